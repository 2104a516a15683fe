"""Where quotation marks open and close, whatever marks a newsroom uses.

A quotation never outlives its line: a mark left open ends there, so one stray mark spoils one paragraph and not the
report. A paragraph that opens a quotation which the next one takes up again is ordinary news style and reads the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.records import Span

_MARKS = re.compile(r"''|``|[\"\u201c\u201d\u201e\u201f\u00ab\u00bb]|[\u2018']")
_CLOSING = frozenset(["''", '"', "\u201d", "\u00bb"])
_OPENING = frozenset(["''", "``", '"', "\u201c", "\u201e", "\u201f", "\u00ab"])
CLOSING_CHARACTERS = "\"'\u201d\u2019\u00bb"
"""Characters a closed quotation may end in; a quotation left open ends in any other."""
_NOT_DOUBLE = '[^"\u201c\u201d\u201e\u201f\u00ab\u00bb]'
_SINGLE = re.compile(
    rf"(?:\u2018(?=[^\W\d]){_NOT_DOUBLE}{{0,400}}?\S\u2019|'(?=[^\W\d]){_NOT_DOUBLE}{{0,400}}?[^\s']')(?![\w'])"
)


def quoted_spans(text: str, start: int = 0, end: int | None = None) -> Iterator[Span]:
    """Every quotation of `text[start:end]`, marks included, in text order.

    Double marks of every kind, two apostrophes (''so'') and ``so''; a single mark counts where it opens before a letter
    and closes after a word on the same line, outside the others and within 400 characters. Nothing nests: inner marks
    belong to the outer quotation.
    """
    position = start
    for line in text[start:end].split("\n"):
        yield from quoted_in(line, position)
        position += len(line) + 1


def quoted_in(line: str, offset: int) -> Iterator[Span]:
    """The quotations of one line, or of one paragraph that is wrapped over several; `offset` is added to every place."""
    opened: int | None = None
    position = 0
    while mark := _MARKS.search(line, position):
        position = mark.end()
        sign = mark.group()
        if opened is not None:
            if sign in _CLOSING:
                yield Span(offset + opened, offset + mark.end())
                opened = None
        elif sign in _OPENING:
            opened = mark.start()
        elif sign in "'\u2018" and not line[: mark.start()][-1:].isalnum():
            single = _SINGLE.match(line, mark.start())
            if single:
                yield Span(offset + single.start(), offset + single.end())
                position = single.end()
    if opened is not None:
        yield Span(offset + opened, offset + len(line))
