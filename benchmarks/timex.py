"""Time expressions measured: `predict` reads JSONL and writes what was found, `halves` scores both halves of a dev file.

    python -m benchmarks.timex predict IN.jsonl OUT.jsonl    # IN: {"id", "dct", "text"}, OUT: {"id", "timexes": [...]}
    python -m benchmarks.timex halves /path/to/timex/dev.jsonl

The halves are told apart by a hash of the id. Rules were written and tuned on `tune` alone; nobody reads `held`.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
import resource
import runpy
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, TextIO

from onrecord.reading.times import find_times
from onrecord.records import Published, TimeExpression

SCORER = Path(__file__).resolve().parents[2] / "shared" / "bench" / "score_timex.py"


def read(text: str, published: Published | None) -> tuple[TimeExpression, ...]:
    """The time expressions of one report. To be switched to `onrecord.Reader().read(report).times`."""
    return find_times(text, published=published)


def half_of(id: str) -> str:
    """Which half a text belongs to. SHA-256 and not SHA-1: by the latter's parity all of the dev file is one half."""
    return "held" if hashlib.sha256(id.encode()).digest()[0] % 2 else "tune"


def predict(rows: Iterable[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """One prediction a row; an expression whose value is unknown has the value null."""
    for row in rows:
        found = read(row["text"], _published(row.get("dct")))
        timexes = [{"start": t.span.start, "end": t.span.end, "type": t.type, "value": t.value} for t in found]
        yield {"id": row["id"], "timexes": timexes}


def _published(dct: str | None) -> Published | None:
    if not dct:
        return None
    at = datetime.fromisoformat(dct)
    return Published(at if at.tzinfo else at.replace(tzinfo=UTC), "day" if len(dct) == 10 else "second")


def _open(path: str, mode: str) -> TextIO:
    opened: Any = gzip.open(path, mode, encoding="utf8") if path.endswith(".gz") else open(path, mode, encoding="utf8")
    return opened  # type: ignore[no-any-return]


def _rows(path: str) -> list[dict[str, Any]]:
    with _open(path, "rt") as file:
        return [json.loads(line) for line in file if line.strip()]


def run_predict(source: str, target: str) -> None:
    """Predict a file and print the throughput."""
    rows = _rows(source)
    began = time.perf_counter()
    predictions = list(predict(rows))
    seconds = time.perf_counter() - began
    with _open(target, "wt") as file:
        file.writelines(json.dumps(p, ensure_ascii=False) + "\n" for p in predictions)
    words = sum(len(row["text"].split()) for row in rows)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(
        f"{len(rows)} items in {seconds:.3f} s · {len(rows) / seconds:.1f} items/s · {words / seconds:.0f} tokens/s · "
        f"{1e6 * seconds / max(1, words):.2f} ms per 1,000 words · peak memory {peak:.0f} MB"
    )


def run_halves(source: str) -> None:
    """Score each half of a gold file, and both together."""
    score: Callable[..., dict[str, Any]] = runpy.run_path(str(SCORER))["score"]
    rows = _rows(source)
    for half in ("tune", "held", "both"):
        chosen = [row for row in rows if half in (half_of(row["id"]), "both")]
        gold = {r["id"]: [(t["start"], t["end"], t["type"], t["value"]) for t in r["timexes"]] for r in chosen}
        stripped = ({key: row.get(key) for key in ("id", "dct", "text")} for row in chosen)
        found = {
            p["id"]: [(t["start"], t["end"], t["type"], t["value"]) for t in p["timexes"]] for p in predict(stripped)
        }
        result = score(gold, found)
        figures = "  ".join(
            f"{name} P {v['p']:.3f} R {v['r']:.3f} F1 {v['f1']:.3f}"
            for name, v in result.items()
            if isinstance(v, dict)
        )
        print(f"{half}: {len(chosen)} texts, gold {result['gold']}, predicted {result['pred']}\n  {figures}")


def main(arguments: list[str] | None = None) -> int:
    """The command line."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.timex", description=(__doc__ or "").split("\n")[0])
    commands = parser.add_subparsers(dest="command", required=True)
    one = commands.add_parser("predict", help="predict a JSONL file")
    one.add_argument("source")
    one.add_argument("target")
    two = commands.add_parser("halves", help="score both halves of a gold file")
    two.add_argument("source")
    options = parser.parse_args(arguments)
    if options.command == "predict":
        run_predict(options.source, options.target)
    else:
        run_halves(options.source)
    return 0


if __name__ == "__main__":
    sys.exit(main())
