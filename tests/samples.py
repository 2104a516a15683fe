"""A report and its reading, written by hand, for tests of whatever comes after the reader."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal

from onrecord.records import (
    Attribution,
    ChainLink,
    DateRange,
    Medium,
    Money,
    Published,
    Quantity,
    Reading,
    Region,
    RelatedHeadline,
    Report,
    Span,
    Speaker,
    TimeExpression,
)

TEXT = """\
Norland weighs a second order of radars 🛰️

Norland may buy more radars for its neighbour, the agency Corvid reports, citing two people briefed on the talks.
“We will pay our share,” Defence Minister Ada Brandt told Channel Nine on Monday, “and we will pay it this year.”
She declined to confirm a price of $1.5-2bn.

Read also:
- Talks on radars resume
"""


def span(words: str, start: int = 0) -> Span:
    """Where the words stand in TEXT."""
    at = TEXT.index(words, start)
    return Span(at, at + len(words))


REPORT = Report(
    text=TEXT,
    regions=(
        Region("headline", span("Norland weighs a second order of radars 🛰️")),
        Region("body", Span(TEXT.index("Norland may"), TEXT.index("\n\nRead also"))),
        Region("related", Span(TEXT.index("Read also"), len(TEXT) - 1)),
    ),
    path="examples/radars.txt",
    outlet="The Norland Courier",
    title="Norland weighs a second order of radars 🛰️",
    published=Published(datetime(2025, 3, 12, 9, 30, tzinfo=UTC), "minute"),
    language="en",
    related=(RelatedHeadline("Talks on radars resume", span("Talks on radars resume")),),
)

MONDAY = DateRange(date(2025, 3, 10), date(2025, 3, 10), "on Monday", span("on Monday"))
CHANNEL = Medium("Channel Nine", "outlet", span("Channel Nine"))

READING = Reading(
    report=REPORT,
    reader="onrecord-reader@0123456789ab",
    speakers=(
        Speaker("outlet:courier", "The Norland Courier", "outlet"),
        Speaker("outlet:corvid", "Corvid", "outlet", spans=(span("the agency Corvid"),)),
        Speaker(
            "s1",
            "two people briefed on the talks",
            "person",
            anonymous=True,
            count=2,
            spans=(span("two people briefed on the talks"),),
        ),
        Speaker(
            "s2",
            "Ada Brandt",
            "person",
            office="Defence Minister",
            of="state:NL",
            spans=(span("Defence Minister Ada Brandt"), span("She")),
        ),
    ),
    times=(
        TimeExpression(span("on Monday"), "DATE", "2025-03-10"),
        TimeExpression(span("this year"), "DATE", "2025"),
    ),
    money=(Money(span("$1.5-2bn"), (Decimal(1_500_000_000), Decimal(2_000_000_000)), "USD"),),
    quantities=(Quantity(span("two people"), (Decimal(2), Decimal(2)), False, "people"),),
    attributions=(
        Attribution(
            id="a1",
            kind="indirect",
            source=(span("two people briefed on the talks"),),
            cue=(span("citing"),),
            content=(span("Norland may buy more radars for its neighbour"),),
            speaker="s1",
            medium=None,
            chain=(
                ChainLink("outlet:courier", None, None),
                ChainLink("outlet:corvid", None, span("the agency Corvid")),
                ChainLink("s1", None, span("two people briefed on the talks")),
            ),
            stance="asserts",
            said_on=None,
            confidence=0.94,
            unknown={"said_on": "the text does not say when"},
        ),
        Attribution(
            id="a2",
            kind="direct",
            source=(span("Defence Minister Ada Brandt"),),
            cue=(span("told"),),
            content=(span("“We will pay our share,”"), span("“and we will pay it this year.”")),
            speaker="s2",
            medium=CHANNEL,
            chain=(
                ChainLink("outlet:courier", None, None),
                ChainLink("s2", CHANNEL, span("Defence Minister Ada Brandt")),
            ),
            stance="promises",
            said_on=MONDAY,
            confidence=0.98,
        ),
        Attribution(
            id="a3",
            kind="indirect",
            source=(span("She"),),
            cue=(span("declined to confirm"),),
            content=(span("a price of $1.5-2bn"),),
            speaker="s2",
            medium=None,
            chain=(ChainLink("outlet:courier", None, None), ChainLink("s2", None, span("She"))),
            stance="declines_to_confirm",
            said_on=None,
            confidence=0.46,
            unknown={"said_on": "the text does not say when"},
        ),
    ),
)
