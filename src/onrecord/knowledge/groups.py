"""Groups of states that are named without their members ("European countries")."""

from __future__ import annotations

import re
from typing import NamedTuple

from onrecord.knowledge.files import Tables, split

_NO_EVENT = r"(?!['’]?s?['’]? (?:conference|summit|meeting|forum|talks)\b)"
"""What follows names an event and not those who take part: "the International Donors' Conference"."""


class Group(NamedTuple):
    """A group of states."""

    id: str
    """Knowledge id: "group:european-countries"."""
    name: str


class GroupMatch(NamedTuple):
    """Words of a text that name a group."""

    group: Group
    start: int
    end: int


class Groups:
    """Every name in groups.csv."""

    def __init__(self, tables: Tables) -> None:
        self._names: dict[str, Group] = {}
        for row in tables.rows("groups"):
            group = Group(f"group:{row['id']}", row["name"])
            self._names.update(dict.fromkeys(map(str.lower, split(row["names"])), group))
        longest_first = sorted(self._names, key=len, reverse=True)
        words = "|".join(re.escape(name).replace(r"\ ", r"[ \u00a0\n]") for name in longest_first)
        self._pattern = re.compile(rf"(?<![\w-])(?:{words})(?![\w-]){_NO_EVENT}", re.IGNORECASE)

    def name_of(self, id: str) -> str | None:
        """The name behind a group's id, None for any other."""
        return next((group.name for group in self._names.values() if group.id == id), None)

    def find(self, text: str, start: int = 0, end: int | None = None) -> list[GroupMatch]:
        """Every group named in `text[start:end]`, in text order, the longest name at each place."""
        return [
            GroupMatch(self._names[re.sub(r"\s", " ", found.group().lower())], found.start(), found.end())
            for found in self._pattern.finditer(text, start, len(text) if end is None else end)
        ]
