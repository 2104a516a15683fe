"""On whose word a row rests: the stories in which its reports lie, the voices behind its claims, and who only retells."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from sqlalchemy import Connection, select

from onrecord.knowledge import Knowledge
from onrecord.ledger import stories
from onrecord.ledger.backends import Backend
from onrecord.ledger.recall import recall
from onrecord.ledger.schema import acts, readings, story_reports, versions
from onrecord.ledger.telling import Told
from onrecord.ledger.when import When
from onrecord.records import Claim, Origin, Reading, StateChange
from onrecord.tracing.claims import find_claims
from onrecord.tracing.credits import find_credits
from onrecord.tracing.order import in_order
from onrecord.tracing.origins import find_origins
from onrecord.tracing.reuse import find_reuse


class ClaimPlace(NamedTuple):
    """A claim, by where it is found."""

    story: str
    """Id of the story."""
    claim: str
    """`Claim.id`, within the story as it is at that moment."""


@dataclass(frozen=True, slots=True)
class Backing:
    """What one story has behind a row."""

    story: str
    """Its id."""
    claims: tuple[str, ...]
    """Ids of the claims that the row's acts tell, the one that most reports tell first."""
    reports: tuple[str, ...]
    """Ids of the reports that tell them, in order of publication."""
    origins: tuple[Origin, ...]
    """The independent voices behind these claims, each once."""
    echoes: tuple[str, ...]
    """Those of `reports` that bring none of the voices first-hand."""


class Backed(NamedTuple):
    """What stands behind a row and its changes of state."""

    backing: tuple[Backing, ...]
    """Story by story, the oldest first."""
    moved_by: tuple[ClaimPlace | None, ...]
    """The claim that brought each change of state; None where none is found, as for a change that a person made."""


_Act = tuple[str, str]
"""Report.id and Act.id."""


def backed(
    connection: Connection, backend: Backend, told: Sequence[Told], history: Sequence[StateChange], when: When
) -> Backed:
    """What stands behind the acts of a row at that moment. Traces each story that one of them lies in."""
    names = _names(connection, backend, told)
    backing: list[Backing] = []
    places: dict[_Act, ClaimPlace] = {}
    for story, reports in _stories(connection, backend, {report for report, _ in names.values()}, when).items():
        readings_ = in_order(it.reading for it in recall(connection, backend, reports, when))
        claims = [claim for claim in find_claims(readings_, Knowledge.load()) if _acts_of(claim) & set(names.values())]
        if claims:
            backing.append(_backing(stories.name_of(story), claims, readings_))
            places |= {act: ClaimPlace(stories.name_of(story), claim.id) for claim in claims for act in _acts_of(claim)}
    moved_by = tuple(_moved_by(change, told, names, places) for change in history)
    return Backed(tuple(backing), moved_by)


def _backing(story: str, claims: Sequence[Claim], told: Sequence[Reading]) -> Backing:
    knowledge = Knowledge.load()
    credits, reuse = {it.report.id: find_credits(it, knowledge) for it in told}, find_reuse(told)
    found = [find_origins(told, claim, credits, reuse, knowledge) for claim in claims]
    telling = {report for claim in claims for report in claim.reports}
    reports = tuple(it.report.id for it in told if it.report.id in telling)
    first_hand = {it.report for provenance in found for it in provenance.retellings if it.first_hand}
    origins = {origin.id: origin for provenance in found for origin in provenance.origins}
    return Backing(
        story=story,
        claims=tuple(claim.id for claim in claims),
        reports=reports,
        origins=tuple(origins.values()),
        echoes=tuple(report for report in reports if report not in first_hand),
    )


def _acts_of(claim: Claim) -> set[_Act]:
    return {(mention.report, mention.act) for mention in claim.mentions}


def _moved_by(
    change: StateChange, told: Sequence[Told], names: Mapping[int, _Act], places: Mapping[_Act, ClaimPlace]
) -> ClaimPlace | None:
    """The claim of the act whose first words the change names."""
    evidence = change.evidence
    if evidence is None or evidence.span is None:
        return None
    for it in told:
        named = names.get(it.act)
        if named is None or named[0] != evidence.report or it.proposal["state"] != change.state:
            continue
        if it.proposal["evidence"] and tuple(it.proposal["evidence"][0]) == evidence.span:
            return places.get(named)
    return None


def _names(connection: Connection, backend: Backend, told: Sequence[Told]) -> dict[int, _Act]:
    query = (
        select(acts.c.id, versions.c.report, acts.c.name)
        .join(readings, readings.c.id == acts.c.reading)
        .join(versions, versions.c.id == readings.c.version)
        .where(backend.among(acts.c.id, {it.act for it in told}))
    )
    return {number: (report, name) for number, report, name in connection.execute(query)}


def _stories(connection: Connection, backend: Backend, reports: Collection[str], when: When) -> dict[int, list[str]]:
    """The stories in which one of these reports lay at that moment, each with all of its reports."""
    lay = stories.lies(when)
    around = select(story_reports.c.story).where(backend.among(story_reports.c.report, reports), lay)
    query = (
        select(story_reports.c.story, story_reports.c.report)
        .where(story_reports.c.story.in_(around), lay)
        .order_by(story_reports.c.story)
    )
    found: dict[int, list[str]] = {}
    for story, report in connection.execute(query):
        found.setdefault(story, []).append(report)
    return found
