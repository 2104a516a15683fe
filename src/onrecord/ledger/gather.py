"""Gathers the acts of a batch of reports into commitments and brings the rows of those commitments up to date.

An act that is told after everything else about its commitment only adds to what the row shows, so the row is told the
act and that is all. Where an older report comes late or a person has decided, the row is projected from the moment of the
act on; where a version is replaced or a merge or split ties rows together, the whole family is projected anew.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection, bindparam, insert, select, update

from onrecord.ledger import families
from onrecord.ledger.backends import Backend
from onrecord.ledger.claiming import StoryClaims
from onrecord.ledger.documents import Document
from onrecord.ledger.instants import FOREVER
from onrecord.ledger.matching import DAY, WINDOW_DAYS, Candidate, Matcher
from onrecord.ledger.numbers import Numbers
from onrecord.ledger.projection import Version
from onrecord.ledger.rows import Held, RowWriter
from onrecord.ledger.schema import OPEN, acts, blocks, commitments, documents, rows
from onrecord.ledger.telling import Told, tell


@dataclass(frozen=True, slots=True)
class NewAct:
    """An act on its way into the ledger."""

    reading: int
    report: str
    name: str
    told: Told
    """Without its commitment, unless that is known already."""
    text: str
    """The proposal's JSON."""


@dataclass(slots=True)
class _Row:
    """A commitment while a batch is gathered."""

    number: int
    first_known: int
    last_known: int
    plain: bool
    linked: bool
    held: Held | None
    """Its newest row version, None for a new commitment."""
    document: Document | None
    added: list[Version] = field(default_factory=list)
    is_new: bool = False
    touched: bool = False
    whole: bool = False
    """Whether its family has to be projected anew."""
    late_from: int = FOREVER
    """The first moment from which the row itself has to be projected anew."""

    known_as: Candidate | None = None

    def start(self) -> int:
        """From when to project a row that got a late act: with what the batch itself told it before."""
        return min([self.late_from, *(version.valid_from for version in self.added)])

    def candidate(self) -> Candidate:
        """The row for matching, as it is at this point of the batch."""
        assert self.document is not None
        if self.known_as is None or self.known_as.document is not self.document:
            self.known_as = Candidate(self.number, self.document, self.first_known, self.last_known)
        self.known_as.first_known, self.known_as.last_known = self.first_known, self.last_known
        return self.known_as


class Gatherer:
    """Gathers the acts of one transaction."""

    def __init__(self, connection: Connection, backend: Backend, matcher: Matcher, numbers: Numbers, at: int) -> None:
        self._connection = connection
        self._backend = backend
        self._matcher = matcher
        self._numbers = numbers
        self._at = at
        self._rows: dict[int, _Row] = {}
        self._filed: dict[str, list[int]] = {}
        self._wanted: dict[int, list[str]] = {}
        self._again: set[int] = set()
        self._claims = StoryClaims(connection, backend)

    def gather(self, fresh: Sequence[NewAct], again: Iterable[int] = ()) -> None:
        """Store new acts with their commitments, then the rows. again: commitments to project anew in any case."""
        self._again.update(again)
        self._fetch(fresh)
        stored = [self._place(act) for act in fresh]
        self._write_commitments()
        if stored:
            self._connection.execute(insert(acts), stored)
        self._write_rows()
        self._claims.say_apart(self._numbers, self._at)

    def _place(self, act: NewAct) -> dict[str, Any]:
        told = act.told
        number = told.commitment or self._match(act)
        row = self._rows[number] if number else self._mint()
        placed = told._replace(commitment=row.number)
        self._add(row, placed)
        if _is_current(told):
            self._claims.place(act.report, act.name, row.number)
        return {
            "id": placed.act,
            "reading": act.reading,
            "name": act.name,
            "commitment": row.number,
            "known_from": placed.known_from,
            "forgotten": False,
            "proposal": act.text,
        }

    def _match(self, act: NewAct) -> int | None:
        told = act.told
        numbers = {number for key in self._wanted[told.act] for number in self._filed.get(key, ())}
        found = [self._rows[number].candidate() for number in numbers if self._rows[number].document is not None]
        chosen = self._matcher.choose(told.proposal, told.known_from, found, lambda: self._claimed(act))
        if chosen is not None and chosen not in self._rows:
            self._load([chosen])
        return chosen

    def _claimed(self, act: NewAct) -> Mapping[int, int]:
        return self._claims.homes(act.report, act.name) if _is_current(act.told) else {}

    def _mint(self) -> _Row:
        row = _Row(self._numbers.new(commitments), FOREVER, 0, True, False, None, None, is_new=True)
        self._rows[row.number] = row
        return row

    def _add(self, row: _Row, told: Told) -> None:
        in_order = row.plain and told.known_to == FOREVER and told.known_from >= row.last_known
        if row.linked or told.known_to != FOREVER:
            row.whole = True
        elif not in_order:
            row.late_from = min(row.late_from, told.known_from)
        row.first_known = min(row.first_known, told.known_from)
        row.last_known = max(row.last_known, told.known_from if told.known_to == FOREVER else told.known_to)
        row.touched = True
        if not row.plain and row.document is not None:
            return  # a person's values stand in it: the projection below says what it shows now
        document = tell(row.document, told)
        if document is not row.document:
            row.document = document
            if row.added and row.added[-1].valid_from == told.known_from:
                row.added.pop()
            row.added.append(Version(told.known_from, document))
            for key in self._matcher.keys(document):
                filed = self._filed.setdefault(key, [])
                if row.number not in filed:
                    filed.append(row.number)

    def _fetch(self, fresh: Sequence[NewAct]) -> None:
        """Load every commitment that one of the acts may belong to."""
        named = {act.told.commitment for act in fresh if act.told.commitment}
        if free := [act.told for act in fresh if not act.told.commitment]:
            self._wanted = {told.act: self._matcher.wanted(told.proposal) for told in free}
            keys = {key for wanted in self._wanted.values() for key in wanted}
            earliest = min(told.known_from for told in free) - WINDOW_DAYS * DAY
            latest = max(told.known_from for told in free) + WINDOW_DAYS * DAY
            query = (
                select(blocks.c.key, blocks.c.commitment)
                .join(commitments, commitments.c.number == blocks.c.commitment)
                .where(
                    self._backend.among(blocks.c.key, keys),
                    commitments.c.last_known >= earliest,
                    commitments.c.first_known <= latest,
                )
            )
            for key, number in self._connection.execute(query):
                self._filed.setdefault(key, []).append(number)
                named.add(number)
        self._load(named)

    def _load(self, numbers: Collection[int]) -> None:
        if not numbers:
            return
        query = (
            select(
                commitments.c.number,
                commitments.c.first_known,
                commitments.c.last_known,
                commitments.c.plain,
                commitments.c.linked,
                rows.c.id,
                rows.c.valid_from,
                rows.c.document,
                documents.c.document,
            )
            .outerjoin(rows, (rows.c.commitment == commitments.c.number) & OPEN)
            .outerjoin(documents, documents.c.id == rows.c.document)
            .where(self._backend.among(commitments.c.number, numbers))
        )
        for number, first, last, plain, linked, row, valid_from, document_id, text in self._connection.execute(query):
            document = None if text is None else json.loads(text)
            held = None if document is None else Held(row, number, valid_from, FOREVER, document_id, document)
            self._rows[number] = _Row(number, first, last, plain, linked, held, document)

    def _write_commitments(self) -> None:
        new = [row for row in self._rows.values() if row.is_new]
        if new:
            self._connection.execute(
                insert(commitments),
                [
                    {
                        "number": row.number,
                        "recorded": self._at,
                        "origin": "read",
                        "plain": row.plain,
                        "linked": False,
                        "first_known": row.first_known,
                        "last_known": row.last_known,
                    }
                    for row in new
                ],
            )
        known = [row for row in self._rows.values() if row.touched and not row.is_new]
        if known:
            self._connection.execute(
                update(commitments)
                .where(commitments.c.number == bindparam("n"))
                .values(plain=bindparam("p"), first_known=bindparam("f"), last_known=bindparam("l")),
                [{"n": row.number, "p": row.plain, "f": row.first_known, "l": row.last_known} for row in known],
            )

    def _write_rows(self) -> None:
        writer = RowWriter(self._connection, self._backend, self._matcher, self._numbers, self._at)
        whole = self._again | {row.number for row in self._rows.values() if row.whole}
        reached: set[int] = set()
        late = {row.number: row.start() for row in self._rows.values() if row.late_from != FOREVER}
        late = {number: start for number, start in late.items() if number not in whole}
        if late:
            reached, taken_back = families.write_from(self._connection, self._backend, writer, late)
            whole |= taken_back
        if whole:
            reached |= families.write(self._connection, self._backend, writer, whole) | whole
        for row in self._rows.values():
            if row.added and row.number not in reached:
                before = [row.held] if row.held else []
                writer.replace(row.number, before, _continued(row.held, row.added))
        writer.flush()


def _is_current(told: Told) -> bool:
    """Whether the version that tells it stands for its report: only such ones lie in a story."""
    return told.known_to == FOREVER


def _continued(held: Held | None, added: list[Version]) -> list[Version]:
    if held is None or added[0].valid_from <= held.valid_from:
        return added
    return [Version(held.valid_from, held.document), *added]
