"""TIMEX3 values as strings and as days: writing them, moving them, reading them back."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta
from decimal import Decimal
from typing import Literal

from onrecord.reading.numbers import plain

Unit = Literal["second", "minute", "hour", "day", "weekend", "week", "fortnight", "month", "quarter", "year", "decade",
               "century"]  # fmt: skip

_DURATION_LETTERS: dict[Unit, tuple[str, str, int]] = {
    "second": ("PT", "S", 1), "minute": ("PT", "M", 1), "hour": ("PT", "H", 1), "day": ("P", "D", 1),
    "weekend": ("P", "WE", 1), "week": ("P", "W", 1), "fortnight": ("P", "W", 2), "month": ("P", "M", 1),
    "quarter": ("P", "Q", 1), "year": ("P", "Y", 1), "decade": ("P", "DE", 1), "century": ("P", "CE", 1),
}  # fmt: skip

_SEASON_MONTHS = {"SP": (3, 5), "SU": (6, 8), "FA": (9, 11), "WI": (12, 14)}
"""First and last meteorological month, northern; winter runs into the next year."""


def month(year: int, number: int) -> str:
    """ "2025-02"."""
    return f"{year:04d}-{number:02d}"


def week(day: date) -> str:
    """The ISO week that holds the day: "2025-W06"."""
    year, number, _ = day.isocalendar()
    return f"{year:04d}-W{number:02d}"


def quarter_of(day: date) -> str:
    """The calendar quarter that holds the day: "2025-Q1"."""
    return f"{day.year:04d}-Q{(day.month + 2) // 3}"


def duration(count: Decimal | None, unit: Unit) -> str:
    """A TIMEX3 duration: "P3D", "PT5H30M", "P2.5Y"; None as a count gives "PXY"."""
    prefix, letter, times = _DURATION_LETTERS[unit]
    if count is None:
        return f"{prefix}X{letter}"
    count = count * times
    whole = int(count)
    if unit == "hour" and count != whole and (count - whole) * 60 == int((count - whole) * 60):
        return f"PT{whole}H{int((count - whole) * 60)}M" if whole else f"PT{int(count * 60)}M"
    return f"{prefix}{plain(count):f}{letter}"


def at_unit(day: date, unit: Unit) -> str:
    """The calendar unit that holds the day, as a value: its day, week, month, quarter, year, decade or century."""
    match unit:
        case "week" | "fortnight":
            return week(day)
        case "weekend":
            return week(day) + "-WE"
        case "month":
            return month(day.year, day.month)
        case "quarter":
            return quarter_of(day)
        case "year":
            return f"{day.year:04d}"
        case "decade":
            return f"{day.year // 10:03d}"
        case "century":
            return f"{day.year // 100:02d}"
        case _:
            return day.isoformat()


def shifted(day: date, count: int, unit: Unit) -> date | None:
    """The day so many units later (earlier when negative), kept inside its month; None outside the years 1 to 9999."""
    months = {"month": 1, "quarter": 3, "year": 12, "decade": 120, "century": 1200}.get(unit)
    try:
        if months is None:
            return day + timedelta(days=count * {"week": 7, "weekend": 7, "fortnight": 14}.get(unit, 1))
        year, index = divmod(day.year * 12 + day.month - 1 + count * months, 12)
        return date(year, index + 1, min(day.day, monthrange(year, index + 1)[1]))
    except (OverflowError, ValueError):
        return None


def valid_day(year: int, month_number: int, day: int) -> date | None:
    """The date, or None where the calendar has no such day."""
    try:
        return date(year, month_number, day)
    except ValueError:
        return None


_VALUE = re.compile(
    r"(?P<year>\d{4})"
    r"(?:-(?:W(?P<week>\d{1,2})(?P<weekend>-WE)?|Q(?P<quarter>[1-4])|H(?P<half>[12])|(?P<season>SP|SU|FA|WI)"
    r"|(?P<month>\d{2})(?:-(?P<day>\d{2}))?))?(?:T[\dA-Z:.+-]*)?"
)


def days_of(value: str) -> tuple[date, date] | None:
    """First and last day of a TIMEX3 date or time; None for durations, sets, references ("PRESENT_REF") and values
    with unknown parts ("XXXX-02", "2025-WXX").

    "2025-02-10" and "2025-02-10TEV" → that day twice · "2025-W06" → Monday to Sunday · "2025-Q1" · "2025-H2" ·
    "2025-SU" → June to August · "199" or "199X" → the decade · "19" → 1900 to 1999.
    """
    if (re.fullmatch(r"\d{2,3}X{0,2}", value) and len(value) != 4) or re.fullmatch(r"\d{3}X|\d\dXX", value):
        return _span_of_years(value.rstrip("X"))
    match = _VALUE.fullmatch(value)
    if match is None:
        return None
    try:
        return _days(match, int(match["year"]))
    except (ValueError, OverflowError):
        return None


def _span_of_years(digits: str) -> tuple[date, date] | None:
    size = 10 ** (4 - len(digits))
    first = int(digits) * size
    return (date(first, 1, 1), date(first + size - 1, 12, 31)) if first else None


def _days(match: re.Match[str], year: int) -> tuple[date, date]:
    if match["week"]:
        monday = date.fromisocalendar(year, int(match["week"]), 1)
        return monday + timedelta(days=5 if match["weekend"] else 0), monday + timedelta(days=6)
    if match["day"]:
        day = date(year, int(match["month"]), int(match["day"]))
        return day, day
    if match["month"]:
        first = last = int(match["month"])
    elif match["quarter"]:
        first, last = int(match["quarter"]) * 3 - 2, int(match["quarter"]) * 3
    elif match["half"]:
        first, last = int(match["half"]) * 6 - 5, int(match["half"]) * 6
    elif match["season"]:
        first, last = _SEASON_MONTHS[match["season"]]
    else:
        first, last = 1, 12
    end_year, end_month = (year, last) if last <= 12 else (year + 1, last - 12)
    return date(year, first, 1), date(end_year, end_month, monthrange(end_year, end_month)[1])
