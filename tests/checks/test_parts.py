"""Totals and the parts beside them. Every sentence is our own."""

from __future__ import annotations

import pytest

from onrecord.checks.parts import check_parts
from onrecord.reading.money import find_money
from onrecord.records import Reading, Report


def findings(text: str) -> list[tuple[str, str]]:
    found = check_parts(Reading(Report(text), "stub@0", money=find_money(text)))
    return [(finding.message, finding.evidence[0].of(text)) for finding in found]


@pytest.mark.parametrize(
    ("text", "message", "evidence"),
    [
        pytest.param(
            "Italy pays 24 million euros, Spain 21 million euros and Portugal 9 million euros, 57 million euros in all.",
            "the parts make 54,000,000, not “57 million euros”",
            "57 million euros",
            id="sums, the total last",
        ),
        pytest.param(
            "The bill comes to a total of $30 million: $12 million for boats and $15 million for crews.",
            "the parts make 27,000,000, not “$30 million”",
            "$30 million",
            id="sums, the total first",
        ),
        pytest.param(
            "Four in all: two launchers and three radars.",
            "the parts make 5, not “four”",
            "Four in all: two launchers and three radars",
            id="counts after a colon",
        ),
        pytest.param(
            "Latvia sends 40 vehicles: 12 lorries, nine vans and 18 cars.",
            "the parts make 39, not “40”",
            "40 vehicles: 12 lorries, nine vans and 18 cars",
            id="counts, three parts",
        ),
    ],
)
def test_parts_that_do_not_make_their_total(text: str, message: str, evidence: str) -> None:
    assert findings(text) == [(message, evidence)]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            "Italy pays 24 million euros, Spain 21 million euros and Portugal 9 million euros, 54 million euros in all.",
            id="right",
        ),
        pytest.param("Five in all: two launchers and three radars.", id="counts, right"),
        pytest.param(
            "It costs 57 million euros in total, including 24 million euros for fuel and 9 million euros for crews.",
            id="including",
        ),
        pytest.param(
            "It costs about 57 million euros in all, 24 million euros for fuel and 30 million euros for crews.",
            id="about",
        ),
        pytest.param("Latvia sends 40 vehicles: 12 lorries among others, and 9 vans.", id="among others"),
        pytest.param("He spoke to 40 people: 12 said yes, 9 said no.", id="words that are no parts"),
        pytest.param("The vote was 40: 12 lorries, 9 vans and more than 10 cars.", id="more than"),
        pytest.param("It pays $12 million in all and got 3 million euros and 4 million euros.", id="two currencies"),
        pytest.param("Two men came. Three ships left.", id="no total"),
    ],
)
def test_what_adds_up_or_need_not_is_left_alone(text: str) -> None:
    assert findings(text) == []
