"""Offices and who held them from when to when, and where a text names one of these people."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from onrecord.knowledge.files import Tables, split
from onrecord.knowledge.layouts import OFFICES
from onrecord.knowledge.persons import Person, PersonFinder, PersonMatch

if TYPE_CHECKING:
    from onrecord.knowledge.lookup import Knowledge

_FAMILY_NAME_FIRST = ("state:CN", "state:KR")
"""States whose people's names English gives in their own order ("Yoon Suk Yeol")."""


@dataclass(frozen=True, slots=True)
class Tenure:
    """One stretch of time in which a person held an office. A day known by its month or year only is two days here."""

    office: str
    """Id of the office ("ee-prime-minister"), the same for everybody who held it."""
    title: str
    """What the office was called in English at the time ("Prime Minister of Estonia")."""
    owner: str
    """Knowledge id of what the office belongs to: "state:EE", "institution:nato"."""
    kind: str
    """"head_of_state", "head_of_government", "foreign_minister", "secretary_general" and so on."""
    holder: str
    """Usual English name of the person."""
    from_earliest: date
    """First day on which the tenure can have begun."""
    from_latest: date
    """Last day on which it can have begun."""
    to_earliest: date
    """Last day that the person is known to have been in office."""
    to_latest: date | None
    """Last day that the person can have been in office; None where the file does not know the tenure's end."""
    acting: bool
    """Whether the person stood in for an elected or appointed holder."""

    def covers(self, day: date) -> bool | None:
        """Whether the person held the office on that day; None where the file cannot tell. First and last day count."""
        if day < self.from_earliest or (self.to_latest is not None and day > self.to_latest):
            return False
        return True if self.from_latest <= day <= self.to_earliest else None


class Offices:
    """Everything in the files offices_*.csv. A row with the office, holder and beginning of an earlier one replaces it."""

    def __init__(self, tables: Tables, knowledge: Knowledge) -> None:
        self._by_holder: dict[str, list[Tenure]] = {}
        self._by_office: dict[str, list[Tenure]] = {}
        aliases: dict[str, list[str]] = {}
        every: dict[tuple[str, ...], Tenure] = {}
        for part in tables.parts("offices_"):
            known_until = _known_until(part.comments)
            for row in part.rows:
                every[OFFICES.key_of(row)] = tenure = _tenure(row, known_until)
                aliases.setdefault(tenure.holder, []).extend(split(row["aliases"]))
        for tenure in every.values():
            self._by_holder.setdefault(tenure.holder, []).append(tenure)
            self._by_office.setdefault(tenure.office, []).append(tenure)
        people = [
            Person(
                name,
                aliases=frozenset(aliases[name]),
                titles=frozenset(tenure.title for tenure in tenures),
                family_first=tenures[0].owner in _FAMILY_NAME_FIRST,
            )
            for name, tenures in self._by_holder.items()
        ]
        ambiguous = {row["words"]: row["needs"] for row in tables.rows("ambiguous")}
        self._finder = PersonFinder(people, knowledge, ambiguous)

    def tenures(self, name: str) -> tuple[Tenure, ...]:
        """What a person held, earliest first; empty where the name is nobody's or more than one person's.

        name: full name, alias, or a last name that only one person of the table has.
        """
        return tuple(sorted(self._by_holder.get(self._finder.person(name) or "", ()), key=_begin))

    def holders(self, office: str, day: date) -> tuple[Tenure, ...]:
        """Everybody who held the office that day or may have, by the file; those who surely did come first."""
        possible = [tenure for tenure in self._by_office.get(office, ()) if tenure.covers(day) is not False]
        return tuple(sorted(possible, key=lambda tenure: (tenure.covers(day) is None, tenure.from_earliest)))

    def find(self, text: str, start: int = 0, end: int | None = None) -> list[PersonMatch]:
        """The people of the table that `text[start:end]` names, the longest name at each place, in text order.

        By full name, alias, or last name; `persons.py` says what a last name alone needs.
        """
        return self._finder.find(text, start, len(text) if end is None else end)

    def state_of(self, name: str, on: date | None) -> str | None:
        """Whose office the person held that day: "state:EE", "institution:nato".

        Failing that: whose office the person may have held then (the file knows months only, or has ended), else of
        the only owner or the one served longest. None for an unknown name, or where owners are equal in all this.
        on: None asks for the only or longest owner at once.
        """
        return _owner(self.tenures(name), on)

    def __iter__(self) -> Iterator[Tenure]:
        """Every tenure, in the order of the files."""
        return (tenure for tenures in self._by_office.values() for tenure in tenures)


def _owner(tenures: Sequence[Tenure], on: date | None) -> str | None:
    for answer in (True, None):
        held = {tenure.owner for tenure in tenures if on is not None and tenure.covers(on) is answer}
        if held:
            return held.pop() if len(held) == 1 else None
    served: dict[str, timedelta] = {}
    for tenure in tenures:
        length = tenure.to_earliest - tenure.from_earliest
        served[tenure.owner] = served.get(tenure.owner, timedelta()) + length
    longest = [owner for owner, length in served.items() if length == max(served.values())]
    return longest[0] if len(longest) == 1 else None


def _begin(tenure: Tenure) -> date:
    return tenure.from_earliest


def _known_until(comments: str) -> date:
    stated = re.search(r"known until (\S+)", comments)
    assert stated, "every file says so: its layout demands it"
    return _days(stated[1])[1]


def _tenure(row: Mapping[str, str], known_until: date) -> Tenure:
    from_earliest, from_latest = _days(row["from"])
    to_earliest, to_latest = _days(row["to"]) if row["to"] else (known_until, None)
    return Tenure(
        office=row["office"],
        title=row["title"],
        owner=f"state:{row['owner']}" if row["owner"].isupper() else f"institution:{row['owner']}",
        kind=row["kind"],
        holder=row["holder"],
        from_earliest=from_earliest,
        from_latest=from_latest,
        to_earliest=to_earliest,
        to_latest=to_latest,
        acting=row["acting"] == "yes",
    )


def _days(value: str) -> tuple[date, date]:
    """First and last day of a day, month or year."""
    year, month, day = (*map(int, value.split("-")), 0, 0)[:3]
    if day:
        return (date(year, month, day),) * 2
    last = month or 12
    return date(year, month or 1, 1), date(year, last, monthrange(year, last)[1])
