"""Sum, time and condition of an act, from the words that the model points at and what the exact rules found there."""

from __future__ import annotations

import re
from collections.abc import Sequence

from onrecord.reading.acts.marks import Known
from onrecord.reading.times import days_of
from onrecord.records import Amount, Bound, Condition, DateRange, Money, Span, TimeExpression

_UP_TO = re.compile(
    r"\b(?:up to|as much as|as many as|a maximum of|no more than|not more than|at most|capped at)[ \u00a0\n]+$",
    re.IGNORECASE,
)
_AT_LEAST = re.compile(
    r"\b(?:at least|more than|over|no less than|not less than|a minimum of|in excess of|exceeding"
    r"|upwards of)[ \u00a0\n]+$",
    re.IGNORECASE,
)
_TOTAL = re.compile(
    r"\b(?:bring(?:s|ing)?|brought|tak(?:e|es|ing)|took|rais(?:e|es|ing)|lift(?:s|ing)?)\b[^.;]{0,80}?\b(?:to"
    r"|at)\s+(?:\w+\s+){0,3}$"
    r"|\b(?:total(?:l?ing|s|led)?|altogether|in all|so far|to date|cumulative(?:ly)?|overall)\b[^.;]{0,30}$",
    re.IGNORECASE,
)
_CONJUNCTION = re.compile(
    r"(?:but |and )?(?:only )?(?:if|once|unless|until|when|provided|providing|as soon as|as long as|on condition)(?: that)?",
    re.IGNORECASE,
)
_CLAUSE = re.compile(r"[^,;.!?\n”\"]+")
_LEAD = re.compile(
    r"\b(?:(?:in|on|by|before|at|during|from|until|since|after|within|over|by the end of|at the end of|early"
    r"|late|mid)[ \u00a0\n]+(?:the[ \u00a0\n]+)?)$",
    re.IGNORECASE,
)


def amount_at(text: str, spans: Sequence[Span], known: Known) -> Amount | None:
    """The sum that the words at `spans` hold; None where they hold none that belongs to a single act."""
    for span in spans:
        for sum_ in known.money:
            if sum_.span.overlaps(span) and not is_total(text, sum_):
                return amount_of(text, sum_)
    return None


def amount_of(text: str, sum_: Money) -> Amount:
    """A sum with what the words before it make of it."""
    before = text[max(0, sum_.span.start - 24) : sum_.span.start]
    bound: Bound | None = "about" if sum_.approx else None
    if _UP_TO.search(before):
        bound = "up_to"
    elif _AT_LEAST.search(before):
        bound = "at_least"
    return Amount(sum_.value, sum_.currency, sum_.span, bound)


def is_total(text: str, sum_: Money) -> bool:
    """Whether a sum is a running total over many acts ("bringing the total to $3bn")."""
    return bool(_TOTAL.search(text[max(0, sum_.span.start - 120) : sum_.span.start]))


def when_at(text: str, spans: Sequence[Span], times: Sequence[TimeExpression]) -> tuple[DateRange | None, str]:
    """The days that the words at `spans` name, or None and why."""
    why = "the text does not say when"
    for span in spans:
        for time in times:
            if not time.span.overlaps(span):
                continue
            if time.value is None:
                why = f"“{time.span.of(text)}” is not resolved: {time.unknown or 'publication time unknown'}"
                continue
            days = days_of(time.value)
            if days is None:
                why = f"“{time.span.of(text)}” is not a day"
                continue
            lead = _LEAD.search(text, max(0, time.span.start - 24), time.span.start)
            shown = Span(lead.start() if lead else time.span.start, time.span.end)
            return DateRange(days[0], days[1], shown.of(text), shown), ""
        if why == "the text does not say when":
            why = f"“{span.of(text)}” names no day"
    return None, why


def condition_at(text: str, spans: Sequence[Span]) -> Condition | None:
    """The clause the act hangs on; a conjunction that stands alone takes its clause along."""
    if not spans:
        return None
    span = spans[0]
    if _CONJUNCTION.fullmatch(text, span.start, span.end):
        clause = _CLAUSE.match(text, span.start)
        span = Span(span.start, clause.end()) if clause else span
    return Condition(span.of(text), span)
