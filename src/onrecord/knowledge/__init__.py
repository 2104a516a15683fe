"""Facts about the world, as data files that a person can read and extend, and lookups over them.

In: the files under `data/`, and those of a user's folder. Out: `Knowledge`, which finds states, institutions, outlets, people
and items in text, and knows who held which office when and what a sum was worth in euros.
"""

from onrecord.knowledge.entities import Entity, EntityKind, Match, MatchForm, plain
from onrecord.knowledge.lookup import Knowledge
from onrecord.knowledge.offices import Offices, Tenure
from onrecord.knowledge.persons import PersonMatch
from onrecord.knowledge.words import Gender, Honorific, Noun, NounClass

__all__ = [
    "Entity",
    "EntityKind",
    "Gender",
    "Honorific",
    "Knowledge",
    "Match",
    "MatchForm",
    "Noun",
    "NounClass",
    "Offices",
    "PersonMatch",
    "Tenure",
    "plain",
]
