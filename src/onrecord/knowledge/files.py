"""Reads the data files: CSV tables with a few lines of `#` comment that name their source and date."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from importlib import resources


def rows(name: str) -> Iterator[dict[str, str]]:
    """The rows of `data/<name>.csv` by column name, comments left out."""
    return csv.DictReader(line for line in _text(name).splitlines() if line and not line.startswith("#"))


def comments(name: str) -> str:
    """The comment lines of `data/<name>.csv`, which say its source, its date and what its columns mean."""
    return "\n".join(line for line in _text(name).splitlines() if line.startswith("#"))


def names_with(prefix: str) -> list[str]:
    """The names of the data files that begin so, in alphabetical order, without ".csv"."""
    files = resources.files("onrecord.knowledge").joinpath("data").iterdir()
    return sorted(file.name.removesuffix(".csv") for file in files if file.name.startswith(prefix))


def split(field: str) -> list[str]:
    """The words of a field that holds several, divided by "|"."""
    return [word for word in field.split("|") if word]


def _text(name: str) -> str:
    return resources.files("onrecord.knowledge").joinpath("data", f"{name}.csv").read_text(encoding="utf-8")
