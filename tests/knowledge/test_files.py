"""The data files themselves: sources and dates stated, ids unique, codes sound, loading quick."""

from __future__ import annotations

import re
import time
from datetime import date
from importlib import resources

import pytest

from onrecord.knowledge import Knowledge
from onrecord.knowledge.files import names_with, rows
from onrecord.knowledge.layouts import LAYOUTS, layout_of

FILES = [*(name for name, layout in LAYOUTS.items() if layout.shipped), *names_with("offices_")]


@pytest.mark.parametrize("name", FILES)
def test_file_states_source_and_date(name: str) -> None:
    text = resources.files("onrecord.knowledge").joinpath("data", f"{name}.csv").read_text(encoding="utf-8")
    assert re.search(r"^# Source: .{20,}", text, re.MULTILINE)
    stated = re.search(r"^# Date: ([\d-]+)(?:; known until \S+)?$", text, re.MULTILINE)
    assert stated
    assert date.fromisoformat(stated.group(1)) >= date(2026, 11, 23)


@pytest.mark.parametrize("name", FILES)
def test_every_row_fits_its_layout(name: str) -> None:
    layout = layout_of(name)
    assert layout
    for row in rows(name):
        assert list(row) == list(layout.cells), row
        assert all(cell.admits(row[column]) for column, cell in layout.cells.items()), row


@pytest.mark.parametrize("name", FILES)
def test_keys_tell_rows_apart(name: str) -> None:
    layout = layout_of(name)
    assert layout
    keys = [layout.key_of(row) for row in rows(name)]
    assert not layout.key or len(set(keys)) == len(keys)


def test_every_file_has_a_layout() -> None:
    data = resources.files("onrecord.knowledge").joinpath("data")
    assert {file.name for file in data.iterdir()} == {f"{name}.csv" for name in FILES} | {"currencies.csv"}


def test_states_are_those_of_iso_3166_and_kosovo() -> None:
    codes = [row["code"] for row in rows("states")]
    assert codes == sorted(set(codes))
    assert len(codes) == 250
    assert all(re.fullmatch("[A-Z]{2}", code) for code in codes)


def test_cells_that_refer_to_another_table_stand_in_it() -> None:
    for name in FILES:
        layout = layout_of(name)
        assert layout
        for column, cell in layout.cells.items():
            if cell.of:
                known = {row[other] for table, other in cell.of for row in rows(table)} | {""}
                assert {row[column] for row in rows(name)} <= known


def test_there_are_outlets_agencies_and_platforms_enough() -> None:
    kinds = [row["kind"] for row in rows("outlets")]
    assert kinds.count("agency") > 60
    assert kinds.count("outlet") > 250
    assert kinds.count("platform") > 20
    assert set(kinds) == {"agency", "outlet", "platform"}


def test_loading_is_quick() -> None:
    best = min(_seconds_to_load() for _ in range(5))
    assert best < 0.05


def _seconds_to_load() -> float:
    begin = time.process_time()
    Knowledge()
    return time.process_time() - begin


def test_events_end_after_they_begin_and_are_found_by_their_words() -> None:
    from onrecord.knowledge.events import events, events_named

    assert all(event.first <= event.last and (event.last - event.first).days < 10 for event in events())
    named = events_named("During the Ukraine Recovery Conference in Lugano, the minister pledged more.")
    assert [event.first for event in named] == [date(2022, 7, 4)]
    assert events_named("At a conference in Oslo, the minister pledged more.") == ()
