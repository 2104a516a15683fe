"""When two names are one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.tracing.same_names import same_outlet, same_person, tells_outlet


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("The Fjord Post", "Fjord Post (English edition)", True),
        ("fjord_post", "Fjord Post", True),
        ("Fjord", "Fjord Post", True),
        ("NNA", "Norland News Agency", True),
        ("HPA", "hellas_press", True),
        ("Fjord Post", "Fjord Herald", False),
        ("Le Relais", "Relais", True),
        ("AP", "Associated Press", False),
    ],
)
def test_outlets(one: str, other: str, same: bool) -> None:
    assert same_outlet(one, other) is same


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Ada Brandt", "Brandt", True),
        ("Vahan Terzyan", "Vagan Terzian", True),
        ("A. Brandt", "Ada Brandt", True),
        ("Ada Brandt", "Ida Brandvold", False),
        ("Ada Brandt", "Jonas Brandt", False),
    ],
)
def test_people(one: str, other: str, same: bool) -> None:
    assert same_person(one, other) is same


def test_a_noun_tells_no_outlet() -> None:
    assert not tells_outlet("the newspaper")
    assert tells_outlet("The Post")


@given(st.text(max_size=20), st.text(max_size=20))
def test_sameness_has_no_direction(one: str, other: str) -> None:
    assert same_outlet(one, other) == same_outlet(other, one)
    assert same_person(one, other) == same_person(other, one)
