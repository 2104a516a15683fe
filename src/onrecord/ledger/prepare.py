"""Turns a reading into what is written of it: the part of storing that needs no database and holds nobody up."""

from __future__ import annotations

import hashlib
import json
import zlib
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from onrecord.ledger.documents import Document, dump
from onrecord.ledger.instants import micros
from onrecord.ledger.proposals import proposals
from onrecord.ledger.words import words
from onrecord.records import Published, Reading, Span
from onrecord.records.objects import reading_object
from onrecord.tracing.digests import Digest, counts_from, digest

_LEVEL = 1
"""zlib's fastest: JSON of readings shrinks five-fold by it, and higher levels cost more time than they save space."""

STATEMENTS_MAX = 1 << 16
"""Statements of one reading that can be told apart in the index of words: no report within the limits has as many."""


@dataclass(frozen=True, slots=True)
class Prepared:
    """One reading, ready to be stored."""

    reading: Reading
    report: str
    version: str
    body_sha256: str
    published: int | None
    content: bytes
    words: list[str]
    statements: list[list[str]]
    """The words of each attribution's content."""
    acts: list[tuple[str, Document, str]]
    """Act.id, the proposal, and its JSON."""
    digest: Digest
    """What grouping into stories needs to know of it."""
    dated: bool
    """Whether anything shows when the report counts; where nothing does, the digest counts from `now`."""


def prepare(reading: Reading, now: datetime) -> Prepared:
    """Everything of a reading that can be known without the ledger. now: counts where the publication time is unknown."""
    report = reading.report
    proposed = proposals(reading, now.date())
    at = counts_from(reading)
    return Prepared(
        reading=reading,
        report=report.id,
        version=report.version,
        body_sha256=hashlib.sha256(report.text.encode("utf-8", "surrogatepass")).hexdigest(),
        published=micros(report.published.at) if report.published else None,
        content=packed(reading),
        words=words(f"{report.title or ''}\n{report.text}"),
        statements=[
            words(" ".join(span.of(report.text) for span in attribution.content))
            for attribution in reading.attributions[:STATEMENTS_MAX]
        ],
        acts=[(act.id, proposal, dump(proposal)) for act, proposal in zip(reading.acts, proposed, strict=True)],
        digest=digest(reading, micros(now) if at is None else at),
        dated=at is not None,
    )


def packed(reading: Reading) -> bytes:
    """The JSON that `onrecord read --format jsonl` prints, without the text, which is stored once for all reports with it."""
    content = reading_object(reading)
    del content["report"]["text"]
    return zlib.compress(dump(content).encode("utf-8", "surrogatepass"), _LEVEL)


def unpacked(content: bytes, text: str) -> dict[str, Any]:
    """The JSON again, with its text."""
    found: dict[str, Any] = json.loads(zlib.decompress(content).decode("utf-8", "surrogatepass"))
    found["report"]["text"] = text
    return found


def offset_s(published: Published) -> int | None:
    """The UTC offset of a publication time, in seconds."""
    offset = published.at.utcoffset()
    return None if offset is None else int(offset.total_seconds())


def span_words(text: str, start: int, end: int) -> str:
    """The words at a span of the text."""
    return Span(start, end).of(text)
