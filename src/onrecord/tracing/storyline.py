"""A story over time: first told, changes of state, and what was expected by when and has not been told.

Claims of the same parties and things are the life of one thing. It enters the storyline when it is first told, moves on with each
claim that tells another state in a later report, and what was expected by a day that later reports have passed without telling
it is a step too: silence is no proof, but it is what an editor asks next.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime

from onrecord.records import Claim, Passage, Reading, Span, Step
from onrecord.tracing.tellings import GENERAL, head_of

LEAST_SURE = 0.5
"""Confidence from which a claim has a place in the storyline."""
_AHEAD = frozenset(["considered", "requested", "pledged", "approved", "contracted"])
"""States that await a delivery."""
_LAST = datetime.max.replace(tzinfo=UTC)


def find_storyline(readings: Sequence[Reading], claims: Sequence[Claim]) -> tuple[Step, ...]:
    """The steps in order of publication; those without a time last. readings: in the order of `order.in_order`."""
    reports = {reading.report.id: (place, reading) for place, reading in enumerate(readings)}
    steps: list[tuple[int, Step]] = []
    for life in _lives([claim for claim in claims if claim.confidence >= LEAST_SURE], reports):
        for place, what, claim, passage in (*_told(life, reports), *_awaited(life, readings, reports)):
            published = readings[place].report.published
            steps.append((place, Step(published.at if published else None, what, claim.id, passage)))
    steps.sort(key=lambda step: (step[1].at or _LAST, step[0], step[1].passage.span))
    return tuple(step for _, step in steps)


_Reports = dict[str, tuple[int, Reading]]
_Found = tuple[int, str, Claim, Passage]


def _lives(claims: Sequence[Claim], reports: _Reports) -> list[list[Claim]]:
    """The claims thing by thing, each in the order in which they are first told."""
    lives: list[list[Claim]] = []
    for claim in sorted(claims, key=lambda claim: _when(claim, reports)):
        life = next((life for life in lives if any(_same_thing(claim, other) for other in life)), None)
        if life is None:
            lives.append([claim])
        else:
            life.append(claim)
    return lives


def _first(claim: Claim, reports: _Reports) -> tuple[int, Passage]:
    mention = claim.mentions[0]
    return reports[mention.report][0], mention.passage


def _when(claim: Claim, reports: _Reports) -> tuple[int, Span]:
    place, passage = _first(claim, reports)
    return place, passage.span


def _same_thing(one: Claim, other: Claim) -> bool:
    """Whether two claims can be steps of one thing: giver and receiver in common, and what is given."""
    sides = ((_givers(one), _givers(other)), (_takers(one), _takers(other)))
    if not all(a & b or not a or not b for a, b in sides) or not any(a & b for a, b in sides):
        return False
    things = [{head_of(good.name) for good in claim.items} - GENERAL for claim in (one, other)]
    if all(things):
        return bool(things[0] & things[1])
    return one.amount == other.amount if one.amount and other.amount else not any(things)


def _givers(claim: Claim) -> set[str]:
    return {party.id or party.name for party in (*claim.donor, *claim.seller, *claim.buyer)}


def _takers(claim: Claim) -> set[str]:
    return {party.id or party.name for party in (*claim.recipient, *claim.beneficiary)}


def _told(life: Sequence[Claim], reports: _Reports) -> Iterator[_Found]:
    """When the thing is first told, and each other state that a later report tells."""
    began = _first(life[0], reports)[0]
    states: set[str | None] = set()
    for claim in life:
        place, passage = _first(claim, reports)
        if claim.state in states:
            continue
        states.add(claim.state)
        state = (claim.state or claim.kind).replace("_", " ")
        yield place, f"first told: {state}" if place == began else state, claim, passage


def _awaited(life: Sequence[Claim], readings: Sequence[Reading], reports: _Reports) -> Iterator[_Found]:
    """What was expected by a day that a later report has passed, and that no report tells as begun, stopped or denied."""
    if any(claim.state not in _AHEAD for claim in life):
        return
    for claim in life:
        place, passage = _first(claim, reports)
        told = _day(readings[place])
        if claim.when is None or told is None or claim.when.to <= told:
            continue
        later = next((n for n, reading in enumerate(readings) if (day := _day(reading)) and day > claim.when.to), None)
        if later is not None:
            yield later, f"expected by {_by(claim.when.to)}, not told since", claim, passage


def _day(reading: Reading) -> date | None:
    published = reading.report.published
    return published.local_day if published else None


def _by(day: date) -> str:
    """A day in words; the last one of a month stands for the month."""
    return f"{day:%B %Y}" if day.day >= _MONTH_END else f"{day.day} {day:%B %Y}"


_MONTH_END = 28
