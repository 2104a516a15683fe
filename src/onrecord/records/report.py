"""One publication: its text as it stands, what is known about it, and why a file gave none."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from typing import Literal

from onrecord.records.spans import Span

RegionKind = Literal["headline", "byline", "body", "caption", "related", "boilerplate"]
"""What a stretch of a report's text is; only headline and body are read for statements."""


@dataclass(frozen=True, slots=True)
class Region:
    """A stretch of the text and what it is. Regions are in text order and never overlap."""

    kind: RegionKind
    span: Span


@dataclass(frozen=True, slots=True)
class RelatedHeadline:
    """The headline of another report, as listed under this one ("Related:", "Read also")."""

    title: str
    """The words as they stand at `span`."""
    span: Span
    url: str | None = None
    """Where it leads, when the source says."""


@dataclass(frozen=True, slots=True)
class Published:
    """When a report was published."""

    at: datetime
    """Aware: the instant, with the UTC offset the publication gave (UTC where it gave none). A bare day is its midnight."""
    precision: Literal["second", "minute", "day"]
    """How exactly the source states it."""

    @property
    def local_day(self) -> date:
        """The publication's own day, against which "on Monday" is resolved."""
        return self.at.date()


@dataclass(frozen=True, slots=True)
class Report:
    """One published text. The text is never changed after it was read in: every span counts in it."""

    text: str
    """What is stored and shown. NUL and lone surrogates are replaced one for one by U+FFFD; nothing else of a plain file."""
    regions: tuple[Region, ...] = ()
    """What the stretches of `text` are. Characters in no region (blank lines between) are not read."""
    path: str | None = None
    """The file, URL or "-" it came from, as the user named it; a table row adds "#row"."""
    outlet: str | None = None
    """Who published it."""
    url: str | None = None
    """Canonical URL."""
    title: str | None = None
    """The headline from metadata, or of the text."""
    published: Published | None = None
    language: str | None = None
    """ISO 639-1 code, identified offline or stated by the source."""
    related: tuple[RelatedHeadline, ...] = ()
    notes: tuple[str, ...] = ()
    """What had to be done to get the text in ("3 NUL characters replaced"), in words an editor can read."""
    unread: str | None = None
    """Why the report is kept but not read ("the text is German; onrecord reads English"), or None."""

    @property
    def id(self) -> str:
        """Stable name: from the canonical URL, else outlet + title + publication time, else the text's content hash."""
        if self.url:
            return _id("url", self.url)
        if self.outlet and self.title and self.published:
            return _id("published", self.outlet, self.title, self.published.at.isoformat())
        return _digest(["text", self.text])[:16]

    @property
    def version(self) -> str:
        """sha256 (hex) of text, title, publication time and language."""
        when = self.published.at.isoformat() if self.published else None
        return _digest([self.text, self.title, when, self.language])


@dataclass(frozen=True, slots=True)
class SetAside:
    """An input that gave no report, and what to do about it."""

    path: str
    """The file, URL or row as the user named it."""
    reason: str
    """What was expected and found, in one line."""
    remedy: str
    """The next move, in one line."""


@lru_cache(maxsize=1 << 12)
def _id(*key: str) -> str:
    """Asked for at every step of tracing, of the same few reports; texts are too large to keep for that."""
    return _digest([*key])[:16]


def _digest(parts: list[str | None]) -> str:
    return hashlib.sha256(json.dumps(parts, ensure_ascii=False).encode("utf-8", "surrogatepass")).hexdigest()
