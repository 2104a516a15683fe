"""Loads the part of the log that bears on some rows, and projects it: the way by which every stored row can be checked.

A family is the commitments that merges and splits tie together, whether or not those decisions still hold.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass, field

from sqlalchemy import ColumnElement, Connection, func, or_, select, update

from onrecord.ledger.backends import Backend
from onrecord.ledger.instants import FOREVER
from onrecord.ledger.projection import Passage, Step, Version, continued, project
from onrecord.ledger.rows import RowWriter, held
from onrecord.ledger.schema import acts, commitments, decision_evidence, decisions, readings, versions
from onrecord.ledger.telling import Told
from onrecord.ledger.when import known_to_then


@dataclass(slots=True)
class Family:
    """Some commitments with all acts and decisions that bear on them."""

    members: set[int]
    acts: list[Told] = field(default_factory=list)
    steps: list[Step] = field(default_factory=list)

    def histories(self) -> dict[int, list[Version]]:
        """Every version of every member."""
        return project(self.acts, self.steps, self.members)


def families(
    connection: Connection, backend: Backend, commitments_: Iterable[int], *, recorded_by: int | None = None
) -> list[Family]:
    """The families of these commitments; recorded_by: as the log was at that moment."""
    wanted = set(commitments_)
    links = _links(connection, backend, wanted)
    found: dict[int, Family] = {}
    for number in sorted(wanted | links.keys()):
        if number not in found:
            family = Family(_reached(number, links))
            found.update(dict.fromkeys(family.members, family))
    for told in told_of(connection, backend, found, recorded_by=recorded_by):
        found[told.commitment].acts.append(told)
    for step in steps_of(connection, backend, found):
        if recorded_by is None or step.at <= recorded_by:
            found[step.commitment].steps.append(step)
    return list({id(family): family for family in found.values()}.values())


def write(connection: Connection, backend: Backend, writer: RowWriter, commitments_: Iterable[int]) -> set[int]:
    """Project the families of these commitments and write what differs from what is stored. Gives the rows that changed."""
    changed = set()
    found = families(connection, backend, commitments_)
    before = held(connection, backend, [number for family in found for number in family.members])
    for family in found:
        for number, history in family.histories().items():
            if writer.replace(number, before.get(number, ()), history):
                changed.add(number)
    return changed


def write_from(
    connection: Connection, backend: Backend, writer: RowWriter, starts: dict[int, int]
) -> tuple[set[int], set[int]]:
    """Project commitments that nothing ties to others from a moment on, each from its own, and write what differs.

    What the rows showed before stands in their versions, so a report that is a little late, or a row on which people
    decided, costs what came after it and not its whole history. Gives the rows that were written, and those that have to
    be projected whole because an act that was told before is taken back after.
    """
    taken_back = _taken_back(connection, backend, starts)
    whole = {number for number, end in taken_back.items() if end > starts[number]}
    starts = {number: start for number, start in starts.items() if number not in whole}
    if not starts:
        return set(), whole
    acts_: dict[int, list[Told]] = {}
    for told in told_of(connection, backend, starts, known_from=min(starts.values())):
        if told.known_from >= starts[told.commitment]:
            acts_.setdefault(told.commitment, []).append(told)
    steps: dict[int, list[Step]] = {}
    for step in steps_of(connection, backend, starts):
        steps.setdefault(step.commitment, []).append(step)
    before = held(connection, backend, starts, valid_after=min(starts.values()))
    for number, start in starts.items():
        kept = [it for it in before.get(number, ()) if it.valid_to >= start]
        last = kept[0] if kept and kept[0].valid_from < start else None
        history = continued(last and last.document, acts_.get(number, ()), steps.get(number, ()), start)
        if last is not None:
            history.insert(0, Version(last.valid_from, last.document))
        writer.replace(number, kept, history)
    return set(starts), whole


def _taken_back(connection: Connection, backend: Backend, commitments_: Iterable[int]) -> dict[int, int]:
    """The last moment at which an act of each commitment is taken back, for those where one is."""
    query = (
        select(acts.c.commitment, func.max(versions.c.known_to))
        .join(readings, readings.c.id == acts.c.reading)
        .join(versions, versions.c.id == readings.c.version)
        .where(
            backend.among(acts.c.commitment, list(commitments_)),
            readings.c.superseded == FOREVER,
            versions.c.known_to < FOREVER,
        )
        .group_by(acts.c.commitment)
    )
    return {number: end for number, end in connection.execute(query)}


def decided_on(connection: Connection, backend: Backend, members: Iterable[int], *, linked: bool) -> None:
    """Note that people decided on these commitments. linked: a merge or split, so that they are a family from now on."""
    where = backend.among(commitments.c.number, list(members))
    changes: dict[str, object] = {"plain": False, "linked": True} if linked else {"plain": False}
    connection.execute(update(commitments).where(where).values(**changes))


def told_of(
    connection: Connection,
    backend: Backend,
    commitments_: Iterable[int],
    *,
    recorded_by: int | None = None,
    known_from: int | None = None,
) -> list[Told]:
    """The acts that matching put into these commitments, of the readings that count, now or at the moment `recorded_by`.

    known_from: only those told at that moment or later.
    """
    known_to: ColumnElement[int] = versions.c.known_to
    counts: list[ColumnElement[bool]] = [readings.c.superseded == FOREVER]
    if recorded_by is not None:
        known_to = known_to_then(recorded_by)
        counts = [readings.c.recorded <= recorded_by, readings.c.superseded > recorded_by]
    if known_from is not None:
        counts.append(acts.c.known_from >= known_from)
    query = (
        select(
            versions.c.known_from,
            acts.c.id,
            versions.c.id.label("version"),
            acts.c.proposal,
            known_to,
            acts.c.commitment,
            acts.c.forgotten,
        )
        .join(readings, readings.c.id == acts.c.reading)
        .join(versions, versions.c.id == readings.c.version)
        .where(backend.among(acts.c.commitment, list(commitments_)), *counts)
    )
    return [
        Told(known_from, act, version, json.loads(proposal), end, commitment, forgotten)
        for known_from, act, version, proposal, end, commitment, forgotten in connection.execute(query)
    ]


def steps_of(connection: Connection, backend: Backend, commitments_: Iterable[int]) -> list[Step]:
    """The decisions on these commitments, in their order."""
    query = select(decisions).where(backend.among(decisions.c.commitment, list(commitments_))).order_by(decisions.c.id)
    found = connection.execute(query).all()
    splits = [row.id for row in found if row.kind == "split"]
    passages = _passages(connection, backend, splits) if splits else {}
    return [
        Step(
            id=row.id,
            at=row.at,
            kind=row.kind,
            commitment=row.commitment,
            field=row.field,
            value=None if row.value is None else json.loads(row.value),
            other=row.other,
            undoes=row.undoes,
            passages=tuple(passages.get(row.id, ())),
            who=row.who,
        )
        for row in found
    ]


def _passages(connection: Connection, backend: Backend, splits: list[int]) -> dict[int, list[Passage]]:
    query = (
        select(decision_evidence.c.decision, versions.c.id, decision_evidence.c.start, decision_evidence.c.end)
        .join(
            versions,
            (versions.c.version == decision_evidence.c.version) & (versions.c.report == decision_evidence.c.report),
        )
        .where(backend.among(decision_evidence.c.decision, splits))
        .order_by(decision_evidence.c.decision, decision_evidence.c.position)
    )
    found: dict[int, list[Passage]] = {}
    for decision, version, start, end in connection.execute(query):
        found.setdefault(decision, []).append(Passage(version, start, end))
    return found


def _links(connection: Connection, backend: Backend, wanted: set[int]) -> dict[int, set[int]]:
    """Which commitments a merge or split ties to which, for all that can be reached from the wanted ones."""
    links: dict[int, set[int]] = {}
    fresh = set(wanted)
    while fresh:
        some = list(fresh)
        query = select(decisions.c.commitment, decisions.c.other).where(
            decisions.c.other.is_not(None),
            or_(backend.among(decisions.c.commitment, some), backend.among(decisions.c.other, some)),
        )
        seen = set(links) | fresh
        for one, other in connection.execute(query):
            links.setdefault(one, set()).add(other)
            links.setdefault(other, set()).add(one)
        fresh = set(links) - seen
    return links


def _reached(start: int, links: dict[int, set[int]]) -> set[int]:
    reached, waiting = {start}, [start]
    while waiting:
        for other in links.get(waiting.pop(), ()):
            if other not in reached:
                reached.add(other)
                waiting.append(other)
    return reached
