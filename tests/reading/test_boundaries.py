"""Where content begins and ends."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.reading.boundaries import said_by_another, tidy
from onrecord.records import Span


def at(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


@pytest.mark.parametrize(
    ("text", "found", "right"),
    [
        pytest.param("He said that it rains, and left.", "that it rains,", "that it rains", id="a comma at the edge"),
        pytest.param("He said it rains.", "it rains.", "it rains", id="the sentence's full stop"),
        pytest.param("He moved to the U.S.", "to the U.S.", "to the U.S.", id="an abbreviation keeps its stop"),
        pytest.param("“It rains.” He left.", "“It rains.", "“It rains.”", id="the closing mark"),
        pytest.param('"It rains." He left.', '"It rains.', '"It rains."', id="the closing straight mark"),
        pytest.param("''It rains.'' He left.", "''It rains.", "''It rains.''", id="two apostrophes"),
        pytest.param("“It rains,” he said", "It rains,”", "“It rains,”", id="the opening mark"),
        pytest.param("“It rains. It pours", "“It rains.", "“It rains.", id="a stop inside an open quotation stays"),
        pytest.param(
            "TARSA, May 6 (AP) — Boats sail, he said", "TARSA, May 6 (AP) — Boats sail", "Boats sail", id="dateline"
        ),
        pytest.param("LORN (AFP) - Boats sail, he said", "LORN (AFP) - Boats sail", "Boats sail", id="agency dateline"),
        pytest.param('13:50 "No," he said', '13:50 "No,"', '"No,"', id="the clock time of a live blog"),
        pytest.param("NATO boats sail, he said", "NATO boats sail", "NATO boats sail", id="capitals are no dateline"),
        pytest.param("He asked: why?", "why?", "why?", id="a question mark stays"),
    ],
)
def test_edges_are_put_right(text: str, found: str, right: str) -> None:
    assert [span.of(text) for span in tidy(text, (at(text, found),))] == [right]


def test_pieces_with_only_white_space_between_are_one() -> None:
    assert tidy("one\n\ntwo", (Span(0, 3), Span(5, 8))) == (Span(0, 8),)


def test_a_piece_of_mere_punctuation_is_left_out() -> None:
    assert tidy("yes, no", (Span(0, 3), Span(3, 4))) == (Span(0, 3),)


@given(st.text(alphabet="ab .,:\"'“”-", max_size=40), st.data())
def test_what_comes_out_is_in_order_and_in_the_text(text: str, data: st.DataObject) -> None:
    if not text:
        return
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    for span in tidy(text, (Span(start, end),)):
        assert 0 <= span.start < span.end <= len(text)


def test_who_is_quoted_as_saying_it_is_no_content() -> None:
    text = "Aru News quoted the owner, Mara Lind, as saying that it sails."
    (found,) = said_by_another(text, at(text, "quoted"), (at(text, "the owner, Mara Lind, as saying that it sails"),))
    assert found.of(text) == "that it sails"


def test_what_is_said_as_such_stays_content() -> None:
    text = "Lind said the owner was known as saying little."
    content = (at(text, "the owner was known as saying little"),)
    assert said_by_another(text, at(text, "said"), content) == content
