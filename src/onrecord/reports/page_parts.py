"""What stands around the body of a web page: bylines, captions, related lists, share bars, newsletter boxes.

Publishers mark these by tags, classes and ids; whatever else they do, the words of those marks are few.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from lxml.html import HtmlElement

from onrecord.reports.lines import inline_related, is_furniture, is_related_label

_UNSEEN = ("script", "style", "noscript", "template", "svg", "iframe", "object", "head", "select", "button", "canvas")
_HOLDS_BODY = frozenset(("html", "body", "main", "article"))
_BOXES = frozenset(("div", "section", "aside", "ul", "ol", "nav", "form", "footer", "header", "p", "table"))
_LINES = frozenset(("div", "section", "p", "span", "address", "a", "ul", "li", "header", "footer", "strong", "em"))

_RELATED = re.compile(
    r"(?<![a-z])(?:related|(?:read|also|see|watch)[-_ ]?(?:also|read|next|more|too)|more[-_ ]?(?:on|from|stories|news)"
    r"|recommend(?:ed|ations?)?|most[-_ ]?(?:read|popular)|trending|further[-_ ]?reading|you[-_ ]?may"
    r"|inline[-_ ]?promo)"
    r"(?![a-z])"
)
_BYLINE = re.compile(
    r"(?<![a-z])(?:by-?line|authors?(?:[-_]+names?)?|article[-_]author|post[-_]author|writers?|credits?)(?![a-z])"
)
_CAPTION = re.compile(
    r"(?<![a-z])(?:(?:img|image|photo|picture|media|figure|wp|gallery)?[-_]*caption(?:[-_]text)?"
    r"|(?:photo|image|picture)[-_]?credit)(?![a-z])"
)
_BOX = re.compile(
    r"(?<![a-z])(?:shar(?:e|ing)(?:[-_]?(?:bar|buttons?|tools?|links?))?|social(?:[-_]?\w+)?|newsletters?|subscri\w+"
    r"|sign-?up|cookies?|consent|gdpr|paywall|advert\w*|sponsored|donat\w+|support[-_]us|follow[-_]us|push[-_]\w+)(?![a-z])"
)
_LONGEST = {"byline": 250, "caption": 1_000, "related": 4_000, "box": 1_500}
"""In characters: a mark on something longer is on a wrapper that holds the body ("has-newsletter")."""
_SPACE = re.compile(r"[ \t\r\n\f]+")


@dataclass(slots=True)
class Parts:
    """What was taken out of a page, in page order."""

    bylines: list[str] = field(default_factory=list)
    captions: list[str] = field(default_factory=list)
    related: list[list[tuple[str, str | None]]] = field(default_factory=list)
    """Lists of (headline, URL or None)."""
    boxes: list[str] = field(default_factory=list)


def squeezed(text: str) -> str:
    """White space as a browser shows it; non-breaking and zero-width characters stay."""
    return _SPACE.sub(" ", text)


def drop_unseen(tree: HtmlElement) -> None:
    """Take out what no reader sees."""
    for element in list(tree.iter(*_UNSEEN)):
        if element.tag != "head" and element.getparent() is not None:
            element.drop_tree()


def take_apart(tree: HtmlElement) -> Parts:
    """Take the parts around the body out of the tree, and give them. Outer elements are judged before inner ones."""
    parts = Parts()
    gone: set[HtmlElement] = set()
    body = tree.find(".//body")
    for element in list(body.iter()) if body is not None else []:
        parent = element.getparent()
        if parent is None or parent in gone:
            gone.add(element)  # inside something that was taken out
        elif isinstance(element.tag, str) and element.tag not in _HOLDS_BODY and _take(element, parts):
            gone.add(element)
            element.drop_tree()
    return parts


def _take(element: HtmlElement, parts: Parts) -> bool:
    """Put the element's words where they belong, if it is one of the parts."""
    if element.find(".//h1") is not None:
        return False  # the page's own heading, with whatever is marked beside it
    marks = f"{element.get('class', '')} {element.get('id', '')}".lower()
    tag = str(element.tag)
    if tag == "figcaption" or (tag in _LINES and _CAPTION.search(marks)):
        return _keep(element, "caption", parts.captions)
    if tag in _LINES and _says_author(element, marks):
        return _keep(element, "byline", parts.bylines)
    if tag in _BOXES and _is_related(element, marks):
        return _keep_related(element, parts)
    if (tag in _BOXES and _BOX.search(marks)) or tag == "form":
        return _keep(element, "box", parts.boxes)
    if tag in ("p", "h2", "h3", "h4", "h5", "h6", "strong", "div"):
        return _labelled(element, parts)
    return False


def _says_author(element: HtmlElement, marks: str) -> bool:
    stated = element.get("rel") == "author" or (element.get("itemprop") or "").lower() == "author"
    return stated or element.tag == "address" or _BYLINE.search(marks) is not None


def _is_related(element: HtmlElement, marks: str) -> bool:
    """Marked as related, and mostly links: a wrapper around the body is not."""
    if not _RELATED.search(marks):
        return False
    words = len(_words(element))
    linked = sum(len(_words(link)) for link in element.iter("a"))
    return words <= 300 or linked >= 0.4 * words


def _labelled(element: HtmlElement, parts: Parts) -> bool:
    """A "Related:" line before a list of links, or a line "Read also: ..." by itself."""
    words = _words(element)
    if len(words) > 300:
        return False
    if is_related_label(words):
        following = element.getnext()
        if following is not None and following.tag in ("ul", "ol", "div") and _keep_related(following, parts):
            _empty(following)
            return True
        return False
    if (found := inline_related(words)) is not None:
        link = next(iter(element.iter("a")), None)
        parts.related.append([(words[slice(*found)], _address(link))])
        return True
    if is_furniture(words):
        parts.boxes.append(words)
        return True
    return False


def _keep(element: HtmlElement, kind: str, kept: list[str]) -> bool:
    words = _words(element)
    if not words or len(words) > _LONGEST[kind]:
        return False
    if words not in kept:
        kept.append(words)
    return True


def _keep_related(element: HtmlElement, parts: Parts) -> bool:
    if len(_words(element)) > _LONGEST["related"]:
        return False
    items: dict[str, str | None] = {}
    for link in element.iter("a"):
        words = _words(link)
        if len(words) >= 12 and len(words.split()) >= 3:
            items.setdefault(words, _address(link))
    if not items:
        lines = [_words(item) for item in element.iter("li", "p")]
        items = {words: None for words in lines if words and not is_related_label(words)}
    if items:
        parts.related.append(list(items.items()))
    return bool(items)


def _address(link: HtmlElement | None) -> str | None:
    href = (link.get("href") or "").strip() if link is not None else ""
    return href if href.lower().startswith(("http://", "https://")) else None


def _empty(element: HtmlElement) -> None:
    """Leave nothing of the element: it is still to come in the walk."""
    tail = element.tail
    element.clear()
    element.tail = tail


def _words(element: HtmlElement) -> str:
    return squeezed(" ".join(element.itertext())).strip()
