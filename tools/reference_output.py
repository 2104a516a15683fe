"""docs/output.md and docs/story.md, from the JSON Schemas that the package ships."""

from __future__ import annotations

import json
from importlib.resources import files
from typing import Any

_HEAD = """\
<!-- Written by `make docs` from src/onrecord/records/reading.schema.json. Change that file, not this page. -->

# Output

`--format jsonl` writes one JSON object a line for each report, as soon as it is read; `--format json` writes one array
of the same objects, also for a single report. Both are UTF-8. The JSON Schema (2020-12) is in the package:
`onrecord/records/reading.schema.json`. Inputs that gave no report are not in the output; standard error lists them.

A value that is not known is `null`, and the reason stands beside it. Offsets count Unicode code points, as Python does;
JavaScript, Java and C# count UTF-16 units and need a conversion as soon as a text holds an emoji.

`--format brat -o FOLDER` writes `NAME.txt` and `NAME.ann` for each report, and the `annotation.conf` that brat needs:
`Source`, `Cue` and `Content` are text-bound annotations (broken where they run across a line end), `SaidBy` and
`CuedBy` lead from a content to its source and cue, `Stance` and `Kind` are attributes of the content, and a note on it
holds speaker, chain, medium, date and confidence.
"""


_STORY_HEAD = """\
<!-- Written by `make docs` from src/onrecord/records/story.schema.json. Change that file, not this page. -->

# A story as JSON

`onrecord trace --format json` and `onrecord story ID --format json` write one array of stories, also for a single one, in UTF-8.
The JSON Schema (2020-12) is in the package: `onrecord/records/story.schema.json`. [Tracing](tracing.md) says what stands behind
the fields. Spans count Unicode code points of the report's text, as in [the output](output.md) of `onrecord read`.
"""


def output_page() -> str:
    """The page on readings."""
    return _page(_HEAD, "reading")


def story_page() -> str:
    """The page on stories."""
    return _page(_STORY_HEAD, "story")


def _page(head: str, name: str) -> str:
    schema = json.loads(files("onrecord.records").joinpath(f"{name}.schema.json").read_text("utf-8"))
    objects = {name: schema} | {name: it for name, it in schema["$defs"].items() if it.get("type") == "object"}
    return "\n".join([head, *(_object(name, it) for name, it in objects.items())])


def _object(name: str, schema: dict[str, Any]) -> str:
    rows = [f"| `{field}` | {_type(it)} | {_cell(it['description'])} |" for field, it in schema["properties"].items()]
    table = "\n".join(["| field | type | meaning |", "| --- | --- | --- |", *rows])
    return f"## {name}\n\n{schema['description']}\n\n{table}\n"


def _type(schema: dict[str, Any]) -> str:
    if "$ref" in schema:
        return _reference(schema["$ref"])
    if "anyOf" in schema:
        return " or ".join(_type(it) for it in schema["anyOf"])
    if "enum" in schema:
        return ", ".join("null" if value is None else f"`{value}`" for value in schema["enum"])
    if "const" in schema:
        return f"`{schema['const']}`"
    if schema["type"] == "array":
        return f"list of {_type(schema['items'])}"
    kind = schema["type"]
    return " or ".join(kind) if isinstance(kind, list) else str(kind)


def _reference(reference: str) -> str:
    name = reference.rsplit("/", 1)[1]
    plain = {"span": "`[start, end]`", "spans": "list of `[start, end]`", "stated": "number or `[low, high]`"}
    return plain.get(name) or f"[{name}](#{name})"


def _cell(words: str) -> str:
    return words.replace("|", "\\|")
