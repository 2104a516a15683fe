"""Facts about the world, as data files that a person can read and extend, and lookups over them.

In: the files under `data/`. Out: `Knowledge`, which finds states, institutions, outlets, platforms and titles in text.
"""

from onrecord.knowledge.lookup import Entity, EntityKind, Knowledge, Match, MatchForm

__all__ = ["Entity", "EntityKind", "Knowledge", "Match", "MatchForm"]
