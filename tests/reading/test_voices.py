"""The phrases that name who is leant on."""

from __future__ import annotations

import pytest

from onrecord.reading.voices import noun_phrase
from onrecord.records import Span


@pytest.mark.parametrize("after", ["", "\n", " More."], ids=["end of text", "end of line", "a sentence"])
def test_a_phrase_with_an_open_quotation_mark_ends_before_the_full_stop(after: str) -> None:
    assert noun_phrase(f"citing “a harbour official.{after}", 7, 27 + len(after)) == Span(7, 26)
