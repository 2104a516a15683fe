"""Web pages: trafilatura finds the body, what stands around it is kept as regions of its own.

The text is made here: headline, byline, body, captions, related headlines, boxes, each after a blank line. The pieces
around the body are taken out of the page first, so that they cannot be taken for body.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator

from lxml import etree
from lxml.html import HtmlElement, HTMLParser, document_fromstring

from onrecord.errors import InputError
from onrecord.reports.decoding import decode
from onrecord.reports.draft import Composer, Draft
from onrecord.reports.page_metadata import read_metadata
from onrecord.reports.page_parts import drop_unseen, squeezed, take_apart
from onrecord.reports.plain import check_size
from onrecord.reports.regions import lay_out

MAX_PAGE_BYTES = 15_000_000
"""Of markup. Large live blogs have 5 MB; the rest is pictures written into the page, or a trap."""
MAX_ELEMENTS = 60_000
"""trafilatura needs 3 to 10 s for as many, by how they are nested; a long live blog has 20,000."""

for _name in ("trafilatura", "htmldate", "justext"):  # else their warnings go to the user's terminal
    logging.getLogger(_name).addHandler(logging.NullHandler())

_META_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]{2,40})", re.IGNORECASE)
_XML_CHARSET = re.compile(rb"\s*<\?xml[^>]{0,100}?encoding\s*=\s*[\"']([\w.:-]{2,40})", re.IGNORECASE)
_LINE_SEPARATOR = "\u2028"
_TOO_DEEP = re.compile(r"depth", re.IGNORECASE)
_BLOCKS = frozenset(
    re.findall(
        r"\w+",
        "p div h1 h2 h3 h4 h5 h6 li ul ol blockquote pre table tr td section article main header footer aside figure "
        "figcaption dl dt dd body br",
    )
)


def draft_html(data: bytes, *, charset: str | None = None, url: str | None = None) -> Draft:
    """The report on a page. charset: as the server stated it; url: where the page was fetched from.

    InputError when the page is too large, nested too deep, or has no text.
    """
    if len(data) > MAX_PAGE_BYTES:
        raise InputError(
            f"the page has {len(data):,} bytes of markup, at most {MAX_PAGE_BYTES:,} are read",
            "Save its text as a .txt file.",
        )
    decoded = decode(data, stated=charset or _stated_charset(data))
    tree = parse_page(decoded.text)
    metadata = read_metadata(tree, decoded.text, url=url)
    drop_unseen(tree)
    parts = take_apart(tree)
    body = "\n\n".join(_without_title(_paragraphs(tree), metadata.title))
    check_size(body)
    layout = lay_out(body, headline=False)

    composer = Composer(notes=list(decoded.notes))
    if metadata.title:
        composer.add("headline", metadata.title)
    for byline in parts.bylines:
        composer.add("byline", byline)
    composer.add_drafted(Draft(body, layout.regions, layout.related))
    for caption in parts.captions:
        composer.add("caption", caption)
    for items in parts.related:
        composer.add_related(items)
    for box in parts.boxes:
        composer.add("boilerplate", box)
    return Draft(
        composer.text,
        tuple(composer.regions),
        tuple(composer.related),
        title=metadata.title,
        outlet=metadata.outlet,
        url=metadata.url,
        published=metadata.published,
        language=metadata.language,
        notes=tuple(composer.notes),
    )


def fragment_text(markup: str) -> str:
    """The text of a piece of HTML that is all body: its blocks as paragraphs, after blank lines."""
    return "\n\n".join(_blocks(parse_page(markup)))


def parse_page(markup: str) -> HtmlElement:
    """The page as a tree, comments left out. libxml2 expands no entities that a page defines, and opens no files."""
    parser = HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=False, no_network=True)
    try:
        tree = document_fromstring(markup.replace("\0", "\ufffd").encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, ValueError, AssertionError):
        raise InputError("there is no text on the page", "Check that it was saved whole.") from None
    if any(_TOO_DEEP.search(entry.message) for entry in parser.error_log):  # the parser drops what lies deeper
        raise InputError("the page's elements are nested more than 256 deep", "Save its text as a .txt file.")
    if sum(1 for _ in tree.iter()) > MAX_ELEMENTS:
        raise InputError(f"the page has more than {MAX_ELEMENTS:,} elements", "Save its text as a .txt file.")
    return tree


def _stated_charset(data: bytes) -> str | None:
    found = _XML_CHARSET.match(data[:200]) or _META_CHARSET.search(data[:8192])
    return found[1].decode("ascii", "ignore") if found else None


def _paragraphs(tree: HtmlElement) -> list[str]:
    """The body's paragraphs. Where trafilatura finds no article (a short page), all visible text."""
    from trafilatura import bare_extraction

    found = bare_extraction(tree, include_comments=False, include_tables=True, with_metadata=False)
    body = getattr(found, "body", None)
    paragraphs = list(_extracted(body)) if body is not None else []
    return paragraphs or list(_blocks(tree))


def _extracted(body: etree._Element) -> Iterator[str]:
    """The paragraphs of trafilatura's own tree: p, head, quote, list, table."""
    for element in body:
        if element.tag == "list":
            lines = [_words(item) for item in element.iter("item")]
        elif element.tag == "table":
            lines = [" | ".join(filter(None, map(_words, row))) for row in element.iter("row")]
        elif len(element) and all(child.tag in ("p", "quote") for child in element):
            yield from _extracted(element)
            lines = [squeezed(element.text or "")]
        else:
            lines = _words(element).split("\n")
        if text := "\n".join(filter(None, (line.strip() for line in lines))):
            yield text
        if tail := squeezed(element.tail or "").strip():
            yield tail


def _words(element: etree._Element) -> str:
    """The element's text, white space squeezed as a browser does, a line break where the page has one."""
    for line_break in element.iter("lb", "br"):
        line_break.text = _LINE_SEPARATOR
    text = "".join(map(str, element.itertext()))
    return "\n".join(squeezed(line).strip() for line in text.split(_LINE_SEPARATOR))


def _blocks(tree: etree._Element) -> Iterator[str]:
    """Every visible block's own text, in order, as a paragraph each."""
    parts: list[str] = []
    body = tree.find(".//body")
    for event, element in etree.iterwalk(tree if body is None else body, events=("start", "end")):
        if not isinstance(element.tag, str) or element.tag in ("script", "style", "head", "title"):
            continue
        if element.tag in _BLOCKS and (text := squeezed("".join(parts)).strip()):
            yield text
        if element.tag in _BLOCKS:
            parts.clear()
        parts.append((element.text if event == "start" else element.tail) or "")
    if text := squeezed("".join(parts)).strip():
        yield text


def _without_title(paragraphs: list[str], title: str | None) -> list[str]:
    """The paragraphs without the headline, which is put before them by itself."""
    plain = squeezed(title or "").strip().casefold()
    head = [paragraph for paragraph in paragraphs[:3] if squeezed(paragraph).strip().casefold() != plain]
    return head + paragraphs[3:]
