"""Stores readings: whole reports, every version once, and every act with the commitment it belongs to.

The caller opens the transaction; what `store` returns is true once it is committed, and not before.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Literal, NamedTuple

from sqlalchemy import Connection, insert

from onrecord.ledger import regrouping, rereading
from onrecord.ledger.backends import Backend
from onrecord.ledger.gather import Gatherer, NewAct
from onrecord.ledger.instants import FOREVER
from onrecord.ledger.matching import Matcher
from onrecord.ledger.numbers import Numbers
from onrecord.ledger.prepare import STATEMENTS_MAX, Prepared
from onrecord.ledger.schema import acts, readings
from onrecord.ledger.telling import Told
from onrecord.ledger.versions import Key, Place, add_versions, places
from onrecord.tracing.digests import Digest

Outcome = Literal["stored", "read again", "known", "forgotten"]
"""A new version of a report; a known one by another reader; one by a reader that has read it; one that was forgotten."""


class Stored(NamedTuple):
    """What became of one reading."""

    report: str
    version: str
    outcome: Outcome


def store(
    connection: Connection, backend: Backend, matcher: Matcher, batch: Sequence[Prepared], at: int
) -> list[Stored]:
    """Store a batch of readings. at: the moment of recording, from `numbers.moment`."""
    known = places(connection, backend, batch)
    outcomes: list[Outcome] = []
    readers = {key: set(place.readers) for key, place in known.items()}
    for prepared in batch:
        outcomes.append(_outcome(prepared, known, readers))
    new, again = _with(batch, outcomes, "stored"), _with(batch, outcomes, "read again")
    numbers = Numbers(connection)
    added, changed = add_versions(connection, backend, numbers, new, at)
    known |= added
    fresh = _add_readings(connection, backend, numbers, new, known, at)
    regrouping.refile(connection, backend, numbers, _digests(new, known), at)
    gatherer = Gatherer(connection, backend, matcher, numbers, at)
    gatherer.gather(fresh, changed)
    for prepared in again:  # one by one, since a batch may hold two readings of one version
        _read_again(connection, backend, matcher, numbers, prepared, at)
    return [Stored(it.report, it.version, outcome) for it, outcome in zip(batch, outcomes, strict=True)]


def _outcome(prepared: Prepared, known: dict[Key, Place], readers: dict[Key, set[str]]) -> Outcome:
    key, reader = (prepared.report, prepared.version), prepared.reading.reader
    if key in known and known[key].forgotten:
        return "forgotten"
    if key not in readers:
        readers[key] = {reader}
        return "stored"
    if reader in readers[key]:
        return "known"
    readers[key].add(reader)
    return "read again"


def _with(batch: Sequence[Prepared], outcomes: Sequence[Outcome], wanted: Outcome) -> list[Prepared]:
    return [prepared for prepared, outcome in zip(batch, outcomes, strict=True) if outcome == wanted]


def _digests(batch: Sequence[Prepared], known: dict[Key, Place]) -> Iterator[Digest]:
    """The digests of those readings whose version is the one that stands for its report."""
    for prepared in batch:
        place = known[prepared.report, prepared.version]
        if place.known_to == FOREVER:
            yield prepared.digest if prepared.dated else replace(prepared.digest, at=place.known_from)


def _add_readings(
    connection: Connection,
    backend: Backend,
    numbers: Numbers,
    batch: Sequence[Prepared],
    known: dict[Key, Place],
    at: int,
) -> list[NewAct]:
    rows, statements, fresh = [], [], []
    for prepared in batch:
        place = known[prepared.report, prepared.version]
        number = numbers.new(readings)
        rows.append(
            {
                "id": number,
                "version": place.number,
                "reader": prepared.reading.reader,
                "recorded": at,
                "superseded": FOREVER,
                "content": prepared.content,
            }
        )
        statements += [(number * STATEMENTS_MAX + n, found) for n, found in enumerate(prepared.statements)]
        fresh += [
            NewAct(
                number,
                prepared.report,
                name,
                Told(place.known_from, numbers.new(acts), place.number, told, place.known_to),
                text,
            )
            for name, told, text in prepared.acts
        ]
    if rows:
        connection.execute(insert(readings), rows)
        backend.put_words(connection, "statements", statements)
    return fresh


def _read_again(
    connection: Connection,
    backend: Backend,
    matcher: Matcher,
    numbers: Numbers,
    prepared: Prepared,
    at: int,
) -> None:
    known = places(connection, backend, [prepared])
    version = known[prepared.report, prepared.version].number
    before = rereading.anchors(connection, backend, version)
    rereading.supersede(connection, version, at)
    fresh = rereading.attached(_add_readings(connection, backend, numbers, [prepared], known, at), before)
    regrouping.refile(connection, backend, numbers, _digests([prepared], known), at)
    old = {anchor.commitment for anchor in before if anchor.current}
    kept = {act.told.commitment for act in fresh if act.told.commitment}
    Gatherer(connection, backend, matcher, numbers, at).gather(fresh, old | kept)
    rereading.say_lost(connection, backend, numbers, prepared.report, prepared.reading.reader, old - kept, at)
