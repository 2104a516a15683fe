"""docs/cli.md, from the declarations of the commands' own arguments."""

from __future__ import annotations

import inspect
import typing
from collections.abc import Callable
from typing import Any, Literal

from onrecord.cli import app as commands
from onrecord.cli import desk, trace, workbooks
from onrecord.cli.exits import EXIT_CODES

_COMMANDS: dict[str, Callable[..., None]] = {
    "read": commands.read,
    "trace": trace.trace,
    "story": trace.story,
    "tracker": desk.tracker,
    "show": desk.show,
    "search": desk.search,
    "decide accept": desk.accept_command,
    "decide edit": desk.edit_command,
    "decide reject": desk.reject_command,
    "decide merge": desk.merge_command,
    "decide split": desk.split_command,
    "decide add": desk.add_command,
    "decide undo": desk.undo_command,
    "backup": desk.backup,
    "restore": desk.restore,
    "forget": desk.forget,
    "audit": workbooks.audit,
    "import": workbooks.import_,
    "export": workbooks.export,
    "ledger check": desk.check_command,
    "ledger rebuild": desk.rebuild_command,
    "ledger upgrade": desk.upgrade_command,
}

_HEAD = """\
<!-- Written by `make docs` from src/onrecord/cli. Change the code, not this page. -->

# The command line

Results go to standard output, everything else to standard error. Colour is used where standard output is a terminal;
`NO_COLOR` turns it off, `FORCE_COLOR` on. Control sequences in reports are never passed on to the terminal.

Two variables save typing: `ONRECORD_DB` stands for `--db` wherever a ledger is needed (`onrecord read` stores only where `--db`
is given), `ONRECORD_WHO` for `--who`, the name under which decisions are taken.
"""


def cli_page() -> str:
    """The whole page."""
    parts = [
        _HEAD,
        *(_command(name, command) for name, command in _COMMANDS.items()),
        "## onrecord --version\n\nPrint the version and exit.\n",
    ]
    codes = "\n".join(f"| {code} | {meaning} |" for code, meaning in EXIT_CODES.items())
    parts.append(f"## Exit codes\n\n| code | meaning |\n| --- | --- |\n{codes}\n")
    return "\n".join(parts)


def _command(name: str, command: Callable[..., None]) -> str:
    usage = [f"onrecord {name}"]
    rows = []
    for parameter in inspect.signature(command, eval_str=True).parameters.values():
        kind, declared = typing.get_args(parameter.annotation)
        if type(declared).__name__ == "ArgumentInfo":
            usage.append(
                f"{declared.metavar}..."
                if list in map(typing.get_origin, (kind, *typing.get_args(kind)))
                else declared.metavar
            )
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
    for one in (kind, *typing.get_args(kind)):
        if typing.get_origin(one) is Literal:
            return "|".join(typing.get_args(one))
    return None


def _default(parameter: inspect.Parameter) -> str:
    shown = parameter.default not in (None, False, inspect.Parameter.empty)
    return f"`{parameter.default}`" if shown else ""
