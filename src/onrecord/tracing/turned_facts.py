"""Checks for another fact: another number, name, thing, act, or the opposite word. Each gives the reason or None."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.tracing.comparison import Comparison
from onrecord.tracing.likeness import place
from onrecord.tracing.turning_words import (
    ACTORS,
    LIKE_STATES,
    MODALS,
    MONTHS,
    OUR_THEIR,
    SOFT_STATES,
    STATES_BY_STEM,
    THINGS,
    UNITS,
)
from onrecord.tracing.words import Word

_SOFT_MODALS = frozenset(("may", "can", "want", "should"))


def other_number(both: Comparison) -> str | None:
    """A number became another one; amounts in another unit or currency may be the same."""
    words, others = both.canonical.words, both.variant.words
    pairs = [(i, j) for i, j in both.swapped if words[i].number is not None and others[j].number is not None]
    lost = [i for i in both.lost if words[i].number is not None]
    added = [j for j in both.added if others[j].number is not None]
    for i, j in (*pairs, *zip(lost, added, strict=False)):
        units = _unit(words, i), _unit(others, j)
        converted = None not in units and units[0] != units[1]
        if words[i].number != others[j].number and not converted:
            return both.became(i, j)
    return None


def _unit(words: Sequence[Word], at: int) -> str | None:
    return next((word.stem for word in words[at + 1 : at + 3] if word.stem in UNITS), None)


def other_name(both: Comparison) -> str | None:
    """A person, place or month became another one."""
    words, others = both.canonical.words, both.variant.words
    for i, j in both.swapped:
        if words[i].capital and others[j].capital and _differ(words[i], others[j]) and not _one_day_apart(both, i, j):
            return both.became(i, j)
    for i in both.lost:
        for j in both.added:
            places = place(words[i].form), place(others[j].form)
            if words[i].capital and others[j].capital and None not in places and places[0] != places[1]:
                return both.became(i, j)
    return None


def _differ(before: Word, after: Word) -> bool:
    first, second = place(before.form), place(after.form)
    return first != second if first and second else not (first or second)


def _one_day_apart(both: Comparison, i: int, j: int) -> bool:
    """Whether "before October" stands for "before the end of September"."""
    months = MONTHS.get(both.canonical.words[i].stem), MONTHS.get(both.variant.words[j].stem)
    before = {word.form for word in both.canonical.words[max(0, i - 3) : i]}
    after = {word.form for word in both.variant.words[max(0, j - 2) : j]}
    if None in months:
        return False
    steps = ((months[1] or 0) - (months[0] or 0)) % 12
    return (steps == 1 and "end" in before and "before" in after) or (
        steps == 11 and "before" in before and "end" in after
    )


def other_thing(both: Comparison) -> str | None:
    """A sort of thing or actor became another: tanks became jets, parliament became the government."""
    words, others = both.canonical.words, both.variant.words
    for i, j in both.swapped:
        for kinds in (THINGS, ACTORS):
            before, after = kinds.get(words[i].stem), kinds.get(others[j].stem)
            if before is not None and after is not None and before != after:
                return both.became(i, j)
    return None


def exchanged_names(both: Comparison) -> str | None:
    """Two names changed places: each stands behind the word that stood before the other."""
    words, others = both.canonical.words, both.variant.words
    named = [(i, j) for i, j in both.matched if words[i].capital and i and j]
    for i, j in named:
        for k, m in named:
            crossed = i < k and j > m and place(words[i].form) != place(words[k].form)
            if crossed and words[i - 1].form == others[m - 1].form and words[k - 1].form == others[j - 1].form:
                return f"{both.had(i)} and {both.had(k)} changed places"
    return None


def other_side(both: Comparison) -> str | None:
    """What the speaker says of "us" a quotation says of "them"."""
    words, others = both.canonical.words, both.variant.words
    for i, j in both.swapped if both.variant.quoted else ():
        if frozenset((words[i].form, others[j].form)) in OUR_THEIR:
            return both.became(i, j)
    return None


def opposite_word(both: Comparison) -> str | None:
    """A word became its opposite, and no negation turns it back."""
    words, others = both.canonical.words, both.variant.words
    denied_before, denied_after = both.denied
    other_numbers = any(words[i].number != others[j].number for i, j in both.matched + both.swapped)
    for pair in both.pairs:
        if pair.kind != "opposite" or pair.before is None or pair.after is None or others[pair.after].editorial:
            continue
        if words[pair.before].stem in UNITS and other_numbers:  # "seven days" and "a week"
            continue
        if denied_before[pair.before] == denied_after[pair.after]:
            return both.became(pair.before, pair.after)
    return None


def other_act(both: Comparison) -> str | None:
    """An act, or how far it has come, became another: buy became give, promise became deliver."""
    words, others = both.canonical.words, both.variant.words
    lost = [i for i in both.lost if words[i].stem in STATES_BY_STEM]
    added = [j for j in both.added if others[j].stem in STATES_BY_STEM]
    for i, j in (*both.swapped, *((i, j) for i in lost for j in added)):
        states = frozenset(filter(None, (STATES_BY_STEM.get(words[i].stem), STATES_BY_STEM.get(others[j].stem))))
        if len(states) == 2 and states not in LIKE_STATES:
            return both.became(i, j)
    return None


def lost_step(both: Comparison) -> str | None:
    """What was only considered, planned or promised is told without that word, as if it were settled."""
    words, others = both.canonical.words, both.variant.words
    near = [*others, *both.own_left]
    if any(STATES_BY_STEM.get(word.stem) in SOFT_STATES or MODALS.get(word.form) in _SOFT_MODALS for word in near):
        return None
    gone = (*both.lost, *(i for i, j in both.swapped if i in both.covered and others[j].shut))
    for i in gone:
        if STATES_BY_STEM.get(words[i].stem) in SOFT_STATES and words[i].form.endswith("ing"):
            return f"{both.had(i)} was left out"
    return None
