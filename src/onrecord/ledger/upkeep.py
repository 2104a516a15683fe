"""Checks that what the ledger shows is what its log says, and computes it anew."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import Connection, Select, func, select, update

from onrecord.ledger import families, regrouping
from onrecord.ledger.backends import Backend, Shelf
from onrecord.ledger.documents import name_of
from onrecord.ledger.instants import FOREVER
from onrecord.ledger.matching import Matcher
from onrecord.ledger.numbers import Numbers
from onrecord.ledger.projection import Version
from onrecord.ledger.rows import Held, RowWriter, columns, filed_under, held, intervals, refile
from onrecord.ledger.schema import blocks, bodies, commitments, documents, readings, rows, versions

_CHUNK = 2_000
"""Commitments that are projected at a time: a few megabytes of acts."""


def faults(connection: Connection, backend: Backend, matcher: Matcher) -> Iterator[str]:
    """Everything that is not as it should be, one line each. A sound ledger gives none.

    The engine's own checks; texts against their hashes; the stories; and each row, block and index entry against the log.
    """
    yield from backend.faults(connection)
    yield from _torn(connection)
    yield from _index_faults(connection, backend)
    yield from regrouping.faults(connection, backend)
    for chunk in _chunks(connection):
        found = families.families(connection, backend, chunk)
        stored = held(connection, backend, chunk)
        histories = {number: history for family in found for number, history in family.histories().items()}
        for number in chunk:
            yield from _row_faults(number, stored.get(number, ()), histories[number])
        yield from _column_faults(connection, backend, chunk)
        yield from _block_faults(connection, backend, matcher, chunk, stored)


def rebuild(connection: Connection, backend: Backend, matcher: Matcher, at: int) -> int:
    """Group all reports into stories and compute every row from the log; what differs is closed and replaced.

    Gives how many rows, digests and places in stories changed.
    """
    numbers = Numbers(connection)
    changed = regrouping.rebuild(connection, backend, numbers, at)
    for chunk in _chunks(connection):
        writer = RowWriter(connection, backend, matcher, numbers, at)
        changed += len(families.write(connection, backend, writer, chunk))
        writer.flush()
        changed += _repair_columns(connection, backend, chunk)
        refile(connection, backend, matcher, chunk)
    return changed


def _chunks(connection: Connection) -> Iterator[list[int]]:
    last = connection.execute(select(func.max(commitments.c.number))).scalar_one() or 0
    for start in range(1, last + 1, _CHUNK):
        query = select(commitments.c.number).where(commitments.c.number.between(start, start + _CHUNK - 1))
        yield list(connection.execute(query).scalars())


def _row_faults(number: int, stored: Sequence[Held], history: Sequence[Version]) -> Iterator[str]:
    wanted = intervals(history)
    found = [(it.valid_from, it.valid_to, it.document) for it in stored]
    if found == wanted:
        return
    differing = sum(1 for it in found if it not in wanted) + sum(1 for it in wanted if it not in found)
    yield f"{name_of(number)} does not show what the log says: {differing} row versions differ; run: onrecord ledger rebuild"


def _column_faults(connection: Connection, backend: Backend, chunk: Sequence[int]) -> Iterator[str]:
    for commitment, _, differing in _wrong_columns(connection, backend, chunk):
        for column, (stored, value) in differing.items():
            yield f"{name_of(commitment)}: column {column} holds {stored!r}, its document {value!r}"


def _repair_columns(connection: Connection, backend: Backend, chunk: Sequence[int]) -> int:
    repaired = 0
    for _, row, differing in _wrong_columns(connection, backend, chunk):
        right = {column: value for column, (_, value) in differing.items()}
        connection.execute(update(rows).where(rows.c.id == row).values(**right))
        repaired += 1
    return repaired


def _wrong_columns(
    connection: Connection, backend: Backend, chunk: Sequence[int]
) -> list[tuple[int, int, dict[str, tuple[Any, Any]]]]:
    """Commitment and row of each unclosed row version whose columns are not those of its document, with both values."""
    query = (
        select(rows, documents.c.document.label("text"))
        .join(documents, documents.c.id == rows.c.document)
        .where(backend.among(rows.c.commitment, chunk), rows.c.recorded_to == FOREVER)
    )
    found = []
    for row in connection.execute(query).mappings():
        right = columns(json.loads(row["text"]))
        differing = {column: (row[column], value) for column, value in right.items() if row[column] != value}
        if differing:
            found.append((row["commitment"], row["id"], differing))
    return found


def _block_faults(
    connection: Connection, backend: Backend, matcher: Matcher, chunk: Sequence[int], stored: dict[int, list[Held]]
) -> Iterator[str]:
    query = select(blocks.c.key, blocks.c.commitment).where(backend.among(blocks.c.commitment, chunk))
    found = {(key, number) for key, number in connection.execute(query)}
    for _, number in sorted(found ^ filed_under(matcher, stored)):
        yield f"{name_of(number)} is filed under keys that are not its own; run: onrecord ledger rebuild"


def _torn(connection: Connection) -> Iterator[str]:
    """Reports that are there in part: none, since a transaction holds whole reports."""
    for sha256, text in connection.execute(select(bodies.c.sha256, bodies.c.text).execution_options(yield_per=1000)):
        if hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest() != sha256:
            yield f"The text {sha256[:12]} is not the one that was stored"
    unread = select(versions.c.report).where(~select(readings.c.id).where(readings.c.version == versions.c.id).exists())
    for report in connection.execute(unread).scalars():
        yield f"Report {report} has a version without a reading"
    twice = (
        select(readings.c.version)
        .where(readings.c.superseded == FOREVER)
        .group_by(readings.c.version)
        .having(func.count() > 1)
    )
    for version in connection.execute(twice).scalars():
        yield f"Version {version} has two readings that count"


def _index_faults(connection: Connection, backend: Backend) -> Iterator[str]:
    whole: dict[Shelf, Select[Any]] = {
        "reports": select(func.count()).select_from(versions).where(versions.c.body.is_not(None)),
        "documents": select(func.count()).select_from(documents),
    }
    for shelf, query in whole.items():
        there, indexed = connection.execute(query).scalar_one(), backend.indexed(connection, shelf)
        if indexed != there:
            yield f"The index of {shelf} holds {indexed} entries for {there}"
