"""Counted things: "some 50 trucks", "dozens of howitzers", "4.1 million tonnes", "between 20 and 30 tanks".

A quantity is a number with the noun it counts. There is no tagger: the noun phrase runs from the number to its first
plural word, over modifiers, and ends before any function word, verb or stop. Money, times, percentages, ages, ordinals,
calibres ("155mm"), names with numbers ("F-16", "Leopard 2", "Article 5"), scores and counts of unnamed speakers are
none. A bare plural counts as two of its kind: dozens 24, scores 40, hundreds 200, thousands 2,000.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from decimal import Decimal

from onrecord.reading.counted import find_unit
from onrecord.reading.numbers import (
    INDEFINITE,
    SCALED,
    SCALES,
    alternatives,
    approximation_after,
    approximation_before,
    lowered,
    number_of,
)
from onrecord.records import Quantity, Span

_SCALE = alternatives(SCALES)
_MANY = alternatives(INDEFINITE)
_NOUN = (
    r"(?!-(?:first|second|third|(?:four|fif|six|seven|eigh|nin)th)(?![a-z]))"
    r"(?=(?:-odd)?(?:[ \u00a0\n]|-(?=[a-z]{3}))(?:[^\W\d_]|\d{1,3}(?:\.\d{1,2})?[ -]?mm(?![a-z])))"
)
"""Only a number before a word, or before a calibre and then a word, can count something."""
_NUMBER = re.compile(
    rf"(?<![\w.,:/$£€¥₹₽#@+’'-])(?:"
    rf"(?P<many>(?:(?:{_MANY})(?: of |-))?(?:{_MANY})) of(?: the| these| those)?(?=[ \u00a0\n])"
    rf"|(?:between[ \n])?(?P<low>{SCALED})(?P<to> ?[-–—‑] ?(?=\d)|[ \n](?:to|and|or)[ \n])(?P<high>{SCALED}){_NOUN}"
    rf"|(?P<only>{SCALED}){_NOUN}"
    rf")"
)
_MODEL_BEFORE = re.compile(
    r"\b(?:leopards?|abrams|challengers?|type|mark|mk|article|articles|chapter|section|paragraph|resolution|group|phase|flight"
    r"|channel|route|boeing|airbus|level|tier|zone|grade|class|unit|battalion|no|no\.|number|numbers|nr|line|track|gate"
    r"|terminal|room|pier|area|highway|interstate|block|round|page|pages|vol|volume|act|bill|proposition|measure|covid|formula"
    r"|patriot|pac|version|model|platform|stage|step|lot|case|question|point|item|radio|bbc|studio|opec|page|building|apartment"
    r"|aged|age|leopard|su|mig|il|tu|an|km|sa|top|under|size|world war|division|verse|psalm|district|precinct|ward|sector)[ -]$"
)
_OUT_OF = re.compile(r"\b(?:out of|in every|one in|times in)[ \n]$")
_SCORE = re.compile(r"\d ?[-–] ?\d{1,2}(?:$|[ ,.;)])")


def find_quantities(text: str, *, taken: Sequence[Span], spans: Sequence[Span] | None = None) -> tuple[Quantity, ...]:
    """Every counted thing, in text order, none overlapping another.

    taken: times and sums of money; a number inside one of them counts nothing. spans: the stretches that are read, in
    text order; the whole text when None.
    """
    low = lowered(text)
    occupied = sorted(taken)
    starts = [span.start for span in occupied]
    found: list[Quantity] = []
    for stretch in [Span(0, len(text))] if spans is None else spans:
        at = stretch.start
        while match := _NUMBER.search(low, at, stretch.end):
            quantity = None
            if not _touches(occupied, starts, match.start(), match.end()):
                quantity = _read(text, low, match, stretch.end)
            if quantity and _touches(occupied, starts, quantity.span.end - 1, quantity.span.end):
                quantity = None  # "20 Mondays"; a time among the modifiers is allowed ("three daily flights")
            if quantity is not None:
                found.append(quantity)
            at = max(match.end(), quantity.span.end if quantity else 0)
    return tuple(found)


def _touches(occupied: Sequence[Span], starts: Sequence[int], start: int, end: int) -> bool:
    at = bisect_right(starts, end - 1) - 1
    return at >= 0 and occupied[at].end > start


def _read(text: str, low: str, match: re.Match[str], end: int) -> Quantity | None:
    value = _value(low, match)
    if value is None or _is_label(text, low, match):
        return None
    unit = find_unit(text, low, match.start(), match.end(), end, one=value[1] == 1)
    if unit is None:
        return None
    before = approximation_before(low, match.start())
    approx = before is not None or bool(match["many"]) or approximation_after(low, match.end())
    start = match.start() if before is None else before
    if _is_range(match) or low[match.start() : match.start() + 8] not in ("between ", "between\n"):
        return Quantity(Span(start, unit.end), value, approx, unit.of(text))
    return Quantity(Span(match.start("low"), unit.end), value, approx, unit.of(text))


def _is_range(match: re.Match[str]) -> bool:
    return match["to"] is not None


def _value(low: str, match: re.Match[str]) -> tuple[Decimal, Decimal] | None:
    if match["many"]:
        parts = match["many"].replace("-", " of ").split(" of ")
        value = Decimal(INDEFINITE[parts[0]])
        for part in parts[1:]:
            value *= Decimal(INDEFINITE[part]) / 2
        return value, value
    if match["only"]:
        only = number_of(match["only"])
        return (only, only) if only is not None and only > 0 else None
    return _range_value(match)


def _range_value(match: re.Match[str]) -> tuple[Decimal, Decimal] | None:
    """Both ends; a scale at the high end holds for a low end without one ("20 to 30 thousand")."""
    first, second = number_of(match["low"]), number_of(match["high"])
    if first is None or second is None:
        return None
    scale = re.search(rf"(?:{_SCALE})$", match["high"])
    if scale and not re.search(rf"(?:{_SCALE})$", match["low"]) and first < 1000:
        first *= SCALES[scale[0]]
    return (first, second) if first < second else None


def _is_label(text: str, low: str, match: re.Match[str]) -> bool:
    """A number that names rather than counts: "Leopard 2", "Article 5", "Unit 8200", a score, a year."""
    start = match.start()
    before = low[max(0, start - 16) : start]
    if _OUT_OF.search(before):
        return True
    if match["only"] and match["only"].isdigit():
        number = match["only"]
        if _MODEL_BEFORE.search(before):
            return True
        if len(number) == 1 and re.search(r"[A-Z][\w-]*[ ]$", text[max(0, start - 16) : start]):
            return not re.search(r"(?:^|[.!?:]\s|\n)[A-Z][\w-]*[ ]$", text[max(0, start - 24) : start])
    return bool(match["low"] and _SCORE.match(low, start) and not low[match.end() :][:1].isspace())
