"""Exact rules for where content begins and ends, applied to what the model found (PolNeAR guidelines, 13).

Quotation marks and everything between them are content; commas, colons and dashes at its edges are not, and neither is
the full stop that ends the sentence outside quotation marks.
"""

from __future__ import annotations

import re

from onrecord.records import Span

_EDGE = frozenset(" \t\n\r\u00a0\u200b\ufeff,;:\u2013\u2014-")
_QUOTES_SOMEBODY = re.compile(r"(?i)\b(?:quot|cit)(?:es?|ed|ing)\b")
_AS_SAYING = re.compile(r"[^\"\u201c\n]{3,120}?\bas (?:having )?(?:saying|said|stating|telling \w+) ")
_CLOCK = r"\d{1,2}[:.]\d{2}(?: ?[ap]\.?m\.?)?\b"
_PLACE = r"[A-Z][A-Z .,'\u2019/-]{2,40}(?:, [A-Z][\w. ]{1,20})?(?: ?\([\w/ ]{2,30}\))? ?[\u2014\u2013-]{1,2}"
_DATELINE = re.compile(rf"(?:{_CLOCK}|{_PLACE})\s*")
_OPENING, _CLOSING = frozenset("\u201c\u201e\u00ab"), frozenset("\u201d\u00bb")


def tidy(text: str, content: tuple[Span, ...]) -> tuple[Span, ...]:
    """The same content with its edges put right, and joined where only white space divides two pieces."""
    found: list[Span] = []
    for span in content:
        span = _without_stop(text, _with_marks(text, _trimmed(text, _without_dateline(text, span))))
        if span.start >= span.end:
            continue
        if found and not text[found[-1].end : span.start].strip():
            found[-1] = Span(found[-1].start, span.end)
        else:
            found.append(span)
    return tuple(found)


def _without_dateline(text: str, span: Span) -> Span:
    """The span without the dateline or the clock time of a live blog that opens its paragraph."""
    found = _DATELINE.match(text, span.start, span.end)
    begins_line = not text[text.rfind("\n", 0, span.start) + 1 : span.start].strip()
    return Span(found.end(), span.end) if found and begins_line else span


def said_by_another(text: str, cue: Span, content: tuple[Span, ...]) -> tuple[Span, ...]:
    """The content of "quoted the owner as saying that it sails" without the owner, who is a link of the chain."""
    if not content or not _QUOTES_SOMEBODY.search(cue.of(text)):
        return content
    found = _AS_SAYING.match(text, content[0].start, content[0].end)
    return (Span(found.end(), content[0].end), *content[1:]) if found else content


def _trimmed(text: str, span: Span) -> Span:
    start, end = span
    while start < end and text[start] in _EDGE:
        start += 1
    while end > start and text[end - 1] in _EDGE:
        end -= 1
    return Span(start, end)


def _with_marks(text: str, span: Span) -> Span:
    """Take in the quotation mark beside the span whose partner the span holds."""
    start, end = span
    after, before = text[end : end + 2], text[max(start - 2, 0) : start]
    balance = _balance(text, span)
    if balance > 0 and (after[:1] in _CLOSING or after[:1] == '"'):
        end += 1
    elif balance > 0 and after == "''":
        end += 2
    elif (balance < 0 and (before[-1:] in _OPENING)) or (balance > 0 and before[-1:] == '"' and text[end - 1] == '"'):
        start -= 1
    return Span(start, end)


def _without_stop(text: str, span: Span) -> Span:
    start, end = span
    is_stop = (
        end - start > 1
        and text[end - 1] == "."
        and text[end - 2] != "."
        and "." not in text[max(end - 4, start) : end - 1]
    )
    return Span(start, end - 1) if is_stop and _balance(text, span) <= 0 else span


def _balance(text: str, span: Span) -> int:
    """Quotations opened less quotations closed within the span; a straight mark without a partner counts as opened."""
    words = text[span.start : span.end]
    curly = sum(character in _OPENING for character in words) - sum(character in _CLOSING for character in words)
    return curly + words.count('"') % 2 + words.count("''") % 2
