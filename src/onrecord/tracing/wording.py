"""What somebody is given as saying in a report, as words, with the report's own words around it."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from onrecord.records import Span
from onrecord.tracing.words import Word, read_words

_SENTENCE_END = re.compile(r"(?<=[.!?…])[\"”’»')\]]*\s+(?=[\"“‘«'(\[]*[^\W\d_a-z])|\n+")
_ABBREVIATED = re.compile(r"\b(?:Mr|Mrs|Ms|Dr|Gen|Lt|Col|Sgt|Adm|Sen|Rep|Gov|Prof|St|No|[A-Z])\.$")


class ReportWords:
    """The words and sentences of one report, read once."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.words = tuple(read_words(text))
        self._starts = [word.start for word in self.words]
        self._ends: list[tuple[int, int]] = [
            found.span()
            for found in _SENTENCE_END.finditer(text)
            if "\n" in found.group() or not _ABBREVIATED.search(text, max(0, found.start() - 6), found.start())
        ]
        self._sentence_ends = [end for end, _ in self._ends]
        self._sentence_starts = [start for _, start in self._ends]

    def at(self, span: Span) -> tuple[Word, ...]:
        """The words at a span."""
        return self.words[bisect_left(self._starts, span.start) : bisect_left(self._starts, span.end)]

    def sentence(self, span: Span) -> Span:
        """The sentence, or sentences, in which a span stands."""
        first = bisect_right(self._sentence_starts, span.start)
        last = bisect_left(self._sentence_ends, span.end)
        return Span(
            self._sentence_starts[first - 1] if first else 0,
            self._sentence_ends[last] if last < len(self._ends) else len(self.text),
        )

    def neighbourhood(self, span: Span) -> Span:
        """The sentence of a span with the ones before and behind it."""
        own = self.sentence(span)
        before = self.sentence(Span(own.start - 1, own.start)) if own.start else own
        after = self.sentence(Span(own.end, own.end + 1)) if own.end < len(self.text) else own
        return Span(min(own.start, before.start), max(own.end, after.end))

    def wording(self, spans: Sequence[Span], *, quoted: bool, translated: bool = False) -> Wording:
        """What is said at `spans`, which are one utterance broken by the report's own words where they are several."""
        parts = [self.at(span) for span in spans]
        words = [*parts[0]]
        for part in parts[1:]:
            words += (replace(part[0], gap=True), *part[1:]) if part else ()
        return Wording(self, tuple(spans), tuple(words), quoted, translated)


@dataclass(frozen=True, eq=False)
class Wording:
    """What somebody is given as saying in one report."""

    report: ReportWords
    spans: tuple[Span, ...]
    words: tuple[Word, ...]
    """The words of the speaker."""
    quoted: bool
    """Whether they stand inside quotation marks."""
    translated: bool = False
    """Whether they went through a translation, as far as the report shows."""

    @cached_property
    def left(self) -> tuple[Word, ...]:
        """The report's own words before them in their sentence."""
        start = self.spans[0].start
        return self.report.at(Span(self.report.sentence(Span(start, start + 1)).start, start))

    @cached_property
    def around(self) -> tuple[Word, ...]:
        """The report's other words in the sentences of the speaker's words, and in the ones before and behind."""
        near = self.report.at(self.report.neighbourhood(Span(self.spans[0].start, self.spans[-1].end)))
        return tuple(word for word in near if not any(s.start <= word.start < s.end for s in self.spans))

    def phrase(self, first: int, stop: int) -> str:
        """The text of words `first` to `stop` on one line."""
        if stop <= first:
            return ""
        return " ".join(self.report.text[self.words[first].start : self.words[stop - 1].end].split())
