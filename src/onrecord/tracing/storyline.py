"""A story over time: first told, changes of state, and what was expected by when and has not been told."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.records import Claim, Reading, Step


def find_storyline(readings: Sequence[Reading], claims: Sequence[Claim]) -> tuple[Step, ...]:
    """The steps in order of publication."""
    return ()
