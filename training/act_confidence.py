"""Fit how sure an act is, on the first half of our passages, and write it to settings.json.

    python -m training.act_confidence SHARED_FOLDER [--model src/onrecord/reading/model]

An act counts as right where bench/score_stories.py finds its kind, state and parties in the passage. The confidence is a logistic
function of the logarithms of four numbers the head gives (trigger, kind, state, least sure party). Acts are given down to where
almost no right one is lost. Prints also the threshold of the best F1, which benchmarks/story_out.py uses for stories, and the
calibration error, fitted on one half of these passages and measured on the other.
"""

from __future__ import annotations

import argparse
import json
import runpy
import sys
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks.measure import expected_calibration_error, read_rows
from benchmarks.stories import report_of
from benchmarks.story_out import story_act
from onrecord import Reader
from onrecord.reading.acts import reader as acts_reader
from training.calibrate import fit

HALF_A = Path("benchmarks/passages/half_a.jsonl")
MODEL = Path("src/onrecord/reading/model")
BINS = 8
GIVEN_FROM = 0.1
"""Acts less sure are left out. Low: a person who reads the list can drop a row, but cannot see a missing one."""


def run(shared: Path, model: Path) -> None:
    """Read, judge, fit, write."""
    path = model / "settings.json"
    settings = json.loads(path.read_text(encoding="utf-8"))
    settings |= {"least_act": 0.0, "act_weights": [0.0, 1.0, 1.0, 1.0, 1.0]}
    path.write_text(json.dumps(settings, indent=1) + "\n", encoding="utf-8")
    sys.path.insert(0, str(shared / "bench"))
    known, right, half, gold = judged(runpy.run_path(str(shared / "bench" / "score_stories.py")), model)
    weights = fit(known, right, penalty=1.0)
    sure = np.round(1 / (1 + np.exp(-(weights[0] + known @ weights[1:]))), 2)
    scored = [
        (2 * right[sure >= t].sum() / (int((sure >= t).sum()) + gold), t)
        for t in np.round(np.arange(0.05, 0.8, 0.05), 2)
    ]
    f1, best = max(scored)
    outcomes = []
    for part in (0, 1):
        other = fit(known[half != part], right[half != part], penalty=1.0)
        stated = 1 / (1 + np.exp(-(other[0] + known[half == part] @ other[1:])))
        outcomes += [(float(s), bool(r)) for s, r in zip(stated, right[half == part], strict=True)]
    print(f"{len(right)} acts, {int(right.sum())} right; best F1 of single mentions {f1:.3f} at {best:.2f}")
    print(
        f"calibration error, fitted on one half, measured on the other: {expected_calibration_error(outcomes, BINS)[0]:.3f}"
    )
    settings |= {"least_act": GIVEN_FROM, "act_weights": [round(float(w), 3) for w in weights]}
    path.write_text(json.dumps(settings, indent=1) + "\n", encoding="utf-8")


def judged(scorer: dict[str, Any], model: Path) -> tuple[np.ndarray, np.ndarray, np.ndarray, int]:
    """For every act read: the logarithms its confidence is made of, whether it is right, its half; and how many gold acts."""
    certainties: list[tuple[float, ...]] = []

    def noted(weights: Any, certainty: tuple[float, ...]) -> float:
        certainties.append(certainty)
        return 0.5 + (len(certainties) - 1) * 1e-9

    acts_reader.confidence = noted  # type: ignore[assignment]
    reader, act = Reader(model), scorer["Act"]
    known, right, half, gold = [], [], [], 0
    for number, row in enumerate(read_rows(HALF_A)):
        certainties.clear()
        reading = reader.read(report_of(row["report"]))
        wanted = [act(a, True) for a in row["gold"]["acts"]]
        gold += sum(not a.optional for a in wanted)
        for found in reading.acts:
            place = round((found.confidence - 0.5) * 1e9)
            if not 0 <= place < len(certainties):
                continue  # a line of goods, which has no trigger
            said = act(story_act(found), False)
            fits = [
                a for a in wanted if a.kinds & said.kinds and a.parties_right(said) and set(a.states) & set(said.states)
            ]
            known.append([np.log(max(c, acts_reader.FLOOR)) for c in certainties[place]])
            right.append(bool(fits))
            half.append(number % 2)
    return np.asarray(known), np.asarray(right, dtype=float), np.asarray(half), gold


def main() -> None:
    """Run what the module's text says."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("shared", type=Path)
    parser.add_argument("--model", type=Path, default=MODEL)
    given = parser.parse_args()
    run(given.shared, given.model)


if __name__ == "__main__":
    main()
