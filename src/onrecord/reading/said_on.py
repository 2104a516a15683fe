"""On which day it was said: a time that belongs to the saying, never one of what is said.

A time counts where it stands in the cue, after it, or at the head of the sentence. It does not where it is a limit
("since Monday"), where it hangs on another verb ("visited on Monday and said", "who was elected on Monday"), or where
the time is too long or too vague to have days. A statement that is only carried on ("she added") has no day of its own: the
text may go on with words from another day, so none is inherited, and `unknown` says so.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from typing import Final

from onrecord.reading.frames import SAID, Frames
from onrecord.reading.times import days_of
from onrecord.records import DateRange, Span, TimeExpression

_LEAD: Final = re.compile(r"(?:\b(?:late|early|earlier|later)\s+)?(?:\b(?:on|in|at|during)\s+)?$", re.IGNORECASE)
_LIMIT: Final = re.compile(
    r"\b(?:since|until|till|from|by|for|before|after|of|between|through|to|within|over|next|coming|about|following"
    r"|ahead of)\s+"
    r"(?:the\s+|a\s+|at least\s+|about\s+)?$",
    re.IGNORECASE,
)
_OTHER_VERB: Final = re.compile(
    r"\b(?:who|which|that|when|where|whose|whom|after"
    r"|before(?! (?:an?|the) (?:[\w-]+ ){0,3}?(?:committee|court|panel|judge|tribunal|inquiry|parliament|jury|hearing"
    r"|commission|council|congress|senate)\b)|because|while|since|as|if|although|hours|days|ahead)\b",
    re.IGNORECASE,
)
_PASSED_ON: Final = re.compile(
    r"\b(?:aired?|published|released|broadcast|carried|posted|quoted|issued|dated|recorded|spoke|cited|picked up"
    r"|reported)\b",
    re.IGNORECASE,
)
_JOINED: Final = re.compile(r"\b(?:and|then|but|before|after|who|when|while)\b", re.IGNORECASE)
_LONGEST_DAYS: Final = 31
"""A time of more days than this says nothing about when words were spoken ("in 2024" does not date a sentence)."""


class Days:
    """The times of one report that can date a statement."""

    def __init__(self, frames: Frames, times: Sequence[TimeExpression]) -> None:
        self._frames = frames
        self._times = sorted((time for time in times if time.type in ("DATE", "TIME")), key=lambda time: time.span)
        self._starts = [time.span.start for time in self._times]

    def find(self, cue: Span | None, start: int, end: int) -> tuple[DateRange | None, str]:
        """The day or days on which the statement with this cue was made, or None and why."""
        why = "the text does not say when"
        if cue is None:
            return None, why
        near = self._times[bisect_left(self._starts, start) : bisect_left(self._starts, end)]
        near.sort(key=lambda time: (time.span.end <= cue.start, abs(time.span.start - cue.end)))
        for time in near:
            if not self._belongs(time.span, cue, start):
                continue
            if time.value is None:
                words = time.span.of(self._frames.text)
                why = f"\u201c{words}\u201d is not resolved: {time.unknown or 'publication time unknown'}"
                continue
            days = days_of(time.value)
            if days is not None and (days[1] - days[0]).days <= _LONGEST_DAYS:
                span = self._with_lead(time.span)
                return DateRange(days[0], days[1], span.of(self._frames.text), span), ""
        return None, why

    def _with_lead(self, span: Span) -> Span:
        before = self._frames.masked[max(0, span.start - 20) : span.start]
        lead = _LEAD.search(before)
        length = len(lead.group()) if lead else 0
        return Span(span.start - length, span.end)

    def _belongs(self, time: Span, cue: Span, start: int) -> bool:
        masked = self._frames.masked
        if SAID in masked[time.start : time.end]:
            return False
        if cue.overlaps(time):  # "said late | on Wednesday": the model may cut a time in two
            return True
        if _LIMIT.search(masked[max(start, time.start - 24) : time.start]):
            return False
        if time.start >= cue.end:
            between = masked[cue.end : time.start]
            return not _OTHER_VERB.search(between) or _PASSED_ON.search(between) is not None
        if time.end > cue.start:
            return False
        before, between = masked[start : time.start], masked[time.end : cue.start]
        if _JOINED.search(between) and "," not in between:
            return False
        return (len(before.split()) <= 8 and not _JOINED.search(before)) or _PASSED_ON.search(before) is not None
