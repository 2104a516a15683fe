"""Full-text search over reports, statements and rows of the tracker.

What is found holds every word that was asked for, in any order. Words are those of `words.py`, so SQLite and PostgreSQL
find the same.
"""

from __future__ import annotations

import json
import zlib
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, select

from onrecord.errors import UsageError
from onrecord.ledger.backends import Backend
from onrecord.ledger.instants import instant
from onrecord.ledger.prepare import STATEMENTS_MAX
from onrecord.ledger.schema import bodies, documents, readings, reports, rows, versions
from onrecord.ledger.tracker import records
from onrecord.ledger.when import NOW, When
from onrecord.ledger.words import words
from onrecord.records import Commitment, Span


@dataclass(frozen=True, slots=True)
class FoundReport:
    """A report version that holds the words."""

    report: str
    version: str
    title: str | None
    outlet: str | None
    url: str | None
    published: datetime | None


@dataclass(frozen=True, slots=True)
class FoundStatement:
    """Something that somebody said, in one report."""

    report: str
    version: str
    outlet: str | None
    published: datetime | None
    speaker: str | None
    spans: tuple[Span, ...]
    words: str


@dataclass(frozen=True, slots=True)
class Found:
    """What a search found; newest reports first, rows by id."""

    reports: tuple[FoundReport, ...]
    statements: tuple[FoundStatement, ...]
    rows: tuple[Commitment, ...]


def search(connection: Connection, backend: Backend, text: str, *, when: When = NOW, limit: int | None = None) -> Found:
    """Everything that holds all the words of `text`. Raises UsageError where it has none. limit: for each of the three."""
    wanted = words(text)
    if not wanted:
        raise UsageError(f'There is no word in "{text}"', "Give letters or digits.")
    return Found(
        reports=tuple(_reports(connection, backend, wanted, when, limit)),
        statements=tuple(_statements(connection, backend, wanted, when, limit)),
        rows=tuple(_rows(connection, backend, wanted, when, limit)),
    )


def _newest_first() -> list[Any]:
    return [versions.c.known_from.desc(), versions.c.id.desc()]


def _reports(
    connection: Connection, backend: Backend, wanted: list[str], when: When, limit: int | None
) -> list[FoundReport]:
    matches = backend.with_words("reports", wanted).subquery()
    query = (
        select(versions, reports.c.outlet, reports.c.url)
        .join(matches, matches.c.id == versions.c.id)
        .join(reports, reports.c.id == versions.c.report)
        .where(when.stands())
        .order_by(*_newest_first())
        .limit(limit)
    )
    return [
        FoundReport(row.report, row.version, row.title, row.outlet, row.url, _instant(row.published))
        for row in connection.execute(query)
    ]


def _statements(
    connection: Connection, backend: Backend, wanted: list[str], when: When, limit: int | None
) -> list[FoundStatement]:
    matches = backend.with_words("statements", wanted).subquery()
    query = (
        select(
            (matches.c.id % STATEMENTS_MAX).label("position"),
            readings.c.content,
            versions.c.report,
            versions.c.version,
            versions.c.published,
            bodies.c.text,
            reports.c.outlet,
        )
        .join(readings, readings.c.id == matches.c.id // STATEMENTS_MAX)
        .join(versions, versions.c.id == readings.c.version)
        .join(bodies, bodies.c.id == versions.c.body)
        .join(reports, reports.c.id == versions.c.report)
        .where(when.counts(), when.stands())
        .order_by(*_newest_first(), matches.c.id)
        .limit(limit)
    )
    return [_statement(row) for row in connection.execute(query)]


def _statement(row: Any) -> FoundStatement:
    content = json.loads(zlib.decompress(row.content))
    attribution = content["attributions"][row.position]
    names = {speaker["id"]: speaker["name"] for speaker in content["speakers"]}
    spans = tuple(Span(start, end) for start, end in attribution["content"])
    said = " ... ".join(span.of(row.text) for span in spans)
    return FoundStatement(
        row.report,
        row.version,
        row.outlet,
        _instant(row.published),
        names.get(attribution["speaker"]),
        spans,
        said,
    )


def _rows(
    connection: Connection, backend: Backend, wanted: list[str], when: When, limit: int | None
) -> list[Commitment]:
    matches = backend.with_words("documents", wanted).subquery()
    query = (
        select(rows.c.commitment, rows.c.valid_from, documents.c.document)
        .join(matches, matches.c.id == rows.c.document)
        .join(documents, documents.c.id == rows.c.document)
        .where(when.shows())
        .order_by(rows.c.commitment)
        .limit(limit)
    )
    return records(connection, [(number, json.loads(text), start) for number, start, text in connection.execute(query)])


def _instant(at: int | None) -> datetime | None:
    return None if at is None else instant(at)
