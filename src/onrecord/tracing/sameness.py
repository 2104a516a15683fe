"""Whether two tellings can be of one act, and how much speaks for it.

Compatible, not identical: what one telling leaves unsaid contradicts nothing. Points are small whole numbers so that the order in
which pairs are joined does not hang on rounding; who takes part counts 2 a side, the same thing 3, the same number 3, the
same sum 4.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from onrecord.records import Amount, Days
from onrecord.tracing.tellings import Telling

Apart = Literal["phase", "count", "sum", "day"]
"""In what two tellings of one thing differ, so that they are two acts, or one that a report has wrong."""

ENOUGH = 5
"""Points from which two tellings are taken as one act: the same thing and one side, or two sides and things of one class."""

_ENOUGH_GENERAL = 4
"""The same where neither names a thing: two sides, or one side and the day."""
_MONTH = 32
"""Days that are at most so long tell an act."""
_NEAR = Decimal("0.02")
"""Sums in one currency within this share of each other are one sum, rounded by one of the two reports."""
_NEAR_EURO = Decimal("0.05")
"""The same across currencies, whose rates move between the days of two reports."""
_ABOUT = Decimal("0.1")
"""Numbers within this share of each other may be one where one of them is approximate."""


@dataclass(frozen=True, slots=True)
class Sameness:
    """What comparing two tellings gives."""

    points: int
    """How much speaks for one act."""
    sides: int
    """How much of that are the parties: 2 for each side on which both name somebody in common."""
    apart: frozenset[Apart]
    """In what they differ."""
    days: bool
    """Whether both tell a day."""
    same_thing: bool
    """Whether both name the thing, and it is the same."""
    general: bool
    """Whether neither names anything that tells acts apart."""

    @property
    def is_likely(self) -> bool:
        """Whether enough speaks for one act."""
        return self.points >= (_ENOUGH_GENERAL if self.general else ENOUGH)


def compare(a: Telling, b: Telling) -> Sameness | None:
    """How alike two tellings are; None where they can not be of one act by family, parties or thing, whatever else agrees."""
    if a.family != b.family:
        return None
    sides = _sides(a, b)
    if sides is None:
        return None
    same_sum = _same_sum(a, b)
    thing = _thing(a, b)
    if thing is None and not same_sum:
        return None
    apart: set[Apart] = set()
    general = not (a.is_specific or b.is_specific)
    points = sides + (thing or 0)
    if a.phase != b.phase:
        apart.add("phase")
    if same_sum is not None:
        points += 4 * same_sum
        if not same_sum:
            apart.add("sum")
    same_count = _same_count(a, b)
    if same_count is not None and thing:
        points += 3 * same_count
        if not same_count:
            apart.add("count")
    if a.when and b.when:
        if _apart(a.when, b.when):
            apart.add("day")
            points -= 1
        elif general and max((it.when.to - it.when.from_).days for it in (a, b) if it.when) < _MONTH:
            points += 2
    return Sameness(points, sides, frozenset(apart), bool(a.when and b.when), (thing or 0) >= _SAME_THING, general)


_SAME_THING = 2


def _sides(a: Telling, b: Telling) -> int | None:
    """2 for each side on which somebody takes part in both; None where a side is known in both and nobody does."""
    if a.family == "exchange":
        return 2 * len(a.everybody & b.everybody) if a.everybody & b.everybody else None
    pairs: tuple[tuple[frozenset[str], frozenset[str]], ...]
    if bool(a.payer) == bool(b.payer):
        pairs = ((a.giver, b.giver), (a.payer, b.payer), (a.taker, b.taker))
    else:  # a gift beside a purchase: who gives may be the one who pays, or the one who sells
        pairs = ((a.giver | a.payer, b.giver | b.payer), (a.taker, b.taker))
    points = 0
    for one, other in pairs:
        if one & other:
            points += 2
        elif one and other and not _some_group(one | other):
            return None
    crossed = (a.giver & b.taker and not a.taker & b.taker) or (b.giver & a.taker and not a.taker & b.taker)
    return None if crossed else points


def _some_group(parties: frozenset[str]) -> bool:
    """Whether somebody is named only as one of a group ("European countries"), which a state may belong to."""
    return any(party.startswith("group:") for party in parties)


def _thing(a: Telling, b: Telling) -> int | None:
    """3 for the same thing, 2 for other words of one class, 0 where one does not say; None for different things."""
    if a.types and b.types:
        return 3 if any(_one_type(one, other) for one in a.types for other in b.types) else None
    if a.heads & b.heads:
        return 3
    if not (a.heads or a.types) or not (b.heads or b.types):
        return 0
    return 2 if a.classes & b.classes else None


def _one_type(one: str, other: str) -> bool:
    """Whether two names of types can be of one ("IRIS-T" and "IRIS-T SLM")."""
    short, long = sorted((one, other), key=len)
    return long.startswith(short)


def _same_sum(a: Telling, b: Telling) -> bool | None:
    """None where one of them names no sum, or the two cannot be compared."""
    one, other, near = a.act.amount, b.act.amount, _NEAR
    if one is None or other is None:
        return None
    if one.currency and other.currency and one.currency != other.currency:
        if a.act.euro is None or b.act.euro is None:
            return None
        return _meet(a.act.euro.value, b.act.euro.value, _NEAR_EURO)
    return _meet(one.value, other.value, _loose(one, other, near))


def _loose(one: Amount, other: Amount, near: Decimal) -> Decimal:
    return _ABOUT if one.bound or other.bound else near


def _same_count(a: Telling, b: Telling) -> bool | None:
    """Whether they count as many of a thing that both name; None where no such thing is counted in both."""
    verdicts = [
        _meet(one.value, other.value, _ABOUT if one.approx or other.approx else Decimal(0))
        for one_name, one in a.counts
        for other_name, other in b.counts
        if one_name == other_name or len(a.counts) == len(b.counts) == 1
    ]
    return any(verdicts) if verdicts else None


def _meet(one: tuple[Decimal, Decimal], other: tuple[Decimal, Decimal], near: Decimal) -> bool:
    slack = max(abs(one[1]), abs(other[1])) * near
    return one[0] <= other[1] + slack and other[0] - slack <= one[1]


def _apart(one: Days, other: Days) -> bool:
    return one.to < other.from_ or other.to < one.from_
