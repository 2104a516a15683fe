"""Any sequence of decisions and undoings, taken by two writers in turn, gives the tracker that the log describes.

The log is read here by an interpreter of its own, as plainly as it can be written: names for ids, sets for passages,
recursion for undoing, everything from the beginning for every moment.
"""

from __future__ import annotations

import shutil
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onrecord.errors import ConflictError, UsageError
from onrecord.ledger import Ledger, Query, When, accept, add, edit, merge, reject, split, undo
from onrecord.records import Commitment, Decision, Reading, Sum
from tests.ledger.readings import act, day, reading

STATES = ("considered", "pledged", "approved", "contracted", "delivered")
GOODS = [("radars", "Corvus 3", "air_defence"), ("boats", "Heron", "ship"), ("tents", "Canvas 8", "shelter")]


@dataclass(frozen=True)
class Fact:
    """One act of these tests, told by a report of its own."""

    report: str
    known: datetime
    state: str
    good: str


def told(number: int, good: int, state: int, morning: int) -> Reading:
    """A report that tells one act: good and state are indices."""
    name, canonical, class_ = GOODS[good]
    text = f"Report {number}: Norland and its {name}, {STATES[state]}."
    fact = act(text, f"its {name}, {STATES[state]}", kind="pledge", state=STATES[state], item=(name, canonical, class_))
    return reading(text, fact, published=day(morning), outlet=f"Outlet {number}")


BASE = [told(1, 0, 1, 0), told(2, 0, 2, 5), told(3, 1, 1, 3), told(4, 1, 4, 20), told(5, 2, 0, 8)]
LATER = [told(6, 0, 4, 30), told(7, 1, 3, 10), told(8, 2, 1, 9), told(9, 0, 3, 2)]

KINDS = (
    "accept",
    "accept one",
    "edit",
    "edit",
    "reject",
    "merge",
    "merge",
    "split",
    "split",
    "add",
    "undo",
    "undo the last",
    "undo the last",
    "read",
    "stale edit",
)
STEPS = st.lists(
    st.tuples(st.sampled_from(KINDS), st.integers(0, 11), st.integers(0, 11), st.integers(0, 1)),
    min_size=1,
    max_size=14,
)


class Reference:
    """Reads the log: acts with the rows that matching gave them, and decisions."""

    def __init__(self, facts: dict[str, tuple[str, Fact]], log: list[Decision]) -> None:
        self.facts = facts
        self.log = log

    def rows(self, moment: datetime) -> dict[str, tuple]:
        log = [decision for decision in self.log if decision.when <= moment]
        facts = {report: row for report, (row, fact) in self.facts.items() if fact.known <= moment}
        alias: dict[str, str] = {}

        def root(name: str) -> str:
            return root(alias[name]) if name in alias else name

        def join(goes: str, stays: str) -> None:
            if root(goes) != root(stays):
                alias[root(goes)] = root(stays)

        def holds(decision: Decision) -> bool:
            return not any(it.undoes == decision.id and holds(it) for it in log)

        for decision in self.log:
            if decision.kind == "split" and not (decision in log and holds(decision)):
                join(decision.other, decision.commitment)
        for decision in log:
            if decision.kind == "merge" and holds(decision):
                join(decision.other, decision.commitment)
            if decision.kind == "split" and holds(decision):
                for report in {it.report for it in decision.evidence} & facts.keys():
                    if root(facts[report]) == root(decision.commitment):
                        facts[report] = root(decision.other)
        shown = {}
        names = {root(row) for row in facts.values()} | {it.commitment for it in log if it.kind != "undo"}
        for name in names:
            on_it = [it for it in log if it.commitment == name and holds(it) and it.kind in DECIDING]
            here = {report for report, row in facts.items() if root(row) == name}
            if root(name) == name and (on_it or here):
                shown[name] = self._row(here, on_it)
        return shown

    def _row(self, here: set[str], on_it: list[Decision]) -> tuple:
        machine = self._state(here)
        state, note, status, decides_state = machine, None, "proposed", False
        for it in on_it:
            if it.kind == "edit":
                status = status if status == "rejected" else "edited"
                if it.field == "state":
                    state, decides_state = it.value, True
                else:
                    note = it.value
            elif it.kind == "accept" and it.field is None:
                status = status if status in ("edited", "added") else "accepted"
                if it.value.get("state"):
                    state, decides_state = it.value["state"], True
                note = it.value.get("note") or note
            elif it.kind == "accept":
                state, decides_state = it.value["state"], True
            elif it.kind == "add":
                state, decides_state, status = it.value["state"], True, "added"
            elif it.kind == "reject":
                status = "rejected"
        disagrees = decides_state and machine is not None and machine != state
        return status, state, note, disagrees, frozenset(here)

    def _state(self, here: set[str]) -> str | None:
        told = sorted((self.facts[report][1] for report in here), key=lambda fact: fact.known)
        furthest = None
        for fact in told:
            if furthest is None or STATES.index(fact.state) > STATES.index(furthest):
                furthest = fact.state
        return furthest


DECIDING = ("accept", "edit", "reject", "add")


class Desk:
    """A ledger with two writers, and what this test knows of it."""

    def __init__(self, place: str) -> None:
        self.writers = [Ledger.open(place), Ledger.open(place)]
        self.facts: dict[str, tuple[str, Fact]] = {}
        self.log: list[Decision] = []
        self.waiting = list(LATER)
        self.stale: dict[str, Commitment] = {}
        self.pictures: list[tuple[datetime, dict[str, tuple]]] = []
        for it in BASE:
            self.read(it, 0)

    def read(self, it: Reading, writer: int) -> None:
        """Store a report and note the row that matching gave its act: the one that shows its passage, as yet undecided."""
        ledger = self.writers[writer]
        ledger.add([it])
        with ledger._backend.reading() as connection:
            home = connection.exec_driver_sql("SELECT commitment FROM acts ORDER BY id DESC LIMIT 1").scalar_one()
        fact = it.acts[0]
        known = it.report.published.at
        self.facts[it.report.id] = (f"C-{home:04d}", Fact(it.report.id, known, fact.state, fact.items[0].name))

    def step(self, kind: str, one: int, other: int, writer: int) -> None:
        ledger = self.writers[writer]
        rows = self.shown(ledger)
        names = sorted(rows)
        if kind == "read":
            if self.waiting:
                self.read(self.waiting.pop(0), writer)
            return
        if not names and kind not in ("undo", "undo the last", "add"):
            return
        name = names[one % len(names)] if names else ""
        second = names[other % len(names)] if names else ""
        drafts: dict[str, Callable] = {
            "accept": lambda: accept(name),
            "accept one": lambda: accept(name, "state"),
            "edit": lambda: edit(name, *(("state", STATES[other % 5]) if other % 2 else ("note", f"note {other}"))),
            "reject": lambda: reject(name),
            "merge": lambda: merge(name, second),
            "split": lambda: split(name, self.some_passages(ledger, name, other)),
            "add": lambda: add({"state": STATES[other % 5], "amount": Sum((Decimal(other), Decimal(other)), "EUR")}),
            "undo": lambda: undo(one % len(self.log) + 1),
            "undo the last": lambda: undo(len(self.log)),  # twice: an undo is undone
            "stale edit": lambda: edit(name, "state", STATES[other % 5], seen=self.stale[name].state),
        }
        if (kind.startswith("undo") and not self.log) or (kind == "stale edit" and name not in self.stale):
            return
        if kind == "accept one" and rows[name].state is None:
            return
        try:
            self.log += ledger.decide(drafts[kind](), who=f"writer {writer}")
        except ConflictError:
            if kind == "stale edit":
                assert self.stale[name].state != rows[name].state
            else:
                assert kind.startswith("undo")
        except UsageError as error:
            assert kind in ("merge", "split"), error
        else:
            assert kind != "stale edit" or self.stale[name].state == rows[name].state
        if one % 3 == 0:
            self.stale = rows

    def some_passages(self, ledger: Ledger, name: str, which: int) -> list:
        passages = [passage.evidence for passage in ledger.show(name).passages]
        return [it for position, it in enumerate(passages) if (which >> position) & 1]

    def shown(self, ledger: Ledger, when: When | None = None) -> dict[str, Commitment]:
        when = when or When()
        found = [*ledger.rows(Query(when=when)).rows, *ledger.rows(Query(status="rejected", when=when)).rows]
        return {row.id: row for row in found}

    def picture(self, ledger: Ledger, when: When | None = None) -> dict[str, tuple]:
        return {
            name: (
                row.status,
                row.state,
                row.note,
                any(it.disagrees for it in row.decided if it.field == "state"),
                frozenset(passage.evidence.report for passage in ledger.show(name, when or When()).passages),
            )
            for name, row in self.shown(ledger, when).items()
        }


@pytest.fixture
def copies(new_place, request) -> Callable[[], str]:
    """Places with an empty ledger, quickly."""
    first = new_place()
    Ledger.open(first, create=True).close()
    if "://" in first:
        return new_place_ready(new_place)

    def copy() -> str:
        place = new_place()
        shutil.copy(Path(first), place)
        return place

    return copy


def new_place_ready(new_place: Callable[[], str]) -> Callable[[], str]:
    def make() -> str:
        place = new_place()
        Ledger.open(place, create=True).close()
        return place

    return make


def hold_against_the_log(place: str, steps: list[tuple[str, int, int, int]]) -> None:
    desk = Desk(place)
    for number, step in enumerate(steps):
        desk.step(*step)
        if number % 4 == 3:
            time.sleep(0.000_01)  # so that "by now" and the next decision are two moments
            desk.pictures.append((datetime.now(UTC), desk.picture(desk.writers[0])))
            time.sleep(0.000_01)
    reference = Reference(desk.facts, desk.log)
    first, second = desk.writers
    assert desk.picture(first) == reference.rows(datetime.now(UTC))
    assert desk.picture(second) == desk.picture(first)
    assert first.check() == []
    for moment in [day(4), day(15), *(decision.when for decision in desk.log[1::4])]:
        assert desk.picture(second, When(as_of=moment)) == reference.rows(moment), moment
    for moment, picture in desk.pictures:
        assert desk.picture(first, When(recorded_by=moment)) == picture
    assert first.rebuild() == 0
    first.close()
    second.close()


def few(examples: int) -> settings:
    return settings(
        max_examples=examples,
        deadline=None,
        suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
    )


@given(steps=STEPS)
@few(12)
def test_any_sequence_of_decisions_gives_the_tracker_of_the_log(copies, steps):
    hold_against_the_log(copies(), steps)


def test_before_a_split_its_later_acts_stand_at_the_row_that_was_split(copies):
    hold_against_the_log(copies(), [("accept", 0, 0, 0), ("merge", 1, 0, 0), ("split", 0, 1, 0), ("read", 0, 0, 0)])


@pytest.mark.long
@given(steps=STEPS)
@few(150)
def test_any_of_many_sequences_of_decisions_gives_the_tracker_of_the_log(copies, steps):
    hold_against_the_log(copies(), steps)
