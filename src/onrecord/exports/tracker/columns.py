"""The columns of an exported tracker: Kiel's release 7, and behind them what that layout has no place for.

A row that came from a workbook and that nobody has changed since keeps its cells as they were typed ("until 7/27/2022").
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from onrecord.exports.tracker.values import LEDGER_HEADER, Proposed, party_words
from onrecord.records import Commitment, Count, Entry, Good
from onrecord.records.sheets import CellValue

Value = CellValue | Decimal
Made = Callable[[Commitment, Good | None], Value]


@dataclass(frozen=True, slots=True)
class Column:
    """One column."""

    header: str
    width: int
    """In characters."""
    entry_field: str | None = None
    """The field of an imported row whose cell is written back."""
    field: str | None = None
    """The field of a commitment that the column shows; the imported cell stands only while its value does."""
    made: Made | None = None
    """The value where no imported cell stands; None leaves it empty."""


def span(low: Decimal, high: Decimal, approx: bool = False) -> Value:
    """A figure: a number, or "~10-20" where there is more to say."""
    if low == high and not approx:
        return low
    words = digits(low) if low == high else f"{digits(low)}-{digits(high)}"
    return f"~{words}" if approx else words


def digits(value: Decimal) -> str:
    """A number as text that cannot be read in two ways: "1.125" could be a thousand and more, "1.1250" cannot."""
    text = format(value, "f")
    return f"{text}0" if re.fullmatch(r"-?\d+\.\d{3}", text) else text


def _units(units: Count | None) -> Value:
    return span(*units.value, units.approx) if units else None


_FORMS = {"swap_line": "swap line"}


def _forms(commitment: Commitment) -> str | None:
    return ", ".join(_FORMS.get(form, form) for form in commitment.forms).capitalize() or None


COLUMNS: tuple[Column, ...] = (
    Column("ID", 10, "id", None, lambda c, _: c.id),
    Column("countries", 18, "donor", "donor", lambda c, _: party_words(c.donor) or None),
    Column("Announcement Date", 16, "announced", "announced", lambda c, _: c.announced),
    Column("Type of Aid General", 14, "aid_type", "aid_type", lambda c, _: c.aid_type.capitalize() if c.aid_type else None),
    Column("Type of Aid Specific", 22, "form", "forms", lambda c, _: _forms(c)),
    Column("Explanation", 60, None, "note", lambda c, _: c.note),
    Column("Original Currency", 10, "currency", "amount", lambda c, _: c.amount.currency if c.amount else None),
    Column("Monetary Value as Given by Source", 18, "amount", "amount", lambda c, _: span(*c.amount.value) if c.amount else None),
    Column("Item", 28, None, "items", lambda _, good: good.name if good else None),
    Column("Type of item", 20, "item_type", "items"),
    Column("Sub-type of item", 20, "item_subtype", "items"),
    Column("No. of Units", 12, "units", "items", lambda _, good: _units(good.units) if good else None),
    Column("No. of Units delivered (in-kind military aid)", 12, "units_delivered", "items"),
    Column("Unit Price in USD", 14, "unit_price", "items"),
    Column("Value committed (own estimate, in USD)", 16, "value", "items"),
    Column("Value delivered (own estimate, in USD)", 16, "value_delivered", "items"),
    Column("Total", 16, "total", "amount"),
    Column("Converted Value in EUR", 16, "total_eur", "euro", lambda c, _: span(*c.euro.value) if c.euro else None),
    Column("Total monetary value delivered in EUR", 16, "delivered_eur", "euro"),
    Column("Source for Delivery", 24, "delivery_source", None),
    Column("value_source_commitments", 18, "value_basis", "amount"),
    Column("value_source_deliveries", 18, "delivery_basis", "items"),
    Column("onrecord row", 12, None, None, lambda c, _: c.id),
    Column("onrecord status", 12, None, None, lambda c, _: c.status),
    Column("onrecord kind", 12, None, None, lambda c, _: c.kind),
    Column("onrecord state", 12, None, None, lambda c, _: c.state),
    Column("onrecord factuality", 10, None, None, lambda c, _: c.factuality),
    Column("recipient", 18, None, None, lambda c, _: party_words(c.recipient) or None),
    Column("onrecord buyer", 18, None, None, lambda c, _: party_words(c.buyer) or None),
    Column("onrecord seller", 18, None, None, lambda c, _: party_words(c.seller) or None),
    Column("onrecord beneficiary", 18, None, None, lambda c, _: party_words(c.beneficiary) or None),
    Column("onrecord bound", 10, None, None, lambda c, _: c.amount.bound if c.amount else None),
    Column("onrecord unit", 10, None, None, lambda _, good: good.units.unit if good and good.units else None),
    Column("onrecord canonical item", 20, None, None, lambda _, good: good.canonical if good else None),
    Column("onrecord item class", 16, None, None, lambda _, good: good.class_ if good else None),
    Column("onrecord rate of", 12, None, None, lambda c, _: c.euro.rate_date if c.euro else None),
    Column("onrecord when from", 12, None, None, lambda c, _: c.when.from_ if c.when else None),
    Column("onrecord when to", 12, None, None, lambda c, _: c.when.to if c.when else None),
    Column("onrecord condition", 30, None, None, lambda c, _: c.condition),
)  # fmt: skip
LEDGER = Column(LEDGER_HEADER, 24)
"""Whose ids "onrecord row" has: the same in every line."""
SOURCES = tuple(Column(f"Source of Aid {number}", 24) for number in range(1, 5))
"""Behind the other columns of release 7; filled from the imported row, else with the addresses of the reports."""
ALL = (*COLUMNS, LEDGER, *SOURCES)
"""Every column, in order."""


def table_rows(
    commitment: Commitment, origin: Proposed | None, links: tuple[str, ...], mark: str | None
) -> Iterator[list[Value]]:
    """The lines of one commitment: one for each item, at least one.

    origin: the imported row, links: of its reports, mark: of the ledger.
    """
    goods: tuple[Good | None, ...] = commitment.items or (None,)
    for place, good in enumerate(goods):
        entry = origin.entries[place] if origin and place < len(origin.entries) else None
        line = [_value(column, commitment, good, entry, origin) for column in COLUMNS]
        yield [*line, mark, *_sources(entry, links)]


def _value(
    column: Column, commitment: Commitment, good: Good | None, entry: Entry | None, origin: Proposed | None
) -> Value:
    if entry is not None and origin is not None and column.entry_field:
        value = getattr(commitment, column.field) if column.field else None
        unchanged = column.field is None or _same(value, origin.values.get(column.field))
        if column.field == "amount" and value is None:
            return None  # the sum stands once, in the row that counts it
        cell = entry.cell(column.entry_field)
        if unchanged and cell is not None:
            return cell.value
    return column.made(commitment, good) if column.made else None


def _same(one: object, other: object) -> bool:
    return (one or None) == (other or None)


def _sources(entry: Entry | None, links: tuple[str, ...]) -> list[Value]:
    found: list[Value] = [cell.value for cell in entry.sources] if entry else []
    named = {str(value).strip() for value in found}
    found += [link for link in dict.fromkeys(links) if link not in named]
    return [*found, *([None] * len(SOURCES))][: len(SOURCES)]


def headers() -> list[str]:
    """Every header, in order."""
    return [column.header for column in ALL]
