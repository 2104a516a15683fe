"""Sentences in which a report has, without quotation marks, what another report quotes: a speech, a post, a release.

A run of the very words is asked for, since the paper that somebody is quoted from seldom says who speaks, and a
report's own sentence about the same thing must not pass for it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from onrecord.records import Reading, Span
from onrecord.tracing.stretches import Stretch
from onrecord.tracing.wording import ReportWords
from onrecord.tracing.words import Word

_RUN = 7
"""So many same words in a row show that one has the other's words."""
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
