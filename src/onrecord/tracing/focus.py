"""Where each report of a story tells the core claim, by the words that the reports have in common when they tell it.

The acts of the claim say where (`Claim.mentions`). A report in which no act was recognised may tell it all the same, in the
words of a tabloid or of a translation: it is found by the terms that several reports use where they do tell it, numbers
and names above all. A report that uses few of them tells something else: a later act, or other news.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from statistics import median
from typing import Final

from onrecord.records import Claim, Span
from onrecord.tracing.account import Account
from onrecord.tracing.same_names import plain_words
from onrecord.tracing.sentences import sentence_at
from onrecord.tracing.testimony import Testimony

_LEAD: Final = 2
"""Sentences that are taken for the news where no act says which are."""
_SPREAD: Final = 0.3
"""Share of the telling reports that must use a word for it to be one of the claim's terms."""
_TELLS: Final = 0.22
"""Share of what a telling report's best two neighbouring sentences usually hold, from which others tell the claim too."""
_CLEARLY: Final = 0.5
"""Share of the report's best sentence from which another one tells it too."""
_NUMBERS: Final = {
    word: str(value)
    for value, word in enumerate(
        "two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen"
        " twenty".split(),
        start=2,
    )
} | {
    "thirty": "30",
    "forty": "40",
    "fifty": "50",
    "sixty": "60",
    "seventy": "70",
    "eighty": "80",
    "ninety": "90",
    "dozen": "12",
}
_STEM: Final = 6
"""Letters by which words count as the same: "Ukraine" and "Ukrainian", "deliver" and "delivery"."""
_STOP: Final = frozenset(
    """the a an and or but of to in on at for from with by as that this these those it its is are was were be been has have had
    will would may might could can not no he she they we who which said says say told also more than their his her one into
    after before over under about up out new last next week year month day today yesterday monday tuesday wednesday thursday
    friday saturday sunday minister ministry defence defense government president official officials sources people report
    reported reports reuters agency according""".split()
)


_BEFORE: Final = re.compile(r"(?:about |on )?(?:this|that|so|it)(?: news| information| statement)?", re.IGNORECASE)
"""Content that only points back: "The minister said this in parliament"."""


@dataclass(frozen=True, slots=True)
class Focus:
    """Where one report tells the core claim."""

    sentences: frozenset[int]
    """Indices of the sentences that tell it; empty where the report tells something else."""
    attributions: frozenset[str]
    """Ids of the attributions in whose content it stands."""

    @property
    def tells(self) -> bool:
        """Whether the report tells the claim at all."""
        return bool(self.sentences)


def find_focus(tolds: Sequence[Account], core: Claim | None) -> dict[str, Focus]:
    """Where each report tells the claim, by report id; where there is no claim, where it tells what most leads tell."""
    mentioned = _mentioned(tolds, core)
    terms = _terms(tolds, mentioned)
    telling = [told for told in tolds if mentioned[told.report.id]] or list(tolds)
    least = _TELLS * median(max(_pairs(told, terms), default=0.0) for told in telling) if telling else 0.0
    return {told.report.id: _focus(told, mentioned[told.report.id], terms, core, least) for told in tolds}


def neighbourhood(told: Account, focus: Focus) -> frozenset[int]:
    """The sentences that tell the claim and those next to them, in the same or the next paragraph."""
    sentences = told.sentences
    near = set(focus.sentences)
    for index in focus.sentences:
        for other in (index - 1, index + 1):
            if 0 <= other < len(sentences) and abs(sentences[other].paragraph - sentences[index].paragraph) <= 1:
                near.add(other)
    return frozenset(near)


def on_claim(told: Account, focus: Focus, testimony: Testimony) -> bool:
    """Whether the testimony is about the claim: by what it says, by where it stands, or by pointing back at it."""
    if testimony.attribution.id in focus.attributions:
        return True
    places = [sentence_at(told.sentences, span.start) for span in (*testimony.content[:1], testimony.span)]
    if any(place in focus.sentences for place in places):
        return True
    said = " ".join(span.of(told.text) for span in testimony.content)
    return _BEFORE.fullmatch(said) is not None and (places[-1] or 0) - 1 in focus.sentences


def _mentioned(tolds: Sequence[Account], core: Claim | None) -> dict[str, set[int]]:
    """The sentences in which the claim's acts stand, by report."""
    found: dict[str, set[int]] = {told.report.id: set() for told in tolds}
    by_id = {told.report.id: told for told in tolds}
    for mention in core.mentions if core else ():
        told = by_id.get(mention.report)
        index = sentence_at(told.sentences, mention.passage.span.start) if told else None
        if index is not None:
            found[mention.report].add(index)
    return found


def _terms(tolds: Sequence[Account], mentioned: Mapping[str, set[int]]) -> dict[str, float]:
    """The words that tell the claim, each with the share of the telling reports that use it."""
    telling = [told for told in tolds if mentioned[told.report.id]] or list(tolds)
    counts: Counter[str] = Counter()
    for told in telling:
        chosen = mentioned[told.report.id] or range(min(_LEAD, len(told.sentences)))
        words: set[str] = set(_stems(told.report.title or ""))
        for index in chosen:
            words |= _stems(told.sentences[index].span.of(told.text))
        counts.update(words)
    least = max(2.0, _SPREAD * len(telling)) if len(telling) > 2 else 1.0
    return {word: count / len(telling) for word, count in counts.items() if count >= least}


def _pairs(told: Account, terms: Mapping[str, float]) -> list[float]:
    """What each sentence holds of the terms together with the next."""
    stems = [_stems(sentence.span.of(told.text)) for sentence in told.sentences]
    return [_weight(one | other, terms) for one, other in zip(stems, [*stems, frozenset()][1:], strict=True)]


def _focus(told: Account, mentioned: set[int], terms: Mapping[str, float], core: Claim | None, least: float) -> Focus:
    if not mentioned and max(_pairs(told, terms), default=0.0) < least:
        return Focus(frozenset(), frozenset())
    weights = [_weight(_stems(sentence.span.of(told.text)), terms) for sentence in told.sentences]
    best = max(weights, default=0.0)
    sentences = mentioned | {index for index, weight in enumerate(weights) if weight and weight >= _CLEARLY * best}
    acts = {mention.act for mention in core.mentions if mention.report == told.report.id} if core else set()
    attributions = {act.attribution for act in told.reading.acts if act.id in acts and act.attribution}
    attributions |= {
        testimony.attribution.id
        for testimony in told.testimonies
        if _content_weight(told, testimony, terms) >= _CLEARLY * best
    }
    return Focus(frozenset(sentences), frozenset(attributions))


def _content_weight(told: Account, testimony: Testimony, terms: Mapping[str, float]) -> float:
    words: frozenset[str] = frozenset()
    for span in testimony.content:
        words |= _stems(Span(*span).of(told.text))
    return _weight(words, terms)


def _weight(words: frozenset[str], terms: Mapping[str, float]) -> float:
    return sum(terms.get(word, 0.0) for word in words)


@lru_cache(8192)
def _stems(text: str) -> frozenset[str]:
    """The words that may tell a claim: by their first letters, numbers in digits, common words left out."""
    found = set()
    for word in plain_words(re.sub(r"(?<=\d)[,.](?=\d{3}\b)", "", text)):
        if word in _STOP or (len(word) < 3 and not word.isdigit()):
            continue
        found.add(word if word.isdigit() else _NUMBERS.get(word) or word[:_STEM])
    return frozenset(found)
