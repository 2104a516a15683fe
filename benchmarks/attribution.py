"""Who said what, on PolNeAR: predictions and throughput through the public Reader.

python -m benchmarks.attribution predict IN.jsonl OUT.jsonl    # IN {"id", "text"}, OUT {"id", "attributions"}
python -m benchmarks.attribution calibration GOLD.jsonl.gz     # expected calibration error, 15 bins
"""

from __future__ import annotations

import argparse
import os
from pathlib import Path
from typing import Any

from benchmarks.measure import Throughput, read_rows, write_rows
from onrecord import Reader, Report
from onrecord.records import Reading, Region, Span


def main() -> None:
    """Run the command named on the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    commands = parser.add_subparsers(required=True)
    predicting = commands.add_parser("predict", help="write predictions for benchmarks/score_attribution.py")
    predicting.add_argument("input", type=Path)
    predicting.add_argument("output", type=Path)
    predicting.add_argument("--workers", type=int, default=os.cpu_count() or 1)
    predicting.add_argument("--model", type=Path)
    predicting.set_defaults(run=lambda given: predict(given.input, given.output, given.workers, given.model))
    calibrating = commands.add_parser("calibration", help="how far stated confidence is from the share that is right")
    calibrating.add_argument("gold", type=Path)
    calibrating.add_argument("--model", type=Path)
    calibrating.set_defaults(run=lambda given: calibration(given.gold, given.model))
    given = parser.parse_args()
    given.run(given)


def predict(source: Path, target: Path, workers: int, model: Path | None) -> None:
    """Read every article of `source` and write its attributions to `target`."""
    rows = read_rows(source)
    reader = Reader(model, workers=workers)
    for _ in reader.read_many([Report("")] * workers * 8):
        pass  # every worker has started before the clock does
    with Throughput(reader.name, workers) as throughput:
        readings = reader.read_many(_report(row) for row in rows)
        predictions = [
            throughput.count(_prediction(row["id"], reading), row["text"])
            for row, reading in zip(rows, readings, strict=True)
        ]
    write_rows(target, predictions)
    throughput.show()


def calibration(gold: Path, model: Path | None) -> None:
    """Print confidence against the share of attributions whose content and source a person marked too."""
    from benchmarks.measure import expected_calibration_error, matched

    reader = Reader(model)
    outcomes: list[tuple[float, bool]] = []
    for row in read_rows(gold):
        found = reader.read(_report(row)).attributions
        right = matched(row["text"], row["attributions"], [_spans(a) for a in found])
        outcomes += [(a.confidence, is_right) for a, is_right in zip(found, right, strict=True)]
    error, bins = expected_calibration_error(outcomes, bins=15)
    print("confidence    n  right")
    for low, count, mean, share in bins:
        print(f"{low:.2f}-    {count:6}  {share:.3f}  (stated {mean:.3f})")
    print(f"expected calibration error {error:.4f} over {len(outcomes)} attributions, 15 bins")


def _report(row: dict[str, Any]) -> Report:
    text = row["text"]
    return Report(text, (Region("body", Span(0, len(text))),) if text else (), path=row["id"])


def _prediction(name: str, reading: Reading) -> dict[str, Any]:
    return {"id": name, "attributions": [_spans(attribution) for attribution in reading.attributions]}


def _spans(attribution: Any) -> dict[str, list[list[int]]]:
    return {role: [list(span) for span in getattr(attribution, role)] for role in ("source", "cue", "content")}


if __name__ == "__main__":
    main()
