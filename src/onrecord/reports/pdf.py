"""PDF files, by their text layer: the releases that governments and ministries put out.

Lines become paragraphs again and words broken at a line's end are joined. What repeats at the top or foot of the pages
is kept once, as boilerplate. Scanned pages have no text layer; they are set aside, not guessed at.
"""

from __future__ import annotations

import io
import logging
import re
from collections import Counter

from onrecord.errors import InputError
from onrecord.reports.decoding import Decoded, clean
from onrecord.reports.draft import Composer, Draft
from onrecord.reports.plain import MAX_CHARACTERS, draft_text

MAX_PAGES = 300
"""A release has 1 to 20 pages; what is longer is a book or an annual report."""
MAX_PAGE_STREAM = 4_000_000
"""Bytes of drawing instructions on one page, unpacked; a page full of text has 20,000, a drawn map 2 million."""

_SAVE_TEXT = "Open it in a PDF viewer and save its text as a .txt file."
_PAGE_NUMBER = re.compile(r"\W*(?:page|seite|p\.)?\s*\d{1,4}(?:\s*(?:/|of|von)\s*\d{1,4})?\W*", re.IGNORECASE)
_BROKEN_WORD = re.compile(r"[^\W\d_]{2,}[-\u00ad\u2010]$")
_SENTENCE_END = re.compile(r"[.!?:][\"'”’)\]]*$")
_NEW_ITEM = re.compile(r"(?:[•▪·*–—-]|\d{1,2}[.)])\s+\S")
_FULL_LINE = 0.8
"""Share of the page's usual line length under which a line that ends a sentence ends its paragraph."""
_SHORT_LINE = 0.6
"""Under this share every line ends its paragraph: a heading, an address, a line of a list."""

logging.getLogger("pypdf").addHandler(logging.NullHandler())  # else its warnings go to the user's terminal


def draft_pdf(data: bytes) -> Draft:
    """The report of a PDF file. InputError when it is locked, damaged, too large, or has no text layer."""
    pages, notes = _pages(data)
    repeated = _repeated(pages)
    paragraphs = _paragraphs([[line for line in page if _key(line) not in repeated] for page in pages])
    if sum(map(len, paragraphs)) < 20 and notes:
        raise InputError(f"no page of the PDF could be read: {notes[0]}", _SAVE_TEXT)
    if sum(map(len, paragraphs)) < 20:
        raise InputError(
            f"the PDF has {len(pages)} page(s) and no text layer, as scanned pages have none",
            "Run it through text recognition (OCR) first, for instance: ocrmypdf IN.pdf OUT.pdf.",
        )
    text, changes = clean("\n\n".join(paragraphs))
    body = draft_text(Decoded(text, "", notes + changes))
    composer = Composer()
    composer.add_drafted(body)
    for line in repeated.values():
        composer.add("boilerplate", line)
    notes = body.notes + tuple(composer.notes)
    return Draft(composer.text, tuple(composer.regions), tuple(composer.related), title=body.title, notes=notes)


def _pages(data: bytes) -> tuple[list[list[str]], tuple[str, ...]]:
    """The visible lines of each page."""
    from pypdf import PdfReader
    from pypdf.errors import DependencyError, FileNotDecryptedError, PyPdfError

    try:
        reader = PdfReader(io.BytesIO(data), strict=False)
        if reader.is_encrypted and not reader.decrypt(""):
            raise InputError("the PDF is locked with a password", "Unlock it and save it without one.")
        if (count := len(reader.pages)) > MAX_PAGES:
            raise InputError(f"the PDF has {count:,} pages, at most {MAX_PAGES} are read", "Split it.")
        return _lines_of(reader)
    except (FileNotDecryptedError, DependencyError, NotImplementedError) as error:
        raise InputError(f"the PDF is locked: {error}", "Unlock it and save it without a password.") from error
    except PyPdfError as error:
        raise InputError(f"the PDF is damaged: {error}", "Fetch or export it again.") from error


def _lines_of(reader: object) -> tuple[list[list[str]], tuple[str, ...]]:
    from pypdf import PdfReader
    from pypdf.errors import PyPdfError

    assert isinstance(reader, PdfReader)
    pages: list[list[str]] = []
    notes: list[str] = []
    characters = 0
    for number, page in enumerate(reader.pages, start=1):
        try:
            contents = page.get_contents()
            if contents is not None and len(contents.get_data()) > MAX_PAGE_STREAM:
                notes.append(f"page {number} was left out: it is drawn with too many instructions")
                continue
            text = page.extract_text()
        except (PyPdfError, ValueError, KeyError, TypeError, AttributeError, IndexError) as error:
            notes.append(f"page {number} was left out: it is damaged ({type(error).__name__})")
            continue
        characters += len(text)
        if characters > MAX_CHARACTERS:
            raise InputError(f"the PDF has more than {MAX_CHARACTERS:,} characters", "Split it.")
        pages.append([line.strip() for line in text.splitlines()])
    return pages, tuple(notes)


def _key(line: str) -> str:
    """What makes two running heads the same: their words, numbers aside."""
    return re.sub(r"\d+", "#", " ".join(line.split())).casefold()


def _repeated(pages: list[list[str]]) -> dict[str, str]:
    """Running heads and feet, by key: lines at the edge of at least half of the pages, and page numbers."""
    edges: Counter[str] = Counter()
    wording: dict[str, str] = {}
    for page in pages:
        visible = [line for line in page if line]
        for key, line in {_key(line): line for line in visible[:2] + visible[-2:]}.items():
            edges[key] += 1
            wording.setdefault(key, line)
    least = max(2, (len(pages) + 1) // 2)
    return {key: line for key, line in wording.items() if edges[key] >= least or _PAGE_NUMBER.fullmatch(line)}


def _paragraphs(pages: list[list[str]]) -> list[str]:
    """Paragraphs, joined over lines and pages."""
    lines = [line for page in pages for line in (*page, "")]
    lengths = sorted(len(line) for line in lines if line)
    usual = lengths[int(len(lengths) * 0.8)] if lengths else 0
    paragraphs: list[str] = []
    current = ""
    for line in lines:
        if not line:
            ended = bool(_SENTENCE_END.search(current)) or len(current) < _FULL_LINE * usual
        else:
            ended = bool(_NEW_ITEM.match(line))
        if current and ended:
            paragraphs.append(current)
            current = ""
        current = _joined(current, line)
        if line and len(line) < (_FULL_LINE if _SENTENCE_END.search(line) else _SHORT_LINE) * usual:
            paragraphs.append(current)
            current = ""
    return [*paragraphs, current] if current else paragraphs


def _joined(before: str, line: str) -> str:
    if not before or not line:
        return before or line
    if _BROKEN_WORD.search(before) and line[0].islower():
        return before[:-1] + line
    return f"{before} {line}"
