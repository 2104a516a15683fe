"""What one report says: who said what, on whose word, when; the acts of support, times, sums and counts in it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Literal

from onrecord.records.acts import Act
from onrecord.records.dates import DateRange
from onrecord.records.report import Report
from onrecord.records.spans import Span

AttributionKind = Literal["direct", "mixed", "indirect"]
"""Whether all, some or none of the content's words stand inside quotation marks (PolNeAR)."""

SpeakerKind = Literal["person", "state", "institution", "outlet", "document", "group"]

Stance = Literal["asserts", "denies", "declines_to_confirm", "asks", "offers", "promises", "warns"]
"""What a speaker does with the content."""

MediumKind = Literal[
    "outlet",
    "interview",
    "statement",
    "post",
    "press_conference",
    "speech",
    "broadcast",
    "document",
    "letter",
    "call",
    "meeting",
]

TimeType = Literal["DATE", "TIME", "DURATION", "SET"]


@dataclass(frozen=True, slots=True)
class Speaker:
    """The actor a source span refers to."""

    id: str
    """A knowledge id ("state:UA") where resolved, else local to the report ("s3")."""
    name: str | None
    """The fullest name known, without titles; for people without a name the description as written."""
    kind: SpeakerKind
    office: str | None = None
    """The office or title as the report gives it ("NATO Secretary General", "Ukraine envoy")."""
    of: str | None = None
    """Whose office it is: a knowledge id where known ("state:US"), else a name."""
    anonymous: bool = False
    """True for people credited without a name."""
    count: int | None = None
    """How many people; None when the text does not say."""
    spans: tuple[Span, ...] = ()
    """Every mention that was resolved to this speaker, in text order."""


@dataclass(frozen=True, slots=True)
class Medium:
    """Through what words came: an outlet, an interview, a post."""

    name: str | None
    """Proper name ("NBC News", "X"), None where there is none ("in a statement")."""
    kind: MediumKind
    span: Span


@dataclass(frozen=True, slots=True)
class ChainLink:
    """One link of who tells whom."""

    speaker: str | None
    """Id of a speaker of the same reading; None for nobody in particular."""
    medium: Medium | None
    """Through what this link's words reached the one before it."""
    span: Span | None
    """The words that name the link; None for the publishing outlet, which its metadata names."""


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """A TIMEX3 time expression (ISO-TimeML)."""

    span: Span
    type: TimeType
    value: str | None
    """TIMEX3 value ("2025-02-10", "P3D", "PRESENT_REF"); None when it cannot be known, and `unknown` says why."""
    unknown: str | None = None


@dataclass(frozen=True, slots=True)
class Money:
    """A sum of money as the text states it, never converted or rounded."""

    span: Span
    value: tuple[Decimal, Decimal]
    """Low and high end in whole units of `currency`; equal unless the text states a range."""
    currency: str | None
    """ISO 4217; None when the text names none, and `unknown` then says why."""
    approx: bool = False
    """True for "about", "some", "nearly"."""
    unknown: str | None = None


@dataclass(frozen=True, slots=True)
class Quantity:
    """A counted thing."""

    span: Span
    """The number, its approximation words and its unit."""
    value: tuple[Decimal, Decimal]
    """Low and high end; equal unless the text states a range."""
    approx: bool
    unit: str
    """The counted words as written."""


@dataclass(frozen=True, slots=True)
class Attribution:
    """A source, a cue and a content that belong together (PARC, PolNeAR)."""

    id: str
    """Unique within the reading ("a7")."""
    kind: AttributionKind
    source: tuple[Span, ...]
    """Empty where nobody is named ("it is feared that")."""
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    """In text order; several where the quotation is broken by its cue."""
    speaker: str | None
    """Id of the speaker on whose word it finally rests: the innermost of the chain."""
    medium: Medium | None
    chain: tuple[ChainLink, ...]
    """Outermost first: the outlet, the agency, the person."""
    stance: Stance
    said_on: DateRange | None
    confidence: float
    """Probability that this is an attribution with this content and source; two decimals, calibrated on PolNeAR dev."""
    unknown: Mapping[str, str] = field(default_factory=dict)
    """Field name to the reason why it is None."""


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that cannot be right, and where it shows."""

    kind: str
    message: str
    evidence: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Reading:
    """What one report says, by one version of the reader."""

    report: Report
    reader: str
    """name@version of the reader; the version hashes model, code, knowledge, runtime and precision."""
    speakers: tuple[Speaker, ...] = ()
    times: tuple[TimeExpression, ...] = ()
    money: tuple[Money, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    acts: tuple[Act, ...] = ()
    findings: tuple[Finding, ...] = ()
