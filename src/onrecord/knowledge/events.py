"""Conferences and summits at which support is announced, and when they were held."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import cache

from onrecord.knowledge.files import rows


@dataclass(frozen=True, slots=True)
class Event:
    """Something that took place once."""

    name: str
    """With its article, as it stands in a sentence ("the Ukraine Recovery Conference in Lugano")."""
    first: date
    last: date
    """Equal to `first` for an event of one day."""
    words: tuple[re.Pattern[str], ...]
    """All of them occur in a text that names the event."""


@cache
def events() -> tuple[Event, ...]:
    """The shipped table, read once per process."""
    return tuple(
        Event(
            row["name"],
            date.fromisoformat(row["first"]),
            date.fromisoformat(row["last"]),
            tuple(re.compile(rf"\b(?:{words})\b", re.IGNORECASE) for words in row["words"].split("&")),
        )
        for row in rows("events")
    )


def events_named(text: str) -> tuple[Event, ...]:
    """The events that a text names; several where it does not say which of them it means."""
    return tuple(event for event in events() if all(words.search(text) for words in event.words))
