"""Which column of a tracker holds what: the headers of the layouts that are known, and a mapping of one's own.

The Kiel tracker has changed its headers between releases: "countries" became "donor", "Announcement Date" became
"announcement_date". Headers are compared without regard to case, blanks, underscores and punctuation, so that one table of
names serves all of them. A header row may stand below titles or blank rows, and to the right of blank columns.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from onrecord.errors import InputError
from onrecord.records.sheets import CellValue
from onrecord.reports.workbooks.grids import Grid
from onrecord.reports.workbooks.mapping import Mapping as ColumnMapping

HEADERS: dict[str, tuple[str, ...]] = {
    "id": ("id", "activity id", "donation id", "unique id"),
    "donor": ("countries", "country", "donor", "donor country", "donors"),
    "recipient": ("recipient", "recipient country"),
    "announced": ("announcement date", "date announced", "announced", "date", "commitment date"),
    "aid_type": ("type of aid general", "aid type general", "aid type", "type of aid"),
    "form": ("type of aid specific", "aid type specific"),
    "explanation": ("explanation", "description"),
    "measure": ("measure",),
    "currency": ("original currency", "reporting currency", "currency"),
    "amount": ("monetary value as given by source", "source reported value", "amount", "value"),
    "item": ("item", "items", "item name"),
    "item_type": ("type of item", "item type"),
    "item_subtype": ("sub type of item", "item subtype", "item sub type", "sub item type"),
    "units": ("no of units", "number of units", "units", "item numb"),
    "units_delivered": ("no of units delivered in kind military aid", "no of units delivered", "number of units delivered",
                        "units delivered", "item numb deliv"),
    "unit_price": ("unit price in usd", "item price usd", "unit price"),
    "value": ("value committed own estimate in usd", "item value estimate usd"),
    "value_delivered": ("value delivered own estimate in usd", "item value estimate deliv usd", "item value estim deliv usd"),
    "total": ("total", "total value"),
    "total_eur": ("converted value in eur", "tot sub activity value eur", "tot activity value eur", "value in eur"),
    "delivered_eur": ("total monetary value delivered in eur", "tot value deliv eur", "delivered in eur"),
    "value_basis": ("value source commitments",),
    "delivery_basis": ("value source deliveries",),
    "month": ("month3", "month"),
    "delivery_source": ("source for delivery", "source of delivery"),
    "commitment": ("onrecord row",),
    "state": ("onrecord state",),
}  # fmt: skip
"""Field to the headers under which it is known, likeliest first; compared as `plain_header` writes them."""

_SOURCE = re.compile(r"sources?(?: of aid)?(?: \d{1,2})?|links?(?: \d{1,2})?|urls?(?: \d{1,2})?")
_TRACKER_SHEET = re.compile(r"bilateral assistance.*main data|main data", re.IGNORECASE)
_HEADER_ROWS = 40
"""How far down a header row is looked for."""
_LEAST = 4
"""So many known headers make a header row."""


@dataclass(frozen=True, slots=True)
class Layout:
    """Where the fields of a tracker stand in one grid."""

    grid: Grid
    header_row: int
    fields: Mapping[str, int]
    """Field name to column, from 0."""
    sources: tuple[int, ...]
    """Columns that name sources."""
    headers: Mapping[int, str]
    """Column, from 0, to the words that head it."""


def plain_header(value: CellValue) -> str:
    """A header as it is compared: lower case, only letters and digits, single blanks."""
    return " ".join(re.findall(r"[^\W_]+", str(value or "").lower()))


def find_layout(grids: Sequence[Grid], mapping: ColumnMapping) -> Layout:
    """The sheet and columns of the tracker. InputError when no sheet looks like one, or a mapped name is not there."""
    candidates = _candidates(grids, mapping)
    found = [layout for grid in candidates if (layout := _layout_of(grid, mapping))]
    if not found:
        names = ", ".join(f'"{grid.name}"' for grid in grids[:12]) or "none"
        raise InputError(
            f"no sheet has the columns of a tracker (a donor, and a date, an explanation or an amount); sheets: {names}",
            "Name its sheet and columns in a mapping: --mapping map.toml.",
        )
    named = [layout for layout in found if _TRACKER_SHEET.search(layout.grid.name)]
    return max(named or found, key=lambda layout: len(layout.fields))


def _candidates(grids: Sequence[Grid], mapping: ColumnMapping) -> Sequence[Grid]:
    if mapping.sheet is None:
        return grids
    wanted = plain_header(mapping.sheet)
    chosen = [grid for grid in grids if plain_header(grid.name) == wanted]
    if not chosen:
        names = ", ".join(f'"{grid.name}"' for grid in grids[:12]) or "none"
        raise InputError(f'it has no sheet "{mapping.sheet}"; sheets: {names}', "Correct the name in the mapping.")
    return chosen


def _layout_of(grid: Grid, mapping: ColumnMapping) -> Layout | None:
    best: Layout | None = None
    for number, values in grid.rows[:_HEADER_ROWS]:
        if mapping.header_row is not None and number != mapping.header_row:
            continue
        layout = _read_headers(grid, number, values, mapping)
        if layout and (best is None or len(layout.fields) > len(best.fields)):
            best = layout
    if best is None and mapping.columns:
        wanted = ", ".join(f'"{name}"' for name in mapping.columns.values())
        raise InputError(f'sheet "{grid.name}" has no row with the headers {wanted}', "Correct the mapping.")
    return best


def _read_headers(grid: Grid, number: int, values: Sequence[CellValue], mapping: ColumnMapping) -> Layout | None:
    plain = [plain_header(value) for value in values]
    fields: dict[str, int] = {}
    for field, header in mapping.columns.items():
        if (wanted := plain_header(header)) not in plain:
            return None
        fields[field] = plain.index(wanted)
    taken = set(fields.values())
    if not mapping.only_mapped:
        for field, names in HEADERS.items():
            column = next(
                (plain.index(name) for name in names if name in plain and plain.index(name) not in taken), None
            )
            if field not in fields and column is not None:
                fields[field] = column
                taken.add(column)
        _find_unnamed_item(plain, fields)
    enough = len(fields) >= (2 if mapping.columns else _LEAST)
    if not enough or "donor" not in fields or not fields.keys() & {"announced", "explanation", "amount"}:
        return None
    taken = set(fields.values())
    sources = tuple(
        column for column, name in enumerate(plain)
        if column not in taken and (name in map(plain_header, mapping.sources) or _SOURCE.fullmatch(name))
    )  # fmt: skip
    headers = {column: " ".join(str(value).split()) for column, value in enumerate(values) if value is not None}
    return Layout(grid, number, fields, sources, headers)


def _find_unnamed_item(plain: Sequence[str], fields: dict[str, int]) -> None:
    """Release 7 leaves the header of the item empty: the column left of the type of item."""
    column = fields.get("item_type", 0) - 1
    if "item" not in fields and column >= 0 and not plain[column] and column not in fields.values():
        fields["item"] = column
