"""From bytes to text, in any encoding, with nothing changed that need not be.

Line ends become line feeds and a byte-order mark is taken off; NUL and lone surrogates become U+FFFD, one for one, with
a note. Soft hyphens, zero-width characters, non-breaking spaces and every kind of quotation mark stay as they are.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from onrecord.errors import InputError

REPLACEMENT = "\ufffd"

_MARKS: tuple[tuple[bytes, str], ...] = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SURROGATES = re.compile("[\ud800-\udfff]")
_CONTROLS = re.compile("[\x01-\x07\x0e-\x1a\x1c-\x1f\x7f\x00\ufffd]")
"""Characters that text does not hold. Escape, backspace and form feed are left out: captured terminals hold them."""
_SAMPLE = 65_536


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text and what had to be done to get it."""

    text: str
    encoding: str
    notes: tuple[str, ...] = ()


def decode(data: bytes, *, stated: str | None = None) -> Decoded:
    """Decode the bytes of a file. stated: the encoding named by a header or the page itself; it must fit to be used.

    InputError when the bytes are no text in any encoding.
    """
    encoding, skip = guess_encoding(data, stated=stated)
    raw = data[skip:].decode(encoding, "onrecord.utf8" if encoding == "utf-8" else "replace")
    if _looks_binary(raw):
        raise InputError("the file is binary, not text", "Give the report as text, HTML, PDF or JSON.")
    text, notes = clean(raw)
    lost = raw.count(REPLACEMENT) - data.count(REPLACEMENT.encode(encoding, "ignore") or b"\xff\xff\xff")
    if lost > 0:
        notes = (f"{_count(lost, 'character')} could not be read as {encoding}", *notes)
    return Decoded(normalise_line_ends(text), encoding, notes)


def guess_encoding(data: bytes, *, stated: str | None = None) -> tuple[str, int]:
    """The encoding of the bytes, and how many bytes of mark stand before the text."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return encoding, len(mark)
    if (wide := _wide(data[:_SAMPLE])) is not None:
        return wide, 0
    if _is_utf8(data):
        return "utf-8", 0
    if stated and _fits(data, stated):
        return codecs.lookup(stated).name, 0
    return _single_byte(data[:_SAMPLE]), 0


def clean(text: str) -> tuple[str, tuple[str, ...]]:
    """Replace NUL and lone surrogates by U+FFFD, one for one, and say so."""
    notes: list[str] = []
    if nuls := text.count("\0"):
        text = text.replace("\0", REPLACEMENT)
        notes.append(f"{_count(nuls, 'NUL character')} replaced")
    text, surrogates = _SURROGATES.subn(REPLACEMENT, text)
    if surrogates:
        notes.append(f"{_count(surrogates, 'lone surrogate')} replaced")
    return text, tuple(notes)


def normalise_line_ends(text: str) -> str:
    """Windows and old Mac line ends become line feeds; other separators (U+2028, form feed) stay."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _count(number: int, thing: str) -> str:
    return f"{number} {thing}{'' if number == 1 else 's'}"


def _half_pairs(error: UnicodeError) -> tuple[str, int]:
    """Error handler: three bytes that encode a lone surrogate become it; other wrong bytes become U+FFFD.

    Some systems write half a character pair into UTF-8; it is let through here, `clean` replaces and reports it.
    """
    if not isinstance(error, UnicodeDecodeError):
        raise error
    piece = error.object[error.start : error.start + 3]
    if len(piece) == 3 and piece[0] == 0xED and 0xA0 <= piece[1] <= 0xBF and 0x80 <= piece[2] <= 0xBF:
        return piece.decode("utf-8", "surrogatepass"), error.start + 3
    return REPLACEMENT, error.end


def _is_utf8(data: bytes) -> bool:
    """Whether the bytes are UTF-8, a few damaged characters (a cut-off end, half pairs) allowed."""
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    else:
        return True
    text = data[:_SAMPLE].decode("utf-8", "onrecord.utf8")
    wrong = text.count(REPLACEMENT)
    right = sum(character > "\x7f" for character in text) - wrong
    only_at_the_end = wrong == 1 and text.endswith(REPLACEMENT)
    return only_at_the_end or right > wrong


def _wide(sample: bytes) -> str | None:
    """UTF-16 without a mark: Latin text then has a NUL in every second byte."""
    if len(sample) < 4 or b"\0" not in sample:
        return None
    even, odd = sample[0::2], sample[1::2]
    if odd.count(0) > 0.7 * len(odd) and even.count(0) < 0.1 * len(even):
        return "utf-16-le"
    if even.count(0) > 0.7 * len(even) and odd.count(0) < 0.1 * len(odd):
        return "utf-16-be"
    return None


def _fits(data: bytes, encoding: str) -> bool:
    try:
        return bool(data.decode(encoding)) and codecs.lookup(encoding).name != "utf-8"
    except (LookupError, UnicodeError, ValueError, AssertionError):
        return False


def _single_byte(sample: bytes) -> str:
    """Windows-1252 where few bytes are not ASCII, as in English; else what charset-normalizer finds likeliest."""
    high = sum(byte > 0x7F for byte in sample)
    if high < 0.08 * len(sample):
        return "cp1252"
    from charset_normalizer import from_bytes

    best = from_bytes(sample[:8192], threshold=0.4).best()
    return best.encoding if best is not None else "cp1252"


def _looks_binary(text: str) -> bool:
    """Over a twentieth of characters that no text holds: random bytes have an eighth, a text has stray ones at most."""
    sample = text[:_SAMPLE]
    return len(_CONTROLS.findall(sample)) > max(3.0, 0.05 * len(sample))


codecs.register_error("onrecord.utf8", _half_pairs)
