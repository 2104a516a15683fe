"""Which people of the table running text names."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.knowledge import Knowledge
from onrecord.knowledge.surnames import last_names

offices = Knowledge.load().offices


def _named(text: str) -> list[tuple[str, str]]:
    return [(match.name, text[match.start : match.end]) for match in offices.find(text)]


FULL_NAMES = [
    ("Kaja Kallas met Ursula von der Leyen.", ["Kaja Kallas", "Ursula von der Leyen"]),
    ("Radoslaw Sikorski and Nicusor Dan", ["Radosław Sikorski", "Nicușor Dan"]),
    ("Gideon Sa’ar’s letter", ["Gideon Sa'ar"]),
    ("Luiz Inácio Lula da Silva", ["Luiz Inácio Lula da Silva"]),
    ("Vladimir V. Putin and Donald J. Trump", ["Vladimir Putin", "Donald Trump"]),
    ("Donald\nTrump", ["Donald Trump"]),
    ("Donald Trump Jr. flew in.", []),
]


@pytest.mark.parametrize(("text", "names"), FULL_NAMES, ids=[case[0][:30] for case in FULL_NAMES])
def test_full_names_are_found(text: str, names: list[str]) -> None:
    assert [name for name, _ in _named(text)] == names


LAST_NAMES = [
    ("Kallas said so.", ["Kallas: Kaja Kallas"]),
    ("Von der Leyen’s aide", ["Von der Leyen: Ursula von der Leyen"]),
    ("the aide of von der Leyen", ["von der Leyen: Ursula von der Leyen"]),
    ("Talks with De Croo and Sisi", ["De Croo: Alexander De Croo", "Sisi: Abdel Fattah el-Sisi"]),
    ("Erdogan told Zelensky so.", ["Erdogan: Recep Tayyip Erdoğan", "Zelensky: Volodymyr Zelenskyy"]),
    ("Xi and Lula signed.", ["Xi: Xi Jinping", "Lula: Luiz Inácio Lula da Silva"]),
    ("previously Biden-approved shells", ["Biden: Joe Biden"]),
    ("an anti-Putin rally", ["Putin: Vladimir Putin"]),
    ("a Trump-Putin call", ["Trump: Donald Trump", "Putin: Vladimir Putin"]),
    ("Meeting Zelensky, he smiled.", ["Zelensky: Volodymyr Zelenskyy"]),
    ("French President Macron smiled.", ["Macron: Emmanuel Macron"]),
    ("Ukraine's Sybiha spoke. Sybiha left.", ["Sybiha: Andrii Sybiha"] * 2),
    ("the Biden Administration", ["Biden: Joe Biden"]),
    ("'Obama founded it,' he said.", ["Obama: Barack Obama"]),
    ("macron", []),
    ("Macronesia, @Macron, #Macron", []),
]


@pytest.mark.parametrize(("text", "found"), LAST_NAMES, ids=[case[0][:30] for case in LAST_NAMES])
def test_a_last_name_that_one_person_has_is_enough(text: str, found: list[str]) -> None:
    assert [f"{words}: {name}" for name, words in _named(text)] == found


SOMEBODY_ELSE = [
    "Jill Biden spoke. Biden smiled.",
    "Ornella Macron and Capt. Ilse Scholz",
    "Erika van Rutte",
    "The Obama Foundation opened in Costa Rica.",
    "the Meyer-Merz works",
    "By Felicia Tusk",
    "Macron Oduya won the match.",
]


@pytest.mark.parametrize("text", SOMEBODY_ELSE)
def test_a_last_name_may_be_somebody_elses(text: str) -> None:
    assert _named(text) == []


def test_a_person_named_as_well_keeps_the_last_name() -> None:
    assert _named("Jill Biden and President Biden left. Biden waved.") == [
        ("Joe Biden", "Biden"),
        ("Joe Biden", "Biden"),
    ]


AMBIGUOUS = [
    ("Johnson agreed.", []),
    ("Prime Minister Johnson agreed.", ["Boris Johnson"]),
    ("Speaker Johnson agreed. Johnson left.", ["Mike Johnson", "Mike Johnson"]),
    ("Boris Johnson met Mike Johnson. Johnson left.", ["Boris Johnson", "Mike Johnson"]),
    ("Austin agreed.", []),
    ("Lloyd Austin came. Austin agreed.", ["Lloyd Austin", "Lloyd Austin"]),
    ("Secretary Austin and Secretary of State Kerry agreed.", ["Lloyd Austin", "John Kerry"]),
    ("President Moon agreed. The Moon rose. Moon left.", ["Moon Jae-in", "Moon Jae-in"]),
    ("Theresa May resigned in May. May Day came.", ["Theresa May"]),
    ("Prime Minister May resigned.", ["Theresa May"]),
    ("a prime minister Blair could trust", []),
    ("Orban agreed.", ["Viktor Orbán"]),
    ("Ludovic Orban resigned. Orban left.", ["Ludovic Orban", "Ludovic Orban"]),
    ("Kerry Washington sang for John Kerry.", ["John Kerry"]),
    ("Hague judges went to The Hague.", []),
]


@pytest.mark.parametrize(("text", "names"), AMBIGUOUS, ids=[case[0][:40] for case in AMBIGUOUS])
def test_an_ambiguous_last_name_needs_the_person_or_a_title(text: str, names: list[str]) -> None:
    assert [name for name, _ in _named(text)] == names


def test_find_keeps_to_the_stretch_asked_for() -> None:
    text = "Merz, Macron, Tusk"
    assert [match.name for match in offices.find(text, 6, 12)] == ["Emmanuel Macron"]
    assert offices.find(text, 6, 11) == []


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("Ursula von der Leyen", {"von der Leyen", "Von der Leyen"}),
        ("Adel al-Jubeir", {"al-Jubeir", "Al-Jubeir", "Jubeir"}),
        ("Ban Ki-moon", {"Ban"}),
        ("Annegret Kramp-Karrenbauer", {"Kramp-Karrenbauer"}),
        ("Ferdinand Marcos Jr.", {"Marcos"}),
        ("Charles III", set()),
        ("King Abdullah of Jordan", set()),
        ("Tamim bin Hamad Al Thani", set()),
    ],
)
def test_last_names_of_a_name(name: str, found: set[str]) -> None:
    assert set(last_names(name, family_first=False)) == found


def test_the_family_name_may_come_first() -> None:
    assert list(last_names("Xi Jinping", family_first=True)) == ["Xi"]


def test_find_is_quick() -> None:
    text = "Kallas told Ilse Brandvold in Tallinn that Poland would pay. " * 1000
    begin = time.process_time()
    assert len(offices.find(text)) == 1000
    assert time.process_time() - begin < 0.5


@given(st.text(alphabet=st.sampled_from(list("MerzTuskXi 'von-.\nJ’é")), max_size=60))
def test_any_text_is_searched_without_error(text: str) -> None:
    matches = offices.find(text)
    assert all(0 <= match.start < match.end <= len(text) for match in matches)
    assert all(one.end <= other.start for one, other in zip(matches, matches[1:], strict=False))
