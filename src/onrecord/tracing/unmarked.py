"""Sentences in which a report has, without quotation marks, what another report quotes: a speech, a post, a release.

A run of the very words is asked for, since the paper that somebody is quoted from seldom says who speaks, and a
report's own sentence about the same thing must not pass for it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from onrecord.records import Reading, Span
from onrecord.tracing.stretches import Stretch
from onrecord.tracing.wording import Word, read_words, sentence_around, wording_of

_RUN = 7
"""So many same words in a row show that one has the other's words."""
_MEANT = 2
"""So many of them must carry meaning."""


def unmarked(reading: Reading, order: int, stretches: Sequence[Stretch]) -> Iterator[Stretch]:
    """Stretches of a report that only other reports' quotations show to be somebody's words.

    stretches: those of all reports of the story.
    """
    own = [stretch for stretch in stretches if stretch.order == order]
    quoted = [stretch for stretch in stretches if stretch.order != order and stretch.quoted]
    runs = {run for stretch in quoted for _, run in _runs(stretch.wording.words)}
    if not runs:
        return
    text = reading.report.text
    taken = [span for stretch in own for span in stretch.spans]
    for word, run in _runs(read_words(text)):
        place = Span(word.start, word.end)
        if run not in runs or any(place.overlaps(span) for span in taken):
            continue
        sentence = sentence_around(text, place)
        taken.append(sentence)
        if any(sentence.overlaps(span) for stretch in own if stretch.quoted for span in stretch.spans):
            continue
        wording = wording_of(text, [sentence], quoted=True)
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


def _runs(words: Sequence[Word]) -> Iterator[tuple[Word, tuple[str, ...]]]:
    """Every run of words with the word in its middle."""
    for at in range(len(words) - _RUN + 1):
        run = words[at : at + _RUN]
        if sum(not word.shut for word in run) >= _MEANT:
            yield run[_RUN // 2], tuple(word.form for word in run)
