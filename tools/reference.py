"""Writes the reference pages docs/cli.md, docs/python.md, docs/output.md and docs/story.md from the code.

    python -m tools.reference           write them
    python -m tools.reference --check   say which differ from the code, and fail if any does

The pages are committed, so that they can be read without running anything; tests/test_docs.py holds them to the code.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from pathlib import Path

from tools.reference_cli import cli_page
from tools.reference_output import output_page, story_page
from tools.reference_python import python_page

ROOT = Path(__file__).parents[1]

PAGES: Mapping[str, Callable[[], str]] = {
    "docs/cli.md": cli_page,
    "docs/python.md": python_page,
    "docs/output.md": output_page,
    "docs/story.md": story_page,
}


def differing() -> list[str]:
    """The pages that are missing or not what the code says."""
    return [
        name for name, page in PAGES.items() if not (path := ROOT / name).exists() or path.read_text("utf-8") != page()
    ]


def main(arguments: list[str]) -> int:
    """Write or check the pages."""
    stale = differing()
    if arguments == ["--check"]:
        for name in stale:
            print(f"{name} is not what the code says. Run: make docs", file=sys.stderr)
        return 1 if stale else 0
    for name in stale:
        (ROOT / name).write_text(PAGES[name](), "utf-8")
        print(f"Wrote {name}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
