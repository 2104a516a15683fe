"""Which values of several reports answer one question.

Equal values of like things are one answer. Two answers belong to one question where their sentences are alike, nothing
beside them tells the things apart, and no report tells both: who tells both has two things in mind, unless the report
says that they are in dispute.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import islice, product
from math import log, sqrt
from typing import Final, NamedTuple

from onrecord.records import Span
from onrecord.tracing.pages import Context, Page
from onrecord.tracing.told import Told

Weights = Mapping[str, float]
"""How much a stem tells: the rarer in the story's sentences, the more."""

_VALUE_WEIGHT: Final = 3.0
"""Weight of a number or day that both contexts hold."""
_MOST_COMPARED: Final = 150
"""Of answers told often, so many pairs of mentions are compared; retellings add nothing new."""


def weights_of(pages: Iterable[Page]) -> Weights:
    """Inverse document frequencies over the sentences of a story."""
    seen: Counter[str] = Counter()
    total = 0
    for page in pages:
        total += len(page.sentences)
        for sentence in page.sentences:
            seen.update({token.stem for token in page.in_span(sentence)})
    return {stem: log(1 + total / count) for stem, count in seen.items()}


def likeness(one: Context, other: Context, weights: Weights) -> float:
    """Cosine of two contexts, 0 to 1."""
    common = one.keys() & other.keys()
    if not common:
        return 0.0
    shared = sum(one[stem] * other[stem] * weights.get(stem, _VALUE_WEIGHT) ** 2 for stem in common)
    return shared / sqrt(_size(one, weights) * _size(other, weights))


def _size(context: Context, weights: Weights) -> float:
    return sum((weight * weights.get(stem, _VALUE_WEIGHT)) ** 2 for stem, weight in context.items())


@dataclass(slots=True, eq=False)
class Answers:
    """One value of like things, in however many reports."""

    told: list[Told] = field(default_factory=list)

    @property
    def first(self) -> Told:
        """The mention told first."""
        return self.told[0]

    @property
    def reports(self) -> frozenset[str]:
        """Ids of the reports that tell it."""
        return frozenset(told.report for told in self.told)


def group(told: Iterable[Told]) -> list[Answers]:
    """Equal values of like things together, in order of first mention."""
    by_value: dict[object, list[Answers]] = defaultdict(list)
    found: list[Answers] = []
    for one in told:
        homes = by_value[one.kind, one.value]
        home = next((home for home in homes if any(kin(one, other) > _ANY_KIN for other in home.told)), None)
        if home is None:
            home = Answers()
            homes.append(home)
            found.append(home)
        home.told.append(one)
    return found


class Match(NamedTuple):
    """How alike two answers are told, at their most alike."""

    kin: float
    """Of the counted words, 0 to 1."""
    sentence: float
    """Of the sentences, 0 to 1."""
    around: float
    """Of the sentences with those beside them, 0 to 1."""
    early: bool
    """Whether both stand where a report tells its news, in mentions that are of like kind."""
    limits: bool
    """Whether both are days until which something lasts or is to be done."""

    def with_most(self, other: Match) -> Match:
        """Of each field the greater."""
        return Match(
            max(self.kin, other.kin),
            max(self.sentence, other.sentence),
            max(self.around, other.around),
            self.early or other.early,
            self.limits or other.limits,
        )


def compare(one: Answers, other: Answers, weights: Weights, *, any_currency: bool = False) -> Match | None:
    """The best match of two answers among mentions in different reports; None where something tells the things apart.

    any_currency: sums in two currencies are of one kind too.
    """
    best: Match | None = None
    for a, b in islice(product(one.told, other.told), _MOST_COMPARED):
        if a.report == b.report or not (any_currency or a.kind == "share" or not (a.marks ^ b.marks) & _TELLING):
            continue
        alike = 1.0 if any_currency else kin(a, b)
        if not alike:
            continue
        sentence = likeness(a.context, b.context, weights)
        around = likeness({**a.around, **a.context}, {**b.around, **b.context}, weights)
        if a.marks != b.marks and not any_currency and a.kind != "share":
            sentence, around = _LESS * sentence, _LESS * around
        limits = a.kind == "day" and "until" in a.marks & b.marks
        match = Match(alike, sentence, around, a.early and b.early, limits)
        best = match if best is None else best.with_most(match)
    return best


_TELLING: Final = frozenset({"more", "first", "rest", "each", "of them", "until", "since", "said", "has", "another"})
"""Marks that tell two things apart for sure; the others ("already", "asked") may be said of one thing in one report only."""
_LESS: Final = 0.6
_GENERIC: Final = frozenset(
    "vehicle system piece unit set weapon equipment item machin complex armament platform".split()
)
DOLLARS: Final = frozenset({"USD", "CAD", "AUD", "NZD", "TWD", "HKD", "SGD"})
NAMESAKES: Final = {
    "kron": frozenset({"DKK", "SEK", "NOK", "ISK", "CZK"}),
    "kroner": frozenset({"DKK", "NOK"}),
    "crown": frozenset({"DKK", "SEK", "NOK", "ISK", "CZK"}),
    "dollar": DOLLARS,
    "pound": frozenset({"GBP", "EGP", "LBP", "SYP", "SDG"}),
    "franc": frozenset({"CHF", "XOF", "XAF"}),
    "peso": frozenset({"MXN", "PHP", "ARS", "CLP", "COP"}),
    "rupe": frozenset({"INR", "PKR", "LKR", "NPR"}),
}
"""Stems of currency names that several states use."""


def kin(one: Told, other: Told) -> float:
    """How sure it is that two values are of one kind of thing, 0 to 1, by the counted words alone."""
    if {one.kind, other.kind} == {"count", "bare"}:
        return 0.6  # "95,000 displaced people" and "the number of the displaced at 140,000"
    if one.kind != other.kind:
        return 0.0
    if one.kind in ("share", "day", "bare"):
        return 1.0
    if one.kind == "sum":
        return float(_same_currency(one, other))
    if one.kind == "length":
        return float(one.unit == other.unit)
    if one.designations and other.designations and not one.designations & other.designations:
        return 0.0
    if one.unit[-1] == other.unit[-1]:
        return 1.0
    if one.item and one.item == other.item:
        return 0.8
    if set(one.unit) & set(other.unit):
        return 0.6
    if one.unit[-1] in _MEASURES or other.unit[-1] in _MEASURES:
        return 0.0
    if one.unit[-1] in _GENERIC or other.unit[-1] in _GENERIC:
        return 0.4
    return 0.0 if one.item and other.item else _ANY_KIN


def _same_currency(one: Told, other: Told) -> bool:
    a, b = one.unit[0], other.unit[0]
    return a == b or b in NAMESAKES.get(a, ()) or a in NAMESAKES.get(b, ())


_MEASURES: Final = frozenset(
    "kilometr metre mil km tonne kilogram kg litr hectar acr squar foot feet yard knot hour minut day week month year".split()
)
_ANY_KIN: Final = 0.2
"""Two nouns that no list knows may be names of one thing ("sappers", "deminers"): their sentences must tell."""


_DISPUTE: Final = re.compile(
    r"\b(?:confus\w+|differ(?:s|ed|ence|ing)?|different (?:number|figure|count|amount|date)s?|discrepan\w+"
    r"|contradict\w*|disput\w+"
    r"|at odds|inconsisten\w+|conflicting|stood by|stands? by|mismatch\w*|does not match|do not match|did not match|disagree\w*"
    r"|(?:not|n[’']t) agree|put(?:s|ting)? (?:the|its|their|that) (?:number|figure|total|count|value|cost"
    r"|price)|(?:less|fewer|lower|smaller|more|higher|larger|greater) than the \d"
    r"|(?:put|puts|putting|has|have) the \w+ at|correct(?:ed|ion)|wrongly|mistak\w+|in error|contrary to|unlike the|as opposed to"
    r"|two (?:figures|numbers|counts)|which (?:one|of them|figure|number)? ?(?:is|was) (?:right|correct))\b",
    re.IGNORECASE,
)


_DISPUTE_REACH: Final = 2


def in_dispute(page: Page, one: Told, other: Told) -> bool:
    """Whether the report says beside the values that there is more than one answer.

    Beside one of two counts will do; days, sums and shares must stand near each other, as a report has many of them.
    """
    places = sorted(page.sentence_number(told.span.start) for told in (one, other))
    if one.kind in ("day", "sum", "share") and places[1] - places[0] > _DISPUTE_REACH:
        return False
    return says_they_differ(page, (one.span, other.span))


def says_they_differ(page: Page, spans: Iterable[Span]) -> bool:
    """Whether the report says beside one of these places that accounts differ."""
    places = (page.sentence_number(span.start) for span in spans)
    near = (page.sentences[max(0, at - 1) : at + 2] for at in places)
    return any(_DISPUTE.search(page.text, stretch[0].start, stretch[-1].end) for stretch in near)
