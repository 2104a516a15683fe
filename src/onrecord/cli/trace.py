"""The commands on stories and their arguments: trace, story. Thin, like `app`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from onrecord.cli.desk import AsOf, Db, RecordedBy, Zone, when_of
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
from onrecord.errors import UsageError

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
    app.command()(story)


def trace(
    paths: Annotated[list[str] | None, typer.Argument(metavar="PATH", help=PATHS_HELP, show_default=False)] = None,
    form: StoryForm = "text",
    out: Out = None,
    db: Annotated[
        str | None,
        typer.Option(
            "--db",
            metavar="PLACE",
            help="Instead of reading: the stories of this ledger, as a list (text) or whole (other formats).",
            show_default=False,
        ),
    ] = None,
    at_least: Annotated[int, typer.Option(metavar="N", help="With --db: stories of so many reports or more.")] = 1,
    report: Annotated[
        str | None,
        typer.Option(metavar="ID", help="With --db: only the story in which this report lies.", show_default=False),
    ] = None,
    as_of: AsOf = None,
    recorded_by: RecordedBy = None,
    zone: Zone = "UTC",
    limit: Annotated[int, typer.Option(metavar="N", help="With --db: stories at most; 0 for all.")] = 50,
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
        from onrecord.cli.tracing import list_stories, trace_reports

        set_up_logging(debug)
        if bool(paths) == (db is not None):
            raise UsageError("Cannot tell what to trace", "Name files or folders, or a ledger with --db; not both.")
        if db is not None:
            from onrecord.ledger.stories import StoryQuery

            if limit < 0:
                raise UsageError(f"Cannot use --limit {limit}", "Give 0 for all stories, or 1 or more.")
            query = StoryQuery(at_least=at_least, report=report, when=when_of(as_of, recorded_by, zone))
            list_stories(db, query, limit or None, form, out)
            return
        options = ReadOptions(
            paths=tuple(paths or ()),
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


def story(
    id: Annotated[str, typer.Argument(metavar="ID", help='The story, e.g. "S-0012".', show_default=False)],
    db: Db,
    form: StoryForm = "text",
    out: Out = None,
    as_of: AsOf = None,
    recorded_by: RecordedBy = None,
    zone: Zone = "UTC",
    debug: Debug = False,
) -> None:
    """Show one story of a ledger: what is claimed, on whose word, who repeats it, who denies it, what changed on the way."""
    with one_line_errors(debug=debug):
        from onrecord.cli.tracing import show_story

        show_story(db, id, when_of(as_of, recorded_by, zone), form, out)
