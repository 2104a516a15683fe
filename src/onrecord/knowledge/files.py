"""Reads the data files: CSV tables with a few lines of `#` comment that name their source and date.

A user's folder may hold files of the same names. Their rows are read after ours; one with the key of a row of ours
takes its place. A user's files are checked before anything is made of them: errors name file, line and fix.
"""

from __future__ import annotations

import csv
import hashlib
import re
from collections.abc import Iterable, Iterator, Sequence
from difflib import get_close_matches
from importlib import resources
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

from onrecord.errors import UsageError
from onrecord.knowledge.layouts import LAYOUTS, Layout, layout_of

Row = dict[str, str]


class Part(NamedTuple):
    """One of several files that hold one table."""

    comments: str
    rows: Sequence[Row]


def rows(name: str) -> list[Row]:
    """The rows of our `data/<name>.csv` by column name, comments left out."""
    return list(csv.DictReader(line for line in _text(name).splitlines() if line and not line.startswith("#")))


def names_with(prefix: str) -> list[str]:
    """The names of our data files that begin so, in alphabetical order, without ".csv"."""
    files = resources.files("onrecord.knowledge").joinpath("data").iterdir()
    return sorted(file.name.removesuffix(".csv") for file in files if file.name.startswith(prefix))


def split(field: str) -> list[str]:
    """The words of a field that holds several, divided by "|"."""
    return [word for word in field.split("|") if word]


class Tables:
    """The rows of every data file: ours, and those of a user's folder.

    folder: holds CSV files of the names in LAYOUTS, any of them; None for ours alone.
    Raises UsageError where a file there cannot be used.
    """

    def __init__(self, folder: Path | None = None) -> None:
        files = _files_in(folder) if folder else {}
        digest = hashlib.sha256()
        for file in files:
            digest.update(file.name.encode() + b"\0" + file.read_bytes() + b"\0")
        self.fingerprint = digest.hexdigest() if files else ""
        """A hash over the user's files, empty where there are none."""
        read = {file: _numbered(file, layout) for file, layout in files.items()}
        self._own = {file.stem: [row for _, row in numbered] for file, numbered in read.items()}
        self._comments = {file.stem: _comments(file.read_text(encoding="utf-8-sig")) for file in files}
        for file, numbered in read.items():
            self._check_references(file, files[file], numbered)

    def rows(self, name: str) -> list[Row]:
        """The rows of a table: ours first, a user's in the place of ours that have the same key."""
        layout = LAYOUTS[name]
        every = [*(rows(name) if layout.shipped else ()), *self._own.get(name, ())]
        if name not in self._own or not layout.key:
            return every
        return list({layout.key_of(row): row for row in every}.values())

    def parts(self, prefix: str) -> list[Part]:
        """The files whose names begin so, one by one: ours, then the user's."""
        ours = [Part(_comments(_text(name)), rows(name)) for name in names_with(prefix)]
        theirs = [Part(self._comments[name], own) for name, own in self._own.items() if name.startswith(prefix)]
        return ours + theirs

    def _check_references(self, file: Path, layout: Layout, numbered: Sequence[tuple[int, Row]]) -> None:
        for column, cell in layout.cells.items():
            if not cell.of:
                continue
            known = {row[other] for table, other in cell.of for row in self.rows(table)}
            for line, row in numbered:
                if row[column] and row[column] not in known:
                    raise _not_admitted(file, line, column, row[column], cell.wanted)


def _files_in(folder: Path) -> dict[Path, Layout]:
    if not folder.is_dir():
        raise UsageError(f'Cannot use the knowledge folder "{folder}": there is no such folder', "Check its name.")
    files: dict[Path, Layout] = {}
    for file in sorted(path for path in folder.iterdir() if path.suffix.lower() == ".csv"):
        layout = layout_of(file.stem)
        if layout is None:
            names = [*LAYOUTS, "offices_…"]
            near = get_close_matches(file.stem, names, n=1)
            meant = f"Did you mean {near[0]}.csv?" if near else f"Known: {', '.join(names)} (each with .csv)."
            raise UsageError(f'Cannot use "{file}": onrecord has no knowledge file of that name', meant)
        files[file] = layout
    return files


def _numbered(file: Path, layout: Layout) -> list[tuple[int, Row]]:
    """The rows of a user's file with the number of the line on which each ends."""
    found: list[tuple[int, Row]] = []
    lines_of: dict[tuple[str, ...], int] = {}
    for line, row in _read(file, layout):
        for column, cell in layout.cells.items():
            if not cell.admits(row[column]):
                raise _not_admitted(file, line, column, row[column], cell.wanted)
        key = layout.key_of(row)
        if key and lines_of.setdefault(key, line) != line:
            raise UsageError(
                f'Cannot use "{file}", line {line}: {_shown(layout.key, key)} stands in line {lines_of[key]} already',
                "Keep one of the two.",
            )
        for one, two in pairwise(layout.in_order):
            if row[two] and row[two] < row[one][: len(row[two])]:
                raise _not_admitted(file, line, two, row[two], f'no earlier than "{one}", {row[one]}')
        found.append((line, row))
    return found


def _read(file: Path, layout: Layout) -> Iterator[tuple[int, Row]]:
    try:
        text = file.read_text(encoding="utf-8-sig")  # spreadsheets put a byte-order mark first
    except UnicodeDecodeError:
        raise UsageError(f'Cannot use "{file}": it is not UTF-8', 'Save it anew as "CSV UTF-8".') from None
    if layout.comment and not re.search(layout.comment, _comments(text)):
        raise UsageError(
            f'Cannot use "{file}": no comment says "known until", and a month',
            'Add a line such as "# known until 2025-05": an office without an end is known to be held until then.',
        )
    columns = list(layout.cells)
    number = 0  # of the line that was read last: the reader's own count leaves comments out

    def lines() -> Iterator[str]:
        nonlocal number
        for line in text.splitlines(keepends=True):
            number += 1
            if line.strip() and not line.startswith("#"):
                yield line

    reader = csv.reader(lines(), strict=True)
    try:
        header = next(reader, [])
        if sorted(header) != sorted(columns):
            raise UsageError(
                f'Cannot use "{file}", its columns are "{",".join(header)}"',
                f"The first line must name the columns, with commas between them: {','.join(columns)}",
            )
        for values in reader:
            if len(values) != len(header):
                raise UsageError(
                    f'Cannot use "{file}", line {number}: {len(values)} cells where there are {len(header)} columns',
                    'A cell that holds a comma stands between double quotes: "…".',
                )
            yield number, dict(zip(header, values, strict=True))
    except csv.Error as error:
        raise UsageError(f'Cannot use "{file}", line {number}: {error}', "Check its double quotes.") from None


def _text(name: str) -> str:
    return resources.files("onrecord.knowledge").joinpath("data", f"{name}.csv").read_text(encoding="utf-8")


def _comments(text: str) -> str:
    return "\n".join(line for line in text.splitlines() if line.startswith("#"))


def _not_admitted(file: Path, line: int, column: str, value: str, wanted: str) -> UsageError:
    return UsageError(f'Cannot use "{file}", line {line}: "{value}" in column "{column}"', f"It must be {wanted}.")


def _shown(columns: Iterable[str], values: Iterable[str]) -> str:
    return ", ".join(f'{column} "{value}"' for column, value in zip(columns, values, strict=True))
