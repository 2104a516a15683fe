"""Questions to the tracker: lists, sums, one row with all it rests on; now, as of a day, as recorded by a day."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal, localcontext
from typing import Any, Literal, NamedTuple, get_args

from sqlalchemy import ColumnElement, Connection, Select, and_, func, select

from onrecord.errors import UsageError
from onrecord.ledger import documents as docs
from onrecord.ledger import families
from onrecord.ledger.backends import Backend
from onrecord.ledger.backing import Backed, Backing, ClaimPlace, backed
from onrecord.ledger.decisions import decisions_on, passages_of
from onrecord.ledger.instants import FOREVER, instant
from onrecord.ledger.projection import acts_at, redirects
from onrecord.ledger.rows import id_tag, name_tag, tagged
from onrecord.ledger.schema import (
    commitments,
    documents,
    findings,
    reports,
    rows,
    versions,
)
from onrecord.ledger.telling import Told
from onrecord.ledger.when import NOW, When
from onrecord.records import Commitment, Decision, Evidence, Origin, Status

Sort = Literal["id", "day", "amount", "euro", "donor", "recipient", "state"]
Group = Literal["donor", "kind", "month", "state"]

SORTS: Mapping[Sort, ColumnElement[Any]] = {
    "id": rows.c.commitment,
    "day": rows.c.day_from,
    "amount": rows.c.amount,
    "euro": rows.c.euro,
    "donor": rows.c.donors,
    "recipient": rows.c.recipients,
    "state": rows.c.state,
}

PLEDGED = ("pledged", "approved", "contracted", "in_delivery", "delivered")
"""States in which something is promised at least."""


@dataclass(frozen=True, slots=True)
class Query:
    """Which rows are wanted. Filters that are left open let everything pass; rejected rows are left out unless named."""

    donor: str | None = None
    """A knowledge id ("state:DE") or a name, in any case; a buyer counts where nobody gives."""
    recipient: str | None = None
    kind: str | None = None
    state: str | None = None
    aid_type: str | None = None
    class_: str | None = None
    status: str | None = None
    currency: str | None = None
    amount_from: Decimal | None = None
    """In the row's own currency."""
    amount_to: Decimal | None = None
    day_from: date | None = None
    """Days of the act: of its happening, else of its announcement."""
    day_to: date | None = None
    disagreements: bool = False
    """Only rows in which a report now says otherwise than a person decided."""
    when: When = NOW

    def where(self) -> ColumnElement[bool]:
        """The filters in SQL."""
        parts = [self.when.shows(), *self._closed_lists()]
        for column, wanted in ((rows.c.donors, self.donor), (rows.c.recipients, self.recipient)):
            if wanted is not None:
                tag = id_tag(wanted) if ":" in wanted else name_tag(wanted)
                parts.append(column.contains(tag, autoescape=True))
        if self.class_ is not None:
            parts.append(rows.c.classes.contains(f"|{self.class_}|", autoescape=True))
        if self.status is not None and self.status not in get_args(Status):
            raise UsageError(f'Unknown status "{self.status}"', f"Known: {', '.join(get_args(Status))}.")
        parts.append(rows.c.status == self.status if self.status else rows.c.status != "rejected")
        if self.currency is not None:
            parts.append(rows.c.currency == self.currency)
        if self.amount_from is not None:
            parts.append(rows.c.amount >= self.amount_from)
        if self.amount_to is not None:
            parts.append(rows.c.amount <= self.amount_to)
        if self.day_from is not None:
            parts.append(rows.c.day_to >= self.day_from.isoformat())
        if self.day_to is not None:
            parts.append(rows.c.day_from <= self.day_to.isoformat())
        if self.disagreements:
            parts.append(rows.c.disagrees)
        return and_(*parts)

    def _closed_lists(self) -> Iterable[ColumnElement[bool]]:
        for field in ("kind", "state", "aid_type"):
            wanted = getattr(self, field)
            if wanted is not None:
                docs.value_json(field, wanted)  # an unknown word is an error, not an empty list
                yield rows.c[field] == wanted


_DIGITS = 60
"""Of sums: all that the ledger keeps of a number, a million million times over. Python's own 28 would round."""


class Listing(NamedTuple):
    """A page of the tracker."""

    rows: list[Commitment]
    total: int
    """How many rows there are, on this page or not."""


@dataclass(frozen=True, slots=True)
class Total:
    """What a group of rows amounts to; the low ends of ranges count."""

    group: str
    """A donor's id or name, a kind, a state, or a month ("2025-03"); "" where that is not known."""
    rows: int
    euro: Decimal
    """Of the rows with a euro value."""
    without_euro: int
    """Rows whose sum is not known in euros; they are missing in `euro`."""
    amounts: Mapping[str, Decimal]
    """By currency, as the reports have it."""
    pledged: Decimal
    """In euros, of rows that are promised at least, delivered ones among them."""
    delivered: Decimal
    """In euros, of rows that are delivered."""


class Passage(NamedTuple):
    """Words that a row rests on, and where they stand."""

    evidence: Evidence
    outlet: str | None
    url: str | None
    published: datetime | None
    tells: str
    """Kind and state of the act ("delivery, delivered")."""
    factuality: str


@dataclass(frozen=True, slots=True)
class Dossier:
    """A row with everything it rests on."""

    commitment: Commitment | None
    """None where the row shows nothing at that moment."""
    asked: str
    """The id that was asked for; another than the row's where it was merged away."""
    passages: tuple[Passage, ...]
    """Oldest first."""
    decisions: tuple[Decision, ...]
    """All on this row and on those it was merged with or split from, in their order."""
    findings: tuple[str, ...]
    backing: tuple[Backing, ...] = ()
    """On whose word the row rests, story by story; empty where it was not asked for."""
    moved_by: tuple[ClaimPlace | None, ...] = ()
    """For each change of state in the row's history the claim that brought it, where one is found."""

    @property
    def origins(self) -> tuple[Origin, ...]:
        """The independent voices behind the row, each once, however many stories bring it."""
        return tuple({origin.id: origin for it in self.backing for origin in it.origins}.values())


def listing(
    connection: Connection,
    backend: Backend,
    query: Query,
    *,
    sort: Sort = "id",
    descending: bool = False,
    limit: int | None = None,
) -> Listing:
    """The rows a query wants, sorted; rows that lack what is sorted by come last."""
    where = query.where()
    column = SORTS[sort]
    order = [column.is_(None), column.desc() if descending else column.asc(), rows.c.commitment]
    # In two steps, so that the engine sorts narrow rows and only the page's documents are fetched.
    wanted = select(rows.c.commitment, rows.c.valid_from, rows.c.document).where(where).order_by(*order).limit(limit)
    page = connection.execute(wanted).all()
    texts = select(documents).where(backend.among(documents.c.id, {row.document for row in page}))
    found = {number: json.loads(text) for number, text in connection.execute(texts)}
    total = len(page)
    if limit is not None and total == limit:
        total = connection.execute(select(func.count()).select_from(rows).where(where)).scalar_one()
    return Listing(records(connection, [(row.commitment, found[row.document], row.valid_from) for row in page]), total)


def records(connection: Connection, found: Sequence[tuple[int, docs.Document, int]]) -> list[Commitment]:
    """The records of documents, with the report versions that their histories name."""
    named = {number for _, document, _ in found for number in docs.versions_named(document)}
    places: dict[int, tuple[str, str]] = {}
    chunk = 500
    ordered = sorted(named)
    for start in range(0, len(ordered), chunk):
        query = select(versions.c.id, versions.c.report, versions.c.version).where(
            versions.c.id.in_(ordered[start : start + chunk])
        )
        places |= {number: (report, version) for number, report, version in connection.execute(query)}
    return [docs.read(number, document, known_from, places) for number, document, known_from in found]


def totals(connection: Connection, query: Query, by: Group) -> list[Total]:
    """Sums of the rows a query wants, biggest first. A row with two donors counts to both of them as one group."""
    key: ColumnElement[Any] = {
        "donor": rows.c.donors,
        "kind": rows.c.kind,
        "state": rows.c.state,
        "month": func.substr(rows.c.day_from, 1, 7),
    }[by]
    # Summed here and not by the engine: SQLite's sum() makes floats.
    wanted: Select[Any] = select(key, rows.c.state, rows.c.currency, rows.c.amount, rows.c.euro).where(query.where())
    sums: dict[str, _Sum] = {}
    with localcontext(prec=_DIGITS):
        for group, state, currency, amount, euro in connection.execute(wanted):
            sums.setdefault(_group_name(by, group), _Sum()).add(state, currency, amount, euro)
    found = [total.total(group) for group, total in sums.items()]
    return sorted(found, key=lambda total: (by == "month" and total.group, -total.euro, total.group))


class _Sum:
    """Adds up the rows of one group."""

    __slots__ = ("_amounts", "_delivered", "_euro", "_pledged", "_rows", "_without")

    def __init__(self) -> None:
        self._rows = self._without = 0
        self._euro = self._pledged = self._delivered = Decimal(0)
        self._amounts: dict[str, Decimal] = {}

    def add(self, state: str | None, currency: str | None, amount: Decimal | None, euro: Decimal | None) -> None:
        self._rows += 1
        if amount is not None:
            self._amounts[currency or "?"] = self._amounts.get(currency or "?", Decimal(0)) + amount
        if euro is None:
            self._without += 1
            return
        self._euro += euro
        if state in PLEDGED:
            self._pledged += euro
        if state == "delivered":
            self._delivered += euro

    def total(self, group: str) -> Total:
        return Total(
            group,
            self._rows,
            self._euro,
            self._without,
            dict(sorted(self._amounts.items())),
            self._pledged,
            self._delivered,
        )


def mark(connection: Connection) -> str | None:
    """The microsecond in which the first row was recorded, which no other ledger shares; None where there is no row."""
    first = select(commitments.c.recorded).order_by(commitments.c.number).limit(1)
    at: int | None = connection.execute(first).scalar_one_or_none()
    return None if at is None else f"ledger-{at:x}"


def dossier(connection: Connection, backend: Backend, name: str, when: When = NOW, *, traced: bool = False) -> Dossier:
    """A row, its passages and its history. Raises UsageError where there never was one of that id. traced: its backing too."""
    number = docs.number_of(name)
    known = connection.execute(select(commitments.c.number).where(commitments.c.number == number)).one_or_none()
    if known is None:
        raise UsageError(f"There is no row {docs.name_of(number)}", "`onrecord tracker` lists the rows.")
    (family,) = families.families(connection, backend, [number], recorded_by=when.recorded)
    valid = FOREVER - 1 if when.valid is None else when.valid
    taken = [step for step in family.steps if step.at <= valid]
    number = redirects(taken).get(number, number)
    query = (
        select(rows.c.valid_from, documents.c.document)
        .join(documents, documents.c.id == rows.c.document)
        .where(rows.c.commitment == number, when.shows())
    )
    row = connection.execute(query).one_or_none()
    shown = None if row is None else records(connection, [(number, json.loads(row.document), row.valid_from)])[0]
    told = [it for it in family.acts if it.known_from <= valid < it.known_to]
    here = acts_at(told, taken, family.steps, number)
    found = backed(connection, backend, here, shown.history if shown else (), when) if traced else Backed((), ())
    return Dossier(
        commitment=shown,
        asked=docs.name_of(docs.number_of(name)),
        passages=_passages(connection, backend, here),
        decisions=tuple(decisions_on(connection, backend, family.members)),
        findings=_findings(connection, backend, family.members),
        backing=found.backing,
        moved_by=found.moved_by,
    )


def _passages(connection: Connection, backend: Backend, told: Sequence[Told]) -> tuple[Passage, ...]:
    query = (
        select(versions.c.id, reports.c.outlet, reports.c.url, versions.c.published)
        .join(reports, reports.c.id == versions.c.report)
        .where(backend.among(versions.c.id, {it.version for it in told}))
    )
    places = {number: rest for number, *rest in connection.execute(query)}
    found = []
    for it, evidence_of_it in zip(told, passages_of(connection, backend, told), strict=True):
        outlet, url, published = places[it.version]
        at = None if published is None else instant(published)
        tells = ", ".join(filter(None, (it.proposal["kind"], it.proposal["state"])))
        for evidence in evidence_of_it:
            found.append(Passage(evidence, outlet, url, at, tells, it.proposal["factuality"]))
    return tuple(found)


def _findings(connection: Connection, backend: Backend, members: set[int]) -> tuple[str, ...]:
    query = select(findings.c.message).where(backend.among(findings.c.commitment, members)).order_by(findings.c.id)
    return tuple(connection.execute(query).scalars())


def _group_name(by: Group, group: str | None) -> str:
    return ", ".join(tagged(group)) if group and by == "donor" else group or ""
