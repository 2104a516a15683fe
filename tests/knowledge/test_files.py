"""The data files themselves: sources and dates stated, ids unique, codes sound, loading quick."""

from __future__ import annotations

import re
import time
from datetime import date
from importlib import resources

import pytest

from onrecord.knowledge import Knowledge
from onrecord.knowledge.entities import _LOWER_CASE
from onrecord.knowledge.files import rows, split

FILES = [
    "ambiguous", "events", "first_names", "honorifics", "institutions", "ministries", "modifiers", "not_people", "nouns",
    "outlets", "places", "states",
]  # fmt: skip


@pytest.mark.parametrize("name", FILES)
def test_file_states_source_and_date(name: str) -> None:
    text = resources.files("onrecord.knowledge").joinpath("data", f"{name}.csv").read_text(encoding="utf-8")
    assert re.search(r"^# Source: .{20,}", text, re.MULTILINE)
    stated = re.search(r"^# Date: (\S+)$", text, re.MULTILINE)
    assert stated
    assert date.fromisoformat(stated.group(1)) >= date(2026, 11, 23)


@pytest.mark.parametrize("name", FILES)
def test_every_row_has_every_column(name: str) -> None:
    for row in rows(name):
        assert None not in row, row
        assert None not in row.values(), row


def test_states_are_those_of_iso_3166_and_kosovo() -> None:
    codes = [row["code"] for row in rows("states")]
    assert codes == sorted(set(codes))
    assert len(codes) == 250
    assert all(re.fullmatch("[A-Z]{2}", code) for code in codes)


def test_countries_of_bodies_and_outlets_are_states() -> None:
    codes = {row["code"] for row in rows("states")} | {""}
    for name in ("institutions", "outlets", "places"):
        assert {row["country"] for row in rows(name)} <= codes


def test_there_are_outlets_agencies_and_platforms_enough() -> None:
    kinds = [row["kind"] for row in rows("outlets")]
    assert kinds.count("agency") > 60
    assert kinds.count("outlet") > 250
    assert kinds.count("platform") > 20
    assert set(kinds) == {"agency", "outlet", "platform"}


def test_ambiguous_words_have_a_known_need() -> None:
    assert {row["needs"] for row in rows("ambiguous")} == {"the", "alone", "phrase"}


def test_names_that_begin_in_lower_case_are_searched_for() -> None:
    columns = {"states": ("name", "aliases"), "institutions": ("name", "aliases"), "outlets": ("name", "aliases")}
    for file, names in columns.items():
        for row in rows(file):
            for name in (word for column in names for word in split(row[column])):
                first = re.search(r"[^\W_]+", name.removeprefix("the "))
                assert first and (not "a" <= first.group()[0] <= "z" or first.group() in _LOWER_CASE), name


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
