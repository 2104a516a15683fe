"""Acts in the forms that the scorers read: one object per act of a story, and the cells of a tracker record."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from onrecord.reading.times import days_of
from onrecord.records import Act, DateRange, Party, Reading
from onrecord.records.objects import number

SURE = 0.5
"""Confidence from which a story's account lists an act; `training.act_confidence` prints where F1 is best on half A."""


def story_acts(reading: Reading) -> list[dict[str, Any]]:
    """Each act once, however often the report mentions it, in the words of `stories.md`; what is only guessed is left out."""
    told = []
    for act in once(act for act in reading.acts if act.confidence >= SURE):
        found = story_act(act)
        if "date" not in found and act.kind in _ANNOUNCED and (day := date_text(_announced(act, reading))):
            found["date"] = day
        told.append(found)
    return told


_ANNOUNCED = {"pledge", "approval", "request", "suspension", "resumption", "withdrawal", "plan"}
"""Kinds that happen by being said: without a day of their own theirs is the day on which it was said."""


def _announced(act: Act, reading: Reading) -> DateRange | None:
    """The day on which the act's statement was made, or that its own sentence names."""
    said = next((it.said_on for it in reading.attributions if it.id == act.attribution and it.said_on), None)
    if said:
        return said
    for time in reading.times:
        days = days_of(time.value or "") if act.evidence[0].contains(time.span) else None
        if days and days[0] == days[1]:
            return DateRange(*days, time.span.of(reading.report.text), time.span)
    return None


def once(acts: Iterable[Act]) -> list[Act]:
    """Acts of one report without the repeated mentions: of those with the same parties and things, the surest."""
    kept: list[Act] = []
    for act in sorted(acts, key=lambda act: -act.confidence):
        if not any(_same(act, other) for other in kept):
            kept.append(act)
    return sorted(kept, key=lambda act: act.evidence[0])


def _same(a: Act, b: Act) -> bool:
    """Whether two mentions can be of one act: parties and things agree, and no sum, number or day tells them apart."""
    if (_givers(a), _takers(a), _heads(a)) != (_givers(b), _takers(b), _heads(b)):
        return False
    if a.amount and b.amount and (a.amount.value, a.amount.currency) != (b.amount.value, b.amount.currency):
        return False
    if a.when and b.when and (a.when.to < b.when.from_ or b.when.to < a.when.from_):
        return False
    counts = {item.units.value for act in (a, b) for item in act.items if item.units}
    return len(counts) < 2 and ({a.kind, b.kind} <= _LIFE or a.kind == b.kind)


_LIFE = {"purchase", "sale", "pledge", "approval", "delivery", "plan", "exchange", "resumption"}
"""Kinds under which one act is told again; a request, a stop or a meeting is told beside it."""


def _heads(act: Act) -> set[str]:
    return {(item.canonical or item.name).lower().split()[-1] for item in act.items}


def _givers(act: Act) -> set[str]:
    return {party.id or party.name for party in (*act.donor, *act.seller, *act.buyer)}


def _takers(act: Act) -> set[str]:
    return {party.id or party.name for party in (*act.recipient, *act.beneficiary)}


def story_act(act: Act) -> dict[str, Any]:
    """One act in the words of `stories.md`."""
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
    """The days of an act in ISO, as far as they are known."""
    return day_text(when.from_, when.to) if when else None


def day_text(first: date, last: date) -> str:
    """A day, a month or a year in ISO, as far as the range is one of them; its first day where it is none."""
    if first != last:
        if (first.year, first.month) == (last.year, last.month) and first.day == 1 and last.day >= 28:
            return f"{first:%Y-%m}"
        if first.year == last.year and first.month != last.month:
            return f"{first:%Y}"
    return first.isoformat()


def plain_number(value: tuple[Decimal, Decimal]) -> int | float:
    """The low end of a stated number as JSON holds it."""
    return number(value[0])
