"""Whose copy a text says it is."""

from __future__ import annotations

import pytest

from onrecord.knowledge import Knowledge
from onrecord.tracing.wires import find_marks
from tests.newsrooms import report

BODY = "Norway will lend Moldova four field bridges, the Defence Ministry said.\n\nThe bridges leave in May."


@pytest.mark.parametrize(
    ("text", "marks"),
    [
        (f"OSLO, May 5 (Reuters) - {BODY}", [("Reuters", True)]),
        (f"Oslo (dpa) - {BODY}", [("dpa", True)]),
        (f"(AFP) {BODY}", [("AFP", True)]),
        (f"FJORDBY (NPT) - {BODY}", [("NPT", True)]),
        (f"By Ida Lunde and Per Holt | Bloomberg\n\n{BODY}", [("Bloomberg", True)]),
        (f"{BODY}\n\n- AAP", [("AAP", True)]),
        (f"{BODY} BLOOMBERG", [("Bloomberg", True)]),
        (f"{BODY}\n\nFjord Post / AFP, EFE", [("AFP", False), ("EFE", False)]),
        (f"Oslo (rtr/fp). {BODY}", [("Reuters", False)]),
        (f"{BODY}\n\nih/pl (Reuters, dpa)", [("Reuters", False), ("dpa", False)]),
        (f"By our staff, with material from dpa and NPT\n\n{BODY}", [("dpa", False), ("NPT", False)]),
        (f"By agencies\n\n{BODY}", [("agencies", False)]),
        (f"The Port Guard (PG) is waiting. {BODY}", []),
        (BODY, []),
    ],
)
def test_marks(text: str, marks: list[tuple[str, bool]]) -> None:
    found = find_marks(report("Fjord Post", "2031-05-05", text), Knowledge.load())
    assert [(mark.name, mark.whole) for mark in found] == marks
    assert all(mark.span.of(text) for mark in found)
