"""Files that rows rest on besides reports: workbooks that were imported, byte for byte."""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Iterable
from datetime import datetime
from typing import NamedTuple

from sqlalchemy import Connection, insert, select

from onrecord.ledger import decisions as decisions_
from onrecord.ledger.backends import Backend
from onrecord.ledger.instants import instant
from onrecord.ledger.numbers import Numbers, moment
from onrecord.ledger.schema import decisions, sources
from onrecord.records import Decision


class Source(NamedTuple):
    """A file as it was imported."""

    sha256: str
    """Of its bytes, in hex."""
    name: str
    """Without its folder."""
    content: bytes
    mapping: str | None
    """The mapping (TOML) it was read with; None for none."""
    recorded: datetime
    """UTC."""


def keep(connection: Connection, name: str, content: bytes, mapping: str | None) -> str:
    """Store a file under its sha256, which is returned; one that is there already is left as it is."""
    digest = hashlib.sha256(content).hexdigest()
    if connection.execute(select(sources.c.id).where(sources.c.sha256 == digest)).one_or_none() is None:
        connection.execute(
            insert(sources).values(
                id=Numbers(connection).new(sources),
                sha256=digest,
                name=name,
                mapping=mapping,
                content=zlib.compress(content),
                recorded=moment(connection),
            )
        )
    return digest


def kept(connection: Connection) -> list[Source]:
    """Every source, in the order in which they came."""
    found = connection.execute(select(sources).order_by(sources.c.id))
    return [
        Source(row.sha256, row.name, zlib.decompress(row.content), row.mapping, instant(row.recorded)) for row in found
    ]


def decided_by(connection: Connection, backend: Backend, prefix: str) -> list[Decision]:
    """Every decision on the rows on which somebody decided whose name begins so, in their order: theirs and others'."""
    query = select(decisions.c.commitment).where(decisions.c.who.startswith(prefix, autoescape=True)).distinct()
    numbers: Iterable[int] = connection.execute(query).scalars()
    return decisions_.decisions_on(connection, backend, set(numbers))
