"""Sums and conditions of an act, from the words that were pointed at."""

from __future__ import annotations

import pytest

from onrecord.knowledge import Knowledge
from onrecord.reading.acts.details import amount_at, condition_at
from onrecord.reading.acts.marks import know
from onrecord.reading.money import find_money
from onrecord.records import Span


def span(text: str, words: str) -> Span:
    return Span(text.index(words), text.index(words) + len(words))


@pytest.mark.parametrize(
    ("text", "value", "bound"),
    [
        ("Norland gives 3 million euros.", 3_000_000, None),
        ("Norland gives up to 3 million euros.", 3_000_000, "up_to"),
        ("Norland gives at least 3 million euros.", 3_000_000, "at_least"),
        ("Norland gives about 3 million euros.", 3_000_000, "about"),
    ],
)
def test_a_sum_keeps_what_the_words_make_of_it(text: str, value: int, bound: str | None) -> None:
    whole = [Span(0, len(text))]
    known = know(text, whole, Knowledge.load(), find_money(text, whole), (), ())
    amount = amount_at(text, [span(text, "3 million euros")], known)
    assert amount is not None
    assert (amount.value[0], amount.currency, amount.bound) == (value, "EUR", bound)


def test_a_running_total_is_no_sum_of_the_act() -> None:
    text = "Norland gives a million, bringing the total to 3 million euros."
    whole = [Span(0, len(text))]
    known = know(text, whole, Knowledge.load(), find_money(text, whole), (), ())
    assert amount_at(text, [span(text, "3 million euros")], known) is None


@pytest.mark.parametrize(
    ("words", "clause"),
    [("if", "if the crews finish by June"), ("if the crews", "if the crews")],
)
def test_a_conjunction_takes_its_clause_along(words: str, clause: str) -> None:
    text = "Norland will give boats if the crews finish by June, it said."
    condition = condition_at(text, [span(text, words)])
    assert condition is not None
    assert condition.text == clause
