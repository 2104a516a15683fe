"""Reports written with their attributions marked: `[1s Ilse Brandvold] [1q told] TV2 [1c that it is over]`."""

from __future__ import annotations

import re
from datetime import datetime

from onrecord.knowledge import Knowledge
from onrecord.reading.attributions import complete
from onrecord.reading.cast import Cast
from onrecord.reading.flat import FlatAttribution
from onrecord.reading.times import find_times
from onrecord.records import Attribution, Published, Region, Report, Span

_MARK = re.compile(r"\[(\d)([sqc]) ([^\]]*)\]")
PUBLISHED = Published(datetime.fromisoformat("2025-03-14T09:30:00+00:00"), "minute")
"""A Friday."""


class Marked:
    """A marked report, read."""

    def __init__(
        self, marked: str, *, outlet: str | None = "The Harbour Courier", published: Published | None = PUBLISHED
    ):
        text, self.flats = unmark(marked)
        knowledge = Knowledge.load()
        body = Span(0, len(text))
        self.report = Report(
            text=text, regions=(Region("body", body),), outlet=outlet, published=published, language="en"
        )
        self.cast = Cast(self.report, knowledge, self.flats)
        self.times = times = find_times(text, published=published, spans=(body,))
        self.attributions = complete(self.report, self.flats, times, self.cast, knowledge)

    def chain(self, attribution: Attribution) -> list[str | None]:
        """The names of the links."""
        return [self.cast.speaker(link.speaker).name if link.speaker else None for link in attribution.chain]


def unmark(marked: str) -> tuple[str, list[FlatAttribution]]:
    """The text without marks, and the attributions they stand for."""
    text, done = "", 0
    spans: dict[str, dict[str, list[Span]]] = {}
    for mark in _MARK.finditer(marked):
        text += marked[done : mark.start()]
        spans.setdefault(mark[1], {"s": [], "q": [], "c": []})[mark[2]].append(
            Span(len(text), len(text) + len(mark[3]))
        )
        text += mark[3]
        done = mark.end()
    flats = [FlatAttribution(tuple(s["s"]), tuple(s["q"]), tuple(s["c"]), 0.9) for s in spans.values()]
    return text + marked[done:], flats
