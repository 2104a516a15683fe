"""Quotation marks of every newsroom, and what happens when one is missing."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.reading.quotes import quoted_spans


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        pytest.param('She said "no deal" twice.', ['"no deal"'], id="straight"),
        pytest.param("She said “no deal” twice.", ["“no deal”"], id="curly"),
        pytest.param("She said ''no deal'' twice.", ["''no deal''"], id="two apostrophes"),
        pytest.param("Er sprach „nein“ aus.", ["„nein“ aus."], id="German low-high pair stays open to the line's end"),
        pytest.param("Il dit « non » hier.", ["« non »"], id="angle"),
        pytest.param("Minister: ‘no deal’ today", ["‘no deal’"], id="single curly"),
        pytest.param("Minister's aide: 'no deal' today", ["'no deal'"], id="single straight beside a possessive"),
        pytest.param("It wasn't the girls' fault.", [], id="apostrophes are no quotations"),
        pytest.param(
            "“Never closed\nNext “closed” line", ["“Never closed", "“closed”"], id="an open mark ends with its line"
        ),
        pytest.param(
            "“He told me ‘go’ then,” she said", ["“He told me ‘go’ then,”"], id="inner marks belong to the outer"
        ),
    ],
)
def test_quotations_are_found(text: str, quoted: list[str]) -> None:
    assert [span.of(text) for span in quoted_spans(text)] == quoted


@given(st.text(alphabet="ab \n\"'“”‘’«»`.,", max_size=200))
def test_quotations_are_in_order_and_inside_the_text(text: str) -> None:
    spans = list(quoted_spans(text))
    assert all(0 <= span.start < span.end <= len(text) for span in spans)
    assert all(left.end <= right.start for left, right in zip(spans, spans[1:], strict=False))
    assert all("\n" not in span.of(text) for span in spans)


def test_a_long_line_of_marks_takes_linear_time() -> None:
    assert len(list(quoted_spans("'a " * 50_000))) == 0
