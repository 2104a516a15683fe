"""A wording laid over the canonical one, word for word, in the notation of wdiff: "we will [-decide-]{+part+} on the bridges"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from rich.text import Text

from onrecord.cli.setting import styled
from onrecord.cli.terminal import one_line
from onrecord.records import Change, Quotation, Variant

_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class _Piece:
    what: Literal["same", "left_out", "added"]
    words: str


def marked(quotation: Quotation, variant: Variant) -> Text:
    """The variant's words with what became of the canonical ones. Changes whose place cannot be told follow at the end."""
    line = Text("“")
    pieces, unplaced = _pieces(one_line(quotation.canonical.words), one_line(variant.passage.words), variant.changes)
    for piece in pieces:
        line.append_text(_shown(piece))
    line.append("”")
    if unplaced:
        line.append("; also ")
        for number, change in enumerate(unplaced):
            line.append(", " if number else "")
            for piece in _of(change):
                line.append_text(_shown(piece))
    return line


def _pieces(canonical: str, wording: str, changes: Sequence[Change]) -> tuple[list[_Piece], list[Change]]:
    """The wording in pieces, and the changes that could not be found in it."""
    pieces: list[_Piece] = []
    unplaced: list[Change] = []
    read = told = 0  # up to where the canonical wording and the variant are dealt with
    for change in _in_order(canonical, changes):
        left_out = _find(change.before, canonical, read) if change.before else (read, read)
        added = (
            _find(change.after, wording, told)
            if change.after
            else left_out and _gap(canonical[left_out[1] :], wording, told)
        )
        if left_out is None or added is None:
            unplaced.append(change)
            continue
        pieces.append(_Piece("same", wording[told : added[0]]))
        if change.after:
            pieces += _of(change)
        else:  # nothing else holds left-out words and their neighbours apart
            last = added[0] == len(wording)
            pieces += [_Piece("same", " " * last), *_of(change), _Piece("same", " " * (not last))]
        read, told = left_out[1], added[1]
    pieces.append(_Piece("same", wording[told:]))
    return [piece for piece in pieces if piece.words], unplaced


def _in_order(canonical: str, changes: Sequence[Change]) -> list[Change]:
    """By where they begin in the canonical wording; words that were added stay behind the change before them."""
    keyed = []
    place = 0
    for change in changes:
        if change.before and (found := _find(change.before, canonical)):
            place = found[0]
        keyed.append((place, change))
    return [change for _, change in sorted(keyed, key=lambda pair: pair[0])]


def _gap(following: str, wording: str, start: int) -> tuple[int, int] | None:
    """Where words are missing: before those that followed them. None where these cannot be found."""
    words = _WORD.findall(following)
    if not words:
        return len(wording), len(wording)
    for length in (3, 2, 1):
        if len(words) >= length and (found := _find(" ".join(words[:length]), wording, start)):
            return found[0], found[0]
    return None


def _find(words: str, text: str, start: int = 0) -> tuple[int, int] | None:
    """Where the words stand, whole, in any case and with any marks between them."""
    parts = _WORD.findall(words)
    if not parts:
        return None
    pattern = r"(?<!\w)" + r"\W+".join(map(re.escape, parts)) + r"(?!\w)"
    found = re.compile(pattern, re.IGNORECASE).search(text, start)
    return found.span() if found else None


def _of(change: Change) -> Iterator[_Piece]:
    if change.before:
        yield _Piece("left_out", f"[-{one_line(change.before)}-]")
    if change.after:
        yield _Piece("added", f"{{+{one_line(change.after)}+}}")


def _shown(piece: _Piece) -> Text:
    return styled(piece.words, "" if piece.what == "same" else piece.what)
