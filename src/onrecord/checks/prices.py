"""Prices and categories of items against the workbook's own price list."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.checks.wording import differ, figure, finding
from onrecord.records import Entry, Price, SheetFinding, Workbook

_MOST_APART = 0.1
"""Where more than this share of the rows has another price, rows are not filled from the list, and differences mean nothing."""


def check_price_list(workbook: Workbook) -> Iterator[SheetFinding]:
    """Rows whose price or category is another than the price list's, in a workbook that fills its rows from the list."""
    listed: dict[str, list[Price]] = {}
    for price in workbook.prices:
        listed.setdefault(_plain(price.item), []).append(price)
    pairs = [
        (entry, prices[0]) for entry in workbook.entries if len(prices := listed.get(_plain(entry.item or ""), [])) == 1
    ]
    for check in (_other_price, _other_category):
        found = [it for entry, price in pairs if (it := check(entry, price, workbook))]
        if len(found) <= _MOST_APART * len(pairs):
            yield from found


def _other_price(entry: Entry, listed: Price, workbook: Workbook) -> SheetFinding | None:
    own = entry.unit_price.exact if entry.unit_price else None
    price = listed.price.exact if listed.price else None
    if own is None or price is None:
        return None
    if own != price and abs(own - price) > price / 1000:
        message = f"“{entry.item}” costs {figure(own)} here, {figure(price)} in the price list"
        return finding("price_list", message, entry, ("unit_price", "item"), listed.cell)
    if listed.currency and listed.currency != workbook.price_currency and differ(own, own * 2) and own == price:
        message = (
            f"the price list gives {figure(price)} in {listed.currency}, the row takes it for {workbook.price_currency}"
        )
        return finding("price_list", message, entry, ("unit_price", "item"), listed.cell)
    return None


def _other_category(entry: Entry, listed: Price, workbook: Workbook) -> SheetFinding | None:
    for name, what in (("item_type", "type"), ("item_subtype", "sub-type")):
        own, theirs = getattr(entry, name), getattr(listed, name)
        if own and theirs and _plain(own) != _plain(theirs):
            message = f"“{entry.item}” is filed under the {what} “{own}” here, “{theirs}” in the price list"
            return finding("price_list", message, entry, (name, "item"), listed.cell)
    return None


def _plain(words: str) -> str:
    return " ".join(words.lower().split())
