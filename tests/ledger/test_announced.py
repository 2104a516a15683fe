"""When a row was announced: the day of the news, the day that is recalled, or unknown with the reason."""

from __future__ import annotations

from datetime import date

import pytest

from onrecord.ledger import edit
from onrecord.records import DateRange
from tests.ledger.readings import PLEDGE_TEXT, RADARS, act, day, delivery, pledge, reading

MAY = date(2024, 5, 3)


def told(first, last, **fields):
    words = "will give Sudland 12 Corvus radars"
    it = act(PLEDGE_TEXT, words, item=RADARS, units=12, **fields)
    when = DateRange(first, last, "then", it.evidence[0])
    return reading(PLEDGE_TEXT, type(it)(**{**{name: getattr(it, name) for name in it.__slots__}, "when": when}))


def row(ledger):
    (found,) = ledger.rows().rows
    return found


@pytest.mark.parametrize(
    ("story", "announced", "reason"),
    [
        (pledge(), date(2025, 3, 1), None),
        (told(MAY, MAY), MAY, None),
        (told(date(2024, 5, 1), date(2024, 5, 31)), None, "told as of 2024-05-01 to 2024-05-31, not of one day"),
        (told(date(2025, 6, 1), date(2025, 6, 30)), date(2025, 3, 1), None),
        (pledge(published=None), None, "the report that tells it does not say when it was published"),
        (delivery(), None, "first told as delivered; no report says when it was announced"),
    ],
)
def test_announced_is_the_day_of_the_news_or_unknown(ledger, story, announced, reason):
    ledger.add([story])
    assert (row(ledger).announced, row(ledger).unknown.get("announced")) == (announced, reason)
    assert ledger.check() == []


def test_sums_by_month_do_not_guess_the_month_of_an_undated_report(ledger):
    ledger.add([pledge(published=None)])
    assert [total.group for total in ledger.totals("month")] == [""]


def test_a_recalled_day_or_a_person_ends_the_not_knowing(ledger):
    ledger.add([delivery(published=day(0))])
    ledger.decide(edit("C-0001", "announced", MAY), who="ann")
    assert (row(ledger).announced, row(ledger).unknown) == (MAY, {})
    assert ledger.check() == []
