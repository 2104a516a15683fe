"""From readings of reports that tell the same thing to the story they tell: what is claimed, on whose word, and how sure."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.knowledge import Knowledge
from onrecord.records import Reading, Story
from onrecord.tracing.claims import core_of, find_claims
from onrecord.tracing.conflicts import find_conflicts
from onrecord.tracing.credits import find_credits
from onrecord.tracing.order import in_order
from onrecord.tracing.origins import find_origins
from onrecord.tracing.quotations import find_quotations
from onrecord.tracing.reuse import find_reuse
from onrecord.tracing.stands import find_stands
from onrecord.tracing.storyline import find_storyline


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
        conflicts=find_conflicts(told, claims, quotations, stands, knowledge),
        stands=stands,
        storyline=find_storyline(told, claims),
    )
