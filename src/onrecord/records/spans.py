"""Spans of text: the one way in which every value points at its evidence."""

from __future__ import annotations

from typing import NamedTuple


class Span(NamedTuple):
    """Characters `[start, end)` of `Report.text`, counted in Unicode code points."""

    start: int
    """First character."""
    end: int
    """One past the last character; always greater than `start` in a record."""

    def of(self, text: str) -> str:
        """The characters of `text` that the span covers."""
        return text[self.start : self.end]

    def overlaps(self, other: Span) -> bool:
        """Whether the two spans share at least one character."""
        return self.start < other.end and other.start < self.end

    def contains(self, other: Span) -> bool:
        """Whether every character of `other` is in this span."""
        return self.start <= other.start and other.end <= self.end
