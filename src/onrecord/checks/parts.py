"""A total that its parts do not make: "four in all: two launchers and three radars"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from onrecord.reading.counted import find_unit
from onrecord.reading.numbers import SCALED, lowered, number_of
from onrecord.records import Finding, Money, Reading, Span

_IN_ALL: Final = re.compile(r",?\s+(?:in all|in total|altogether|all told|combined|together)\b", re.IGNORECASE)
_TOTAL_OF: Final = re.compile(
    r"\b(?:(?:a|the) (?:grand )?total of|totall?ing|bringing the total to|adding up to|which makes|making)\s+$",
    re.IGNORECASE,
)
_OPEN: Final = re.compile(
    r"\b(?:including|among (?:them|others)|of which|such as|at least|up to|more than|over|about|around|some"
    r"|nearly|almost|another|further|rest"
    r"|remaining|since|previously|earlier|already|per|each|every|or|not|instead)\b|%",
    re.IGNORECASE,
)
"""Words beside which numbers need not add up."""
_NUMBER: Final = rf"(?:{SCALED})"
_LISTED: Final = re.compile(
    rf"(?<![\w.,])(?P<total>{_NUMBER})(?: [a-z’'-]+){{0,4}}?(?: in all| in total| altogether)?(?:: |, namely | [–—-] )"
    rf"(?P<parts>{_NUMBER} [^.;:\n]{{3,160}}?)(?=[.;\n]|$)"
)
_EACH: Final = re.compile(
    rf"(?:^|, and |, | and )(?P<number>{_NUMBER}) (?P<words>[a-z][a-z’' -]*?)(?=, and |, | and |$)"
)
_MOST_APART: Final = Decimal("0.01")


def check_parts(reading: Reading) -> Iterator[Finding]:
    """Findings "sum_of_parts", of sums of money and of counted things."""
    yield from _sums(reading)
    yield from _counts(reading)


def _sums(reading: Reading) -> Iterator[Finding]:
    """Sums of money in one sentence, one of them called the total."""
    text = reading.report.text
    for sentence in _sentences(text):
        sums = [money for money in reading.money if sentence.contains(money.span)]
        if len(sums) < 3 or len({money.currency for money in sums}) > 1 or any(_is_open(money, text) for money in sums):
            continue
        totals = [money for money in sums if _is_total(money, text)]
        if len(totals) != 1 or _OPEN.search(_without(text, sentence, sums)):
            continue
        parts = [money.value[0] for money in sums if money is not totals[0]]
        if (found := _finding(totals[0].value[0], parts, totals[0].span.of(text))) and totals[0] in (sums[0], sums[-1]):
            yield Finding(
                "sum_of_parts", found, (totals[0].span, *(money.span for money in sums if money is not totals[0]))
            )


def _is_open(money: Money, text: str) -> bool:
    return money.approx or money.value[0] != money.value[1]


def _is_total(money: Money, text: str) -> bool:
    return bool(
        _IN_ALL.match(text, money.span.end) or _TOTAL_OF.search(text, max(0, money.span.start - 30), money.span.start)
    )


def _without(text: str, sentence: Span, sums: list[Money]) -> str:
    """The sentence's words without the sums."""
    out, at = [], sentence.start
    for money in sums:
        out.append(text[at : money.span.start])
        at = money.span.end
    return " ".join([*out, text[at : sentence.end]])


def _counts(reading: Reading) -> Iterator[Finding]:
    """Counts after a colon or a dash that are the parts of the count before it."""
    low = lowered(reading.report.text)
    for match in _LISTED.finditer(low):
        total, parts = number_of(match["total"]), list(_EACH.finditer(match["parts"]))
        values = [_value(part, match.start("parts"), reading.report.text, low) for part in parts]
        covered = "".join(part.group() for part in parts)
        if total is None or total < 3 or len(parts) < 2 or covered != match["parts"] or None in values:
            continue
        if _OPEN.search(match.group()):
            continue
        span = Span(match.start("total"), match.end("parts"))
        if found := _finding(total, [value for value in values if value is not None], match["total"]):
            yield Finding("sum_of_parts", found, (span,))


def _value(part: re.Match[str], offset: int, text: str, low: str) -> Decimal | None:
    """How many things the part counts; None where its words are more than a number and what it counts."""
    value, end = number_of(part["number"]), offset + part.end()
    if value == 1:
        return value if len(part["words"].split()) <= _MOST_WORDS_OF_ONE else None
    start, stop = (offset + at for at in part.span("number"))
    unit = find_unit(text, low, start, stop, end, one=False)
    return value if unit and unit.end == end else None


_MOST_WORDS_OF_ONE: Final = 2


def _finding(total: Decimal, parts: list[Decimal], words: str) -> str | None:
    made = sum(parts, Decimal())
    if abs(made - total) <= _MOST_APART * total:
        return None
    return f"the parts make {made:,f}, not “{words}”"


_END: Final = re.compile(r"(?<=[.!?])[\"”’)]*\s+(?=[\"“‘(]*[A-Z])|\n+")


def _sentences(text: str) -> Iterator[Span]:
    start = 0
    for end in _END.finditer(text):
        yield Span(start, end.start())
        start = end.end()
    if start < len(text):
        yield Span(start, len(text))
