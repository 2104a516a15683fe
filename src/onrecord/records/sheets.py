"""Hand-kept trackers: the rows of a workbook, the cells they come from, and what in them cannot be right."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time
from decimal import Decimal
from typing import Literal

CellValue = str | int | float | bool | datetime | date | time | None

WhenKind = Literal["day", "month", "year", "until", "since", "between"]
"""How a cell states a day: exactly, by its month or year, or only one end or both ends of a stretch."""


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a sheet, as it is stored."""

    sheet: str
    row: int
    """From 1, as a spreadsheet counts."""
    column: int
    """From 1."""
    header: str
    """The words that head the column; "" where it has none."""
    value: CellValue
    """The stored value; of a formula the result that was last worked out."""

    @property
    def address(self) -> str:
        """As a spreadsheet names it ("E12")."""
        letters, left = "", self.column
        while left:
            left, letter = divmod(left - 1, 26)
            letters = chr(65 + letter) + letters
        return f"{letters}{self.row}"

    @property
    def reference(self) -> str:
        """Sheet, row and column ("MAIN DATA!R12C5")."""
        return f"{self.sheet}!R{self.row}C{self.column}"

    @property
    def words(self) -> str:
        """What the cell holds, as text: ISO days, plain figures."""
        if isinstance(self.value, datetime):
            return self.value.date().isoformat() if self.value.time() == time() else self.value.isoformat(" ")
        if isinstance(self.value, date | time):
            return self.value.isoformat()
        if isinstance(self.value, float) and self.value.is_integer() and abs(self.value) < 10**15:
            return str(int(self.value))
        return "" if self.value is None else str(self.value)


@dataclass(frozen=True, slots=True)
class Figure:
    """A number as a cell gives it, exact."""

    low: Decimal
    high: Decimal
    """Equal to `low` unless the cell states a range."""
    approx: bool = False
    """True for "about 20", "~500"."""

    @property
    def exact(self) -> Decimal | None:
        """The number, or None where the cell gives a range or an approximation."""
        return self.low if self.low == self.high and not self.approx else None


@dataclass(frozen=True, slots=True)
class When:
    """Days as a cell states them, both ends included."""

    kind: WhenKind
    from_: date | None
    """None for "until"."""
    to: date | None
    """None for "since"."""

    @property
    def day(self) -> date | None:
        """The one day, where the cell states one."""
        return self.from_ if self.kind == "day" else None


@dataclass(frozen=True, slots=True)
class Entry:
    """One row of a tracker: one item of an activity. The rows of an activity share its id and its sums."""

    row: int
    cells: Mapping[str, Cell]
    """Field name (as below) to the cell it was read from; every column that was recognised, empty ones too."""
    sources: tuple[Cell, ...] = ()
    """The cells of its source columns that hold something."""
    others: tuple[Cell, ...] = ()
    """Cells in columns that were not recognised, where they hold something."""
    id: str | None = None
    """The activity's id ("CZM7")."""
    donor: str | None = None
    recipient: str | None = None
    announced: When | None = None
    aid_type: str | None = None
    """The general type of aid as written ("Military")."""
    form: str | None = None
    """The specific type as written ("Weapons and equipment")."""
    measure: str | None = None
    """Commitment or allocation, in releases that tell them apart."""
    explanation: str | None = None
    currency: str | None = None
    """As written; normally ISO 4217."""
    amount: Figure | None = None
    """The money that the source states for the whole activity, in `currency`. It stands in every row of the activity."""
    item: str | None = None
    item_type: str | None = None
    item_subtype: str | None = None
    units: Figure | None = None
    units_delivered: Figure | None = None
    unit_price: Figure | None = None
    """In the currency of prices (`Workbook.price_currency`)."""
    value: Figure | None = None
    """Units times price, in the currency of prices."""
    value_delivered: Figure | None = None
    total: Figure | None = None
    """What the activity counts for: the stated amount, or the sum of the values; in its first row only."""
    total_eur: Figure | None = None
    delivered_eur: Figure | None = None
    value_basis: str | None = None
    """Where the total comes from ("Value is calculated with prices")."""
    delivery_basis: str | None = None
    month: Figure | None = None
    """The month of the announcement, in sheets that repeat it as a number."""
    delivery_source: str | None = None
    commitment: str | None = None
    """The ledger's own id, in workbooks that onrecord wrote."""
    state: str | None = None
    """How far it has come, in workbooks that onrecord wrote."""
    missing: Mapping[str, str] = field(default_factory=dict)
    """Field name to the reason why it is None, where the cell says one ("undisclosed") or cannot be read."""

    def cell(self, name: str) -> Cell | None:
        """The cell of a field, None where the sheet has no such column."""
        return self.cells.get(name)


@dataclass(frozen=True, slots=True)
class Unread:
    """A cell that holds something that could not be read."""

    cell: Cell
    field: str
    reason: str


@dataclass(frozen=True, slots=True)
class Price:
    """A line of the price list."""

    cell: Cell
    """The cell that names the item."""
    item: str
    price: Figure | None
    currency: str | None
    item_type: str | None
    item_subtype: str | None


@dataclass(frozen=True, slots=True)
class Rate:
    """How much of a currency one euro buys, by the workbook."""

    cell: Cell
    currency: str
    per_euro: Decimal


@dataclass(frozen=True, slots=True)
class Workbook:
    """A tracker that people keep by hand."""

    name: str
    """The file's name, without its folder."""
    sha256: str
    """Of the file, in hex."""
    sheet: str
    """The sheet that holds the tracker; the file's stem for a CSV file."""
    columns: Mapping[str, str]
    """Field name to the header it was found under."""
    entries: tuple[Entry, ...]
    """In sheet order."""
    totals: tuple[Entry, ...] = ()
    """Rows that add up the rows above them ("Total"); they are no entries."""
    unread: tuple[Unread, ...] = ()
    """Every cell of a recognised column that holds something that could not be read."""
    rates: Mapping[str, Rate] = field(default_factory=dict)
    """Currency to the rate that the workbook states."""
    prices: tuple[Price, ...] = ()
    price_currency: str = "USD"
    """The currency of unit prices and of the values worked out from them."""
    notes: tuple[str, ...] = ()
    """What had to be done to read it, and what was left out, in words."""
    modified: date | None = None
    """When the file says that it was last saved (UTC); None where it does not say."""

    def activities(self) -> Mapping[str, tuple[Entry, ...]]:
        """Activity id to its rows, in sheet order. A row without an id is an activity of its own ("row 12")."""
        found: dict[str, list[Entry]] = {}
        for entry in self.entries:
            found.setdefault(entry.id or f"row {entry.row}", []).append(entry)
        return {id: tuple(rows) for id, rows in found.items()}


@dataclass(frozen=True, slots=True)
class SheetFinding:
    """Something in a hand-kept tracker that cannot be right."""

    kind: str
    """One of `onrecord.checks.KINDS`."""
    message: str
    """What is wrong and why, in a sentence that stands without the cells."""
    cells: tuple[Cell, ...]
    """What shows it, the cell to look at first. Never empty."""
    id: str | None = None
    """The activity's id."""

    @property
    def row(self) -> int:
        """The row to look at first."""
        return self.cells[0].row
