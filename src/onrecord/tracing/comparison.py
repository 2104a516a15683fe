"""Two wordings laid beside each other: what the checks of drift look at."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from onrecord.records import Change
from onrecord.tracing.alignment import Pair, align, kind_of
from onrecord.tracing.scopes import modals, negated
from onrecord.tracing.wording import Wording
from onrecord.tracing.words import Word

_LEFT = 6
"""So many of a report's own words before a quoted stretch can bear on it."""


@dataclass(frozen=True)
class Comparison:
    """A canonical wording, a variant of it, and which word stands for which."""

    canonical: Wording
    variant: Wording

    @cached_property
    def pairs(self) -> list[Pair]:
        """Every word of both, paired or alone."""
        return align(self.canonical.words, self.variant.words)

    @cached_property
    def covered(self) -> range:
        """The words of the canonical wording from the first to the last that the variant has."""
        found = [pair.before for pair in self.pairs if pair.matches and pair.before is not None]
        return range(min(found), max(found) + 1) if found else range(0)

    @cached_property
    def lost(self) -> list[int]:
        """Words of the canonical wording that the variant leaves out between words that it has."""
        return [p.before for p in self.pairs if p.before in self.covered and p.before is not None and p.after is None]

    @cached_property
    def added(self) -> list[int]:
        """Words that the variant has between shared ones and the canonical wording has not; an editor's are left out."""
        shared = [pair.after for pair in self.pairs if pair.matches and pair.after is not None]
        return [
            pair.after
            for pair in self.pairs
            if pair.before is None
            and pair.after is not None
            and shared
            and min(shared) < pair.after
            and not self.variant.words[pair.after].editorial
        ]

    @cached_property
    def swapped(self) -> list[tuple[int, int]]:
        """Words that stand for each other and are not known to say the same."""
        return [
            (pair.before, pair.after)
            for pair in self.pairs
            if pair.kind in ("other", "opposite")
            and pair.before is not None
            and pair.after is not None
            and not self.variant.words[pair.after].editorial
        ]

    @cached_property
    def matched(self) -> list[tuple[int, int]]:
        """Words that stand for each other and say the same."""
        return [
            (pair.before, pair.after)
            for pair in self.pairs
            if pair.matches and pair.before is not None and pair.after is not None
        ]

    @cached_property
    def own_left(self) -> tuple[Word, ...]:
        """The report's words right before a stretch that it built into a sentence of its own."""
        first = self.variant.words[0]
        starts = self.variant.report.text[first.start : first.start + 1].isupper() and not first.capital
        return () if starts else self.variant.left[-_LEFT:]

    @cached_property
    def denied(self) -> tuple[list[bool], list[bool]]:
        """For the words of the canonical wording and of the variant: whether a negation bears on them."""
        left = self.own_left
        return negated(self.canonical.words), negated((*left, *self.variant.words))[len(left) :]

    @cached_property
    def firmness(self) -> tuple[dict[int, str], dict[int, str]]:
        """For the verbs of both under a modal: its kind."""
        left = self.own_left
        found = modals((*left, *self.variant.words))
        return modals(self.canonical.words), {at - len(left): kind for at, kind in found.items() if at >= len(left)}

    def had(self, before: int) -> str:
        """A word of the canonical wording, as it stands there."""
        return f'"{self.canonical.phrase(before, before + 1)}"'

    def has(self, after: int) -> str:
        """A word of the variant, as it stands there."""
        return f'"{self.variant.phrase(after, after + 1)}"'

    def became(self, before: int, after: int) -> str:
        """That one word became the other, as a reason."""
        return f"{self.had(before)} became {self.has(after)}"

    def told_around(self, words: Iterable[Word]) -> float:
        """The share of what `words` say that the report says in its own words around the variant, 0 to 1."""
        wanted = [word for word in words if not word.shut]
        near = [*self.variant.around, *self.variant.words]
        told = [word for word in wanted if any(kind_of(word, other) in ("same", "form", "near") for other in near)]
        return sum(word.weight for word in told) / (sum(word.weight for word in wanted) or 1.0)

    def changes(self) -> tuple[Change, ...]:
        """The stretches in which the two differ between the first and the last word that they share."""
        stretches: list[tuple[list[int], list[int]]] = [([], [])]
        inside = self._inside()
        for pair in self.pairs[inside.start : inside.stop]:
            if pair.kind == "same" and not pair.moved:
                stretches.append(([], []))
                continue
            if pair.before is not None:
                stretches[-1][0].append(pair.before)
            if pair.after is not None and not (pair.kind == "same" and pair.moved):
                stretches[-1][1].append(pair.after)
        return tuple(
            Change(_phrase(self.canonical, before), _phrase(self.variant, after))
            for before, after in stretches
            if before or after
        )

    def _inside(self) -> range:
        """The pairs between those in which one wording stops at its edge and the other goes on."""
        first, last = 0, len(self.pairs)
        shared = [at for at, pair in enumerate(self.pairs) if pair.before is not None and pair.after is not None]
        if shared:
            first, last = shared[0], shared[-1] + 1
        return range(first, last)


def _phrase(wording: Wording, words: list[int]) -> str:
    return wording.phrase(min(words), max(words) + 1) if words else ""
