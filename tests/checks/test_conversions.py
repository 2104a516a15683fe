"""Sums with their own conversion beside them. Rates are the ECB's; every sentence is our own."""

from __future__ import annotations

import pytest

from onrecord.checks.conversions import check_conversions
from onrecord.knowledge import Knowledge
from onrecord.reading.money import find_money
from onrecord.records import Reading, Report
from onrecord.reports import parse_published


def findings(text: str, published: str) -> list[tuple[str, list[str]]]:
    reading = Reading(Report(text, published=parse_published(published)), "stub@0", money=find_money(text))
    found = check_conversions(reading, Knowledge.load())
    return [(finding.message, [span.of(text) for span in finding.evidence]) for finding in found]


@pytest.mark.parametrize(
    ("text", "published", "message", "evidence"),
    [
        pytest.param(
            "The boats cost 100 million euros ($210 million).",
            "2025-02-11",
            "“100 million euros” and “$210 million” stand for one sum, but at the rate of that day the "
            "second is 2.0 times the first",
            "100 million euros ($210 million)",
            id="twice, at the rate of the day",
        ),
        pytest.param(
            "The shells are worth 1.1 billion Danish crowns, or about 47 million euros.",
            "2025-02-11",
            "“1.1 billion Danish crowns” and “47 million euros” stand for one sum, but at the rate of that "
            "day the second is 32% of "
            "the first",
            "1.1 billion Danish crowns, or about 47 million euros",
            id="a third, after or about",
        ),
        pytest.param(
            "The shells are worth 1.1 billion Danish crowns ($17 million). ($1 = 6.47 Danish crowns)",
            "2033-06-13",
            "“1.1 billion Danish crowns” and “$17 million” stand for one sum, but at the rate that the "
            "report states the second is "
            "10% of the first",
            "1.1 billion Danish crowns ($17 million)",
            id="a tenth, at the rate that the report states",
        ),
    ],
)
def test_a_conversion_that_cannot_be(text: str, published: str, message: str, evidence: str) -> None:
    assert findings(text, published) == [(message, [evidence])]


@pytest.mark.parametrize(
    ("text", "published"),
    [
        pytest.param("The boats cost 100 million euros ($104 million).", "2025-02-11", id="right"),
        pytest.param("The boats cost 100 million euros ($112 million).", "2025-02-11", id="a rate of some weeks ago"),
        pytest.param("The boats cost 100 million euros ($210 million).", "2033-06-13", id="no rate is known"),
        pytest.param("It got 100 million euros in 2008 ($160 million).", "2025-02-11", id="the rate of another year"),
        pytest.param("It costs 100 million euros, and 210 million dollars more.", "2025-02-11", id="two sums"),
        pytest.param("It costs 100 million euros, more than $50 million.", "2025-02-11", id="more than"),
        pytest.param("It costs 100 million euros (of which 40 million dollars are paid).", "2025-02-11", id="a part"),
        pytest.param("Norway pays 100 million euros and Canada $210 million.", "2025-02-11", id="two payers"),
    ],
)
def test_what_may_well_be_is_left_alone(text: str, published: str) -> None:
    assert findings(text, published) == []
