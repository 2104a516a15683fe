"""After a takedown no word of the report is left, and the rows that rested on it say so."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import text

from onrecord.errors import UsageError
from onrecord.ledger import Query, When, accept, edit
from onrecord.records import Party
from tests.ledger.readings import SUDLAND, act, day, delivery, pledge, reading

SECRET = "Zephyrquartz"
"""A word that stands nowhere else."""
SECRET_TEXT = f"{SECRET}: the {SECRET}ians will give Sudland 9 {SECRET} kites if {SECRET} holds. {SECRET} said so."


def secret(outlet: str = "Taken Down"):
    told = act(
        SECRET_TEXT,
        f"will give Sudland 9 {SECRET} kites",
        donor=(Party(None, f"{SECRET}ians"),),
        recipient=(SUDLAND,),
        item=(f"{SECRET} kites", None, "drone"),
        units=9,
        condition=f"if {SECRET} holds",
    )
    return reading(SECRET_TEXT, told, outlet=outlet, url=f"https://example.org/{SECRET}", said=f"{SECRET} said so")


def bytes_of(ledger) -> bytes:
    """Everything that the database holds: its files, or a dump of every table."""
    if "://" in ledger.place:
        with ledger._backend.reading() as connection:
            tables = (
                connection.execute(text("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")).scalars().all()
            )
            rows = [str(connection.execute(text(f'SELECT t::text FROM "{name}" t')).all()) for name in tables]
        return "\n".join(rows).encode()
    place = Path(ledger.place)
    return b"".join(path.read_bytes() for path in place.parent.glob(place.name + "*"))


def holds(ledger, word: str) -> bool:
    return word.casefold().encode() in bytes_of(ledger).lower()


def test_nothing_of_the_text_is_left(ledger):
    it = secret()
    ledger.add([pledge(), it])
    ledger.decide(edit("C-0002", "state", "approved"), who="ann")
    assert holds(ledger, SECRET)
    assert ledger.forget(it.report.id, who="ann", why="publisher's letter of 3 May") == ["C-0002"]
    assert not holds(ledger, SECRET)
    assert ledger.check() == []


def test_rows_that_lose_evidence_keep_their_facts_and_are_flagged(ledger):
    it = secret()
    ledger.add([it])
    ledger.forget(it.report.id, who="ann", why="court order")
    (row,) = ledger.rows().rows
    assert (row.state, row.recipient[0].name, row.items[0].class_) == ("pledged", "Sudland", "drone")
    assert (row.donor[0].name, row.items[0].name, row.condition) == ("(forgotten)", "(forgotten)", None)
    assert row.flags == ("a report that it rests on was forgotten",)
    dossier = ledger.show("C-0001")
    assert [passage.evidence.words for passage in dossier.passages] == [None]
    assert dossier.findings == (f"C-0001 rests on report {it.report.id}, which was forgotten",)


def test_what_was_shown_before_is_rid_of_the_words_too(ledger):
    from datetime import UTC, datetime

    it = secret()
    ledger.add([it])
    then = datetime.now(UTC)
    ledger.decide(edit("C-0001", "donor", (SUDLAND,)), who="ann")
    ledger.forget(it.report.id, who="ann", why="court order")
    (row,) = ledger.rows(Query(when=When(recorded_by=then))).rows
    assert (row.donor[0].name, row.condition, row.state) == ("(forgotten)", None, "pledged")


def test_search_finds_it_no_more(ledger):
    it = secret()
    ledger.add([it, pledge()])
    ledger.forget(it.report.id, who="ann", why="court order")
    found = ledger.search(SECRET)
    assert (found.reports, found.statements, found.rows) == ((), (), ())
    assert len(ledger.search("corvus").reports) == 1


def test_a_forgotten_report_is_known_if_it_comes_again(ledger):
    it = secret()
    ledger.add([it])
    ledger.forget(it.report.id, who="ann", why="court order")
    assert [stored.outcome for stored in ledger.add([it])] == ["forgotten"]
    assert not holds(ledger, SECRET)
    with ledger._backend.reading() as connection:
        (stone,) = connection.execute(text("SELECT report, version, who, why FROM tombstones")).all()
    assert tuple(stone) == (it.report.id, it.report.version, "ann", "court order")


def test_the_same_text_of_another_outlet_stays(ledger):
    ledger.add([pledge(), pledge(outlet="Harbour Post")])
    ledger.forget(pledge().report.id, who="ann", why="court order")
    assert [it.outlet for it in ledger.search("corvus").reports] == ["Harbour Post"]
    words = [passage.evidence.words for passage in ledger.show("C-0001").passages]
    assert words == [None, "will give Sudland 12 Corvus radars"]


def test_what_a_person_accepted_stays_theirs(ledger):
    ledger.add([pledge(), delivery(published=day(3))])
    ledger.decide(accept("C-0001"), who="ann")
    ledger.forget(pledge().report.id, who="ann", why="court order")
    (row,) = ledger.rows().rows
    assert (row.status, row.state, row.items[0].name) == ("accepted", "delivered", "radars")
    evidence = ledger.show("C-0001").decisions[0].evidence
    assert [it.words for it in evidence] == [None, "has handed over all 12 Corvus radars"]


@pytest.mark.parametrize(
    ("report", "why", "message"),
    [("nowhere", "x", 'There is no report "nowhere"'), (pledge().report.id, " ", "A takedown needs a reason")],
)
def test_a_takedown_needs_a_report_and_a_reason(ledger, report, why, message):
    ledger.add([pledge()])
    with pytest.raises(UsageError, match=message):
        ledger.forget(report, who="ann", why=why)
    assert len(ledger.search("corvus").reports) == 1
