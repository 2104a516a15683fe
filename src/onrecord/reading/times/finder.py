"""Finds time expressions: cuts out runs of time words, then tries the rules at each word of a run.

A run is a stretch in which every word belongs to the closed vocabulary of time, numbers included. Runs are found in one
pass over the text and are bounded in length, so that the whole costs time in proportion to the text whatever it holds.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date

from onrecord.reading.numbers import ONES, ORDINALS, SCALES, TENS, alternatives, lowered
from onrecord.reading.times.days import with_day_after
from onrecord.reading.times.rules import ANY, RULES, Rule
from onrecord.reading.times.scene import Found, Hit, Scene, Unresolved
from onrecord.reading.times.vocabulary import (
    DAY_PARTS,
    DECADE_WORDS,
    FREQUENCIES,
    FUTURE,
    HOLIDAYS,
    MONTH_NUMBERS,
    PAST,
    PLURAL_UNITS,
    PRESENT,
    SEASONS,
    UNITS,
    WEEKDAY_SHORT,
    WEEKDAYS,
    ZONES,
)
from onrecord.records import Published, Span, TimeExpression

_TRIGGERS = {
    *WEEKDAYS, *(f"{day}s" for day in WEEKDAYS), *(m for m in MONTH_NUMBERS), *SEASONS, *DAY_PARTS, *UNITS, *PLURAL_UNITS,
    *FREQUENCIES, *DECADE_WORDS, *PRESENT, *PAST, *FUTURE, *HOLIDAYS, *(name.replace("'", "’") for name in HOLIDAYS),
    "today", "yesterday", "tomorrow", "tonight", "overnight", "mornings", "afternoons", "evenings", "nights", "half",
    "period", "then", "a.m", "p.m", "am", "pm", "gmt", "utc", "o'clock", "o’clock", "fy",
    "hourlong", "daylong", "weeklong", "monthlong", "yearlong", "decadelong", "centurylong",
}  # fmt: skip
_LINKS = {
    *ONES, *TENS, *SCALES, *ORDINALS, *ZONES, *WEEKDAY_SHORT, "dozen", "a", "an", "the", "this", "that", "these",
    "those", "last", "next", "past", "coming", "previous", "preceding", "following", "upcoming", "same", "each",
    "every", "other", "its", "their", "his", "her", "of", "and", "or", "to", "in", "on", "from", "per", "once",
    "twice", "so", "more", "than", "less", "fewer", "at", "least", "most", "up", "as", "long", "early", "earlier",
    "late", "later", "mid", "middle", "end", "beginning", "start", "close", "part", "latter", "final", "first",
    "latest", "recent", "current", "ago", "now", "hence", "before", "after", "ahead", "come", "about", "around",
    "nearly", "almost", "roughly", "approximately", "some", "over", "under", "just", "well", "barely", "only",
    "additional", "another", "couple", "several", "few", "many", "numerous", "countless", "full", "trading",
    "business", "working", "calendar", "consecutive", "straight", "fiscal", "financial", "whole", "extra", "further",
    "half", "old", "olds", "very", "corresponding", "comparable", "similar", "prior", "year's", "year’s", "month's",
    "month’s", "passing", "single", "opening", "year-earlier", "short", "s", "local", "time", "hours", "hrs",
    "tens", "dozens", "scores", "hundreds", "thousands", "millions", "number",
}  # fmt: skip
_NUMERAL = (
    r"[’']?\d[\d.,:/½¼¾+-]{0,24}(?:st|nd|rd|th|[’']?s|am|pm|z|[qh])?(?!\w)|[1-4]?[qh](?:[1-4]|\d\d)(?!\w)"
    r"|\d{4}-\d\d-\d\dt[\d:.+-]{0,20}z?"
)
_WORD = rf"(?:(?:{alternatives(_TRIGGERS | _LINKS)})(?![a-z])\.?|{_NUMERAL})"
_RUN = re.compile(
    rf"(?<![\w]){_WORD}(?:(?:[ \t\u00a0]{{0,3}}(?:\n[ \t\u00a0]{{0,3}})?[,(–—‑-]?[ \t\u00a0]{{0,3}}|[’']s )"
    rf"{_WORD}){{0,40}}"
)
_TRIGGER = re.compile(
    rf"(?<![a-z])(?:{alternatives(_TRIGGERS)})(?![a-z])|(?<!\d)(?:1[0-9]|20|21)\d\d(?!\d)"
    r"|\d[/.]\d{1,2}[/.]\d|[’'][1-9]0s|\d0[’']?s|\d(?:am|pm)|(?<!\w)[qh][1-4]|[1-4][qh]|\d:\d\d|year-earlier"
)


_PLAUSIBLE_YEARS = range(1400, 9000)


def find_times(
    text: str, *, published: Published | None, spans: Sequence[Span] | None = None
) -> tuple[TimeExpression, ...]:
    """Every time expression of the text, in order, none overlapping another.

    published: what relative expressions count from (its local day). Without it they are found and their value is None,
    with the reason in `unknown`; so is a date without a year. Absolute dates, lengths and repetitions keep their value.
    spans: the stretches that are read, in text order; the whole text when None.
    """
    scene = Scene(text=text, low=lowered(text), day=_day(published))
    stretches = [Span(0, len(text))] if spans is None else spans
    return tuple(
        TimeExpression(Span(found.start, found.end), found.type, found.value, found.unknown)
        for stretch in stretches
        for found in with_day_after(list(_find(scene, stretch)), scene.low)
    )


def _day(published: Published | None) -> date | None:
    """The day of publication; none where its year is no publication's (a file's 0001-01-01 means that it is not known)."""
    if published is None or published.local_day.year not in _PLAUSIBLE_YEARS:
        return None
    return published.local_day


def _find(scene: Scene, stretch: Span) -> Iterator[Found]:
    for run in _RUN.finditer(scene.low, stretch.start, stretch.end):
        if _TRIGGER.search(scene.low, run.start(), run.end()):
            yield from _read_run(scene, run.start(), run.end())


def _read_run(scene: Scene, start: int, end: int) -> Iterator[Found]:
    while start < end:
        match = ANY.search(scene.low, start, end)
        if match is None:
            return
        rule = RULES[match.lastgroup or ""]
        exact = rule.pattern.match(scene.low, match.start(), end)  # the same words again, now with the rule's own parts
        found = _resolved(rule, Hit(exact), scene) if exact else ()
        for each in found:
            scene.note(each)
            yield each
        start = found[-1].end if found else _next_word(scene.low, match.start(), end)


def _resolved(rule: Rule, hit: Hit, scene: Scene) -> Sequence[Found]:
    try:
        return rule.resolve(hit, scene)
    except Unresolved as reason:
        return (Found("DATE", None, hit.start(), hit.end(), str(reason)),)


_WORD_END = re.compile(r"\w+\W*")


def _next_word(low: str, start: int, end: int) -> int:
    """Where the next word begins: after a rule's refusal, the rest of the run is still read."""
    word = _WORD_END.match(low, start, end)
    return word.end() if word else start + 1
