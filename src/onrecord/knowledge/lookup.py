"""The facts that onrecord ships with, and those that a user adds, behind one typed door."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache, cached_property
from pathlib import Path

from onrecord.knowledge.entities import Entity, EntityKind, Gazetteer, Match, plain
from onrecord.knowledge.files import Tables
from onrecord.knowledge.groups import Groups
from onrecord.knowledge.items import Items
from onrecord.knowledge.ministries import Ministries
from onrecord.knowledge.offices import Offices
from onrecord.knowledge.rates import Rates
from onrecord.knowledge.words import CapitalClass, Gender, Honorific, Noun, Words


class Knowledge:
    """The facts that onrecord ships with, and those of a user's folder. Use `Knowledge.load()`."""

    def __init__(self, folder: Path | None = None) -> None:
        self._tables = Tables(folder)
        self._gazetteer = Gazetteer(self._tables)
        self._words = Words(self._tables)
        self._ministries = Ministries(self._tables)

    @staticmethod
    def load(folder: Path | None = None) -> Knowledge:
        """The shipped facts, read once per process; with the files of `folder` (docs/knowledge.md), read anew.

        Raises UsageError where a file in the folder cannot be used, naming the line.
        """
        return Knowledge(folder) if folder else _shipped()

    @property
    def fingerprint(self) -> str:
        """A hash over the user's files, empty where there are none."""
        return self._tables.fingerprint

    @cached_property
    def items(self) -> Items:
        """Things that are given, sold and asked for."""
        return Items(self._tables)

    @cached_property
    def groups(self) -> Groups:
        """Groups of states that are named without their members."""
        return Groups(self._tables)

    @cached_property
    def offices(self) -> Offices:
        """Offices and who held them when."""
        return Offices(self._tables, self)

    @cached_property
    def rates(self) -> Rates:
        """What amounts were worth in euros."""
        return Rates(self._tables.rows("rates"))

    def entity(self, id: str) -> Entity:
        """The entity with this id, a ministry's such as "institution:pl-defence-ministry" included. Raises KeyError."""
        known = self._gazetteer.entities.get(id)
        if known is None and id.startswith("institution:") and id.endswith("-ministry"):
            country, _, field = id.removeprefix("institution:").removesuffix("-ministry").partition("-")
            if f"state:{country.upper()}" in self._gazetteer.entities:
                return self._ministry(country.upper(), field)
        if known is None:
            raise KeyError(id)
        return known

    def name_of(self, id: str) -> str | None:
        """The name behind a knowledge id ("state:US" gives "United States"), a group's too; None for any other id."""
        if id.startswith("group:"):
            return self.groups.name_of(id)
        try:
            return self.entity(id).name
        except KeyError:
            return None

    def lookup(self, words: str, *, kinds: Iterable[EntityKind] | None = None) -> Match | None:
        """The entity that the words as a whole name, or None. Leading "the" and a possessive ending are overlooked.

        The match's offsets count in `words`. Case matters ("US", not "us").
        """
        wanted = None if kinds is None else frozenset(kinds)
        flat = plain(words)
        start = len(flat) - len(flat.lstrip(' "“”(,'))
        core = flat[start:].rstrip(' "“”),')
        article = core[:4] in ("the ", "The ", "THE ")
        if article:
            start, core = start + 4, core[4:]
        bare = core.removesuffix("'s").removesuffix("'S")
        if bare == core and core.endswith("s'"):
            bare = core[:-1]
        for form in (core, bare):
            found = self._gazetteer.phrase(form, wanted, article=article)
            if found:
                return Match(found[0], start, start + len(form), found[1])
        if wanted is None or "institution" in wanted:
            ministry = self._ministries.parse(bare)
            owner = ministry and ministry.owner and self.lookup(ministry.owner, kinds=("state",))
            if ministry and owner and owner.entity.country:
                return Match(self._ministry(owner.entity.country, ministry.field), start, start + len(bare), "name")
        return None

    def find(self, text: str, *, start: int = 0, end: int | None = None) -> list[Match]:
        """Every entity named in `text[start:end]`: the longest match at each place, in text order, never overlapping.

        Names that are ordinary words too ("Time", "Jordan") count only where their surroundings allow (ambiguous.csv).
        """
        return self._gazetteer.find(plain(text), start, len(text) if end is None else end)

    def adjective(self, country: str) -> str | None:
        """The adjective of a state by its ISO code ("UA" gives "Ukrainian"), None where we know none."""
        return self._gazetteer.adjectives.get(country)

    def ministry_field(self, words: str) -> str | None:
        """The field of the ministry that the words name, whosever it is ("the defence ministry" gives "defence")."""
        flat = plain(words)
        ministry = self._ministries.parse(flat[4:] if flat[:4].lower() == "the " else flat)
        return ministry.field if ministry else None

    def gender(self, first_name: str) -> Gender | None:
        """The usual gender of a first name; None where it is unknown or either."""
        return self._words.first_names.get(first_name)

    def is_first_name(self, word: str) -> bool:
        """Whether the word is a first name that we know (as written, case and all)."""
        return word in self._words.first_names

    def honorific(self, word: str) -> Honorific | None:
        """What a short title before a name ("Sen.", "Ms") says, None for any other word."""
        return self._words.honorifics.get(word)

    def honorifics(self) -> frozenset[str]:
        """Every short title, with and without its full stop."""
        return frozenset(self._words.honorifics)

    def head_noun(self, words: Sequence[str]) -> tuple[Noun, int] | None:
        """The longest noun for somebody quotable that ends the lower-case words, and how many of them it takes."""
        return self._words.head(words)

    def is_modifier(self, word: str) -> bool:
        """Whether the lower-case word may stand before an office ("former", "foreign")."""
        return word in self._words.modifiers

    def capitalised(self, word: str) -> CapitalClass | None:
        """What a capitalised word stands for that is no part of a person's name, None where it may be one."""
        return self._words.capitalised.get(word)

    def _ministry(self, country: str, field: str) -> Entity:
        adjective = self.adjective(country) or self._gazetteer.entities[f"state:{country}"].name
        id = f"institution:{country.lower()}-{field}-ministry"
        return Entity(id, "institution", f"{adjective} {field} ministry", country)


@cache
def _shipped() -> Knowledge:
    return Knowledge()
