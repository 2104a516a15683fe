"""Arithmetic: delivered against committed, units times price, totals, and euros."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from decimal import Decimal

from onrecord.checks.wording import differ, figure, finding
from onrecord.records import Entry, Figure, SheetFinding, Workbook

_CALCULATED, _BY_HAND, _STATED = "calculated", "hand", "source"
"""Words in the columns that say where a value comes from."""


def check_delivered(workbook: Workbook) -> Iterator[SheetFinding]:
    """More delivered than committed, in units or in money, and figures below nought."""
    for entry in workbook.entries:
        units, delivered = entry.units, entry.units_delivered
        if units and delivered and delivered.low > units.high and not units.approx:
            message = f"{figure(delivered.low)} units are delivered, but only {figure(units.high)} were committed"
            yield finding("more_delivered", message, entry, ("units_delivered", "units", "item"))
        total, arrived = _exact(entry.total_eur), _exact(entry.delivered_eur)
        more = total is not None and arrived is not None and arrived > total and differ(arrived, total)
        if total is not None and arrived is not None and more and _same_basis(entry):
            message = f"EUR {figure(arrived)} are delivered, but only EUR {figure(total)} were committed"
            yield finding("more_delivered", message, entry, ("delivered_eur", "total_eur"))
        for name in ("amount", "units", "units_delivered", "unit_price", "total", "total_eur", "delivered_eur"):
            value = getattr(entry, name)
            if value and value.low < 0:
                yield finding("total", f"{figure(value.low)} is less than nothing", entry, (name,))


def check_prices(workbook: Workbook) -> Iterator[SheetFinding]:
    """Values that are not units times price."""
    for entry in workbook.entries:
        price = _exact(entry.unit_price)
        if price is None:
            continue
        if price == 0 and (entry.units and entry.units.low > 0):
            message = f"a price of 0 makes {figure(entry.units.low)} units worth nothing; no price is not a price of 0"
            yield finding("units_times_price", message, entry, ("unit_price", "units", "item"))
            continue
        for number, product in (("units", "value"), ("units_delivered", "value_delivered")):
            units, value = _exact(getattr(entry, number)), _exact(getattr(entry, product))
            if units is not None and value is not None and differ(units * price, value):
                message = f"{figure(units)} at {figure(price)} come to {figure(units * price)}, not {figure(value)}"
                yield finding("units_times_price", message, entry, (product, number, "unit_price"))


def check_totals(workbook: Workbook) -> Iterator[SheetFinding]:
    """Totals that are neither the amount that the source states nor the sum of the activity's values."""
    repeats = _repeats_totals(workbook)
    for rows in workbook.activities().values():
        first = next((row for row in rows if row.total or row.total_eur), rows[0])
        yield from _check_total(rows, first)
        yield from _check_delivered_total(workbook, rows, first)
        for again in () if repeats else rows[rows.index(first) + 1 :]:
            name = "total" if first.total and again.total else "total_eur"
            if (ours := _exact(getattr(first, name))) and (theirs := _exact(getattr(again, name))):
                message = f"the activity's total stands in a second row, so that it counts twice: {figure(theirs)}"
                cell = first.cell(name)
                if not differ(ours, theirs) and cell:
                    yield finding("counted_twice", message, again, (name,), cell)
    yield from _check_total_rows(workbook)


def _check_total(rows: tuple[Entry, ...], first: Entry) -> Iterator[SheetFinding]:
    total = _exact(first.total)
    if total is None or _BY_HAND in (first.value_basis or "").lower():
        return
    stated = [amount for row in rows if (amount := _exact(row.amount)) is not None]
    values = [value for row in rows if (value := _exact(row.value)) is not None]
    possible = [*stated[:1], *([sum(values, Decimal())] if values else [])]
    if not possible or not all(differ(total, each) for each in possible):
        return
    if stated:
        message = f"the total is {figure(total)}, the amount stated for the activity {figure(stated[0])}"
        yield finding("total", message, first, ("total", "amount"))
    else:
        message = f"the values of the activity's {len(rows)} rows add up to {figure(possible[0])}, the total is {figure(total)}"
        cells = [cell for row in rows if row.value and (cell := row.cell("value"))]
        yield finding("total", message, first, ("total",), *cells[:12])


def _check_delivered_total(workbook: Workbook, rows: tuple[Entry, ...], first: Entry) -> Iterator[SheetFinding]:
    """The euros delivered, where they are said to be worked out from the rows, or are missing beside rows that have some."""
    delivered = sum((value for row in rows if (value := _exact(row.value_delivered)) is not None), Decimal())
    rate = workbook.rates.get(workbook.price_currency)
    if "delivered_eur" not in first.cells or rate is None or delivered <= 0:
        return
    expected, arrived = delivered / rate.per_euro, _exact(first.delivered_eur)
    cells = [cell for row in rows if row.value_delivered and (cell := row.cell("value_delivered"))]
    if arrived is None and not any(row.delivered_eur for row in rows):
        worth = f"{workbook.price_currency} {figure(delivered)}"
        message = f"rows of the activity count deliveries worth {worth}, but its total counts none as delivered"
        yield finding("total", message, first, ("delivered_eur",), *cells[:12])
    elif arrived is not None and _CALCULATED in (first.delivery_basis or "").lower() and differ(arrived, expected):
        message = (
            f"the deliveries of the rows come to EUR {figure(expected)}, the total delivered is EUR {figure(arrived)}"
        )
        yield finding("total", message, first, ("delivered_eur",), *cells[:12])


def _check_total_rows(workbook: Workbook) -> Iterator[SheetFinding]:
    """Rows that add up the rows above them: to the top, or to the row of totals before."""
    before = 0
    for row in workbook.totals:
        for name in (
            "amount",
            "units",
            "units_delivered",
            "value",
            "value_delivered",
            "total",
            "total_eur",
            "delivered_eur",
        ):
            claimed = _exact(getattr(row, name))
            if claimed is None:
                continue
            above = [entry for entry in workbook.entries if entry.row < row.row]
            sums = [
                sum((value for entry in part if (value := _exact(getattr(entry, name))) is not None), Decimal())
                for part in (above, [entry for entry in above if entry.row > before])
            ]
            if all(differ(claimed, each) for each in sums):
                message = f"the rows above add up to {figure(sums[0])}, the row of totals says {figure(claimed)}"
                yield finding("total", message, row, (name,))
        before = row.row


def check_conversion(workbook: Workbook) -> Iterator[SheetFinding]:
    """Euros that do not follow from the total and the rate that the workbook states."""
    converted = sum(1 for entry in workbook.entries if entry.total and entry.total_eur)
    totals = sum(1 for entry in workbook.entries if entry.total)
    for rows in workbook.activities().values():
        for entry in rows:
            total, euros = _exact(entry.total), _exact(entry.total_eur)
            if total is None or not entry.currency:
                continue
            if _is_sum_in_other_currency(workbook, rows, entry, total):
                message = (
                    f"the total is the sum of values in {workbook.price_currency}, but the currency says {entry.currency}, "
                    f"so that {workbook.price_currency} {figure(total)} are taken for {entry.currency}"
                )
                yield finding("conversion", message, entry, ("total", "currency", "value", "total_eur"))
                continue
            rate = workbook.rates.get(entry.currency)
            if rate is None:
                continue
            if euros is None:
                if total > 0 and converted >= 0.9 * totals and entry.total_eur is None:
                    message = f"the total of {entry.currency} {figure(total)} is not converted, so that no sum in euros counts it"
                    yield finding("conversion", message, entry, ("total_eur", "total", "currency"))
            elif differ(euros, total / rate.per_euro):
                expected = f"EUR {figure(total / rate.per_euro)}"
                worked = f"{entry.currency} {figure(total)} at {rate.per_euro} for 1 EUR come to {expected}"
                message = f"{worked}, not EUR {figure(euros)}"
                yield finding("conversion", message, entry, ("total_eur", "total", "currency"), rate.cell)


def _is_sum_in_other_currency(workbook: Workbook, rows: tuple[Entry, ...], entry: Entry, total: Decimal) -> bool:
    values = sum((value for row in rows if (value := _exact(row.value)) is not None), Decimal())
    stated = any(row.amount for row in rows)
    other = entry.currency != workbook.price_currency
    return other and not stated and values > 0 and not differ(values, total)


def _repeats_totals(workbook: Workbook) -> bool:
    """Whether the layout writes the activity's total into each of its rows: some releases do."""
    several = [rows for rows in workbook.activities().values() if len(rows) > 1]
    again = Counter(sum(1 for row in rows if row.total or row.total_eur) > 1 for rows in several)
    return again[True] > 0.2 * max(1, len(several))


def _same_basis(entry: Entry) -> bool:
    """Whether both values come from one kind of source: a price list often comes to more than the donor's own sum."""
    one, other = (entry.value_basis or "").lower(), (entry.delivery_basis or "").lower()
    return not one or not other or any(word in one and word in other for word in (_CALCULATED, _STATED))


def _exact(value: Figure | None) -> Decimal | None:
    return value.exact if value else None
