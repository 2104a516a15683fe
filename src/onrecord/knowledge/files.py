"""Reads the data files: CSV tables with a few lines of `#` comment that name their source and date."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from importlib import resources


def rows(name: str) -> Iterator[dict[str, str]]:
    """The rows of `data/<name>.csv` by column name, comments left out."""
    text = resources.files("onrecord.knowledge").joinpath("data", f"{name}.csv").read_text(encoding="utf-8")
    return csv.DictReader(line for line in text.splitlines() if line and not line.startswith("#"))


def split(field: str) -> list[str]:
    """The words of a field that holds several, divided by "|"."""
    return [word for word in field.split("|") if word]
