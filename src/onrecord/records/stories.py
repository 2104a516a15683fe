"""Stories: reports that tell the same thing, what they claim, where they have it, and where they differ."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from onrecord.records.acts import ActKind, ActState, AidType, Factuality, Party
from onrecord.records.commitments import Days, Good, Sum
from onrecord.records.reading import Stance
from onrecord.records.spans import Span

CreditKind = Literal["outlet", "person", "institution", "document", "anonymous", "unresolved"]
"""What a report names as its source: "unresolved" is "media reports" and the like, which name nobody."""

OriginKind = Literal["wire", "outlet", "statement", "interview", "document", "anonymous"]
"""How a claim entered the public record: an agency's or a newsroom's own reporting; what a person or institution said to
all; what they said to one outlet; a paper; words handed out by somebody without a name."""

DerivationKind = Literal["was_derived_from", "was_quoted_from", "had_primary_source"]
"""The relations of W3C PROV-O."""

Drift = Literal["none", "minor", "meaning"]
"""How far a quotation's wording has moved from the one nearest to its speaker."""

ConflictType = Literal["slip", "live", "attribution", "time", "hedge", "noise", "not_a_conflict"]
"""slip: one side is simply wrong; live: sources disagree; attribution: whose word it is; time: true one after the other;
hedge: firmer in one report; noise: rounding, exchange rate, unit; not_a_conflict: different things that look alike."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of one report's text."""

    report: str
    """`Report.id`."""
    span: Span
    words: str
    """The text at `span`; in a quotation `[...]` stands for the report's own words that break it."""


@dataclass(frozen=True, slots=True)
class Credit:
    """Whom a report names as having what it tells."""

    name: str
    """The usual name of an outlet, person or institution; people without a name as the report describes them."""
    id: str | None
    """A knowledge id where resolved."""
    kind: CreditKind
    via: str | None
    """The outlet through which their words reached the report; None where the report has them without one between."""
    count: int | None = None
    """How many people without a name; None where it is not said, or they have one."""
    passages: tuple[Passage, ...] = ()


@dataclass(frozen=True, slots=True)
class Origin:
    """A voice on which a claim rests: a newsroom with sources of its own, or somebody who said it in public."""

    id: str
    """A knowledge id where resolved, else made of the name; unique within the claim."""
    name: str
    kind: OriginKind
    people: tuple[str, ...] = ()
    """Who spoke for it, or to it alone, by name."""
    anonymous: tuple[Credit, ...] = ()
    """The people without a name on whom it rests, with their numbers."""
    carriers: tuple[str, ...] = ()
    """Ids of the reports that bring it first-hand, in order of publication."""
    passages: tuple[Passage, ...] = ()
    """The words that show it."""


@dataclass(frozen=True, slots=True)
class Derivation:
    """That a report has its text or its news from somewhere."""

    report: str
    kind: DerivationKind
    source: str
    """The id of another report of the story, or of an origin."""
    why: str
    """In words an editor can check: "credits Reuters", "83 % of its words stand in ..."."""
    passages: tuple[Passage, ...] = ()


@dataclass(frozen=True, slots=True)
class Retelling:
    """One report's place in its story."""

    report: str
    first_hand: bool
    """Whether it brings a voice first-hand, or is only the newest hand through which the news goes."""
    credits: tuple[Credit, ...]
    origins: tuple[str, ...]
    """Ids of the origins that are behind it in the end, through however many hands."""
    why: str
    """Why it is, or is not, taken as first-hand."""


@dataclass(frozen=True, slots=True)
class Stand:
    """Who takes which stand on what the story tells."""

    speaker: str
    """Name, or description of people without one."""
    id: str | None
    """A knowledge id where resolved."""
    anonymous: bool
    count: int | None
    stance: Stance
    via: str | None
    """The outlet that had it from them; None where it was said in public or it is not known."""
    on_core: bool
    """Whether it is about the core claim."""
    passages: tuple[Passage, ...]
    """One for each report that tells it."""


@dataclass(frozen=True, slots=True)
class Mention:
    """One report's telling of a claim."""

    report: str
    act: str
    """Id of the act within the report's reading."""
    passage: Passage


@dataclass(frozen=True, slots=True)
class Claim:
    """The same act as several reports tell it, with the values best supported."""

    id: str
    kind: ActKind
    state: ActState | None
    factuality: Factuality
    aid_type: AidType | None
    donor: tuple[Party, ...]
    """Parties carry no spans here."""
    buyer: tuple[Party, ...]
    seller: tuple[Party, ...]
    recipient: tuple[Party, ...]
    beneficiary: tuple[Party, ...]
    items: tuple[Good, ...]
    amount: Sum | None
    when: Days | None
    mentions: tuple[Mention, ...]
    """In order of publication."""
    confidence: float
    """Probability that there is such an act with these parties, two decimals."""

    @property
    def reports(self) -> tuple[str, ...]:
        """Ids of the reports that tell it, each once, in order of publication."""
        return tuple(dict.fromkeys(mention.report for mention in self.mentions))


@dataclass(frozen=True, slots=True)
class Change:
    """One stretch in which a wording differs from another."""

    before: str
    """Words of the canonical wording; empty where words were added."""
    after: str
    """Words of the variant; empty where words were left out."""


@dataclass(frozen=True, slots=True)
class Variant:
    """One report's wording of a quotation."""

    passage: Passage
    drift: Drift
    changes: tuple[Change, ...] = ()
    """Against the canonical wording, or the one next nearest to the speaker that has these words, in text order."""
    why: str = ""
    """What makes it minor or a change of meaning ("may" became "will"); empty for none."""
    translated: bool = False
    """Whether the outlet's language suggests that the words went through a translation."""


@dataclass(frozen=True, slots=True)
class Quotation:
    """One utterance of one speaker as the reports of a story have it."""

    speaker: str
    id: str | None
    """A knowledge id where resolved."""
    canonical: Passage
    """The wording nearest to the speaker."""
    variants: tuple[Variant, ...]
    """One for each stretch in a report, the canonical one first, then in order of publication."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What one report answers to the question of a conflict."""

    report: str
    value: str
    """In few words: "12", "EUR 90 million", "2031-03-05"."""
    passage: Passage | None
    """None where the answer is the report's own metadata."""


@dataclass(frozen=True, slots=True)
class Conflict:
    """A question that reports, or a report and a known fact, answer differently."""

    what: str
    """The question: "how many bridges"."""
    type: ConflictType
    answers: tuple[Answer, ...]
    """From every report that answers it; a single one where it contradicts a known fact."""
    favoured: str | None
    """The value that the evidence favours, where it favours one."""
    why: str
    """What speaks for it, or why it stays open."""


@dataclass(frozen=True, slots=True)
class Step:
    """One entry of a storyline."""

    at: datetime | None
    """UTC; when the report that first tells it was published."""
    what: str
    """"first told", "approved", "expected by March 2031, not told since" ..."""
    claim: str
    passage: Passage


@dataclass(frozen=True, slots=True)
class Story:
    """Reports that tell the same thing within days of each other."""

    id: str
    reports: tuple[str, ...]
    """Ids, in order of publication."""
    claims: tuple[Claim, ...]
    """The one that most reports tell first."""
    core: str | None
    """Id of the claim that most reports tell; None where no act is told."""
    origins: tuple[Origin, ...]
    """The independent voices behind the core claim."""
    retellings: tuple[Retelling, ...]
    """One for each report, in their order."""
    derivations: tuple[Derivation, ...]
    quotations: tuple[Quotation, ...]
    conflicts: tuple[Conflict, ...]
    stands: tuple[Stand, ...]
    storyline: tuple[Step, ...]
