"""JSON: ninjs items of the IPTC, plain objects with a text, and lists of either."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping

from onrecord.errors import InputError
from onrecord.reports.decoding import decode
from onrecord.reports.draft import Draft
from onrecord.reports.inputs import Input
from onrecord.reports.ninjs import draft_ninjs, is_ninjs
from onrecord.reports.options import LoadOptions
from onrecord.reports.rows import draft_row, map_columns, row_name


def parse_json(data: bytes) -> object:
    """The value that the bytes hold. InputError when they are not JSON."""
    try:
        value: object = json.loads(decode(data).text)
    except RecursionError:
        raise InputError("its JSON is nested too deep", "Give one report as one flat object.") from None
    except ValueError as error:
        raise InputError(f"it is not valid JSON: {error}", "Check that it was saved or copied whole.") from None
    return value


def json_drafts(source: Input, options: LoadOptions) -> Iterator[tuple[str, Draft | Exception]]:
    """The reports of a JSON file: one object, or a list of them, numbered from 1."""
    value = parse_json(source.everything())
    if isinstance(value, dict):
        yield source.name, draft_item(source.name, 1, value, options)[1]
    elif isinstance(value, list) and value:
        for number, item in enumerate(value, start=1):
            if isinstance(item, dict):
                yield draft_item(source.name, number, item, options)
            else:
                yield f"{source.name}#{number}", InputError("it is no JSON object", "Write each report as {...}.")
    else:
        raise InputError("its JSON holds no object", "Give one report as an object, or several in a list.")


def draft_item(
    path: str, number: int, item: Mapping[str, object], options: LoadOptions
) -> tuple[str, Draft | Exception]:
    """One object as a report: a ninjs item if it looks like one and no columns are stated, else a row."""
    name = f"{path}#{number}"
    try:
        if is_ninjs(item) and not options.columns:
            return name, draft_ninjs(item)
        columns = map_columns(item, options.columns)
        name = row_name(path, number, item, columns, named="id" in options.columns)
        return name, draft_row(item, columns)
    except InputError as error:
        return name, error
