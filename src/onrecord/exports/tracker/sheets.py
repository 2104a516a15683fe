"""The tracker as a workbook or a CSV file. Text from outside can never become a formula, and comes back as it was."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any, BinaryIO

from onrecord.exports.tracker.columns import ALL, Value, digits, headers

MAIN_SHEET = "Bilateral assistance, MAIN DATA"
EVIDENCE_SHEET = "Evidence"
EVIDENCE_HEADERS = (
    "onrecord row", "what it tells", "who", "when (UTC)", "outlet or file", "link", "published (UTC)", "where", "words",
)  # fmt: skip
_EVIDENCE_WIDTHS = (12, 24, 24, 18, 24, 40, 18, 30, 90)
_MOST_LETTERS = 32_767
"""What a spreadsheet keeps of one cell."""
_RISKY = re.compile(r"[=+\-@\t\r]")
_NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")


def legible(text: str) -> str:
    """The text as a file holds it: U+FFFD for each character that XML cannot hold."""
    return _NOT_IN_XML.sub("\ufffd", text)


def write_xlsx(stream: BinaryIO, lines: Iterable[Sequence[Value]], evidence: Iterable[Sequence[Value]]) -> None:
    """Write a workbook with the tracker and, on a second sheet, what each row rests on."""
    from openpyxl import Workbook

    book = Workbook(write_only=True)
    _fill(book.create_sheet(MAIN_SHEET), headers(), [column.width for column in ALL], lines)
    _fill(book.create_sheet(EVIDENCE_SHEET), EVIDENCE_HEADERS, _EVIDENCE_WIDTHS, evidence)
    book.save(stream)


def _fill(sheet: Any, names: Sequence[str], widths: Sequence[int], lines: Iterable[Sequence[Value]]) -> None:
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.styles import Alignment, Font, PatternFill
    from openpyxl.utils import get_column_letter

    for number, width in enumerate(widths, start=1):
        sheet.column_dimensions[get_column_letter(number)].width = width
    sheet.freeze_panes = "C2"
    top = []
    for name in names:
        cell = WriteOnlyCell(sheet, name)
        cell.font, cell.fill = Font(bold=True), PatternFill("solid", fgColor="DDE6EE")
        cell.alignment = Alignment(wrap_text=True, vertical="top")
        top.append(cell)
    sheet.append(top)
    count = 1
    for line in lines:
        sheet.append([_cell(sheet, value) for value in line])
        count += 1
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(names))}{count}"


def _cell(sheet: Any, value: Value) -> Any:
    from openpyxl.cell import WriteOnlyCell

    if isinstance(value, str):
        return _text_cell(sheet, value)
    if isinstance(value, Decimal):
        number = int(value) if value == value.to_integral_value() and abs(value) < 10**15 else float(value)
        if Decimal(repr(number)) != value:  # a spreadsheet keeps 15 digits; more than that is kept as text
            return _text_cell(sheet, digits(value))
        cell = WriteOnlyCell(sheet, number)
        cell.number_format = "#,##0" if isinstance(number, int) else "#,##0.00"
        return cell
    cell = WriteOnlyCell(sheet, value.replace(tzinfo=None) if isinstance(value, datetime) else value)
    if isinstance(value, datetime) and (value.hour or value.minute or value.second):
        cell.number_format = "yyyy-mm-dd hh:mm"
    elif isinstance(value, date):
        cell.number_format = "yyyy-mm-dd"
    return cell


def _text_cell(sheet: Any, text: str) -> Any:
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.styles import Font

    clean = legible(text)
    if len(clean) > _MOST_LETTERS:
        clean = clean[: _MOST_LETTERS - 1] + "…"
    cell = WriteOnlyCell(sheet, clean)
    cell.data_type = "s"  # never "f", whatever it begins with
    if _RISKY.match(clean):
        cell.quotePrefix = True  # so that it stays text when somebody edits the cell
    if re.fullmatch(r"https?://[^\s\"<>]{1,2000}", clean):
        cell.hyperlink = clean
        cell.font = Font(color="0563C1", underline="single")
    return cell


def write_csv(stream: BinaryIO, lines: Iterable[Sequence[Value]]) -> None:
    """Write the tracker as CSV (RFC 4180, UTF-8 with a mark, by which spreadsheets know it)."""
    text = io.TextIOWrapper(stream, encoding="utf-8-sig", errors="backslashreplace", newline="", write_through=True)
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(headers())
    writer.writerows([_plain(value) for value in line] for line in lines)
    text.detach()


def _plain(value: Value) -> str:
    if value is None:
        return ""
    if isinstance(value, float) and not isinstance(value, bool):
        value = Decimal(repr(value))
    if isinstance(value, Decimal):
        return digits(value)
    if isinstance(value, datetime) and not (value.hour or value.minute or value.second):
        return value.date().isoformat()
    if not isinstance(value, str):
        return str(value)
    value = legible(value)  # one text in both forms
    # An apostrophe keeps a spreadsheet from working it out; text that has one there already gets another.
    return f"'{value}" if re.match(r"'*[=+\-@\t\r]", value) else value
