"""States, institutions, outlets and platforms, and where a text names them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal, NamedTuple

from onrecord.knowledge.files import Tables, split

EntityKind = Literal["state", "institution", "outlet", "agency", "platform", "place"]

MatchForm = Literal["name", "demonym", "people", "capital", "metonym"]
"""How words name an entity: by a name, an adjective ("Polish"), its people ("Poles"), its capital, or a metonym."""

_SAME_LENGTH = tuple(
    {"’": "'", "‘": "'", "ʼ": "'", "‑": "-", "‐": "-", "\u00a0": " ", "\u202f": " ", "\u2009": " "}.items()
)


def plain(text: str) -> str:
    """`text` with straight apostrophes, plain hyphens and spaces, character for character, so that offsets hold."""
    if not text.isascii():
        for odd, usual in _SAME_LENGTH:
            text = text.replace(odd, usual)
    return text.replace("\n", " ").replace("\t", " ")


@dataclass(frozen=True, slots=True)
class Entity:
    """A state, institution, outlet, agency, platform, or a place that is none of them."""

    id: str
    """Knowledge id: "state:UA", "institution:nato", "outlet:reuters" (agencies too), "platform:x", "place:ohio"."""
    kind: EntityKind
    name: str
    """Its usual English name."""
    country: str | None = None
    """ISO 3166 alpha-2 code of the state it belongs to, None for international ones."""


@dataclass(frozen=True, slots=True)
class Match:
    """Words of a text that name an entity."""

    entity: Entity
    start: int
    """First character."""
    end: int
    """One past the last character; a possessive ending is outside."""
    form: MatchForm


class _Name(NamedTuple):
    words: str
    entity: Entity
    form: MatchForm
    needs: str


_WORD = re.compile(r"[^\W_]+")
_FORM_ORDER: dict[MatchForm, int] = {"name": 0, "capital": 1, "metonym": 2, "demonym": 3, "people": 4}


class Gazetteer:
    """Every name in the data files, found by its first word."""

    def __init__(self, tables: Tables) -> None:
        self.entities: dict[str, Entity] = {}
        self.adjectives: dict[str, str] = {}
        """ISO code to the first adjective ("UA" to "Ukrainian")."""
        self._needs = {row["words"]: row["needs"] for row in tables.rows("ambiguous")}
        self._phrases: dict[str, list[_Name]] = {}
        self._load_states(tables)
        self._load_bodies(tables)
        self._by_first_word: dict[str, list[_Name]] = {}
        for names in self._phrases.values():
            for name in names:
                first = _WORD.search(name.words)
                if first and name.needs != "phrase":
                    self._by_first_word.setdefault(first.group(), []).append(name)
        for names in self._by_first_word.values():
            names.sort(key=lambda name: (-len(name.words), _FORM_ORDER[name.form]))
        lower = "|".join(sorted(word for word in self._by_first_word if "a" <= word[0] <= "z"))
        self._may_begin = re.compile(rf"\b(?:[^\W_a-z][^\W_]*|(?:{lower})\b)")

    def phrase(
        self, words: str, kinds: frozenset[EntityKind] | None, *, article: bool
    ) -> tuple[Entity, MatchForm] | None:
        """The entity that exactly these words name; earlier files and lines first.

        article: whether "the" stood before them, which "Post" needs unless only outlets are asked for.
        """
        for name in self._phrases.get(words, ()):
            if kinds is None and name.needs == "the" and not article:
                continue
            if kinds is None or name.entity.kind in kinds:
                return name.entity, name.form
        return None

    def find(self, text: str, start: int, end: int) -> list[Match]:
        """Every name in `plain` text between `start` and `end`, the longest at each place, never overlapping."""
        found: list[Match] = []
        free = start
        by_first_word = self._by_first_word
        for word in self._may_begin.finditer(text, start, end):
            at = word.start()
            names = by_first_word.get(word.group())
            if names is None or at < free:
                continue
            for name in names:
                stop = at + len(name.words)
                if stop <= end and text.startswith(name.words, at) and _stands_free(text, at, stop, name.needs):
                    found.append(Match(name.entity, at, stop, name.form))
                    free = stop
                    break
        return found

    def _load_states(self, tables: Tables) -> None:
        for row in tables.rows("states"):
            entity = self._enter(Entity(f"state:{row['code']}", "state", row["name"], row["code"]))
            adjectives = split(row["adjectives"])
            if adjectives:
                self.adjectives[row["code"]] = adjectives[0]
            for form, words in (
                ("name", [row["name"], *split(row["aliases"])]),
                ("capital", split(row["capital"])),
                ("metonym", split(row["metonyms"])),
                ("demonym", adjectives),
                ("people", split(row["people"])),
            ):
                self._call(entity, words, form)  # type: ignore[arg-type]

    def _load_bodies(self, tables: Tables) -> None:
        for row in tables.rows("institutions"):
            entity = self._enter(Entity(f"institution:{row['id']}", "institution", row["name"], row["country"] or None))
            self._call(entity, [row["name"], *split(row["aliases"])], "name")
        for row in tables.rows("outlets"):
            kind: EntityKind = row["kind"]  # type: ignore[assignment]
            prefix = "platform" if kind == "platform" else "outlet"
            entity = self._enter(Entity(f"{prefix}:{row['id']}", kind, row["name"], row["country"] or None))
            self._call(entity, [row["name"], *split(row["aliases"])], "name")

        for row in tables.rows("places"):
            for name in split(row["names"]):
                id = "place:" + "-".join(re.findall(r"[^\W_]+", name.lower()))
                self._call(self._enter(Entity(id, "place", name, row["country"] or None)), [name], "name")

    def _enter(self, entity: Entity) -> Entity:
        if entity.id in self.entities:
            raise ValueError(
                f'Cannot load the knowledge files: id "{entity.id}" stands in two lines. Give one another id.'
            )
        self.entities[entity.id] = entity
        return entity

    def _call(self, entity: Entity, all_words: Iterable[str], form: MatchForm) -> None:
        for words in all_words:
            bare = plain(words).removeprefix("The ").removeprefix("the ")
            names = self._phrases.setdefault(bare, [])
            if not any(name.entity is entity and name.form == form for name in names):
                names.append(_Name(bare, entity, form, self._needs.get(bare, "")))


def _stands_free(text: str, start: int, end: int, needs: str) -> bool:
    """Whether the words are not part of a longer word, and what the name needs around it is there."""
    after = text[end : end + 2]
    if after[:1].isalnum() or (after[:1] == "-" and after[1:].isalnum()):
        return False
    if start and text[start - 1].isalnum():
        return False
    if start > 1 and text[start - 1] in "-'@#" and not text[start - 2].isspace():
        return False
    if not needs:
        return True
    before = text[max(0, start - 24) : start]
    has_article = before.endswith(("the ", "The "))
    beside = bool(re.match(r" [^\W\d_a-z]", text[end : end + 2])) and not text.startswith("'", end)
    if needs == "the":
        return has_article and not beside
    if beside and not text[end + 1 : end + 12].startswith(("News", "TV", "Magazine")):
        return False
    previous = re.search(r"([^\W\d_][\w.'-]*) $", before)
    return has_article or previous is None or not previous.group(1)[0].isupper() or previous.group(1).endswith("'s")
