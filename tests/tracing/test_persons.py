"""Spellings of one name, and names of two people."""

from __future__ import annotations

import pytest

from onrecord.tracing.persons import Person, same_person
from onrecord.tracing.sentence_stems import skeleton


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param(("Vahan", "Terzyan"), ("Vagan", "Terzian"), id="h and g, y and i"),
        pytest.param(("Larysa", "Demchuk"), ("Larisa", "Demchuk"), id="y and i"),
        pytest.param(("Serhiy", "Bondarchuk"), ("Sergii", "Bondarchuk"), id="both words"),
        pytest.param(("Kasper", "Dalgaard"), ("Kasper", "Dalgard"), id="a doubled letter"),
        pytest.param(("Oleksandr", "Kovalenko"), ("Oleksandr", "Kowalenko"), id="v and w"),
    ],
)
def test_one_person_in_two_spellings(one: tuple[str, str], other: tuple[str, str]) -> None:
    assert same_person(Person(*one), Person(*other))
    assert same_person(Person(*other), Person(*one))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param(("Anna", "Berg"), ("Erik", "Berg"), id="namesakes"),
        pytest.param(("Mark", "Halloran"), ("Jens", "Halloran"), id="first names"),
        pytest.param(("Kari", "Solbakk"), ("Kari", "Nordmann"), id="surnames"),
    ],
)
def test_two_people(one: tuple[str, str], other: tuple[str, str]) -> None:
    assert not same_person(Person(*one), Person(*other))


def test_the_bones_of_a_name_keep_its_first_letter() -> None:
    assert skeleton("Oosterveld") == skeleton("Osterveld")
    assert skeleton("Iwanow") != skeleton("Banow")
