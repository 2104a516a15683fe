"""What the data files hold: for each its columns, what may stand in them, and which of them tell its rows apart."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation


@dataclass(frozen=True, slots=True)
class Cell:
    """What may stand in a cell."""

    wanted: str
    """In words an editor can read ("a date such as 2025-02-11")."""
    pattern: str = ".*"
    """A regular expression for the whole of it."""
    many: bool = False
    """Whether it may hold several, divided by "|"."""
    empty: bool = False
    of: tuple[tuple[str, str], ...] = ()
    """Tables and columns in one of which it must stand; empty for none."""

    def admits(self, text: str) -> bool:
        """Whether the text may stand here, `of` apart. Spaces at its ends never may: they would be part of a name."""
        if not text:
            return self.empty
        parts = text.split("|") if self.many else [text]
        return all(part and part == part.strip() and re.fullmatch(self.pattern, part) for part in parts)


class _Day(Cell):
    def admits(self, text: str) -> bool:
        try:
            return text == date.fromisoformat(text).isoformat()
        except ValueError:
            return False


class _PartOfDay(Cell):
    def admits(self, text: str) -> bool:
        if not text:
            return self.empty
        try:
            date.fromisoformat(text + "0000-01-01"[len(text) :])
        except ValueError:
            return False
        return re.fullmatch(r"\d{4}(?:-\d\d(?:-\d\d)?)?", text) is not None


class _Rate(Cell):
    def admits(self, text: str) -> bool:
        try:
            return re.fullmatch(r"[0-9.]+", text) is not None and Decimal(text) > 0
        except InvalidOperation:
            return False


@dataclass(frozen=True, slots=True)
class Layout:
    """The form of one file."""

    cells: Mapping[str, Cell]
    """Column name to what stands in it, in the order of the file."""
    key: tuple[str, ...] = ()
    """The columns that tell rows apart, by the first word of each; empty where rows are only ever added."""
    shipped: bool = True
    """Whether we ship such a file; others are a user's alone."""
    in_order: tuple[str, ...] = ()
    """Columns whose dates may not go back from one to the next."""
    comment: str | None = None
    """What a comment in the file must say, as a pattern; None for nothing."""

    def key_of(self, row: Mapping[str, str]) -> tuple[str, ...]:
        """What tells a row apart from the others."""
        return tuple(row[column].partition("|")[0] for column in self.key)


def one_of(*words: str, empty: bool = False) -> Cell:
    """A cell that holds one of the words."""
    wanted = ", ".join(words[:-1]) + " or " + words[-1]
    return Cell(f"{wanted}, or nothing" if empty else wanted, "|".join(map(re.escape, words)), empty=empty)


ID = Cell("an id of small letters, digits and hyphens", r"[a-z0-9]+(?:-[a-z0-9]+)*")
NAME = Cell("a name, with no spaces around it")
NAMES = Cell('names divided by "|", with no spaces around them', many=True)
MORE_NAMES = Cell('names divided by "|" with no spaces around them, or nothing', many=True, empty=True)
COUNTRY = Cell(
    "a two-letter code of ISO 3166 that is in states.csv, or nothing", "[A-Z]{2}", empty=True, of=(("states", "code"),)
)
DAY = _Day("a date such as 2025-02-11")
GENDER = one_of("f", "m", empty=True)
NOTE = Cell("where it is from")

_PART = "a date such as 2025-02-11, or 2025-02 or 2025 where the day is not known"
OFFICES = Layout(
    {
        "office": ID,
        "title": NAME,
        "owner": Cell("a code that is in states.csv or an id that is in institutions.csv",
                      of=(("states", "code"), ("institutions", "id"))),
        "kind": Cell("a kind of office, such as defence_minister", "[a-z_]+"),
        "holder": NAME,
        "aliases": MORE_NAMES,
        "from": _PartOfDay(_PART),
        "to": _PartOfDay(f"{_PART}; or nothing for who is in office", empty=True),
        "acting": one_of("yes", empty=True),
    },
    key=("office", "holder", "from"),
    in_order=("from", "to"),
    comment=r"known until \d{4}-\d\d",
)  # fmt: skip
"""The form of every file whose name begins with "offices_"."""

LAYOUTS: Mapping[str, Layout] = {
    "states": Layout(
        {
            "code": Cell("a two-letter code of ISO 3166", "[A-Z]{2}"),
            "name": NAME,
            "aliases": MORE_NAMES,
            "adjectives": MORE_NAMES,
            "people": MORE_NAMES,
            "capital": MORE_NAMES,
            "metonyms": MORE_NAMES,
        },
        key=("code",),
    ),
    "institutions": Layout({"id": ID, "name": NAME, "country": COUNTRY, "aliases": MORE_NAMES}, key=("id",)),
    "outlets": Layout(
        {
            "id": ID,
            "kind": one_of("agency", "outlet", "platform"),
            "name": NAME,
            "country": COUNTRY,
            "aliases": MORE_NAMES,
        },
        key=("id",),
    ),
    "places": Layout({"country": COUNTRY, "names": NAMES}),
    "ambiguous": Layout({"words": NAME, "needs": one_of("the", "alone", "phrase")}, key=("words",)),
    "events": Layout(
        {"name": NAME, "first": DAY, "last": DAY, "words": NAMES},
        key=("name",),
    ),
    "groups": Layout({"id": ID, "name": NAME, "names": NAMES}, key=("id",)),
    "item_classes": Layout(
        {
            "class": NAME,
            "aid": one_of("military", "humanitarian", "financial", empty=True),
            "form": one_of(
                "weapons", "equipment", "assistance", "training", "grant", "loan", "guarantee", "reconstruction",
                "swap_line", empty=True,
            ),
        },
        key=("class",),
    ),
    "items": Layout(
        {
            "class": Cell("a class that is in item_classes.csv", of=(("item_classes", "class"),)),
            "names": NAMES,
            "generic": one_of("yes", empty=True),
        },
        key=("names",),
    ),
    "ministries": Layout({"field": NAME, "words": NAMES}, key=("field",)),
    "nouns": Layout(
        {
            "class": one_of(
                "office", "spokesperson", "person", "crowd", "body", "government", "document", "outlet"
            ),
            "gender": GENDER,
            "nouns": NAMES,
        }
    ),
    "modifiers": Layout({"words": NAMES}),
    "honorifics": Layout({"words": NAMES, "gender": GENDER, "office": Cell("an office", empty=True)}),
    "first_names": Layout(
        {"gender": one_of("f", "m", "either"), "area": NAME, "names": Cell("names with spaces between them")}
    ),
    "not_people": Layout(
        {
            "class": one_of("organisation", "outlet", "place", "word", "start"),
            "words": Cell("words with spaces between them"),
        }
    ),
    "rates": Layout(
        {
            "date": DAY,
            "currency": Cell("a code of ISO 4217, three capital letters", "[A-Z]{3}"),
            "rate": _Rate("a number above 0, with a full stop if any: units of the currency for one euro"),
            "source": NOTE,
        },
        key=("date", "currency"),
        shipped=False,
    ),
}  # fmt: skip
"""File name, without .csv, to its form: every file that a user can add to."""


def layout_of(name: str) -> Layout | None:
    """The form of the file with this name (without .csv), None where we know none."""
    return OFFICES if name.startswith("offices_") else LAYOUTS.get(name)
