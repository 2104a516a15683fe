"""The provenance of stories as W3C PROV, in PROV-JSON (W3C member submission, 24 April 2013).

Reports, origins and the core claim are entities; outlets and speakers are agents. PROV-O's `prov:wasQuotedFrom` and
`prov:hadPrimarySource` are, in PROV-DM and so in PROV-JSON, derivations of the types `prov:Quotation` and
`prov:PrimarySource`; tools turn the one into the other.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

from onrecord.records import Derivation, DerivationKind, Origin, Report, Retelling, Story
from onrecord.records.objects import published_text

Document = dict[str, Any]

_PREFIXES = {
    "onrecord": "urn:onrecord:terms#",
    "report": "urn:onrecord:report:",
    "story": "urn:onrecord:story:",
    "agent": "urn:onrecord:agent:",
}

_TYPES: Mapping[DerivationKind, str | None] = {
    "was_derived_from": None,
    "was_quoted_from": "prov:Quotation",
    "had_primary_source": "prov:PrimarySource",
}


def prov_document(stories: Iterable[tuple[Story, str]], reports: Mapping[str, Report]) -> Document:
    """One PROV-JSON document on several stories, each given with what it claims, in words.

    reports: by id, those that were not forgotten.
    """
    document: Document = {"prefix": dict(_PREFIXES), "entity": {}, "agent": {}}
    for story, claim in stories:
        _Stated(document, story, claim, reports).state()
    return document


class _Stated:
    """States one story in a document."""

    def __init__(self, document: Document, story: Story, claim: str, reports: Mapping[str, Report]) -> None:
        self._document = document
        self._story = story
        self._claim = claim
        self._reports = reports
        self._origins = {origin.id: f"story:{_local(story.id)}.origin.{_local(origin.id)}" for origin in story.origins}

    def state(self) -> None:
        core = f"story:{_local(self._story.id)}.claim"
        if self._story.core is not None:
            self._document["entity"][core] = {"prov:type": _name("onrecord:Claim"), "prov:label": self._claim}
        for origin in self._story.origins:
            self._origin(origin, core)
        for id in self._story.reports:
            self._report(id, self._reports.get(id))
        for retelling in self._story.retellings:
            self._retelling(retelling)
        for derivation in self._story.derivations:
            self._derivation(derivation)

    def _origin(self, origin: Origin, core: str) -> None:
        """What a voice brought into the public record, and on whose word."""
        entity = self._origins[origin.id]
        self._document["entity"][entity] = {
            "prov:type": _name("onrecord:Origin"),
            "prov:label": origin.name,
            "onrecord:kind": origin.kind,
        }
        if self._story.core is not None:
            self._relate("wasDerivedFrom", {"prov:generatedEntity": core, "prov:usedEntity": entity})
        self._attribute(entity, f"agent:{_local(origin.id)}", {"prov:label": origin.name})
        people: list[Document] = [{"prov:label": name} for name in origin.people]
        for credit in origin.anonymous:
            counted = {} if credit.count is None else {"onrecord:count": credit.count}
            people.append({"prov:label": credit.name, "onrecord:anonymous": True, **counted})
        for number, told in enumerate(people, start=1):
            self._attribute(entity, f"{entity}.source.{number}", told)

    def _report(self, id: str, report: Report | None) -> None:
        entity = f"report:{_local(id)}"
        told: Document = {"prov:type": _name("onrecord:Report")}
        if report is None:
            told["onrecord:forgotten"] = True
        else:
            told |= {"prov:label": report.title} if report.title else {}
            told |= {"onrecord:url": report.url} if report.url else {}
            told |= {"onrecord:language": report.language} if report.language else {}
            told |= {"onrecord:published": published_text(report.published)} if report.published else {}
            if report.outlet:
                self._attribute(entity, f"agent:outlet.{_local(report.outlet)}", {"prov:label": report.outlet})
        self._document["entity"][entity] = told

    def _retelling(self, retelling: Retelling) -> None:
        entity = self._document["entity"][f"report:{_local(retelling.report)}"]
        entity["onrecord:firstHand"] = retelling.first_hand
        if retelling.why:
            entity["onrecord:why"] = retelling.why

    def _derivation(self, derivation: Derivation) -> None:
        source = self._origins.get(derivation.source, f"report:{_local(derivation.source)}")
        told: Document = {"prov:generatedEntity": f"report:{_local(derivation.report)}", "prov:usedEntity": source}
        if type_ := _TYPES[derivation.kind]:
            told["prov:type"] = _name(type_)
        if derivation.why:
            told["onrecord:why"] = derivation.why
        if derivation.passages:
            told["onrecord:words"] = [passage.words for passage in derivation.passages]
        self._relate("wasDerivedFrom", told)

    def _attribute(self, entity: str, agent: str, told: Document) -> None:
        self._document["agent"].setdefault(agent, told)
        self._relate("wasAttributedTo", {"prov:entity": entity, "prov:agent": agent})

    def _relate(self, relation: str, told: Document) -> None:
        relations = self._document.setdefault(relation, {})
        relations[f"_:{relation}{len(relations) + 1}"] = told


def _name(qualified: str) -> Document:
    return {"$": qualified, "type": "prov:QUALIFIED_NAME"}


def _local(id: str) -> str:
    """The id as the local part of a qualified name: letters, digits, "_" and "-"; anything else as ".", its number and "_"."""
    return re.sub(r"[^A-Za-z0-9_-]", lambda found: f".{ord(found[0]):X}_", id)
