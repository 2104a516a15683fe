"""Words that stand for people: nouns, titles, courtesies, first names, and capitalised words that are no names."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from onrecord.knowledge.files import Tables, split

Gender = Literal["f", "m"]

NounClass = Literal["office", "spokesperson", "person", "crowd", "body", "government", "document", "outlet"]

CapitalClass = Literal["organisation", "outlet", "place", "word", "start"]

_LONGEST_NOUN = 4
_IRREGULAR = {
    "spokesperson": "spokespeople",
    "person": "people",
    "child": "children",
    "attorney general": "attorneys general",
    "secretary general": "secretaries general",
    "chief of staff": "chiefs of staff",
    "secretary of state": "secretaries of state",
}


@dataclass(frozen=True, slots=True)
class Noun:
    """A noun that stands for somebody who can be quoted."""

    lemma: str
    """Singular, lower case."""
    kind: NounClass
    gender: Gender | None
    plural: bool


@dataclass(frozen=True, slots=True)
class Honorific:
    """A short title before a name."""

    gender: Gender | None
    office: str | None
    """The office that it abbreviates ("senator" for "Sen.")."""


class Words:
    """The word lists, ready for look-up. All keys are lower case except first names and capitalised words."""

    def __init__(self, tables: Tables) -> None:
        self.nouns: dict[str, Noun] = {}
        for row in tables.rows("nouns"):
            self._enter_nouns(row)
        self._last_words = frozenset(noun.rpartition(" ")[2] for noun in self.nouns)
        self.honorifics: dict[str, Honorific] = {}
        for row in tables.rows("honorifics"):
            honorific = Honorific(row["gender"] or None, row["office"] or None)  # type: ignore[arg-type]
            self.honorifics.update(dict.fromkeys(split(row["words"]), honorific))
        self.modifiers = frozenset(word for row in tables.rows("modifiers") for word in split(row["words"]))
        self.first_names: dict[str, Gender | None] = {}
        for row in tables.rows("first_names"):
            gender = row["gender"] if row["gender"] in ("f", "m") else None
            for name in row["names"].split():
                known = self.first_names.setdefault(name, gender)  # type: ignore[arg-type]
                if known != gender:
                    self.first_names[name] = None
        self.capitalised: dict[str, CapitalClass] = {}
        for row in tables.rows("not_people"):
            for word in row["words"].split():
                self.capitalised.setdefault(word, row["class"])  # type: ignore[arg-type]

    def head(self, words: Sequence[str]) -> tuple[Noun, int] | None:
        """The longest known noun that ends the (lower-case) words, and how many of them it takes."""
        if not words or words[-1] not in self._last_words:
            return None
        for length in range(min(_LONGEST_NOUN, len(words)), 0, -1):
            noun = self.nouns.get(" ".join(words[len(words) - length :]))
            if noun:
                return noun, length
        return None

    def _enter_nouns(self, row: dict[str, str]) -> None:
        kind: NounClass = row["class"]  # type: ignore[assignment]
        gender: Gender | None = row["gender"] or None  # type: ignore[assignment]
        for lemma in split(row["nouns"]):
            self.nouns.setdefault(lemma, Noun(lemma, kind, gender, plural=False))
            if kind != "crowd":
                self.nouns.setdefault(plural_of(lemma), Noun(lemma, kind, gender, plural=True))


def plural_of(noun: str) -> str:
    """The plural of an English noun by the usual rules ("spokesman" gives "spokesmen")."""
    if noun in _IRREGULAR:
        return _IRREGULAR[noun]
    if noun.endswith(("man", "woman")):
        return noun[:-2] + "en"
    if noun.endswith("y") and noun[-2:-1] not in "aeiou":
        return noun[:-1] + "ies"
    if noun.endswith("wife"):
        return noun[:-2] + "ves"
    return noun + ("es" if noun.endswith(("s", "x", "ch", "sh")) else "s")
