"""One report laid out for comparison: its sentences, and the words around any place in it."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Mapping
from functools import cached_property
from typing import Final, NamedTuple

from onrecord.records import Passage, Reading, Span
from onrecord.tracing.sentence_stems import WORD, stem

_END: Final = re.compile(r"[.!?][\"”’'»)\]]*\s+(?=[\"“‘'«(\[]*[^\W_a-z])|\n\s*\n?")
_ABBREVIATION: Final = re.compile(
    r"(?:\b[A-Z]|\b(?:Mr|Mrs|Ms|Dr|Sen|Rep|Gov|Gen|Lt|Col|Maj|Capt|Sgt|Brig|Adm|Prof|St|Jr|Sr|No|no|vs|Inc|Co|approx"
    r"|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|US|UK|EU|UN))\.$"
)
_NEAR_WORDS: Final = 6
_EARLY_SENTENCES: Final = 4
_FAR: Final = 0.5
"""Weight of a word of the sentence that stands further away than _NEAR_WORDS telling words."""


class Token(NamedTuple):
    """A telling word of the text."""

    start: int
    end: int
    stem: str


Context = Mapping[str, float]
"""Stems around a place, with their weights: 1 near by, less in the rest of the sentence."""


class Page:
    """One report's body as sentences and stems; computed once, then asked many times."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.id = reading.report.id
        self.text = reading.report.text
        self.named: dict[tuple[str, str], tuple[Span, ...]] = {}
        """First and last name of a person to where they are named; filled by `persons.mentions_of`."""
        self._starts = _sentence_starts(self.text)

    @cached_property
    def tokens(self) -> list[Token]:
        """Every telling word, in text order."""
        found = ((match.start(), match.end(), stem(match.group())) for match in WORD.finditer(self.text))
        return [Token(start, end, word) for start, end, word in found if word]

    @cached_property
    def _token_starts(self) -> list[int]:
        return [token.start for token in self.tokens]

    @cached_property
    def sentences(self) -> list[Span]:
        """Every sentence, in text order."""
        ends = [*self._starts[1:], len(self.text)]
        return [Span(start, end) for start, end in zip(self._starts, ends, strict=True) if end > start]

    def sentence(self, at: int) -> Span:
        """The sentence that holds the character `at`."""
        return self.sentences[self.sentence_number(at)]

    def sentence_number(self, at: int) -> int:
        """Its number, from 0 on."""
        return max(0, bisect_right(self._starts, at) - 1)

    def is_early(self, span: Span) -> bool:
        """Whether the stretch stands among the first sentences, where a report tells its news."""
        return self.sentence_number(span.start) < _EARLY_SENTENCES

    def in_span(self, span: Span) -> list[Token]:
        """The telling words of a stretch."""
        return self.tokens[bisect_left(self._token_starts, span.start) : bisect_left(self._token_starts, span.end)]

    def around(self, span: Span) -> Context:
        """The other words of the sentence that holds `span`."""
        sentence = self.sentence(span.start)
        first, stop = (bisect_left(self._token_starts, at) for at in (sentence.start, sentence.end))
        left, right = (bisect_left(self._token_starts, at) for at in span)
        found: dict[str, float] = {}
        for index in range(first, stop):
            if left <= index < right:
                continue
            distance = left - index if index < left else index - right + 1
            weight = 1.0 if distance <= _NEAR_WORDS else _FAR
            found[self.tokens[index].stem] = max(found.get(self.tokens[index].stem, 0.0), weight)
        return found

    def beside(self, number: int) -> dict[str, float]:
        """The words of the sentences before and after a sentence of the same paragraph or the next."""
        near = [self.sentences[at] for at in (number - 1, number + 1) if 0 <= at < len(self.sentences)]
        return {token.stem: 1.0 for sentence in near for token in self.in_span(sentence)}

    def passage(self, span: Span) -> Passage:
        """The words of a stretch as evidence."""
        return Passage(self.id, span, span.of(self.text))


def _sentence_starts(text: str) -> list[int]:
    starts = [0]
    for end in _END.finditer(text):
        if "\n" in end.group() or not _ABBREVIATION.search(text, max(0, end.start() - 8), end.start() + 1):
            starts.append(end.end())
    return starts
