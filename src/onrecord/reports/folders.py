"""Walking folders: sorted, each real folder once, links that lead back reported."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator

from onrecord.records import SetAside

_DEEPEST = 200
_NUMBERED = re.compile(r"\d+_.*\.json$")


def files_in(folder: str) -> Iterator[str | SetAside]:
    """The files of a folder and its subfolders, in sorted order; folders that cannot be walked come as `SetAside`.

    Hidden entries are left out, and so are the "X_files" folder that browsers save beside "X.html" and the "gold.json" beside
    the numbered reports of a story: what an annotator knows of them is no report.
    """
    yield from _walk(folder, seen={}, depth=0)


def _walk(folder: str, seen: dict[tuple[int, int], str], depth: int) -> Iterator[str | SetAside]:
    try:
        status = os.stat(folder)
        names = sorted(name for name in os.listdir(folder) if not name.startswith("."))
    except OSError as error:
        yield SetAside(folder, f"the folder cannot be opened: {error.strerror or error}", _remedy(error))
        return
    identity = (status.st_dev, status.st_ino)
    if identity in seen:
        yield SetAside(folder, f'it is the same folder as "{seen[identity]}", which was read', "Remove the link.")
        return
    if depth > _DEEPEST:
        yield SetAside(folder, f"folders are nested more than {_DEEPEST} deep", "Give the inner folder by itself.")
        return
    seen[identity] = folder
    pages = {name.rsplit(".", 1)[0] for name in names if name.lower().endswith((".html", ".htm"))}
    for name in names:
        path = os.path.join(folder, name)
        if not os.path.isdir(path):
            if name != "gold.json" or not any(_NUMBERED.match(it) for it in names):
                yield path
        elif not (name.endswith("_files") and name[: -len("_files")] in pages):
            yield from _walk(path, seen, depth + 1)


def _remedy(error: OSError) -> str:
    if isinstance(error, PermissionError):
        return "Ask for the right to read it, or leave it out."
    return "Check that it is there and can be read."
