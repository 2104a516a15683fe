"""A few short texts as the reports of one story."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from onrecord import Reader, Report
from onrecord.checks.reading import check
from onrecord.knowledge import Knowledge
from onrecord.records import Conflict, Published, Reading, Region, Span
from onrecord.tracing.conflicts import find_conflicts
from onrecord.tracing.order import in_order

START = datetime(2032, 3, 11, 8, tzinfo=UTC)


def read(reader: Reader, texts: Sequence[str]) -> list[Reading]:
    """The texts as reports that appear an hour after one another, with their findings."""
    readings = []
    for number, text in enumerate(texts):
        published = Published(START + timedelta(hours=number), "second")
        report = Report(
            text, (Region("body", Span(0, len(text))),), url=f"https://example.org/{number}", published=published
        )
        reading = reader.read(report)
        readings.append(replace(reading, findings=check(reading, reader.knowledge)))
    return readings


def conflicts(readings: Sequence[Reading]) -> tuple[Conflict, ...]:
    """What is found in them, the order of publication restored."""
    return find_conflicts(in_order(readings), Knowledge.load())


def told(conflict: Conflict, readings: list[Reading]) -> dict[int, list[str]]:
    """Number of the report to its values."""
    number = {reading.report.id: at for at, reading in enumerate(readings)}
    found: dict[int, list[str]] = {}
    for answer in conflict.answers:
        found.setdefault(number[answer.report], []).append(answer.value)
    return found
