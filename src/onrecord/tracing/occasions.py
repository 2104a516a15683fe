"""Where, or before whom, somebody said what several reports quote, where the reports do not agree on it."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from onrecord.knowledge import Knowledge
from onrecord.records import Answer, Conflict, Span
from onrecord.tracing.pages import Page
from onrecord.tracing.persons import Person, mentions_of
from onrecord.tracing.sayings import Quote

_OCCASIONS: Final = {
    "press conference": (
        r"press conference|news conference|(?:press |media )?briefing|\bdoorstep|answering (?:journalists|reporters)"
        r"|(?:told|to|before|with|at)\s+(?:the\s+)?(?:[\w-]+\s+){0,3}?(?:reporters|journalists|correspondents)"
    ),
    "speech": (
        r"\bspeech\b|keynote|\baddress (?:to|at|in)\b|addressed|\blecture\b"
        r"|told (?:delegates|(?:a|the) (?:[\w-]+ ){0,2}(?:forum|conference|audience|hall|crowd|dialogue|congress|summit))"
    ),
    "parliament": (
        r"(?:in|before|to|told) (?:the |a )?(?:[\w-]+ ){0,3}?(?:parliament(?:ary committee)?|MPs|lawmakers|deputies|senators"
        r"|Bundestag|Congress|Senate|House of Commons|committee)\b"
    ),
    "post": (
        r"(?:wrote|posted|tweet\w*|post|message)\s+(?:late\s+|early\s+)?(?:on|in|to)\s+(?:X|Telegram|Facebook|Twitter|Instagram"
        r"|LinkedIn|Truth Social|social media|(?:his|her|its|their) (?:channel|account|page))\b|in a (?:[\w-]+ )?post\b"
    ),
    "interview": (
        r"\binterview\b|(?:told|to|with) (?:this|the) (?:newspaper|paper|daily|agency|channel|broadcaster|station|magazine"
        r"|weekly|radio)\b"
    ),
}
"""Occasions of which an utterance has one. A statement is none: it may be read out anywhere."""
_WORDS: Final = {name: re.compile(words, re.IGNORECASE) for name, words in _OCCASIONS.items()}
_REACH: Final = 2
"""So many sentences from a quotation that other reports have too an occasion may stand."""


@dataclass(frozen=True, slots=True)
class _Occasion:
    """Where one report says that somebody spoke."""

    name: str
    outlet: str | None
    """Of an interview, whose it was; None where not named."""
    words: str
    span: Span


def find_occasions(
    groups: Sequence[Sequence[Quote]],
    pages: Sequence[Page],
    persons: Sequence[Person],
    outlets: Sequence[str],
    knowledge: Knowledge,
) -> Iterator[Conflict]:
    """Persons whose words, quoted alike, are said to have fallen in different places or before different people."""
    quoted: dict[Person, dict[str, list[Span]]] = defaultdict(lambda: defaultdict(list))
    for group in groups:
        said_by = {quote.person for quote in group if quote.person}
        for quote in group:
            if person := quote.person or (min(said_by, key=str) if len(said_by) == 1 else None):
                quoted[person][quote.page.id].append(quote.span)
    for person, spans in quoted.items():
        others = [other for other in persons if other != person]
        told = {
            page.id: found
            for page in pages
            if page.id in spans and (found := list(_beside(person, page, spans[page.id], outlets, others, knowledge)))
        }
        if conflict := _conflict(person, told, pages) or _owners_conflict(person, told, pages):
            yield conflict


def _beside(
    person: Person,
    page: Page,
    quotes: Sequence[Span],
    outlets: Sequence[str],
    others: Sequence[Person],
    knowledge: Knowledge,
) -> Iterator[_Occasion]:
    """What the sentences that name the person beside a quotation say of it, in text order."""
    quoted = [span for it in page.reading.attributions if it.kind != "indirect" for span in it.content]
    places = [page.sentence_number(span.start) for span in quotes]
    for number in sorted({page.sentence_number(span.start) for span in mentions_of(person, page)}):
        if not any(abs(number - place) <= _REACH for place in places):
            continue
        sentence = page.sentences[number]
        if any(sentence.overlaps(span) for other in others for span in mentions_of(other, page)):
            continue  # it may be the other's occasion
        for name, words in _WORDS.items():
            match = words.search(page.text, sentence.start, sentence.end)
            if match and not any(span.overlaps(Span(*match.span())) for span in quoted):
                owner = _owner(page, match.end(), sentence.end, outlets, knowledge) if name == "interview" else None
                yield _Occasion(name, owner, _phrase(page, match, sentence), Span(*match.span()))
        for outlet in outlets:
            if told := _TOLD(outlet).search(page.text, sentence.start, sentence.end):
                yield _Occasion("interview", outlet, told.group(), Span(*told.span()))


def _TOLD(outlet: str) -> re.Pattern[str]:
    return re.compile(
        r"\b(?:told|tells|said to|spoke to|spoke with|asked by|speaking to)\s+(?:the\s+)?(?:[\w-]+\s+){0,3}?"
        rf"{re.escape(outlet)}\b(?! and other)"
    )


_OWNER_CHARS: Final = 40


def _owner(page: Page, start: int, end: int, outlets: Sequence[str], knowledge: Knowledge) -> str | None:
    """The outlet named right behind "interview with"."""
    stop = min(end, start + _OWNER_CHARS)
    near = [(at, outlet) for outlet in outlets if (at := page.text.find(outlet, start, stop)) >= 0]
    known = knowledge.find(page.text, start=start, end=stop)
    near += [(match.start, match.entity.name) for match in known if match.entity.kind in ("outlet", "agency")]
    return min(near)[1] if near else None


_PLACE: Final = re.compile(
    r"(?:\s+(?:with|for|to|in|at|on|of|before)\s+(?:the\s+)?(?:(?:[a-z]+\s+){0,2}[A-Z][\w’'-]*)"
    r"(?:\s+(?:of\s+|the\s+|do\s+|du\s+)?[A-Z][\w’'-]*)*){0,2}"
)


def _phrase(page: Page, match: re.Match[str], sentence: Span) -> str:
    """The words of the occasion with what follows: "interview with the Ledger", "told reporters in Canberra"."""
    more = _PLACE.match(page.text, match.end(), sentence.end)
    return " ".join(page.text[match.start() : more.end() if more else match.end()].split())


def _conflict(person: Person, told: Mapping[str, Sequence[_Occasion]], pages: Sequence[Page]) -> Conflict | None:
    """Reports that have none of the occasion that most have, but another beside the quotation."""
    names = {report: {occasion.name for occasion in own} for report, own in told.items()}
    ranked = Counter(name for own in names.values() for name in own).most_common()
    if len(names) < 2 or not ranked:
        return None
    main = min(name for name, count in ranked if count == ranked[0][1])
    odd = [report for report, own in names.items() if main not in own]
    if not odd or ranked[0][1] < 2:
        return None  # one against one may well be two occasions
    answers = []
    for page in pages:
        own = [it for it in told.get(page.id, ()) if (it.name == main or page.id in odd)]
        if own:
            answers.append(Answer(page.id, own[0].words, page.passage(own[0].span)))
    most = len(answers) - len(odd)
    why = f"{most} of {len(answers)} reports that say where have {main}"
    favoured = main if most > len(odd) else None
    return Conflict(f"where {person.name} said it", "attribution", tuple(answers), favoured, why)


def _owners_conflict(person: Person, told: Mapping[str, Sequence[_Occasion]], pages: Sequence[Page]) -> Conflict | None:
    """One interview, said to have been given to different outlets."""
    owners = {
        report: {it.outlet for it in own if it.outlet} for report, own in told.items() if any(it.outlet for it in own)
    }
    ranked = Counter(outlet for named in owners.values() for outlet in named if outlet).most_common()
    if not ranked or ranked[0][1] < 2:
        return None
    main = min(outlet for outlet, count in ranked if count == ranked[0][1])
    answers = []
    for page in pages:
        own = [it for it in told.get(page.id, ()) if it.outlet]
        if own:
            one = next((it for it in own if it.outlet == main), own[0])
            answers.append(Answer(page.id, f"interview with {one.outlet}", page.passage(one.span)))
    if all(main in named for named in owners.values()):
        return None
    why = f"{ranked[0][1]} of {len(answers)} reports that say to whom name {main}"
    return Conflict(f"to whom {person.name} said it", "attribution", tuple(answers), main, why)
