"""The marks by which a text says whose copy it is: datelines, bylines and the last line.

"BERLIN (Reuters) -" says that Reuters wrote what follows, whoever publishes it; "- AAP" at the end says it too. Several
agencies in one line ("Meridian TV / AFP, EFE"), initials of the house beside the agency's ("rtr/ok") or "with material
from" say that an editor put the text together from them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from onrecord.knowledge import Knowledge
from onrecord.records import Report, Span
from onrecord.tracing.same_names import same_outlet

_LINE: Final = re.compile(r"\S(?:[^\n]*\S)?")
_DATELINE: Final = re.compile(
    r"(?:[^\W\da-z][\w.,'\u2019/ -]{1,60}\s|(?:[^\W\d_][\w'\u2019-]+(?:, [\w.' ]{2,25})?\s))?"
    r"[(\[](?P<who>[^)\]\d]{2,40})[)\]]\s*(?:(?P<dash>[\u2013\u2014:.-]{1,2})|(?=[A-Z]))"
)
_AT_END: Final = re.compile(
    r"(?:^|[.!?\"\u201d\u2019]\s*)[(\[\u2013\u2014-]{0,2}\s?(?P<who>[^\s.()\[\]][^.()\[\]]{1,40})[)\]]?\.?$"
)
_SIGNED: Final = re.compile(r"[a-z]{2,4}(?:[/,-][a-z]{2,4})*\s*\((?P<who>[^)]{2,40})\)\W?$")
"""Initials of writer and editor, then the agencies: "km/rt (AFP, dpa)"."""
_PIECES: Final = re.compile(r"\s*(?:[/,;|&+\u00b7\u2022]|\band\b|\bwith\b|\bvia\b)\s*")
_MATERIAL: Final = re.compile(
    r"(?:(?:with|including|contains?|uses?|using)(?: additional)? (?:material|reporting|information|input|files?"
    r"|inputs|content|reports?|copy)"
    r"s? (?:from|by|of)|sources?:|via:?|source text:|compiled from|based on(?: material from)?)\s+(?P<who>.{2,80})",
    re.IGNORECASE,
)
_AGENCIES: Final = re.compile(
    r"(?:by|from|with|source:?|sources:?|[/|\u2013\u2014-])\s*(?:news |press |wire |our |foreign )?(?:agencies"
    r"|wires|wire services|agency reports)\b"
    r"|^agencies$|\bagency staff\b",
    re.IGNORECASE,
)
_ABBREVIATION: Final = re.compile(r"[A-Z][A-Za-z]?[A-Z]{1,4}(?:[ -][A-Z][a-z]+)?")
_WIRE_CODES: Final = {"rtr": "Reuters", "rtrs": "Reuters", "reut": "Reuters", "bbg": "Bloomberg"}
"""Short forms that only newsrooms use."""
_LONGEST_LINE: Final = 130
_EDGE_LINES: Final = 4
"""Lines from the beginning and from the end in which a byline stands."""


@dataclass(frozen=True, slots=True)
class Mark:
    """An agency or outlet whose copy the text says it is, wholly or in part."""

    name: str
    """Its usual name where it is known, else as written; "agencies" where none is named."""
    id: str | None
    """A knowledge id where resolved."""
    whole: bool
    """Whether the text as it stands is said to be theirs, and not only to be made from it."""
    span: Span


def find_marks(report: Report, knowledge: Knowledge) -> tuple[Mark, ...]:
    """Whose copy the text says it is, each once, in text order."""
    lines = [Span(*line.span()) for line in _LINE.finditer(report.text)]
    found: dict[str, Mark] = {}
    reader = _Reader(report.text, report.outlet or "", knowledge)
    for number, line in enumerate(lines):
        near_edge = number < _EDGE_LINES or number >= len(lines) - _EDGE_LINES
        for mark in reader.line(line, first=number < _EDGE_LINES, last=number == len(lines) - 1, near_edge=near_edge):
            known = found.get(mark.name)
            if known is None or (mark.whole and not known.whole):
                found[mark.name] = mark
    return tuple(sorted(found.values(), key=lambda mark: mark.span))


class _Reader:
    """Reads the marks of single lines."""

    def __init__(self, text: str, outlet: str, knowledge: Knowledge) -> None:
        self._text = text
        self._outlet = outlet
        self._knowledge = knowledge

    def line(self, line: Span, *, first: bool, last: bool, near_edge: bool) -> Iterator[Mark]:
        words = line.of(self._text)
        if first:
            dateline = _DATELINE.match(words)
            if dateline:
                yield from self._named(line, dateline.span("who"), coined=bool(dateline["dash"]))
        if not near_edge:
            return
        if len(words) > _LONGEST_LINE:
            if last:
                yield from self._tail(line)
            return
        if _AGENCIES.search(words):
            yield Mark("agencies", None, False, line)
        material = _MATERIAL.search(words) or _SIGNED.match(words)
        if material:
            yield from self._named(line, material.span("who"), coined=True, whole=False)
        elif self._is_byline(words):
            yield from self._named(line, (0, len(words)), coined=False)
        elif last:
            yield from self._tail(line)

    def _is_byline(self, words: str) -> bool:
        """Whether the line holds nothing but names and what divides them."""
        bare = words.strip(" .()[]-\u2013\u2014")
        if not bare or len(bare.split()) > 14:
            return False
        begins = re.match(r"(?:By|BY|Reporting by|Photo)\b", bare) is not None
        return begins or (
            all(
                word[:1].isupper()
                or word in ("/", "|", "-", "and", "&", "news", "agency", "of", "staff")
                or self._known(word)
                for word in bare.split()
            )
            and bare[-1:] not in "!?:"
        )

    def _tail(self, line: Span) -> Iterator[Mark]:
        match = _AT_END.search(line.of(self._text))
        if match:
            yield from self._named(line, match.span("who"), coined=False)

    def _named(self, line: Span, within: tuple[int, int], *, coined: bool, whole: bool = True) -> Iterator[Mark]:
        """The outlets that a stretch of the line names. coined: whether unknown capitals count as an agency."""
        words = line.of(self._text)[within[0] : within[1]]
        pieces = [piece for piece in _PIECES.split(words) if piece.strip()]
        found: list[tuple[str, str | None, str]] = []
        others = 0
        for piece in pieces:
            bare = re.sub(r"^(?:By|BY|Source:?|the)\s+", "", piece.strip(" .()[]-\u2013\u2014"))
            known = self._known(bare)
            if known:
                found.append((*known, bare))
            elif coined and (_ABBREVIATION.fullmatch(bare) or same_outlet(bare, self._outlet)):
                found.append((bare, None, bare))
            elif bare and not re.match(r"[A-Z][\w'\u2019-]+ [A-Z]", bare):
                others += 1
        named_house = any(
            same_outlet(piece, self._outlet) for piece in pieces if self._known(piece.strip(" .()-")) is None
        )
        alone = len(found) == 1 and not others and not (named_house and len(pieces) > 1)
        for name, id, bare in found:
            start = line.start + within[0] + words.find(bare)
            yield Mark(name, id, whole and alone, Span(start, start + len(bare)))

    def _known(self, words: str) -> tuple[str, str | None] | None:
        spellings = [_WIRE_CODES.get(words, words)]
        if words.isupper():
            spellings.append(words.title())
        elif words.islower() and 2 < len(words) < 6:
            spellings.append(words.upper())
        for spelling in spellings:
            found = self._knowledge.lookup(spelling, kinds=("agency", "outlet"))
            if found:
                return found.entity.name, found.entity.id
        return None
