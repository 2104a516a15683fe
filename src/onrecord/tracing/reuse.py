"""Which reports share stretches of text."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from onrecord.records import Reading

Reuse = Mapping[tuple[str, str], float]
"""(report, other report) to the share of the first one's word sequences that stand in the other too, 0 to 1."""


def find_reuse(readings: Sequence[Reading]) -> Reuse:
    """How much of each report stands in each other one; pairs that share nothing are left out."""
    return {}
