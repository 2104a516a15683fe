"""Rows of a workbook as rows of the tracker: what each cell means in the ledger's own terms."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any, get_args

from onrecord.ledger.parties import party_named
from onrecord.ledger.schema import FRACTION_DIGITS
from onrecord.records import (
    ActState,
    AidType,
    Bound,
    Cell,
    Count,
    Days,
    Entry,
    Euro,
    Figure,
    Form,
    Good,
    Party,
    Sum,
    Workbook,
)
from onrecord.records.acts import ActKind, Factuality

Key = tuple[str, str, int]
"""What a row is recognised by in the next release: the activity's id, the item, and which of several like ones it is."""

LEDGER_HEADER = "onrecord ledger"
"""The column that says whose ids stand under "onrecord row": `Ledger.mark`."""

KIEL_SHEET = re.compile(r"bilateral assistance.*main data", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Proposed:
    """What a workbook says one row of the tracker is."""

    entries: tuple[Entry, ...]
    """The rows it comes from: one, but for workbooks that onrecord wrote, in which each item has a row."""
    key: Key
    values: Mapping[str, Any]
    """Field of a commitment to its value, in the field's own type; None and () where the row says nothing."""
    problems: tuple[tuple[Cell, str], ...] = ()
    """Cells that could be read but mean nothing in the ledger, and why."""

    @property
    def entry(self) -> Entry:
        """The first row."""
        return self.entries[0]


def proposals(workbook: Workbook) -> list[Proposed]:
    """One proposal for each row of the tracker, in sheet order.

    The rows of an activity share its sum; it goes to the first row that has one, so that no sum counts twice.
    """
    summed = _rows_with_the_sum(workbook)
    seen: dict[tuple[str, str], int] = {}
    found: list[Proposed] = []
    for entries in _groups(workbook):
        entry = entries[0]
        name = (_id_of(entry), " ".join((entry.item or "").lower().split()))
        seen[name] = seen.get(name, 0) + 1
        found.append(_Row(workbook, entries, entry.row in summed).proposed((*name, seen[name])))
    return found


def ledger_of(entry: Entry) -> str | None:
    """The mark of the ledger that wrote the row; None in workbooks that none wrote."""
    return next((cell.words for cell in entry.others if cell.header.lower() == LEDGER_HEADER), None)


def _id_of(entry: Entry) -> str:
    """The activity's id. One that a ledger made up is its own only: "C-0001" is another row in the next ledger."""
    if entry.commitment and entry.id == entry.commitment:
        return f"{entry.id} {ledger_of(entry) or ''}".strip()
    return entry.id or ""


def _groups(workbook: Workbook) -> list[tuple[Entry, ...]]:
    """The rows of each commitment, also where somebody has sorted the sheet; every other row by itself."""
    groups: dict[str | int, list[Entry]] = {}
    for entry in workbook.entries:
        groups.setdefault(entry.commitment or entry.row, []).append(entry)
    return [tuple(group) for group in groups.values()]


def _rows_with_the_sum(workbook: Workbook) -> frozenset[int]:
    if any(entry.commitment for entry in workbook.entries):  # here every row of the tracker has its own sum
        return frozenset(entry.row for entry in workbook.entries)
    rows = (
        next((e.row for e in entries if e.total or e.total_eur), next((e.row for e in entries if e.amount), None))
        for entries in workbook.activities().values()
    )
    return frozenset(row for row in rows if row is not None)


class _Row:
    """Reads one row of the tracker out of its cells."""

    def __init__(self, workbook: Workbook, entries: tuple[Entry, ...], has_sum: bool) -> None:
        self._workbook = workbook
        self._entries = entries
        self._entry = entries[0]
        self._has_sum = has_sum
        self._ours = bool(self._entry.commitment)
        self._own = {cell.header.lower(): cell for cell in self._entry.others} if self._ours else {}
        self._problems: list[tuple[Cell, str]] = []

    def proposed(self, key: Key) -> Proposed:
        values = {
            "kind": self._word("onrecord kind", get_args(ActKind)) or "pledge",
            "state": self._state(),
            "factuality": self._word("onrecord factuality", get_args(Factuality)),
            "aid_type": self._aid_type(),
            "forms": forms_of(self._entry.form or ""),
            "donor": self._parties("donor"),
            "buyer": parties_of(self._text("onrecord buyer")),
            "seller": parties_of(self._text("onrecord seller")),
            "recipient": self._recipient(),
            "beneficiary": parties_of(self._text("onrecord beneficiary")),
            "items": tuple(good for entry in self._entries if (good := self._good(entry))),
            "amount": self._amount(),
            "euro": self._euro(),
            "announced": self._entry.announced.day if self._entry.announced else None,
            "when": self._when(),
            "condition": self._text("onrecord condition") or None,
            "note": self._note(),
        }
        return Proposed(self._entries, key, values, tuple(self._problems))

    def _text(self, header: str) -> str:
        """A cell of onrecord's own columns, untouched."""
        cell = self._own.get(header)
        return cell.value if cell and isinstance(cell.value, str) else ""

    def _word(self, header: str, known: Sequence[str]) -> str | None:
        words = self._text(header)
        if words and words not in known:
            self._problems.append((self._own[header], f"“{words}” is none of {', '.join(known)}"))
        return words if words in known else None

    def _state(self) -> str | None:
        if self._ours:
            stated = self._entry.state
            return stated if stated in get_args(ActState) else None
        units, arrived = self._entry.units, self._entry.units_delivered
        if units and arrived and arrived.low >= units.high > 0:
            return "delivered"
        total, delivered = self._entry.total_eur, self._entry.delivered_eur
        if not units and total and delivered and delivered.low >= total.high > 0:
            return "delivered"
        something = (arrived and arrived.low > 0) or (delivered and delivered.low > 0 and not units)
        return "in_delivery" if something else "pledged"

    def _aid_type(self) -> str | None:
        words = (self._entry.aid_type or "").lower()
        found = next((known for known in get_args(AidType) if words.startswith(known)), None)
        if words and found is None and (cell := self._entry.cell("aid_type")):
            self._problems.append((cell, f"“{self._entry.aid_type}” is no type of aid that the ledger knows"))
        return found

    def _parties(self, field: str) -> tuple[Party, ...]:
        words = getattr(self._entry, field) or ""
        return parties_of(words)

    def _recipient(self) -> tuple[Party, ...]:
        if self._entry.recipient or self._ours:
            return self._parties("recipient")
        # The Kiel tracker is of support for Ukraine and has no column that says so.
        return parties_of("Ukraine") if KIEL_SHEET.search(self._workbook.sheet) else ()

    def _good(self, entry: Entry) -> Good | None:
        cell = entry.cell("item")
        name = cell.value if self._ours and cell and isinstance(cell.value, str) else entry.item
        if not name:
            return None
        own = {cell.header.lower(): cell.words for cell in entry.others} if self._ours else {}
        units = entry.units
        count = Count(_ends(units), units.approx, own.get("onrecord unit") or None) if units else None
        return Good(name, own.get("onrecord canonical item") or None, own.get("onrecord item class") or None, count)

    def _amount(self) -> Sum | None:
        if not self._has_sum:
            return None
        figure = self._entry.amount or self._entry.total
        bound = self._word("onrecord bound", get_args(Bound))
        if figure is None:
            return None
        currency = (self._entry.currency or "").upper()
        known = re.fullmatch(r"[A-Z]{3}", currency)
        if currency and not known and (cell := self._entry.cell("currency")):
            self._problems.append((cell, f"“{self._entry.currency}” is no code of a currency (ISO 4217)"))
        return Sum(_ends(figure), currency if known else None, _bound(bound, figure))

    def _euro(self) -> Euro | None:
        """The euros of the row, where the day of their rate is known: the workbook's own rates carry none."""
        figure, entry = self._entry.total_eur, self._entry
        if figure is None or not self._has_sum:
            return None
        day = _date_of(self._own.get("onrecord rate of"))
        if day is None and not self._ours and (entry.currency or "").upper() == "EUR" and entry.announced:
            day = entry.announced.day
        return Euro(_ends(figure), day) if day else None

    def _when(self) -> Days | None:
        first, last = (_date_of(self._own.get(f"onrecord when {end}")) for end in ("from", "to"))
        return Days(first, last) if first and last else None

    def _note(self) -> str | None:
        cell = self._entry.cell("explanation")
        if self._ours:
            return cell.value if cell and isinstance(cell.value, str) and cell.value else None
        return self._entry.explanation


def parties_of(words: str) -> tuple[Party, ...]:
    """The parties that a cell names, divided by semicolons: "Germany; Denmark", "group:european-countries=European countries"."""
    return tuple(_party(name.strip()) for name in words.split(";") if name.strip())


def party_words(parties: Sequence[Party]) -> str:
    """The words that `parties_of` makes these parties of."""
    return "; ".join(
        party.name if _party(party.name) == Party(party.id, party.name) else f"{party.id or ''}={party.name}"
        for party in parties
    )


def _party(words: str) -> Party:
    id, equals, name = words.partition("=")
    if equals:
        return Party(id.strip() or None, name.strip())
    return party_named(words)


_FORM_WORDS: dict[str, Form] = {
    "weapon": "weapons", "ammunition": "weapons", "equipment": "equipment", "material": "equipment", "medicine": "equipment",
    "supplies": "equipment", "assistance": "assistance", "training": "training", "grant": "grant", "loan": "loan",
    "guarantee": "guarantee", "reconstruction": "reconstruction", "swap": "swap_line",
}  # fmt: skip


def forms_of(words: str) -> tuple[Form, ...]:
    """The forms of aid that a cell names ("Weapons and Equipment" gives two), in the ledger's order."""
    low = words.lower()
    found = {form for word, form in _FORM_WORDS.items() if re.search(rf"\b{word}", low)}
    return tuple(form for form in get_args(Form) if form in found)


def _bound(stated: str | None, figure: Figure) -> Bound | None:
    return stated or ("about" if figure.approx else None)  # type: ignore[return-value]


def _ends(figure: Figure) -> tuple[Decimal, Decimal]:
    """Both ends, with no more digits behind the point than the ledger keeps: a spreadsheet's floats can have more."""
    low, high = (
        end if -int(end.as_tuple().exponent) <= FRACTION_DIGITS else round(end, FRACTION_DIGITS)
        for end in (figure.low, figure.high)
    )
    return low, high


def _date_of(cell: Cell | None) -> date | None:
    value = cell.value if cell else None
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, str):
        try:
            return date.fromisoformat(value)
        except ValueError:
            return None
    return value if isinstance(value, date) else None
