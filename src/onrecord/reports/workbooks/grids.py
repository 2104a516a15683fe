"""Opens workbooks and CSV files as plain grids of values. A workbook is hostile input like any other.

An xlsx file is a zip of XML. Before anything is parsed, the directory of the zip is held against limits, because a few
kilobytes can unpack to terabytes. Rows are streamed; a declared dimension is not believed; links to other files are not
followed; macros and pictures are not looked at; of a formula the stored result is taken.
"""

from __future__ import annotations

import csv
import hashlib
import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path, PurePath
from typing import Any

from onrecord.errors import InputError
from onrecord.records.sheets import CellValue
from onrecord.reports.decoding import guess_encoding
from onrecord.reports.inputs import open_file

MOST_BYTES = 64_000_000
"""Largest file as it lies there. Kiel's release 30 has 5 MB."""
_MOST_UNPACKED = 400_000_000
_MOST_PARTS = 5_000
_EXPANSION = 200
"""Largest ratio of unpacked to packed size of one part above a megabyte: sheets come to 10 or 30, bombs to 1,000."""
_MOST_CELLS = 4_000_000
_MOST_COLUMNS = 2_000
_MERGED_ROWS = 10_000


@dataclass(frozen=True, slots=True)
class Grid:
    """One sheet: its rows that hold anything."""

    name: str
    rows: tuple[tuple[int, tuple[CellValue, ...]], ...]
    """Row number, from 1, and its values from column A on."""
    unworked: tuple[tuple[int, int], ...] = ()
    """Row and column of each formula for which the file holds no result."""


@dataclass(frozen=True, slots=True)
class Opened:
    """A file as grids."""

    name: str
    sha256: str
    data: bytes
    grids: tuple[Grid, ...]
    modified: date | None = None
    notes: tuple[str, ...] = field(default=())


def open_grids(path: Path) -> Opened:
    """Every sheet of a workbook (.xlsx, .xlsm), or the one grid of a CSV or TSV file.

    InputError when it is neither, is damaged, or is beyond the limits; OSError when it cannot be opened.
    """
    source = open_file(str(path), MOST_BYTES)
    with source.stream:
        data = source.everything()
    digest = hashlib.sha256(data).hexdigest()
    name = PurePath(path).name
    if data.startswith(b"PK\x03\x04"):
        grids, modified, notes = _sheets(data)
        return Opened(name, digest, data, grids, modified, notes)
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        raise InputError("it is a workbook of the old kind (.xls), or locked by a password", "Save it as .xlsx.")
    if not data.strip():
        raise InputError("the file is empty", "Check the path.")
    return Opened(name, digest, data, (_table(PurePath(path).stem, data),))


def _sheets(data: bytes) -> tuple[tuple[Grid, ...], date | None, tuple[str, ...]]:
    import openpyxl
    from openpyxl.utils.exceptions import InvalidFileException

    notes = _check_zip(data)
    try:
        book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
        cells_left = [_MOST_CELLS]
        grids = tuple(_grid(sheet, data, cells_left) for sheet in book.worksheets if hasattr(sheet, "iter_rows"))
        saved = book.properties.modified
    except InputError:
        raise
    except (
        InvalidFileException,
        KeyError,
        ValueError,
        TypeError,
        AttributeError,
        OSError,
        SyntaxError,
        zipfile.BadZipFile,
    ) as error:
        # openpyxl trusts what it parses: of a damaged part it may raise any of these (SyntaxError is XML's ParseError).
        raise InputError(
            f"its structure is damaged: {error}", "Open it in a spreadsheet program and save it again."
        ) from error
    return grids, saved.date() if saved else None, notes


def _check_zip(data: bytes) -> tuple[str, ...]:
    try:
        parts = zipfile.ZipFile(io.BytesIO(data)).infolist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError) as error:
        raise InputError(f"its zip container is damaged: {error}", "Copy the file again.") from None
    names = {part.filename for part in parts}
    if "xl/workbook.xml" not in names:
        raise InputError("it is a zip file but no Excel workbook", "Save it as .xlsx.")
    if len(parts) > _MOST_PARTS or sum(part.file_size for part in parts) > _MOST_UNPACKED:
        raise InputError(
            f"it unpacks to more than {_MOST_UNPACKED:,} bytes", "Take out the sheets that are not needed."
        )
    for part in parts:
        if part.flag_bits & 1:
            raise InputError("it is locked by a password", "Save it without one.")
        if part.file_size > 1_000_000 and part.file_size > _EXPANSION * max(part.compress_size, 1):
            raise InputError(
                f'its part "{part.filename}" unpacks to {part.file_size // max(part.compress_size, 1):,} times its size',
                "If you trust it, open it in a spreadsheet program and save it again.",
            )
    if any(name.startswith("xl/externalLinks/") for name in names):
        return ("it refers to other workbooks; their values are taken as they were last stored, nothing was opened",)
    return ()


def _grid(sheet: Any, data: bytes, cells_left: list[int]) -> Grid:
    sheet.reset_dimensions()  # what the file says about its own size is not believed
    rows: dict[int, list[CellValue]] = {}
    for number, values in enumerate(sheet.iter_rows(values_only=True), start=1):
        if not any(value is not None for value in values):
            continue
        kept = list(values[:_MOST_COLUMNS])
        while kept and kept[-1] is None:
            kept.pop()
        cells_left[0] -= len(kept)
        if cells_left[0] < 0:
            raise InputError(f"it holds more than {_MOST_CELLS:,} cells", "Take out the sheets that are not needed.")
        rows[number] = kept
    merged, unworked = _merged_and_unworked(sheet, data)
    _fill_down(rows, merged)
    return Grid(str(sheet.title), tuple((number, tuple(values)) for number, values in sorted(rows.items())), unworked)


def _merged_and_unworked(sheet: Any, data: bytes) -> tuple[list[str], tuple[tuple[int, int], ...]]:
    """Ranges of merged cells, and formulas without a stored result: the two things that streaming does not give."""
    from lxml import etree
    from openpyxl.utils.cell import coordinate_to_tuple

    merged: list[str] = []
    unworked: list[tuple[int, int]] = []
    path = sheet._worksheet_path  # openpyxl has no public name for it
    with zipfile.ZipFile(io.BytesIO(data)).open(path) as part:
        for _, element in etree.iterparse(part, events=("end",), resolve_entities=False, no_network=True):
            tag = etree.QName(element).localname
            if tag == "mergeCell" and element.get("ref"):
                merged.append(element.get("ref"))
            elif tag == "c" and element.get("r") and _is_unworked(element):
                unworked.append(coordinate_to_tuple(element.get("r")))
            elif tag == "row":
                element.clear()
    return merged, tuple(unworked)


def _is_unworked(cell: Any) -> bool:
    children = {child.tag.rpartition("}")[2]: child for child in cell}
    return "f" in children and not (children["v"].text if "v" in children else "") and "is" not in children


def _fill_down(rows: dict[int, list[CellValue]], merged: list[str]) -> None:
    """Give every row of a cell merged downwards the cell's value, so that each row of an activity stands by itself."""
    for reference in merged:
        match = re.fullmatch(r"([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})", reference)
        if match is None:
            continue
        column, top, bottom = _column_number(match[1]) - 1, int(match[2]), int(match[4])
        source = rows.get(top)
        if source is None or column >= len(source) or source[column] is None or bottom - top > _MERGED_ROWS:
            continue
        for number in range(top + 1, bottom + 1):
            values = rows.get(number)
            if values is not None:
                values.extend([None] * (column + 1 - len(values)))
                values[column] = source[column] if values[column] is None else values[column]


def _column_number(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number


def _table(name: str, data: bytes) -> Grid:
    encoding, skip = guess_encoding(data[:65_536])
    text = data[skip:].decode(encoding, "replace")
    if "\0" in text[:65_536]:
        raise InputError("it is neither a workbook (.xlsx) nor a CSV file", "Save it as .xlsx or .csv.")
    csv.field_size_limit(max(csv.field_size_limit(), 10_000_000))
    first = text.lstrip("\r\n").split("\n", 1)[0]
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=max(",;\t|", key=first.count))
    return Grid(name, tuple(_table_rows(reader)))


def _table_rows(reader: Any) -> Iterator[tuple[int, tuple[CellValue, ...]]]:
    """Rows counted as a spreadsheet would, in which a cell may hold several lines."""
    number = cells = 0
    while True:
        number += 1
        try:
            values = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            raise InputError(
                f"row {number} is damaged: {error}", "Check the quotation marks around its cells."
            ) from None
        cells += len(values)
        if cells > _MOST_CELLS:
            raise InputError(f"it holds more than {_MOST_CELLS:,} cells", "Split it.")
        if any(value.strip() for value in values):
            yield number, tuple(_unguarded(value) or None for value in values[:_MOST_COLUMNS])


def _unguarded(value: str) -> str:
    """The text without the apostrophe that keeps a spreadsheet from taking it as a formula (`onrecord export` puts it)."""
    return value[1:] if re.match(r"'+[=+\-@\t\r]", value) else value
