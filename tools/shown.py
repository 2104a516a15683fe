"""Runs the commands that the documentation shows, and holds what it shows against what they print.

    python -m tools.shown           put the true output where another is shown
    python -m tools.shown --check   say where another output is shown, and fail if it is anywhere

A ```console block holds "$ command" and its whole standard output. "…" on a line of its own stands for any lines; as
the whole output it waits to be filled in. Commands run in the repository at 80 columns; what they write goes elsewhere.
"""

from __future__ import annotations

import itertools
import os
import re
import shlex
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parents[1]

PAGES = ("README.md", "CONTRIBUTING.md", "CHANGELOG.md", "docs/index.md", "docs/tutorial.md", "docs/tracing.md")
"""The pages written by hand."""

_BLOCK = re.compile(r"^```console\n(.*?)^```$", re.M | re.S)
_COMMAND = re.compile(r"^\$ (.*\n)((?:(?!\$ ).*\n)*)", re.M)
_WAITING = "…\n"
_SURE = re.compile(r"(only\\ )?\d+%\\ sure")
"""A confidence, in a line that was escaped for a pattern."""


class Shown(NamedTuple):
    """A command and the output that a page shows for it."""

    page: str
    command: str
    output: str

    def agrees_with(self, printed: str) -> bool:
        """Whether the command may print this: word for word, but for confidences, which kinds of CPU round differently."""
        lines = self.output.splitlines(keepends=True)
        pattern = "".join(r"(?s:.*)" if line == _WAITING else re.escape(line) for line in lines)
        return re.fullmatch(_SURE.sub(r"(only )?\\d+% sure", pattern), printed) is not None


def shown() -> Iterator[Shown]:
    """Every command on every page, in order."""
    for page in PAGES:
        for block in _BLOCK.findall((ROOT / page).read_text("utf-8")):
            for command, output in _COMMAND.findall(block):
                yield Shown(page, command.strip(), output)


def environment() -> dict[str, str]:
    """What a shown command runs under."""
    return {**os.environ, "PYTHONPATH": str(ROOT / "src"), "PYTHONUTF8": "1", "NO_COLOR": "1"}


def printed_by(command: str) -> str:
    """The standard output of a command as a page shows it. A failing command is an error; a set-aside input is not."""
    words = shlex.split(command)
    assert words[0] == "onrecord", f"shown as a command of ours, but it is not: {command}"
    with tempfile.TemporaryDirectory() as folder:
        words = [os.path.join(folder, word) if before == "-o" else word for before, word in itertools.pairwise(words)]
        done = subprocess.run(
            [sys.executable, "-m", "onrecord", *words],
            cwd=ROOT,
            env=environment(),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=300,
            check=False,
        )
    if done.returncode > 1 or (done.returncode and b"Error: " in done.stderr):
        raise RuntimeError(f"{command}\n{done.stderr.decode()}")
    return done.stdout.decode()


def main(arguments: list[str]) -> int:
    """Check the pages or fill them in."""
    differing = 0
    for it in shown():
        printed = printed_by(it.command)
        left_out = _WAITING in it.output.splitlines(keepends=True)
        agrees = it.agrees_with(printed) if left_out or arguments == ["--check"] else it.output == printed
        if agrees and it.output != _WAITING:
            continue
        differing += 1
        if arguments == ["--check"]:
            print(f"{it.page} shows another output than the true one of: {it.command}", file=sys.stderr)
        else:
            page = ROOT / it.page
            before = f"$ {it.command}\n{it.output}"
            page.write_text(page.read_text("utf-8").replace(before, f"$ {it.command}\n{printed}", 1), "utf-8")
            print(f"Wrote the output of `{it.command}` into {it.page}")
    return 1 if differing and arguments == ["--check"] else 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
