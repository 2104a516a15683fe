"""Where the core claim of a story comes from: the independent voices, and through which hands each report has them.

The method, report by report, in the order of publication:

1. *Where does it tell the claim?* (`focus`). A report that does not has no part in its origins.
2. *Is it somebody else's text?* (`derivation`). A carrier has the voices of the text it carries.
3. *Whom does it credit for the claim?* The outlets named in and around the sentences that tell it, and in its marks. Each
   leads to that outlet's own report where the story has it, and on to that report's voices; else to what the crediting
   reports say the outlet rests on ("Reuters, citing the ministry" is the ministry's word); else to the outlet itself.
4. *Which voices does it bring itself?* People without a name and the newsroom's own eyes make the **newsroom** one voice. An
   office holder or an institution who asserts the claim to all is a **public** voice, one however many speak for it
   (`speaking_for`). Whoever denies, declines or only comments is none. Words given to one newsroom alone are that newsroom's.
5. *Was it there?* A report that credits nobody, but quotes only what others had quoted and names no occasion and no paper,
   tells again what it read elsewhere.

What nothing in the texts shows stays open: "media reports" lead nowhere.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from onrecord.knowledge import Knowledge
from onrecord.records import Claim, Credit, Derivation, Origin, Passage, Reading, Retelling
from onrecord.tracing.account import Account
from onrecord.tracing.crediting import Crediting
from onrecord.tracing.derivation import Derivations
from onrecord.tracing.evidence import Evidence
from onrecord.tracing.focus import find_focus
from onrecord.tracing.places import Place, find_places
from onrecord.tracing.reuse import Reuse
from onrecord.tracing.roll import Roll
from onrecord.tracing.speaking_for import Voices
from onrecord.tracing.testimony import Outlet, is_generic


@dataclass(frozen=True, slots=True)
class Provenance:
    """The derivation graph of one story."""

    origins: tuple[Origin, ...]
    retellings: tuple[Retelling, ...]
    """One for each report, in their order."""
    derivations: tuple[Derivation, ...]


def find_origins(
    readings: Sequence[Reading],
    core: Claim | None,
    credits: Mapping[str, tuple[Credit, ...]],
    reuse: Reuse,
    knowledge: Knowledge,
) -> Provenance:
    """The voices behind the core claim and each report's place. readings: in the order of `order.in_order`."""
    outlets = {
        (credit.name, credit.id)
        for credited in credits.values()
        for credit in credited
        if credit.kind == "outlet" and len(credit.name) > 2 and not is_generic(credit.name)
    }
    tolds = [Account(reading, knowledge, sorted(outlets, key=str)) for reading in readings]
    return _Tracer(tolds, core, reuse, knowledge).trace()


class _Tracer:
    """Traces one story."""

    def __init__(
        self,
        tolds: Sequence[Account],
        core: Claim | None,
        reuse: Reuse,
        knowledge: Knowledge,
    ) -> None:
        self._tolds = tolds
        self._derived = Derivations(tolds, reuse)
        focus = find_focus(tolds, core)
        voices = Voices(tolds, core, knowledge)
        self._evidence = {told.report.id: Evidence(told, focus[told.report.id], voices) for told in tolds}
        self._roll = Roll(tuple(self._evidence.values()), self._derived, knowledge)
        self._places = find_places(self._evidence, self._derived, self._roll)
        self._crediting = Crediting(self._evidence, self._places, voices, knowledge)

    def trace(self) -> Provenance:
        """The graph."""
        behind = {told.report.id: self._behind(told, frozenset()) for told in self._tolds}
        order = list(dict.fromkeys(key for told in self._tolds for key in sorted(behind[told.report.id])))
        sure = [key for key in order if not Roll.pending(key)]
        kept = sure or [key.removeprefix("pending:") for key in order[:1]] or self._fallback()
        origins = {
            key: self._roll.origin(
                key, [id for id, place in self._places.items() if place.first_hand and key in place.own]
            )
            for key in kept
        }
        retellings = tuple(self._retelling(told, behind[told.report.id], origins) for told in self._tolds)
        return Provenance(tuple(origins.values()), retellings, tuple(self._edges(origins)))

    def _behind(self, told: Account, passed: frozenset[str]) -> frozenset[str]:
        """Keys of the voices behind a report. passed: reports on the way here, which lead nowhere again."""
        id = told.report.id
        if id in passed:
            return frozenset()
        passed |= {id}
        place = self._places[id]
        keys = place.own if place.way in ("own", "later", "back") else frozenset()
        if place.parent is not None:
            keys |= self._behind(place.parent, passed)
        if place.way != "copy":
            for outlet in place.credited:
                keys |= self._behind_outlet(outlet, told, passed)
        return keys

    def _behind_outlet(self, outlet: Outlet, told: Account, passed: frozenset[str]) -> frozenset[str]:
        """The voices behind a credited outlet: those of its own report, else those it rests on."""
        for other in self._derived.of_newsroom(outlet.name, told):
            keys = self._behind(other, passed)
            if keys:
                return keys
        return self._roll.rests_on(outlet)

    def _fallback(self) -> list[str]:
        """The newsroom that told it first, where no text shows any voice."""
        first = next((told for told in self._tolds if self._evidence[told.report.id].focus.tells), None)
        return [self._roll.newsroom(first.newsroom)] if first and first.newsroom else []

    def _retelling(self, told: Account, behind: frozenset[str], origins: Mapping[str, Origin]) -> Retelling:
        place = self._places[told.report.id]
        ids = tuple(origin.id for key, origin in origins.items() if key in behind)
        return Retelling(told.report.id, place.first_hand, self._crediting.of(told.report.id), ids, place.why)

    def _edges(self, origins: Mapping[str, Origin]) -> Iterator[Derivation]:
        for told in self._tolds:
            yield from self._edges_of(told, self._places[told.report.id], origins)

    def _edges_of(self, told: Account, place: Place, origins: Mapping[str, Origin]) -> Iterator[Derivation]:
        """What a report has from where: its text, its news, or a voice heard first-hand."""
        id = told.report.id
        if place.parent is not None:
            yield Derivation(id, "was_derived_from", place.parent.report.id, place.why)
        for outlet in place.credited:
            passage = Passage(id, outlet.span, outlet.span.of(told.text))
            own = self._derived.of_newsroom(outlet.name, told)
            key = self._roll.newsroom(outlet.name)
            source = own[0].report.id if own else origins[key].id if key in origins else None
            if source and not (place.parent is not None and source == place.parent.report.id):
                yield Derivation(id, "was_derived_from", source, f"credits {outlet.name}", (passage,))
        if place.first_hand:
            for key in sorted(place.own & origins.keys()):
                passages = tuple(passage for passage in origins[key].passages if passage.report == id)
                yield Derivation(id, "had_primary_source", origins[key].id, place.why, passages)
