"""What bears on each word of a wording: a negation, and how firmly it is said that it is so."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.tracing.likeness import VERBS
from onrecord.tracing.turning_words import MODALS, NEEDS_TO, NEGATIVE_VERBS, NEGATORS
from onrecord.tracing.wording import Word

_ENDS_NEGATION = frozenset("but because although though until till before unless if while whereas and so since".split())
_WHOLE_CLAUSE = frozenset("nobody nothing none neither no nor never".split())
_REACH = {"not": 7, "without": 4, "hardly": 4, "scarcely": 4, "barely": 4}
_MODAL_REACH = 6
_FIRMEST_LAST = ("may", "must", "should", "want", "can", "would", "will")
"""Where several words bear on one verb ("will have to decide"), the first of these counts."""
_BETWEEN = frozenset(
    "be been being have has had not never also still just even only all both to it they we soon then now".split()
)


def negated(words: Sequence[Word]) -> list[bool]:
    """For every word whether it is denied: "not", "nobody" or "refused to" bears on it."""
    found = [False] * len(words)
    for at, word in enumerate(words):
        reach = _reach(words, at)
        for other in range(at + 1, min(len(words), at + 1 + reach)):
            if words[other].clause != word.clause or words[other].form in _ENDS_NEGATION:
                break
            found[other] = True
    return found


def _reach(words: Sequence[Word], at: int) -> int:
    word = words[at]
    if word.form in _WHOLE_CLAUSE:
        return 12
    if word.form in NEGATORS:
        return _REACH.get(word.form, 7)
    if word.stem in NEGATIVE_VERBS and at + 1 < len(words) and words[at + 1].form == "to":
        return 5
    return 0


def modals(words: Sequence[Word]) -> dict[int, str]:
    """Index of a verb to the kind of modal that bears on it; verbs said flatly are left out."""
    found: dict[int, str] = {}
    for at, word in enumerate(words):
        kind = MODALS.get(word.form)
        if kind is None or (word.form in NEEDS_TO and not (at + 1 < len(words) and words[at + 1].form == "to")):
            continue
        verb = _verb_after(words, at)
        if verb is not None:
            before = found.get(verb, kind)
            found[verb] = min(before, kind, key=_FIRMEST_LAST.index)
    return found


def _verb_after(words: Sequence[Word], at: int) -> int | None:
    """The verb that a modal stands with: the next word that carries meaning and is no adverb."""
    reach = range(at + 1, min(len(words), at + 1 + _MODAL_REACH))
    for other in reach:
        word = words[other]
        if word.clause != words[at].clause:
            return None
        if word.form in _BETWEEN or word.form.endswith("ly") or word.form in MODALS:
            continue
        return other if not word.shut or word.stem in VERBS else None
    return None


def is_past(words: Sequence[Word], at: int) -> bool:
    """Whether the verb tells what has happened: "delivered", "have arrived", "did say"."""
    before = [word.form for word in words[max(0, at - 3) : at] if word.clause == words[at].clause]
    if {"have", "has", "had", "did", "was", "were"}.intersection(before):
        return True
    if {"be", "been", "is", "are", "am", "to", "will", "would", "not"}.intersection(before[-2:]):
        return False
    return words[at].form.endswith("ed") or words[at].form in _PAST


_PAST = frozenset(
    "gave went came sent bought paid sold took made left got brought built met held lent said told became began fell "
    "won lost found kept arrived stood spent gone given taken sent".split()
)
