"""The acts of several reports that are one and the same act (cross-document event coreference).

Tellings are joined from the best agreement down, and only where hardly any two of a group contradict each other, so that the
order in which reports come does not matter. In three steps:

1. those that name a thing or a sum, and agree in parties, thing, number, sum and whether it is done yet;
2. a group that differs from a larger one only in a number, a sum or the state, where hardly any report tells both: some report
   has it wrong, or says it firmer, and it is the same act;
3. those that name nothing that tells acts apart ("the package"), to the act that their report, or else most reports, tell.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations

from onrecord.knowledge import Knowledge
from onrecord.records import Claim, Reading
from onrecord.tracing.merging import completed, merged
from onrecord.tracing.sameness import Apart, Sameness, compare
from onrecord.tracing.tellings import Telling, tellings_of

_NEXT_STEP_DAYS = 2
"""A state that is told so much later than all tellings of another is the next step of the act, and no slip of a report."""
_FEW = 1 / 3
"""Largest share of a group's reports that may tell the larger group too, if the two are one act."""
_MISREAD = 0.2
"""Largest share of contradicting pairs between two groups of one act: a party read wrong must not keep the rest apart."""
_BOTH = 4
"""Points of sameness where giver and receiver are the same."""
_ONE = 2
"""The same where one of them is, and the group does not tell the other."""
_TOLERATED: frozenset[Apart] = frozenset(["day"])
"""A day is misread, or given for another part of the act, too often to keep tellings apart."""


def find_claims(readings: Sequence[Reading], knowledge: Knowledge) -> tuple[Claim, ...]:
    """Each act once, however many reports tell it, the one that most reports tell first.

    readings: in the order of `order.in_order`. Confidence says how far a claim can be trusted; none is left out for it.
    """
    groups = grouped(tellings_of(readings, knowledge))
    groups.sort(key=lambda group: (-len(_reports(group)), group[0].order))
    claims = [merged(f"claim{number}", group, len(readings)) for number, group in enumerate(groups, 1)]
    return tuple(completed(claims))


def core_of(claims: Sequence[Claim], readings: Sequence[Reading]) -> Claim | None:
    """The claim that most reports tell; of equals the one first published, then the first in the first report."""
    return claims[0] if claims else None


def grouped(tellings: Sequence[Telling]) -> list[list[Telling]]:
    """The tellings act by act; each group in order."""
    pairs = Pairs(tellings)
    specific = _joined([telling for telling in tellings if telling.is_specific], pairs)
    general = _joined([telling for telling in tellings if not telling.is_specific], pairs)
    return _attached(_odd_ones_in(specific, pairs), general, pairs)


@dataclass(frozen=True, slots=True)
class Link:
    """What comparing the tellings of two groups gives."""

    points: int
    """Of the best pair."""
    sides: int
    """2 for each side on which somebody takes part in both."""
    same_thing: bool
    """Whether most pairs name the same thing."""
    apart: frozenset[Apart]
    """In what more than a few pairs differ."""
    other_day: bool
    """Whether the days do not meet in most of the pairs that have them."""


class Pairs:
    """All pairs of tellings of one story."""

    def __init__(self, tellings: Sequence[Telling]) -> None:
        self._found = {
            (a.order, b.order): pair for a, b in combinations(tellings, 2) if (pair := compare(a, b)) is not None
        }

    def ranked(self, tellings: Iterable[Telling]) -> list[tuple[tuple[int, int], tuple[int, int]]]:
        """The pairs among these that can be of one act, most points first; of equals the first told."""
        orders = {telling.order for telling in tellings}
        likely = [
            (-pair.points, keys)
            for keys, pair in self._found.items()
            if pair.is_likely and pair.apart <= _TOLERATED and orders.issuperset(keys)
        ]
        return [keys for _, keys in sorted(likely)]

    def between(self, one: Sequence[Telling], other: Sequence[Telling]) -> Link | None:
        """How two groups go together; None where more than a few of their pairs can not be of one act."""
        found = [self._pair(a, b) for a in one for b in other]
        pairs = [pair for pair in found if pair is not None]
        few = _MISREAD * len(found)
        if len(found) - len(pairs) > few:
            return None
        differences = [difference for pair in pairs for difference in pair.apart - _TOLERATED]
        apart = frozenset(it for it in differences if differences.count(it) + len(found) - len(pairs) > few)
        days = sum("day" in pair.apart for pair in pairs), sum(pair.days for pair in pairs)
        return Link(
            points=max(pair.points for pair in pairs),
            sides=_sides(one, other),
            same_thing=2 * sum(pair.same_thing for pair in pairs) >= len(found),
            apart=apart,
            other_day=2 * days[0] > days[1],
        )

    def _pair(self, a: Telling, b: Telling) -> Sameness | None:
        return self._found.get((min(a.order, b.order), max(a.order, b.order)))


def _sides(one: Sequence[Telling], other: Sequence[Telling]) -> int:
    """2 for each side on which the groups have somebody in common."""
    givers = [{party for it in part for party in it.giver | it.payer} for part in (one, other)]
    takers = [{party for it in part for party in it.taker} for part in (one, other)]
    return sum(2 * bool(a & b) for a, b in (givers, takers))


def _joined(tellings: Sequence[Telling], pairs: Pairs) -> list[list[Telling]]:
    """The tellings in groups in which next to nothing is apart."""
    home = {telling.order: [telling] for telling in tellings}
    for a, b in pairs.ranked(tellings):
        one, other = home[a], home[b]
        if one is other:
            continue
        link = pairs.between(one, other)
        if link is not None and not link.apart:
            one += other
            home.update(dict.fromkeys((telling.order for telling in other), one))
    return _in_order({id(group): group for group in home.values()}.values())


def _in_order(groups: Iterable[list[Telling]]) -> list[list[Telling]]:
    return sorted((sorted(group, key=lambda it: it.order) for group in groups), key=lambda group: group[0].order)


def _odd_ones_in(groups: list[list[Telling]], pairs: Pairs) -> list[list[Telling]]:
    """The groups, those taken into a larger one that differ only in what a report has wrong or firmer."""
    kept: list[list[Telling]] = []
    for group in sorted(groups, key=lambda group: (-len(_reports(group)), group[0].order)):
        points = [(_slips(group, other, pairs), -at) for at, other in enumerate(kept)]
        best = max(points, default=(0, 0))
        if best[0]:
            kept[-best[1]] += group
        else:
            kept.append(list(group))
    return _in_order(kept)


def _slips(group: Sequence[Telling], larger: Sequence[Telling], pairs: Pairs) -> int:
    """How much speaks for a group being a larger one with a slip; 0 where nothing does."""
    link = pairs.between(group, larger)
    if link is None or not link.same_thing or len(_reports(larger)) == 1:
        return 0  # what one report keeps apart is apart
    if link.sides < (_BOTH if any(it.giver or it.payer for it in group) else _ONE):
        return 0
    for difference in link.apart - {"phase"}:
        one, other = _telling(group, difference), _telling(larger, difference)
        if len(one & other) > _FEW * len(one):
            return 0
    if "phase" in link.apart and (link.other_day or _apart(group, larger) >= _NEXT_STEP_DAYS):
        return 0
    return link.points


def _telling(group: Sequence[Telling], what: Apart) -> set[str]:
    """The reports that give the value in which the group is apart from another one."""
    return {it.report for it in group if (what == "count" and it.counts) or (what == "sum" and it.act.amount)}


def _apart(group: Sequence[Telling], other: Sequence[Telling]) -> int:
    """Days between the last report of one and the first of the other; 0 where they overlap or a day is not known."""
    one, two = (sorted(it.published for it in part if it.published) for part in (group, other))
    return max((one[0] - two[-1]).days, (two[0] - one[-1]).days, 0) if one and two else 0


def _attached(groups: list[list[Telling]], general: list[list[Telling]], pairs: Pairs) -> list[list[Telling]]:
    """The groups with what is told of them in general words; what fits none stays a group of its own."""
    alone = []
    for some in general:
        ranked = [
            (len(_reports(some) & _reports(group)), len(_reports(group)), -at)
            for at, group in enumerate(groups)
            if (link := pairs.between(some, group)) is not None and link.sides >= _BOTH and link.apart <= _refused(some)
        ]
        if ranked:
            groups[-max(ranked)[2]] += some
        else:
            alone.append(some)
    return _in_order([*groups, *alone])


def _refused(group: Sequence[Telling]) -> frozenset[Apart]:
    """What a denial in general words may be apart in from what it denies."""
    return frozenset(["phase"]) if all(it.phase == "refused" for it in group) else frozenset()


def _reports(group: Sequence[Telling]) -> set[str]:
    return {telling.report for telling in group}
