"""Direct, mixed and indirect contents."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.reading.kinds import Quotations
from onrecord.records import Span

CASES = [
    pytest.param("“We are done,” she said.", ["“We are done,”"], "direct", id="curly"),
    pytest.param('"We are done," she said. "Go."', ['"We are done,"', '"Go."'], "direct", id="broken by its cue"),
    pytest.param("She called it “a bad joke” and left.", ["it “a bad joke”"], "mixed", id="some words quoted"),
    pytest.param("She said taxes will rise.", ["taxes will rise"], "indirect", id="none quoted"),
    pytest.param("''We are done,'' she said.", ["''We are done,''"], "direct", id="two apostrophes"),
    pytest.param("``We are done,'' she said.", ["``We are done,''"], "direct", id="backquotes"),
    pytest.param("«Nous partons», a-t-elle dit.", ["«Nous partons»"], "direct", id="guillemets"),
    pytest.param("„Wir gehen“, said Ms Kern.", ["„Wir gehen"], "direct", id="low opening mark"),
    pytest.param("'We won't go,' he said.", ["'We won't go,'"], "direct", id="single, with an apostrophe inside"),
    pytest.param("‘We’re in,’ he said.", ["‘We’re in,’"], "direct", id="single curly"),
    pytest.param(
        "The voters' list and the dogs' home, he said.",
        ["The voters' list and the dogs' home"],
        "indirect",
        id="genitives",
    ),
    pytest.param("He said “we are\nThe rest he wrote.", ["The rest"], "indirect", id="a stray mark ends with its line"),
    pytest.param("“We are done, she said.", ["“We are done,"], "direct", id="never closed"),
    pytest.param("Text. ” She said no.", ["no"], "indirect", id="a stray closing mark opens nothing"),
    pytest.param("He said …", ["…"], "indirect", id="a content without words"),
]


@pytest.mark.parametrize(("text", "pieces", "kind"), CASES)
def test_kind_follows_the_quotation_marks(text: str, pieces: list[str], kind: str) -> None:
    content = [Span(text.index(piece), text.index(piece) + len(piece)) for piece in pieces]
    assert Quotations(text).kind(content) == kind


def test_a_cut_word_counts_whole() -> None:
    text = "a “bcd” e"
    assert Quotations(text).kind([Span(4, 5)]) == "direct"


@given(st.text(alphabet="ab1 \n.'\u2018\u2019\"\u201c\u201d`«»_é"))
def test_quotations_never_overlap_nor_cross_a_line(text: str) -> None:
    spans = Quotations(text).spans
    assert all(span.start < span.end <= len(text) and "\n" not in span.of(text) for span in spans)
    assert all(one.end <= other.start for one, other in zip(spans, spans[1:], strict=False))


def test_unmatched_marks_cost_linear_time() -> None:
    begun = time.perf_counter()
    Quotations("'a " * 40_000)
    assert time.perf_counter() - begun < 2
