"""Numbers as news writes them: "1,500", "1.5", "5 1/2", "twenty-four", "half a million", "two dozen", "380 million".

Shared by times, money and quantities. Everything here works on lower-cased text (`lowered`), whose characters stand
where they stand in the original. Every pattern is bounded, so that a match costs constant time at each position.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal
from fractions import Fraction

ONES = {
    "zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
    "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16,
    "seventeen": 17, "eighteen": 18, "nineteen": 19,
}  # fmt: skip
TENS = {
    "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
}  # fmt: skip
SCALES = {
    "hundred": 100, "thousand": 10**3, "lakh": 10**5, "million": 10**6, "crore": 10**7, "milliard": 10**9,
    "billion": 10**9, "trillion": 10**12,
}  # fmt: skip
SHORT_SCALES = {
    "k": 10**3, "m": 10**6, "mil": 10**6, "mn": 10**6, "mln": 10**6, "mio": 10**6, "b": 10**9, "bn": 10**9, "bln": 10**9,
    "mrd": 10**9, "mia": 10**9, "t": 10**12, "tn": 10**12, "trn": 10**12, "cr": 10**7,
}  # fmt: skip
"""Scale letters: only money uses them, where a currency stands beside them."""
COLLECTIVES = {"dozen": 12, "score": 20}
INDEFINITE = {"tens": 20, "dozens": 24, "scores": 40, "hundreds": 200, "thousands": 2000, "lakhs": 2 * 10**5,
              "millions": 2 * 10**6, "crores": 2 * 10**7, "billions": 2 * 10**9, "trillions": 2 * 10**12}  # fmt: skip
"""A bare plural counts as two of its kind, the least that the word allows; always approximate."""
FRACTION_SIGNS = {"½": Fraction(1, 2), "¼": Fraction(1, 4), "¾": Fraction(3, 4), "⅓": Fraction(1, 3),
                  "⅔": Fraction(2, 3), "⅛": Fraction(1, 8)}  # fmt: skip
ORDINALS = {
    "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9,
    "tenth": 10, "eleventh": 11, "twelfth": 12, "thirteenth": 13, "fourteenth": 14, "fifteenth": 15,
    "sixteenth": 16, "seventeenth": 17, "eighteenth": 18, "nineteenth": 19, "twentieth": 20, "twenty-first": 21,
    "twenty-second": 22, "twenty-third": 23, "twenty-fourth": 24, "twenty-fifth": 25, "twenty-sixth": 26,
    "twenty-seventh": 27, "twenty-eighth": 28, "twenty-ninth": 29, "thirtieth": 30, "thirty-first": 31,
}  # fmt: skip

APPROX_WORDS = (
    "about", "around", "some", "nearly", "almost", "approximately", "approx.", "roughly", "an estimated", "estimated",
    "more than", "less than", "fewer than", "over", "under", "just over", "just under", "well over", "at least",
    "at most", "up to", "as many as", "as much as", "as few as", "as little as", "close to", "upwards of", "upward of",
    "a total of some", "no more than", "no fewer than", "no less than", "not less than", "nearer", "circa", "c.", "~",
    "perhaps", "probably", "maybe", "an approximate", "in excess of",
)  # fmt: skip


def lowered(text: str) -> str:
    """The text in lower case, every character at its old place (the few that would grow stay as they are)."""
    low = text.lower()
    if len(low) == len(text):
        return low
    return "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


def alternatives(words: Iterable[str]) -> str:
    """A pattern for any of the words, grouped by shared beginnings: the regex engine then rejects a position at once."""
    tree: dict[str, dict[str, object]] = {}
    for word in words:
        node: dict[str, object] = tree  # type: ignore[assignment]
        for character in word:
            node = node.setdefault(character, {})  # type: ignore[assignment]
        node[""] = {}
    return _branch(tree)


def _branch(node: dict[str, dict[str, object]]) -> str:
    parts = [re.escape(c) + _branch(rest) for c, rest in sorted(node.items()) if c]  # type: ignore[arg-type]
    if not parts:
        return ""
    joined = parts[0] if len(parts) == 1 else "(?:" + "|".join(parts) + ")"
    if "" not in node:
        return joined
    return f"(?:{joined})?" if len(parts) == 1 else joined + "?"


_SIGNS = "".join(FRACTION_SIGNS)
DIGITS = (
    rf"(?:\d{{1,3}}(?:,\d{{2,3}}){{1,8}}(?![\d])(?:\.\d{{1,6}})?|\d{{1,3}}(?:[\u00a0\u202f\u2009]\d{{3}}){{1,8}}(?!\d)"
    rf"|\d{{1,3}}(?:\.\d{{3}}){{2,8}}(?!\d)|\d{{1,18}}(?:\.\d{{1,9}}|[ -]\d/\d(?![\d/])|[{_SIGNS}])?(?!\d)|[{_SIGNS}])"
)
"""A number in digits: 1,500 · 1 500 (no-break space) · 1.500.000 · 1.5 · 5 1/2 · 5½."""

_SMALL = alternatives([*ONES, *TENS, *(f"{t}{s}{o}" for t in TENS for s in "- " for o in list(ONES)[1:10])])
_SCALE = alternatives(SCALES)
WORDS = (
    rf"(?:(?:half|a quarter of|three[ -]quarters of) an?[ -](?:{_SCALE}|dozen)|half[ -]dozen"
    rf"|(?:an?(?=[ -](?:{_SCALE}|dozen))|(?:{_SMALL})(?![a-z]))(?:(?:[ -]|,? and )(?:{_SMALL}|{_SCALE}|dozen)(?![a-z])){{0,8}}"
    rf"(?: and a half(?: (?:{_SCALE}))?)?|one and a half(?: (?:{_SCALE}))?)"
)
"""A number in words, lower case."""
SCALED = rf"(?:{DIGITS}(?:[ \u00a0\n-](?:{_SCALE}|dozen)(?![a-z])(?: (?:{_SCALE})(?![a-z]))?)?|{WORDS})"
"""A number in digits with its scale words, or in words."""

_JOINTS = " \n\u00a0,-"
_TOKEN = re.compile(rf"{DIGITS}|[a-z]+")


def number_of(words: str) -> Decimal | None:
    """The exact value of a number in digits or words (lower case), or None when the words are no number.

    "1,500" → 1500 · "5 1/2" → 5.5 · "two and a half million" → 2500000 · "two dozen" → 24 · "1.2 million" → 1200000.
    """
    words = words.strip()
    if words in INDEFINITE:
        return Decimal(INDEFINITE[words])
    total, group, scale = Fraction(0), Fraction(0), 0
    if _TOKEN.sub("", words).strip(_JOINTS):
        return None
    tokens = [t for t in _TOKEN.findall(words) if t not in ("a", "an", "and", "of")]
    for token in tokens:
        if token in ("quarter", "quarters"):
            group = (group or Fraction(1)) / 4
        elif token in ("hundred", "dozen", "score"):
            group = (group or Fraction(1)) * (100 if token == "hundred" else COLLECTIVES[token])
        elif token in SCALES:
            bigger = scale and SCALES[token] >= scale  # "one lakh crore", "a thousand million"
            total = (total + group) * SCALES[token] if bigger else total + (group or Fraction(1)) * SCALES[token]
            group, scale = Fraction(0), SCALES[token]
        elif token == "half":
            group += Fraction(scale or 1, 2) if not group else Fraction(1, 2)  # "two million and a half"
        else:
            part = _simple(token)
            if part is None or (token[0].isdigit() and (total or group)):
                return None
            group += part
    return _decimal(total + group) if tokens else None


def _simple(token: str) -> Fraction | None:
    """The value of one numeral or one word below a hundred."""
    if token in ONES or token in TENS:
        return Fraction(ONES.get(token) or TENS.get(token) or 0)
    return _digits(token) if token[0].isdigit() or token in FRACTION_SIGNS else None


def _digits(token: str) -> Fraction | None:
    sign = FRACTION_SIGNS.get(token[-1])
    if sign is not None:
        return sign + (int(token[:-1]) if token[:-1] else 0)
    if "/" in token:
        whole, part = re.split("[ -]", token)
        above, below = part.split("/")
        return int(whole) + Fraction(int(above), int(below)) if int(below) else None
    plain = re.sub("[,\u00a0\u202f\u2009]", "", token)
    if plain.count(".") > 1:
        plain = plain.replace(".", "")
    return Fraction(plain) if plain.isascii() else None


def _decimal(value: Fraction) -> Decimal:
    return plain(Decimal(value.numerator) / Decimal(value.denominator))


def plain(value: Decimal) -> Decimal:
    """The same value without an exponent or trailing zeros: 1500000, not 1.5E+6."""
    whole = value.to_integral_value()
    return whole.quantize(Decimal(1)) if whole == value and abs(value) < Decimal(10) ** 27 else value.normalize()


_APPROX = re.compile(rf"(?<![a-z])(?:{alternatives(APPROX_WORDS)})[ \u00a0\n]?$")
_APPROX_AFTER = re.compile(r"[ \u00a0-](?:or so|or more|or less|odd|plus)(?![a-z])|\+")
_LONGEST_APPROX = max(map(len, APPROX_WORDS)) + 1
_HANDS = re.compile(r"(?<![a-z])(?:hand(?:s|ed|ing)?|turn(?:s|ed|ing)?)[ \u00a0\n]$")
"""Verbs whose "over" says nothing of a number: "handed over two boats"; "signed over 50 deals" does mean more than 50."""


def approximation_before(low: str, start: int) -> int | None:
    """Where the words "about", "more than", "up to" that stand directly before `start` begin; None without any."""
    before = low[max(0, start - _LONGEST_APPROX) : start]
    found = _APPROX.search(before)
    if found is None:
        return None
    begin = start - len(before) + found.start()
    return None if found[0].startswith("over") and _HANDS.search(low[max(0, begin - 9) : begin]) else begin


def approximation_after(low: str, end: int) -> bool:
    """Whether "or so", "or more", "-odd" or a plus sign follows."""
    return _APPROX_AFTER.match(low, end) is not None
