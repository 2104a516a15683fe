"""Dates that cannot be right: a weekday that its date never had, and what is told as past but dated after publication."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final

from onrecord.reading.numbers import alternatives
from onrecord.reading.times import days_of
from onrecord.reading.times.values import valid_day
from onrecord.records import Finding, Reading, Span, TimeExpression

_WEEKDAYS: Final = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_LEADS: Final = re.compile(r"(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)")
_STANDS_BEFORE: Final = re.compile(
    rf"\b(?:{'|'.join(_WEEKDAYS)})(?=(?: morning| afternoon| evening| night)?(?:, ?| \(| )$)"
)
_YEAR: Final = re.compile(r"\b(?:19|20)\d\d\b")
_DAY: Final = re.compile(r"\d{4}-\d\d-\d\d")
_DAY_OR_MONTH: Final = re.compile(r"\d{4}-\d\d(?:-\d\d.*)?")
_NEAR: Final = timedelta(days=10)
"""A date without a year this close to publication is of that year, whatever its weekday says."""
_ZONES: Final = timedelta(days=1)
"""A text may be dated a day ahead of its publisher's clock."""

_PLANS: Final = alternatives((
    "said", "told", "announced", "agreed", "voted", "decided", "scheduled", "rescheduled", "expected", "planned",
    "proposed", "moved", "delayed", "postponed", "deferred", "extended", "pushed", "promised", "pledged", "vowed",
    "predicted", "projected", "booked", "invited", "summoned", "called", "ordered", "offered", "supposed", "slated",
    "warned", "intended", "wanted", "hoped", "estimated", "fixed", "timed", "targeted", "dated", "listed", "reserved",
    "renewed", "prolonged", "limited", "suspended", "adjourned", "reported", "needed", "required", "anticipated",
    "brought", "put",
))  # fmt: skip
"""Past tenses beside which a date may well lie ahead: "the vote was postponed in May"."""
_PARTICIPLE: Final = (
    rf"(?!(?:{_PLANS})\b)(?:[a-z]+ed|taken|given|seen|written|begun|broken|held|sent|built|made|sold|bought|shot|won|lost"
    r"|found|paid|left|met|struck|sworn in|born|chosen|gone)"
)
_ACTIVE: Final = "took|went|came|gave|began|fell|rose|flew|left|won|lost|met|died|withdrew|resigned|arrived|stood"
_PAST: Final = re.compile(
    rf"(?:\b(?:was|were|(?:has|have|had)(?: been)?) (?:[a-z]+ly )?{_PARTICIPLE}|\b(?:{_ACTIVE})"
    rf"|\b(?:[Hh]e|[Ss]he|[Ii]t|[Tt]hey|who|[A-Z][\w.'’-]+) (?!(?:{_PLANS})\b)[a-z]+ed)"
    r"(?: (?:out of the [a-z]+|(?:out|up|off|over|back|away|down|home|office|power|place|effect|again|there|here)\b))?"
    r"(?: (?:in|at|to|from) (?:the )?[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+)?)?"
    r"(?:,? on| in|)\s$"
)
"""A past tense with the date right behind it. Nouns do not stand between: in "faced a vote in May" the vote is in May."""
_BEFORE_CHARS: Final = 90


def check_days(reading: Reading) -> Iterator[Finding]:
    """Findings "weekday_of_date" and "past_after_publication", in text order."""
    published = reading.report.published
    for time in reading.times:
        if time.value is None or time.type not in ("DATE", "TIME"):
            continue
        if found := _weekday(time, reading):
            yield found
        elif published and (days := days_of(time.value)) and days[0] > published.local_day + _ZONES:
            yield from _told_as_past(time, published.local_day, reading.report.text)


def _weekday(time: TimeExpression, reading: Reading) -> Finding | None:
    """The finding that a date and the weekday before it do not fit."""
    text = reading.report.text
    words = time.span.of(text)
    day = _day_meant(time, reading)
    before = _STANDS_BEFORE.search(text, max(0, time.span.start - 24), time.span.start)
    leads = _LEADS.match(words)
    if day is None or not (leads or before) or not re.search(r"\d", words):
        return None
    span = time.span if leads else Span(before.start() if before else 0, time.span.end)
    said = span.of(text)[:3]
    right = _WEEKDAYS[day.weekday()]
    if right.startswith(said):
        return None
    message = f"{day_text(day)} was a {right}: either the weekday or the date is wrong"
    return Finding("weekday_of_date", message, (span,))


def _day_meant(time: TimeExpression, reading: Reading) -> date | None:
    """The day by day, month and year alone.

    Without a year the reader takes the nearest year in which the weekday fits; one that is close to publication is of
    that year all the same. None where the year cannot be told.
    """
    if not time.value or not _DAY.match(time.value):
        return None
    day = date.fromisoformat(time.value[:10])
    published = reading.report.published
    if _YEAR.search(time.span.of(reading.report.text)):
        return day
    if published is None:
        return None
    near = [valid_day(published.local_day.year + step, day.month, day.day) for step in (-1, 0, 1)]
    return next((it for it in near if it and abs(it - published.local_day) <= _NEAR), None)


def _told_as_past(time: TimeExpression, published: date, text: str) -> Iterator[Finding]:
    words = time.span.of(text)
    if not _YEAR.search(words) or not _DAY_OR_MONTH.fullmatch(time.value or ""):
        return
    verb = _PAST.search(text, max(0, time.span.start - _BEFORE_CHARS), time.span.start)
    if verb:
        message = (
            f"“{words}” is told as past, but the report was published on {day_text(published)}: either the date is wrong or "
            "the report was changed later"
        )
        yield Finding("past_after_publication", message, (Span(verb.start(), time.span.end),))


def day_text(day: date) -> str:
    """ "5 March 2025"."""
    return f"{day.day} {day:%B %Y}"
