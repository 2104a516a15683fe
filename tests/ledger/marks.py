"""Digests for tests, in which the reader of a test sees who belongs together: reports are close where they share a mark
("#a"), the closer the fewer others they have. Grouping itself is tracing's own.
"""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

import numpy as np

from onrecord.records import Reading
from onrecord.tracing.grouping import WINDOW
from tests.ledger.readings import DAY_ONE, reading


@dataclass(frozen=True)
class Marks:
    """The marks of one report."""

    report: str
    at: int
    keys: tuple[int, ...]


def digest(reading: Reading, at: int) -> Marks:
    # Signed 64-bit numbers, as real keys are.
    found = re.findall(r"#(\w)", reading.report.text)
    return Marks(reading.report.id, at, tuple((ord(mark) - 110) * 2**58 for mark in found))


def to_bytes(marks: Marks) -> bytes:
    return json.dumps([marks.report, marks.at, marks.keys]).encode()


def from_bytes(content: bytes) -> Marks:
    report, at, keys = json.loads(content)
    return Marks(report, at, tuple(keys))


def closeness(marks: Marks, others: Sequence[Marks], least: float = 0.0) -> np.ndarray:
    shared = [len(set(marks.keys) & set(other.keys)) / max(len(marks.keys), len(other.keys), 1) for other in others]
    return np.array(
        [share if abs(marks.at - it.at) <= WINDOW else 0.0 for share, it in zip(shared, others, strict=True)]
    )


def report(name: str, marks: str = "", published: datetime | None = DAY_ONE, **fields) -> Reading:
    """A reading of a report with these marks: report("a", "xy"). Versions of one report have one name."""
    text = f"Report {name}. " + " ".join(f"#{mark}" for mark in marks)
    return reading(text, published=published, **{"url": f"https://courier.example/{name}", **fields})


def parts(ledger, names: Collection[Reading]) -> set[frozenset[str]]:
    """The stories of a ledger as sets of report ids."""
    lines = ledger.stories()
    assert len({line.id for line in lines}) == len(lines)
    found = {frozenset(ledger.story(line.id).reports) for line in lines}
    assert sum(map(len, found)) == len({it.report.id for it in names}) == sum(line.reports for line in lines)
    return found
