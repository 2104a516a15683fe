"""Ministries by country and field: "Poland's defence ministry", "the Ministry of Defence in Warsaw"."""

from __future__ import annotations

import re
from typing import NamedTuple

from onrecord.knowledge.files import Tables, split


class Ministry(NamedTuple):
    """What the words of a ministry's name say."""

    field: str
    """As in ministries.csv ("defence")."""
    owner: str | None
    """The words that say whose it is ("Polish", "Warsaw"), None where it stands alone."""


class Ministries:
    """Recognises the usual patterns of a ministry's name."""

    def __init__(self, tables: Tables) -> None:
        self._fields = {words: row["field"] for row in tables.rows("ministries") for words in split(row["words"])}
        field = "|".join(re.escape(words) for words in sorted(self._fields, key=len, reverse=True))
        before = rf"(?:(?P<a>.+?)(?:'s?)?\s+)?(?P<f>{field})\s+ministry(?:\s+(?:of|in)\s+(?P<b>.+))?"
        after = rf"(?:(?P<c>.+?)(?:'s?)?\s+)?ministry\s+(?:of|for)\s+(?P<g>{field})(?:\s+(?:of|in)\s+(?P<d>.+))?"
        self._pattern = re.compile(rf"(?:{before}|{after})", re.IGNORECASE)

    def parse(self, words: str) -> Ministry | None:
        """Field and owner of the ministry that the words name, or None where they name none."""
        if "inistry" not in words:
            return None
        match = self._pattern.fullmatch(words)
        if match is None:
            return None
        field = self._fields[(match["f"] or match["g"]).lower()]
        return Ministry(field, match["a"] or match["b"] or match["c"] or match["d"])
