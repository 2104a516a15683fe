"""The acts of several reports that are one and the same act."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.records import Claim, Reading


def find_claims(readings: Sequence[Reading]) -> tuple[Claim, ...]:
    """Each act once, however many reports tell it, the one that most reports tell first."""
    return ()


def core_of(claims: Sequence[Claim], readings: Sequence[Reading]) -> Claim | None:
    """The claim that most reports tell; of equals the one first published, then the first in the first report."""
    return claims[0] if claims else None
