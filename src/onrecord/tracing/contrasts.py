"""What reports tell as the one thing and not the other, and another report the other way round."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Final

from onrecord.records import Answer, Conflict, Span
from onrecord.tracing.pages import Page
from onrecord.tracing.sentence_stems import stem

_NOT: Final = re.compile(
    r"\b(?P<yes>[\w-]{3,}),? (?:and |but )?not (?:(?:an?|the|for|by|from|in|to|on|because of) )?(?P<no>[\w-]{3,})\b"
)


def find_contrasts(pages: Sequence[Page]) -> Iterator[Conflict]:
    """ "a pause, not a cancellation" in some reports and "a cancellation, not a pause" in others, each pair once."""
    told: dict[tuple[str, str], dict[str, Span]] = defaultdict(dict)
    for page in pages:
        for match in _NOT.finditer(page.text):
            yes, no = stem(match["yes"]), stem(match["no"])
            if yes and no and yes != no:
                told[yes, no].setdefault(page.id, Span(*match.span()))
    for (yes, no), ones in told.items():
        others = told.get((no, yes), {})
        if not others or yes > no or ones.keys() & others.keys():
            continue
        places = {**ones, **others}
        answers = [
            Answer(page.id, " ".join(places[page.id].of(page.text).split()), page.passage(places[page.id]))
            for page in pages
            if page.id in places
        ]
        most = ones if len(ones) > len(others) else others if len(others) > len(ones) else None
        favoured = next((answer.value for answer in answers if most and answer.report in most), None)
        why = f"{len(ones)} and {len(others)} reports have the two words the other way round"
        yield Conflict(f"whether it is the one or the other: {answers[0].value}", "slip", tuple(answers), favoured, why)
