"""Where results go: standard output or a file, in the form the user asked for."""

from __future__ import annotations

import contextlib
import os
import shutil
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import BinaryIO, Literal, NamedTuple

from onrecord.errors import UsageError
from onrecord.exports.writer import Writer
from onrecord.records import Reading

Form = Literal["text", "json", "jsonl", "brat"]

NameOf = Callable[[str], str | None]
"""Gives the name behind a knowledge id, None for an id of another kind."""

_PAGE_WIDTH = 80
_WIDEST = 100
"""Longer lines of prose are hard to follow, however wide the window."""


def check(form: Form, out: Path | None) -> None:
    """Raise UsageError if results cannot be written there, before any work is done."""
    if out is None:
        if form == "brat":
            raise UsageError("brat writes two files for each report", "Name a folder for them: -o FOLDER.")
        return
    if form == "brat":
        if out.exists() and not out.is_dir():
            raise UsageError(f'Cannot write brat files into "{out}": it is not a folder', "Name a folder: -o FOLDER.")
    elif out.is_dir():
        raise UsageError(f'Cannot write to "{out}": it is a folder', "Name a file: -o FILE.")
    elif not out.absolute().parent.is_dir():
        raise UsageError(f'Cannot write to "{out}": its folder is not there', f"First: mkdir -p {out.parent}")


@contextlib.contextmanager
def opened(form: Form, out: Path | None, *, name_of: NameOf) -> Iterator[Writer]:
    """A writer for the results. A file is there whole when the block ends, not at all when it ends by an exception."""
    from onrecord.exports.files import whole_file

    with contextlib.ExitStack() as stack:
        if form == "brat":
            from onrecord.exports.brat import BratWriter

            assert out is not None, "check() was called"
            writer: Writer = BratWriter(out)
        elif out is None:
            writer = _Flushing(_writer(form, sys.stdout.buffer, name_of, to_terminal=True), sys.stdout.buffer)
        else:
            writer = _writer(form, stack.enter_context(whole_file(out)), name_of, to_terminal=False)
        yield writer
        writer.finish()


def is_terminal(stream: object) -> bool:
    """Whether a person is likely to be looking at the stream."""
    try:
        return bool(stream.isatty())  # type: ignore[attr-defined]
    except (AttributeError, ValueError):
        return False


def has_colour() -> bool:
    """Whether standard output should be coloured: a terminal that can, and a user who did not say no (no-color.org)."""
    if os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb":
        return False
    return bool(os.environ.get("FORCE_COLOR")) or is_terminal(sys.stdout)


class _Flushing:
    """Lets every reading out as soon as it is there, for whoever waits at the other end of a pipe."""

    def __init__(self, writer: Writer, stream: BinaryIO) -> None:
        self._writer = writer
        self._stream = stream

    def add(self, reading: Reading) -> None:
        self._writer.add(reading)
        self._stream.flush()

    def finish(self) -> None:
        self._writer.finish()
        self._stream.flush()


def _writer(form: Form, stream: BinaryIO, name_of: NameOf, *, to_terminal: bool) -> Writer:
    if form == "text":
        return _text_writer(stream, name_of, to_terminal=to_terminal)
    from onrecord.exports.jsonl import JsonLinesWriter, JsonWriter

    return JsonWriter(stream) if form == "json" else JsonLinesWriter(stream)


def _text_writer(stream: BinaryIO, name_of: NameOf, *, to_terminal: bool) -> Writer:
    from onrecord.cli.view import TextWriter

    page = page_setting(to_terminal=to_terminal)
    return TextWriter(stream, width=page.width, colour=page.colour, name_of=name_of, encoding=page.encoding)


class PageSetting(NamedTuple):
    """How pages are set where they go."""

    width: int
    """In cells."""
    colour: bool
    encoding: str


def page_setting(*, to_terminal: bool) -> PageSetting:
    """Of a file, or of standard output, which may be a terminal."""
    if not to_terminal:
        return PageSetting(_PAGE_WIDTH, False, "utf-8")
    width = _PAGE_WIDTH
    if is_terminal(sys.stdout):
        width = min(shutil.get_terminal_size((_PAGE_WIDTH, 24)).columns, _WIDEST)
    return PageSetting(width, has_colour(), sys.stdout.encoding or "utf-8")
