"""Names for the ids that a reading uses, for people to read."""

from __future__ import annotations

from functools import cache


@cache
def name_of(id: str) -> str | None:
    """The name behind a knowledge id ("state:US" is "United States"), or None for an id of another kind."""
    if ":" not in id:
        return None
    from onrecord.knowledge import Knowledge

    try:
        return Knowledge.load().entity(id).name
    except KeyError:
        return None
