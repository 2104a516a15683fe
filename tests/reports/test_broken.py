"""A thousand broken inputs: no crash, no hang, and each gives a sound report or a reason."""

from __future__ import annotations

import os
import time
from collections import Counter
from pathlib import Path

import pytest

from onrecord.records import Report, SetAside
from onrecord.reports import load
from onrecord.reports.time_limit import within
from tests.reports.broken import KINDS, broken_inputs
from tests.reports.invariants import check_report, check_set_aside

SECONDS_EACH = 20


def test_broken_inputs_are_the_same_for_the_same_seed() -> None:
    first = [(name, len(data)) for name, data in broken_inputs(40)]
    assert first == [(name, len(data)) for name, data in broken_inputs(40)]


@pytest.mark.slow
def test_a_thousand_broken_inputs_give_sound_reports_or_reasons(tmp_path: Path) -> None:
    outcomes: Counter[str] = Counter()
    slowest = (0.0, "")
    for name, data in broken_inputs(1_000):
        path = tmp_path / name
        path.write_bytes(data)
        started = time.perf_counter()
        results = within(SECONDS_EACH, lambda path=path: list(load(path)))  # type: ignore[misc]
        slowest = max(slowest, (time.perf_counter() - started, name))
        assert results, f"{name} gave nothing"
        for result in results:
            check_report(result) if isinstance(result, Report) else check_set_aside(result)
        outcomes["report" if any(isinstance(result, Report) for result in results) else "set aside"] += 1
        unknown = [r.reason for r in results if isinstance(r, SetAside) and "unlike anything" in r.reason]
        outcomes["unexplained"] += bool(unknown)
        path.unlink()
    assert len(KINDS) > 20
    assert outcomes["report"] > 150 and outcomes["set aside"] > 300, outcomes
    assert outcomes["unexplained"] < 10, outcomes
    assert slowest[0] < SECONDS_EACH, slowest


def test_a_file_of_200_mb_is_set_aside_at_once(tmp_path: Path) -> None:
    large = tmp_path / "archive.txt"
    with large.open("wb") as file:
        file.write(b"She said so.\n")
        file.truncate(200_000_000)
    started = time.perf_counter()
    (aside,) = load(large)
    assert isinstance(aside, SetAside) and "larger than 50,000,000 bytes" in aside.reason
    assert time.perf_counter() - started < 5


def test_pipes_and_devices_are_never_opened(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    (tmp_path / "zeros.txt").symlink_to("/dev/zero")
    results = within(5, lambda: list(load(tmp_path)))
    assert [isinstance(result, SetAside) and "not a file" in result.reason for result in results] == [True, True]
