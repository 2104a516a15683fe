"""Who speaks: the institution behind a minister, a ministry and a spokesperson, one and the same in every report.

`stories.md` counts voices: an institution that says something in public is one voice, however many people speak for it.
Everybody who holds an office of a state's executive therefore speaks for that government, a parliament and its committees
for themselves, an international body or a company for itself; people who hold no office, and the opposition, only for
themselves. What one report leaves out ("the ministry", "Lind said") another report of the story may say; where none does,
a ministry without a country is that of the claim's giver.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from onrecord.knowledge import Knowledge
from onrecord.records import Claim, Speaker
from onrecord.tracing.naming import plain_words, same_person
from onrecord.tracing.sentences import sentence_at
from onrecord.tracing.testimony import Testimony, Told

_EXECUTIVE: Final = re.compile(
    r"\b(?:minist(?:er|ers|ry|ries)|president(?:ial|cy)?|premier|chancell\w+|taoiseach|secretary|government|ambassador|envoy|embassy"
    r"|spokes\w+|press (?:secretary|service|office)|army|navy|air force|armed forces|military|general staff|general|colonel|admiral|commodore"
    r"|brigadier|major|captain|lieutenant|commander|command|chief of (?:defen[cs]e|staff)|administration|department|pentagon|white house"
    r"|kremlin|palace|cabinet|coast guard|official|treasury|agency|customs|border (?:force|guard|service)|prime|defen[cs]e chief"
    r"|foreign policy chief|head of state|leader|directorate|office)\b",
    re.IGNORECASE,
)
_PARLIAMENT: Final = re.compile(
    r"\b(?:parliament\w*|committee|bundestag|senate|congress|sejm|rada|knesset|storting|folketing|riksdag|duma|assembly|house of \w+"
    r"|speaker of)\b",
    re.IGNORECASE,
)
_PRIVATE: Final = re.compile(
    r"\b(?:opposition|shadow|analysts?|experts?|research\w*|former|ex-\w+|professor|economist|scholar|fellow|think tank|institute"
    r"|cent(?:re|er)|union|party|m\.?p\.?|mep|senator|lawmaker|deputy of|bloc|political scientist|historian|retired|veteran|activist"
    r"|trader|broker|surgeon|doctor|journalist|editor|columnist|union defence|budget spokes\w+|group|politician|democrats?|greens"
    r"|socialists?|liberals?|conservatives?|afd|taxpayers)\b",
    re.IGNORECASE,
)
_DATELINE: Final = re.compile(r"(?P<city>[A-Z][A-Z. ]{2,20})(?:,[^\n]{0,30})? ?(?:\([^)\n]{2,30}\))? ?[\u2013\u2014-]")
_BARE: Final = frozenset("defence defense government ministry department administration presidency foreign interior finance".split())
"""What is left of an institution's name where its state stands elsewhere; always the executive."""


@dataclass(frozen=True, slots=True)
class Voice:
    """Somebody who can be an origin."""

    key: str
    """The same for everybody who speaks for it."""
    name: str
    public: bool
    """Whether they hold an office or are an institution: their word in public is evidence, a bystander's is comment."""
    state: str | None
    """Knowledge id of the state they speak for."""


class Voices:
    """Resolves the speakers of one story."""

    def __init__(self, tolds: Sequence[Told], core: Claim | None, knowledge: Knowledge) -> None:
        self._knowledge = knowledge
        self._people: list[tuple[str, str, str | None, int]] = []
        self._bodies: dict[str, Counter[str]] = defaultdict(Counter)
        for told in tolds:
            for speaker in told.reading.speakers:
                if not speaker.name or speaker.anonymous:
                    continue
                stated = self._state(speaker)
                state = stated or self._subject(told, speaker)
                if speaker.kind == "person":
                    self._people.append((speaker.name, speaker.office or "", state, 3 if stated else 1))
                elif speaker.kind == "institution" and state:
                    self._bodies[f"{told.report.id} {speaker.name}"][state] += 1
        self.givers = self._givers(tolds, core)
        """The states that give or sell by the claim, else the one that most officials of the story speak for."""
        self.giver = self.givers[0] if self.givers else None
        self.parties = self._parties(core)
        """States with a part in the claim; empty where there is none."""

    def of(self, told: Told, testimony: Testimony) -> Voice | None:
        """The voice behind a testimony of a person or an institution; None for nobody and for people without a name."""
        speaker = testimony.speaker
        if speaker is None or not speaker.name or testimony.by in ("outlet", "anonymous", "nobody", "document"):
            return None
        name = speaker.name
        bodies = self._bodies.get(f"{told.report.id} {name}")
        office, state = speaker.office or "", self._state(speaker) or (min(bodies) if bodies else None)
        if speaker.kind == "person":
            states: Counter[str] = Counter()
            for other, words, of, weight in self._people:
                if same_person(other, name):
                    office = f"{office} {words}"
                    states.update({of: weight} if of else {})
            state = min(states, key=lambda of: (-states[of], of)) if states else None
        words = f"{office} {name if speaker.kind != 'person' else ''} {speaker.of if speaker.of and ':' not in speaker.of else ''}"
        if _PRIVATE.search(words):
            return Voice(f"person:{' '.join(plain_words(name))}", name, False, state)
        if _PARLIAMENT.search(words):
            state = state or self.giver
            return Voice(f"parliament:{state or name}", name, True, state)
        if speaker.kind in ("state", "institution", "group") and speaker.id.startswith("institution:") and not state:
            return Voice(speaker.id, name, True, None)
        if speaker.kind == "state" or _EXECUTIVE.search(words) or name.lower() in _BARE:
            state = state or self.giver
            return Voice(f"government:{state or plain_words(name)}", self._government(speaker, state), True, state)
        public = speaker.kind != "person"
        return Voice(f"{speaker.kind}:{' '.join(plain_words(name))}", name, public, state)

    def may_know(self, voice: Voice) -> bool:
        """Whether the claim is theirs to state: a party to it, or an institution of no state; anybody where it names no party."""
        return not self.parties or voice.state is None or voice.state in self.parties

    def government(self, state: str) -> Voice:
        """The voice of a state's government."""
        return Voice(f"government:{state}", self._knowledge.name_of(state) or state, True, state)

    def _subject(self, told: Told, speaker: Speaker) -> str | None:
        """The state that the sentence is about in which a speaker without a country is first named: its first one.

        "Denmark will give Ukraine shells, Defence Minister Lind said": a newsroom leaves out whose minister it is where the
        subject has said it. Where the sentence names none before, the dateline's city may tell.
        """
        at = sentence_at(told.sentences, speaker.spans[0].start) if speaker.spans else None
        if at is None:
            return None
        sentence = told.sentences[at].span
        end = min(sentence.end, max(speaker.spans[0].start, sentence.start))
        found = [m for m in self._knowledge.find(told.text, start=sentence.start, end=end) if m.entity.kind == "state"]
        if found:
            return found[0].entity.id
        dateline = _DATELINE.match(told.text, sentence.start)
        city = self._knowledge.lookup(dateline["city"].title(), kinds=("state",)) if dateline else None
        return city.entity.id if city else None

    def _government(self, speaker: Speaker, state: str | None) -> str:
        """The institution by its own name where the report names one, else the state."""
        name = speaker.name or ""
        if speaker.kind == "institution" and len(name.split()) > 1:
            return name
        return (self._knowledge.name_of(state) if state else None) or name

    def _state(self, speaker: Speaker) -> str | None:
        """The state the speaker belongs to, by the reading, else by the words of the name and the office."""
        for id in (speaker.of, speaker.id):
            if id and id.startswith("state:"):
                return id
            if id and id.startswith("institution:"):
                try:
                    country = self._knowledge.entity(id).country
                except KeyError:
                    country = None
                return f"state:{country}" if country else None
        words = " ".join(filter(None, (speaker.office, speaker.of, speaker.name if speaker.kind != "person" else None)))
        found = [match.entity for match in self._knowledge.find(words) if match.entity.kind == "state"]
        return found[0].id if found else None

    def _givers(self, tolds: Sequence[Told], core: Claim | None) -> tuple[str, ...]:
        parties = (*core.seller, *core.donor) if core else ()
        states = tuple(dict.fromkeys(party.id for party in parties if party.id and party.id.startswith("state:")))
        if states:
            return states
        counts: Counter[str] = Counter()
        for told in tolds:
            states = {self._state(speaker) for speaker in told.reading.speakers if speaker.kind in ("person", "institution")}
            counts.update(state for state in states if state)
        return (min(counts, key=lambda state: (-counts[state], state)),) if counts else ()

    def _parties(self, core: Claim | None) -> frozenset[str]:
        if core is None:
            return frozenset()
        roles: Iterable[tuple[object, ...]] = (core.donor, core.buyer, core.seller, core.recipient, core.beneficiary)
        return frozenset(party.id for role in roles for party in role if party.id)  # type: ignore[attr-defined]
