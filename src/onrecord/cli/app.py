"""The command `onrecord` and its arguments. Each command is a thin shell over a function that does the work."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, Literal

import typer

from onrecord.cli import desk, trace, workbooks
from onrecord.cli.exits import WRONG_USAGE, one_line_errors, say
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
from onrecord.version import __version__

app = typer.Typer(
    name="onrecord",
    help="Reads news reports: who said what, on whose word, how sure, and when.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)


def run(arguments: Sequence[str] | None = None) -> int:
    """Run the command with these arguments (the process's own by default) and return its exit code."""
    try:
        return typer.main.get_command(app).main(args=arguments, prog_name="onrecord", standalone_mode=False) or 0
    except typer.TyperException as error:
        context = getattr(error, "ctx", None)
        if context is not None and error.format_message() == context.get_help():  # a command of commands, called alone
            typer.echo(context.get_help(), err=True)
            return WRONG_USAGE
        if message := _plain(error.format_message()).rstrip("."):
            say(f"Error: {message}. See: onrecord {_command_of(error)}--help")
        return WRONG_USAGE


def _plain(message: str) -> str:
    """The message without pydantic's words, which are under typer's hood and tell a person nothing."""
    message = message.replace("Value error, ", "")
    return re.sub(r"Input should be a valid integer\b.*", "a whole number expected", message)


def _command_of(error: typer.TyperException) -> str:
    context = getattr(error, "ctx", None)
    return f"{context.command_path.partition(' ')[2]} " if context is not None and context.parent is not None else ""


def _show_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"onrecord {__version__}")
        raise typer.Exit


@app.callback()
def _onrecord(
    version: Annotated[
        bool, typer.Option("--version", help="Print the version and exit.", callback=_show_version, is_eager=True)
    ] = False,
) -> None:
    pass


@app.command()
def read(
    paths: Annotated[list[str], typer.Argument(metavar="PATH", help=PATHS_HELP, show_default=False)],
    form: Annotated[
        Literal["text", "json", "jsonl", "brat"] | None,
        typer.Option(
            "--format",
            help="text: a page for a person. json: one array. jsonl: one object a line. brat: .txt and .ann pairs.",
            show_default="text, and nothing with --db",
        ),
    ] = None,
    out: Annotated[
        Path | None,
        typer.Option(
            "--output",
            "-o",
            metavar="OUT",
            help="Write here instead of to standard output; a folder for brat. "
            "A file is replaced only once the run is complete.",
            show_default=False,
        ),
    ] = None,
    published: PublishedText = None,
    outlet: Outlet = None,
    column: Columns = None,
    db: Annotated[
        str | None,
        typer.Option(
            "--db",
            metavar="PLACE",
            help="Store the readings in this ledger: an SQLite file, made where there is none, or "
            "postgresql://user@host/database.",
            show_default=False,
        ),
    ] = None,
    device: Device = "cpu",
    workers: Workers = 1,
    model: ModelFolder = None,
    knowledge: KnowledgeFolder = None,
    allow_private: AllowPrivate = False,
    debug: Debug = False,
) -> None:
    """Read reports and show every statement: who, how, to whom, when, how sure, and the exact words."""
    with one_line_errors(debug=debug):
        from onrecord.cli.read import ReadOptions, read_reports

        set_up_logging(debug)
        options = ReadOptions(
            paths=tuple(paths),
            form=form,
            out=out,
            published=published_of(published),
            outlet=outlet,
            columns=columns_of(column),
            device=device,
            workers=workers,
            model=model,
            knowledge=knowledge,
            allow_private=allow_private,
            db=db,
        )
        raise typer.Exit(read_reports(options))


trace.register(app)
desk.register(app)
workbooks.register(app)
