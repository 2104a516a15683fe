"""Commitments, the rows of the tracker, and the decisions that people take on them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from typing import Any, Literal

from onrecord.records.acts import ActKind, ActState, AidType, Bound, Euro, Factuality, Form, Party
from onrecord.records.spans import Span

DecisionKind = Literal["accept", "edit", "reject", "merge", "split", "add", "undo"]

Status = Literal["proposed", "accepted", "edited", "rejected", "added"]
"""What people have made of a row: nothing yet; taken as it stands; changed; thrown out; entered by hand."""

FIELDS = (
    "kind",
    "state",
    "factuality",
    "aid_type",
    "forms",
    "donor",
    "buyer",
    "seller",
    "recipient",
    "beneficiary",
    "items",
    "amount",
    "euro",
    "announced",
    "when",
    "condition",
    "note",
)
"""The fields of a commitment that a person can decide on, in the order in which they are shown."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """Words that something rests on: a passage of one version of a report, or a cell of a workbook."""

    report: str
    """`Report.id`; for a workbook the file's name."""
    version: str
    """`Report.version`; for a workbook the sha256 (hex) of the file."""
    span: Span | None = None
    """The passage, in code points of that version's text; None for a cell."""
    cell: str | None = None
    """Sheet, row and column of a workbook ("MAIN DATA!R12C5"); None for a passage."""
    words: str | None = None
    """The words at `span`, or what the cell holds; None once the report was forgotten."""


@dataclass(frozen=True, slots=True)
class Decision:
    """What one person did to one row, once. Decisions are appended and never changed; an undo is a decision too."""

    id: int
    """Counts up in the order in which decisions were taken; 0 before the ledger has it."""
    commitment: str
    """The row decided on; for a merge the one that stays, for a split the one that is split; minted for an add."""
    kind: DecisionKind
    field: str | None = None
    """One of `FIELDS` for an edit, or for the accepting of one value; None where the whole row is meant."""
    seen: Any = None
    """What the row held when the person decided, in the form of `value`."""
    value: Any = None
    """What was set. edit: the value; accept: {field: value} of all that was taken; add: {field: value}; else None.

    As the field's own type (Decimal, date, Party ...), never as text."""
    other: str | None = None
    """The row that is merged away, or the one that a split mints."""
    undoes: int | None = None
    """The decision that an undo takes back."""
    evidence: tuple[Evidence, ...] = ()
    """What the person had before their eyes; for a split the passages that go to the new row."""
    who: str = ""
    """Who decided; "import:<file>@<sha256>" for the rows of a workbook."""
    when: datetime | None = None
    """UTC; the ledger sets it."""
    why: str = ""


@dataclass(frozen=True, slots=True)
class Count:
    """How many of a good."""

    value: tuple[Decimal, Decimal]
    """Low and high end; equal unless a range is stated."""
    approx: bool = False
    unit: str | None = None
    """What is counted where it is not the good itself ("rounds"); None for plain pieces."""


@dataclass(frozen=True, slots=True)
class Good:
    """A thing, service or sort of money that a commitment is about."""

    name: str
    """The words of a report, or a person's."""
    canonical: str | None = None
    """Its usual name in the knowledge files ("Leopard 2")."""
    class_: str | None = None
    """Its class there ("tank"). Written "class" in the output."""
    units: Count | None = None


@dataclass(frozen=True, slots=True)
class Sum:
    """An amount of money, exact."""

    value: tuple[Decimal, Decimal]
    """Low and high end in whole units of `currency`; equal unless a range is stated."""
    currency: str | None
    """ISO 4217; None where it is not known."""
    bound: Bound | None = None


@dataclass(frozen=True, slots=True)
class Days:
    """When something happens or happened, both ends included."""

    from_: date
    to: date


@dataclass(frozen=True, slots=True)
class StateChange:
    """One step in the life of a commitment."""

    state: ActState
    factuality: Factuality | None
    """According to the source of the act that told it; None where a person set the state."""
    on: date
    """The day of the act where the report gives one, else the day (UTC) on which it was published or decided."""
    evidence: Evidence | None
    """The passage that tells it, without its words (`Ledger.show` has them); None where a person set the state."""
    decision: int | None = None
    """The decision that set it; None where a report tells it."""


@dataclass(frozen=True, slots=True)
class Decided:
    """A field that a person has decided, and what the machine proposes for it now."""

    field: str
    decision: int
    who: str
    machine: Any = None
    """In the field's own type; None where no report proposes anything."""
    disagrees: bool = False
    """Whether the machine proposes something, and it is not what was decided."""


@dataclass(frozen=True, slots=True)
class Commitment:
    """A row of the tracker: one promised thing, followed from its first mention to delivery."""

    id: str
    """Minted once and never reused ("C-0001")."""
    status: Status = "proposed"
    kind: ActKind | None = None
    """What it was first told as; a pledge that is delivered stays a pledge."""
    state: ActState | None = None
    factuality: Factuality | None = None
    """According to the source of the act that `state` rests on."""
    aid_type: AidType | None = None
    forms: tuple[Form, ...] = ()
    donor: tuple[Party, ...] = ()
    """Parties carry no spans here."""
    buyer: tuple[Party, ...] = ()
    seller: tuple[Party, ...] = ()
    recipient: tuple[Party, ...] = ()
    beneficiary: tuple[Party, ...] = ()
    items: tuple[Good, ...] = ()
    """Several only where one price or one phrase covers them."""
    amount: Sum | None = None
    euro: Euro | None = None
    """`amount` in euros, with the day whose rate was used."""
    announced: date | None = None
    """The day of its pledge or approval, by the report of which that is the news, or by one that recalls the day."""
    when: Days | None = None
    """When it happens or happened, by the newest report that says so."""
    condition: str | None = None
    note: str | None = None
    """A person's own words; the machine writes none."""
    first_mentioned: datetime | None = None
    """When the first report that tells it was published (UTC); None for a row that rests on no report."""
    history: tuple[StateChange, ...] = ()
    """Oldest first."""
    decided: tuple[Decided, ...] = ()
    flags: tuple[str, ...] = ()
    """What a person should look at, in words ("its report was forgotten")."""
    known_from: datetime | None = None
    """Since when the row has read like this (UTC), by publication and decision times."""
    unknown: Mapping[str, str] = field(default_factory=dict)
    """Field name to the reason why it is None or empty."""
