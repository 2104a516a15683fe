"""What makes a reader of a variant believe something else than the speaker said, the plainest reason first."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from onrecord.tracing.comparison import Comparison
from onrecord.tracing.likeness import VERBS
from onrecord.tracing.turned_facts import (
    exchanged_names,
    lost_step,
    opposite_word,
    other_act,
    other_name,
    other_number,
    other_side,
    other_thing,
)
from onrecord.tracing.turned_force import cut_contrast, cut_edge, firmness, half_silence, limit, lost_hedge, negation
from onrecord.tracing.words import Word

_BEFORE_VERB = frozenset(
    "will would can could may might must should shall not we they i he she who has have had is are was were".split()
)


def turns(both: Comparison) -> Iterator[str]:
    """Every reason why the variant says something else."""
    for check in _CHECKS:
        reason = check(both)
        if reason:
            yield reason


def _nonsense(both: Comparison) -> str | None:
    """In a translation: a verb, or several words, became others that have nothing to do with them."""
    if not both.variant.translated:
        return None
    words, others = both.canonical.words, both.variant.words
    strange = [(i, j) for i, j in both.swapped if _plain(words[i]) and _plain(others[j])]
    verbs = [(i, j) for i, j in strange if _is_verb(words, i) or _is_verb(others, j)]
    for i, j in verbs or (strange if len(strange) > 1 else ()):
        return f"{both.became(i, j)}, as in a translation that lost the sense"
    return None


def _plain(word: Word) -> bool:
    """Whether it is a word that carries meaning, and no name or number."""
    return not word.shut and not word.capital and word.number is None


def _is_verb(words: Sequence[Word], at: int) -> bool:
    """Whether a word stands where a verb does, behind "will", "we", "not", "is" ..., or looks like one in the past."""
    if at and words[at - 1].form in _BEFORE_VERB and words[at - 1].clause == words[at].clause:
        return True
    return words[at].stem in VERBS and words[at].form != words[at].stem and words[at].form.endswith(("ed", "ing"))


_CHECKS: tuple[Callable[[Comparison], str | None], ...] = (
    other_number,
    other_name,
    other_thing,
    exchanged_names,
    other_side,
    opposite_word,
    other_act,
    lost_step,
    half_silence,
    negation,
    firmness,
    limit,
    lost_hedge,
    cut_edge,
    cut_contrast,
    _nonsense,
)
