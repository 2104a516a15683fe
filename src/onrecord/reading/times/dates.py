"""Dates that name their month or stand in digits: 10 February, Feb. 10-12, 2025-02-10, next May, Boxing Day."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from onrecord.reading.times.scene import Found, Hit, Scene
from onrecord.reading.times.tense import Direction
from onrecord.reading.times.values import month, valid_day
from onrecord.reading.times.vocabulary import HOLIDAYS, MONTH_NUMBERS, WEEKDAY_SHORT, WEEKDAYS

WEEKDAY_NUMBERS = WEEKDAYS | WEEKDAY_SHORT
AMBIGUOUS_MONTHS = ("may", "march")
_MONTH_FOLLOWS = (
    "in", "of", "by", "since", "until", "till", "from", "through", "during", "to", "and", "or", "late", "early",
    "before",
    "after", "for", "between", "than",
)  # fmt: skip


def on(hit: Hit, value: str | None, unknown: str | None = None) -> Sequence[Found]:
    """One DATE over all the words."""
    return (Found("DATE", value, hit.start(), hit.end(), unknown),)


def iso(hit: Hit, scene: Scene) -> Sequence[Found]:
    """2025-02-10, 2025-02-10T09:30."""
    day = valid_day(int(hit.word("year")), int(hit.word("month")), int(hit.word("day")))
    if day is None:
        return ()
    if hit["clock"]:
        return (Found("TIME", f"{day.isoformat()}T{hit.word('clock')[:5]}", hit.start(), hit.end()),)
    return on(hit, day.isoformat())


def slashed(hit: Hit, scene: Scene) -> Sequence[Found]:
    """13/02/2025 and 02/13/2025 have one reading each; 10/02/2025 has two and stays unknown."""
    first, second, year = int(hit.word("first")), int(hit.word("second")), int(hit.word("year"))
    if len(hit.word("year")) == 2:
        year += 1900 if year > 68 else 2000  # the two-digit years of POSIX
    readings = {day for day in (valid_day(year, second, first), valid_day(year, first, second)) if day}
    if len(readings) > 1:
        return on(hit, None, "day and month could be either way round")
    return on(hit, readings.pop().isoformat()) if readings else ()


def dotted(hit: Hit, scene: Scene) -> Sequence[Found]:
    """10.02.2025: with dots the day comes first."""
    day = valid_day(int(hit.word("year")), int(hit.word("month")), int(hit.word("day")))
    return on(hit, day.isoformat()) if day else ()


def month_day(hit: Hit, scene: Scene) -> Sequence[Found]:
    """10 February, Feb. 10, 2025, Friday, Oct. 13; "10-12 February" gives two."""
    number = MONTH_NUMBERS[hit.word("month").rstrip(".")]
    hint = None if hit["year"] else scene.direction(hit.start(), hit.end())
    parts = [part for part in ("day", "day2") if hit[part]]
    found: list[Found] = []
    for part in parts:
        day = int(re.sub(r"\D", "", hit.word(part)))
        value, unknown = _month_day(hit, scene, number, day, hint)
        if value is None and unknown is None:
            return ()
        start = hit.start() if part == parts[0] else hit.start(part)
        end = hit.end() if part == parts[-1] else hit.end(part)
        found.append(Found("DATE", value, start, end, unknown))
    return found


def _month_day(hit: Hit, scene: Scene, number: int, day: int, hint: Direction | None) -> tuple[str | None, str | None]:
    """The value and why it is unknown; both None where the calendar has no such day."""
    if hit["year"]:
        fixed = valid_day(int(hit.word("year")), number, day)
        return (fixed.isoformat() if fixed else None), None
    if valid_day(2024, number, day) is None:
        return None, None
    if scene.day is None:
        return None, "no year is given, and the day of publication is not known"
    days = [valid_day(scene.day.year + step, number, day) for step in range(-4, 5)]
    named = WEEKDAY_NUMBERS.get(hit.word("weekday").rstrip("."))
    candidates = [d for d in days if d and named in (None, d.weekday())] or [d for d in days if d]
    nearest = scene.nearest([(d, d) for d in candidates], hint)
    return (nearest.isoformat() if nearest else None), None


def month_year(hit: Hit, scene: Scene) -> Sequence[Found]:
    """February 2025, mid-February, last October, next May, June last year, in January."""
    name = hit.word("month").rstrip(".")
    number, which = MONTH_NUMBERS[name], hit.word("which")
    if hit["year"]:
        return on(hit, month(int(hit.word("year")), number))
    if not _is_month(hit, scene, name):
        return ()
    day = scene.published
    if hit["which_year"]:
        year = day.year + {"last": -1, "next": 1, "this": 0}[hit.word("which_year").split()[0]]
    elif which in ("last", "past", "this past"):
        year = day.year - (number >= day.month)
    elif which in ("next", "coming", "this coming"):
        year = day.year + (number <= day.month)
    elif which == "this" or number == day.month:
        year = day.year
    else:
        middles = [(date(year, number, 15), year) for year in scene.years_around()]
        year = scene.nearest(middles, scene.direction(hit.start(), hit.end())) or day.year
    return on(hit, month(year, number))


def _is_month(hit: Hit, scene: Scene, name: str) -> bool:
    """Capitalised, and for May and March after a word that a month follows. A short form needs a day or year beside it."""
    at, end = hit.start("month"), hit.end("month")
    if not scene.text[at].isupper() or (len(name) <= 4 and name not in MONTH_WORDS):
        return False
    if name not in AMBIGUOUS_MONTHS or hit["phase"] or hit["which"] or hit["which_year"]:
        return True
    return scene.word_before(hit.start()) in _MONTH_FOLLOWS and not re.match(
        r"[’']s\b|[A-Z]", scene.text[end : end + 3].strip()
    )


MONTH_WORDS = ("may", "june", "july")
"""Months whose full name is as short as a short form."""


def holiday(hit: Hit, scene: Scene) -> Sequence[Found]:
    """Christmas, Boxing Day, Good Friday 2025: the nearest one, or that of the year given."""
    if not scene.text[hit.start("name")].isupper():
        return ()
    of_year = HOLIDAYS[hit.word("name").replace("’", "'")]
    if hit["year"]:
        return on(hit, of_year(int(hit.word("year"))).isoformat())
    day = scene.published
    days = [of_year(year) for year in scene.years_around()]
    if hit["which"] == "last":
        days = [d for d in days if d < day]
    elif hit["which"] == "next":
        days = [d for d in days if d > day]
    hint = None if hit["which"] else scene.direction(hit.start(), hit.end())
    chosen = scene.nearest([(d, d) for d in days], hint)
    return on(hit, chosen.isoformat()) if chosen else ()
