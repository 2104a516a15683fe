"""State and factuality by grammar: plans are not pledges, pledges are not deliveries, refusals are neither."""

from __future__ import annotations

import pytest

from onrecord.reading.acts.modality import told_at
from onrecord.reading.acts.verbs import VERBS
from onrecord.records import Span


def told(text: str, verb: str) -> tuple[str, str, list[str]] | None:
    at = text.index(verb)
    found = told_at(text, Span(at, at + len(verb)), 0)
    return found and (found.state, found.factuality, [hedge.of(text) for hedge in found.hedges])


@pytest.mark.parametrize(
    ("text", "verb", "state", "factuality"),
    [
        ("Norland has delivered ten boats.", "delivered", "delivered", "CT+"),
        ("Last year Norland donated ten trucks.", "donated", "delivered", "CT+"),
        ("Ten boats were donated.", "donated", "delivered", "CT+"),
        ("Norland will deliver ten boats.", "deliver", "pledged", "CT+"),
        ("Norland pledged on Monday to send ten boats.", "send", "pledged", "CT+"),
        ("Norland agreed to give ten boats.", "give", "pledged", "CT+"),
        ("Norland plans to send ten boats.", "send", "considered", "PR+"),
        ("Norland is expected to send ten boats.", "send", "considered", "PR+"),
        ("Norland offered to send ten boats.", "send", "considered", "PR+"),
        ("Norland may send ten boats.", "send", "considered", "PS+"),
        ("Norland is considering sending ten boats.", "sending", "considered", "PS+"),
        ("Norland is weighing whether to buy ten boats.", "buy", "considered", "PS+"),
        ("Norland will not send boats.", "send", "denied", "CT-"),
        ("Norland won't send boats.", "send", "denied", "CT-"),
        ("Norland refused to send boats.", "send", "denied", "CT-"),
        ("Norland ruled out sending boats.", "sending", "denied", "CT-"),
        ("Norland denied that it had sent boats.", "sent", "denied", "CT-"),
        ("Norland has not sent the boats.", "sent", "denied", "CT-"),
        ("Norland has yet to deliver the boats.", "deliver", "denied", "CT-"),
        ("Vesland asked Norland to send boats.", "send", "requested", "CT+"),
        ("It is unclear whether Norland will send boats.", "send", "considered", "Uu"),
        ("No decision on whether to send boats has been made.", "send", "considered", "Uu"),
    ],
)
def test_the_words_before_a_verb_settle_how_far_it_is(text: str, verb: str, state: str, factuality: str) -> None:
    found = told(text, verb)
    assert found is not None
    assert found[:2] == (state, factuality)


@pytest.mark.parametrize(
    ("text", "verb", "hedges"),
    [
        ("Norland may send ten boats.", "send", ["may"]),
        ("Norland plans to send ten boats.", "send", ["plans to"]),
        ("Norland is considering sending ten boats.", "sending", ["is considering"]),
        ("Norland has delivered ten boats.", "delivered", []),
    ],
)
def test_the_words_that_lower_it_are_its_hedges(text: str, verb: str, hedges: list[str]) -> None:
    found = told(text, verb)
    assert found is not None
    assert found[2] == hedges


@pytest.mark.parametrize(
    ("text", "verb"),
    [
        ("The first boats have been delivered.", "delivered"),
        ("Not a single boat was delivered.", "delivered"),
        ("the boats donated by Norland", "donated by"),
        ("Norland’s talks about boats", "talks"),
    ],
)
def test_what_grammar_alone_cannot_settle_is_left_to_the_model(text: str, verb: str) -> None:
    at = text.index(verb)
    assert told_at(text, Span(at, at + len(verb.split()[0])), 0) is None


def test_past_and_participle_of_regular_verbs_are_known() -> None:
    assert VERBS["supplied"].forms == {"past", "participle"}
    assert VERBS["committed"].group == "promise"
    assert VERBS["sends"].forms == {"s"}
