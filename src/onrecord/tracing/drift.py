"""How far a quotation's wording has moved from the one nearest to its speaker, and why.

The questions are asked in the order of `stories.md`: would a reader of the variant alone believe something else; if not,
are they the same words; if not, it is another wording of the same claim.
"""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.records import Change, Drift
from onrecord.tracing.alignment import Pair
from onrecord.tracing.comparison import Comparison
from onrecord.tracing.conditions import cut_condition
from onrecord.tracing.turns import turns
from onrecord.tracing.wording import Wording

_SHOWN = 3
"""So many changes are named in the reason for a minor drift."""

_RELATIVES = frozenset("who whom which that".split())
_SHIFTED = tuple(
    frozenset(forms.split())
    for forms in (
        "i he she it they we",
        "my our his her its their",
        "me us him her them",
        "will would shall",
        "can could",
        "may might",
        "have has had",
        "is are am was were",
        "do does did",
    )
)
"""Words that reported speech puts for each other."""
_LOOSE = frozenset("that would had i we he she it they".split())
"""Words that it puts in, or can do without."""


@dataclass(frozen=True, slots=True)
class Judgement:
    """How far one wording has moved."""

    drift: Drift
    changes: tuple[Change, ...] = ()
    why: str = ""
    """Empty for none."""


def judge(canonical: Wording, variant: Wording) -> Judgement:
    """What became of the canonical wording in the variant."""
    if not variant.words or not canonical.words:
        return Judgement("none")
    if [word.form for word in canonical.words] == [word.form for word in variant.words]:
        return Judgement("none")
    both = Comparison(canonical, variant)
    cut = cut_condition(both)
    if cut:
        words, why = cut
        return Judgement("meaning", (*both.changes(), Change(canonical.phrase(words.start, words.stop), "")), why)
    reason = next(turns(both), None)
    if reason:
        return Judgement("meaning", both.changes(), reason)
    if same_words(both):
        return Judgement("none")
    changes = both.changes()
    return Judgement("minor", changes, _in_other_words(changes))


def same_words(both: Comparison) -> bool:
    """Whether the variant is the canonical wording, or a stretch of it, or it and more, in the same words."""
    if _joined(both.variant) in _joined(both.canonical):
        return True
    places = [at for at, pair in enumerate(both.pairs) if pair.before is not None and pair.after is not None]
    if not places:
        return False
    if not _edges_agree(both, places):
        return False
    words = both.variant.words
    for at in range(places[0], places[-1] + 1):
        pair = both.pairs[at]
        after = None if pair.after is None else words[pair.after]
        if after is not None and after.editorial:
            continue
        if not both.variant.quoted and _slack(both, pair):
            continue
        if after is not None and (pair.moved or not (pair.kind == "same" or _merely_reported(both, pair))):
            return False
        if after is None and not _left_out_openly(both, at):
            return False
    return True


def _slack(both: Comparison, pair: Pair) -> bool:
    """Whether a word stands on one side alone as a rendering asks: "that", "would", a subject said once more."""
    if pair.before is not None and pair.after is None:
        return both.canonical.words[pair.before].form in _LOOSE
    return pair.before is None and pair.after is not None and both.variant.words[pair.after].form in _LOOSE


def _merely_reported(both: Comparison, pair: Pair) -> bool:
    """Whether a word differs as grammar asks in a rendering: tense, person, or the relative pronoun anywhere."""
    if pair.before is None or pair.after is None:
        return False
    before, after = both.canonical.words[pair.before], both.variant.words[pair.after]
    if {before.form, after.form} <= _RELATIVES:
        return True
    if both.variant.quoted:
        return False
    return pair.kind == "form" or any({before.form, after.form} <= forms for forms in _SHIFTED)


def _edges_agree(both: Comparison, places: list[int]) -> bool:
    """Whether at each end only one of the two goes on, and not with words that the other has elsewhere."""
    lost: list[str] = []
    more: list[str] = []
    for edge in (both.pairs[: places[0]], both.pairs[places[-1] + 1 :]):
        before = [both.canonical.words[pair.before].form for pair in edge if pair.before is not None]
        after = [both.variant.words[pair.after].form for pair in edge if pair.after is not None]
        if before and after:
            return False
        lost += before
        more += after
    return not set(more) & set(lost)


def _left_out_openly(both: Comparison, at: int) -> bool:
    """Whether an ellipsis, or an editor's word in its place, owns up to the words that were left out here."""
    following = next((pair.after for pair in both.pairs[at:] if pair.after is not None), None)
    before = next((pair.after for pair in reversed(both.pairs[:at]) if pair.after is not None), None)
    words = both.variant.words
    return (following is not None and (words[following].gap or words[following].editorial)) or (
        before is not None and words[before].editorial
    )


def _joined(wording: Wording) -> str:
    """The letters of a wording without spaces: "cease-fire" and "ceasefire" are one."""
    return "".join(word.form for word in wording.words)


def _in_other_words(changes: tuple[Change, ...]) -> str:
    told = [
        f'"{change.before}" became "{change.after}"'
        if change.before and change.after
        else f'"{change.before}" was left out'
        if change.before
        else f'"{change.after}" was added'
        for change in changes[:_SHOWN]
    ]
    more = len(changes) - _SHOWN
    return "; ".join(told) + (f"; and {more} more" if more > 0 else "") if told else "in another order"
