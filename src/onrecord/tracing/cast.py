"""Who speaks in the reports of one story, each person and body once, however each report names them.

A person is also known by office, or by a description that holds the name, within a report that names them too. A body is known by
its id or its name; whoever speaks for it without a name is the body. People without a name are one where number and affiliation
go together and the same outlet speaks for them; "one of them" stands for the people just named.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from onrecord.knowledge import Knowledge
from onrecord.records import Attribution, Reading, Speaker
from onrecord.tracing import speaker_words as words
from onrecord.tracing.actors import (
    Actor,
    Sort,
    is_nobody,
    is_source,
    like,
    one_body,
    same_name,
    same_people,
)
from onrecord.tracing.same_names import plain_words, same_outlet, tells_outlet

_NEAR = 300
"""Characters within which "a spokeswoman" speaks for the body named before."""


class Cast:
    """The speakers of one story.

    readings: in the order of `order.in_order`. homes: ids of the states that the story is about; "the defence ministry" is theirs
    where several could be meant.
    """

    def __init__(self, readings: Sequence[Reading], knowledge: Knowledge, homes: frozenset[str] = frozenset()) -> None:
        self._readings = readings
        self._knowledge = knowledge
        self._homes = homes
        self._outlets = {name for reading in readings for name in _outlets(reading)}
        self._texts = [frozenset(plain_words(reading.report.text)) for reading in readings]
        self._all: list[Actor] = []
        self._by_speaker: dict[tuple[int, str], Actor] = {}
        self._via = dict(_all_via(readings))
        speakers = [(place, speaker) for place, reading in enumerate(readings) for speaker in reading.speakers]
        full = {
            s.name for _, s in speakers if s.kind == "person" and not s.anonymous and len((s.name or "").split()) > 1
        }
        sorts = [(self._sort(speaker, full), place, speaker) for place, speaker in speakers]
        for sort in ("person", "state", "body", "outlet", "unnamed", "document", "nobody"):
            for its, place, speaker in sorts:
                if its == sort:
                    self._add(place, speaker, sort)

    def of(self, place: int, speaker: str) -> Actor | None:
        """The actor of one report's speaker. place: of the report in its story."""
        return self._by_speaker.get((place, speaker))

    def all(self) -> list[Actor]:
        """Every actor, named ones first."""
        return self._all

    def persons(self) -> list[Actor]:
        """Everybody with a name."""
        return [actor for actor in self._all if actor.sort == "person"]

    def called(self, place: int, description: str) -> Actor | None:
        """Whom words in a report mean that are no speaker of its reading; None where that is nobody in particular."""
        description = words.DETERMINER.sub("", words.WHEN.sub("", description.strip()))
        for person in self.persons():
            if plain_words(person.name)[-1] in plain_words(description):
                return person
        speaker = Speaker("", description, "institution")
        if words.OFFICE.search(description) and not words.IS_BODY.search(description):
            speaker = Speaker("", description, "person", anonymous=True, count=1)
        elif not words.BODY.search(description) and not self._knowledge.lookup(description, kinds=("institution",)):
            return None
        if words.SPOKES.search(description) and words.telling(body := words.SPOKES_FOR.sub("", description)):
            speaker = Speaker("", body, "institution")
        sort = self._sort(speaker, set())
        actor = self._known(place, speaker, sort) if sort in ("body", "unnamed") else None
        if actor is None and sort in ("body", "unnamed") and any(word[0].isupper() for word in description.split()):
            actor = self._new(sort, speaker)
        if actor is not None:
            self._tell(actor, place, speaker)
        return actor

    def _tell(self, actor: Actor, place: int, speaker: Speaker) -> None:
        actor.told.append((place, speaker))
        if actor.sort == "body" and actor.id is None and (known := self._entity(speaker))[2]:
            actor.id, actor.usual, actor.home = known

    def _sort(self, speaker: Speaker, full_names: set[str | None]) -> Sort:
        name = speaker.name or ""
        if not name or words.NOBODY.match(name):
            return "nobody"
        if speaker.kind == "outlet" or any(same_outlet(name, outlet) for outlet in self._outlets):
            return "outlet"
        if speaker.kind == "document":
            return "document"
        if speaker.kind == "state":
            return "state"
        if speaker.kind == "institution":
            return "person" if name in full_names else "body"
        if name.islower() and not speaker.anonymous:
            return "nobody"
        return "unnamed" if speaker.anonymous else "person"

    def _add(self, place: int, speaker: Speaker, sort: Sort) -> None:
        actor = self._known(place, speaker, sort) or self._new(sort, speaker)
        self._tell(actor, place, speaker)
        if speaker.of and (owner := self._state(speaker.of)):
            actor.owners.append(owner)
        if sort == "body":
            text = self._readings[place].report.text
            actor.called += [words.DETERMINER.sub("", span.of(text)) for span in speaker.spans]
        if via := self._via.get((place, speaker.id)):
            actor.via.add(via)
        self._by_speaker[place, speaker.id] = actor

    def _new(self, sort: Sort, speaker: Speaker) -> Actor:
        id, usual, home = self._entity(speaker) if sort in ("body", "state") else (None, None, None)
        if sort == "unnamed" and is_nobody(speaker.name or ""):
            sort = "nobody"
        if sort == "body" and (words.OWNED.match(speaker.name or "") or not (id or words.telling(speaker.name or ""))):
            sort = "nobody"
        actor = Actor(sort, id, usual, home)
        self._all.append(actor)
        return actor

    def _entity(self, speaker: Speaker) -> tuple[str | None, str | None, str | None]:
        """Id, usual name and state of a body."""
        id = speaker.id if ":" in speaker.id else None
        if id is None:
            match = self._knowledge.lookup(speaker.name or "", kinds=("institution", "state"))
            id = match.entity.id if match else None
        if id is None:
            return self._located(speaker.name or "")
        entity = self._knowledge.entity(id)
        return id, entity.name, f"state:{entity.country}" if entity.country else None

    def _located(self, name: str) -> tuple[str | None, str | None, str | None]:
        """Name and state of a body that is known only by its place ("the defence ministry in Copenhagen")."""
        country = next((match.entity.country for match in self._knowledge.find(name) if match.entity.country), None)
        if country is None:
            return None, None, None
        bare = words.IN_PLACE.sub("", words.DETERMINER.sub("", name))
        adjective = self._knowledge.adjective(country)
        return None, f"{adjective} {bare}" if adjective and bare != name else None, f"state:{country}"

    def _state(self, id: str) -> str | None:
        """The state that an office belongs to, whose owner is a state or one of its bodies."""
        if not id.startswith(("state:", "institution:")) or self._knowledge.name_of(id) is None:
            return None
        country = self._knowledge.entity(id).country
        return f"state:{country}" if country else None

    def _known(self, place: int, speaker: Speaker, sort: Sort) -> Actor | None:
        name = speaker.name or ""
        if sort == "person":
            return self._first(sort, lambda other: same_name(name, other.name or "")) or self._by_first_name(name)
        if sort == "body":
            return self._body(speaker)
        if sort == "unnamed":
            return (
                self._named_in(name)
                or self._in_office(place, speaker)
                or self._for_body(place, speaker)
                or self._spoken_of_again(place, name)
                or self._same_people(place, speaker)
            )
        return self._first(
            sort, lambda other: other.id == speaker.id or (other.name or "").casefold() == name.casefold()
        )

    def _first(self, sort: Sort, same: Callable[[Speaker], bool]) -> Actor | None:
        return next((v for v in self._all if v.sort == sort and any(same(other) for _, other in v.told)), None)

    def _by_first_name(self, name: str) -> Actor | None:
        """The only person with this first name, whom a report calls by it alone."""
        if len(name.split()) != 1:
            return None
        found = [actor for actor in self.persons() if " " in actor.name and actor.name.split()[0] == name]
        return found[0] if len(found) == 1 else None

    def _body(self, speaker: Speaker) -> Actor | None:
        """The body of this name, else the only one that its words can mean ("the ministry of defence")."""
        id, _, home = self._entity(speaker)
        bodies = [actor for actor in self._all if actor.sort == "body"]
        if id is not None and (same := next((actor for actor in bodies if actor.id == id), None)):
            return same
        name = speaker.name or ""
        if not words.telling(name):
            own = [
                actor for actor in bodies if actor.home in self._homes and words.sorts(actor.name) & words.sorts(name)
            ]
            return own[0] if len(own) == 1 else None
        alike = [v for v in bodies if (not id or not v.id) and self._at_home(home, v.home) and one_body(name, v)]
        return max(alike, key=lambda actor: actor.home is not None, default=None)

    def _at_home(self, one: str | None, other: str | None) -> bool:
        """Whether two bodies can be of one state; one without a state is of a state that the story is about."""
        return one == other or (None in (one, other) and {one, other} & self._homes != set())

    def _named_in(self, name: str) -> Actor | None:
        """The person whose name a description holds ("the head of the ministry Ana Lind"), in other letters too."""
        capital = [word.strip(",.'’") for word in name.split() if word[:1].isupper()]
        for first, last in zip(capital, capital[1:], strict=False):
            for actor in self.persons():
                known = actor.name.split()
                if len(known) > 1 and like(first, known[0]) and like(last, known[-1]):
                    return actor
        return None

    def _in_office(self, place: int, speaker: Speaker) -> Actor | None:
        """The only person who holds the office: of those the report names, where it does not say whose ("the prime minister")."""
        name = words.DETERMINER.sub("", speaker.name or "")
        match = words.OFFICE.search(name)
        if match is None or (speaker.count or 1) > 1:
            return None
        telling = words.telling(name) - set(plain_words(match.group()))
        wanted = "spokes" if words.SPOKES.match(match.group()) else match.group().lower()
        here = [
            actor
            for actor in self.persons()
            if (telling or plain_words(actor.name)[-1] in self._texts[place])
            and wanted in actor.offices.lower()
            and telling
            <= {*words.telling(actor.offices), *words.telling(self._knowledge.name_of(actor.of or "") or "")}
        ]
        return here[0] if len(here) == 1 else None

    def _for_body(self, place: int, speaker: Speaker) -> Actor | None:
        """The body for which somebody without a name speaks ("a spokesman for the finance ministry"; else the one named last)."""
        name = speaker.name or ""
        if not words.SPOKES.search(name) or not speaker.spans:
            return None
        body = words.SPOKES_FOR.sub("", name)
        if words.FIRM.search(body):
            text = self._readings[place].report.text[max(0, speaker.spans[0].start - _NEAR) : speaker.spans[0].start]
            firms = [name for name in words.FIRM_NAME.findall(text) if self._knowledge.lookup(name) is None]
            return self._new("body", Speaker("", firms[-1], "institution")) if firms else None
        if words.telling(body):
            of = Speaker("", body.strip(), "institution")
            return self._body(of) or (self._new("body", of) if body[:1].isupper() else None)
        at = speaker.spans[0].start
        before = [
            (span, other.id)
            for other in self._readings[place].speakers
            if other.kind == "institution"
            for span in other.spans
            if 0 <= at - span.end < _NEAR
        ]
        return self._by_speaker.get((place, max(before)[1])) if before else None

    def _spoken_of_again(self, place: int, name: str) -> Actor | None:
        """The people just named of whom this report speaks again ("one of them")."""
        if not words.AGAIN.match(name):
            return None
        return next(
            (v for v in self._all if v.sort == "unnamed" and any(p == place and is_source(s) for p, s in v.told)), None
        )

    def _same_people(self, place: int, speaker: Speaker) -> Actor | None:
        via = self._via.get((place, speaker.id))
        for actor in self._all:
            if actor.sort != "unnamed" or (
                via and actor.via and not any(same_outlet(via, other) for other in actor.via)
            ):
                continue
            if all(same_people(speaker, s) for _, s in actor.told if not words.AGAIN.match(s.name or "")):
                return actor
        return None


def via_of(attribution: Attribution, speakers: dict[str, Speaker]) -> str | None:
    """The outlet that the text names as having had the words, the nearest to the speaker; never the publishing one."""
    for link in reversed(attribution.chain[:-1]):
        speaker = speakers.get(link.speaker or "")
        if link.span and speaker and speaker.kind == "outlet" and tells_outlet(speaker.name or ""):
            return speaker.name
    medium = attribution.medium
    return medium.name if medium and medium.kind in ("outlet", "interview", "broadcast") else None


def _all_via(readings: Sequence[Reading]) -> Iterator[tuple[tuple[int, str], str]]:
    for place, reading in enumerate(readings):
        speakers = {speaker.id: speaker for speaker in reading.speakers}
        for attribution in reversed(reading.attributions):  # so that the first one stays
            if attribution.speaker and (via := via_of(attribution, speakers)):
                yield (place, attribution.speaker), via


def _outlets(reading: Reading) -> Iterator[str]:
    """The names that a report treats as an outlet's."""
    for speaker in reading.speakers:
        if speaker.kind == "outlet" and speaker.name and tells_outlet(speaker.name):
            yield speaker.name
