"""Who speaks in the reports of one story, each person and body once, however each report names them.

A person is known by name (surnames alike, first names where both have one), or within a report that names them by office or by a
description that holds the name. A body is known by its id, or by a name whose telling words stand in the other one; whoever
speaks for it without a name is the body. People without a name are one where number and affiliation do not contradict each other
and the same outlet speaks for them; "one of them" stands for the people just named.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from typing import Literal

from onrecord.knowledge import Knowledge
from onrecord.records import Attribution, Reading, Speaker
from onrecord.tracing import speaker_words as words
from onrecord.tracing.naming import plain_words, same_outlet, same_person, tells_outlet

Sort = Literal["person", "body", "state", "unnamed", "outlet", "document", "nobody"]
"""How a speaker is told from others: by name, as a body or state, by number and affiliation; or one who takes no stand."""

_ALIKE = 0.6
"""Least likeness of first name and of surname where a description of the office stands beside a name in other letters."""
_LONGEST_NAME = 4
_NEAR = 300
"""Characters within which "a spokeswoman" speaks for the body named before."""


@dataclass(slots=True, eq=False)
class Voice:
    """One speaker of a story, as all reports together know them."""

    sort: Sort
    id: str | None
    """A knowledge id where one report resolves them."""
    usual: str | None = None
    """The usual name that goes with `id`."""
    home: str | None = None
    """Id of the state whose body it is."""
    owners: list[str] = field(default_factory=list)
    """Ids of the states whose office reports say that they hold."""
    told: list[tuple[int, Speaker]] = field(default_factory=list)
    """Place of the report, and the speaker as it has them."""
    called: list[str] = field(default_factory=list)
    """How each mention calls a body, without its article."""
    via: set[str] = field(default_factory=set)
    """The outlets to which they spoke, as named."""

    @property
    def name(self) -> str:
        """Its usual name, or a name of its own by which most reports call it; of people without a name the first description."""
        if self.usual:
            own = Counter(name for name in self.called if words.OWN_NAME.fullmatch(name)).most_common(1)
            return own[0][0] if own and own[0][1] * 2 > len(self.called) else self.usual
        counts = Counter(speaker.name or "" for _, speaker in self.told)
        if self.sort == "person":
            names = [name for name in counts if len(name.split()) <= _LONGEST_NAME] or list(counts)
            return max(names, key=lambda name: (len(name.split()) > 1, counts[name], len(name), name))
        if self.sort == "unnamed":
            return max(counts, key=lambda name: (not words.AGAIN.match(name), _counted(name), counts[name]))
        return max(counts, key=lambda name: (counts[name], len(name), name))

    @property
    def count(self) -> int | None:
        """How many people, where a report says so."""
        counts = Counter(s.count for _, s in self.told if s.count and not words.AGAIN.match(s.name or ""))
        return counts.most_common(1)[0][0] if counts else None

    @property
    def of(self) -> str | None:
        """For which state they speak: a knowledge id."""
        owners = Counter(self.owners)
        return owners.most_common(1)[0][0] if owners else self.home

    @property
    def offices(self) -> str:
        """Every office that a report gives them."""
        return " ".join(speaker.office for _, speaker in self.told if speaker.office)


def _counted(name: str) -> bool:
    return words.COUNTED.match(name) is not None


class Voices:
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
        self._all: list[Voice] = []
        self._by_speaker: dict[tuple[int, str], Voice] = {}
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

    def of(self, place: int, speaker: str) -> Voice | None:
        """The voice of one report's speaker. place: of the report in its story."""
        return self._by_speaker.get((place, speaker))

    def all(self) -> list[Voice]:
        """Every voice, named ones first."""
        return self._all

    def persons(self) -> list[Voice]:
        """Everybody with a name."""
        return [voice for voice in self._all if voice.sort == "person"]

    def called(self, place: int, description: str) -> Voice | None:
        """Whom words in a report mean that are no speaker of its reading; None where that is nobody in particular."""
        description = words.DETERMINER.sub("", words.WHEN.sub("", description.strip()))
        for voice in self.persons():
            if plain_words(voice.name)[-1] in plain_words(description):
                return voice
        speaker = Speaker("", description, "institution")
        if words.OFFICE.search(description):
            speaker = Speaker("", description, "person", anonymous=True, count=1)
        elif not words.BODY.search(description) and not self._knowledge.lookup(description, kinds=("institution",)):
            return None
        if words.SPOKES.search(description) and words.telling(body := words.SPOKES_FOR.sub("", description)):
            speaker = Speaker("", body, "institution")
        sort = self._sort(speaker, set())
        voice = self._known(place, speaker, sort) if sort in ("body", "unnamed") else None
        if voice is None and sort in ("body", "unnamed") and any(word[0].isupper() for word in description.split()):
            voice = self._new(sort, speaker)
        if voice is not None:
            self._tell(voice, place, speaker)
        return voice

    def _tell(self, voice: Voice, place: int, speaker: Speaker) -> None:
        voice.told.append((place, speaker))
        if voice.sort == "body" and voice.id is None and (known := self._entity(speaker))[2]:
            voice.id, voice.usual, voice.home = known

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
        return "unnamed" if speaker.anonymous else "person"

    def _add(self, place: int, speaker: Speaker, sort: Sort) -> None:
        voice = self._known(place, speaker, sort) or self._new(sort, speaker)
        self._tell(voice, place, speaker)
        if speaker.of and (owner := self._state(speaker.of)):
            voice.owners.append(owner)
        if sort == "body":
            text = self._readings[place].report.text
            voice.called += [words.DETERMINER.sub("", span.of(text)) for span in speaker.spans]
        if via := self._via.get((place, speaker.id)):
            voice.via.add(via)
        self._by_speaker[place, speaker.id] = voice

    def _new(self, sort: Sort, speaker: Speaker) -> Voice:
        id, usual, home = self._entity(speaker) if sort in ("body", "state") else (None, None, None)
        if sort == "unnamed" and _is_nobody(speaker.name or ""):
            sort = "nobody"
        if sort == "body" and (words.OWNED.match(speaker.name or "") or not (id or words.telling(speaker.name or ""))):
            sort = "nobody"
        voice = Voice(sort, id, usual, home)
        self._all.append(voice)
        return voice

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
        if not id.startswith(("state:", "institution:")):
            return None
        country = self._knowledge.entity(id).country
        return f"state:{country}" if country else None

    def _known(self, place: int, speaker: Speaker, sort: Sort) -> Voice | None:
        name = speaker.name or ""
        if sort == "person":
            return self._first(sort, lambda other: _same_name(name, other.name or ""))
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

    def _first(self, sort: Sort, same: Callable[[Speaker], bool]) -> Voice | None:
        return next((v for v in self._all if v.sort == sort and any(same(other) for _, other in v.told)), None)

    def _body(self, speaker: Speaker) -> Voice | None:
        """The body of this name, else the only one that its words can mean ("the ministry of defence")."""
        id, _, home = self._entity(speaker)
        bodies = [voice for voice in self._all if voice.sort == "body"]
        if id is not None and (same := next((voice for voice in bodies if voice.id == id), None)):
            return same
        name = speaker.name or ""
        alike = [v for v in bodies if (not id or not v.id) and self._at_home(home, v.home) and _one_body(name, v)]
        return max(alike, key=lambda voice: voice.home is not None, default=None)

    def _at_home(self, one: str | None, other: str | None) -> bool:
        """Whether two bodies can be of one state; one without a state is of a state that the story is about."""
        return one == other or (None in (one, other) and {one, other} & self._homes != set())

    def _named_in(self, name: str) -> Voice | None:
        """The person whose name a description holds ("the head of the ministry Ana Lind"), in other letters too."""
        capital = [word.strip(",.'’") for word in name.split() if word[:1].isupper()]
        for first, last in zip(capital, capital[1:], strict=False):
            for voice in self.persons():
                known = voice.name.split()
                if len(known) > 1 and _like(first, known[0]) and _like(last, known[-1]):
                    return voice
        return None

    def _in_office(self, place: int, speaker: Speaker) -> Voice | None:
        """The only person who holds the office: of those the report names, where it does not say whose ("the prime minister")."""
        name = words.DETERMINER.sub("", speaker.name or "")
        match = words.OFFICE.search(name)
        if match is None or (speaker.count or 1) > 1:
            return None
        telling = words.telling(name) - set(plain_words(match.group()))
        wanted = "spokes" if words.SPOKES.match(match.group()) else match.group().lower()
        here = [
            voice
            for voice in self.persons()
            if (telling or plain_words(voice.name)[-1] in self._texts[place])
            and wanted in voice.offices.lower()
            and telling
            <= {*words.telling(voice.offices), *words.telling(self._knowledge.name_of(voice.of or "") or "")}
        ]
        return here[0] if len(here) == 1 else None

    def _for_body(self, place: int, speaker: Speaker) -> Voice | None:
        """The body for which somebody without a name speaks ("a spokesman for the finance ministry"; else the one named last)."""
        name = speaker.name or ""
        if not words.SPOKES.search(name) or not speaker.spans:
            return None
        body = words.SPOKES_FOR.sub("", name)
        if words.FIRM.search(body):
            before = self._readings[place].report.text[max(0, speaker.spans[0].start - _NEAR) : speaker.spans[0].start]
            firms = [name for name in words.FIRM_NAME.findall(before) if self._knowledge.lookup(name) is None]
            return self._new("body", Speaker("", firms[-1], "institution")) if firms else None
        if words.telling(body):
            return self._body(Speaker("", body, "institution"))
        at = speaker.spans[0].start
        before = [
            (span, other.id)
            for other in self._readings[place].speakers
            if other.kind == "institution"
            for span in other.spans
            if 0 <= at - span.end < _NEAR
        ]
        return self._by_speaker.get((place, max(before)[1])) if before else None

    def _spoken_of_again(self, place: int, name: str) -> Voice | None:
        """The people just named of whom this report speaks again ("one of them")."""
        if not words.AGAIN.match(name):
            return None
        return next(
            (v for v in self._all if v.sort == "unnamed" and any(p == place and _is_source(s) for p, s in v.told)), None
        )

    def _same_people(self, place: int, speaker: Speaker) -> Voice | None:
        via = self._via.get((place, speaker.id))
        for voice in self._all:
            if voice.sort != "unnamed" or (
                via and voice.via and not any(same_outlet(via, other) for other in voice.via)
            ):
                continue
            if all(_same_people(speaker, s) for _, s in voice.told if not words.AGAIN.match(s.name or "")):
                return voice
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


def _same_name(one: str, other: str) -> bool:
    """Whether two names can be of one person; a surname may stand first ("Kim", "Kim Min-jae")."""
    if same_person(one, other):
        return True
    short, long = sorted((plain_words(one), plain_words(other)), key=len)
    return len(short) == 1 < len(long) and short[0] == long[0]


def _like(one: str, other: str) -> bool:
    a, b = (" ".join(plain_words(it)) for it in (one, other))
    return SequenceMatcher(None, a, b, autojunk=False).ratio() >= _ALIKE


def _one_body(name: str, voice: Voice) -> bool:
    """Whether a name can mean a body: its telling words stand in the other's, and both are of one sort (ministry, committee)."""
    for other in (voice.name, *(speaker.name or "" for _, speaker in voice.told)):
        short, long = sorted((words.telling(name), words.telling(other)), key=len)
        one, two = words.sorts(name), words.sorts(other)
        if short and short <= long and (not one or not two or one & two):
            return True
    return False


def _is_source(speaker: Speaker) -> bool:
    return words.SOURCES.search(speaker.name or "") is not None


def _is_nobody(name: str) -> bool:
    """Whether a description says neither whose people they are nor what office somebody holds."""
    return (not words.SOURCES.search(name) and not words.OFFICE.search(name)) or words.OWNED.match(name) is not None


def _same_people(one: Speaker, other: Speaker) -> bool:
    """Whether two descriptions of people without a name can mean the same: numbers and affiliations go together."""
    whose, others = words.telling(one.name or ""), words.telling(other.name or "")
    if not (_is_source(one) and _is_source(other)):
        return whose == others and bool(whose)
    if (one.count and other.count and one.count != other.count) or (one.count == 1) != (other.count == 1):
        return False
    return bool(whose & others) or not whose or not others
