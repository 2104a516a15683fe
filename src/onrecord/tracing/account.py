"""One report as an account: whose words it has, and through whom, brought into one form.

An attribution's chain says who told whom. Here it is cut where the report's own hand ends: the first outlet on it that is
not the report's own is the one *via* which the words came; without one the report has them itself, be it from a press
conference or because the speaker told this very newsroom (`own`). A text that is an agency's copy as it stands
(`wires`) counts as that agency's own, whoever publishes it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cached_property
from typing import Final

from onrecord.knowledge import Knowledge
from onrecord.records import Attribution, Reading, Span, Speaker
from onrecord.tracing.mentions import Mention, find_mentions
from onrecord.tracing.reuse import unquoted
from onrecord.tracing.same_names import plain_words, same_outlet, same_person
from onrecord.tracing.sentences import Sentence, sentence_at, sentences
from onrecord.tracing.testimony import (
    Outlet,
    SpokenBy,
    Testimony,
    is_generic,
    known_id,
    nameless,
    speaks,
    speaks_for_a_house,
)
from onrecord.tracing.wires import Mark, find_marks

_OUTLET_NOUN: Final = re.compile(
    r" (?:news )?(?:paper|newspaper|daily|weekly|magazine|broadcaster|channel|station|agency|website|outlet|media)s?\b"
)
_TO_OUTLET: Final = re.compile(
    r"\b(?:told|tells?|to|on(?: the)? air(?: of)?|in|by|via|with|for|through|according to|on|of)\s+"
    r"(?:an?\s+|the\s+)?(?:[\w'\u2019-]+\s+){0,4}?$",
    re.IGNORECASE,
)
"""What stands before an outlet that carried somebody's words."""
_REACH: Final = 60
"""Characters before an outlet in which such words stand."""


class Account:
    """One report with its testimonies, marks, mentions and sentences; computed once, looked at by many rules."""

    def __init__(self, reading: Reading, knowledge: Knowledge, outlets: Iterable[tuple[str, str | None]] = ()) -> None:
        """outlets: names (and ids) of outlets that other reports of the story credit."""
        self.reading = reading
        self.report = reading.report
        self.text = reading.report.text
        self.marks: tuple[Mark, ...] = find_marks(reading.report, knowledge)
        self.copy_of: Mark | None = next((mark for mark in self.marks if mark.whole), None)
        """The agency whose copy the text is as it stands; the newsroom's own mark counts too."""
        self._speakers = {speaker.id: speaker for speaker in reading.speakers}
        self._knowledge = knowledge
        label = knowledge.lookup(reading.report.outlet or "", kinds=("agency", "outlet"))
        self._publisher = tuple(name for name in (reading.report.outlet, label and label.entity.name) if name)
        self._outlets = tuple(outlets)

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """Its sentences in text order."""
        return sentences(self.report)

    def sentence(self, index: int) -> str:
        """A sentence's words outside quotation marks."""
        return self.sentences[index].span.of(self.unquoted)

    @cached_property
    def unquoted(self) -> str:
        """The text with quotations blanked out, so that offsets stay: what is quoted says nothing of how it was heard."""
        return unquoted(self.report)

    @cached_property
    def mentions(self) -> tuple[Mention, ...]:
        """The outlets, its own left out, that its sentences credit, in text order."""
        names = [
            (speaker.name, known_id(speaker.id))
            for speaker in self.reading.speakers
            if speaker.kind == "outlet" and speaker.name and self._names_outlet(speaker.name)
        ]
        found = find_mentions(self.report, self.sentences, [*names, *self._outlets], self._knowledge)
        return tuple(mention for mention in found if not self.is_own(mention.name) and self._names_outlet(mention.name))

    @property
    def newsroom(self) -> str | None:
        """Who wrote the text by its own words: the agency whose copy it is, else the label of who publishes it."""
        return self.copy_of.name if self.copy_of else self.report.outlet

    @property
    def carried(self) -> str | None:
        """The agency whose copy another outlet publishes here; None where the text is the outlet's own."""
        if self.copy_of is None or self.is_publisher(self.copy_of.name):
            return None
        return self.copy_of.name

    def is_own(self, name: str) -> bool:
        """Whether the name means the newsroom whose text this is, or the outlet that publishes it."""
        return self.is_publisher(name) or (self.copy_of is not None and same_outlet(name, self.copy_of.name))

    def is_publisher(self, name: str) -> bool:
        """Whether the name means the outlet that publishes the report."""
        return any(same_outlet(name, words) for words in self._publisher)

    @cached_property
    def testimonies(self) -> tuple[Testimony, ...]:
        """Every attribution, in text order; what a speaker says once through an outlet, they say through it throughout."""
        found = [self._testimony(attribution) for attribution in self.reading.attributions]
        through: dict[str, tuple[Outlet, ...]] = {}
        for testimony in found:
            if testimony.outlets and testimony.speaker and testimony.by in ("person", "anonymous"):
                through.setdefault(testimony.speaker.id, testimony.outlets)
        return tuple(self._through(testimony, through) for testimony in found)

    def _through(self, testimony: Testimony, through: dict[str, tuple[Outlet, ...]]) -> Testimony:
        if testimony.outlets or testimony.own or testimony.speaker is None:
            return testimony
        outlets = through.get(testimony.speaker.id) or next(
            (
                outlets
                for id, outlets in through.items()
                if testimony.by == "person" and same_person(self._speakers[id].name or "", testimony.speaker.name or "")
            ),
            (),
        )
        return replace(testimony, outlets=outlets)

    def _testimony(self, attribution: Attribution) -> Testimony:
        links = [(self._speakers[link.speaker], link.span) for link in attribution.chain if link.speaker and link.span]
        actors = [speaker for speaker, _ in links]
        outlets = tuple(
            self._outlet(speaker, span)
            for speaker, span in links
            if self._passes_on(speaker, actors) and not self.is_own(speaker.name or "")
        )
        own = any(speaker.kind == "outlet" and self.is_own(speaker.name or "") for speaker in actors) or bool(
            attribution.medium and attribution.medium.name and self.is_own(attribution.medium.name)
        )
        speaker, span, said = self._teller(attribution, links)
        by = self._kind(speaker, actors)
        if not outlets and not own and by != "outlet":
            outlets = self._beside(attribution, span)
        return Testimony(attribution, speaker, by, outlets, own, said, span)

    def _teller(
        self, attribution: Attribution, links: Sequence[tuple[Speaker, Span]]
    ) -> tuple[Speaker | None, Span, bool]:
        """Whose words these are, where they are named, and whether it is speech.

        "The president has ordered a pause, an official told us" is the official's word: who only acts says nothing.
        """
        said = speaks(self.text, attribution)
        people = [(speaker, span) for speaker, span in links if speaker.kind != "outlet"]
        if not said and len(people) > 1:
            return (*people[-2], True)
        speaker = self._speakers.get(attribution.speaker or "")
        span = links[-1][1] if links and links[-1][0] is speaker else (attribution.source or attribution.cue)[0]
        return speaker, span, said

    def _outlet(self, speaker: Speaker, span: Span) -> Outlet:
        """The outlet by its name; as written where its name is only a nationality ("a French newspaper")."""
        name = speaker.name or ""
        if self._names_outlet(name):
            return Outlet(name, known_id(speaker.id), span)
        noun = _OUTLET_NOUN.match(self.text, span.end)
        span = Span(span.start, noun.end() if noun else span.end)
        return Outlet(span.of(self.text), None, span)

    def _names_outlet(self, name: str) -> bool:
        """Whether the words say which outlet is meant, and are no nationality alone ("a French newspaper")."""
        return not is_generic(name) and self._knowledge.lookup(name, kinds=("state",)) is None

    def _beside(self, attribution: Attribution, at: Span) -> tuple[Outlet, ...]:
        """The outlet that the sentence of the source names beside it ("said on the air of DR")."""
        number = sentence_at(self.sentences, at.start)
        inside = (*attribution.content, *attribution.source)
        return tuple(
            Outlet(mention.name, mention.id, mention.span)
            for mention in self.mentions
            if mention.sentence == number
            and not any(span.overlaps(mention.span) for span in inside)
            and _TO_OUTLET.search(self.text, max(0, mention.span.start - _REACH), mention.span.start)
        )[:1]

    def _passes_on(self, link: Speaker, links: Sequence[Speaker]) -> bool:
        """Whether the link is an outlet: by its kind, because it leans on somebody further in as outlets do, or because
        other reports of the story credit it as one.
        """
        if link.kind == "outlet":
            return True
        if is_generic(link.name or ""):
            return False
        if link.kind != "institution" or known_id(link.id):
            return False
        leans = links[-1] is not link if links else False
        return leans or any(plain_words(name) == plain_words(link.name or "") for name, _ in self._outlets)

    def _kind(self, speaker: Speaker | None, links: Sequence[Speaker]) -> SpokenBy:
        if speaker is None:
            return "nobody"
        if self._passes_on(speaker, links) or self.is_own(speaker.name or ""):
            return "outlet"
        if speaks_for_a_house(speaker):
            return "person"
        if nameless(speaker):
            return "anonymous"
        if speaker.kind in ("person", "document"):
            return "person" if speaker.kind == "person" else "document"
        return "institution"
