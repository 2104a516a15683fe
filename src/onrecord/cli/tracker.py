"""What `onrecord tracker` prints."""

from __future__ import annotations

import csv
import difflib
import json
import sys
from collections.abc import Iterable, Sequence
from typing import Literal

import typer

from onrecord.cli import tables
from onrecord.cli.exits import say
from onrecord.cli.objects import row_object, total_object
from onrecord.cli.terminal import one_line
from onrecord.errors import UsageError
from onrecord.ledger import Ledger, Listing, Query, Total
from onrecord.records import Commitment

Form = Literal["text", "json", "csv"]

_MARKS = {"proposed": "", "accepted": "accepted", "edited": "edited", "rejected": "rejected", "added": "by hand"}

_FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""What begins a formula in a spreadsheet."""


def check_filters(book: Ledger, query: Query) -> None:
    """Refuse a class that neither the knowledge files nor a row has (UsageError); note parties that nobody is."""
    from onrecord.knowledge import Knowledge

    known = Knowledge.load().items.classes
    wanted = query.class_
    if wanted is not None and wanted not in known and not book.rows(Query(class_=wanted), limit=1).total:
        near = difflib.get_close_matches(wanted, known, n=1)
        hint = f'Did you mean "{near[0]}"?' if near else f"Known: {', '.join(known)}."
        raise UsageError(f'Unknown class "{wanted}"', hint)
    for party, alone in (
        (query.donor, Query(donor=query.donor, when=query.when)),
        (query.recipient, Query(recipient=query.recipient, when=query.when)),
    ):
        if party is not None and not _is_known(party) and not book.rows(alone, limit=1).total:
            say(f'Note: "{one_line(party)}" is in no knowledge file and in no row.')


def _is_known(party: str) -> bool:
    from onrecord.ledger.parties import party_typed

    try:
        return party_typed(party).id is not None
    except UsageError:
        return False


def print_rows(listing: Listing, form: Form) -> None:
    """A page of the tracker."""
    if form == "json":
        typer.echo(json.dumps([row_object(row) for row in listing.rows], ensure_ascii=False, indent=2))
    elif form == "csv":
        _print_csv(_CSV, (_csv_row(row) for row in listing.rows))
    elif listing.rows:
        tables.print_table(_COLUMNS, (_cells(row) for row in listing.rows))
    if form == "text" or listing.total > len(listing.rows):
        shown = "" if listing.total == len(listing.rows) else f"{len(listing.rows):,} of "
        say(f"{shown}{listing.total:,} row{'' if listing.total == 1 else 's'}")


def print_totals(totals: Sequence[Total], by: str, form: Form, limit: int | None = None) -> None:
    """Sums of the tracker, the first `limit` of them."""
    _say_left_out(len(totals), limit)
    totals = totals[:limit]
    if form == "json":
        typer.echo(json.dumps([total_object(total) for total in totals], ensure_ascii=False, indent=2))
        return
    columns = [by, "rows", "euro", "pledged, euro", "delivered, euro", "without euro", "as reported"]
    if form == "csv":
        _print_csv(columns, ([_harmless(total.group), *_sums(total, "f", "f")] for total in totals))
    else:
        headings = [(heading, heading not in (by, "as reported")) for heading in columns]
        tables.print_table(headings, ([_group(total.group), *_sums(total, ",f", ",.0f")] for total in totals))


def _say_left_out(groups: int, limit: int | None) -> None:
    if limit is not None and groups > limit:
        say(f"{limit:,} of {groups:,} groups")


def _sums(total: Total, form: str, euro_form: str) -> list[str]:
    amounts = "; ".join(f"{format(amount, form)} {currency}" for currency, amount in total.amounts.items())
    sums = [format(it, euro_form) for it in (total.euro, total.pledged, total.delivered)]
    return [str(total.rows), *sums, str(total.without_euro), amounts]


_COLUMNS = (
    ("id", False),
    ("donor", False),
    ("recipient", False),
    ("what", False),
    ("amount", True),
    ("euro", True),
    ("state", False),
    ("day", False),
    ("status", False),
)


def _cells(row: Commitment) -> list[str]:
    marks = [_MARKS[row.status]] if _MARKS[row.status] else []
    marks += ["disagrees"] if any(it.disagrees for it in row.decided) else []
    marks += ["look"] if row.flags else []
    return [
        row.id,
        tables.parties(row.donor or row.buyer),
        tables.parties(row.beneficiary or row.recipient),
        tables.goods(row.items) or (row.kind or ""),
        tables.money(row.amount),
        tables.euros(row.euro.value) if row.euro else "",
        (row.state or "").replace("_", " "),
        tables.day(row),
        ", ".join(marks),
    ]


_CSV = (
    "id status kind state factuality aid_type forms donor buyer seller recipient beneficiary items class units amount_low "
    "amount_high currency euro_low euro_high rate_date announced when_from when_to condition note first_mentioned flags"
).split()


def _csv_row(row: Commitment) -> list[str]:
    amount = row.amount.value if row.amount else ("", "")
    euro = row.euro.value if row.euro else ("", "")
    cells: list[object] = [
        row.id,
        row.status,
        row.kind,
        row.state,
        row.factuality,
        row.aid_type,
        ";".join(row.forms),
        *(tables.parties(it) for it in (row.donor, row.buyer, row.seller, row.recipient, row.beneficiary)),
        "; ".join(good.canonical or good.name for good in row.items),
        "; ".join(good.class_ or "" for good in row.items),
        "; ".join(tables.number_range(good.units.value).replace(",", "") if good.units else "" for good in row.items),
        *amount,
        row.amount.currency if row.amount else "",
        *euro,
        row.euro.rate_date if row.euro else "",
        row.announced,
        row.when.from_ if row.when else "",
        row.when.to if row.when else "",
        row.condition,
        row.note,
        row.first_mentioned.isoformat() if row.first_mentioned else "",
        "; ".join(row.flags),
    ]
    return [
        _harmless("" if cell is None else format(cell, "f") if hasattr(cell, "as_tuple") else str(cell))
        for cell in cells
    ]


def _harmless(cell: str) -> str:
    """The cell in one line, that neither a spreadsheet nor a terminal runs. Numbers below zero stay numbers."""
    cell = one_line(cell)
    is_number = cell[:1] == "-" and cell[1:].replace(".", "", 1).isdecimal()
    return f"'{cell}" if cell.startswith(_FORMULA) and not is_number else cell


def _group(name: str) -> str:
    from onrecord.knowledge import Knowledge

    name_of = Knowledge.load().name_of
    return ", ".join(name_of(part) or part for part in name.split(", ")) if name else "not known"


def _print_csv(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows(rows)
