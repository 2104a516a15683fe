"""Checks for another force of what is said: denied or not, surer or less sure, wider or narrower."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.tracing.alignment import MATCHES, kind_of
from onrecord.tracing.comparison import Comparison
from onrecord.tracing.likeness import VERBS
from onrecord.tracing.scopes import FLAT_VERBS, is_past
from onrecord.tracing.turning_words import HEDGES, LIKE_LIMITS, LIMITS, NEGATORS
from onrecord.tracing.words import Word

_CONFIRM_DENY = frozenset(("confirm", "deny"))
_SAYING = frozenset("say tell assur".split())
"""Stems of verbs that a modal bears on without making anything less certain: "I can tell you"."""
_PARTS = frozenset("and but or while although though".split())
"""Words between parts of a sentence of which one can be denied and the other not."""
_AROUND = 3
"""Words between which an opposite may stand for a negation."""
_BOUNDS = frozenset("only at_least at_most up_to no_more_than no_longer until till unless within".split())
"""Words that, right behind a statement, bound it."""
_TIMES_OF_DENIAL = frozenset("today now yet currently presently tonight any_more for_now at_the_moment".split())
"""Without these a denial for the time being is one for good."""
_PARTITIVES = frozenset("among amongst one_of_the part_of_the some_of_the".split())
"""Without these one of several is the only one: "among the first"."""
_NOT_YET = frozenset("yet not_yet so_far for_now".split())
"""With these a denial is one for the time being."""
_PURPOSES = frozenset("to because for so just only simply against merely".split())
"""Words that open what a denial in the same clause may bear on alone."""
_CONTRASTS = frozenset("but".split())
_HALF = 2
"""So many words that carry meaning make the other half of a contrast."""
_TOLD = 0.5
"""The share of what was cut away from which the report tells it in its own words."""
_LIKE_MODALS = frozenset(map(frozenset, (("may", "can"), ("shall", "will"), ("shall", "must"), ("shall", "flat"))))


def negation(both: Comparison) -> str | None:
    """A word that was denied no longer is, or one is that was not."""
    words, others = both.canonical.words, both.variant.words
    denied_before, denied_after = both.denied
    for i, j in both.matched if not _of_a_reason(both) else ():
        if words[i].shut or words[i].stem in FLAT_VERBS or denied_before[i] == denied_after[j]:
            continue
        side, at = (others, j) if denied_before[i] else (words, i)
        if not _denied_elsewhere(side, at) and not _opposite_near(both, i, j):
            return f"{both.has(j)} is {'no longer denied' if denied_before[i] else 'denied'}"
    return None


def _of_a_reason(both: Comparison) -> bool:
    """Whether the denial is of a reason, which languages place differently: "not because ...", "it is not for ... that"."""
    sides = ({word.form for word in side.words} for side in (both.canonical, both.variant))
    return all("because" in forms and forms & NEGATORS for forms in sides)


def _denied_elsewhere(words: Sequence[Word], at: int) -> bool:
    """Whether the side that seems not to deny a word does so elsewhere in its clause: "no euro will be asked"."""
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


def half_silence(both: Comparison) -> str | None:
    """Only half of "neither confirm nor deny" is left."""
    before, after = ({word.stem for word in side.words} & _CONFIRM_DENY for side in (both.canonical, both.variant))
    return 'of "confirm" and "deny" only one is left' if len(before) == 2 and len(after) == 1 else None


def firmness(both: Comparison) -> str | None:
    """A verb stands under another modal, or what was to come is told as done, or the other way round."""
    words, others = both.canonical.words, both.variant.words
    firm_before, firm_after = both.firmness
    pairs = both.matched + [(i, j) for i, j in both.swapped if words[i].stem in VERBS and others[j].stem in VERBS]
    for i, j in pairs:
        before, after = firm_before.get(i), firm_after.get(j)
        if before == after or words[i].stem in _SAYING or (words[i].shut and words[i].stem != others[j].stem):
            continue
        shifted = not both.variant.quoted or bool(both.own_left)
        if _differ(before, after, shifted):
            return f"{both.has(j)} {_under(after)}, not {_under(before)}"
        if before == "will" and after is None and is_past(others, j) and not (shifted or words[i].shut):
            return f"{both.has(j)} is told as done where it was still to come"
        if after == "will" and words[i].stem == others[j].stem == "be" and _already(words, i):
            return f'"already" {both.had(i)} is told as still to come'
        if before is None and after == "will" and is_past(words, i) and not words[i].shut:
            return f"{both.has(j)} is told as still to come where it was done"
    return None


def _already(words: Sequence[Word], at: int) -> bool:
    return any(word.form == "already" for word in words[max(0, at - 2) : at + 3])


def _under(kind: str | None) -> str:
    return f'with "{kind}"' if kind else "with no such word"


def _differ(before: str | None, after: str | None, shifted: bool) -> bool:
    """shifted: whether the report put the words into reported speech, in which "will" becomes "would"."""
    first, second = (("will" if kind == "would" and shifted else kind) or "flat" for kind in (before, after))
    kinds = frozenset((first, second))
    return not (len(kinds) == 1 or kinds in _LIKE_MODALS or (kinds <= {"flat", "will", "would"} and "flat" in kinds))


def lost_hedge(both: Comparison) -> str | None:
    """A word before a clause that made it less than certain is neither in the variant nor around it."""
    words = both.canonical.words
    first = both.covered.start if both.covered else 0
    for at in range(first):
        word = words[at]
        if word.form not in HEDGES or word.sentence != words[first].sentence:
            continue
        near = [*both.variant.around, *both.variant.words]
        if not any(other.form in HEDGES or kind_of(word, other) in MATCHES for other in near):
            return f"{both.had(at)} was left out"
    return None


def limit(both: Comparison) -> str | None:
    """A limit ("only", "up to", "some") was left out or put in."""
    words, others = both.canonical.words, both.variant.words
    kept = {word.form for word in (*others, *both.own_left)}
    edge = [both.covered.start - 1] if both.covered and both.covered.start else []
    for i in (*both.lost, *edge):
        if words[i].form in LIMITS and not kept & _alike(words[i].form):
            return f"{both.had(i)} was left out"
    for i in both.lost:
        if words[i].form in _PARTITIVES and not kept & _PARTITIVES:
            return f"{both.had(i)} was left out"
    had = {word.form for word in words}
    for j in both.added:
        if others[j].form in _NOT_YET and any(both.denied[1][max(0, j - 2) : j + 3]) and not had & _TIMES_OF_DENIAL:
            return f"{both.has(j)} was added"
        if others[j].form in LIMITS and not had & _alike(others[j].form):
            return f"{both.has(j)} was added"
    return None


def _alike(limit: str) -> frozenset[str]:
    return next((group for group in LIKE_LIMITS if limit in group), frozenset((limit,)))


def cut_edge(both: Comparison) -> str | None:
    """What bounded the variant's last words in the speaker's sentence was cut away right behind them.

    A limit ("up to three months"), the time of a denial ("not today"), or what alone was denied ("not giving it to
    threaten anybody").
    """
    words = both.canonical.words
    if not both.covered or both.covered.stop >= len(words):
        return None
    last, at = both.covered.stop - 1, both.covered.stop
    rest = [other for other in range(at, len(words)) if words[other].sentence == words[last].sentence]
    if not rest:
        return None
    kept = {word.form for word in (*both.variant.words, *both.variant.around)}
    denied = both.denied[0]
    first = words[at]
    behind = at + 1 if first.form in _PARTS and len(rest) > 1 else at
    if words[behind].form in _BOUNDS and not kept & _alike(words[behind].form):
        return f"{_cut(both, behind, rest)} was cut away"
    if not _denied_elsewhere(words, last) and not denied[last]:
        return None
    if first.form in _TIMES_OF_DENIAL and not kept & _TIMES_OF_DENIAL:
        return f"{both.had(at)} was cut away"
    same_clause = first.clause == words[last].clause
    if same_clause and first.form in _PURPOSES and both.told_around(words[i] for i in rest) < _TOLD:
        return f"{_cut(both, at, rest)}, which alone was denied, was cut away"
    return None


def _cut(both: Comparison, at: int, rest: Sequence[int]) -> str:
    return f'"{both.canonical.phrase(at, rest[-1] + 1)}"'


def cut_contrast(both: Comparison) -> str | None:
    """Of "nothing is signed, but the money is there" only one half is left, and the report does not tell the other."""
    words = both.canonical.words
    if not both.covered or sum(not words[i].shut for i, _ in both.matched) < 1:
        return None
    for at, word in enumerate(words):
        if word.form not in _CONTRASTS or not at or words[at - 1].clause == word.clause:
            continue
        if words[at - 1].sentence != word.sentence:
            continue
        if at == both.covered.stop:
            lost = [i for i in range(at + 1, len(words)) if words[i].sentence == word.sentence]
        elif at == both.covered.start - 1 or at == both.covered.start:
            lost = [i for i in range(at) if words[i].sentence == word.sentence]
        else:
            continue
        if sum(not words[i].shut for i in lost) >= _HALF and both.told_around(words[i] for i in lost) < _TOLD:
            return f"{_cut(both, lost[0], lost)} was cut away, to which the rest stands against"
    return None
