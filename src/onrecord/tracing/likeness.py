"""Whether two words may say the same thing."""

from __future__ import annotations

from difflib import SequenceMatcher
from functools import lru_cache

from onrecord.knowledge import EntityKind, Knowledge
from onrecord.tracing.near_words import groups
from onrecord.tracing.stems import spelled, stem
from onrecord.tracing.turning_words import SHUT

_ALIKE = 0.75
_SOUNDS = (("shch", "s"), ("sch", "s"), ("sh", "s"), ("zh", "z"), ("kh", "h"), ("ch", "c"), ("ts", "c"), ("ph", "f"), ("ck", "k"),
           ("x", "ks"), ("w", "v"), ("q", "k"), ("g", "h"), ("th", "t"))  # fmt: skip
_PLACES: tuple[EntityKind, ...] = ("state", "institution", "place")
_CONTINENTS = {
    word: name
    for name, words in {
        "europe": "europe european europeans",
        "US": "america",
        "africa": "africa african africans",
        "asia": "asia asian asians",
    }.items()
    for word in words.split()
}
_ENDINGS = "ization ation ment ance ence ition tion ness ful ian ity ion al er or ee an ic y i".split()

_KINDS: dict[str, set[int]] = {}
_VERB_STEMS: set[str] = set()
for _number, (_kind, _members) in enumerate(groups()):
    for _member in _members:
        _stem = stem(spelled(_member))
        _KINDS.setdefault(_stem, set()).add(_number)
        if _kind == "verb":
            _VERB_STEMS.add(_stem)
GROUPS: dict[str, frozenset[int]] = {word: frozenset(numbers) for word, numbers in _KINDS.items()}
VERBS = frozenset(_VERB_STEMS)
"""Stems that are known as verbs."""


@lru_cache(maxsize=1 << 16)
def near(first: str, second: str) -> bool:
    """Whether two stems may say the same thing: one word in two inflections, or of one group."""
    if first == second:
        return True
    one, other = GROUPS.get(first), GROUPS.get(second)
    return bool(one and other and one & other) or _derived(first, second)


def _derived(first: str, second: str) -> bool:
    """Whether one word is made of the other: delivery and deliver, approval and approve."""
    return first[:3] == second[:3] and _root(first) == _root(second)


@lru_cache(maxsize=1 << 16)
def _root(word: str) -> str:
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) > 3:
            return _root(word[: -len(ending)])
    return word


@lru_cache(maxsize=1 << 14)
def place(form: str) -> str | None:
    """What a word written with a capital is known to name: a state by itself, its people, adjective or capital; a body.

    An ISO code, or a knowledge id for what is no state.
    """
    if form in SHUT:  # "it" is no Italy
        return None
    if form in _CONTINENTS:
        return _CONTINENTS[form]
    lookup = Knowledge.load().lookup
    found = lookup(form.capitalize(), kinds=_PLACES) or lookup(form.upper(), kinds=_PLACES)
    if found is None:
        return None
    return found.entity.country if found.entity.kind == "state" else found.entity.id


@lru_cache(maxsize=1 << 14)
def same_name(first: str, second: str) -> bool:
    """Whether two names may be one in two transliterations (Oleksandr, Alexander are not; Dalgaard, Dalgor are)."""
    return _skeleton(first) == _skeleton(second) or (
        min(len(first), len(second)) > 3 and SequenceMatcher(None, first, second).ratio() >= _ALIKE
    )


def _skeleton(name: str) -> str:
    """The consonants of a name as they sound."""
    for letters, sound in _SOUNDS:
        name = name.replace(letters, sound)
    bare = name[:1] + "".join(letter for letter in name[1:] if letter not in "aeiouyhj")
    return "".join(letter for at, letter in enumerate(bare) if not at or letter != bare[at - 1])
