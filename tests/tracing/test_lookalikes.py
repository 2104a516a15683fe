"""States whose names are mixed up."""

from __future__ import annotations

import pytest

from onrecord import Reader
from tests.tracing.small_stories import conflicts, read

TOLD = "{} gives 30 ambulances to hospitals in Kharkiv, the health ministry said on Monday."
RETOLD = "Hospitals in Kharkiv get 30 ambulances from {}, according to its health ministry."


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader(workers=1)


@pytest.mark.parametrize(("odd", "raised"), [("Slovakia", False), ("Slovenia", True)])
def test_one_report_mixes_two_states_up(reader: Reader, odd: str, raised: bool) -> None:
    texts = (TOLD.format("Slovakia"), RETOLD.format("Slovakia"), "News in brief. " + TOLD.format(odd))
    found = [
        it
        for it in conflicts(read(reader, texts))
        if {answer.value for answer in it.answers} == {"Slovakia", "Slovenia"}
    ]
    assert bool(found) is raised
