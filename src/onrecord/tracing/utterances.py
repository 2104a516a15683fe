"""Stretches of many reports that are one utterance of one speaker."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from onrecord.tracing.identity import Sameness, same_speaker
from onrecord.tracing.stretches import Stretch, keys_of

_ALIKE: dict[tuple[Sameness, int], float] = {
    ("same", 2): 0.5,
    ("same", 1): 0.42,
    ("same", 0): 0.6,
    ("maybe", 2): 0.6,
    ("maybe", 1): 0.65,
    ("maybe", 0): 0.8,
    ("other", 2): 0.8,
}
"""How alike two stretches must be to be one utterance, by what is known of their speakers and how many are quoted.

Chosen on the first half of our stories; a speaker who is not the same needs nearly the same words in quotation marks.
"""
_LEAST_SHARED = {"same": 1.3, "maybe": 1.8, "other": 3.0}
"""Weight of the words that they must share at least."""
_WORD_FOR_WORD: dict[Sameness, int] = {"same": 3, "maybe": 4, "other": 6}
"""So many same words in a row, in quotation marks, are one utterance however little they say."""
_SAME_OCCASION, _LATER = 2.0, 0.9
"""Days within which reports tell of one occasion, and how alike quotations further apart must be."""
_NEAR = 0.8
"""What a word counts that only may say the same."""


@dataclass
class Utterance:
    """Stretches that render the same words of a speaker, the first nearest to them as far as known then."""

    stretches: list[Stretch] = field(default_factory=list)


def likeness(one: Stretch, other: Stretch) -> tuple[float, float]:
    """The share of the shorter stretch that stands in the other, and the weight of what they share."""
    short, long = (one, other) if one.weight <= other.weight else (other, one)
    shared = _shared(short, long.keys)
    return shared / (short.weight or 1.0), shared


def covered(stretch: Stretch, other: Stretch) -> float:
    """The share of the stretch that stands in what is quoted with the other."""
    return _shared(stretch, other.full_keys) / (stretch.weight or 1.0)


def _shared(stretch: Stretch, keys: frozenset[str]) -> float:
    shared = 0.0
    for word in stretch.carrying:
        first, *rest = keys_of(word)
        if first in keys:
            shared += word.weight
        elif any(key in keys for key in rest):
            shared += _NEAR * word.weight
    return shared


def gather(stretches: Sequence[Stretch]) -> list[Utterance]:
    """The utterances behind the stretches.

    stretches: those nearest to their speakers first. Each joins the utterance that it is most like, or opens one; a
    report that has the same words twice tells of two occasions.
    """
    found: list[Utterance] = []
    for stretch in stretches:
        best: tuple[tuple[bool, float, float], Utterance] | None = None
        for utterance in found:
            fit = _fit(stretch, utterance)
            if fit and (best is None or fit > best[0]):
                best = (fit, utterance)
        if best:
            best[1].stretches.append(stretch)
        else:
            found.append(Utterance([stretch]))
    return found


def _fit(stretch: Stretch, utterance: Utterance) -> tuple[bool, float, float] | None:
    """How well a stretch fits an utterance: word for word or not, what it shares; None where it is another one."""
    fits = [
        (stretch.letters in member.letters, shared, share)
        for member in utterance.stretches
        if (member.quoted or not stretch.quoted or member is utterance.stretches[0])
        and not (stretch.keys and stretch.keys.isdisjoint(member.keys))
        for share, shared in [likeness(stretch, member)]
        if _one(stretch, member, share, shared)
    ]
    if not fits or any(_said_twice(stretch, member) for member in utterance.stretches):
        return None
    return max(fits)


def _one(stretch: Stretch, member: Stretch, share: float, shared: float) -> bool:
    """Whether two stretches are alike enough for what is known of their speakers."""
    sameness = same_speaker(stretch.speaker, member.speaker)
    if not (stretch.sure and member.sure):
        sameness = "maybe"
    quoted = stretch.quoted + member.quoted
    least = _ALIKE.get((sameness, quoted), 2.0)
    if quoted == 2 and _days_apart(stretch, member) > _SAME_OCCASION:
        least = max(least, _LATER)
    if share >= least and shared >= _LEAST_SHARED[sameness]:
        return True
    short, long = sorted((stretch.letters, member.letters), key=len)
    words = min(len(stretch.wording.words), len(member.wording.words))
    return quoted == 2 and short in long and words >= _WORD_FOR_WORD[sameness]


def _days_apart(stretch: Stretch, member: Stretch) -> float:
    if stretch.published is None or member.published is None:
        return 0.0
    return abs((stretch.published - member.published).total_seconds()) / 86400


def _said_twice(stretch: Stretch, member: Stretch) -> bool:
    """Whether one report quotes nearly the same words in two places; a headline that repeats them says them once."""
    if stretch.report != member.report or not (stretch.quoted and member.quoted):
        return False
    short, long = sorted((stretch.letters, member.letters), key=len)
    return short not in long and likeness(stretch, member)[0] >= _ALIKE["same", 2]
