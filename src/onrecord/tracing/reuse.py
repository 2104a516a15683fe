"""Which reports share stretches of text: word shingles, and the words inside quotation marks.

Shingles of five words (Broder 1997) find copies, carriers and cut-down versions: what an editor took over stands there
word for word. They are taken outside quotation marks, since everybody who was there quotes the same. A rewrite keeps no
stretch of five, yet it keeps the quotations, so these are compared apart and loosely:
by the words they have in common, which survives a change of "will not" to "won't" and most translations.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from onrecord.reading.quotes import quoted_spans
from onrecord.records import Reading, Report
from onrecord.tracing.same_names import plain_words

Reuse = Mapping[tuple[str, str], float]
"""(report, other report) to the share of the first one's word sequences, quotations left out, that stand in the other too,
0 to 1."""

Words = tuple[str, ...]

_QUOTED: Final = re.compile(r" {8,}")
"""What a quotation leaves behind."""
_SHINGLE: Final = 5
_COMMONEST: Final = 0.9
"""A shingle is nobody's own when it stands in more than this share of a large story's reports."""
_LARGE: Final = 20
_LEAST_QUOTE: Final = 4
"""Words from which a quotation tells whose it is."""
_HELD: Final = 0.75
"""Share of the shorter quotation's words that the longer must hold."""
_ALIKE: Final = 0.45
"""Jaccard similarity from which two quotations are one in other words."""


def find_reuse(readings: Sequence[Reading]) -> Reuse:
    """How much of each report stands in each other one; pairs that share nothing are left out."""
    holders: dict[Words, set[str]] = defaultdict(set)
    sizes: dict[str, int] = {}
    for reading in readings:
        shingles = set().union(*map(_shingles, _body(reading.report)))
        id = reading.report.id
        sizes[id] = len(shingles)
        for shingle in shingles:
            holders[shingle].add(id)
    most = len(readings) if len(readings) < _LARGE else _COMMONEST * len(readings)
    shared: Counter[tuple[str, str]] = Counter()
    for reports in holders.values():
        if 1 < len(reports) <= most:
            shared.update((one, other) for one in reports for other in reports if one != other)
    return {pair: count / sizes[pair[0]] for pair, count in sorted(shared.items())}


def quoted_words(report: Report) -> tuple[Words, ...]:
    """The words of each quotation in the body that is long enough to be known again, in text order."""
    found: list[Words] = []
    for region in report.regions:
        if region.kind == "body":
            spans = quoted_spans(report.text, region.span.start, region.span.end)
            found += [
                words for words in (plain_words(span.of(report.text)) for span in spans) if len(words) >= _LEAST_QUOTE
            ]
    return tuple(found)


def same_quote(one: Words, other: Words) -> bool:
    """Whether two quotations are the same utterance, or one a stretch of the other, in the same or other words."""
    common = sum((Counter(one) & Counter(other)).values())
    shorter = min(len(one), len(other))
    return common >= _HELD * shorter or common >= _ALIKE * (len(one) + len(other) - common)


def unquoted(report: Report) -> str:
    """The text with quotations blanked out, so that offsets stay."""
    pieces, end = [], 0
    for span in quoted_spans(report.text):
        pieces += [report.text[end : span.start], " " * (span.end - span.start)]
        end = span.end
    return "".join([*pieces, report.text[end:]])


def _body(report: Report) -> Iterator[str]:
    """What it says itself, a piece for each stretch between headlines, bylines and quotations."""
    text = unquoted(report)
    for region in report.regions:
        if region.kind == "body":
            yield from _QUOTED.split(region.span.of(text))


def _shingles(text: str) -> set[Words]:
    words = plain_words(text)
    return {words[start : start + _SHINGLE] for start in range(len(words) - _SHINGLE + 1)}
