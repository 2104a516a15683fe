"""Made-up stories by the thousand: the example stories with parties, names, goods, numbers and dates exchanged.

A template is an example story with its readings. A made story exchanges, in texts and readings alike, every state, every name
that is not a common word, every noun of goods, every number, and every date by whole weeks; common words are now and then
swapped for others, and reports come out somewhat earlier or later. No model runs: spans move with the words.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, is_dataclass, replace
from datetime import date, timedelta
from decimal import Decimal
from functools import cache, lru_cache
from itertools import chain
from typing import Any, NamedTuple
from zlib import crc32

from benchmarks.story_words import GOODS, NUMERALS, SWAPS, SYLLABLES, WORDS_OF
from onrecord import Reading
from onrecord.knowledge import Knowledge
from onrecord.knowledge.files import rows, split
from onrecord.records import Region, Span, TimeExpression
from onrecord.tracing.common_words import is_common, stem_of
from onrecord.tracing.subjects import WORD

SWAPPED = 0.15
"""Share of swappable words that are swapped."""
JITTER = 120
"""Minutes by which a report comes out earlier or later, at most."""
FIRST_WEEK = date(2025, 1, 6)
"""In which the first made stories begin."""
MONTHS = "January February March April May June July August September October November December".split()
_ID = re.compile(r"state:([A-Z]{2})")
_ISO_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_IN_WORDS = frozenset({"name", "canonical", "text", "office", "of", "unit", "words", "message"})
"""Fields that hold words of the text."""


@dataclass(frozen=True)
class Exchange:
    """What takes whose place in one made story: everything follows from its number."""

    number: int
    weeks: int
    """By how many weeks it lies later than its template."""

    def draw(self, key: str, choices: int) -> int:
        """A number below `choices`, always the same for this story and key."""
        return (crc32(f"{self.number} {key}".encode()) * 2_654_435_761 % (1 << 32)) * choices >> 32

    def state(self, code: str) -> Mapping[str, str]:
        """The row of the state that takes this one's place; no two places go to one state."""
        known, places = _states()
        return known[(places.get(code, 0) + self.draw("states", len(known))) % len(known)]

    def name(self, word: str) -> str:
        """Another name, in capitals where this one is."""
        key = word.lower()
        made = "".join(SYLLABLES[self.draw(f"{key} {at}", len(SYLLABLES))] for at in range(3))
        return made.upper() if word.isupper() else made.title()

    def good(self, stem: str) -> tuple[str, str]:
        """Another noun of goods, and its class."""
        return GOODS[(crc32(stem.encode()) + self.draw("goods", len(GOODS))) % len(GOODS)]

    def digits(self, digits: str) -> str:
        """Other digits, as many; zeros at either end stay."""
        core = digits.strip("0")
        if not core:
            return digits
        last = len(core) - 1
        made = [
            str((int(digit) + self.draw(f"{core} inner {at}", 10)) % 10)
            if 0 < at < last
            else str((int(digit) - 1 + self.draw(f"{core} outer {at}", 9)) % 9 + 1)
            for at, digit in enumerate(core)
        ]
        start = len(digits) - len(digits.lstrip("0"))
        return digits[:start] + "".join(made) + digits[start + len(core) :]

    def decimal(self, value: Decimal) -> Decimal:
        """The value that the exchanged digits give."""
        sign, digits, exponent = value.as_tuple()
        return Decimal((sign, tuple(map(int, self.digits("".join(map(str, digits))))), exponent))

    def day(self, day: date) -> date:
        """The day as many weeks later."""
        return day + timedelta(weeks=self.weeks)


class Piece(NamedTuple):
    """A stretch of a text that is exchanged."""

    start: int
    end: int
    made: Callable[[Exchange, int], str]
    """What takes its place in a story's report of that number."""


@dataclass(frozen=True)
class Template:
    """An example story to make others of."""

    readings: Sequence[Reading]
    pieces: Sequence[Sequence[Piece]]
    """Of each reading's text."""
    nouns: frozenset[str]
    """Stems of the nouns of its goods."""
    knowledge: Knowledge

    @property
    def week(self) -> int:
        """The week of its first report, counted from the week of Monday, 6 January 2025."""
        return (
            min(it.report.published.local_day for it in self.readings if it.report.published) - FIRST_WEEK
        ).days // 7

    @staticmethod
    def of(readings: Sequence[Reading], knowledge: Knowledge) -> Template:
        """The template of one example story."""
        items = (item for reading in readings for act in reading.acts for item in act.items if item.class_)
        nouns = frozenset(stem_of(word) for item in items for word in WORD.findall(item.name)[-1:])
        pieces = [_pieces(reading.report.text, knowledge, nouns, reading.times) for reading in readings]
        return Template(readings, pieces, nouns, knowledge)

    def make(self, number: int, exchange: Exchange, url: str) -> Reading:
        """The made report of the report with this number."""
        reading, pieces = self.readings[number], self.pieces[number]
        text, moved = _laid(reading.report.text, pieces, exchange, number)
        maker = _Maker(exchange, moved, self)
        published = reading.report.published
        if published:
            minutes = exchange.draw(f"minutes {number}", 2 * JITTER) - JITTER
            published = replace(published, at=published.at + timedelta(weeks=exchange.weeks, minutes=minutes))
        report = replace(
            reading.report,
            text=text,
            url=url,
            title=maker.words(reading.report.title) if reading.report.title else None,
            published=published,
            regions=tuple(Region(region.kind, moved(region.span)) for region in reading.report.regions),
            related=(),
        )
        parts = {
            it.name: maker.of(getattr(reading, it.name), it.name) for it in fields(reading) if it.name not in _WHOLE
        }
        return replace(reading, report=report, **parts)


_WHOLE = ("report", "reader")


@dataclass(frozen=True)
class _Maker:
    """Makes the parts of one reading."""

    exchange: Exchange
    moved: Callable[[Span], Span]
    template: Template

    def of(self, value: Any, field: str) -> Any:
        """What takes the place of a field's value."""
        match value:
            case Span():
                return self.moved(value)
            case str():
                return self._string(value, field)
            case tuple():
                return tuple(self.of(one, field) for one in value)
            case Decimal():
                return self.exchange.decimal(value)
            case date():
                return self.exchange.day(value)
            case TimeExpression():
                return replace(value, span=self.moved(value.span), value=self._time(value.value))
        if is_dataclass(value) and not isinstance(value, type):
            return type(value)(*(self.of(getattr(value, name), name) for name in _fields(type(value))))
        return value

    def words(self, words: str) -> str:
        """What takes the place of words of the text."""
        pieces = _pieces_of(words, self.template.knowledge, self.template.nouns)
        return _laid(words, pieces, self.exchange, 0)[0] if pieces else words

    def _string(self, value: str, field: str) -> str:
        if found := _ID.fullmatch(value):
            return f"state:{self.exchange.state(found[1])['code']}"
        if field == "class_":
            return self.exchange.good(value)[1]
        return self.words(value) if field in _IN_WORDS else value

    def _time(self, value: str | None) -> str | None:
        if value and _ISO_DAY.fullmatch(value):
            return self.exchange.day(date.fromisoformat(value)).isoformat()
        return value


def _laid(text: str, pieces: Sequence[Piece], exchange: Exchange, number: int) -> tuple[str, Callable[[Span], Span]]:
    """The exchanged text, and where a span of the old one lies in it."""
    out: list[str] = []
    olds, news = [0], [0]
    """Where stretches begin: the even ones stay, the odd ones are exchanged."""
    done = length = 0
    for piece in pieces:
        made = piece.made(exchange, number)
        kept = text[done : piece.start]
        out += (kept, made)
        news += (length + len(kept), length + len(kept) + len(made))
        olds += (piece.start, piece.end)
        length, done = news[-1], piece.end
    out.append(text[done:])

    def at(position: int) -> int:
        place = bisect_right(olds, position) - 1
        found = news[place] + position - olds[place]
        return min(found, news[place + 1]) if place % 2 else found

    def moved(span: Span) -> Span:
        start = at(span.start)
        return Span(start, max(start + 1, at(span.end)))

    return "".join(out), moved


@lru_cache(maxsize=1 << 15)
def _pieces_of(words: str, knowledge: Knowledge, nouns: frozenset[str]) -> list[Piece]:
    return _pieces(words, knowledge, nouns, ())


def _pieces(text: str, knowledge: Knowledge, nouns: frozenset[str], times: Sequence[TimeExpression]) -> list[Piece]:
    """What is exchanged in a text, in text order; of two that overlap the one that begins first."""
    dated = [time.span for time in times]
    found = sorted(
        chain(_states_in(text, knowledge), _dates_in(text, times), _words_in(text, nouns, dated)), key=_start
    )
    pieces: list[Piece] = []
    for piece in found:
        if not pieces or piece.start >= pieces[-1].end:
            pieces.append(piece)
    return pieces


def _start(piece: Piece) -> tuple[int, int]:
    return (piece.start, -piece.end)


def _states_in(text: str, knowledge: Knowledge) -> Iterator[Piece]:
    for match in knowledge.find(text):
        if match.entity.kind == "state":
            field = {"demonym": "adjectives", "people": "people", "capital": "capital"}.get(match.form, "name")
            yield Piece(match.start, match.end, _state(match.entity.id.removeprefix("state:"), field))


def _state(code: str, field: str) -> Callable[[Exchange, int], str]:
    return lambda exchange, _: split(exchange.state(code)[field])[-1]


def _dates_in(text: str, times: Sequence[TimeExpression]) -> Iterator[Piece]:
    for time in times:
        if time.value and _ISO_DAY.fullmatch(time.value):
            day = date.fromisoformat(time.value)
            for match in WORD.finditer(text, *time.span):
                if made := _date_word(match.group(), day):
                    yield Piece(match.start(), match.end(), made)


def _date_word(word: str, day: date) -> Callable[[Exchange, int], str] | None:
    month = MONTHS[day.month - 1]
    if len(word) >= 3 and month.startswith(word):
        return lambda exchange, _: MONTHS[exchange.day(day).month - 1][: len(word) if word != month else None]
    if word == str(day.year):
        return lambda exchange, _: str(exchange.day(day).year)
    if word.lstrip("0") == str(day.day):
        return lambda exchange, _: str(exchange.day(day).day).zfill(len(word) if word[0] == "0" else 1)
    return None


def _words_in(text: str, nouns: frozenset[str], dated: Sequence[Span]) -> Iterator[Piece]:
    for match in WORD.finditer(text):
        word, place = match.group(), Span(*match.span())
        if word[0].isdigit():
            if not any(span.overlaps(place) for span in dated):
                yield Piece(*place, _number(word))
        elif made := _word(word, nouns):
            yield Piece(*place, made)


def _word(word: str, nouns: frozenset[str]) -> Callable[[Exchange, int], str] | None:
    stem = stem_of(word)
    if stem in nouns:
        plural = "s" if word.lower().endswith("s") else ""
        return lambda exchange, _: exchange.good(stem)[0] + plural
    if word in NUMERALS:
        return lambda exchange, _: WORDS_OF[int(exchange.digits(str(NUMERALS[word])))]
    if word in SWAPS:
        return _swap(word)
    if word[0].isupper() and not is_common(stem):
        return lambda exchange, _: exchange.name(word)
    return None


def _number(word: str) -> Callable[[Exchange, int], str]:
    def made(exchange: Exchange, _: int) -> str:
        digits = iter(exchange.digits(re.sub(r"\D", "", word)))
        return "".join(next(digits) if sign.isdigit() else sign for sign in word)

    return made


def _swap(word: str) -> Callable[[Exchange, int], str]:
    others = SWAPS[word]

    def made(exchange: Exchange, number: int) -> str:
        drawn = exchange.draw(f"{word} {number}", 1000)
        return others[drawn % len(others)] if drawn < 1000 * SWAPPED else word

    return made


@cache
def _fields(type_: type) -> tuple[str, ...]:
    return tuple(field.name for field in fields(type_))


@cache
def _states() -> tuple[list[dict[str, str]], dict[str, int]]:
    """States with every sort of name, and their places in that list."""
    known = [row for row in rows("states") if row["adjectives"] and row["people"] and row["capital"]]
    return known, {row["code"]: place for place, row in enumerate(known)}
