"""What the tracker shows, computed from what reports propose and what people decided. Pure: no database, no clock.

`project` computes a whole family of rows, the ones that merges and splits tie together, for every moment at which
something changed; `continued` does the same for one row from a moment on. Whatever the ledger stores of a row can be computed
again by these. What the machine makes of acts by themselves is in `telling`.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from onrecord.ledger.documents import Document, Json
from onrecord.ledger.instants import FOREVER, day_of
from onrecord.ledger.telling import Told, fold, tell


class Passage(NamedTuple):
    """Words of one report version."""

    version: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Step:
    """A decision, as it bears on rows; ids are numbers and values JSON."""

    id: int
    at: int
    kind: str
    commitment: int
    field: str | None = None
    value: Json = None
    other: int | None = None
    undoes: int | None = None
    passages: tuple[Passage, ...] = ()
    who: str = ""


class Version(NamedTuple):
    """What a row shows from a moment on, until the next version; None where it shows nothing."""

    valid_from: int
    document: Document | None


def project(acts: Iterable[Told], steps: Sequence[Step], members: Iterable[int]) -> dict[int, list[Version]]:
    """Every version of every row of a family, oldest first, as the whole log has it.

    acts: all that matching put into the family. steps: all decisions on it, in the order in which they were taken.
    members: the family's commitments. Versions that show the same as the one before are left out.
    """
    histories: dict[int, list[Version]] = {member: [] for member in members}
    for moment, shown in _Walk(acts, steps).moments():
        for number, document in shown.items():
            history = histories[number]
            if document != (history[-1].document if history else None):
                history.append(Version(moment, document))
    return histories


def continued(before: Document | None, acts: Iterable[Told], steps: Sequence[Step], moment: int) -> list[Version]:
    """The versions from a moment on of a row that nothing ties to another: what `project` gives, without its beginning.

    before: what the row showed until then. acts: those told at that moment or later, none of which is ever taken back.
    steps: all decisions on the row, earlier ones too.
    """
    waiting = deque(sorted(acts))
    starts = [step.at for step in steps]
    machine, last = _machine(before), before
    history: list[Version] = []
    for at in sorted({told.known_from for told in waiting} | {start for start in starts if start >= moment}):
        while waiting and waiting[0].known_from <= at:
            machine = tell(machine, waiting.popleft())
        taken = steps[: bisect_right(starts, at)]
        undone = undone_by(taken)
        shown = decide(machine, [step for step in taken if step.kind != "undo" and step.id not in undone])
        if shown != last:
            history.append(Version(at, shown))
            last = shown
    return history


def _machine(shown: Document | None) -> Document | None:
    """What a row would show if nobody had decided on it."""
    if shown is None or (shown["status"] == "proposed" and "decided" not in shown):
        return shown
    machine: Document | None = shown.get("machine")
    return machine


class _Walk:
    """Goes through the moments of a family. Where acts are only added, it adds them; where a decision is taken or an act
    is taken back, it starts again from what `rows_at` would see: same result, without folding all acts at every moment.
    """

    def __init__(self, acts: Iterable[Told], steps: Sequence[Step]) -> None:
        self._waiting = deque(sorted(acts))
        self._steps = steps
        self._starts = [step.at for step in steps]
        self._breaks = {told.known_to for told in self._waiting if told.known_to != FOREVER} | set(self._starts)
        self._moments = sorted(self._breaks | {told.known_from for told in self._waiting})
        self._split_off = {passage.version for step in steps for passage in step.passages}
        self._known: list[Told] = []
        self._settle(self._moments[0] - 1 if self._moments else 0)

    def moments(self) -> Iterator[tuple[int, dict[int, Document | None]]]:
        """Each moment, with what every row shows that may have changed; None for a row that shows nothing now."""
        for moment in self._moments:
            new = list(self._arriving(moment))
            if moment in self._breaks or any(told.version in self._split_off for told in new):
                self._known = [told for told in self._known if told.known_to > moment]
                before = self._machine.keys() | self._decided.keys()
                self._settle(moment)
                touched = before | self._machine.keys() | self._decided.keys()
            else:
                touched = {self._add(told) for told in new}
            yield moment, {number: self._shown(number) for number in touched}

    def _arriving(self, moment: int) -> Iterator[Told]:
        while self._waiting and self._waiting[0].known_from <= moment:
            told = self._waiting.popleft()
            if told.known_to > moment:
                self._known.append(told)
                yield told

    def _add(self, told: Told) -> int:
        number = self._homes.at(told.commitment)
        self._machine[number] = tell(self._machine.get(number), told)
        return number

    def _settle(self, moment: int) -> None:
        taken = self._steps[: bisect_right(self._starts, moment)]
        self._homes, steps = _settled(self._known, taken, self._steps)
        self._decided = _decided(self._homes, steps)
        self._machine = {number: fold(self._homes.acts_of(number)) for number in self._homes.occupied()}

    def _shown(self, number: int) -> Document | None:
        return decide(self._machine.get(number), self._decided.get(number, ()))


def rows_at(acts: Sequence[Told], taken: Sequence[Step], all_steps: Sequence[Step]) -> dict[int, Document]:
    """What each row of a family shows once these acts are known and these decisions taken.

    all_steps: later ones too: a row that a split is yet to mint has its acts still at the row that is split.
    """
    homes, steps = _settled(acts, taken, all_steps)
    decided = _decided(homes, steps)
    shown: dict[int, Document] = {}
    for number in homes.occupied() | decided.keys():
        document = decide(fold(homes.acts_of(number)), decided.get(number, ()))
        if document is not None:
            shown[number] = document
    return shown


def _decided(homes: _Homes, steps: Iterable[Step]) -> dict[int, list[Step]]:
    """The decisions in force on each row that is one, not a part of another."""
    decided: dict[int, list[Step]] = {}
    for step in steps:
        if step.kind in ("accept", "edit", "reject", "add") and homes.at(step.commitment) == step.commitment:
            decided.setdefault(step.commitment, []).append(step)
    return decided


def acts_at(acts: Sequence[Told], taken: Sequence[Step], all_steps: Sequence[Step], number: int) -> list[Told]:
    """The acts that a row rests on once these decisions are taken, in their order; all_steps as in `rows_at`."""
    return _settled(acts, taken, all_steps)[0].acts_of(number)


def _settled(acts: Sequence[Told], taken: Sequence[Step], all_steps: Sequence[Step]) -> tuple[_Homes, list[Step]]:
    """Where merges and splits leave every act, and the decisions that are in force."""
    undone = undone_by(taken)
    steps = [step for step in taken if step.id not in undone and step.kind != "undo"]
    in_force = {step.id for step in steps}
    homes = _Homes(acts)
    for step in all_steps:
        if step.kind == "split" and step.other is not None and step.id not in in_force:
            homes.merge(step.other, step.commitment)
    for step in steps:
        if step.kind == "merge" and step.other is not None:
            homes.merge(step.other, step.commitment)
        elif step.kind == "split":
            homes.split(step)
    return homes, steps


def redirects(taken: Sequence[Step]) -> dict[int, int]:
    """Where a person who asks for a merged row, or for one whose split was undone, is sent: old number to new."""
    return _settled((), taken, taken)[0].moved()


def undone_by(taken: Sequence[Step]) -> dict[int, int]:
    """The decisions that are not in force, each with an undo that is."""
    undone: dict[int, int] = {}
    for step in reversed(taken):
        if step.kind == "undo" and step.id not in undone:
            assert step.undoes is not None
            undone.setdefault(step.undoes, step.id)
    return undone


def decide(machine: Document | None, steps: Sequence[Step]) -> Document | None:
    """What a row shows: the machine's document under the decisions on this row that are in force, in their order."""
    if not steps:
        return machine
    values: dict[str, tuple[Json, Step]] = {}
    status = "proposed"
    for step in steps:
        status = _status(status, step)
        if step.kind == "edit":
            assert step.field is not None
            values[step.field] = (step.value, step)
        elif step.kind in ("accept", "add"):
            values.update({field: (value, step) for field, value in step.value.items()})
    return _overlaid(machine, values, status)


def _status(before: str, step: Step) -> str:
    """What people have made of the row: the last word on it as a whole counts, an edit more than an accept."""
    if step.kind == "add":
        return "added"
    if step.kind == "reject":
        return "rejected"
    if step.kind == "edit":
        return before if before == "rejected" else "edited"  # only taking the row as a whole brings it back
    if step.field is not None:  # one value taken, not the row
        return before
    return before if before in ("edited", "added") else "accepted"


def _overlaid(machine: Document | None, values: Mapping[str, tuple[Json, Step]], status: str) -> Document:
    proposed = machine or {}
    shown: Document = {**proposed, "status": status, "machine": machine}
    marks: Document = {}
    for field, (value, step) in values.items():
        shown[field] = value
        mark: Document = {"by": step.id, "who": step.who, "differs": False}
        if proposed.get(field) is not None:
            mark |= {"machine": proposed[field], "differs": proposed[field] != value}
        marks[field] = mark
    unknown = {field: why for field, why in proposed.get("unknown", {}).items() if field not in values}
    shown["unknown"] = unknown or None
    if "amount" in values and "euro" not in values:
        _set_euro(shown, proposed, *values["amount"])
    if marks:
        shown["decided"] = dict(sorted(marks.items()))
    if "state" in values:
        value, step = values["state"]
        history = proposed.get("history", [])
        if value is not None and not (history and history[-1][0] == value):
            own = [value, None, day_of(step.at), None, None, None, step.id]
            shown["history"] = sorted([*history, own], key=lambda change: change[2])
    if machine is None and status not in ("added", "rejected"):
        shown["flags"] = ["no report that is read now tells it"]
    return {field: value for field, value in shown.items() if value is not None}


def _set_euro(shown: Document, proposed: Document, amount: Json, step: Step) -> None:
    """An amount that a person set takes its euro value along: a reading's belongs to the sum that the reading found."""
    if amount == proposed.get("amount"):
        return
    shown["euro"] = None
    if amount is not None and amount[2] == "EUR":
        shown["euro"] = [amount[0], amount[1], shown.get("announced") or day_of(step.at)]
    elif amount is not None:
        reason = "the amount was set by a person, without a euro value"
        shown["unknown"] = {**(shown["unknown"] or {}), "euro": reason}


class _Homes:
    """Which row every act is at, while merges and splits are applied in their order."""

    def __init__(self, acts: Iterable[Told]) -> None:
        self._into: dict[int, int] = {}
        self._at: dict[int, list[Told]] = {}
        for told in acts:
            self._at.setdefault(told.commitment, []).append(told)

    def at(self, number: int) -> int:
        while number in self._into:
            number = self._into[number]
        return number

    def merge(self, goes: int, stays: int) -> None:
        """All that is at the one is at the other from here on. Two that are one already stay so."""
        goes, stays = self.at(goes), self.at(stays)
        if goes != stays:
            self._into[goes] = stays
            if moved := self._at.pop(goes, None):
                self._at.setdefault(stays, []).extend(moved)

    def split(self, step: Step) -> None:
        """The passages of the step that are at its row go to the row that it mints."""
        assert step.other is not None
        source = self.at(step.commitment)
        goes = named_by(self._at.get(source, ()), step.passages)
        if goes:
            gone = {told.act for told in goes}
            self._at[source] = [told for told in self._at[source] if told.act not in gone]
            self._at.setdefault(self.at(step.other), []).extend(goes)

    def occupied(self) -> set[int]:
        return {number for number, acts in self._at.items() if acts}

    def acts_of(self, number: int) -> list[Told]:
        return sorted(self._at.get(number, ()))

    def moved(self) -> dict[int, int]:
        return {number: self.at(number) for number in self._into}


def named_by(acts: Iterable[Told], passages: Iterable[Passage]) -> list[Told]:
    """The acts that a person means by these passages. For each passage those that fit it best: told in exactly these words,
    with exactly these words elsewhere, in words that share a character with it, with such words elsewhere. Neighbouring
    acts share a date or a name, and naming the one must not mean the other.
    """
    acts = list(acts)
    meant: set[int] = set()
    for passage in passages:
        fits = {told.act: fit for told in acts if (fit := _fit(told, passage))}
        meant |= {act for act, fit in fits.items() if fit == max(fits.values())}
    return [told for told in acts if told.act in meant]


def _fit(told: Told, passage: Passage) -> int:
    """How well the passage names the act: 4 best, 0 not at all. An act is told in the longest stretch of its evidence."""
    if told.version != passage.version:
        return 0
    named, spans = (passage.start, passage.end), [(start, end) for start, end in told.proposal["evidence"]]
    own = max(spans, key=lambda span: span[1] - span[0])
    if named in spans:
        return 4 if named == own else 3
    return 2 if _share(own, passage) else 1 if any(_share(span, passage) for span in spans) else 0


def _share(span: tuple[int, int], passage: Passage) -> bool:
    return span[0] < passage.end and passage.start < span[1]


def rests_on(told: Told, passages: Iterable[Passage]) -> bool:
    """Whether the act's words share a character with one of the passages."""
    return any(
        told.version == passage.version and _share((start, end), passage)
        for passage in passages
        for start, end in told.proposal["evidence"]
    )
