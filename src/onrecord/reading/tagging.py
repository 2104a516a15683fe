"""Finds the attributions of one text with the model: who is credited, by which words, with what."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from onrecord.errors import UsageError
from onrecord.reading.boundaries import said_by_another, tidy
from onrecord.reading.cues import (
    LEFT_WORDS,
    NEAR_LEFT_WORDS,
    NEAR_RIGHT_WORDS,
    RIGHT_WORDS,
    FloatArray,
    neighbourhood,
)
from onrecord.reading.decode import Roles, decode_cues, decode_roles
from onrecord.reading.flat import FlatAttribution
from onrecord.reading.layout import settle
from onrecord.reading.pieces import Cutter, IntArray, Pieces, Window, batch, own_words, windows
from onrecord.reading.repair import repair
from onrecord.reading.runtime import Runtime
from onrecord.records import Span

FILES = ("settings.json", "tokenizer.json", "encoder.onnx", "cues.onnx", "acts.onnx")

LENGTH_STEP = 16
"""Windows are padded to the next multiple: few different shapes for the runtime to prepare, little padding."""
MAX_WINDOWS = 6
"""Windows run at a time: bounds the memory that a very long report takes."""
MAX_CUES = 48
"""Cues run at a time."""


@dataclass(frozen=True, slots=True)
class ModelSettings:
    """What belongs to a set of weights and is not a weight; `training.calibrate` writes it."""

    name: str
    """Name and version of the weights."""
    cue_bias: float
    """Added to the log-probability of the cue labels: more makes the reader find more and be wrong more often."""
    min_confidence: float
    """Attributions less sure than this are left out."""
    weights: tuple[float, ...]
    """Of the logistic confidence: a constant, then one for each number of `evidence`."""
    least_act: float
    """Acts less sure than this are left out; `training.act_confidence` writes it and the next."""
    act_weights: tuple[float, ...]
    """Of an act's logistic confidence: a constant, then one for the logarithm of each number of `Spotted.certainty`."""

    @classmethod
    def load(cls, path: Path) -> ModelSettings:
        """Read settings.json. Raises UsageError where it is not one."""
        try:
            values = json.loads(path.read_text(encoding="utf-8"))
            return cls(
                values["name"],
                values["cue_bias"],
                values["min_confidence"],
                tuple(values["weights"]),
                values["least_act"],
                tuple(values["act_weights"]),
            )
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise UsageError(
                f'Cannot use the model at "{path.parent}": {path.name}: {error!r}',
                f"--model takes a folder with {', '.join(FILES)}; see docs/model.md.",
            ) from error


@dataclass(frozen=True, slots=True)
class Encoded:
    """One text as the encoder sees it."""

    words: FloatArray
    """Vector of each word, shape (words, H)."""
    tags: FloatArray
    """Log-probabilities of each word's tags, shape (words, 7)."""


class Tagger:
    """The model, loaded. Reading with it changes nothing in it."""

    def __init__(self, folder: Path, runtime: Runtime) -> None:
        missing = [name for name in FILES if not (folder / name).is_file()]
        if missing:
            raise UsageError(
                f'No model at "{folder}": {", ".join(missing)} not found',
                f"--model takes a folder with {', '.join(FILES)}.",
            )
        self.settings = ModelSettings.load(folder / "settings.json")
        self.cutter = Cutter(folder / "tokenizer.json")
        self._encoder = runtime.load(folder / "encoder.onnx")
        self._cues = runtime.load(folder / "cues.onnx")

    def tag(self, text: str, spans: Sequence[Span], pieces: Pieces, encoded: Encoded) -> tuple[FlatAttribution, ...]:
        """The attributions in the stretches `spans` of `text`, which `pieces` holds, in order of their cues."""
        words, tags = encoded.words, encoded.tags
        cues = decode_cues(tags, pieces.paragraph, self.settings.cue_bias)
        roles = self.roles(text, pieces, words, tags, cues)
        found = []
        for cue, role in zip(cues, roles, strict=True):
            sure = confidence(self.settings.weights, tags, cue, role)
            if role.content and sure >= self.settings.min_confidence:
                found.append(flat_of(text, pieces, cue, role, sure))
        return settle(text, spans, found)

    def cut(self, text: str, spans: Sequence[Span]) -> Pieces:
        """The stretches `spans` of `text` as the encoder sees them."""
        return self.cutter.cut(text, spans)

    def encode(self, pieces: Pieces) -> Encoded:
        """What the encoder makes of the pieces; of no pieces, empty arrays.

        Windows of like length run together, so that almost nothing is spent on padding.
        """
        if not len(pieces.first):
            return Encoded(np.zeros((0, 0), np.float32), np.zeros((0, 7), np.float32))
        by_length: dict[int, list[Window]] = defaultdict(list)
        for window in windows(pieces):
            by_length[-(-(window.end - window.start + 2) // LENGTH_STEP) * LENGTH_STEP].append(window)
        parts = [
            self._encode(pieces, alike[start : start + MAX_WINDOWS], length)
            for length, alike in by_length.items()
            for start in range(0, len(alike), MAX_WINDOWS)
        ]
        order = np.argsort(np.concatenate([part[0] for part in parts]), kind="stable")
        vectors, tags = (np.concatenate([part[i] for part in parts])[order] for i in (1, 2))
        return Encoded(vectors, log_softmax(tags))

    def _encode(self, pieces: Pieces, some: Sequence[Window], length: int) -> tuple[IntArray, FloatArray, FloatArray]:
        """Numbers, vectors and tag scores of the words that are the windows' own."""
        ids, features, mask = batch(pieces, some, self.cutter, length)
        hidden, scores = self._encoder.run({"ids": ids, "features": features, "mask": mask})
        words, rows = own_words(pieces, some, length)
        return words, hidden.reshape(-1, hidden.shape[-1])[rows], scores.reshape(-1, scores.shape[-1])[rows]

    def roles(self, text: str, pieces: Pieces, words: FloatArray, tags: FloatArray, cues: IntArray) -> list[Roles]:
        """What each cue governs. cues: first and one past the last word, (cues, 2).

        The near neighbourhood is looked at first, and the whole one only for cues whose source or content runs out of it.
        """
        begins = np.exp(tags[:, 3])
        found = self._roles(pieces, words, begins, cues, NEAR_LEFT_WORDS, NEAR_RIGHT_WORDS)
        far = [number for number, roles in enumerate(found) if roles.is_cut]
        if far:
            again = self._roles(pieces, words, begins, cues[far], LEFT_WORDS, RIGHT_WORDS)
            for number, roles in zip(far, again, strict=True):
                found[number] = roles
        return repair(text, pieces, tags, cues, found)

    def _roles(
        self, pieces: Pieces, words: FloatArray, begins: FloatArray, cues: IntArray, left: int, right: int
    ) -> list[Roles]:
        found: list[Roles] = []
        for start in range(0, len(cues), MAX_CUES):
            some = cues[start : start + MAX_CUES]
            near = neighbourhood(some, pieces.paragraph, begins, left, right)
            low, high = int(near.place.min()), int(near.place.max()) + 1
            (scores,) = self._cues.run(
                {
                    "words": words[low:high],
                    "cues": words[np.stack([some[:, 0], some[:, 1] - 1], axis=1)].reshape(len(some), -1),
                    "place": near.place - low,
                    "distance": near.distance,
                    "paragraphs": near.paragraphs,
                    "between": near.between,
                }
            )
            found += decode_roles(log_softmax(scores), near.place, near.inside)
        return found


def flat_of(text: str, pieces: Pieces, cue: IntArray, roles: Roles, sure: float) -> FlatAttribution:
    """One decoded attribution in characters of the text."""
    (words,) = _spans(pieces, [(int(cue[0]), int(cue[1]))])
    content = said_by_another(text, words, tidy(text, _spans(pieces, roles.content)))
    return FlatAttribution(_spans(pieces, roles.source), (words,), content, sure)


def evidence(tags: FloatArray, cue: IntArray, roles: Roles) -> tuple[float, ...]:
    """The numbers that the confidence of an attribution is computed from."""
    start, end = int(cue[0]), int(cue[1])
    sure = np.exp(tags[start:end, 3:5]).sum(1)
    return (
        float(sure[0]),
        float(sure.mean()),
        float(np.exp(tags[start, 3])),
        float(1 - np.exp(tags[end, 4])) if end < len(tags) else 1.0,
        *roles.certainty,
        float(np.log1p(sum(e - s for s, e in roles.content))),
        float(len(roles.content) > 1),
    )


def confidence(weights: Sequence[float], tags: FloatArray, cue: IntArray, roles: Roles) -> float:
    """Probability that the attribution is right, two decimals. A logistic function of `evidence`."""
    score = weights[0] + sum(w * x for w, x in zip(weights[1:], evidence(tags, cue, roles), strict=True))
    return round(float(1 / (1 + np.exp(-score))), 2)


def log_softmax(scores: FloatArray) -> FloatArray:
    """Log-probabilities along the last axis."""
    shifted = scores - scores.max(-1, keepdims=True)
    return np.asarray(shifted - np.log(np.exp(shifted).sum(-1, keepdims=True)), dtype=np.float32)


def _spans(pieces: Pieces, words: Sequence[tuple[int, int]]) -> tuple[Span, ...]:
    return tuple(Span(int(pieces.starts[start]), int(pieces.ends[end - 1])) for start, end in words)
