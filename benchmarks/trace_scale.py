"""Many reports traced end to end: from readings to told stories, time for each stage, memory, and whether stories stay apart.

    python -m benchmarks.trace_scale [--reports 100000] [--stories 20000] [--weeks 104] [--workers 2]

The reports are made from the example stories (`story_templates`), their readings lie compressed on disk as a ledger's do, and
only tracing is timed: a digest of each reading, grouping, and telling each story from its readings. Runs half of it first and
then all, over the same weeks, so that everything lies twice as dense, and prints how many times as long twice as much takes.
"""

from __future__ import annotations

import argparse
import gc
import os
import pickle
import random
import resource
import statistics
import tempfile
import time
import zlib
from collections import Counter
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path
from typing import NamedTuple

from benchmarks.measure import machine
from benchmarks.stories import read_stories
from benchmarks.story_pool import Pooled
from benchmarks.story_templates import Exchange, Template
from onrecord import Reader, Reading
from onrecord.knowledge import Knowledge
from onrecord.tracing.digests import Digest, digest, from_bytes, published_at, to_bytes
from onrecord.tracing.grouping import MemoryIndex, group, neighbourhood
from onrecord.tracing.trace import story_of

_UNEVEN = (0, 2, -2, 1, -1, 2, -3, 1)
"""How many reports more or fewer than on average stories have, one after the other; they add up to nothing."""
CHUNK = 250
"""Stories that one task makes or tells."""
FRESH = 200
"""Reports that are taken out and come in again, one by one."""


class Kept(NamedTuple):
    """Where the reading of a made report lies."""

    report: str
    story: int
    file: Path
    start: int
    length: int


@dataclass(frozen=True, slots=True)
class Run:
    """What tracing so many reports took."""

    reports: int
    digesting_s: float
    grouping_s: float
    telling_s: float

    @property
    def total_s(self) -> float:
        """Seconds from readings to stories."""
        return self.digesting_s + self.grouping_s + self.telling_s


def main() -> None:
    """Make, trace and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--folder", type=Path, default=Path("examples/stories"))
    parser.add_argument("--reports", type=int, default=100_000)
    parser.add_argument("--stories", type=int, default=20_000)
    parser.add_argument("--weeks", type=int, default=104)
    parser.add_argument("--workers", type=int, default=2)
    given = parser.parse_args()
    print(machine())
    with tempfile.TemporaryDirectory() as folder:
        templates = Path(folder, "templates")
        read = read_stories(sorted(given.folder.iterdir()), Reader(workers=given.workers))
        dated = [[it for _, it in told if it.report.published] for told in read.values()]
        templates.write_bytes(pickle.dumps(dated))
        runs = []
        for part in (2, 1):
            scale = Scale(given.reports // part, given.stories // part, given.weeks)
            context = get_context("spawn")
            with ProcessPoolExecutor(given.workers, context, _start, (templates,)) as workers:
                runs.append(run(scale, Path(folder), workers))
    half, whole = runs
    print(f"twice the reports took {whole.total_s / half.total_s:.2f} times as long")


@dataclass(frozen=True, slots=True)
class Scale:
    """How much is made."""

    reports: int
    stories: int
    weeks: int
    """Over which the stories are spread."""


def run(scale: Scale, folder: Path, workers: ProcessPoolExecutor) -> Run:
    """Make the reports, trace them and print what it took."""
    chunks = [range(at, min(at + CHUNK, scale.stories)) for at in range(0, scale.stories, CHUNK)]
    kept = [one for some in workers.map(_make, chunks, [folder] * len(chunks), [scale] * len(chunks)) for one in some]
    begun = time.perf_counter()
    parts = [kept[at : at + 5 * CHUNK] for at in range(0, len(kept), 5 * CHUNK)]
    digests = [from_bytes(content) for contents in workers.map(_digest, parts) for content in contents]
    digested = time.perf_counter()
    groups = group(digests)
    grouped = time.perf_counter()
    lying = {one.report: one for one in kept}
    placed = [[lying[report] for report in reports] for reports in groups]
    told = [placed[at : at + CHUNK] for at in range(0, len(placed), CHUNK)]
    memories: dict[int, int] = {}
    for worker, memory in workers.map(_tell, told):
        memories[worker] = max(memory, memories.get(worker, 0))
    ended = time.perf_counter()
    found = Run(len(kept), digested - begun, grouped - digested, ended - grouped)
    memory = sum(memories.values()) + resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    print(
        f"{found.reports} reports in {scale.stories} stories: {found.total_s:.0f} s (digests {found.digesting_s:.0f} s, "
        f"grouping {found.grouping_s:.0f} s, telling {found.telling_s:.0f} s), {memory / 1024**2:.1f} GB in all processes"
    )
    _show_groups(kept, groups)
    _show_fresh(digests)
    return found


def _show_groups(kept: Sequence[Kept], groups: Sequence[tuple[str, ...]]) -> None:
    story = {one.report: str(one.story) for one in kept}
    named = [[(story[report], report) for report in reports] for reports in groups]
    pooled = Pooled(Counter(story.values()), named)
    precision, recall, f1 = pooled.figures()
    print(
        f"  {len(groups)} groups, the largest of {max(map(len, groups))}; of several stories: {len(pooled.mixed())}; "
        f"B-cubed precision {precision:.3f}, recall {recall:.3f}, F1 {f1:.3f}"
    )


def _show_fresh(digests: Sequence[Digest]) -> None:
    """Time one more report: its neighbourhood and the stories there."""
    index = MemoryIndex(digests)
    times, sizes = [], []
    for fresh in random.Random(1).sample(digests, FRESH):
        begun = time.perf_counter()
        around = neighbourhood(fresh, index)
        group(around)
        times.append(1000 * (time.perf_counter() - begun))
        sizes.append(len(around))
    print(
        f"  one new report: {statistics.median(times):.0f} ms, 19 of 20 under {statistics.quantiles(times, n=20)[-1]:.0f} ms; "
        f"{statistics.median(sizes):.0f} reports looked at again, at most {max(sizes)}"
    )


_templates: list[Template] = []
_knowledge: list[Knowledge] = []


def _start(templates: Path) -> None:
    """Load what every task needs, out of the garbage collector's sight: it stays for good."""
    _knowledge.append(Knowledge.load())
    _templates.extend(Template.of(readings, _knowledge[0]) for readings in pickle.loads(templates.read_bytes()))
    gc.collect()
    gc.freeze()


def _make(stories: range, folder: Path, scale: Scale) -> list[Kept]:
    """Make these stories and keep their readings in a file."""
    file = folder / f"{scale.stories}-{stories.start}"
    kept = []
    with file.open("wb") as out:
        for story in stories:
            for reading in _made(story, scale):
                content = zlib.compress(pickle.dumps(reading), 1)
                kept.append(Kept(reading.report.id, story, file, out.tell(), len(content)))
                out.write(content)
    return kept


def _made(story: int, scale: Scale) -> Iterator[Reading]:
    """The reports of one story: some of its template's, as many as on average, or up to three more or fewer."""
    draw = random.Random(story)
    template = _templates[story % len(_templates)]
    exchange = Exchange(story, draw.randrange(scale.weeks) - template.week)
    share = scale.reports * (story + 1) // scale.stories - scale.reports * story // scale.stories
    size = min(len(template.readings), share + _UNEVEN[story % len(_UNEVEN)])
    for number in sorted(draw.sample(range(len(template.readings)), size)):
        yield template.make(number, exchange, f"https://made.example/{story}/{number}")


def _digest(kept: Sequence[Kept]) -> list[bytes]:
    return [to_bytes(digest(reading, published_at(reading) or 0)) for reading in map(_read, kept)]


def _tell(groups: Sequence[Sequence[Kept]]) -> tuple[int, int]:
    """Tell these stories; gives the worker's number and its greatest memory."""
    for kept in groups:
        story_of([_read(one) for one in kept], _knowledge[0])
    return os.getpid(), resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


def _read(kept: Kept) -> Reading:
    with kept.file.open("rb") as file:
        file.seek(kept.start)
        reading: Reading = pickle.loads(zlib.decompress(file.read(kept.length)))
    return reading


if __name__ == "__main__":
    main()
