"""Whose knowledge it is: an outlet that a report has find out what, by its own text, it has from another."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from onrecord.knowledge import Knowledge
from onrecord.records import Answer, Conflict, Span
from onrecord.tracing.pages import Page

_KNOWS: Final = (
    r"(?:found out|learn(?:ed|t)|has seen|had seen|have seen|saw|obtained|got (?:acquainted|hold)"
    r"|became acquainted|reviewed|has read|had read"
    r"|uncovered|discovered|was shown|has a copy)"
)
_BY: Final = r"(?:seen|obtained|reviewed|read|viewed|uncovered) by (?:the )?(?:[\w-]+ ){0,3}?"


def find_first_hands(pages: Sequence[Page], outlets: Sequence[str], knowledge: Knowledge) -> Iterator[Conflict]:
    """One question for each outlet that is wrongly said to have found it out itself."""
    names = list(dict.fromkeys([*outlets, *_known_outlets(pages, knowledge)]))
    for wrong in names:
        for page in pages:
            span = _knows(page, wrong)
            right = span and _whose(wrong, page, pages, names)
            if span and right:
                yield _conflict(page, span, wrong, right, pages)
                return


def _known_outlets(pages: Sequence[Page], knowledge: Knowledge) -> Iterator[str]:
    """Outlets of the knowledge files that stand in datelines and bylines."""
    for page in pages:
        for match in knowledge.find(page.text, end=min(len(page.text), _DATELINE_CHARS)):
            if match.entity.kind in ("outlet", "agency"):
                yield page.text[match.start : match.end]


_DATELINE_CHARS: Final = 120


def _knows(page: Page, outlet: str) -> Span | None:
    """Where the report says that the outlet found it out itself."""
    if outlet not in page.text:  # most pairs: spares making a pattern of the name
        return None
    name = rf"(?<!\w){re.escape(outlet)}(?!\w)"
    match = re.search(
        rf"{name}(?:,? (?:which|it|has|had|have|that|said|says)){{0,3}} {_KNOWS}\b|{_BY}{name}", page.text
    )
    return Span(*match.span()) if match else None


def _whose(outlet: str, page: Page, pages: Sequence[Page], names: Sequence[str]) -> str | None:
    """The outlet that the outlet's own text names in its stead, which most reports name and this one does not."""
    for own in pages:
        if own is page or not _is_of(own, outlet) or _knows(own, outlet):
            continue
        for other in names:
            if other == outlet or other in outlet or outlet in other or other in page.text:
                continue
            if other in own.text and sum(other in it.text for it in pages) >= min(_ENOUGH, len(pages) - 1):
                return other
    return None


_ENOUGH: Final = 3
"""So many reports, the outlet's own among them, must name the other."""


def _is_of(page: Page, outlet: str) -> bool:
    """Whether the text is the outlet's, by its dateline or its closing line."""
    marked = re.escape(outlet)
    head, foot = page.text[:_DATELINE_CHARS], page.text[-_DATELINE_CHARS:]
    return bool(
        re.search(rf"\({marked}\)", head) or re.search(rf"\({marked}\)|^{marked}$|[/|] ?{marked}", foot, re.MULTILINE)
    )


def _conflict(page: Page, span: Span, wrong: str, right: str, pages: Sequence[Page]) -> Conflict:
    answers = []
    for other in pages:
        if other is page:
            answers.append(Answer(page.id, wrong, page.passage(span)))
        elif (at := other.text.find(right)) >= 0:
            answers.append(Answer(other.id, right, other.passage(Span(at, at + len(right)))))
    why = f"{wrong}'s own text has it from {right}, which {len(answers) - 1} of {len(answers)} reports name"
    return Conflict("whose report it is", "attribution", tuple(answers), right, why)
