"""Moments as the ledger stores them: whole microseconds since 1970 (UTC), which both engines order, index and keep exactly."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, tzinfo
from typing import Final

FOREVER: Final = 2**63 - 1
"""The end of what has not ended."""

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)


def now() -> int:
    """This moment."""
    return micros(datetime.now(UTC))


def micros(at: datetime) -> int:
    """An aware datetime as the ledger stores it."""
    return (at - _EPOCH) // _MICROSECOND


def instant(at: int) -> datetime:
    """A stored moment as an aware datetime in UTC."""
    return _EPOCH + timedelta(microseconds=at)


def last_of(day: date | datetime, zone: tzinfo = UTC) -> int:
    """The last moment that still counts to `day`: a date ends at 24:00 in `zone`, an aware datetime is itself the moment."""
    if isinstance(day, datetime):
        return micros(day)
    following = day + timedelta(days=1)
    return micros(datetime(following.year, following.month, following.day, tzinfo=zone)) - 1


def day_of(at: int) -> str:
    """The UTC day of a stored moment, ISO 8601."""
    return instant(at).date().isoformat()
