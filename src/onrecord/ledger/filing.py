"""Keeps the digests by which reports are grouped into stories, filed by time and key: tracing's index, in the database.

A digest belongs to a report: it is that of the newest version as it is read now.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import NamedTuple

from sqlalchemy import Connection, bindparam, delete, func, insert, select, update

from onrecord.ledger.backends import Backend
from onrecord.ledger.matching import DAY
from onrecord.ledger.numbers import Numbers
from onrecord.ledger.schema import digest_keys, digests
from onrecord.tracing.digests import Digest, from_bytes, to_bytes
from onrecord.tracing.grouping import WINDOW

STRETCH = 7 * DAY
"""Microseconds of publication times that are filed together: about what one look around a report spans."""


_Place = tuple[int, int, int]
"""Stretch, key, digest: a row of `digest_keys`."""


class Kept(NamedTuple):
    """A digest in the ledger."""

    number: int
    digest: Digest
    content: bytes


def kept(connection: Connection, backend: Backend, reports: Iterable[str]) -> dict[str, Kept]:
    """The digests of these reports, for those that have one."""
    query = select(digests).where(backend.among(digests.c.report, set(reports)))
    return {row.report: Kept(row.id, from_bytes(row.content), row.content) for row in connection.execute(query)}


def file(
    connection: Connection, backend: Backend, numbers: Numbers, fresh: Iterable[Digest], gone: Iterable[str] = ()
) -> tuple[dict[int, Digest], list[int]]:
    """Keep these digests in place of those that their reports had, and take out those of reports that are gone.

    Gives by number the ones that were not kept like this before, and the numbers of those that were taken out.
    """
    contents = {digest.report: (digest, to_bytes(digest)) for digest in fresh}
    before = kept(connection, backend, {*contents, *gone})
    taken = [before[report].number for report in gone if report in before]
    rows, moved, changed = [], [], {}
    for report, (digest, content) in contents.items():
        old = before.get(report)
        if old is not None and old.content == content:
            continue
        number = old.number if old else numbers.new(digests)
        changed[number] = digest
        if old:
            moved.append({"number": number, "time": digest.at, "bytes": content})
        else:
            rows.append({"id": number, "report": report, "at": digest.at, "content": content})
    replaced = [it for it in before.values() if it.number in changed or it.number in taken]
    _delete_keys(connection, [place for it in replaced for place in _places(it.number, it.digest)])
    if taken:
        connection.execute(delete(digests).where(digests.c.id == bindparam("number")), [{"number": it} for it in taken])
    if rows:
        connection.execute(insert(digests), rows)
    if moved:
        query = update(digests).where(digests.c.id == bindparam("number"))
        connection.execute(query.values(at=bindparam("time"), content=bindparam("bytes")), moved)
    _insert_keys(connection, [place for number, digest in changed.items() for place in _places(number, digest)])
    return changed, taken


class StoredIndex:
    """Tracing's index over the digests that are filed. It remembers what it has looked up: made for one transaction."""

    def __init__(self, connection: Connection, backend: Backend) -> None:
        self._connection = connection
        self._backend = backend
        self._filed: dict[int, dict[int, list[int]]] = {}
        self._looked_up: dict[int, set[int]] = {}
        self._digests: dict[int, Digest] = {}
        self._numbers: dict[str, int] = {}

    def sharing(self, keys: Collection[int], first: int, last: int) -> list[Digest]:
        """The digests that are filed under one of these keys, of reports published within [first, last]."""
        numbers: set[int] = set()
        for stretch in _stretches(first, last):
            filed = self._look_up(stretch, set(keys))
            numbers.update(number for key in filed.keys() & keys for number in filed[key])
        return [digest for digest in self.numbered(numbers).values() if first <= digest.at <= last]

    def around(self, digest: Digest) -> list[Digest]:
        """The digests of other reports to which this one can be linked."""
        found = self.sharing(digest.keys, digest.at - WINDOW, digest.at + WINDOW)
        return [other for other in found if other.report != digest.report]

    def look_around(self, some: Iterable[Digest]) -> None:
        """Look up together what is around each of these."""
        wanted: dict[int, set[int]] = {}
        for digest in some:
            for stretch in _stretches(digest.at - WINDOW, digest.at + WINDOW):
                wanted.setdefault(stretch, set()).update(digest.keys)
        filed = [self._look_up(stretch, keys) for stretch, keys in wanted.items()]
        self.numbered({number for by_key in filed for numbers in by_key.values() for number in numbers})

    def numbered(self, numbers: Iterable[int]) -> dict[int, Digest]:
        """The digests of these numbers, for those that are there."""
        wanted = set(numbers)
        if new := wanted - self._digests.keys():
            query = select(digests.c.id, digests.c.content).where(self._backend.among(digests.c.id, new))
            for number, content in self._connection.execute(query):
                digest = self._digests[number] = from_bytes(content)
                self._numbers[digest.report] = number
        return {number: self._digests[number] for number in wanted if number in self._digests}

    def number_of(self, digest: Digest) -> int:
        """The number of a digest that was looked up."""
        return self._numbers[digest.report]

    def _look_up(self, stretch: int, keys: set[int]) -> dict[int, list[int]]:
        """By key what is filed in a stretch of time, of at least these keys."""
        filed = self._filed.setdefault(stretch, {})
        looked_up = self._looked_up.setdefault(stretch, set())
        if new := keys - looked_up:
            looked_up |= new
            query = select(digest_keys.c.key, digest_keys.c.digest).where(
                digest_keys.c.stretch == stretch, self._backend.among(digest_keys.c.key, new)
            )
            for key, number in self._connection.execute(query):
                filed.setdefault(key, []).append(number)
        return filed


def _stretches(first: int, last: int) -> range:
    return range(first // STRETCH, last // STRETCH + 1)


def faults(connection: Connection) -> Iterator[str]:
    """Digests that are filed elsewhere than under their own time and keys."""
    for wrong in _misfiled(connection):
        numbers = {number for _, _, number in (*wrong.surplus, *wrong.missing)}
        for number in sorted(numbers):
            yield f"Digest {number} is not filed under its own keys; run: onrecord ledger rebuild"


def repair(connection: Connection) -> None:
    """File every digest under its own time and keys, and nothing else."""
    for wrong in _misfiled(connection):
        _delete_keys(connection, wrong.surplus)
        _insert_keys(connection, wrong.missing)


class _Misfiled(NamedTuple):
    """What is wrong with the keys of one stretch of time."""

    surplus: list[_Place]
    missing: list[_Place]


def _misfiled(connection: Connection) -> Iterator[_Misfiled]:
    stretches = set(connection.execute(select(digest_keys.c.stretch).distinct()).scalars())
    first, last = connection.execute(select(func.min(digests.c.at), func.max(digests.c.at))).one()
    if first is not None:
        stretches |= set(_stretches(first, last))
    for stretch in sorted(stretches):
        query = select(digests).where(digests.c.at.between(stretch * STRETCH, (stretch + 1) * STRETCH - 1))
        own = {place for row in connection.execute(query) for place in _places(row.id, from_bytes(row.content))}
        filed = connection.execute(select(digest_keys).where(digest_keys.c.stretch == stretch))
        there = {(row.stretch, row.key, row.digest) for row in filed}
        if there != own:
            yield _Misfiled(sorted(there - own), sorted(own - there))


def _places(number: int, digest: Digest) -> list[_Place]:
    return [(digest.at // STRETCH, key, number) for key in digest.keys]


def _insert_keys(connection: Connection, places: Sequence[_Place]) -> None:
    if places:
        connection.execute(insert(digest_keys), [{"stretch": s, "key": k, "digest": d} for s, k, d in places])


def _delete_keys(connection: Connection, places: Sequence[_Place]) -> None:
    if places:
        same = (digest_keys.c.stretch == bindparam("s"), digest_keys.c.key == bindparam("k"))
        query = delete(digest_keys).where(*same, digest_keys.c.digest == bindparam("d"))
        connection.execute(query, [{"s": s, "k": k, "d": d} for s, k, d in places])
