"""Words and comparisons that the checks share."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from onrecord.reading.money import find_money
from onrecord.records import Cell, Entry, Money, SheetFinding

_ABBREVIATIONS = r"(?<!\bNo)(?<!\bU\.S)(?<!\bSt)(?<!\bapprox)(?<!\bca)(?<!\bMr)(?<!\bMs)(?<!\bDr)"
_SENTENCE_END = re.compile(rf"{_ABBREVIATIONS}[.!?][\"”’)]*\s+(?=[\"“(]?[A-Z0-9])|\n+")


def finding(kind: str, message: str, entry: Entry, fields: Iterable[str], *more: Cell) -> SheetFinding:
    """A finding that shows the cells of `fields` in its row, and the cells of other rows after them."""
    cells = tuple(cell for name in fields if (cell := entry.cell(name)) is not None)
    return SheetFinding(kind, message, (*cells, *more), entry.id)


def sentences(text: str) -> list[tuple[int, int]]:
    """Start and end of each sentence of a note."""
    bounds, start = [], 0
    for match in _SENTENCE_END.finditer(text):
        bounds.append((start, match.end()))
        start = match.end()
    return [*bounds, (start, len(text))] if start < len(text) else bounds


_CODE_INSIDE = re.compile(r"\b(\d[\d.,]*) ([A-Z]{3}) (?=(?:thousand|million|billion)\b)")


def sums(text: str) -> tuple[Money, ...]:
    """The sums of money in a note, by `find_money`; "52 CAD million", which notes have and news has not, is read too."""
    return find_money(_CODE_INSIDE.sub(r"\2 \1 ", text))  # of the same length, so that spans hold


def differ(one: Decimal, other: Decimal) -> bool:
    """Whether two figures are further apart than rounding explains: half a percent, or half a unit."""
    return abs(one - other) > max(abs(one), abs(other)) * Decimal("0.005") and abs(one - other) > Decimal("0.5")


def figure(value: Decimal) -> str:
    """A number for a person: "1,250,000", "0.25"."""
    shown = (
        value.quantize(Decimal(1))
        if abs(value) >= 1000 or value == value.to_integral_value()
        else round(value, 4).normalize()
    )
    return f"{shown:,f}"


def day(value: date) -> str:
    """A day for a person: "4 July 2022"."""
    months = "January February March April May June July August September October November December".split()
    return f"{value.day} {months[value.month - 1]} {value.year}"


def distance(one: str, other: str, most: int) -> int:
    """How many letters were left out, put in, changed or swapped with the next (Damerau); `most` + 1 where more."""
    if abs(len(one) - len(other)) > most:
        return most + 1
    before: list[int] = []
    last = list(range(len(other) + 1))
    for i, a in enumerate(one, start=1):
        row = [i]
        for j, b in enumerate(other, start=1):
            cost = min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (a != b))
            if i > 1 and j > 1 and a == other[j - 2] and one[i - 2] == b:
                cost = min(cost, before[j - 2] + 1)
            row.append(cost)
        if min(row) > most:
            return most + 1
        before, last = last, row
    return min(last[-1], most + 1)


def looks_misspelt(one: str, other: str) -> bool:
    """Whether `one` is `other` with a slip of the keyboard: letters only, and few for the length."""
    a, b = " ".join(one.lower().split()), " ".join(other.lower().split())
    if a == b or re.sub(r"\D", "", a) != re.sub(r"\D", "", b) or re.sub(r"\W", "", a) == re.sub(r"\W", "", b):
        return False
    most = 2 if min(len(a), len(b)) >= 9 else 1
    return min(len(a), len(b)) >= 4 and distance(a, b, most) <= most and _british(a) != _british(b)


def _british(words: str) -> str:
    """American and British spellings made one: neither is a slip."""
    words = re.sub(r"defens(?=e|iv)", "defenc", words)
    words = re.sub(r"(?<=[a-z])or(?=s?\b|ed|ing)", "our", words)
    return re.sub(r"(?<=[a-z])iz(?=e|ing|ation)", "is", words)
