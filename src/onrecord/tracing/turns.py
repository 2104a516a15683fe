"""What makes a reader of a variant believe something else than the speaker said: each check gives a reason or none."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from onrecord.tracing.alignment import MATCHES, kind_of
from onrecord.tracing.comparison import Comparison
from onrecord.tracing.likeness import VERBS, place
from onrecord.tracing.scopes import FLAT_VERBS, is_past
from onrecord.tracing.turning_words import (
    ACTORS,
    HEDGES,
    LIKE_LIMITS,
    LIKE_STATES,
    LIMITS,
    NEGATORS,
    STATES_BY_STEM,
    THINGS,
    UNITS,
)
from onrecord.tracing.wording import Word

_CONFIRM_DENY = frozenset(("confirm", "deny"))
_SAYING = frozenset("say tell assur".split())
"""Stems of verbs that a modal bears on without making anything less certain: "I can tell you"."""
_PARTS = frozenset("and but or while although though".split())
"""Words between parts of a sentence of which one can be denied and the other not."""
_AROUND = 3
_LIKE_MODALS = frozenset(map(frozenset, (("may", "can"), ("shall", "will"), ("shall", "must"), ("shall", "flat"))))
_MODAL_NAMES = {
    "will": "will",
    "may": "may",
    "can": "can",
    "must": "must",
    "should": "should",
    "want": "wants to",
    None: "no such word",
}


def turns(both: Comparison) -> Iterator[str]:
    """Every reason why the variant says something else, the plainest first."""
    for check in _CHECKS:
        reason = check(both)
        if reason:
            yield reason


def _became(before: Word, after: Word) -> str:
    return f'"{_shown(before)}" became "{_shown(after)}"'


def _shown(word: Word) -> str:
    return word.form.replace("_", " ")


# ------------------------------------------------------------------ numbers, names, opposites, acts
def _number(both: Comparison) -> str | None:
    words, others = both.canonical.words, both.variant.words
    pairs = [(i, j) for i, j in both.swapped if words[i].number is not None and others[j].number is not None]
    lost = [i for i in both.lost if words[i].number is not None]
    added = [j for j in both.added if others[j].number is not None]
    for i, j in (*pairs, *zip(lost, added, strict=False)):
        units = _unit(words, i), _unit(others, j)
        converted = None not in units and units[0] != units[1]
        if words[i].number != others[j].number and not converted:
            return _became(words[i], others[j])
    return None


def _unit(words: Sequence[Word], at: int) -> str | None:
    return next((word.stem for word in words[at + 1 : at + 3] if word.stem in UNITS), None)


def _name(both: Comparison) -> str | None:
    words, others = both.canonical.words, both.variant.words
    lost = [i for i in both.lost if words[i].capital]
    added = [j for j in both.added if others[j].capital]
    named = [(i, j) for i, j in both.swapped if words[i].capital and others[j].capital]
    for i, j in named:
        if _other_name(words[i], others[j]):
            return _became(words[i], others[j])
    for i in lost:
        for j in added:
            if place(words[i].form) and place(others[j].form) and _other_name(words[i], others[j]):
                return _became(words[i], others[j])
    return None


def _other_name(before: Word, after: Word) -> bool:
    first, second = place(before.form), place(after.form)
    return first != second if first and second else not (first or second)


def _thing(both: Comparison) -> str | None:
    words, others = both.canonical.words, both.variant.words
    for i, j in both.swapped:
        for kinds in (THINGS, ACTORS):
            before, after = kinds.get(words[i].stem), kinds.get(others[j].stem)
            if before is not None and after is not None and before != after:
                return _became(words[i], others[j])
    return None


def _exchanged(both: Comparison) -> str | None:
    """Two names that changed places: each stands behind the word that stood before the other."""
    words, others = both.canonical.words, both.variant.words
    named = [(i, j) for i, j in both.matched if words[i].capital and i and j]
    for i, j in named:
        for k, m in named:
            crossed = i < k and j > m and place(words[i].form) != place(words[k].form)
            if crossed and words[i - 1].form == others[m - 1].form and words[k - 1].form == others[j - 1].form:
                return f'"{_shown(words[i])}" and "{_shown(words[k])}" changed places'
    return None


def _opposite(both: Comparison) -> str | None:
    words, others = both.canonical.words, both.variant.words
    denied_before, denied_after = both.denied
    numbers = any(
        words[i].number != others[j].number for i, j in both.matched + both.swapped if words[i].number is not None
    )
    for pair in both.pairs:
        if pair.kind != "opposite" or pair.before is None or pair.after is None:
            continue
        before, after = words[pair.before], others[pair.after]
        if (before.stem in UNITS and numbers) or after.editorial:
            continue
        if denied_before[pair.before] == denied_after[pair.after]:
            return _became(before, after)
    return None


def _act(both: Comparison) -> str | None:
    words, others = both.canonical.words, both.variant.words
    lost = [i for i in both.lost if words[i].stem in STATES_BY_STEM]
    added = [j for j in both.added if others[j].stem in STATES_BY_STEM]
    for i, j in (*both.swapped, *((i, j) for i in lost for j in added)):
        states = frozenset(filter(None, (STATES_BY_STEM.get(words[i].stem), STATES_BY_STEM.get(others[j].stem))))
        if len(states) == 2 and states not in LIKE_STATES:
            return _became(words[i], others[j])
    return None


# ------------------------------------------------------------------ negations and how firm it is
def _negation(both: Comparison) -> str | None:
    words, others = both.canonical.words, both.variant.words
    denied_before, denied_after = both.denied
    for i, j in both.matched if not _not_because(both) else ():
        before, after = words[i], others[j]
        if before.shut or before.stem in FLAT_VERBS or denied_before[i] == denied_after[j]:
            continue
        denied, at = (others, j) if denied_before[i] else (words, i)
        if _negator_near(denied, at) or _opposite_near(both, i, j):
            continue
        change = "is no longer denied" if denied_before[i] else "is denied"
        return f'"{_shown(after)}" {change}'
    return None


def _not_because(both: Comparison) -> bool:
    """Whether the denial is of a reason, which languages place differently: "not because ...", "it is not for ... that"."""
    sides = ({word.form for word in side.words} for side in (both.canonical, both.variant))
    return all("because" in forms and forms & NEGATORS for forms in sides)


def _half_silence(both: Comparison) -> str | None:
    """Only half of "neither confirm nor deny" is left."""
    before, after = ({word.stem for word in side.words} & _CONFIRM_DENY for side in (both.canonical, both.variant))
    return 'of "confirm" and "deny" only one is left' if len(before) == 2 and len(after) == 1 else None


def _negator_near(words: Sequence[Word], at: int) -> bool:
    """Whether the side that seems not to deny it does so elsewhere in the clause: "no euro will be asked"."""
    start = stop = at
    while start and words[start - 1].clause == words[at].clause and words[start - 1].form not in _PARTS:
        start -= 1
    while stop + 1 < len(words) and words[stop + 1].clause == words[at].clause and words[stop + 1].form not in _PARTS:
        stop += 1
    return any(word.form in NEGATORS for word in words[start : stop + 1])


def _opposite_near(both: Comparison, i: int, j: int) -> bool:
    return any(
        pair.kind == "opposite"
        and pair.before is not None
        and pair.after is not None
        and abs(pair.before - i) <= _AROUND
        and abs(pair.after - j) <= _AROUND
        for pair in both.pairs
    )


def _firmness(both: Comparison) -> str | None:
    words, others = both.canonical.words, both.variant.words
    firm_before, firm_after = both.firmness
    pairs = both.matched + [(i, j) for i, j in both.swapped if words[i].stem in VERBS and others[j].stem in VERBS]
    for i, j in pairs:
        before, after = firm_before.get(i), firm_after.get(j)
        if before == after or (before is None and after is None):
            continue
        if words[i].shut and words[i].stem != others[j].stem or words[i].stem in _SAYING:
            continue
        shifted = not both.variant.quoted or bool(both.own_left)
        if _differ(before, after, shifted):
            return f'"{_shown(others[j])}" stands with {_modal(after)} where it stood with {_modal(before)}'
        if before == "will" and after is None and is_past(others, j) and not (shifted or words[i].shut):
            return f'"{_shown(others[j])}" is told as done where it was still to come'
        if words[i].stem == others[j].stem == "be" and after == "will" and _form_before(words, i, "already"):
            return f'"{_shown(words[i])} already" is told as still to come'
        if before is None and after == "will" and is_past(words, i) and not words[i].shut:
            return f'"{_shown(others[j])}" is told as still to come where it was done'
    return None


def _form_before(words: Sequence[Word], at: int, form: str) -> bool:
    return any(word.form == form for word in words[max(0, at - 2) : at + 3])


def _modal(kind: str | None) -> str:
    return f'"{_MODAL_NAMES.get(kind, kind)}"' if kind else "no such word"


def _differ(before: str | None, after: str | None, shifted: bool) -> bool:
    first, second = (("will" if kind == "would" and shifted else kind) for kind in (before, after))
    kinds = frozenset((first or "flat", second or "flat"))
    return not (
        len(kinds) == 1 or kinds in _LIKE_MODALS or (kinds <= {"flat", "will", "would"} and kinds != {"will", "would"})
    )


def _hedge(both: Comparison) -> str | None:
    """A word before a clause that made it less than certain and is neither in the variant nor around it."""
    words = both.canonical.words
    if not both.covered:
        return None
    first = both.covered.start
    for at in range(first):
        word = words[at]
        if word.form not in HEDGES or word.sentence != words[first].sentence:
            continue
        near = [*both.variant.around, *both.variant.words]
        if not any(other.form in HEDGES or kind_of(word, other) in MATCHES for other in near):
            return f'"{_shown(word)}" was left out'
    return None


def _limit(both: Comparison) -> str | None:
    words, others = both.canonical.words, both.variant.words
    near = {word.form for word in (*others, *both.own_left)}
    edge = [both.covered.start - 1] if both.covered and both.covered.start else []
    for i in (*both.lost, *edge):
        form = words[i].form
        if form in LIMITS and not near & _alike(form):
            return f'"{_shown(words[i])}" was left out'
    had = {word.form for word in words}
    for j in both.added:
        form = others[j].form
        if form in LIMITS and not had & _alike(form):
            return f'"{_shown(others[j])}" was added'
    return None


def _alike(limit: str) -> frozenset[str]:
    return next((group for group in LIKE_LIMITS if limit in group), frozenset((limit,)))


# ------------------------------------------------------------------ words that no longer make sense
def _nonsense(both: Comparison) -> str | None:
    """In a translation: a verb became one that has nothing to do with it, or most of what was said is gone."""
    if not both.variant.translated:
        return None
    words, others = both.canonical.words, both.variant.words
    strange = [
        (i, j)
        for i, j in both.swapped
        if not (words[i].shut or others[j].shut or words[i].capital or others[j].capital or words[i].number is not None)
    ]
    verbs = [(i, j) for i, j in strange if _is_verb(words, i) or _is_verb(others, j)]
    for i, j in verbs or (strange if len(strange) > 1 else ()):
        return f"{_became(words[i], others[j])}, as in a translation that lost the sense"
    return None


def _is_verb(words: Sequence[Word], at: int) -> bool:
    """Whether a word stands where a verb does, behind "will", "to", "we", "not", "is" ..., or looks like one in the past."""
    if at and words[at - 1].form in _BEFORE_VERB and words[at - 1].clause == words[at].clause:
        return True
    return words[at].stem in VERBS and words[at].form != words[at].stem and words[at].form.endswith(("ed", "ing"))


_BEFORE_VERB = frozenset(
    "will would can could may might must should shall not we they i he she who has have had is are was were".split()
)
_CHECKS: tuple[Callable[[Comparison], str | None], ...] = (
    _number,
    _name,
    _thing,
    _exchanged,
    _opposite,
    _act,
    _half_silence,
    _negation,
    _firmness,
    _limit,
    _hedge,
    _nonsense,
)
