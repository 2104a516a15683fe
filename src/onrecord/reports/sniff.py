"""What an input is: by its content first, by its file name second."""

from __future__ import annotations

import re

from onrecord.errors import InputError
from onrecord.reports.options import Format

_SUFFIXES: dict[str, Format] = {
    ".txt": "text", ".text": "text", ".md": "markdown", ".markdown": "markdown",
    ".html": "html", ".htm": "html", ".xhtml": "html", ".pdf": "pdf", ".json": "json", ".ninjs": "json",
    ".jsonl": "jsonl", ".ndjson": "jsonl", ".csv": "csv", ".tsv": "tsv", ".tab": "tsv", ".parquet": "parquet",
}  # fmt: skip

_AS_TEXT = "Save its text as a .txt or .html file, or export it as PDF."
_SEND_TEXT = "Give the report as text, HTML, PDF or JSON."

_MAGIC: tuple[tuple[bytes, str, str], ...] = (
    (b"PK\x03\x04", "a zip container (zip, docx, xlsx, odt or epub)", "Unpack it, or save its text as .txt or .html."),
    (b"PK\x05\x06", "an empty zip container", "Unpack it, or save its text as .txt or .html."),
    (b"\xd0\xcf\x11\xe0", "an old Microsoft Office file", _AS_TEXT),
    (b"{\\rtf", "an RTF file", _AS_TEXT),
    (b"7z\xbc\xaf", "a 7-Zip archive", "Unpack it first."),
    (b"Rar!", "a RAR archive", "Unpack it first."),
    (b"BZh", "a bzip2 file", "Unpack it first."),
    (b"\xfd7zXZ", "an xz file", "Unpack it first."),
    (b"\x28\xb5\x2f\xfd", "a zstd file", "Unpack it first."),
    (b"\x89PNG", "a picture (PNG)", _SEND_TEXT),
    (b"\xff\xd8\xff", "a picture (JPEG)", _SEND_TEXT),
    (b"GIF8", "a picture (GIF)", _SEND_TEXT),
    (b"%!PS", "a PostScript file", "Convert it to PDF."),
    (b"\x7fELF", "a program", _SEND_TEXT),
    (b"MZ\x90", "a program", _SEND_TEXT),
    (b"SQLite format 3\0", "an SQLite database", _SEND_TEXT),
    (b"WARC/", "a web archive (WARC)", "Extract its pages to HTML files first."),
)
_NOT_REPORTS = {
    ".css": "a style sheet", ".js": "a script", ".mjs": "a script", ".py": "a script", ".sh": "a script",
    ".svg": "a picture (SVG)", ".ipynb": "a notebook", ".map": "a source map", ".woff": "a font", ".woff2": "a font",
}  # fmt: skip

GZIP = b"\x1f\x8b"

_HTML = re.compile(
    rb"\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--.{0,2000}?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.I | re.S
)
_XML = re.compile(rb"\s*<\?xml\b|\s*<!DOCTYPE\s+(?!html)|\s*<(?:rss|feed|nitf|newsml|newsitem|newsMessage)\b", re.I)
_ANY_TAG = re.compile(
    rb"<(?:html|head|body|div|p|article|section|span|h[1-6]|meta|title|table|main|a|ul|br|script|!doctype)\b[^<]*>",
    re.I,
)


def recognise(head: bytes, suffix: str) -> Format:
    """The format of an input. head: its first 64 kB or less, uncompressed; suffix: of its name, lower case, or "".

    InputError when it is something that onrecord does not read.
    """
    if head.startswith(b"%PDF-") or (suffix == ".pdf" and b"%PDF-" in head[:1024]):
        return "pdf"
    if head.startswith(b"PAR1"):
        return "parquet"
    _refuse_others(head, suffix)
    narrow = _narrow(head)
    if _HTML.match(narrow):
        return "html"
    if _XML.match(narrow):
        raise InputError("it is an XML file, not a report in a format onrecord reads", _SEND_TEXT)
    return _by_suffix(narrow, suffix)


def _by_suffix(head: bytes, suffix: str) -> Format:
    named = _SUFFIXES.get(suffix)
    if named in ("pdf", "parquet"):
        raise InputError(f'it is named "{suffix}" but its content is not', "Check that it was saved or copied whole.")
    if named == "html" and not _ANY_TAG.search(head):
        return "text"
    if named in ("text", None) and (found := _json_like(head)):
        return found
    return named or "text"


def _refuse_others(head: bytes, suffix: str) -> None:
    if suffix in (".xlsx", ".xlsm") and head.startswith(b"PK"):
        raise InputError(
            "it is a workbook, not a report", "A tracker in it: onrecord audit checks it, onrecord import takes it in."
        )
    for magic, name, remedy in _MAGIC:
        if head.startswith(magic):
            raise InputError(f"it is {name}, which onrecord does not read", remedy)
    if head[4:8] == b"ftyp" or head[:4] in (b"RIFF", b"OggS", b"ID3\x03", b"ID3\x04"):
        raise InputError("it is a sound or video file, which onrecord does not read", _SEND_TEXT)
    if suffix in _NOT_REPORTS:
        raise InputError(f"it is {_NOT_REPORTS[suffix]}, not a report", "Leave it out.")


def _narrow(head: bytes) -> bytes:
    """The head as one byte per character, byte-order mark off: enough to look for tags and braces."""
    for mark, encoding in ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be")):
        if head.startswith(mark):
            return head[len(mark) :].decode(encoding, "replace").encode("ascii", "replace")
    return head


def _json_like(head: bytes) -> Format | None:
    """JSON or JSON lines without a name that says so (standard input, a .txt file)."""
    import json

    stripped = head.lstrip()
    if not re.match(rb"\{\s*[\"}]|\[\s*[\{\]]", stripped):
        return None
    first, *rest = stripped.split(b"\n", 2)
    try:
        whole_line = isinstance(json.loads(first), dict)
    except (ValueError, RecursionError):
        return "json" if stripped.rstrip().endswith((b"}", b"]")) or len(head) > 60_000 else None
    return "jsonl" if whole_line and rest and rest[0].lstrip().startswith(b"{") else "json"
