"""The acts of several reports that are one and the same act (cross-document event coreference).

Tellings are joined from the best agreement down, and only where no two of a group contradict each other, so that the order in
which reports come does not matter. In three steps:

1. those that name a thing or a sum, and agree in parties, thing, number, sum and whether it is done yet;
2. a group that differs from another only in a number, a sum or the state, where hardly any report tells both: one of them has it
   wrong, or says it firmer, and it is the same act;
3. those that name nothing that tells acts apart ("the package"), to the act that their report tells before, or most reports tell.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

from onrecord.records import Claim, Reading
from onrecord.tracing.merging import merged
from onrecord.tracing.sameness import ENOUGH, Sameness, compare
from onrecord.tracing.tellings import Telling, tellings_of

_NEXT_STEP_DAYS = 2
"""A state that is told so much later than all tellings of another is the next step of the act, and no slip of a report."""
_ALONE = 3
"""A group is taken into another where at most one in so many of its reports tells both."""


def find_claims(readings: Sequence[Reading]) -> tuple[Claim, ...]:
    """Each act once, however many reports tell it, the one that most reports tell first.

    readings: in the order of `order.in_order`. Confidence says how far a claim can be trusted; none is left out for it.
    """
    groups = grouped(tellings_of(readings))
    groups.sort(key=lambda group: (-len(_reports(group)), group[0].order))
    return tuple(merged(f"claim{number}", group, len(readings)) for number, group in enumerate(groups, 1))


def core_of(claims: Sequence[Claim], readings: Sequence[Reading]) -> Claim | None:
    """The claim that most reports tell; of equals the one first published, then the first in the first report."""
    return claims[0] if claims else None


def grouped(tellings: Sequence[Telling]) -> list[list[Telling]]:
    """The tellings act by act; each group in order."""
    pairs = {
        (a.order, b.order): found for a, b in combinations(tellings, 2) if (found := compare(a, b)) is not None
    }
    specific = [[telling] for telling in tellings if telling.is_specific]
    groups = _odd_ones_in(_joined(specific, pairs), pairs)
    general = _joined([[telling] for telling in tellings if not telling.is_specific], pairs)
    return _attached(groups, general, pairs)


_Pairs = dict[tuple[tuple[int, int], tuple[int, int]], Sameness]


def _between(one: Sequence[Telling], other: Sequence[Telling], pairs: _Pairs) -> list[Sameness] | None:
    """What comparing each of one group with each of another gives; None where two can not be of one act."""
    found = []
    for a in one:
        for b in other:
            pair = pairs.get((min(a.order, b.order), max(a.order, b.order)))
            if pair is None:
                return None
            found.append(pair)
    return found


def _joined(groups: list[list[Telling]], pairs: _Pairs) -> list[list[Telling]]:
    """The groups, joined from the best agreement down as long as nothing in them is apart."""
    home = {telling.order: group for group in groups for telling in group}
    ranked = sorted(
        (-pair.points, keys)
        for keys, pair in pairs.items()
        if pair.points >= ENOUGH and not pair.apart - {"day"} and keys[0] in home and keys[1] in home
    )
    for _, (a, b) in ranked:
        one, other = home[a], home[b]
        if one is other:
            continue
        found = _between(one, other, pairs)
        if found is None or any(pair.apart - {"day"} for pair in found):
            continue
        one += other
        home.update(dict.fromkeys((telling.order for telling in other), one))
    return _in_order({id(group): group for group in home.values()}.values())


def _in_order(groups) -> list[list[Telling]]:
    return sorted((sorted(group, key=lambda it: it.order) for group in groups), key=lambda group: group[0].order)


def _odd_ones_in(groups: list[list[Telling]], pairs: _Pairs) -> list[list[Telling]]:
    """The groups with those taken into a larger one that differ only in what a report has wrong or firmer."""
    groups = sorted(groups, key=lambda group: (-len(_reports(group)), group[0].order))
    kept: list[list[Telling]] = []
    for group in groups:
        best = max(
            ((points, -at) for at, other in enumerate(kept) if (points := _slips(group, other, pairs))), default=None
        )
        if best is None:
            kept.append(list(group))
        else:
            kept[-best[1]] += group
    return _in_order(kept)


def _slips(group: Sequence[Telling], larger: Sequence[Telling], pairs: _Pairs) -> int:
    """How much speaks for a group being another one with a slip; 0 where nothing does."""
    both = _reports(group) & _reports(larger)
    if len(both) * _ALONE > len(_reports(group)):
        return 0
    found = _between(group, larger, pairs)
    if not found or not all(pair.same_thing for pair in found):
        return 0
    if any("phase" in pair.apart for pair in found) and _later(group, larger):
        return 0
    return max(pair.points for pair in found)


def _later(group: Sequence[Telling], other: Sequence[Telling]) -> bool:
    days = [sorted(it.published for it in part if it.published) for part in (group, other)]
    if not all(days):
        return False
    one, two = days
    return max((one[0] - two[-1]).days, (two[0] - one[-1]).days) >= _NEXT_STEP_DAYS


def _attached(groups: list[list[Telling]], general: list[list[Telling]], pairs: _Pairs) -> list[list[Telling]]:
    """The groups with what is told of them in general words; what fits none stays a group of its own."""
    alone = []
    for some in general:
        best = None
        for at, group in enumerate(groups):
            found = _between(some, group, pairs)
            if found is None or any("phase" in pair.apart for pair in found):
                continue
            shared = _reports(some) & _reports(group)
            rank = (len(shared), len(_reports(group)), -at)
            best = max(best, rank) if best else rank
        if best is None:
            alone.append(some)
        else:
            groups[-best[2]] += some
    return _in_order([*groups, *alone])


def _reports(group: Sequence[Telling]) -> set[str]:
    return {telling.report for telling in group}
