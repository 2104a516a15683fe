"""What the exact rules know of each word, told to the model: that it names a state, a sum, a day or a known thing.

Training and reading share it: a state or a weapon that no example names is marked like those that examples do name.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from onrecord.knowledge import Knowledge, Match, PersonMatch
from onrecord.knowledge.groups import GroupMatch
from onrecord.knowledge.items import ItemMatch
from onrecord.reading.pieces import IntArray, Pieces
from onrecord.records import Money, Quantity, Span, TimeExpression

MARKS = ("none", "state", "people", "capital", "institution", "group", "money", "number", "time", "item", "generic")
_FORMS = {"name": 1, "demonym": 2, "people": 2, "capital": 3, "metonym": 3}


@dataclass(frozen=True, slots=True)
class Known:
    """What the exact rules found in a text."""

    names: Sequence[Match]
    """States, institutions and places; outlets apart."""
    people: Sequence[PersonMatch]
    """Holders of offices in the knowledge files."""
    groups: Sequence[GroupMatch]
    items: Sequence[ItemMatch]
    money: Sequence[Money]
    quantities: Sequence[Quantity]
    times: Sequence[TimeExpression]


def know(
    text: str,
    spans: Sequence[Span],
    knowledge: Knowledge,
    money: Sequence[Money],
    quantities: Sequence[Quantity],
    times: Sequence[TimeExpression],
) -> Known:
    """Look up names, groups and items in the stretches `spans`; sums, counts and times are given."""
    names: list[Match] = []
    groups: list[GroupMatch] = []
    items: list[ItemMatch] = []
    for span in spans:
        names += [
            match
            for match in knowledge.find(text, start=span.start, end=span.end)
            if match.entity.kind in ("state", "institution", "place")
        ]
        groups += knowledge.groups.find(text, span.start, span.end)
        items += knowledge.items.find(text, span.start, span.end)
    people = [match for match in knowledge.offices.find(text) if any(s.start <= match.start < s.end for s in spans)]
    return Known(names, people, groups, items, money, quantities, times)


def marks(pieces: Pieces, known: Known) -> IntArray:
    """The mark of each word, shape (words,), an index into MARKS; closer knowledge wins over vaguer."""
    found = np.zeros(len(pieces.first), dtype=np.int64)

    def paint(start: int, end: int, mark: int) -> None:
        first = int(np.searchsorted(pieces.ends, start, side="right"))
        found[first : int(np.searchsorted(pieces.starts, end, side="left"))] = mark

    for item in known.items:
        paint(item.start, item.end, 10 if item.item.generic else 9)
    for quantity in known.quantities:
        paint(quantity.span.start, quantity.span.end - len(quantity.unit), 7)
    for time in known.times:
        paint(time.span.start, time.span.end, 8)
    for sum_ in known.money:
        paint(sum_.span.start, sum_.span.end, 6)
    for group in known.groups:
        paint(group.start, group.end, 5)
    for match in known.names:
        if match.entity.kind != "place":
            paint(match.start, match.end, 4 if match.entity.kind == "institution" else _FORMS[match.form])
    return found
