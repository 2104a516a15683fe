"""The thing itself, where one report has another type of it, or two where the others have one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from onrecord.knowledge.items import Items
from onrecord.records import Answer, Conflict, Span
from onrecord.tracing.pages import Page
from onrecord.tracing.same_question import Weights, likeness
from onrecord.tracing.told import Told

_EARLY: Final = 5
"""So many sentences tell a report's news."""
_ALIKE_TYPE: Final = 0.2
_ALIKE_ONE: Final = 0.1
_ENOUGH: Final = 3


def find_types(pages: Sequence[Page], weights: Weights, items: Items) -> Iterator[Conflict]:
    """A type ("Patriot") that one report alone has where the others have another of its class: at most one question."""
    types = {page.id: _types(page, items) for page in pages}
    for page in pages:
        for odd, (class_, span) in types[page.id].items():
            if any(odd in other.text for other in pages if other is not page):
                continue
            having = {
                name for other in pages for name, (its, _) in types[other.id].items() if its == class_ and name != odd
            }
            for main in sorted(having):
                rest = [other for other in pages if main in types[other.id]]
                own = page.around(span)
                alike = max(likeness(own, other.around(types[other.id][main][1]), weights) for other in rest)
                if len(rest) >= _ENOUGH and main not in page.text and alike >= _ALIKE_TYPE:
                    yield _types_conflict(main, odd, page, rest, pages, types)
                    return


def _types(page: Page, items: Items) -> dict[str, tuple[str, Span]]:
    """Designations among the first sentences, each with its class and where it first stands."""
    end = page.sentences[min(_EARLY, len(page.sentences)) - 1].end if page.sentences else 0
    found: dict[str, tuple[str, Span]] = {}
    for match in items.find(page.text, 0, end):
        name = page.text[match.start : match.end].removesuffix("s")
        if any(c.isupper() for c in match.item.canonical) and name[0].isupper():
            found.setdefault(name, (match.item.class_.name, Span(match.start, match.end)))
    return found


def _types_conflict(
    main: str,
    odd: str,
    page: Page,
    rest: Sequence[Page],
    pages: Sequence[Page],
    types: Mapping[str, Mapping[str, tuple[str, Span]]],
) -> Conflict:
    answers = [
        Answer(other.id, name, other.passage(types[other.id][name][1]))
        for other in pages
        if other is page or other in rest
        for name in [odd if other is page else main]
    ]
    why = f"{len(rest)} of {len(answers)} reports have {main}, one alone has {odd}"
    return Conflict("of which type it is", "slip", tuple(answers), main, why)


def find_singulars(pages: Sequence[Page], told: Mapping[str, Sequence[Told]], weights: Weights) -> Iterator[Conflict]:
    """Two or more of what at least two other reports have one of ("a field hospital")."""
    for page in pages:
        for one in told[page.id]:
            single = _single(one.noun) if one.kind == "count" and not one.marks and _is_few(one) else None
            others = [other for other in pages if other is not page]
            if single is None or any(re.search(rf"\b{re.escape(one.noun)}\b", other.text) for other in others):
                continue
            having = {other.id: span for other in others if (span := _one_of(other, single))}
            if len(having) < 2:
                continue
            contexts = (other.around(having[other.id]) for other in others if other.id in having)
            if max(likeness(one.context, context, weights) for context in contexts) >= _ALIKE_ONE:
                yield _one_or_more(one, having, pages)


_FEW: Final = 5


def _is_few(one: Told) -> bool:
    return not isinstance(one.value, str) and one.value[0] == one.value[1] and 2 <= one.value[0] <= _FEW


_MODIFIED: Final = 2
"""Least words of a noun that is looked for in the singular; "a ship" is said of too many."""


def _single(noun: str) -> str | None:
    words = noun.split()
    if len(words) < _MODIFIED or not words[-1].endswith("s") or words[-1].endswith("ss"):
        return None
    return " ".join([*words[:-1], words[-1].removesuffix("s")])


def _one_of(page: Page, single: str) -> Span | None:
    match = re.search(
        rf"\b(?:a|an|one|the|its|their|The|A|Its)\s+(?:[\w-]+\s+){{0,2}}?{re.escape(single)}\b", page.text
    )
    return Span(*match.span()) if match else None


def _one_or_more(one: Told, having: Mapping[str, Span], pages: Sequence[Page]) -> Conflict:
    answers = []
    for page in pages:
        if page.id == one.report:
            answers.append(Answer(page.id, one.shown, page.passage(one.span)))
        elif page.id in having:
            answers.append(Answer(page.id, "1", page.passage(having[page.id])))
    why = f"{len(having)} reports have one, one alone has {one.shown}"
    return Conflict(f"how many {one.noun}", "slip", tuple(answers), "1", why)
