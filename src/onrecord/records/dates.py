"""Days, and the words they come from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from onrecord.records.spans import Span


@dataclass(frozen=True, slots=True)
class DateRange:
    """Days in the report's own calendar, both ends included, and the words they come from."""

    from_: date
    to: date
    text: str
    span: Span
