"""Publication times, read as exactly as they are stated and no more so."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from typing import Literal

from onrecord.records import Published

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}|\d{8}|\d{4}-?W\d{2}-?\d")
_TIME_OF_DAY = re.compile(r"[T ]\d{2}(:?\d{2}(?P<seconds>:?\d{2})?)?", re.IGNORECASE)
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = r"(?P<month>(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*)\.?"
_WORDED = re.compile(
    rf"\b(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?{_MONTH},?\s+(?P<year>\d{{4}})\b"
    rf"|\b{_MONTH.replace('month', 'month2')}\s+(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<year2>\d{{4}})\b"
    r"|\b(?P<day3>\d{1,2})\.(?P<month3>\d{1,2})\.(?P<year3>\d{4})\b"
    r"|\b(?P<year4>\d{4})-(?P<month4>\d{2})-(?P<day4>\d{2})(?!\d)",
    re.IGNORECASE,
)
"""A day as pages write it. "5/3/2031" is left alone: it is March in London and May in Washington."""
_REMARK = re.compile(r"\s*(?:\[[^\]]*\]|\([^)]*\))\s*$")
"""A bracket at the end, in which a page or an archive says where the time comes from."""
_YEARS = range(1600, 2201)
"""Printed news begins in 1605; outside, the value is a default of some system (year 1) or a mistake."""


def parse_published(text: str) -> Published:
    """Read an ISO 8601 date or date and time: "2025-02-11", "2025-02-11T14:05+01:00".

    Without an offset the time counts as UTC. ValueError when the text is anything else.
    """
    text = text.strip()
    if _DAY.fullmatch(text):
        return Published(_checked(_day(text), text), "day")
    try:
        at = datetime.fromisoformat(text)
    except ValueError:
        raise ValueError(
            f'"{text}" is not a date: write it as 2025-02-11, or with a time as 2025-02-11T14:05+01:00'
        ) from None
    return Published(_checked(at, text), _precision(text))


def published_as_found(text: str) -> Published | None:
    """Read a time as pages and metadata give it: ISO 8601, an e-mail date (RFC 2822), or the one day that the words name
    ("Wed 5 March 2031 at 1:05pm"). None when it is none of them.
    """
    try:
        return parse_published(_REMARK.sub("", text))
    except ValueError:
        pass
    from email.utils import parsedate_to_datetime

    try:
        return Published(_checked(parsedate_to_datetime(text), text), "second")
    except (ValueError, TypeError, IndexError, OverflowError):
        return _worded_day(text)


def published_from(value: object) -> Published | None:
    """Read the cell of a table: a text, or the date types that Parquet carries. None when it is no date."""
    if isinstance(value, datetime):
        return Published(_checked(value, str(value)), "second") if value.year in _YEARS else None
    if isinstance(value, date):
        return Published(datetime(value.year, value.month, value.day, tzinfo=UTC), "day")
    return published_as_found(value) if isinstance(value, str) else None


def _worded_day(text: str) -> Published | None:
    """The day that stands somewhere in the text; None where none does, or several."""
    days = {_named_day(found) for found in _WORDED.finditer(text)}
    day = days.pop() if len(days) == 1 else None
    return Published(datetime(day.year, day.month, day.day, tzinfo=UTC), "day") if day and day.year in _YEARS else None


def _named_day(found: re.Match[str]) -> date | None:
    day, month, year = (
        next(value for group in (name, f"{name}2", f"{name}3", f"{name}4") if (value := found.groupdict().get(group)))
        for name in ("day", "month", "year")
    )
    number = int(month) if month.isdigit() else _MONTHS.index(month[:3].lower()) + 1
    try:
        return date(int(year), number, int(day))
    except ValueError:
        return None


def _day(text: str) -> datetime:
    try:
        return datetime.fromisoformat(text)
    except ValueError as error:
        raise ValueError(f'"{text}" is not a day of the calendar: {error}') from None


def _checked(at: datetime, text: str) -> datetime:
    if at.year not in _YEARS:
        raise ValueError(f'"{text}" lies in the year {at.year}: between {_YEARS[0]} and {_YEARS[-1]} expected')
    return at if at.tzinfo else at.replace(tzinfo=UTC)


def _precision(text: str) -> Literal["second", "minute", "day"]:
    found = _TIME_OF_DAY.search(text)
    if found is None:
        return "day"
    return "second" if found["seconds"] else "minute"
