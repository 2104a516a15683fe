"""Utterances that several reports quote: whose word each report says it is, and where or to whom it was said."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from onrecord.knowledge import Knowledge
from onrecord.reading.numbers import SCALED, lowered, number_of
from onrecord.reading.quotes import quoted_spans
from onrecord.records import Answer, Conflict, Span
from onrecord.tracing.alignment import Weights, likeness
from onrecord.tracing.pages import Page
from onrecord.tracing.persons import Person, mentions_of, same_person
from onrecord.tracing.stems import skeleton

_LEAST_WORDS: Final = 3
_ALIKE: Final = 0.45
"""Likeness from which two quotations are one utterance; a second translation shares about half of its telling words."""


_SAME: Final = 0.55
"""The same, where the reports are to be told that they do not agree on the speaker."""


@dataclass(slots=True, eq=False)
class _Quote:
    """One quotation in one report."""

    page: Page
    span: Span
    stems: Mapping[str, float]
    person: Person | None
    """Who said it, where the report names somebody."""
    name_near: bool
    """Whether the name stands beside it."""


def utterances(pages: Sequence[Page], persons: Sequence[Person], weights: Weights) -> list[list[_Quote]]:
    """Quotations of one utterance together, in order of first publication; only those that two reports have."""
    quotes = [quote for page in pages for quote in _quotes(page, persons)]
    groups: list[list[_Quote]] = []
    for quote in quotes:
        home = next(
            (group for group in groups if any(likeness(quote.stems, other.stems, weights) >= _ALIKE for other in group)), None
        )
        if home is None:
            groups.append([quote])
        else:
            home.append(quote)
    return [group for group in groups if len({quote.page.id for quote in group}) > 1]


def _quotes(page: Page, persons: Sequence[Person]) -> Iterator[_Quote]:
    speakers = {speaker.id: speaker for speaker in page.reading.speakers}
    for attribution in page.reading.attributions:
        if attribution.kind == "indirect" or not attribution.content:
            continue
        quoted = [part for span in attribution.content for part in _inside_marks(page, span)]
        stems = {token.stem: 1.0 for span in quoted for token in page.in_span(span)}
        stems |= {number: 1.0 for span in quoted for number in _numbers(page.text, span)}
        if len(stems) < _LEAST_WORDS:
            continue
        speaker = speakers.get(attribution.speaker or "")
        person = _person(speaker.name, persons) if speaker and speaker.kind == "person" and speaker.name else None
        whole = Span(min(attribution.content)[0], max(span.end for span in attribution.content))
        near = Span(max(0, whole.start - _NEAR_CHARS), whole.end + _NEAR_CHARS)
        named = person is not None and any(near.overlaps(mention) for mention in mentions_of(person, page))
        yield _Quote(page, whole, stems, person, named)


_NEAR_CHARS: Final = 250
_NUMBER: Final = re.compile(rf"(?<![\w.,])({SCALED})(?![\w])")


def _inside_marks(page: Page, span: Span) -> Iterator[Span]:
    """The stretches of a content that stand inside quotation marks; all of it where none do."""
    inside = [part for part in quoted_spans(page.text, span.start, span.end)]
    yield from inside or [span]


def _numbers(text: str, span: Span) -> Iterator[str]:
    for match in _NUMBER.finditer(lowered(span.of(text))):
        if (value := number_of(match[1])) is not None and value > 1:
            yield f"#{value}"


def _person(name: str, persons: Sequence[Person]) -> Person | None:
    words = name.split()
    for person in persons:
        for first, last in zip(words, words[1:], strict=False):
            if same_person(Person(first, last), person):
                return person
        if len(words) == 1 and skeleton(words[0]) == skeleton(person.last):
            return person
    return None


def find_speakers(groups: Sequence[Sequence[_Quote]], pages: Sequence[Page], weights: Weights) -> Iterator[Conflict]:
    """Utterances that reports put into the mouths of different named persons."""
    for group in groups:
        said: dict[Person, dict[str, _Quote]] = defaultdict(dict)
        for quote in group:
            if quote.person and quote.name_near and (quote is group[0] or likeness(quote.stems, group[0].stems, weights) >= _SAME):
                said[quote.person].setdefault(quote.page.id, quote)
        if len(said) < 2 or any(one.keys() & other.keys() for one in said.values() for other in said.values() if one is not other):
            continue
        sides = sorted(said.items(), key=lambda side: -len(side[1]))
        quoted = {report: (person, quote) for person, own in sides for report, quote in own.items()}
        answers = [
            Answer(page.id, quoted[page.id][0].name, page.passage(quoted[page.id][1].span)) for page in pages if page.id in quoted
        ]
        first, second = len(sides[0][1]), len(sides[1][1])
        if first < 2 or second > 1:
            continue  # one reading against one: the reader's own slip would show as the reports'
        words = " ".join(group[0].span.of(group[0].page.text).split())[:60]
        why = f"{first} of {len(answers)} reports that name the speaker name {sides[0][0].name}"
        yield Conflict(f"who said {words}...", "attribution", tuple(answers), sides[0][0].name, why)


_TO_PRESS: Final = (
    r"press conference|news conference|(?:press |media )?briefing|\bdoorstep|(?:told|to|before|with|at)\s+(?:the\s+)?(?:[\w-]+\s+){0,3}?"
    r"(?:reporters|journalists|correspondents)|answering (?:journalists|reporters)"
)
_SETTINGS: Final = (
    ("press conference", _TO_PRESS),
    ("speech", r"\bspeech\b|keynote|\baddress (?:to|at|in)\b|addressed|told (?:delegates|(?:a|the) (?:[\w-]+ ){0,2}(?:forum|conference|audience|hall|crowd|dialogue|congress|summit))|\blecture\b"),
    ("parliament", r"(?:in|before|to|told) (?:the |a )?(?:[\w-]+ ){0,3}?(?:parliament(?:ary committee)?|MPs|lawmakers|deputies|senators|Bundestag|Congress|Senate|House of Commons|committee)\b"),
    ("post", r"(?:wrote|posted|tweet\w*|post|message)\s+(?:late\s+|early\s+)?(?:on|in|to)\s+(?:X|Telegram|Facebook|Twitter|Instagram|LinkedIn|Truth Social|social media|(?:his|her|its|their) (?:channel|account|page))\b|in a (?:[\w-]+ )?post\b"),
    ("statement", r"in a (?:written |joint |short |brief )?statement|press release|in the (?:statement|release)"),
    ("interview", r"\binterview\b|(?:told|to|with) (?:this|the) (?:newspaper|paper|daily|agency|channel|broadcaster|station|magazine|weekly|radio)\b"),
)  # fmt: skip
_SETTING: Final = [(name, re.compile(words, re.IGNORECASE)) for name, words in _SETTINGS]
_PUBLIC: Final = frozenset({"press conference", "speech", "parliament", "post"})
_APART: Final = _PUBLIC | {"interview"}
"""Settings of which a saying has one; a statement may be read out anywhere."""


@dataclass(frozen=True, slots=True)
class _Setting:
    name: str
    outlets: frozenset[str]
    """Of an interview, whose it was; empty where not named."""
    words: str
    span: Span


def find_settings(
    groups: Sequence[Sequence[_Quote]], pages: Sequence[Page], outlets: Sequence[str], knowledge: Knowledge
) -> Iterator[Conflict]:
    """Persons whose words, quoted alike, are said to have fallen in different places or before different people."""
    quoted: dict[Person, set[str]] = defaultdict(set)
    for group in groups:
        for quote in group:
            if quote.person:
                quoted[quote.person].add(quote.page.id)
    for person, reports in quoted.items():
        told = {page.id: found for page in pages if page.id in reports and (found := _settings(person, page, outlets, knowledge))}
        if conflict := _settings_conflict(person, told, pages):
            yield conflict


def _settings(person: Person, page: Page, outlets: Sequence[str], knowledge: Knowledge) -> list[_Setting]:
    numbers = {page.sentence_number(span.start) for span in mentions_of(person, page)}
    quoted = [span for it in page.reading.attributions if it.kind != "indirect" for span in it.content]
    found: list[_Setting] = []
    for number in sorted(numbers):
        sentence = page.sentences[number]
        for name, words in _SETTING:
            match = words.search(page.text, sentence.start, sentence.end)
            if match and not any(span.overlaps(Span(*match.span())) for span in quoted):
                owner = _owner(page, match.end(), sentence.end, outlets, knowledge) if name == "interview" else None
                owners = frozenset({owner}) if owner else frozenset()
                found.append(_Setting(name, owners, _phrase(page, match, sentence), Span(*match.span())))
        for outlet in outlets:
            told = re.search(rf"\b(?:told|tells|said to|spoke to|spoke with|asked by|speaking to)\s+(?:the\s+)?(?:[\w-]+\s+){{0,3}}?{re.escape(outlet)}\b(?! and other)", sentence.of(page.text))
            if told:
                span = Span(sentence.start + told.start(), sentence.start + told.end())
                found.append(_Setting("interview", frozenset({outlet}), told.group(), span))
    return found


def _owner(page: Page, start: int, end: int, outlets: Sequence[str], knowledge: Knowledge) -> str | None:
    """The outlet named right behind "interview with"."""
    stretch = page.text[start : min(end, start + _OWNER_CHARS)]
    near = [(stretch.find(outlet), outlet) for outlet in outlets if outlet in stretch]
    known = knowledge.find(page.text, start=start, end=min(end, start + _OWNER_CHARS))
    near += [(match.start - start, match.entity.name) for match in known if match.entity.kind in ("outlet", "agency")]
    return min(near)[1] if near else None


_OWNER_CHARS: Final = 40
_PLACE: Final = re.compile(r"(?:\s+(?:with|for|to|in|at|on|of|before)\s+(?:the\s+)?(?:(?:[a-z]+\s+){0,2}[A-Z][\w’'-]*)(?:\s+(?:of\s+|the\s+|do\s+|du\s+)?[A-Z][\w’'-]*)*){0,2}")


def _phrase(page: Page, match: re.Match[str], sentence: Span) -> str:
    """The words of the setting with what follows: "interview with the Ledger", "told reporters in Canberra"."""
    more = _PLACE.match(page.text, match.end(), sentence.end)
    return " ".join(page.text[match.start() : more.end() if more else match.end()].split())


def _settings_conflict(person: Person, told: Mapping[str, list[_Setting]], pages: Sequence[Page]) -> Conflict | None:
    names = {report: frozenset(setting.name for setting in settings) & _APART for report, settings in told.items()}
    names = {report: own for report, own in names.items() if own}
    counts: dict[str, int] = defaultdict(int)
    for own in names.values():
        for name in own:
            counts[name] += 1
    if len(names) < 2:
        return None
    main = max(sorted(counts), key=lambda name: counts[name])
    odd = {report for report, own in names.items() if main not in own}
    if odd and counts[main] > 1 or len(names) == 2 and odd:
        return _setting_question(person, told, pages, main, odd)
    if main == "interview":
        return _owners_conflict(person, told, pages)
    return None


def _setting_question(
    person: Person, told: Mapping[str, list[_Setting]], pages: Sequence[Page], main: str, odd: set[str]
) -> Conflict | None:
    answers = []
    for page in pages:
        own = [setting for setting in told.get(page.id, ()) if setting.name in _APART]
        if page.id in odd:
            own = [setting for setting in own if setting.name != main]
        elif own:
            own = [setting for setting in own if setting.name == main]
        if own:
            answers.append(Answer(page.id, own[0].words, page.passage(own[0].span)))
    why = f"{len(answers) - len(odd)} of {len(answers)} reports that say where have {main}"
    favoured = main if len(answers) - len(odd) > len(odd) else None
    return Conflict(f"where {person.name} said it", "attribution", tuple(answers), favoured, why)


def _owners_conflict(person: Person, told: Mapping[str, list[_Setting]], pages: Sequence[Page]) -> Conflict | None:
    owners: dict[str, frozenset[str]] = {}
    for report, settings in told.items():
        named = frozenset(outlet for setting in settings if setting.name == "interview" for outlet in setting.outlets)
        if named:
            owners[report] = named
    counts: dict[str, int] = defaultdict(int)
    for named in owners.values():
        for outlet in named:
            counts[outlet] += 1
    if not counts:
        return None
    main = max(sorted(counts), key=lambda outlet: counts[outlet])
    odd = [report for report, named in owners.items() if main not in named]
    if not odd or counts[main] < 2:
        return None
    answers = []
    for page in pages:
        if page.id not in owners:
            continue
        own = next(setting for setting in told[page.id] if setting.outlets)
        value = main if page.id not in odd else sorted(owners[page.id])[0]
        answers.append(Answer(page.id, f"interview with {value}", page.passage(own.span)))
    why = f"{counts[main]} of {len(answers)} reports that say to whom name {main}"
    return Conflict(f"to whom {person.name} said it", "attribution", tuple(answers), main, why)
