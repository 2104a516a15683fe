"""The commands on stories and their arguments: trace, story. Thin, like `app`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from onrecord.cli.exits import one_line_errors
from onrecord.cli.inputs import (
    PATHS_HELP,
    AllowPrivate,
    Columns,
    Debug,
    Device,
    KnowledgeFolder,
    ModelFolder,
    Outlet,
    PublishedText,
    Workers,
    columns_of,
    published_of,
    set_up_logging,
)
from onrecord.cli.story_output import Form

StoryForm = Annotated[
    Form,
    typer.Option(
        "--format",
        help="text: a page for a person. json: one array. prov: W3C PROV-JSON. dot: for Graphviz. svg: a drawing.",
    ),
]
Out = Annotated[
    Path | None,
    typer.Option(
        "--output",
        "-o",
        metavar="OUT",
        help="Write here instead of to standard output. A file is replaced only once the run is complete.",
        show_default=False,
    ),
]


def register(app: typer.Typer) -> None:
    """Add the commands to the command `onrecord`."""
    app.command()(trace)


def trace(
    paths: Annotated[list[str], typer.Argument(metavar="PATH", help=PATHS_HELP, show_default=False)],
    form: StoryForm = "text",
    out: Out = None,
    published: PublishedText = None,
    outlet: Outlet = None,
    column: Columns = None,
    device: Device = "cpu",
    workers: Workers = 1,
    model: ModelFolder = None,
    knowledge: KnowledgeFolder = None,
    allow_private: AllowPrivate = False,
    debug: Debug = False,
) -> None:
    """Trace stories: what is claimed, on whose word, who repeats it, who denies it, what changed on the way."""
    with one_line_errors(debug=debug):
        from onrecord.cli.read import ReadOptions
        from onrecord.cli.tracing import trace_reports

        set_up_logging(debug)
        options = ReadOptions(
            paths=tuple(paths),
            published=published_of(published),
            outlet=outlet,
            columns=columns_of(column),
            device=device,
            workers=workers,
            model=model,
            knowledge=knowledge,
            allow_private=allow_private,
        )
        raise typer.Exit(trace_reports(options, form, out))
