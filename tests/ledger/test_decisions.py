from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from onrecord.errors import ConflictError, UsageError
from onrecord.ledger import Ledger, Query, accept, add, edit, merge, reject, split, undo
from onrecord.records import Count, Euro, Evidence, Good, Party, Span, Sum
from tests.ledger.readings import DELIVERY_TEXT, PLEDGE_TEXT, RADARS, act, day, delivery, pledge, reading

BOATS = ("patrol boats", "Heron", "ship")
BOATS_TEXT = "Norland will also give Sudland 4 patrol boats."


def boats(**fields):
    told = act(BOATS_TEXT, "will also give Sudland 4 patrol boats", item=BOATS, units=4)
    return reading(BOATS_TEXT, told, **{"published": day(5), **fields})


def row(ledger: Ledger, name: str = "C-0001"):
    found = ledger.show(name).commitment
    assert found is not None
    return found


def decided(ledger: Ledger, *drafts, **options):
    return ledger.decide(*drafts, who="ann", **options)


@pytest.fixture
def stocked(ledger):
    """C-0001: radars, pledged and delivered; C-0002: boats, pledged."""
    ledger.add([pledge(), delivery(), boats()])
    return ledger


def test_a_decision_names_what_was_seen_and_set_and_the_words_it_rests_on(stocked):
    (taken,) = decided(stocked, edit("C-0001", "state", "contracted"), why="the ministry's list")
    assert (taken.id, taken.commitment, taken.field) == (1, "C-0001", "state")
    assert (taken.seen, taken.value, taken.who, taken.why) == ("delivered", "contracted", "ann", "the ministry's list")
    assert [it.words for it in taken.evidence] == [
        "will give Sudland 12 Corvus radars",
        "has handed over all 12 Corvus radars",
    ]
    assert stocked.show("C-0001").decisions == (taken,)


def test_an_edit_stands_and_shows_where_reports_disagree(stocked):
    decided(stocked, edit("C-0001", "state", "contracted"))
    found = row(stocked)
    assert (found.state, found.status) == ("contracted", "edited")
    assert [(it.field, it.machine, it.disagrees) for it in found.decided] == [("state", "delivered", True)]
    assert [it.id for it in stocked.rows(Query(disagreements=True)).rows] == ["C-0001"]
    assert (found.history[-1].state, found.history[-1].decision) == ("contracted", 1)


def test_what_was_accepted_stays_when_a_later_report_says_more(ledger):
    ledger.add([pledge()])
    decided(ledger, accept("C-0001"))
    ledger.add([delivery()])
    found = row(ledger)
    assert (found.state, found.status) == ("pledged", "accepted")
    assert {it.field: it.machine for it in found.decided if it.disagrees} == {"state": "delivered"}


def test_one_value_can_be_accepted(ledger):
    ledger.add([pledge()])
    decided(ledger, accept("C-0001", "amount"))
    found = row(ledger)
    assert (found.status, [it.field for it in found.decided]) == ("proposed", ["amount"])


def test_an_amount_that_is_set_takes_its_euro_value_along(stocked):
    decided(stocked, edit("C-0001", "amount", Sum((Decimal(50), Decimal(50)), "EUR")))
    assert row(stocked).euro == Euro((Decimal(50), Decimal(50)), date(2025, 3, 1))
    decided(stocked, edit("C-0001", "amount", Sum((Decimal(50), Decimal(50)), "SEK")))
    assert row(stocked).euro is None
    assert row(stocked).unknown == {"euro": "the amount was set by a person, without a euro value"}


def test_a_rejected_row_is_left_out_and_gathers_what_is_told_of_it(ledger):
    ledger.add([pledge()])
    decided(ledger, reject("C-0001"))
    ledger.add([delivery()])
    assert ledger.rows().total == 0
    assert [it.id for it in ledger.rows(Query(status="rejected")).rows] == ["C-0001"]
    assert len(ledger.show("C-0001").passages) == 2


def test_a_row_that_is_merged_away_leads_to_the_one_that_stays(stocked):
    decided(stocked, merge("C-0001", "C-0002"))
    dossier = stocked.show("C-0002")
    assert (dossier.asked, dossier.commitment.id, len(dossier.passages)) == ("C-0002", "C-0001", 3)
    assert stocked.rows().total == 1
    with pytest.raises(ConflictError, match=r"C-0002 is now part of C-0001\. Decide on C-0001\."):
        decided(stocked, accept("C-0002"))


def test_a_split_gives_passages_to_a_new_row(stocked):
    passage = stocked.show("C-0001").passages[1].evidence
    (taken,) = decided(stocked, split("C-0001", [passage]))
    assert taken.other == "C-0003"
    assert (row(stocked).state, row(stocked, "C-0003").state) == ("pledged", "delivered")


def test_a_split_takes_the_act_that_is_named_and_not_its_neighbour(ledger):
    """Two acts of one text, each with its date in the other's words."""
    text = "On Monday Norland promised Sudland 12 radars and on Tuesday 4 patrol boats."
    radars, boats = "Monday Norland promised Sudland 12 radars", "Tuesday 4 patrol boats"
    own, other = (Span(text.index(words), text.index(words) + len(words)) for words in (radars, boats))
    monday, four = Span(own.start, own.start + 6), Span(other.start + 8, other.start + 9)
    first = act(text, radars, item=RADARS, units=12, evidence=(own, four))
    second = act(text, boats, item=BOATS, units=4, evidence=(other, monday), id="act2")
    ledger.add([reading(text, first, second)])
    decided(ledger, merge("C-0001", "C-0002"))
    passages = {it.evidence.span: it.evidence for it in ledger.show("C-0001").passages}
    for span, stays in ((other, "radars"), (own, "patrol boats"), (monday, "radars")):
        (taken,) = decided(ledger, split("C-0001", [passages[span]]))
        assert [good.name for good in row(ledger).items] == [stays]
        assert ledger.check() == []
        decided(ledger, undo(taken.id))


def test_ids_are_never_used_again(stocked):
    (first,) = decided(stocked, add({"kind": "pledge"}))
    decided(stocked, undo(first.id))
    (second,) = decided(stocked, add({"kind": "pledge"}))
    assert (first.commitment, second.commitment) == ("C-0003", "C-0004")


def test_a_row_by_hand_keeps_its_cells_as_evidence_and_gathers_reports(ledger):
    cell = Evidence("desk.xlsx", "ab" * 32, None, "MAIN DATA!R2C5", "twelve radars")
    values = {
        "kind": "pledge",
        "state": "pledged",
        "donor": (Party("state:NO", "Norland"),),
        "recipient": (Party("state:SU", "Sudland"),),
        "items": (Good("radars", "Corvus 3", "air_defence", Count((Decimal(12), Decimal(12)))),),
        "announced": date(2025, 3, 1),
        "note": "=SUM(A1) is text here",
    }
    ledger.decide(add(values, evidence=[cell]), who="import:desk.xlsx@" + "ab" * 32)
    assert (row(ledger).status, row(ledger).note) == ("added", "=SUM(A1) is text here")
    assert ledger.show("C-0001").decisions[0].evidence == (cell,)
    assert row(ledger).first_mentioned is None
    ledger.decide(accept("C-0001"), who="ann")
    ledger.add([pledge(), delivery()])
    assert [it.id for it in ledger.rows().rows] == ["C-0001"]
    assert len(ledger.show("C-0001").passages) == 2
    assert row(ledger).decided[1].machine == "delivered"
    (taken,) = ledger.decisions("import:")
    assert (taken.kind, taken.value, taken.evidence) == ("add", values, (cell,))
    assert [it.who for it in ledger.decisions()] == [taken.who, "ann"]


def test_every_decision_can_be_undone_and_the_undoing_too(stocked):
    before = row(stocked)
    decided(stocked, edit("C-0001", "condition", "if parliament agrees"))
    decided(stocked, undo(1))
    assert row(stocked) == before.__class__(**{**_fields(before), "known_from": row(stocked).known_from})
    decided(stocked, undo(2))
    assert row(stocked).condition == "if parliament agrees"


def _fields(found):
    return {name: getattr(found, name) for name in found.__dataclass_fields__}


def test_undoing_a_merge_brings_back_both_rows(stocked):
    decided(stocked, merge("C-0001", "C-0002"))
    decided(stocked, undo(1))
    assert [it.id for it in stocked.rows().rows] == ["C-0001", "C-0002"]
    assert stocked.show("C-0002").commitment.items[0].canonical == "Heron"


def test_deciding_on_what_has_changed_is_a_conflict_unless_forced(stocked):
    seen = row(stocked)
    decided(stocked, edit("C-0001", "state", "contracted"))
    with pytest.raises(
        ConflictError, match="state of C-0001 has changed since you looked: it was delivered, it is contracted"
    ):
        decided(stocked, edit("C-0001", "state", "approved", seen="delivered"))
    with pytest.raises(ConflictError, match="state of C-0001 has changed"):
        decided(stocked, accept("C-0001", seen=seen))
    decided(stocked, edit("C-0001", "state", "approved", seen="delivered"), force=True)
    assert row(stocked).state == "approved"


def test_a_decision_is_undone_once(stocked):
    decided(stocked, edit("C-0001", "state", "contracted"))
    decided(stocked, undo(1))
    with pytest.raises(ConflictError, match="Decision 1 is undone already"):
        decided(stocked, undo(1))


def test_several_decisions_are_taken_together_or_not_at_all(stocked):
    with pytest.raises(UsageError, match="There is no row C-0099"):
        decided(stocked, edit("C-0001", "state", "contracted"), reject("C-0099"))
    assert row(stocked).state == "delivered"
    assert stocked.show("C-0001").decisions == ()


@pytest.mark.parametrize(
    ("draft", "message"),
    [
        (lambda: edit("C-0001", "colour", "red"), 'Unknown field "colour"'),
        (lambda: edit("C-0001", "state", "aproved"), 'Unknown state "aproved"'),
        (lambda: edit("radars", "state", "approved"), '"radars" is not the id of a row'),
        (lambda: merge("C-0001", "C-0001"), "Cannot merge C-0001 with itself"),
        (lambda: split("C-0001", []), "A split needs at least one passage"),
        (lambda: split("C-0001", [Evidence("r", "v", Span(0, 1))]), "There is no version v of report r"),
        (lambda: undo(77), "There is no decision 77"),
    ],
)
def test_what_makes_no_sense_is_refused(stocked, draft, message):
    with pytest.raises(UsageError) as caught:
        decided(stocked, draft())
    assert caught.value.message.startswith(message)
    assert caught.value.remedy


def test_a_decision_needs_a_name(stocked):
    with pytest.raises(UsageError, match="A decision needs somebody who takes it"):
        stocked.decide(reject("C-0001"), who=" ")


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE decisions SET who = 'bob'",
        "DELETE FROM decisions",
        "DELETE FROM decision_evidence",
        "UPDATE decision_evidence SET words = 'other words'",
        "UPDATE decision_evidence SET report = 'other', words = NULL",
    ],
)
def test_the_database_itself_refuses_to_change_decisions(stocked, statement):
    decided(stocked, reject("C-0001"))
    with (
        pytest.raises(DBAPIError, match="decisions are appended, never changed"),
        stocked._backend.writing() as connection,
    ):
        connection.execute(text(statement))


def test_a_matching_proposal_joins_the_corrected_row(ledger):
    ledger.add([pledge()])
    decided(ledger, edit("C-0001", "items", (Good("boats", "Heron", "ship", Count((Decimal(4), Decimal(4)))),)))
    ledger.add([boats()])
    assert ledger.rows().total == 1


def test_check_and_rebuild_after_decisions(stocked):
    passage = stocked.show("C-0001").passages[1].evidence
    decided(stocked, split("C-0001", [passage]), merge("C-0002", "C-0001"), undo(1), accept("C-0002"))
    assert stocked.check() == []
    assert stocked.rebuild() == 0
    assert PLEDGE_TEXT and DELIVERY_TEXT and RADARS


def test_check_tells_of_a_row_that_the_log_does_not_explain(stocked):
    with stocked._backend.writing() as connection:
        connection.execute(text("UPDATE rows SET state = 'withdrawn' WHERE commitment = 2"))
        connection.execute(
            text("UPDATE rows SET valid_from = valid_from + 1 WHERE commitment = 1 AND recorded_to > 9e18")
        )
    found = stocked.check()
    assert any("C-0001 does not show what the log says" in line for line in found)
    assert any(line.startswith("C-0002: column state holds 'withdrawn'") for line in found)
    assert stocked.rebuild() == 2
    assert stocked.check() == []
