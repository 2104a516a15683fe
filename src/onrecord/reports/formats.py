"""One function for each format; each is imported only when an input needs it, so that reading a text stays quick."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.errors import InputError
from onrecord.reports.decoding import decode
from onrecord.reports.draft import Draft
from onrecord.reports.inputs import Input
from onrecord.reports.options import LoadOptions
from onrecord.reports.sniff import recognise

Drafted = Iterator[tuple[str, Draft | Exception]]
"""Paths ("#row" added for rows) with their report, or with why that row gives none."""

_PDF_SECONDS = 60.0
_HTML_SECONDS = 30.0


def drafts(source: Input, options: LoadOptions) -> Drafted:
    """Read an opened input in its format."""
    head = source.head()
    if not head.strip(b"\0 \t\r\n\xef\xbb\xbf"):
        raise InputError("it is empty", "Check that it was saved or copied whole.")
    format_ = options.format or recognise(head, source.suffix)
    if format_ in ("jsonl", "csv", "tsv", "parquet"):
        from onrecord.reports.tables import table_drafts

        yield from table_drafts(source, format_, head, options)
    elif format_ == "json":
        from onrecord.reports.json_items import json_drafts

        yield from json_drafts(source, options)
    else:
        yield source.name, _single(source, format_, options)


def _single(source: Input, format_: str, options: LoadOptions) -> Draft:
    if format_ == "pdf":
        return _pdf(source)
    if format_ == "html":
        return _html(source, options)
    from onrecord.reports.plain import draft_markdown, draft_text

    decoded = decode(source.everything(), stated=source.charset)
    return draft_markdown(decoded) if format_ == "markdown" else draft_text(decoded)


def _pdf(source: Input) -> Draft:
    from onrecord.reports.pdf import draft_pdf
    from onrecord.reports.time_limit import within

    data = source.everything()
    return within(_PDF_SECONDS, lambda: draft_pdf(data))


def _html(source: Input, options: LoadOptions) -> Draft:
    from onrecord.reports.html import draft_html
    from onrecord.reports.time_limit import within

    data = source.everything()
    draft = within(_HTML_SECONDS, lambda: draft_html(data, charset=source.charset, url=source.url))
    if source.url is not None:
        words = sum(len(region.span.of(draft.text).split()) for region in draft.regions if region.kind == "body")
        if words < options.min_fetched_words:
            raise InputError(
                f"{words} words left after cleaning the page, at least {options.min_fetched_words} needed",
                "It may be a login page: open it in a browser, save it, and read the saved file.",
            )
    return draft
