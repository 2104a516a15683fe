"""Finds people's names in a report, with the titles that stand before and after them.

There is no name model: a capitalised run is a person's name because a title, a courtesy or a first name says so, and is
only a possible one ("sure" False) where nothing speaks for or against it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.knowledge import Gender, Knowledge
from onrecord.reading.speaker_words import PARTICLES, SURNAMES_TOO
from onrecord.reading.titles import Title, Titles
from onrecord.reading.tokens import Tokens
from onrecord.records import Span

SUFFIXES = frozenset({"Jr", "Jr.", "Sr", "Sr.", "II", "III", "IV"})
_LETTERS_AFTER = frozenset(
    "KC QC SC MP MPs MEP MSP MLA TD MD PhD Ph.D. DPhil MBE OBE CBE KBE DBE CMG KCMG AO AM OAM FRS RN RAF DL JP Esq Esq.".split()
)
"""Letters behind a name that are no part of it ("Fiona Auchter KC")."""
_LONGEST_NAME = 6


@dataclass(frozen=True, slots=True)
class NameMention:
    """A person's name where it stands."""

    span: Span
    """The name alone."""
    whole: Span
    """The name with the title before it."""
    words: tuple[str, ...]
    title: Title | None
    gender: Gender | None
    sure: bool
    """Whether a title, courtesy, first name or initial says that this is a person."""
    possessive: bool


class NameScanner:
    """Finds the names in one text."""

    def __init__(self, tokens: Tokens, knowledge: Knowledge) -> None:
        self._t = tokens
        self._k = knowledge
        self._titles = Titles(tokens, knowledge)

    def scan(self) -> Iterator[NameMention]:
        """Every name and possible name, in text order."""
        free = 0
        for index, capital in enumerate(self._t.capital):
            if not capital or index < free or not self._may_begin(index):
                continue
            free = self._run_end(index)
            if self._is_shouted(index, free):
                yield from self._single_words(index, free)
                continue
            mention = self._read_run(index, free)
            if mention:
                yield mention

    def _is_shouted(self, first: int, stop: int) -> bool:
        """Whether the run is a line in capitals ("KALLEN SAYS NO") rather than a name in capitals ("ANNA HOLM")."""
        words = self._t.words[first:stop]
        name = len(words) < 4 and self._k.is_first_name(words[0].capitalize())
        return len(words) > 1 and not name and all(word.isupper() and len(word) > 1 for word in words)

    def _single_words(self, first: int, stop: int) -> Iterator[NameMention]:
        for index in range(first, stop):
            if len(self._t.words[index]) > 2:
                yield self._mention(index, index + 1, None, None, sure=False)

    def name_at(self, first: int, stop: int) -> NameMention | None:
        """The capitalised tokens `first` to `stop` taken as a person's name whatever speaks against it."""
        while first < stop and self._k.honorific(self._t.words[first]):
            first += 1
        return self._mention(first, stop, None, None, sure=False) if first < stop else None

    def _may_begin(self, index: int) -> bool:
        t = self._t
        if index in t.entity:
            return False
        word = t.words[index]
        if self._k.capitalised(word) != "start" or (len(word) == 1 and word != "I"):
            return word != "I"
        return (
            self._k.is_first_name(word)
            and t.adjacent(index)
            and t.capital[index + 1]
            and not self._k.capitalised(t.words[index + 1])
        )

    def _run_end(self, first: int) -> int:
        t, stop = self._t, first + 1
        while stop < len(t) and stop - first < 14 and not t.possessive[stop - 1]:
            if stop in t.entity or not t.adjacent(stop - 1):
                break
            if t.capital[stop] and self._k.capitalised(t.words[stop]) != "start":
                stop += 1
                continue
            ahead = stop
            while ahead < len(t) and ahead - stop < 3 and t.words[ahead] in PARTICLES and t.adjacent(ahead):
                ahead += 1
            if ahead == stop or not t.capital[ahead] or ahead in t.entity or self._k.capitalised(t.words[ahead]):
                break
            stop = ahead + 1
        return stop

    def _read_run(self, first: int, stop: int) -> NameMention | None:
        t, k = self._t, self._k
        name, titled = self._name_start(first, stop)
        gender: Gender | None = None
        office: str | None = None
        courtesy = False
        if name > first and (behind := k.honorific(t.words[name - 1])):
            gender, office = behind.gender, behind.office
        while name < stop and (honorific := k.honorific(t.words[name])) and name + 1 < stop:
            if k.is_first_name(t.words[name]) and not t.words[name].endswith("."):
                break
            gender, courtesy, office = honorific.gender or gender, True, honorific.office or office
            name += 1
        sure = titled or courtesy
        if not sure:
            name, stop = self._without_common_words(name, stop)
            if name >= stop or self._is_no_person(name, stop):
                return None
        if stop - name > _LONGEST_NAME:
            return None
        if not titled and not courtesy and name == first:
            titled = self._titles.before(name) is not None
        return self._mention(name, stop, gender, office, sure=sure or titled or self._looks_personal(name, stop))

    def _name_start(self, first: int, stop: int) -> tuple[int, bool]:
        """Where the name begins behind a title inside the capitalised run, and whether there is one."""
        t = self._t
        is_body = self._ends_as_body(first, stop)
        for name in range(stop - 1, first, -1):
            if is_body and not self._k.is_first_name(t.words[name]):
                continue
            noun = self._titles.noun_before(name)
            if noun and not (noun[1] == 1 and self._k.is_first_name(t.words[name - 1]) and not noun[0].plural):
                if self._k.capitalised(t.words[name]) in ("organisation", "place", "outlet") and name + 1 == stop:
                    continue
                return name, True
        for name in range(stop - 1, first, -1):
            if self._k.honorific(t.words[name - 1]) and not self._k.is_first_name(t.words[name - 1]):
                return name, True
        words = t.words[first : first + 2]
        if is_body:
            return first, False
        if stop - first > 2 and not self._k.is_first_name(words[0]) and self._k.is_first_name(words[1]):
            unlisted_title = len(words[0]) > 4 and not self._k.honorific(words[0])
            return (first + 1, True) if unlisted_title else (first, False)
        return first, False

    def _ends_as_body(self, first: int, stop: int) -> bool:
        """Whether the run ends in a word for a body ("Sandby Rod Association"), which no name of a person does."""
        last = self._t.words[stop - 1]
        return stop - first > 2 and self._k.capitalised(last) == "organisation" and last not in SURNAMES_TOO

    def _without_common_words(self, first: int, stop: int) -> tuple[int, int]:
        t, k = self._t, self._k
        while first < stop and k.capitalised(t.words[first]) == "word" and not k.is_first_name(t.words[first]):
            first += 1
        for index in range(first + 1, stop):
            if k.capitalised(t.words[index]) == "word" and not self._ends_name(first, index):
                return first, index
        return first, stop

    def _ends_name(self, first: int, index: int) -> bool:
        words = self._t.words
        return words[index] in SURNAMES_TOO and self._k.is_first_name(words[index - 1]) and index == first + 1

    def _is_no_person(self, first: int, stop: int) -> bool:
        t, k = self._t, self._k
        last = t.words[stop - 1]
        kind = k.capitalised(last)
        if kind in ("organisation", "place", "outlet") and not self._ends_name(first, stop - 1):
            return True
        if any(k.capitalised(t.words[index]) == "organisation" for index in range(first, stop)) and stop - first > 2:
            return True
        if (
            k.head_noun(t.lower[first:stop])
            and not k.is_first_name(last)
            and (stop - first == 1 or not k.is_first_name(t.words[first]))
        ):
            return True
        article = first > 0 and t.lower[first - 1] == "the" and t.adjacent(first - 1)
        return article and not k.is_first_name(t.words[first])

    def _looks_personal(self, first: int, stop: int) -> bool:
        t = self._t
        if stop - first < 2:
            return False
        initial = any(t.words[index].endswith(".") and len(t.words[index]) <= 4 for index in range(first, stop - 1))
        return initial or self._k.is_first_name(t.words[first])

    def _mention(self, first: int, stop: int, gender: Gender | None, office: str | None, *, sure: bool) -> NameMention:
        t = self._t
        while stop - first > 2 and t.words[stop - 1] in _LETTERS_AFTER:
            stop -= 1
        before = self._titles.before(self._titles.behind_honorifics(first))
        title = before[0] if before else None
        if title is None and office:
            found = self._k.head_noun([office])
            title = (
                Title(office, found[0], self._titles.owner_before(self._titles.behind_honorifics(first)))
                if found
                else None
            )
        begin = before[1] if before else self._titles.behind_honorifics(first)
        if title is None:
            title = self._titles.after(stop) or self._titles.before_comma(first, stop)
        if title and not gender:
            gender = title.noun.gender
        return NameMention(
            t.span(first, stop),
            t.span(begin, stop),
            tuple(t.original[t.starts[at] : t.ends[at]] for at in range(first, stop)),
            title,
            gender,
            sure,
            t.possessive[stop - 1],
        )
