"""From what the user named to reports: the one entrance of the room.

Nothing in an input can stop a batch: whatever goes wrong with it ends here, at the edge of that input, as a `SetAside`.
"""

from __future__ import annotations

import logging
import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

from onrecord.errors import OnrecordError
from onrecord.records import Report, SetAside
from onrecord.reports.draft import Draft, finish
from onrecord.reports.fetch import Fetcher
from onrecord.reports.folders import files_in
from onrecord.reports.formats import drafts
from onrecord.reports.inputs import Input, from_bytes, open_file
from onrecord.reports.options import LoadOptions

log = logging.getLogger(__name__)

_DEFAULTS = LoadOptions()


def load(
    source: str | Path, *, options: LoadOptions = _DEFAULTS, fetcher: Fetcher | None = None
) -> Iterator[Report | SetAside]:
    """Read one input as the user named it: a file, a folder (recursive, sorted), "-", or an http(s) URL.

    A table gives many reports. Bad input never raises: it comes as a `SetAside` with reason and remedy, in its place.
    fetcher: used for URLs; without one, a `Fetcher` with its usual limits.
    """
    name = os.fspath(source)
    if name.lower().startswith(("http://", "https://")):
        yield from _guarded(name, lambda: _fetched(name, options, fetcher or Fetcher()), options)
    elif name == "-":
        yield from _guarded(name, lambda: _standard_input(options), options)
    elif _is_folder(name):
        for path in files_in(name):
            yield from [path] if isinstance(path, SetAside) else _file(path, options)
    else:
        yield from _file(name, options)


def _file(path: str, options: LoadOptions) -> Iterator[Report | SetAside]:
    return _guarded(path, lambda: open_file(path, options.max_bytes), options)


def _is_folder(name: str) -> bool:
    try:
        return os.path.isdir(name)
    except ValueError:  # a NUL in the name
        return False


def _standard_input(options: LoadOptions) -> Input:
    data = sys.stdin.buffer.read(options.max_bytes + 1)
    return from_bytes("-", data, options.max_bytes)


def _fetched(url: str, options: LoadOptions, fetcher: Fetcher) -> Input:
    page = fetcher.get(url)
    source = from_bytes(url, page.body, options.max_bytes, suffix=page.suffix)
    source.charset, source.url = page.charset, page.url
    return source


def _guarded(name: str, opened: Callable[[], Input], options: LoadOptions) -> Iterator[Report | SetAside]:
    """Read one input to its end; the one place that catches everything, since one bad input must not stop a batch."""
    try:
        source = opened()
        with source.stream:
            empty = True
            for path, draft in drafts(source, options):
                empty = False
                yield _finished(path, draft, options)
        if empty:
            yield SetAside(printable(name), "the table has no rows", "Check that it was written whole.")
    except GeneratorExit:
        raise
    except Exception as error:
        yield set_aside(name, error)


def _finished(path: str, draft: Draft | Exception, options: LoadOptions) -> Report | SetAside:
    if isinstance(draft, Exception):
        return set_aside(path, draft)
    try:
        return finish(draft, path, options)
    except Exception as error:
        return set_aside(path, error)


def set_aside(path: str, error: Exception) -> SetAside:
    """Why an input gave no report, in words an editor can act on."""
    path = printable(path)
    if isinstance(error, OnrecordError):
        return SetAside(path, printable(error.message), printable(error.remedy))
    if isinstance(error, PermissionError):
        return SetAside(path, "there is no permission to read it", "Ask for the right to read it, or leave it out.")
    if isinstance(error, FileNotFoundError):
        return SetAside(path, "there is no such file or folder", "Check the name.")
    if isinstance(error, OSError):
        return SetAside(path, f"it cannot be opened: {error.strerror or error}", "Check that it is there and readable.")
    if isinstance(error, RecursionError):
        return SetAside(path, "its parts are nested too deep", "Save its text as a .txt file.")
    if isinstance(error, MemoryError):
        return SetAside(path, "it needs more memory than there is", "Split it into smaller files.")
    log.debug("unexpected error in %s", path, exc_info=error)
    reason = f"it is damaged, or unlike anything onrecord knows ({type(error).__name__}: {error})"
    return SetAside(path, printable(reason), "Save its text as a .txt file; --debug shows more.")


def printable(words: str) -> str:
    """One line of at most 300 characters, without what a terminal would act on."""
    safe = "".join(character if character.isprintable() else "\ufffd" for character in " ".join(words.split()))
    return safe if len(safe) <= 300 else safe[:299] + "\u2026"
