"""When two names can be one body's."""

from __future__ import annotations

import pytest

from onrecord.records import Speaker
from onrecord.tracing.actors import Actor, one_body


@pytest.mark.parametrize(
    ("name", "same"),
    [("the NFO", True), ("NFO", True), ("NFA", False), ("nfo", False), ("FO", False)],
)
def test_a_body_by_its_initials(name: str, same: bool) -> None:
    office = Speaker("s1", "National Flood Office", "institution")
    assert one_body(name, Actor("body", None, told=[(0, office)])) is same
