"""Stories of one or several reports: what was done or promised in them, in the form that `score_stories.py` reads.

    python -m benchmarks.stories predict DIR OUT_DIR    # DIR: story folders as in bench/stories.md, gold.json is never opened

Acts and statements of each report, each once. Origins, drift and conflicts between reports are not traced yet: what is said of
them holds for a story of one report.
"""

from __future__ import annotations

import argparse
import json
import os
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from benchmarks.acts_out import story_acts
from benchmarks.measure import Throughput
from onrecord import Reader, Reading, Report
from onrecord.errors import OnrecordError
from onrecord.records import Published, Region, Span
from onrecord.reports import parse_published


def main() -> None:
    """Run the command named on the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--workers", type=int, default=os.cpu_count() or 1)
    commands = parser.add_subparsers(required=True)
    predicting = commands.add_parser("predict", help="write one prediction a story")
    predicting.add_argument("folder", type=Path)
    predicting.add_argument("out", type=Path)
    predicting.set_defaults(run=lambda given: predict(given.folder, given.out, given.workers))
    given = parser.parse_args()
    given.run(given)


def predict(folder: Path, out: Path, workers: int) -> None:
    """Write `out`/STORY.json for every story folder. Prints the throughput."""
    stories = sorted(path for path in folder.iterdir() if path.is_dir())
    files = [(story, file) for story in stories for file in sorted(story.glob("[0-9]*.json"))]
    told = [json.loads(file.read_text(encoding="utf-8")) for _, file in files]
    found: dict[Path, list[tuple[str, Reading]]] = {story: [] for story in stories}
    reader = Reader(workers=workers)
    with Throughput(reader.name, workers) as throughput:
        readings = reader.read_many(report_of(row) for row in told)
        for (story, file), row, reading in zip(files, told, readings, strict=True):
            found[story].append((file.name, throughput.count(reading, row["text"])))
    throughput.show()
    out.mkdir(parents=True, exist_ok=True)
    for story, readings_of in found.items():
        text = json.dumps(prediction(story.name, readings_of), ensure_ascii=False, indent=1)
        (out / f"{story.name}.json").write_text(text + "\n", encoding="utf-8")


def report_of(row: dict[str, Any]) -> Report:
    """A story's file as a report; the title, where there is one, is the text's headline."""
    text = row["text"]
    body = (Region("body", Span(0, len(text))),) if text.strip() else ()
    return Report(
        text=text,
        regions=body,
        outlet=row.get("outlet"),
        url=row.get("url"),
        title=row.get("title"),
        published=_published(row.get("published")),
        language=row.get("lang"),
    )


def prediction(story: str, readings: Sequence[tuple[str, Reading]]) -> dict[str, Any]:
    """What is said of one story."""
    acts: list[dict[str, Any]] = []
    for _, reading in readings:
        acts += [act for act in story_acts(reading) if act not in acts]
    return {
        "story": story,
        "acts": acts,
        "statements": _statements([reading for _, reading in readings]),
    }


def _statements(readings: Sequence[Reading]) -> list[dict[str, str]]:
    found: list[dict[str, str]] = []
    for reading in readings:
        names = {speaker.id: speaker.name for speaker in reading.speakers}
        for attribution in reading.attributions:
            name = names.get(attribution.speaker or "")
            if name:
                statement = {"speaker": name, "polarity": attribution.stance}
                if statement not in found:
                    found.append(statement)
    return found


def _published(words: str | None) -> Published | None:
    if not words:
        return None
    try:
        return parse_published(words)
    except OnrecordError:
        return None


if __name__ == "__main__":
    main()
