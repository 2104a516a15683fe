"""What every benchmark needs: rows in and out, throughput, memory, the machine, calibration."""

from __future__ import annotations

import gzip
import json
import os
import platform
import re
import time
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from multiprocessing import active_children, current_process
from pathlib import Path
from typing import Any

_TOKEN = re.compile(r"\w+|[^\w\s]")
_UNITS = ("amx_int8", "avx512_vnni", "avx_vnni", "avx512_bf16", "avx2")


def read_rows(path: Path) -> list[dict[str, Any]]:
    """Rows of a JSON Lines file, gzipped where the name ends in .gz."""
    opened = gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else open(path, encoding="utf-8")
    with opened as lines:
        return [json.loads(line) for line in lines if line.strip()]


def nearest(text: str, words: str, place: int) -> tuple[int, int]:
    """Where `words` stand in the text, at the occurrence nearest to `place`. Raises ValueError where they do not."""
    starts = [match.start() for match in re.finditer(re.escape(words), text)]
    if not starts:
        raise ValueError(f"{words!r} is not in {text[:60]!r}")
    start = min(starts, key=lambda s: min(abs(s - place), abs(s + len(words) - place)))
    return start, start + len(words)


def write_rows(path: Path, rows: Iterable[dict[str, Any]]) -> None:
    """Write rows as JSON Lines, gzipped where the name ends in .gz."""
    data = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows).encode()
    path.write_bytes(gzip.compress(data, mtime=0) if path.suffix == ".gz" else data)


def machine() -> str:
    """CPU, cores and the matrix units it has, in one line."""
    try:
        info = Path("/proc/cpuinfo").read_text()
        name = next(line.split(":", 1)[1].strip() for line in info.splitlines() if line.startswith("model name"))
        flags = next(line.split(":", 1)[1].split() for line in info.splitlines() if line.startswith("flags"))
    except (OSError, StopIteration):
        name, flags = platform.processor() or platform.machine(), []
    units = " ".join(unit for unit in _UNITS if unit in flags)
    return f"{name}, {os.cpu_count()} cores, {units or 'no vector units known'}, Python {platform.python_version()}"


class Throughput:
    """Counts items and tokens of a run and times it; the model's loading is outside."""

    def __init__(self, reader: str, workers: int) -> None:
        self._reader, self._workers = reader, workers
        self.items = self.tokens = 0
        self.seconds = 0.0

    def __enter__(self) -> Throughput:
        self._begun = time.perf_counter()
        return self

    def __exit__(self, *_: object) -> None:
        self.seconds = time.perf_counter() - self._begun
        self.peak_mb = max(_peak_mb(process.pid) for process in (current_process(), *active_children()))

    def count(self, item: Any, text: str) -> Any:
        """Count one item with the text it was made from, and give it back."""
        self.items += 1
        self.tokens += len(_TOKEN.findall(text))
        return item

    def show(self) -> None:
        """Print machine, reader, items and tokens a second, and peak memory of the largest process."""
        print(machine())
        print(f"{self._reader}, {self._workers} workers")
        print(
            f"{self.items} items in {self.seconds:.1f} s: {self.items / self.seconds:.1f} items/s, "
            f"{self.tokens / self.seconds:,.0f} tokens/s, peak memory {self.peak_mb:.0f} MB in the largest process"
        )


def _peak_mb(pid: int | None) -> float:
    """The most memory a process has held so far, as Linux counts it; 0 where it does not say."""
    try:
        status = Path(f"/proc/{pid}/status").read_text()
    except OSError:
        return 0.0
    return int(re.search(r"VmHWM:\s+(\d+)", status)[1]) / 1024  # type: ignore[index]


def expected_calibration_error(
    outcomes: Sequence[tuple[float, bool]], bins: int
) -> tuple[float, list[tuple[float, int, float, float]]]:
    """Guo et al. 2017: mean distance of stated confidence from the share that is right, over bins of equal width.

    Returns the error and, for each bin that holds anything, its lower edge, size, mean confidence and share right.
    """
    sorted_in: dict[int, list[tuple[float, bool]]] = {}
    for stated, right in outcomes:
        sorted_in.setdefault(min(int(stated * bins), bins - 1), []).append((stated, right))
    rows = []
    for number, found in sorted(sorted_in.items()):
        mean = sum(stated for stated, _ in found) / len(found)
        share = sum(right for _, right in found) / len(found)
        rows.append((number / bins, len(found), mean, share))
    error = sum(count * abs(mean - share) for _, count, mean, share in rows) / max(len(outcomes), 1)
    return error, rows


def matched(text: str, gold: Sequence[dict[str, Any]], found: Sequence[dict[str, Any]]) -> list[bool]:
    """For each attribution found, whether it is matched one to one to a gold one: content and source at IoU >= 0.5.

    The rule of shared/bench/score_attribution.py ("content+source"), greedily from the best pair down.
    """
    tokens = [(m.start(), m.end()) for m in _TOKEN.finditer(text)]
    starts, ends = [s for s, _ in tokens], [e for _, e in tokens]

    def covered(spans: Iterable[Sequence[int]]) -> frozenset[int]:
        return frozenset(i for s, e in spans for i in range(bisect_right(ends, s), bisect_left(starts, e)))

    def alike(left: frozenset[int], right: frozenset[int]) -> float:
        return len(left & right) / len(left | right) if left | right else 1.0

    ours = [(covered(a["source"]), covered(a["content"])) for a in found]
    theirs = [(covered(a["source"]), covered(a["content"])) for a in gold]
    pairs = sorted(
        (-alike(c, d), i, j)
        for i, (s, c) in enumerate(ours)
        for j, (t, d) in enumerate(theirs)
        if c & d and alike(c, d) >= 0.5 and alike(s, t) >= 0.5
    )
    used: set[int] = set()
    right = [False] * len(found)
    for _, i, j in pairs:
        if not right[i] and j not in used:
            right[i] = True
            used.add(j)
    return right
