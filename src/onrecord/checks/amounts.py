"""The stated amount and its currency against the sums in the explanation."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import combinations, product

from onrecord.checks.wording import differ, figure, finding, sentences, sums
from onrecord.records import Entry, Money, SheetFinding, Workbook

_MOST_SUMS = 7
"""Of so many sums every addition and subtraction is tried; of more, any amount can be made."""
_QUALIFIED = re.compile(
    r"\b(?:per|each|part of|part|total(?:ing|ling|s)?|overall|tranches?|of which|includ\w+|not|reported|in addition|"
    r"already|so far|altogether|worldwide|share|previous\w*|earlier|brings?|bringing|"
    r"budget|out of|remaining|rest|first|"
    r"subtract\w*|substract\w*|deduct\w*|increas\w*|doubl\w*|priced?|costs?|estimat\w*|assum\w*|exchange|equivalent)\b|%|\b[A-Z]{2,4}\d{1,3}\b",
    re.IGNORECASE,
)
"""Words beside which a sum need not be the activity's own."""
_ANOTHERS = re.compile(
    r"\b(?:part of|out of|bigger|larger|overall|not|reported|so far|altogether|brings?|bringing|previous\w*|earlier|worldwide|"
    r"together|per|each|already|budget|share|remaining|rest)\b|%|\b[A-Z]{2,4}\d{1,3}\b",
    re.IGNORECASE,
)
"""Words beside which even a sum with the same figures is another package's, or a whole of which this one is a part."""
_SLIPS = tuple(Decimal(10) ** power for power in (1, 2, 3, 6, -1, -2, -3, -6))


def check_amounts(workbook: Workbook) -> Iterator[SheetFinding]:
    """Stated amounts that the explanation gives otherwise, or in another currency."""
    for rows in workbook.activities().values():
        entry = next((row for row in rows if row.amount and row.explanation), None)
        if entry is None or entry.amount is None or not entry.currency:
            continue
        amount = entry.amount.exact
        text = " ".join(dict.fromkeys(row.explanation for row in rows if row.explanation))
        if amount and (found := _check(entry, amount, text)):
            yield found


def _check(entry: Entry, amount: Decimal, text: str) -> SheetFinding | None:
    told_sums = [money for money in sums(text) if money.value[0] > 0]
    same = [money for money in told_sums if _holds(money, amount)]
    known = {money.currency for money in same if money.currency}
    if same:
        if known and entry.currency not in known and all(money.currency for money in same):
            told = same[0]
            message = f"the explanation says “{told.span.of(text)}” ({told.currency}), the row {entry.currency} {figure(amount)}"
            return finding("currency_against_text", message, entry, ("currency", "amount", "explanation"))
        return None
    own = [money for money in told_sums if money.currency == entry.currency and money.value[0] == money.value[1]]
    if not own or len(told_sums) > _MOST_SUMS or _can_be_made(amount, [money.value[0] for money in own]):
        return None
    plain = [money for money in own if not money.approx and not _QUALIFIED.search(_clause(text, money))]
    slip = next((it for it in own if _is_slip(amount, it.value[0]) and not _ANOTHERS.search(_clause(text, it))), None)
    if slip is None and not (len(told_sums) == 1 and len(plain) == 1 and not _QUALIFIED.search(text)):
        return None
    told = slip or plain[0]
    message = f"the explanation says “{told.span.of(text)}”, the row {entry.currency} {figure(amount)}"
    return finding("amount_against_text", message, entry, ("amount", "currency", "explanation"))


def _holds(money: Money, amount: Decimal) -> bool:
    low, high = money.value
    if low < high:
        return low <= amount <= high
    return not differ(low, amount) or (money.approx and abs(low - amount) <= low * Decimal("0.05"))


def _can_be_made(amount: Decimal, values: Sequence[Decimal]) -> bool:
    """Whether adding and subtracting some of the sums gives the amount."""
    for count in range(2, min(4, len(values)) + 1):
        for chosen in combinations(values, count):
            for signs in product((1, -1), repeat=count):
                if not differ(sum((s * v for s, v in zip(signs, chosen, strict=True)), Decimal()), amount):
                    return True
    return False


def _is_slip(amount: Decimal, told: Decimal) -> bool:
    """Whether a nought or a decimal sign was lost, or two figures next to each other changed places."""
    if any(told * factor == amount for factor in _SLIPS):
        return True
    a, b = (format(value.normalize(), "f").rstrip("0").replace(".", "") for value in (amount, told))
    size = amount.adjusted() == told.adjusted()
    swaps = [i for i in range(min(len(a), len(b))) if a[i] != b[i]]
    return (
        size and len(a) == len(b) >= 2 and len(swaps) == 2 and swaps[1] == swaps[0] + 1 and a[swaps[0]] == b[swaps[1]]
    )


def _clause(text: str, money: Money) -> str:
    """The sentence, or its part between semicolons, that states the sum."""
    start, end = next(((s, e) for s, e in sentences(text) if s <= money.span.start < e), (0, len(text)))
    start = max(start, text.rfind(";", start, money.span.start) + 1)
    stop = text.find(";", money.span.end, end)
    return text[start : stop if stop > 0 else end]
