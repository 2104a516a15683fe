"""What grouping needs to know of a report: small enough to keep one of every report at hand."""

from __future__ import annotations

import re
import struct
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from hashlib import blake2b
from typing import Final
from zlib import crc32

import numpy as np

from onrecord.errors import UsageError
from onrecord.records import Reading
from onrecord.tracing.minhash import sketch
from onrecord.tracing.subjects import WORD, Subject, Term, givers, receivers, subject_of

_VERSION: Final = 1
_MOST_TERMS: Final = 110
"""The weightiest terms of a report; what comes after them is its background."""
_MOST_NAMES: Final = 32
_MOST_KEYS: Final = 16
"""Keys of terms. With 16, 97 of 100 pairs of reports of one story share one, and every report shares one with some other."""
_KEY_RARITY: Final = 6.0
_KEY_NUMBER: Final = 3.0
"""Rarity from which a word or a number is a key: one in 400 reports has it."""
_MOST_ACTS: Final = 4
_SCALE: Final = 29.0
"""Weights are kept as whole numbers up to 255, so that sums of them are exact in any order."""
_DAY: Final = re.compile(r"\d{4}-\d\d-\d\d")
_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)
_HEAD: Final = struct.Struct("<BqHHHHHHHHH")


@dataclass(frozen=True, slots=True)
class Digest:
    """What grouping needs to know of one report; a pure function of its reading and of frozen statistics."""

    report: str
    """`Report.id`."""
    at: int
    """UTC microseconds of publication; of recording where that is unknown."""
    keys: tuple[int, ...]
    """Signed 64-bit numbers under which it is filed: two reports of one story nearly always share one. At most 28."""
    terms: bytes
    """Hashes of what it is about, ascending; unsigned 32-bit, like all hashes here, in little-endian order."""
    weights: bytes
    """How much each of the terms says, one byte each."""
    parties: bytes
    """Hashes of who gives, pays or gets something in its lead, ascending."""
    numbers: bytes
    """Hashes of the sums and counts of its lead, ascending."""
    goods: bytes
    """Hashes of the classes of goods of its lead, ascending."""
    names: bytes
    """Hashes of the names in it, ascending."""
    minima: bytes
    """The sketch of its text (`minhash.Sketch`), unsigned 16-bit."""
    size: int
    """How many word sequences its text has."""


def digest(reading: Reading, at: int) -> Digest:
    """The digest of a report.

    at: UTC microseconds of publication (`published_at`); the caller says when the report counts where that is unknown.
    """
    report = reading.report
    subject = subject_of(reading)
    body = (region.span for region in report.regions if region.kind == "body")
    text = sketch([word.lower() for span in body for word in WORD.findall(report.text, span.start, span.end)])
    terms = sorted((_hash(term.name), _byte(term.weight)) for term in subject.terms[:_MOST_TERMS])
    return Digest(
        report=report.id,
        at=at,
        keys=tuple(sorted({*_term_keys(subject), *_act_keys(reading), *map(_band_key, enumerate(text.bands))})),
        terms=np.array([code for code, _ in terms], "<u4").tobytes(),
        weights=bytes(value for _, value in terms),
        parties=_hashes(subject.parties),
        numbers=_hashes(subject.numbers),
        goods=_hashes(subject.goods),
        names=_hashes(sorted(subject.names)[:_MOST_NAMES]),
        minima=text.minima.astype("<u2").tobytes(),
        size=min(text.size, 0xFFFF),
    )


def published_at(reading: Reading) -> int | None:
    """UTC microseconds at which the report was published; None where that is unknown."""
    published = reading.report.published
    return (published.at - _EPOCH) // timedelta(microseconds=1) if published else None


def counts_from(reading: Reading) -> int | None:
    """UTC microseconds at which the report counts: of its publication, else as `dated_at` has it; None where nothing shows."""
    at = published_at(reading)
    return dated_at(reading) if at is None else at


def dated_at(reading: Reading) -> int | None:
    """UTC microseconds of the first day that the text gives in full, as a dateline does: for a report that nothing else dates."""
    for time in reading.times:
        if time.type == "DATE" and time.value and _DAY.fullmatch(time.value):
            return (datetime.fromisoformat(time.value).replace(tzinfo=UTC) - _EPOCH) // timedelta(microseconds=1)
    return None


def to_bytes(digest: Digest) -> bytes:
    """A form to keep it in, at most 2 KB: `from_bytes` gives the same digest back."""
    report = digest.report.encode()
    parts = (digest.weights, digest.parties, digest.numbers, digest.goods, digest.names, digest.minima)
    lengths = (len(report), len(digest.keys), *map(len, parts))
    head = _HEAD.pack(_VERSION, digest.at, *lengths, digest.size)
    keys = np.array(digest.keys, "<i8").tobytes()
    return b"".join((head, report, keys, digest.terms, *parts))


def from_bytes(content: bytes) -> Digest:
    """The digest that `to_bytes` wrote. Raises UsageError where another version wrote it."""
    if not content or content[0] != _VERSION:
        found = content[0] if content else "nothing"
        raise UsageError(
            f"Cannot use a stored digest: version {_VERSION} expected, {found} found", "Make the digests again."
        )
    _, at, report, keys, weights, parties, numbers, goods, names, minima, size = _HEAD.unpack_from(content)
    pieces, start = [], _HEAD.size
    for length in (report, 8 * keys, 4 * weights, weights, parties, numbers, goods, names, minima):
        pieces.append(content[start : start + length])
        start += length
    name, filed, *rest = pieces
    terms, values, acting, sums, classes, called, sketched = rest
    keyed = tuple(np.frombuffer(filed, "<i8").tolist())
    return Digest(name.decode(), at, keyed, terms, values, acting, sums, classes, called, sketched, size)


def _term_keys(subject: Subject) -> list[int]:
    return [_key(f"term {term.name}") for term in subject.terms if _is_key(term)][:_MOST_KEYS]


def _is_key(term: Term) -> bool:
    if term.name[0] in "+-=":
        return False
    return term.rarity > _KEY_NUMBER if term.name[0] == "#" else term.rarity >= _KEY_RARITY


def _act_keys(reading: Reading) -> list[int]:
    """Who gives what to whom: for reports without a rare name or number."""
    found = dict.fromkeys(
        f"act {giver.id} {receiver.id} {item.class_}"
        for act in reading.acts
        for giver in givers(act)
        for receiver in receivers(act)
        for item in act.items
        if giver.id and receiver.id and item.class_
    )
    return [_key(name) for name in found][:_MOST_ACTS]


def _band_key(band: tuple[int, int]) -> int:
    return _key(f"text {band[0]} {band[1]}")


def _key(name: str) -> int:
    return int.from_bytes(blake2b(name.encode(), digest_size=8).digest(), "little", signed=True)


def _hash(name: str) -> int:
    return crc32(name.encode())


def _hashes(names: Iterable[str]) -> bytes:
    return np.array(sorted({_hash(name) for name in names}), "<u4").tobytes()


def _byte(weight: float) -> int:
    return max(1, min(255, round(weight * _SCALE)))
