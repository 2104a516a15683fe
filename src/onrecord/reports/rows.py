"""One row of a table, or one plain JSON object, as a report."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from onrecord.errors import InputError
from onrecord.records import Published
from onrecord.reports.decoding import Decoded, clean, normalise_line_ends
from onrecord.reports.draft import Draft
from onrecord.reports.options import FIELDS
from onrecord.reports.plain import draft_text
from onrecord.reports.published import published_from

USUAL_NAMES: dict[str, tuple[str, ...]] = {
    "text": ("text", "body", "content", "article", "maintext", "full_text", "article_text", "body_text", "plain_text"),
    "title": ("title", "headline"),
    "outlet": ("outlet", "publisher", "source_name", "sitename", "site_name", "publication", "newspaper", "source"),
    "published": ("published", "date", "published_at", "publication_date", "date_publish", "date_published", "pubdate",
                  "publish_date", "timestamp", "datetime"),
    "url": ("url", "link", "canonical_url", "uri"),
    "language": ("language", "lang"),
    "id": (),
}  # fmt: skip
"""Column names under which a field is looked for when no mapping is stated, likeliest first."""


def map_columns(names: Iterable[str], stated: Mapping[str, str]) -> dict[str, str]:
    """Field to column name. InputError when a stated column is missing, is there twice, or no text column is found."""
    listed = list(names)
    lowered = {name.lower().strip(): name for name in reversed(listed)}
    columns = dict(stated)
    for field in FIELDS:
        if field not in columns and (usual := [name for name in USUAL_NAMES[field] if name in lowered]):
            columns[field] = lowered[usual[0]]
    known = ", ".join(listed[:20]) or "none"
    if "text" not in columns:
        raise InputError(f"no column for the text was found; columns: {known}", "Say which: --column text=NAME.")
    for field, column in columns.items():
        if listed.count(column) != 1:
            found = "is missing" if column not in listed else "is there more than once"
            raise InputError(f'the column "{column}" for {field} {found}; columns: {known}', "Correct the mapping.")
    return columns


def draft_row(row: Mapping[str, object], columns: Mapping[str, str]) -> Draft:
    """The report that a row holds. InputError when it has no text."""
    value = row.get(columns["text"])
    if not isinstance(value, str) or not value.strip():
        raise InputError(f'the column "{columns["text"]}" holds no text', "Leave the row out, or fill it in.")
    text, notes = clean(value)
    title, url, outlet = (_words(row, columns, field) for field in ("title", "url", "outlet"))
    published, unclear = _published(row, columns)
    draft = draft_text(Decoded(normalise_line_ends(text), "", notes + unclear), title=title)
    return Draft(
        draft.text,
        draft.regions,
        draft.related,
        title=draft.title,
        outlet=outlet,
        url=url,
        published=published,
        language=_words(row, columns, "language"),
        notes=draft.notes,
    )


def row_name(path: str, number: int, row: Mapping[str, object], columns: Mapping[str, str], *, named: bool) -> str:
    """The path of a row: "#" and its number, counted from 1, or its id where the user named a column for it."""
    name = _words(row, columns, "id") if named else None
    return f"{path}#{name or number}"


def _words(row: Mapping[str, object], columns: Mapping[str, str], field: str) -> str | None:
    value = row.get(columns.get(field, ""))
    if isinstance(value, int | float) and not isinstance(value, bool):
        value = str(value)
    return (clean(" ".join(value.split()))[0] or None) if isinstance(value, str) else None


def _published(row: Mapping[str, object], columns: Mapping[str, str]) -> tuple[Published | None, tuple[str, ...]]:
    value = row.get(columns.get("published", ""))
    if value is None or value == "":
        return None, ()
    published = published_from(value)
    if published is None:
        return None, (f'the publication time "{clean(str(value))[0][:60]}" is no date that onrecord reads',)
    return published, ()
