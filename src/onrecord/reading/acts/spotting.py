"""Runs the network that reads acts: where a text tells an act, of what kind and state, and which words are what to it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from onrecord.reading.acts.labels import (
    AID_TYPES,
    FACTUALITIES,
    FORMS,
    GROUPS,
    KINDS,
    LEFT_PIECES,
    N_ROLE_LABELS,
    PARTY_ROLES,
    REACH,
    ROLES,
    STATES,
)
from onrecord.reading.cues import FloatArray
from onrecord.reading.decode import runs, transitions, viterbi
from onrecord.reading.pieces import Cutter, IntArray, Pieces, Window, batch
from onrecord.reading.runtime import Runtime
from onrecord.records import ActKind, ActState, AidType, Factuality, Form, Span

FILE = "acts.onnx"
LENGTH_STEP = 32
"""Windows are padded to a multiple of it: every other length is one more that the runtime has to prepare."""
FIRST_TRIGGERS, MOST_TRIGGERS = 4, 14
"""Acts looked at in one window of 256 word pieces: few at first, since most windows tell none; more where all are acts."""
_TRANSITIONS = transitions(range(1, N_ROLE_LABELS, 2), N_ROLE_LABELS)


@dataclass(frozen=True, slots=True)
class Spotted:
    """One act as the network sees it."""

    trigger: Span
    """The first word of what tells it."""
    probability: float
    """That there is an act here."""
    kind: ActKind
    state: ActState | None
    factuality: Factuality
    aid_type: AidType | None
    forms: tuple[Form, ...]
    roles: Mapping[str, tuple[Span, ...]]
    """For each role that is filled, its stretches of text, in text order."""
    sureness: Mapping[Span, float]
    """Probability of each stretch that names a party to play its role."""
    certainty: tuple[float, ...]
    """What the confidence is computed from: trigger, kind, state, least sure party (0 without any)."""


class Spotter:
    """The network that reads acts, loaded. Reading with it changes nothing in it."""

    def __init__(self, path: Path, runtime: Runtime, cutter: Cutter) -> None:
        self._graph = runtime.load(path)
        self._cutter = cutter

    def spot(
        self,
        pieces: Pieces,
        marks: IntArray,
        windows: Sequence[Window],
        least: float,
    ) -> list[Spotted]:
        """The acts told in the windows, in text order. least: the least probability that is given."""
        word_of = np.searchsorted(pieces.first, np.arange(len(pieces.ids)), side="right") - 1
        begins = np.zeros(len(pieces.ids), dtype=bool)
        begins[pieces.first] = True
        found: list[Spotted] = []
        for window in windows:
            found += self._spot(pieces, marks, word_of, begins, window, least)
        return sorted(found, key=lambda act: act.trigger)

    def _spot(
        self,
        pieces: Pieces,
        marks: IntArray,
        word_of: IntArray,
        begins: IntArray,
        window: Window,
        least: float,
    ) -> list[Spotted]:
        inside = slice(window.start, window.end)
        length = -(-(window.end - window.start + 2) // LENGTH_STEP) * LENGTH_STEP
        seen, first = np.zeros((1, length), dtype=np.int64), np.zeros((1, length), dtype=np.int64)
        seen[0, 1 : 1 + window.end - window.start] = marks[word_of[inside]]
        first[0, 1 + window.core_start - window.start : 1 + window.core_end - window.start] = begins[
            window.core_start : window.core_end
        ]
        ids, features, mask = batch(pieces, [window], self._cutter, length)
        inputs: dict[str, npt.NDArray[Any]] = {
            "ids": ids,
            "features": features,
            "marks": seen,
            "mask": mask,
            "first": first,
        }
        for most in (FIRST_TRIGGERS, MOST_TRIGGERS):
            limit = np.asarray([min(most, length)], dtype=np.int64)
            best, chosen, roles, choices = self._graph.run({**inputs, "most": limit})
            sure = 1 / (1 + np.exp(-best.clip(-50, 50)))
            kept = [i for i in range(len(best)) if sure[i] >= least]
            if len(kept) < most:
                break
        words = [word_of[window.start + int(chosen[i]) - 1] for i in kept]
        return [
            self._read(pieces, word, float(sure[i]), roles[i], choices[i], begins, word_of, window, int(chosen[i]))
            for i, word in zip(kept, words, strict=True)
        ]

    def _read(
        self,
        pieces: Pieces,
        word: int,
        sure: float,
        scores: FloatArray,
        choices: FloatArray,
        begins: IntArray,
        word_of: IntArray,
        window: Window,
        chosen: int,
    ) -> Spotted:
        at = window.start + chosen - 1 + np.arange(REACH) - LEFT_PIECES
        valid = (at >= window.start) & (at < window.end)
        valid[valid] = begins[at[valid]]
        rows, places = np.flatnonzero(valid), at[valid]
        numbers = word_of[places]
        logs = scores[rows] - np.logaddexp.reduce(scores[rows], axis=1, keepdims=True)
        path = viterbi(logs[None].astype(np.float32), _TRANSITIONS)[0]
        roles: dict[str, tuple[Span, ...]] = {}
        sureness: dict[Span, float] = {}
        for number, role in enumerate(ROLES):
            label = 1 + 2 * number
            stretches = runs(path, label)
            if not stretches:
                continue
            roles[role] = tuple(
                Span(int(pieces.starts[numbers[start]]), int(pieces.ends[numbers[end - 1]])) for start, end in stretches
            )
            if role in PARTY_ROLES:
                sure_of = [float(np.exp(logs[s:e, label : label + 2]).sum(1).mean()) for s, e in stretches]
                sureness.update(zip(roles[role], sure_of, strict=True))
        parts = np.split(choices, np.cumsum(GROUPS)[:-1])
        kind, state, factuality, aid = (part.argmax() for part in parts[:4])
        certainty = (
            sure,
            float(_softmax(parts[0])[kind]),
            float(_softmax(parts[1])[state]),
            min(sureness.values(), default=0.0),
        )
        return Spotted(
            Span(int(pieces.starts[word]), int(pieces.ends[word])),
            sure,
            KINDS[kind],
            STATES[state],
            FACTUALITIES[factuality],
            AID_TYPES[aid],
            tuple(form for form, score in zip(FORMS, parts[4], strict=True) if score > 0),
            roles,
            sureness,
            certainty,
        )


def _softmax(scores: FloatArray) -> FloatArray:
    powers = np.exp(scores - scores.max())
    return np.asarray(powers / powers.sum())
