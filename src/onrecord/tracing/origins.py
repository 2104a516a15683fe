"""Where the core claim of a story comes from: the independent voices, and through which hands each report has them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from onrecord.knowledge import Knowledge
from onrecord.records import Claim, Credit, Derivation, Origin, Reading, Retelling
from onrecord.tracing.reuse import Reuse


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
    retellings = tuple(Retelling(r.report.id, False, credits[r.report.id], (), "") for r in readings)
    return Provenance((), retellings, ())
