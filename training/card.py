"""Writes the model card and the weights' notice, with the figures of this run."""

from __future__ import annotations

import json
import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import Any

from benchmarks.attribution import predict
from benchmarks.measure import machine, read_rows, write_rows
from training.train import SEED, Settings

PEOPLE = {
    "attribution content+source": 0.734,
    "exact content": 0.681,
    "exact source": 0.785,
    "exact cue": 0.713,
    "given content: source": 0.916,
    "kind direct, content+source": 0.946,
}
"""What people reach against each other on 18 articles of the corpus (the data's README)."""


def run(shared: Path, folder: Path, out: Path) -> None:
    """Score the model in `out` on PolNeAR dev with the shared scorer; write MODEL_CARD.md and NOTICE beside it."""
    scores = _score(shared, folder, out)
    metrics, ranges = scores["metrics"], scores["ci95"]
    rows = [
        f"| {name} | {people:.3f} | {metrics[name]['f1']:.3f} | {ranges[name][0]:.3f}-{ranges[name][1]:.3f} |"
        for name, people in PEOPLE.items()
    ]
    size = sum(path.stat().st_size for path in out.iterdir() if path.suffix == ".onnx") / 1e6
    template = (Path(__file__).parent / "card.md").read_text(encoding="utf-8")
    card = template.format(
        figures="\n".join(rows),
        date=date.today().isoformat(),
        machine=machine(),
        size=f"{size:.1f}",
        epochs=Settings().epochs,
        seed=SEED,
        settings=(out / "settings.json").read_text(encoding="utf-8").strip(),
    )
    (out / "MODEL_CARD.md").write_text(card, encoding="utf-8")
    (out / "NOTICE").write_text((Path(__file__).parent / "notice.txt").read_text(encoding="utf-8"), encoding="utf-8")
    print("\n".join(rows))


def _score(shared: Path, folder: Path, out: Path) -> dict[str, Any]:
    gold = shared / "data" / "polnear" / "dev.jsonl.gz"
    stripped, predicted = folder / "dev_texts.jsonl", folder / "dev_predicted.jsonl"
    write_rows(stripped, ({"id": row["id"], "text": row["text"]} for row in read_rows(gold)))
    predict(stripped, predicted, 2, out)
    command = [
        sys.executable,
        str(shared / "bench" / "score_attribution.py"),
        "--gold",
        str(gold),
        "--pred",
        str(predicted),
    ]
    found = subprocess.run([*command, "--json", "--bootstrap", "1000"], check=True, capture_output=True, text=True)
    scores: dict[str, Any] = json.loads(found.stdout)
    return scores
