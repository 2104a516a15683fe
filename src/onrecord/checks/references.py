"""Columns that contradict each other, and explanations that point at themselves."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date

from onrecord.checks.wording import differ, figure, finding, sums
from onrecord.records import Entry, Money, SheetFinding, Workbook


def check_columns(workbook: Workbook) -> Iterator[SheetFinding]:
    """Rows of one activity, or columns of one row, that cannot both be right."""
    for rows in workbook.activities().values():
        yield from _rows_that_differ(rows)
        for entry in rows:
            if found := _no_value_but_one(entry, rows):
                yield found
                break
        for entry in rows:
            if found := _other_month(entry):
                yield found
                break


def _rows_that_differ(rows: tuple[Entry, ...]) -> Iterator[SheetFinding]:
    """An activity has one donor, one kind of aid, and one amount in one currency."""
    for name, what in (
        ("donor", "donors"),
        ("aid_type", "kinds of aid"),
        ("currency", "currencies"),
        ("amount", "amounts"),
    ):
        first = next((row for row in rows if getattr(row, name)), rows[0])
        for row in rows:
            if (
                getattr(row, name)
                and not _alike(getattr(row, name), getattr(first, name))
                and (cell := first.cell(name))
            ):
                here = row.cells[name].words
                message = f"the rows of {row.id} have two {what}: “{cell.words}” in row {first.row}, “{here}” here"
                yield finding("columns_disagree", message, row, (name, "id"), cell)
                break


def _alike(one: object, other: object) -> bool:
    return one.lower() == other.lower() if isinstance(one, str) and isinstance(other, str) else one == other


def _no_value_but_one(entry: Entry, rows: tuple[Entry, ...]) -> SheetFinding | None:
    """ "Value is not given at all" beside a value."""
    if "not given" not in (entry.value_basis or "").lower() or not (entry.total or entry.total_eur):
        return None
    total = entry.total or entry.total_eur
    if total is None or total.low <= 0:
        return None
    message = f"“{entry.value_basis}” stands beside a total"
    return finding("columns_disagree", message, entry, ("value_basis", "total", "total_eur", "amount"))


def _other_month(entry: Entry) -> SheetFinding | None:
    """A month that is not the announcement's; 0 stands for a month that is not known."""
    if entry.month is None or entry.announced is None or not 1 <= entry.month.low <= 12:
        return None
    days = [day for day in (entry.announced.from_, entry.announced.to) if isinstance(day, date)]
    if entry.announced.kind in ("year", "since", "between") or any(day.month == entry.month.low for day in days):
        return None
    message = f"the month is {entry.month.low}, the announcement is dated {entry.cells['announced'].words}"
    return finding("columns_disagree", message, entry, ("month", "announced"))


_POINTS = re.compile(
    r"\b(?:reported|recorded|covered|included|listed|quantified|documented|counted) "
    r"(?:in|under|as)(?: donation| the)?(?: id| entry)?:? "
    r"(?P<id>[A-Z]{2,4}\d{1,3})\b(?!\s*[-–]|(?:,|,? and| to)\s+[A-Z]{2,4}\d)",
    re.IGNORECASE,
)
_NEAR_CHARS = 90
"""A sum this close before "reported in CAM4", with no other sum and no other entry between, is the one that is meant."""


def check_references(workbook: Workbook) -> Iterator[SheetFinding]:
    """ "Another 10 million are reported in CZH2", where CZH2 has another sum, or is the entry that says so."""
    activities = workbook.activities()
    for rows in activities.values():
        told: set[str] = set()
        for entry in rows:
            if entry.explanation and entry.explanation not in told:
                told.add(entry.explanation)
                for match in _POINTS.finditer(entry.explanation):
                    money = _sum_before(entry.explanation, match)
                    target = next((row for row in activities.get(match["id"], ()) if row.amount), None)
                    if money and target and (found := _check_reference(entry, money, target, match[0], activities)):
                        yield found


def _sum_before(text: str, match: re.Match[str]) -> Money | None:
    """The exact sum in a currency that the words before the reference state."""
    before = [money for money in sums(text) if money.span.end <= match.start()]
    if not before or match.start() - before[-1].span.end > _NEAR_CHARS:
        return None
    between = text[before[-1].span.end : match.start()]
    stands_alone = before[-1].value[0] == before[-1].value[1] and not re.search(
        r"[A-Z]{2,4}\d{1,3}\b|\bpart of\b|\bof the\b", between
    )
    return before[-1] if stands_alone else None


def _check_reference(
    entry: Entry, money: Money, target: Entry, words: str, activities: Mapping[str, tuple[Entry, ...]]
) -> SheetFinding | None:
    amount = target.amount.exact if target.amount else None
    cells = [cell for name in ("currency", "amount") if (cell := target.cell(name))]
    said = f"“{money.span.of(entry.explanation or '')} … {words}”"
    if amount is None or money.currency is None:
        return None
    if not differ(amount, money.value[0]):
        if target.currency == money.currency or target is entry or not target.currency:
            return None
        message = f"the explanation says {said}, but {target.id} has {target.currency} {figure(amount)}"
        return finding("wrong_reference", message, entry, ("explanation", "id"), *cells)
    # Only where another entry of the donor holds exactly the sum is it plain that the reference went astray.
    meant = next(
        (row for rows in activities.values() for row in rows
         if row.donor == entry.donor and row.id not in (entry.id, target.id) and row.currency == money.currency
         and row.amount and row.amount.exact == money.value[0]),
        None,
    )  # fmt: skip
    if meant is None or target.currency != money.currency:
        return None
    whose = "this entry itself" if target.id == entry.id else f"an entry of {target.currency} {figure(amount)}"
    message = f"the explanation says {said}, which is {whose}; {meant.id} has that sum"
    return finding("wrong_reference", message, entry, ("explanation", "id"), *cells)
