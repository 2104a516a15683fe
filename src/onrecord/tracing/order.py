"""The order in which the reports of a story are looked at: by publication, whatever the order in which they came."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta

from onrecord.records import Reading

_LAST = datetime.max.replace(tzinfo=UTC)
_DAY = timedelta(days=1)


def in_order(readings: Iterable[Reading]) -> list[Reading]:
    """By publication; reports without a time last. A bare day counts at its end, since nothing shows that the report was
    there before the others of that day. Equal times are told apart by id, so that no order of reading shows.
    """

    def key(reading: Reading) -> tuple[datetime, str]:
        published = reading.report.published
        if published is None:
            return (_LAST, reading.report.id)
        return (published.at + (_DAY if published.precision == "day" else timedelta()), reading.report.id)

    return sorted(readings, key=key)
