"""The days and lengths of time that a report tells, with the words around each."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Final

from onrecord.records import Span, TimeExpression
from onrecord.tracing.marks import limits_of, marks_of
from onrecord.tracing.pages import Page
from onrecord.tracing.told import Told, plain_number

_DAY_VALUE: Final = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?|-(?:SP|SU|FA|WI))?")
_SEASONS: Final = {"SP": "spring", "SU": "summer", "FA": "autumn", "WI": "winter"}


def tell_day(page: Page, time: TimeExpression, said: bool) -> Told | None:
    """A day, month, season of the calendar; None for times that count from the day of publication.

    said: whether it is when something was said, not when it happened.
    """
    if time.type not in ("DATE", "TIME") or not time.value:
        return None
    value = time.value.partition("T")[0]
    words = time.span.of(page.text)
    if not _DAY_VALUE.fullmatch(value) or _FROM_TODAY.search(words):
        return None
    return Told(
        report=page.id,
        kind="day",
        value=value,
        noun=words,
        yearless=not re.search(r"\d{4}|\byear\b", words),
        shown=_day_text(value, words),
        span=time.span,
        context=page.around(time.span),
        around={},
        marks=limits_of(page.text, time.span) | ({"said"} if said else set()),
        early=page.is_early(time.span),
    )


_WEEKDAY: Final = re.compile(r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b")


def _day_text(value: str, words: str) -> str:
    """ "2031-03-05"; "spring 2031"; with the weekday where the report gives one."""
    year, _, rest = value.partition("-")
    if rest in _SEASONS:
        return f"{_SEASONS[rest]} {year}"
    weekday = _WEEKDAY.search(words)
    return f"{weekday.group()}, {value}" if weekday else value


_LENGTH: Final = re.compile(r"P(?P<number>\d+(?:\.\d+)?)(?P<unit>[YMWD])")
_UNITS: Final = {"Y": "year", "M": "month", "W": "week", "D": "day"}


def tell_length(page: Page, time: TimeExpression) -> Told | None:
    """How long something lasts, in whole units of one kind."""
    match = _LENGTH.fullmatch(time.value or "")
    if time.type != "DURATION" or match is None:
        return None
    number, unit = Decimal(match["number"]), _UNITS[match["unit"]]
    if number < 2:
        return None  # "a month" is seldom a month
    return Told(
        report=page.id,
        kind="length",
        value=(number, number),
        shown=f"{plain_number(number)} {unit}s",
        span=time.span,
        context=page.around(time.span),
        around={},
        marks=marks_of(page, time.span, Span(time.span.start, time.span.start)),
        noun=f"{unit}s",
        unit=(unit,),
        early=page.is_early(time.span),
    )


_FROM_TODAY: Final = re.compile(
    r"\b(?:today|tonight|overnight|now|this|current|morning|afternoon|evening|noon|midnight|night|ago|last|next|weekend)\b",
    re.IGNORECASE,
)
"""Times that count from the day of publication, or of speaking, which differ with the report."""
