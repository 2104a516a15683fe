"""Sums of money in any usual notation: "$1.5-2bn", "between £3m and £4m", "3.5 billion Swedish kronor", "Rs 210 crore".

A sum is found by its sign or currency word; the number beside it is then read outward. Its span covers number, scale and
currency, and "between" where that opens a range; "about" and "up to" stay outside and set `approx`. A bare plural counts
as two of its kind: "tens of millions of dollars" is 20,000,000, approximate.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from onrecord.knowledge.currencies import currencies
from onrecord.reading.currency import CurrencyReader
from onrecord.reading.numbers import (
    DIGITS,
    INDEFINITE,
    SCALES,
    SHORT_SCALES,
    WORDS,
    alternatives,
    approximation_after,
    approximation_before,
    lowered,
    number_of,
    plain,
)
from onrecord.records import Money, Span

_C = currencies()
_PLURAL_SCALES = {f"{word}s": size for word, size in SCALES.items() if size >= 10**6}
"""A number before them makes them scales: "500 billions of dollars"."""
_SIZES = SCALES | _PLURAL_SCALES | SHORT_SCALES
_SCALE = (
    rf"(?:[ \u00a0\n-]?(?:{alternatives(SCALES)})(?:[ \u00a0](?:crore|million|billion))?(?![a-z])"
    rf"|(?<!\d\d\d\d)[ \u00a0\n](?:{alternatives(_PLURAL_SCALES)})(?![a-z])"  # not "in 2024 millions of dollars"
    rf"|[ \u00a0]?(?:{alternatives(SHORT_SCALES)})(?![a-z0-9]))"
)
_DIGITS = rf"(?:\d{{1,3}},\d{{1,2}}(?=(?i:{_SCALE}))|{DIGITS})"
"""Before a scale a comma with one or two digits behind it is a decimal one: "1,5 million"."""
_TO = r"(?: ?[-–—‑] ?| to | and )"
_SIGN = alternatives([*_C.signs, *_C.codes])
_BEFORE = re.compile(
    rf"(?<![\w$£€])(?P<sign>{_SIGN})[ \u00a0]?(?P<low>{_DIGITS})(?P<scale>(?i:{_SCALE}))?"
    rf"(?:(?P<to>{_TO})(?P<high>{_DIGITS})(?P<scale2>(?i:{_SCALE}))?(?![\w%]))?"
)
"""A sign or code, then the number: "$1.5-2bn", "EUR 3.5 million"."""

_UNITS = [*_C.units, *_C.minor]
_UNIT = re.compile(rf"(?<![\w])(?:{alternatives(u for u in _UNITS if u != 'p')})(?![\w])|(?<=\d)p(?![\w])")
_CODE = re.compile(
    rf"(?<![\w])(?:{alternatives(_C.codes)}|{alternatives(s for s in _C.signs if not s.isascii())})(?![\w$])"
)
_ADJECTIVE = alternatives(_C.adjectives)
_INDEFINITE = (
    r"(?:(?:tens|dozens|scores|hundreds|thousands)(?: of |-))?"
    rf"(?:{alternatives(set(INDEFINITE) - {'tens', 'dozens', 'scores'})})"
)
_SPACED = r"\d{1,3}(?: \d{3}){1,4}(?!\d)"
"""1 500 000 with common blanks: only before a currency word, where nothing else can be meant."""
_LEFT = re.compile(
    rf"(?<![\w.,/$£€¥-])(?:(?P<indefinite>{_INDEFINITE}) of"
    rf"|(?:(?P<low>{_SPACED}|{_DIGITS}|{WORDS})(?P<scale>{_SCALE})?(?P<to>{_TO}))?"
    rf"(?P<high>{WORDS}|{_SPACED}|{_DIGITS})(?P<scale2>{_SCALE}(?:(?<=s) of)?)?)"
    rf"[ \u00a0\n-]?(?:new )?(?P<adjective>(?:{_ADJECTIVE})[ \n-])?$"
)
"""What stands left of a currency word: "3.5 billion Swedish | kronor", "tens of millions of | dollars"."""
_LEFT_CHARS = 80

_RISKY_CODES = frozenset(
    {"ALL", "CUP", "SOS", "MAD", "PEN", "TRY", "BAM", "CAD", "LAK", "SCR", "COP", "ERN", "MOP", "GEL"}
)
"""Codes that are words or names too: they need a scale word or a comma in the number."""
_RISKY_UNITS = frozenset(
    "mark marks crown crowns real reals sol won sum sums som soms rand pula dong kip lat lats lei lek leks colon colons leone "
    "lev dram drams punt punts quid buck bucks guarani afghani cordoba cordobas peso franc".split()
)
"""Units that are words too: they need a scale word, a country, or a thousand."""
_WEIGHT_AFTER = re.compile(
    r" ?(?:of (?!aid|debt|funding|public|taxpayer|investment|support|damage|savings|cash|credit|spending|cuts|revenue)"
    r"|lighter|heavier|overweight|per square|in weight)"
)
_WEIGHS = re.compile(r"weigh(?:s|ed|ing)?[a-z ]{0,20}$|-$")
_CHANGE = re.compile(r"\bfrom $")
_SPREAD = re.compile(r"(?:rang(?:e|es|ed|ing)|anywhere|var(?:y|ies|ied|ying)|estimates|costs?|costing|sums) from $")


@dataclass(frozen=True, slots=True)
class _Sum:
    """One sum before ranges are joined."""

    start: int
    end: int
    low: Decimal
    high: Decimal
    scaled: bool
    """Whether a scale word or letter stands in it."""
    currency: str | None
    unknown: str | None
    approx: bool


def find_money(text: str, spans: Sequence[Span] | None = None) -> tuple[Money, ...]:
    """Every sum of money, in text order, none overlapping another. spans: the stretches that are read; all when None."""
    low = lowered(text)
    names = CurrencyReader(text, low)
    found: list[Money] = []
    for stretch in [Span(0, len(text))] if spans is None else spans:
        sums = sorted(
            [*_signed(text, names, stretch), *_named(text, low, names, stretch)], key=lambda s: (s.start, -s.end)
        )
        found.extend(_money(text, low, each) for each in _ranges(low, _apart(sums)))
    return tuple(found)


def _signed(text: str, names: CurrencyReader, stretch: Span) -> Iterator[_Sum]:
    """Sums with the sign or code first."""
    for match in _BEFORE.finditer(text, stretch.start, stretch.end):
        sign, number = match["sign"], match["low"]
        if sign in _RISKY_CODES and not match["scale"] and "," not in number:
            continue
        if len(sign) > 1 and sign.isalpha() and re.fullmatch(r"(?:19|20)\d\d", number) and not match["scale"]:
            continue  # "GBP 2024"
        high, scale2, end = match["high"], match["scale2"], match.end()
        values = _values(number, match["scale"], high, scale2) if high and _is_range(text, match) else None
        if values is None:
            values, end, scale2 = (
                _values(number, match["scale"], None, None),
                match.end("scale" if match["scale"] else "low"),
                None,
            )
        if values is None:
            continue
        currency, unknown = names.of_sign(
            sign, match.start(), scale=(match["scale"] or scale2 or "").strip(" \u00a0-").lower()
        )
        yield _Sum(match.start(), end, *values, bool(match["scale"] or scale2), currency, unknown, False)


def _after_between(text: str, start: int) -> bool:
    return text[max(0, start - 8) : start].lower() == "between "


def _is_range(text: str, match: re.Match[str]) -> bool:
    """Whether the number after the link belongs to the sum.

    Yes in "$10 to 12 million" and "between $1 and 2 million", no in "$10 to 12 people" and "$5 million and 3 million people".
    """
    link = match["to"].strip()
    if link == "and":
        return _after_between(text, match.start())
    return not link.isalpha() or match["scale2"] is not None


def _named(text: str, low: str, names: CurrencyReader, stretch: Span) -> Iterator[_Sum]:
    """Sums with the currency's name, code or sign last."""
    for match in _UNIT.finditer(low, stretch.start, stretch.end):
        yield from _left_of(low, names, stretch, match, match[0])
    for match in _CODE.finditer(text, stretch.start, stretch.end):
        yield from _left_of(low, names, stretch, match, match[0])


def _left_of(low: str, names: CurrencyReader, stretch: Span, unit: re.Match[str], word: str) -> Iterator[_Sum]:
    window = max(stretch.start, unit.start() - _LEFT_CHARS)
    left = _LEFT.search(low[window : unit.start()])
    if left is None:
        return
    start, minor = window + left.start(), word in _C.minor
    if left["indefinite"]:
        many = left["indefinite"].replace("-", " of ").split(" of ")
        value = Decimal(1)
        for part in many:
            value *= Decimal(INDEFINITE[part]) if part is many[0] else Decimal(INDEFINITE[part]) / 2
        values: tuple[Decimal, Decimal] | None = (value, value)
    else:
        values = (
            _values(left["low"], left["scale"], left["high"], left["scale2"])
            if left["low"]
            else _values(left["high"], left["scale2"], None, None)
        )
        if left["low"] and left["to"] == " and " and not _after_between(low, start):
            values = _values(left["high"], left["scale2"], None, None)
            start = window + left.start("high")
    if values is None:
        return
    scaled = bool(left["scale"] or left["scale2"] or left["indefinite"] or values[1] >= 10**6)
    if not _is_money(low, word, start, unit.end(), values[1], scaled or bool(left["adjective"])):
        return
    currency, unknown = names.of_unit(
        word, unit.start(), (left["adjective"] or "").strip(" \n-"), scale=_one_scale(left["scale2"] or "")
    )
    if minor:
        values = (values[0] / 100, values[1] / 100)
    yield _Sum(start, unit.end(), *values, scaled, currency, unknown, bool(left["indefinite"]))


def _is_money(low: str, word: str, start: int, end: int, value: Decimal, sure: bool) -> bool:
    """Whether the unit is a currency here: "200 pounds of flour" and "the 3 won" are not."""
    if sure:
        return True
    if word in ("pound", "pounds"):
        return not _WEIGHT_AFTER.match(low, end) and not _WEIGHS.search(low[max(0, start - 30) : start])
    if word == "p":
        return value < 100
    return word not in _RISKY_UNITS or value >= 1000


def _values(number: str, scale: str | None, high: str | None, scale2: str | None) -> tuple[Decimal, Decimal] | None:
    """Low and high end. A scale at the high end holds for the low end too ("$1.5-2bn") unless that has its own."""
    first = _number(number)
    if first is None:
        return None
    if high is None:
        whole = first * _factor(scale)
        return whole, whole
    second = _number(high)
    if second is None:
        return None
    top = second * _factor(scale2)
    shared = scale2 if scale2 and not scale and first <= second else scale
    bottom = first * _factor(shared)
    if not scale and not scale2 and first < 1000 <= second:
        bottom = _shared_scale(first, second, high)
    return (bottom, top) if bottom <= top else None


def _number(words: str) -> Decimal | None:
    if re.fullmatch(r"\d{1,3},\d{1,2}", words):
        return Decimal(words.replace(",", "."))
    return number_of(re.sub(r"(?<=\d) (?=\d{3}(?!\d))", "", words.lower()))


def _shared_scale(first: Decimal, second: Decimal, words: str) -> Decimal:
    """ "$20-30,000" means 20,000; "two to three hundred million" means 200 million."""
    leading = number_of(words.lower().split()[0].split(",")[0])
    factor = second / leading if leading else Decimal(1)
    return first * factor if first * factor <= second and first >= 1 else first


def _one_scale(scale: str) -> str:
    """The scale as a bare word: "crore" for " crores of"."""
    return scale.removesuffix(" of").removesuffix("s").strip(" \u00a0\n-")


def _factor(scale: str | None) -> Decimal:
    if not scale:
        return Decimal(1)
    result = Decimal(1)
    for word in re.split(r"[\s\u00a0-]+", scale.lower().removesuffix(" of").strip(" \u00a0\n-")):
        result *= _SIZES[word]
    return result


def _apart(sums: Sequence[_Sum]) -> Iterator[_Sum]:
    """The sums without those that overlap an earlier one ("€5 million euros" is one sum)."""
    end = -1
    for each in sums:
        if each.start >= end:
            yield each
            end = each.end


def _ranges(low: str, sums: Iterator[_Sum]) -> list[_Sum]:
    """Two neighbours that make a range become one: "between £3m and £4m", "$10 million to $12 million"."""
    joined: list[_Sum] = []
    for each in sums:
        if joined:
            together = _joined(low, joined[-1], each)
            if together:
                joined[-1] = together
                continue
        joined.append(each)
    return [_with_between(low, each) for each in joined]


def _joined(low: str, first: _Sum, second: _Sum) -> _Sum | None:
    gap = low[first.end : second.start]
    if len(gap) > 6 or first.low != first.high or second.low != second.high:
        return None
    link = gap.strip()
    between = _after_between(low, first.start)
    if not (link in ("to", "-", "–", "—", "‑") or (link == "and" and between)) or not _same_currency(first, second):
        return None
    before = low[max(0, first.start - 30) : first.start]
    if _CHANGE.search(before) and not _SPREAD.search(before):
        return None  # "rose from $10 million to $12 million" names two sums
    bottom = first.low
    if second.scaled and not first.scaled and second.low and first.low < 1000:
        factor = _scale_of(second.low)
        bottom = first.low * factor if first.low * factor <= second.low else first.low
    if bottom > second.low:
        return None
    return replace(first, end=second.end, low=bottom, high=second.low, scaled=True, currency=second.currency)


def _scale_of(value: Decimal) -> Decimal:
    return next((Decimal(s) for s in (10**12, 10**9, 10**6, 10**3) if value >= s), Decimal(1))


def _same_currency(first: _Sum, second: _Sum) -> bool:
    return first.currency == second.currency or first.currency is None


def _with_between(low: str, each: _Sum) -> _Sum:
    if each.low != each.high and _after_between(low, each.start):
        return replace(each, start=each.start - len("between "))
    return each


def _money(text: str, low: str, each: _Sum) -> Money:
    approx = each.approx or approximation_before(low, each.start) is not None or approximation_after(low, each.end)
    return Money(
        Span(each.start, each.end), (plain(each.low), plain(each.high)), each.currency, approx, unknown=each.unknown
    )
