"""From what the model spots to acts with parties, things, sums and days, each with the words it rests on.

Invariant: acts come in text order, numbered "act1" onwards; what is not known is empty, and `unknown` says why.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import numpy as np

from onrecord.knowledge import Knowledge
from onrecord.reading.acts.details import amount_at, condition_at, when_at
from onrecord.reading.acts.fields import aid_type, forms_of
from onrecord.reading.acts.flows import flows
from onrecord.reading.acts.goods import goods, inside, listed
from onrecord.reading.acts.labels import PARTY_ROLES
from onrecord.reading.acts.marks import MARKS, Known, know, marks
from onrecord.reading.acts.modality import told_at
from onrecord.reading.acts.notes import notes
from onrecord.reading.acts.parties import LISTED, SENTENCE, Parties, Place
from onrecord.reading.acts.spotting import FILE, Spotted, Spotter
from onrecord.reading.pieces import Cutter, IntArray, Pieces, Window, windows
from onrecord.reading.runtime import Runtime
from onrecord.reading.tagging import ModelSettings
from onrecord.records import (
    Act,
    ActKind,
    ActState,
    Attribution,
    Factuality,
    Money,
    Party,
    Quantity,
    Report,
    Span,
    Speaker,
    TimeExpression,
)

_TALKS = frozenset(
    "discuss discusses discussed discussing talks talk meet meets met meeting conference summit visit visits".split()
)
"""Triggers that tell a meeting, however much is promised around them."""
_PAYS = re.compile(
    r"\b(?:purchas\w+|buy(?:s|ing)?|bought|pay(?:s|ing)?(?: for)?|paid(?: for)?|fund(?:s|ed|ing)?|financ\w+"
    r"|order(?:s|ed|ing)?)\b",
    re.IGNORECASE,
)
_SURE = 0.8
"""A stretch as sure as this is a party of its own, however far from the others; chosen on half A of our passages."""
LEAST = 0.15
"""Least probability of a trigger that is looked at."""
FLOOR = 0.01
"""Of a sureness, so that its logarithm is finite; also where no party was pointed at."""
_SOMEBODY = [MARKS.index(mark) for mark in ("state", "people", "capital", "institution", "group")]
_SOMETHING = [MARKS.index(mark) for mark in ("item", "generic", "money")]
_TAKES = ("recipient", "beneficiary")
_GIVING: tuple[tuple[str, tuple[Place, ...]], ...] = (("donor", ("by", "from", "subject")), ("recipient", ("to",)))
_LOOK: dict[ActKind, tuple[tuple[str, tuple[Place, ...]], ...]] = {
    **dict.fromkeys(("pledge", "delivery", "approval", "suspension", "resumption", "withdrawal"), _GIVING),
    "purchase": (("buyer", ("by", "subject")), ("seller", ("from",)), ("beneficiary", ("to",))),
    "sale": (("seller", ("by", "subject")), ("buyer", ("to",))),
    "request": (("recipient", ("by", "subject")), ("donor", ("from", "object"))),
}
"""Where in the sentence to look for a role that nothing was pointed at for, by kind of act."""
_GIVES = ("donor", "buyer", "seller")


@dataclass(frozen=True, slots=True)
class Scene:
    """What is known of a report before its acts are read."""

    report: Report
    spans: Sequence[Span]
    """The stretches that are read."""
    pieces: Pieces
    times: Sequence[TimeExpression]
    money: Sequence[Money]
    quantities: Sequence[Quantity]
    attributions: Sequence[Attribution]
    speakers: Sequence[Speaker]


class ActReader:
    """Reads the acts of support of one report after another; reading changes nothing in it."""

    def __init__(
        self, folder: Path, runtime: Runtime, cutter: Cutter, knowledge: Knowledge, settings: ModelSettings
    ) -> None:
        self._spotter = Spotter(folder / FILE, runtime, cutter)
        self._knowledge = knowledge
        self._weights, self._least = settings.act_weights, settings.least_act

    def read(self, scene: Scene) -> tuple[Act, ...]:
        """The acts of one report, in text order."""
        text = scene.report.text
        known = know(text, scene.spans, self._knowledge, scene.money, scene.quantities, scene.times)
        seen = marks(scene.pieces, known)
        spotted = self._spotter.spot(scene.pieces, seen, _worth_reading(scene.pieces, seen), LEAST)
        published = scene.report.published
        day = published.local_day if published else None
        parties = Parties(text, known, self._knowledge, scene.speakers, scene.attributions, day)
        acts: list[Act] = []
        for spot in spotted:
            sure = confidence(self._weights, spot.certainty)
            if sure >= self._least:
                draft = third_party(text, _draft(text, spot, known, parties, scene, sure), known)
                acts.append(_completed(text, draft, acts))
        acts = _with_the_only_parties(acts)
        acts += [
            replace(act, attribution=_attribution(act.evidence[0], scene.attributions))
            for act in flows(text, scene.spans, parties, acts)
        ]
        acts = sorted([*acts, *notes(text, scene.spans, known, acts)], key=lambda act: act.evidence[0])
        split = _told_once([part for act in acts for part in _one_item_each(self._valued(act, day))])
        return tuple(replace(act, id=f"act{number}") for number, act in enumerate(split, 1))

    def _valued(self, act: Act, published: date | None) -> Act:
        """The act with its sum in euros, at the rate of its own day, or of publication where that lies ahead or is unknown."""
        if act.amount is None or act.amount.currency is None:
            return act
        day = min((day for day in (act.when and act.when.from_, published) if day), default=None)
        if day is None:
            return replace(act, unknown={**act.unknown, "euro": "neither the act nor the publication has a day"})
        found = self._knowledge.rates.euro(act.amount.value, act.amount.currency, day)
        if isinstance(found, str):
            return replace(act, unknown={**act.unknown, "euro": found})
        return replace(act, euro=found)


def _worth_reading(pieces: Pieces, seen: IntArray) -> list[Window]:
    """The parts of the windows in which something and, there or a paragraph before, somebody is named.

    A short report is read whole. Most paragraphs of news name no state or no thing.
    """
    whole = windows(pieces)
    if len(whole) < 2:
        return whole
    words = np.searchsorted(pieces.first, np.arange(len(pieces.ids)), side="right") - 1
    somebody, something = np.isin(seen, _SOMEBODY), np.isin(seen, _SOMETHING)
    kept = []
    for window in whole:
        here = words[window.start : window.end]
        paragraph = pieces.paragraph[here]
        named = set(paragraph[somebody[here]].tolist())
        own = set(pieces.paragraph[words[window.core_start : window.core_end]].tolist())
        told = {p for p in own & set(paragraph[something[here]].tolist()) if p in named or p - 1 in named}
        for first, last in _runs(told | {p - 1 for p in told - named}):
            inside = np.flatnonzero((paragraph >= first) & (paragraph <= last))
            start, end = window.start + int(inside[0]), window.start + int(inside[-1]) + 1
            kept.append(Window(start, end, max(start, window.core_start), max(start, min(end, window.core_end))))
    return kept


def _runs(numbers: set[int]) -> list[tuple[int, int]]:
    """First and last of the numbers that follow each other."""
    found: list[tuple[int, int]] = []
    for number in sorted(numbers):
        if found and number == found[-1][1] + 1:
            found[-1] = (found[-1][0], number)
        else:
            found.append((number, number))
    return found


def third_party(text: str, act: Act, known: Known) -> Act:
    """A gift of what somebody else makes and is paid for ("pay for American missiles for Kyiv") as the purchase that it is."""
    if act.kind not in ("pledge", "delivery") or not act.donor or not _PAYS.search(act.evidence[0].of(text)):
        return act
    if act.seller:
        gets = act.recipient or act.beneficiary
        return replace(act, kind="purchase", buyer=act.buyer or act.donor, donor=(), recipient=(), beneficiary=gets)
    taken = {party.id for party in (*act.donor, *act.recipient, *act.beneficiary)}
    for item in act.items:
        for name in known.names:
            makes = name.entity.kind == "state" and name.form in ("demonym", "name") and name.entity.id not in taken
            if makes and (
                name.end + 1 == item.span.start or (item.span.start == name.start and name.end < item.span.end)
            ):
                seller = Party(name.entity.id, name.entity.name, (Span(name.start, name.end),))
                gets = act.recipient or act.beneficiary
                return replace(
                    act, kind="purchase", buyer=act.donor, donor=(), seller=(seller,), recipient=(), beneficiary=gets
                )
    return act


def _draft(text: str, spot: Spotted, known: Known, parties: Parties, scene: Scene, sure: float) -> Act:
    roles = spot.roles
    sentence = _sentence(text, spot.trigger.start)
    kind, state, factuality, hedges = _told(text, spot, sentence.start)
    amount = amount_at(text, roles.get("amount", ()), known)
    items = goods(text, roles.get("item", ()), known)
    if not items and kind in ("pledge", "delivery") and "amount" not in roles:
        items = listed(text, sentence, known)
    named = [match for item in items for match in inside(known.items, item.span)]
    aid = aid_type(sentence.of(text), named, spot.aid_type)
    when, undated = when_at(text, roles.get("when", ()), scene.times)
    unknown: dict[str, str] = {}
    if when is None:
        unknown["when"] = undated
    if state is None:
        unknown["state"] = "the words name what is given and nobody's act"
    if amount is not None and amount.currency is None:
        unknown["currency"] = "the text names no currency"
    return Act(
        id="",
        kind=kind,
        state=state,
        factuality=factuality,
        attribution=_attribution(spot.trigger, scene.attributions),
        aid_type=aid,
        forms=forms_of(sentence.of(text), named, aid, has_amount=amount is not None, guess=spot.forms),
        items=items,
        amount=amount,
        in_return=goods(text, _within(sentence, roles.get("in_return", ())), known, follow=False),
        when=when,
        condition=condition_at(text, roles.get("condition", ())),
        hedges=hedges,
        evidence=_evidence(spot, sentence),
        confidence=sure,
        unknown=unknown,
        **_parties(text, spot, parties, sentence),  # type: ignore[arg-type]  # roles are fields, mypy cannot see which
    )


def _within(sentence: Span, spans: Sequence[Span]) -> list[Span]:
    return [span for span in spans if sentence.contains(span)]


def _evidence(spot: Spotted, sentence: Span) -> tuple[Span, ...]:
    """The stretch of the act's sentence from the first to the last word that matters, then words elsewhere."""
    spans = [spot.trigger, *(span for spans in spot.roles.values() for span in spans)]
    here = [span for span in spans if sentence.contains(span)] or [spot.trigger]
    passage = Span(min(span.start for span in here), max(span.end for span in here))
    return (passage, *sorted({span for span in spans if not sentence.overlaps(span)}))


def _parties(text: str, spot: Spotted, parties: Parties, sentence: Span) -> dict[str, tuple[Party, ...]]:
    """Who the words of each role mean. Who gives is resolved last: a pronoun there is none of the others."""
    resolved: dict[str, tuple[Party, ...]] = dict.fromkeys(PARTY_ROLES, ())
    for role in sorted(PARTY_ROLES, key=lambda role: role in _GIVES):
        taken = [party.id for others in resolved.values() for party in others if party.id]
        found: dict[str, Party] = {}
        for span in _together(text, spot.roles.get(role, ()), spot.sureness):
            for party in parties.resolve(span, keep_body=role == "approver", not_these=taken):
                found.setdefault(party.id or party.name, party)
        resolved[role] = tuple(found.values())
    resolved = _in_place(spot.kind, resolved)
    for role in _TAKES:
        if {party.id for party in resolved[role]} & {party.id for party in resolved["donor"] if party.id}:
            resolved = {**resolved, role: ()}
    if not resolved["approver"]:
        resolved = {**resolved, "approver": parties.licensed(sentence)}
    for role, places in _LOOK.get(spot.kind, ()):
        if resolved[role] or (role in _TAKES and any(resolved[other] for other in _TAKES)):
            continue
        taken = [party.id for others in resolved.values() for party in others if party.id]
        found_here = (parties.beside(place, sentence, spot.trigger, taken) for place in places)
        resolved = {**resolved, role: next((party for party in found_here if party), ())}
    return resolved


def _together(text: str, spans: Sequence[Span], sureness: Mapping[Span, float]) -> list[Span]:
    """The surest stretch of a role and those listed with it ("Denmark, Norway and Sweden"); stray others are left out."""
    if len(spans) < 2:
        return list(spans)
    best = max(range(len(spans)), key=lambda i: sureness[spans[i]])
    kept = [spans[best]]
    for step, order in ((1, spans[best + 1 :]), (-1, spans[:best][::-1])):
        for span in order:
            one, two = (kept[-1], span) if step == 1 else (span, kept[0])
            if sureness[span] < _SURE and not LISTED.fullmatch(text, one.end, two.start):
                break
            kept.insert(len(kept) if step == 1 else 0, span)
    return kept


def _in_place(kind: ActKind, roles: dict[str, tuple[Party, ...]]) -> dict[str, tuple[Party, ...]]:
    """The same parties under the names that the kind of act has for them: who buys is no donor."""
    if kind == "purchase" and roles["donor"]:
        whom = "buyer" if not roles["buyer"] else "seller" if not roles["seller"] else None
        if whom:
            roles = {**roles, whom: roles["donor"], "donor": ()}
    if kind == "sale" and roles["donor"] and not roles["seller"]:
        roles = {**roles, "seller": roles["donor"], "donor": ()}
    if kind == "sale" and roles["recipient"] and not roles["buyer"]:
        roles = {**roles, "buyer": roles["recipient"], "recipient": ()}
    return roles


def _told(text: str, spot: Spotted, sentence: int) -> tuple[ActKind, ActState | None, Factuality, tuple[Span, ...]]:
    """Kind, state, factuality and hedges: by grammar where it is exact, else by the model.

    What hangs on a condition is at most probable, however firmly it is promised.
    """
    kind, state, factuality, hedges = spot.kind, spot.state, spot.factuality, spot.roles.get("hedge", ())
    if kind == "pledge" and spot.trigger.of(text).lower() in _TALKS:
        kind = "meeting"
    told = told_at(text, spot.trigger, sentence)
    if told and (kind in ("pledge", "delivery") or told.state in ("considered", "denied")):
        kind, state, factuality = told.kind or kind, told.state, told.factuality
        hedges = tuple(
            sorted({*hedges, *(hedge for hedge in told.hedges if not any(hedge.overlaps(h) for h in hedges))})
        )
    if state in ("considered", "pledged", "requested") and factuality == "CT+" and "condition" in spot.roles:
        factuality = "PR+"
    return kind, state, factuality, tuple(hedge for hedge in hedges if any(c.isalpha() for c in hedge.of(text)))


def confidence(weights: Sequence[float], certainty: Sequence[float]) -> float:
    """Probability that kind, state and parties are all right, two decimals: a logistic function of the head's own sureness."""
    logs = [math.log(max(number, FLOOR)) for number in certainty]
    score = weights[0] + sum(weight * log for weight, log in zip(weights[1:], logs, strict=True))
    return round(1 / (1 + math.exp(-score)), 2)


def _sentence(text: str, at: int) -> Span:
    """The sentence that holds `at`, cut where it is longer than 400 characters to a side."""
    low, high = max(0, at - 400), min(len(text), at + 400)
    start = max((match.end() for match in SENTENCE.finditer(text, low, at)), default=low)
    following = SENTENCE.search(text, at, high)
    return Span(start, following.start() + 1 if following else high)


def _attribution(at: Span, attributions: Sequence[Attribution]) -> str | None:
    """The attribution in whose content the trigger stands; the shortest where several nest."""
    holding = [
        (content.end - content.start, attribution.id)
        for attribution in attributions
        for content in attribution.content
        if content.contains(at)
    ]
    return min(holding)[1] if holding else None


def _completed(text: str, act: Act, before: Sequence[Act]) -> Act:
    """The act with the parties it leaves unsaid, where the act told just before in the same paragraph has them."""
    previous = before[-1] if before else None
    if previous is not None and "\n" in text[previous.evidence[0].start : act.evidence[0].start].strip():
        previous = None
    changes: dict[str, object] = {}
    unknown = dict(act.unknown)
    if act.kind not in ("purchase", "sale", "meeting", "plan"):
        if not act.donor:
            if previous is not None and previous.donor and previous.kind not in ("purchase", "sale"):
                changes["donor"] = previous.donor
            else:
                unknown["donor"] = "the text does not name who gives"
        if not act.recipient and not act.beneficiary:
            if previous is not None and previous.recipient and previous.kind not in ("purchase", "sale"):
                changes["recipient"] = previous.recipient
            else:
                unknown["recipient"] = "the text does not name who gets it"
    elif act.kind == "purchase" and not act.buyer:
        unknown["buyer"] = "the text does not name who pays"
    if unknown != act.unknown:
        changes["unknown"] = unknown
    return replace(act, **changes) if changes else act  # type: ignore[arg-type]


def _with_the_only_parties(acts: Sequence[Act]) -> list[Act]:
    """The acts with giver and receiver where the report has only one of each: what it says once holds for the rest."""
    sure = [act for act in acts if act.confidence >= LEAST]
    filled = []
    for act in acts:
        changes: dict[str, object] = {}
        for role in ("donor", "recipient"):
            if role in act.unknown:
                found = {tuple(party.id for party in getattr(other, role)) for other in sure if getattr(other, role)}
                others = {party.id for name in PARTY_ROLES if name != role for party in getattr(act, name)}
                if len(found) == 1 and not others & set(*found):
                    changes[role] = next(getattr(other, role) for other in sure if getattr(other, role))
        if changes:
            changes["unknown"] = {field: why for field, why in act.unknown.items() if field not in changes}
        filled.append(replace(act, **changes) if changes else act)  # type: ignore[arg-type]
    return filled


def _told_once(acts: Sequence[Act]) -> list[Act]:
    """The acts without those that two triggers of one sentence tell alike; the surest stays."""
    kept: list[Act] = []
    for act in acts:
        alike = next((i for i, other in enumerate(kept) if _alike(act, other)), None)
        if alike is None:
            kept.append(act)
        elif act.confidence > kept[alike].confidence:
            kept[alike] = act
    return kept


def _alike(a: Act, b: Act) -> bool:
    if (a.kind, a.state) != (b.kind, b.state) or not a.evidence[0].overlaps(b.evidence[0]):
        return False
    if [item.span for item in a.items] != [item.span for item in b.items]:
        return False
    return all([p.id for p in getattr(a, role)] == [p.id for p in getattr(b, role)] for role in PARTY_ROLES)


def _one_item_each(act: Act) -> list[Act]:
    """One act for each item, unless one price covers several."""
    if len(act.items) < 2 or act.amount is not None or act.kind in ("exchange", "meeting", "plan"):
        return [act]
    return [replace(act, items=(item,)) for item in act.items]
