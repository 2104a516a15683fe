"""How a command ends: its exit code, and one line on standard error where something is wrong."""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Iterator

import typer

from onrecord.errors import OnrecordError, UsageError

DONE, SOME_FAILED, WRONG_USAGE, FINDINGS, INTERRUPTED, OUTPUT_CLOSED = 0, 1, 2, 3, 130, 141

EXIT_CODES = {
    DONE: "Done. Reports that were kept but not read (another language) count as done.",
    SOME_FAILED: "Some input gave no report, or the run could not go on; standard error says which and why.",
    WRONG_USAGE: "Wrong usage: nothing was read.",
    FINDINGS: "Something was found that cannot be right (`onrecord audit`, `onrecord ledger check`); it is on standard output.",
    INTERRUPTED: "Interrupted (Ctrl-C).",
    OUTPUT_CLOSED: "Whoever read standard output stopped reading (`onrecord read … | head`).",
}
"""Every exit code and what it means; docs/cli.md is written from this."""


@contextlib.contextmanager
def one_line_errors(*, debug: bool) -> Iterator[None]:
    """Turn whatever goes wrong inside the block into one line and an exit code; with `debug`, show where it was."""
    try:
        yield
    except typer.Exit:
        raise
    except KeyboardInterrupt:
        say("Stopped before the end; nothing more was written.")
        raise typer.Exit(INTERRUPTED) from None
    except BrokenPipeError:
        _hush_stdout()
        raise typer.Exit(OUTPUT_CLOSED) from None
    except Exception as error:
        if debug:
            import traceback

            traceback.print_exc()
        say(_line(error))
        raise typer.Exit(WRONG_USAGE if isinstance(error, UsageError) else SOME_FAILED) from None


def say(words: str) -> None:
    """Print one line of talk on standard error. Names of files and words of reports in it are made harmless."""
    from onrecord.cli.terminal import harmless

    with contextlib.suppress(OSError):  # nobody left to tell
        print(harmless(words), file=sys.stderr, flush=True)


def _line(error: Exception) -> str:
    if isinstance(error, OnrecordError):
        return f"Error: {_one_line(error)}"
    if isinstance(error, OSError) and error.strerror:
        where = f' "{os.fspath(error.filename)!s}"' if error.filename else ""
        return (
            f"Error: Cannot write or read{where}: {error.strerror}. Check the path, its permissions and the space left."
        )
    name = type(error).__name__
    what = f"Error: {name}: {_one_line(error)}"
    return f"{what}. This is a fault of onrecord: run again with --debug and report what it shows."


def _one_line(error: Exception) -> str:
    return " ".join(str(error).split())


def _hush_stdout() -> None:
    """Let the interpreter's last flush of standard output go nowhere, or it would complain about the closed pipe."""
    with contextlib.suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
