"""The days that TIMEX3 values stand for."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.reading.times import days_of
from onrecord.reading.times.values import at_unit, week


@pytest.mark.parametrize(
    ("value", "first", "last"),
    [
        ("2025-02-10", "2025-02-10", "2025-02-10"),
        ("2025-02-10TEV", "2025-02-10", "2025-02-10"),
        ("2025-02-10T09:30", "2025-02-10", "2025-02-10"),
        ("2025-W06", "2025-02-03", "2025-02-09"),
        ("2025-W06-WE", "2025-02-08", "2025-02-09"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2025-Q1", "2025-01-01", "2025-03-31"),
        ("2025-H2", "2025-07-01", "2025-12-31"),
        ("2025-SU", "2025-06-01", "2025-08-31"),
        ("2024-WI", "2024-12-01", "2025-02-28"),
        ("2025", "2025-01-01", "2025-12-31"),
        ("199", "1990-01-01", "1999-12-31"),
        ("199X", "1990-01-01", "1999-12-31"),
        ("18", "1800-01-01", "1899-12-31"),
    ],
)
def test_first_and_last_day(value: str, first: str, last: str) -> None:
    assert days_of(value) == (date.fromisoformat(first), date.fromisoformat(last))


@pytest.mark.parametrize(
    "value",
    [
        "P3D",
        "PT5H",
        "PXY",
        "PRESENT_REF",
        "XXXX-02",
        "2025-WXX",
        "2025-13",
        "2025-02-30",
        "2025-W54",
        "0000",
        "00",
        "",
        "today",
    ],
)
def test_other_values_have_no_days(value: str) -> None:
    assert days_of(value) is None


@given(
    st.dates(date(1000, 1, 1), date(9998, 12, 31)),
    st.sampled_from(["day", "week", "weekend", "month", "quarter", "year", "decade"]),
)
def test_a_unit_holds_its_day(day: date, unit: str) -> None:
    days = days_of(at_unit(day, unit))  # type: ignore[arg-type]
    assert days is not None
    assert days[0] <= day <= days[1] or unit == "weekend"


@given(st.text(max_size=20))
def test_any_text_has_days_or_none(text: str) -> None:
    days = days_of(text)
    assert days is None or days[0] <= days[1]


def test_a_week_belongs_to_its_thursday_s_year() -> None:
    assert week(date(2024, 12, 30)) == "2025-W01"
