"""Shares of words that reports have in common."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from onrecord.records import Reading
from onrecord.tracing.reuse import find_reuse, quoted_words, same_quote
from tests.newsrooms import report

LONG = (
    "Norway will lend Moldova four field bridges from the stocks of its army, the Defence Ministry in Oslo said on Monday. "
    "The bridges leave the depot at Rena in May and are to be in place before the autumn floods."
)
CUT = "Norway will lend Moldova four field bridges from the stocks of its army, the Defence Ministry in Oslo said on Monday."
OTHER = (
    "A ferry ran aground off Bergen on Sunday evening. Nobody was hurt, and the ship was towed free the next morning."
)


def reading(outlet: str, text: str) -> Reading:
    return Reading(report(outlet, "2031-05-05", text), "test")


def test_a_shortened_copy_stands_wholly_in_its_original() -> None:
    original, copy, other = reading("Fjord Post", LONG), reading("Coast Daily", CUT), reading("Bergen News", OTHER)
    shares = find_reuse([original, copy, other])
    one, two = original.report.id, copy.report.id
    assert shares[two, one] == 1.0
    assert 0.3 < shares[one, two] < 0.7
    assert not any(other.report.id in pair for pair in shares)


@given(st.permutations(range(3)))
def test_the_order_of_reports_does_not_matter(order: list[int]) -> None:
    readings = [reading(str(number), text) for number, text in enumerate((LONG, CUT, LONG + " " + OTHER))]
    assert find_reuse([readings[index] for index in order]) == find_reuse(readings)


def test_quotations_are_known_again_in_other_words() -> None:
    one = report("A", None, "“We are not lending these bridges. We are giving them,” she said. “No,” he said.")
    two = report("B", None, '"We\'re not lending these bridges, we give them," she said.')
    other = report("C", None, "“A coast guard without fuel is a museum,” she said.")
    (first,), (second,), (third,) = quoted_words(one), quoted_words(two), quoted_words(other)
    assert same_quote(first, second)
    assert not same_quote(first, third)
