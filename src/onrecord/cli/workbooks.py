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

from onrecord.cli.desk import AsOf, Db, RecordedBy, Zone, day_of, number_of, when_of
from onrecord.cli.exits import DONE, FINDINGS, one_line_errors, say
from onrecord.cli.inputs import Debug
from onrecord.cli.terminal import harmless, one_line
from onrecord.errors import UsageError

if TYPE_CHECKING:
    from onrecord.exports.tracker import Change, Fate, ImportReport, RowReport
    from onrecord.records import Cell, SheetFinding, Workbook

_File = Annotated[
    Path,
    typer.Argument(
        metavar="FILE",
        help="A workbook (.xlsx) or a CSV file that holds a tracker.",
        show_default=False,
        exists=True,
        dir_okay=False,
    ),
]
_Mapping = Annotated[
    Path | None,
    typer.Option(
        metavar="TOML",
        help="Which column holds what, where that is not known (docs/workbook.md).",
        show_default=False,
        exists=True,
        dir_okay=False,
    ),
]
_Form = Annotated[Literal["text", "json"], typer.Option("--format", help="text: for a person. json: one object.")]
_LONGEST = 160
"""Characters of a cell that are shown to a person."""


def register(app: typer.Typer) -> None:
    """Add the commands to the command `onrecord`."""
    app.command("audit")(audit)
    app.command("import")(import_)
    app.command("export")(export)


def audit(file: _File, mapping: _Mapping = None, form: _Form = "text", debug: Debug = False) -> None:
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
    db: Db,
    mapping: _Mapping = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only say what would happen.")] = False,
    form: _Form = "text",
    debug: Debug = False,
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
    db: Db,
    form: Annotated[
        Literal["xlsx", "csv", "parquet", "jsonl", "w3c"],
        typer.Option(
            "--format",
            help="xlsx: a workbook in Kiel's layout, with an evidence sheet. w3c: Web Annotations of the passages (JSON-LD).",
        ),
    ],
    out: Annotated[
        Path,
        typer.Option(
            "--output", "-o", metavar="FILE", help="Replaced only once the new one is complete.", show_default=False
        ),
    ],
    donor: Annotated[
        str | None,
        typer.Option(metavar="WHO", help='Who gives or pays: a name, or an id such as "state:DE".', show_default=False),
    ] = None,
    recipient: Annotated[
        str | None, typer.Option(metavar="WHO", help="Who gets it, or for whose sake it is.", show_default=False)
    ] = None,
    kind: Annotated[str | None, typer.Option(help="pledge, purchase, delivery, ...", show_default=False)] = None,
    state: Annotated[str | None, typer.Option(help="pledged, delivered, ...", show_default=False)] = None,
    aid_type: Annotated[str | None, typer.Option(help="military, financial, humanitarian.", show_default=False)] = None,
    item_class: Annotated[
        str | None,
        typer.Option("--class", metavar="CLASS", help="Class of the item: tank, drone, ...", show_default=False),
    ] = None,
    status: Annotated[
        str | None,
        typer.Option(help="proposed, accepted, edited, added, rejected.", show_default="all but rejected"),
    ] = None,
    currency: Annotated[str | None, typer.Option(metavar="ISO", help="EUR, USD, ...", show_default=False)] = None,
    amount_from: Annotated[
        str | None, typer.Option(metavar="N", help="Amounts from, in the row's own currency.", show_default=False)
    ] = None,
    amount_to: Annotated[str | None, typer.Option(metavar="N", help="Amounts up to.", show_default=False)] = None,
    act_from: Annotated[
        str | None, typer.Option(metavar="DATE", help="Acts on or after that day.", show_default=False)
    ] = None,
    act_to: Annotated[
        str | None, typer.Option(metavar="DATE", help="Acts on or before that day.", show_default=False)
    ] = None,
    disagreements: Annotated[
        bool, typer.Option("--disagreements", help="Only rows in which a report says otherwise than a person decided.")
    ] = False,
    as_of: AsOf = None,
    recorded_by: RecordedBy = None,
    zone: Zone = "UTC",
    debug: Debug = False,
) -> None:
    """Write the tracker into a file that people and programs already use."""
    with one_line_errors(debug=debug):
        from onrecord.exports.tracker import export as export_tracker
        from onrecord.ledger import Ledger, Query

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
            amount_from=number_of("amount-from", amount_from),
            amount_to=number_of("amount-to", amount_to),
            day_from=day_of("act-from", act_from),
            day_to=day_of("act-to", act_to),
            disagreements=disagreements,
            when=when_of(as_of, recorded_by, zone),
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
