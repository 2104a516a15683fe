"""Who asserts, denies, declines to confirm, asks or offers what a story tells."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.records import Claim, Reading, Stand


def find_stands(readings: Sequence[Reading], core: Claim | None) -> tuple[Stand, ...]:
    """One for each speaker and stance, however many reports tell it, in order of first publication."""
    return ()
