"""A traced story, written by hand, for tests of whatever shows or exports stories. Its reports are in `REPORTS`."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal

from onrecord.records import (
    Answer,
    Change,
    Claim,
    Conflict,
    Count,
    Credit,
    Days,
    Derivation,
    Good,
    Mention,
    Origin,
    Party,
    Passage,
    Published,
    Quotation,
    Report,
    Retelling,
    Span,
    Stand,
    Step,
    Story,
    Sum,
    Variant,
)


def report(outlet, hour, title, text, language="en"):
    """One of the reports, all of 4 March 2031."""
    return Report(
        text,
        outlet=outlet,
        url=f"https://{outlet.lower().replace(' ', '')}.example/bridges",
        title=title,
        published=Published(datetime(2031, 3, 4, hour, 30, tzinfo=UTC), "minute"),
        language=language,
    )


WIRE = report(
    "Coast Wire",
    9,
    "Norland weighs field bridges for Vesland",
    "Norland may buy twelve field bridges from Estmark for Vesland, two officials told Coast Wire. Defence minister Ada "
    "Lind declined to confirm the number. “If parliament agrees, we will decide on the twelve bridges before the winter,” "
    "she said on Tuesday, 3 March.",
)
POST = report(
    "Valley Post",
    11,
    "Norland to ship 21 bridges",
    "Norland will deliver 21 field bridges to Vesland, Coast Wire reports, citing two officials. “We will decide on the "
    "bridges before the winter,” Lind said.",
)
HERALD = report(
    "Harbour Herald",
    14,
    None,
    "According to media reports, Norland is looking for field bridges. A spokesman for Estmark denied that a sale was "
    "planned.",
    "de",
)

REPORTS = {it.id: it for it in (WIRE, POST, HERALD)}


def passage(of, words):
    """Where the words stand in a report."""
    at = of.text.index(words)
    return Passage(of.id, Span(at, at + len(words)), words)


NORLAND, ESTMARK, VESLAND = (Party(f"state:{name[:2].upper()}", name) for name in ("Norland", "Estmark", "Vesland"))
BRIDGES = Good("field bridges", "field bridge", "engineering", Count((Decimal(12), Decimal(12))))
EUROS = Sum((Decimal(90_000_000), Decimal(90_000_000)), "EUR", "about")

CLAIM = Claim(
    id="claim1",
    kind="purchase",
    state="considered",
    factuality="PS+",
    aid_type="military",
    donor=(),
    buyer=(NORLAND,),
    seller=(ESTMARK,),
    recipient=(),
    beneficiary=(VESLAND,),
    items=(BRIDGES,),
    amount=None,
    when=Days(date(2031, 3, 1), date(2031, 3, 31)),
    mentions=(
        Mention(WIRE.id, "act1", passage(WIRE, "Norland may buy twelve field bridges from Estmark for Vesland")),
        Mention(POST.id, "act1", passage(POST, "Norland will deliver 21 field bridges to Vesland")),
    ),
    confidence=0.88,
)
OTHER = replace(
    CLAIM,
    id="claim2",
    kind="delivery",
    state="in_delivery",
    factuality="CT+",
    donor=(NORLAND,),
    buyer=(),
    seller=(),
    recipient=(VESLAND,),
    beneficiary=(),
    items=(Good("tents"),),
    amount=EUROS,
    when=None,
    mentions=(Mention(WIRE.id, "act2", passage(WIRE, "the number")),),
    confidence=0.7,
)
UNSURE = replace(OTHER, id="claim3", confidence=0.2)

OFFICIALS = Credit("two officials", None, "anonymous", None, 2, (passage(WIRE, "two officials"),))

STORY = Story(
    id="S-0001",
    reports=(WIRE.id, POST.id, HERALD.id),
    claims=(CLAIM, OTHER, UNSURE),
    core="claim1",
    origins=(
        Origin(
            "outlet:coast-wire",
            "Coast Wire",
            "wire",
            ("Ivo Tarn",),
            (OFFICIALS,),
            (WIRE.id,),
            (passage(WIRE, "told Coast Wire"),),
        ),
    ),
    retellings=(
        Retelling(WIRE.id, True, (OFFICIALS,), ("outlet:coast-wire",), "it has sources of its own: two officials"),
        Retelling(
            POST.id,
            False,
            (
                Credit("Coast Wire", "outlet:coast-wire", "outlet", None, None, (passage(POST, "Coast Wire"),)),
                replace(OFFICIALS, via="Coast Wire", passages=(passage(POST, "two officials"),)),
            ),
            ("outlet:coast-wire",),
            "it credits Coast Wire",
        ),
        Retelling(
            HERALD.id,
            False,
            (Credit("media reports", None, "unresolved", None, None, (passage(HERALD, "media reports"),)),),
            (),
            "it names nobody",
        ),
    ),
    derivations=(
        Derivation(WIRE.id, "had_primary_source", "outlet:coast-wire", "it has sources of its own: two officials"),
        Derivation(POST.id, "was_derived_from", WIRE.id, "credits Coast Wire", (passage(POST, "Coast Wire"),)),
        Derivation(POST.id, "was_quoted_from", WIRE.id, "quotes its words", ()),
    ),
    quotations=(
        Quotation(
            "Ada Lind",
            None,
            passage(WIRE, "If parliament agrees, we will decide on the twelve bridges before the winter"),
            (
                Variant(
                    passage(WIRE, "If parliament agrees, we will decide on the twelve bridges before the winter"),
                    "none",
                ),
                Variant(
                    passage(POST, "We will decide on the bridges before the winter"),
                    "meaning",
                    (Change("twelve", ""), Change("If parliament agrees", "")),
                    "the condition “If parliament agrees” was cut away",
                    True,
                ),
            ),
        ),
    ),
    conflicts=(
        Conflict(
            "how many field bridges",
            "slip",
            (
                Answer(WIRE.id, "12", passage(WIRE, "twelve field bridges")),
                Answer(POST.id, "21", passage(POST, "21 field bridges")),
            ),
            "12",
            "the origin has it; two figures have changed places",
        ),
        Conflict(
            "weekday of date",
            "slip",
            (Answer(WIRE.id, "Tuesday, 3 March", passage(WIRE, "Tuesday, 3 March")),),
            None,
            "3 March 2031 was a Monday",
        ),
        Conflict(
            "the price in dollars",
            "noise",
            (Answer(WIRE.id, "EUR 90 million", None), Answer(POST.id, "USD 98 million", None)),
            None,
            "the exchange rate",
        ),
    ),
    stands=(
        Stand("two officials", None, True, 2, "asserts", "Coast Wire", True, (passage(WIRE, "two officials"),)),
        Stand(
            "Ada Lind",
            None,
            False,
            None,
            "declines_to_confirm",
            None,
            True,
            (passage(WIRE, "declined to confirm the number"),),
        ),
        Stand(
            "spokesman for Estmark",
            None,
            True,
            1,
            "denies",
            None,
            True,
            (passage(HERALD, "A spokesman for Estmark denied"),),
        ),
        Stand("Ada Lind", None, False, None, "promises", None, False, (passage(POST, "Lind said"),)),
    ),
    storyline=(
        Step(WIRE.published.at, "first told", "claim1", passage(WIRE, "Norland may buy twelve field bridges")),
        Step(POST.published.at, "told as under way", "claim2", passage(POST, "Norland will deliver")),
    ),
)
"""Every kind of record, and every optional part, occurs in it."""

EMPTY = Story(
    id="S-0002",
    reports=(HERALD.id,),
    claims=(),
    core=None,
    origins=(),
    retellings=(Retelling(HERALD.id, False, (), (), ""),),
    derivations=(),
    quotations=(),
    conflicts=(),
    stands=(),
    storyline=(),
)
"""A story of which nothing was found out."""
