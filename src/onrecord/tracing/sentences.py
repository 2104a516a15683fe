"""The sentences of a report, by paragraph: the units in which it is asked who is credited and what is told."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from typing import Final

from onrecord.records import Report, Span

_END: Final = re.compile(r"[.!?][\"\u201d\u2019')\]]*\s+(?=[\"\u201c\u2018'(\[]*[^\W_a-z])")
_ABBREVIATED: Final = re.compile(
    r"(?:\b[^\W\d_]|\b(?:Mr|Mrs|Ms|Dr|Sens?|Reps?|Govs?|Gen|Lt|Col|Maj|Capt|Prof|St|Jr|Sr|No|Inc|Co|Jan|Feb|Aug|Sept?|Oct"
    r"|Nov|Dec))\.$"
)
_VISIBLE: Final = re.compile(r"\S(?:[^\n]*\S)?")
_READ: Final = frozenset({"headline", "body"})


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a report's headline or body."""

    span: Span
    paragraph: int
    """Number of its line, from 0 on."""


def sentences(report: Report) -> tuple[Sentence, ...]:
    """Every sentence that is read for statements, in text order; a line without a full stop is one."""
    found: list[Sentence] = []
    paragraph = 0
    for region in report.regions:
        if region.kind not in _READ:
            continue
        for line in _VISIBLE.finditer(report.text, region.span.start, region.span.end):
            start = line.start()
            for end in _END.finditer(report.text, line.start(), line.end()):
                if _ABBREVIATED.search(report.text, start, end.start() + 1):
                    continue
                found.append(Sentence(Span(start, end.start() + len(end.group().rstrip())), paragraph))
                start = end.end()
            found.append(Sentence(Span(start, line.end()), paragraph))
            paragraph += 1
    return tuple(found)


def sentence_at(found: tuple[Sentence, ...], position: int) -> int | None:
    """Index of the sentence that holds the character; None where none does."""
    index = bisect_right(found, position, key=lambda sentence: sentence.span.start) - 1
    return index if index >= 0 and position < found[index].span.end else None
