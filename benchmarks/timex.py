"""Time expressions: predictions through the public Reader, and both halves of a dev file scored apart.

    python -m benchmarks.timex predict IN.jsonl OUT.jsonl    # IN {"id", "dct", "text"}, OUT {"id", "timexes"}
    python -m benchmarks.timex halves SHARED_FOLDER          # data/timex/dev.jsonl by bench/score_timex.py

The halves are told apart by a hash of the id. Rules were written and tuned on `tune`; nobody has read `held`.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import runpy
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from benchmarks.measure import Throughput, read_rows, write_rows
from onrecord import Reader, Report
from onrecord.records import Published, Region, Span


def main() -> None:
    """Run the command named on the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--workers", type=int, default=os.cpu_count() or 1)
    commands = parser.add_subparsers(required=True)
    predicting = commands.add_parser("predict", help="write predictions for score_timex.py")
    predicting.add_argument("input", type=Path)
    predicting.add_argument("output", type=Path)
    predicting.set_defaults(run=lambda given: write_rows(given.output, predict(read_rows(given.input), given.workers)))
    halving = commands.add_parser("halves", help="score both halves of the dev file")
    halving.add_argument("shared", type=Path)
    halving.set_defaults(run=lambda given: halves(given.shared, given.workers))
    given = parser.parse_args()
    given.run(given)


def predict(rows: Sequence[dict[str, Any]], workers: int) -> list[dict[str, Any]]:
    """One prediction a row; an expression whose value is not known has the value null. Prints the throughput."""
    reader = Reader(workers=workers)
    predictions = []
    with Throughput(reader.name, workers) as throughput:
        for row, reading in zip(rows, reader.read_many(report_of(row) for row in rows), strict=True):
            timexes = [
                {"start": t.span.start, "end": t.span.end, "type": t.type, "value": t.value} for t in reading.times
            ]
            predictions.append(throughput.count({"id": row["id"], "timexes": timexes}, row["text"]))
    throughput.show()
    return predictions


def report_of(row: dict[str, Any]) -> Report:
    """The row's text as a report of which everything is body, published on its `dct`."""
    text, published = row["text"], None
    if row.get("dct"):
        at = datetime.fromisoformat(row["dct"])
        published = Published(at if at.tzinfo else at.replace(tzinfo=UTC), "day" if len(row["dct"]) == 10 else "second")
    return Report(text, (Region("body", Span(0, len(text))),) if text else (), path=row["id"], published=published)


def half_of(name: str) -> str:
    """Which half a text belongs to. SHA-256 and not SHA-1: by the latter's parity all of the dev file is one half."""
    return "held" if hashlib.sha256(name.encode()).digest()[0] % 2 else "tune"


def halves(shared: Path, workers: int) -> None:
    """Score each half of the dev file, and both together."""
    score: Callable[..., dict[str, Any]] = runpy.run_path(str(shared / "bench" / "score_timex.py"))["score"]
    rows = read_rows(shared / "data" / "timex" / "dev.jsonl")
    gold = {row["id"]: _tuples(row) for row in rows}
    found = {row["id"]: _tuples(row) for row in predict(rows, workers)}
    for half in ("tune", "held", "both"):
        chosen = {name: g for name, g in gold.items() if half in (half_of(name), "both")}
        result = score(chosen, {name: found[name] for name in chosen})
        print(f"{half}: {len(chosen)} texts, gold {result['gold']}, predicted {result['pred']}")
        for measure, v in result.items():
            if isinstance(v, dict):
                print(f"  {measure:8} P {v['p']:.3f} R {v['r']:.3f} F1 {v['f1']:.3f}")


def _tuples(row: dict[str, Any]) -> list[tuple[Any, ...]]:
    return [(t["start"], t["end"], t["type"], t["value"]) for t in row["timexes"]]


if __name__ == "__main__":
    main()
