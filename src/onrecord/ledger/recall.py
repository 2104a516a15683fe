"""Gives readings back as they were stored: those that counted at some moment."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta, timezone
from typing import Any, NamedTuple

from sqlalchemy import Connection, select

from onrecord.ledger.backends import Backend
from onrecord.ledger.instants import instant
from onrecord.ledger.prepare import unpacked
from onrecord.ledger.schema import bodies, readings, versions
from onrecord.ledger.when import NOW, When
from onrecord.records import Published, Reading
from onrecord.records.readback import read_back
from onrecord.tracing.digests import counts_from


class Recalled(NamedTuple):
    """A reading as the ledger keeps it."""

    reading: Reading
    at: int
    """When its report counts among others, in microseconds: of its recording where nothing else shows (`counts_from`)."""


def recall(connection: Connection, backend: Backend, reports: Iterable[str], when: When = NOW) -> list[Recalled]:
    """The readings of these reports that counted at that moment; none of a report that was forgotten."""
    query = (
        select(
            versions.c.published,
            versions.c.offset_s,
            versions.c.precision,
            versions.c.recorded,
            bodies.c.text,
            readings.c.content,
        )
        .join(readings, readings.c.version == versions.c.id)
        .join(bodies, bodies.c.id == versions.c.body)
        .where(backend.among(versions.c.report, list(reports)), when.stands(), when.counts())
    )
    return [_recalled(row) for row in connection.execute(query)]


def _recalled(row: Any) -> Recalled:
    published = None
    if row.published is not None:
        zone = timezone(timedelta(seconds=row.offset_s or 0))
        published = Published(instant(row.published).astimezone(zone), row.precision)
    reading = read_back(unpacked(row.content, row.text), published)
    at = counts_from(reading)
    return Recalled(reading, row.recorded if at is None else at)
