"""Tables: JSON lines, CSV and TSV, Parquet. They are streamed, so that an archive need not fit into memory."""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping
from typing import Any, BinaryIO

from onrecord.errors import InputError
from onrecord.reports.decoding import guess_encoding
from onrecord.reports.draft import Draft
from onrecord.reports.inputs import Input
from onrecord.reports.json_items import draft_item, parse_json
from onrecord.reports.options import LoadOptions
from onrecord.reports.rows import draft_row, map_columns, row_name

_HOPELESS = 1_000
"""After so many rows in a row that give nothing, the rest is taken not to be a table of reports."""
_DELIMITERS = ",;\t|"
_BATCH_ROWS = 64
_MOST_UNPACKED = 2_000_000_000
"""Largest row group of a Parquet file, in bytes unpacked: what one batch can need of memory at worst."""

Row = Mapping[str, object] | Exception


def table_drafts(
    source: Input, format_: str, head: bytes, options: LoadOptions
) -> Iterator[tuple[str, Draft | Exception]]:
    """One report, or the reason why not, for each row of a table."""
    if format_ == "jsonl":
        rows = _json_lines(source.stream, options)
        yield from _until_hopeless(source.name, _drafts_of_items(source.name, rows, options))
        return
    columns, rows = _csv(source, format_, head, options) if format_ != "parquet" else _parquet(source, options)
    yield from _until_hopeless(source.name, _drafts_of_rows(source.name, rows, columns, options))


def _until_hopeless(
    path: str, drafted: Iterator[tuple[str, Draft | Exception]]
) -> Iterator[tuple[str, Draft | Exception]]:
    failed = 0
    for name, draft in drafted:
        failed = failed + 1 if isinstance(draft, Exception) else 0
        yield name, draft
        if failed >= _HOPELESS:
            reason = f"{failed:,} rows one after the other gave no report; the rest was not read"
            yield path, InputError(reason, "Check that it is a table of reports, and its column mapping.")
            return


def _drafts_of_items(
    path: str, rows: Iterator[tuple[int, Row]], options: LoadOptions
) -> Iterator[tuple[str, Draft | Exception]]:
    for number, row in rows:
        if isinstance(row, Exception):
            yield f"{path}#{number}", row
        else:
            yield draft_item(path, number, row, options)


def _drafts_of_rows(
    path: str, rows: Iterator[tuple[int, Row]], columns: Mapping[str, str], options: LoadOptions
) -> Iterator[tuple[str, Draft | Exception]]:
    named = "id" in options.columns
    for number, row in rows:
        if isinstance(row, Exception):
            yield f"{path}#{number}", row
            continue
        name = row_name(path, number, row, columns, named=named)
        try:
            yield name, draft_row(row, columns)
        except InputError as error:
            yield name, error


def _json_lines(stream: BinaryIO, options: LoadOptions) -> Iterator[tuple[int, Row]]:
    """Rows are numbered as lines are, from 1; blank lines give no row."""
    number = blank = 0
    while line := stream.readline(options.max_bytes + 1):
        number += 1
        if len(line) > options.max_bytes:
            reason = f"the line is longer than {options.max_bytes:,} bytes; the rest of the file was not read"
            yield number, InputError(reason, "Write one JSON object on each line.")
            return
        if not line.strip():
            blank += 1
            if blank > 100_000:
                yield number, InputError("100,000 blank lines; the rest was not read", "Take the blank lines out.")
                return
            continue
        try:
            row = parse_json(line)
        except InputError as error:
            yield number, error
        else:
            yield number, row if isinstance(row, dict) else InputError("the line is no JSON object", "Write {...}.")


def _csv(
    source: Input, format_: str, head: bytes, options: LoadOptions
) -> tuple[dict[str, str], Iterator[tuple[int, Row]]]:
    import csv

    encoding, skip = guess_encoding(head)
    source.stream.read(skip)
    csv.field_size_limit(max(csv.field_size_limit(), options.max_bytes))  # one setting for the process: only raised
    text = io.TextIOWrapper(source.stream, encoding=encoding, errors="replace", newline="")
    first = head[skip:].decode(encoding, "replace").split("\n", 1)[0]
    delimiter = "\t" if format_ == "tsv" else max(_DELIMITERS, key=first.count)
    reader = csv.reader(_capped_lines(text, options.max_bytes), delimiter=delimiter)
    try:
        names = [name.strip() for name in next(reader, [])]
    except csv.Error as error:
        raise InputError(f"its first line is no heading: {error}", "Name the columns on the first line.") from None
    return map_columns(names, options.columns), _csv_rows(reader, names)


def _csv_rows(reader: Any, names: list[str]) -> Iterator[tuple[int, Row]]:
    import csv

    number = 0
    while True:
        number += 1
        try:
            cells = next(reader)
        except StopIteration:
            return
        except (csv.Error, InputError) as error:
            yield number, InputError(f"the table is damaged: {error}", "Check the quotation marks around its cells.")
            return
        if not cells:
            continue
        if len(cells) != len(names):
            reason = f"the row has {len(cells)} cells, the heading {len(names)}"
            yield number, InputError(reason, "Check the quotation marks around its cells.")
        else:
            yield number, dict(zip(names, cells, strict=True))


def _capped_lines(text: io.TextIOWrapper, limit: int) -> Iterator[str]:
    while line := text.readline(limit + 1):
        if len(line) > limit:
            raise InputError(f"a line is longer than {limit:,} characters", "Check that it is a table.")
        yield line


def _parquet(source: Input, options: LoadOptions) -> tuple[dict[str, str], Iterator[tuple[int, Row]]]:
    try:
        import pyarrow
        import pyarrow.parquet as parquet
    except ImportError:
        raise InputError(
            "reading Parquet needs pyarrow, which is not installed", 'Install it: pip install "onrecord[tables]".'
        ) from None
    try:
        file = parquet.ParquetFile(io.BytesIO(source.everything()))
        groups = [file.metadata.row_group(index) for index in range(file.metadata.num_row_groups)]
    except (pyarrow.ArrowException, OSError) as error:
        raise InputError(f"its Parquet structure is damaged: {error}", "Copy or write the file again.") from error
    if any(group.total_byte_size > _MOST_UNPACKED for group in groups):
        raise InputError(f"a row group unpacks to more than {_MOST_UNPACKED:,} bytes", "Write smaller row groups.")
    columns = map_columns(file.schema_arrow.names, options.columns)
    return columns, _parquet_rows(file, sorted(set(columns.values())))


def _parquet_rows(file: Any, names: list[str]) -> Iterator[tuple[int, Row]]:
    import pyarrow

    number = 0
    try:
        for batch in file.iter_batches(batch_size=_BATCH_ROWS, columns=names):
            for row in batch.to_pylist():
                number += 1
                yield number, row
    except (pyarrow.ArrowException, OSError, ValueError, OverflowError) as error:
        reason = f"the table is damaged after row {number}: {error}"
        yield number + 1, InputError(reason, "Copy or write the file again.")
