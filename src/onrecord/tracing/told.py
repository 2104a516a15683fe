"""One value that a report tells and another may tell otherwise: a count, a share, a sum, a day, a length of time."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from onrecord.records import Span
from onrecord.tracing.pages import Context

ToldKind = Literal["count", "bare", "share", "sum", "day", "length"]


@dataclass(frozen=True, slots=True)
class Told:
    """One value in one report."""

    report: str
    """`Report.id`."""
    kind: ToldKind
    value: tuple[Decimal, Decimal] | str
    """Both ends of a number; a day, month, season or year as TIMEX3 writes it."""
    shown: str
    """The value in few words, as the report says it."""
    span: Span
    context: Context
    """The words of its sentence, and the other values in it."""
    around: Context
    """The same of the sentences before and after, where the thing it belongs to is often named."""
    marks: frozenset[str]
    """What tells it from a like one: "more", "first", "each", "of them", "asked", "before"."""
    noun: str = ""
    """The counted words as written; of a day the words of the date."""
    unit: tuple[str, ...] = ()
    """Stems of the counted words, the noun last; of a sum its ISO 4217 code, or the stem of its name ("kron")."""
    designations: frozenset[str] = frozenset()
    """Types among the counted words ("K9", "M109")."""
    item: str | None = None
    """Class of the counted thing in the knowledge files."""
    bare_sign: bool = False
    """Whether the currency is a bare "$", which means a country's own dollar in its own papers."""
    yearless: bool = False
    """Whether the year of a day is not in its words."""
    approx: bool = False
    """For "about", "nearly" and the like."""
    bound: Literal["most", "least"] | None = None
    """For "up to" and "more than": the number is only a limit."""
    early: bool = False
    """Whether it stands among the first sentences, where a report tells its news."""


def number_text(value: tuple[Decimal, Decimal]) -> str:
    """ "24,000", "20 to 30"."""
    return plain_number(value[0]) if value[0] == value[1] else f"{plain_number(value[0])} to {plain_number(value[1])}"


def plain_number(value: Decimal) -> str:
    """ "24,000", "2.5"."""
    return f"{value:,.0f}" if value == value.to_integral_value() else f"{value.normalize():f}"
