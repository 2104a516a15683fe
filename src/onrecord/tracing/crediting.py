"""The credits of a report, read again beside the other reports of its story.

One report writes "the ministry", another whose; one spells a name as its language does; one names as an outlet what another
only calls "the paper". And a retelling that names its agency once, at the top, quotes the minister below as if it had been
there: where the agency's story has these words, they came through the agency (`Credit.via`).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Final

from onrecord.knowledge import Knowledge
from onrecord.records import Credit
from onrecord.tracing.credits import credits_of
from onrecord.tracing.evidence import Evidence
from onrecord.tracing.places import Place
from onrecord.tracing.same_names import same_person
from onrecord.tracing.speaking_for import Voices

_ONE_PAPER: Final = re.compile(
    r"an? .{0,30}\b(?:newspaper|daily|paper|broadcaster|magazine|website|tv station)$", re.IGNORECASE
)
"""An outlet that is not named; nobody new where the report names one."""


class Crediting:
    """The credits of every report of one story."""

    def __init__(
        self, evidence: Mapping[str, Evidence], places: Mapping[str, Place], voices: Voices, knowledge: Knowledge
    ) -> None:
        """evidence: in the order of the reports."""
        self._evidence = evidence
        self._places = places
        self._voices = voices
        self._knowledge = knowledge
        self._found = {id: credits_of(one.told, knowledge) for id, one in evidence.items()}
        named = (credit for credits in self._found.values() for credit in credits if credit.kind == "person")
        self._names = _spellings(credit.name for credit in named)

    def of(self, id: str) -> tuple[Credit, ...]:
        """The report's credits, in text order."""
        found = [self._through(id, self._named(id, credit)) for credit in self._found[id]]
        named = any(credit.kind == "outlet" for credit in found)
        return tuple(credit for credit in found if not (named and _ONE_PAPER.match(credit.name)))

    def _named(self, id: str, credit: Credit) -> Credit:
        """The credit by its usual name: a person's as most reports spell it, a ministry's with its country."""
        if credit.kind == "person":
            return replace(
                credit, name=next((name for name in self._names if same_person(name, credit.name)), credit.name)
            )
        if credit.kind == "institution" and credit.id is None:
            ministry = self._voices.ministry(self._evidence[id].told, credit.name)
            if ministry:
                return replace(credit, name=ministry.name, id=ministry.id)
        return credit

    def _through(self, id: str, credit: Credit) -> Credit:
        """The credit, with the outlet through which a retelling has words that were there before it."""
        place = self._places[id]
        if credit.via or credit.kind not in ("person", "institution") or place.way != "credits":
            return credit
        if self._before(id, credit) and not self._evidence[id].hearing.in_public(credit.name):
            return replace(credit, via=place.credited[0].name)
        return credit

    def _before(self, id: str, credit: Credit) -> bool:
        """Whether an earlier report has the same speaker."""
        for other, credits in self._found.items():
            if other == id:
                return False
            if any(_same(one, credit) for one in credits):
                return True
        return False


def _same(one: Credit, other: Credit) -> bool:
    if one.kind != other.kind:
        return False
    return same_person(one.name, other.name) if one.kind == "person" else one.name == other.name


def _spellings(names: Iterable[str]) -> tuple[str, ...]:
    """For each person the full name that most reports use; the longest of equals."""
    counts = Counter(names)
    return tuple(sorted(counts, key=lambda name: (len(name.split()) < 2, -counts[name], -len(name), name)))
