"""What one report shows about where it has the core claim: the outlets it credits, its own sources, the voices it heard.

Only the sentences that tell the claim count, and those beside them: an outlet named for another matter, or somebody who
comments three paragraphs down, is no source of the claim.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import Final

from onrecord.records import Span
from onrecord.tracing.access_words import (
    ANNOUNCED,
    ANONYMITY,
    ATTENDED,
    DOCUMENT,
    HEARSAY,
    PUBLISHED,
    SOURCING,
    UNCONFIRMED,
)
from onrecord.tracing.account import Account
from onrecord.tracing.credits import LEAST_SURE
from onrecord.tracing.focus import Focus, neighbourhood, on_claim
from onrecord.tracing.hearing import Heard, Hearing
from onrecord.tracing.reuse import Words
from onrecord.tracing.same_names import plain_words
from onrecord.tracing.sentences import sentence_at
from onrecord.tracing.speaking_for import Voices
from onrecord.tracing.testimony import Outlet, Testimony, is_generic

_NAMELESS: Final = re.compile(
    r"\b(?:sources?|officials?|people|persons?|aides?|insiders?|diplomats?|individuals?|interlocutors?|informants?|circles"
    r"|someone|somebody|executives?|negotiators?|officers?|employees?|staff(?:ers)?|workers?|one of them|lawmakers?"
    r"|advis[eo]rs?|another|third|second)\b",
    re.IGNORECASE,
)
_ASSERTING: Final = frozenset({"asserts", "offers", "promises", "warns"})
_LEAST_QUOTE: Final = 4
"""Words from which a quotation can be known again."""
_LEAD: Final = 6
"""Sentences at the head of a report in which a newsroom says what it saw itself."""


class Evidence:
    """One report's evidence."""

    def __init__(self, told: Account, focus: Focus, voices: Voices) -> None:
        self.told = told
        self.focus = focus
        self.hearing = Hearing(told, voices)
        self.givers = voices.givers
        """The states that give or sell by the claim: whose release a release is."""
        self._near = neighbourhood(told, focus)

    # -- others' words

    @cached_property
    def credited(self) -> tuple[Outlet, ...]:
        """The outlets credited for the claim, each once, in text order."""
        found = [Outlet(mark.name, mark.id, mark.span) for mark in self.told.marks if not mark.whole]
        for testimony in self.told.testimonies:
            if testimony.outlets and (self._on_claim(testimony) or self.hearing.passed_on(testimony)):
                found += testimony.outlets
        found += [Outlet(m.name, m.id, m.span) for m in self.told.mentions if m.sentence in self._near]
        unique: dict[str, Outlet] = {}
        for outlet in sorted(found, key=lambda outlet: outlet.span):
            if not is_generic(outlet.name) and not self.told.is_own(outlet.name):
                unique.setdefault(outlet.name.lower(), outlet)
        return tuple(unique.values())

    @cached_property
    def hearsay(self) -> bool:
        """Whether the report shows by its words that it was not there, or leans on unnamed media."""
        outlets = [outlet for testimony in self.told.testimonies for outlet in testimony.outlets]
        generic = any(is_generic(mark.name) for mark in self.told.marks) or any(
            is_generic(outlet.name) for outlet in outlets
        )
        return generic or any(HEARSAY.search(self.told.sentence(index)) for index in range(len(self.told.sentences)))

    @cached_property
    def passed_on(self) -> tuple[tuple[Outlet, Testimony, Heard | None], ...]:
        """What outlets rest on by this report's words: the outlet, and who told it or was heard by it."""
        return tuple(
            (testimony.outlets[-1], testimony, self._hear(testimony))
            for testimony in self._asserting()
            if testimony.outlets
            and testimony.by in ("person", "institution", "anonymous")
            and not is_generic(testimony.outlets[-1].name)
        )

    @cached_property
    def sourcing(self) -> frozenset[str]:
        """Names of the outlets that, by this report's words, had the claim from sources or sight of their own."""
        mentions = self.told.mentions
        return frozenset(mention.name for mention in mentions if SOURCING.search(self.told.sentence(mention.sentence)))

    # -- its own sources

    @cached_property
    def own_findings(self) -> tuple[Span, ...]:
        """Sentences in which the newsroom tells of what it saw, read or learned of the claim itself."""
        if not self.focus.tells:
            return ()
        found = [index for index in sorted(self._near_or_lead) if self._found_out(index) or self._was_told(index)]
        if self.hearing.access.is_interview:
            found += sorted(self.focus.sentences)
        return tuple(self.told.sentences[index].span for index in dict.fromkeys(found))

    def _found_out(self, index: int) -> bool:
        """Whether the sentence tells of a find of the newsroom's own, and of no paper that lies open to all."""
        sentence = self.told.sentence(index)
        return self.hearing.access.found_out(sentence) and not PUBLISHED.search(sentence)

    def _was_told(self, index: int) -> bool:
        """Whether the sentence says that somebody without a name told the newsroom the claim."""
        sentence = self.told.sentence(index)
        told = index in self.focus.sentences and _NAMELESS.search(sentence) and self.hearing.access.own(sentence)
        return bool(told) and UNCONFIRMED.search(sentence) is None

    @cached_property
    def nameless(self) -> tuple[Testimony, ...]:
        """People without a name who told the newsroom the claim, with nobody between."""
        return tuple(
            testimony
            for testimony in self._asserting()
            if testimony.by == "anonymous"
            and not testimony.outlets
            and (not self.credited or self.hearing.told_here(testimony) or self._protects)
            and testimony.speaker
            and _NAMELESS.search(testimony.speaker.name or "")
        )

    @cached_property
    def _protects(self) -> bool:
        """Whether it says that people asked it not to name them: what a newsroom says of its own sources alone."""
        return ANONYMITY.search(self.told.unquoted) is not None

    @property
    def nameless_words(self) -> str:
        """The sentences in which people without a name tell the claim."""
        return " ".join(self.hearing.around(testimony) for testimony in self.nameless)

    @cached_property
    def of_its_own(self) -> bool:
        """Whether the text shows a way of its own to the source: a paper read, an interview, its own dateline."""
        parties = [t for t in self.told.testimonies if t.by in ("person", "institution") and self.hearing.is_party(t)]
        told = any(self.hearing.told_here(testimony) for testimony in (*parties, *self.nameless))
        asked = bool(self.nameless) and self._protects
        paper = any(DOCUMENT.search(self.told.sentence(index)) for index in self._near)
        return (
            self.told.copy_of is not None or told or asked or paper or self.is_public_paper or bool(self.own_findings)
        )

    # -- voices in public

    @cached_property
    def heard(self) -> tuple[Heard, ...]:
        """The voices that assert the claim here, with no outlet between and in no reaction to the news.

        Where a report tells the claim by itself and quotes the minister below, it is the minister's word all the same: that
        of the giver or of whoever spoke in public, the first of them.
        """
        strict = self._heard(self._asserting())
        if strict or not self.focus.tells or self.credited or self.doubted:
            return strict
        below = self._heard(self._asserting(anywhere=True))
        stating = [one for one in below if one.voice.state in self.givers or one.public]
        return tuple(one for one in stating if one.voice.key == stating[0].voice.key)

    @cached_property
    def unconfirmed(self) -> frozenset[str]:
        """Names of those who, asked, neither confirm nor deny the claim here."""
        found = set()
        for testimony in self.told.testimonies:
            said = " ".join(span.of(self.told.text) for span in testimony.content)
            declined = testimony.attribution.stance == "declines_to_confirm"
            if declined and UNCONFIRMED.search(f"{self.hearing.cue(testimony)} {said}") and testimony.speaker:
                found.add(testimony.speaker.name or "")
        return frozenset(found - {""})

    @cached_property
    def reads_paper(self) -> bool:
        """Whether the report tells the claim from a paper of the givers that anybody can read, not from another's post."""
        others = {
            sentence_at(self.told.sentences, testimony.span.start)
            for testimony in self.told.testimonies
            if testimony.by == "person" and not self.hearing.is_giver(testimony)
        }
        return any(index not in others and self._paper(self.told.sentence(index)) for index in self._near_or_lead)

    def _paper(self, sentence: str) -> bool:
        read = PUBLISHED.search(sentence) and self.hearing.access.found_out(sentence)
        return bool(read or DOCUMENT.search(sentence))

    @property
    def is_public_paper(self) -> bool:
        """Whether the report is what an institution says to all, or tells the claim from it."""
        return self.hearing.access.is_release or self.reads_paper

    @property
    def occasion(self) -> bool:
        """Whether the report names a public occasion or a paper where it tells the claim."""
        patterns = (ATTENDED, DOCUMENT, ANNOUNCED)
        return any(pattern.search(self.told.sentence(index)) for index in self._near for pattern in patterns)

    @cached_property
    def party_quotes(self) -> tuple[Words, ...]:
        """What those who hold an office of a party are quoted with, and people without a name."""
        found = []
        for testimony in self.told.testimonies:
            if testimony.attribution.kind == "indirect":
                continue
            if testimony.by == "anonymous" or self.hearing.is_party(testimony):
                words = plain_words(" ".join(span.of(self.told.text) for span in testimony.content))
                if len(words) >= _LEAST_QUOTE:
                    found.append(words)
        return tuple(found)

    # -- where the claim is told

    def _heard(self, testimonies: Iterable[Testimony]) -> tuple[Heard, ...]:
        direct = [t for t in testimonies if not t.outlets and t.by in ("person", "institution")]
        found = [heard for testimony in direct if (heard := self._hear(testimony))]
        return tuple(heard for heard in found if heard.public or not self.credited)

    def _hear(self, testimony: Testimony) -> Heard | None:
        leans = bool(self.credited) and self.told.copy_of is None
        return self.hearing.heard(testimony, leans=leans)

    @property
    def doubted(self) -> bool:
        """Whether somebody denies the claim here, or declines to confirm it."""
        return any(
            testimony.attribution.stance in ("denies", "declines_to_confirm") or self.hearing.denied(testimony)
            for testimony in self.told.testimonies
            if self._on_claim(testimony)
        )

    def _asserting(self, *, anywhere: bool = False) -> Iterator[Testimony]:
        """The testimonies that assert the claim, or anything at all."""
        for testimony in self.told.testimonies:
            attribution = testimony.attribution
            sure = attribution.confidence >= LEAST_SURE and testimony.said
            if sure and attribution.stance in _ASSERTING and (anywhere or self._on_claim(testimony)):
                yield testimony

    def _on_claim(self, testimony: Testimony) -> bool:
        return on_claim(self.told, self.focus, testimony)

    @property
    def _near_or_lead(self) -> frozenset[int]:
        """Where a report that tells the claim says how it came by it: beside it, or at its head."""
        lead = range(min(_LEAD, len(self.told.sentences))) if self.focus.tells else ()
        return self._near.union(lead)
