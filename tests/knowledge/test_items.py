"""Items: their names in running text, in any number and spelling, and never a piece of another word."""

import pytest

from onrecord.knowledge import Knowledge
from onrecord.knowledge.files import rows, split
from onrecord.knowledge.items import singular


def found(text: str) -> list[tuple[str, str, str]]:
    return [(text[m.start : m.end], m.item.canonical, m.item.class_.name) for m in Knowledge.load().items.find(text)]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("ten Leopard 2A6 tanks", [("Leopard 2A6", "Leopard 2", "tank"), ("tanks", "tank", "tank")]),
        ("155 mm artillery shells", [("155 mm artillery shells", "155mm artillery shell", "ammunition")]),
        ("155-millimeter shells", [("155-millimeter shells", "155mm shell", "ammunition")]),
        (
            "armored personnel carriers",
            [("armored personnel carriers", "armoured personnel carrier", "armoured personnel carrier")],
        ),
        ("F-16s and MiG-29s", [("F-16s", "F-16", "aircraft"), ("MiG-29s", "MiG-29", "aircraft")]),
        (
            "a man-portable air-defense system",
            [("man-portable air-defense system", "man-portable air defence system", "MANPADS")],
        ),
        ("Patriot missiles", [("Patriot missiles", "Patriot", "air defence")]),
        ("every patriot was towed", []),
        ("The committee has an arm in Oslo.", []),
        ("small arms", [("small arms", "small arms", "small arms")]),
        (
            "generators, tents and sleeping bags",
            [
                ("generators", "generator", "energy"),
                ("tents", "tent", "shelter"),
                ("sleeping bags", "sleeping bag", "shelter"),
            ],
        ),
    ],
)
def test_items_are_found_in_running_text(text: str, names: list[tuple[str, str, str]]) -> None:
    assert found(text) == names


def test_a_comma_divides_two_items() -> None:
    assert [name for name, _, _ in found("rocket, launcher")] == ["rocket"]


def test_every_class_in_items_is_described() -> None:
    described = {row["class"] for row in rows("item_classes")}
    assert {row["class"] for row in rows("items")} <= described


def test_no_name_stands_for_two_items() -> None:
    names = [name for row in rows("items") for name in split(row["names"])]
    assert sorted(names) == sorted(set(names))


@pytest.mark.parametrize(
    ("plural", "one"),
    [
        ("vehicles", "vehicle"),
        ("batteries", "battery"),
        ("buses", "bus"),
        ("boxes", "box"),
        ("HIMARS".lower(), "himars"),
        ("gas", "gas"),
    ],
)
def test_plurals_become_singular(plural: str, one: str) -> None:
    assert singular(plural) == one
