"""Direct, mixed or indirect: how much of a content stands inside quotation marks (PolNeAR's kinds).

A quotation never outlives its line, so a stray mark spoils one paragraph at most. Linear in the length of the text: the
places where a single quotation may close are found once, and each opening looks up the next one.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from onrecord.records import AttributionKind, Span

_MARK = re.compile(r"''|``|[\"\u201c\u201d\u201e\u201f\u00ab\u00bb\u2018']")
_CLOSES = frozenset(["''", '"', "\u201d", "\u00bb"])
_OPENS = frozenset(["''", "``", '"', "\u201c", "\u201e", "\u201f", "\u00ab"])
_DOUBLE = re.compile('["\u201c\u201d\u201e\u201f\u00ab\u00bb]')
_OPENS_SINGLE = re.compile(r"(?<![^\W_])[\u2018'](?=[^\W\d])")
_CURLY_CLOSE = re.compile(r"(?<=\S)\u2019(?![\w'])")
_STRAIGHT_CLOSE = re.compile(r"(?<=[^\s'])'(?![\w'])")
_TOKEN = re.compile(r"\w+|[^\w\s]")


class Quotations:
    """The quotations of one text, in text order, never overlapping."""

    def __init__(self, text: str) -> None:
        self._text = text
        self.spans = tuple(_quotations(text))
        self._starts = [span.start for span in self.spans]

    def kind(self, content: Sequence[Span]) -> AttributionKind:
        """Whether all, some or none of the content's words are quoted; one without words is judged by its signs."""
        if not any(self._touches(start, end) for start, end in content):
            return "indirect"
        tokens = [m.span() for s, e in content for m in _TOKEN.finditer(self._text, *self._whole_words(s, e))]
        words = [token for token in tokens if _in_word(self._text[token[0]])] or tokens
        inside = sum(self._touches(start, end) for start, end in words)
        if not inside:
            return "indirect"
        return "direct" if inside == len(words) else "mixed"

    def _whole_words(self, start: int, end: int) -> tuple[int, int]:
        """The span grown to the words it cuts: a word counts whole wherever it is touched."""
        text = self._text
        while start and _in_word(text[start]) and _in_word(text[start - 1]):
            start -= 1
        while end < len(text) and _in_word(text[end - 1]) and _in_word(text[end]):
            end += 1
        return start, end

    def _touches(self, start: int, end: int) -> bool:
        at = bisect_left(self._starts, end) - 1
        return at >= 0 and self.spans[at].end > start


def _in_word(character: str) -> bool:
    return character.isalnum() or character == "_"


def _quotations(text: str) -> list[Span]:
    found: list[Span] = []
    offset = 0
    for line in text.split("\n"):
        if _MARK.search(line):
            found.extend(Span(offset + start, offset + end) for start, end in _of_line(line))
        offset += len(line) + 1
    return found


def _of_line(line: str) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    opened: int | None = None
    singles: _Singles | None = None
    position = 0
    while mark := _MARK.search(line, position):
        position = mark.end()
        sign = mark.group()
        if opened is not None:
            if sign in _CLOSES:
                found.append((opened, mark.end()))
                opened = None
        elif sign in _OPENS:
            opened = mark.start()
        else:
            singles = singles or _Singles(line)
            end = singles.end_of(mark.start())
            if end is not None:
                found.append((mark.start(), end))
                position = end
    if opened is not None:
        found.append((opened, len(line)))
    return found


class _Singles:
    """Where the single quotations of one line may close."""

    def __init__(self, line: str) -> None:
        self._line = line
        self._doubles = [m.start() for m in _DOUBLE.finditer(line)]
        self._closes = {
            "\u2018": [m.start() for m in _CURLY_CLOSE.finditer(line)],
            "'": [m.start() for m in _STRAIGHT_CLOSE.finditer(line)],
        }

    def end_of(self, start: int) -> int | None:
        """One past the mark that closes the single quotation opened at `start`; None where there is none."""
        if not _OPENS_SINGLE.match(self._line, start):
            return None
        closes = self._closes[self._line[start]]
        at = bisect_right(closes, start + 1)
        next_double = bisect_right(self._doubles, start)
        limit = self._doubles[next_double] if next_double < len(self._doubles) else len(self._line)
        return closes[at] + 1 if at < len(closes) and closes[at] < limit else None
