"""Texts for tests in which sources stand [like this] and what they say {like this}."""

from __future__ import annotations

from onrecord.knowledge import Knowledge
from onrecord.reading.cast import Cast
from onrecord.reading.flat import FlatAttribution
from onrecord.records import Report, Span, Speaker

knowledge = Knowledge.load()


def read(marked: str, outlet: str | None = None) -> tuple[Cast, list[Span]]:
    """The cast of a marked text and its sources."""
    text, sources, contents, opened = "", [], [], {}
    for letter in marked:
        if letter in "[{":
            opened[letter] = len(text)
        elif letter == "]":
            sources.append(Span(opened["["], len(text)))
        elif letter == "}":
            contents.append(Span(opened["{"], len(text)))
        else:
            text += letter
    # A content belongs to the source nearest to it.
    flats = [
        FlatAttribution(
            (source,),
            (Span(source.end, min(source.end + 1, len(text))),),
            tuple(span for span in contents if min(sources, key=lambda other: _gap(other, span)) == source),
            0.9,
        )
        for source in sources
    ]
    return Cast(Report(text, outlet=outlet), knowledge, flats), sources


def _gap(one: Span, other: Span) -> int:
    return max(one.start - other.end, other.start - one.end)


def last_speaker(marked: str, outlet: str | None = None) -> Speaker | None:
    """The speaker of the last source of a marked text."""
    cast, sources = read(marked, outlet)
    id = cast.resolve(sources[-1])
    return cast.speaker(id) if id else None
