"""PolNeAR articles as training examples: pieces, windows and gold labels, word by word."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from benchmarks.measure import nearest, read_rows
from onrecord.reading.pieces import Cutter, IntArray, Pieces, Window, windows
from onrecord.records import Span

TAGS = ("O", "B-source", "I-source", "B-cue", "I-cue", "B-content", "I-content")
ROLES = ("O", "B-source", "I-source", "B-content", "I-content")
"""Labels of a word as seen from one cue."""

UNFINISHED = frozenset(
    {
        "breitbart_2016-06-29_donald-trump-denies-mike-tyson-i",
        "huff-post_2016-08-29_erdogan-is-in-syria-with-a-green",
        "politico_2015-12-11_politico-new-york-s-culture-busi",
        "politico_2016-02-04_insiders-trump-will-rebound-in-n",
        "nyt_2016-04-18_for-news-outlets-feeling-the-squ",
    }
)
"""Articles whose annotation stops half-way (the data's README): left out of training."""

ANNOTATORS = ("4b22", "4e07", "5fec", "6b86", "d473", "ef2d")


@dataclass(frozen=True, slots=True)
class Example:
    """One article, ready to train on."""

    id: str
    text: str
    pieces: Pieces
    windows: list[Window]
    tags: IntArray
    """Index into TAGS of each word, shape (words,)."""
    cues: IntArray
    """First word and one past the last word of each gold cue, shape (cues, 2)."""
    roles: list[IntArray]
    """For each cue, index into ROLES of each word of the article, shape (words,)."""
    annotator: int
    """1 + index into ANNOTATORS; 0 when unknown."""


def own_rows() -> list[dict[str, Any]]:
    """Our own examples, as rows like PolNeAR's: hard cases (hard.jsonl) and who tells whom (chains.jsonl)."""
    here = Path(__file__).parent
    rows = read_rows(here / "hard.jsonl")
    for row in read_rows(here / "chains.jsonl"):
        text, position, found = row["text"], 0, []
        for statement in row["statements"]:
            cue = max(text.find(statement["cue"], position), 0)
            position = cue + len(statement["cue"])
            source = [nearest(text, statement["source"], cue)] if statement["source"] else []
            content = [nearest(text, piece, cue) for piece in statement["content"]]
            found.append({"source": source, "cue": [(cue, position)], "content": content})
        rows.append({"id": row["id"], "text": text, "attributions": found})
    return rows


def example(row: dict[str, Any], cutter: Cutter) -> Example:
    """Turn one PolNeAR row into labels. Spans grow to the words they touch."""
    text = row["text"]
    pieces = cutter.cut(text, [Span(0, len(text))])
    words = len(pieces.first)
    tags = np.zeros(words, dtype=np.int64)
    cues: list[tuple[int, int]] = []
    roles: list[IntArray] = []
    for attribution in row["attributions"]:
        touched = {r: [_words(pieces, s, e) for s, e in attribution[r]] for r in ("source", "cue", "content")}
        seen = np.zeros(words, dtype=np.int64)
        _mark(tags, touched["source"], 1)
        _mark(tags, touched["content"], 5)
        _mark(tags, touched["cue"], 3)
        _mark(seen, touched["source"], 1)
        _mark(seen, touched["content"], 3)
        if touched["cue"] and touched["cue"][0][1] > touched["cue"][0][0]:
            cues.append(touched["cue"][0])
            roles.append(seen)
    annotator = row.get("annotator")
    known = 1 + ANNOTATORS.index(annotator) if annotator in ANNOTATORS else 0
    return Example(
        row["id"], text, pieces, windows(pieces), tags, np.asarray(cues, np.int64).reshape(-1, 2), roles, known
    )


def _words(pieces: Pieces, start: int, end: int) -> tuple[int, int]:
    return (
        int(np.searchsorted(pieces.ends, start, side="right")),
        int(np.searchsorted(pieces.starts, end, side="left")),
    )


def _mark(labels: npt.NDArray[np.int64], spans: list[tuple[int, int]], begin: int) -> None:
    for start, end in spans:
        if end > start:
            labels[start] = begin
            labels[start + 1 : end] = begin + 1
