"""Writes what the projection gives as row versions in two times, and keeps the blocks and the index of words beside it.

A row version counts for [valid_from, valid_to) by publication and decision times, and was what the ledger showed during
[recorded_from, recorded_to). What turns out otherwise is closed, never changed: `--recorded-by` still finds it.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Sequence
from decimal import Decimal
from typing import Any, NamedTuple

from sqlalchemy import Connection, bindparam, delete, insert, select, update

from onrecord.ledger.backends import Backend
from onrecord.ledger.documents import PARTIES, Document, dump, name_of
from onrecord.ledger.instants import FOREVER
from onrecord.ledger.matching import Matcher
from onrecord.ledger.numbers import Numbers
from onrecord.ledger.projection import Version
from onrecord.ledger.schema import blocks, documents, rows
from onrecord.ledger.words import words


class Held(NamedTuple):
    """A row version that the ledger shows now, for some stretch of valid time."""

    id: int
    commitment: int
    valid_from: int
    valid_to: int
    document_id: int
    document: Document


def held(
    connection: Connection, backend: Backend, commitments: Iterable[int], *, valid_after: int | None = None
) -> dict[int, list[Held]]:
    """The row versions of these commitments that are not closed, oldest first; valid_after: that end then or later."""
    found: dict[int, list[Held]] = {}
    numbers = list(commitments)
    query = (
        select(rows.c.id, rows.c.commitment, rows.c.valid_from, rows.c.valid_to, rows.c.document, documents.c.document)
        .join(documents, documents.c.id == rows.c.document)
        .where(backend.among(rows.c.commitment, numbers), rows.c.recorded_to == FOREVER)
        .order_by(rows.c.commitment, rows.c.valid_from)
    )
    if valid_after is not None:
        query = query.where(rows.c.valid_to >= valid_after)
    for row, number, start, end, document, text in connection.execute(query):
        found.setdefault(number, []).append(Held(row, number, start, end, document, json.loads(text)))
    return found


class RowWriter:
    """Gathers the changes of one transaction, then writes them in a handful of statements."""

    def __init__(self, connection: Connection, backend: Backend, matcher: Matcher, numbers: Numbers, at: int) -> None:
        self._connection = connection
        self._backend = backend
        self._matcher = matcher
        self._numbers = numbers
        self._at = at
        self._closed: list[int] = []
        self._rows: list[dict[str, Any]] = []
        self._documents: list[dict[str, Any]] = []
        self._words: list[tuple[int, list[str]]] = []
        self._filed: list[dict[str, Any]] = []
        self._unfiled: list[dict[str, Any]] = []

    def replace(self, commitment: int, before: Sequence[Held], history: Sequence[Version]) -> bool:
        """Make the commitment's versions from `before[0]` on read as the history does; says whether anything changed.

        before: its unclosed versions, or the last of them where the history begins with it. history: oldest first.
        """
        wanted = intervals(history)
        keep = {(it.valid_from, it.valid_to): it for it in before}
        known = {dump(it.document): it.document_id for it in before}
        new = []
        for start, end, document in wanted:
            same = keep.get((start, end))
            if same is not None and same.document == document:
                del keep[start, end]
            else:
                new.append((start, end, document))
        self._closed += [it.id for it in keep.values()]
        for start, end, document in new:
            text = dump(document)
            if text not in known:
                known[text] = self._document(commitment, document, text)
            self._rows.append(self._row(commitment, start, end, known[text], document))
        if keep or new:
            self._refile(commitment, before, wanted)
        return bool(keep or new)

    def flush(self) -> None:
        """Write it all."""
        run = self._connection.execute
        if self._closed:
            run(
                update(rows).where(rows.c.id == bindparam("row")).values(recorded_to=self._at),
                [{"row": number} for number in self._closed],
            )
        if self._documents:
            run(insert(documents), self._documents)
            self._backend.put_words(self._connection, "documents", self._words)
        if self._rows:
            run(insert(rows), self._rows)
        if self._unfiled:
            run(
                delete(blocks).where(blocks.c.key == bindparam("k"), blocks.c.commitment == bindparam("c")),
                self._unfiled,
            )
        if self._filed:
            run(insert(blocks), self._filed)

    def _document(self, commitment: int, document: Document, text: str) -> int:
        number = self._numbers.new(documents)
        self._documents.append({"id": number, "document": text})
        self._words.append((number, row_words(commitment, document)))
        return number

    def _row(self, commitment: int, start: int, end: int, document_id: int, document: Document) -> dict[str, Any]:
        return {
            "id": self._numbers.new(rows),
            "commitment": commitment,
            "valid_from": start,
            "valid_to": end,
            "recorded_from": self._at,
            "recorded_to": FOREVER,
            "document": document_id,
            **columns(document),
        }

    def _refile(self, commitment: int, before: Sequence[Held], wanted: Sequence[tuple[int, int, Document]]) -> None:
        old = self._keys(before[-1].valid_to, before[-1].document) if before else []
        new = self._keys(wanted[-1][1], wanted[-1][2]) if wanted else []
        self._unfiled += [{"k": key, "c": commitment} for key in old if key not in new]
        self._filed += [{"key": key, "commitment": commitment} for key in new if key not in old]

    def _keys(self, valid_to: int, document: Document) -> list[str]:
        return self._matcher.keys(document) if valid_to == FOREVER else []


def refile(connection: Connection, backend: Backend, matcher: Matcher, commitments: Collection[int]) -> None:
    """File these commitments anew under the keys of what they show."""
    shown = held(connection, backend, commitments)
    connection.execute(delete(blocks).where(backend.among(blocks.c.commitment, commitments)))
    if filed := filed_under(matcher, shown):
        connection.execute(insert(blocks), [{"key": key, "commitment": number} for key, number in filed])


def filed_under(matcher: Matcher, shown: dict[int, list[Held]]) -> set[tuple[str, int]]:
    """The keys under which commitments belong that show these row versions, and their numbers."""
    return {
        (key, number)
        for number, versions in shown.items()
        if versions[-1].valid_to == FOREVER
        for key in matcher.keys(versions[-1].document)
    }


def columns(document: Document) -> dict[str, Any]:
    """The columns of `rows` by which the tracker is filtered, sorted and summed."""
    amount, euro = document.get("amount"), document.get("euro")
    days = document.get("when") or [document.get("announced")] * 2
    return {
        "status": document["status"],
        "kind": document.get("kind"),
        "state": document.get("state"),
        "aid_type": document.get("aid_type"),
        "donors": _tags(document.get("donor") or document.get("buyer")),
        "recipients": _tags(document.get("recipient"), document.get("beneficiary")),
        "classes": "|" + "".join(f"{class_}|" for _, _, class_, _ in document.get("items", ()) if class_),
        "currency": amount[2] if amount else None,
        "amount": Decimal(amount[0]) if amount else None,
        "euro": Decimal(euro[0]) if euro else None,
        "day_from": days[0],
        "day_to": days[1],
        "disagrees": any(it["differs"] for it in document.get("decided", {}).values()),
    }


def row_words(commitment: int, document: Document) -> list[str]:
    """The words by which a row is found."""
    parts = [name_of(commitment)]
    for role in PARTIES:
        parts += [name for _, name in document.get(role, ())]
    for name, canonical, class_, _ in document.get("items", ()):
        parts += [name, canonical or "", class_ or ""]
    for field in ("kind", "state", "aid_type", "condition", "note"):
        parts.append(document.get(field) or "")
    parts += document.get("forms", ())
    return words(" ".join(parts).replace("_", " "))


def id_tag(id_: str) -> str:
    """What the columns `donors` and `recipients` contain where they hold a party of this id."""
    return f"|{id_}="


def name_tag(name: str) -> str:
    """The same for a party of this name."""
    return f"={_plain_name(name)}|"


def tagged(tags: str) -> list[str]:
    """The parties in such a column: by id, else by name."""
    pairs = [tag.partition("=") for tag in tags.strip("|").split("|") if tag]
    return [id_ or name for id_, _, name in pairs]


def _tags(*roles: Any) -> str:
    tags = dict.fromkeys(f"{id_ or ''}={_plain_name(name)}" for parties in roles for id_, name in parties or ())
    return f"|{'|'.join(tags)}|"


def _plain_name(name: str) -> str:
    return name.casefold().translate(_NO_MARKS)


_NO_MARKS = str.maketrans("|=", "  ")


def intervals(history: Sequence[Version]) -> list[tuple[int, int, Document]]:
    """From when until when each version of a row is shown, without the stretches in which it shows nothing."""
    ends = [*(version.valid_from for version in history), FOREVER][1:]
    return [
        (version.valid_from, end, version.document)
        for version, end in zip(history, ends, strict=True)
        if version.document is not None
    ]
