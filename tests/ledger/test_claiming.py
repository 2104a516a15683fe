"""Acts that the reports of a story tell as one go to one row, and a row says on whose word it rests."""

from __future__ import annotations

from dataclasses import replace

import pytest

from onrecord.ledger import ClaimPlace, Ledger, When, accept, claiming, merge
from onrecord.records import Reading
from tests.ledger.readings import PLEDGE_TEXT, RADARS, act, day, delivery, pledge, reading


def slip(**fields) -> Reading:
    """A retelling of the pledge that has the number wrong."""
    text = PLEDGE_TEXT.replace("12", "21") + " No more was said."
    told = act(text, "will give Sudland 21 Corvus radars", item=RADARS, units=21)
    return reading(text, told, **{"outlet": "Harbour Post", "published": day(1), **fields})


def considered(**fields) -> Reading:
    """The pledge told as a plan, which by itself would be a row of its own."""
    text = PLEDGE_TEXT + " So it is planned."
    told = act(text, "will give Sudland 12 Corvus radars", kind="plan", state="considered", item=RADARS, units=12)
    return reading(text, told, **{"outlet": "Harbour Post", "published": day(2), **fields})


@pytest.mark.parametrize("retold", [slip, considered])
def test_an_act_goes_where_the_other_acts_of_its_claim_are(ledger, retold):
    ledger.add([pledge(), pledge(outlet="Evening Mail")])
    ledger.add([retold()])
    assert [line.reports for line in ledger.stories()] == [3]
    assert [row.id for row in ledger.rows().rows] == ["C-0001"]
    assert len(ledger.show("C-0001").passages) == 3
    assert ledger.check() == []


@pytest.mark.parametrize("retold", [slip, considered])
def test_in_another_story_it_is_a_row_of_its_own(ledger, retold):
    ledger.add([pledge()])
    ledger.add([retold(published=day(60))])
    assert [line.reports for line in ledger.stories()] == [1, 1]
    assert ledger.rows().total == 2


def test_all_reports_of_a_story_may_come_in_one_transaction(ledger):
    ledger.add([considered(), slip(outlet="Evening Mail"), pledge()])
    assert ledger.rows().total == 1


def test_a_report_that_is_read_again_finds_its_claim_too(ledger):
    ledger.add([pledge(), replace(considered(), acts=())])
    ledger.add([replace(considered(), reader="newer@1")])
    assert [row.id for row in ledger.rows().rows] == ["C-0001"]
    assert ledger.check() == []


def test_only_the_nearest_reports_of_a_story_are_looked_at(ledger, monkeypatch):
    monkeypatch.setattr(claiming, "_NEAREST", 2)
    ledger.add([pledge()])
    ledger.add([replace(pledge(outlet=f"Outlet {n}", published=day(1)), acts=()) for n in range(2)])
    ledger.add([considered()])
    assert ledger.rows().total == 2


def apart(ledger: Ledger) -> Ledger:
    """The pledge and its retelling as a plan in two rows, since they were two stories until a third report came."""
    ledger.add([pledge(), considered(published=day(11))])
    assert ledger.rows().total == 2
    ledger.decide(accept("C-0002"), who="ann")
    return ledger


def test_what_was_placed_stays_and_rows_that_turn_out_to_tell_one_claim_become_findings(ledger):
    apart(ledger)
    before = [replace(row, known_from=None) for row in ledger.rows().rows]
    between = considered(outlet="Third", published=day(6))
    ledger.add([between])
    assert [line.reports for line in ledger.stories()] == [3]
    assert [row.id for row in ledger.rows().rows] == ["C-0001", "C-0002"]
    assert replace(ledger.rows().rows[1], known_from=None) == before[1]
    finding = "S-0001 tells as one act what C-0001 and C-0002 keep apart"
    assert ledger.show("C-0001").findings == ledger.show("C-0002").findings == (finding,)
    ledger.add([considered(outlet="Fourth", published=day(6))])
    assert ledger.show("C-0001").findings == (finding,)  # said once
    assert ledger.check() == []


def test_rows_that_a_person_merged_are_no_finding(ledger):
    apart(ledger).decide(merge("C-0002", "C-0001"), who="ann")
    ledger.add([considered(outlet="Third", published=day(6))])
    assert ledger.show("C-0001").findings == ()
    assert ledger.rows().total == 1


def test_a_row_names_its_stories_and_the_claims_that_moved_it(ledger):
    copy = pledge(outlet="Harbour Post", published=day(1))
    ledger.add([pledge(), copy, delivery()])
    dossier = ledger.show("C-0001")
    assert [(it.story, it.claims, it.reports) for it in dossier.backing] == [
        ("S-0001", ("claim1",), (pledge().report.id, copy.report.id)),
        ("S-0002", ("claim1",), (delivery().report.id,)),
    ]
    assert [change.state for change in dossier.commitment.history] == ["pledged", "delivered"]
    assert dossier.moved_by == (ClaimPlace("S-0001", "claim1"), ClaimPlace("S-0002", "claim1"))
    early = ledger.show("C-0001", When(as_of=day(0).date()))
    assert [it.reports for it in early.backing] == [(pledge().report.id,)]


def test_a_copy_is_an_echo_and_adds_no_voice(ledger):
    ledger.add([pledge()])
    alone = ledger.show("C-0001").origins
    assert [origin.name for origin in alone] == ["The Norland Courier"]
    copies = [pledge(outlet=name, published=day(1)) for name in ("Harbour Post", "Evening Mail")]
    ledger.add(copies)
    dossier = ledger.show("C-0001")
    assert [origin.name for origin in dossier.origins] == ["The Norland Courier"]
    assert {it.report.id for it in copies} <= set(dossier.backing[0].echoes)
    assert len(dossier.passages) == 3


def test_a_change_that_a_person_made_was_moved_by_no_claim(ledger):
    from onrecord.ledger import edit

    ledger.add([pledge()])
    ledger.decide(edit("C-0001", "state", "delivered"), who="ann")
    assert ledger.show("C-0001").moved_by == (ClaimPlace("S-0001", "claim1"), None)


def test_backing_is_left_out_where_it_is_not_asked_for(ledger):
    ledger.add([pledge()])
    dossier = ledger.show("C-0001", traced=False)
    assert (dossier.backing, dossier.moved_by, dossier.origins) == ((), (), ())
    assert dossier.passages


def test_a_forgotten_report_is_behind_a_row_no_more(ledger):
    copy = pledge(outlet="Harbour Post", published=day(1))
    ledger.add([pledge(), copy])
    ledger.forget(copy.report.id, who="ann", why="court order")
    assert [it.reports for it in ledger.show("C-0001").backing] == [(pledge().report.id,)]
