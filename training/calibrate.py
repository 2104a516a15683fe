"""Choose the few numbers that belong to a set of weights, on PolNeAR dev, and write settings.json.

The confidence is a logistic function of a dozen numbers the heads give (`onrecord.reading.tagging.evidence`), fitted to
whether people marked the same content and source. The cue bias and the least confidence are chosen on the same articles for
the F1 of content and source: two numbers against 2,189 attributions.
"""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from benchmarks.measure import expected_calibration_error, matched
from onrecord.reading.decode import decode_cues
from onrecord.reading.runtime import choose
from onrecord.reading.tagging import Tagger, evidence, flat_of
from onrecord.records import Span
from training.data import read_rows

NAME = "onrecord-reader-1"
BIASES = (-0.8, -0.4, 0.0, 0.3, 0.6, 0.9, 1.2, 1.6)
N_EVIDENCE = 14


class Found(NamedTuple):
    """What was found in one article at one bias."""

    evidence: np.ndarray
    """Shape (attributions, N_EVIDENCE)."""
    right: np.ndarray
    """Whether people marked it too, shape (attributions,)."""
    gold: int
    """How many attributions people marked."""
    half: int
    """0 or 1 by a hash of the article's name."""


def run(data: Path, model: Path, name: str = NAME) -> None:
    """Fit on `data`/dev.jsonl.gz and write `model`/settings.json."""
    settings = {"name": name, "cue_bias": 0.0, "min_confidence": 0.0, "weights": [0.0] * (N_EVIDENCE + 1)}
    settings |= {"least_act": 0.0, "act_weights": [0.0] * 5}  # training.act_confidence fits these
    _write(model, settings)
    rows = read_rows(data / "dev.jsonl.gz")
    best: tuple[float, float, float, np.ndarray] | None = None
    by_bias = _find(Tagger(model, choose("cpu")), rows)
    for bias, found in by_bias.items():
        weights = fit(np.concatenate([f.evidence for f in found]), np.concatenate([f.right for f in found]))
        f1, least = _best_threshold(found, weights)
        print(f"cue bias {bias:+.1f}: content+source F1 {f1:.4f} at confidence >= {least:.2f}")
        if best is None or f1 > best[0]:
            best = f1, bias, least, weights
    assert best is not None
    _, bias, least, weights = best
    print(
        f"expected calibration error, fitted on one half of dev and measured on the other: {_crossed(by_bias[bias], least):.4f}"
    )
    settings |= {"cue_bias": bias, "min_confidence": least, "weights": [round(float(w), 4) for w in weights]}
    _write(model, settings)


def fit(inputs: np.ndarray, right: np.ndarray, penalty: float = 2.0) -> np.ndarray:
    """Logistic regression by Newton's method with an L2 penalty; returns a constant and one weight for each input."""
    x = np.concatenate([np.ones((len(inputs), 1)), inputs], axis=1)
    weights = np.zeros(x.shape[1])
    ridge = penalty * np.eye(x.shape[1])
    ridge[0, 0] = 0
    for _ in range(30):
        p = 1 / (1 + np.exp(-x @ weights))
        gradient = x.T @ (p - right) + ridge @ weights
        weights -= np.linalg.solve((x * (p * (1 - p))[:, None]).T @ x + ridge, gradient)
    return weights


def _find(tagger: Tagger, rows: list[dict[str, Any]]) -> dict[float, list[Found]]:
    by_bias: dict[float, list[Found]] = {bias: [] for bias in BIASES}
    for row in rows:
        text = row["text"]
        pieces = tagger.cut(text, [Span(0, len(text))])
        encoded = tagger.encode(pieces)
        words, tags = encoded.words, encoded.tags
        half = hashlib.sha1(row["id"].encode()).digest()[0] & 1
        for bias in BIASES:
            cues = decode_cues(tags, pieces.paragraph, bias)
            roles = tagger.roles(text, pieces, words, tags, cues)
            pairs = [(cue, role) for cue, role in zip(cues, roles, strict=True) if role.content]
            flats = [flat_of(text, pieces, cue, role, 1.0) for cue, role in pairs]
            spans = [{"source": f.source, "content": f.content} for f in flats]
            right = np.asarray(matched(text, row["attributions"], spans), dtype=float)
            known = np.asarray([evidence(tags, cue, role) for cue, role in pairs]).reshape(-1, N_EVIDENCE)
            by_bias[bias].append(Found(known, right, len(row["attributions"]), half))
    return by_bias


def _probability(known: np.ndarray, weights: np.ndarray) -> np.ndarray:
    return 1 / (1 + np.exp(-(weights[0] + known @ weights[1:])))


def _best_threshold(found: list[Found], weights: np.ndarray) -> tuple[float, float]:
    sure = np.concatenate([_probability(f.evidence, weights) for f in found]).round(2)
    right = np.concatenate([f.right for f in found])
    gold = sum(f.gold for f in found)
    scored = []
    for least in np.arange(0.0, 0.6, 0.02):
        kept = sure >= least
        scored.append((2 * right[kept].sum() / (kept.sum() + gold), round(float(least), 2)))
    return max(scored, key=lambda pair: (pair[0], -pair[1]))


def _crossed(found: list[Found], least: float) -> float:
    outcomes: list[tuple[float, bool]] = []
    for half in (0, 1):
        ours, others = ([f for f in found if (f.half == half) == same] for same in (True, False))
        weights = fit(np.concatenate([f.evidence for f in others]), np.concatenate([f.right for f in others]))
        for f in ours:
            stated = _probability(f.evidence, weights).round(2)
            outcomes += [(float(s), bool(r)) for s, r in zip(stated, f.right, strict=True) if s >= least]
    return expected_calibration_error(outcomes, bins=15)[0]


def _write(folder: Path, settings: dict[str, Any]) -> None:
    (folder / "settings.json").write_text(json.dumps(settings, indent=1) + "\n", encoding="utf-8")
