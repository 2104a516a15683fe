"""A story over time, from acts written by hand."""

from __future__ import annotations

from datetime import date

from onrecord.knowledge import Knowledge
from onrecord.records import Reading, Step
from onrecord.tracing.claims import find_claims
from onrecord.tracing.order import in_order
from onrecord.tracing.storyline import find_storyline
from tests.ledger.readings import DELIVERY_TEXT, PLEDGE_TEXT, RADARS, act, day, reading


def steps(*readings: Reading) -> list[Step]:
    told = in_order(readings)
    return list(find_storyline(told, find_claims(told, Knowledge.load())))


def pledge(at: int, name: str, by: date | None = None) -> Reading:
    words = PLEDGE_TEXT.partition(".")[0]
    return reading(PLEDGE_TEXT, act(PLEDGE_TEXT, words, item=RADARS, units=12, when=by), published=day(at), outlet=name)


def delivery(at: int, name: str) -> Reading:
    words = DELIVERY_TEXT.partition(",")[0]
    told = act(DELIVERY_TEXT, words, item=RADARS, units=12, kind="delivery", state="delivered")
    return reading(DELIVERY_TEXT, told, published=day(at), outlet=name)


def test_a_thing_is_first_told_and_then_moves_on() -> None:
    line = steps(delivery(40, "B"), pledge(0, "A"), pledge(1, "B"), delivery(41, "A"))
    assert [(step.what, step.at) for step in line] == [("first told: pledged", day(0)), ("delivered", day(40))]
    assert line[0].claim != line[1].claim
    assert line[1].passage.words.startswith("Norland has handed over")


def test_what_a_later_report_has_not_told_by_its_day_is_a_step() -> None:
    line = steps(pledge(0, "A", date(2025, 3, 31)), pledge(1, "B", date(2025, 3, 31)), pledge(60, "C"))
    assert [(step.what, step.at) for step in line] == [
        ("first told: pledged", day(0)),
        ("expected by March 2025, not told since", day(60)),
    ]


def test_what_came_is_not_awaited() -> None:
    line = steps(pledge(0, "A", date(2025, 3, 31)), pledge(1, "B"), delivery(40, "A"), delivery(41, "C"))
    assert not any("not told since" in step.what for step in line)


def test_a_day_that_no_report_has_passed_is_not_awaited() -> None:
    assert len(steps(pledge(0, "A", date(2025, 12, 24)), pledge(1, "B"))) == 1
