"""Each report's place in its story: whether it brings a voice first-hand, and whose hand it has the news from if not."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Final, Literal

from onrecord.tracing.account import Account
from onrecord.tracing.derivation import Derivations, earliest, latest
from onrecord.tracing.evidence import Evidence
from onrecord.tracing.roll import Roll
from onrecord.tracing.same_names import same_outlet
from onrecord.tracing.testimony import Outlet

_OLD: Final = timedelta(days=14)
_PAST: Final = timedelta(days=2)
_BELOW: Final = 4
"""Sentences above which a report's news stands."""

Way = Literal["elsewhere", "back", "copy", "credits", "rewrite", "later", "own", "silent"]
"""elsewhere: it tells something else; back: it looks back at it from later news; copy: another report's text; credits: it
names an outlet for the claim; rewrite: it tells again what others had, without a credit; later: a later text of a newsroom
that was there before; own: it brings a voice itself; silent: it says nothing of where it has it."""


@dataclass(frozen=True, slots=True)
class Place:
    """How one report came by the claim."""

    way: Way
    why: str
    own: frozenset[str] = frozenset()
    """Keys of the voices that it brings itself."""
    parent: Account | None = None
    """The report of the story whose text or news it is."""
    credited: tuple[Outlet, ...] = ()
    """The outlets that it credits for the claim."""

    @property
    def first_hand(self) -> bool:
        """Whether it brings a voice first-hand."""
        return self.way == "own"


def find_places(evidence: Mapping[str, Evidence], derived: Derivations, roll: Roll) -> dict[str, Place]:
    """The place of each report, by its id; `evidence` is in the order of the reports."""
    places: dict[str, Place] = {}
    for id, one in evidence.items():
        places[id] = _later(one, _place(one, evidence, derived, roll), places, evidence)
    return places


def _place(one: Evidence, evidence: Mapping[str, Evidence], derived: Derivations, roll: Roll) -> Place:
    told = one.told
    copied = derived.copied_from(told)
    if copied:
        source, share = copied
        why = f"{share:.0%} of its word sequences stand in {_label(source)}"
        return Place("copy", why, parent=source, credited=one.credited)
    if not one.focus.tells:
        return Place("elsewhere", "it does not tell the claim")
    own = roll.own(one)
    if _looks_back(one, evidence, derived):
        return Place("back", "it tells the claim as background to later news", own, credited=one.credited)
    before = [other for other in derived.earlier(told) if evidence[other.report.id].focus.tells]
    if one.credited:
        names = ", ".join(outlet.name for outlet in one.credited)
        if not own:
            return Place("credits", f"it credits {names}", credited=one.credited)
        return Place("own", f"it credits {names} and brings a voice of its own", own, credited=one.credited)
    if before and not one.of_its_own and (one.hearsay or _echoes(one, own, before, derived)):
        nearest = derived.nearest(told, before)
        why = f"it credits nobody for what {_label(nearest)} had before, and quotes nothing new"
        return Place("rewrite", why, parent=nearest)
    if own:
        return Place("own", _own_words(one), own)
    if before:
        nearest = derived.nearest(told, before)
        return Place("silent", f"it names no source; nearest to it is {_label(nearest)}", parent=nearest)
    if told.newsroom and any(_credits(other, told.newsroom) for other in evidence.values() if other is not one):
        return Place(
            "own", "nothing of the story is older, and others credit it", frozenset({roll.newsroom(told.newsroom)})
        )
    return Place("silent", "it names no source and nothing of the story is older")


def _credits(one: Evidence, newsroom: str) -> bool:
    return any(same_outlet(outlet.name, newsroom) for outlet in one.credited)


def _echoes(one: Evidence, own: frozenset[str], before: Sequence[Account], derived: Derivations) -> bool:
    """Whether everything that the claim's voices say here was there before: their quotations, or all there is."""
    quotes = one.party_quotes
    if quotes:
        return derived.nothing_new(quotes, before)
    return not own or not one.occasion


def _looks_back(one: Evidence, evidence: Mapping[str, Evidence], derived: Derivations) -> bool:
    """Whether the claim is old when this report comes, or days old and told below other news."""
    first = next((other.told.report for other in evidence.values() if other.focus.tells), one.told.report)
    age = earliest(one.told.report) - latest(first) if one.told.report.published and first.published else timedelta()
    return age > _OLD or (age > _PAST and min(one.focus.sentences) >= _BELOW)


def _later(one: Evidence, place: Place, places: Mapping[str, Place], evidence: Mapping[str, Evidence]) -> Place:
    """The place, as a later text where the same newsroom brought the same voices first-hand before."""
    if place.way != "own" or one.told.newsroom is None:
        return place
    for id, earlier in places.items():
        newsroom = evidence[id].told.newsroom
        if earlier.first_hand and newsroom and same_outlet(newsroom, one.told.newsroom) and place.own <= earlier.own:
            return Place("later", f"a later text of {newsroom}", place.own, evidence[id].told, place.credited)
    return place


def _own_words(one: Evidence) -> str:
    if one.hearing.access.is_release:
        return "it is the public statement itself"
    if one.nameless or one.own_findings:
        return "it has sources or sight of its own"
    return "it heard or read the public source, and credits no outlet"


def _label(told: Account) -> str:
    return told.report.outlet or told.newsroom or "an earlier report"
