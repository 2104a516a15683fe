"""BERT's uncased word pieces (Devlin et al. 2019), from a `tokenizer.json`; the same pieces as the `tokenizers` package.

Written out here because that package brings a client for a model hub and 40 MB with it, for these hundred lines. One
difference is meant: "[SEP]" or "[MASK]" in a report is text like any other, and never the special piece of that name.
"""

from __future__ import annotations

import json
import re
import unicodedata
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

_BLANKS = re.compile("[^\t\n\r \xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+")
"""What stands between blanks. Other control characters are no blanks: BERT removes them and joins what they parted."""
_HAN = re.compile(
    "[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0002a6df\U0002a700-\U0002b81f\U0002b920-\U0002ceaf\U0002f800-\U0002fa1f]"
)
_LONGEST_WORD = 100
"""A longer word is one unknown piece, as in BERT."""
_CACHED = 50_000
"""Different words kept: some 20 MB, and nine in ten words of news are found there."""


class WordPiece(NamedTuple):
    """One piece of a text."""

    id: int
    """Its number in the vocabulary."""
    word: int
    """Number of the word it belongs to."""
    start: int
    """First character."""
    end: int
    """One past the last character."""


_Word = tuple[tuple[int, int, int], ...]
"""Id, start and end of each piece of a word; places count from where the stretch between blanks begins."""


class WordPieces:
    """Cuts texts into the word pieces of one vocabulary."""

    def __init__(self, path: Path) -> None:
        model = json.loads(path.read_text("utf-8"))["model"]
        self._ids: dict[str, int] = model["vocab"]
        self._unknown = self._ids[model["unk_token"]]
        self._words_of = lru_cache(_CACHED)(self._cut)

    def id_of(self, piece: str) -> int:
        """The number of a piece. KeyError for one that the vocabulary does not have."""
        return self._ids[piece]

    def pieces(self, text: str) -> list[WordPiece]:
        """The pieces of a text, in order."""
        found: list[WordPiece] = []
        word = 0
        for match in _BLANKS.finditer(text):
            at = match.start()
            for pieces in self._words_of(match[0]):
                found += [WordPiece(id, word, at + start, at + end) for id, start, end in pieces]
                word += 1
        return found

    def _cut(self, stretch: str) -> tuple[_Word, ...]:
        return tuple(self._pieces(word) for word in _words(stretch))

    def _pieces(self, word: list[tuple[str, int]]) -> _Word:
        """The longest piece that fits, then the longest for what is left; a word that leaves a rest is unknown."""
        text = "".join(character for character, _ in word)
        found: list[tuple[int, int, int]] = []
        start = 0
        while start < len(text) <= _LONGEST_WORD:
            for end in range(len(text), start, -1):
                id = self._ids.get(("##" if start else "") + text[start:end])
                if id is not None:
                    found.append((id, word[start][1], word[end - 1][1] + 1))
                    start = end
                    break
            else:
                break
        return tuple(found) if start == len(text) else ((self._unknown, word[0][1], word[-1][1] + 1),)


def _words(stretch: str) -> list[list[tuple[str, int]]]:
    """The words of a stretch without blanks: normalised characters, each with the place of the one it came from."""
    words: list[list[tuple[str, int]]] = []
    is_open = False
    for at, original in enumerate(stretch):
        stands_alone = _HAN.match(original) is not None
        is_open = is_open and not stands_alone
        for character in _normalised(original):
            alone = _is_punctuation(character)
            if is_open and not alone:
                words[-1].append((character, at))
            else:
                words.append([(character, at)])
            is_open = not alone
        is_open = is_open and not stands_alone
    return words


@lru_cache(4096)
def _normalised(character: str) -> str:
    """The character without accent and case; nothing for control, format and private characters."""
    if character == "\ufffd" or unicodedata.category(character) in ("Cc", "Cf", "Co", "Cs"):
        return ""
    parts = unicodedata.normalize("NFD", character)
    return "".join(part.lower() for part in parts if unicodedata.category(part) != "Mn")


@lru_cache(4096)
def _is_punctuation(character: str) -> bool:
    ascii_symbol = character in "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~"
    return ascii_symbol or unicodedata.category(character)[0] == "P"
