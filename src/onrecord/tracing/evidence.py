"""What one report shows about where it has the core claim: the outlets it credits, its own sources, the voices it heard.

Only the sentences that tell the claim count, and those beside them: an outlet named for another matter, or somebody who
comments three paragraphs down, is no source of the claim.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from onrecord.records import Span
from onrecord.tracing.access import (
    ANNOUNCED,
    ATTENDED,
    DOCUMENT,
    HEARSAY,
    NEGATED,
    REACTION,
    SAID,
    SOURCING,
    TOLD,
    UNCONFIRMED,
    Access,
)
from onrecord.tracing.credits import LEAST_SURE
from onrecord.tracing.focus import Focus
from onrecord.tracing.reuse import Words
from onrecord.tracing.same_names import plain_words, same_person
from onrecord.tracing.sentences import sentence_at
from onrecord.tracing.testimony import Outlet, Testimony, Told, is_generic
from onrecord.tracing.speaking_for import Voice, Voices

_NAMELESS: Final = re.compile(
    r"\b(?:sources?|officials?|people|persons?|aides?|insiders?|diplomats?|individuals?|interlocutors?|informants?|circles"
    r"|someone|somebody|executives?|negotiators?|officers?|employees?|staff(?:ers)?|workers?|one of them|lawmakers?|advis[eo]rs?"
    r"|another|third|second)\b",
    re.IGNORECASE,
)
_ASSERTING: Final = frozenset({"asserts", "offers", "promises", "warns"})
_LEAST_QUOTE: Final = 4
_SHORTLY: Final = 2
"""Sentences before a statement in which its occasion may be named."""
_LEAD: Final = 6
"""Sentences at the head of a report in which a newsroom says what it saw itself."""


@dataclass(frozen=True, slots=True)
class Heard:
    """A voice that asserts the claim in one report."""

    voice: Voice
    testimony: Testimony
    public: bool
    """Whether the report names an occasion or a paper at which all could hear it."""


class Evidence:
    """One report's evidence."""

    def __init__(self, told: Told, focus: Focus, voices: Voices) -> None:
        self.told = told
        self.focus = focus
        self.access = Access(told)
        self._voices = voices
        self._near = self._neighbourhood()

    @cached_property
    def credited(self) -> tuple[Outlet, ...]:
        """The outlets credited for the claim, each once, in text order."""
        found = [Outlet(mark.name, mark.id, mark.span) for mark in self.told.marks if not mark.whole]
        for testimony in self.told.testimonies:
            if testimony.outlets and (self._on_claim(testimony) or self._passes_on_party(testimony)):
                found += testimony.outlets
        found += [Outlet(m.name, m.id, m.span) for m in self.told.mentions if m.sentence in self._near]
        unique: dict[str, Outlet] = {}
        for outlet in sorted(found, key=lambda outlet: outlet.span):
            if not is_generic(outlet.name) and outlet.name != "agencies" and not self.told.is_own(outlet.name):
                unique.setdefault(outlet.name.lower(), outlet)
        return tuple(unique.values())

    @cached_property
    def hearsay(self) -> bool:
        """Whether the report shows by its words that it was not there, or leans on unnamed media."""
        generic = any(mark.name == "agencies" for mark in self.told.marks) or any(
            is_generic(outlet.name) for testimony in self.told.testimonies for outlet in testimony.outlets
        )
        return generic or any(HEARSAY.search(self._sentence(index)) for index in range(len(self.told.sentences)))

    @cached_property
    def own_findings(self) -> tuple[Span, ...]:
        """Sentences in which the newsroom tells of what it saw, read or learned of the claim itself."""
        places = sorted(self._near | set(range(min(_LEAD, len(self.told.sentences))))) if self.focus.tells else []
        found = [index for index in places if self.access.found_out(self._sentence(index))]
        found += [
            sentence_at(self.told.sentences, testimony.span.start) or 0
            for testimony in self.told.testimonies
            if testimony.by == "outlet" and testimony.own_voice and self._on_claim(testimony)
        ]
        if self.access.is_interview and self.focus.tells:
            found += sorted(self.focus.sentences)
        return tuple(self.told.sentences[index].span for index in dict.fromkeys(found))

    @cached_property
    def nameless(self) -> tuple[Testimony, ...]:
        """People without a name who told the newsroom the claim, with nobody between."""
        return tuple(
            testimony
            for testimony in self._asserting()
            if testimony.by == "anonymous"
            and not testimony.outlets
            and (testimony.own or not self.credited)
            and _NAMELESS.search(testimony.speaker.name or "" if testimony.speaker else "")
        )

    @cached_property
    def heard(self) -> tuple[Heard, ...]:
        """The voices that assert the claim here, with no outlet between and in no reaction to the news.

        Where a report tells the claim by itself and quotes the minister below, it is the minister's word all the same: the
        givers', else that of the other parties.
        """
        strict = self._heard(self._asserting())
        if strict or not self.focus.tells or self.credited or self._doubted:
            return strict
        below = self._heard(self._asserting(anywhere=True))
        return tuple(h for h in below if h.voice.state in self._voices.givers) or tuple(h for h in below if h.public)

    @cached_property
    def unconfirmed(self) -> frozenset[str]:
        """Names of those who, asked, neither confirm nor deny the claim here."""
        found = set()
        for testimony in self.told.testimonies:
            words = f"{self._cue(testimony)} {' '.join(span.of(self.told.text) for span in testimony.content)}"
            if testimony.attribution.stance == "declines_to_confirm" and UNCONFIRMED.search(words):
                found.add(testimony.speaker.name if testimony.speaker and testimony.speaker.name else "")
        return frozenset(found - {""})

    @property
    def _doubted(self) -> bool:
        """Whether somebody denies the claim here, or declines to confirm it."""
        return any(
            testimony.attribution.stance in ("denies", "declines_to_confirm") or self._denied(testimony)
            for testimony in self.told.testimonies
            if self._on_claim(testimony)
        )

    def _heard(self, testimonies: Iterable[Testimony]) -> tuple[Heard, ...]:
        found: list[Heard] = []
        for testimony in testimonies:
            if testimony.outlets or testimony.by not in ("person", "institution"):
                continue
            heard = self._hear(testimony)
            if heard and (heard.public or not self.credited):
                found.append(heard)
        return tuple(found)

    @cached_property
    def reads_paper(self) -> bool:
        """Whether the report tells the claim from a paper of the givers that anybody can read, and not from a reader's post."""
        others = {
            sentence_at(self.told.sentences, testimony.span.start)
            for testimony in self.told.testimonies
            if testimony.by == "person" and not self._speaks_for_giver(testimony)
        }
        return any(index not in others and DOCUMENT.search(self._sentence(index)) for index in self._near)

    def _speaks_for_giver(self, testimony: Testimony) -> bool:
        voice = self._voices.of(self.told, testimony)
        return voice is not None and voice.public and voice.state in self._voices.givers

    def heard_in_public(self, name: str) -> bool:
        """Whether the report says on what public occasion, or to this newsroom, somebody of this name spoke."""
        for testimony in self.told.testimonies:
            speaker = testimony.speaker
            if speaker is None or not speaker.name or testimony.outlets:
                continue
            if (same_person(speaker.name, name) or speaker.name == name) and self._has_occasion(testimony):
                return True
        return False

    def _has_occasion(self, testimony: Testimony) -> bool:
        """Whether the sentence of a testimony, or one shortly before it, names an occasion or a paper."""
        index = sentence_at(self.told.sentences, testimony.span.start) or 0
        words = " ".join(self._sentence(other) for other in range(max(0, index - _SHORTLY), index + 1))
        return self.told_here(testimony) or bool(ATTENDED.search(words) or DOCUMENT.search(words))

    @property
    def is_public_paper(self) -> bool:
        """Whether the report is what an institution says to all, or tells the claim from it."""
        return self.access.is_release or self.reads_paper

    @cached_property
    def passed_on(self) -> tuple[tuple[Outlet, Testimony, Heard | None], ...]:
        """What outlets rest on by this report's words: the outlet, and who told it or was heard by it."""
        return tuple(
            (testimony.outlets[-1], testimony, self._hear(testimony))
            for testimony in self._asserting()
            if testimony.outlets and testimony.by in ("person", "institution", "anonymous")
        )

    @cached_property
    def sourcing(self) -> frozenset[str]:
        """Names of the outlets that, by this report's words, had the claim from sources or sight of their own."""
        return frozenset(
            mention.name for mention in self.told.mentions if SOURCING.search(self._sentence(mention.sentence))
        )

    @cached_property
    def of_its_own(self) -> bool:
        """Whether the text shows a way of its own to the source: a paper read, an interview, its own dateline."""
        own_copy = self.told.copy_of is not None
        voices = [t for t in self.told.testimonies if t.by in ("person", "institution") and self._is_party(t)]
        told = any(self.told_here(testimony) for testimony in (*voices, *self.nameless))
        return own_copy or self.reads_paper or told or self.access.is_release or bool(self.own_findings)

    @cached_property
    def party_quotes(self) -> tuple[Words, ...]:
        """What those who hold an office of a party are quoted with, and people without a name."""
        found = []
        for testimony in self.told.testimonies:
            if testimony.attribution.kind == "indirect":
                continue
            if testimony.by == "anonymous" or self._is_party(testimony):
                words = plain_words(" ".join(span.of(self.told.text) for span in testimony.content))
                if len(words) >= _LEAST_QUOTE:
                    found.append(words)
        return tuple(found)

    @property
    def occasion(self) -> bool:
        """Whether the report names a public occasion or a paper where it tells the claim."""
        return any(
            pattern.search(self._sentence(index)) for index in self._near for pattern in (ATTENDED, DOCUMENT, ANNOUNCED)
        )

    def _hear(self, testimony: Testimony) -> Heard | None:
        voice = self._voices.of(self.told, testimony)
        if voice is None or not voice.public or not self._voices.may_know(voice):
            return None
        if testimony.speaker and testimony.speaker.kind in ("state", "group") and not SAID.search(self._cue(testimony)):
            return None
        sentence = self.around(testimony)
        if REACTION.search(self._cue(testimony)) or self._denied(testimony):
            return None
        patterns = [ATTENDED, DOCUMENT] if self.credited and not self.told.copy_of else [ATTENDED, DOCUMENT, ANNOUNCED]
        public = any(pattern.search(sentence) for pattern in patterns) or (
            not self.credited
            and testimony.attribution.medium is not None
            and testimony.attribution.medium.kind not in ("outlet", "interview", "broadcast", "call", "letter")
        )
        return Heard(voice, testimony, public and not self.told_here(testimony))

    @property
    def givers(self) -> tuple[str, ...]:
        """The states that give or sell by the claim: whose release a release is."""
        return self._voices.givers

    @property
    def nameless_words(self) -> str:
        """The sentences in which people without a name tell the claim."""
        return " ".join(self.around(testimony) for testimony in self.nameless)

    def told_here(self, testimony: Testimony) -> bool:
        """Whether the speaker told this newsroom."""
        return testimony.own or self.access.own(self.around(testimony))

    def _passes_on_party(self, testimony: Testimony) -> bool:
        """Whether an outlet passes on what a giver says, rather than was told something by them once."""
        return self._speaks_for_giver(testimony) and not TOLD.search(self.around(testimony))

    def _is_party(self, testimony: Testimony) -> bool:
        voice = self._voices.of(self.told, testimony)
        return voice is not None and voice.public and self._voices.may_know(voice)

    def _asserting(self, *, anywhere: bool = False) -> Iterator[Testimony]:
        """The testimonies that assert the claim, or anything at all."""
        for testimony in self.told.testimonies:
            attribution = testimony.attribution
            if attribution.confidence >= LEAST_SURE and attribution.stance in _ASSERTING:
                if testimony.said and (anywhere or self._on_claim(testimony)):
                    yield testimony

    def _denied(self, testimony: Testimony) -> bool:
        """Whether what is said of the claim is that it is not so."""
        return NEGATED.search(" ".join(span.of(self.told.text) for span in testimony.content)) is not None

    def _on_claim(self, testimony: Testimony) -> bool:
        if testimony.attribution.id in self.focus.attributions:
            return True
        places = [*testimony.content[:1], testimony.span]
        return any(sentence_at(self.told.sentences, span.start) in self.focus.sentences for span in places)

    def _neighbourhood(self) -> frozenset[int]:
        """The sentences that tell the claim and those next to them, in the same or the next paragraph."""
        all_ = self.told.sentences
        near = set(self.focus.sentences)
        for index in self.focus.sentences:
            for other in (index - 1, index + 1):
                if 0 <= other < len(all_) and abs(all_[other].paragraph - all_[index].paragraph) <= 1:
                    near.add(other)
        return frozenset(near)

    def _sentence(self, index: int) -> str:
        """The sentence's words outside quotation marks: what is quoted says nothing of how the report came by it."""
        return self.told.sentences[index].span.of(self.told.unquoted)

    def around(self, testimony: Testimony) -> str:
        """The sentence that names the speaker."""
        index = sentence_at(self.told.sentences, testimony.span.start)
        return self._sentence(index) if index is not None else ""

    def _cue(self, testimony: Testimony) -> str:
        return " ".join(span.of(self.told.text) for span in testimony.attribution.cue)

