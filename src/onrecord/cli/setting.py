"""Sets words into lines for a terminal: harmless, wrapped, indented, coloured. Pages of readings and of stories use it."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Iterator

from rich.console import Console
from rich.text import Text

from onrecord.cli.terminal import harmless

STYLES = {
    "title": "bold",
    "who": "bold cyan",
    "asserts": "green",
    "denies": "red",
    "declines_to_confirm": "yellow",
    "aside": "dim",
    "doubt": "yellow",
    "added": "green",
    "left_out": "red",
}
"""Colours by name, from the sixteen that the user's own terminal theme defines."""

_NARROWEST = 8
"""Cells that words keep, however narrow the window and deep the indent."""


def styled(words: str, style: str = "", *, keep_lines: bool = False) -> Text:
    """The only door through which words reach a page: harmless, and never taken for markup."""
    # Blanks at the ends stay: they hold two pieces of a line apart.
    safe = harmless(words)
    return Text(safe if keep_lines else re.sub(r"\s+", " ", safe), STYLES.get(style, style))


def joined(*pieces: str | tuple[str, str]) -> Text:
    """Several pieces, plain or with a style, as one line."""
    line = Text()
    for piece in pieces:
        line.append_text(styled(piece) if isinstance(piece, str) else styled(*piece))
    return line


class Setter:
    """Breaks words into lines of one width. gutter: cells in which labels hang, to the left of what they label."""

    def __init__(self, width: int, gutter: int) -> None:
        self._width = width
        self._gutter = gutter
        self._console = Console(width=width, file=io.StringIO())

    def block(self, text: Text, *, indent: int = 0, label: str | None = None) -> Iterator[Text]:
        """The text in lines that fit; a label hangs in the gutter before the first."""
        indent = self._gutter if label else indent
        for number, line in enumerate(text.wrap(self._console, max(self._width - indent, _NARROWEST), tab_size=4)):
            line.rstrip()
            if line:
                margin = f"{label}  ".rjust(indent) if label and not number else " " * indent
                yield Text(margin).append_text(line)


def printed(lines: Iterable[Text], *, width: int, colour: bool) -> str:
    """The lines as a terminal takes them, each with its line feed."""
    console = Console(
        file=io.StringIO(),
        width=width,
        force_terminal=colour,
        color_system="standard" if colour else None,
        no_color=not colour,
        highlight=False,
        markup=False,
        emoji=False,
        legacy_windows=False,
        _environ={},
    )
    with console.capture() as capture:
        for line in lines:
            console.print(line, soft_wrap=True)
    return capture.get()
