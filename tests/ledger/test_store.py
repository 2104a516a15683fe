from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from onrecord.errors import UsageError
from onrecord.ledger import Ledger, Query, When
from onrecord.records import Count, Euro, Evidence, Span, Sum
from tests.ledger.readings import (
    DAY_ONE,
    DELIVERY_TEXT,
    NORLAND,
    OSTLAND,
    PLEDGE_TEXT,
    RADARS,
    SUDLAND,
    act,
    day,
    delivery,
    pledge,
    reading,
)


def outcomes(ledger: Ledger, *readings) -> list[str]:
    return [stored.outcome for stored in ledger.add(readings)]


def test_the_same_version_is_stored_once(ledger):
    assert outcomes(ledger, pledge(), pledge()) == ["stored", "known"]
    assert outcomes(ledger, pledge()) == ["known"]
    assert len(ledger.search("Corvus").reports) == 1


def test_a_pledge_and_its_delivery_are_one_commitment(ledger):
    ledger.add([pledge()])
    ledger.add([delivery()])
    (row,) = ledger.rows().rows
    assert (row.id, row.kind, row.state, row.status) == ("C-0001", "pledge", "delivered", "proposed")
    assert row.announced == date(2025, 3, 1)
    assert row.items[0].units == Count((Decimal(12), Decimal(12)))
    assert row.amount == Sum((Decimal(40_500_000), Decimal(40_500_000)), "EUR")
    assert row.euro == Euro((Decimal(40_500_000), Decimal(40_500_000)), date(2025, 3, 1))
    assert [(step.state, step.on) for step in row.history] == [
        ("pledged", date(2025, 3, 1)),
        ("delivered", date(2025, 4, 10)),
    ]
    assert ledger.check() == []


def test_every_passage_is_shown_with_its_words_and_report(ledger):
    ledger.add([pledge(), delivery(outlet="Harbour Post")])
    passages = ledger.show("C-0001").passages
    assert [(passage.evidence.words, passage.outlet, passage.tells) for passage in passages] == [
        ("will give Sudland 12 Corvus radars", "The Norland Courier", "pledge, pledged"),
        ("has handed over all 12 Corvus radars", "Harbour Post", "delivery, delivered"),
    ]
    assert passages[0].evidence == Evidence(
        pledge().report.id, pledge().report.version, Span(8, 42), None, "will give Sudland 12 Corvus radars"
    )


def test_two_mentions_in_one_report_are_one_commitment_with_two_passages(ledger):
    text = "Norland gives Sudland 12 Corvus radars. The 12 radars are a gift."
    first = act(text, "gives Sudland 12 Corvus radars", item=RADARS, units=12)
    again = act(text, "The 12 radars are a gift", item=RADARS, units=12)
    ledger.add([reading(text, first, again)])
    assert ledger.rows().total == 1
    assert len(ledger.show("C-0001").passages) == 2


@pytest.mark.parametrize(
    "changed",
    [
        {"donor": (OSTLAND,)},
        {"recipient": (OSTLAND,)},
        {"item": ("boats", "Heron", "ship")},
        {"units": 30},
        {"kind": "meeting", "state": None},
        {"kind": "request", "state": "requested"},
        {"kind": "plan", "state": "considered"},
    ],
    ids=lambda changed: next(iter(changed)) + str(changed.get("kind", "")),
)
def test_what_differs_is_a_row_of_its_own(ledger, changed):
    text = PLEDGE_TEXT + " More."
    told = {"item": RADARS, "units": 12, **changed}
    # Twelve days later, so that it is another story: what one story tells as one act is one row, see test_claiming.py.
    ledger.add([pledge(), reading(text, act(text, "will give Sudland 12 Corvus radars", **told), published=day(12))])
    assert ledger.rows().total == 2
    assert ledger.check() == []


def test_the_same_thing_a_year_and_a_half_later_is_another_row(ledger):
    ledger.add([pledge(), delivery(published=day(550))])
    assert ledger.rows().total == 2


def test_a_denial_is_evidence_and_moves_no_state(ledger):
    text = "Norland denies that it has handed over the radars."
    denied = act(text, "has handed over the radars", kind="delivery", state="delivered", factuality="CT-", item=RADARS)
    ledger.add([pledge(), reading(text, denied, published=day(3))])
    (row,) = ledger.rows().rows
    assert row.state == "pledged"
    assert row.flags == ("denied in a report of 2025-03-04",)
    assert len(ledger.show(row.id).passages) == 2


def test_an_old_package_recalled_does_not_turn_back_the_state(ledger):
    text = "In March Norland promised the 12 Corvus radars."
    recalled = act(text, "promised the 12 Corvus radars", item=RADARS, units=12)
    ledger.add([pledge(), delivery(), reading(text, recalled, published=day(60))])
    assert [row.state for row in ledger.rows().rows] == ["delivered"]


def test_a_possible_delivery_does_not_count_as_one(ledger):
    text = "Norland may have handed over 12 Corvus radars."
    told = act(
        text,
        "handed over 12 Corvus radars",
        kind="delivery",
        state="delivered",
        factuality="PS+",
        item=RADARS,
        units=12,
    )
    ledger.add([pledge(), reading(text, told, published=day(60))])
    assert [row.state for row in ledger.rows().rows] == ["pledged"]


def test_suspension_stops_a_row_and_delivery_starts_it_again(ledger):
    text = "Norland has suspended the 12 Corvus radars."
    stop = act(text, "has suspended the 12 Corvus radars", kind="suspension", state="suspended", item=RADARS, units=12)
    ledger.add([pledge(), reading(text, stop, published=day(10))])
    assert [row.state for row in ledger.rows().rows] == ["suspended"]
    ledger.add([delivery()])
    assert [row.state for row in ledger.rows().rows] == ["delivered"]


def test_as_of_shows_what_was_published_by_then(ledger):
    ledger.add([delivery(), pledge()])  # the older report comes second
    shown = {
        n: [row.state for row in ledger.rows(Query(when=When(as_of=day(n).date()))).rows] for n in (-1, 0, 39, 40, 90)
    }
    assert shown == {-1: [], 0: ["pledged"], 39: ["pledged"], 40: ["delivered"], 90: ["delivered"]}
    assert ledger.check() == []


def test_a_day_ends_at_midnight_in_the_zone(ledger):
    from zoneinfo import ZoneInfo

    ledger.add([pledge(published=DAY_ONE.replace(hour=23, minute=30))])
    for zone, seen in (("UTC", 1), ("Europe/Oslo", 0), ("America/New_York", 1)):
        when = When(as_of=date(2025, 3, 1), zone=ZoneInfo(zone))
        assert ledger.rows(Query(when=when)).total == seen, zone


def test_recorded_by_shows_what_the_ledger_showed_then(ledger):
    from datetime import UTC, datetime

    ledger.add([delivery()])
    between = datetime.now(UTC)
    ledger.add([pledge()])
    now = ledger.rows(Query(when=When(as_of=day(5).date()))).rows
    then = ledger.rows(Query(when=When(as_of=day(5).date(), recorded_by=between))).rows
    assert ([row.state for row in now], then) == (["pledged"], [])
    assert ledger.rows(Query(when=When(recorded_by=between))).rows[0].history[0].state == "delivered"


def test_a_report_without_publication_time_counts_from_its_recording(ledger):
    ledger.add([pledge(published=None)])
    assert ledger.rows(Query(when=When(as_of=day(5).date()))).total == 0
    (row,) = ledger.rows().rows
    assert row.flags == ("a report that tells it does not say when it was published",)


def test_a_new_version_takes_the_place_of_the_old_one_from_its_publication_on(ledger):
    changed = PLEDGE_TEXT.replace("12", "14")
    told = act(changed, "will give Sudland 14 Corvus radars", item=RADARS, units=14)
    url = "https://courier.example/radars"
    ledger.add([pledge(url=url)])
    ledger.add([reading(changed, told, url=url, published=day(2))])
    early = ledger.rows(Query(when=When(as_of=day(1).date()))).rows
    late = ledger.rows(Query(when=When(as_of=day(3).date()))).rows
    assert [row.items[0].units.value[0] for row in early] == [12]
    assert [row.items[0].units.value[0] for row in late] == [14]
    assert len(ledger.search("Corvus").reports) == 1
    assert ledger.check() == []


def test_equal_text_of_two_outlets_is_two_reports_and_one_body(ledger):
    ledger.add([pledge(), pledge(outlet="Harbour Post")])
    assert len(ledger.search("Corvus").reports) == 2
    with ledger._backend.reading() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM bodies").scalar_one() == 1


@pytest.mark.parametrize(
    "amount",
    ["0.1", "40500000.07", "99999999999999999999", "0.0000000000000001", "12345678901234567890.1234567890123456"],
)
def test_money_is_exact(ledger, amount):
    told = act(PLEDGE_TEXT, "will give Sudland", amount=(amount, "KRW"), euro=amount)
    ledger.add([reading(PLEDGE_TEXT, told)])
    (row,) = ledger.rows().rows
    assert row.amount.value[0] == row.euro.value[0] == Decimal(amount)
    (total,) = ledger.totals("donor")
    assert (total.euro, total.amounts) == (Decimal(amount), {"KRW": Decimal(amount)})
    assert ledger.rows(Query(amount_from=Decimal(amount), amount_to=Decimal(amount))).total == 1


def test_an_amount_beyond_what_is_kept_exactly_is_refused(ledger):
    told = act(PLEDGE_TEXT, "will give Sudland", amount=("100000000000000000000", "EUR"))
    with pytest.raises(UsageError, match="at most 20 digits before the point and 16 after it"):
        ledger.add([reading(PLEDGE_TEXT, told)])
    assert ledger.rows().total == 0


def test_parties_keep_their_order_and_ids(ledger):
    told = act(PLEDGE_TEXT, "will give Sudland", donor=(OSTLAND, NORLAND), item=RADARS)
    ledger.add([reading(PLEDGE_TEXT, told)])
    (row,) = ledger.rows(Query(donor="state:NO")).rows
    assert row.donor == (OSTLAND, NORLAND)
    assert row.recipient == (SUDLAND,)
    assert ledger.rows(Query(donor="state:SU")).total == 0


def test_statements_are_found_with_who_said_them(ledger):
    ledger.add([delivery(said="has handed over all 12 Corvus radars")])
    (found,) = ledger.search("radars CORVUS").statements
    assert (found.speaker, found.words) == ("Ada Brandt", "has handed over all 12 Corvus radars")
    assert found.spans[0].of(DELIVERY_TEXT) == found.words
