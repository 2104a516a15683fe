"""Who speaks in the reports of one story, each person and body once, however each report names them.

A person is known by name (surnames alike, first names where both have one); by office or by a description that holds the name,
within a report that names them too. A body is known by its id, or by a name that holds all words of the other. People without
a name are one where number and affiliation do not contradict each other and the same outlet speaks for them; "one of them"
stands for the people just named. Names of outlets are recognised wherever one report treats them so.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Literal

from onrecord.records import Attribution, Reading, Speaker
from onrecord.tracing.naming import plain_words, same_outlet, same_person, tells_outlet

Sort = Literal["person", "body", "state", "unnamed", "outlet", "document", "nobody"]
"""How a speaker is told from others: by name, as a body, as a state, by number and affiliation; or not one who takes a stand."""

_OFFICE = re.compile(
    r"\b(?:prime minister|premier|chancellor|president|minister|secretary(?: of \w+)?|spokes(?:man|woman|person)|ambassador"
    r"|envoy|commissioner|commander|governor|mayor|chief executive|secretary[ -]general|speaker|general|admiral|colonel)\b",
    re.IGNORECASE,
)
_SPOKES = re.compile(r"spokes(?:man|woman|person)", re.IGNORECASE)
_PART = re.compile(
    r"(?:(?:the )?(?:one|two|three|four|some|both|another|others?|a second|a third|all|each|either|neither|most|several) of "
    r"(?:them|the|these|those|its|their)\b|(?:the|these|those|both|the same) (?:[\w-]+ )?(?:sources?|people|persons?|two|three"
    r"|four|diplomats|officials|insiders|interlocutors)$|(?:the )?(?:second|third|other|another)(?: \w+)?$)",
    re.IGNORECASE,
)
"""People spoken of again: of them, or some of them."""
_NOBODY = re.compile(
    r"(?:nobody|no one|some|many|most|others?|several|few|a few\b.*|people|everyone|anyone|they|them|we|i|he|she|it|who|the public"
    r"|readers?|critics|observers?|the world|the media|(?:\w+ )?media(?: \w+)?|reports?|office|third|second|first|one)$",
    re.IGNORECASE,
)
_SOURCES = re.compile(
    r"\b(?:sources?|people|persons?|officials?|diplomats?|aides?|insiders?|interlocutors?|someone|somebody|individuals?"
    r"|circles|informants?|functionaries|executives?|employees?|officers?|lawmakers?|advisers?|bankers?)\b",
    re.IGNORECASE,
)
_PLAIN = frozenset(
    "the a an of for and in on at to with who by its his her their our from into as about over two three four five six seven "
    "eight nine ten one several some senior former unnamed anonymous familiar direct knowledge matter matters talks discussions "
    "plan plans close briefed involved person people persons source sources official officials diplomat diplomats aide aides "
    "insider insiders individual individuals interlocutor interlocutors someone somebody condition anonymity speaking not "
    "be named asked because were was allowed talk speak publicly has have had worked works working".split()
)
"""Words of a description that do not tell whose people they are."""


@dataclass(slots=True, eq=False)
class Voice:
    """One speaker of a story, as all reports together know them."""

    sort: Sort
    told: list[tuple[int, Speaker]] = field(default_factory=list)
    """Place of the report, and the speaker as it has them."""
    via: set[str] = field(default_factory=set)
    """The outlets to which they spoke, as named."""

    @property
    def name(self) -> str:
        """The name most reports give; of equals the fullest, then the first."""
        counts = Counter(speaker.name or "" for _, speaker in self.told)
        if self.sort == "person":
            own = {name: n for name, n in counts.items() if len(name.split()) <= _LONGEST_NAME} or counts
            return max(own, key=lambda name: (len(name.split()) > 1, own[name], len(name)))
        if self.sort == "unnamed":
            return max(counts, key=lambda name: (_PART.match(name) is None, _NUMBER.match(name) is not None, counts[name], len(name)))
        return max(counts, key=lambda name: (counts[name], len(name)))

    @property
    def id(self) -> str | None:
        """A knowledge id where one report resolves them."""
        return next((speaker.id for _, speaker in self.told if ":" in speaker.id), None)

    @property
    def count(self) -> int | None:
        """How many people, where a report says so."""
        counts = Counter(s.count for _, s in self.told if s.count and not _PART.match(s.name or ""))
        return counts.most_common(1)[0][0] if counts else None

    @property
    def of(self) -> str | None:
        """Whose office a person holds, or the state that speaks: a knowledge id."""
        owners = Counter(s.of for _, s in self.told if s.of and ":" in s.of)
        if owners:
            return owners.most_common(1)[0][0]
        return self.id if self.sort == "state" else None


_LONGEST_NAME = 4
_NUMBER = re.compile(r"(?:two|three|four|five|six|seven|eight|nine|ten|\d+) ", re.IGNORECASE)


class Voices:
    """The speakers of one story. readings: in the order of `order.in_order`."""

    def __init__(self, readings: Sequence[Reading]) -> None:
        self._readings = readings
        self._outlets = {name for reading in readings for name in _outlets(reading)}
        self._all: list[Voice] = []
        self._of: dict[tuple[int, str], Voice] = {}
        self._via: dict[tuple[int, str], str] = {}
        for place, reading in enumerate(readings):
            names = {speaker.id: speaker for speaker in reading.speakers}
            for attribution in reading.attributions:
                if attribution.speaker in names and (via := via_of(attribution, names)):
                    self._via.setdefault((place, attribution.speaker), via)
        for sort in ("person", "state", "body", "outlet", "unnamed", "document", "nobody"):
            for place, reading in enumerate(readings):
                for speaker in reading.speakers:
                    if self._sort(speaker) == sort:
                        self._add(place, speaker, sort)

    def of(self, place: int, speaker: str) -> Voice | None:
        """The voice of one report's speaker. place: of the report in its story."""
        return self._of.get((place, speaker))

    def all(self) -> list[Voice]:
        """Every voice."""
        return self._all

    def _sort(self, speaker: Speaker) -> Sort:
        name = speaker.name or ""
        if not name or _NOBODY.match(name):
            return "nobody"
        if speaker.kind == "outlet" or any(same_outlet(name, outlet) for outlet in self._outlets):
            return "outlet"
        if speaker.kind == "document":
            return "document"
        if speaker.kind == "state":
            return "state"
        if speaker.kind == "institution":
            return "body"
        return "unnamed" if speaker.anonymous else "person"

    def _add(self, place: int, speaker: Speaker, sort: Sort) -> None:
        voice = self._known(place, speaker, sort)
        if voice is None:
            voice = Voice(sort)
            self._all.append(voice)
        voice.told.append((place, speaker))
        if via := self._via.get((place, speaker.id)):
            voice.via.add(via)
        self._of[place, speaker.id] = voice

    def _known(self, place: int, speaker: Speaker, sort: Sort) -> Voice | None:
        name = speaker.name or ""
        if sort == "person":
            return self._first(sort, lambda other: _same_name(name, other.name or ""))
        if sort == "unnamed":
            return self._named_in(place, speaker) or self._spoken_of_again(place, name) or self._same_people(place, speaker)
        if sort == "body":
            return self._first(sort, lambda other: _same_body(speaker, other))
        return self._first(sort, lambda other: other.id == speaker.id or (other.name or "").casefold() == name.casefold())

    def _first(self, sort: Sort, same) -> Voice | None:
        return next((v for v in self._all if v.sort == sort and any(same(other) for _, other in v.told)), None)

    def _named_in(self, place: int, speaker: Speaker) -> Voice | None:
        """The person whose name or office the description gives ("the head of the ministry Ana Lind", "the minister")."""
        name = speaker.name or ""
        persons = [voice for voice in self._all if voice.sort == "person"]
        ends = " ".join(name.split()[-2:])
        for voice in persons:
            if len(name.split()) > 2 and ends.istitle() and same_person(ends, voice.name):
                return voice
        if not _OFFICE.search(name) or (speaker.count or 1) > 1:
            return None
        text = set(plain_words(self._readings[place].report.text))
        here = [v for v in persons if text.issuperset(plain_words(v.name)[-1:]) and _holds(v, name)]
        return here[0] if len(here) == 1 else None

    def _spoken_of_again(self, place: int, name: str) -> Voice | None:
        """The people just named of whom this report speaks again ("one of them")."""
        if not _PART.match(name):
            return None
        here = [v for v in self._all if v.sort == "unnamed" and any(p == place and _SOURCES.search(s.name or "") for p, s in v.told)]
        return here[0] if here else None

    def _same_people(self, place: int, speaker: Speaker) -> Voice | None:
        via = self._via.get((place, speaker.id))
        for voice in self._all:
            if voice.sort != "unnamed":
                continue
            apart = via and voice.via and not any(same_outlet(via, other) for other in voice.via)
            if not apart and all(_same_people(speaker, other) for _, other in voice.told if not _PART.match(other.name or "")):
                return voice
        return None


def via_of(attribution: Attribution, speakers: dict[str, Speaker]) -> str | None:
    """The outlet that the text names as having had the words, the nearest to the speaker; never the publishing one."""
    for link in reversed(attribution.chain[:-1]):
        speaker = speakers.get(link.speaker or "")
        if link.span is not None and speaker is not None and speaker.kind == "outlet" and tells_outlet(speaker.name or ""):
            return speaker.name
    medium = attribution.medium
    return medium.name if medium and medium.kind in ("outlet", "interview", "broadcast") and medium.name else None


def _outlets(reading: Reading) -> Iterator[str]:
    """The names that a report treats as an outlet's."""
    for speaker in reading.speakers:
        if speaker.kind == "outlet" and speaker.name and tells_outlet(speaker.name):
            yield speaker.name


def _same_name(one: str, other: str) -> bool:
    if same_person(one, other):
        return True
    short, long = sorted((plain_words(one), plain_words(other)), key=len)
    return len(short) == 1 and len(long) > 1 and short[0] == long[0] and len(short[0]) > _SHORT_SURNAME


_SHORT_SURNAME = 2


def _holds(voice: Voice, description: str) -> bool:
    """Whether somebody is said to hold the office that a description names."""
    match = _OFFICE.search(description)
    if match is None:
        return False
    wanted = "spokes" if _SPOKES.match(match.group()) else match.group().lower()
    telling = {word for word in plain_words(description) if word not in _PLAIN} - set(plain_words(match.group()))
    offices = " ".join(speaker.office or "" for _, speaker in voice.told)
    return wanted in offices.lower() and telling <= {*plain_words(offices), *plain_words(voice.of or "")}


def _same_body(one: Speaker, other: Speaker) -> bool:
    if ":" in one.id and ":" in other.id:
        return one.id == other.id
    short, long = sorted((_telling(one.name or ""), _telling(other.name or "")), key=len)
    return bool(short) and short <= long


def _telling(name: str) -> frozenset[str]:
    return frozenset("defence" if word == "defense" else word for word in plain_words(name)) - _PLAIN


def _same_people(one: Speaker, other: Speaker) -> bool:
    """Whether two descriptions of people without a name can mean the same: numbers and affiliations go together."""
    a, b = one.name or "", other.name or ""
    if not (_SOURCES.search(a) and _SOURCES.search(b)):
        return _telling(a) == _telling(b)
    if one.count and other.count and one.count != other.count:
        return False
    if (one.count == 1) != (other.count == 1):
        return False
    whose, others = _telling(a), _telling(b)
    return bool(whose & others) or not whose or not others
