"""What several tellings of one act come to: for each value the one best supported.

Support is counted by report: of one report's tellings that give a value the surest counts, so that a report that says a thing
three times has one voice. Ties go to the earliest telling.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import TypeVar

from onrecord.records import Amount, Claim, Count, Good, Item, Party, Sum
from onrecord.tracing.tellings import GENERAL, Telling, head_of, is_somebody, is_taker

_T = TypeVar("_T", bound=Hashable)

_DAMPING = 0.5
"""Of what each further report adds to the confidence: reports of one story are seldom independent, and misread alike."""
_ALONE = 0.9
"""Factor for each other report of the story that does not tell what a single one tells."""
_ALONE_LEAST = 0.6
"""Where that ends. On the 24 development stories 0.6 and 0.7 give one result; 0.8 finds 3 acts more and says 23 more."""
_HALF_KNOWN = 0.7
"""Factor for an act of which nobody knows who gives or pays, or who gets it."""
_SHARE = 0.5
"""A party is named when it has at least this share of the support of the best supported one in its role."""
_FULL_NAME = 4
"""Words from which a longer name of a thing says no more."""
_VAGUE = 0.75
"""Factor for an act of which none of several reports says what is given."""
_DOLLARS = frozenset(["AUD", "CAD", "NZD", "SGD", "HKD", "TWD"])
_USUAL = 0.7
"""Share of a story's tellings from which somebody is taken to play a part also where that is not said."""
_TRADE = ("purchase", "sale")


def merged(id: str, tellings: Sequence[Telling], reports: int) -> Claim:
    """The claim that these tellings make. reports: how many the story has."""
    current = _current(tellings)
    kind, state = _best(((t.act.kind, t.act.state), t) for t in current) or (tellings[0].act.kind, None)
    alike = [t for t in tellings if (t.act.kind in _TRADE) == (kind in _TRADE)]
    roles = _one_side_each({role: _parties(role, alike) for role in _ROLES})
    telling = [t for t in tellings if (t.act.kind, t.act.state) == (kind, state)]
    claim = Claim(
        id=id,
        kind=kind,
        state=state,
        factuality=_best((t.act.factuality, t) for t in telling) or "Uu",
        aid_type=_best((t.act.aid_type, t) for t in tellings if t.act.aid_type),
        items=_items(tellings),
        amount=_amount(tellings),
        when=_best((t.when, t) for t in tellings if t.when),
        mentions=tuple(t.mention for t in tellings),
        confidence=0.0,
        **{role: tuple(parties) for role, parties in roles.items()},
    )
    return replace(claim, confidence=round(_confidence(claim, tellings, reports), 2))


def _current(tellings: Sequence[Telling]) -> list[Telling]:
    """The tellings; where most reports tell it as under way without those by which they recall the promise."""
    under_way = {t.report for t in tellings if t.phase == "under_way"}
    if 2 * len(under_way) <= len({t.report for t in tellings}):
        return list(tellings)
    return [t for t in tellings if t.phase != "ahead" or t.report not in under_way]


def _best(told: Iterable[tuple[_T, Telling]]) -> _T | None:
    """The value with most support; None where none is told."""
    support = _support(told)
    return max(support, key=support.__getitem__, default=None)


def _support(told: Iterable[tuple[_T, Telling]]) -> dict[_T, float]:
    """For each value the sum over reports of the confidence of its surest telling, in order of first telling."""
    surest: dict[_T, dict[str, float]] = {}
    for value, telling in told:
        by_report = surest.setdefault(value, {})
        by_report[telling.report] = max(by_report.get(telling.report, 0.0), telling.act.confidence)
    return {value: sum(by_report.values()) for value, by_report in surest.items()}


_ROLES = ("donor", "buyer", "seller", "recipient", "beneficiary")
_GIVE, _GET = ("donor", "seller"), ("recipient", "beneficiary")


def _parties(role: str, tellings: Sequence[Telling]) -> dict[Party, float]:
    """Those with a part and their support; whom the words only point at ("the government") where nobody is known."""
    is_known = is_taker if role in _GET else is_somebody
    named: dict[Party, float] = {}
    for known in (True, False):
        told = ((p, t) for t in tellings for p in getattr(t.act, role) if is_known(p) == known)
        named = _support(told)
        if named:
            break
    best = max(named, key=named.__getitem__, default=None)
    if best is None or _is_group(best):
        return {best: named[best]} if best else {}
    return {
        party: support for party, support in named.items() if support >= _SHARE * named[best] and not _is_group(party)
    }


def _is_group(party: Party) -> bool:
    """Whether it names states without saying which; beside it their names say nothing more."""
    return (party.id or "").startswith("group:")


def _one_side_each(roles: Mapping[str, dict[Party, float]]) -> dict[str, dict[Party, float]]:
    """The roles with nobody on both sides: who gives does not get, and who sells does not buy; the better supported stays."""
    opposed = {**dict.fromkeys(_GIVE, ("buyer", *_GET)), **dict.fromkeys(_GET, _GIVE), "buyer": ("seller",)}
    return {
        role: {
            party: support
            for party, support in parties.items()
            if not any(
                roles[other].get(party, 0.0) > support
                or (roles[other].get(party, 0.0) == support and role not in _GIVE)
                for other in opposed[role]
                if party in roles[other]
            )
        }
        for role, parties in roles.items()
    }


def _items(tellings: Sequence[Telling]) -> tuple[Good, ...]:
    """The things, one for each usual name or noun, with the number best supported; general words where nothing else is told."""
    told = [(item, t) for t in tellings for item in t.act.items]
    some = [(item, t) for item, t in told if head_of(item.name) not in GENERAL] or told
    support = _support((_kind_of(item), t) for item, t in some)
    best = max(support.values(), default=0.0)
    kept = [kind for kind, it in sorted(support.items(), key=lambda pair: -pair[1]) if it >= _SHARE * best]
    return tuple(_good([(item, t) for item, t in some if _kind_of(item) == kind]) for kind in kept)


def _kind_of(item: Item) -> str:
    return item.class_ or head_of(item.name)


def _good(told: Sequence[tuple[Item, Telling]]) -> Good:
    units = _best((Count(i.units.value, i.units.approx, i.units.unit), t) for i, t in told if i.units)
    canonical = _best((i.canonical, t) for i, t in told if i.canonical)
    names = _support((i.name, t) for i, t in told)
    usual = [name for name, it in names.items() if it >= _SHARE * max(names.values())]
    name = max(usual, key=lambda name: (min(len(name.split()), _FULL_NAME), names[name]))
    return Good(name, canonical, _best((i.class_, t) for i, t in told if i.class_), units)


def _amount(tellings: Sequence[Telling]) -> Sum | None:
    """The sum best supported, in the currency that says more: "dollars" alone are read as American ones."""
    support = _support((_sum(t.act.amount), t) for t in tellings if t.act.amount)
    best = max(support, key=support.__getitem__, default=None)
    if best is None or best.currency != "USD":
        return best
    others = (it for it in support if it.value == best.value and it.currency in _DOLLARS)
    return next(others, best)


def _sum(amount: Amount) -> Sum:
    return Sum(amount.value, amount.currency, amount.bound)


def _confidence(claim: Claim, tellings: Sequence[Telling], reports: int) -> float:
    """Noisy-or over reports, each further one damped; less for what one of several reports tells, and for half an act."""
    surest: dict[str, float] = {}
    for telling in tellings:
        surest[telling.report] = max(surest.get(telling.report, 0.0), telling.act.confidence)
    wrong, weight = 1.0, 1.0
    for sure in sorted(surest.values(), reverse=True):
        wrong *= 1 - weight * sure
        weight *= _DAMPING
    found = 1 - wrong
    if len(surest) == 1:
        found *= max(_ALONE ** (reports - 1), _ALONE_LEAST)
    if reports > 1 and claim.kind not in ("meeting", "request") and not any(t.is_specific for t in tellings):
        found *= _VAGUE
    if claim.kind not in ("meeting", "plan", "exchange"):
        known = (any(map(is_somebody, _gives(claim))), any(map(is_taker, _gets(claim))))
        found *= _HALF_KNOWN ** known.count(False)
    return found


def _gives(claim: Claim) -> tuple[Party, ...]:
    return (*claim.donor, *claim.seller, *claim.buyer)


def _gets(claim: Claim) -> tuple[Party, ...]:
    return (*claim.recipient, *claim.beneficiary, *(claim.buyer if claim.kind in _TRADE else ()))


def completed(claims: Sequence[Claim]) -> list[Claim]:
    """The claims with who gives and who gets it where that is not told.

    It is the one of the claim on the same thing that more reports tell, else the one who nearly always plays that part in the
    story. Nobody is put on both sides of a claim. claims: the one that most reports tell first.
    """
    giver = _usual((party for party in claim.donor if is_somebody(party)) for claim in claims for _ in claim.reports)
    taker = _usual((party for party in claim.recipient if is_taker(party)) for claim in claims for _ in claim.reports)
    found: list[Claim] = []
    for claim in claims:
        alike = next((other for other in found if other.donor and other.recipient and _same_goods(claim, other)), None)
        givers = alike.donor if alike else (giver,) if giver else ()
        takers = alike.recipient if alike else (taker,) if taker else ()
        found.append(_completed(claim, givers, takers))
    return found


def _usual(parties: Iterable[Iterable[Party]]) -> Party | None:
    """Who plays a part in at least `_USUAL` of the tellings that say who does."""
    told = [list(some) for some in parties]
    counts = Counter(party for some in told for party in some)
    if not counts:
        return None
    party, times = counts.most_common(1)[0]
    return party if times >= _USUAL * sum(map(bool, told)) else None


def _same_goods(claim: Claim, other: Claim) -> bool:
    things, others = (
        {name for good in it.items for name in (head_of(good.name), good.class_) if name} - GENERAL
        for it in (claim, other)
    )
    return bool(things & others) and not (set(_gets(claim)) and set(_gets(other)).isdisjoint(_gets(claim)))


def _completed(claim: Claim, givers: tuple[Party, ...], takers: tuple[Party, ...]) -> Claim:
    if claim.kind in (*_TRADE, "meeting", "plan", "exchange"):
        return claim
    if givers and not any(map(is_somebody, claim.donor)) and set(givers).isdisjoint(_gets(claim)):
        claim = replace(claim, donor=givers)
    if takers and not any(map(is_taker, _gets(claim))) and set(takers).isdisjoint(_gives(claim)):
        claim = replace(claim, recipient=takers)
    return claim
