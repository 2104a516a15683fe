"""Finds the people of a table in running text, by full name, alias or last name.

A last name alone counts where it is one person's and nothing else, or where the table gives it as an alias ("Orban").
One that several have, or that is a first name too ("Kerry"), or common ("Miller"), needs that one of them is named in
full in the same text, or his own title straight before it ("President Moon"); one that is an ordinary word or a place
("May", "Hague") needs the title. A last name behind another first name is somebody else's ("Jill Biden"), and so is
the bare name then, unless the person is named as well.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from onrecord.knowledge.entities import plain
from onrecord.knowledge.surnames import PARTICLES, SUFFIXES, last_names, spellings

if TYPE_CHECKING:
    from onrecord.knowledge.lookup import Knowledge


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody to look for."""

    name: str
    """Usual English name."""
    aliases: frozenset[str]
    """Other spellings, and short names that are nobody else's ("Lula")."""
    titles: frozenset[str]
    """The titles of the person's offices ("Prime Minister of Estonia")."""
    family_first: bool
    """Whether the family name begins the name ("Xi Jinping")."""


@dataclass(frozen=True, slots=True)
class PersonMatch:
    """Words of a text that name a person."""

    name: str
    """The person's usual name, however the text calls them."""
    start: int
    """First character; titles are outside."""
    end: int
    """One past the last character; a possessive ending is outside."""


class _Call(NamedTuple):
    """Words that may name somebody."""

    words: str
    people: tuple[Person, ...]
    anchor: int
    """Where in the words the last token with a capital begins, by which they are found."""
    short: bool
    """Whether it is a last name or another single word, so that what stands beside it decides."""
    usual: Person | None
    """Whom the words mean where nothing beside them decides."""
    is_word: bool
    """Whether they are also an ordinary word or a place, and mean a person only behind a title."""


_TOKEN = re.compile(r"[^\W\d_a-z][^\W_]*")
_BEFORE = re.compile(r"([^\W\d_][\w.'’-]*)[^\S\n]$")
_HYPHENED = re.compile(r"[^\W\d_a-z]\w*(?=-$)")
_INITIAL_BEFORE = re.compile(r"([^\W\d_a-z][\w-]+)[^\S\n][A-Z]\.[^\S\n]$")
_AFTER = re.compile(r"[^\S\n]([^\W\d_a-z][\w.]*)")
_NO_ENGLISH = PARTICLES - frozenset("do den ter la le el".split())
"""Particles that stand in English texts only inside names."""
_GOVERNMENT = frozenset("Administration Government Cabinet".split())
"""What a name may stand before and still be the person's: "the Biden Administration"."""


class PersonFinder:
    """The names of some people, found by their last capitalised token.

    ambiguous: names that are ordinary words too, and what tells them apart (ambiguous.csv).
    """

    def __init__(self, people: Iterable[Person], knowledge: Knowledge, ambiguous: Mapping[str, str]) -> None:
        self._knowledge = knowledge
        self._ambiguous = ambiguous
        self._title_ends: dict[str, frozenset[str]] = {}
        stated: dict[str, dict[str, Person]] = {}
        derived: dict[str, dict[str, Person]] = {}
        for person in people:
            self._title_ends[person.name] = frozenset(end for title in person.titles for end in _ends(title))
            for name in map(plain, (person.name, *person.aliases)):
                for spelling in spellings(name):
                    stated.setdefault(spelling, {})[person.name] = person
                for words in last_names(name, family_first=person.family_first):
                    for spelling in spellings(words):
                        derived.setdefault(spelling, {})[person.name] = person
        self._calls = {
            words: self._call(words, stated.get(words, {}), derived.get(words, {})) for words in derived | stated
        }
        self._by_token: dict[str, list[_Call]] = {}
        for words, call in self._calls.items():
            token = _TOKEN.match(words, call.anchor)
            if token:
                self._by_token.setdefault(token[0], []).append(call)

    def person(self, words: str) -> str | None:
        """The name of the one person whom exactly these words call, None where there is none or more than one."""
        call = self._calls.get(plain(words))
        people = () if call is None else call.people[:1] if call.usual else call.people
        return people[0].name if len(people) == 1 else None

    def find(self, text: str, start: int, end: int) -> list[PersonMatch]:
        """Every person named in `text[start:end]`, the longest name at each place, never overlapping."""
        found: list[PersonMatch] = []
        alone: list[tuple[_Call, int, Person | None]] = []
        shared: set[str] = set()
        flat = plain(text)
        for call, at in self._longest(flat, start, end):
            stop = at + len(call.words)
            after = _AFTER.match(text, stop)
            if after and (after[1] in SUFFIXES or (call.short and self._goes_on(text, at, stop, after[1]))):
                continue
            before, opens = _word_before(text, at)
            title = _last_of(text[max(0, at - 40) : at - 1] if before else "")
            titled = [person for person in call.people if title in self._title_ends[person.name]]
            if call.usual and not call.short:
                found.append(PersonMatch(call.usual.name, at, stop))
            elif len(titled) == 1:
                found.append(PersonMatch(titled[0].name, at, stop))
            elif given := self._given_before(text[max(start, at - 40) : at], call):
                found.append(PersonMatch(call.people[0].name, at - len(given), stop))
            elif self._names_another(before, opens=opens):
                shared.update(person.name for person in call.people)
            elif not call.is_word:
                doubtful = self._is_hyphened(flat, at, stop) or (after is not None and self._may_be_name(after[1]))
                if call.usual or not (doubtful or before in ("the", "The")):
                    alone.append((call, at, None if doubtful else call.usual))
        named = {match.name for match in found}
        for call, at, usual in alone:
            meant = [person.name for person in call.people if person.name in named]
            if not meant and usual and usual.name not in shared:
                meant = [usual.name]
            if len(meant) == 1:
                found.append(PersonMatch(meant[0], at, at + len(call.words)))
        return sorted(found, key=lambda match: match.start)

    def _call(self, words: str, stated: dict[str, Person], derived: dict[str, Person]) -> _Call:
        """stated: whose name or alias the words are in the table; derived: whose last name they are."""
        anchor = max((token.start() for token in _TOKEN.finditer(words)), default=0)
        people = tuple((stated | derived).values())
        short = not stated or " " not in words
        if stated:
            return _Call(words, people, anchor, short, people[0] if len(stated) == 1 else None, is_word=False)
        known = self._knowledge
        needs = self._ambiguous.get(words)
        is_word = needs == "phrase" or bool(
            known.capitalised(words) or known.head_noun([words.lower()]) or known.lookup(words)
        )
        is_one = len(people) == 1 and not (is_word or needs or known.is_first_name(words))
        usual = people[0] if is_one else None
        return _Call(words, people, anchor, short, usual, is_word)

    def _longest(self, flat: str, start: int, end: int) -> Iterator[tuple[_Call, int]]:
        """Calls and where they begin, in text order; of two that overlap the longer one."""
        spans: list[tuple[int, int, _Call]] = []
        for token in _TOKEN.finditer(flat, start, end):
            for call in self._by_token.get(token[0], ()):
                at = token.start() - call.anchor
                stop = at + len(call.words)
                if at >= start and stop <= end and flat.startswith(call.words, at) and _stands_free(flat, at, stop):
                    spans.append((at, stop, call))
        free = start
        spans.sort(key=lambda span: (span[0], -span[1]))
        for place, (at, stop, call) in enumerate(spans):
            longer = any(later[0] < stop and later[1] - later[0] > stop - at for later in spans[place + 1 : place + 4])
            if at >= free and not longer:
                free = stop
                yield call, at

    def _is_hyphened(self, flat: str, start: int, end: int) -> bool:
        """Whether the words may be half of a double name ("Meyer-Merz"), unlike "ex-Putin" and "Trump-Putin"."""
        after = _TOKEN.match(flat, end + 1) if flat[end : end + 1] == "-" else None
        before = _HYPHENED.search(flat[max(0, start - 30) : start])
        return any(half and half[0] not in self._by_token for half in (after, before))

    def _goes_on(self, text: str, start: int, end: int, after: str) -> bool:
        """Whether the words begin a longer name that is no person's: "Obama Foundation", "Costa Rica"."""
        if self._knowledge.capitalised(after.rstrip(".")) in ("organisation", "outlet", "place"):
            return after not in _GOVERNMENT
        longer = self._knowledge.find(text, start=start, end=end + 40)
        return any(match.start == start and match.end > end for match in longer)

    def _may_be_name(self, word: str) -> bool:
        return self._knowledge.capitalised(word.rstrip(".")) is None

    def _given_before(self, before: str, call: _Call) -> str:
        """The person's first name and an initial that end the words before his last name ("Vladimir V. "), or ""."""
        given = _INITIAL_BEFORE.search(before)
        names = (call.people[0].name, *call.people[0].aliases)
        is_own = given and len(call.people) == 1 and any(name.startswith(given[1] + " ") for name in names)
        return given[0] if given and is_own else ""

    def _names_another(self, before: str, *, opens: bool) -> bool:
        """Whether the word before a last name is somebody's first name or particle, and no title or mere word.

        opens: whether it begins a sentence, so that it may be a verb ("Meeting Zelensky").
        """
        if before[:1].islower():
            return before in _NO_ENGLISH
        if before.endswith("."):
            return len(before) == 2  # an initial; anything longer ends a sentence or is a title
        known = self._knowledge
        if not before or known.honorific(before) or known.capitalised(before) or known.head_noun([before.lower()]):
            return False
        return known.is_first_name(before) or not (opens and before.endswith(("ed", "ing")))


def _stands_free(flat: str, start: int, end: int) -> bool:
    """Whether the words are not part of a longer word, an address or a tag."""
    if flat[end : end + 1].isalnum() or flat[end : end + 1] == "_":
        return False
    return not re.search(r"[\w@#]$|\w'$", flat[max(0, start - 2) : start])


def _word_before(text: str, at: int) -> tuple[str, bool]:
    """The word before a place, empty where a sentence or a possessive ends there, and whether it begins a sentence."""
    stretch = text[max(0, at - 40) : at]
    before = _BEFORE.search(stretch)
    if before is None or before[1].endswith(("'s", "’s", "'", "’")):
        return "", False
    return before[1], stretch[: before.start()].rstrip(" ")[-1:] in '\n.!?:;"“‘(—–•'


def _ends(title: str) -> Iterator[str]:
    """The lower-case words by which a title ends, with and without what it is for ("secretary", "state")."""
    for end in (title, title.partition(" of ")[0], title.partition(" for ")[0]):
        yield _last_of(end)


def _last_of(title: str) -> str:
    """The last word of a title in lower case; "prime minister" is one, and no minister."""
    words = title.lower().split()[-2:]
    return " ".join(words) if words[-1:] == ["minister"] and words[0] == "prime" else "".join(words[-1:])
