"""Currencies: what news calls them, and which one a word or sign can mean."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from onrecord.knowledge.files import rows, split


@dataclass(frozen=True, slots=True)
class Currencies:
    """Names, signs and codes of currencies, and the words that tell those of one name apart."""

    codes: frozenset[str]
    """ISO 4217."""
    units: Mapping[str, tuple[str, ...]]
    """Lower-case name of a whole unit ("kroner") to the codes it can mean."""
    minor: Mapping[str, tuple[str, ...]]
    """Lower-case name of a hundredth ("cents") to the codes it can mean."""
    signs: Mapping[str, tuple[str, ...]]
    """Sign as written ("$", "Rs", "kr") to the codes it can mean."""
    defaults: Mapping[str, str]
    """Name or sign to the code it means when nothing beside it says otherwise."""
    states: Mapping[str, tuple[str, ...]]
    """Code to the ISO 3166 codes of its states."""
    adjectives: Mapping[str, str]
    """Lower-case word before a unit ("norwegian", "u.s.") to the state's ISO 3166 code."""
    places: Mapping[str, str]
    """The same with peoples and capitals: words that show which state a text speaks of."""


@cache
def currencies() -> Currencies:
    """The shipped table, read once per process."""
    table = list(rows("currencies"))
    by_state = {row["code"]: tuple(split(row["states"])) for row in table}
    defaults = {word: row["code"] for row in table for word in split(row["default"])}
    wanted = {state for several in by_state.values() for state in several}
    return Currencies(
        codes=frozenset(by_state),
        units=_by_word(table, "units"),
        minor=_by_word(table, "minor"),
        signs=_by_word(table, "signs"),
        defaults=defaults,
        states=by_state,
        adjectives=_state_words(wanted, ("name", "aliases", "adjectives")),
        places=_state_words(wanted, ("name", "aliases", "adjectives", "people", "capital")),
    )


def _by_word(table: list[dict[str, str]], field: str) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for row in table:
        for word in split(row[field]):
            found[word] = (*found.get(word, ()), row["code"])
    return found


def _state_words(wanted: set[str], fields: tuple[str, ...]) -> dict[str, str]:
    words: dict[str, str] = {}
    for row in rows("states"):
        if row["code"] in wanted:
            for word in (word for field in fields for word in split(row[field])):
                words.setdefault(word.lower(), row["code"])
    return words
