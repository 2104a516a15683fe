"""What a time expression is resolved against: the publication's day, the words around it, the dates before it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TypeVar

from onrecord.reading.times.tense import Direction, direction
from onrecord.reading.times.values import Unit, days_of
from onrecord.records import TimeType

WRONG_WAY_DAYS = 183
"""How many days nearer a date must be to win against the direction of its verb: half a year lets a date that comes within
three months win, and the verb decide beyond. The tuning half of timex dev is alike for anything from 120 to 183."""

ANCHOR_CHARS = 300
"""How far behind a date may stand for "two days later" and "that week" to count from it: two sentences or three."""

T = TypeVar("T")


_FINENESS: dict[Unit, int] = {"day": 0, "weekend": 1, "week": 1, "fortnight": 1, "month": 2, "quarter": 3, "year": 4,
                              "decade": 5, "century": 6}  # fmt: skip


def _fineness(value: str) -> int:
    """How fine a date's value is, on the scale of `_FINENESS`."""
    if len(value) < 4:
        return 7 - len(value) + (len(value) == 2)
    if len(value) == 4:
        return 4
    if "W" in value:
        return 1
    return 0 if len(value) >= 10 else 2 if value[5:].isdigit() else 3


class Unresolved(Exception):
    """A time expression whose value cannot be known; the message is the reason, in words an editor can read."""


@dataclass(frozen=True, slots=True)
class Found:
    """One time expression before it becomes a record."""

    type: TimeType
    value: str | None
    start: int
    end: int
    unknown: str | None = None


class Hit:
    """The words that a rule matched. A part that the rule's pattern does not name reads as None."""

    __slots__ = ("_match", "_parts")

    def __init__(self, match: re.Match[str]) -> None:
        self._match = match
        self._parts: dict[str, str | None] = match.groupdict()

    def __getitem__(self, part: str) -> str | None:
        return self._parts.get(part)

    def word(self, part: str) -> str:
        """The part with its blanks made single; "" where it did not match."""
        return " ".join((self._parts.get(part) or "").split())

    @property
    def words(self) -> str:
        """All of it, lower case."""
        return self._match[0]

    def start(self, part: str | int = 0) -> int:
        """Where it, or a part that matched, begins in the text."""
        return self._match.start(part)

    def end(self, part: str | int = 0) -> int:
        """Where it, or a part that matched, ends in the text."""
        return self._match.end(part)


@dataclass(slots=True)
class Scene:
    """One text as it is read from its beginning to its end."""

    text: str
    low: str
    """The text in lower case, every character at its old place."""
    day: date | None
    """The publication's local day."""
    last: date | None = None
    """First day of the last date that was resolved: what "two days later" counts from."""
    last_value: str | None = None
    last_end: int = 0
    quarter: str | None = None
    """The last quarter spoken of: what "a year earlier" in a company's results compares with."""
    reported: str | None = None
    """The first quarter spoken of that was not long past or still ahead: a story on results opens with its own."""
    years_from: int | None = None
    """Where figures of a whole year were told last: in that paragraph "a year earlier" is no quarter."""

    @property
    def published(self) -> date:
        """The publication's day; raises Unresolved where it is not known."""
        if self.day is None:
            raise Unresolved("counts from the day of publication, which is not known")
        return self.day

    def direction(self, start: int, end: int) -> Direction | None:
        """Whether the nearest verb puts the expression into the past or the future."""
        return direction(self.text, self.low, start, end)

    def before(self, start: int, chars: int = 40) -> str:
        """The lower-case text just before, without the blanks that touch the expression."""
        return self.low[max(0, start - chars) : start].rstrip()

    def after(self, end: int, chars: int = 40) -> str:
        """The lower-case text just after, blanks stripped on the left."""
        return self.low[end : end + chars].lstrip()

    def around(self, start: int, end: int) -> str:
        """The lower-case text close before and after."""
        return self.before(start, 90) + " " + self.after(end, 60)

    def compares_years(self, start: int) -> bool:
        """Whether the figures of this paragraph are those of a whole year."""
        return self.years_from is not None and "\n\n" not in self.low[self.years_from : start]

    def anchor(self, unit: Unit, start: int) -> date | None:
        """The date before where it is fine enough to count such units from it: a year is no anchor for "a week later".

        A date told long before is none either.
        """
        near = start - self.last_end < ANCHOR_CHARS
        return self.last if near and _fineness(self.last_value or "") <= _FINENESS.get(unit, 0) else None

    def years_around(self) -> range:
        """The years in which a date without one may lie."""
        return range(max(2, self.published.year - 2), min(9997, self.published.year + 3))

    def is_quoted_title(self, start: int, word: int) -> bool:
        """Whether it opens a title in quotation marks: the programme "This Week"."""
        capital = self.text[word].isupper() and not self.text[start : start + 30].isupper()
        return capital and self.text[max(0, start - 1) : start].endswith(('"', "“", "‘", "`", "'"))

    def ends_a_name(self, start: int, end: int) -> bool:
        """Whether a capitalised word is the end of a name: "USA Today" (in a headline all words around are capitalised)."""
        if not self.text[start].isupper() or self.text[start:end].isupper():
            return False
        before = re.search(r"[A-Z]\w* $", self.text[max(0, start - 30) : start])
        return before is not None and re.match(r" [A-Z]", self.text[end : end + 2]) is None

    def word_before(self, start: int) -> str:
        """The last word before, lower case; "" where punctuation stands between."""
        match = re.search(r"[a-z’'.$£€-]+$", self.before(start))
        return match[0] if match else ""

    def nearest(self, candidates: Iterable[tuple[date, T]], hint: Direction | None) -> T | None:
        """The candidate nearest to the publication, those against the verb's direction held back."""
        day = self.published

        def distance(candidate: tuple[date, T]) -> tuple[int, int]:
            days = (candidate[0] - day).days
            against = (hint == "past" and days > 0) or (hint == "future" and days < 0)
            return abs(days) + (WRONG_WAY_DAYS if against else 0), days  # a tie goes to the past

        ordered = sorted(candidates, key=distance)
        return ordered[0][1] if ordered else None

    def weekday(self, number: int, hint: Direction | None) -> date:
        """The last such day before or on publication; the next one where the verb lies in the future."""
        day = self.published
        back = day - timedelta(days=(day.weekday() - number) % 7)
        return back + timedelta(days=7) if hint == "future" and back < day else back

    def note(self, found: Found) -> None:
        """Remember a resolved date for the expressions after it."""
        if found.value is None or found.type not in ("DATE", "TIME"):
            return
        days = days_of(found.value)
        if days is None:
            return
        self.last, self.last_value, self.last_end = days[0], found.value, found.end
