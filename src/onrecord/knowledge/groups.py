"""Groups of states that are named without their members ("European countries")."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from onrecord.knowledge.files import rows, split


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


@cache
def _names() -> tuple[dict[str, Group], re.Pattern[str]]:
    names: dict[str, Group] = {}
    for row in rows("groups"):
        group = Group(f"group:{row['id']}", row["name"])
        names.update(dict.fromkeys(split(row["names"]), group))
    longest_first = sorted(names, key=len, reverse=True)
    words = "|".join(re.escape(name).replace(r"\ ", r"[ \u00a0\n]") for name in longest_first)
    return names, re.compile(rf"(?<![\w-])(?:{words})(?![\w-])", re.IGNORECASE)


def find_groups(text: str, start: int = 0, end: int | None = None) -> list[GroupMatch]:
    """Every group named in `text[start:end]`, in text order, the longest name at each place."""
    names, pattern = _names()
    return [
        GroupMatch(names[re.sub(r"\s", " ", found.group().lower())], found.start(), found.end())
        for found in pattern.finditer(text, start, len(text) if end is None else end)
    ]
