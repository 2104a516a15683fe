"""Words that another report has the other way round, and sums that no exchange rate turns into each other."""

from __future__ import annotations

import pytest

from onrecord import Reader
from tests.tracing.small_stories import conflicts, read


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader(workers=1)


PAUSE = "The grant to Samoa is on hold. It is a pause, not a cancellation, the commissioner said on Monday."
TURNED = "The grant to Samoa is on hold. It is a cancellation, not a pause, the commissioner said on Monday."


def test_contrast_turned_round(reader: Reader) -> None:
    found = [it for it in conflicts(read(reader, (PAUSE, TURNED))) if "one or the other" in it.what]
    assert [answer.value for answer in found[0].answers] == ["pause, not a cancellation", "cancellation, not a pause"]
    assert not [it for it in conflicts(read(reader, (PAUSE, PAUSE + " He left."))) if "one or the other" in it.what]


def test_conversions_far_apart(reader: Reader) -> None:
    right = "Japan lends Samoa 9 billion yen ($60 million) for a new port, the ministry said on Monday."
    near = "Japan lends Samoa 9 billion yen (about $62 million) for a new port, the ministry said on Monday."
    wrong = "Japan lends Samoa $90 million (9 billion yen) for a new port, the ministry said on Monday."
    assert not [it for it in conflicts(read(reader, (right, near))) if "worth" in it.what]
    assert [it.type for it in conflicts(read(reader, (right, wrong)))] == ["slip"]
