"""Acts in the forms that the scorers read: one object per act of a story, and the cells of a tracker record."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Any

from onrecord.records import Act, DateRange, Party, Reading
from onrecord.records.objects import number


def story_acts(reading: Reading) -> list[dict[str, Any]]:
    """Each act once, however often the report mentions it, in the words of `stories.md`."""
    return [_story_act(act) for act in once(reading.acts)]


def once(acts: Iterable[Act]) -> list[Act]:
    """Acts of one report without the repeated mentions: equal kind, state and parties, and nothing that tells them apart."""
    kept: list[Act] = []
    for act in acts:
        place = next((i for i, other in enumerate(kept) if _same(act, other)), None)
        if place is None:
            kept.append(act)
        elif _weight(act) > _weight(kept[place]):
            kept[place] = act
    return kept


def _same(a: Act, b: Act) -> bool:
    if a.state != b.state or not (_names(a) & _names(b) or not _names(a) or not _names(b)):
        return False
    for one, two in ((_givers(a), _givers(b)), (_takers(a), _takers(b))):
        if one and two and not one & two:
            return False
    if a.amount and b.amount and (a.amount.value, a.amount.currency) != (b.amount.value, b.amount.currency):
        return False
    if a.when and b.when and (a.when.to < b.when.from_ or b.when.to < a.when.from_):
        return False
    counts = [item.units.value for act in (a, b) for item in act.items if item.units]
    if len(counts) == 2 and counts[0] != counts[1]:
        return False
    return a.kind == b.kind or not (a.items and b.items)


def _names(act: Act) -> set[str]:
    return {(item.canonical or item.name).lower() for item in act.items}


def _givers(act: Act) -> set[str]:
    return {party.id or party.name for party in (*act.donor, *act.seller, *act.buyer)}


def _takers(act: Act) -> set[str]:
    return {party.id or party.name for party in (*act.recipient, *act.beneficiary)}


def _weight(act: Act) -> int:
    parts = (act.items, act.amount, act.when, _givers(act), _takers(act), [item for item in act.items if item.units])
    return sum(bool(part) for part in parts)


def _story_act(act: Act) -> dict[str, Any]:
    item = act.items[0] if act.items else None
    units = item.units if item else None
    found: dict[str, Any] = {
        "kind": act.kind,
        "state": act.state.replace("_", " ") if act.state else "",
        "donor": _party_names(act.donor),
        "seller": _party_names(act.seller),
        "buyer": _party_names(act.buyer),
        "recipient": _party_names((*act.recipient, *act.beneficiary)),
        "item": item.name if item else None,
        "quantity": number(units.value[0]) if units else None,
        "amount": number(act.amount.value[0]) if act.amount else None,
        "currency": act.amount.currency if act.amount else None,
        "date": date_text(act.when),
        "factuality": act.factuality,
    }
    return {key: value for key, value in found.items() if value not in (None, [], "")}


def _party_names(parties: Sequence[Party]) -> list[str]:
    return [party.name for party in parties]


def date_text(when: DateRange | None) -> str | None:
    """A day, a month or a year in ISO, as far as the range is one of them; its first day where it is none."""
    if when is None:
        return None
    if when.from_ == when.to:
        return when.from_.isoformat()
    if (when.from_.year, when.from_.month) == (when.to.year, when.to.month):
        whole = when.from_.day == 1 and (when.to.day >= 28)
        return f"{when.from_:%Y-%m}" if whole else when.from_.isoformat()
    if when.from_.year == when.to.year:
        return f"{when.from_:%Y}"
    return when.from_.isoformat()


def plain_number(value: tuple[Decimal, Decimal]) -> int | float:
    """The low end of a stated number as JSON holds it."""
    return number(value[0])
