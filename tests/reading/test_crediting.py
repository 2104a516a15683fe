"""Tagged sources that are nobody who speaks."""

from __future__ import annotations

import pytest

from tests.reading.marked import Marked


@pytest.mark.parametrize(
    "marked",
    [
        "[1s It] [1q is feared] [1c that the dam will go].",
        "[1s It] [1q is widely believed] [1c that the dam will go].",
        "[1s River town] [1q told] [1c to leave before noon].",
        "[1s Residents of Sandby] [1q have been urged] [1c to leave before noon].",
    ],
)
def test_nobody_is_credited(marked: str) -> None:
    read = Marked(marked)
    (attribution,) = read.attributions
    assert attribution.source == ()
    assert attribution.speaker is None
    assert read.chain(attribution) == ["The Harbour Courier"]
    assert attribution.unknown["speaker"] == "nobody is credited"
    assert not [speaker for speaker in read.cast.speakers() if speaker.name != "The Harbour Courier"]


@pytest.mark.parametrize(
    "marked",
    [
        "[1s The board] [1q was told by] [1c the dam will go].",
        "[1s The Sandby Water Board] met. [1s It] [1q fears] [1c that the dam will go].",
        "[1s Ilse Brandvold] [1q asked] [1c to leave before noon].",
        "[1s Ilse Brandvold] [1q told] [1c the town to leave before noon].",
        "[1c To leave before noon] [1q was urged by] [1s Ilse Brandvold].",
    ],
)
def test_somebody_is_credited(marked: str) -> None:
    assert Marked(marked).attributions[0].source
