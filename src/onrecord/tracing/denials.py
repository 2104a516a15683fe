"""What some reports tell as so and others as denied; and who is said to have confirmed what elsewhere they would not."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from onrecord.reading.quotes import quoted_spans
from onrecord.records import Answer, Conflict, Span
from onrecord.tracing.pages import Page
from onrecord.tracing.persons import Person, mentions_of
from onrecord.tracing.same_question import Weights, likeness

_DENIES: Final = re.compile(
    r"\b(?:den(?:y|ies|ied|ying)|reject(?:s|ed|ing)? (?:the|a|an|this|that|media|reports?|claims?|suggestions?"
    r"|allegations?)|dismiss(?:es|ed|ing)?|refut\w+|rul(?:e[sd]?|ing) out"
    r"|(?:is|was|are|were) (?:not true|untrue|false|baseless|fake)|no (?:such )?(?:plans?|decision"
    r"|intention)\b|(?:is|are) not (?:planning|going|preparing|considering)"
    r"|will not|won[’']t|has no (?:plans?|intention))\b",
    re.IGNORECASE,
)
_EARLY: Final = 5
_NEWS: Final = 3
"""In one report at least the denial must be the news."""
_ALIKE: Final = 0.22
_SAME_MATTER: Final = 0.1


def find_denials(pages: Sequence[Page], weights: Weights) -> Iterator[Conflict]:
    """The news as some reports have it against its denial in others: at most one question."""
    denied = {page.id: found for page in pages if (found := _denial(page))}
    told = {
        page.id: page.sentences[0]
        for page in pages
        if page.id not in denied and page.sentences and not _NO.search(page.text, 0, page.sentences[0].end)
    }
    if not told or not any(page.sentence_number(denied[page.id].start) < _NEWS for page in pages if page.id in denied):
        return
    by_id = {page.id: page for page in pages}
    against = {
        report: span
        for report, span in told.items()
        if any(_likeness(by_id[report], span, by_id[other], no, weights) >= _ALIKE for other, no in denied.items())
    }
    if not against:
        return
    answers = []
    for page in pages:
        if page.id in denied:
            answers.append(Answer(page.id, _refused(page, denied[page.id]), page.passage(denied[page.id])))
        elif page.id in against:
            answers.append(Answer(page.id, _asserted(page, against[page.id]), page.passage(against[page.id])))
    why = f"{len(against)} reports tell it, {len(denied)} tell that it is denied; the texts do not settle it"
    yield Conflict("whether it is so", "live", tuple(answers), None, why)


def _likeness(page: Page, span: Span, other: Page, no: Span, weights: Weights) -> float:
    one, two = ({token.stem: 1.0 for token in it.in_span(stretch)} for it, stretch in ((page, span), (other, no)))
    return likeness(one, two, weights)


def _denial(page: Page) -> Span | None:
    """The sentence among the first in which somebody denies something, by the reading too."""
    stretches = [span for it in page.reading.attributions if it.stance == "denies" for span in (*it.cue, *it.content)]
    for sentence in page.sentences[:_EARLY]:
        if _DENIES.search(page.text, sentence.start, sentence.end) and any(
            sentence.overlaps(span) for span in stretches
        ):
            return sentence
    return None


_WILL: Final = re.compile(
    r"\b(?:will|may|might|could|would|is to|are to|has|have|is|are|plans?|wants?|agreed|agrees)\b(?: [\w’'-]+){0,4}"
)
_NO: Final = re.compile(
    r"\b(?:there (?:is|are|was|were|will be) no|(?:will|would|has|have|had|did|does|do|is|are) (?:not|never)|never|won[’']t)\b"
    r"(?: [\w’'-]+){1,4}",
    re.IGNORECASE,
)
_REACH: Final = 2
"""Sentences from the denial on in which its own words stand."""


def _asserted(page: Page, sentence: Span) -> str:
    verb = _WILL.search(page.text, sentence.start, sentence.end)
    return f"yes, {' '.join(verb.group().split())}" if verb else "yes"


def _refused(page: Page, sentence: Span) -> str:
    """The denial in its own words where they stand near by."""
    at = page.sentence_number(sentence.start)
    end = page.sentences[min(at + _REACH, len(page.sentences) - 1)].end
    words = _NO.search(page.text, sentence.start, end)
    return f"no, denied: {' '.join(words.group().split())}" if words else "no, denied"


_DECLINES: Final = re.compile(
    r"\b(?:declin\w+ to \w+|refused to \w+|neither confirm\w*(?: nor den\w+)?|would (?:not"
    r"|neither) (?:be drawn|\w+)|did not (?:want|wish) to \w+"
    r"|(?:did|could|does|do) not (?:confirm|comment)|unable to confirm|no comment|den(?:y|ies|ied))\b",
    re.IGNORECASE,
)
_AFFIRMS: Final = re.compile(r"(?<!not )(?<!nor )\bconfirm(?:s|ed)\b|\backnowledged\b", re.IGNORECASE)
_CONFIRMS: Final = re.compile(r"\bconfirm(?:s|ed)\b", re.IGNORECASE)


def find_confirmations(pages: Sequence[Page], persons: Sequence[Person], weights: Weights) -> Iterator[Conflict]:
    """Persons who in one report confirm what in others they decline to confirm, or deny."""
    for person in persons:
        said: dict[str, tuple[str, Span]] = {}
        for page in pages:
            if found := _position(person, page):
                said[page.id] = found
        confirming = [report for report, (value, _) in said.items() if value == "confirmed"]
        if not confirming or len(confirming) * 2 > len(said) or len(said) < 2:
            continue
        if any(_AFFIRMS.search(page.text) for page in pages if page.id in said and page.id not in confirming):
            continue  # it may have been confirmed in part
        spans = [(page, said[page.id][1], page.id in confirming) for page in pages if page.id in said]
        if not any(
            _likeness(page, span, other, no, weights) >= _SAME_MATTER
            for page, span, yes in spans
            for other, no, confirmed in spans
            if yes and not confirmed
        ):
            continue
        answers = [
            Answer(page.id, said[page.id][0], page.passage(said[page.id][1])) for page in pages if page.id in said
        ]
        why = f"{len(said) - len(confirming)} of {len(said)} reports have {person.name} decline to confirm"
        yield Conflict(f"whether {person.name} confirmed it", "slip", tuple(answers), None, why)


_NEAR_CHARS: Final = 80


def _position(person: Person, page: Page) -> tuple[str, Span] | None:
    """What the report has the person do, by the words near the name; declining goes before confirming."""
    found: tuple[str, Span] | None = None
    for name in mentions_of(person, page):
        sentence = page.sentence(name.start)
        told = _unquoted(sentence.of(page.text))
        near = slice(max(0, name.start - sentence.start - _NEAR_CHARS), name.end - sentence.start + _NEAR_CHARS)
        if declines := _DECLINES.search(told[near]):
            return declines.group().lower(), sentence
        if _CONFIRMS.search(told[near]):
            found = found or ("confirmed", sentence)
    return found


def _unquoted(words: str) -> str:
    """What the report says itself; what it quotes is blanked."""
    for span in quoted_spans(words):
        words = words[: span.start] + " " * (span.end - span.start) + words[span.end :]
    return words
