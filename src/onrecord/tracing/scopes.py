"""What bears on each word of a wording: a negation, and how firmly it is said that it is so."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.tracing.turning_words import MODALS, NEEDS_TO, NEGATIVE_VERBS, NEGATORS
from onrecord.tracing.words import Word

_ENDS_NEGATION = frozenset("but because although though until till before unless if while whereas and so since".split())
FLAT_VERBS = frozenset("be have do get go come let mak tak say want".split())
"""Stems of verbs that are denied in other ways too: "has no hours", "does not have hours"."""
_QUANTITY = frozenset("single first least bit much longer".split())
_NEGATION_REACH = 7
_MODAL_REACH = 6
_FIRMEST_LAST = ("may", "must", "should", "want", "can", "shall", "would", "will")
"""Where several words bear on one verb ("will have to decide"), the first of these counts."""
_BETWEEN = frozenset("not never also still just even only all both to it they we soon then now".split())
_INVERTIBLE = frozenset("should would could can may might will must".split())
_PARTICIPLES = frozenset(
    "sent bought paid sold made left brought built met held lent told won lost found kept spent put set cut read hit let "
    "gone done begun drawn flown shown known grown thrown come become run taught caught fought sought".split()
)


def negated(words: Sequence[Word]) -> list[bool]:
    """For every word whether a negation bears on it directly, and not two of them.

    It bears on the first word behind it that carries meaning: "will not *close* the sky", "no *radar* will be paid for".
    Two negations side by side are one, as speakers of many languages and their translations have it.
    """
    found = [False] * len(words)
    for at in range(len(words)):
        if _negates(words, at) and not (at and _negates(words, at - 1)):
            head = _denied_by(words, at)
            if head is not None:
                found[head] = not found[head]
    return found


def _negates(words: Sequence[Word], at: int) -> bool:
    word = words[at]
    return word.form in NEGATORS or (word.stem in NEGATIVE_VERBS and _form(words, at + 1) == "to")


def _denied_by(words: Sequence[Word], at: int) -> int | None:
    for other in range(at + 1, min(len(words), at + 1 + _NEGATION_REACH)):
        word = words[other]
        if word.clause != words[at].clause or word.form in _ENDS_NEGATION:
            return None
        if (
            word.shut
            or word.stem in FLAT_VERBS
            or (word.form in MODALS and (word.form not in NEEDS_TO or _before_to(words, other)))
            or word.form in _QUANTITY
            or word.form in NEGATORS
            or word.form.endswith("ly")
        ):
            continue
        return other
    return None


def modals(words: Sequence[Word]) -> dict[int, str]:
    """Index of a verb to the kind of modal that bears on it; verbs said flatly are left out."""
    found: dict[int, str] = {}
    for at, word in enumerate(words):
        kind = None if word.capital or _inverted(words, at) else MODALS.get(word.form)
        if kind is None or (word.form in NEEDS_TO and not _before_to(words, at)):
            continue
        if word.form == "could" and _form(words, at + 1) == "have":
            continue
        verb = _verb_after(words, at)
        if verb is not None:
            before = found.get(verb, kind)
            found[verb] = min(before, kind, key=_FIRMEST_LAST.index)
    return found


def _before_to(words: Sequence[Word], at: int) -> bool:
    """Whether "to" comes next, or "not to"."""
    return _form(words, at + 1) == "to" or (_form(words, at + 1) == "not" and _form(words, at + 2) == "to")


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
    start, clause = at + 1, words[at].clause
    if start < len(words) and words[start].clause == clause + 1:  # "we could, if necessary, double it"
        clause += 2
        start = next((other for other in range(start, len(words)) if words[other].clause == clause), len(words))
    for other in range(start, min(len(words), start + _MODAL_REACH)):
        word = words[other]
        if word.clause != clause:
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
