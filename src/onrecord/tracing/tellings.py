"""One report's telling of an act, in the terms in which tellings of several reports are compared."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from typing import Literal

from onrecord.knowledge import Knowledge
from onrecord.reading.times import days_of
from onrecord.records import Act, ActKind, ActState, Days, Mention, Party, Passage, Reading, Units
from onrecord.tracing.taking_part import TakingPart

Family = Literal["support", "stop", "request", "meeting", "exchange"]
Phase = Literal["ahead", "under_way", "stopped", "refused"]

_FAMILIES: dict[ActKind, Family] = {
    "suspension": "stop",
    "withdrawal": "stop",
    "request": "request",
    "meeting": "meeting",
    "exchange": "exchange",
}
_PHASES: dict[ActState | None, Phase] = {
    "in_delivery": "under_way",
    "delivered": "under_way",
    "suspended": "stopped",
    "withdrawn": "stopped",
    "denied": "refused",
}
_ANNOUNCED = frozenset(["pledge", "approval", "request", "suspension", "resumption", "withdrawal", "plan"])
"""Kinds that happen by being said: without a day of their own theirs is the day on which it was said."""

_BEFORE_HEAD = re.compile(
    r"\b(?:package|batch|tranche|set|lot|shipment|consignment|delivery|number|series|part|share|rest|half|group|stock"
    r"|supply|load|convoy|round|kind|type|fleet|pair|dozen|score)s?\s+of\s+(?=\S)",
    re.IGNORECASE,
)
"""Words that only measure what follows: a batch of missiles is missiles."""
_AFTER_HEAD = re.compile(
    r"\s+(?:for|of|with|from|in|to|on|by|at|worth|including|such|that|which)\s.*$|\s*[(,;].*$", re.DOTALL
)
_WORD = re.compile(r"[^\W_]+(?:[-./][^\W_]+)*")
_TYPE = re.compile(r"\d|(?<!^)[A-Z]|^[A-Z](?=[a-z]*$)")
"""What the name of a type has and a common noun has not: a digit, a capital."""
GENERAL = frozenset(
    "weapon arm armament weaponry equipment equipments materiel material hardware gear system supply supplies aid assistance "
    "help support package good goods item munition kit donation gift contribution deal shipment delivery consignment "
    "capability capacity contract tranche batch transfer resource cargo military defence defense arms load".split()
)
"""Nouns too general to tell one act from another."""
_SHIP = re.compile(r"(?:the )?(?:HMAS|HMS|HMCS|HMNZS|USS|USNS|RFA|BRP|JS|INS|ITS|FS|FGS|HNLMS|HDMS|HNoMS|MV|MS)\b")
"""What names of ships begin with; a ship carries, and gets nothing."""
_NOBODY = frozenset(
    """government ministry minister president premier chancellor cabinet parliament administration authorities country state
    states nation nations kingdom republic army navy force forces military partner partners ally allies donor donors side sides
    capital bloc union alliance commission council committee official officials department agency secretary prime defence
    defense foreign air deputy acting armed general staff command border coast guard guards police chancellery service services
    fund district brigade brigades both others it they we us he she them who which company manufacturer firm its their our his
    her the a an this that these some other""".split()
)
"""Words that name nobody by themselves: "the acting minister of defence", "its partners"."""


@dataclass(frozen=True, slots=True)
class Telling:
    """An act as one report tells it."""

    order: tuple[int, int]
    """Place of the report in its story, and of the act in the report."""
    act: Act
    """With its parties as the story knows them, without spans."""
    mention: Mention
    published: date | None
    """The report's own day."""
    giver: frozenset[str]
    """Who gives or sells, by id or name; empty where nobody is named whom another report could name too."""
    payer: frozenset[str]
    """Who pays in a purchase."""
    taker: frozenset[str]
    """Who gets it or is helped by it."""
    heads: frozenset[str]
    """What is given: the nouns of the items, without those that are too general."""
    types: frozenset[str]
    """What types it names ("Leopard 2"), in small letters and digits."""
    classes: frozenset[str]
    when: Days | None
    """When it happens; where that is not told and it happens by being said, when it was said."""
    family: Family = field(init=False)
    phase: Phase = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "family", _FAMILIES.get(self.act.kind, "support"))
        object.__setattr__(self, "phase", _PHASES.get(self.act.state, "ahead"))

    @property
    def report(self) -> str:
        """Id of the report."""
        return self.mention.report

    @property
    def is_specific(self) -> bool:
        """Whether it names a thing or a sum by which it can be told from other acts of the same parties."""
        return bool(self.heads or self.types or self.act.amount)

    @property
    def everybody(self) -> frozenset[str]:
        """All who take part."""
        return self.giver | self.payer | self.taker

    @property
    def counts(self) -> tuple[tuple[str, Units], ...]:
        """The noun of each item that it counts, and how many."""
        return tuple((head_of(item.name), item.units) for item in self.act.items if item.units)


def tellings_of(readings: Sequence[Reading], knowledge: Knowledge) -> list[Telling]:
    """The acts of all readings, in their order. readings: in the order of `order.in_order`."""
    parties = TakingPart(readings, knowledge)
    return [
        _telling(reading, parties.resolved(act, reading), (place, number))
        for place, reading in enumerate(readings)
        for number, act in enumerate(reading.acts)
    ]


def _telling(reading: Reading, act: Act, order: tuple[int, int]) -> Telling:
    published = reading.report.published
    span = act.evidence[0]
    passage = Passage(reading.report.id, span, span.of(reading.report.text))
    trade = act.kind in ("purchase", "sale")
    return Telling(
        order=order,
        act=act,
        mention=Mention(reading.report.id, act.id, passage),
        published=published.local_day if published else None,
        giver=_known(act.seller if trade else (*act.donor, *act.seller)),
        payer=_known((*act.buyer, *(act.donor if trade else ()))),
        taker=_known((*act.recipient, *act.beneficiary), is_taker),
        heads=frozenset(head for item in act.items if (head := head_of(item.name)) not in GENERAL),
        types=frozenset(_type(item.canonical) for item in act.items if item.canonical and _TYPE.search(item.canonical)),
        classes=frozenset(item.class_ for item in act.items if item.class_),
        when=_when(act, reading),
    )


def is_somebody(party: Party) -> bool:
    """Whether the party is known, or has a name of its own ("Larkfield Sensors", but not "the Air Force")."""
    if party.id:
        return True
    words = _WORD.findall(party.name)
    return any(word[0].isupper() and word.lower() not in _NOBODY for word in words)


def is_taker(party: Party) -> bool:
    """Whether the party can be one who is helped: known, or a body by its name; a town or a person stands for no one."""
    if party.id:
        return True
    if _SHIP.match(party.name):
        return False
    capital = [word for word in _WORD.findall(party.name) if word[0].isupper()]
    return is_somebody(party) and len(capital) > 1 and len(capital) * 2 > len(party.name.split())


def _known(parties: Iterable[Party], who: Callable[[Party], bool] = is_somebody) -> frozenset[str]:
    return frozenset(party.id or party.name for party in parties if who(party))


@lru_cache(maxsize=1 << 13)
def head_of(name: str) -> str:
    """The noun that says what a thing is, in the singular: "missile" of "a batch of air-defence missiles for NASAMS"."""
    words = _WORD.findall(_AFTER_HEAD.sub("", _BEFORE_HEAD.sub("", " ".join(name.split()))))
    nouns = [word for word in words if not _TYPE.search(word)] or words
    return _singular(nouns[-1].lower()) if nouns else name.lower()


def _type(canonical: str) -> str:
    return "".join(_WORD.findall(canonical.lower())).replace("-", "")


def _singular(word: str) -> str:
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("ches", "shes", "sses", "xes")):
        return word[:-2]
    return word[:-1] if word.endswith("s") and not word.endswith("ss") else word


def _when(act: Act, reading: Reading) -> Days | None:
    if act.when:
        return Days(act.when.from_, act.when.to)
    return next(_days_said(act, reading), None) if act.kind in _ANNOUNCED else None


def _days_said(act: Act, reading: Reading) -> Iterator[Days]:
    """The days on which the act's statement was made, or that its own sentence names."""
    for attribution in reading.attributions:
        if attribution.id == act.attribution and attribution.said_on:
            yield Days(attribution.said_on.from_, attribution.said_on.to)
    for time in reading.times:
        days = days_of(time.value or "") if act.evidence[0].contains(time.span) else None
        if days and days[0] == days[1]:
            yield Days(*days)
