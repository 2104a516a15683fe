"""The persons whom the reports of a story name, however each report spells them, and where they stand."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Final

from onrecord.records import Span
from onrecord.tracing.pages import Page
from onrecord.tracing.sentence_stems import skeleton

_ALIKE: Final = 0.75
"""Least likeness of two spellings of a surname, where the first names are the same."""
_NAME_WORD: Final = re.compile(r"[^\W\d_a-z][^\W\d_]*(?:[-'’][^\W\d_]+)*")


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody named in full by at least one report."""

    first: str
    """First name as first spelled."""
    last: str
    """Last word of the name as first spelled."""

    @property
    def name(self) -> str:
        """First and last name."""
        return f"{self.first} {self.last}"


_TITLED: Final = re.compile(
    r"\b(?i:minister|president|secretary|premier|chancellor|ambassador|envoy|general|colonel|admiral|commander|spokes(?:man|woman|person)|chief|mayor|governor)"
    r" (?P<name>[A-Z][\w’'-]+ (?:(?:van|von|de|der|den|al|el|bin|di|da|le|la) ){0,2}[A-Z][\w’'-]+)"
)


def find_persons(pages: Iterable[Page]) -> list[Person]:
    """Everybody whom a report quotes, or gives a title, by first and last name, each once, in order of first mention."""
    found: list[Person] = []
    for page in pages:
        named = [it.name for it in page.reading.speakers if it.kind == "person" and not it.anonymous and it.name]
        named += [match["name"] for match in _TITLED.finditer(page.text)]
        for words in map(str.split, named):
            if len(words) < 2 or not _is_name(words):
                continue
            person = Person(words[0], words[-1])
            if not any(same_person(person, other) for other in found):
                found.append(person)
    return found


def _is_name(words: Sequence[str]) -> bool:
    return len(words) <= 4 and all(_NAME_WORD.fullmatch(word) for word in (words[0], words[-1]))


def same_person(one: Person, other: Person) -> bool:
    """Whether two names are spellings of one: the same bones of both words, or the same first name and much the same last."""
    firsts = skeleton(one.first) == skeleton(other.first) or one.first == other.first
    if skeleton(one.last) == skeleton(other.last):
        return firsts or _like(one.first, other.first)
    return one.first == other.first and _like(one.last, other.last)


def _like(one: str, other: str) -> bool:
    return SequenceMatcher(None, one.lower(), other.lower()).ratio() >= _ALIKE


def mentions_of(person: Person, page: Page) -> Sequence[Span]:
    """Where the report names the person by the last name, first name included where it stands before it."""
    key = (person.first, person.last)
    if key not in page.named:
        page.named[key] = tuple(_mentions(person, page))
    return page.named[key]


def _mentions(person: Person, page: Page) -> Iterator[Span]:
    bones = skeleton(person.last)
    words = list(_NAME_WORD.finditer(page.text))
    for index, word in enumerate(words):
        same_last = word.group() == person.last or (len(bones) > 2 and skeleton(word.group()) == bones)
        before = words[index - 1] if index and words[index - 1].end() + 1 == word.start() else None
        with_first = before is not None and (
            skeleton(before.group()) == skeleton(person.first) or before.group() == person.first
        )
        if with_first and before and (same_last or _like(word.group(), person.last)):
            yield Span(before.start(), word.end())
        elif same_last and word.group() == person.last:
            yield Span(*word.span())
