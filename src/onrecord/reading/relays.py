"""Who carried words outwards: outlets that were told, and those who quote, publish or retell.

Only slots are looked at ("told ...", "as quoted by ...", "..., TASS said"), never an outlet that is merely named.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from onrecord.reading import chain_words as words
from onrecord.reading.cast import Cast
from onrecord.reading.flat import FlatAttribution
from onrecord.reading.frames import SAID, Frames
from onrecord.reading.outlets import OutletMention, Outlets
from onrecord.reading.voices import noun_phrase
from onrecord.records import ChainLink, Medium, Span

CLAUSE: Final = re.compile(
    r"(?:^|(?<=[,;.\u201d\"])|(?<=\ue000)(?!\ue000)|(?<=\bas\b)|(?<=\bAs\b)|(?<=\band\b)|(?<=\bthat\b)|(?<=\n))\s*"
)
"""Where a clause may begin."""
PASSIVE_CUE: Final = re.compile(r"\b(?:told by|learn(?:ed|t)|heard from|informed by)\b")
"""Cues whose source is the one who tells, and whose subject is the one who was told."""
_PASSED_ON: Final = re.compile(words.PASSED_ON)
_SHOWN: Final = re.compile(words.SHOWN)
_TOLD: Final = re.compile(words.TOLD, re.IGNORECASE)
_AFTER_CUE: Final = re.compile(r"\s+(?:to|with)\s+")
_PERSON_RELAY: Final = re.compile(r",\s+((?:[\w\u2019'.-]+\s+){1,9}?)(?:told|said)\b")
_PERSON_STARTS: Final = re.compile(
    r"(?:he|she|it|they|who|which|and|but|as|adding|also|then|when|a spokes\w+|one)\b", re.I
)
_NOUN_PHRASE: Final = re.compile(r"(?:an?|the|two|three|four|five|six|several|his|her|its|their|one of|[A-Z]\w*)\b")
_SOMEBODY: Final = re.compile(
    r"^(?:[A-Z][\w.]*\s+)+[A-Z]\w+$|\b(?:people|sources?|officials?|diplomats?|aides?|persons?)\b"
)
_OF_CONTENT: Final = re.compile(
    rf"{SAID}[\"\u201d\u2019]?,? (?:which|that) (?:was|were|has been|have been|had been) (?:first )?$"
)
_REPORTS: Final = re.compile(rf"\s+(?:has |had |have |also |first )?(?:{'|'.join(sorted(words.REPORTS))})\b")
_TO_ALL: Final = re.compile(r"\b(?:speech|address|letter|testimony|submission|memo|petition|appeal)\b")
_ARTICLE: Final = re.compile(r"an?\s")
_NAME_REPORTS: Final = re.compile(r"(?:the )?(?:[A-Z][\w\u2019'-]*\s){1,4}(?:has |had )?report(?:s|ed)\b")
_ACCORDING: Final = re.compile(r"\b(?:[Aa]ccording to|as told to)\s+")
_AUXILIARIES: Final = re.compile(
    r"(?:['\u2019]s)?(?:\s+(?:has|had|have|was|were|been|it|says|said|first|also|exclusively))*\s*"
)
_BY: Final = frozenset(["by"])
_ACCORDING_TO: Final = frozenset(["according", "as"])
_TELLS: Final = frozenset(["told", "said"])
_TELLING: Final = frozenset(
    [
        "told",
        "tell",
        "tells",
        "telling",
        "to",
        "with",
        "for",
        "by",
        "in",
        "on",
        "through",
        "assured",
        "informed",
        "reminded",
        "promised",
    ]
)
_LONGEST_NAME: Final = 60
"""Characters of the longest outlet with its description, before a verb of reporting."""


class Relays:
    """Finds those who carried the words of one report's speakers outwards."""

    def __init__(self, frames: Frames, outlets: Outlets, cast: Cast) -> None:
        self._frames = frames
        self._masked = frames.masked
        self._outlets = outlets
        self._cast = cast

    def told(self, flat: FlatAttribution, source: Span, start: int, end: int) -> tuple[ChainLink | None, Medium | None]:
        """The outlet that the source told, and the medium it is; looked for in `[start, end)`, after the cue first."""
        cue = next(iter(flat.cue), source)
        if PASSIVE_CUE.search(cue.of(self._frames.text)):
            return self._subject(cue, source, start)
        candidates = list(self._frames.find(_TOLD, start, end, _TELLING))
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
            medium = Medium(mention.programme.of(self._frames.text), "broadcast", mention.programme)
        elif match["on"]:
            medium = Medium(name, "broadcast", mention.span)
        elif "interview" in near:
            medium = Medium(name, "interview", mention.span)
        else:
            medium = Medium(name, "outlet", mention.span)
        return ChainLink(mention.id, None, mention.span), medium

    def _subject(self, cue: Span, source: Span, start: int) -> tuple[ChainLink | None, Medium | None]:
        """The outlet that learned something ("dpa was told by ...")."""
        for match in CLAUSE.finditer(self._masked, start, cue.start):
            mention = self._outlets.at(match.end(), cue.start, sure=True)
            if (
                mention
                and not mention.span.overlaps(source)
                and _AUXILIARIES.fullmatch(self._masked[mention.span.end : cue.start])
            ):
                return self._as_told(mention)
        return None, None

    def passed_on(self, flat: FlatAttribution, source: Span, start: int, end: int) -> list[ChainLink]:
        """Those who passed the words on, outermost first."""
        found: list[ChainLink] = []
        own = [source, *flat.cue]
        for match in self._frames.find(_PASSED_ON, start, end, _BY):
            before = self._masked[max(0, match.start() - 28) : match.start()]
            if before.endswith("also ") or " also " in match.group() or _OF_CONTENT.search(before):
                continue
            mention = self._outlets.at(match.end(), end, sure=True)
            if mention and not any(span.contains(mention.span) for span in flat.source if match.start() < span.start):
                found.insert(0, ChainLink(mention.id, None, mention.span))
        seen = {link.speaker for link in found}
        for match in self._frames.find(_SHOWN, start, end, words.SHOWING):
            mention = self._outlets.at(match.end(), end, sure=False)
            if mention and mention.id not in seen:
                found.insert(0, ChainLink(mention.id, None, mention.span))
        return [*self._reporter(start, end, own), *found]

    def _reporter(self, start: int, end: int, own: Sequence[Span]) -> list[ChainLink]:
        """Somebody who reports the whole sentence ("..., TASS said", "according to Ukrinform")."""
        for match in self._frames.find(_ACCORDING, start, end, _ACCORDING_TO):
            if not any(span.overlaps(Span(match.start(), match.end())) for span in own) and not self._frames.has_cue(
                *match.span()
            ):
                mention = self._outlets.at(match.end(), end, sure=False)
                if mention:
                    return [ChainLink(mention.id, None, mention.span)]
                person = noun_phrase(self._masked, match.end(), end)
                if person and _SOMEBODY.search(person.of(self._masked)):
                    return [ChainLink(self._cast.resolve(person), None, person)]
        for verb in self._frames.find(_REPORTS, start, end, words.REPORTS):
            if self._frames.has_cue(*verb.span()):
                continue
            for clause in CLAUSE.finditer(self._masked, max(start, verb.start() - _LONGEST_NAME), verb.start()):
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
        for match in self._frames.find(_PERSON_RELAY, start, end, _TELLS):
            person = Span(match.start(1), match.end(1) - 1)
            named = person.of(self._masked)
            if self._frames.has_cue(*match.span()) or _PERSON_STARTS.match(named) or not _NOUN_PHRASE.match(named):
                continue
            mention = self._outlets.at(match.end(), end, sure=True)
            told = [ChainLink(mention.id, None, mention.span)] if mention else []
            return [*told, ChainLink(self._cast.resolve(person), None, person)]
        return []


def _reaches(text: str, end: int, verb: int) -> bool:
    """Whether only a describing noun stands between a name and its verb ("the TASS news agency reported")."""
    return (
        end <= verb
        and re.fullmatch(
            r"[\"\u201d\u2019]?(?: (?:news|\w*agency|newspaper|magazine|television|radio))*,?", text[end:verb]
        )
        is not None
    )
