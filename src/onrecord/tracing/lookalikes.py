"""States whose names are mixed up: one report has Slovenia where the others have Slovakia."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import Final

from onrecord.knowledge import Knowledge
from onrecord.records import Answer, Conflict, Span
from onrecord.tracing.pages import Page
from onrecord.tracing.same_question import Weights, likeness

_ALIKE_NAMES: Final = 0.75
""" "Slovakia" and "Slovenia" have 0.75, "Iceland" and "Ireland" 0.86, "Niger" and "Nigeria" 0.83."""
_ALIKE: Final = 0.1
_LEAST: Final = 2


def find_lookalike_states(pages: Sequence[Page], weights: Weights, knowledge: Knowledge) -> Iterator[Conflict]:
    """A state that one report alone has, where at least two others tell the like of one with a like name."""
    places = {page.id: _states(page) for page in pages}
    for page in pages:
        others = [other for other in pages if other is not page]
        for odd, span in places[page.id].items():
            if any(odd in places[other.id] for other in others):
                continue
            for main in sorted({state for other in others for state in places[other.id]} - places[page.id].keys()):
                having = [other for other in others if main in places[other.id]]
                if len(having) < _LEAST or not _sound_alike(odd, main, knowledge):
                    continue
                own = page.around(span)
                if max(likeness(own, other.around(places[other.id][main]), weights) for other in having) >= _ALIKE:
                    spans = {other.id: places[other.id][main] for other in having} | {page.id: span}
                    yield _conflict(page, spans, pages, (odd, main), knowledge)


def _states(page: Page) -> dict[str, Span]:
    """Stem of each state to where it is first named."""
    found: dict[str, Span] = {}
    for token in page.tokens:
        if token.stem.startswith("state:"):
            found.setdefault(token.stem, Span(token.start, token.end))
    return found


def _sound_alike(one: str, other: str, knowledge: Knowledge) -> bool:
    names = [(knowledge.name_of(state) or "").lower() for state in (one, other)]
    return all(names) and SequenceMatcher(None, names[0], names[1], autojunk=False).ratio() >= _ALIKE_NAMES


def _conflict(
    page: Page, spans: dict[str, Span], pages: Sequence[Page], states: tuple[str, str], knowledge: Knowledge
) -> Conflict:
    odd, main = (knowledge.name_of(state) or state for state in states)
    answers = [
        Answer(other.id, odd if other is page else main, other.passage(spans[other.id]))
        for other in pages
        if other.id in spans
    ]
    why = f"{len(answers) - 1} of {len(answers)} reports have {main}, one alone has {odd}, whose name is like it"
    return Conflict(f"{main} or {odd}", "slip", tuple(answers), main, why)
