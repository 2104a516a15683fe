"""The arguments that say what to read and how, for every command that reads reports."""

from __future__ import annotations

import logging
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from onrecord.cli.terminal import harmless
from onrecord.errors import UsageError

if TYPE_CHECKING:
    from onrecord.records import Published

PATHS_HELP = (
    "Files (text, Markdown, HTML, PDF, ninjs, tables in JSONL, CSV or Parquet), folders, http(s) URLs, "
    "or - for standard input."
)

PublishedText = Annotated[
    str | None,
    typer.Option(
        "--published",
        metavar="WHEN",
        help="When reports that do not say were published: 2025-02-11 or 2025-02-11T14:05+01:00. "
        "Without it their relative dates stay open.",
        show_default=False,
    ),
]
Outlet = Annotated[
    str | None,
    typer.Option("--outlet", metavar="NAME", help="Who published reports that do not say.", show_default=False),
]
Columns = Annotated[
    list[str] | None,
    typer.Option(
        "--column",
        metavar="FIELD=NAME",
        help="For tables: which column holds a field (text, title, outlet, published, url, language, id). "
        "Give it once for each.",
        show_default=False,
    ),
]
Device = Annotated[Literal["cpu", "cuda"], typer.Option("--device", help="What to run the model on.")]
Workers = Annotated[int, typer.Option("--workers", metavar="N", help="Processes that read at the same time.")]
ModelFolder = Annotated[
    Path | None,
    typer.Option("--model", metavar="DIR", help="A model of your own in place of the one inside.", show_default=False),
]
KnowledgeFolder = Annotated[
    Path | None,
    typer.Option(
        "--knowledge",
        metavar="DIR",
        help="Knowledge files of your own, read after those inside (docs/knowledge.md).",
        show_default=False,
    ),
]
AllowPrivate = Annotated[
    bool, typer.Option("--allow-private", help="Let URLs lead to private, loopback and link-local addresses.")
]
Debug = Annotated[bool, typer.Option("--debug", help="On an error, show where in the program it happened.")]


def published_of(text: str | None) -> Published | None:
    """The time in --published, None where it was left out."""
    from onrecord.reports import parse_published

    try:
        return parse_published(text) if text is not None else None
    except ValueError as error:
        raise UsageError(f"Cannot use --published: {error}", "") from None


def columns_of(mappings: Sequence[str] | None) -> Mapping[str, str]:
    """Field to column name, from every --column."""
    return dict(map(_column, mappings or []))


def _column(mapping: str) -> tuple[str, str]:
    field, equals, name = mapping.partition("=")
    if not equals or not field.strip() or not name:
        raise UsageError(f'Cannot use --column "{mapping}": FIELD=NAME expected', "For instance: --column text=article")
    return field.strip(), name


def set_up_logging(debug: bool) -> None:
    """The libraries below stay silent (what they have to say comes as a `SetAside`); with --debug ours speaks."""
    logging.getLogger().addHandler(logging.NullHandler())
    if debug:
        handler = logging.StreamHandler()
        handler.setFormatter(_HarmlessFormatter("%(name)s: %(message)s"))
        ours = logging.getLogger("onrecord")
        ours.handlers[:] = [handler]
        ours.setLevel(logging.DEBUG)


class _HarmlessFormatter(logging.Formatter):
    """Log lines quote inputs, and inputs are hostile."""

    def format(self, record: logging.LogRecord) -> str:
        return harmless(super().format(record))
