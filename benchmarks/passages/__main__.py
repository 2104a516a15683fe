"""Our short news passages: unpacked as stories, predicted and scored by bench/score_stories.py, strict figures beside.

    python -m benchmarks.passages SHARED_FOLDER a|b [--misses]

Strict: kind and state word for word and the parties right, without the scorer's equal ways of saying one thing.
"""

from __future__ import annotations

import argparse
import json
import runpy
import sys
import tempfile
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks import stories
from benchmarks.measure import read_rows

HERE = Path(__file__).parent
DRAWS = 1000


def main() -> None:
    """Unpack, predict, score."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("shared", type=Path)
    parser.add_argument("half", choices=("a", "b"))
    parser.add_argument("--misses", action="store_true")
    given = parser.parse_args()
    rows = read_rows(HERE / f"half_{given.half}.jsonl")
    with tempfile.TemporaryDirectory() as folder:
        gold, found = Path(folder) / "gold", Path(folder) / "found"
        unpack(rows, gold)
        stories.predict(gold, found, workers=2)
        score(given.shared, gold, found, misses=given.misses)


def unpack(rows: list[dict[str, Any]], folder: Path) -> None:
    """Write each passage as a story folder with one report and its gold."""
    for row in rows:
        story = folder / row["story"]
        story.mkdir(parents=True)
        (story / "01_report.json").write_text(json.dumps(row["report"]), encoding="utf-8")
        empty = {
            "origin": {"outlets": []},
            "independent_origins": 1,
            "reports": [{"file": "01_report.json", "independent": True, "cites": []}],
            "quotes": [],
            "conflicts": [],
            "statements": [],
        }
        whole = {"story": row["story"], **empty, **row["gold"]}
        (story / "gold.json").write_text(json.dumps(whole), encoding="utf-8")


def score(shared: Path, gold: Path, found: Path, *, misses: bool) -> None:
    """Print kind + state + parties and the fields, by the shared scorer and strictly, with 95 % bootstrap intervals."""
    sys.path.insert(0, str(shared / "bench"))
    scorer = runpy.run_path(str(shared / "bench" / "score_stories.py"))
    wanted, said = scorer["read_stories"](str(gold)), {}
    said = scorer["read_stories"](str(found), wanted)
    counts = []
    for name, story in wanted.items():
        c: Any = scorer["collections"].Counter()
        told: list[str] = []
        scorer["acts"](story, said[name], c, lambda _, text, told=told: told.append(text))
        c.update(_strict(scorer, story, said[name]))
        counts.append(c)
        if misses and told:
            print(f"--- {name}: {json.loads((gold / name / '01_report.json').read_text())['text']}")
            for line in told:
                print(f"    {line}")
            for act in said[name]["acts"]:
                print(f"    said {act}")
    shown = (("kind + state + parties", "acts"), ("the same, strict", "strict"))
    for what, key in shown:
        print(f"{what:26} F1 {_interval(counts, lambda c, key=key: _f1(c, key))}")
    for field in ("amount", "quantity", "item", "date", "hedged"):
        print(f"{field:26} of pairs {_interval(counts, lambda c, field=field: _share(c, f'field.{field}'))}")


def _strict(scorer: dict[str, Any], story: dict[str, Any], said: dict[str, Any]) -> dict[str, int]:
    act = scorer["Act"]
    gold = [a for a in story["acts"] if not a.get("optional")]
    optional = [a for a in story["acts"] if a.get("optional")]
    left = list(said.get("acts", []))
    hits = spared = 0
    for group in (gold, optional):
        for a in group:
            match = next(
                (
                    p
                    for p in left
                    if p["kind"] == a["kind"]
                    and p.get("state", "").replace(" ", "_") == a["state"]
                    and act(a, True).parties_right(act(p, False))
                ),
                None,
            )
            if match is not None:
                left.remove(match)
                hits, spared = hits + (group is gold), spared + (group is optional)
    return {"strict.hit": hits, "strict.wanted": len(gold), "strict.said": len(said.get("acts", [])) - spared}


def _f1(c: Any, key: str) -> float:
    return 2 * c[f"{key}.hit"] / max(c[f"{key}.said"] + c[f"{key}.wanted"], 1)


def _share(c: Any, key: str) -> float:
    return c[f"{key}.hit"] / max(c[f"{key}.wanted"], 1)


def _interval(counts: list[Any], figure: Any) -> str:
    rng = np.random.default_rng(7)
    total = sum(counts, type(counts[0])())
    drawn = []
    for _ in range(DRAWS):
        some = type(total)()
        for i in rng.integers(0, len(counts), len(counts)):
            some.update(counts[i])
        drawn.append(figure(some))
    low, high = np.percentile(drawn, [2.5, 97.5])
    return f"{figure(total):.3f} [{low:.3f}, {high:.3f}]"


if __name__ == "__main__":
    main()
