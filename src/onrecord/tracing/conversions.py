"""What one sum is worth in another currency, where reports put it far apart."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import pairwise
from typing import Final, NamedTuple

from onrecord.records import Answer, Conflict, Money
from onrecord.tracing.pages import Page

_APART: Final = Decimal("1.25")
"""How many times the lower the higher must be: exchange rates and rounding explain less within one story."""
_BETWEEN: Final = re.compile(
    r"\s*(?:,\s*)?(?:\(|\[|,| or | - | – | — )\s*(?:(?:or|about|around|some|roughly|approximately|nearly|almost|equivalent to"
    r"|worth|that is|i\.e\.|ca?\.?|equal to)\s+)*",
    re.IGNORECASE,
)


class _Worth(NamedTuple):
    """A sum as one report converts it."""

    value: Decimal
    money: Money


def find_conversions(pages: Sequence[Page]) -> Iterator[Conflict]:
    """Sums that reports give in a second currency beside the first, with values that no exchange rate explains."""
    told: dict[tuple[str, Decimal, str], dict[str, _Worth]] = defaultdict(dict)
    for page in pages:
        for one, other in _beside(page):
            for base, second in ((one, other), (other, one)):
                if base.currency and second.currency:
                    key = base.currency, base.value[0], second.currency
                    told[key].setdefault(page.id, _Worth(second.value[0], second))
    for (currency, number, _), worths in told.items():
        values = sorted(worth.value for worth in worths.values())
        if len(values) > 1 and values[-1] >= _APART * values[0]:
            yield _conflict(f"what {number:,f} {currency} is worth", worths, pages)


def _beside(page: Page) -> Iterator[tuple[Money, Money]]:
    """Sums of which the second only says what the first is worth."""
    for one, other in pairwise(sorted(page.reading.money, key=lambda money: money.span)):
        differ = one.currency != other.currency and one.value[0] > 0 and other.value[0] > 0
        if (
            differ
            and other.span.start >= one.span.end
            and _BETWEEN.fullmatch(page.text, one.span.end, other.span.start)
        ):
            yield one, other


def _conflict(what: str, worths: Mapping[str, _Worth], pages: Sequence[Page]) -> Conflict:
    answers = [
        Answer(
            page.id,
            " ".join(worths[page.id].money.span.of(page.text).split()),
            page.passage(worths[page.id].money.span),
        )
        for page in pages
        if page.id in worths
    ]
    why = "the values are further apart than rates of exchange and rounding explain"
    return Conflict(what, "slip", tuple(answers), None, why)
