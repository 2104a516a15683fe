"""Acts of support: who pledged, bought, approved, delivered or withheld what, for whom, on whose word, how sure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Literal

from onrecord.records.dates import DateRange
from onrecord.records.spans import Span

ActKind = Literal[
    "purchase",
    "sale",
    "pledge",
    "approval",
    "delivery",
    "suspension",
    "resumption",
    "withdrawal",
    "request",
    "exchange",
    "meeting",
    "plan",
]

ActState = Literal[
    "considered",
    "requested",
    "pledged",
    "approved",
    "contracted",
    "in_delivery",
    "delivered",
    "suspended",
    "withdrawn",
    "denied",
]
"""How far the act has come, by the report's own words."""

Factuality = Literal["CT+", "PR+", "PS+", "CT-", "PR-", "PS-", "Uu"]
"""FactBank's values (Saurí and Pustejovsky 2009): certain, probable or possible; that it is, or is not, so; or unknown.

Always according to the source of the act's attribution, or to the report itself where there is none.
"""

AidType = Literal["military", "financial", "humanitarian"]

Form = Literal[
    "weapons", "equipment", "assistance", "training", "grant", "loan", "guarantee", "reconstruction", "swap_line"
]

Bound = Literal["about", "up_to", "at_least"]
"""What the words beside a sum make of it; None where it is stated flatly."""

ROLES = ("donor", "buyer", "seller", "recipient", "beneficiary", "intermediary", "approver")
"""The fields of an act that hold parties, in the order in which they are shown."""


@dataclass(frozen=True, slots=True)
class Party:
    """A state, institution or group with a part in an act."""

    id: str | None
    """A knowledge id ("state:UA", "institution:eu", "group:european-countries"); None where the words resolve to none."""
    name: str
    """Its usual English name; the words as written where `id` is None."""
    spans: tuple[Span, ...] = ()
    """The words that name it here: an adjective, a capital, a minister or a pronoun too. Never empty in a reading."""


@dataclass(frozen=True, slots=True)
class Units:
    """How many of an item."""

    value: tuple[Decimal, Decimal]
    """Low and high end; equal unless the text states a range."""
    approx: bool
    """True for "about", "dozens of", "more than", "up to"."""
    span: Span
    """The number and its approximation words."""
    unit: str | None = None
    """What is counted where it is not the item itself ("rounds", "tonnes"); None for plain pieces."""


@dataclass(frozen=True, slots=True)
class Item:
    """A thing, service or sort of money that is given."""

    name: str
    """The words at `span`, without their number."""
    canonical: str | None
    """Its usual name in the knowledge files ("Leopard 2"); None where it is not in them."""
    class_: str | None
    """Its class there ("tank"); None where that cannot be told. Written "class" in the output."""
    units: Units | None
    span: Span


@dataclass(frozen=True, slots=True)
class Amount:
    """A sum of money as the report gives it, never converted or rounded."""

    value: tuple[Decimal, Decimal]
    """Low and high end in whole units of `currency`; equal unless the text states a range."""
    currency: str | None
    """ISO 4217; None when the text names none, and the act's `unknown` then says why."""
    span: Span
    bound: Bound | None = None


@dataclass(frozen=True, slots=True)
class Euro:
    """An amount in euros."""

    value: tuple[Decimal, Decimal]
    """Low and high end in euros, rounded to the cent."""
    rate_date: date
    """The day whose ECB reference rate was used; the amount's own day where the amount is in euros already."""


@dataclass(frozen=True, slots=True)
class Condition:
    """What the act hangs on ("if Congress approves")."""

    text: str
    span: Span


@dataclass(frozen=True, slots=True)
class Act:
    """One mention of support, by one source."""

    id: str
    """Unique within the reading ("act3")."""
    kind: ActKind
    state: ActState | None
    """None where the words do not tell, as in a bare list of goods; `unknown` then says so."""
    factuality: Factuality
    attribution: str | None
    """Id of the attribution in whose content it stands; None where the report says it by itself."""
    aid_type: AidType | None
    forms: tuple[Form, ...] = ()
    donor: tuple[Party, ...] = ()
    """Who gives."""
    buyer: tuple[Party, ...] = ()
    """Who pays in a purchase or sale."""
    seller: tuple[Party, ...] = ()
    recipient: tuple[Party, ...] = ()
    """Who gets the item or the money."""
    beneficiary: tuple[Party, ...] = ()
    """For whose sake a purchase is made, where that is not the buyer."""
    intermediary: tuple[Party, ...] = ()
    """Through whom it goes: a fund, a bank, a coordinating body."""
    approver: tuple[Party, ...] = ()
    """Who licensed, approved or authorised it, where that is not the donor as such."""
    items: tuple[Item, ...] = ()
    """Several only where one price or one phrase covers them."""
    amount: Amount | None = None
    euro: Euro | None = None
    in_return: tuple[Item, ...] = ()
    """The other side of an exchange."""
    when: DateRange | None = None
    """When it happened or shall happen; not when it was said."""
    condition: Condition | None = None
    hedges: tuple[Span, ...] = ()
    """Words that lower the factuality, in text order."""
    evidence: tuple[Span, ...] = ()
    """The words that tell the act: first the stretch of its own sentence that holds them, then words elsewhere."""
    confidence: float = 0.0
    """Probability that kind, state and parties are all right; two decimals."""
    unknown: Mapping[str, str] = field(default_factory=dict)
    """Field name to the reason why it is None or empty."""
