"""Who told whom: from the outlet that publishes, through those who passed the words on, in to whose words they are.

PolNeAR annotates no nesting, so the chain is read from what the sentence has beside the content. Five things are looked
for:

1. who the source itself leans on ("Reuters, citing the FT, which spoke to two officials"): links further in;
2. whom the source told ("told NBC News", "in an interview with"): the outlet is a link just outside the source;
3. who passed it on ("as quoted by Interfax", "a letter seen by AFP", "..., TASS said"): links further out;
4. the setting ("in a statement"), which is a medium and no link;
5. failing all these, those who passed on the same speaker's neighbouring statement ("she added"), or brought in the
   unnamed sources ("according to the sources"). The medium is not carried on, except within one clause.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from onrecord.reading import chain_words as words
from onrecord.reading.cast import Cast
from onrecord.reading.flat import FlatAttribution
from onrecord.reading.frames import Frames
from onrecord.reading.leaning import Leaning
from onrecord.reading.media import Media
from onrecord.reading.outlets import OutletMention, Outlets
from onrecord.reading.relays import Relays
from onrecord.reading.voices import Voice
from onrecord.records import ChainLink, Medium, Span

_SAYING: Final = re.compile(words.SAYING)
_SPEAKING: Final = re.compile(r"\s*(?:He|She|They|The \w+)\s+(?:was|were)\s+(?:speaking|talking)\b")
_INSIDE_SOURCE: Final = re.compile(words.INSIDE_SOURCE)
_LEANING: Final = re.compile(r",?\s+(?:which (?:cit|quot|refer)\w+|citing|quoting)\b")
_REST: Final = re.compile(
    r"(?:news )?(?:agency|newspaper|magazine|television|radio|newspapers|outlet|website|reports?|channel|itself)"
    r"|(?:and|,) .{1,80}"
)
_UNNAMED: Final = re.compile(
    r"(?:sources|(?:the|these|those|both|one of the|one of|another of the|the same) (?:[\w-]+ )?"
    r"(?:sources?|people|persons?|officials?|diplomats?|aides?|insiders?|two|three|four|them))$",
    re.IGNORECASE,
)
_ALL: Final = re.compile(
    r"(?:(?:the|these|those|both|the same) )?\w+s$|(?:(?:the|these|those|the same) )?people$", re.IGNORECASE
)
_GOING_ON: Final = frozenset(
    "he she they it added adds adding continued continues continuing also further went later".split()
)
"""Words in a source or cue by which a new paragraph goes on with what was said before."""
_CLOSEST: Final = frozenset(["interview", "broadcast", "outlet"])
"""Media that a setting does not replace ("told AFP by telephone" came through AFP)."""
_NEAR: Final = 700
"""Characters within which a statement carries on the one before: about three paragraphs of agency copy."""


@dataclass(frozen=True, slots=True)
class Chain:
    """How one statement reached its readers."""

    outer: tuple[ChainLink, ...] = ()
    """Those who passed it on, outermost first, without the publishing outlet."""
    voice: ChainLink | None = None
    """On whose word it rests; None where nobody is credited or it cannot be known."""
    medium: Medium | None = None
    words: str = ""
    """How the text names the voice."""
    saying: str = ""
    """What the voice does, where it is quoted as doing it ("denying")."""

    @property
    def bare(self) -> bool:
        """Whether the text says nothing about how these words came."""
        return not self.outer and self.medium is None


class Chains:
    """Reads the chains of one report, in text order."""

    def __init__(
        self,
        flats: Sequence[FlatAttribution],
        frames: Frames,
        outlets: Outlets,
        media: Media,
        cast: Cast,
    ) -> None:
        self._text = frames.text
        self._flats = flats
        self._frames = frames
        self._outlets = outlets
        self._media = media
        self._cast = cast
        self._relays = Relays(frames, outlets, cast)
        self._leaning = Leaning(frames, outlets, cast)

    def read(self) -> list[Chain]:
        """One chain for each attribution."""
        found: list[Chain] = []
        for number in range(len(self._flats)):
            found.append(self._carried_on(number, self._own(number), found))
        for number in range(len(found) - 2, -1, -1):
            found[number] = self._announced(number, found)
        return found

    # -- one statement by itself

    def _own(self, number: int) -> Chain:
        flat = self._flats[number]
        start, end = self._frames.region(number)
        if not flat.source:
            return Chain(medium=self._media.find(start, end, _first(flat.cue)))
        source = Span(flat.source[0].start, flat.source[-1].end)
        inside = self._inside_source(source) or self._outlet_source(source)
        speaker = inside.id if inside else self._cast.resolve(flat.source[0], content=flat.content)
        link = ChainLink(speaker, None, inside.span if inside else flat.source[0])
        is_outlet = inside is not None or self._is_outlet(link)
        if is_outlet and speaker:
            self._outlets.saw(source.start, speaker)
        inner = self._leaning.of(number, flat, is_outlet=is_outlet)
        told, medium = (None, None) if is_outlet else self._told(flat, source, start, end)
        outer = self._relays.passed_on(flat, source, start, self._frames.of(flat).end)
        chain = Chain(_once([*outer, told] if told else outer, speaker), link, medium, source.of(self._text))
        if inner:
            chain = self._with_inner(chain, link, inner)
        return self._with_setting(chain, flat, start, end, itself=is_outlet and not inner, is_outlet=is_outlet)

    def _told(
        self, flat: FlatAttribution, source: Span, start: int, end: int
    ) -> tuple[ChainLink | None, Medium | None]:
        """The outlet that was told, in this sentence or in the next ("He was speaking to Izvestia")."""
        link, medium = self._relays.told(flat, source, start, end)
        if link is None and _SPEAKING.match(self._frames.masked, end):
            return self._relays.told(flat, source, end, self._frames.sentence(end).end)
        return link, medium

    def _with_setting(
        self, chain: Chain, flat: FlatAttribution, start: int, end: int, *, itself: bool, is_outlet: bool
    ) -> Chain:
        """The chain with its medium: an outlet that was told, else the setting, else the outlet that passed it on."""
        if not is_outlet and not (chain.medium and chain.medium.kind in _CLOSEST):
            setting = self._media.find(start, end, _first(flat.cue))
            if setting and chain.voice and self._is_document(chain.voice) and _touches(setting.span, flat.source):
                setting = None
            chain = replace(chain, medium=setting or chain.medium)
        if chain.medium is None and chain.outer and not itself:
            chain = replace(chain, medium=self._by(chain.outer[-1]))
        return chain

    def _inside_source(self, source: Span) -> OutletMention | None:
        match = _INSIDE_SOURCE.search(self._text, source.start, source.end)
        return self._outlets.at(match.end(), source.end, sure=False) if match else None

    def _outlet_source(self, source: Span) -> OutletMention | None:
        """The outlet that the source is, where it is nothing else ("Russian news agency TASS", "the Handelsblatt")."""
        if not self._outlets.possible(source.of(self._text)):
            return None
        sure = _LEANING.match(self._frames.masked, source.end) is not None
        mention = self._outlets.at(source.start, source.end, sure=sure)
        if mention is None or mention.staff:
            return None
        rest = self._text[mention.span.end : source.end].strip(" ,.\u201d\"'")
        return mention if not rest or _REST.fullmatch(rest) else None

    def _with_inner(self, chain: Chain, source: ChainLink, inner: Sequence[Voice]) -> Chain:
        """The chain with everyone the source leans on; the source itself becomes one who passes it on."""
        links = [ChainLink(voice.id, None, voice.span) for voice in inner]
        last = inner[-1]
        obtained = [link for link in chain.outer if link.span and inner[-1].span.contains(link.span)]
        outer = (*(link for link in chain.outer if link not in obtained), source, *links[:-1], *obtained)
        outlet = next((link for link in reversed(outer) if self._is_outlet(link)), None)
        medium = last.medium or (self._by(outlet) if outlet else None)
        if medium and outlet and outlet.span and "interviewed" in self._text[outlet.span.end : last.span.start]:
            medium = replace(medium, kind="interview")
        saying = _SAYING.match(self._text, last.span.end)
        if saying and saying["verb"] in ("telling", "told"):
            told = self._outlets.at(saying.end(), min(len(self._text), saying.end() + 60), sure=True)
            if told:
                outer = (*outer, ChainLink(told.id, None, told.span))
                medium = self._by(outer[-1])
            else:
                medium = (
                    self._media.find(
                        last.span.end, self._frames.sentence(last.span.end).end, Span(*saying.span("verb"))
                    )
                    or medium
                )
        return Chain(outer, links[-1], medium, last.words, saying["verb"] if saying else "")

    def _is_outlet(self, link: ChainLink) -> bool:
        return link.speaker is not None and self._cast.speaker(link.speaker).kind == "outlet"

    def _is_document(self, link: ChainLink) -> bool:
        return link.speaker is not None and self._cast.speaker(link.speaker).kind == "document"

    def _by(self, link: ChainLink) -> Medium | None:
        """The medium that an outlet in the chain is."""
        if link.medium is not None:
            return link.medium
        if not self._is_outlet(link) or link.speaker is None or link.span is None:
            return None
        return Medium(self._cast.speaker(link.speaker).name, "outlet", link.span)

    # -- from neighbours

    def _carried_on(self, number: int, chain: Chain, before: Sequence[Chain]) -> Chain:
        """The chain with what the same speaker's last statement says about how words came, where this says nothing."""
        if chain.outer or chain.voice is None or chain.voice.speaker is None:
            return chain
        here = self._frames.of(self._flats[number]).start
        unnamed = _UNNAMED.match(chain.words)
        for other in range(number - 1, -1, -1):
            earlier = before[other]
            if earlier.voice is None or earlier.voice.speaker is None:
                continue
            near = other == number - 1 and here - self._frames.of(self._flats[other]).end < _NEAR
            same = earlier.voice.speaker == chain.voice.speaker
            if chain.medium and (earlier.medium is None or earlier.medium.kind != chain.medium.kind):
                break
            if same and near and self._shares_clause(number):
                return replace(chain, outer=earlier.outer, medium=earlier.medium)
            if same and ((near and self._goes_on(number)) or unnamed):
                return replace(chain, outer=earlier.outer)
            if unnamed and self._introduced(earlier):
                return self._again(chain, earlier)
            if not unnamed:
                break
        return chain

    def _shares_clause(self, number: int) -> bool:
        """Whether the statement has its source and its sentence in common with the one before ("asked ... and warned")."""
        flat, before = self._flats[number], self._flats[number - 1]
        return flat.source == before.source and self._frames.of(flat) == self._frames.of(before)

    def _goes_on(self, number: int) -> bool:
        """Whether the words go on from the statement before: in the same paragraph, by "added", or by a pronoun."""
        flat, before = self._flats[number], self._flats[number - 1]
        start, end = self._frames.of(before).end, self._frames.of(flat).start
        if "\n" not in self._text[start - 1 : max(start, end)].strip(" "):
            return True
        words_ = " ".join(span.of(self._text) for span in (*flat.source, *flat.cue)).lower().split()
        return not _GOING_ON.isdisjoint(words_)

    def _again(self, chain: Chain, earlier: Chain) -> Chain:
        """The chain of unnamed sources spoken of again: those who brought them in, and themselves if all are meant."""
        carried = replace(chain, outer=earlier.outer)
        noun = chain.words.split()[-1].lower()
        if not chain.voice or not earlier.voice or not _ALL.match(chain.words) or noun not in earlier.words.lower():
            return carried
        return replace(carried, voice=replace(chain.voice, speaker=earlier.voice.speaker))

    def _introduced(self, chain: Chain) -> bool:
        return (
            chain.voice is not None
            and chain.voice.speaker is not None
            and self._cast.speaker(chain.voice.speaker).anonymous
        )

    def _announced(self, number: int, found: Sequence[Chain]) -> Chain:
        """The chain with what the next statement says, where a quotation only goes on with what was announced."""
        chain, following = found[number], found[number + 1]
        flat = self._flats[number + 1]
        if not chain.bare or chain.voice is None or following.voice is None or following.bare:
            return chain
        if chain.voice.speaker is None or chain.voice.speaker != following.voice.speaker or not flat.content:
            return chain
        if "\n" in self._text[self._frames.of(self._flats[number]).end - 1 : flat.content[0].start]:
            return chain
        if self._frames.of(flat) != self._frames.of(self._flats[number]):
            return chain  # what somebody says in the next sentence to an outlet need not be where the first words were said
        return replace(chain, outer=following.outer)


def _once(links: Sequence[ChainLink], speaker: str | None) -> tuple[ChainLink, ...]:
    """The links without repetitions, the innermost of equals kept."""
    kept: list[ChainLink] = []
    for link in reversed(links):
        if link.speaker is None or (link.speaker != speaker and link.speaker not in {other.speaker for other in kept}):
            kept.insert(0, link)
    return tuple(kept)


def _touches(span: Span | None, others: Sequence[Span]) -> bool:
    return span is not None and any(span.overlaps(other) for other in others)


def _first(spans: Sequence[Span]) -> Span | None:
    return spans[0] if spans else None
