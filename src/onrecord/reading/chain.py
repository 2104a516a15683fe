"""Who told whom: from the outlet that publishes, through those who passed the words on, in to whose words they are.

PolNeAR annotates no nesting, so the chain is read from what the sentence has beside the content. Five things are looked
for:

1. who the source itself leans on ("Reuters, citing the FT, which spoke to two officials"): links further in;
2. whom the source told ("told NBC News", "in an interview with"): the outlet is a link just outside the source;
3. who passed it on ("as quoted by Interfax", "a letter seen by AFP", "..., TASS said"): links further out;
4. the setting ("in a statement"), which is a medium and no link;
5. failing all these, what the same speaker's neighbouring statement has ("she added"), or where unnamed sources were
   introduced ("according to the sources").
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from onrecord.reading import chain_words as words
from onrecord.reading.cast import Cast
from onrecord.reading.flat import FlatAttribution
from onrecord.reading.frames import SAID, Frames
from onrecord.reading.media import Media
from onrecord.reading.outlets import OutletMention, Outlets
from onrecord.reading.voices import Voice, noun_phrase, voices
from onrecord.records import ChainLink, Medium, Report, Span

_CITING: Final = re.compile(words.CITING, re.IGNORECASE)
_DEEPER: Final = re.compile(words.DEEPER)
_SAYING: Final = re.compile(words.SAYING)
_PASSED_ON: Final = re.compile(words.PASSED_ON)
_SHOWN: Final = re.compile(words.SHOWN)
_TOLD: Final = re.compile(words.TOLD, re.IGNORECASE)
_AFTER_CUE: Final = re.compile(r"\s+(?:to|with)\s+")
_SPEAKING: Final = re.compile(r"\s*(?:He|She|They|The \w+)\s+(?:was|were)\s+(?:speaking|talking)\b")
_THEIR_SOURCE: Final = re.compile(r"\s*(?:It|They|The \w+)\s+")
_PERSON_RELAY: Final = re.compile(r",\s+((?:[\w\u2019'.-]+\s+){1,9}?)(?:told|said)\b")
_PERSON_STARTS: Final = re.compile(
    r"(?:he|she|it|they|who|which|and|but|as|adding|also|then|when|a spokes\w+|one)\b", re.I
)
_NOUN_PHRASE: Final = re.compile(r"(?:an?|the|two|three|four|five|six|several|his|her|its|their|one of|[A-Z]\w*)\b")
_SOMEBODY: Final = re.compile(
    r"^(?:[A-Z][\w.]*\s+)+[A-Z]\w+$|\b(?:people|sources?|officials?|diplomats?|aides?|persons?)\b"
)
_OF_CONTENT: Final = re.compile(rf"{SAID}[\"\u201d\u2019]?,? (?:which|that) (?:was|were|has been|have been|had been) (?:first )?$")
_HAD: Final = re.compile(r"\s+(?:had|has|gave|spoke|put)\b")
_INSIDE_SOURCE: Final = re.compile(words.INSIDE_SOURCE)
_CITING_CUE: Final = re.compile(r"\b(?:citing|quoting|quoted|cited|cites|quotes|refer\w+ to)\b")
_PASSIVE_CUE: Final = re.compile(r"\b(?:told by|learn(?:ed|t)|heard from|informed by)\b")
_LEANING: Final = re.compile(r",?\s+(?:which (?:cit|quot|refer)\w+|citing|quoting)\b")
_REST: Final = re.compile(
    r"(?:news )?(?:agency|newspaper|magazine|television|radio|newspapers|outlet|website|reports?|channel|itself)"
    r"|(?:and|,) .{1,80}"
)
_REPORTS: Final = re.compile(rf"\s+(?:has |had |have |also |first )?(?:{'|'.join(sorted(words.REPORTS))})\b")
_TO_ALL: Final = re.compile(r"\b(?:speech|address|letter|testimony|submission|memo|petition|appeal)\b")
_ARTICLE: Final = re.compile(r"an?\s")
_NAME_REPORTS: Final = re.compile(r"(?:the )?(?:[A-Z][\w\u2019'-]*\s){1,4}(?:has |had )?report(?:s|ed)\b")
_ACCORDING: Final = re.compile(r"\b(?:[Aa]ccording to|as told to)\s+")
_CLAUSE: Final = re.compile(
    r"(?:^|(?<=[,;.\u201d\"])|(?<=\ue000)(?!\ue000)|(?<=\bas\b)|(?<=\bAs\b)|(?<=\band\b)|(?<=\bthat\b)|(?<=\n))\s*"
)
_UNNAMED: Final = re.compile(
    r"(?:sources|(?:the|these|those|both|one of the|one of|another of the|the same) (?:[\w-]+ )?"
    r"(?:sources?|people|persons?|officials?|diplomats?|aides?|insiders?|two|three|four|them))$",
    re.IGNORECASE,
)
_AUXILIARIES: Final = re.compile(
    r"(?:['\u2019]s)?(?:\s+(?:has|had|have|was|were|been|it|says|said|first|also|exclusively))*\s*"
)
_LONGEST_NAME: Final = 60
"""Characters of the longest outlet with its description, before a verb of reporting."""
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
        report: Report,
        flats: Sequence[FlatAttribution],
        frames: Frames,
        outlets: Outlets,
        media: Media,
        cast: Cast,
    ) -> None:
        self._report = report
        self._flats = flats
        self._frames = frames
        self._outlets = outlets
        self._media = media
        self._cast = cast
        self._masked = frames.masked

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
        if not flat.source:
            return Chain(medium=self._media.find(*self._region(number), cue=_first(flat.cue)))
        source = Span(flat.source[0].start, flat.source[-1].end)
        inside = self._inside_source(source) or self._outlet_source(source)
        speaker = inside.id if inside else self._cast.resolve(flat.source[0], content=flat.content)
        link = ChainLink(speaker, None, inside.span if inside else flat.source[0])
        is_outlet = inside is not None or (speaker is not None and self._cast.speaker(speaker).kind == "outlet")
        if is_outlet and speaker:
            self._outlets.saw(source.start, speaker)
        start, end = self._region(number)
        inner = self._leans_on(number, start, self._citing_end(number), is_outlet=is_outlet)
        told, told_medium = self._told(number, source, start, end) if not is_outlet else (None, None)
        if told is None and not is_outlet and _SPEAKING.match(self._masked, end):
            told, told_medium = self._told(number, source, end, self._frames.sentence(end).end)
        outer = self._passed_on(source, start, self._frames.of(flat).end, number)
        chain = Chain(outer=tuple(outer), voice=link, words=source.of(self._report.text))
        if told:
            chain = replace(chain, outer=(*chain.outer, told), medium=told_medium)
        chain = replace(chain, outer=_once(chain.outer, speaker))
        if inner:
            chain = self._with_inner(chain, link, inner)
        setting = self._media.find(start, end, _first(flat.cue))
        if (
            setting
            and not (chain.medium and chain.medium.kind in ("interview", "broadcast", "outlet"))
            and not is_outlet
        ):
            chain = replace(chain, medium=setting)
        if chain.medium is None and chain.outer and not (is_outlet and not inner):
            chain = replace(chain, medium=self._by(chain.outer[-1]))
        return chain

    def _region(self, number: int) -> tuple[int, int]:
        """Where in the sentence words about this statement stand: up to its neighbours in the same sentence."""
        flat = self._flats[number]
        sentence = self._frames.of(flat)
        cue = _first(flat.cue) or _first(flat.source) or sentence
        start, end = sentence
        if number:
            before = _first(self._flats[number - 1].cue)
            if before and sentence.start <= before.start < cue.start:
                start = max(before.end, self._masked.rfind(SAID, before.end, cue.start) + 1)
        if number + 1 < len(self._flats):
            after = self._flats[number + 1]
            first = min((span.start for span in (*after.cue, *after.source) if span.start >= cue.end), default=end)
            after_cue = _first(after.cue)
            if first < end and not (after_cue and _CITING_CUE.search(after_cue.of(self._report.text))):
                end = first
        return start, max(end, cue.end)

    def _up_to_next(self, number: int, start: int) -> int:
        """The end of the sentence that begins at `start`, or where the next statement begins in it."""
        following = self._flats[number + 1 : number + 2]
        first = min((span.start for flat in following for span in (*flat.cue, *flat.source)), default=len(self._masked))
        return max(start, min(self._frames.sentence(start).end, first))

    def _citing_end(self, number: int) -> int:
        return self._region(number)[1]

    def _inside_source(self, source: Span) -> OutletMention | None:
        match = _INSIDE_SOURCE.search(self._report.text, source.start, source.end)
        return self._outlets.at(match.end(), source.end, sure=False) if match else None

    def _outlet_source(self, source: Span) -> OutletMention | None:
        """The outlet that the source is, where it is nothing else ("Russian news agency TASS", "the Handelsblatt")."""
        sure = _LEANING.match(self._masked, source.end) is not None
        mention = self._outlets.at(source.start, source.end, sure=sure)
        if mention is None or mention.staff:
            return None
        rest = self._report.text[mention.span.end : source.end].strip(" ,.\u201d\"'")
        return mention if not rest or _REST.fullmatch(rest) else None

    # -- further in

    def _leans_on(self, number: int, start: int, end: int, *, is_outlet: bool) -> list[Voice]:
        """Who the source leans on, outermost first."""
        flat = self._flats[number]
        cue = _first(flat.cue)
        source = Span(flat.source[0].start, flat.source[-1].end)
        cue_words = cue.of(self._report.text) if cue else ""
        found: list[Voice] = []
        position = source.end if _PASSIVE_CUE.search(cue_words) else start
        if is_outlet and _THEIR_SOURCE.match(self._masked, end):
            end = self._up_to_next(number, end)
        for text in self._citing_texts(flat, is_outlet=is_outlet):
            while match := _CITING.search(text, position, end):
                position = match.end()
                if (
                    found
                    and not found[-1].is_outlet
                    and not _DEEPER.search(text[max(start, match.start() - 12) : match.end() + 12])
                ):
                    break
                if source.contains(Span(match.start(), match.end())) or (
                    match.start() < source.start and text[start : match.start()].strip()
                ):
                    continue
                if text.endswith("without ", start, match.start()):
                    continue
                phrase = noun_phrase(text, match.end(), end)
                if phrase and match["which"]:
                    had = _HAD.search(text, phrase.start, phrase.end)
                    phrase = Span(phrase.start, had.start()) if had else None
                if (
                    phrase is None
                    or self._foreign(match, phrase, flat)
                    or not self._speaks(phrase, text, is_outlet, cue, match)
                ):
                    continue
                if match["by"]:
                    found.extend(self._was_told(text, match.start(), position, start, source, found))
                found.extend(voices(text, phrase, self._outlets, self._cast))
                position = max(position, phrase.end)
            if found:
                break
        return [voice for voice in found if not source.contains(voice.span)]

    def _was_told(
        self, text: str, at: int, position: int, start: int, source: Span, found: Sequence[Voice]
    ) -> list[Voice]:
        """The outlet before "had been told by", where it is a new one."""
        for match in _CLAUSE.finditer(text, start, at):
            mention = self._outlets.at(match.end(), at, sure=True)
            if mention is None or mention.span.end < at - 5 or mention.span.overlaps(source):
                continue
            if mention.id not in {voice.id for voice in found}:
                return [Voice(mention.id, mention.span, mention.span.of(text), is_outlet=True)]
        return []

    def _citing_texts(self, flat: FlatAttribution, *, is_outlet: bool) -> list[str]:
        """Where "citing" may stand: beside the content, and within it where an outlet is credited with all of it."""
        return [self._masked, self._report.text] if is_outlet and self._citing_in(flat) else [self._masked]

    def _citing_in(self, flat: FlatAttribution) -> bool:
        text = self._report.text
        return any(
            not _quoted(span.of(text)) and re.search(r"\b(?:citing|quoting)\s", span.of(text)) for span in flat.content
        )

    def _foreign(self, match: re.Match[str], phrase: Span, flat: FlatAttribution) -> bool:
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

    def _with_inner(self, chain: Chain, source: ChainLink, inner: Sequence[Voice]) -> Chain:
        """The chain with everyone the source leans on; the source itself becomes one who passes it on."""
        links = [ChainLink(voice.id, None, voice.span) for voice in inner]
        last = inner[-1]
        obtained = [link for link in chain.outer if link.span and inner[-1].span.contains(link.span)]
        outer = (*(link for link in chain.outer if link not in obtained), source, *links[:-1], *obtained)
        outlet = next((link for link in reversed(outer) if self._is_outlet(link)), None)
        medium = last.medium or (self._by(outlet) if outlet else None)
        saying = _SAYING.match(self._report.text, last.span.end)
        if saying and saying["verb"] in ("telling", "told"):
            told = self._outlets.at(saying.end(), min(len(self._report.text), saying.end() + 60), sure=True)
            if told:
                outer = (*outer, ChainLink(told.id, None, told.span))
                medium = self._by(outer[-1])
            else:
                medium = (
                    self._media.find(last.span.end, self._frames.sentence(last.span.end).end, saying_cue(saying))
                    or medium
                )
        return Chain(outer, links[-1], medium, last.words, saying["verb"] if saying else "")

    def _is_outlet(self, link: ChainLink) -> bool:
        return link.speaker is not None and self._cast.speaker(link.speaker).kind == "outlet"

    def _by(self, link: ChainLink) -> Medium | None:
        """The medium that an outlet in the chain is."""
        if link.medium is not None:
            return link.medium
        if not self._is_outlet(link) or link.speaker is None or link.span is None:
            return None
        return Medium(self._cast.speaker(link.speaker).name, "outlet", link.span)

    # -- whom the source told

    def _told(self, number: int, source: Span, start: int, end: int) -> tuple[ChainLink | None, Medium | None]:
        cue = _first(self._flats[number].cue) or source
        if _PASSIVE_CUE.search(cue.of(self._report.text)):
            return self._subject(cue, source, start)
        candidates = list(self._frames.find(_TOLD, start, end))
        candidates.sort(key=lambda match: (match.end() < cue.start, match.start()))
        for match in candidates:
            if match["told"] in ("told", "tells") and not cue.overlaps(Span(match.start(), match.end())):
                continue
            if (match["on"] and _ARTICLE.match(self._masked, match.end())) or _TO_ALL.search(match.group()):
                continue
            groups = match["told"] or match["interview"] or match["asked"] or match["piece"]
            sure = bool(groups) or match.group().rstrip().endswith("to")
            mention = self._outlets.at(match.end(), end, sure=sure)
            if mention and (match.start() > source.start or not mention.span.overlaps(source)):
                return self._told_link(mention, match)
        after = _AFTER_CUE.match(self._masked, cue.end, end)
        mention = self._outlets.at(after.end(), end, sure=True) if after else None
        if mention:
            return self._as_told(mention)
        return None, None

    def _as_told(self, mention: OutletMention) -> tuple[ChainLink, Medium]:
        name = self._cast.speaker(mention.id).name
        return ChainLink(mention.id, None, mention.span), Medium(name, "outlet", mention.span)

    def _told_link(self, mention: OutletMention, match: re.Match[str]) -> tuple[ChainLink, Medium]:
        name = self._cast.speaker(mention.id).name
        near = self._masked[match.start() : mention.span.end + 40]
        if mention.programme:
            medium = Medium(mention.programme.of(self._report.text), "broadcast", mention.programme)
        elif match["on"]:
            medium = Medium(name, "broadcast", mention.span)
        elif "interview" in near:
            medium = Medium(name, "interview", mention.span)
        else:
            medium = Medium(name, "outlet", mention.span)
        return ChainLink(mention.id, None, mention.span), medium

    def _subject(self, cue: Span, source: Span, start: int) -> tuple[ChainLink | None, Medium | None]:
        """The outlet that learned something ("dpa was told by ...")."""
        for match in _CLAUSE.finditer(self._masked, start, cue.start):
            mention = self._outlets.at(match.end(), cue.start, sure=True)
            if (
                mention
                and not mention.span.overlaps(source)
                and _AUXILIARIES.fullmatch(self._masked[mention.span.end : cue.start])
            ):
                return self._as_told(mention)
        return None, None

    # -- further out

    def _passed_on(self, source: Span, start: int, end: int, number: int) -> list[ChainLink]:
        found: list[ChainLink] = []
        own = [source, *self._flats[number].cue]
        for match in self._frames.find(_PASSED_ON, start, end):
            before = self._masked[max(0, match.start() - 28) : match.start()]
            if before.endswith("also ") or " also " in match.group() or _OF_CONTENT.search(before):
                continue
            mention = self._outlets.at(match.end(), end, sure=True)
            if mention and not any(
                span.contains(mention.span) for span in self._flats[number].source if match.start() < span.start
            ):
                found.insert(0, ChainLink(mention.id, None, mention.span))
        seen = {link.speaker for link in found}
        for match in self._frames.find(_SHOWN, start, end):
            mention = self._outlets.at(match.end(), end, sure=False)
            if mention and mention.id not in seen:
                found.insert(0, ChainLink(mention.id, None, mention.span))
        return [*self._reporter(start, end, own), *found]

    def _reporter(self, start: int, end: int, own: Sequence[Span]) -> list[ChainLink]:
        """Somebody who reports the whole sentence ("..., TASS said", "according to Ukrinform")."""
        for match in self._frames.find(_ACCORDING, start, end):
            if not any(span.overlaps(Span(match.start(), match.end())) for span in own) and not self._frames.has_cue(
                *match.span()
            ):
                mention = self._outlets.at(match.end(), end, sure=False)
                if mention:
                    return [ChainLink(mention.id, None, mention.span)]
                person = noun_phrase(self._masked, match.end(), end)
                if person and _SOMEBODY.search(person.of(self._masked)):
                    return [ChainLink(self._cast.resolve(person), None, person)]
        for verb in self._frames.find(_REPORTS, start, end):
            if self._frames.has_cue(*verb.span()):
                continue
            for clause in _CLAUSE.finditer(self._masked, max(start, verb.start() - _LONGEST_NAME), verb.start()):
                sure = _NAME_REPORTS.match(self._masked, clause.end(), end) is not None
                mention = self._outlets.at(clause.end(), end, sure=sure)
                if (
                    mention
                    and _reaches(self._masked, mention.span.end, verb.start())
                    and not any(s.overlaps(mention.span) for s in own)
                ):
                    return [ChainLink(mention.id, None, mention.span)]
        return self._retold(max(span.end for span in own), end)

    def _retold(self, start: int, end: int) -> list[ChainLink]:
        """People who retell the whole sentence (", two people on the call told Axios")."""
        for match in self._frames.find(_PERSON_RELAY, start, end):
            person = Span(match.start(1), match.end(1) - 1)
            named = person.of(self._masked)
            if self._frames.has_cue(*match.span()) or _PERSON_STARTS.match(named) or not _NOUN_PHRASE.match(named):
                continue
            mention = self._outlets.at(match.end(), end, sure=True)
            told = [ChainLink(mention.id, None, mention.span)] if mention else []
            return [*told, ChainLink(self._cast.resolve(person), None, person)]
        return []

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
            if (same and (near or unnamed)) or (unnamed and not same and self._introduced(earlier)):
                return replace(chain, outer=earlier.outer, medium=earlier.medium)
            if not unnamed:
                break
        return chain

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
        same_sentence = self._frames.of(flat) == self._frames.of(self._flats[number])
        gap = flat.content[0].start - max((span.end for span in self._flats[number].content), default=0)
        if not same_sentence and (not _quoted(flat.content[0].of(self._report.text)) or gap > 80):
            return chain
        return replace(chain, outer=following.outer, medium=following.medium)


def saying_cue(match: re.Match[str]) -> Span:
    """The participle of "as telling", as a cue of its own."""
    return Span(*match.span("verb"))


def _once(links: Sequence[ChainLink], speaker: str | None) -> tuple[ChainLink, ...]:
    """The links without repetitions, the innermost of equals kept."""
    kept: list[ChainLink] = []
    for link in reversed(links):
        if link.speaker is None or (link.speaker != speaker and link.speaker not in {other.speaker for other in kept}):
            kept.insert(0, link)
    return tuple(kept)


def _reaches(text: str, end: int, verb: int) -> bool:
    """Whether only a describing noun stands between a name and its verb ("the TASS news agency reported")."""
    return (
        end <= verb
        and re.fullmatch(
            r"[\"\u201d\u2019]?(?: (?:news|\w*agency|newspaper|magazine|television|radio))*,?", text[end:verb]
        )
        is not None
    )


def _first(spans: Sequence[Span]) -> Span | None:
    return spans[0] if spans else None


def _quoted(words_: str) -> bool:
    return words_.lstrip()[:1] in "\"'\u201c\u2018\u00ab\u201e`"
