"""When two names mean one outlet, and when two mean one person, as newsrooms write them.

Outlets go by their label, by their initials and by a part of their name; people by their surname, and by other spellings
after a transliteration ("Terzyan", "Terzian"). Nothing here knows a name: it only compares.
"""

from __future__ import annotations

import re
import unicodedata
from difflib import SequenceMatcher
from functools import lru_cache
from typing import Final

_WORD: Final = re.compile(r"[^\W_]+")
_BRACKET: Final = re.compile(r"[(\[][^)\]]*[)\]]")
_OUTLET_FILLERS: Final = frozenset(
    "the a english edition international online live blog news agency newspaper daily paper website site page in com"
    " www translation automatic machine mt en".split()
)
"""Words that come and go in an outlet's label."""
_ALIKE: Final = 0.8
"""Share of letters in common from which two spellings are one name: "Terzyan" and "Terzian" have 0.86."""
_SHORTEST_FUZZY: Final = 5
"""Letters a name needs before its spelling may differ."""


def plain_words(text: str) -> tuple[str, ...]:
    """The words in lower case and without accents."""
    if not text.isascii():
        text = "".join(char for char in unicodedata.normalize("NFKD", text) if not unicodedata.combining(char))
    return tuple(_WORD.findall(text.lower()))


@lru_cache(4096)
def outlet_words(name: str) -> tuple[str, ...]:
    """What tells the outlet: its words without brackets and fillers; all of them where nothing else is left."""
    words = plain_words(_BRACKET.sub(" ", name).replace("_", " "))
    return tuple(word for word in words if word not in _OUTLET_FILLERS) or words


def tells_outlet(name: str) -> bool:
    """Whether the words say which outlet is meant, and not only that one is ("the newspaper")."""
    return any(word not in _OUTLET_FILLERS for word in outlet_words(name))


@lru_cache(16384)
def same_outlet(one: str, other: str) -> bool:
    """Whether both names can mean the same outlet: equal, one the beginning or end of the other, or its initials."""
    short, long = sorted((outlet_words(one), outlet_words(other)), key=len)
    if not short:
        return False
    if long[: len(short)] == short or long[-len(short) :] == short:
        return True
    if "".join(short) == "".join(long):
        return True
    full = plain_words(_BRACKET.sub(" ", other if short == outlet_words(one) else one).replace("_", " "))
    return len(short) == 1 and len(short[0]) >= 3 and short[0] == "".join(word[0] for word in full)


@lru_cache(16384)
def same_person(one: str, other: str) -> bool:
    """Whether both names can mean the same person: surnames alike, and first names alike where both have one."""
    first, second = plain_words(one), plain_words(other)
    if not first or not second:
        return False
    if not _alike(first[-1], second[-1]):
        return False
    return min(len(first), len(second)) == 1 or _alike(first[0], second[0]) or first[0][0] == second[0][0] == first[0]


def _alike(one: str, other: str) -> bool:
    if one == other:
        return True
    if min(len(one), len(other)) < _SHORTEST_FUZZY:
        return False
    return SequenceMatcher(None, one, other, autojunk=False).ratio() >= _ALIKE
