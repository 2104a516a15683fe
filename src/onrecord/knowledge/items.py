"""Things that are given, sold and asked for: their names in running text, their usual names and their classes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from onrecord.knowledge.files import Tables, split
from onrecord.records import AidType, Form


@dataclass(frozen=True, slots=True)
class ItemClass:
    """A class of items ("tank") and the field it belongs to."""

    name: str
    aid: AidType | None
    """None where the words beside an item decide: a lorry is given to armies and to hospitals."""
    form: Form | None


@dataclass(frozen=True, slots=True)
class KnownItem:
    """A thing of the knowledge files."""

    canonical: str
    """Its usual name ("M1 Abrams")."""
    class_: ItemClass
    generic: bool
    """A word too general to say what it is ("weapons", "aid")."""


@dataclass(frozen=True, slots=True)
class ItemMatch:
    """Words of a text that name a thing."""

    item: KnownItem
    start: int
    end: int
    """One past the last character; a plural ending is inside."""


class _Name(NamedTuple):
    words: tuple[str, ...]
    case: str
    """Lower: any case will do. Title: the text needs a capital too. Upper: the text must be in capitals."""
    plural: bool
    item: KnownItem


_WORD = re.compile(r"[^\W_]+")
_BETWEEN = re.compile(r"[  \n]?[-‑–/.’'()]?[  \n]?")
_BRITISH = {"armor": "armour", "armored": "armoured", "defense": "defence", "gray": "grey", "meter": "metre"}
_CALIBRE = re.compile(r"(\d)[   -]?(?:mm|millimet(?:er|re)s?)\b", re.IGNORECASE)
_NO_PLURAL = re.compile(r"(?:ss|us|is|as|gps|nasams|himars|mlrs|mars|manpads|raams|atacms|glsdb|gmlrs)$")


class Items:
    """Every name in items.csv, found by its first word."""

    def __init__(self, tables: Tables) -> None:
        self.classes = {
            row["class"]: ItemClass(row["class"], row["aid"] or None, row["form"] or None)  # type: ignore[arg-type]
            for row in tables.rows("item_classes")
        }
        self._by_first: dict[str, list[_Name]] = {}
        for row in tables.rows("items"):
            names = split(row["names"])
            class_, generic = self.classes[row["class"]], row["generic"] == "yes"
            for name in names:
                # the line's first name is what the others are called by; kinds listed in one line keep their own
                canonical = names[0] if _is_designation(names[0]) and names[0] in name else name
                self._enter(name, KnownItem(canonical, class_, generic))
        for known in self._by_first.values():
            known.sort(key=lambda name: -len(name.words))

    def find(self, text: str, start: int = 0, end: int | None = None) -> list[ItemMatch]:
        """Every item named in `text[start:end]`: the longest match at each place, in text order, never overlapping."""
        tokens = list(_tokens(text, start, len(text) if end is None else end))
        found: list[ItemMatch] = []
        at = 0
        while at < len(tokens):
            match = self._at(text, tokens, at)
            if match is None:
                at += 1
                continue
            name, stop = match
            found.append(ItemMatch(name.item, tokens[at].start, tokens[stop - 1].end))
            at = stop
        return found

    def _at(self, text: str, tokens: list[_Token], at: int) -> tuple[_Name, int] | None:
        for name in self._by_first.get(tokens[at].norm, ()):
            stop = at + len(name.words)
            if stop > len(tokens) or any(tokens[at + i].norm != word for i, word in enumerate(name.words)):
                continue
            some = tokens[at:stop]
            if any(not _BETWEEN.fullmatch(text, one.end, two.start) for one, two in zip(some, some[1:], strict=False)):
                continue
            raw = text[some[0].start : some[-1].end]
            if _case_fits(name.case, raw) and (not name.plural or raw.lower().endswith("s")):
                return name, stop
        return None

    def _enter(self, name: str, item: KnownItem) -> None:
        words = tuple(token.norm for token in _tokens(name, 0, len(name)))
        case = "lower"
        if _is_designation(name):
            letters = [c for c in name if c.isalpha()]
            case = "upper" if all(c.isupper() for c in letters) and len(letters) > 1 else "title"
        plural = name.endswith("s") and case == "lower" and not _NO_PLURAL.search(name)
        self._by_first.setdefault(words[0], []).append(_Name(words, case, plural, item))


class _Token(NamedTuple):
    norm: str
    start: int
    end: int


def _tokens(text: str, start: int, end: int) -> Iterator[_Token]:
    """Words in one form: lower case, singular, British; "155 mm" is one word."""
    at = start
    while match := _WORD.search(text, at, end):
        calibre = _CALIBRE.match(text, match.end() - 1, end) if match.group().isdigit() else None
        if calibre:
            yield _Token(match.group() + "mm", match.start(), calibre.end())
            at = calibre.end()
            continue
        yield _Token(singular(match.group().lower()), match.start(), match.end())
        at = match.end()


@cache
def singular(word: str) -> str:
    """The singular of a lower-case English noun by the usual rules, in British spelling ("vehicles" gives "vehicle")."""
    if len(word) > 3 and word.endswith("ies"):
        return word[:-3] + "y"
    if word == "buses" or (len(word) > 4 and word.endswith(("ches", "shes", "sses", "xes"))):
        return word[:-2]
    if len(word) > 2 and word.endswith("s") and not _NO_PLURAL.search(word):
        word = word[:-1]
    return _BRITISH.get(word, word)


def _is_designation(name: str) -> bool:
    return any(c.isupper() for c in name) or (any(c.isdigit() for c in name) and "mm" not in name)


def _case_fits(case: str, raw: str) -> bool:
    if case == "lower":
        return True
    letters = "".join(c for c in raw.removesuffix("s") if c.isalpha())
    return letters.isupper() if case == "upper" else raw[:1].isupper() or not raw[:1].isalpha()
