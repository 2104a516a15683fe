"""A mapping of one's own, for trackers that name their columns otherwise: a small TOML file."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping as MappingOf
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import Any, get_args

from onrecord.errors import UsageError
from onrecord.reports.workbooks.values import DateOrder, DecimalSign


@dataclass(frozen=True, slots=True)
class Mapping:
    """What a mapping says; the empty one leaves everything to be recognised."""

    sheet: str | None = None
    """The sheet that holds the tracker, case and punctuation overlooked."""
    header_row: int | None = None
    """From 1."""
    columns: MappingOf[str, str] = field(default_factory=dict)
    """Field to header."""
    sources: tuple[str, ...] = ()
    """Headers of columns that name sources."""
    only_mapped: bool = False
    """Whether columns that are not named here are left alone, however well their headers are known."""
    values: MappingOf[str, MappingOf[str, str]] = field(default_factory=dict)
    """Field to what its words stand for ("mil" to "Military"); compared without regard to case."""
    date_order: DateOrder | None = None
    """For dates such as 7/8/2022; None tells it from the column."""
    decimal: DecimalSign = "."
    price_currency: str | None = None
    """ISO 4217 code of the unit prices; None takes the one in their header, else USD."""
    rates: MappingOf[str, Decimal] = field(default_factory=dict)
    """Currency to how much of it one euro buys; wins over the workbook's own sheet."""
    donor: str | None = None
    """The donor of every row, for trackers of one state."""
    recipient: str | None = None


def read_mapping(path: Path) -> Mapping:
    """The mapping in a TOML file. UsageError names the line or key that is wrong."""
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise UsageError(f'Cannot read mapping "{path}": it is no TOML ({error})', "See docs/workbook.md.") from None
    from onrecord.reports.workbooks.layouts import HEADERS

    return _Checked(path, table).mapping(frozenset(HEADERS))


_KEYS = {
    "sheet": str, "header_row": int, "columns": dict, "sources": list, "only_mapped": bool, "values": dict,
    "date_order": str, "decimal": str, "price_currency": str, "rates": dict, "donor": str, "recipient": str,
}  # fmt: skip


class _Checked:
    """Takes the parts of a mapping one by one and complains about what does not fit."""

    def __init__(self, path: Path, table: dict[str, Any]) -> None:
        self._path = path
        self._table = table

    def mapping(self, fields: frozenset[str]) -> Mapping:
        for key, value in self._table.items():
            if key not in _KEYS:
                raise self._wrong(f'it has no key "{key}"', f"Known: {', '.join(_KEYS)}.")
            if not isinstance(value, _KEYS[key]) or (isinstance(value, bool) and _KEYS[key] is not bool):
                raise self._wrong(f'"{key}" holds {value!r}', f"A {_KEYS[key].__name__} is expected.")
        columns = self._words("columns")
        for name in [*columns, *self._table.get("values", {})]:
            if name not in fields:
                raise self._wrong(f'there is no field "{name}"', f"Known: {', '.join(sorted(fields))}.")
        return Mapping(
            sheet=self._table.get("sheet"),
            header_row=self._table.get("header_row"),
            columns=columns,
            sources=tuple(map(str, self._table.get("sources", ()))),
            only_mapped=self._table.get("only_mapped", False),
            values={name: self._lowered(name, words) for name, words in self._table.get("values", {}).items()},
            date_order=self._one_of("date_order", get_args(DateOrder)),
            decimal=self._one_of("decimal", get_args(DecimalSign)) or ".",
            price_currency=self._table.get("price_currency"),
            rates=self._rates(),
            donor=self._table.get("donor"),
            recipient=self._table.get("recipient"),
        )

    def _words(self, key: str) -> dict[str, str]:
        table = self._table.get(key, {})
        for name, value in table.items():
            if not isinstance(value, str) or not value.strip():
                raise self._wrong(f'"{key}.{name}" holds {value!r}', "Words are expected.")
        return dict(table)

    def _lowered(self, name: str, words: object) -> dict[str, str]:
        if not isinstance(words, dict):
            raise self._wrong(f'"values.{name}" is no table', 'Write [values.aid_type] and lines: "mil" = "Military".')
        return {str(word).strip().lower(): str(meant) for word, meant in words.items()}

    def _one_of(self, key: str, known: tuple[Any, ...]) -> Any:
        value = self._table.get(key)
        if value is not None and value not in known:
            raise self._wrong(f'"{key}" is {value!r}', f"Known: {', '.join(map(repr, known))}.")
        return value

    def _rates(self) -> dict[str, Decimal]:
        rates: dict[str, Decimal] = {}
        for code, value in self._table.get("rates", {}).items():
            if isinstance(value, bool) or not isinstance(value, int | float) or value <= 0:
                raise self._wrong(f'"rates.{code}" holds {value!r}', "How much of it one euro buys is expected.")
            rates[code] = Decimal(str(value))
        return rates

    def _wrong(self, what: str, remedy: str) -> UsageError:
        return UsageError(f'Cannot use mapping "{self._path}": {what}', remedy)
