"""How one number or date becomes another by a slip."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.tracing.slips import slip_of_days, slip_of_numbers


@pytest.mark.parametrize(
    ("one", "other", "slip"),
    [
        pytest.param("24000", "42000", "two figures have changed places", id="figures"),
        pytest.param("1100000", "1100000000", "one is a thousand times the other", id="million and billion"),
        pytest.param("13", "30", "the two sound alike", id="thirteen and thirty"),
        pytest.param("4", "14", "one figure is lost or added", id="a figure"),
        pytest.param("1250", "1350", "one figure differs", id="one of four figures"),
        pytest.param("12", "24", None, id="twice as many"),
        pytest.param("22", "24", None, id="one of two figures: any two numbers may be that near"),
        pytest.param("5", "5", None, id="equal"),
    ],
)
def test_a_slip_of_numbers(one: str, other: str, slip: str | None) -> None:
    assert slip_of_numbers(Decimal(one), Decimal(other)) == slip


@pytest.mark.parametrize(
    ("one", "other", "slip"),
    [
        pytest.param("2032-01-14", "2031-01-14", "only the year differs", id="year"),
        pytest.param("2034-SP", "2033-SP", "only the year differs", id="year of a season"),
        pytest.param("2032-08-27", "2032-07-27", "only the month differs", id="month"),
        pytest.param("2032-03-05", "2032-05-03", "day and month have changed places", id="swapped"),
        pytest.param("2032-12-09", "2032-12-10", "they are a day apart", id="next day"),
        pytest.param("2032-12-21", "2032-12-12", "one figure of the day differs", id="figures of the day"),
        pytest.param("2032-12-09", "2032-12-20", None, id="another day"),
        pytest.param("2032-12", "2032-12-09", None, id="month and day"),
        pytest.param("2032", "2033", None, id="bare years"),
    ],
)
def test_a_slip_of_days(one: str, other: str, slip: str | None) -> None:
    assert slip_of_days(one, other) == slip


@given(st.integers(1, 10**9), st.integers(1, 10**9))
def test_a_slip_is_the_same_both_ways(one: int, other: int) -> None:
    assert slip_of_numbers(Decimal(one), Decimal(other)) == slip_of_numbers(Decimal(other), Decimal(one))


@given(st.dates(), st.dates())
def test_a_slip_of_days_is_the_same_both_ways(one: object, other: object) -> None:
    assert slip_of_days(str(one), str(other)) == slip_of_days(str(other), str(one))
