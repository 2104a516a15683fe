"""News in JSON: the IPTC's ninjs 2 and 3, and what is found of 1.x (iptc.org/std/ninjs).

Version 3 writes names in camel case, version 2 in lower case: names are compared in lower case.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from onrecord.errors import InputError
from onrecord.reports.decoding import Decoded, clean, normalise_line_ends
from onrecord.reports.draft import Composer, Draft
from onrecord.reports.plain import check_size, draft_text
from onrecord.reports.published import published_as_found

_MARKS = {"versioncreated", "firstcreated", "contentcreated", "pubstatus", "copyrightholder", "representationtype",
          "body_xhtml", "infosources", "bodies", "headlines", "newscoverage"}  # fmt: skip
_PLAIN_BODIES = ("body_text", "bodytext")
_RICH_BODIES = ("body_html", "body_xhtml", "bodyhtml", "bodyxhtml")
_HTML_TYPES = ("text/html", "application/xhtml+xml", "application/xhtml")

Item = Mapping[str, object]


def is_ninjs(item: Item) -> bool:
    """Whether an object is a ninjs item: a `uri`, the only name that ninjs requires, and one that only ninjs uses."""
    names = {name.lower() for name in item}
    return "uri" in names and bool(names & _MARKS)


def draft_ninjs(item: Item) -> Draft:
    """The report of a ninjs item. InputError when it has no body that is text."""
    fields = {name.lower(): value for name, value in item.items()}
    title = _headline(fields)
    composer = Composer()
    if title:
        composer.add("headline", title)
    if by := _string(fields, "by", "byline"):
        composer.add("byline", by)
    composer.add_drafted(_body(fields, title))
    for kind, words in _associated(fields):
        if kind == "picture":
            composer.add("caption", words)
        else:
            composer.add_related([(words, None)])
    published = published_as_found(_string(fields, "versioncreated", "firstcreated", "contentcreated") or "")
    uri = _string(fields, "canonicalurl", "url", "uri")
    return Draft(
        composer.text,
        tuple(composer.regions),
        tuple(composer.related),
        title=" ".join(title.split()) if title else None,
        outlet=_outlet(fields),
        url=uri,
        published=published,
        language=_string(fields, "language"),
        notes=(*composer.notes, *_status(fields)),
    )


def _body(fields: Item, title: str | None) -> Draft:
    """The main body: marked-up where there is one, since it keeps the paragraphs, else plain."""
    plain, rich = _bodies(fields)
    if rich:
        from onrecord.reports.html import fragment_text

        text = fragment_text(rich)
    else:
        text = plain or ""
    if not text.strip():
        kind = _string(fields, "type") or "item"
        raise InputError(f"the ninjs {kind} has no body text", "Only items with a body can be read.")
    text, notes = clean(normalise_line_ends(text))
    check_size(text)
    return draft_text(Decoded(text.strip(), "", notes), title=title)


def _bodies(fields: Item) -> tuple[str | None, str | None]:
    plain = _string(fields, *_PLAIN_BODIES)
    rich = _string(fields, *_RICH_BODIES)
    for body in sorted(_objects(fields.get("bodies")), key=lambda body: body.get("role") != "main"):
        value, type_ = _string(body, "value"), (_string(body, "contenttype") or "text/plain").lower()
        if type_.startswith(_HTML_TYPES):
            rich = rich or value
        elif type_.startswith("text/"):
            plain = plain or value
    return plain, rich


def _headline(fields: Item) -> str | None:
    listed = sorted(_objects(fields.get("headlines")), key=lambda headline: headline.get("role") != "main")
    values = (_string(headline, "value") for headline in listed)
    return next((value for value in values if value), None) or _string(fields, "headline", "title")


def _outlet(fields: Item) -> str | None:
    """Who issued it: the publisher or provider among the sources, else the only source, else the rights' holder."""
    sources = _objects(fields.get("infosources"))
    for source in sources:
        role = (_string(source, "role") or "").lower()
        if any(word in role for word in ("publisher", "provider", "distributor", "originator")):
            return _string(source, "name")
    if len(sources) == 1 and (name := _string(sources[0], "name")):
        return name
    return _string(fields, "provider", "copyrightholder", "source")


def _associated(fields: Item) -> Iterator[tuple[str, str]]:
    """The items that go with this one: pictures with their caption, texts with their headline."""
    associations = fields.get("associations")
    listed = list(associations.values()) if isinstance(associations, Mapping) else associations
    for item in _objects(listed):
        if _string(item, "type") in ("picture", "graphic", "video"):
            captions = _objects(item.get("descriptions"))
            words = next((_string(caption, "value") for caption in captions), None)
            words = words or _string(item, "description_text", "body_text")
            if words:
                yield "picture", words
        elif words := _headline(item):
            yield "text", words


def _status(fields: Item) -> tuple[str, ...]:
    status = _string(fields, "pubstatus")
    return (f'its publishing status is "{status}"',) if status in ("withheld", "canceled") else ()


def _objects(value: object) -> list[Item]:
    """The objects of a list, their names in lower case."""
    if not isinstance(value, list):
        return []
    return [{str(name).lower(): part for name, part in item.items()} for item in value if isinstance(item, Mapping)]


def _string(fields: Item, *names: str) -> str | None:
    """The first of the named values that is a text and not blank."""
    for name in names:
        value = fields.get(name)
        if isinstance(value, str) and value.strip():
            return value.strip()
    return None
