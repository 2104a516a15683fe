"""What the user says about inputs beforehand, and the limits that hold for all of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, get_args

from onrecord.errors import UsageError
from onrecord.records import Published

Format = Literal["text", "markdown", "html", "pdf", "json", "jsonl", "csv", "tsv", "parquet"]
"""What an input can be read as; "json" is a ninjs item, or one or several rows."""

FORMATS: tuple[Format, ...] = get_args(Format)

FIELDS = ("text", "title", "outlet", "published", "url", "language", "id")
"""What a column of a table can be mapped to."""

MAX_BYTES = 50_000_000
"""Far above any single report (PolNeAR's longest has 34 kB); what is larger is an archive or a mistake."""


@dataclass(frozen=True, slots=True)
class LoadOptions:
    """What files do not say, and how to read them. The same options hold for every input of a run."""

    published: Published | None = None
    """When reports that do not say were published."""
    outlet: str | None = None
    """Who published reports that do not say."""
    columns: Mapping[str, str] = field(default_factory=dict)
    """For tables: field (one of `FIELDS`) to column name. Fields left out are looked for under their usual names."""
    max_bytes: int = MAX_BYTES
    """Largest input, in bytes after decompression; of a table, the largest row."""
    format: Format | None = None
    """How to read every input; None recognises each by its content first and its file name second."""
    min_fetched_words: int = 60
    """Least words of body that a fetched page must have; fewer is a login, consent or error page."""

    def __post_init__(self) -> None:
        if self.format is not None and self.format not in FORMATS:
            raise UsageError(f'Unknown format "{self.format}"', f"Known: {', '.join(FORMATS)}.")
        for name in self.columns:
            if name not in FIELDS:
                raise UsageError(f'Unknown field "{name}" in the column mapping', f"Known: {', '.join(FIELDS)}.")
        if self.max_bytes < 1:
            raise UsageError(f"max_bytes is {self.max_bytes}, at least 1 needed", "Give a positive number of bytes.")
