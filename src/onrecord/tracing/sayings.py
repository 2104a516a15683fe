"""Utterances that several reports quote, and whose word each report says it is."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from onrecord.reading.numbers import SCALED, lowered, number_of
from onrecord.reading.quotes import quoted_spans
from onrecord.records import Answer, Conflict, Span
from onrecord.tracing.pages import Page
from onrecord.tracing.persons import Person, mentions_of, same_person
from onrecord.tracing.same_question import Weights, likeness
from onrecord.tracing.sentence_stems import skeleton

_LEAST_WORDS: Final = 3
_ALIKE: Final = 0.45
"""Likeness from which two quotations are one utterance; a second translation shares about half of its telling words."""


_SAME: Final = 0.55
"""The same, where the reports are to be told that they do not agree on the speaker."""


_SAME_WORDS: Final = 0.8
"""The same, where only one report stands against one."""


@dataclass(slots=True, eq=False)
class Quote:
    """One quotation in one report."""

    page: Page
    span: Span
    stems: Mapping[str, float]
    person: Person | None
    """Who said it, where the report names somebody."""
    name_near: bool
    """Whether the name stands beside it."""


def utterances(pages: Sequence[Page], persons: Sequence[Person], weights: Weights) -> list[list[Quote]]:
    """Quotations of one utterance together, in order of first publication; only those that two reports have."""
    quotes = [quote for page in pages for quote in _quotes(page, persons)]
    groups: list[list[Quote]] = []
    for quote in quotes:
        home = next(
            (
                group
                for group in groups
                if any(likeness(quote.stems, other.stems, weights) >= _ALIKE for other in group)
            ),
            None,
        )
        if home is None:
            groups.append([quote])
        else:
            home.append(quote)
    return [group for group in groups if len({quote.page.id for quote in group}) > 1]


def _quotes(page: Page, persons: Sequence[Person]) -> Iterator[Quote]:
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
        yield Quote(page, whole, stems, person, named)


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


def find_speakers(groups: Sequence[Sequence[Quote]], pages: Sequence[Page], weights: Weights) -> Iterator[Conflict]:
    """Utterances that reports put into the mouths of different named persons."""
    for group in groups:
        said: dict[Person, dict[str, Quote]] = defaultdict(dict)
        for quote in group:
            if (
                quote.person
                and quote.name_near
                and (quote is group[0] or likeness(quote.stems, group[0].stems, weights) >= _SAME)
            ):
                said[quote.person].setdefault(quote.page.id, quote)
        if len(said) < 2 or any(
            one.keys() & other.keys() for one in said.values() for other in said.values() if one is not other
        ):
            continue
        sides = sorted(said.items(), key=lambda side: -len(side[1]))
        quoted = {report: (person, quote) for person, own in sides for report, quote in own.items()}
        answers = [
            Answer(page.id, quoted[page.id][0].name, page.passage(quoted[page.id][1].span))
            for page in pages
            if page.id in quoted
        ]
        first, second = len(sides[0][1]), len(sides[1][1])
        if second > 1 or (
            first < 2 and not _plainly_said([quote for own in said.values() for quote in own.values()], weights)
        ):
            continue  # one reading against one: the reader's own slip would show as the reports'
        words = " ".join(group[0].span.of(group[0].page.text).split())[:60]
        why = f"{first} of {len(answers)} reports that name the speaker name {sides[0][0].name}"
        yield Conflict(f"who said {words}...", "attribution", tuple(answers), sides[0][0].name, why)


def _plainly_said(quotes: Sequence[Quote], weights: Weights) -> bool:
    """Whether they have the same words, and each its speaker's name in the same sentence."""
    return all(_named_beside(quote) for quote in quotes) and all(
        likeness(quotes[0].stems, other.stems, weights) >= _SAME_WORDS for other in quotes[1:]
    )


def _named_beside(quote: Quote) -> bool:
    page, person = quote.page, quote.person
    sentence = Span(page.sentence(quote.span.start).start, page.sentence(quote.span.end).end)
    return person is not None and any(
        sentence.contains(name) and not quote.span.overlaps(name) for name in mentions_of(person, page)
    )
