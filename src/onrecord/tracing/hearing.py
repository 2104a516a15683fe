"""Whether somebody in a report speaks as one who can state the claim, and where all could hear it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from onrecord.tracing.access import Access
from onrecord.tracing.access_words import ANNOUNCED, ATTENDED, DOCUMENT, NEGATED, REACTION, SAID, TOLD
from onrecord.tracing.account import Account
from onrecord.tracing.same_names import same_person
from onrecord.tracing.sentences import sentence_at
from onrecord.tracing.speaking_for import Voice, Voices
from onrecord.tracing.testimony import Testimony

_TO_SOME: Final = frozenset({"outlet", "interview", "broadcast", "call", "letter"})
"""Media through which somebody speaks to one in particular."""
_CLAUSE_END: Final = re.compile(r"[.,;:!?](?=\s|$)|\s[-\u2013\u2014]\s|\bbut\b")
_EDGES: Final = " \"'.,\u2018\u2019\u201c\u201d\u00ab\u00bb"
_SHORTLY: Final = 2
"""Sentences before a statement in which its occasion may be named."""


@dataclass(frozen=True, slots=True)
class Heard:
    """A voice that asserts the claim in one report."""

    voice: Voice
    testimony: Testimony
    public: bool
    """Whether the report names an occasion or a paper at which all could hear it."""


class Hearing:
    """Judges the testimonies of one report."""

    def __init__(self, told: Account, voices: Voices) -> None:
        self.access = Access(told)
        self._told = told
        self._voices = voices

    def heard(self, testimony: Testimony, *, leans: bool) -> Heard | None:
        """The voice that asserts something here; None for those who only act, react or deny, and for bystanders.

        leans: whether the report credits an outlet; then only a stated occasion or paper shows that it did not hear the
        voice through that outlet.
        """
        voice = self._voices.of(self._told, testimony)
        if voice is None or not voice.public or not self._voices.may_know(voice):
            return None
        speaker, cue = testimony.speaker, self.cue(testimony)
        if speaker and speaker.kind in ("state", "group") and not SAID.search(cue):
            return None
        if REACTION.search(cue) or self.denied(testimony):
            return None
        patterns = (ATTENDED, DOCUMENT) if leans else (ATTENDED, DOCUMENT, ANNOUNCED)
        medium = testimony.attribution.medium
        public = any(pattern.search(self.around(testimony)) for pattern in patterns) or (
            not leans and (self._has_occasion(testimony) or (medium is not None and medium.kind not in _TO_SOME))
        )
        return Heard(voice, testimony, public and not self.told_here(testimony))

    def denied(self, testimony: Testimony) -> bool:
        """Whether what is said is first of all that something is not so: "a pause, not a cancellation" denies nothing."""
        said = " ".join(span.of(self._told.text) for span in testimony.content)
        return NEGATED.search(_CLAUSE_END.split(said.strip(_EDGES), maxsplit=1)[0]) is not None

    def told_here(self, testimony: Testimony) -> bool:
        """Whether the speaker told this newsroom."""
        return testimony.own or self.access.own(self.around(testimony))

    def is_party(self, testimony: Testimony) -> bool:
        """Whether the speaker holds an office of a party to the claim."""
        voice = self._voices.of(self._told, testimony)
        return voice is not None and voice.public and self._voices.may_know(voice)

    def is_giver(self, testimony: Testimony) -> bool:
        """Whether the speaker speaks for a state that gives or sells."""
        voice = self._voices.of(self._told, testimony)
        return voice is not None and voice.public and voice.state in self._voices.givers

    def passed_on(self, testimony: Testimony) -> bool:
        """Whether an outlet passes on what a giver says, rather than was told something by them once."""
        return self.is_giver(testimony) and not TOLD.search(self.around(testimony))

    def in_public(self, name: str) -> bool:
        """Whether the report says on what public occasion, or to this newsroom, somebody of this name spoke."""
        for testimony in self._told.testimonies:
            speaker = testimony.speaker
            if speaker is None or not speaker.name or testimony.outlets:
                continue
            if (same_person(speaker.name, name) or speaker.name == name) and (
                self.told_here(testimony) or self._has_occasion(testimony)
            ):
                return True
        return False

    def around(self, testimony: Testimony) -> str:
        """The sentence that names the speaker, outside quotation marks."""
        index = sentence_at(self._told.sentences, testimony.span.start)
        return self._told.sentence(index) if index is not None else ""

    def cue(self, testimony: Testimony) -> str:
        """The words that say that something is said."""
        return " ".join(span.of(self._told.text) for span in testimony.attribution.cue)

    def _has_occasion(self, testimony: Testimony) -> bool:
        """Whether the sentence of a testimony, or one shortly before it, names an occasion or a paper."""
        index = sentence_at(self._told.sentences, testimony.span.start) or 0
        words = " ".join(self._told.sentence(other) for other in range(max(0, index - _SHORTLY), index + 1))
        return bool(ATTENDED.search(words) or DOCUMENT.search(words))
