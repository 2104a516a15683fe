"""Whether the speakers of two reports may be one: a knowledge id, a full name and a surname, an office, a spokesperson."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from functools import lru_cache
from typing import Literal

from onrecord.knowledge import Knowledge
from onrecord.records import Speaker
from onrecord.tracing.likeness import place, same_name
from onrecord.tracing.stems import folded, spelled, stem

Sameness = Literal["same", "maybe", "other"]

_MAYBE_ALIKE = 0.6
"""How alike two surnames must be for one person whose first name is the same; "Dalgaard" and "Dalgor" are."""
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_TITLES = frozenset(
    stem(spelled(word))
    for word in """
the a an of for and in on at by its his her their to who new acting deputy vice first former ex senior chief head top
minister ministry ministers secretary president premier prime chancellor chairman chair chairwoman governor mayor envoy
ambassador general colonel lieutenant major captain sergeant admiral commodore commander brigadier marshal official officials
spokesman spokeswoman spokesperson adviser advisor aide leader boss director deputy mp senator lawmaker representative
defence defense foreign affairs economy finance interior state government office department council national security
special messenger diplomat researcher analyst expert professor doctor dr mr mrs ms sir opposition party
post statement telegram comment words interview
""".split()
)
_GENERIC = frozenset(
    stem(spelled(word))
    for word in (
        "the a an of for and in on at by its his her their to with who one two three several some source sources person "
        "people official officials agency government ministry department office"
    ).split()
)


def same_speaker(one: Speaker | None, other: Speaker | None) -> Sameness:
    """Whether two descriptions of a speaker may stand for one."""
    if one is None or other is None:
        return "maybe"
    if one.id == other.id and ":" in one.id:
        return "same"
    if "outlet" in (one.kind, other.kind):
        return "maybe"
    first, second = names_in(one.name or ""), names_in(other.name or "")
    if one.kind == "person" and other.kind == "person" and first and second:
        return _same_person(first, second)
    if one.anonymous and other.anonymous:
        contradict = one.count and other.count and one.count != other.count and 1 not in (one.count, other.count)
        return "other" if contradict else "maybe"
    if _describing(one) & _describing(other):
        return "same" if one.kind == other.kind != "person" and first == second else "maybe"
    named = [speaker for speaker, names in ((one, first), (other, second)) if names and speaker.kind == "person"]
    return "maybe" if len(named) < 2 and "person" in (one.kind, other.kind) else "other"


@lru_cache(maxsize=1 << 14)
def names_in(name: str) -> tuple[str, ...]:
    """The words of a description that are somebody's name, folded."""
    words = [word for word in _WORD.findall(name) if word[0].isupper()]
    return tuple(
        folded(word) for word in words if stem(spelled(folded(word))) not in _TITLES and place(folded(word)) is None
    )


def _same_person(first: tuple[str, ...], second: tuple[str, ...]) -> Sameness:
    """Two people by the words of their names; one who goes by a surname alone is whoever has it."""
    short, long = sorted((first, second), key=len)
    hits = sum(any(same_name(word, other) for other in long) for word in short)
    if hits == len(short):
        return "same"
    if len(short) == 1 or not hits:
        return "other"
    surnames = SequenceMatcher(None, first[-1], second[-1]).ratio()
    return "maybe" if same_name(first[0], second[0]) and surnames >= _MAYBE_ALIKE else "other"


@lru_cache(maxsize=1 << 14)
def _described(text: str) -> frozenset[str]:
    return frozenset(stem(spelled(folded(word))) for word in _WORD.findall(text)) - _GENERIC


def _describing(speaker: Speaker) -> frozenset[str]:
    """Stems of what tells the speaker from others: name, office, and whose office it is."""
    of = speaker.of or ""
    owner = (Knowledge.load().name_of(of) or "") if ":" in of else of
    return _described(" ".join(filter(None, (speaker.name, speaker.office, owner))))
