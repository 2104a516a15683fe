"""Keeps reports and their versions: every text once, every version with the stretch of time for which it stands.

A version counts from its publication until the next version of the same report does. It counts from its recording where
its publication is not known, or where it states the time of a version before it, as an article does that was changed
without saying so.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection, insert, select, update

from onrecord.ledger.backends import Backend
from onrecord.ledger.instants import FOREVER
from onrecord.ledger.numbers import Numbers
from onrecord.ledger.prepare import Prepared, offset_s
from onrecord.ledger.schema import acts, bodies, commitments, readings, reports, versions

Key = tuple[str, str]
"""Report.id and Report.version."""


@dataclass(slots=True)
class Place:
    """Where a version stands in the ledger."""

    number: int
    known_from: int
    known_to: int
    readers: set[str] = field(default_factory=set)
    """Whose readings of it are there."""
    forgotten: bool = False


def places(connection: Connection, backend: Backend, batch: Iterable[Prepared]) -> dict[Key, Place]:
    """The places of all versions of these reports that the ledger has."""
    query = (
        select(
            versions.c.report,
            versions.c.version,
            versions.c.id,
            versions.c.known_from,
            versions.c.known_to,
            versions.c.body,
            readings.c.reader,
        )
        .outerjoin(readings, readings.c.version == versions.c.id)
        .where(backend.among(versions.c.report, {prepared.report for prepared in batch}))
    )
    found: dict[Key, Place] = {}
    for report, version, number, known_from, known_to, body, reader in connection.execute(query):
        place = found.setdefault((report, version), Place(number, known_from, known_to, forgotten=body is None))
        place.readers.add(reader)
    return found


def add_versions(
    connection: Connection, backend: Backend, numbers: Numbers, new: Sequence[Prepared], at: int
) -> tuple[dict[Key, Place], set[int]]:
    """Store versions that the ledger does not have, with their reports and texts.

    Gives their places, and the commitments of those older versions whose time another one now ends.
    """
    if not new:
        return {}, set()
    _add_reports(connection, backend, new)
    body_numbers = _add_bodies(connection, backend, numbers, new)
    siblings = _siblings(connection, backend, {prepared.report for prepared in new})
    added = []
    for prepared in new:
        others = siblings.setdefault(prepared.report, [])
        row = _row(prepared, numbers.new(versions), body_numbers[prepared.body_sha256], others, at)
        others.append(row)
        added.append(row)
    ended = _set_ends(connection, siblings.values(), {row["id"] for row in added})
    changed = _end_acts(connection, backend, ended)
    connection.execute(insert(versions), added)
    words = [(row["id"], prepared.words) for row, prepared in zip(added, new, strict=True)]
    backend.put_words(connection, "reports", words)
    found = {(row["report"], row["version"]): Place(row["id"], row["known_from"], row["known_to"]) for row in added}
    return found, changed


def _row(prepared: Prepared, number: int, body: int, others: Sequence[dict[str, Any]], at: int) -> dict[str, Any]:
    report, published = prepared.reading.report, prepared.published
    repeats = any(other["known_from"] == published for other in others)
    return {
        "id": number,
        "report": prepared.report,
        "number": len(others) + 1,
        "version": prepared.version,
        "body": body,
        "title": report.title,
        "language": report.language,
        "published": published,
        "offset_s": offset_s(report.published) if report.published else None,
        "precision": report.published.precision if report.published else None,
        "recorded": at,
        "known_from": at if published is None or repeats else published,
        "known_to": FOREVER,
    }


def _add_reports(connection: Connection, backend: Backend, new: Sequence[Prepared]) -> None:
    ids = {prepared.report for prepared in new}
    known = set(connection.execute(select(reports.c.id).where(backend.among(reports.c.id, ids))).scalars())
    rows: dict[str, dict[str, Any]] = {}
    for prepared in new:
        report = prepared.reading.report
        if prepared.report not in known:
            rows.setdefault(
                prepared.report,
                {"id": prepared.report, "outlet": report.outlet, "url": report.url, "path": report.path},
            )
    if rows:
        connection.execute(insert(reports), list(rows.values()))


def _add_bodies(connection: Connection, backend: Backend, numbers: Numbers, new: Sequence[Prepared]) -> dict[str, int]:
    texts = {prepared.body_sha256: prepared.reading.report.text for prepared in new}
    query = select(bodies.c.sha256, bodies.c.id).where(backend.among(bodies.c.sha256, texts.keys()))
    found = {sha256: number for sha256, number in connection.execute(query)}
    rows = [
        {"id": numbers.new(bodies), "sha256": sha256, "text": text}
        for sha256, text in texts.items()
        if sha256 not in found
    ]
    if rows:
        connection.execute(insert(bodies), rows)
    return found | {row["sha256"]: row["id"] for row in rows}


def _siblings(connection: Connection, backend: Backend, report_ids: set[str]) -> dict[str, list[dict[str, Any]]]:
    query = select(versions).where(backend.among(versions.c.report, report_ids)).order_by(versions.c.number)
    found: dict[str, list[dict[str, Any]]] = {}
    for row in connection.execute(query).mappings():
        found.setdefault(row["report"], []).append(dict(row))
    return found


def _set_ends(connection: Connection, reports_: Iterable[list[dict[str, Any]]], new: set[int]) -> list[tuple[int, int]]:
    """Set until when each version stands. Gives the older ones for which that has changed, with their new ends."""
    ended = []
    for family in reports_:
        ordered = sorted(family, key=lambda row: (row["known_from"], row["number"]))
        for row, following in zip(ordered, [*ordered[1:], None], strict=True):
            end = following["known_from"] if following else FOREVER
            if row["known_to"] == end:
                continue
            row["known_to"] = end
            if row["id"] not in new:
                connection.execute(update(versions).where(versions.c.id == row["id"]).values(known_to=end))
                ended.append((row["id"], end))
    return ended


def _end_acts(connection: Connection, backend: Backend, ended: Sequence[tuple[int, int]]) -> set[int]:
    """Note with the commitments that rest on these versions when that ends; gives them."""
    found: set[int] = set()
    for version, end in ended:
        query = (
            select(acts.c.commitment)
            .join(readings, readings.c.id == acts.c.reading)
            .where(readings.c.version == version, readings.c.superseded == FOREVER)
        )
        touched = set(connection.execute(query).scalars())
        where = [backend.among(commitments.c.number, touched), commitments.c.last_known < end]
        connection.execute(update(commitments).where(*where).values(last_known=end))
        found |= touched
    return found
