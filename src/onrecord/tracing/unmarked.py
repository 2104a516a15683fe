"""Sentences in which a report has, without quotation marks, what another report quotes: a speech, a post, a release.

A run of the very words is asked for, since the paper that somebody is quoted from seldom says who speaks, and a
report's own sentence about the same thing must not pass for it.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from onrecord.records import Reading, Span
from onrecord.tracing.stems import folded
from onrecord.tracing.stretches import Stretch
from onrecord.tracing.utterances import likeness
from onrecord.tracing.wording import ReportWords
from onrecord.tracing.words import Word

_RUN = 7
"""So many same words in a row show that one has the other's words."""
_QUESTION = re.compile(r"^[^\n\"“”«»]{8,200}\?\s*$", re.MULTILINE)
_LABEL = re.compile(r"[A-ZÀ-ÞŠŽČŁ][\w.’'-]*(?: [\w.’'-]+){0,3}:\s+")
_MARK = re.compile(r"[\"“”«»]")
_QUESTIONS, _SENTENCE = 2, 5
"""Questions in paragraphs of their own that make an interview, and words that make an answer."""
_ALIKE, _SHARED = 0.5, 1.3
"""How like a quotation elsewhere an answer is, and the weight of what they share."""
_MEANT = 2
"""So many of them must carry meaning."""


def unmarked(reading: Reading, order: int, words: ReportWords, stretches: Sequence[Stretch]) -> Iterator[Stretch]:
    """Stretches of a report that only other reports' quotations show to be somebody's words.

    stretches: those of all reports of the story.
    """
    own = [stretch for stretch in stretches if stretch.order == order]
    quoted = [stretch for stretch in stretches if stretch.order != order and stretch.quoted]
    runs = {run for stretch in quoted for _, run in _runs(stretch.wording.words)}
    if not runs:
        return
    taken = [span for stretch in own for span in stretch.spans]
    for word, _ in _runs(words.words, runs):
        place = Span(word.start, word.end)
        if any(place.overlaps(span) for span in taken):
            continue
        sentence = words.sentence(place)
        taken.append(sentence)
        if any(sentence.overlaps(span) for stretch in own if stretch.quoted for span in stretch.spans):
            continue
        wording = words.wording([sentence], quoted=True)
        yield Stretch(
            report=reading.report.id,
            order=order,
            published=reading.report.published.at if reading.report.published else None,
            spans=(sentence,),
            wording=wording,
            full=wording,
            speaker=None,
            sure=False,
            second_hand=False,
            confidence=0.0,
        )


def answers(reading: Reading, order: int, words: ReportWords, stretches: Sequence[Stretch]) -> Iterator[Stretch]:
    """Sentences of a printed interview, which has no quotation marks, that other reports quote.

    stretches: those of all reports of the story.
    """
    text = reading.report.text
    if "interview" not in text.lower() or len(_QUESTION.findall(text)) < _QUESTIONS:
        return
    letters = folded(text)
    others = [
        stretch
        for stretch in stretches
        if stretch.order != order
        and stretch.quoted
        and stretch.speaker is not None
        and any(folded(name) in letters for name in (stretch.speaker.name or "-").split()[-1:])
    ]
    at = next(_QUESTION.finditer(text)).end()
    while at < len(text):
        sentence = words.sentence(Span(at, at + 1))
        at = max(sentence.end, at) + 1
        bare = Span(sentence.start, sentence.start + len(sentence.of(text).rstrip()))
        label = _LABEL.match(bare.of(text))
        if label:
            bare = Span(bare.start + label.end(), bare.end)
        if bare.of(text).endswith("?") or len(words.at(bare)) < _SENTENCE or _MARK.search(bare.of(text)):
            continue
        wording = words.wording([bare], quoted=True)
        own = Stretch(
            report=reading.report.id,
            order=order,
            published=reading.report.published.at if reading.report.published else None,
            spans=(bare,),
            wording=wording,
            full=wording,
            speaker=None,
            sure=True,
            second_hand=False,
            confidence=0.0,
        )
        same = [(likeness(own, other), other.order, other.spans, other) for other in others]
        found = [entry for entry in same if entry[0][0] >= _ALIKE and entry[0][1] >= _SHARED]
        if found:
            yield replace(own, speaker=min(found, key=lambda entry: (-entry[0][1], *entry[1:3]))[3].speaker)


def _runs(
    words: Sequence[Word], wanted: Collection[tuple[str, ...]] | None = None
) -> Iterator[tuple[Word, tuple[str, ...]]]:
    """Every run of words that means something, with the word in its middle.

    wanted: those to look for; None for all.
    """
    forms = [word.form for word in words]
    for at in range(len(words) - _RUN + 1):
        run = tuple(forms[at : at + _RUN])
        if wanted is not None and run not in wanted:
            continue
        if sum(not word.shut for word in words[at : at + _RUN]) >= _MEANT:
            yield words[at + _RUN // 2], run
