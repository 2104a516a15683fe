"""A sum and its own conversion beside it that disagree: "1.1 billion kroner ($500 million)"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from itertools import pairwise
from typing import Final

from onrecord.knowledge import Knowledge
from onrecord.records import Euro, Finding, Money, Reading, Span

_MOST_APART: Final = Decimal("0.15")
"""Rates move within the days between a sum and its report, and conversions are rounded; an eighth or so is innocent."""
_CONVERTED: Final = re.compile(
    r"\s*(?:[(\[]\s*(?:or\s+|i\.e\.,?\s+|that is,?\s+|=\s*)?"
    r"|,?\s+(?:or|which is|that is|equal to|equivalent to|the equivalent of|i\.e\.)\s+|\s*/\s*|,\s+(?=about"
    r"|around|some|roughly|approximately))"
    r"(?:(?:about|around|some|roughly|approximately|approx\.|nearly|almost|just over|just under|close to|circa"
    r"|ca\.|a little over|a little under)\s+)*"
)
"""What stands between a sum and its conversion. "More than" is left out: it says little of how much."""
_OTHER_DAY: Final = re.compile(r"\b(?:at the time|then|in today[’']s money|at current rates|(?:19|20)\d\d)\b")
_STATED: Final = re.compile(r"\s*=\s*")


def check_conversions(reading: Reading, knowledge: Knowledge) -> Iterator[Finding]:
    """Findings "conversion_off": by the rate that the report states, or else the ECB's of the day of publication."""
    text = reading.report.text
    stated = _stated_rates(reading)
    published = reading.report.published
    for one, other in pairwise(reading.money):
        between = text[one.span.end : other.span.start]
        if one.currency == other.currency or not _CONVERTED.fullmatch(between) or _spans_other_days(one, other, text):
            continue
        ratio = _ratio(one, other, stated) or (published and _at_rate(one, other, published.local_day, knowledge))
        if ratio and not 1 - _MOST_APART <= ratio <= 1 / (1 - _MOST_APART):
            rate = "the rate that the report states" if _ratio(one, other, stated) else "the rate of that day"
            message = (
                f"“{one.span.of(text)}” and “{other.span.of(text)}” stand for one sum, but at {rate} the second is "
                f"{_times(ratio)} the first"
            )
            closed = "(" in between and text[other.span.end : other.span.end + 1] == ")"
            yield Finding("conversion_off", message, (Span(one.span.start, other.span.end + closed),))


def _stated_rates(reading: Reading) -> Mapping[tuple[str, str], Decimal]:
    """Units of the second currency for one of the first, where the report says so: "($1 = 6.47 Danish crowns)"."""
    found: dict[tuple[str, str], Decimal] = {}
    for one, other in pairwise(reading.money):
        between = reading.report.text[one.span.end : other.span.start]
        if one.currency and other.currency and one.value[0] and other.value[0] and _STATED.fullmatch(between):
            found[one.currency, other.currency] = other.value[0] / one.value[0]
            found[other.currency, one.currency] = one.value[0] / other.value[0]
    return found


def _ratio(one: Money, other: Money, stated: Mapping[tuple[str, str], Decimal]) -> Decimal | None:
    """The second sum in terms of the first, at a stated rate; None without one."""
    rate = stated.get((one.currency or "", other.currency or ""))
    return other.value[0] / (one.value[0] * rate) if rate and one.value[0] else None


def _at_rate(one: Money, other: Money, day: date, knowledge: Knowledge) -> Decimal | None:
    euros = [knowledge.rates.euro(money.value, money.currency, day) for money in (one, other)]
    if any(isinstance(euro, str) for euro in euros):
        return None
    first, second = (euro.value[0] for euro in euros if isinstance(euro, Euro))
    return second / first if first else None


def _spans_other_days(one: Money, other: Money, text: str) -> bool:
    """Whether the sentence speaks of another time, whose rate was another."""
    start = max(text.rfind(mark, 0, one.span.start) for mark in (". ", "\n", "; ")) + 1
    stops = [at for mark in (". ", "\n") if (at := text.find(mark, other.span.end)) >= 0]
    return bool(_OTHER_DAY.search(text, start, min(stops, default=len(text))))


def _times(ratio: Decimal) -> str:
    return f"{ratio:.1f} times" if ratio >= 2 else f"{ratio:.0%} of"
