"""A newer reader changes nothing that a person decided, and every disagreement is listed."""

from __future__ import annotations

from dataclasses import replace

import pytest

from onrecord.ledger import Ledger, Query, accept, add, edit, merge, reject, split
from onrecord.records import Act, Evidence, Party, Reading, Span
from tests.ledger.readings import NORLAND, RADARS, SUDLAND, act, day, delivery, pledge, reading

NEWER = "onrecord-reader@ffffffffffff"


def shifted(old: Reading, by: int, reader: str = NEWER, **changes) -> Reading:
    """The reading as a new model would give it: every span elsewhere, every id another, the acts in another order."""

    def move(span: Span) -> Span:
        return Span(max(0, span.start + by), min(len(old.report.text), span.end + by + 1))

    def moved(it: Act, number: int) -> Act:
        return replace(
            it,
            id=f"act{90 + number}",
            evidence=tuple(map(move, it.evidence)),
            donor=tuple(replace(party, spans=tuple(map(move, party.spans))) for party in it.donor),
            recipient=tuple(replace(party, spans=tuple(map(move, party.spans))) for party in it.recipient),
            items=tuple(replace(item, span=move(item.span)) for item in it.items),
            **changes,
        )

    acts = tuple(moved(it, number) for number, it in enumerate(reversed(old.acts)))
    return replace(old, reader=reader, acts=acts)


def facts(ledger: Ledger) -> dict[str, tuple]:
    """What every row shows, without when it began to."""
    found = [*ledger.rows().rows, *ledger.rows(Query(status="rejected")).rows]
    return {
        row.id: tuple(
            getattr(row, name)
            for name in ("status", "kind", "state", "donor", "recipient", "items", "amount", "condition", "announced")
        )
        for row in found
    }


def disagreements(ledger: Ledger) -> dict[str, dict[str, tuple]]:
    """Every field in which a report now says otherwise: what was decided, and what the machine proposes."""
    return {
        row.id: {it.field: (getattr(row, it.field), it.machine) for it in row.decided if it.disagrees}
        for row in ledger.rows(Query(disagreements=True)).rows
    }


THREE_TEXT = "Norland pledges 12 radars to Sudland. It also promises 4 boats. And it approved 30 tents."


def three(**fields) -> Reading:
    acts = (
        act(THREE_TEXT, "pledges 12 radars to Sudland", item=RADARS, units=12),
        act(THREE_TEXT, "promises 4 boats", item=("boats", "Heron", "ship"), units=4),
        act(THREE_TEXT, "approved 30 tents", item=("tents", "Canvas 8", "shelter"), state="approved", units=30),
    )
    return reading(THREE_TEXT, *acts, **{"published": day(1), **fields})


@pytest.fixture
def decided(ledger):
    """Rows accepted, edited, rejected, merged, split and added, over three reports."""
    first = three()
    ledger.add([pledge(), delivery(), first])
    assert [row.id for row in ledger.rows().rows] == ["C-0001", "C-0002", "C-0003"]
    ledger.decide(accept("C-0001"), who="ann")
    ledger.decide(edit("C-0002", "condition", "if the yard delivers"), who="ann")
    ledger.decide(reject("C-0003"), who="ben")
    part = ledger.show("C-0001").passages[-1].evidence
    ledger.decide(split("C-0001", [part]), who="ann")
    ledger.decide(
        add({"donor": (NORLAND,), "recipient": (SUDLAND,), "kind": "pledge", "state": "considered"}), who="ann"
    )
    ledger.decide(merge("C-0002", "C-0005"), who="ben")
    return ledger


@pytest.mark.parametrize("by", [-3, 1, 4])
def test_no_decided_row_changes_when_every_span_and_id_is_shifted(decided, by):
    before, differs = facts(decided), disagreements(decided)
    passages = {name: len(decided.show(name).passages) for name in before}
    for old in (pledge(), delivery(), three()):
        assert [it.outcome for it in decided.add([shifted(old, by)])] == ["read again"]
    assert facts(decided) == before
    assert {name: len(decided.show(name).passages) for name in before} == passages
    assert disagreements(decided) == differs
    assert decided.check() == []


def test_a_new_model_that_reads_otherwise_changes_nothing_decided_and_every_disagreement_is_listed(ledger):
    ledger.add([pledge(), delivery(), three()])
    ledger.decide(accept("C-0001"), accept("C-0002"), edit("C-0003", "state", "approved"), who="ann")
    before = facts(ledger)
    ledger.add([shifted(three(), 1, state="considered", factuality="PS+", aid_type="financial")])
    after = facts(ledger)
    assert (after["C-0001"], after["C-0002"]) == (before["C-0001"], before["C-0002"])
    assert disagreements(ledger) == {
        "C-0002": {
            "state": ("pledged", "considered"),
            "factuality": ("CT+", "PS+"),
            "aid_type": ("military", "financial"),
        },
        "C-0003": {"state": ("approved", "considered")},
    }
    assert ledger.check() == []


def test_the_same_reader_is_not_asked_twice_and_an_older_reading_does_not_come_back(ledger):
    ledger.add([pledge()])
    newer = shifted(pledge(), 2)
    assert [it.outcome for it in ledger.add([newer])] == ["read again"]
    assert [it.outcome for it in ledger.add([newer, pledge()])] == ["known", "known"]
    (passage,) = ledger.show("C-0001").passages
    assert passage.evidence.span.start == 10


def test_what_nobody_decided_follows_the_newer_reading(ledger):
    ledger.add([pledge()])
    ledger.add([shifted(pledge(), 1, state="approved")])
    assert [(row.id, row.state) for row in ledger.rows().rows] == [("C-0001", "approved")]


def test_a_decided_row_whose_passage_is_no_longer_read_stays_and_becomes_a_finding(ledger):
    ledger.add([pledge()])
    ledger.decide(accept("C-0001"), who="ann")
    before = facts(ledger)
    ledger.add([replace(pledge(), reader=NEWER, acts=())])
    assert facts(ledger) == before
    dossier = ledger.show("C-0001")
    assert dossier.commitment.flags == ("no report that is read now tells it",)
    assert dossier.findings == (f"{NEWER} no longer reads in report {pledge().report.id} what C-0001 rests on",)
    assert ledger.check() == []


def test_a_row_that_nobody_decided_on_and_no_reading_tells_any_more_shows_nothing(ledger):
    ledger.add([pledge(), three()])
    ledger.add([replace(three(), reader=NEWER, acts=())])
    assert [row.id for row in ledger.rows().rows] == ["C-0001"]
    assert ledger.show("C-0003").commitment is None
    assert ledger.check() == []


def test_a_passage_that_is_read_again_by_a_third_reader_finds_its_row(ledger):
    ledger.add([pledge()])
    ledger.decide(edit("C-0001", "donor", (Party("state:OS", "Ostland"),)), who="ann")
    ledger.add([replace(pledge(), reader=NEWER, acts=())])
    ledger.add([shifted(pledge(), 1, reader="third@1")])
    assert [row.id for row in ledger.rows().rows] == ["C-0001"]
    assert len(ledger.show("C-0001").passages) == 1


def test_an_act_of_another_kind_at_the_same_words_is_another_row(ledger):
    ledger.add([pledge()])
    ledger.decide(accept("C-0001"), who="ann")
    ledger.add([shifted(pledge(), 1, kind="meeting", state=None)])
    assert [(row.id, row.kind) for row in ledger.rows().rows] == [("C-0001", "pledge"), ("C-0002", "meeting")]
    assert len(ledger.show("C-0001").findings) == 1


def test_evidence_of_a_row_by_hand_draws_the_act_that_is_read_there(ledger):
    bare = pledge()
    ledger.add([replace(bare, reader="old@1", acts=())])
    passage = Evidence(bare.report.id, bare.report.version, Span(8, 20))
    values = {"kind": "pledge", "state": "pledged", "donor": (NORLAND,), "recipient": (SUDLAND,)}
    (taken,) = ledger.decide(add(values, evidence=[passage]), who="ann")
    assert taken.evidence[0].words == "will give Su"
    ledger.add([bare])
    assert [(row.id, row.status) for row in ledger.rows().rows] == [("C-0001", "added")]
    assert len(ledger.show("C-0001").passages) == 1
