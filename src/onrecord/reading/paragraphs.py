"""Where a text's paragraphs begin and end, however its lines are broken.

Three habits are told apart, block by block: blank lines between paragraphs; one line end for each paragraph and no
blank lines at all; and lines wrapped at a fixed width, where a line end inside a block means nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from onrecord.records import Span

_WRAP_WIDTHS = range(40, 121)
"""No mail program or typewriter wraps narrower or wider; other lines are paragraphs of their own."""


class Paragraph(NamedTuple):
    """A stretch of text that reads on; may hold line ends where the text is wrapped."""

    span: Span
    is_line: bool
    """Whether only a line end, and no blank line, divides it from the one before, in a text that has both."""


def paragraphs(text: str, spans: Sequence[Span]) -> list[Paragraph]:
    """The paragraphs in the stretches `spans` of `text`, in order; stretches of white space give none."""
    blocks = [block for span in spans for block in _blocks(text, span)]
    has_blank_lines = len(blocks) > len(spans)
    found: list[Paragraph] = []
    for lines in blocks:
        if _is_wrapped(text, lines):
            found.append(Paragraph(Span(lines[0].start, lines[-1].end), False))
        else:
            found += [Paragraph(line, has_blank_lines and number > 0) for number, line in enumerate(lines)]
    return found


def _blocks(text: str, span: Span) -> list[list[Span]]:
    """Lines that follow one another without a blank line."""
    found: list[list[Span]] = [[]]
    position = span.start
    for line in span.of(text).split("\n"):
        if line.strip():
            found[-1].append(Span(position, position + len(line)))
        elif found[-1]:
            found.append([])
        position += len(line) + 1
    return [block for block in found if block]


def _is_wrapped(text: str, lines: list[Span]) -> bool:
    """Whether a line ends only where the next word would not have fitted: how every wrapping program breaks lines."""
    if len(lines) < 2:
        return False
    width = max(line.end - line.start for line in lines)
    if width not in _WRAP_WIDTHS or (len(lines) == 2 and not text[lines[1].start].islower()):
        return False  # two lines alone show no width: the second has to go on in the middle of a sentence
    for line, following in zip(lines, lines[1:], strict=False):
        first_word = following.of(text).split(maxsplit=1)[0]
        if line.end - line.start + 1 + len(first_word) <= width:
            return False
    return any(text[line.end - 1] not in ".!?:\"'\u201d\u2019" for line in lines[:-1])
