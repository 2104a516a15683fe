"""What goes on being sent, and gifts of what somebody else makes."""

from __future__ import annotations

import pytest

from onrecord.knowledge import Knowledge
from onrecord.reading.acts.flows import flows
from onrecord.reading.acts.marks import Known, know
from onrecord.reading.acts.parties import Parties
from onrecord.reading.acts.reader import third_party
from onrecord.records import Act, Item, Party, Span


def known_in(text: str) -> Known:
    return know(text, [Span(0, len(text))], Knowledge.load(), (), (), ())


def told(text: str) -> list[Act]:
    parties = Parties(text, known_in(text), Knowledge.load(), (), (), None)
    return flows(text, [Span(0, len(text))], parties, [])


@pytest.mark.parametrize(
    "text",
    [
        "Biden-approved shipments continue flowing to Ukraine.",
        "He said that aid kept arriving for Ukraine.",
        "Deliveries are still moving to Ukraine, whatever comes.",
    ],
)
def test_shipments_that_continue_are_under_way(text: str) -> None:
    (act,) = told(text)
    assert (act.kind, act.state, act.factuality) == ("delivery", "in_delivery", "CT+")
    assert [party.id for party in act.recipient] == ["state:UA"]


def test_who_approved_them_is_named() -> None:
    (act,) = told("Biden-approved shipments continue flowing to Ukraine.")
    assert [party.name for party in act.approver] == ["Joe Biden"]


@pytest.mark.parametrize("text", ["Talks on aid continue.", "Weapons continue to matter.", "The river keeps flowing."])
def test_nothing_flows_where_nothing_is_sent(text: str) -> None:
    assert told(text) == []


def gift(text: str, giver: str, item: str, recipient: str) -> Act:
    def span(words: str) -> Span:
        return Span(text.index(words), text.index(words) + len(words))

    lookup = Knowledge.load().lookup

    def party(words: str) -> Party:
        found = lookup(words)
        assert found
        return Party(found.entity.id, found.entity.name, (span(words),))

    return Act(
        id="act1",
        kind="pledge",
        state="pledged",
        factuality="CT+",
        attribution=None,
        aid_type="military",
        donor=(party(giver),),
        recipient=(party(recipient),),
        items=(Item(item, None, None, None, span(item)),),
        evidence=(Span(0, len(text)),),
    )


def test_paying_for_what_another_state_makes_is_a_purchase() -> None:
    text = "Norway will pay for American missiles for Ukraine."
    act = third_party(text, gift(text, "Norway", "missiles", "Ukraine"), known_in(text))
    roles = [[party.id for party in parties] for parties in (act.buyer, act.seller, act.beneficiary, act.donor)]
    assert (act.kind, roles) == ("purchase", [["state:NO"], ["state:US"], ["state:UA"], []])


@pytest.mark.parametrize(
    ("text", "giver"),
    [
        ("Norway will give American missiles to Ukraine.", "Norway"),
        ("Norway will pay for Norwegian missiles for Ukraine.", "Norway"),
    ],
)
def test_giving_is_no_purchase(text: str, giver: str) -> None:
    act = gift(text, giver, "missiles", "Ukraine")
    assert third_party(text, act, known_in(text)) is act
