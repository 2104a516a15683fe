"""Values that differ and yet say the same: rounded, dated more loosely, or counted from the wrong Wednesday."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from typing import Final

from onrecord.tracing.same_question import DOLLARS, NAMESAKES, Answers, kin
from onrecord.tracing.told import Told

_ROUNDED: Final = Decimal("0.15")
_EXACT: Final = Decimal("0.03")


def round_the_same(main: Answers, other: Answers) -> bool:
    """Whether one is the other rounded, or within what "about" and "more than" leave open."""
    one, two = main.first.value, other.first.value
    if isinstance(one, str) or isinstance(two, str):
        return False
    if max(one[0], two[0]) <= min(one[1], two[1]):
        return True
    if _within_bounds(main, other) or _within_bounds(other, main):
        return True
    apart = abs(one[0] - two[0]) / max(one[0], two[0])
    # who tells both does not take one for the other rounded
    approx = not main.reports & other.reports and any(told.approx for told in (*main.told, *other.told))
    return apart <= (_ROUNDED if approx else _EXACT) and max(one[0], two[0]) > 20


def _within_bounds(limited: Answers, other: Answers) -> bool:
    """Whether "up to 30" leaves room for the other number, or "more than 20" does, by no more than half or twice."""
    limit, value = limited.first.value[0], other.first.value[0]
    if isinstance(limit, str) or isinstance(value, str):
        return False
    bounds = {told.bound for told in limited.told}
    return ("most" in bounds and limit / 2 <= value <= limit) or ("least" in bounds and limit <= value <= 2 * limit)


def same_day(main: Answers, other: Answers) -> bool:
    """Whether one date is within the other, or they differ only in a year that a report does not write."""
    one, two = main.first.value, other.first.value
    if not isinstance(one, str) or not isinstance(two, str):
        return False
    if len(one) != len(two) or one.startswith(two) or two.startswith(one):
        return True
    if len(one) == len(two) == len("2031-03-05") and _is_a_week_apart(main, other):
        return True
    if _is_the_same_limit(main, other) or _is_the_same_limit(other, main):
        return True
    yearless = all(told.yearless for told in main.told), all(told.yearless for told in other.told)
    if one[4:] == two[4:]:
        return all(yearless) or (any(yearless) and len(one) < len("2031-03-05"))
    return False


def in_another_currency(main: Answers, other: Answers) -> bool:
    """Whether two sums are the same number of different money."""
    one, two = main.first, other.first
    differ = one.kind == "sum" and one.value == two.value and one.unit != two.unit and not kin(one, two)
    if not differ or not any({one.unit[0], two.unit[0]} <= codes for codes in NAMESAKES.values()):
        return differ
    return all(any(_EXPLICIT.search(told.shown) for told in side.told) for side in (main, other))


_EXPLICIT: Final = re.compile(r"\b[A-Z]{3}\b|[A-Z]{1,2}\$|\b(?!Million|Billion)[A-Z][a-z]+(?:[’']s)? \w+$|\bU\.?S\.? ")
"""Words that say whose kroner or dollars they are; the reading else takes the state named near by."""


def with_own_dollars(told: Sequence[Told]) -> list[Told]:
    """With a bare "$" read as the dollar that other reports name beside the same number."""
    named: dict[object, Counter[str]] = defaultdict(Counter)
    for one in told:
        if one.kind == "sum" and one.unit[0] in DOLLARS and one.unit[0] != "USD":
            named[one.value][one.unit[0]] += 1
    read = {one.value: named[one.value].most_common(1)[0][0] for one in told if one.bare_sign and named[one.value]}
    own = set(read.values())
    meant = {one.report for one in told if one.kind == "sum" and one.unit[0] == "USD" and not one.bare_sign}
    done = []
    for one in told:
        # where every other bare "$" is the country's own, one more is too, unless its report has American dollars as well
        currency = read.get(one.value) or (min(own) if len(own) == 1 and one.report not in meant else None)
        shown = f"{one.shown} ({currency})"
        done.append(replace(one, unit=(currency,), shown=shown) if one.bare_sign and currency else one)
    return done


_MONTH: Final = re.compile(r"(?P<year>\d{4})-(?P<month>\d\d)")


def _is_the_same_limit(later: Answers, earlier: Answers) -> bool:
    """Whether "before October" is the end of September."""
    months = [_MONTH.fullmatch(str(it.first.value)) for it in (later, earlier)]
    if not months[0] or not months[1]:
        return False
    (year, month), (other_year, other_month) = ((int(it["year"]), int(it["month"])) for it in months if it)
    before = any("until" in told.marks and "end" not in told.noun for told in later.told)
    return before and year * 12 + month == other_year * 12 + other_month + 1


def _is_a_week_apart(main: Answers, other: Answers) -> bool:
    """Whether a bare weekday may have been counted from the wrong side: "will vote on Wednesday", "voted on Wednesday"."""
    days = [date.fromisoformat(str(answers.first.value)) for answers in (main, other)]
    bare = any(all(not re.search(r"\d", told.noun) for told in answers.told) for answers in (main, other))
    return bare and abs(days[0] - days[1]) == timedelta(days=7)
