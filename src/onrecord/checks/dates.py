"""Dates that cannot be: impossible ones, later than the file, apart from their neighbours, against the text or an event."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, timedelta

from onrecord.checks.wording import day, finding, sentences
from onrecord.knowledge.events import events_named
from onrecord.reading.times import find_times
from onrecord.records import Entry, Published, SheetFinding, When, Workbook

_APART = timedelta(days=270)
"""A date further than this from every other date of the tracker stands alone."""
_NEAR = timedelta(days=21)
_FAR = timedelta(days=75)
"""Ids are given roughly in the order of announcement: a corrected date must fit its neighbours, the typed one be far off."""
_WRONG_SIDE = timedelta(days=150)
_TEXT_DAYS = timedelta(days=2)
"""A report of the next day, or a signature on the day after, is no contradiction."""


def check_dates(workbook: Workbook, *, today: date) -> Iterator[SheetFinding]:
    """Every check of the announcement dates."""
    latest = min(today, workbook.modified) if workbook.modified else today
    for unread in workbook.unread:
        if unread.field == "announced" and re.match(r"the (?:year|calendar|stretch)|there is no month", unread.reason):
            entry = next(entry for entry in workbook.entries if entry.row == unread.cell.row)
            yield finding("impossible_date", unread.reason, entry, ("announced", "id"))
    dated = [(entry, when) for entry in workbook.entries if (when := entry.announced)]
    flagged: set[str | None] = set()
    for entry, when in dated:
        end = when.to or when.from_
        if end and end > latest and when.kind in ("day", "until", "since"):
            flagged.add(entry.id)
            whose = "today" if latest == today else f"the day on which the file was last saved ({day(latest)})"
            yield finding("date_out_of_place", f"{day(end)} is later than {whose}", entry, ("announced",))
    for found in (*_standing_alone(dated), *_against_neighbours(workbook), *_against_text(workbook)):
        if found.id is None or found.id not in flagged:
            flagged.add(found.id)
            yield found


def _standing_alone(dated: Sequence[tuple[Entry, When]]) -> Iterator[SheetFinding]:
    days = sorted({d for _, when in dated for d in (when.from_, when.to) if d})
    for entry, when in dated:
        own = when.day
        if own is None or len(days) < 20:
            continue
        others = [other for other in days if other != own]
        nearest = min(others, key=lambda other: abs(other - own))
        if abs(nearest - own) > _APART and sum(1 for _, w in dated if w.day == own) <= 2:
            message = f"{day(own)} is more than {abs(nearest - own).days} days from every other date of the tracker"
            yield finding("date_out_of_place", message, entry, ("announced", "id"))


def _against_neighbours(workbook: Workbook) -> Iterator[SheetFinding]:
    """Dates that only fit between the entries numbered before and after them with day and month, or the year, put right."""
    series: dict[str, list[tuple[int, Entry, date]]] = {}
    for id, rows in workbook.activities().items():
        number = re.fullmatch(r"([A-Za-z]+)[-_ ]?(\d+)", id)
        first = rows[0].announced
        if number and first and first.day:
            series.setdefault(number[1], []).append((int(number[2]), rows[0], first.day))
    for entries in series.values():
        entries.sort(key=lambda it: it[0])
        if len(entries) > 2:
            yield from _at_either_end(entries)
        for (_, before, start), (_, entry, own), (_, after, end) in zip(
            entries, entries[1:], entries[2:], strict=False
        ):
            if start > end or start - _FAR < own < end + _FAR:
                continue
            meant = next(
                (other for other in _slips(own, (start.year, end.year)) if start - _NEAR <= other <= end + _NEAR), None
            )
            cells = [cell for row in (before, after) if (cell := row.cell("announced"))]
            if meant:
                message = (
                    f"{day(own)} is far from the entries numbered before and after it ({day(start)} and {day(end)}); "
                    f"{day(meant)} would stand between them"
                )
                yield finding("date_out_of_place", message, entry, ("announced", "id"), *cells)


def _at_either_end(entries: Sequence[tuple[int, Entry, date]]) -> Iterator[SheetFinding]:
    """The first and the last entry of a series have one neighbour only; there a date must stand on its wrong side, and far."""
    for (end, next_to_it, third), order in ((entries[:3], 1), (entries[:-4:-1], -1)):
        if abs(third[2] - next_to_it[2]) >= abs(third[2] - end[2]):
            continue  # the neighbour may be the one that is wrong
        own, other, cell = end[2], next_to_it[2], next_to_it[1].cell("announced")
        meant = next((it for it in _slips(own, (other.year,)) if abs(it - other) <= 2 * _NEAR), None)
        if (own - other) * order > _WRONG_SIDE and meant and cell:
            side = "after" if order == 1 else "before"
            message = f"{day(own)} is far {side} {day(other)}, the entry numbered {side} it; {day(meant)} would be near"
            yield finding("date_out_of_place", message, end[1], ("announced", "id"), cell)


def _slips(own: date, years: Sequence[int]) -> Iterator[date]:
    """What may have been meant: day and month the other way round, or another year."""
    if own.day <= 12 and own.day != own.month:
        yield date(own.year, own.day, own.month)
    for year in sorted(set(years) - {own.year}):
        if not (own.month == 2 and own.day == 29):
            yield own.replace(year=year)


_ANNOUNCES = re.compile(
    r"\b(?:announc|pledg|commit|approv|decid|declar|promis|confirm|donat|deliver|provid|allocat|releas|sign|grant|sent\b|unveil)",
    re.IGNORECASE,
)
_ELSEWHERE = re.compile(
    r"\b[A-Z]{2,4}\d{1,3}\b|\b(?:prior to|before|since|until|after|by the end|previous|so far|includ\w+|among|which|part of)\b"
)


def _against_text(workbook: Workbook) -> Iterator[SheetFinding]:
    """A text whose first sentence says when it was announced, and a cell that says another day."""
    for rows in workbook.activities().values():
        told: set[str] = set()
        for entry in rows:
            own, text = entry.announced.day if entry.announced else None, entry.explanation
            if own is None or not text or text in told:
                continue
            told.add(text)
            found = _day_in_text(entry, own, text) or _event_in_text(entry, own, text)
            if found:
                yield found
                break


def _day_in_text(entry: Entry, own: date, text: str) -> SheetFinding | None:
    days = _days(text, own)
    if len(days) != 1:
        return None
    (told,) = days
    swapped = own.day <= 12 and told == date(own.year, own.day, own.month) and own.day != own.month
    start, end = sentences(text)[0]
    first = text[start:end]
    says_when = _ANNOUNCES.search(first) and not _ELSEWHERE.search(first) and len(_days(first, own)) == 1
    if abs(told - own) <= _TEXT_DAYS or not (says_when or swapped):
        return None
    hint = ", with day and month the other way round" if swapped else ""
    message = f"the explanation dates it {day(told)}, the cell {day(own)}{hint}"
    return finding("date_out_of_place", message, entry, ("announced", "explanation"))


def _days(text: str, near: date) -> set[date]:
    """The days that a text names with day and month; those without a year are taken in the year that lies nearest."""
    published = Published(datetime(near.year, near.month, near.day, tzinfo=UTC), "day")
    found: set[date] = set()
    for time in find_times(text, published=published):
        words = time.span.of(text)
        if (
            time.type != "DATE"
            or not time.value
            or not re.fullmatch(r"\d{4}-\d\d-\d\d", time.value)
            or not re.search(r"\d", words)
        ):
            continue
        told = date.fromisoformat(time.value)
        if not re.search(r"\d{4}", words):
            options = [
                told.replace(year=year)
                for year in (near.year - 1, near.year, near.year + 1)
                if (told.month, told.day) != (2, 29)
            ]
            told = min(options or [told], key=lambda option: abs(option - near))
        found.add(told)
    return found


_ON_OCCASION = re.compile(
    r"\b(?:during|at|on the (?:sidelines|occasion|margins|first|second|final|last) (?:day )?of|in occasion of)\b", re.I
)


def _event_in_text(entry: Entry, own: date, text: str) -> SheetFinding | None:
    """A first sentence that tells what was said at an event, and a cell that dates it to before the event."""
    start, end = sentences(text)[0]
    first = text[start:end]
    if not _ON_OCCASION.search(first[:60]) or _days(text, own):
        return None
    for event in events_named(first):
        early = own < event.first - _TEXT_DAYS
        if early and (event.first - own).days < 400:
            swapped = date(own.year, own.day, own.month) if own.day <= 12 else None
            hint = ""
            if swapped and event.first - _TEXT_DAYS <= swapped <= event.last + timedelta(days=7):
                hint = f"; with day and month the other way round it would be {day(swapped)}"
            span = day(event.first) if event.first == event.last else f"{day(event.first)} to {day(event.last)}"
            message = f"it was said at {event.name}, held {span}, but is dated {day(own)}, before it{hint}"
            return finding("date_out_of_place", message, entry, ("announced", "explanation"))
    return None
