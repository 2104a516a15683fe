"""Workbooks into the ledger: each row an `add` decision, each later release a comparison that overwrites nobody's edit."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, Literal

from onrecord.errors import UsageError
from onrecord.exports.tracker.sheets import legible
from onrecord.exports.tracker.values import Key, Proposed, ledger_of, proposals
from onrecord.ledger import Draft, Ledger, add, edit
from onrecord.records import FIELDS, Cell, Commitment, Decision, Entry, Evidence, Good, Party, Workbook
from onrecord.reports.workbooks import read_mapping, read_workbook

Fate = Literal["added", "changed", "unchanged", "kept", "gone"]
"""What an import makes of a row: new; some field changed; as it was; a person decided otherwise; no longer there."""


@dataclass(frozen=True, slots=True)
class Change:
    """One field of a row in which the workbook says otherwise than the ledger."""

    field: str
    before: Any
    """What the last import set; in a row of reports or people, what the ledger shows."""
    after: Any
    """What the workbook says now."""
    kept: Any = None
    """What a person set in between, which stands; None where the change was taken."""
    by: str | None = None
    """That person."""


@dataclass(frozen=True, slots=True)
class RowReport:
    """What became of one row."""

    fate: Fate
    key: Key
    row: int | None
    """In the sheet; None for a row that is gone."""
    commitment: str | None
    """None for a new row before it is imported."""
    changes: tuple[Change, ...] = ()


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What an import did, or would do."""

    workbook: Workbook
    rows: tuple[RowReport, ...]
    unread: tuple[tuple[Cell, str], ...]
    """Cells that hold something that could not be taken over, and why."""
    dry: bool = False

    def count(self, fate: Fate) -> int:
        """How many rows had that fate."""
        return sum(1 for row in self.rows if row.fate == fate)


@dataclass(slots=True)
class _Known:
    """A row of the ledger that a workbook may speak of."""

    id: str
    commitment: Commitment | None
    """As it is shown; None where a person rejected it or merged it into another, or took its reports out."""
    baseline: dict[str, Any] = field(default_factory=dict)
    """What imports set last; a field that none has set is compared with what is shown."""
    people: dict[str, str] = field(default_factory=dict)
    """Field to the person who decided it."""


def import_workbook(ledger: Ledger, path: Path, *, mapping: Path | None = None, dry: bool = False) -> ImportReport:
    """Read the workbook and bring the ledger up to it. dry: only say what would happen.

    Raises InputError where the file is no tracker, UsageError where the mapping is wrong.
    """
    workbook = read_workbook(path, read_mapping(mapping) if mapping else None)
    proposed = proposals(workbook)
    known = _Rows(ledger, proposed)
    rows: list[RowReport] = []
    drafts: list[Draft] = []
    for one in proposed:
        matched = known.take(one)
        if matched is None:
            rows.append(RowReport("added", one.key, one.entry.row, None))
            drafts.append(add(_stated(one.values), evidence=evidence_of(workbook, one.entries)))
        else:
            report, edits = _compare(workbook, one, matched)
            rows.append(report)
            drafts.extend(edits)
    rows.extend(_gone(workbook, known))
    unread = (*((it.cell, it.reason) for it in workbook.unread), *(it for one in proposed for it in one.problems))
    if dry:
        return ImportReport(workbook, tuple(rows), unread, dry=True)
    ledger.keep_source(workbook.name, path.read_bytes(), mapping=mapping.read_text("utf-8") if mapping else None)
    taken = ledger.decide(*drafts, who=who(workbook), why=f'sheet "{workbook.sheet}"') if drafts else []
    minted = iter([decision.commitment for decision in taken if decision.kind == "add"])
    named = [RowReport("added", row.key, row.row, next(minted)) if row.fate == "added" else row for row in rows]
    return ImportReport(workbook, tuple(named), unread)


def who(workbook: Workbook) -> str:
    """Under which name its rows are decided."""
    return f"import:{workbook.name}@{workbook.sha256}"


def evidence_of(workbook: Workbook, entries: Sequence[Entry]) -> tuple[Evidence, ...]:
    """The cells of these rows that hold something."""
    cells = (
        cell
        for entry in entries
        for cell in (*entry.cells.values(), *entry.sources, *entry.others)
        if cell.value not in (None, "", ".")
    )
    return tuple(
        dict.fromkeys(Evidence(workbook.name, workbook.sha256, None, cell.reference, cell.words) for cell in cells)
    )


class _Rows:
    """The rows of the ledger, as a workbook finds them again."""

    def __init__(self, ledger: Ledger, proposed: Sequence[Proposed]) -> None:
        mark = ledger.mark()
        self._own = {
            one.key: one.entry.commitment
            for one in proposed
            if one.entry.commitment and mark is not None and ledger_of(one.entry) == mark
        }
        self._ledger = ledger
        self._shown = {row.id: row for row in ledger.rows().rows}
        self._by_id: dict[str, _Known] = {}
        self._by_key: dict[Key, _Known] = {}
        self._take_in(ledger.decisions_on_rows_of("" if self._own else "import:"), dict(_keys(ledger)))

    def take(self, one: Proposed) -> _Known | None:
        """The row that this is: by its id in a workbook that this ledger wrote, else by its key. None for a new one."""
        id = self._own.get(one.key)
        if id is None:
            return self._by_key.pop(one.key, None)
        if id in self._shown or id in self._by_id:
            return self._known(id)
        try:
            self._ledger.show(id, traced=False)
        except UsageError:  # the workbook comes from a later state of a ledger that was restored from a backup
            return None
        return self._known(id)

    def left(self) -> Iterator[tuple[Key, _Known]]:
        """Rows of earlier imports that nothing has taken and that are still shown."""
        return ((key, known) for key, known in self._by_key.items() if known.commitment)

    def _known(self, id: str) -> _Known:
        return self._by_id.setdefault(id, _Known(id, self._shown.get(id)))

    def _take_in(self, decisions: Sequence[Decision], keys: Mapping[tuple[str, int], Key]) -> None:
        undone = _undone(decisions)
        for decision in decisions:
            if decision.id in undone:
                continue
            imported = decision.who.startswith("import:")
            if decision.kind == "add" and imported:
                known = self._known(decision.commitment)
                known.baseline = {name: decision.value.get(name) for name in FIELDS}
                place = next(((it.version, it.cell) for it in decision.evidence if it.cell), None)
                if place and (key := keys.get((place[0], row_of(place[1] or "")))):
                    self._by_key[key] = known
            elif decision.kind == "edit" and decision.field:
                known = self._known(decision.commitment)
                if imported:
                    known.baseline[decision.field] = decision.value
                else:
                    known.people[decision.field] = decision.who


def _keys(ledger: Ledger) -> Iterator[tuple[tuple[str, int], Key]]:
    """(sha256, sheet row) to the row's key, for every workbook that was kept."""
    for source in ledger.sources():
        for one in proposals(workbook_of(source.name, source.content, source.mapping)):
            yield (source.sha256, one.entry.row), one.key


def workbook_of(name: str, content: bytes, mapping: str | None) -> Workbook:
    """A workbook that was kept, read again."""
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        file, map_file = Path(folder) / name, Path(folder) / "map.toml"
        file.write_bytes(content)
        map_file.write_text(mapping or "", "utf-8")
        return read_workbook(file, read_mapping(map_file))


def _compare(workbook: Workbook, one: Proposed, known: _Known) -> tuple[RowReport, list[Draft]]:
    if known.commitment is None:
        return RowReport("kept", one.key, one.entry.row, known.id), []
    changes: list[Change] = []
    edits: list[Draft] = []
    evidence = evidence_of(workbook, one.entries)
    for name, value in one.values.items():
        now = getattr(known.commitment, name)
        before = known.baseline.get(name, now)
        if any(_same(value, it) or _same(value, _as_written(it)) for it in (before, now)):
            continue
        if name in known.people or not _same(now, before):
            changes.append(Change(name, before, value, now, known.people.get(name)))
        else:
            changes.append(Change(name, before, value))
            edits.append(edit(known.id, name, value, seen=now, evidence=evidence))
    fate: Fate = "unchanged" if not changes else "changed" if edits else "kept"
    return RowReport(fate, one.key, one.entry.row, known.id, tuple(changes)), edits


def _gone(workbook: Workbook, rows: _Rows) -> Iterator[RowReport]:
    """Rows of earlier imports that this workbook no longer has. One that onrecord wrote may be a part: it ends nothing."""
    if not any(entry.commitment for entry in workbook.entries):
        for key, known in rows.left():
            yield RowReport("gone", key, None, known.id)


def _as_written(value: Any) -> Any:
    """The value as an exported file can hold it."""
    if isinstance(value, str):
        return legible(value)
    if isinstance(value, Party | Good):
        return replace(value, name=legible(value.name))
    return tuple(map(_as_written, value)) if isinstance(value, tuple) else value


def _stated(values: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in values.items() if value is not None and value != ()}


def _same(one: Any, other: Any) -> bool:
    return (one or None) == (other or None)


def _undone(decisions: Sequence[Decision]) -> frozenset[int]:
    """Decisions that are taken back, by undos that are not taken back themselves."""
    undone: set[int] = set()
    for decision in sorted(decisions, key=lambda it: -it.id):
        if decision.kind == "undo" and decision.undoes is not None and decision.id not in undone:
            undone.add(decision.undoes)
    return frozenset(undone)


def row_of(cell: str) -> int:
    """The row in a reference to a cell ("MAIN DATA!R12C5")."""
    return int(cell.rpartition("!R")[2].partition("C")[0] or 0)
