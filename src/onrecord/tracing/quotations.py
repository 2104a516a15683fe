"""The same utterance as several reports have it, and how far each wording has moved."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence

from onrecord.records import Quotation, Reading, Variant
from onrecord.tracing.drift import judge
from onrecord.tracing.origins import Provenance
from onrecord.tracing.stretches import Stretch, stretches_of
from onrecord.tracing.unmarked import answers, unmarked
from onrecord.tracing.utterances import Utterance, covered, gather
from onrecord.tracing.who_said import speaker_of
from onrecord.tracing.wording import ReportWords

_HAS_IT, _HAS_SOME = 0.6, 0.25
"""The share of a variant's words that the nearest wording has to which it is compared, and that any must have at all."""
_AS_FULL = 0.88
"""The share of the fullest wording from which one that no first-hand report has is as full: what most have goes before."""
_UNSUPPORTED = 0.3
"""What a word counts in the choice of the fullest wording that no other report has."""


def find_quotations(readings: Sequence[Reading], provenance: Provenance) -> tuple[Quotation, ...]:
    """One for each utterance that is quoted, or clearly rendered, in at least one report, in order of first publication.

    readings: in the order of `order.in_order`.
    """
    first_hand = {retelling.report for retelling in provenance.retellings if retelling.first_hand}
    reports = [(order, reading, ReportWords(reading.report.text)) for order, reading in enumerate(readings)]
    marked = [stretch for order, reading, words in reports for stretch in stretches_of(reading, order, words)]
    found = [stretch for order, reading, words in reports for stretch in answers(reading, order, words, marked)]
    marked += found
    first_hand |= {stretch.report for stretch in found}
    found = [stretch for order, reading, words in reports for stretch in unmarked(reading, order, words, marked)]

    def distance(stretch: Stretch) -> tuple[object, ...]:
        """How far from the speaker a stretch is, as far as it shows by itself; never equal for two."""
        hands = 2 * (stretch.second_hand or stretch.report not in first_hand) + stretch.wording.translated
        return (not stretch.quoted, hands, -stretch.weight, stretch.order, stretch.spans)

    quotations = [
        _quotation(utterance, distance)
        for utterance in gather(sorted(marked + found, key=distance))
        if any(stretch.quoted for stretch in utterance.stretches) or len({s.report for s in utterance.stretches}) > 1
    ]
    place = {reading.report.id: order for order, reading in enumerate(readings)}
    return tuple(
        sorted(
            quotations,
            key=lambda q: min((place[v.passage.report], v.passage.span) for v in q.variants),
        )
    )


def _quotation(utterance: Utterance, distance: Callable[[Stretch], tuple[object, ...]]) -> Quotation:
    members = utterance.stretches
    support = Counter(
        form
        for report in {s.report for s in members}
        for form in {w.form for s in members if s.report == report for w in s.wording.words}
    )

    def fullness(stretch: Stretch) -> float:
        """How much it has of what was said; what only one report has may have been put in on the way."""
        return sum(w.weight if support[w.form] > 1 else _UNSUPPORTED * w.weight for w in stretch.wording.words)

    def echoes(stretch: Stretch) -> int:
        """How many other reports have the same words, or a stretch of them."""
        return len({s.report for s in members if s.quoted and s.letters in stretch.letters} - {stretch.report})

    fullest = max(map(fullness, members))

    def rank(stretch: Stretch) -> tuple[object, ...]:
        quoted, hands, *rest = distance(stretch)
        full = fullness(stretch)
        lacks = 0.0 if full > _AS_FULL * fullest else 1 - full / fullest
        known = -round(stretch.weight) if hands == 0 else 0
        return (quoted, hands, known, lacks, -echoes(stretch), -len(stretch.full.words), *rest)

    ranked = sorted(members, key=rank)
    canonical = ranked[0]
    speaker = speaker_of(ranked)
    variants = {stretch: _variant(stretch, ranked[:at]) for at, stretch in enumerate(ranked)}
    return Quotation(
        speaker=(speaker.name if speaker else None) or "unknown",
        id=speaker.id if speaker and ":" in speaker.id else None,
        canonical=canonical.passage(),
        variants=tuple(variants[s] for s in sorted(ranked, key=lambda s: (s is not canonical, s.order, s.spans))),
    )


def _variant(stretch: Stretch, nearer: Sequence[Stretch]) -> Variant:
    """nearer: the stretches of the utterance that are nearer to the speaker, the nearest first."""
    none = Variant(stretch.passage(), "none", translated=stretch.wording.translated)
    if not nearer:
        return none
    had = [covered(stretch, other) for other in nearer]
    best = next((at for at, share in enumerate(had) if share >= _HAS_IT), had.index(max(had)))
    if stretch.quoted and had[best] < _HAS_SOME:
        return none
    judged = judge(nearer[best].full, stretch.wording)
    return Variant(stretch.passage(), judged.drift, judged.changes, judged.why, stretch.wording.translated)
