"""What several tellings of one act come to: for each value the one best supported.

Support is counted by report: of one report's tellings that give a value the surest counts, so that a report that says a thing
three times has one voice. Ties go to the earliest telling.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import replace
from typing import TypeVar

from onrecord.records import Act, Amount, Claim, Count, Good, Item, Party, Sum
from onrecord.tracing.tellings import GENERAL, Telling, head_of, is_somebody

_T = TypeVar("_T", bound=Hashable)

_DAMPING = 0.5
"""Of what each further report adds to the confidence: reports of one story are seldom independent, and misread alike."""
_ALONE = 0.8
"""Factor for what a single one of several reports tells."""
_HALF_KNOWN = 0.7
"""Factor for an act of which nobody knows who gives or pays, or who gets it."""
_SHARE = 0.5
"""A party is named when it has at least this share of the support of the best supported one in its role."""
_TRADE = ("purchase", "sale")


def merged(id: str, tellings: Sequence[Telling], reports: int) -> Claim:
    """The claim that these tellings make. reports: how many the story has."""
    kind, state = _best((((t.act.kind, t.act.state), t) for t in tellings)) or (tellings[0].act.kind, None)
    alike = [t for t in tellings if (t.act.kind in _TRADE) == (kind in _TRADE)]
    roles = {role: _parties(role, alike) for role in ("donor", "buyer", "seller", "recipient", "beneficiary")}
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
        **roles,
    )
    return replace(claim, confidence=round(_confidence(claim, tellings, reports), 2))


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


def _parties(role: str, tellings: Sequence[Telling]) -> tuple[Party, ...]:
    """Those with a part, by their support; whom the words only point at ("the government") where nobody is known."""
    named: dict[Party, float] = {}
    for known in (True, False):
        told = ((replace(p, spans=()), t) for t in tellings for p in getattr(t.act, role) if is_somebody(p) == known)
        named = _support(told)
        if named:
            break
    best = max(named.values(), default=0.0)
    return tuple(party for party, support in named.items() if support >= _SHARE * best)


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
    name = _best((i.name, t) for i, t in told) or ""
    return Good(name, canonical, _best((i.class_, t) for i, t in told if i.class_), units)


def _amount(tellings: Sequence[Telling]) -> Sum | None:
    return _best((_sum(t.act.amount), t) for t in tellings if t.act.amount)


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
    if len(surest) == 1 and reports > 1:
        found *= _ALONE
    if claim.kind not in ("meeting", "plan", "exchange"):
        known = [any(map(is_somebody, side)) for side in (_gives(claim), _gets(claim))]
        found *= _HALF_KNOWN ** known.count(False)
    return found


def _gives(claim: Claim) -> tuple[Party, ...]:
    return (*claim.donor, *claim.seller, *claim.buyer)


def _gets(claim: Claim) -> tuple[Party, ...]:
    return (*claim.recipient, *claim.beneficiary, *(claim.buyer if claim.kind in _TRADE else ()))
