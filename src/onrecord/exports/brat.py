"""Readings as pairs of files for the annotation tool brat: NAME.txt and NAME.ann (standoff format).

A source, a cue and a content become text-bound annotations; relations lead from the content to the other two, so that
an attribution without a cue or a source can be written as well. Where it stands and who spoke are notes on the content.
brat counts code points, as we do, but an annotation may not run across a line end: there it is broken in fragments.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal
from pathlib import Path

from onrecord.exports.files import write_whole
from onrecord.records import Attribution, Reading, Span, Speaker

CONFIG = """\
[entities]
Source
Cue
Content
Time
Money
Quantity

[relations]
SaidBy\tArg1:Content, Arg2:Source
CuedBy\tArg1:Content, Arg2:Cue
<OVERLAP>\tArg1:<ENTITY>, Arg2:<ENTITY>, <OVL-TYPE>:<ANY>

[events]

[attributes]
Stance\tArg:Content, Value:asserts|denies|declines_to_confirm|asks|offers|promises|warns
Kind\tArg:Content, Value:direct|mixed|indirect
"""
"""annotation.conf, without which brat does not open the folder."""

_ACROSS_LINES = re.compile(r"\s*[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]\s*")
"""A line end of any kind (all that str.splitlines knows) with the blanks around it."""

_NOT_IN_NAMES = re.compile(r"[^\w]+")
_NAME_CHARS = 40
"""At 4 bytes a character and with the id behind it still below the 255 bytes that file systems allow."""


class BratWriter:
    """Writes each reading as NAME.txt and NAME.ann into a folder, each file whole or not at all.

    NAME is the input's file name and the report's id, so that a second run replaces its own files and no others.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._names: set[str] = set()
        folder.mkdir(parents=True, exist_ok=True)
        write_whole(folder / "annotation.conf", CONFIG.encode())

    def add(self, reading: Reading) -> None:
        """Write one pair."""
        name = self._new_name(reading)
        write_whole(self._folder / f"{name}.txt", reading.report.text.encode("utf-8", "replace"))
        write_whole(self._folder / f"{name}.ann", brat_annotations(reading).encode("utf-8", "replace"))

    def finish(self) -> None:
        """Nothing follows the last pair."""

    def _new_name(self, reading: Reading) -> str:
        words = Path(reading.report.path or "report").stem
        slug = _NOT_IN_NAMES.sub("-", words)[:_NAME_CHARS].strip("-") or "report"
        first = name = f"{slug}-{reading.report.id[:8]}"
        number = 1
        while name in self._names:  # the same report given twice is two publications until somebody says otherwise
            number += 1
            name = f"{first}-{number}"
        self._names.add(name)
        return name


def brat_annotations(reading: Reading) -> str:
    """The .ann file of one reading."""
    return "".join(f"{line}\n" for line in _Standoff(reading).lines())


def fragments(span: Span, text: str) -> list[Span]:
    """A span in pieces that do not run across a line end; blanks around the break belong to no piece."""
    pieces, start = [], span.start
    for gap in _ACROSS_LINES.finditer(text, span.start, span.end):
        pieces.append(Span(start, gap.start()))
        start = gap.end()
    pieces.append(Span(start, span.end))
    return [piece for piece in pieces if piece.start < piece.end]


class _Standoff:
    """Numbers the annotations of one reading; a source or cue that serves several contents is annotated once."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._speakers = {speaker.id: speaker for speaker in reading.speakers}
        self._bound: dict[tuple[str, tuple[Span, ...]], str] = {}
        self._text_bounds = self._relations = self._attributes = self._notes = 0

    def lines(self) -> Iterator[str]:
        for attribution in self._reading.attributions:
            yield from self._attribution(attribution)
        for time in self._reading.times:
            yield from self._value("Time", time.span, time.value or f"not known: {time.unknown}")
        for money in self._reading.money:
            currency = money.currency or f"currency not known: {money.unknown}"
            yield from self._value("Money", money.span, f"{_stated(money.value, money.approx)} {currency}")
        for quantity in self._reading.quantities:
            words = f"{_stated(quantity.value, quantity.approx)} {quantity.unit}"
            yield from self._value("Quantity", quantity.span, words)

    def _attribution(self, attribution: Attribution) -> Iterator[str]:
        # Two attributions may share a content, and then differ in stance: each content is annotated for itself.
        content, lines = self._text_bound("Content", attribution.content, shared=False)
        yield from lines
        if content is None:
            return
        for role, relation, spans in (("Source", "SaidBy", attribution.source), ("Cue", "CuedBy", attribution.cue)):
            other, lines = self._text_bound(role, spans)
            yield from lines
            if other is not None:
                self._relations += 1
                yield f"R{self._relations}\t{relation} Arg1:{content} Arg2:{other}"
        for name, value in (("Stance", attribution.stance), ("Kind", attribution.kind)):
            self._attributes += 1
            yield f"A{self._attributes}\t{name} {content} {value}"
        yield self._note(content, self._said(attribution))

    def _value(self, role: str, span: Span, words: str) -> Iterator[str]:
        name, lines = self._text_bound(role, (span,))
        yield from lines
        if name is not None:
            yield self._note(name, words)

    def _text_bound(self, role: str, spans: Iterable[Span], *, shared: bool = True) -> tuple[str | None, list[str]]:
        """The annotation's name, and its line unless it was written before; no name for spans without words."""
        text = self._reading.report.text
        pieces = tuple(piece for span in spans for piece in fragments(span, text))
        if not pieces:
            return None, []
        if shared and (known := self._bound.get((role, pieces))):
            return known, []
        self._text_bounds += 1
        name = self._bound[role, pieces] = f"T{self._text_bounds}"
        offsets = ";".join(f"{piece.start} {piece.end}" for piece in pieces)
        return name, [f"{name}\t{role} {offsets}\t{' '.join(piece.of(text) for piece in pieces)}"]

    def _note(self, name: str, words: str) -> str:
        self._notes += 1
        return f"#{self._notes}\tAnnotatorNotes {name}\t{' '.join(words.split())}"

    def _said(self, attribution: Attribution) -> str:
        parts = [f"{attribution.id}, confidence {attribution.confidence:.2f}"]
        if speaker := self._speakers.get(attribution.speaker or ""):
            parts.append(f"speaker {_named(speaker)}")
        names = [link.speaker for link in attribution.chain if link.speaker]
        if len(names) > 1:
            parts.append("chain " + " > ".join(names))
        if attribution.medium:
            parts.append(f"medium {attribution.medium.kind} {attribution.medium.name or ''}".rstrip())
        if dates := attribution.said_on:
            parts.append(f"said on {dates.from_}" + (f" to {dates.to}" if dates.to != dates.from_ else ""))
        parts += [f"{field} not known: {reason}" for field, reason in attribution.unknown.items()]
        return "; ".join(parts)


def _named(speaker: Speaker) -> str:
    words = f"{speaker.id} {speaker.name or ''}".rstrip()
    if speaker.anonymous:
        words += f" (anonymous, {speaker.count or 'number not stated'})"
    return words


def _stated(value: tuple[Decimal, Decimal], approx: bool) -> str:
    low, high = value
    return ("about " if approx else "") + (f"{low:f}" if low == high else f"{low:f}-{high:f}")
