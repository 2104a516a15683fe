"""Where stories go: standard output or a file, as pages for a person, JSON, PROV-JSON, DOT or SVG."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import BinaryIO, Literal

from rich.text import Text

from onrecord.cli import output
from onrecord.cli.claim_words import claim_sentence
from onrecord.cli.setting import printed
from onrecord.cli.story_view import NO_CLAIM, story_page
from onrecord.records import Report, Story

Form = Literal["text", "json", "prov", "dot", "svg"]

Reports = Mapping[str, Report]
"""Every report of the stories by its id; those that were forgotten are not there."""


def write_stories(stories: Sequence[Story], reports: Reports, form: Form, out: Path | None) -> None:
    """Write the stories. A file is there whole at the end, or not at all."""
    with _opened(out) as stream:
        for piece in _pieces(stories, reports, form, to_terminal=out is None):
            stream.write(piece)
        stream.flush()


def headline(story: Story) -> str:
    """What the story claims, in one sentence."""
    return next((claim_sentence(claim) for claim in story.claims if claim.id == story.core), NO_CLAIM)


@contextlib.contextmanager
def _opened(out: Path | None) -> Iterator[BinaryIO]:
    from onrecord.exports.files import whole_file

    if out is None:
        yield sys.stdout.buffer
    else:
        with whole_file(out) as stream:
            yield stream


def _pieces(stories: Sequence[Story], reports: Reports, form: Form, *, to_terminal: bool) -> Iterator[bytes]:
    match form:
        case "text":
            yield from _pages(stories, reports, output.page_setting(to_terminal=to_terminal))
        case "json":
            yield from _json(stories, reports)
        case "prov":
            from onrecord.exports.jsonl import encoded
            from onrecord.exports.prov import prov_document

            yield encoded(prov_document([(story, headline(story)) for story in stories], reports)) + b"\n"
        case "dot":
            from onrecord.exports.graph import dot

            yield from _drawn(dot, stories, reports)
        case "svg":
            from onrecord.exports.svg import svg

            yield from _drawn(svg, stories, reports)


def _pages(stories: Sequence[Story], reports: Reports, setting: output.PageSetting) -> Iterator[bytes]:
    for number, story in enumerate(stories):
        lines = [Text(), Text()] if number else []
        lines += story_page(story, reports, width=setting.width)
        yield printed(lines, width=setting.width, colour=setting.colour).encode(setting.encoding, "replace")


def _json(stories: Sequence[Story], reports: Reports) -> Iterator[bytes]:
    """One array, each story on a line of its own."""
    from onrecord.exports.jsonl import encoded
    from onrecord.records.story_objects import story_object

    for number, story in enumerate(stories):
        yield (b",\n" if number else b"[\n") + encoded(story_object(story, reports))
    yield b"\n]\n" if stories else b"[]\n"


def _drawn(draw: Callable[..., Iterator[str]], stories: Sequence[Story], reports: Reports) -> Iterator[bytes]:
    from onrecord.exports.graph import graph_of

    for piece in draw(graph_of(story, reports, headline(story)) for story in stories):
        yield piece.encode()
