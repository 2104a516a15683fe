"""A name that one report alone has where the others agree on another: in like sentences, behind the same word."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from onrecord.reading.times.vocabulary import MONTH_NUMBERS, WEEKDAYS
from onrecord.records import Answer, Conflict, Span
from onrecord.tracing.pages import Context, Page
from onrecord.tracing.same_question import Weights, likeness
from onrecord.tracing.sentence_stems import skeleton, stem

_EARLY: Final = 12
_NAME: Final = re.compile(
    r"(?<![\w’'-])[A-Z][\w’'-]*[a-z][\w’'-]*(?:\s(?:(?:of|de|do|da|du|la|le|el|al|van|von|der|den)\s)?[A-Z][\w’'-]*[a-z\d][\w’'-]*){0,3}"
)
_WORD_BEFORE: Final = re.compile(r"([\w’'-]+)\s(?:the\s|a\s|an\s)?$", re.IGNORECASE)
_OPENS: Final = re.compile(r"(?:^|[.!?:;\n]|[“\"‘'(])\s*$")
_ALIKE: Final = 0.3
_ALIKE_PLACE: Final = 0.3
_OF_PLACES: Final = frozenset({"in", "at", "of", "near", "outside"})
"""Words before a place; two of them are one slot."""
_MOST: Final = 2
_NO_NAMES: Final = frozenset((*MONTH_NUMBERS, *WEEKDAYS))


@dataclass(frozen=True, slots=True)
class _Name:
    words: frozenset[str]
    """Bones of its words."""
    shown: str
    before: str
    """The word before it, which is its slot."""
    span: Span
    context: Context


def find_odd_names(pages: Sequence[Page], weights: Weights) -> Iterator[Conflict]:
    """At most one for each report."""
    names = {page.id: list(_names(page)) for page in pages}
    bones = {page.id: {skeleton(word) for word in re.findall(r"[^\W\d_]{2,}", page.text)} for page in pages}
    for page in pages:
        others = [other for other in pages if other is not page]
        odd = [it for it in names[page.id] if not any(it.words & bones[other.id] for other in others)]
        best: tuple[float, _Name, _Name] | None = None
        for one in odd:
            for other in others:
                for their in names[other.id]:
                    places = {one.before, their.before} <= _OF_PLACES
                    if not (places or their.before == one.before) or their.words & bones[page.id]:
                        continue
                    alike = likeness(one.context, their.context, weights)
                    agreed = sum(their.words <= bones[it.id] for it in others) >= _MOST
                    if agreed and alike >= (_ALIKE_PLACE if places else _ALIKE) and (best is None or alike > best[0]):
                        best = alike, one, their
        if best and (found := _conflict(page, best[1], best[2], pages, names)):
            yield found


def _names(page: Page) -> Iterator[_Name]:
    end = page.sentences[min(_EARLY, len(page.sentences)) - 1].end if page.sentences else 0
    for match in _NAME.finditer(page.text, 0, end):
        before = _WORD_BEFORE.search(page.text, max(0, match.start() - 24), match.start())
        if _OPENS.search(page.text, max(0, match.start() - 4), match.start()) or not before:
            continue
        words = [word for word in re.findall(r"[^\W\d_]{2,}", match.group()) if word[0].isupper()]
        if not words or any(word.lower() in _NO_NAMES for word in words) or (stem(words[0]) or "").startswith("state:"):
            continue
        span = Span(*match.span())
        yield _Name(frozenset(map(skeleton, words)), match.group(), before[1].lower(), span, page.around(span))


def _conflict(
    page: Page, odd: _Name, main: _Name, pages: Sequence[Page], names: Mapping[str, Sequence[_Name]]
) -> Conflict | None:
    answers = []
    for it in pages:
        own = odd if it is page else next((name for name in names[it.id] if name.words >= main.words), None)
        if own:
            answers.append(Answer(it.id, own.shown, it.passage(own.span)))
    if len(answers) <= _MOST:
        return None
    why = f"{len(answers) - 1} of {len(answers)} reports have {main.shown}, one alone has {odd.shown}"
    what = "where it happened" if odd.before in _OF_PLACES else f"which name stands behind “{odd.before}”"
    return Conflict(what, "slip", tuple(answers), main.shown, why)
