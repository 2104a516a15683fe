"""Who takes part in an act, as the whole story knows it: persons, shouted names and "we" by the state they stand for.

A report that names only a minister leaves the state to the others; a tabloid writes it in capitals; an approval names who
approved and not who gives. What stays unknown stays as it is written.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import replace

from onrecord.knowledge import Knowledge
from onrecord.records import Act, Party, Reading
from onrecord.tracing.same_names import plain_words

_ROLES = ("donor", "buyer", "seller", "recipient", "beneficiary")
_ORGANS = dict.fromkeys(
    ("institution:european-commission", "institution:european-council"),
    "institution:eu",
)
"""Bodies that give and stop what is their union's."""
_WE = frozenset(["we", "our", "us", "ours", "i", "my", "me"])


class TakingPart:
    """Resolves the parties of one story's acts."""

    def __init__(self, readings: Sequence[Reading], knowledge: Knowledge) -> None:
        self._knowledge = knowledge
        owners: dict[str, Counter[str]] = defaultdict(Counter)
        for reading in readings:
            for speaker in reading.speakers:
                if speaker.kind == "person" and speaker.name and speaker.of and (state := self._state(speaker.of)):
                    owners[plain_words(speaker.name)[-1]][state] += 1
        self._owners = {surname: counts.most_common(1)[0][0] for surname, counts in owners.items()}

    def resolved(self, act: Act, reading: Reading) -> Act:
        """The act with whoever can be known, without the spans that name them."""
        roles = {role: tuple(self._party(party, act, reading) for party in getattr(act, role)) for role in _ROLES}
        if act.kind == "approval" and not (roles["donor"] or roles["seller"]):
            roles["donor"] = tuple(self._party(self._home(party), act, reading) for party in act.approver)
        each_once = {role: tuple(dict.fromkeys(parties)) for role, parties in roles.items()}
        return replace(act, **each_once)  # type: ignore[arg-type]  # roles are fields, mypy cannot see which

    def _party(self, party: Party, act: Act, reading: Reading) -> Party:
        bare = replace(party, spans=())
        if party.id in _ORGANS:
            return self._of(_ORGANS[party.id])
        if party.id:
            return bare
        state = self._speaking(act, reading) if party.name.lower() in _WE else self._named(party.name)
        return self._of(state) if state else self._group(party.name) or bare

    def _named(self, name: str) -> str | None:
        """The state that a person, an adjective or a name in capitals stands for."""
        words = name.split()
        if words and words[-1][:1].isupper() and (owner := self._owners.get(plain_words(name)[-1])):
            return owner
        shouted = " ".join(word.capitalize() if word.isupper() and len(word) > _ACRONYM else word for word in words)
        for said in (shouted, *shouted.split()):
            match = self._knowledge.lookup(said, kinds=("state",)) if said[:1].isupper() else None
            if match and (match.form == "demonym" or said == shouted):
                return match.entity.id
        return None

    def _group(self, name: str) -> Party | None:
        """The group of states that an adjective alone means ("European")."""
        said = f"{name} countries"
        found = next(iter(self._knowledge.groups.find(said, 0, len(said))), None)
        return Party(found.group.id, found.group.name) if found and found.start == 0 else None

    def _speaking(self, act: Act, reading: Reading) -> str | None:
        """The state for which the speaker of the act's words speaks."""
        said = next((it.speaker for it in reading.attributions if it.id == act.attribution), None)
        speaker = next((it for it in reading.speakers if it.id == said), None)
        if speaker is None:
            return None
        if speaker.kind in ("state", "institution"):
            return self._state(speaker.id)
        words = plain_words(speaker.name or "")
        return self._state(speaker.of or "") or (self._owners.get(words[-1]) if words else None)

    def _home(self, party: Party) -> Party:
        """The state of a body that approves for it ("the Bundestag")."""
        state = self._state(party.id) if party.id else None
        return self._of(state) if state else party

    def _state(self, id: str) -> str | None:
        if not id.startswith(("state:", "institution:")) or self._knowledge.name_of(id) is None:
            return None
        country = self._knowledge.entity(id).country
        return f"state:{country}" if country else None

    def _of(self, state: str) -> Party:
        return Party(state, self._knowledge.name_of(state) or state)


_ACRONYM = 3
"""Longest word that is taken for an acronym when it stands in capitals."""
