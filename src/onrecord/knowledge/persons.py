"""Finds the people of a table in running text, by full name, alias or last name.

A last name alone counts where it is one person's and nothing else, or where the table gives it as an alias. One that
several have, or that is a first name too ("Kerry"), needs that one of them is named in full in the same text, or his
own title straight before it ("President Moon"); one that is an ordinary word or a place ("May", "Hague") needs the
title. A last name behind another first name is somebody else's ("Jill Biden"), and so is the bare name then, unless
the person is named as well.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, NamedTuple

from onrecord.knowledge.entities import plain

if TYPE_CHECKING:
    from onrecord.knowledge.lookup import Knowledge

_Needs = Literal["nothing", "name", "title"]
"""What a last name needs beside it before it counts: nothing, the full name in the same text, or a title."""


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
    needs: _Needs


_TOKEN = re.compile(r"[^\W\d_a-z][^\W_]*")
_BEFORE = re.compile(r"([^\W\d_][\w.'’-]*)[^\S\n]$")
_AFTER = re.compile(r"[^\S\n]([^\W\d_a-z][\w.]*)")
_INSIDE_NAMES = frozenset("von van der den ter de la le da do dos di du bin al el".split())
_NO_ENGLISH = _INSIDE_NAMES - frozenset("do den ter la le el".split())
"""Particles that stand in English texts only inside names."""
_SUFFIXES = frozenset("Jr Jr. Sr Sr. II III IV".split())
_GOVERNMENT = frozenset("Administration Government Cabinet".split())
"""What a name may stand before and still be the person's: "the Biden Administration"."""
_ARTICLE = re.compile(r"^(?:al|el)-", re.IGNORECASE)
_GIVEN_NAME_LAST = re.compile(r"-[a-z]\w*$")
"""The second half of a Korean or Taiwanese given name ("Ki-moon"), behind the family name."""
_UNMARKED = {"ł": "l", "Ł": "L", "ø": "o", "Ø": "O", "đ": "d", "Đ": "D", "ı": "i", "ß": "ss", "ð": "d", "þ": "th"}


class PersonFinder:
    """The names of some people, found by their last capitalised token.

    ordinary: names that are ordinary words too.
    """

    def __init__(self, people: Iterable[Person], knowledge: Knowledge, ordinary: frozenset[str]) -> None:
        self._knowledge = knowledge
        self._ordinary = ordinary
        self._title_ends: dict[str, frozenset[str]] = {}
        stated: dict[str, dict[str, Person]] = {}
        derived: dict[str, dict[str, Person]] = {}
        for person in people:
            self._title_ends[person.name] = frozenset(end for title in person.titles for end in _ends(title))
            for name in map(plain, (person.name, *person.aliases)):
                for spelling in _spellings(name):
                    stated.setdefault(spelling, {})[person.name] = person
                for words in _last_names(name, family_first=person.family_first):
                    for spelling in _spellings(words):
                        derived.setdefault(spelling, {})[person.name] = person
        self._calls = {
            words: self._call(words, tuple(bearers.values()), words in stated)
            for words, bearers in (derived | stated).items()
        }
        self._by_token: dict[str, list[_Call]] = {}
        for words, call in self._calls.items():
            token = _TOKEN.match(words, call.anchor)
            if token:
                self._by_token.setdefault(token[0], []).append(call)

    def person(self, words: str) -> str | None:
        """The name of the one person whom exactly these words call, None where there is none or more than one."""
        call = self._calls.get(plain(words))
        return call.people[0].name if call and len(call.people) == 1 else None

    def find(self, text: str, start: int, end: int) -> list[PersonMatch]:
        """Every person named in `text[start:end]`, the longest name at each place, never overlapping."""
        found: list[PersonMatch] = []
        alone: list[tuple[_Call, int]] = []
        shared: set[str] = set()
        for call, at in self._longest(plain(text), start, end):
            if self._goes_on(text, call, at):
                continue
            before, opens = _word_before(text, at)
            if call.needs == "name" and before in ("the", "The"):
                continue
            titled = [person for person in call.people if before.lower() in self._title_ends[person.name]]
            sure = titled if call.short else call.people
            if len(sure) == 1:
                found.append(PersonMatch(sure[0].name, at, at + len(call.words)))
            elif call.short and self._names_another(before, opens=opens):
                shared.update(person.name for person in call.people)
            elif call.needs != "title":
                alone.append((call, at))
        named = {match.name for match in found}
        for call, at in alone:
            meant = [person.name for person in call.people if person.name in named]
            if not meant and call.needs == "nothing" and call.people[0].name not in shared:
                meant = [call.people[0].name]
            if len(meant) == 1:
                found.append(PersonMatch(meant[0], at, at + len(call.words)))
        return sorted(found, key=lambda match: match.start)

    def _call(self, words: str, people: tuple[Person, ...], stated: bool) -> _Call:
        """stated: whether the table has the words as a name or alias, and not only as a part of one."""
        anchor = max((token.start() for token in _TOKEN.finditer(words)), default=0)
        needs: _Needs = "nothing" if stated and len(people) == 1 else self._needs(words, people)
        return _Call(words, people, anchor, not stated or " " not in words, needs)

    def _needs(self, words: str, people: tuple[Person, ...]) -> _Needs:
        known = self._knowledge
        if (
            words in self._ordinary
            or known.capitalised(words)
            or known.lookup(words)
            or known.head_noun([words.lower()])
        ):
            return "title"
        return "name" if len(people) > 1 or known.is_first_name(words) else "nothing"

    def _longest(self, flat: str, start: int, end: int) -> Iterator[tuple[_Call, int]]:
        """Calls and where they begin, in text order; of two that overlap the longer one."""
        spans: list[tuple[int, int, _Call]] = []
        for token in _TOKEN.finditer(flat, start, end):
            for call in self._by_token.get(token[0], ()):
                at = token.start() - call.anchor
                stop = at + len(call.words)
                if (
                    at >= start
                    and stop <= end
                    and flat.startswith(call.words, at)
                    and self._stands_free(flat, at, stop)
                ):
                    spans.append((at, stop, call))
        free = start
        spans.sort(key=lambda span: (span[0], -span[1]))
        for place, (at, stop, call) in enumerate(spans):
            longer = any(later[0] < stop and later[1] - later[0] > stop - at for later in spans[place + 1 : place + 4])
            if at >= free and not longer:
                free = stop
                yield call, at

    def _stands_free(self, flat: str, start: int, end: int) -> bool:
        """Whether the words are not part of a longer word or double name; "ex-Putin" and "Putin-Xi" are none."""
        if flat[end : end + 1].isalnum() or (start and (flat[start - 1].isalnum() or flat[start - 1] in "'@#_")):
            return False
        if flat[end : end + 1] == "-" and (after := _TOKEN.match(flat, end + 1)) and after[0] not in self._by_token:
            return False
        before = re.search(r"(\w+)-$", flat[max(0, start - 30) : start])
        return before is None or before[1][0].islower() or before[1] in self._by_token

    def _goes_on(self, text: str, call: _Call, at: int) -> bool:
        """Whether a longer name begins here: "Obama Foundation", "Costa Rica", "Marcos Jr"."""
        stop = at + len(call.words)
        after = _AFTER.match(text, stop)
        if after is None:
            return False
        word = after[1]
        if word in _SUFFIXES or not call.short:
            return word in _SUFFIXES
        kind = self._knowledge.capitalised(word.rstrip("."))
        if kind in ("organisation", "outlet", "place"):
            return word not in _GOVERNMENT
        if kind is None and call.needs == "name":
            return True
        return any(
            match.start <= at and match.end > stop for match in self._knowledge.find(text, start=at, end=stop + 40)
        )

    def _names_another(self, before: str, *, opens: bool) -> bool:
        """Whether the word before a last name is somebody's first name or particle, and no title or mere word.

        opens: whether it begins a sentence, so that its capital says nothing.
        """
        if before[:1].islower():
            return before in _NO_ENGLISH
        if before.endswith("."):
            return len(before) == 2  # an initial; anything longer ends a sentence or is a title
        known = self._knowledge
        if not before or known.honorific(before) or known.capitalised(before) or known.head_noun([before.lower()]):
            return False
        return not opens or known.is_first_name(before)


def _word_before(text: str, at: int) -> tuple[str, bool]:
    """The word before a place, empty where a sentence or a possessive ends there, and whether it begins a sentence."""
    stretch = text[max(0, at - 40) : at]
    before = _BEFORE.search(stretch)
    if before is None or before[1].endswith(("'s", "’s", "s'", "s’")):
        return "", False
    return before[1], stretch[: before.start()].rstrip(" ")[-1:] in '\n.!?:;"“‘(—–•'


def _ends(title: str) -> Iterator[str]:
    """The lower-case words by which a title ends, with and without what it is for ("secretary", "state")."""
    for end in (title, title.partition(" of ")[0], title.partition(" for ")[0]):
        yield end.rpartition(" ")[2].lower()


def _last_names(name: str, *, family_first: bool) -> Iterator[str]:
    """The last name with its particles in small and capital letters, or none where the name has none apart."""
    tokens = [token for token in name.split() if token not in _SUFFIXES]
    if len(tokens) < 2 or " of " in name or ("bin" in tokens and len(tokens) > 3):
        return
    if family_first or _GIVEN_NAME_LAST.search(tokens[-1]):
        yield tokens[0]
        return
    first = len(tokens) - 1
    while first > 1 and tokens[first - 1].lower() in _INSIDE_NAMES:
        first -= 1
    last = " ".join(tokens[first:])
    yield from {last, last[0].upper() + last[1:], _ARTICLE.sub("", last)}
    if first < len(tokens) - 1:
        yield last[0].lower() + last[1:]


def _spellings(words: str) -> set[str]:
    """The words as written and without marks on their letters."""
    letters = "".join(_UNMARKED.get(letter, letter) for letter in words)
    decomposed = unicodedata.normalize("NFKD", letters)
    return {words, "".join(letter for letter in decomposed if not unicodedata.combining(letter))}
