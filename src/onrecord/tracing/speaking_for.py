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
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from onrecord.knowledge import Knowledge
from onrecord.knowledge.entities import Entity
from onrecord.records import Claim, Span, Speaker
from onrecord.tracing.account import Account
from onrecord.tracing.same_names import NAME_AT_END, plain_words, same_person
from onrecord.tracing.sentences import sentence_at
from onrecord.tracing.testimony import Testimony

_EXECUTIVE: Final = re.compile(
    r"\b(?:minist(?:er|ers|ry|ries)|president(?:ial|cy)?|premier|chancell\w+|taoiseach|secretary|government"
    r"|ambassador|envoy|embassy"
    r"|spokes\w+|press (?:secretary|service|office)|army|navy|air force|armed forces|military|general staff|general"
    r"|colonel|admiral|commodore"
    r"|brigadier|major|captain|lieutenant|commander|command|chief of (?:defen[cs]e|staff)|administration|department"
    r"|pentagon|white house"
    r"|kremlin|palace|cabinet|coast guard|official|treasury|agency|customs|border (?:force|guard|service)|prime"
    r"|defen[cs]e chief"
    r"|foreign policy chief|head of state|leader|directorate|office)\b",
    re.IGNORECASE,
)
_PARLIAMENT: Final = re.compile(
    r"\b(?:parliament\w*|committee|bundestag|senate|congress|sejm|rada|knesset|storting|folketing|riksdag|duma"
    r"|assembly|house of \w+"
    r"|speaker of)\b",
    re.IGNORECASE,
)
_PRIVATE: Final = re.compile(
    r"\b(?:opposition|shadow|analysts?|experts?|research\w*|former|ex-\w+|professor|economist|scholar|fellow"
    r"|think tank|institute"
    r"|cent(?:re|er)|union|party|m\.?p\.?|mep|senator|lawmaker|deputy of|bloc|political scientist|historian|retired"
    r"|veteran|activist"
    r"|trader|broker|surgeon|doctor|journalist|editor|columnist|union defence|budget spokes\w+|group|politician"
    r"|democrats?|greens"
    r"|socialists?|liberals?|conservatives?|afd|taxpayers)\b",
    re.IGNORECASE,
)
_DATELINE: Final = re.compile(r"(?P<city>[A-Z][A-Z. ]{2,20}[A-Z])(?:,| ?\(| ?[\u2013\u2014-])")
_TITLE: Final = re.compile(r"(?:['\u2019]s)? (?:[A-Za-z-]+ ){0,4}")
_REACH: Final = 60
"""Characters before a name in which its title stands."""
_STATED: Final = 100
"""What a country stated with an office counts against one that only the sentence is about."""
_SIDES: Final = ("state:", "institution:")
_BARE: Final = frozenset(
    "defence defense government ministry department administration presidency foreign interior finance".split()
)
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
    """Knowledge id of the state, or of the body of no state, that they speak for."""


class Voices:
    """Resolves the speakers of one story."""

    def __init__(self, tolds: Sequence[Account], core: Claim | None, knowledge: Knowledge) -> None:
        self._knowledge = knowledge
        self.parties = _parties(core)
        """States and institutions with a part in the claim; empty where there is none."""
        self._people: list[tuple[str, str, str | None, int]] = []
        self._bodies: dict[str, Counter[str]] = defaultdict(Counter)
        for told in tolds:
            for speaker in told.reading.speakers:
                if speaker.name and speaker.anonymous and (named := NAME_AT_END.search(speaker.name)):
                    speaker = replace(speaker, name=named["name"], office=speaker.name, anonymous=False, kind="person")
                if not speaker.name or speaker.anonymous:
                    continue
                stated = self._state(speaker) or (
                    self._beside_name(tolds, speaker.name) if speaker.kind == "person" else None
                )
                state = stated or self._subject(told, speaker)
                if speaker.kind == "person":
                    self._people.append((speaker.name, speaker.office or "", state, _STATED if stated else 1))
                elif speaker.kind == "institution" and state:
                    self._bodies[f"{told.report.id} {speaker.name}"][state] += 1
        self.givers = self._givers(tolds, core)
        """Who gives by the claim, else who buys and sells, else the state that most officials of the story speak for."""
        self.giver = self.givers[0] if self.givers else None

    def of(self, told: Account, testimony: Testimony) -> Voice | None:
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
            state = min(states, key=lambda of: (-states[of], of not in self.givers, of)) if states else None
        house = speaker.of if speaker.of and ":" not in speaker.of else ""
        words = f"{office} {name if speaker.kind != 'person' or speaker.anonymous else ''} {house}"
        if _PRIVATE.search(words):
            return Voice(f"person:{' '.join(plain_words(name))}", name, False, state)
        if _PARLIAMENT.search(words):
            state = state or self.giver
            body = name if speaker.kind != "person" else self._parliament(state)
            return Voice(f"parliament:{state or name}", body or name, True, state)
        if state and state.startswith("institution:"):
            return Voice(state, self._knowledge.name_of(state) or name, True, state)
        if speaker.kind == "state" or _EXECUTIVE.search(words) or name.lower() in _BARE:
            state = state or self.giver
            return Voice(f"government:{state or plain_words(name)}", self._government(speaker, state), True, state)
        public = speaker.kind != "person" and names_body(name, self._knowledge)
        return Voice(f"{speaker.kind}:{' '.join(plain_words(name))}", name, public, state)

    def ministry(self, told: Account, words: str) -> Entity | None:
        """The ministry that the words name without a country, as the report's sentence or the claim's giver tells it."""
        bodies = self._bodies.get(f"{told.report.id} {words}")
        state = min(bodies) if bodies else self._dateline(told) or self.giver
        return self._ministry(self._knowledge.ministry_field(words), state)

    def may_know(self, voice: Voice) -> bool:
        """Whether the claim is theirs to state: a party to it, or an institution of no state; anybody where it names no party."""
        return (
            not self.parties
            or voice.state is None
            or voice.state in self.parties
            or voice.state.startswith("institution:")
        )

    def government(self, state: str) -> Voice:
        """The voice of a state's government."""
        return Voice(f"government:{state}", self._knowledge.name_of(state) or state, True, state)

    def _beside_name(self, tolds: Sequence[Account], name: str) -> str | None:
        """The state that some report names before the person's title ("Ukrainian President Oleh Marchenko")."""
        if len(name.split()) < 2:
            return None
        for told in tolds:
            at = told.text.find(name)
            while at >= 0:
                start = max(0, at - _REACH)
                for match in reversed(self._knowledge.find(told.text, start=start, end=at)):
                    if match.entity.kind == "state" and _TITLE.fullmatch(told.text, match.end, at):
                        return match.entity.id
                at = told.text.find(name, at + 1)
        return None

    def _subject(self, told: Account, speaker: Speaker) -> str | None:
        """The state that the sentence is about in which a speaker without a country is first named: its first one.

        "Denmark will give Ukraine shells, Defence Minister Lind said": a newsroom leaves out whose minister it is where the
        subject has said it. The sentence before comes next, then the dateline, then the lead.
        """
        at = sentence_at(told.sentences, speaker.spans[0].start) if speaker.spans else None
        if at is None:
            return None
        sentence = told.sentences[at].span
        before = Span(sentence.start, min(sentence.end, max(speaker.spans[0].start, sentence.start)))
        state = self._first_state(told, before)
        if state is None and at and told.sentences[at - 1].paragraph == told.sentences[at].paragraph:
            state = self._first_state(told, told.sentences[at - 1].span)
        return state or self._dateline(told) or self._first_state(told, told.sentences[0].span)

    def _first_state(self, told: Account, span: Span) -> str | None:
        """The first state, or institution of one, that is named there outside quotation marks."""
        for match in self._knowledge.find(told.unquoted, start=span.start, end=span.end):
            if match.entity.kind in ("state", "institution") and match.entity.country:
                return f"state:{match.entity.country}"
        return None

    def _dateline(self, told: Account) -> str | None:
        """The state in whose capital the report was written, where it is a party."""
        found = _DATELINE.match(told.text, told.sentences[0].span.start) if told.sentences else None
        city = self._knowledge.lookup(found["city"].title(), kinds=("state",)) if found else None
        return city.entity.id if city and city.entity.id in self.parties else None

    def _parliament(self, state: str | None) -> str | None:
        adjective = self._adjective(state)
        return f"{adjective} parliament" if adjective else None

    def _adjective(self, state: str | None) -> str | None:
        return self._knowledge.adjective(state.removeprefix("state:")) if state else None

    def _ministry(self, field: str | None, state: str | None) -> Entity | None:
        if field is None or state is None or not state.startswith("state:"):
            return None
        return self._knowledge.entity(f"institution:{state.removeprefix('state:').lower()}-{field}-ministry")

    def _government(self, speaker: Speaker, state: str | None) -> str:
        """The institution by its usual name, with its country, where the report names one; else the state."""
        name = speaker.name or ""
        usual = self._knowledge.name_of(state) if state else None
        if speaker.kind != "institution" or len(name.split()) < 2:
            return usual or name
        if speaker.id.startswith("institution:"):
            return self._knowledge.name_of(speaker.id) or name
        ministry = self._ministry(self._knowledge.ministry_field(name), state)
        if ministry:
            return ministry.name
        adjective = self._adjective(state)
        named = any(match.entity.kind == "state" for match in self._knowledge.find(name))
        return f"{adjective} {name}" if adjective and not named else name

    def _state(self, speaker: Speaker) -> str | None:
        """The state, or the body of no state, that the speaker belongs to: by the reading, else by name and office."""
        for id in (speaker.of, speaker.id):
            if id and id.startswith("state:"):
                return id
            if id and id.startswith("institution:"):
                return self._side(self._knowledge.entity(id))
        name = speaker.name if speaker.kind != "person" or speaker.anonymous else None
        words = " ".join(filter(None, (speaker.office, speaker.of, name)))
        named = [match.entity for match in self._knowledge.find(words) if match.entity.kind in ("state", "institution")]
        return self._side(named[0]) if named else None

    @staticmethod
    def _side(entity: Entity) -> str:
        """The state behind an entity; else itself, the offices of the United Nations under one name."""
        if entity.country:
            return f"state:{entity.country}"
        return "institution:un" if entity.name.startswith("United Nations") else entity.id

    def _givers(self, tolds: Sequence[Account], core: Claim | None) -> tuple[str, ...]:
        parties = (core.donor or (*core.buyer, *core.seller)) if core else ()
        states = tuple(dict.fromkeys(party.id for party in parties if party.id and party.id.startswith(_SIDES)))
        if states:
            return states
        counts = Counter(state for _, office, state, _ in self._people if state and _EXECUTIVE.search(office))
        for bodies in self._bodies.values():
            counts.update(bodies)
        return (min(counts, key=lambda state: (-counts[state], state)),) if counts else ()


def names_body(name: str, knowledge: Knowledge) -> bool:
    """Whether the words can name an institution: they end in a noun for one or in a proper name, as "Danish sixty" does not."""
    words = name.split()
    return bool(words) and (
        words[-1][:1].isupper() or knowledge.head_noun([word.lower() for word in words]) is not None
    )


def _parties(core: Claim | None) -> frozenset[str]:
    if core is None:
        return frozenset()
    roles = (core.donor, core.buyer, core.seller, core.recipient, core.beneficiary)
    return frozenset(party.id for role in roles for party in role if party.id)
