"""People called by an office that they did not hold on the day of what they say or do.

Silent unless person, office and day are all certain: the full name is one person's in the files, the title stands beside
it, and the person held that very office at another time. A current title is often used of what its holder did before
("President Brandt said in 2019"); where the person holds the office on the day of publication, a day before that counts
only if a slip of one year explains it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import Final, NamedTuple

from onrecord.checks.days import day_text
from onrecord.knowledge import Knowledge
from onrecord.knowledge.offices import Tenure
from onrecord.reading.times import days_of
from onrecord.reading.times.values import shifted
from onrecord.records import Attribution, DateRange, Finding, Reading, Span

_KINDS: Final = {
    "head_of_state": "president",
    "president": "president",
    "vice_president": "vice[ -]president",
    "head_of_government": "prime minister|premier|chancellor",
    "foreign_minister": "foreign minister|foreign secretary|secretary of state|(?:foreign affairs minister)"
    "|minister (?:of|for) foreign affairs",
    "defence_minister": "defen[cs]e minister|defen[cs]e secretary|secretary of defen[cs]e|minister of defen[cs]e",
    "finance_minister": "finance minister|treasury secretary",
    "secretary_general": "secretary[ -]general",
    "national_security_adviser": "national security advis[eo]r",
    "high_representative": "high representative",
}
"""Kind of office, as in the files, to its words in news."""
_FOR_LIFE: Final = frozenset({"head_of_state", "president", "vice_president"})
"""Kinds whose former holders keep the title as a courtesy."""
_NOT_IN_OFFICE: Final = re.compile(
    r"\b(?:former|ex|then|late|incoming|future|designate|elect|nominee|candidate|presumptive|acting|interim|deputy|onetime"
    r"|one-time|next|assistant|would-be|shadow|hopeful|contender|as|now|ahead of|before|while|when|became|become)\b",
    re.IGNORECASE,
)
_FINITE: Final = re.compile(
    r"\b(?:that|who|which|after|before|since|until|is|are|was|were|will|would|has|have|had|can|could|may|might|must|should|did|does|[a-z]{2,}ed)\b"
    r"|[\"“”]"
)
_AHEAD: Final = re.compile(r"\b(?:willing(?:ness)?|ready|readiness|eager(?:ness)?|openness|intent|intention) to\b")
"""What somebody offers or promises lies ahead of the saying, as does what they are willing to do: a date in it is no
earlier than the day on which it was said."""
_MET: Final = re.compile(
    r"(?<=[a-z]) (?:visited|met|travelled to|traveled to|arrived in|flew to|hosted|received|addressed|attended|signed|toured)\b"
    r"(?P<rest>[^.;:,()\n“”\"]{0,120})"
)
"""What somebody did on a day and in office, up to the end of the clause."""
_TITLE: Final = re.compile(rf"(?<![\w’'-])(?P<office>(?:[A-Z][\w.’'-]* ){{0,3}}(?i:{'|'.join(_KINDS.values())})) $")
_BEFORE_CHARS: Final = 90
_YEAR: Final = re.compile(r"\b(?:19|20)\d\d\b")
_GRACE: Final = timedelta(days=14)
"""How near to its term a title is let pass: elections, oaths and time zones blur the day."""
_RECENT: Final = timedelta(days=60)
"""A day without a year is believed only this close to publication."""
_KNOWN_FROM: Final = date(2014, 1, 1)
"""Earlier terms are not in the files."""


def check_offices(reading: Reading, knowledge: Knowledge) -> Iterator[Finding]:
    """Findings "office_not_held", at most one for the same words."""
    told: set[Span] = set()
    for called in (*_speakers(reading, knowledge), *_visitors(reading, knowledge)):
        if called.span not in told and (finding := _finding(called, reading)):
            told.add(called.span)
            yield finding


class _Called(NamedTuple):
    """Somebody whom the text calls by an office."""

    tenures: Sequence[Tenure]
    """The terms in which the person held that very office, earliest first; never empty."""
    span: Span
    """Title and name."""
    when: DateRange | None
    """When the person spoke or acted so; of an offer the latest day on which it can have been. None where not sure."""
    no_later: bool
    """Whether it may have been earlier than `when`."""


def _speakers(reading: Reading, knowledge: Knowledge) -> Iterator[_Called]:
    """Those who are called by an office where they are quoted."""
    speakers = {speaker.id: speaker for speaker in reading.speakers}
    for attribution in reading.attributions:
        speaker = speakers.get(attribution.speaker or "")
        if speaker is None or not attribution.source:
            continue
        source = attribution.source[0].of(reading.report.text)
        office, name = speaker.office, speaker.name
        if not (office and name and office in source and name in source) or _NOT_IN_OFFICE.search(source):
            continue
        if tenures := _tenures(name, office, speaker.of, knowledge):
            when = _said(attribution, reading)
            yield _Called(tenures, attribution.source[0], when, no_later=attribution.said_on is None)


def _visitors(reading: Reading, knowledge: Knowledge) -> Iterator[_Called]:
    """Those who are called by an office where they met, visited or signed something on a day with its year."""
    text = reading.report.text
    for verb in _MET.finditer(text):
        start = max(0, verb.start() - _BEFORE_CHARS)
        people = knowledge.offices.find(text, start, verb.start())
        if not people or people[-1].end != verb.start():
            continue
        title = _TITLE.search(text, start, people[-1].start)
        if title is None or _NOT_IN_OFFICE.search(text, max(0, title.start() - 12), verb.start()):
            continue
        name = text[people[-1].start : people[-1].end]
        tenures = _tenures(name, title["office"], None, knowledge)
        when = _only_date(reading, Span(*verb.span("rest")))
        if tenures and when:
            yield _Called(tenures, Span(title.start("office"), people[-1].end), when, no_later=False)


def _tenures(name: str, office: str, owner: str | None, knowledge: Knowledge) -> Sequence[Tenure]:
    """The terms, past and to come, in which the person held this office; empty where it is not certain which one."""
    if " " not in name:
        return ()
    held = [it for it in knowledge.offices.tenures(name) if _is_called(it, office, owner, knowledge)]
    return held if len({it.office for it in held}) == 1 else ()


def _is_called(tenure: Tenure, office: str, owner: str | None, knowledge: Knowledge) -> bool:
    words = re.fullmatch(rf"(?P<whose>.*?)[ -]?(?:{_KINDS.get(tenure.kind, '(?!)')})", office, re.IGNORECASE)
    if words is None or owner not in (None, tenure.owner):
        return False
    whose = words["whose"].strip()
    named = knowledge.lookup(whose) if whose else None
    return not whose or (named is not None and named.entity.id == tenure.owner)


def _finding(called: _Called, reading: Reading) -> Finding | None:
    published = reading.report.published
    today = published.local_day if published else None
    tenures, when = called.tenures, called.when
    if when is None:
        if today is None or not all(today + _GRACE < it.from_earliest for it in tenures):
            return None
        told, day = f"the report was published on {day_text(today)}", today
    elif _excused(called, when, today):
        return None
    else:
        told, day = f"the report dates this to {_dated(when)}", when.from_
    message = f"{_held(tenures, day)}; {told}: either the date or the title is wrong"
    return Finding("office_not_held", message, (called.span, when.span) if when else (called.span,))


def _excused(called: _Called, when: DateRange, today: date | None) -> bool:
    """Whether the person may have held the office then, or the words may be innocent."""
    tenures = called.tenures
    first, last = when.from_ - _GRACE, when.to + _GRACE
    if first < _KNOWN_FROM or any(_may_hold(it, first, last) for it in tenures):
        return True
    if first > tenures[-1].from_earliest:  # after the last term
        return called.no_later or tenures[-1].kind in _FOR_LIFE
    if today is None or not any(_may_hold(it, today, today) for it in tenures):
        return False
    slip = (shifted(when.from_, 1, "year"), shifted(when.to, 1, "year"))
    return not (slip[0] and slip[1] and slip[0] <= today and any(_may_hold(it, slip[0], slip[1]) for it in tenures))


def _may_hold(tenure: Tenure, first: date, last: date) -> bool:
    """Whether the term may share a day with these days, as far as the files can tell."""
    return tenure.from_earliest <= last and (tenure.to_latest is None or tenure.to_latest >= first)


def _said(attribution: Attribution, reading: Reading) -> DateRange | None:
    """When it was said, or the latest day on which it can have been; None where that is not sure."""
    if when := attribution.said_on:
        published = reading.report.published
        today = published.local_day if published else None
        recent = today is not None and today - _RECENT <= when.from_ and when.to <= today
        return when if recent or _YEAR.search(when.text) else None
    if not attribution.content:
        return None
    content = attribution.content[-1]
    ahead = _AHEAD.search(reading.report.text, content.start, content.end)
    return _only_date(reading, content) if ahead or attribution.stance in ("offers", "promises") else None


def _only_date(reading: Reading, span: Span) -> DateRange | None:
    """The one date in the words, with its year and at their end, where no verb before it can claim it."""
    text = reading.report.text
    inside = [time for time in reading.times if time.type == "DATE" and span.contains(time.span)]
    if len(inside) != 1 or inside[0].value is None or _FINITE.search(text, span.start, inside[0].span.start):
        return None
    words, days = inside[0].span.of(text), days_of(inside[0].value)
    if days is None or not _YEAR.search(words) or text[inside[0].span.end : span.end].strip(" .,"):
        return None
    return DateRange(days[0], days[1], words, inside[0].span)


def _held(tenures: Sequence[Tenure], day: date) -> str:
    """ "Ada Brandt became President of Norland on 3 May 2024"."""
    before = [it for it in tenures if it.to_latest and it.to_latest < day]
    after = [it for it in tenures if it.from_earliest > day]
    name, title = tenures[0].holder, (before or after)[-1 if before else 0].title
    if not before:
        return f"{name} became {title} {_when(after[0].from_earliest, after[0].from_latest)}"
    until = f"{name} was {title} until {_when(before[-1].to_earliest, before[-1].to_latest or day).removeprefix('on ')}"
    if not after:
        return until
    return f"{until} and again from {_when(after[0].from_earliest, after[0].from_latest).removeprefix('on ')}"


def _when(first: date, last: date) -> str:
    """ "on 1 October 2024", "in October 2024", "in 2024": as exactly as the files know it."""
    if first == last:
        return f"on {day_text(first)}"
    return f"in {first:%B %Y}" if (first.year, first.month) == (last.year, last.month) else f"in {first.year}"


def _dated(when: DateRange) -> str:
    """The report's own words where they hold the year, without preposition; else the day they stand for."""
    if _YEAR.search(when.text):
        return re.sub(r"^(?:on|in|at|during) ", "", " ".join(when.text.split()))
    return day_text(when.from_)
