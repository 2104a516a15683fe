"""Which currency a name or sign means in one text: by the country beside it, by the rest of the text, or by usage."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import islice

from onrecord.knowledge.currencies import currencies
from onrecord.reading.numbers import alternatives

_C = currencies()
_NEAR_CHARS = 200
_MOST_MENTIONS = 20
_INDIAN_SCALES = ("lakh", "crore", "cr")
"""With these and no other state of the subcontinent in the text, a rupee is taken as the Indian one."""


class CurrencyReader:
    """Resolves the currency names of one text, in text order."""

    def __init__(self, text: str, low: str) -> None:
        self._text = text
        self._low = low
        self._said: dict[tuple[str, ...], str] = {}
        self._mentioned: dict[tuple[str, ...], list[tuple[int, str]]] = {}

    def of_sign(self, sign: str, at: int, *, scale: str) -> tuple[str | None, str | None]:
        """Code and why it is unknown. `scale` is the scale word, lower case."""
        if sign in _C.codes:
            return sign, None
        default = _C.defaults.get(sign)
        if default:
            return default, None
        return self._among(sign, _C.signs[sign], at, scale)

    def of_unit(self, word: str, at: int, adjective: str, *, scale: str) -> tuple[str | None, str | None]:
        """Code and why it is unknown, for a currency's name (lower case) or a code that stands last."""
        if word in _C.codes:
            return word, None
        candidates = _C.units.get(word) or _C.minor.get(word) or _C.signs.get(word, ())
        if adjective:
            state = _C.adjectives[adjective]
            fits = [code for code in candidates if state in _C.states[code]]
            if len(fits) == 1:
                self._said[candidates] = fits[0]
                return fits[0], None
        if candidates in self._said and word in _C.units:
            return self._said[candidates], None
        default = _C.defaults.get(word)
        return (default, None) if default else self._among(word, candidates, at, scale)

    def _among(self, word: str, candidates: tuple[str, ...], at: int, scale: str) -> tuple[str | None, str | None]:
        """The one candidate whose country is named close by, or else anywhere in the text."""
        if len(candidates) == 1:
            return candidates[0], None
        mentions = self._mentions(candidates)
        near = {code for place, code in mentions if abs(place - at) <= _NEAR_CHARS}
        named = near or {code for _, code in mentions}
        if len(named) == 1:
            return named.pop(), None
        if not named and "INR" in candidates and scale in _INDIAN_SCALES:
            return "INR", None
        codes = ", ".join(sorted(candidates)[:-1]) + " or " + sorted(candidates)[-1]
        return None, f"“{word}” could be {codes}: the text does not say whose"

    def _mentions(self, candidates: tuple[str, ...]) -> list[tuple[int, str]]:
        """Where the text names a state of each candidate: the first few mentions, which is enough to tell them apart."""
        if candidates not in self._mentioned:
            self._mentioned[candidates] = sorted(
                (match.start(), code)
                for code in candidates
                for match in islice(_names_a_state_of(code).finditer(self._text), _MOST_MENTIONS)
            )
        return self._mentioned[candidates]


@lru_cache(maxsize=256)
def _names_a_state_of(code: str) -> re.Pattern[str]:
    """Any name, adjective, people or capital of the currency's states, capitalised as in running text."""
    words = [word for word, state in _C.places.items() if state in _C.states[code]]
    if not words:
        return re.compile(r"(?!)")
    return re.compile(rf"(?<!\w)(?=[A-Z])(?i:{alternatives(words)})(?!\w)")
