"""Whether an act belongs to a commitment that is there already: by what it names, and by what other reports tell as one with it.

A pledge, its approval, contract, delivery and suspension are the life of one thing, told by acts of different kinds. An
act belongs to a commitment when giver and receiver go together, the thing is the same by its name, count or sum, and the
two are not too far apart in time. Where that leaves doubt, it goes where the other acts of its claim are (`tracing.claims`).
Rather two rows that a person merges than one row that swallows two promises.

What is compared is what the row shows, decisions included: a row that a person corrected gathers by its corrected values.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Protocol

from onrecord.ledger.documents import Document, Json

DAY = 86_400_000_000
"""Microseconds."""

WINDOW_DAYS = 365
"""How long after a commitment was last told an act can still belong to it; tenders and deliveries take that long."""
LOOSE_DAYS = 45
"""The same where only the class of the thing, or nothing, speaks for it."""
ALONE_DAYS = 7
"""The same for a meeting, a plan or a request."""

_SURE = 5
"""Points of an agreement that needs no other witness: the thing by its name and number, or by its name or class and its sum."""

_LIFE = frozenset(["purchase", "sale", "pledge", "approval", "delivery", "suspension", "resumption", "withdrawal"])
_PARTIAL = frozenset(["in_delivery", "delivered"])
_NEAR = Decimal("0.02")
"""Two sums in one currency within this share of each other are one sum, rounded by one of the two reports."""
_NEAR_EURO = Decimal("0.05")
"""The same across currencies, whose rates move between the days of two reports."""


Parties = tuple[frozenset[str], frozenset[str]]
"""Givers and receivers, by id or name."""


@dataclass(slots=True)
class Candidate:
    """A commitment that an act might belong to."""

    number: int
    document: Document
    """What its row shows now."""
    first_known: int
    last_known: int
    """When it was first and last told, in microseconds."""
    parties: Parties = field(init=False)
    """Who gives and who gets."""

    def __post_init__(self) -> None:
        self.parties = _parties(self.document)


class Matcher(Protocol):
    """Gathers acts into commitments."""

    def keys(self, document: Document) -> list[str]:
        """Under which keys a row is filed; a row and an act that may go together share at least one."""

    def wanted(self, proposal: Document) -> list[str]:
        """Under which keys the rows are filed that an act may belong to."""

    def choose(
        self, proposal: Document, known: int, candidates: Iterable[Candidate], claimed: Callable[[], Mapping[int, int]]
    ) -> int | None:
        """The commitment the act belongs to, or None where it is the first to tell of it.

        claimed: gives the commitments of the other acts of its claim, and how many are at each. Asking takes milliseconds.
        """


class RuleMatcher:
    """The rule of this module."""

    def keys(self, document: Document) -> list[str]:
        """By giver, receiver and thing; by receiver and sum, for acts that do not say who gives."""
        start = _start(document)
        found = []
        for giver in _givers(document) or ["?"]:
            base = f"{start}|{giver}"
            things = document.get("items") or ()
            for _, canonical, class_, _ in things:
                if canonical:
                    found.append(f"{base}|={canonical}")
                else:
                    found.append(f"{base}|~{class_}")
                found.append(f"{base}|:{class_}")
            if not things:
                found.append(f"{base}|-")
            if amount := document.get("amount"):
                found.append(f"{base}|{_size(amount)}")
        if amount := document.get("amount"):
            found.append(f"{start}|*|{_size(amount)}")
        return list(dict.fromkeys(found))

    def wanted(self, proposal: Document) -> list[str]:
        """The named thing, or one of its class without a name; whatever costs as much."""
        start = _start(proposal)
        givers = _givers(proposal)
        found = []
        for giver in givers or ["?"]:
            base = f"{start}|{giver}"
            things = proposal.get("items") or ()
            for _, canonical, class_, _ in things:
                if canonical:
                    found += [f"{base}|={canonical}", f"{base}|~{class_}"]
                else:
                    found.append(f"{base}|:{class_}")
            if not things and not proposal.get("amount"):
                found.append(f"{base}|-")
            if amount := proposal.get("amount"):
                found += [f"{base}|{size}" for size in _sizes(amount)]
        if not givers and (amount := proposal.get("amount")):
            found += [f"{start}|*|{size}" for size in _sizes(amount)]
        return list(dict.fromkeys(found))

    def choose(
        self, proposal: Document, known: int, candidates: Iterable[Candidate], claimed: Callable[[], Mapping[int, int]]
    ) -> int | None:
        """The best agreement; of equals the one told last, then the older row. Where it is not sure, the one where most of
        the act's claim is, the older of equals.
        """
        best: tuple[int, int, int] | None = None
        parties = _parties(proposal)
        for candidate in candidates:
            points = _agreement(proposal, parties, known, candidate)
            if points:
                rank = (points, candidate.last_known, -candidate.number)
                if best is None or rank > best:
                    best = rank
        if (best is None or best[0] < _SURE) and (homes := claimed()):
            return min(homes, key=lambda number: (-homes[number], number))
        return None if best is None else -best[2]


def family(kind: str | None) -> str:
    """What an act of this kind is the life of: one support, or a thing of its own (a meeting, plan, request, exchange)."""
    return "support" if kind is None or kind in _LIFE else kind


def compatible(one: Document, other: Document) -> bool:
    """Whether two tellings can be of one thing by kind and parties: none contradicts the other."""
    return family(one.get("kind")) == family(other.get("kind")) and _meet(_parties(one), _parties(other))


def _agreement(proposal: Document, parties: Parties, known: int, candidate: Candidate) -> int:
    """How much speaks for the two being one: 0 for nothing, or for a contradiction."""
    row = candidate.document
    apart = max(candidate.first_known - known, known - candidate.last_known, 0)
    if apart > WINDOW_DAYS * DAY or not _meet(parties, candidate.parties):
        return 0
    kind = family(proposal["kind"])
    if kind != family(row.get("kind")):
        return 0
    if kind != "support":
        return 1 if apart <= ALONE_DAYS * DAY else 0
    points = 0
    for verdict in (_same_things(proposal, row), _same_sum(proposal, row)):
        if verdict is None:
            continue
        if verdict == 0:
            return 0
        points += verdict
    if apart > (WINDOW_DAYS if points >= 2 else LOOSE_DAYS) * DAY:
        return 0
    if not points:  # neither names a thing or a sum: "the aid", told again soon after
        return 1 if not row.get("items") and not row.get("amount") else 0
    return points + 1


def _same_things(proposal: Document, row: Document) -> int | None:
    """None where one of them names nothing; 0 for other things; else 1 to 4."""
    told, kept = proposal.get("items"), row.get("items")
    if not told or not kept:
        return None
    return max(_same_thing(one, other, proposal) for one in told for other in kept)


def _same_thing(told: Json, kept: Json, proposal: Document) -> int:
    _, name, class_, units = told
    _, other_name, other_class, other_units = kept
    by_name = bool(name and other_name)
    if (name != other_name) if by_name else (class_ is None or class_ != other_class):
        return 0
    alike = 2 if by_name else 1
    if not units or not other_units:
        return alike
    return alike + 2 if _counts_agree(units, other_units, proposal) else 0


def _counts_agree(told: Json, kept: Json, proposal: Document) -> bool:
    """The same number, or a part of it that is on its way."""
    low, high = Decimal(told[0]), Decimal(told[1])
    kept_low, kept_high = Decimal(kept[0]), Decimal(kept[1])
    if proposal.get("state") in _PARTIAL and low <= kept_high:
        return True
    slack = kept_high / 10 if told[2] or kept[2] else Decimal(0)
    return low <= kept_high + slack and kept_low - slack <= high


def _same_sum(proposal: Document, row: Document) -> int | None:
    """None where one of them names no sum, or the two cannot be compared; 0 for different sums; else 3."""
    told, kept = proposal.get("amount"), row.get("amount")
    if not told or not kept:
        return None
    near = _NEAR
    if told[2] != kept[2]:
        told, kept, near = proposal.get("euro"), row.get("euro"), _NEAR_EURO
        if not told or not kept:
            return None
    low, high, kept_low, kept_high = (Decimal(text) for text in (told[0], told[1], kept[0], kept[1]))
    slack = abs(kept_high) * near
    return 3 if low <= kept_high + slack and kept_low - slack <= high else 0


def _size(amount: Json) -> str:
    """The step of a sum on a ladder of steps of five per cent."""
    return f"{amount[2]}{_step(float(amount[0]))}"


def _sizes(amount: Json) -> list[str]:
    """The steps of all sums that could be this one, rounded."""
    near = float(_NEAR)
    low, high = _step(float(amount[0]) * (1 - near)), _step(float(amount[1]) * (1 + near))
    return [f"{amount[2]}{step}" for step in range(low, min(high, low + _STEPS_MAX) + 1)]


def _step(amount: float) -> int:
    # Floats will do here: a step is where to look, `_same_sum` decides.
    return round(math.log(max(abs(amount), 1.0)) / math.log(1.05))


_STEPS_MAX = 20
"""Steps that are looked at for a range ("one to two billion"): up to a bit more than the double."""


def _start(document: Document) -> str:
    receivers = _receivers(document)
    return f"{family(document.get('kind'))}|{receivers[0] if receivers else '?'}"


def _givers(document: Document) -> list[str]:
    """Who gives, or pays where nobody gives."""
    return _names(document.get("donor") or document.get("buyer") or document.get("seller"))


def _receivers(document: Document) -> list[str]:
    """For whom it is in the end: in a purchase for a third party that is not the one who pays."""
    return _names(document.get("beneficiary") or document.get("recipient"))


def _names(parties: Json) -> list[str]:
    return sorted(id_ or name.casefold() for id_, name in parties or ())


def _parties(document: Document) -> Parties:
    return frozenset(_givers(document)), frozenset(_receivers(document))


def _meet(some: Parties, others: Parties) -> bool:
    """Whether givers and receivers have somebody in common, or are not known."""
    return all(not one or not other or not one.isdisjoint(other) for one, other in zip(some, others, strict=True))
