"""docs/python.md, from signatures and docstrings. The sources are parsed, never run."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

_SRC = Path(__file__).parents[1] / "src"

_HEAD = """\
<!-- Written by `make docs` from the docstrings. Change the code, not this page. -->

# Python

```python
import onrecord

reading = onrecord.read("report.html", published="2025-02-11", outlet="The Gull")
for attribution in reading.attributions:
    print(attribution.speaker, attribution.stance, [span.of(reading.report.text) for span in attribution.content])
```

Everything is typed (`py.typed`). Records are frozen dataclasses; a span is `[start, end)` in code points of
`Report.text`. [Output](output.md) has the same values as JSON.
"""

_SECTIONS = (
    ("onrecord", "onrecord/__init__.py", ("read",)),
    ("onrecord.Reader", "onrecord/reading/reader.py", ("Reader",)),
    ("onrecord.reports", "onrecord/reports/load.py", ("load",)),
    ("", "onrecord/reports/options.py", ("LoadOptions",)),
    ("", "onrecord/reports/published.py", ("parse_published",)),
    ("", "onrecord/reports/fetch.py", ("Fetcher",)),
    ("onrecord.records", "onrecord/records/spans.py", ()),
    ("", "onrecord/records/report.py", ()),
    ("", "onrecord/records/reading.py", ()),
    ("", "onrecord/records/commitments.py", ()),
    ("", "onrecord/records/stories.py", ()),
    ("onrecord.tracing", "onrecord/tracing/trace.py", ()),
    ("onrecord.ledger", "onrecord/ledger/ledger.py", ("Ledger",)),
    ("", "onrecord/ledger/drafts.py", ("accept", "edit", "reject", "merge", "split", "add", "undo")),
    ("", "onrecord/ledger/tracker.py", ("Query", "Listing", "Total", "Passage", "Dossier")),
    ("", "onrecord/ledger/when.py", ("When",)),
    ("", "onrecord/ledger/stories.py", ("StoryQuery", "StoryLine")),
    ("", "onrecord/ledger/search.py", ("Found", "FoundReport", "FoundStatement")),
    ("onrecord.exports", "onrecord/records/objects.py", ("reading_object",)),
    ("", "onrecord/records/story_objects.py", ("story_object",)),
    ("", "onrecord/exports/prov.py", ("prov_document",)),
    ("", "onrecord/exports/graph.py", ("graph_of", "dot", "Graph", "Node", "Edge")),
    ("", "onrecord/exports/svg.py", ("svg",)),
    ("", "onrecord/exports/writer.py", ()),
    ("", "onrecord/exports/jsonl.py", ()),
    ("", "onrecord/exports/brat.py", ("BratWriter",)),
    ("onrecord.errors", "onrecord/errors.py", ()),
)
"""Heading ("" goes on under the last one), file, and the names to document; none stands for every public one."""


def python_page() -> str:
    """The whole page."""
    parts = [_HEAD]
    for heading, path, names in _SECTIONS:
        if heading:
            parts.append(f"## {heading}\n")
        parts += _module(_SRC / path, names)
    return "\n".join(parts)


def _module(path: Path, names: tuple[str, ...]) -> Iterator[str]:
    tree = ast.parse(path.read_text("utf-8"))
    found = {it.name: it for it in tree.body if isinstance(it, ast.FunctionDef | ast.ClassDef)}
    for name in names or [name for name in found if not name.startswith("_")]:
        it = found[name]
        yield _function(it, "###") if isinstance(it, ast.FunctionDef) else _class(it)


def _class(it: ast.ClassDef) -> str:
    parts = [f"### {it.name}\n\n{_doc(it)}\n"]
    fields = list(_fields(it))
    if fields:
        parts.append("| field | type | meaning |\n| --- | --- | --- |\n" + "\n".join(fields) + "\n")
    methods = [m for m in it.body if isinstance(m, ast.FunctionDef) and (m.name[0] != "_" or m.name == "__init__")]
    parts += [_function(method, "####", owner=it.name) for method in methods]
    return "\n".join(parts)


def _fields(it: ast.ClassDef) -> Iterator[str]:
    """Annotated fields; the string under a field is its meaning, as everywhere in this project."""
    for field, after in zip(it.body, [*it.body[1:], None], strict=True):
        if not isinstance(field, ast.AnnAssign) or not isinstance(field.target, ast.Name) or field.target.id[0] == "_":
            continue
        told = (
            isinstance(after, ast.Expr) and isinstance(after.value, ast.Constant) and isinstance(after.value.value, str)
        )
        meaning = " ".join(after.value.value.split()) if told else ""  # type: ignore[union-attr]
        default = f" = {ast.unparse(field.value)}" if field.value and "field(" not in ast.unparse(field.value) else ""
        row = f"| `{field.target.id}` | `{ast.unparse(field.annotation)}{default}` | {meaning} |"
        yield row.replace(" | None", " \\| None")


def _function(it: ast.FunctionDef, level: str, *, owner: str = "") -> str:
    is_property = any(isinstance(mark, ast.Name) and mark.id == "property" for mark in it.decorator_list)
    name = owner if it.name == "__init__" else f"{owner}.{it.name}" if owner else it.name
    if is_property:
        signature = f"{name}: {ast.unparse(it.returns)}" if it.returns else name
    else:
        returns = f" -> {ast.unparse(it.returns)}" if it.returns and it.name != "__init__" else ""
        signature = f"{name}({_arguments(it)}){returns}"
    doc = _doc(it)
    return f"{level} {name}\n\n```python\n{signature}\n```\n" + (f"\n{doc}\n" if doc else "")


def _arguments(it: ast.FunctionDef) -> str:
    given = re.sub(r"(?<=[\w\]])=(?=\S)", " = ", ast.unparse(it.args))
    return given.removeprefix("self, ") if given != "self" else ""


def _doc(it: ast.FunctionDef | ast.ClassDef) -> str:
    """The docstring; the lines of a paragraph that name parameters become a list."""
    lines = []
    for line in (ast.get_docstring(it) or "").splitlines():
        name, colon, rest = line.partition(": ")
        is_parameter = bool(colon) and name.isidentifier() and name.islower()
        in_list = bool(lines) and lines[-1].startswith("- ")
        begins_or_ends_list = bool(lines) and bool(lines[-1]) and is_parameter != in_list
        if begins_or_ends_list and (is_parameter or line.startswith(("Raises", "Returns"))):
            lines.append("")
        lines.append(f"- `{name}`: {rest}" if is_parameter else line)
    return "\n".join(lines).strip()
