"""Numbers in a row of words: digits or words, with their millions and dozens."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

_UNITS = {
    word: value
    for value, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
        "eighteen nineteen".split()
    )
}
_TENS = {
    word: 10 * value for value, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), 2)
}
_TIMES = {"hundred": 100, "thousand": 1000, "million": 10**6, "billion": 10**9, "trillion": 10**12}
_TIMES_SHORT = {"m": 10**6, "mn": 10**6, "bn": 10**9, "b": 10**9, "tn": 10**12, "k": 1000}
ORDINALS = {
    word: value
    for value, word in enumerate(
        "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth".split(), 1
    )
}
BEGINS_NUMBER = frozenset((*_UNITS, *_TENS, "a", "half"))
"""Words with which a number in words may begin."""
_MULTIPLES = frozenset((*_TIMES, "dozen"))


def number_at(words: Sequence[str], at: int) -> tuple[Decimal, int] | None:
    """The number that begins at a word (in small letters), and how many words it takes; None where none begins."""
    begun = _beginning(words, at)
    if begun is None:
        return None
    value, used = begun
    digits = words[at][0].isdigit()
    while at + used < len(words):
        word = words[at + used]
        if word == "dozen":
            value *= 12
        elif word in _TIMES:
            value *= _TIMES[word]
        elif word in _TIMES_SHORT and digits:
            value *= _TIMES_SHORT[word]
        elif not digits and value >= 100 and value % 100 == 0:
            more = number_at(words, at + used + (word == "and"))
            if more is None or more[0] >= value or words[at + used + (word == "and")][0].isdigit():
                break
            value, used = value + more[0], used + more[1] - (word != "and")
        else:
            break
        used += 1
    return value, used


def _beginning(words: Sequence[str], at: int) -> tuple[Decimal, int] | None:
    first, second, third = (words[i] if i < len(words) else "" for i in (at, at + 1, at + 2))
    if first[:1].isdigit():
        value = _digits(first)
        return None if value is None else (value, 1)
    if first in _TENS:
        units = _UNITS.get(second, 0)
        return (Decimal(_TENS[first] + units), 2) if 0 < units < 10 else (Decimal(_TENS[first]), 1)
    if first in _UNITS and (first != "one" or second in _MULTIPLES):
        return Decimal(_UNITS[first]), 1
    if first == "a" and second in _MULTIPLES:
        return Decimal(1), 1
    if first == "half" and second == "a" and third in _MULTIPLES:
        return Decimal("0.5"), 2
    return None


def _digits(word: str) -> Decimal | None:
    plain = word.replace("\u00a0", "")
    if re.fullmatch(r"\d{1,3}(,\d{3})+(\.\d+)?", plain):
        plain = plain.replace(",", "")
    elif re.fullmatch(r"\d+,\d{1,2}", plain):
        plain = plain.replace(",", ".")
    elif re.fullmatch(r"\d{1,3}(\.\d{3}){2,}", plain):
        plain = plain.replace(".", "")
    return Decimal(plain) if re.fullmatch(r"\d+(\.\d+)?", plain) else None
