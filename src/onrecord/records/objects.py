"""A reading as plain values, ready for JSON. `reading.schema.json` beside this file describes every field."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from onrecord.records import (
    ROLES,
    Act,
    Attribution,
    ChainLink,
    DateRange,
    Finding,
    Item,
    Medium,
    Money,
    Party,
    Published,
    Quantity,
    Reading,
    Report,
    Span,
    Speaker,
    TimeExpression,
)

SCHEMA = 1
"""Raised when a field changes its meaning or goes; a new field does not raise it."""

Object = dict[str, Any]


def reading_object(reading: Reading) -> Object:
    """One reading as JSON values: dicts, lists, strings, numbers, booleans and None.

    Spans are [start, end) in code points of report.text. A value that is not known is None, with the reason beside it.
    """
    return {
        "schema": SCHEMA,
        "reader": reading.reader,
        "report": _report(reading.report),
        "speakers": [_speaker(speaker) for speaker in reading.speakers],
        "times": [_time(time) for time in reading.times],
        "money": [_money(money) for money in reading.money],
        "quantities": [_quantity(quantity) for quantity in reading.quantities],
        "attributions": [_attribution(attribution) for attribution in reading.attributions],
        "acts": [act_object(act) for act in reading.acts],
        "findings": [_finding(finding) for finding in reading.findings],
    }


def act_object(act: Act) -> Object:
    """One act as JSON values, as it stands in `reading_object`."""
    amount, euro, condition = act.amount, act.euro, act.condition
    return {
        "id": act.id,
        "kind": act.kind,
        "state": act.state,
        "factuality": act.factuality,
        "attribution": act.attribution,
        "aid_type": act.aid_type,
        "forms": list(act.forms),
        **{role: [_party(party) for party in getattr(act, role)] for role in ROLES},
        "items": [_item(item) for item in act.items],
        "amount": amount
        and {
            "value": stated(amount.value),
            "currency": amount.currency,
            "bound": amount.bound,
            "span": list(amount.span),
        },
        "euro": euro and {"value": stated(euro.value), "rate_date": euro.rate_date.isoformat()},
        "in_return": [_item(item) for item in act.in_return],
        "when": _dates(act.when),
        "condition": condition and {"text": condition.text, "span": list(condition.span)},
        "hedges": _spans(act.hedges),
        "evidence": _spans(act.evidence),
        "confidence": act.confidence,
        "unknown": dict(act.unknown),
    }


def published_text(published: Published) -> str:
    """A publication time in ISO 8601, as precise as the source stated it: "2025-02-11", "2025-02-11T09:30+01:00"."""
    if published.precision == "day":
        return published.local_day.isoformat()
    return published.at.isoformat(timespec="minutes" if published.precision == "minute" else "seconds")


def number(value: Decimal) -> int | float:
    """A stated number as JSON holds it: an integer where it is whole. Floats carry 15 digits, more than any report."""
    return int(value) if value == value.to_integral_value() else float(value)


def _report(report: Report) -> Object:
    return {
        "id": report.id,
        "version": report.version,
        "path": report.path,
        "outlet": report.outlet,
        "url": report.url,
        "title": report.title,
        "published": published_text(report.published) if report.published else None,
        "language": report.language,
        "text": report.text,
        "regions": [{"kind": region.kind, "span": list(region.span)} for region in report.regions],
        "related": [{"title": it.title, "span": list(it.span), "url": it.url} for it in report.related],
        "notes": list(report.notes),
        "unread": report.unread,
    }


def _speaker(speaker: Speaker) -> Object:
    return {
        "id": speaker.id,
        "name": speaker.name,
        "kind": speaker.kind,
        "office": speaker.office,
        "of": speaker.of,
        "anonymous": speaker.anonymous,
        "count": speaker.count,
        "spans": _spans(speaker.spans),
    }


def _time(time: TimeExpression) -> Object:
    return {"span": list(time.span), "type": time.type, "value": time.value, "unknown": time.unknown}


def _money(money: Money) -> Object:
    return {
        "span": list(money.span),
        "value": stated(money.value),
        "currency": money.currency,
        "approx": money.approx,
        "unknown": money.unknown,
    }


def _quantity(quantity: Quantity) -> Object:
    return {
        "span": list(quantity.span),
        "value": stated(quantity.value),
        "approx": quantity.approx,
        "unit": quantity.unit,
    }


def _attribution(attribution: Attribution) -> Object:
    return {
        "id": attribution.id,
        "kind": attribution.kind,
        "source": _spans(attribution.source),
        "cue": _spans(attribution.cue),
        "content": _spans(attribution.content),
        "speaker": attribution.speaker,
        "medium": _medium(attribution.medium),
        "chain": [_link(link) for link in attribution.chain],
        "stance": attribution.stance,
        "said_on": _dates(attribution.said_on),
        "confidence": attribution.confidence,
        "unknown": dict(attribution.unknown),
    }


def _party(party: Party) -> Object:
    return {"id": party.id, "name": party.name, "spans": _spans(party.spans)}


def _item(item: Item) -> Object:
    units = item.units
    return {
        "name": item.name,
        "canonical": item.canonical,
        "class": item.class_,
        "units": units
        and {
            "value": stated(units.value),
            "approx": units.approx,
            "unit": units.unit,
            "span": list(units.span),
        },
        "span": list(item.span),
    }


def _link(link: ChainLink) -> Object:
    return {
        "speaker": link.speaker,
        "medium": _medium(link.medium),
        "span": None if link.span is None else list(link.span),
    }


def _medium(medium: Medium | None) -> Object | None:
    return None if medium is None else {"name": medium.name, "kind": medium.kind, "span": list(medium.span)}


def _dates(dates: DateRange | None) -> Object | None:
    if dates is None:
        return None
    return {
        "from": dates.from_.isoformat(),
        "to": dates.to.isoformat(),
        "text": dates.text,
        "span": list(dates.span),
    }


def _finding(finding: Finding) -> Object:
    return {"kind": finding.kind, "message": finding.message, "evidence": _spans(finding.evidence)}


def _spans(spans: Iterable[Span]) -> list[list[int]]:
    return [list(span) for span in spans]


def stated(value: tuple[Decimal, Decimal]) -> int | float | list[int | float]:
    """One number, or [low, high] where the text states a range: what most readers of the file expect of "value"."""
    low, high = value
    return number(low) if low == high else [number(low), number(high)]
