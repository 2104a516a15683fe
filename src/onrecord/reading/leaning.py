"""Who a source leans on: Reuters on the FT, the FT on two officials.

What follows "citing" and its like is read as somebody further in, one after the other as the text names them. After a
person the walk ends, unless the text says that they in turn had it from somebody.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from onrecord.reading import chain_words as words
from onrecord.reading.cast import Cast
from onrecord.reading.flat import FlatAttribution
from onrecord.reading.frames import Frames
from onrecord.reading.outlets import Outlets
from onrecord.reading.relays import CLAUSE, PASSIVE_CUE
from onrecord.reading.voices import Voice, noun_phrase, quoted, voices
from onrecord.records import Span

_CITING: Final = re.compile(words.CITING, re.IGNORECASE)
_DEEPER: Final = re.compile(words.DEEPER)
_CITING_CUE: Final = re.compile(r"\b(?:citing|quoting|quoted|cited|cites|quotes|refer\w+ to)\b")
_THEIR_SOURCE: Final = re.compile(r"\s*(?:It|They|The \w+)\s+")
_HAD: Final = re.compile(r"\s+(?:had|has|gave|spoke|put)\b")


class Leaning:
    """Finds those whom the sources of one report lean on."""

    def __init__(self, frames: Frames, outlets: Outlets, cast: Cast) -> None:
        self._frames = frames
        self._masked = frames.masked
        self._outlets = outlets
        self._cast = cast

    def of(self, number: int, flat: FlatAttribution, *, is_outlet: bool) -> list[Voice]:
        """Who the source leans on, outermost first."""
        start, end = self._frames.region(number)
        cue = next(iter(flat.cue), None)
        source = Span(flat.source[0].start, flat.source[-1].end)
        cue_words = cue.of(self._frames.text) if cue else ""
        found: list[Voice] = []
        position = source.end if PASSIVE_CUE.search(cue_words) else start
        if is_outlet and _THEIR_SOURCE.match(self._masked, end):
            end = self._frames.up_to_next(number, end)
        for text in self._citing_texts(flat, is_outlet=is_outlet):
            while match := _CITING.search(text, position, end):
                position = match.end()
                around = text[max(start, match.start() - 12) : match.end() + 12]
                if found and not found[-1].is_outlet and not _DEEPER.search(around):
                    break
                if self._elsewhere(match, text, start, source) or self._foreign(match, flat):
                    continue
                phrase = _phrase_after(match, text, end)
                if phrase is None or not self._speaks(phrase, text, is_outlet, cue, match):
                    continue
                if match["by"]:
                    found.extend(self._was_told(text, start, match.start(), source, found))
                found.extend(voices(text, phrase, self._outlets, self._cast))
                position = max(position, phrase.end)
            if found:
                break
        return [voice for voice in found if not source.contains(voice.span)]

    def _was_told(self, text: str, start: int, at: int, source: Span, found: Sequence[Voice]) -> list[Voice]:
        """The outlet before "had been told by", where it is a new one."""
        for match in CLAUSE.finditer(text, start, at):
            mention = self._outlets.at(match.end(), at, sure=True)
            if mention is None or mention.span.end < at - 5 or mention.span.overlaps(source):
                continue
            if mention.id not in {voice.id for voice in found}:
                return [Voice(mention.id, mention.span, mention.span.of(text), is_outlet=True)]
        return []

    def _citing_texts(self, flat: FlatAttribution, *, is_outlet: bool) -> list[str]:
        """Where "citing" may stand: beside the content, and within it where an outlet is credited with all of it."""
        return [self._masked, self._frames.text] if is_outlet and self._citing_in(flat) else [self._masked]

    def _citing_in(self, flat: FlatAttribution) -> bool:
        text = self._frames.text
        return any(
            not quoted(span.of(text))
            and re.search(r"\b(?:citing|quoting|which (?:cited|quoted|spoke to))\s", span.of(text))
            for span in flat.content
        )

    def _elsewhere(self, match: re.Match[str], text: str, start: int, source: Span) -> bool:
        """Whether these words stand in the source, in an earlier clause, or say that nobody is cited."""
        if source.contains(Span(match.start(), match.end())) or text.endswith("without ", start, match.start()):
            return True
        return match.start() < source.start and bool(text[start : match.start()].strip())

    def _foreign(self, match: re.Match[str], flat: FlatAttribution) -> bool:
        """Whether these words are another statement's cue."""
        if any(cue.start <= match.start() < cue.end for cue in flat.cue):
            return False
        return self._frames.has_cue(match.start(), match.end()) and not _CITING_CUE.search(match.group())

    def _speaks(self, phrase: Span, text: str, is_outlet: bool, cue: Span | None, match: re.Match[str]) -> bool:
        named = phrase.of(text)
        if re.match(r"(?:no|any)\b", named):
            return False
        if is_outlet or (cue and cue.start <= match.start() < cue.end):
            return True
        return bool(words.VOICES & set(re.findall(r"[\w-]+", named.lower()))) or named[:1].isupper()


def _phrase_after(match: re.Match[str], text: str, end: int) -> Span | None:
    phrase = noun_phrase(text, match.end(), end)
    if phrase is None or not match["which"]:
        return phrase
    had = _HAD.search(text, phrase.start, phrase.end)
    return Span(phrase.start, had.start()) if had and had.start() > phrase.start else None
