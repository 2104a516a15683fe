"""Counted things, and the many numbers that count nothing."""

import time
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.reading.money import find_money
from onrecord.reading.quantities import find_quantities
from onrecord.reading.times import find_times
from onrecord.records import Quantity, Span


def find(text: str) -> Sequence[Quantity]:
    taken = [t.span for t in find_times(text, published=None)] + [m.span for m in find_money(text)]
    return find_quantities(text, taken=taken)


@pytest.mark.parametrize(
    ("text", "words", "low", "high", "approx", "unit"),
    [
        pytest.param("It sent some 50 trucks east.", "some 50 trucks", 50, 50, True, "trucks", id="some"),
        pytest.param("It sent three F-16 jets.", "three F-16 jets", 3, 3, False, "F-16 jets", id="a model as modifier"),
        pytest.param("30 Leopard 2 tanks", "30 Leopard 2 tanks", 30, 30, False, "Leopard 2 tanks", id="a model number inside"),
        pytest.param("31 Abrams tanks came", "31 Abrams tanks", 31, 31, False, "Abrams tanks", id="a name that looks plural"),
        pytest.param("500,000 155mm artillery shells", "500,000 155mm artillery shells", 500_000, 500_000, False,
                     "artillery shells", id="a calibre inside"),
        pytest.param("dozens of howitzers", "dozens of howitzers", 24, 24, True, "howitzers", id="dozens"),
        pytest.param("scores of homes", "scores of homes", 40, 40, True, "homes", id="scores"),
        pytest.param("hundreds of thousands of people", "hundreds of thousands of people", 200_000, 200_000, True, "people",
                     id="hundreds of thousands"),
        pytest.param("a dozen boats", "a dozen boats", 12, 12, False, "boats", id="a dozen"),
        pytest.param("Twenty-four drones", "Twenty-four drones", 24, 24, False, "drones", id="hyphened number word"),
        pytest.param("more than 1,200 prisoners of war", "more than 1,200 prisoners of war", 1200, 1200, True,
                     "prisoners of war", id="of war"),
        pytest.param("50-odd lorries", "50-odd lorries", 50, 50, True, "lorries", id="-odd"),
        pytest.param("five more Caracal assault vehicles", "five more Caracal assault vehicles", 5, 5, False,
                     "Caracal assault vehicles", id="more is no part of the unit"),
        pytest.param("between 20 and 30 tanks", "between 20 and 30 tanks", 20, 30, False, "tanks", id="between"),
        pytest.param("20-30 tanks", "20-30 tanks", 20, 30, False, "tanks", id="dash"),
        pytest.param("two to three thousand troops", "two to three thousand troops", 2000, 3000, False, "troops",
                     id="shared scale"),
        pytest.param("380 million cubic metres", "380 million cubic metres", 380_000_000, 380_000_000, False, "cubic metres",
                     id="a measure"),
        pytest.param("33,000 salmon died", "33,000 salmon", 33_000, 33_000, False, "salmon", id="a plural without s"),
        pytest.param("four sports cars", "four sports cars", 4, 4, False, "sports cars", id="a plural that describes"),
        pytest.param("12 people were killed, police said", "12 people", 12, 12, False, "people", id="people who did not speak"),
    ],
)  # fmt: skip
def test_counts_are_read(text: str, words: str, low: int, high: int, approx: bool, unit: str) -> None:
    (quantity,) = find(text)
    assert (quantity.span.of(text), quantity.value, quantity.approx, quantity.unit) == (
        words,
        (low, high),
        approx,
        unit,
    )


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Leopard 2 tanks arrived.", id="a model"),
        pytest.param("An F-16 flew over.", id="a hyphened model"),
        pytest.param("155mm shells", id="a calibre"),
        pytest.param("two sources said", id="sources"),
        pytest.param("three officials", id="officials"),
        pytest.param("two people familiar with the matter", id="people familiar"),
        pytest.param("Three members of the mission told AFP", id="people who told"),
        pytest.param("according to two insurance brokers", id="people cited"),
        pytest.param("5% of voters", id="a percentage"),
        pytest.param("12 percent", id="a percentage in words"),
        pytest.param("a 32-year-old man", id="an age"),
        pytest.param("She is 45 years old.", id="an age in words"),
        pytest.param("They won 3-2 in Oslo.", id="a score"),
        pytest.param("Article 5 members", id="an article"),
        pytest.param("the 21st brigade", id="an ordinal"),
        pytest.param("nine out of ten voters", id="a share"),
        pytest.param("two-thirds of voters", id="a fraction"),
        pytest.param("in two days", id="a time"),
        pytest.param("$5 million", id="money"),
        pytest.param("three times", id="times"),
        pytest.param("Call +44 20 7946 0958 now", id="a telephone number"),
        pytest.param("ten of the tanks", id="a part of what is named later"),
        pytest.param("At least 40 were hurt.", id="nothing named"),
        pytest.param("one truck", id="one"),
    ],
)
def test_other_numbers_count_nothing(text: str) -> None:
    assert find(text) == ()


def test_only_the_given_stretches_are_read() -> None:
    text = "50 trucks\n60 tanks"
    assert [q.unit for q in find_quantities(text, taken=(), spans=[Span(10, len(text))])] == ["tanks"]


@given(st.text(max_size=300) | st.text(alphabet="0123456789 ,.-–abs dozen of\n", max_size=200))
def test_any_text_gives_counts_in_order_with_offsets_that_hold(text: str) -> None:
    found = find(text)
    assert all(a.span.end <= b.span.start for a, b in zip(found, found[1:], strict=False))
    assert all(q.unit in q.span.of(text) and q.value[0] <= q.value[1] for q in found)


@pytest.mark.parametrize("piece", ["1", " ", "1 ", "1,234,", "\n"], ids=repr)
def test_a_megabyte_of_digits_and_blanks_takes_less_than_two_seconds(piece: str) -> None:
    began = time.perf_counter()
    find_quantities(piece * (1_000_000 // len(piece)), taken=())
    assert time.perf_counter() - began < 2
