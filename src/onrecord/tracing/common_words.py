"""How common words are in news of support, so that what a report shares with every other one says little.

Frozen counts, counted once by `python -m tools.common_words`: the closeness of two reports must depend on the two alone,
and never on what else has been read.
"""

from __future__ import annotations

import csv
from functools import cache, lru_cache
from importlib import resources
from math import log
from typing import Final

from onrecord.tracing.stems import folded, spelled, stem

_TEXTS: Final = 10_000
"""The counts in the file are per so many texts."""
_LEAST: Final = 12
"""The rarest words of the file stand in 12 of 10,000 texts; below that the counts say nothing."""

RARE: Final = log(_TEXTS / _LEAST)
"""The weight of a word that is not in the file: 6.7."""


def weight(word: str) -> float:
    """The inverse document frequency of a stem: 0 where every text has it, `RARE` where hardly any does.

    After K. Spärck Jones, A statistical interpretation of term specificity (1972).
    """
    return _weights().get(word, RARE)


def is_common(word: str) -> bool:
    """Whether the file has the stem, so that it is hardly somebody's or something's own name."""
    return word in _weights()


@lru_cache(maxsize=1 << 16)
def stem_of(word: str) -> str:
    """The form in which words are counted and compared, of a word as written, without its possessive ending."""
    plain = folded(word)
    return stem(spelled(plain.removesuffix("'s").removesuffix("'")))


@cache
def _weights() -> dict[str, float]:
    text = resources.files("onrecord.tracing").joinpath("data", "common_words.csv").read_text(encoding="utf-8")
    lines = (line for line in text.splitlines() if not line.startswith("#"))
    return {row["word"]: log(_TEXTS / int(row["texts"])) for row in csv.DictReader(lines)}
