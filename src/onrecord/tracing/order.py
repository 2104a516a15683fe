"""The order in which the reports of a story are looked at: by publication, whatever the order in which they came."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime

from onrecord.records import Reading

_LAST = datetime.max.replace(tzinfo=UTC)


def in_order(readings: Iterable[Reading]) -> list[Reading]:
    """By publication; reports without a time last. Equal times are told apart by id, so that no order of reading shows."""

    def key(reading: Reading) -> tuple[datetime, str]:
        published = reading.report.published
        return (published.at if published else _LAST, reading.report.id)

    return sorted(readings, key=key)
