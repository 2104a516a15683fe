"""Parties by the names that people and workbooks give them."""

from __future__ import annotations

import re

from onrecord.errors import UsageError
from onrecord.knowledge import Knowledge
from onrecord.records import Party

_ID = re.compile(r"[a-z]+:[\w-]+")
_SHORTEST = 4
"""Letters of a name that may be typed without capitals: "us" and "un" are words, and no states."""


def party_named(words: str) -> Party:
    """The party that these words name, with its knowledge id; without one, as written, where we know none."""
    knowledge = Knowledge.load()
    bare = re.sub(r"\s*\([^)]*\)$", "", words)  # "EU (Commission and Council)"
    for form in (words, bare):
        if match := knowledge.lookup(form, kinds=("state", "institution")):
            # The usual name, unless the words say more than it does.
            return Party(match.entity.id, match.entity.name if match.form == "name" and form == words else words)
    return Party(None, words)


def party_typed(words: str) -> Party:
    """The same for words from a keyboard: "state:DE", "state:DE=Germany", "Germany", "germany", "European countries".

    Raises UsageError for an id that is in no knowledge file.
    """
    id_, _, name = words.strip().rpartition("=")
    name = name.strip()
    if not id_ and _ID.fullmatch(name):
        id_, name = name, ""
    if id_:
        known = Knowledge.load().name_of(id_)
        if known is None:
            raise UsageError(
                f'There is no "{id_}" in the knowledge files', "Ids look like state:DE; a name alone is looked up."
            )
        return Party(id_, name or known)
    group = next((it for it in Knowledge.load().groups.find(name) if (it.start, it.end) == (0, len(name))), None)
    if group:
        return Party(group.group.id, group.group.name)
    found = party_named(name)
    if found.id is None and name.islower() and len(name) >= _SHORTEST:
        titled = party_named(name.title())
        return titled if titled.id else found
    return found
