"""A cue's neighbourhood: which words it can reach, and how far each lies from it. Training and reading share it."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from onrecord.reading.pieces import IntArray

LEFT_WORDS, RIGHT_WORDS = 112, 208
"""Words a cue can reach to its left and right: 99.5 % of PolNeAR content lies within."""
REACH = LEFT_WORDS + RIGHT_WORDS
NEAR_LEFT_WORDS, NEAR_RIGHT_WORDS = 48, 80
"""The neighbourhood looked at first: 97.8 % of attributions lie in it, at two fifths of the cost."""

_EDGES = np.array([1, 2, 3, 4, 5, 6, 8, 10, 13, 17, 22, 29, 38, 50, 66, 87, 115, 151])
DISTANCES = 2 * len(_EDGES) + 3
"""Distance classes: left of the cue, the cue itself (one class for its first word, one inside), right of it."""
PARAGRAPHS = 7
"""Paragraphs between word and cue, from three or more before to three or more after."""

FloatArray = npt.NDArray[np.float32]


class Neighbourhood(NamedTuple):
    """For each cue, the words around it; every array has shape (cues, left + right[, 3])."""

    place: IntArray
    """Index of the word; clipped to the text where `inside` is False."""
    inside: npt.NDArray[np.bool_]
    """Whether there is such a word."""
    distance: IntArray
    """Class of the distance in words."""
    paragraphs: IntArray
    """Class of the distance in paragraphs."""
    between: FloatArray
    """Expected number of other cues begun between word and cue, left and right, and whether there is any."""


def neighbourhood(
    cues: IntArray,
    paragraph: IntArray,
    cue_begins: FloatArray,
    left_words: int = LEFT_WORDS,
    right_words: int = RIGHT_WORDS,
) -> Neighbourhood:
    """Describe the words around each cue, so many to the left of its first word and from it on.

    cues: first and one past the last word of each cue, shape (cues, 2).
    paragraph: paragraph number of each word, shape (words,).
    cue_begins: probability of each word to begin a cue, shape (words,).
    """
    words = len(paragraph)
    place = cues[:, :1] + np.arange(-left_words, right_words)[None, :]
    inside = (place >= 0) & (place < words)
    place = place.clip(0, max(words - 1, 0))
    before, after = cues[:, :1] - place, place - cues[:, 1:] + 1
    left = np.searchsorted(_EDGES, before, side="right")
    right = np.searchsorted(_EDGES, after, side="right")
    own = np.where(place == cues[:, :1], 2 * len(_EDGES) + 1, 2 * len(_EDGES) + 2)
    distance = np.where(before > 0, left, np.where(after > 0, len(_EDGES) + right, own))
    gap = (paragraph[place] - paragraph[cues[:, :1]]).clip(-3, 3) + 3
    running = np.concatenate([[0.0], np.cumsum(cue_begins)])
    on_left = np.where(before > 0, running[cues[:, :1]] - running[place], 0.0)
    on_right = np.where(after > 0, running[place + 1] - running[cues[:, 1:]], 0.0)
    near = np.minimum(np.stack([on_left, on_right, np.minimum(on_left + on_right, 1.0)], axis=-1), 4.0)
    return Neighbourhood(place, inside, distance, gap, near.astype(np.float32))
