"""What one report says that cannot be right."""

from __future__ import annotations

from onrecord.checks.conversions import check_conversions
from onrecord.checks.days import check_days
from onrecord.checks.offices import check_offices
from onrecord.checks.parts import check_parts
from onrecord.knowledge import Knowledge
from onrecord.records import Finding, Reading


def check(reading: Reading, knowledge: Knowledge) -> tuple[Finding, ...]:
    """Everything in one report that contradicts the calendar, a known fact or itself, in text order. Kinds: docs/checks.md."""
    found = [
        *check_days(reading),
        *check_offices(reading, knowledge),
        *check_conversions(reading, knowledge),
        *check_parts(reading),
    ]
    return tuple(sorted(found, key=lambda finding: finding.evidence))
