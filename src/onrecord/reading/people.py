"""The named people of one report: every mention of the same person gathered, surnames and nicknames included."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass, field

from onrecord.knowledge import Gender, Knowledge
from onrecord.reading.names import SUFFIXES, NameMention
from onrecord.reading.titles import Title
from onrecord.records import Span


@dataclass(slots=True, eq=False)
class Person:
    """One named person of one report."""

    words: tuple[str, ...]
    """The fullest name."""
    mentions: list[Span] = field(default_factory=list)
    """Where the name stands, in text order."""
    possessive: set[Span] = field(default_factory=set)
    """The mentions in the genitive, which rarely are the subject."""
    titles: list[Title] = field(default_factory=list)
    gender: Gender | None = None
    sure: bool = False
    """Whether anything says that this is a person: a title, a first name, or being a source."""

    @property
    def name(self) -> str:
        """The fullest name in one line, in small letters where the report only has capitals."""
        shouted = all(word.isupper() for word in self.words) and any(len(word) > 3 for word in self.words)
        return " ".join(word.title() if shouted else word for word in self.words)

    @property
    def title(self) -> Title | None:
        """The office that tells most: one with an owner before one without, an office before a description."""

        def rank(title: Title) -> tuple[bool, bool]:
            return (title.noun.kind == "person", title.owner is None)

        return min(self.titles, key=rank) if self.titles else None


class People:
    """Gathers name mentions into people and finds a person by words."""

    def __init__(self, mentions: Iterable[NameMention], knowledge: Knowledge, headline_end: int = 0) -> None:
        self._k = knowledge
        self._all: list[Person] = []
        self._by_tail: dict[str, list[Person]] = {}
        self._by_first: dict[str, list[Person]] = {}
        self._at: dict[Span, Person] = {}
        every = list(mentions)
        alone = [mention for mention in every if len(_core(mention.words)) == 1]
        full = [mention for mention in every if len(_core(mention.words)) > 1]
        # Headlines capitalise everything: a full name there counts only where the body or a first name bears it out.
        full.sort(key=lambda mention: (mention.span.start < headline_end and not mention.sure, mention.span.start))
        for mention in full:
            self._enter(mention, mention.sure or mention.span.start >= headline_end)
        for mention in alone:
            self._enter(mention, mention.sure)
        for person in self._all:
            person.mentions.sort()

    def all(self) -> list[Person]:
        """Every person, in no particular order."""
        return self._all

    def at(self, span: Span) -> Person | None:
        """The person whose name mention is exactly `span`."""
        return self._at.get(span)

    def take(self, mention: NameMention) -> Person:
        """The person of a mention that is known to be one (it is a source): found or new."""
        person = self._at.get(mention.span) or self._match(mention)
        if person is None:
            person = self._new(mention)
        if mention.span in self._at and mention.title and mention.title not in person.titles:
            person.titles.insert(0, mention.title)
        self._record(person, mention)
        person.mentions.sort()
        person.sure = True
        return person

    def named(self, words: tuple[str, ...], gender: Gender | None = None, near: int | None = None) -> Person | None:
        """The person whom the words name: a full name, a surname or a first name, in whatever capitals."""
        key = _key(words)
        candidates = self._by_tail.get(key) or (self._by_first.get(key) if len(words) == 1 else None) or []
        fitting = [person for person in candidates if not (gender and person.gender and person.gender != gender)]
        if len(fitting) < 2 or near is None:
            return fitting[0] if fitting else None
        return max(fitting, key=lambda person: (self._just_named(person, near), -person.mentions[0].start))

    def _just_named(self, person: Person, near: int) -> bool:
        index = bisect_left(person.mentions, Span(near, near))
        return index > 0 and near - person.mentions[index - 1].end < 250

    def _enter(self, mention: NameMention, may_begin: bool) -> None:
        person = self._match(mention)
        if person is None:
            if not may_begin:
                return
            person = self._new(mention)
        self._record(person, mention)

    def _match(self, mention: NameMention) -> Person | None:
        core = _core(mention.words)
        if len(core) == 1:
            return self.named(core, mention.gender, near=mention.span.start)
        exact = self.named(core, mention.gender)
        if exact:
            return exact
        for person in self._by_tail.get(_key(core[-1:]), ()):
            if _same_person(_core(person.words), core) and not (
                mention.gender and person.gender and mention.gender != person.gender
            ):
                return person
        return None

    def _new(self, mention: NameMention) -> Person:
        person = Person(mention.words)
        self._all.append(person)
        self._index(person, mention.words)
        return person

    def _index(self, person: Person, words: tuple[str, ...]) -> None:
        core = _core(words)
        for first in range(len(core)):
            _append(self._by_tail, _key(core[first:]), person)
        _append(self._by_first, _key(core[:1]), person)

    def _record(self, person: Person, mention: NameMention) -> None:
        if mention.span not in self._at:
            self._at[mention.span] = person
            person.mentions.append(mention.span)
            if mention.title:
                person.titles.append(mention.title)
        if mention.possessive:
            person.possessive.add(mention.span)
        if len(mention.words) > len(person.words) or (person.name.isupper() and not " ".join(mention.words).isupper()):
            person.words = mention.words if len(mention.words) >= len(person.words) else person.words
            self._index(person, mention.words)
        first = mention.words[0]
        person.gender = person.gender or mention.gender or (self._k.gender(first) if len(mention.words) > 1 else None)
        person.sure = person.sure or mention.sure


def _core(words: tuple[str, ...]) -> tuple[str, ...]:
    return words[:-1] if len(words) > 1 and words[-1] in SUFFIXES else words


def _key(words: tuple[str, ...]) -> str:
    # "Zelenskyy" and "Zelensky" are one man; so are "Nuñez" in text and "NUÑEZ" in a headline.
    return " ".join(words).casefold().replace("yy", "y").replace("iy", "y").replace("’", "'")


def _append(index: dict[str, list[Person]], key: str, person: Person) -> None:
    people = index.setdefault(key, [])
    if person not in people:
        people.append(person)


def _same_person(known: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether two full names with the same surname fit: equal first names, an initial, a middle name more."""
    one, two = known[0].casefold().rstrip("."), other[0].casefold().rstrip(".")
    if one == two:
        return True
    short, long = sorted((one, two), key=len)
    return long.startswith(short) and (len(short) == 1 or len(short) > 2)
