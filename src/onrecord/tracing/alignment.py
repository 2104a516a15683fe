"""Which word of one wording stands where which word of another stood."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from onrecord.tracing.likeness import near, place, same_name
from onrecord.tracing.turning_words import MODALS, OPPOSITES, STATES_BY_STEM
from onrecord.tracing.words import Word

PairKind = Literal["same", "form", "near", "opposite", "other", "lost", "added"]
"""same word; another form of it; a word that may say the same; its opposite; another word; no word in the variant; or
none in the canonical wording."""

_GAP = -0.3
_NEARBY = 10
"""Words between which one that only may say the same counts as moved; farther off it is a coincidence."""
MATCHES: frozenset[str] = frozenset(("same", "form", "near"))
"""The kinds of pairs that say the same thing."""


@dataclass(frozen=True, slots=True)
class Pair:
    """A word and the one that stands for it."""

    before: int | None
    """Index in the canonical wording."""
    after: int | None
    """Index in the variant."""
    kind: PairKind
    moved: bool = False
    """Whether it stands in another order."""

    @property
    def matches(self) -> bool:
        """Whether the two say the same thing."""
        return self.kind in MATCHES


def kind_of(before: Word, after: Word) -> PairKind:
    """What one word is to the other."""
    if before.form == after.form:
        return "same"
    if before.number is not None and after.number is not None:
        return "form" if before.number == after.number else "other"
    if before.stem == after.stem:
        return "form"
    if frozenset((before.stem, after.stem)) in OPPOSITES or frozenset((before.form, after.form)) in OPPOSITES:
        return "opposite"
    if near(before.stem, after.stem):
        return "near"
    if before.capital and after.capital:
        if same_name(before.form, after.form):
            return "same"
        state = place(before.form)
        if state and state == place(after.form):
            return "near"
    return "other"


def align(before: Sequence[Word], after: Sequence[Word]) -> list[Pair]:
    """Every word of both, paired or alone, in the order of the canonical wording, added ones where they stand.

    Needleman and Wunsch (1970) over whole words; then words left over on both sides that say the same are paired as
    moved, the nearest first.
    """
    pairs = _in_order(before, after)
    return _with_moved(pairs, before, after)


def _score(kind: PairKind, before: Word, after: Word) -> float:
    weak = before.shut or after.shut
    if kind == "same":
        return 1.5 if weak else 3.0
    if kind == "form":
        return 1.2 if weak else 2.6
    if kind == "near":
        return 0.9 if weak else 2.0
    if kind == "opposite":
        return 1.0
    if before.form in MODALS and after.form in MODALS:
        return 0.9
    if before.number is not None or after.number is not None:
        return 0.8 if before.number is not None and after.number is not None else -0.7
    if before.stem in STATES_BY_STEM and after.stem in STATES_BY_STEM:
        return 0.6
    if before.shut != after.shut:
        return -0.7
    return 0.1 if before.shut else 0.5 if before.capital and after.capital else 0.3


def _in_order(before: Sequence[Word], after: Sequence[Word]) -> list[Pair]:
    rows, columns = len(before), len(after)
    kinds = [[kind_of(one, other) for other in after] for one in before]
    best = [[0.0] * (columns + 1) for _ in range(rows + 1)]
    for row in range(rows - 1, -1, -1):
        for column in range(columns - 1, -1, -1):
            here = _score(kinds[row][column], before[row], after[column]) + best[row + 1][column + 1]
            best[row][column] = max(here, _gap(best, row, column, rows, columns))
    pairs: list[Pair] = []
    row = column = 0
    while row < rows and column < columns:
        value = best[row][column]
        if value == _score(kinds[row][column], before[row], after[column]) + best[row + 1][column + 1]:
            pairs.append(Pair(row, column, kinds[row][column]))
            row, column = row + 1, column + 1
        elif value == best[row + 1][column] + (_GAP if column else 0.0):
            pairs.append(Pair(row, None, "lost"))
            row += 1
        else:
            pairs.append(Pair(None, column, "added"))
            column += 1
    pairs.extend(Pair(at, None, "lost") for at in range(row, rows))
    pairs.extend(Pair(None, at, "added") for at in range(column, columns))
    return pairs


def _gap(best: Sequence[Sequence[float]], row: int, column: int, rows: int, columns: int) -> float:
    """The best value with a word left out here. What stands before or behind the other wording costs nothing."""
    lost = best[row + 1][column] + (_GAP if column else 0.0)
    added = best[row][column + 1] + (_GAP if row else 0.0)
    return max(lost, added)


def _with_moved(pairs: list[Pair], before: Sequence[Word], after: Sequence[Word]) -> list[Pair]:
    loose_before = [p.before for p in pairs if p.before is not None and not p.matches and not before[p.before].shut]
    loose_after = [p.after for p in pairs if p.after is not None and not p.matches and not after[p.after].shut]
    found = sorted(
        (abs(one - other), one, other, kind)
        for one in loose_before
        for other in loose_after
        if (kind := kind_of(before[one], after[other])) in MATCHES and (kind != "near" or abs(one - other) <= _NEARBY)
    )
    moved: dict[int, tuple[int, PairKind]] = {}
    taken: set[int] = set()
    for _, one, other, kind in found:
        if one not in moved and other not in taken:
            moved[one] = (other, kind)
            taken.add(other)
    if not moved:
        return pairs
    out: list[Pair] = []
    for pair in pairs:
        i, j = pair.before, pair.after
        if i in moved and i is not None:
            out.append(Pair(i, *moved[i], moved=True))
            if j is not None and j not in taken:
                out.append(Pair(None, j, "added"))
        elif j in taken:
            if i is not None:
                out.append(Pair(i, None, "lost"))
        else:
            out.append(pair)
    return out
