"""onrecord reads news reports and keeps a sourced tracker of international support.

>>> import onrecord
>>> reading = onrecord.read("report.html")
>>> for attribution in reading.attributions: ...
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from onrecord.version import __version__

if TYPE_CHECKING:
    from pathlib import Path

    from onrecord.errors import InputError, OnrecordError, RunError, UsageError
    from onrecord.reading.reader import Reader
    from onrecord.records import Reading, Report

__all__ = [
    "InputError",
    "OnrecordError",
    "Reader",
    "Reading",
    "Report",
    "RunError",
    "UsageError",
    "__version__",
    "read",
]

_HOMES = {
    "Reader": "onrecord.reading.reader",
    "Reading": "onrecord.records",
    "Report": "onrecord.records",
    "InputError": "onrecord.errors",
    "OnrecordError": "onrecord.errors",
    "RunError": "onrecord.errors",
    "UsageError": "onrecord.errors",
}


def __getattr__(name: str) -> Any:
    """Load a public name when it is first used: `import onrecord` itself stays light."""
    if name not in _HOMES:
        raise AttributeError(f"module 'onrecord' has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(_HOMES[name]), name)


def read(
    source: str | Path,
    *,
    published: str | None = None,
    outlet: str | None = None,
    knowledge: Path | str | None = None,
) -> Reading:
    """Read the one report in a file or at a URL with the model that ships with onrecord, and check what it says.

    published: when it was published, ISO 8601, where the file does not say; outlet: who published it, likewise.
    knowledge: a folder of your own knowledge files (docs/knowledge.md), read after those inside.
    Raises InputError where the input gives no report, UsageError where it holds several (use `Reader.read_many`, and
    `onrecord.checks.reading.check` for the findings) or a knowledge file cannot be used.
    """
    from dataclasses import replace

    from onrecord.checks.reading import check
    from onrecord.errors import InputError, UsageError
    from onrecord.reading.reader import Reader
    from onrecord.records import SetAside
    from onrecord.reports import LoadOptions, load, parse_published

    when = parse_published(published) if published else None
    found = list(load(source, options=LoadOptions(published=when, outlet=outlet)))
    if len(found) != 1:
        raise UsageError(
            f'"{source}" holds {len(found)} reports, onrecord.read takes one',
            "Use onrecord.reports.load and Reader.read_many.",
        )
    (report,) = found
    if isinstance(report, SetAside):
        raise InputError(f'Cannot read report "{report.path}": {report.reason}', report.remedy)
    reader = Reader(knowledge=knowledge)
    reading = reader.read(report)
    return replace(reading, findings=check(reading, reader.knowledge))
