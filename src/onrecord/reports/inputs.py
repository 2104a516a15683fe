"""Opening what the user named, within limits: regular files, standard input, gzip around either.

Nothing but a regular file is ever opened: a device or pipe in a folder could block a batch for ever.
"""

from __future__ import annotations

import gzip
import io
import os
import stat
import zlib
from dataclasses import dataclass
from pathlib import PurePath
from typing import TYPE_CHECKING, BinaryIO

from onrecord.errors import InputError
from onrecord.reports.sniff import GZIP

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer as Buffer

HEAD_BYTES = 65_536
_EXPANSION = 50
"""Largest ratio of unpacked to packed size: news text comes to 3 or 4, tables of it to 10, bombs to 1,000."""


@dataclass(slots=True)
class Input:
    """An opened input, read once from its beginning."""

    name: str
    """As the user named it."""
    suffix: str
    """Of its file name, lower case, ".gz" taken off; "" when it has none."""
    stream: BinaryIO
    max_bytes: int
    charset: str | None = None
    """The encoding that a server stated."""
    url: str | None = None
    """Where it was fetched from, after redirects; None for what the user had at hand."""

    def head(self) -> bytes:
        """The first bytes; they will still be read by `everything`."""
        head = _read(self.stream, HEAD_BYTES)
        self.stream = io.BufferedReader(_Rewound(head, self.stream))
        return head

    def everything(self) -> bytes:
        """All bytes. InputError when there are more than `max_bytes`."""
        data = _read(self.stream, self.max_bytes + 1)
        if len(data) > self.max_bytes:
            raise InputError(
                f"it is larger than {self.max_bytes:,} bytes",
                "Split it into one file for each report, or raise the limit (max_bytes).",
            )
        return data


def open_file(path: str, max_bytes: int) -> Input:
    """Open a regular file. OSError when that fails, InputError when it is a device, a pipe or a socket."""
    if not stat.S_ISREG(os.stat(path).st_mode):
        raise InputError("it is a device, a pipe or a socket, not a file", "Copy its content to a file first.")
    # Not blocking, and checked again: the name may point elsewhere by now.
    descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    stream = os.fdopen(descriptor, "rb")
    status = os.fstat(descriptor)
    if not stat.S_ISREG(status.st_mode):
        stream.close()
        raise InputError("it is a device, a pipe or a socket, not a file", "Copy its content to a file first.")
    return unpacked(Input(path, PurePath(path).suffix.lower(), stream, max_bytes), status.st_size)


def from_bytes(name: str, data: bytes, max_bytes: int, *, suffix: str = "") -> Input:
    """An input that is already in memory."""
    return unpacked(Input(name, suffix, io.BytesIO(data), max_bytes), len(data))


def unpacked(source: Input, size: int) -> Input:
    """The input, seen through gzip where it is packed. size: in bytes as it lies there."""
    if _peek(source.stream) == GZIP:
        limit = max(source.max_bytes, _EXPANSION * size)
        source.stream = io.BufferedReader(_Unpacking(source.stream, limit))
        if source.suffix in (".gz", ".gzip"):
            source.suffix = PurePath(PurePath(source.name).stem).suffix.lower()
    return source


def _peek(stream: BinaryIO) -> bytes:
    start = stream.read(2)
    stream.seek(0)
    return start


def _read(stream: BinaryIO, size: int) -> bytes:
    """Up to `size` bytes; short only at the end."""
    parts: list[bytes] = []
    while size > 0 and (part := stream.read(size)):
        parts.append(part)
        size -= len(part)
    return b"".join(parts)


class _Rewound(io.RawIOBase):
    """A stream with its first bytes put back."""

    def __init__(self, head: bytes, rest: BinaryIO) -> None:
        self._head = io.BytesIO(head)
        self._rest = rest

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Buffer) -> int:
        view = memoryview(buffer)
        data = self._head.read(len(view)) or self._rest.read(len(view))
        view[: len(data)] = data
        return len(data)

    def close(self) -> None:
        self._rest.close()
        super().close()


class _Unpacking(io.RawIOBase):
    """A gzip stream that stops at a limit."""

    def __init__(self, packed: BinaryIO, limit: int) -> None:
        self._packed = packed
        self._stream = gzip.GzipFile(fileobj=packed)
        self._left = limit
        self._limit = limit

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Buffer) -> int:
        view = memoryview(buffer)
        try:
            data = self._stream.read1(min(len(view), 1 << 20))
        except (EOFError, zlib.error, gzip.BadGzipFile) as error:
            raise InputError(f"its gzip packing is damaged: {error}", "Copy or fetch the file again.") from error
        self._left -= len(data)
        if self._left < 0:
            raise InputError(
                f"it unpacks to more than {self._limit:,} bytes",
                "If you trust it, unpack it yourself and give the unpacked file.",
            )
        view[: len(data)] = data
        return len(data)

    def close(self) -> None:
        self._packed.close()
        super().close()
