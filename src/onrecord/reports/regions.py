"""What the stretches of a plain text are: headline, byline, body, caption, related list, boilerplate.

Invariants, tested with any text: regions stand in text order, never overlap, begin and end with a visible character,
and every visible character is in one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.records import Region, RegionKind, RelatedHeadline, Span
from onrecord.reports.headlines import is_headline
from onrecord.reports.lines import BULLET, inline_related, is_byline, is_caption, is_furniture, is_related_label

_HEAD_LINES = 6
"""Bylines stand among the first visible lines or the last; in between, "By Friday" opens a sentence."""
_TAIL_LINES = 5
_LONGEST_ITEM = 200
_MOST_ITEMS = 60
_LINK = re.compile(r"\[(?P<title>[^\]\n]+)\]\((?P<url>[^()\s]+)\)")
_MERGED: frozenset[RegionKind] = frozenset({"body", "boilerplate"})


@dataclass(frozen=True, slots=True)
class Line:
    """A visible line of a text: its words without the white space around them."""

    start: int
    text: str
    gap: bool
    """Whether a blank line, or the beginning of the text, stands before it."""

    @property
    def end(self) -> int:
        """One past its last visible character."""
        return self.start + len(self.text)


@dataclass(frozen=True, slots=True)
class Layout:
    """The regions of a text and the related headlines in it."""

    regions: tuple[Region, ...]
    related: tuple[RelatedHeadline, ...]


def lay_out(text: str, *, title: str | None = None, headline: bool = True) -> Layout:
    """Find the regions of a text. headline: whether it can begin with one; title: its headline by the metadata."""
    lines = list(visible_lines(text))
    kinds: list[RegionKind] = ["body"] * len(lines)
    related: list[RelatedHeadline] = []
    if headline and _begins_with_headline(lines, title):
        kinds[0] = "headline"
    position = 1 if "headline" in kinds else 0
    while position < len(lines):
        items, used = _related_at(lines, position)
        if used:
            kinds[position : position + used] = ["related"] * used
            related += items
            position += used
            continue
        kinds[position] = _kind(lines, position, kinds)
        position += 1
    return Layout(tuple(_regions(lines, kinds)), tuple(related))


def visible_lines(text: str) -> Iterator[Line]:
    """The lines of a text that are not blank."""
    start, gap = 0, True
    for raw in text.split("\n"):
        stripped = raw.strip()
        if stripped:
            yield Line(start + len(raw) - len(raw.lstrip()), stripped, gap)
        gap = not stripped
        start += len(raw) + 1


def _begins_with_headline(lines: list[Line], title: str | None) -> bool:
    if len(lines) < 2:
        return False
    below = "" if lines[1].gap else lines[1].text
    return is_headline(lines[0].text, below, lines[1].text, title=title) and not _is_apart(lines[0].text)


def _is_apart(line: str) -> bool:
    return is_related_label(line) or is_caption(line) or is_furniture(line)


def _kind(lines: list[Line], position: int, kinds: list[RegionKind]) -> RegionKind:
    line = lines[position]
    if is_caption(line.text):
        return "caption"
    if is_furniture(line.text):
        return "boilerplate"
    near_edge = position < _HEAD_LINES or position >= len(lines) - _TAIL_LINES
    stands_alone = line.gap or kinds[position - 1] in ("headline", "byline")
    if near_edge and stands_alone and is_byline(line.text):
        return "byline"
    return "body"


def _related_at(lines: list[Line], position: int) -> tuple[list[RelatedHeadline], int]:
    """The related headlines of a list that begins at this line, and how many lines it takes (0: none begins here)."""
    line = lines[position]
    if (found := inline_related(line.text)) is not None:
        return [_item(line, found[0])], 1
    if not is_related_label(line.text):
        return [], 0
    items: list[RelatedHeadline] = []
    bulleted = position + 1 < len(lines) and _bullet(lines[position + 1]) > 0
    for follower in lines[position + 1 : position + 1 + _MOST_ITEMS]:
        start = _bullet(follower)
        if not (start if bulleted else _can_be_item(follower, first=not items)):
            break
        items.append(_item(follower, start))
    return items, 1 + len(items)


def _bullet(line: Line) -> int:
    found = BULLET.match(line.text)
    return found.end() if found and len(line.text) <= 2 * _LONGEST_ITEM else 0


def _can_be_item(line: Line, *, first: bool) -> bool:
    """A line without bullet is an item while it is short, no sentence, and no blank line stands before it."""
    return (first or not line.gap) and len(line.text) <= _LONGEST_ITEM and line.text[-1] not in '.,;:”"'


def _item(line: Line, start: int) -> RelatedHeadline:
    link = _LINK.fullmatch(line.text, start)
    if link:
        return RelatedHeadline(link["title"], _shifted(link.span("title"), line.start), link["url"])
    return RelatedHeadline(line.text[start:], Span(line.start + start, line.end))


def _shifted(span: tuple[int, int], by: int) -> Span:
    return Span(span[0] + by, span[1] + by)


def _regions(lines: list[Line], kinds: list[RegionKind]) -> Iterator[Region]:
    """One region for each run of lines of a kind; related lists that follow each other, captions and bylines apart."""
    start = 0
    for position, line in enumerate(lines):
        last = position + 1 == len(lines)
        if last or kinds[position + 1] != kinds[position] or _parts(kinds[position], lines[position + 1]):
            yield Region(kinds[position], Span(lines[start].start, line.end))
            start = position + 1


def _parts(kind: RegionKind, following: Line) -> bool:
    """Whether a new region of the same kind begins at the following line."""
    if kind == "related":
        return is_related_label(following.text) or inline_related(following.text) is not None
    return kind not in _MERGED
