"""What people type into the cells of a tracker: days, figures, and the many ways to say that there is none."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Literal

from onrecord.records.sheets import CellValue, Figure, When

DateOrder = Literal["day_first", "month_first"]
DecimalSign = Literal[".", ","]

YEARS = range(1990, 2101)
"""Years that a tracker can be about. Anything else in a date is a slip of the keyboard."""

_NOTHING = re.compile(
    r"(?:not |un)(?:given|disclosed|known|specified|clear|available|quantified|determined)|undetermined|no (?:price|data|date)"
    r"|n\.?/?a\.?|none|nil|null|tb[acd]|pending|confidential|classified|[.\-–—?…]+",
    re.IGNORECASE,
)
_ERROR = re.compile(r"#(?:NAME\?|REF!|VALUE!|DIV/0!|N/A|NUM!|NULL!|SPILL!|CALC!|GETTING_DATA)")


@dataclass(frozen=True, slots=True)
class Missing:
    """The cell is empty, or says in words that there is nothing to say."""

    reason: str
    """The cell's words; "empty" where there are none."""


@dataclass(frozen=True, slots=True)
class Unreadable:
    """The cell holds something else than it should."""

    reason: str


def text_of(value: CellValue) -> str | Missing | Unreadable:
    """The words of a cell, blanks at the ends taken off."""
    if isinstance(value, datetime):
        return value.isoformat(" ")
    if isinstance(value, date | time):
        return value.isoformat()
    words = "" if value is None else str(value).strip()
    if _ERROR.fullmatch(words):
        return Unreadable(f"the formula in the cell gives the error {words}")
    return words if words and not _NOTHING.fullmatch(words) else Missing(words or "empty")


def figure_of(value: CellValue, decimal: DecimalSign = ".") -> Figure | Missing | Unreadable:
    """The number in a cell. decimal: the sign before the fraction in numbers that were typed as text."""
    if isinstance(value, bool):
        return Unreadable("a number is expected, not yes or no")
    if isinstance(value, int | float):
        number = Decimal(str(value))
        return _one(number) if number.is_finite() else Unreadable("the cell holds no finite number")
    if isinstance(value, date | time):
        return Unreadable(f"a number is expected, the cell holds the date or time {value}")
    words = text_of(value)
    if not isinstance(words, str):
        return words
    return _figure_in(words, decimal)


_SCALE = {
    "k": 10**3, "thousand": 10**3, "tsd": 10**3, "m": 10**6, "mn": 10**6, "mln": 10**6, "mio": 10**6, "million": 10**6,
    "millions": 10**6, "b": 10**9, "bn": 10**9, "bln": 10**9, "mrd": 10**9, "mia": 10**9, "billion": 10**9, "billions": 10**9,
}  # fmt: skip
_DIGITS = r"\d[\d.,' \u00a0\u2009\u202f’]*"
_APPROX = (
    r"(?P<approx>~|≈|about|around|approx\.?|approximately|ca\.?|circa|roughly|nearly|some|at least|up to|more than"
    r"|over|>|<)?"
)
_UNIT = r"(?:[A-Z]{3}|[$€£]|(?i:usd|eur|gbp|units?|pieces?|pcs\.?|items?|sets?))?"
_NUMBER = re.compile(
    rf"(?i:{_APPROX})\s*{_UNIT}\s*(?P<minus>[-−])?(?P<low>{_DIGITS})\s*(?P<scale>(?i:{'|'.join(_SCALE)})\.?)?"
    rf"(?:\s*(?:-|–|—|to)\s*(?P<high>{_DIGITS})\s*(?P<scale2>(?i:{'|'.join(_SCALE)})\.?)?)?\s*(?P<plus>\+)?\s*{_UNIT}"
)


def _figure_in(words: str, decimal: DecimalSign) -> Figure | Unreadable:
    match = _NUMBER.fullmatch(words)
    if match is None:
        return Unreadable(f"“{words[:60]}” is no number")
    low = _plain_number(match["low"], decimal)
    high = _plain_number(match["high"], decimal) if match["high"] else low
    if low is None or high is None:
        return Unreadable(
            f"“{words[:60]}” can be read as more than one number; say which sign stands before the fraction"
        )
    scale, scale2 = (_SCALE[s.lower().rstrip(".")] if s else None for s in (match["scale"], match["scale2"]))
    low *= scale or (scale2 if scale2 and match["high"] else None) or 1
    high *= (scale2 if match["high"] else scale) or 1
    if match["minus"]:
        low, high = -low, -high
    if low > high:
        return Unreadable(f"“{words[:60]}” is no range: its first number is the larger one")
    return Figure(low, high, bool(match["approx"] or match["plus"]))


def _plain_number(digits: str, decimal: DecimalSign) -> Decimal | None:
    """The value of digits with separators; None where they can be read in two ways.

    "1.500.000" and "1,500,000" can only be grouped; "1.5" and "1,5" can only be fractions; "1.500" can be both, and is read
    by the decimal sign of the workbook: grouped where that is the comma, else left open, because a point before three
    digits is common in both habits. "1,500" is a thousand and five hundred unless the comma is the decimal sign.
    """
    digits = digits.strip(" \u00a0.,'’")
    grouped = re.sub(r"(?<=\d)[ \u00a0\u2009\u202f'’](?=\d{3}(?!\d))", "", digits)
    if re.search(r"[^\d.,]", grouped):
        return None
    signs = [c for c in grouped if c in ".,"]
    if not signs:
        return Decimal(grouped)
    last = signs[-1]
    whole, _, fraction = grouped.rpartition(last)
    other = "," if last == "." else "."
    if len(set(signs)) == 2:
        return _joined(whole, fraction, other) if signs.count(last) == 1 else None
    if len(signs) > 1:
        return Decimal(grouped.replace(last, "")) if re.fullmatch(rf"\d{{1,3}}(?:\{last}\d{{3}})+", grouped) else None
    if len(fraction) != 3 or len(whole) > 3 or whole == "0":
        return Decimal(f"{whole}.{fraction}")
    if last != decimal:
        return Decimal(whole + fraction)
    return Decimal(f"{whole}.{fraction}") if decimal == "," else None


def _joined(whole: str, fraction: str, grouping: str) -> Decimal | None:
    parts = whole.split(grouping)
    return Decimal(f"{''.join(parts)}.{fraction}") if all(len(part) == 3 for part in parts[1:]) else None


def _one(number: Decimal) -> Figure:
    return Figure(number, number)


_MONTHS = {name: n for n, names in enumerate(
    ("jan january", "feb february", "mar march", "apr april", "may", "jun june", "jul july", "aug august",
     "sep sept september", "oct october", "nov november", "dec december"), 1) for name in names.split()}  # fmt: skip
_MONTH = rf"(?P<name>{'|'.join(sorted(_MONTHS, key=len, reverse=True))})\.?"
_DAYS = (
    re.compile(r"(?P<year>\d{4})-(?P<month>\d{1,2})-(?P<day>\d{1,2})(?:[T ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?Z?)?"),
    re.compile(r"(?P<day>\d{1,2})\.\s?(?P<month>\d{1,2})\.\s?(?P<year>\d{4}|\d\d)"),
    re.compile(rf"(?P<day>\d{{1,2}})(?:st|nd|rd|th|\.)?[ -]{_MONTH},?[ -](?P<year>\d{{4}})"),
    re.compile(rf"{_MONTH} (?P<day>\d{{1,2}})(?:st|nd|rd|th)?,? (?P<year>\d{{4}})"),
)
_SLASHED = re.compile(r"(?P<a>\d{1,2})/(?P<b>\d{1,2})/(?P<year>\d{4}|\d\d)")
_MONTHLY = (
    re.compile(rf"(?:(?:early|mid|late|end(?: of)?|beginning of)[ -])?{_MONTH},?[ -](?P<year>\d{{4}})"),
    re.compile(r"(?P<month>\d{1,2})[/.](?P<year>\d{4}|\d\d)"),
    re.compile(r"(?P<year>\d{4})[-/](?P<month>\d{1,2})"),
)
_YEAR = re.compile(r"(?:in )?(?P<year>\d{4})")
_VAGUE = re.compile(
    r"^(?:(?:un|not )(?:clear|specified|known|disclosed)|approx\.?|about|around|ca\.?|circa|probably|~)[,;:]?\s+"
)
_UNTIL = re.compile(r"^(?:until|till|up to|by|as of|no later than|before)\s+")
_SINCE = re.compile(r"^(?:since|from|after|as from|starting)\s+")
_BETWEEN = re.compile(
    r"^(?:between\s+(?P<a>.+?)\s+and\s+(?P<b>.+)|(?:from\s+)?(?P<c>.+?)\s*(?:\s[-–—]\s|–|—|\sto\s)\s*(?P<d>.+))$"
)


def when_of(value: CellValue, order: DateOrder = "month_first") -> When | Missing | Unreadable:
    """The days that a cell states. order: which of day and month comes first in "7/8/2022"."""
    if isinstance(value, datetime):
        value = value.date()
    if isinstance(value, date):
        return _day(value)
    if isinstance(value, int | float) and not isinstance(value, bool):
        return _numbered(value)
    words = text_of(value)
    if not isinstance(words, str):
        return words
    plain = " ".join(words.lower().split())
    stripped = _VAGUE.sub("", plain)
    found = _stretch(stripped, order)
    return found if found is not None else Unreadable(f"“{words[:60]}” is no date that onrecord reads")


def date_order(values: list[CellValue]) -> DateOrder:
    """Which of day and month comes first in the slashed dates of a column: the month, unless some date rules that out."""
    day_first = month_first = 0
    for value in values:
        for match in _SLASHED.finditer(value) if isinstance(value, str) else ():
            day_first += int(match["a"]) > 12
            month_first += int(match["b"]) > 12
    return "day_first" if day_first > month_first else "month_first"


def _stretch(words: str, order: DateOrder) -> When | Unreadable | None:
    if between := _BETWEEN.match(words):
        first, last = (_point(part, order) for part in (between["a"] or between["c"], between["b"] or between["d"]))
        if isinstance(first, When) and isinstance(last, When) and first.from_ and last.to:
            if first.from_ > last.to:
                return Unreadable("the stretch of days ends before it begins")
            return When("between", first.from_, last.to)
        if isinstance(first, Unreadable) or isinstance(last, Unreadable):
            return first if isinstance(first, Unreadable) else last
    if _UNTIL.match(words):
        point = _point(_UNTIL.sub("", words), order)
        return When("until", None, point.to) if isinstance(point, When) else point
    if _SINCE.match(words):
        point = _point(_SINCE.sub("", words), order)
        return When("since", point.from_, None) if isinstance(point, When) else point
    return _point(words, order)


def _point(words: str, order: DateOrder) -> When | Unreadable | None:
    if slashed := _SLASHED.fullmatch(words):
        a, b = int(slashed["a"]), int(slashed["b"])
        day, month = (a, b) if (order == "day_first" and b <= 12) or a > 12 else (b, a)
        return _dated(slashed["year"], month, day)
    for pattern in _DAYS:
        if match := pattern.fullmatch(words):
            return _dated(match["year"], _month_in(match), int(match["day"]))
    for pattern in _MONTHLY:
        if match := pattern.fullmatch(words):
            return _monthly(match["year"], _month_in(match))
    if match := _YEAR.fullmatch(words):
        year = int(match["year"])
        return When("year", date(year, 1, 1), date(year, 12, 31)) if year in YEARS else _no_year(year)
    return None


def _month_in(match: re.Match[str]) -> int:
    parts = match.groupdict()
    return _MONTHS[parts["name"]] if parts.get("name") else int(parts["month"])


def _dated(year: str, month: int, day: int) -> When | Unreadable:
    try:
        return _day(date(_full(year), month, day))
    except ValueError:
        return Unreadable(f"the calendar has no day {day} in month {month} of {_full(year)}")


def _day(day: date) -> When | Unreadable:
    return When("day", day, day) if day.year in YEARS else _no_year(day.year)


def _monthly(year: str, month: int) -> When | Unreadable:
    if not 1 <= month <= 12:
        return Unreadable(f"there is no month {month}")
    if _full(year) not in YEARS:
        return _no_year(_full(year))
    last = calendar.monthrange(_full(year), month)[1]
    return When("month", date(_full(year), month, 1), date(_full(year), month, last))


def _no_year(year: int) -> Unreadable:
    return Unreadable(f"the year {year} is impossible")


def _full(year: str) -> int:
    return int(year) + (2000 if len(year) == 2 else 0)


def _numbered(value: int | float) -> When | Unreadable:
    """A day that lost its format: spreadsheets count days from 30 December 1899."""
    if 32874 <= value < 73415:
        return _day(date(1899, 12, 30) + timedelta(days=int(value)))
    if value == int(value) and int(value) in YEARS:
        return When("year", date(int(value), 1, 1), date(int(value), 12, 31))
    return Unreadable(f"the number {value} is no date")
