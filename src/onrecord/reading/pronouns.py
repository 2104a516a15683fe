"""Whom "he", "she", "it" and "they" mean.

Each candidate is weighed by how near it was last named, whether it spoke last, and whether it stood where subjects
stand. The weights were set by reading PolNeAR train articles; what counts is their order, not their size.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from onrecord.knowledge import Gender
from onrecord.reading.tokens import Tokens
from onrecord.records import Span

PronounKind = Literal["personal", "thing", "plural", "first", "relative", "second"]

PRONOUNS: dict[str, tuple[PronounKind, Gender | None]] = {
    **dict.fromkeys(("he", "him", "his", "himself"), ("personal", "m")),
    **dict.fromkeys(("she", "her", "hers", "herself"), ("personal", "f")),
    **dict.fromkeys(("it", "its", "itself"), ("thing", None)),
    **dict.fromkeys(("they", "them", "their", "theirs", "themselves"), ("plural", None)),
    **dict.fromkeys(("i", "me", "my", "mine", "myself", "we", "us", "our", "ours"), ("first", None)),
    **dict.fromkeys(("who", "whom", "whose", "which", "that"), ("relative", None)),
    **dict.fromkeys(("you", "your", "yours"), ("second", None)),
}

QUOTATION_MARKS = frozenset("\"“”„«»'‘’`")

_LAST_SPEAKER = 2.5
_SUBJECT = 1.0
_KNOWN_GENDER = 1.0
_PER_SENTENCE = 1.0
_PER_PARAGRAPH = 0.5
_FARTHEST = 6
_GENITIVE = 0.75
_IN_CONTENT = 1.5
_UNSURE = 2.0


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody a pronoun may mean."""

    id: object
    mentions: Sequence[Span]
    """In text order."""
    gender: Gender | None = None
    sure: bool = True
    genitive: frozenset[Span] = frozenset()


class Weigher:
    """Picks the candidate that a pronoun most likely means."""

    def __init__(self, tokens: Tokens, contents: Sequence[Span], is_subject: Callable[[Span], bool]) -> None:
        self._t = tokens
        self._contents = sorted(contents)
        self._is_subject = is_subject

    def pick(
        self,
        at: int,
        candidates: Iterable[Candidate],
        *,
        last_speaker: object,
        gender: Gender | None = None,
        outside: Sequence[Span] = (),
    ) -> Candidate | None:
        """The best candidate named before `at`, None where there is none.

        last_speaker: id of the candidate who spoke last before `at`.
        outside: the content that the pronoun's owner speaks; who is named only there is no candidate.
        """
        best: tuple[float, int] | None = None
        chosen: Candidate | None = None
        for candidate in candidates:
            if gender and candidate.gender and candidate.gender != gender:
                continue
            mention = _last_before(candidate.mentions, at, outside)
            if mention is None:
                continue
            score = self._score(at, candidate, mention, candidate.id == last_speaker, bool(gender and candidate.gender))
            if best is None or (score, mention.start) > best:
                best, chosen = (score, mention.start), candidate
        return chosen

    def _score(self, at: int, candidate: Candidate, mention: Span, spoke: bool, known: bool) -> float:
        sentences = min(self._t.sentence(at) - self._t.sentence(mention.start), _FARTHEST)
        paragraphs = min(self._t.paragraph(at) - self._t.paragraph(mention.start), _FARTHEST)
        score = -_PER_SENTENCE * sentences - _PER_PARAGRAPH * paragraphs
        score += _LAST_SPEAKER * spoke + _KNOWN_GENDER * known + _SUBJECT * self._is_subject(mention)
        score -= _GENITIVE * (mention in candidate.genitive) + _UNSURE * (not candidate.sure)
        return score - _IN_CONTENT * self._in_content(mention)

    def _in_content(self, mention: Span) -> bool:
        index = bisect_left(self._contents, Span(mention.start + 1, 0)) - 1
        return index >= 0 and self._contents[index].contains(mention)


def _last_before(mentions: Sequence[Span], at: int, outside: Sequence[Span]) -> Span | None:
    for index in range(bisect_left(mentions, Span(at, at)) - 1, -1, -1):
        mention = mentions[index]
        if mention.end <= at and not any(content.contains(mention) for content in outside):
            return mention
    return None
