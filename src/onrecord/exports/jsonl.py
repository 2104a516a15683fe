"""Readings as JSON: one object a line, or one array."""

from __future__ import annotations

import json
from typing import BinaryIO

from onrecord.records import Reading
from onrecord.records.objects import Object, reading_object

_LINE_ENDS = str.maketrans({"\x85": "\\u0085", "\u2028": "\\u2028", "\u2029": "\\u2029"})
"""JSON allows these three inside a string, but many tools that go line by line break there."""


class JsonLinesWriter:
    """Writes one JSON object and a line feed for each reading, in UTF-8."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream

    def add(self, reading: Reading) -> None:
        """Write one line."""
        self._stream.write(encoded(reading_object(reading)) + b"\n")

    def finish(self) -> None:
        """Nothing follows the last line."""


class JsonWriter:
    """Writes one JSON array, also for a single reading, so that whoever loads it need not ask which it is."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._count = 0

    def add(self, reading: Reading) -> None:
        """Write one element; it stands on a line of its own."""
        self._stream.write((b",\n" if self._count else b"[\n") + encoded(reading_object(reading)))
        self._count += 1

    def finish(self) -> None:
        """Close the array."""
        self._stream.write(b"\n]\n" if self._count else b"[]\n")


def encoded(value: Object) -> bytes:
    """JSON in one line, whatever tool takes it for one."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    # A file name may hold bytes that are no UTF-8; backslashreplace writes them as JSON's own \udcXX.
    return text.translate(_LINE_ENDS).encode("utf-8", "backslashreplace")
