"""How the word lists of this room are written: words divided by spaces, as a person reads and extends them."""

from __future__ import annotations


def word_set(words: str) -> frozenset[str]:
    """The words that spaces and line ends divide."""
    return frozenset(words.split())
