"""Conditions and exceptions of what is said, and whether a report that cut them away keeps them in its own words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from onrecord.tracing.comparison import Comparison
from onrecord.tracing.scopes import negated
from onrecord.tracing.turning_words import (
    CONDITIONS,
    EXCEPTIONS,
    KEEPS_CONDITION,
    NOWADAYS,
    SENTENCE_LIMITS,
    UNTIL,
)
from onrecord.tracing.words import Word

_MAIN_TOLD, _CONDITION_TOLD = 0.4, 0.34
"""Shares of a main clause and of its condition from which a wording counts as having them."""
_NO_CONDITION = frozenset("again more upon even a".split())
"""Words beside "once" or "if" that make it no condition."""


_BEFORE_CONDITION = frozenset("but only not and even".split())
_LONGEST_EXCEPTION = 2
"""Words that carry meaning which an exception takes where no verb ends it."""
_AUXILIARIES = frozenset(
    "is are was were be been has have had will would can could may might must shall should".split()
)


@dataclass(frozen=True, slots=True)
class Restriction:
    """A condition, exception or limit, and the clause that hangs on it."""

    words: range
    main: tuple[int, ...]


def cut_condition(both: Comparison) -> tuple[range, str] | None:
    """The words of the canonical wording that restrict what the variant says and that it does not keep, and why."""
    for restriction in _restrictions(both.canonical.words):
        first = restriction.words.start
        if both.canonical.words[first].form == "without" and first not in both.covered:
            continue  # "without delay" at the end of a sentence takes nothing back
        if (
            _limit_kept(both, restriction)
            or _told(both, restriction.main) < _MAIN_TOLD
            or _told(both, restriction.words) >= _CONDITION_TOLD
        ):
            continue
        if not _kept(both, restriction):
            words = restriction.words
            return words, f'"{both.canonical.phrase(words.start, words.stop)}" was left out'
    return None


def _limit_kept(both: Comparison, restriction: Restriction) -> bool:
    """Whether a limit like "for now" has another like it in the variant or around it."""
    if both.canonical.words[restriction.words.start].form not in SENTENCE_LIMITS:
        return False
    near = {word.form for word in (*both.variant.words, *both.variant.around)}
    return bool(near & (SENTENCE_LIMITS | NOWADAYS))


def _told(both: Comparison, words: Sequence[int]) -> float:
    """The share of what the words at these places say that the variant has."""
    told = {i for i, _ in both.matched}
    weights = {at: both.canonical.words[at].weight for at in words}
    return sum(weight for at, weight in weights.items() if at in told) / (sum(weights.values()) or 1.0)


def _kept(both: Comparison, restriction: Restriction) -> bool:
    around = both.variant.around
    marks = KEEPS_CONDITION | SENTENCE_LIMITS
    if not any(word.form in marks or _inverted(around, at) for at, word in enumerate(around)):
        return False
    words = [both.canonical.words[at] for at in restriction.words]
    carrying = [word for word in words if not word.shut]
    return not carrying or both.told_around(carrying) >= _CONDITION_TOLD


def _restrictions(words: Sequence[Word]) -> Iterator[Restriction]:
    denied = negated(words)
    for at, word in enumerate(words):
        if word.form in SENTENCE_LIMITS:
            yield Restriction(range(at, at + 1), tuple(_sentence(words, at, range(at, at + 1))))
            continue
        if not _restricts(words, at, denied):
            continue
        end = at + 1
        while end < len(words) and words[end].clause == word.clause and not _ends_exception(words, at, end):
            end += 1
        start = at
        while start and words[start - 1].form in _BEFORE_CONDITION and words[start - 1].clause == word.clause:
            start -= 1
        condition = range(start, end)
        yield Restriction(condition, tuple(_sentence(words, at, condition)))


def _ends_exception(words: Sequence[Word], at: int, end: int) -> bool:
    """Whether the main clause goes on: "all vehicles except the ambulances | have been delivered"."""
    carried = sum(not word.shut for word in words[at + 1 : end])
    return words[at].form in EXCEPTIONS and (words[end].form in _AUXILIARIES or carried >= _LONGEST_EXCEPTION)


def _restricts(words: Sequence[Word], at: int, denied: Sequence[bool]) -> bool:
    form = words[at].form
    if _inverted(words, at):
        return True
    if form in CONDITIONS:
        around = {words[near].form for near in (at - 1, at + 1) if 0 <= near < len(words)}
        return form != "once" or not around & _NO_CONDITION
    if form in EXCEPTIONS:
        return form != "save" or (at > 0 and words[at - 1].form not in ("to", "will", "can"))
    if at and words[at - 1].form in ("not", "only") and form in (*UNTIL, "after", "when", "once"):
        return True
    return form in UNTIL and any(
        denied[other] for other in range(max(0, at - 8), at) if words[other].sentence == words[at].sentence
    )


def _inverted(words: Sequence[Word], at: int) -> bool:
    """Whether "should" opens a sentence: "Should parliament agree, ..."."""
    return words[at].form == "should" and (not at or words[at - 1].sentence != words[at].sentence)


def _sentence(words: Sequence[Word], at: int, condition: range) -> list[int]:
    """The other words of the sentence; where it is nothing but the condition, those of the one before."""
    for sentence in (words[at].sentence, words[at].sentence - 1):
        main = [other for other, word in enumerate(words) if word.sentence == sentence and other not in condition]
        if any(not words[other].shut for other in main):
            return main
    return []
