"""The command `onrecord` and its arguments. Each command is a thin shell over a function that does the work."""

from __future__ import annotations

import logging
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, Literal

import typer

from onrecord.cli import desk, workbooks
from onrecord.cli.exits import WRONG_USAGE, one_line_errors, say
from onrecord.cli.terminal import harmless
from onrecord.errors import UsageError
from onrecord.records import Published
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


def _published(text: str | None) -> Published | None:
    from onrecord.reports import parse_published

    try:
        return parse_published(text) if text is not None else None
    except ValueError as error:
        raise UsageError(f"Cannot use --published: {error}", "") from None


def _column(mapping: str) -> tuple[str, str]:
    field, equals, name = mapping.partition("=")
    if not equals or not field.strip() or not name:
        raise UsageError(f'Cannot use --column "{mapping}": FIELD=NAME expected', "For instance: --column text=article")
    return field.strip(), name


def _set_up_logging(debug: bool) -> None:
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


@app.callback()
def _onrecord(
    version: Annotated[
        bool, typer.Option("--version", help="Print the version and exit.", callback=_show_version, is_eager=True)
    ] = False,
) -> None:
    pass


@app.command()
def read(
    paths: Annotated[
        list[str],
        typer.Argument(
            metavar="PATH",
            help="Files (text, Markdown, HTML, PDF, ninjs, tables in JSONL, CSV or Parquet), folders, http(s) URLs, "
            "or - for standard input.",
            show_default=False,
        ),
    ],
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
    published: Annotated[
        str | None,
        typer.Option(
            metavar="WHEN",
            help="When reports that do not say were published: 2025-02-11 or 2025-02-11T14:05+01:00. "
            "Without it their relative dates stay open.",
            show_default=False,
        ),
    ] = None,
    outlet: Annotated[
        str | None,
        typer.Option(metavar="NAME", help="Who published reports that do not say.", show_default=False),
    ] = None,
    column: Annotated[
        list[str] | None,
        typer.Option(
            metavar="FIELD=NAME",
            help="For tables: which column holds a field (text, title, outlet, published, url, language, id). "
            "Give it once for each.",
            show_default=False,
        ),
    ] = None,
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
    device: Annotated[Literal["cpu", "cuda"], typer.Option(help="What to run the model on.")] = "cpu",
    workers: Annotated[int, typer.Option(metavar="N", help="Processes that read at the same time.")] = 1,
    model: Annotated[
        Path | None,
        typer.Option(metavar="DIR", help="A model of your own in place of the one inside.", show_default=False),
    ] = None,
    knowledge: Annotated[
        Path | None,
        typer.Option(
            metavar="DIR",
            help="Knowledge files of your own, read after those inside (docs/knowledge.md).",
            show_default=False,
        ),
    ] = None,
    allow_private: Annotated[
        bool, typer.Option("--allow-private", help="Let URLs lead to private, loopback and link-local addresses.")
    ] = False,
    debug: Annotated[bool, typer.Option("--debug", help="On an error, show where in the program it happened.")] = False,
) -> None:
    """Read reports and show every statement: who, how, to whom, when, how sure, and the exact words."""
    with one_line_errors(debug=debug):
        from onrecord.cli.read import ReadOptions, read_reports

        _set_up_logging(debug)
        options = ReadOptions(
            paths=tuple(paths),
            form=form,
            out=out,
            published=_published(published),
            outlet=outlet,
            columns=dict(map(_column, column or [])),
            device=device,
            workers=workers,
            model=model,
            knowledge=knowledge,
            allow_private=allow_private,
            db=db,
        )
        raise typer.Exit(read_reports(options))


desk.register(app)
workbooks.register(app)
