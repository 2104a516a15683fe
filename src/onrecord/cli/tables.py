"""Tables on standard output, and the words for what a row holds. All of it made harmless for a terminal."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterable, Sequence
from decimal import Decimal

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from onrecord.cli.output import has_colour, is_terminal
from onrecord.cli.terminal import one_line
from onrecord.records import Commitment, Good, Party, Sum

_WIDTH = 120
"""Of tables that go to a file or a pipe."""

Column = tuple[str, bool]
"""Heading, and whether it holds numbers."""


def console() -> Console:
    """Standard output, as wide as the window."""
    width = shutil.get_terminal_size((_WIDTH, 24)).columns if is_terminal(sys.stdout) else _WIDTH
    return Console(
        width=width,
        force_terminal=has_colour(),
        no_color=not has_colour(),
        highlight=False,
        markup=False,
        emoji=False,
        soft_wrap=False,
    )


def print_table(columns: Sequence[Column], rows: Iterable[Sequence[str]]) -> None:
    """Print a table; cells may hold anything."""
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, header_style="bold")
    for heading, numeric in columns:
        table.add_column(heading, justify="right" if numeric else "left", overflow="fold")
    for row in rows:
        table.add_row(*(Text(one_line(cell)) for cell in row))
    console().print(table)


def parties(found: Sequence[Party]) -> str:
    """Names, in their order."""
    return ", ".join(party.name for party in found)


def goods(found: Sequence[Good]) -> str:
    """Counts and names: "12 radars; about 40 boats"."""
    return "; ".join(_good(good) for good in found)


def _good(good: Good) -> str:
    name = good.canonical or good.name
    if good.units is None:
        return name
    about = "about " if good.units.approx else ""
    unit = f" {good.units.unit}" if good.units.unit else ""
    return f"{about}{number_range(good.units.value)}{unit} {name}"


def money(amount: Sum | None) -> str:
    """ "up to 40,500,000 EUR"."""
    if amount is None:
        return ""
    bound = f"{amount.bound.replace('_', ' ')} " if amount.bound else ""
    return f"{bound}{number_range(amount.value)} {amount.currency or '?'}"


def number_range(value: tuple[Decimal, Decimal]) -> str:
    """One number, or two with a dash."""
    low, high = value
    return f"{low:,f}" if low == high else f"{low:,f}-{high:,f}"


def day(row: Commitment) -> str:
    """When it happens or happened, else when it was announced."""
    if row.when is not None:
        first, last = row.when.from_.isoformat(), row.when.to.isoformat()
        return first if first == last else f"{first} to {last}"
    return row.announced.isoformat() if row.announced else ""
