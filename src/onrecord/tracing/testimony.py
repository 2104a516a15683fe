"""What somebody says in one report, and the outlets through which the words came to it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final, Literal

from onrecord.records import Attribution, Span, Speaker
from onrecord.tracing.same_names import tells_outlet

SpokenBy = Literal["outlet", "person", "institution", "document", "anonymous", "nobody"]

_GENERIC: Final = re.compile(
    r"(?:(?:an?|some|several|many|various|other|two|three|local|state|foreign|national|international|social|western"
    r"|the)\s+)*"
    r"(?:[A-Z]\w+(?:n|sh|ch|se|i|ese)\s+)?(?:mass )?(?:media|press|newspapers?|outlets?|agencies|news|wires?"
    r"|broadcasters|tv"
    r"|television|radio|websites?|portals?|channels?)(?:\s+(?:outlets?|reports?|organi[sz]ations?|agencies"
    r"|sources))*(?:,.*)?",
    re.IGNORECASE,
)
_BODY: Final = re.compile(
    r"(?:the )?(?:[Gg]overnment|[Cc]abinet|[Mm]inistry|[Cc]ouncil|[Cc]ommission|[Cc]ommittee|[Pp]arliament|[Ss]enate"
    r"|[Ee]mbassy|[Pp]residency|[Aa]rmy|[Nn]avy|[Aa]ir [Ff]orce|[Pp]olice|[Cc]ourt|[Dd]elegation|[Dd]epartment|[Uu]nion)"
    r"(?: (?:papers?|documents?|notes?|memos?))?"
)
"""A body of a state, whose "paper" is a document and no newspaper."""
_PEOPLE: Final = re.compile(
    r"\b(?:sources?|officials?|people|persons?|aides?|insiders?|diplomats?|individuals?|interlocutors?|informants?"
    r"|circles"
    r"|someone|somebody|executives?|lawmakers?|advisers?|advisors?|ministers|negotiators?|officers?"
    r"|representatives?)\b",
    re.IGNORECASE,
)
_SPOKES: Final = re.compile(
    r"\bspokes(?:man|woman|person|people|men|women)\b|\bpress (?:office|service)\b", re.IGNORECASE
)
_SOME_OF: Final = re.compile(
    r"(?:one|two|three|four|five|both|some|several|most|all|another|others?|many)\b(?: of)?\b", re.IGNORECASE
)
_INTENDS: Final = re.compile(
    r"\b(?:ordered|directed|instructed|(?:is|are|was|were|be) (?:to|expected|due|set|scheduled|likely|ready|not)"
    r"|plans?|planned|intends?|hopes?|hoped"
    r"|considers?|considering|wants?|wanted|would like|decided|agreed|expects?|expected|believes?|thinks?|knows?"
    r"|knew|fears?)\b",
    re.IGNORECASE,
)
_SPEAKS: Final = re.compile(
    r"\b(?:sa(?:ys?|id|ying)|tell|told|writ|wrote|report|announc|confirm|declin|den(?:y|ied)|respon|repl|comment|stat)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Outlet:
    """An outlet through which words came."""

    name: str
    id: str | None
    """A knowledge id where resolved."""
    span: Span
    """The words that name it."""


@dataclass(frozen=True, slots=True)
class Testimony:
    """What somebody says in one report."""

    attribution: Attribution
    speaker: Speaker | None
    """The innermost of the chain; None where nobody is named."""
    by: SpokenBy
    outlets: tuple[Outlet, ...]
    """The outlets through which the words came, outermost first, the report's own left out; an outlet that speaks itself
    is the last of them."""
    own: bool
    """Whether the report says that they were told to its own newsroom."""
    said: bool
    """Whether it is speech, and not a plan or a belief that the report ascribes ("is to", "hopes")."""
    span: Span
    """The words that name the speaker, else the cue."""

    @property
    def content(self) -> tuple[Span, ...]:
        """What is said."""
        return self.attribution.content


def known_id(id: str | None) -> str | None:
    """The id where it is one of the knowledge files', which hold a colon; None for one local to a report."""
    return id if id and ":" in id else None


def is_generic(name: str) -> bool:
    """Whether the words name outlets without saying which ("media reports", "a French newspaper"), or no outlet at all."""
    return bool(_GENERIC.fullmatch(name) or _BODY.fullmatch(name)) or not tells_outlet(name)


def speaks(text: str, attribution: Attribution) -> bool:
    """Whether the cue is one of speech, and not of a plan or a belief that the report ascribes ("is to", "hopes")."""
    cue = " ".join(span.of(text) for span in attribution.cue)
    return _SPEAKS.search(cue) is not None or _INTENDS.search(cue) is None


def speaks_for_a_house(speaker: Speaker) -> bool:
    """Whether it is a spokesperson without a name: no source, but the voice of a house."""
    return speaker.anonymous and _SPOKES.search(speaker.name or "") is not None


def nameless(speaker: Speaker) -> bool:
    """Whether the speaker is people without a name, whatever the reading took them for ("two of them")."""
    name = speaker.name or ""
    return speaker.anonymous or bool(_SOME_OF.match(name)) or (speaker.kind == "group" and bool(_PEOPLE.search(name)))
