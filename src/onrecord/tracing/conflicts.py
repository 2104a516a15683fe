"""Questions that reports, or a report and a known fact, answer differently."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.records import Claim, Conflict, Quotation, Reading, Stand


def find_conflicts(
    readings: Sequence[Reading], claims: Sequence[Claim], quotations: Sequence[Quotation], stands: Sequence[Stand]
) -> tuple[Conflict, ...]:
    """Each question once, with every report that answers it."""
    return ()
