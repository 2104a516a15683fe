"""From readings to the stories they tell: which reports tell the same, what is claimed, on whose word, and how sure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from onrecord.knowledge import Knowledge
from onrecord.records import Reading, Story
from onrecord.tracing.claims import core_of, find_claims
from onrecord.tracing.conflicts import find_conflicts
from onrecord.tracing.credits import find_credits
from onrecord.tracing.digests import counts_from, digest
from onrecord.tracing.grouping import group
from onrecord.tracing.order import in_order
from onrecord.tracing.origins import find_origins
from onrecord.tracing.quotations import find_quotations
from onrecord.tracing.reuse import find_reuse
from onrecord.tracing.stands import find_stands
from onrecord.tracing.storyline import find_storyline


def trace(readings: Iterable[Reading], knowledge: Knowledge) -> list[Story]:
    """The stories that these reports tell, as `in_stories` gives them. readings: with their findings, as for `story_of`."""
    return [story_of(told, knowledge) for told in in_stories(readings)]


def in_stories(readings: Iterable[Reading]) -> list[list[Reading]]:
    """The reports by the story that they tell, in the order of the stories' first reports. The order in which they are given
    does not matter; each report is there once.

    A report without a publication time counts from the first day that its text gives in full; without one of these either
    it stands alone, at the end, as nothing shows which others it lies near.
    """
    by_report = {reading.report.id: reading for reading in readings}
    at = {report: counts_from(reading) for report, reading in by_report.items()}
    stories = group([digest(by_report[report], when) for report, when in at.items() if when is not None])
    alone = [(report,) for report in sorted(at) if at[report] is None]
    return [[by_report[report] for report in reports] for reports in (*stories, *alone)]


def story_of(readings: Sequence[Reading], knowledge: Knowledge) -> Story:
    """The story that these reports tell. Their order does not matter; each report is there once.

    readings: with their findings (`onrecord.checks.reading.check`), which become conflicts with known facts.
    """
    told = in_order(readings)
    claims = find_claims(told, knowledge)
    core = core_of(claims, told)
    credits = {reading.report.id: find_credits(reading, knowledge) for reading in told}
    provenance = find_origins(told, core, credits, find_reuse(told), knowledge)
    quotations = find_quotations(told, provenance)
    stands = find_stands(told, core, knowledge)
    return Story(
        id=told[0].report.id,
        reports=tuple(reading.report.id for reading in told),
        claims=claims,
        core=core.id if core else None,
        origins=provenance.origins,
        retellings=provenance.retellings,
        derivations=provenance.derivations,
        quotations=quotations,
        conflicts=find_conflicts(told, knowledge),
        stands=stands,
        storyline=find_storyline(told, claims),
    )
