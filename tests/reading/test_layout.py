"""Attributions that the layout makes, and words that two claim."""

import pytest

from onrecord.reading.flat import FlatAttribution
from onrecord.reading.layout import settle
from onrecord.records import Span


def at(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


def credits(text: str) -> list[tuple[str, str, str]]:
    found = settle(text, [Span(0, len(text))], [])
    return [(f.source[0].of(text), f.cue[0].of(text), f.content[0].of(text)) for f in found]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param("“We wait.”\n— Mara Lind, pilot", ("Mara Lind, pilot", "—", "“We wait.”"), id="dash and name"),
        pytest.param("''We wait.''\n\n- Mara Lind.", ("Mara Lind", "-", "''We wait.''"), id="hyphen, apostrophes"),
        pytest.param("And from the pilot:\n\n“We wait.”", ("the pilot", "And from", "“We wait.”"), id="lead-in"),
        pytest.param("Her reply:\n\n> “We wait.”", ("Her", "reply:", "“We wait.”"), id="a reply, quoted in Markdown"),
    ],
)
def test_the_layout_credits_a_quotation(text: str, found: tuple[str, str, str]) -> None:
    assert credits(text) == [found]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("It rains.\n— Mara Lind", id="no quotation above the name"),
        pytest.param("“We wait.”\n- buy bread", id="a list"),
        pytest.param("From Monday on:\n\nThe ferry sails.", id="no quotation below the lead-in"),
    ],
)
def test_other_lines_credit_nobody(text: str) -> None:
    assert credits(text) == []


def test_a_quotation_that_the_model_has_credited_is_left_alone() -> None:
    text = "“We wait,” she said.\n\n“We wait.”\n— Mara Lind"
    quotation = Span(text.rindex("“"), text.rindex("”") + 1)
    given = FlatAttribution((at(text, "she"),), (at(text, "said"),), (at(text, "“We wait,”"), quotation), 0.9)
    assert settle(text, [Span(0, len(text))], [given]) == (given,)


def test_words_that_two_claim_go_to_the_nearer_cue() -> None:
    text = "Boats sail, Lind said. “Soon,” she told radio."
    first = FlatAttribution(
        (at(text, "Lind"),), (at(text, "said"),), (at(text, "Boats sail"), at(text, "“Soon,”")), 0.9
    )
    second = FlatAttribution((at(text, "she"),), (at(text, "told"),), (at(text, "“Soon,”"),), 0.9)
    found = settle(text, [Span(0, len(text))], [first, second])
    assert [[s.of(text) for s in f.content] for f in found] == [["Boats sail"], ["“Soon,”"]]
