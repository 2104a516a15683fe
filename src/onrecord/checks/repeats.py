"""The same thing counted twice: an item in an activity, or a package under two ids."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import islice

from onrecord.checks.wording import figure, finding, sums
from onrecord.records import Entry, SheetFinding, Workbook

_FEWEST_LETTERS = 40
"""A shorter note says too little to tell two packages apart ("Medical supplies.")."""
_MOST_SAME_DONOR = 4_000
"""Activities of one donor that are compared pair by pair."""


def check_repeats(workbook: Workbook) -> Iterator[SheetFinding]:
    """Rows that say the same as an earlier one."""
    activities = workbook.activities()
    for rows in activities.values():
        yield from _repeated_items(rows)
    by_donor: dict[str, list[tuple[Entry, ...]]] = {}
    for rows in activities.values():
        by_donor.setdefault((rows[0].donor or "").lower(), []).append(rows)
    for several in by_donor.values():
        several = several[:_MOST_SAME_DONOR]
        for place, other in enumerate(several):
            found = (it for one in several[:place] if (it := _repeated_package(one, other)))
            yield from islice(found, 1)  # of several earlier ones the first is enough


def _repeated_items(rows: tuple[Entry, ...]) -> Iterator[SheetFinding]:
    seen: dict[tuple[object, ...], Entry] = {}
    for row in rows:
        if row.item is None or row.units is None or row.units.exact is None:
            continue
        key = (row.item.lower(), row.units, row.units_delivered, row.unit_price, row.announced, row.explanation)
        earlier = seen.setdefault(key, row)
        cell = earlier.cell("item")
        if earlier is not row and cell:
            message = (
                f"{figure(row.units.exact)} × “{row.item}” stand in row {earlier.row} of the same activity already"
            )
            yield finding("counted_twice", message, row, ("item", "units", "id"), cell)


def _repeated_package(one: tuple[Entry, ...], other: tuple[Entry, ...]) -> SheetFinding | None:
    """Two ids for one package: the same words about the same sum or the same items."""
    for a in _parts(one):
        for b in _parts(other):
            if _same(a, b) and (cell := a[0].cell("explanation")):
                what = _what(a[0])
                message = f"{a[0].id or f'row {a[0].row}'} tells the same package in the same words: {what}"
                return finding("counted_twice", message, b[0], ("id", "explanation", "amount", "announced"), cell)
    return None


def _parts(rows: tuple[Entry, ...]) -> Iterator[tuple[Entry, ...]]:
    """The rows of an activity that share an explanation."""
    parts: dict[str, list[Entry]] = {}
    for row in rows:
        if row.explanation:
            parts.setdefault(row.explanation, []).append(row)
    return (tuple(part) for part in parts.values())


def _same(a: Sequence[Entry], b: Sequence[Entry]) -> bool:
    one, other = a[0], b[0]
    if one.aid_type != other.aid_type or not one.explanation or not other.explanation:
        return False
    if len(one.explanation) < _FEWEST_LETTERS or not _same_contents(a, b):
        return False
    same_day = one.announced is not None and one.announced == other.announced
    words, others = _words(one.explanation), _words(other.explanation)
    if words == others:
        # Two like deliveries a week apart may well be told in the same words; one sum, announced twice, may not.
        return same_day or bool(sums(one.explanation))
    return same_day and _telling(words) == _telling(others) and _overlap(words, others) >= Decimal("0.7")


def _same_contents(a: Sequence[Entry], b: Sequence[Entry]) -> bool:
    stated = [(row.amount.exact, row.currency) if row.amount else None for row in (a[0], b[0])]
    if stated[0] is not None or stated[1] is not None:
        return stated[0] == stated[1]
    items = [sorted((row.item.lower(), str(row.units)) for row in rows if row.item and row.units) for rows in (a, b)]
    return bool(items[0]) and items[0] == items[1]


def _words(text: str) -> list[str]:
    return re.findall(r"[^\W_]+(?:[.,]\d+)*", text)


def _telling(words: list[str]) -> set[str]:
    """Figures and names: what tells two packages in otherwise like words apart."""
    return {word for place, word in enumerate(words) if word[0].isdigit() or (word[0].isupper() and place)}


def _overlap(one: list[str], other: list[str]) -> Decimal:
    a, b = ({word.lower() for word in words} for words in (one, other))
    return Decimal(len(a & b)) / Decimal(len(a | b) or 1)


def _what(entry: Entry) -> str:
    if entry.amount and entry.amount.exact is not None:
        return f"{entry.currency or ''} {figure(entry.amount.exact)}".strip()
    units = f"{figure(entry.units.exact)} × " if entry.units and entry.units.exact is not None else ""
    return f"{units}“{entry.item}”"
