"""Offices in which a story's persons are named, where the reports do not agree on them."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from onrecord.knowledge import Knowledge
from onrecord.records import Answer, Conflict, Span
from onrecord.tracing.pages import Page
from onrecord.tracing.persons import Person, mentions_of

_FIELDS: Final = {
    "defence": r"(?:national )?defen[cs]e|armed forces|war",
    "foreign": r"foreign(?: affairs)?|external affairs",
    "finance": r"financ(?:e|es|ial)|treasury",
    "economy": r"econom(?:y|ic|ics)(?: affairs)?",
    "interior": r"interior|home(?: affairs)?|internal affairs",
    "justice": r"justice",
    "energy": r"energy",
    "health": r"health",
    "agriculture": r"agricultur(?:e|al)|food",
    "development": r"(?:international )?development(?: cooperation)?|cooperation",
    "transport": r"transport(?:ation)?|infrastructure",
    "trade": r"(?:foreign )?trade|commerce",
    "education": r"education|science",
    "environment": r"environment|climate",
    "digital": r"digital(?: affairs| transformation)?",
    "social": r"social (?:affairs|policy)|labou?r",
    "culture": r"culture",
}
_MINISTER: Final = r"(?:minister|secretary|chief|boss)"
_OFFICES: Final[Sequence[tuple[str, str]]] = (
    ("prime minister", r"prime[ -]minister|premier(?! league)|chancellor(?! of the exchequer)"
        r"|heads? of (?:the )?government|taoiseach"),
    ("finance minister", r"chancellor of the exchequer|treasurer|treasury secretary"),
    ("vice president", r"vice[ -]president"),
    ("president", r"(?<!vice )(?<!vice-)president(?! and chief)(?! of (?:the )?(?:european|parliament"
        r"|commission|council|company|board|senate|assembly|club|union|association))|heads? of (?:the )?state"),
    ("foreign minister", r"secretary of state(?! for)|(?:top|chief) diplomat"
        r"|heads? of (?:the )?(?:\w+ )?diplomacy|chief of diplomacy"),
    *(
        (f"{field} minister", rf"(?:{words})[ -]{_MINISTER}|ministers? (?:of|for) (?:the )?(?:{words})|secretary of (?:{words})"
         rf"|heads? of (?:the )?(?:\w+ )?(?:ministry of (?:{words})|(?:{words}) (?:ministry|department))")
        for field, words in _FIELDS.items()
    ),
    ("ambassador", r"ambassador"),
    ("envoy", r"(?:special )?(?:envoy|representative)"),
    ("spokesperson", r"spokes(?:man|woman|person)"),
    ("chief of staff", r"chiefs? of (?:the )?(?:general |defen[cs]e )staff|army chief|commander-in-chief|chief of (?:the )?army"),
    ("mayor", r"mayor"),
    ("governor", r"governor"),
    ("speaker of parliament", r"(?:speaker|president|chair\w*) of (?:the )?(?:parliament|assembly|house|senate)"),
    ("secretary general", r"secretary[ -]general"),
    ("coordinator", r"coordinator"),
    ("director", r"(?:executive |managing |general )?director(?:[ -]general)?|chief executive(?: officer)?|CEO"),
    ("commissioner", r"(?:high )?commissioner"),
)  # fmt: skip
"""Kind of office to its words in news, the longer phrases first."""
_OFFICE: Final = re.compile(
    "|".join(rf"(?P<o{at}>\b(?:{words})s?\b)" for at, (_, words) in enumerate(_OFFICES)), re.IGNORECASE
)
_KINDS: Final = [kind for kind, _ in _OFFICES]
_LOOSE_CHIEF: Final = re.compile(r"\b(?:chief|boss|secretary)$", re.IGNORECASE)
_NOT_NOW: Final = re.compile(
    r"\b(?:former|ex|then|deputy|vice|shadow|incoming|designate|elect|opposition|assistant|under|first deputy"
    r"|counterpart|colleague|next|future|would-be|as|who was|(?:wo)?man)[ -]*(?:of (?:the )?)?$",
    re.I,
)
_AFTER: Final = re.compile(
    r"(?:, who (?:is|serves|acts|is acting|has been)(?: acting)?(?: as)?|,| \()"
    r"(?P<lead>(?: (?:the|its|their|a|country[’']s|[A-Z][\w-]+(?:[’']s)?|acting|new|long-time|current|[a-z]+-born)){0,4}) "
)
"""What stands between a name and its office behind it: ", the Danish "."""
_ENDS: Final = re.compile(r"(?: (?:of|for|to|in) [^.,;:()]{2,50})?(?:[.,;:)]|$| who\b| and (?!.{0,15}[A-Z]))")
"""What follows such an office; a name there has the office for itself."""


class Called(NamedTuple):
    """One naming of a person with an office."""

    kind: str
    """"defence minister", whatever the words."""
    words: str
    span: Span
    owner: str | None
    """Stem of the state whose office it is; None where it is not said."""


def find_offices(pages: Sequence[Page], persons: Sequence[Person], knowledge: Knowledge) -> Iterator[Conflict]:
    """Persons whom reports call by different offices, or by that of another state, each once."""
    for person in persons:
        called = {page.id: list(titles_of(person, page)) for page in pages}
        if found := _conflict(person, called, pages) or _owner_conflict(person, called, pages, knowledge):
            yield found


def titles_of(person: Person, page: Page) -> Iterator[Called]:
    """The offices beside the person's name in one report, in text order."""
    for span in mentions_of(person, page):
        sentence = page.sentence(span.start)
        start = max(sentence.start, span.start - 90)
        before = page.text[start : span.start]
        offices = list(_OFFICE.finditer(before))
        if offices and _leads_to(before[offices[-1].end() :]):
            yield from _office(offices[-1], start, page, Span(start, span.start))
        after = _AFTER.match(page.text, span.end, sentence.end)
        office = after and _OFFICE.match(page.text, after.end(), sentence.end)
        if (
            after
            and office
            and _ENDS.match(page.text, office.end(), sentence.end)
            and not _SAID.match(page.text, office.end())
        ):
            yield from _office(office, 0, page, Span(after.start(), min(sentence.end, office.end() + _OWNER_CHARS)))


_SAID: Final = re.compile(r" (?:said|says|told|tells|added|adds|wrote|writes|explained|confirmed)\b")
"""", the spokesman said" is no office of the one named before."""
_OF_WHOM: Final = re.compile(
    r"(?: (?:of|for|to|from|in) (?:the )?[A-Z][\w-]*(?: (?:and |of |the )?[A-Z][\w-]*){0,3})?,? $"
)


def _leads_to(rest: str) -> bool:
    """Whether the words between office and name are only whose office it is ("of Armenia")."""
    return bool(_OF_WHOM.fullmatch(rest)) or rest == " "


_OWNER_CHARS: Final = 25


def _office(match: re.Match[str], offset: int, page: Page, stretch: Span) -> Iterator[Called]:
    kind = _KINDS[int((match.lastgroup or "o0")[1:])]
    loose = _LOOSE_CHIEF.search(match.group()) and "secretary" not in match.group().lower()
    if loose or _NOT_NOW.search(match.string, max(0, match.start() - 30), match.start()):
        return
    span = Span(offset + match.start(), offset + match.end())
    near = Span(max(stretch.start, span.start - _OWNER_CHARS), stretch.end)
    states = {token.stem for token in page.in_span(near) if token.stem.startswith("state:")}
    owner = states.pop() if len(states) == 1 else None
    yield Called(kind, " ".join(match.group().split()), span, owner)


def _owner_conflict(
    person: Person, called: Mapping[str, Sequence[Called]], pages: Sequence[Page], knowledge: Knowledge
) -> Conflict | None:
    """Reports that agree on the office and not on the state."""
    owners = {report: {one.owner for one in several if one.owner} for report, several in called.items()}
    single = {report: next(iter(states)) for report, states in owners.items() if len(states) == 1}
    ranked = Counter(single.values()).most_common()
    if len(ranked) != 2 or ranked[0][1] < 2 or ranked[1][1] > 1:
        return None
    answers = [
        Answer(page.id, knowledge.name_of(single[page.id]) or "", page.passage(one.span))
        for page in pages
        if page.id in single and (one := next(it for it in called[page.id] if it.owner == single[page.id]))
    ]
    main, odd = (knowledge.name_of(state) for state, _ in ranked)
    why = f"{ranked[0][1]} of {len(answers)} reports that say it have {main}, one alone has {odd}"
    return Conflict(f"whose office {person.name} holds", "slip", tuple(answers), main, why)


def _conflict(person: Person, called: Mapping[str, Sequence[Called]], pages: Sequence[Page]) -> Conflict | None:
    kinds: dict[str, set[str]] = defaultdict(set)
    for report, several in called.items():
        for one in several:
            kinds[one.kind].add(report)
    if len(kinds) < 2:
        return None
    main = max(kinds, key=lambda kind: (len(kinds[kind]), -_first(kinds[kind], pages)))
    rivals = [kind for kind in kinds if not kinds[kind] & kinds[main] and {kind, main} != _OF_COMPANIES]
    if not rivals or any(kinds[kind] & kinds[main] for kind in kinds if kind != main):
        return None
    answers = []
    for page in pages:
        own = next((one for one in called[page.id] if one.kind in (main, *rivals)), None)
        if own:
            answers.append(Answer(page.id, own.words, page.passage(own.span)))
    others = ", ".join(rivals)
    many = len(kinds[main]) > sum(len(kinds[kind]) for kind in rivals)
    why = (
        f"{len(kinds[main])} of {len(answers)} reports that name an office call {person.name} {main}, against {others}"
    )
    return Conflict(f"which office {person.name} holds", "slip", tuple(answers), main if many else None, why)


_OF_COMPANIES: Final = {"president", "director"}
"""A company's president is its chief executive."""


def _first(reports: set[str], pages: Sequence[Page]) -> int:
    return next(at for at, page in enumerate(pages) if page.id in reports)
