"""Readings written by hand, for tests of the ledger: sentences of ours, and acts whose spans are found in them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any

from onrecord.records import (
    Act,
    Amount,
    Attribution,
    Condition,
    DateRange,
    Euro,
    Item,
    Party,
    Published,
    Reading,
    Region,
    Report,
    Span,
    Speaker,
    Units,
)

NORLAND = Party("state:NO", "Norland")
SUDLAND = Party("state:SU", "Sudland")
OSTLAND = Party("state:OS", "Ostland")
READER = "onrecord-reader@0123456789ab"
DAY_ONE = datetime(2025, 3, 1, 9, 0, tzinfo=UTC)


def day(number: int) -> datetime:
    """The morning of a day, counted from 1 March 2025."""
    return DAY_ONE + timedelta(days=number)


def act(text: str, words: str, **fields: Any) -> Act:
    """An act told by `words` of the text. item and units, amount and euro, condition: as plain values."""
    start = text.index(words)
    span = Span(start, start + len(words))
    item, units = fields.pop("item", None), fields.pop("units", None)
    amount, euro = fields.pop("amount", None), fields.pop("euro", None)
    condition, when = fields.pop("condition", None), fields.pop("when", None)
    told: dict[str, Any] = {
        "id": "act1",
        "kind": "pledge",
        "state": "pledged",
        "factuality": "CT+",
        "attribution": None,
        "aid_type": "military",
        "donor": (replace(NORLAND, spans=(span,)),),
        "recipient": (replace(SUDLAND, spans=(span,)),),
        "evidence": (span,),
        "confidence": 0.9,
    }
    if item is not None:
        name, canonical, class_ = item
        count = None if units is None else Units((Decimal(units), Decimal(units)), False, span)
        told["items"] = (Item(name, canonical, class_, count, span),)
    if amount is not None:
        value, currency = amount
        told["amount"] = Amount((Decimal(value), Decimal(value)), currency, span)
    if euro is not None:
        told["euro"] = Euro((Decimal(euro), Decimal(euro)), date(2025, 3, 1))
    if condition is not None:
        told["condition"] = Condition(condition, span)
    if when is not None:
        told["when"] = DateRange(when, when, "then", span)
    return Act(**{**told, **fields})


def reading(
    text: str,
    *acts: Act,
    published: datetime | None = DAY_ONE,
    outlet: str = "The Norland Courier",
    url: str | None = None,
    reader: str = READER,
    said: str | None = None,
) -> Reading:
    """A reading of a report with this text; said: words of it that Ada Brandt says."""
    report = Report(
        text=text,
        regions=(Region("body", Span(0, len(text))),),
        outlet=outlet,
        title=text.partition(".")[0],
        url=url,
        published=None if published is None else Published(published, "minute"),
        language="en",
    )
    numbered = tuple(replace(it, id=f"act{number}") for number, it in enumerate(acts, start=1))
    attributions: Sequence[Attribution] = ()
    if said is not None:
        start = text.index(said)
        attributions = (_said(Span(start, start + len(said))),)
    return Reading(
        report,
        reader,
        speakers=(Speaker("s1", "Ada Brandt", "person"),),
        attributions=tuple(attributions),
        acts=numbered,
    )


def _said(content: Span) -> Attribution:
    return Attribution("a1", "indirect", (), (content,), (content,), "s1", None, (), "asserts", None, 0.9)


RADARS = ("radars", "Corvus 3", "air_defence")

PLEDGE_TEXT = "Norland will give Sudland 12 Corvus radars worth 40.5 million euros. Talks go on."
DELIVERY_TEXT = "Norland has handed over all 12 Corvus radars to Sudland, the ministry said."


def pledge(**fields: Any) -> Reading:
    """Day 0: 12 radars for 40.5 million euros are pledged."""
    told = act(
        PLEDGE_TEXT,
        "will give Sudland 12 Corvus radars",
        item=RADARS,
        units=12,
        amount=("40500000", "EUR"),
        euro="40500000",
    )
    return reading(PLEDGE_TEXT, told, **fields)


def delivery(**fields: Any) -> Reading:
    """Day 40: they are delivered."""
    told = act(
        DELIVERY_TEXT,
        "has handed over all 12 Corvus radars",
        kind="delivery",
        state="delivered",
        item=RADARS,
        units=12,
    )
    return reading(DELIVERY_TEXT, told, **{"published": day(40), **fields})
