"""The same utterance as several reports have it, and how far each wording has moved."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.records import Quotation, Reading
from onrecord.tracing.origins import Provenance


def find_quotations(readings: Sequence[Reading], provenance: Provenance) -> tuple[Quotation, ...]:
    """One for each utterance that is quoted, or clearly rendered, in at least one report, in order of first publication."""
    return ()
