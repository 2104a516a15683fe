"""Decisions before they are taken: what a person asks for, in the types of `onrecord.records`.

`Ledger.decide` takes them. Where a draft says what the person saw, the ledger refuses it if that has changed since.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from onrecord.records import Commitment, DecisionKind, Evidence


class _Unseen:
    """Stands for "the person did not say what they saw"; None is a value that can be seen."""

    def __repr__(self) -> str:
        return "UNSEEN"


UNSEEN: Final = _Unseen()


@dataclass(frozen=True, slots=True)
class Draft:
    """A decision that has not been taken yet; the functions below make the sensible ones."""

    kind: DecisionKind
    commitment: str | None = None
    field: str | None = None
    seen: Any = UNSEEN
    """The value of `field` that the person saw; for a decision on a whole row the `Commitment` they saw."""
    value: Any = None
    other: str | None = None
    undoes: int | None = None
    evidence: tuple[Evidence, ...] = ()


def accept(
    commitment: str, field: str | None = None, *, seen: Any = UNSEEN, evidence: Sequence[Evidence] = ()
) -> Draft:
    """Take the row as it stands, or one of its values: no later reading changes what was taken."""
    return Draft("accept", commitment, field, seen, evidence=tuple(evidence))


def edit(commitment: str, field: str, value: Any, *, seen: Any = UNSEEN, evidence: Sequence[Evidence] = ()) -> Draft:
    """Set a field; None, or () for parties, items and forms, empties it."""
    return Draft("edit", commitment, field, seen, value, evidence=tuple(evidence))


def reject(commitment: str, *, seen: Any = UNSEEN, evidence: Sequence[Evidence] = ()) -> Draft:
    """Throw the row out: it is kept, gathers what else is told of it, and is left out of lists and sums."""
    return Draft("reject", commitment, seen=seen, evidence=tuple(evidence))


def merge(stays: str, goes: str, *, seen: Any = UNSEEN) -> Draft:
    """Make two rows one: the passages of `goes` come to `stays`, whose id and decided values stand."""
    return Draft("merge", stays, seen=seen, other=goes)


def split(commitment: str, passages: Sequence[Evidence], *, seen: Any = UNSEEN) -> Draft:
    """Give a new row the acts that rest on these passages."""
    return Draft("split", commitment, seen=seen, evidence=tuple(passages))


def add(values: Mapping[str, Any], *, evidence: Sequence[Evidence] = ()) -> Draft:
    """Enter a row by hand: field to value."""
    return Draft("add", value=dict(values), evidence=tuple(evidence))


def undo(decision: int) -> Draft:
    """Take a decision back, an undo too."""
    return Draft("undo", undoes=decision)


def seen_values(seen: Any) -> Mapping[str, Any]:
    """The field values that a person saw of a whole row."""
    if isinstance(seen, Commitment):
        from onrecord.records import FIELDS

        return {field: getattr(seen, field) for field in FIELDS}
    return dict(seen)
