"""The speakers of one report as they are gathered: who exists already, under which id and name."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from onrecord.knowledge import Entity, Noun
from onrecord.reading.people import Person
from onrecord.records import Span, Speaker, SpeakerKind

_ENTITY_KINDS: dict[str, SpeakerKind] = {
    "state": "state", "institution": "institution", "place": "institution",
    "outlet": "outlet", "agency": "outlet", "platform": "outlet",
}  # fmt: skip


@dataclass(slots=True, eq=False)
class Actor:
    """A speaker in the making."""

    id: str
    name: str
    kind: SpeakerKind
    anonymous: bool = False
    count: int | None = None
    spans: set[Span] = field(default_factory=set)
    person: Person | None = None
    noun: Noun | None = None
    """The head noun of a description ("official"), by which "the official" finds it again."""
    members: tuple[str, ...] = ()
    """Ids of a joint source's members."""


class Actors:
    """Makes actors and finds them again; local ids count up in order of making."""

    def __init__(self) -> None:
        self._by_id: dict[str, Actor] = {}
        self._by_person: dict[int, Actor] = {}
        self._by_name: dict[tuple[str, SpeakerKind], Actor] = {}
        self._joined: dict[str, str] = {}
        self._local = 0

    def __getitem__(self, id: str) -> Actor:
        return self._by_id[self._joined.get(id, id)]

    def join(self, id: str, into: str) -> Actor:
        """Let two ids mean one actor, the one at `into`; gives that actor."""
        kept = self[into]
        if self[id] is not kept:
            kept.spans |= self._by_id.pop(id).spans
            for other, meant in self._joined.items():
                if meant == id:
                    self._joined[other] = kept.id
            self._joined[id] = kept.id
        return kept

    def all(self) -> list[Actor]:
        """Every actor, in order of making."""
        return list(self._by_id.values())

    def person(self, person: Person) -> Actor:
        """The actor of a named person."""
        actor = self._by_person.get(id(person))
        if actor is None:
            actor = self._new(person.name, "person")
            actor.person, actor.count = person, 1
            self._by_person[id(person)] = actor
        return actor

    def entity(self, entity: Entity, name: str | None = None) -> Actor:
        """The actor of a knowledge entity, called `name` where the report has a better one."""
        actor = self._by_id.get(entity.id)
        if actor is None:
            actor = Actor(entity.id, name or entity.name, _ENTITY_KINDS[entity.kind])
            self._by_id[entity.id] = actor
        return actor

    def named(self, name: str, kind: SpeakerKind, noun: Noun | None = None) -> Actor:
        """The institution, outlet, document or group of this name; the same name is the same actor."""
        key = (name.casefold(), kind)
        actor = self._by_name.get(key)
        if actor is None:
            actor = self._by_name[key] = self._new(name, kind)
            actor.noun = noun
        return actor

    def anonymous(self, description: str, noun: Noun | None, count: int | None, *, again: bool) -> Actor:
        """People without a name.

        again: whether the same words mean the same people (bare plurals do, "an official" does not).
        """
        kind: SpeakerKind = "person" if count == 1 else "group"
        key = (description.casefold(), kind)
        actor = self._by_name.get(key) if again else None
        if actor is None:
            actor = self._by_name[key] = self._new(description, kind)
            actor.anonymous, actor.count, actor.noun = True, count, noun
        return actor

    def _new(self, name: str, kind: SpeakerKind) -> Actor:
        self._local += 1
        actor = Actor(f"s{self._local}", name, kind)
        self._by_id[actor.id] = actor
        return actor


def speaker_of(actor: Actor, owner: Callable[[Span], str | None]) -> Speaker:
    """The record of an actor. owner: gives the id or name of whoever the words of a title's owner mean."""
    person = actor.person
    if person is None:
        return Speaker(
            actor.id,
            actor.name,
            actor.kind,
            anonymous=actor.anonymous,
            count=actor.count,
            spans=tuple(sorted(actor.spans)),
        )
    title = person.title
    of = owner(title.owner) if title and title.owner else None
    spans = tuple(sorted(actor.spans | {span for span in person.mentions if not _inside_any(span, actor.spans)}))
    return Speaker(actor.id, person.name, "person", title.words if title else None, of, count=1, spans=spans)


def _inside_any(span: Span, others: set[Span]) -> bool:
    return any(other.contains(span) for other in others)
