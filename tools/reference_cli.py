"""docs/cli.md, from the declarations of the commands' own arguments."""

from __future__ import annotations

import inspect
import typing
from collections.abc import Callable
from typing import Any, Literal

from onrecord.cli import app as commands
from onrecord.cli import workbooks
from onrecord.cli.exits import EXIT_CODES

_COMMANDS: tuple[Callable[..., None], ...] = (commands.read, workbooks.audit, workbooks.import_, workbooks.export)

_HEAD = """\
<!-- Written by `make docs` from src/onrecord/cli. Change the code, not this page. -->

# The command line

Results go to standard output, everything else to standard error. Colour is used where standard output is a terminal;
`NO_COLOR` turns it off, `FORCE_COLOR` on. Control sequences in reports are never passed on to the terminal.
"""


def cli_page() -> str:
    """The whole page."""
    parts = [_HEAD, *map(_command, _COMMANDS), "## onrecord --version\n\nPrint the version and exit.\n"]
    codes = "\n".join(f"| {code} | {meaning} |" for code, meaning in EXIT_CODES.items())
    parts.append(f"## Exit codes\n\n| code | meaning |\n| --- | --- |\n{codes}\n")
    return "\n".join(parts)


def _command(command: Callable[..., None]) -> str:
    name = command.__name__.rstrip("_")
    usage = [f"onrecord {name}"]
    rows = []
    for parameter in inspect.signature(command, eval_str=True).parameters.values():
        kind, declared = typing.get_args(parameter.annotation)
        if type(declared).__name__ == "ArgumentInfo":
            usage.append(f"{declared.metavar}..." if typing.get_origin(kind) is list else declared.metavar)
            names, value = [declared.metavar], None
        else:
            names = _names(parameter, declared)
            value = declared.metavar or _choices(kind)
        shown = ", ".join(f"`{name}`" for name in names) + (f" `{value}`" if value else "")
        rows.append("| " + " | ".join(cell.replace("|", "\\|") for cell in (shown, declared.help, _default(parameter))))
    table = "\n".join(["| argument | what it does | default |", "| --- | --- | --- |", *(f"{row} |" for row in rows)])
    return f"## onrecord {name}\n\n    {' '.join(usage)} [OPTIONS]\n\n{inspect.getdoc(command)}\n\n{table}\n"


def _names(parameter: inspect.Parameter, declared: Any) -> list[str]:
    # Inside Annotated the first name stands where typer otherwise takes the default.
    first = [declared.default] if isinstance(declared.default, str) else []
    return [*first, *(declared.param_decls or ())] or [f"--{parameter.name.replace('_', '-')}"]


def _choices(kind: Any) -> str | None:
    return "|".join(typing.get_args(kind)) if typing.get_origin(kind) is Literal else None


def _default(parameter: inspect.Parameter) -> str:
    shown = parameter.default not in (None, False, inspect.Parameter.empty)
    return f"`{parameter.default}`" if shown else ""
