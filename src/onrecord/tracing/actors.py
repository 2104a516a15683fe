"""Somebody who speaks in a story, as all its reports together know them, and when two names can be theirs.

A person is known by name: surnames alike, and first names where both have one. A body is known by its telling words and its sort;
people without a name by number and affiliation.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from typing import Literal

from onrecord.records import Speaker
from onrecord.tracing import speaker_words as words
from onrecord.tracing.same_names import plain_words, same_person

Sort = Literal["person", "body", "state", "unnamed", "outlet", "document", "nobody"]
"""How a speaker is told from others: by name, as a body or state, by number and affiliation; or one who takes no stand."""

_ALIKE = 0.6
"""Least likeness of first name and of surname where a description of the office stands beside a name in other letters."""
_LONGEST_NAME = 4
_ACRONYM = 3
"""Letters from which initials tell one body from another."""


@dataclass(slots=True, eq=False)
class Actor:
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
            return max(
                counts,
                key=lambda name: (not words.AGAIN.match(name), words.COUNTED.match(name) is not None, counts[name]),
            )
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


def same_name(one: str, other: str) -> bool:
    """Whether two names can be of one person; a surname may stand first ("Kim", "Kim Min-jae")."""
    if same_person(one, other):
        return True
    short, long = sorted((plain_words(one), plain_words(other)), key=len)
    return len(short) == 1 < len(long) and short[0] == long[0]


def like(one: str, other: str) -> bool:
    """Whether two words can be spellings of one name in different letters."""
    a, b = (" ".join(plain_words(it)) for it in (one, other))
    return SequenceMatcher(None, a, b, autojunk=False).ratio() >= _ALIKE


def one_body(name: str, actor: Actor) -> bool:
    """Whether a name can mean a body: its telling words stand in the other's, and both are of one sort (ministry, committee)."""
    for other in (actor.name, *(speaker.name or "" for _, speaker in actor.told)):
        short, long = sorted((words.telling(name), words.telling(other)), key=len)
        if _abbreviates(*sorted((name, other), key=len)):
            return True
        one, two = words.sorts(name), words.sorts(other)
        if short and short <= long and (not one or not two or one & two):
            return True
    return False


def _abbreviates(short: str, long: str) -> bool:
    """Whether a name in capitals is made of the first letters of another ("OCD", "the Office of Civil Defense")."""
    short = words.DETERMINER.sub("", short)
    initials = "".join(word[0] for word in long.split() if word[0].isupper() and word != "The")
    return len(short) >= _ACRONYM and short.isupper() and short == initials


def is_source(speaker: Speaker) -> bool:
    """Whether they are described as the people a report has its news from."""
    return words.SOURCES.search(speaker.name or "") is not None


def is_nobody(name: str) -> bool:
    """Whether a description says neither whose people they are nor what office somebody holds."""
    return (not words.SOURCES.search(name) and not words.OFFICE.search(name)) or words.OWNED.match(name) is not None


def same_people(one: Speaker, other: Speaker) -> bool:
    """Whether two descriptions of people without a name can mean the same: numbers and affiliations go together."""
    whose, others = words.telling(one.name or ""), words.telling(other.name or "")
    if not (is_source(one) and is_source(other)):
        return whose == others and bool(whose)
    if (one.count and other.count and one.count != other.count) or (one.count == 1) != (other.count == 1):
        return False
    return bool(whose & others) or not whose or not others
