"""Reads the tracker in a workbook or CSV file: typed rows, every cell kept, and a list of what could not be read."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any

from onrecord.errors import InputError
from onrecord.records.sheets import Cell, CellValue, Entry, Figure, Price, Rate, Unread, Workbook
from onrecord.reports.workbooks.grids import Grid, Opened, open_grids
from onrecord.reports.workbooks.layouts import Layout, find_layout, plain_header
from onrecord.reports.workbooks.mapping import Mapping
from onrecord.reports.workbooks.values import Missing, Unreadable, date_order, figure_of, text_of, when_of

FIGURES = frozenset(
    "amount units units_delivered unit_price value value_delivered total total_eur delivered_eur month".split()
)
"""Fields that hold numbers; `announced` holds days, every other field words."""


def read_workbook(path: Path, mapping: Mapping | None = None) -> Workbook:
    """The tracker in a file.

    InputError, with the path, when the file holds none, is damaged or is beyond the limits; OSError when it cannot be opened.
    """
    try:
        opened = open_grids(path)
        layout = find_layout(opened.grids, mapping or Mapping())
    except InputError as error:
        raise InputError(f'Cannot read workbook "{path}": {error.message}', error.remedy) from error
    return _Reader(opened, layout, mapping or Mapping()).workbook()


class _Reader:
    def __init__(self, opened: Opened, layout: Layout, mapping: Mapping) -> None:
        self._opened = opened
        self._layout = layout
        self._mapping = mapping
        self._unread: list[Unread] = []
        self._unworked = frozenset(layout.grid.unworked)
        column = layout.fields.get("announced")
        slashed: list[CellValue] = []
        if column is not None:
            slashed = [values[column] for _, values in layout.grid.rows if column < len(values)]
        self._order = mapping.date_order or date_order(slashed)

    def workbook(self) -> Workbook:
        layout, opened = self._layout, self._opened
        rows = tuple(self._entries())
        others = [grid for grid in opened.grids if grid is not layout.grid]
        rates = {rate.currency: rate for grid in others for rate in _rates(grid)}
        for code, per_euro in self._mapping.rates.items():
            rates[code] = Rate(Cell("", 0, 0, "the mapping", float(per_euro)), code, per_euro)
        return Workbook(
            name=opened.name,
            sha256=opened.sha256,
            sheet=layout.grid.name,
            columns={field: layout.headers.get(column, "") for field, column in layout.fields.items()},
            entries=tuple(row for row in rows if not _adds_up(row)),
            totals=tuple(row for row in rows if _adds_up(row)),
            unread=tuple(self._unread),
            rates=rates,
            prices=tuple(price for grid in others for price in _prices(grid, self._mapping)),
            price_currency=self._price_currency(),
            notes=(*opened.notes, *self._unnamed_columns()),
            modified=opened.modified,
        )

    def _entries(self) -> Iterator[Entry]:
        for number, values in self._layout.grid.rows:
            if number > self._layout.header_row and (entry := self._entry(number, values)):
                yield entry

    def _entry(self, number: int, values: Sequence[CellValue]) -> Entry | None:
        """The row as an entry; None where none of the columns that were recognised holds anything."""
        layout = self._layout
        cells = {field: self._cell(number, column, values) for field, column in layout.fields.items()}
        if not any(isinstance(text_of(cell.value), str) for cell in cells.values()):
            return None
        taken = {*layout.fields.values(), *layout.sources}
        fields: dict[str, Any] = {}
        missing: dict[str, str] = {}
        for field, cell in cells.items():
            found = self._read(field, cell)
            if isinstance(found, Missing | Unreadable):
                missing[field] = found.reason
                if isinstance(found, Unreadable):
                    self._unread.append(Unread(cell, field, found.reason))
            else:
                fields[field] = found
        if self._mapping.donor:
            fields.setdefault("donor", self._mapping.donor)
        if self._mapping.recipient:
            fields.setdefault("recipient", self._mapping.recipient)
        others = (self._cell(number, column, values) for column in range(len(values)) if column not in taken)
        sources = (self._cell(number, column, values) for column in layout.sources)
        return Entry(
            row=number,
            cells=cells,
            sources=tuple(cell for cell in sources if isinstance(text_of(cell.value), str)),
            others=tuple(cell for cell in others if cell.value is not None),
            missing=missing,
            **fields,
        )

    def _cell(self, number: int, column: int, values: Sequence[CellValue]) -> Cell:
        value = values[column] if column < len(values) else None
        return Cell(self._layout.grid.name, number, column + 1, self._layout.headers.get(column, ""), value)

    def _read(self, field: str, cell: Cell) -> object:
        if (cell.row, cell.column) in self._unworked:
            return Unreadable("the cell holds a formula, and the file does not hold its result")
        meant = self._mapping.values.get(field, {}).get(cell.words.strip().lower())
        value = meant if meant is not None else cell.value
        if field == "announced":
            return when_of(value, self._order)
        return figure_of(value, self._mapping.decimal) if field in FIGURES else text_of(value)

    def _price_currency(self) -> str:
        if self._mapping.price_currency:
            return self._mapping.price_currency
        header = self._layout.headers.get(self._layout.fields.get("unit_price", -1), "")
        named = re.search(r"\b[A-Z]{3}\b", header)
        return named[0] if named else "USD"

    def _unnamed_columns(self) -> Iterator[str]:
        taken = {*self._layout.fields.values(), *self._layout.sources}
        unknown = [header for column, header in self._layout.headers.items() if column not in taken and header.strip()]
        if unknown:
            yield f"columns that were kept but not read: {', '.join(dict.fromkeys(unknown))}"


_TOTAL = re.compile(r"(?:grand |over)?(?:sub-?)?(?:totals?|sum|all)(?: .*)?:?", re.IGNORECASE)


def _adds_up(row: Entry) -> bool:
    """Whether a row is a sum of others: it names no item and no explanation, and calls itself a total."""
    names = [name for name in (row.id, row.donor) if name]
    return bool(names) and not row.item and not row.explanation and any(_TOTAL.fullmatch(name) for name in names)


def _rates(grid: Grid) -> Iterator[Rate]:
    """The lines of a sheet of exchange rates: a code, and how much of it one euro buys."""
    if "exchange rate" not in plain_header(grid.name):
        return
    for number, values in grid.rows:
        for column, value in enumerate(values[:-1]):
            beside = values[column + 1]
            if isinstance(value, str) and re.fullmatch(r"\s*[A-Z]{3}\s*", value) and isinstance(beside, int | float):
                cell = Cell(grid.name, number, column + 2, "1 EUR", beside)
                if beside > 0:
                    yield Rate(cell, value.strip(), Decimal(str(beside)))
                break


def _prices(grid: Grid, mapping: Mapping) -> Iterator[Price]:
    """The lines of a price list: an item, what one of it costs, and where it is filed."""
    if "price list" not in plain_header(grid.name):
        return
    columns: dict[str, int] = {}
    for number, values in grid.rows:
        plain = [plain_header(value) for value in values]
        if not columns:
            wanted = {
                "item": "item",
                "price": "unit price",
                "type": "type of item",
                "subtype": "sub type of item",
                "currency": "currency",
            }
            columns = {key: plain.index(name) for key, name in wanted.items() if name in plain}
            columns = columns if {"item", "price"} <= columns.keys() else {}
            continue
        found = {key: values[column] if column < len(values) else None for key, column in columns.items()}
        item = text_of(found["item"])
        if isinstance(item, str):
            cell = Cell(grid.name, number, columns["item"] + 1, "Item", found["item"])
            price = figure_of(found["price"], mapping.decimal)
            yield Price(
                cell,
                item,
                price if isinstance(price, Figure) else None,
                _words(found.get("currency")),
                _words(found.get("type")),
                _words(found.get("subtype")),
            )


def _words(value: CellValue) -> str | None:
    words = text_of(value)
    return words if isinstance(words, str) else None
