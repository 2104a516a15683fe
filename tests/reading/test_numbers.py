"""Numbers in digits and words."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.reading.numbers import approximation_before, lowered, number_of

_ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen".split()
)
_TENS = ["", "", *"twenty thirty forty fifty sixty seventy eighty ninety".split()]


def spelled(value: int) -> str:
    """The English words for a number below a trillion."""
    for size, name in ((10**9, "billion"), (10**6, "million"), (1000, "thousand"), (100, "hundred")):
        if value >= size:
            rest = value % size
            joint = " and " if size == 100 else " "
            return spelled(value // size) + " " + name + (joint + spelled(rest) if rest else "")
    if value < 20:
        return _ONES[value]
    return _TENS[value // 10] + ("-" + _ONES[value % 10] if value % 10 else "")


@pytest.mark.parametrize(
    ("words", "value"),
    [
        pytest.param("1,500", "1500", id="comma groups"),
        pytest.param("1,50,000", "150000", id="Indian groups"),
        pytest.param("1.500.000", "1500000", id="dotted groups"),
        pytest.param("3\u00a0500\u00a0000", "3500000", id="no-break space groups"),
        pytest.param("1.5", "1.5", id="decimal point"),
        pytest.param("5 1/2", "5.5", id="written fraction"),
        pytest.param("5½", "5.5", id="fraction sign"),
        pytest.param("twenty-four", "24", id="tens and ones"),
        pytest.param("a hundred", "100", id="article for one"),
        pytest.param("half a million", "500000", id="half a scale"),
        pytest.param("a quarter of a million", "250000", id="a quarter of a scale"),
        pytest.param("two and a half million", "2500000", id="and a half before the scale"),
        pytest.param("two million and a half", "2500000", id="and a half after the scale"),
        pytest.param("one million two hundred thousand", "1200000", id="scales going down"),
        pytest.param("1 lakh crore", "1000000000000", id="scales that multiply"),
        pytest.param("two dozen", "24", id="dozens"),
        pytest.param("half a dozen", "6", id="half a dozen"),
        pytest.param("dozens", "24", id="bare plural counts two of its kind"),
    ],
)
def test_numbers_have_their_exact_value(words: str, value: str) -> None:
    assert number_of(words) == Decimal(value)


@pytest.mark.parametrize("words", ["", "trucks", "5 trucks", "1/0", "5 1/0"])
def test_other_words_are_no_number(words: str) -> None:
    assert number_of(words) is None


@given(st.integers(min_value=0, max_value=10**12 - 1))
def test_any_number_survives_being_spelled(value: int) -> None:
    assert number_of(spelled(value)) == value
    assert number_of(f"{value:,}") == value


@given(st.text(max_size=200))
def test_lower_case_keeps_every_character_at_its_place(text: str) -> None:
    low = lowered(text)
    assert len(low) == len(text)
    assert all(a == b or a.lower() == b for a, b in zip(text, low, strict=True))


@given(st.text(max_size=60))
def test_any_words_are_a_number_or_none(text: str) -> None:
    value = number_of(text.lower())
    assert value is None or value.is_finite()


def test_words_of_approximation_are_found_where_they_begin() -> None:
    assert approximation_before("it sent more than 50", 18) == 8
    assert approximation_before("it sent 50", 8) is None
    assert approximation_before("awesome 50", 8) is None


@pytest.mark.parametrize("words", ["to hand over ", "handed over ", "turning over\n"])
def test_over_that_belongs_to_a_verb_is_no_approximation(words: str) -> None:
    assert approximation_before(words + "40 tanks", len(words)) is None


@pytest.mark.parametrize(
    ("words", "start"),
    [
        ("gave over ", 5),
        ("signed over ", 7),
        ("handed over about ", 12),
        ("handed well over ", 7),
        ("beforehand, over ", 12),
    ],
)
def test_over_is_one_after_other_words(words: str, start: int) -> None:
    assert approximation_before(words + "40 tanks", len(words)) == start
