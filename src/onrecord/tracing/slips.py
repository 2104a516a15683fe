"""How one value becomes another by a slip of the pen, the ear or the translation; said in words that an editor can check."""

from __future__ import annotations

from decimal import Decimal
from typing import Final

A_DAY_APART: Final = "they are a day apart"
_TENS: Final = {Decimal(10 + n): Decimal(10 * n) for n in range(2, 10)}
"""What is heard one for the other: "thirteen" and "thirty"."""
_SCALES: Final = {
    Decimal(10): "ten",
    Decimal(100): "a hundred",
    Decimal(1000): "a thousand",
    Decimal(10**6): "a million",
}


def slip_of_numbers(one: Decimal, other: Decimal) -> str | None:
    """What may have happened between two numbers; None where nothing simple explains it."""
    small, large = sorted((one, other))
    if small <= 0 or small == large:
        return None
    if factor := _SCALES.get(large / small):
        return f"one is {factor} times the other"
    if _TENS.get(small) == large:
        return "the two sound alike"
    a, b = (_figures(value) for value in (small, large))
    if large.adjusted() == small.adjusted() and len(a) == len(b):
        if len(a) > 1 and sorted(a) == sorted(b):
            return "two figures have changed places"
        if len(a) > 2 and sum(x != y for x, y in zip(a, b, strict=True)) == 1:
            return "one figure differs"
    if large.adjusted() == small.adjusted() + 1 and len(b) < 4 and (b[1:] == a or b[:-1] == a):
        return "one figure is lost or added"
    return None


def _figures(value: Decimal) -> str:
    """The figures that carry the number, without the noughts at its end."""
    return format(value.normalize(), "f").replace(".", "").strip("0")


def slip_of_days(one: str, other: str) -> str | None:
    """What may have happened between two TIMEX3 dates of one precision; None where nothing simple explains it."""
    a, b = one.split("-"), other.split("-")
    if len(a) != len(b) or one == other:
        return None
    if a[1:] == b[1:] and len(a) > 1:
        return "only the year differs" if abs(int(a[0]) - int(b[0])) <= 10 else None
    if a[0] != b[0] or len(a) < 3:
        return None
    if a[2] == b[2]:
        return "only the month differs"
    if a[1:] == b[:0:-1]:
        return "day and month have changed places"
    if a[1] == b[1]:
        if abs(int(a[2]) - int(b[2])) == 1:
            return A_DAY_APART
        if sorted(a[2]) == sorted(b[2]) or a[2][1] == b[2][1]:
            return "one figure of the day differs"
    return None
