"""The commands for hand-kept trackers: `onrecord audit`, `onrecord import`, `onrecord export`."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal

import typer

from onrecord.cli.exits import DONE, FINDINGS, one_line_errors, say
from onrecord.cli.terminal import harmless, one_line
from onrecord.errors import UsageError

if TYPE_CHECKING:
    from onrecord.exports.tracker import Change, Fate, ImportReport, RowReport
    from onrecord.records import Cell, SheetFinding, Workbook

_File = Annotated[
    Path,
    typer.Argument(metavar="FILE", help="A workbook (.xlsx) or a CSV file that holds a tracker.", show_default=False),
]
_Mapping = Annotated[
    Path | None,
    typer.Option(
        metavar="TOML", help="Which column holds what, where that is not known (docs/workbook.md).", show_default=False
    ),
]
_Form = Annotated[Literal["text", "json"], typer.Option("--format", help="text: for a person. json: one object.")]
_Db = Annotated[
    str, typer.Option("--db", metavar="LEDGER", help="A file (SQLite) or a postgresql:// URL.", show_default=False)
]
_Debug = Annotated[bool, typer.Option("--debug", help="On an error, show where in the program it happened.")]
_LONGEST = 160
"""Characters of a cell that are shown to a person."""


def audit(file: _File, mapping: _Mapping = None, form: _Form = "text", debug: _Debug = False) -> None:
    """Find what cannot be right in a hand-kept tracker, row by row, with the reason and the cells."""
    with one_line_errors(debug=debug):
        from onrecord.checks import audit as audit_workbook

        workbook = _read(file, mapping)
        found = audit_workbook(workbook, today=datetime.now(UTC).date())
        if form == "json":
            _print_json(_audit_object(workbook, found))
        else:
            _print_audit(workbook, found)
        raise typer.Exit(FINDINGS if found else DONE)


def import_(
    file: _File,
    db: _Db,
    mapping: _Mapping = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only say what would happen.")] = False,
    form: _Form = "text",
    debug: _Debug = False,
) -> None:
    """Bring the rows of a hand-kept tracker into the ledger; a later release is compared, and overwrites nobody's edit."""
    with one_line_errors(debug=debug):
        from onrecord.exports.tracker import import_workbook
        from onrecord.ledger import Ledger

        report = import_workbook(Ledger.open(db, create=not dry_run), file, mapping=mapping, dry=dry_run)
        if form == "json":
            _print_json(_import_object(report))
        else:
            _print_import(report)


def export(
    db: _Db,
    form: Annotated[
        Literal["xlsx", "csv", "parquet", "jsonl", "w3c"],
        typer.Option(
            "--format",
            help="xlsx: a workbook in Kiel's layout with an evidence sheet. w3c: Web Annotations of the passages (JSON-LD).",
        ),
    ],
    out: Annotated[
        Path,
        typer.Option(
            "--output", "-o", metavar="FILE", help="Replaced only once the new one is complete.", show_default=False
        ),
    ],
    donor: Annotated[str | None, typer.Option(metavar="WHO", help="Name or id (state:DE).", show_default=False)] = None,
    recipient: Annotated[str | None, typer.Option(metavar="WHO", help="Name or id.", show_default=False)] = None,
    kind: Annotated[str | None, typer.Option(metavar="KIND", help="pledge, delivery, ...", show_default=False)] = None,
    state: Annotated[
        str | None, typer.Option(metavar="STATE", help="pledged, delivered, ...", show_default=False)
    ] = None,
    aid_type: Annotated[
        str | None, typer.Option(metavar="TYPE", help="military, financial or humanitarian.", show_default=False)
    ] = None,
    item_class: Annotated[
        str | None, typer.Option(metavar="CLASS", help="Class of an item (tank).", show_default=False)
    ] = None,
    status: Annotated[
        str | None,
        typer.Option(metavar="STATUS", help="proposed, accepted, edited, added or rejected.", show_default=False),
    ] = None,
    currency: Annotated[str | None, typer.Option(metavar="CODE", help="ISO 4217.", show_default=False)] = None,
    from_: Annotated[
        str | None, typer.Option("--from", metavar="DATE", help="Acts on this day or later.", show_default=False)
    ] = None,
    to: Annotated[
        str | None, typer.Option("--to", metavar="DATE", help="Acts on this day or earlier.", show_default=False)
    ] = None,
    as_of: Annotated[
        str | None,
        typer.Option(metavar="DATE", help="As it could be known by the end of that day (UTC).", show_default=False),
    ] = None,
    recorded_by: Annotated[
        str | None,
        typer.Option(metavar="DATE", help="As the ledger showed it at the end of that day.", show_default=False),
    ] = None,
    debug: _Debug = False,
) -> None:
    """Write the tracker into a file that people and programs already use."""
    with one_line_errors(debug=debug):
        from onrecord.exports.tracker import export as export_tracker
        from onrecord.ledger import Ledger, Query, When

        _check_out(out)
        query = Query(
            donor=_party(donor),
            recipient=_party(recipient),
            kind=kind,
            state=state,
            aid_type=aid_type,
            class_=item_class,
            status=status,
            currency=currency,
            day_from=_day("--from", from_),
            day_to=_day("--to", to),
            when=When(_day("--as-of", as_of), _day("--recorded-by", recorded_by)),
        )
        count = export_tracker(Ledger.open(db), out, form, query)
        say(f'Wrote {count:,} row{"" if count == 1 else "s"} to "{out}".')


def _read(file: Path, mapping: Path | None) -> Workbook:
    from onrecord.reports.workbooks import read_mapping, read_workbook

    return read_workbook(file, read_mapping(mapping) if mapping else None)


def _check_out(out: Path) -> None:
    if out.is_dir():
        raise UsageError(f'Cannot write to "{out}": it is a folder', "Name a file: -o FILE.")
    if not out.absolute().parent.is_dir():
        raise UsageError(f'Cannot write to "{out}": its folder is not there', f"First: mkdir -p {out.parent}")


def _party(words: str | None) -> str | None:
    """The knowledge id behind a name, where there is one: that is what rows carry."""
    from onrecord.knowledge import Knowledge

    if words is None or ":" in words:
        return words
    match = Knowledge.load().lookup(words, kinds=("state", "institution"))
    return match.entity.id if match else words


def _day(option: str, text: str | None) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        raise UsageError(
            f'Cannot use {option} "{text}": a day is expected', f"For instance: {option} 2025-02-11"
        ) from None


# For a person


def _print(line: str = "") -> None:
    print(harmless(line))


def _print_audit(workbook: Workbook, found: tuple[SheetFinding, ...]) -> None:
    for it in found:
        _print(f"row {it.row}{f' · {one_line(it.id)}' if it.id else ''} · {it.kind.replace('_', ' ')}")
        _print(f"  {_sentence(it.message)}")
        for cell in it.cells:
            _print(f"    {_place(cell, workbook)}: {_shown(cell)}")
        _print()
    rows = f"{len(workbook.entries):,} rows of “{one_line(workbook.sheet)}”"
    what = "Nothing found" if not found else f"{len(found):,} finding{'' if len(found) == 1 else 's'}"
    _print(f"{what} in {rows}.")
    _say_unread((it.cell, it.reason) for it in workbook.unread)


def _sentence(message: str) -> str:
    words = one_line(message)
    return f"{words[:1].upper()}{words[1:]}."


def _place(cell: Cell, workbook: Workbook) -> str:
    sheet = "" if cell.sheet == workbook.sheet else f"{one_line(cell.sheet)} "
    return f"{sheet}{cell.address if cell.row else cell.sheet}{f' {one_line(cell.header)}' if cell.header else ''}"


def _shown(cell: Cell) -> str:
    words = one_line(cell.words)
    return (words if len(words) <= _LONGEST else f"{words[: _LONGEST - 1]}…") or "(empty)"


def _say_unread(unread: Iterable[tuple[Cell, str]]) -> None:
    """What could not be read, on standard error: it is no finding, and must not get lost either."""
    listed = list(unread)
    if listed:
        say(f"Could not be read: {len(listed):,}")
    for cell, reason in listed:
        say(f"  {cell.address} {one_line(cell.header)}: {one_line(reason)}")


def _print_import(report: ImportReport) -> None:
    for row in report.rows:
        if row.fate != "unchanged" and not (row.fate == "added" and not report.dry):
            _print_row(row)
    fates: tuple[Fate, ...] = ("added", "changed", "unchanged", "kept", "gone")
    counts = ", ".join(f"{report.count(fate):,} {fate}" for fate in fates if report.count(fate))
    _print(f"{'Would be' if report.dry else 'Rows'}: {counts or 'none'}.")
    for note in report.workbook.notes:
        say(f"Note: {one_line(note)}.")
    _say_unread(report.unread)


def _print_row(row: RowReport) -> None:
    id, item, place = row.key
    name = " · ".join(filter(None, (one_line(id), one_line(item), f"no. {place}" if place > 1 else "")))
    where = f"row {row.row}" if row.row else "no longer there"
    _print(f"{row.fate}: {name} ({where}{f', {row.commitment}' if row.commitment else ''})")
    for change in row.changes:
        _print(f"  {change.field}: {_brief(change.before)} → {_brief(change.after)}{_kept(change)}")


def _kept(change: Change) -> str:
    return "" if change.by is None else f"; kept: {_brief(change.kept)}, which {one_line(change.by)} decided"


def _brief(value: Any) -> str:
    text = one_line(json.dumps(_json(value), ensure_ascii=False))
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"


# For a program


def _print_json(value: dict[str, Any]) -> None:
    text = json.dumps(value, ensure_ascii=False, indent=1)
    sys.stdout.buffer.write(text.encode("utf-8", "backslashreplace") + b"\n")
    sys.stdout.buffer.flush()


def _workbook_object(workbook: Workbook) -> dict[str, Any]:
    return {
        "file": workbook.name,
        "sha256": workbook.sha256,
        "sheet": workbook.sheet,
        "rows": len(workbook.entries),
        "notes": list(workbook.notes),
    }


def _audit_object(workbook: Workbook, found: tuple[SheetFinding, ...]) -> dict[str, Any]:
    return _workbook_object(workbook) | {
        "findings": [
            {
                "kind": it.kind,
                "row": it.row,
                "id": it.id,
                "message": it.message,
                "cells": [_cell(cell) for cell in it.cells],
            }
            for it in found
        ],
        "unread": [_cell(it.cell) | {"reason": it.reason} for it in workbook.unread],
    }


def _import_object(report: ImportReport) -> dict[str, Any]:
    return _workbook_object(report.workbook) | {
        "dry_run": report.dry,
        "changes": [
            {
                "fate": row.fate,
                "id": row.key[0],
                "item": row.key[1],
                "number": row.key[2],
                "row": row.row,
                "commitment": row.commitment,
                "fields": [_json(change) for change in row.changes],
            }
            for row in report.rows
        ],
        "unread": [_cell(cell) | {"reason": reason} for cell, reason in report.unread],
    }


def _cell(cell: Cell) -> dict[str, Any]:
    return {"sheet": cell.sheet, "cell": cell.address, "row": cell.row, "header": cell.header, "value": cell.words}


def _json(value: Any) -> Any:
    """Records as JSON: numbers as text, so that none is rounded."""
    if isinstance(value, Decimal):
        return format(value, "f")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple | list):
        return [_json(it) for it in value]
    names = getattr(value, "__dataclass_fields__", None)
    return {name.rstrip("_"): _json(getattr(value, name)) for name in names} if names else value
