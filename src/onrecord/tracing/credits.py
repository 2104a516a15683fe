"""Whom a report credits: outlets and agencies, persons and institutions, people without a name."""

from __future__ import annotations

from onrecord.knowledge import Knowledge
from onrecord.records import Credit, Reading


def find_credits(reading: Reading, knowledge: Knowledge) -> tuple[Credit, ...]:
    """Whom the report itself names as having what it tells, in text order, each once."""
    return ()
