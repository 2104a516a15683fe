"""Tables on standard output, and the words for what a row holds. All of it made harmless for a terminal."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterable, Sequence
from decimal import Context, Decimal

from rich import box
from rich.cells import cell_len
from rich.console import Console
from rich.table import Table
from rich.text import Text

from onrecord.cli.output import has_colour, is_terminal
from onrecord.cli.terminal import one_line
from onrecord.records import Commitment, Good, Party, Sum

_WIDTH = 120
"""Of tables that go to a file or a pipe."""

_GAP = 3
"""Columns of the window that go to what stands between two columns of the table."""

_NARROWEST = 5
"""Of a column of words."""

_LONGEST_NUMBER = 40
"""Characters of a number among words that are kept together: beyond, somebody wrote nonsense."""

_WHOLE = Context(prec=60)
"""Python's own 28 digits would make quantize fail on the longest sums."""

Column = tuple[str, bool]
"""Heading, and whether it holds numbers."""


def _window() -> int:
    return shutil.get_terminal_size((_WIDTH, 24)).columns if is_terminal(sys.stdout) else _WIDTH


def console(at_least: int = 0) -> Console:
    """Standard output, as wide as the window, or wider where a table has to be."""
    return Console(
        width=max(_window(), at_least),
        force_terminal=has_colour(),
        no_color=not has_colour(),
        highlight=False,
        markup=False,
        emoji=False,
        soft_wrap=False,
    )


def print_table(columns: Sequence[Column], rows: Iterable[Sequence[str]]) -> None:
    """Print a table; cells may hold anything. Words wrap, numbers never: where they need it, it is wider than the window."""
    cells = [[one_line(cell) for cell in row] for row in rows]
    held = [[heading, *(row[at] for row in cells)] for at, (heading, _) in enumerate(columns)]
    floors = [_floor(words, numeric) for words, (_, numeric) in zip(held, columns, strict=True)]
    widths = _fit([max(map(cell_len, words)) for words in held], floors, _window() - _GAP * len(columns))
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, header_style="bold")
    for (heading, numeric), width in zip(columns, widths, strict=True):
        table.add_column(heading, justify="right" if numeric else "left", overflow="fold", width=width)
    for row in cells:
        table.add_row(*map(Text, row))
    console(sum(widths) + _GAP * len(columns)).print(table)


def _floor(cells: Sequence[str], numeric: bool) -> int:
    """The width below which a column would break a number."""
    if numeric:
        return max(map(cell_len, cells))
    numbers = (word for cell in cells for word in cell.split() if any(map(str.isdecimal, word)))
    return max(_NARROWEST, min(_LONGEST_NUMBER, max(map(cell_len, numbers), default=0)))


def _fit(widths: list[int], floors: Sequence[int], room: int) -> list[int]:
    """Take from the widest column that has something to give, until all fit or none has."""
    while sum(widths) > room:
        givers = [(width, at) for at, width in enumerate(widths) if width > floors[at]]
        if not givers:
            break
        width, at = max(givers)
        widths[at] = width - 1
    return widths


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


def euros(value: tuple[Decimal, Decimal]) -> str:
    """Whole euros: cents of a converted sum are precision that it does not have."""
    low, high = (it.quantize(Decimal(1), context=_WHOLE) for it in value)
    return number_range((low, high))


def day(row: Commitment) -> str:
    """When it happens or happened, else when it was announced."""
    if row.when is not None:
        first, last = row.when.from_.isoformat(), row.when.to.isoformat()
        return first if first == last else f"{first} to {last}"
    return row.announced.isoformat() if row.announced else ""
