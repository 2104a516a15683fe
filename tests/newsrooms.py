"""Reports of invented newsrooms, for tests of tracing; read by the shipped reader."""

from __future__ import annotations

from functools import cache

from onrecord import Reader
from onrecord.records import Reading, Report
from onrecord.reports.published import published_as_found
from onrecord.reports.regions import lay_out


@cache
def the_reader() -> Reader:
    """One reader for all tests: the model is loaded once."""
    return Reader(workers=1)


def report(outlet: str, published: str | None, text: str, title: str | None = None) -> Report:
    """A report as a table's row gives it."""
    layout = lay_out(text, title=title, headline=False)
    when = published_as_found(published) if published else None
    return Report(
        text, layout.regions, outlet=outlet, url=f"https://{outlet}.example/{published}", title=title, published=when
    )


def read(outlet: str, published: str | None, text: str, title: str | None = None) -> Reading:
    """The reading of such a report."""
    return the_reader().read(report(outlet, published, text, title))
