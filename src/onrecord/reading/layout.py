"""Attributions that the layout alone makes: a name under a quotation, a line that leads in to one; and no words twice.

    “Nobody telephoned us.”          And from the chairwoman:
    — Mara Lind, harbour master      “We have lost whole winters.”

Both are exact, so they are added where the model has credited nobody with the quotation.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from onrecord.reading.boundaries import tidy
from onrecord.reading.flat import FlatAttribution
from onrecord.reading.paragraphs import Paragraph, paragraphs
from onrecord.records import Span

CONFIDENCE = 0.8
"""Of an attribution made by layout alone; PolNeAR has too few to measure it."""
_MOST_WORDS = 16
_QUOTATION = re.compile(
    r"[>\s]*(?P<words>(?:[\"\u201c\u201d\u201e\u00ab\u2018]|'').*(?:[\"\u201c\u201d\u00bb\u2019]|''))\s*$", re.S
)
_DASH_NAME = re.compile(r"[>\s]*(?P<cue>[-\u2013\u2014\u2015]{1,2})\s*(?P<source>[^\W\d_a-z].*?)\.?\s*$", re.S)
_FROM = re.compile(r"\s*(?P<cue>(?:[\w\u2019']+ ){0,4}(?:from|by)) (?P<source>.+?):\s*$", re.S)
_REPLY = re.compile(r"\s*(?P<source>Her|His|Their|[A-Z][\w\u2019' -]*?[\u2019']s) (?P<cue>[\w ]{3,30}:)\s*$")


def settle(text: str, spans: Sequence[Span], flats: Sequence[FlatAttribution]) -> tuple[FlatAttribution, ...]:
    """The attributions with those that the layout makes added, in the order of their cues, no content held by two."""
    found = _apart(text, flats)
    lines = paragraphs(text, spans)
    for one, two in zip(lines, lines[1:], strict=False):
        made = _under(text, one, two) or _above(text, one, two)
        if made and not any(_overlap(made.content, flat.content) for flat in found):
            found = [flat for flat in found if not _overlap(made.cue, flat.cue)]
            found.append(made)
    return tuple(sorted(found, key=lambda flat: flat.cue))


def _under(text: str, quotation: Paragraph, name: Paragraph) -> FlatAttribution | None:
    return _made(text, quotation, name, _DASH_NAME)


def _above(text: str, lead_in: Paragraph, quotation: Paragraph) -> FlatAttribution | None:
    return _made(text, quotation, lead_in, _FROM) or _made(text, quotation, lead_in, _REPLY)


def _made(text: str, quotation: Paragraph, line: Paragraph, pattern: re.Pattern[str]) -> FlatAttribution | None:
    words = line.span.of(text)
    if len(words) > 200 or len(words.split()) > _MOST_WORDS:
        return None
    credit, quoted = pattern.match(words), _QUOTATION.match(quotation.span.of(text))
    if not credit or not quoted:
        return None
    source, cue = (_place(line, credit, name) for name in ("source", "cue"))
    return FlatAttribution((source,), (cue,), (_place(quotation, quoted, "words"),), CONFIDENCE)


def _place(paragraph: Paragraph, match: re.Match[str], name: str) -> Span:
    start, end = match.span(name)
    return Span(paragraph.span.start + start, paragraph.span.start + end)


def _apart(text: str, flats: Sequence[FlatAttribution]) -> list[FlatAttribution]:
    """The attributions without the words that are rather another's; PolNeAR gives no word to two.

    Words are rather his who has no others; else they go with the nearer cue.
    """
    found = []
    for flat in flats:
        content = list(flat.content)
        for other in flats:
            if other is not flat:
                content = [rest for piece in content for rest in _left_of(piece, flat, other)]
        kept = tidy(text, tuple(content)) if content != list(flat.content) else flat.content
        if kept:
            found.append(replace(flat, content=kept))
    return found


def _left_of(piece: Span, flat: FlatAttribution, other: FlatAttribution) -> list[Span]:
    for theirs in other.content:
        ours_alone, theirs_alone = len(flat.content) == 1, len(other.content) == 1
        nearer = _distance(other, theirs) < _distance(flat, theirs)
        if piece.overlaps(theirs) and (nearer if ours_alone == theirs_alone else theirs_alone):
            rest = (Span(piece.start, theirs.start), Span(theirs.end, piece.end))
            return [span for span in rest if span.start < span.end]
    return [piece]


def _distance(flat: FlatAttribution, piece: Span) -> int:
    cue = flat.cue[0]
    return max(piece.start - cue.end, cue.start - piece.end, 0)


def _overlap(some: Sequence[Span], others: Sequence[Span]) -> bool:
    return any(one.overlaps(two) for one in some for two in others)
