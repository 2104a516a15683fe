"""Last names, and other spellings of names."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

SUFFIXES = frozenset("Jr Jr. Sr Sr. II III IV".split())
PARTICLES = frozenset("von van der den ter de la le da do dos di du bin al el".split())
_ARTICLE = re.compile(r"^(?:al|el)-", re.IGNORECASE)
_GIVEN_NAME_LAST = re.compile(r"-[a-z]\w*$")
"""The second half of a Korean or Taiwanese given name ("Ki-moon"), behind the family name."""
_UNMARKED = {"ł": "l", "Ł": "L", "ø": "o", "Ø": "O", "đ": "d", "Đ": "D", "ı": "i", "ß": "ss", "ð": "d", "þ": "th"}
"""Letters that Unicode does not take apart into a letter and a mark."""


def last_names(name: str, *, family_first: bool) -> Iterator[str]:
    """What the person is called without the first name, in the ways that are usual.

    "Ursula von der Leyen" → "von der Leyen", "Von der Leyen" · "Adel al-Jubeir" → "al-Jubeir", "Al-Jubeir", "Jubeir" ·
    "Ban Ki-moon" → "Ban" · none for a single word, a name with "of", or one that goes by its father's ("bin").
    family_first: whether the family name begins the name although no hyphen shows it ("Xi Jinping").
    """
    tokens = [token for token in name.split() if token not in SUFFIXES]
    if len(tokens) < 2 or "of" in tokens or ("bin" in tokens and len(tokens) > 3):
        return
    if family_first or _GIVEN_NAME_LAST.search(tokens[-1]):
        yield tokens[0]
        return
    first = len(tokens) - 1
    while first > 1 and tokens[first - 1].lower() in PARTICLES:
        first -= 1
    last = " ".join(tokens[first:])
    yield from {last, last[0].upper() + last[1:], _ARTICLE.sub("", last)}
    if first < len(tokens) - 1:
        yield last[0].lower() + last[1:]


def spellings(words: str) -> set[str]:
    """The words as written and without marks on their letters ("Siliņa", "Silina")."""
    letters = "".join(_UNMARKED.get(letter, letter) for letter in words)
    decomposed = unicodedata.normalize("NFKD", letters)
    return {words, "".join(letter for letter in decomposed if not unicodedata.combining(letter))}
