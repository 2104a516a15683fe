"""Keeps which reports are linked: each to the closest before it and to the closest of all (`tracing.grouping`).

Kept, so that a report that comes is compared with those around it once, and nothing else is: where it is closer than what a
report is linked to, it takes that place. What hangs together is then found by following links.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import NamedTuple

from sqlalchemy import Connection, bindparam, delete, func, insert, or_, select, update

from onrecord.ledger.backends import Backend
from onrecord.ledger.filing import StoredIndex
from onrecord.ledger.schema import digest_links, digests
from onrecord.tracing.digests import Digest
from onrecord.tracing.grouping import Close, closest_first, links_among, rank, reached

_CHUNK = 500
"""Digests whose links are looked at together when all are."""


class Links(NamedTuple):
    """To which digests one is linked, by number, and how close they are."""

    earlier: int | None = None
    earlier_close: float | None = None
    closest: int | None = None
    closest_close: float | None = None

    @property
    def targets(self) -> set[int]:
        """The digests that it is linked to."""
        return {number for number in (self.earlier, self.closest) if number is not None}


def relink(
    connection: Connection, backend: Backend, index: StoredIndex, fresh: Mapping[int, Digest], gone: Collection[int]
) -> set[int]:
    """Link digests that are new or others than before, and what was linked to them or is closer to them than to the rest.

    gone: digests that are kept no more. Gives those whose story may be another one now: all at which a link came or went.
    """
    anew = {**index.numbered(_linked_to(connection, backend, {*fresh, *gone}) - set(gone)), **fresh}
    index.look_around(anew.values())
    found: dict[int, Links] = {}
    offers: dict[int, list[Close]] = {}
    for number, digest in anew.items():
        close = closest_first(digest, index.around(digest))
        found[number] = _links(digest, close, index)
        if number in fresh:
            for near, other in close:
                offers.setdefault(index.number_of(other), []).append((near, digest))
    offers = {number: offered for number, offered in offers.items() if number not in anew}
    before = _stored(connection, backend, {*anew, *offers, *gone})
    index.numbered({target for number in offers for target in before[number].targets})
    for number, offered in offers.items():
        close = sorted([*_closes(before[number], index), *offered], key=rank)
        found[number] = _links(index.numbered([number])[number], close, index)
    changed = {number: links for number, links in found.items() if links != before.get(number)}
    _write(connection, changed, before.keys(), gone)
    moved = {*changed, *gone}.intersection(before)
    return ({*changed, *fresh} | {target for number in moved for target in before[number].targets}) - set(gone)


def hanging_together(connection: Connection, backend: Backend, some: Iterable[int]) -> list[set[int]]:
    """All that hangs together with these digests by links, each in the set with what it hangs together with."""
    linked: dict[int, set[int]] = {number: set() for number in some}
    fresh = set(linked)
    while fresh:
        seen = set(linked)
        touching = or_(
            *(
                backend.among(column, fresh)
                for column in (digest_links.c.digest, digest_links.c.earlier, digest_links.c.closest)
            )
        )
        query = select(digest_links.c.digest, digest_links.c.earlier, digest_links.c.closest).where(touching)
        for one, *others in connection.execute(query):
            for other in others:
                if other is not None:
                    linked.setdefault(one, set()).add(other)
                    linked.setdefault(other, set()).add(one)
        fresh = linked.keys() - seen
    parts: dict[int, set[int]] = {}
    for number in linked:
        if number not in parts:
            part = reached(number, linked)
            parts.update(dict.fromkeys(part, part))
    return list({id(part): part for part in parts.values()}.values())


def faults(connection: Connection, backend: Backend) -> Iterator[str]:
    """Digests that are not linked to those that are closest to them."""
    for wrong in _misled(connection, backend):
        for number in sorted(wrong):
            yield f"Digest {number} is not linked to those closest to it; run: onrecord ledger rebuild"


def repair(connection: Connection, backend: Backend) -> None:
    """Link every digest anew."""
    for wrong in _misled(connection, backend):
        gone = [number for number, links in wrong.items() if links is None]
        before = _stored(connection, backend, wrong.keys())
        _write(connection, {number: links for number, links in wrong.items() if links}, before.keys(), gone)


def _misled(connection: Connection, backend: Backend) -> Iterator[dict[int, Links | None]]:
    """Wherever links are not as they should be, the right ones; None for those of no digest."""
    ends = [connection.execute(select(func.max(it))).scalar_one() or 0 for it in (digests.c.id, digest_links.c.digest)]
    for start in range(1, max(ends) + 1, _CHUNK):
        numbers = range(start, start + _CHUNK)
        index = StoredIndex(connection, backend)
        some = index.numbered(numbers)
        index.look_around(some.values())
        right = {
            number: _links(digest, closest_first(digest, index.around(digest)), index)
            for number, digest in some.items()
        }
        stored = _stored(connection, backend, numbers)
        if wrong := {
            number: right.get(number) for number in {*right, *stored} if right.get(number) != stored.get(number)
        }:
            yield wrong


def _links(digest: Digest, close: list[Close], index: StoredIndex) -> Links:
    earlier, closest = links_among(digest, close)
    return Links(
        index.number_of(earlier[1]) if earlier else None,
        earlier[0] if earlier else None,
        index.number_of(closest[1]) if closest else None,
        closest[0] if closest else None,
    )


def _closes(links: Links, index: StoredIndex) -> Iterator[Close]:
    for number, close in ((links.earlier, links.earlier_close), (links.closest, links.closest_close)):
        if number is not None and close is not None:
            yield close, index.numbered([number])[number]


def _linked_to(connection: Connection, backend: Backend, numbers: Collection[int]) -> set[int]:
    targets = (backend.among(column, numbers) for column in (digest_links.c.earlier, digest_links.c.closest))
    return set(connection.execute(select(digest_links.c.digest).where(or_(*targets))).scalars())


def _stored(connection: Connection, backend: Backend, numbers: Collection[int]) -> dict[int, Links]:
    query = select(digest_links).where(backend.among(digest_links.c.digest, numbers))
    return {number: Links(*links) for number, *links in connection.execute(query)}


def _write(connection: Connection, right: Mapping[int, Links], known: Collection[int], gone: Collection[int]) -> None:
    """Store these links. known: the digests that have some already."""
    new = [{"digest": number, **links._asdict()} for number, links in right.items() if number not in known]
    if new:
        connection.execute(insert(digest_links), new)
    others = [{"number": number, **links._asdict()} for number, links in right.items() if number in known]
    if others:
        connection.execute(update(digest_links).where(digest_links.c.digest == bindparam("number")), others)
    if gone:
        connection.execute(
            delete(digest_links).where(digest_links.c.digest == bindparam("number")), [{"number": it} for it in gone]
        )
