"""From scores to well-formed attributions.

Cues are decoded first; then, seen from each cue, its source and its content. Both are Viterbi searches in which an
"inside" label can only follow its own kind, so every span is whole, and every attribution has exactly one cue, at most
one source and one or more pieces of content.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from onrecord.reading.cues import FloatArray
from onrecord.reading.pieces import IntArray

_IMPOSSIBLE = -1e4
EDGE = 5
"""Words at either end of a neighbourhood whose labels saw less than the convolutions' width beside them."""


def transitions(begins: Sequence[int], labels: int) -> FloatArray:
    """Score of going from label (row) to label (column): nothing, or impossible into an inside label from elsewhere."""
    table = np.zeros((labels, labels), dtype=np.float32)
    for begin in begins:
        inside = begin + 1
        table[:, inside] = _IMPOSSIBLE
        table[[begin, inside], inside] = 0.0
    return table


_CUE_TRANSITIONS = transitions([1], 3)
_ROLE_TRANSITIONS = transitions([1, 3], 5)


def viterbi(scores: FloatArray, transitions: FloatArray) -> IntArray:
    """Best label sequence of each row. scores: (rows, steps, labels), log scale; returns (rows, steps)."""
    rows, steps, labels = scores.shape
    if not rows or not steps:
        return np.zeros((rows, steps), dtype=np.int64)
    first = scores[:, 0].copy()
    first[:, transitions[0] < 0] = _IMPOSSIBLE
    best, back = first, np.zeros((steps, rows, labels), dtype=np.int64)
    for step in range(1, steps):
        reached = best[:, :, None] + transitions[None]
        back[step] = reached.argmax(1)
        best = reached.max(1) + scores[:, step]
    path = np.zeros((rows, steps), dtype=np.int64)
    path[:, -1] = best.argmax(1)
    for step in range(steps - 1, 0, -1):
        path[:, step - 1] = back[step][np.arange(rows), path[:, step]]
    return path


def runs(labels: IntArray, begin: int) -> list[tuple[int, int]]:
    """Stretches `[start, end)` of `begin` followed by any number of `begin + 1`."""
    starts = np.flatnonzero(labels == begin)
    inside = labels == begin + 1
    found = []
    for start in starts.tolist():
        end = start + 1
        while end < len(labels) and inside[end]:
            end += 1
        found.append((start, end))
    return found


def decode_cues(tags: FloatArray, paragraph: IntArray, bias: float) -> IntArray:
    """First and one past the last word of each cue, shape (cues, 2); no cue runs from one paragraph into the next.

    tags: log-probabilities of the tagging head, shape (words, 7); paragraph: number of each word's paragraph, in order;
    `bias` is added to the two cue labels.
    """
    other = np.logaddexp.reduce(tags[:, [0, 1, 2, 5, 6]], axis=1)
    scores = np.stack([other, tags[:, 3] + bias, tags[:, 4] + bias], axis=1)
    starts = np.flatnonzero(np.diff(paragraph, prepend=-1))
    lengths = np.diff(starts, append=len(paragraph))
    rows = np.repeat(np.arange(len(starts)), lengths)
    columns = np.arange(len(paragraph)) - np.repeat(starts, lengths)
    padded = np.full((len(starts), int(lengths.max(initial=0)), 3), _IMPOSSIBLE, dtype=np.float32)
    padded[:, :, 0] = 0.0
    padded[rows, columns] = scores
    found = runs(viterbi(padded, _CUE_TRANSITIONS)[rows, columns], 1)
    return np.asarray(found, dtype=np.int64).reshape(-1, 2)


class Roles(NamedTuple):
    """What one cue governs, in words of the text."""

    source: tuple[tuple[int, int], ...]
    content: tuple[tuple[int, int], ...]
    certainty: tuple[float, ...]
    """What the confidence is computed from, see `_certainty`."""
    is_cut: bool
    """Whether source or content touches an edge of the neighbourhood, so that a wider one may show more."""


def decode_roles(scores: FloatArray, place: IntArray, inside: npt.NDArray[np.bool_]) -> list[Roles]:
    """Source and content of each cue.

    scores: log-probabilities of the cue head, (cues, reach, 5); place, inside: from `cues.neighbourhood`.
    """
    scores = np.where(inside[:, :, None], scores, np.array([0, *[_IMPOSSIBLE] * 4], dtype=np.float32))
    paths = viterbi(scores, _ROLE_TRANSITIONS)
    return [_roles(row, path, where) for row, path, where in zip(scores, paths, place, strict=True)]


def _roles(scores: FloatArray, path: IntArray, place: IntArray) -> Roles:
    sources = runs(path, 1)
    if len(sources) > 1:  # one source: the one the head is surest of
        sources = [max(sources, key=lambda run: float(scores[run[0] : run[1], 1:3].max(1).sum()))]
    contents = runs(path, 3)
    return Roles(
        tuple((int(place[s]), int(place[e - 1]) + 1) for s, e in sources),
        tuple((int(place[s]), int(place[e - 1]) + 1) for s, e in contents),
        _certainty(np.exp(scores), path, sources, contents),
        bool(path[:EDGE].any() or path[-EDGE:].any()),
    )


def _certainty(
    probability: FloatArray, path: IntArray, sources: Sequence[tuple[int, int]], contents: Sequence[tuple[int, int]]
) -> tuple[float, ...]:
    """Mean probability of the source's and of the content's words, of their first words, and of there being none."""

    def mean(spans: Sequence[tuple[int, int]], labels: slice) -> float:
        chosen = [probability[s:e, labels].sum(1) for s, e in spans]
        return float(np.concatenate(chosen).mean()) if chosen else 0.0

    def begin(spans: Sequence[tuple[int, int]], label: int) -> float:
        return float(np.mean([probability[s, label] for s, _ in spans])) if spans else 0.0

    def end(spans: Sequence[tuple[int, int]], labels: slice) -> float:
        after = [1 - probability[e, labels].sum() if e < len(probability) else 1.0 for _, e in spans]
        return float(np.mean(after)) if after else 0.0

    source, content = slice(1, 3), slice(3, 5)
    missed = float(probability[:, source][path != 1].max(initial=0.0)) if not sources else 0.0
    return (
        mean(sources, source),
        begin(sources, 1),
        end(sources, source),
        mean(contents, content),
        begin(contents, 3),
        end(contents, content),
        1.0 - missed,
        float(bool(sources)),
    )
