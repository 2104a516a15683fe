"""Sentences in which somebody does not answer, and who that is."""

from __future__ import annotations

import pytest

from onrecord.tracing.silences import is_silence, silences


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        (
            "The Norland defence ministry did not immediately respond to a request for comment.",
            "The Norland defence ministry",
        ),
        ("Asked about it by the channel, the Foreign Office did not reply.", "the Foreign Office"),
        ("Sudland's envoy to the bloc, Ira Voss, would not confirm that there is such a plan.", "Ira Voss"),
        ("The Presidency had no immediate comment.", "The Presidency"),
        ("The ministry, to which we sent seven questions, answered none of them.", "The ministry"),
        ("The railway operator left an enquiry unanswered.", "The railway operator"),
        ("The President's Office said it had nothing to add to the interview.", "The President's Office"),
        ("Asked whether radars would follow, Brandt did not answer directly.", "Brandt"),
    ],
)
def test_who_did_not_answer(text: str, subject: str) -> None:
    (found,) = silences(f"Norland pledged 12 radars. {text} Talks go on.")
    assert found.subject == subject
    assert found.span.of(f"Norland pledged 12 radars. {text} Talks go on.") == subject + text.partition(subject)[2]


@pytest.mark.parametrize(
    "text",
    [
        "The official declined to be named.",
        "The radars did not arrive.",
        "She did not say that the radars were late.",
        "No radars were sent.",
    ],
)
def test_what_is_no_silence(text: str) -> None:
    assert not list(silences(text))


def test_reported_words_that_say_nothing() -> None:
    assert is_silence("that it had nothing to add")
    assert is_silence("he could not give a number")
    assert is_silence("“We are holding talks, but I would like to refrain from commenting on reports.”")
    assert is_silence("“There is nothing I can say on that,”")
    assert is_silence("she would not go into the details")
    assert not is_silence("“There is nothing we can give them,”")
    assert not is_silence("“They would not discuss it with us,” and left")
    assert not is_silence("that Sudland had not replied to the offer")
