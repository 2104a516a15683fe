"""Words, features and windows of a text."""

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.reading.cues import LEFT_WORDS, REACH, neighbourhood
from onrecord.reading.pieces import CORE_PIECES, MAX_PIECES, Cutter, Pieces, batch, own_words, windows
from onrecord.records import Span

TOKENIZER = Path(__file__).parents[2] / "src/onrecord/reading/model/tokenizer.json"


@pytest.fixture(scope="module")
def cutter() -> Cutter:
    return Cutter(TOKENIZER)


WRAPPED = """The council of the harbour town met on Monday
to hear why the bridge has been closed since
the storm of last month, and did not hear it."""


def cut(cutter: Cutter, text: str) -> Pieces:
    return cutter.cut(text, [Span(0, len(text))] if text else [])


def test_words_lie_where_the_text_has_them(cutter: Cutter) -> None:
    text = "Kyiv’s envoy 🙂 said:\n\n“No.”"
    pieces = cut(cutter, text)
    words = [text[s:e] for s, e in zip(pieces.starts, pieces.ends, strict=True)]
    assert words == ["Kyiv", "’", "s", "envoy", "🙂", "said", ":", "“", "No", ".", "”"]
    assert pieces.paragraph.tolist() == [0] * 7 + [1] * 4


def test_case_quotation_and_paragraph_reach_the_encoder(cutter: Cutter) -> None:
    pieces = cut(cutter, "NATO said “yes”\nno\n\nso")
    features = pieces.features[pieces.first]
    shape, quote, line = features // 9, features // 3 % 3, features % 3
    assert shape.tolist() == [2, 0, 0, 0, 0, 0, 0]
    assert quote.tolist() == [0, 0, 2, 1, 2, 0, 0]
    assert line.tolist() == [2, 0, 0, 0, 0, 1, 2]


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        pytest.param("one\n\ntwo\nthree", [0, 1, 2], id="blank lines and lines"),
        pytest.param("one\ntwo", [0, 1], id="lines alone"),
        pytest.param(WRAPPED + "\n\nfour", [0, 0, 0, 1], id="wrapped"),
        pytest.param(
            "The envoy to the harbour council said on Monday,\n“No.”", [0, 1], id="a lead-in above a quotation"
        ),
        pytest.param("The envoy to the harbour council said on Monday\nthat it rained", [0, 0], id="two wrapped lines"),
    ],
)
def test_paragraphs_are_told_from_wrapped_lines(cutter: Cutter, text: str, numbers: list[int]) -> None:
    pieces = cut(cutter, text)
    lines = [(text.rfind("\n", 0, int(start)) + 1) for start in pieces.starts]
    by_line = dict(zip(lines, pieces.paragraph.tolist(), strict=True))
    assert list(by_line.values()) == numbers


def test_where_a_text_has_no_blank_lines_a_line_end_is_the_paragraph_mark(cutter: Cutter) -> None:
    assert (cut(cutter, "One said,\n“two.”").features[[0, 3]] % 3).tolist() == [2, 2]
    assert (cut(cutter, "One said:\n- two\n\nthree").features[[0, 3, 5]] % 3).tolist() == [2, 1, 2]


def test_a_quotation_runs_on_over_wrapped_lines(cutter: Cutter) -> None:
    pieces = cut(cutter, WRAPPED.replace("to hear", "“to hear").replace("last month", "last month”"))
    words = [w for w, f in zip(range(99), pieces.features[pieces.first] // 3 % 3, strict=False) if f]
    assert len(words) == len("“ to hear why the bridge has been closed since the storm of last month ”".split())


def test_only_the_given_stretches_are_cut(cutter: Cutter) -> None:
    text = "Headline\nby Somebody\nBody here"
    pieces = cutter.cut(text, [Span(0, 8), Span(21, len(text))])
    assert [text[s:e] for s, e in zip(pieces.starts, pieces.ends, strict=True)] == ["Headline", "Body", "here"]


def test_nothing_to_read_gives_no_windows(cutter: Cutter) -> None:
    assert windows(cut(cutter, "")) == []
    assert windows(cut(cutter, "\n \n")) == []


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.sampled_from(["a", "The minister said. ", "\n", "\n\n", "x" * 300, "“", "ü🙂\u200b", "so "]), max_size=120
    )
)
def test_windows_tile_the_text(cutter: Cutter, parts: list[str]) -> None:
    pieces = cut(cutter, "".join(parts))
    found = windows(pieces)
    assert [w.core_start for w in found[1:]] == [w.core_end for w in found[:-1]]
    assert (not found) == (len(pieces.ids) == 0)
    if found:
        assert (found[0].core_start, found[-1].core_end) == (0, len(pieces.ids))
        assert all(w.core_end - w.core_start <= CORE_PIECES and w.end - w.start <= MAX_PIECES - 2 for w in found)
        ids, features, mask = batch(pieces, found, cutter, MAX_PIECES)
        assert ids.shape == features.shape == mask.shape
        words, rows = own_words(pieces, found, MAX_PIECES)
        assert np.array_equal(words, np.arange(len(pieces.first)))
        assert np.array_equal(ids.reshape(-1)[rows], pieces.ids[pieces.first])


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=300))
def test_any_text_is_cut_without_losing_its_place(cutter: Cutter, text: str) -> None:
    text = "".join("\ufffd" if 0xD800 <= ord(c) < 0xE000 else c for c in text)
    pieces = cut(cutter, text)
    assert all(0 <= s < e <= len(text) for s, e in zip(pieces.starts, pieces.ends, strict=True))
    assert np.all(np.diff(pieces.starts) > 0) or len(pieces.starts) < 2


def test_a_neighbourhood_tells_near_from_far_and_left_from_right() -> None:
    paragraph = np.repeat([0, 1], 10)
    begins = np.zeros(20, dtype=np.float32)
    begins[5] = 1.0
    near = neighbourhood(np.array([[8, 9]]), paragraph, begins)
    assert near.place.shape == (1, REACH)
    at = {int(p): i for i, p in enumerate(near.place[0]) if near.inside[0, i]}
    assert at[8] == LEFT_WORDS
    distance = near.distance[0]
    assert len({int(distance[at[w]]) for w in (6, 7, 8, 9, 10)}) == 5
    assert near.paragraphs[0, at[12]] == 4
    assert near.paragraphs[0, at[0]] == 3
    assert near.between[0, at[2]].tolist() == [1.0, 0.0, 1.0]
    assert near.between[0, at[7]].tolist() == [0.0, 0.0, 0.0]
