"""Stories of one or several reports: what was done or promised in them, in the form that `score_stories.py` reads.

    python -m benchmarks.stories predict DIR OUT_DIR    # DIR: story folders as in bench/stories.md, gold.json is never opened
    python -m benchmarks.stories cluster DIR [--one-week]    # all reports as one pool: do they come apart into their folders?

Goes through `onrecord.tracing`, as `onrecord trace` does.
"""

from __future__ import annotations

import argparse
import json
import os
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from benchmarks.measure import Throughput
from benchmarks.story_out import story_out
from benchmarks.story_pool import pool, show
from onrecord import Reader, Reading, Report
from onrecord.checks.reading import check
from onrecord.knowledge import Knowledge
from onrecord.reports.published import published_as_found
from onrecord.reports.regions import lay_out
from onrecord.tracing.trace import story_of


def main() -> None:
    """Run the command named on the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--workers", type=int, default=os.cpu_count() or 1)
    commands = parser.add_subparsers(required=True)
    predicting = commands.add_parser("predict", help="write one prediction a story")
    predicting.add_argument("folder", type=Path)
    predicting.add_argument("out", type=Path)
    predicting.set_defaults(run=lambda given: predict(given.folder, given.out, given.workers))
    clustering = commands.add_parser("cluster", help="shuffle all reports and group them into stories")
    clustering.add_argument("folder", type=Path)
    clustering.add_argument("--one-week", action="store_true", help="move every folder into the same week first")
    clustering.set_defaults(run=lambda given: cluster(given.folder, given.workers, one_week=given.one_week))
    given = parser.parse_args()
    given.run(given)


def predict(folder: Path, out: Path, workers: int) -> None:
    """Write `out`/STORY.json for every story folder. Prints the throughput."""
    stories = sorted(path for path in folder.iterdir() if path.is_dir())
    reader = Reader(workers=workers)
    with Throughput(reader.name, workers) as throughput:
        told = read_stories(stories, reader, throughput)
        out.mkdir(parents=True, exist_ok=True)
        for story in stories:
            text = json.dumps(account(story.name, told[story.name], reader.knowledge), ensure_ascii=False, indent=1)
            (out / f"{story.name}.json").write_text(text + "\n", encoding="utf-8")
    throughput.show()


def cluster(folder: Path, workers: int, *, one_week: bool) -> None:
    """Print how well the reports of all folders come apart again. gold.json is never opened."""
    told = read_stories(sorted(path for path in folder.iterdir() if path.is_dir()), Reader(workers=workers))
    show(pool(told, one_week=one_week))


Told = list[tuple[str, Reading]]
"""The files of a story with their readings, findings included."""


def read_stories(stories: Sequence[Path], reader: Reader, throughput: Throughput | None = None) -> dict[str, Told]:
    """The readings of every report of every story folder, by the folder's name."""
    files = [(story, file) for story in stories for file in sorted(story.glob("[0-9]*.json"))]
    rows = [json.loads(file.read_text(encoding="utf-8")) for _, file in files]
    found: dict[str, Told] = {story.name: [] for story in stories}
    readings = reader.read_many(report_of(row) for row in rows)
    for (story, file), row, reading in zip(files, rows, readings, strict=True):
        if throughput:
            throughput.count(reading, row["text"])
        found[story.name].append((file.name, replace(reading, findings=check(reading, reader.knowledge))))
    return found


def account(name: str, told: Told, knowledge: Knowledge) -> dict[str, Any]:
    """What is said of one story. Two files of one report are two carriers of it."""
    readings = {reading.report.id: reading for _, reading in told}
    files: dict[str, list[str]] = {}
    for file, reading in told:
        files.setdefault(reading.report.id, []).append(file)
    return story_out(name, story_of(list(readings.values()), knowledge), files)


def report_of(row: dict[str, Any]) -> Report:
    """A story's file as a report, laid out as the rows of a table are; its title stands beside the text."""
    layout = lay_out(row["text"], title=row.get("title"), headline=False)
    published = row.get("published")
    return Report(
        text=row["text"],
        regions=layout.regions,
        outlet=row.get("outlet"),
        url=row.get("url"),
        title=row.get("title"),
        published=published_as_found(published) if published else None,
        language=row.get("lang"),
        related=layout.related,
    )


if __name__ == "__main__":
    main()
