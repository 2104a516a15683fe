"""A reading from the plain values that `objects.reading_object` made of it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from onrecord.records.acts import ROLES, Act, Amount, Condition, Euro, Item, Party, Units
from onrecord.records.dates import DateRange
from onrecord.records.objects import Object
from onrecord.records.reading import (
    Attribution,
    ChainLink,
    Finding,
    Medium,
    Money,
    Quantity,
    Reading,
    Speaker,
    TimeExpression,
)
from onrecord.records.report import Published, Region, RelatedHeadline, Report
from onrecord.records.spans import Span

Json = Any
"""A value of JSON; which one, the field says."""


def read_back(found: Object, published: Published | None) -> Reading:
    """The reading. published: when its report was, which JSON states only as precisely as the source did.

    Sums and counts come back as JSON holds them: whole numbers exactly, others to 15 digits.
    """
    return Reading(
        report=_report(found["report"], published),
        reader=found["reader"],
        speakers=tuple(_speaker(it) for it in found["speakers"]),
        times=tuple(TimeExpression(Span(*it["span"]), it["type"], it["value"], it["unknown"]) for it in found["times"]),
        money=tuple(_money(it) for it in found["money"]),
        quantities=tuple(
            Quantity(Span(*it["span"]), _ends(it["value"]), it["approx"], it["unit"]) for it in found["quantities"]
        ),
        attributions=tuple(_attribution(it) for it in found["attributions"]),
        acts=tuple(_act(it) for it in found["acts"]),
        findings=tuple(Finding(it["kind"], it["message"], _spans(it["evidence"])) for it in found["findings"]),
    )


def _report(it: Json, published: Published | None) -> Report:
    return Report(
        text=it["text"],
        regions=tuple(Region(region["kind"], Span(*region["span"])) for region in it["regions"]),
        path=it["path"],
        outlet=it["outlet"],
        url=it["url"],
        title=it["title"],
        published=published,
        language=it["language"],
        related=tuple(RelatedHeadline(other["title"], Span(*other["span"]), other["url"]) for other in it["related"]),
        notes=tuple(it["notes"]),
        unread=it["unread"],
    )


def _speaker(it: Json) -> Speaker:
    return Speaker(
        id=it["id"],
        name=it["name"],
        kind=it["kind"],
        office=it["office"],
        of=it["of"],
        anonymous=it["anonymous"],
        count=it["count"],
        spans=_spans(it["spans"]),
    )


def _money(it: Json) -> Money:
    return Money(Span(*it["span"]), _ends(it["value"]), it["currency"], it["approx"], it["unknown"])


def _attribution(it: Json) -> Attribution:
    return Attribution(
        id=it["id"],
        kind=it["kind"],
        source=_spans(it["source"]),
        cue=_spans(it["cue"]),
        content=_spans(it["content"]),
        speaker=it["speaker"],
        medium=_medium(it["medium"]),
        chain=tuple(
            ChainLink(link["speaker"], _medium(link["medium"]), link["span"] and Span(*link["span"]))
            for link in it["chain"]
        ),
        stance=it["stance"],
        said_on=_dates(it["said_on"]),
        confidence=float(it["confidence"]),
        unknown=it["unknown"],
    )


def _act(it: Json) -> Act:
    amount, euro, condition = it["amount"], it["euro"], it["condition"]
    return Act(
        id=it["id"],
        kind=it["kind"],
        state=it["state"],
        factuality=it["factuality"],
        attribution=it["attribution"],
        aid_type=it["aid_type"],
        forms=tuple(it["forms"]),
        **{role: tuple(Party(one["id"], one["name"], _spans(one["spans"])) for one in it[role]) for role in ROLES},
        items=tuple(_item(one) for one in it["items"]),
        amount=amount and Amount(_ends(amount["value"]), amount["currency"], Span(*amount["span"]), amount["bound"]),
        euro=euro and Euro(_ends(euro["value"]), date.fromisoformat(euro["rate_date"])),
        in_return=tuple(_item(one) for one in it["in_return"]),
        when=_dates(it["when"]),
        condition=condition and Condition(condition["text"], Span(*condition["span"])),
        hedges=_spans(it["hedges"]),
        evidence=_spans(it["evidence"]),
        confidence=float(it["confidence"]),
        unknown=it["unknown"],
    )


def _item(it: Json) -> Item:
    units = it["units"] and Units(
        _ends(it["units"]["value"]), it["units"]["approx"], Span(*it["units"]["span"]), it["units"]["unit"]
    )
    return Item(it["name"], it["canonical"], it["class"], units, Span(*it["span"]))


def _medium(it: Json) -> Medium | None:
    return None if it is None else Medium(it["name"], it["kind"], Span(*it["span"]))


def _dates(it: Json) -> DateRange | None:
    if it is None:
        return None
    return DateRange(date.fromisoformat(it["from"]), date.fromisoformat(it["to"]), it["text"], Span(*it["span"]))


def _spans(found: Iterable[Sequence[int]]) -> tuple[Span, ...]:
    return tuple(Span(start, end) for start, end in found)


def _ends(value: Json) -> tuple[Decimal, Decimal]:
    low, high = value if isinstance(value, list) else (value, value)
    return Decimal(str(low)), Decimal(str(high))  # by the digits that JSON has, not by the float's own binary value
