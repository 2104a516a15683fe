"""Workbooks into the ledger: each row an `add` decision, each later release a comparison that overwrites nobody's edit."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

from onrecord.exports.tracker.values import Key, Proposed, proposals
from onrecord.ledger import Draft, Ledger, add, edit
from onrecord.records import FIELDS, Cell, Commitment, Decision, Entry, Evidence, Workbook
from onrecord.reports.workbooks import read_mapping, read_workbook

Fate = Literal["added", "changed", "unchanged", "kept", "gone"]
"""What an import makes of a row: new; some field changed; as it was; changed, but a person decided otherwise; no longer there."""


@dataclass(frozen=True, slots=True)
class Change:
    """One field of a row in which the workbook says otherwise than the ledger."""

    field: str
    before: Any
    """What the last import set."""
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
    """A row of the ledger that an import made."""

    commitment: Commitment
    baseline: dict[str, Any] = field(default_factory=dict)
    """What imports set last."""
    people: dict[str, str] = field(default_factory=dict)
    """Field to the person who decided it."""


def import_workbook(ledger: Ledger, path: Path, *, mapping: Path | None = None, dry: bool = False) -> ImportReport:
    """Read the workbook and bring the ledger up to it. dry: only say what would happen.

    Raises InputError where the file is no tracker, UsageError where the mapping is wrong.
    """
    workbook = read_workbook(path, read_mapping(mapping) if mapping else None)
    proposed = proposals(workbook)
    known = known_rows(ledger)
    rows: list[RowReport] = []
    drafts: list[Draft] = []
    for one in proposed:
        matched = known.pop(_name_of(one, known), None)
        if matched is None:
            rows.append(RowReport("added", one.key, one.entry.row, None))
            drafts.append(add(_stated(one.values), evidence=evidence_of(workbook, one.entries)))
        else:
            report, edits = _compare(workbook, one, matched)
            rows.append(report)
            drafts.extend(edits)
    rows.extend(RowReport("gone", key, None, row.commitment.id) for key, row in _gone(workbook, known))
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


def known_rows(ledger: Ledger) -> dict[object, _Known]:
    """The rows that imports made, by the key that their workbook gave them and by their own id."""
    decisions = ledger.decisions_on_rows_of("import:")
    undone = _undone(decisions)
    keys = dict(_keys(ledger))
    shown = {row.id: row for row in ledger.rows().rows}
    found: dict[object, _Known] = {}
    by_id: dict[str, _Known] = {}
    for decision in decisions:
        if decision.id in undone or decision.commitment not in shown:
            continue
        known = by_id.setdefault(decision.commitment, _Known(shown[decision.commitment]))
        imported = decision.who.startswith("import:")
        if decision.kind == "add" and imported:
            known.baseline = {name: decision.value.get(name) for name in FIELDS}
            place = next(((it.version, it.cell) for it in decision.evidence if it.cell), None)
            if place and (key := keys.get((place[0], row_of(place[1] or "")))):
                found[key] = known
        elif decision.kind == "edit" and decision.field:
            if imported:
                known.baseline[decision.field] = decision.value
            else:
                known.people[decision.field] = decision.who
    return found


def _name_of(one: Proposed, known: Mapping[object, _Known]) -> object:
    """Under which name the row is known: the ledger's own id, in workbooks that it wrote, else its key."""
    if one.entry.commitment:
        for key, row in known.items():
            if row.commitment.id == one.entry.commitment:
                return key
    return one.key


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
    changes: list[Change] = []
    edits: list[Draft] = []
    evidence = evidence_of(workbook, one.entries)
    for name, value in one.values.items():
        before, now = known.baseline.get(name), getattr(known.commitment, name)
        if _same(value, before) or _same(value, now):
            continue
        if name in known.people or not _same(now, before):
            changes.append(Change(name, before, value, now, known.people.get(name)))
        else:
            changes.append(Change(name, before, value))
            edits.append(edit(known.commitment.id, name, value, seen=now, evidence=evidence))
    fate: Fate = "unchanged" if not changes else "changed" if edits else "kept"
    return RowReport(fate, one.key, one.entry.row, known.commitment.id, tuple(changes)), edits


def _gone(workbook: Workbook, left: Mapping[object, _Known]) -> Iterator[tuple[Key, _Known]]:
    """Rows of earlier imports that this workbook no longer has. One that onrecord wrote may be a part: it ends nothing."""
    if any(entry.commitment for entry in workbook.entries):
        return
    for key, row in left.items():
        if isinstance(key, tuple):
            yield key, row


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
