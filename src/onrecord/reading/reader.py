"""The reader: one report in, one reading out; a pure function of the report and of the reader's version.

Invariant: `read` looks at nothing but the report. `read_many` gives the same readings in the same order whatever the
number of workers, because every worker calls `read`.
"""

from __future__ import annotations

import hashlib
import signal
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from functools import cached_property
from importlib.resources import files
from multiprocessing import get_context
from pathlib import Path
from weakref import finalize

from onrecord.errors import UsageError
from onrecord.knowledge import Knowledge
from onrecord.knowledge.rates import rates_file
from onrecord.reading.acts.reader import ActReader, Scene
from onrecord.reading.attributions import complete
from onrecord.reading.cast import Cast
from onrecord.reading.money import find_money
from onrecord.reading.quantities import find_quantities
from onrecord.reading.runtime import Device, choose
from onrecord.reading.tagging import FILES, Tagger
from onrecord.reading.times import find_times
from onrecord.records import Reading, Report

_AHEAD = 4
"""Reports handed out for each worker before the first of them must be back: bounds memory, keeps workers busy."""


class Reader:
    """Reads reports with one set of weights.

    model: folder with other weights of the same form (docs/model.md); None takes those that ship with onrecord.
    knowledge: folder with a user's own knowledge files (docs/knowledge.md), read after ours; None takes ours alone.
    device: "cpu", or "cuda" with the `gpu` extra.
    workers: processes for `read_many`; with one, reports are read in turn in this process. A report is always read on
        one core: sums taken over several come out differently in the last digit, and a reading must not depend on that.
    Raises UsageError where the model, the device or a knowledge file cannot be used.
    """

    def __init__(
        self,
        model: Path | str | None = None,
        *,
        knowledge: Path | str | None = None,
        device: Device = "cpu",
        workers: int = 1,
    ) -> None:
        if workers < 1:
            raise UsageError(f"Cannot read with {workers} workers", "Give 1 or more.")
        self._folder = Path(model) if model else Path(str(files("onrecord.reading"))) / "model"
        self._device: Device = device
        self._workers = workers
        self._runtime = choose(device)
        self._tagger = Tagger(self._folder, self._runtime)
        self._own_knowledge = Path(knowledge) if knowledge else None
        self.knowledge = Knowledge.load(self._own_knowledge)
        """The facts it reads with."""
        settings = self._tagger.settings
        self._acts = ActReader(self._folder, self._runtime, self._tagger.cutter, self.knowledge, settings)
        version = _version(self._folder, self._runtime.name, self.knowledge.fingerprint)
        self.name = f"{self._tagger.settings.name}@{version}"
        """Name and version: a hash over weights, code, knowledge, a user's files, rates, runtime and precision."""

    def read(self, report: Report) -> Reading:
        """Read one report. One that is kept unread (`Report.unread`) gives a reading with nothing in it."""
        if report.unread:
            return Reading(report, self.name)
        text = report.text
        spans = [region.span for region in report.regions if region.kind in ("headline", "body")]
        times = find_times(text, published=report.published, spans=spans)
        money = find_money(text, spans)
        taken = [*(time.span for time in times), *(sum_.span for sum_ in money)]
        quantities = find_quantities(text, taken=taken, spans=spans)
        pieces = self._tagger.cut(text, spans)
        encoded = self._tagger.encode(pieces)
        flats = self._tagger.tag(text, spans, pieces, encoded)
        cast = Cast(report, self.knowledge, flats)
        attributions = complete(report, flats, times, cast, self.knowledge)
        speakers = cast.speakers()
        scene = Scene(report, spans, pieces, times, money, quantities, attributions, speakers)
        return Reading(report, self.name, speakers, times, money, quantities, attributions, self._acts.read(scene))

    def read_many(self, reports: Iterable[Report]) -> Iterator[Reading]:
        """Read reports as they come, in order; at most a few for each worker are held in memory.

        The workers start with the first call and stay, idle, until the reader is no longer used.
        """
        if self._workers == 1:
            yield from map(self.read, reports)
            return
        waiting: deque[Future[Reading]] = deque()
        try:
            for report in reports:
                waiting.append(self._pool.submit(_read_in_worker, report))
                if len(waiting) >= _AHEAD * self._workers:
                    yield waiting.popleft().result()
            while waiting:
                yield waiting.popleft().result()
        finally:
            for future in waiting:
                future.cancel()

    @cached_property
    def _pool(self) -> ProcessPoolExecutor:
        given = (self._folder, self._own_knowledge, self._device)
        pool = ProcessPoolExecutor(self._workers, get_context("spawn"), _start_worker, given)
        finalize(self, pool.shutdown, wait=False, cancel_futures=True)
        return pool


_worker: Reader | None = None


def _start_worker(folder: Path, knowledge: Path | None, device: Device) -> None:
    global _worker
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the parent's to handle
    _worker = Reader(folder, knowledge=knowledge, device=device)


def _read_in_worker(report: Report) -> Reading:
    assert _worker is not None, "the pool starts every worker before it hands out a report"
    return _worker.read(report)


def _version(folder: Path, runtime: str, own_knowledge: str) -> str:
    digest = hashlib.sha256(f"{runtime}\0{own_knowledge}\0".encode() + rates_file().read_bytes())
    package = Path(str(files("onrecord")))
    rooms = [package / room for room in ("records", "knowledge", "reading")]
    code = [path for room in rooms for path in room.rglob("*") if path.is_file() and folder not in path.parents]
    kept = [path for path in code if "__pycache__" not in path.parts and "model" not in path.parent.parts[-1:]]
    for path in sorted(kept):
        digest.update(path.relative_to(package).as_posix().encode() + b"\0" + path.read_bytes())
    for name in FILES:
        digest.update(name.encode() + b"\0" + (folder / name).read_bytes())
    return digest.hexdigest()[:12]
