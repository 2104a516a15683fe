"""Three exact rules for what the look from the cue left out, applied to what was decoded.

- A cue that governs nothing takes the content that the tagger marked right beside it and that no other cue claims:
  'Kellner said,' above a quotation in a line of its own.
- In "..., Reuters reported" the whole sentence before the comma is what was reported, not its last clause alone, unless
  a quotation stands in it; the name before the cue is its source; and a statement inside that sentence is Reuters's to
  report (PolNeAR guidelines, 15: outermost only).
- In "while declining to confirm it, he said ..." the participle's source is the subject of the clause beside it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np

from onrecord.reading.cues import FloatArray
from onrecord.reading.decode import Roles
from onrecord.reading.pieces import IntArray, Pieces

_SURE = 0.8
"""Mean probability from which words that the tagger calls content are taken without the other head's word."""
_FEWEST_WORDS = 3
_WIDEST_GAP = 3
"""Words between cue and content: a comma or colon, a quotation mark, a source."""
_PARTICIPLE_REACH = 14
"""Words between a participle and the source it shares."""
_LONGEST_NAME = 5
_QUOTES = re.compile("[\"\u201c\u201d\u201e\u00ab\u00bb]|''")


def repair(text: str, pieces: Pieces, tags: FloatArray, cues: IntArray, found: Sequence[Roles]) -> list[Roles]:
    """The same roles, with content that was left out. tags: log-probabilities (words, 7)."""
    whole = list(found)
    for number, (cue, roles) in enumerate(zip(cues, found, strict=True)):
        widened = _whole_sentence(text, pieces, cue, roles)
        if widened is not roles:
            start, end = widened.content[0]
            inner = [n for n, other in enumerate(cues) if n != number and start <= other[0] and other[1] <= end]
            for n in inner:
                whole[n] = whole[n]._replace(content=())
            whole[number] = widened
    empty = [number for number, roles in enumerate(whole) if not roles.content]
    if empty:
        for start, end in _unclaimed(pieces, tags, whole):
            near = [n for n in empty if not whole[n].content and _is_beside(pieces, cues[n], start, end)]
            if near:
                chosen = min(near, key=lambda n: min(abs(start - int(cues[n][1])), abs(int(cues[n][0]) - end)))
                whole[chosen] = _with_content(whole[chosen], tags, start, end)
    return [_with_shared_source(text, pieces, number, cues, whole) for number in range(len(whole))]


def _with_shared_source(text: str, pieces: Pieces, number: int, cues: IntArray, found: Sequence[Roles]) -> Roles:
    roles, start = found[number], int(cues[number][0])
    verb = text[pieces.starts[start] : pieces.ends[start]]
    if roles.source or not roles.content or not verb.endswith("ing"):
        return roles
    if verb in ("citing", "quoting"):  # whom somebody else's words rest on: a link of their chain, no statement
        return roles._replace(content=())
    beside = [
        (abs(other.source[0][0] - start), n)
        for n, other in enumerate(found)
        if other.source
        and pieces.paragraph[other.source[0][0]] == pieces.paragraph[start]
        and not _ends_between(text, pieces, start, other.source[0][0])
    ]
    distance, nearest = min(beside, default=(_PARTICIPLE_REACH + 1, -1))
    if distance > _PARTICIPLE_REACH:
        return roles
    other = found[nearest]
    return roles._replace(source=other.source, certainty=(*other.certainty[:3], *roles.certainty[3:6], 1.0, 1.0))


def _ends_between(text: str, pieces: Pieces, one: int, two: int) -> bool:
    return any(_ends(text, pieces, word) for word in range(min(one, two), max(one, two)))


def _unclaimed(pieces: Pieces, tags: FloatArray, found: Sequence[Roles]) -> list[tuple[int, int]]:
    """Stretches of one paragraph that the tagger is sure are content and that no cue governs."""
    probability = np.exp(tags[:, 5]) + np.exp(tags[:, 6])
    is_free = probability > 0.5
    for roles in found:
        for start, end in (*roles.content, *roles.source):
            is_free[start:end] = False
    edges = np.flatnonzero(np.diff(is_free, prepend=False, append=False) | _paragraph_starts(pieces, is_free))
    stretches = [(int(s), int(e)) for s, e in zip(edges, edges[1:], strict=False) if is_free[s]]
    return [(s, e) for s, e in stretches if e - s >= _FEWEST_WORDS and probability[s:e].mean() > _SURE]


def _with_content(roles: Roles, tags: FloatArray, start: int, end: int) -> Roles:
    """The roles with this content, as certain as the tagger is of its words, its first word and its end."""
    inside = float((np.exp(tags[start:end, 5]) + np.exp(tags[start:end, 6])).mean())
    after = 1 - float(np.exp(tags[end, 6])) if end < len(tags) else 1.0
    certainty = (*roles.certainty[:3], inside, float(np.exp(tags[start, 5])), after, *roles.certainty[6:])
    return roles._replace(content=((start, end),), certainty=certainty)


def _paragraph_starts(pieces: Pieces, like: np.ndarray) -> np.ndarray:
    starts = np.zeros(len(like) + 1, dtype=bool)
    starts[:-1] = np.diff(pieces.paragraph, prepend=-1) > 0
    return starts


def _is_beside(pieces: Pieces, cue: IntArray, start: int, end: int) -> bool:
    gap = start - int(cue[1]) if start >= cue[1] else int(cue[0]) - end
    return 0 <= gap <= _WIDEST_GAP and abs(int(pieces.paragraph[cue[0]]) - int(pieces.paragraph[start])) <= 1


def _whole_sentence(text: str, pieces: Pieces, cue: IntArray, roles: Roles) -> Roles:
    if not roles.content:
        return roles
    start, end = roles.content[0]
    name = roles.source or _name_before(text, pieces, int(cue[0]), end)
    after = min(int(cue[0]), name[0][0]) if name else 0
    if not (end < after <= end + 2 and text[pieces.starts[end]] == ","):
        return roles
    first = start
    while first > 0 and pieces.paragraph[first - 1] == pieces.paragraph[start] and not _ends(text, pieces, first - 1):
        first -= 1
    if first == start or _QUOTES.search(text, int(pieces.starts[first]), int(pieces.ends[end - 1])):
        return roles
    sure = roles.certainty if roles.source else (_SURE, _SURE, _SURE, *roles.certainty[3:6], 1.0, 1.0)
    return roles._replace(source=name, content=((first, end), *roles.content[1:]), certainty=sure)


def _name_before(text: str, pieces: Pieces, cue: int, comma: int) -> tuple[tuple[int, int], ...]:
    """The capitalised words between the comma and the cue, where there is nothing else."""
    words = [text[pieces.starts[word] : pieces.ends[word]] for word in range(comma + 1, cue)]
    is_name = 0 < len(words) <= _LONGEST_NAME and all(word[0].isupper() or word in ("the", "of") for word in words)
    return ((comma + 1, cue),) if is_name else ()


def _ends(text: str, pieces: Pieces, word: int) -> bool:
    """Whether a sentence ends with this word and the next one begins another."""
    return text[pieces.starts[word]] in '.?!\u201d"' and text[pieces.starts[word + 1]].isupper()
