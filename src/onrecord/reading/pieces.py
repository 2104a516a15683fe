"""A report's text as the encoder sees it: word pieces, their features, and the windows they travel in.

Invariant: the same text and spans give the same windows, whatever else is read beside them. Training and reading both
come through here.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from onrecord.reading.paragraphs import paragraphs
from onrecord.reading.quotes import CLOSING_CHARACTERS, quoted_in
from onrecord.reading.wordpiece import WordPieces
from onrecord.records import Span

IntArray = npt.NDArray[np.int64]

MAX_PIECES = 256
"""Window length with [CLS] and [SEP]. 99.9 % of PolNeAR attributions lie within 237 characters of their cue."""
CORE_PIECES = 208
"""At most so many pieces of a window are its own; the rest repeats the neighbours' edges as context."""
LEFT_CONTEXT = 32
RIGHT_CONTEXT = MAX_PIECES - 2 - CORE_PIECES - LEFT_CONTEXT

N_SHAPES, N_QUOTES, N_BREAKS = 4, 3, 3
N_FEATURES = N_SHAPES * N_QUOTES * N_BREAKS
"""Feature ids: (shape * 3 + quote) * 3 + break; see `_features`."""


@dataclass(frozen=True, slots=True)
class Pieces:
    """One text cut into words and word pieces."""

    ids: IntArray
    """Vocabulary id of each piece, shape (pieces,)."""
    features: IntArray
    """Feature id of each piece, shape (pieces,): the case, quotation and line-break facts an uncased vocabulary loses."""
    first: IntArray
    """Index of the first piece of each word, shape (words,)."""
    starts: IntArray
    """First character of each word, shape (words,)."""
    ends: IntArray
    """One past the last character of each word, shape (words,)."""
    paragraph: IntArray
    """Number of the paragraph each word stands in, shape (words,)."""


@dataclass(frozen=True, slots=True)
class Window:
    """Pieces `[start, end)` of a text, of which `[core_start, core_end)` are the window's own."""

    start: int
    end: int
    core_start: int
    core_end: int


class Cutter:
    """Cuts texts into pieces with the vocabulary that ships with the model."""

    def __init__(self, tokenizer_path: Path) -> None:
        self._pieces = WordPieces(tokenizer_path)
        self.cls = self._pieces.id_of("[CLS]")
        self.sep = self._pieces.id_of("[SEP]")

    def cut(self, text: str, spans: Sequence[Span]) -> Pieces:
        """Cut the stretches `spans` of `text` (in order, not overlapping), paragraph by paragraph. No words give empty arrays."""
        lines = paragraphs(text, spans)
        ids: list[int] = []
        features: list[int] = []
        first: list[int] = []
        starts: list[int] = []
        ends: list[int] = []
        paragraph: list[int] = []
        for number, (line, is_line) in enumerate(lines):
            quotes = _quote_states(text, line)
            previous = None
            shape = quote = 0
            for piece, word, start, end in self._pieces.pieces(line.of(text)):
                begin, stop = line.start + start, line.start + end
                if word != previous or not first:
                    quote = int(quotes[start])
                    shape = 0
                    first.append(len(ids))
                    starts.append(begin)
                    ends.append(stop)
                    paragraph.append(number)
                ends[-1] = stop
                if word != previous:
                    shape = _shape(text[begin : _word_end(text, begin, line.end)])
                features.append(
                    (shape * N_QUOTES + quote) * N_BREAKS + (0 if previous is not None else 1 if is_line else 2)
                )
                ids.append(piece)
                previous = word
        columns = (ids, features, first, starts, ends, paragraph)
        return Pieces(*(np.asarray(column, dtype=np.int64) for column in columns))


def windows(pieces: Pieces) -> list[Window]:
    """Cut the pieces into windows of at most `MAX_PIECES - 2`, breaking between paragraphs where that is possible.

    The cores of the windows tile the text: every piece is the own piece of exactly one window.
    """
    total = len(pieces.ids)
    if not total:
        return []
    words = len(pieces.first)
    is_line_start = np.ones(words, dtype=bool)
    is_line_start[1:] = pieces.paragraph[1:] != pieces.paragraph[:-1]
    breaks = np.append(pieces.first[is_line_start], total)
    word_breaks = np.append(pieces.first, total)
    found = []
    start = 0
    while start < total:
        end = _last_at_most(breaks, start + CORE_PIECES)
        if end <= start:  # one paragraph longer than a core: break between words
            end = _last_at_most(word_breaks, start + CORE_PIECES)
        if end <= start:  # one word longer than a core
            end = min(total, start + CORE_PIECES)
        found.append(Window(max(0, start - LEFT_CONTEXT), min(total, end + RIGHT_CONTEXT), start, end))
        start = end
    return found


def batch(pieces: Pieces, some: Sequence[Window], cutter: Cutter, length: int) -> tuple[IntArray, IntArray, IntArray]:
    """Ids, features and attention mask of the windows, padded to `length`: three arrays (windows, length)."""
    ids = np.zeros((len(some), length), dtype=np.int64)
    features = np.zeros_like(ids)
    mask = np.zeros_like(ids)
    for row, window in enumerate(some):
        size = window.end - window.start
        ids[row, 0], ids[row, size + 1] = cutter.cls, cutter.sep
        ids[row, 1 : size + 1] = pieces.ids[window.start : window.end]
        features[row, 1 : size + 1] = pieces.features[window.start : window.end]
        mask[row, : size + 2] = 1
    return ids, features, mask


def own_words(pieces: Pieces, some: Sequence[Window], length: int) -> tuple[IntArray, IntArray]:
    """The words that begin in the windows' cores, and where the first piece of each lies in the flattened encoder output.

    Two arrays (words,): numbers of the words, and rows of (windows * length).
    """
    words, rows = [], []
    for row, window in enumerate(some):
        first, last = np.searchsorted(pieces.first, [window.core_start, window.core_end])
        words.append(np.arange(first, last))
        rows.append(row * length + 1 + pieces.first[first:last] - window.start)
    return np.concatenate(words), np.concatenate(rows)


def _quote_states(text: str, line: Span) -> npt.NDArray[np.int8]:
    """For each character of the line: 0 outside quotations, 1 inside, 2 a quotation's own mark."""
    states = np.zeros(line.end - line.start + 1, dtype=np.int8)
    for quote in quoted_in(line.of(text), line.start):
        start, end = quote.start - line.start, quote.end - line.start
        states[start:end] = 1
        states[start : start + (2 if text[quote.start : quote.start + 2] in ("''", "``") else 1)] = 2
        if text[quote.end - 1] in CLOSING_CHARACTERS:
            states[end - (2 if text[quote.end - 2 : quote.end] == "''" else 1) : end] = 2
    return states


def _word_end(text: str, start: int, limit: int) -> int:
    end = start + 1
    while end < limit and text[end].isalnum():
        end += 1
    return end


def _shape(word: str) -> int:
    """0 lower case or no letters, 1 capitalised, 2 capitals, 3 with a digit."""
    if any(character.isdigit() for character in word):
        return 3
    if word[:1].isupper():
        return 2 if len(word) > 1 and word.isupper() else 1
    return 0


def _last_at_most(sorted_values: IntArray, limit: int) -> int:
    return int(sorted_values[np.searchsorted(sorted_values, limit, side="right") - 1])
