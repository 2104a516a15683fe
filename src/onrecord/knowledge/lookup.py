"""Typed lookups over the data files: which states, institutions, outlets and platforms words name."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

EntityKind = Literal["state", "institution", "outlet", "agency", "platform"]

MatchForm = Literal["name", "demonym", "people", "capital", "metonym"]
"""How words name an entity: by a name, an adjective ("Polish"), its people ("Poles"), its capital, or a metonym."""


@dataclass(frozen=True, slots=True)
class Entity:
    """A state, institution, outlet, agency or platform."""

    id: str
    """Knowledge id: "state:UA", "institution:nato", "outlet:reuters" (agencies too), "platform:x"."""
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


class Knowledge:
    """The facts that onrecord ships with. Use `Knowledge.load()`."""

    @classmethod
    def load(cls) -> Knowledge:
        """The shipped facts, read once per process."""
        raise NotImplementedError

    def entity(self, id: str) -> Entity:
        """The entity with this id. Raises KeyError for an unknown one."""
        raise NotImplementedError

    def lookup(self, words: str, *, kinds: Iterable[EntityKind] | None = None) -> Match | None:
        """The entity that the words as a whole name (leading "the" and a possessive ending aside), or None."""
        raise NotImplementedError

    def find(self, text: str, *, start: int = 0, end: int | None = None) -> list[Match]:
        """Every entity named in `text[start:end]`, longest match first, in text order, never overlapping."""
        raise NotImplementedError

    def gender(self, first_name: str) -> Literal["f", "m"] | None:
        """The usual gender of a first name; None where it is unknown or either."""
        raise NotImplementedError
