"""A grouping for tests, in which the reader of a test sees who belongs together: reports share a story where they share a
mark ("#a") and are published within ten days of each other, directly or through others.
"""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime

from onrecord.records import Reading
from tests.ledger.readings import DAY_ONE, reading

WINDOW = 10 * 86_400_000_000


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


def neighbourhood(marks: Marks, index) -> list[Marks]:
    found, waiting = {}, [marks]
    while waiting:
        one = waiting.pop()
        for other in index.sharing(one.keys, one.at - WINDOW, one.at + WINDOW):
            if other.report not in found:
                found[other.report] = other
                waiting.append(other)
    return list(found.values())


def group(some: Iterable[Marks]) -> list[tuple[str, ...]]:
    left = {marks.report: marks for marks in some}
    parts = []
    while left:
        part = [left.pop(min(left))]
        for one in part:
            part += [left.pop(other.report) for other in list(left.values()) if _linked(one, other)]
        parts.append(tuple(it.report for it in sorted(part, key=lambda it: (it.at, it.report))))
    return sorted(parts)


def _linked(one: Marks, other: Marks) -> bool:
    return abs(one.at - other.at) <= WINDOW and not set(one.keys).isdisjoint(other.keys)


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
