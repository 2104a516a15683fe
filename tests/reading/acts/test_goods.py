"""Items of an act: one by one, each with its own number."""

from __future__ import annotations

import pytest

from onrecord.knowledge import Knowledge
from onrecord.reading.acts.goods import goods
from onrecord.reading.acts.marks import know
from onrecord.reading.money import find_money
from onrecord.reading.quantities import find_quantities
from onrecord.records import Item, Span


def items(text: str, *names: str) -> list[Item]:
    """The items at the marked words of a text, as the reader would take them."""
    whole = [Span(0, len(text))]
    money = find_money(text, whole)
    known = know(
        text, whole, Knowledge.load(), money, find_quantities(text, taken=[m.span for m in money], spans=whole), ()
    )
    spans = [Span(text.index(name), text.index(name) + len(name)) for name in names]
    return list(goods(text, spans, known))


def told(found: list[Item]) -> list[tuple[str, int | None, str | None]]:
    return [
        (item.name, int(item.units.value[0]) if item.units else None, item.units.unit if item.units else None)
        for item in found
    ]


@pytest.mark.parametrize(
    ("text", "marked", "expected"),
    [
        ("Norland gives 40 radios.", ["radios"], [("radios", 40, None)]),
        ("Norland gives two field hospitals.", ["field hospitals"], [("field hospitals", 2, None)]),
        ("Norland gives a field hospital.", ["field hospital"], [("field hospital", 1, None)]),
        ("Norland gives 30 tonnes of winter clothing.", ["winter clothing"], [("winter clothing", 30, "tonnes")]),
        (
            "Norland gives helmets, some 200 radios and 3 ambulances.",
            ["helmets"],
            [("helmets", None, None), ("radios", 200, None), ("ambulances", 3, None)],
        ),
        (
            "a package with 12 howitzers and 5,000 shells",
            ["12 howitzers and 5,000 shells"],
            [("howitzers", 12, None), ("shells", 5000, None)],
        ),
        ("Norland gives dozens of generators.", ["generators"], [("generators", 24, None)]),
        ("Norland gives up to 50 buses.", ["buses"], [("buses", 50, None)]),
        ("Norland gives generators worth 3 million euros.", ["generators"], [("generators", None, None)]),
        ("Norland delivered six of the 19 jets.", ["jets"], [("jets", 6, None)]),
        ("Norland wants a rare-earth mineral deal.", ["rare-earth mineral"], [("rare-earth mineral", None, None)]),
        ("four boats\n\nBy Ann Lund, Harbour News", ["boats\n\nBy Ann"], [("boats", 4, None)]),
        ("Helmets (400 pieces) and boots", ["Helmets"], [("Helmets", 400, None), ("boots", None, None)]),
    ],
)
def test_every_item_has_its_own_number(
    text: str, marked: list[str], expected: list[tuple[str, int | None, str | None]]
) -> None:
    assert told(items(text, *marked)) == expected


def test_a_model_gives_the_usual_name_and_its_class() -> None:
    (item,) = items("Norland gives 14 Leopard 2A6 tanks.", "Leopard 2A6 tanks")
    assert (item.canonical, item.class_) == ("Leopard 2", "tank")


def test_what_no_file_names_keeps_its_words() -> None:
    (item,) = items("Norland gives nine snow cannons of wood.", "snow cannons of wood")
    assert item.name == "snow cannons of wood"


def test_a_name_that_nobody_knows_is_no_thing() -> None:
    assert items("Norland gives Vesland four boats.", "Vesland") == []


def test_about_is_approximate() -> None:
    (item,) = items("Norland gives about 30 tents.", "tents")
    assert item.units is not None and item.units.approx
