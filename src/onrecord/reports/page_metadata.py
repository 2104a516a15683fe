"""What a web page says about itself: outlet, title, publication time, canonical URL, language.

Read in this order: JSON-LD (schema.org), Open Graph and other `meta` elements, the page's own markup. What the page
does not state stays unknown: the dates and names that could be guessed from its text are not taken.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from urllib.parse import urljoin, urlsplit

from lxml.html import HtmlElement

from onrecord.records import Published
from onrecord.reports.decoding import clean
from onrecord.reports.published import published_as_found

_DATES = (
    "article:published_time", "og:published_time", "og:article:published_time", "datepublished", "article:published",
    "article.published", "parsely-pub-date", "sailthru.date", "dc.date.issued", "dcterms.created", "dc.date.created",
    "publish-date", "publish_date", "publishdate", "pubdate", "publication_date", "date", "dc.date", "dcterms.date",
    "cxenseparse:recs:publishtime", "rnews:datepublished",
)  # fmt: skip
_OUTLETS = ("og:site_name", "application-name", "dc.publisher", "dcterms.publisher", "publisher", "twitter:app:name")
_TITLES = ("og:title", "twitter:title", "dc.title", "title")
_ARTICLE = re.compile(r"article|reportage|blogposting|newsitem|press ?release", re.IGNORECASE)
_SAVED_FROM = re.compile(r"<!--\s*saved from url=\(\d+\)(https?://\S+)\s*-->")
_URL_DAY = re.compile(r"/(20\d\d)[/-](0[1-9]|1[0-2])[/-](0[1-9]|[12]\d|3[01])(?=[/-])")
_DEEPEST = 12
_LONGEST_TITLE = 400


@dataclass(frozen=True, slots=True)
class PageMetadata:
    """Fields as in `Report`."""

    title: str | None
    outlet: str | None
    url: str | None
    published: Published | None
    language: str | None


def read_metadata(tree: HtmlElement, markup: str, *, url: str | None) -> PageMetadata:
    """Read the page's statements about itself. url: where it was fetched from, used when it names no canonical URL."""
    metas = _metas(tree)
    articles = list(_articles(tree))
    outlet = _outlet(metas, articles)
    address = _canonical(tree, metas, markup, url)
    return PageMetadata(
        title=_title(tree, metas, articles, outlet),
        outlet=outlet,
        url=address,
        published=_published(tree, metas, articles, address),
        language=tree.get("lang") or tree.get("{http://www.w3.org/XML/1998/namespace}lang") or metas.get("og:locale"),
    )


def _metas(tree: HtmlElement) -> dict[str, str]:
    """Contents of the `meta` elements by name, the first of each."""
    found: dict[str, str] = {}
    for meta in tree.iter("meta"):
        name = meta.get("property") or meta.get("name") or meta.get("itemprop")
        if name and (content := _words(meta.get("content"))):
            found.setdefault(name.strip().lower(), content)
    return found


def _articles(tree: HtmlElement) -> Iterator[Mapping[str, object]]:
    """The schema.org objects of the page that describe an article."""
    for script in tree.iter("script"):
        if "ld+json" not in (script.get("type") or "").lower():
            continue
        try:
            value = json.loads(script.text or "", strict=False)
        except (ValueError, RecursionError):
            continue
        yield from (node for node in _nodes(value, 0) if _ARTICLE.search(str(node.get("@type"))))


def _nodes(value: object, depth: int) -> Iterator[Mapping[str, object]]:
    if depth > _DEEPEST:
        return
    if isinstance(value, list):
        for part in value[:200]:
            yield from _nodes(part, depth + 1)
    elif isinstance(value, dict):
        yield value
        for key in ("@graph", "mainEntity", "mainEntityOfPage", "itemListElement"):
            yield from _nodes(value.get(key), depth + 1)


def _title(
    tree: HtmlElement, metas: Mapping[str, str], articles: list[Mapping[str, object]], outlet: str | None
) -> str | None:
    """The headline: as the page shows it where it has one main heading, else as its metadata state it."""
    headings = [words for heading in tree.iter("h1") if (words := _words(" ".join(heading.itertext())))]
    stated = [_words(article.get("headline")) for article in articles] + [metas.get(name) for name in _TITLES]
    stated.append(_words(next((element.text for element in tree.iter("title")), None)))
    candidates = [_without_outlet(words, outlet) for words in stated if words]
    if len(headings) == 1 and headings[0] != outlet and len(headings[0]) <= _LONGEST_TITLE:
        return headings[0]
    shown = [heading for heading in headings if any(heading == words for words in candidates)]
    return next(iter(shown + candidates + headings), None)


def _without_outlet(title: str, outlet: str | None) -> str:
    """The title without the outlet after it ("Bridge opens | The Daily Example")."""
    for mark in (" | ", " - ", " – ", " — ", " :: "):
        head, _, tail = title.rpartition(mark)
        if head and outlet and tail.strip().casefold() == outlet.casefold():
            return head.strip()
    return title[:_LONGEST_TITLE]


def _outlet(metas: Mapping[str, str], articles: list[Mapping[str, object]]) -> str | None:
    for name in _OUTLETS[:1]:
        if name in metas:
            return metas[name]
    for article in articles:
        publisher = article.get("publisher")
        publisher = publisher[0] if isinstance(publisher, list) and publisher else publisher
        if words := _words(publisher.get("name") if isinstance(publisher, dict) else publisher):
            return words
    return next((metas[name] for name in _OUTLETS if name in metas), None)


def _published(
    tree: HtmlElement, metas: Mapping[str, str], articles: list[Mapping[str, object]], url: str | None
) -> Published | None:
    """The first stated time that has a time of day, else the first stated day, else the day in the page's address."""
    stated = [_words(article.get("datePublished")) for article in articles]
    stated += [metas.get(name) for name in _DATES]
    marked = [element for element in tree.iter("time") if element.get("itemprop") == "datePublished"]
    marked += [element for element in tree.iter("time") if element.get("pubdate") is not None]
    marked += [element for element in tree.iter("time") if element not in marked][:1]
    stated += [_words(element.get("datetime")) for element in marked]
    found = [published for words in stated if words and (published := published_as_found(words))]
    exact = [published for published in found if published.precision != "day"]
    return next(iter(exact + found), None) or _day_in(url)


def _day_in(url: str | None) -> Published | None:
    found = _URL_DAY.search(url or "")
    if not found:
        return None
    try:
        return Published(datetime(int(found[1]), int(found[2]), int(found[3]), tzinfo=UTC), "day")
    except ValueError:
        return None


def _canonical(tree: HtmlElement, metas: Mapping[str, str], markup: str, fetched: str | None) -> str | None:
    links = [link.get("href") for link in tree.iter("link") if "canonical" in (link.get("rel") or "").lower().split()]
    saved = _SAVED_FROM.search(markup[:2000])
    candidates = [*links, metas.get("og:url"), saved[1] if saved else None, fetched]
    return next((url for words in candidates if (url := _address(words, fetched))), None)


def _address(words: str | None, base: str | None) -> str | None:
    """An absolute http(s) URL, or None."""
    words = _words(words)
    if not words or " " in words or len(words) > 2_000:
        return None
    try:
        address = urljoin(base or "", words)
        parts = urlsplit(address)
    except ValueError:
        return None
    return address if parts.scheme in ("http", "https") and parts.hostname else None


def _words(value: object) -> str | None:
    """A text on one line, or None when it is blank or no text."""
    if not isinstance(value, str):
        return None
    return clean(" ".join(value.split()))[0] or None
