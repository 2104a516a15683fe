"""Exact rules for where content begins and ends, applied to what the model found (PolNeAR guidelines, 13)."""

from __future__ import annotations

from onrecord.records import Span


def tidy(text: str, content: tuple[Span, ...]) -> tuple[Span, ...]:
    """The same content with its pieces trimmed, in order, and joined where only white space divides them."""
    found: list[Span] = []
    for span in content:
        if found and not text[found[-1].end : span.start].strip():
            found[-1] = Span(found[-1].start, span.end)
        else:
            found.append(span)
    return tuple(found)
