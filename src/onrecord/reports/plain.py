"""Plain text and Markdown: the text stands as it was decoded, only its regions are found."""

from __future__ import annotations

import re

from onrecord.errors import InputError
from onrecord.records import Region, Span
from onrecord.reports.decoding import Decoded
from onrecord.reports.draft import Draft
from onrecord.reports.published import published_as_found
from onrecord.reports.regions import lay_out

MAX_CHARACTERS = 2_000_000
"""Longer than any report; PolNeAR's longest has 34,000 characters, a thick novel 3 million."""
MAX_LINES = 100_000

_FRONT_MATTER = re.compile(r"\s*---[ \t]*\n(?P<fields>(?:.*\n){1,60}?)(?:---|\.\.\.)[ \t]*(?:\n|$)")
_FIELD = re.compile(r"(?P<key>[A-Za-z_]+)[ \t]*:[ \t]*(?P<value>\S.*)")
_HASHES = re.compile(r"\s*(?P<mark>#)[ \t]+(?=(?P<title>\S[^\n]*))")
_UNDERLINED = re.compile(r"\s*(?P<title>\S[^\n]*)\n(?P<mark>=+)[ \t]*(?:\n|$)")


def draft_text(decoded: Decoded, *, title: str | None = None) -> Draft:
    """A report from a plain text. title: its headline, where something besides the text gives one."""
    text = decoded.text
    check_size(text)
    layout = lay_out(text, title=title)
    first = layout.regions[0] if layout.regions else None
    if title is None and first is not None and first.kind == "headline":
        title = headline_words(first.span.of(text))
    return Draft(text, layout.regions, layout.related, title=title, notes=decoded.notes)


def draft_markdown(decoded: Decoded) -> Draft:
    """A report from a Markdown text; what front matter says about it is taken as its metadata."""
    text = decoded.text
    check_size(text)
    marks: list[Span] = []
    fields: dict[str, str] = {}
    rest = 0
    if front := _FRONT_MATTER.match(text):
        marks.append(_visible(text, *front.span()))
        fields = _fields(front["fields"])
        rest = front.end()
    heading = _HASHES.match(text, rest) or _UNDERLINED.match(text, rest)
    if heading:
        marks.append(Span(*heading.span("mark")))
    title = heading["title"].strip(" \t#") if heading else fields.get("title")
    layout = lay_out(_masked(text, marks), title=title)
    regions = [*layout.regions, *(Region("boilerplate", mark) for mark in marks)]
    return Draft(
        text,
        tuple(sorted(regions, key=lambda region: region.span)),
        layout.related,
        title=title,
        outlet=fields.get("outlet") or fields.get("publisher") or fields.get("source"),
        url=fields.get("url") or fields.get("canonical"),
        published=published_as_found(fields.get("published") or fields.get("date") or ""),
        language=fields.get("language") or fields.get("lang"),
        notes=decoded.notes,
    )


def headline_words(line: str) -> str:
    """A headline as a title: on one line, without the full stop that archives add."""
    words = " ".join(line.split()).rstrip(";").rstrip()
    return words[:-1] if words.endswith(".") and not words.endswith("..") and words.count(".") == 1 else words


def check_size(text: str) -> None:
    """InputError when the text is larger than any one report."""
    if len(text) > MAX_CHARACTERS:
        raise InputError(
            f"the text has {len(text):,} characters, at most {MAX_CHARACTERS:,} are read as one report",
            "Split it into one file for each report, or into the rows of a table.",
        )
    if (lines := text.count("\n")) > MAX_LINES:
        raise InputError(
            f"the text has {lines:,} lines, at most {MAX_LINES:,} are read as one report",
            "Split it into one file for each report, or into the rows of a table.",
        )


def _fields(front: str) -> dict[str, str]:
    found = (_FIELD.fullmatch(line.strip()) for line in front.split("\n"))
    return {field["key"].lower(): field["value"].strip("\"' ") for field in found if field}


def _visible(text: str, start: int, end: int) -> Span:
    """The span without the white space at its ends."""
    piece = text[start:end]
    return Span(start + len(piece) - len(piece.lstrip()), start + len(piece.rstrip()))


def _masked(text: str, marks: list[Span]) -> str:
    """The text with the marks blanked out, so that offsets stay."""
    for mark in marks:
        blanks = "".join(character if character == "\n" else " " for character in mark.of(text))
        text = text[: mark.start] + blanks + text[mark.end :]
    return text
