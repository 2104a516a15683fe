"""What bears on each word of a wording: a negation, and how firmly it is said that it is so."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.tracing.turning_words import MODALS, NEEDS_TO, NEGATIVE_VERBS, NEGATORS
from onrecord.tracing.wording import Word

_ENDS_NEGATION = frozenset("but because although though until till before unless if while whereas and so since".split())
_WHOLE_CLAUSE = frozenset("nobody nothing none neither no nor never".split())
_REACH = {"not": 7, "without": 4, "hardly": 4, "scarcely": 4, "barely": 4}
_MODAL_REACH = 6
_FIRMEST_LAST = ("may", "must", "should", "want", "can", "would", "will")
"""Where several words bear on one verb ("will have to decide"), the first of these counts."""
_BETWEEN = frozenset("not never also still just even only all both to it they we soon then now".split())
_INVERTIBLE = frozenset("should would could can may might will must".split())
_PARTICIPLES = frozenset(
    "sent bought paid sold made left brought built met held lent told won lost found kept spent put set cut read hit let "
    "gone done begun drawn flown shown known grown thrown come become run taught caught fought sought".split()
)


def negated(words: Sequence[Word]) -> list[bool]:
    """For every word whether it is denied: "not", "nobody" or "refused to" bears on it, and not two of them.

    Two negations side by side are one, as speakers of many languages and their translations have it.
    """
    found = [False] * len(words)
    for at, word in enumerate(words):
        if at and _reach(words, at - 1) and _reach(words, at):
            continue
        for other in range(at + 1, min(len(words), at + 1 + _reach(words, at))):
            if words[other].clause != word.clause or words[other].form in _ENDS_NEGATION:
                break
            found[other] = not found[other]
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
        kind = None if word.capital or _inverted(words, at) else MODALS.get(word.form)
        if kind is None or word.form in NEEDS_TO and _form(words, at + 1) != "to":
            continue
        if word.form == "could" and _form(words, at + 1) == "have":
            continue
        verb = _verb_after(words, at)
        if verb is not None:
            before = found.get(verb, kind)
            found[verb] = min(before, kind, key=_FIRMEST_LAST.index)
    return found


def _inverted(words: Sequence[Word], at: int) -> bool:
    """Whether a modal opens its clause, as in "Should parliament agree": a condition or a question."""
    return (
        words[at].form in MODALS
        and words[at].form in _INVERTIBLE
        and (not at or words[at - 1].clause != words[at].clause)
    )


def _form(words: Sequence[Word], at: int) -> str:
    return words[at].form if at < len(words) else ""


def _verb_after(words: Sequence[Word], at: int) -> int | None:
    """The verb that a modal stands with: the next word that carries meaning and is no adverb."""
    for other in range(at + 1, min(len(words), at + 1 + _MODAL_REACH)):
        word = words[other]
        if word.clause != words[at].clause:
            return None
        if word.form in ("be", "have", "been") and _is_participle(_form(words, other + 1)):
            continue
        if word.form in _BETWEEN or word.form.endswith("ly") or word.form in MODALS:
            continue
        return other if not word.shut or word.stem in ("be", "have", "do") else None
    return None


def _is_participle(form: str) -> bool:
    return form in _PARTICIPLES or form in _BETWEEN or form.endswith(("ed", "en", "ing")) or form in ("been", "being")


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
