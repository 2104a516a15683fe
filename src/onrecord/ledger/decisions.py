"""Takes decisions: checks each against what the ledger shows at that moment, appends it, and brings the rows up to date.

A decision is appended and never changed (triggers see to it). It names a commitment, a field, what was seen, what was set,
and the words it rests on, so that it still means something when every act and every span has been read anew.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from sqlalchemy import Connection, insert, select

from onrecord.errors import ConflictError, UsageError
from onrecord.ledger import families
from onrecord.ledger.backends import Backend
from onrecord.ledger.documents import Document, brief, dump, json_value, name_of, number_of, value_json
from onrecord.ledger.drafts import UNSEEN, Draft, seen_values
from onrecord.ledger.families import Family
from onrecord.ledger.instants import FOREVER, instant, last_of
from onrecord.ledger.matching import Matcher
from onrecord.ledger.numbers import Numbers, moment
from onrecord.ledger.prepare import span_words
from onrecord.ledger.projection import Passage, Step, acts_at, named_by, redirects, rows_at, undone_by
from onrecord.ledger.rows import RowWriter, held
from onrecord.ledger.schema import bodies, commitments, decision_evidence, decisions, versions
from onrecord.ledger.telling import Told
from onrecord.records import FIELDS, Decision, Evidence, Span

_EVIDENCE_MAX = 50
"""Passages that a decision names when the person named none: the row's own, the oldest first."""


def decide(
    connection: Connection,
    backend: Backend,
    matcher: Matcher,
    drafts: Sequence[Draft],
    *,
    who: str,
    why: str,
    force: bool = False,
) -> list[Decision]:
    """Take the decisions in turn; all or none. Raises ConflictError where one was drafted on what is no longer shown.

    force: decide even so. It does not force what makes no sense, such as splitting off what is not there.
    """
    if not who.strip():
        raise UsageError("A decision needs somebody who takes it", "Name them: --who NAME.")
    at = moment(connection, max(len(drafts), 1))
    desk = _Desk(connection, backend, matcher, who=who, why=why, force=force)
    return [desk.take(draft, at + position) for position, draft in enumerate(drafts)]


class _Desk:
    """Takes the decisions of one transaction."""

    def __init__(
        self, connection: Connection, backend: Backend, matcher: Matcher, *, who: str, why: str, force: bool
    ) -> None:
        self._connection = connection
        self._backend = backend
        self._matcher = matcher
        self._numbers = Numbers(connection)
        self._who = who
        self._why = why
        self._force = force

    def take(self, draft: Draft, at: int) -> Decision:
        """Check, append, project."""
        step, seen, evidence, family = getattr(self, f"_{draft.kind}")(draft, at)
        self._append(step, seen, evidence)
        family.steps.append(step)
        family.members |= {step.commitment} | ({step.other} if step.other else set())
        self._write(family, at)
        return decision_of(step, seen, evidence, self._why)

    # One method for each kind of decision: what it needs, and what is appended for it

    def _accept(self, draft: Draft, at: int) -> _Checked:
        number, family, shown = self._row(draft)
        seen: Any
        if draft.field is None:
            values = {field: shown[field] for field in FIELDS if field in shown}
            seen = values
        else:
            value_json(draft.field, None)
            values = {draft.field: shown.get(draft.field)}
            seen = shown.get(draft.field)
        step = self._step(draft, at, number, value=values)
        return step, seen, self._evidence(draft, family, number), family

    def _edit(self, draft: Draft, at: int) -> _Checked:
        number, family, shown = self._row(draft)
        assert draft.field is not None
        value = value_json(draft.field, draft.value)
        step = self._step(draft, at, number, value=value)
        return step, shown.get(draft.field), self._evidence(draft, family, number), family

    def _reject(self, draft: Draft, at: int) -> _Checked:
        number, family, shown = self._row(draft)
        seen = {field: shown[field] for field in FIELDS if field in shown}
        return self._step(draft, at, number), seen, self._evidence(draft, family, number), family

    def _merge(self, draft: Draft, at: int) -> _Checked:
        stays, family, shown = self._row(draft)
        assert draft.other is not None
        goes, other, _ = self._row(Draft("merge", draft.other))
        if goes == stays:
            raise UsageError(f"Cannot merge {name_of(stays)} with itself", "Name two rows.")
        seen = {field: shown[field] for field in FIELDS if field in shown}
        evidence = self._evidence(draft, other, goes)
        return self._step(draft, at, stays, other=goes), seen, evidence, _joined(family, other)

    def _split(self, draft: Draft, at: int) -> _Checked:
        number, family, _ = self._row(draft)
        passages, evidence = self._passages(draft.evidence)
        here = acts_at(_current(family.acts), family.steps, family.steps, number)
        going = named_by(here, passages)
        if not going:
            raise UsageError(
                f"Nothing of {name_of(number)} rests on these passages", f"See them: onrecord show {name_of(number)}"
            )
        if len(going) == len(here):
            raise UsageError(f"All of {name_of(number)} rests on these passages", "Leave it at least one.")
        known = [told.known_from for told in going]
        minted = self._mint("split", at, min(known), max(known))
        step = self._step(draft, at, number, other=minted, passages=tuple(passages))
        return step, None, evidence, family

    def _add(self, draft: Draft, at: int) -> _Checked:
        values = {field: value_json(field, value) for field, value in draft.value.items()}
        values = {field: value for field, value in values.items() if value is not None}
        if not values.keys() - {"note"}:
            raise UsageError("A row needs more than a note", "Say what it is: kind=pledge, donor=Germany, amount=...")
        minted = self._mint("add", at, *_window(values))
        step = self._step(draft, at, minted, value=values)
        return step, None, tuple(map(self._quoted, draft.evidence)), Family({minted})

    def _undo(self, draft: Draft, at: int) -> _Checked:
        row = self._connection.execute(select(decisions).where(decisions.c.id == draft.undoes)).one_or_none()
        if row is None:
            raise UsageError(f"There is no decision {draft.undoes}", "`onrecord show ID` lists those on a row.")
        family = self._family(row.commitment)
        if row.id in undone_by(family.steps) and not self._force:
            raise ConflictError(f"Decision {row.id} is undone already", "To have it back, undo the undoing.")
        return self._step(draft, at, row.commitment, undoes=row.id), None, (), family

    # What the methods above share

    def _step(self, draft: Draft, at: int, number: int, **more: Any) -> Step:
        field = draft.field if draft.kind in ("accept", "edit") else None
        return Step(self._numbers.new(decisions), at, draft.kind, number, field, who=self._who, **more)

    def _family(self, number: int) -> Family:
        (family,) = families.families(self._connection, self._backend, [number])
        return family

    def _row(self, draft: Draft) -> tuple[int, Family, Document]:
        """The row that is decided on, as it shows now, if it shows what the person saw."""
        assert draft.commitment is not None
        number = number_of(draft.commitment)
        known = self._connection.execute(select(commitments.c.number).where(commitments.c.number == number))
        if known.one_or_none() is None:
            raise UsageError(f"There is no row {name_of(number)}", "`onrecord tracker` lists the rows.")
        family = self._family(number)
        moved = redirects(family.steps)
        if number in moved:
            stays = name_of(moved[number])
            raise ConflictError(f"{name_of(number)} is now part of {stays}", f"Decide on {stays}.")
        shown = rows_at(_current(family.acts), family.steps, family.steps).get(number)
        if shown is None:
            raise ConflictError(
                f"{name_of(number)} shows nothing now: no report tells it, and nobody added it",
                f"See its history: onrecord show {name_of(number)}",
            )
        if draft.seen is not UNSEEN and not self._force:
            self._require(draft, number, shown)
        return number, family, shown

    def _require(self, draft: Draft, number: int, shown: Document) -> None:
        seen = {draft.field: draft.seen} if draft.field else seen_values(draft.seen)
        for field, value in seen.items():
            if value_json(field, value) != shown.get(field):
                raise ConflictError(
                    f"{field} of {name_of(number)} has changed since you looked: "
                    f"it was {brief(field, value_json(field, value))}, it is {brief(field, shown.get(field))}",
                    f"Look again (onrecord show {name_of(number)}), then decide; --force decides all the same.",
                )

    def _mint(self, origin: str, at: int, first_known: int, last_known: int) -> int:
        number = self._numbers.new(commitments)
        self._connection.execute(
            insert(commitments).values(
                number=number,
                recorded=at,
                origin=origin,
                plain=False,
                linked=origin == "split",
                first_known=first_known,
                last_known=last_known,
            )
        )
        return number

    def _evidence(self, draft: Draft, family: Family, number: int) -> tuple[Evidence, ...]:
        if draft.evidence:
            return tuple(map(self._quoted, draft.evidence))
        told = acts_at(_current(family.acts), family.steps, family.steps, number)[:_EVIDENCE_MAX]
        found = passages_of(self._connection, self._backend, told)
        return tuple(dict.fromkeys(evidence for some in found for evidence in some))

    def _passages(self, evidence: Sequence[Evidence]) -> tuple[list[Passage], tuple[Evidence, ...]]:
        passages, quoted = [], []
        for it in evidence:
            if it.span is None:
                raise UsageError("A split needs passages of reports", "A cell of a workbook cannot be split off.")
            row = self._version(it)
            if row is None:
                raise UsageError(
                    f"There is no version {it.version[:12]} of report {it.report}", "See onrecord show ID."
                )
            passages.append(Passage(row.id, it.span.start, it.span.end))
            quoted.append(self._quoted(it))
        if not passages:
            raise UsageError("A split needs at least one passage", "See them with onrecord show ID.")
        return passages, tuple(quoted)

    def _quoted(self, it: Evidence) -> Evidence:
        """The evidence with its words, as they stand in the stored text."""
        if it.span is None or it.words is not None:
            return it
        row = self._version(it)
        text = None if row is None else row.text
        words = None if text is None else span_words(text, it.span.start, it.span.end)
        return Evidence(it.report, it.version, it.span, None, words)

    def _version(self, it: Evidence) -> Any:
        query = (
            select(versions.c.id, bodies.c.text)
            .outerjoin(bodies, bodies.c.id == versions.c.body)
            .where(versions.c.report == it.report, versions.c.version == it.version)
        )
        return self._connection.execute(query).one_or_none()

    def _append(self, step: Step, seen: Any, evidence: Sequence[Evidence]) -> None:
        self._connection.execute(
            insert(decisions).values(
                id=step.id,
                commitment=step.commitment,
                kind=step.kind,
                field=step.field,
                seen=None if seen is None else dump(seen),
                value=None if step.value is None else dump(step.value),
                other=step.other,
                undoes=step.undoes,
                who=self._who,
                at=step.at,
                why=self._why,
            )
        )
        if evidence:
            self._connection.execute(
                insert(decision_evidence),
                [_evidence_row(step.id, position, it) for position, it in enumerate(evidence)],
            )

    def _write(self, family: Family, at: int) -> None:
        linked = len(family.members) > 1
        families.decided_on(self._connection, self._backend, family.members, linked=linked)
        writer = RowWriter(self._connection, self._backend, self._matcher, self._numbers, at)
        before = held(self._connection, self._backend, family.members)
        for number, history in family.histories().items():
            writer.replace(number, before.get(number, ()), history)
        writer.flush()


_Checked = tuple[Step, Any, tuple[Evidence, ...], Family]
"""A decision ready to be appended: the step, what was seen (JSON), its evidence, and the family it bears on."""


def decision_of(step: Step, seen: Any, evidence: Sequence[Evidence], why: str) -> Decision:
    """The record of a decision that was stored."""
    return Decision(
        id=step.id,
        commitment=name_of(step.commitment),
        kind=step.kind,  # type: ignore[arg-type]  # only DecisionKinds are stored
        field=step.field,
        seen=_values(step.field, seen),
        value=_values(step.field if step.kind == "edit" else None, step.value),
        other=None if step.other is None else name_of(step.other),
        undoes=step.undoes,
        evidence=tuple(evidence),
        who=step.who,
        when=instant(step.at),
        why=why,
    )


def decisions_on(connection: Connection, backend: Backend, numbers: set[int]) -> list[Decision]:
    """All decisions on these commitments, in their order, with their evidence."""
    steps = families.steps_of(connection, backend, numbers)
    ids = [step.id for step in steps]
    query = select(decisions.c.id, decisions.c.seen, decisions.c.why).where(backend.among(decisions.c.id, ids))
    rest = {row.id: row for row in connection.execute(query)}
    evidence: dict[int, list[Evidence]] = {}
    query = (
        select(decision_evidence)
        .where(backend.among(decision_evidence.c.decision, ids))
        .order_by(decision_evidence.c.decision, decision_evidence.c.position)
    )
    for row in connection.execute(query):
        span = None if row.start is None else Span(row.start, row.end)
        evidence.setdefault(row.decision, []).append(Evidence(row.report, row.version, span, row.cell, row.words))
    return [
        decision_of(
            step,
            None if rest[step.id].seen is None else json.loads(rest[step.id].seen),
            evidence.get(step.id, ()),
            rest[step.id].why,
        )
        for step in steps
    ]


def decisions_by(connection: Connection, backend: Backend, who: str) -> list[Decision]:
    """All decisions taken by those whose name begins with `who`, in their order."""
    query = select(decisions.c.commitment).where(decisions.c.who.startswith(who, autoescape=True)).distinct()
    rows = set(connection.execute(query).scalars())
    return [it for it in decisions_on(connection, backend, rows) if it.who.startswith(who)]


def passages_of(connection: Connection, backend: Backend, told: Sequence[Told]) -> list[list[Evidence]]:
    """Where each act is told, with the words."""
    query = (
        select(versions.c.id, versions.c.report, versions.c.version, bodies.c.text)
        .outerjoin(bodies, bodies.c.id == versions.c.body)
        .where(backend.among(versions.c.id, {it.version for it in told}))
    )
    places = {row.id: row for row in connection.execute(query)}
    return [[_passage(places[it.version], start, end) for start, end in it.proposal["evidence"]] for it in told]


def _passage(place: Any, start: int, end: int) -> Evidence:
    words = None if place.text is None else span_words(place.text, start, end)
    return Evidence(place.report, place.version, Span(start, end), None, words)


def _window(values: Mapping[str, Any]) -> tuple[int, int]:
    """The first and last moment of a row by hand, for matching: its own days and not the one on which it was entered. A
    row without any may be told of at any time.
    """
    days = [date.fromisoformat(day) for day in [values.get("announced"), *(values.get("when") or ())] if day]
    if not days:
        return 0, FOREVER
    return last_of(min(days)), last_of(max(days))


def _current(acts: Sequence[Told]) -> list[Told]:
    """The acts of the report versions that stand last: those that decisions taken now are about."""
    return sorted(told for told in acts if told.known_to == FOREVER)


def _joined(one: Family, other: Family) -> Family:
    if one.members & other.members:
        return one
    return Family(
        one.members | other.members,
        [*one.acts, *other.acts],
        sorted([*one.steps, *other.steps], key=lambda step: step.id),
    )


def _evidence_row(decision: int, position: int, it: Evidence) -> dict[str, Any]:
    return {
        "decision": decision,
        "position": position,
        "report": it.report,
        "version": it.version,
        "start": it.span.start if it.span else None,
        "end": it.span.end if it.span else None,
        "cell": it.cell,
        "words": it.words,
    }


def _values(field: str | None, value: Any) -> Any:
    if field is not None:
        return json_value(field, value)
    return None if value is None else {name: json_value(name, it) for name, it in value.items()}
