"""A report with everything that was said taken out: what is left says who said it, to whom, where and when.

Invariant: the masked text has the length of the text, so that every position means the same in both.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from onrecord.reading.flat import FlatAttribution
from onrecord.records import Span

SAID = "\ue000"
"""Stands for each character of a content; neither a word character nor a space."""

_BREAK = re.compile(
    rf"[.!?\u2026][\"'\u201d\u2019\u00bb)\]]*\s+(?=[\"'\u201c\u2018\u00ab(\[]*[A-Z\u00c0-\u00de0-9{SAID}])|\n"
)
_ABBREVIATED = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|Prof|Gen|Maj|Col|Lt|Capt|Sgt|Adm|Sen|Rep|Gov|St|Jr|Sr|Rev|Hon|No|vs|Inc|Ltd|Co|Corp|Jan|Feb|Mar|"
    r"Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|[A-Z]|[A-Z]\.[A-Z]|a\.m|p\.m))$"
)
_CITING_CUE = re.compile(r"\b(?:citing|quoting|quoted|cited|cites|quotes|refer\w+ to)\b")
_CITES = re.compile(r"(?:citing|cites|cited)")
_GAP = re.compile(rf"[^{SAID}]+")
_WORDS = re.compile(r"[^\W\d_]+")
_ENDS = re.compile(r"[.!?\u2026][\"'\u201d\u2019\u00bb]*$")


class Frames:
    """The sentences of one report around its statements."""

    def __init__(self, text: str, flats: Sequence[FlatAttribution]) -> None:
        self.text = text
        self._flats = flats
        self._words: dict[tuple[int, int], frozenset[str]] = {}
        self.masked = _mask(text, flats)
        self._ends = _sentence_ends(self.masked)
        self._cues = sorted((cue.start, cue.end) for flat in flats for cue in flat.cue)
        self._cue_starts = [start for start, _ in self._cues]

    def sentence(self, position: int) -> Span:
        """The sentence of the masked text that holds `position`; a content is a part of the sentence around it."""
        at = bisect_right(self._ends, position)
        start = self._ends[at - 1] if at else 0
        return Span(start, self._ends[at] if at < len(self._ends) else len(self.text))

    def of(self, flat: FlatAttribution) -> Span:
        """The sentence of the cue, or of the source where there is no cue."""
        return self.sentence((flat.cue or flat.source or flat.content or (Span(0, 0),))[0].start)

    def region(self, number: int) -> tuple[int, int]:
        """Where in the sentence words about this statement stand: up to its neighbours in the same sentence."""
        flat = self._flats[number]
        sentence = self.of(flat)
        cue = next(iter((*flat.cue, *flat.source)), sentence)
        start, end = sentence
        if number:
            before = next(iter(self._flats[number - 1].cue), None)
            if before and sentence.start <= before.start < cue.start:
                start = max(before.end, self.masked.rfind(SAID, before.end, cue.start) + 1)
        if number + 1 < len(self._flats):
            after = self._flats[number + 1]
            first = min((span.start for span in (*after.cue, *after.source) if span.start >= cue.end), default=end)
            if first < end and not any(_CITING_CUE.search(span.of(self.text)) for span in after.cue):
                end = first
        return start, max(end, cue.end)

    def up_to_next(self, number: int, start: int) -> int:
        """The end of the sentence that begins at `start`, or where the next statement begins in it."""
        following = self._flats[number + 1 : number + 2]
        first = min((span.start for flat in following for span in (*flat.cue, *flat.source)), default=len(self.masked))
        return max(start, min(self.sentence(start).end, first))

    def find(
        self, pattern: re.Pattern[str], start: int, end: int, needs: frozenset[str] | None = None
    ) -> Iterator[re.Match[str]]:
        """Every match of `pattern` beside the contents of `[start, end)`; it may begin with a filler, not span one.

        needs: words of which at least one must be there for a match; given, it saves most searches.
        """
        if needs is not None and needs.isdisjoint(self.words(start, end)):
            return
        for gap in _GAP.finditer(self.masked, start, end):
            yield from pattern.finditer(self.masked, max(gap.start() - 1, start), gap.end())

    def words(self, start: int, end: int) -> frozenset[str]:
        """The lower-case words beside the contents of `[start, end)`, to rule patterns out cheaply."""
        if (start, end) not in self._words:
            self._words[start, end] = frozenset(_WORDS.findall(self.masked[start:end].lower()))
        return self._words[start, end]

    def has_cue(self, start: int, end: int) -> bool:
        """Whether any attribution's cue touches `[start, end)`."""
        at = bisect_left(self._cue_starts, end)
        return at > 0 and self._cues[at - 1][1] > start


def _mask(text: str, flats: Sequence[FlatAttribution]) -> str:
    keep = sorted(span for flat in flats for span in (*flat.source, *flat.cue))
    pieces: list[str] = []
    done = 0
    for span in sorted({span for flat in flats if not _only_cites(text, flat) for span in flat.content}):
        start, end = max(span.start, done), span.end
        if start >= end:
            continue
        pieces.append(text[done:start])
        pieces.append(_masked_piece(text, start, end, keep))
        done = end
    pieces.append(text[done:])
    return "".join(pieces)


def _only_cites(text: str, flat: FlatAttribution) -> bool:
    """Whether the content is whom a source cites ("citing | two officials"), which says who told whom."""
    return (
        len(flat.cue) == 1
        and _CITES.fullmatch(flat.cue[0].of(text)) is not None
        and [span.start - flat.cue[0].end for span in flat.content] == [1]
    )


def _masked_piece(text: str, start: int, end: int, keep: list[Span]) -> str:
    """Fillers, except where a cue or source lies inside, and except the mark that ends the sentence."""
    piece = text[start:end]
    ending = _ENDS.search(piece[-4:])
    visible = len(ending.group()) if ending else 0
    masked = SAID * (len(piece) - visible) + piece[len(piece) - visible :]
    at = bisect_left(keep, Span(start, start))
    while at < len(keep) and keep[at].start < end:
        inner_start, inner_end = keep[at].start - start, min(keep[at].end, end) - start
        if inner_end - inner_start < len(piece):
            masked = masked[:inner_start] + piece[inner_start:inner_end] + masked[inner_end:]
        at += 1
    return masked


def _sentence_ends(masked: str) -> list[int]:
    return [
        match.end()
        for match in _BREAK.finditer(masked)
        if match.group() == "\n"
        or not _ABBREVIATED.search(masked[max(0, match.start() - 6) : match.start()])
        or masked[match.start()] != "."
    ]
