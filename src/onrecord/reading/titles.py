"""Reads the titles around a name: which office, and whose.

Before it ("Norland's foreign minister Ilse Brandvold"), behind it (", Trump's Ukraine envoy,"), or before a comma ("the
company's chief executive, Anna Holm,").
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from onrecord.knowledge import Knowledge, Noun
from onrecord.reading.speaker_words import DETERMINERS, TOPIC_NOUNS
from onrecord.reading.tokens import Tokens
from onrecord.records import Span

_TITLE_KINDS = frozenset({"office", "spokesperson", "person"})
_LONGEST_TITLE = 10
_ENDS_OWNER = frozenset(
    {"and", "but", "who", "which", "said", "says", "in", "on", "from", "since", "with", "as", "told"}
)
_OFFICE_OF = {
    "chairs": "chair", "heads": "head", "leads": "leader", "owns": "owner", "directs": "director",
    "manages": "manager", "commands": "commander", "represents": "representative",
}  # fmt: skip
"""Verbs behind "who" that say which office somebody holds."""


@dataclass(frozen=True, slots=True)
class Title:
    """An office or description, and whose it is."""

    words: str
    """As written, without determiner and owner in the genitive ("Ukraine envoy")."""
    noun: Noun
    owner: Span | None
    """The words that say whose office it is ("Trump", "NATO"), None where none do."""


class Titles:
    """Reads the titles of one text."""

    def __init__(self, tokens: Tokens, knowledge: Knowledge) -> None:
        self._t = tokens
        self._k = knowledge

    def noun_before(self, index: int) -> tuple[Noun, int] | None:
        """The title noun that ends right before token `index`, and how many words it takes."""
        t = self._t
        if not t.adjacent(index - 1) or t.possessive[index - 1]:
            return None
        found = self._k.head_noun(t.lower[max(0, index - 4) : index])
        if found and found[0].kind in _TITLE_KINDS and all(t.adjacent(at) for at in range(index - found[1], index)):
            return found
        return None

    def owner_before(self, index: int) -> Span | None:
        """The capitalised words right before a title: "Ohio" in "Ohio Gov. Jane Roe"."""
        t, first = self._t, index
        while first > 0 and t.adjacent(first - 1) and t.capital[first - 1]:
            if first - 1 not in t.entity and not self._is_foreign_to_titles(first - 1):
                break
            first -= 1
        return t.span(first, index) if first < index else None

    def behind_honorifics(self, first: int) -> int:
        """Token `first`, or the first of the courtesies right before it."""
        while first > 0 and self._t.adjacent(first - 1) and self._k.honorific(self._t.words[first - 1]):
            first -= 1
        return first

    def before(self, name: int) -> tuple[Title, int] | None:
        """The title that ends right before token `name`, and its first token."""
        t = self._t
        if name == 0:
            return None
        found = self.noun_before(name)
        if found:
            first = name - found[1]
        else:
            if name < 3 or t.lower[name - 2] not in ("of", "for") or not self._k.is_modifier(t.lower[name - 1]):
                return None
            found = self.noun_before(name - 2) if t.adjacent(name - 1) else None
            if not found:
                return None
            first = name - 2 - found[1]
        while first > 0 and name - first < _LONGEST_TITLE and t.adjacent(first - 1) and self._is_title_word(first - 1):
            if t.possessive[first - 1]:
                break
            first -= 1
        return self._title(first, name, found[0]), first

    def _is_title_word(self, index: int) -> bool:
        t = self._t
        if index in t.entity or self._k.is_modifier(t.lower[index]):
            return True
        if "-" in t.words[index] and len(t.words[index]) > 1:
            return True
        return t.capital[index] and t.words[index] != "I" and self._k.capitalised(t.words[index]) != "start"

    def _title(self, first: int, stop: int, noun: Noun) -> Title:
        """The title in tokens `first` to `stop`; its owner stands before it in the genitive or leads it."""
        t = self._t
        owner: Span | None = None
        if first and t.possessive[first - 1]:
            owner = t.span(self._genitive_start(first - 1), first)
        else:
            match = next((t.entity[index] for index in range(first, stop) if index in t.entity), None)
            if match and self._owns(match.start, match.end, match.form, noun):
                owner = Span(match.start, match.end)
            elif match is None and t.capital[first] and not t.opens(first) and self._is_foreign_to_titles(first):
                last = first + 1
                while last < stop and t.capital[last] and (self._is_foreign_to_titles(last) or last == first + 1):
                    if self._k.head_noun([t.lower[last]]) and self._k.capitalised(t.words[last]) != "organisation":
                        break
                    last += 1
                owner = t.span(first, last)
        return Title(t.phrase(first, stop), noun, owner)

    def _owns(self, start: int, end: int, form: str, noun: Noun) -> bool:
        topic = noun.lemma.split()[-1] in TOPIC_NOUNS
        return not topic or form == "demonym" or self._t.text[start:end].replace(".", "").isupper()

    def _is_foreign_to_titles(self, index: int) -> bool:
        t, k = self._t, self._k
        word = t.lower[index]
        return not (
            k.is_modifier(word) or k.head_noun([word]) or k.capitalised(t.words[index]) or k.honorific(t.words[index])
        )

    def _genitive_start(self, last: int) -> int:
        t, first = self._t, last
        while first > 0 and t.adjacent(first - 1) and not t.possessive[first - 1]:
            if not t.capital[first - 1] or self._k.capitalised(t.words[first - 1]) == "start":
                break
            first -= 1
        return first

    def after(self, stop: int) -> Title | None:
        """The title in an apposition behind the name: ", Trump's Ukraine envoy,"."""
        t = self._t
        if stop + 1 >= len(t) or t.words[stop] != ",":
            return None
        first, end = stop + 1, stop + 1
        while (
            end < len(t)
            and end - first < 16
            and "\n" not in t.original[t.span(end - 1, end).end : t.span(end, end + 1).start]
            and t.words[end] not in (",", ".", ";", ":", "(", ")", "—", "–", '"', "“", "”")
        ):
            end += 1
        return self._title_in(first, end)

    def before_comma(self, first: int, stop: int) -> Title | None:
        """The title before a name set off by commas: "the company's chief executive, Anna Holm,"."""
        t = self._t
        if first < 3 or t.words[first - 1] != "," or stop >= len(t):
            return None
        if t.words[stop] not in (",", ".", ";", ")", '"', "”") and t.lower[stop] not in (
            "said",
            "says",
            "told",
            "added",
            "wrote",
        ):
            return None
        begin = first - 2
        while begin > 0 and first - begin < 12 and t.adjacent(begin - 1):
            owner = t.lower[begin] in DETERMINERS and t.lower[begin - 1] in ("of", "for", "at")
            if not owner and (
                t.lower[begin] in DETERMINERS or (t.possessive[begin] and t.lower[begin - 1] not in DETERMINERS)
            ):
                break
            begin -= 1
        if t.lower[begin] not in DETERMINERS and not t.possessive[begin]:
            return None
        title = self._title_in(begin, first - 1)
        if title and title.owner == t.span(begin, begin + 1) and t.possessive[begin] and t.capital[begin]:
            title = replace(title, owner=t.span(self._genitive_start(begin), begin + 1))
        return title

    def _title_in(self, first: int, end: int) -> Title | None:
        """The title of a noun phrase that begins at `first`, "of" and its complement read as the owner."""
        t = self._t
        if first >= end:
            return None
        if t.lower[first] == "who" and first + 1 < end and (office := _OFFICE_OF.get(t.lower[first + 1])):
            return self._office_held(office, first + 2, end)
        begin = first + 1 if t.lower[first] in DETERMINERS else first
        if begin == first and t.capital[first] and not t.possessive[first] and self._is_foreign_to_titles(first):
            return None
        for index in range(begin, min(end, begin + 8)):
            if t.possessive[index] and index + 1 < end and not t.capital[index]:
                begin = index + 1  # "the president's envoy": whose envoy, and no president
                continue
            found = self._k.head_noun(t.lower[max(begin, index - 3) : index + 1])
            if found and found[0].kind in _TITLE_KINDS and self._goes_on(index, end):
                continue
            if found and found[0].kind in _TITLE_KINDS and not found[0].plural:
                longer = self._k.head_noun(t.lower[max(begin, index - 2) : index + 2]) if index + 1 < end else None
                if longer and longer[1] > 1 and longer[0].kind in _TITLE_KINDS:
                    continue
                return self._title_with_owner(begin, index + 1, end, found[0])
            unlisted = t.words[index].isalpha() and index - begin < 4 and begin > first
            if not (self._is_title_word(index) or t.possessive[index] or unlisted):
                return None
            if t.lower[index] in (
                "said",
                "says",
                "who",
                "and",
                "told",
                "in",
                "on",
                "at",
                "of",
                "for",
                "to",
                "as",
                "but",
                "with",
                "from",
            ):
                return None
        return None

    def _office_held(self, office: str, first: int, end: int) -> Title | None:
        """The title of somebody "who chairs the Road Carriers' Union"."""
        found = self._k.head_noun([office])
        if not found:
            return None
        first += first < end and self._t.lower[first] in DETERMINERS
        stop = next(
            (at for at in range(first, min(end, first + 8)) if self._t.lower[at] in _ENDS_OWNER), min(end, first + 8)
        )
        return Title(office, found[0], self._t.span(first, stop) if stop > first else None)

    def _goes_on(self, index: int, end: int) -> bool:
        """Whether the noun at `index` only qualifies the next one: "a Republican strategist"."""
        if index + 1 >= end or not self._t.adjacent(index) or self._t.possessive[index]:
            return False
        following = self._k.head_noun([self._t.lower[index + 1]])
        return bool(following and following[0].kind in _TITLE_KINDS)

    def _title_with_owner(self, begin: int, stop: int, end: int, noun: Noun) -> Title | None:
        t = self._t
        if stop < end and t.capital[stop] and t.adjacent(stop - 1) and stop not in t.entity:
            return None
        genitive = max((index for index in range(begin, stop - 1) if t.possessive[index]), default=None)
        if genitive is not None:
            owner_first = self._genitive_start(genitive) if t.capital[genitive] else begin
            return Title(t.phrase(genitive + 1, stop), noun, t.span(max(begin, owner_first), genitive + 1))
        title = self._title(begin, stop, noun)
        if begin and t.possessive[begin - 1]:
            return title
        if stop < end and t.lower[stop] in ("of", "for", "at", "to", "with", "in") and stop + 1 < end:
            owner_first = stop + 1 + (t.lower[stop + 1] in DETERMINERS)
            owner_stop = self._owner_end(owner_first, end)
            field = owner_first < end and self._k.is_modifier(t.lower[owner_first])
            if field and (owner_first + 1 == end or not t.adjacent(owner_first)):
                return replace(title, words=t.phrase(begin, owner_first + 1))
            topic = t.lower[stop] in ("to", "for", "in") and noun.lemma.split()[-1] in TOPIC_NOUNS
            if topic:
                return replace(title, words=t.phrase(begin, owner_stop)) if owner_stop > owner_first else title
            if owner_stop > owner_first and (title.owner is None or t.lower[stop] in ("of", "for", "at")):
                return replace(title, owner=t.span(owner_first, owner_stop))
        return title

    def _owner_end(self, first: int, end: int) -> int:
        """Where the words of an owner end; `first` where they name nobody."""
        t, stop, tells = self._t, first, False
        while stop < end and stop - first < 8:
            found = self._k.head_noun([t.lower[stop]])
            body = bool(found and found[0].kind in ("body", "government", "outlet"))
            named = t.capital[stop] or stop in t.entity or body
            tells = tells or named
            linked = t.lower[stop] in ("of", "and", "for", "the") and stop + 1 < end and t.capital[stop + 1]
            if not named and not linked and not self._k.is_modifier(t.lower[stop]):
                break
            stop += 1
        return stop if tells else first
