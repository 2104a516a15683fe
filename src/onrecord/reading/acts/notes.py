"""Sentences without a verb that list goods, as analysts write them: "Helmets, body armour and 20 night vision devices."

Such a line names what is given and nobody's act, so its state is unknown and says so.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from onrecord.reading.acts.fields import aid_type, forms_of
from onrecord.reading.acts.goods import inside, listed
from onrecord.reading.acts.marks import Known
from onrecord.reading.acts.parties import SENTENCE
from onrecord.reading.acts.verbs import VERBS
from onrecord.records import Act, Span

_LONGEST = 400
"""Characters; a longer stretch without a full stop is no line of goods."""
_FINITE = re.compile(
    r"\b(?:is|are|was|were|be|been|has|have|had|will|would|shall|may|might|can|could|must|should|do|does|did|said|says|told|according"
    r"|he|she|they|it|we|who|which|that)\b",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W\d_]+")
_CONFIDENCE = 0.3
"""Of a line that only names goods: it may as well be a caption."""


def notes(text: str, spans: Sequence[Span], known: Known, acts: Sequence[Act]) -> list[Act]:
    """An act for each verbless line of goods that no act in `acts` covers."""
    covered = [span for act in acts for span in act.evidence]
    found = []
    for span in spans:
        for sentence in _sentences(text, span):
            words = sentence.of(text)
            if len(words) > _LONGEST or any(sentence.overlaps(other) for other in covered) or not _is_verbless(words):
                continue
            items = listed(text, sentence, known)
            if items:
                named = [match for item in items for match in inside(known.items, item.span)]
                forms = forms_of(words, named, "pledge", has_amount=False, guess=())
                found.append(
                    Act(
                        id="",
                        kind="pledge",
                        state=None,
                        factuality="CT+",
                        attribution=None,
                        aid_type=aid_type(words, named, forms, None),
                        forms=forms,
                        items=items,
                        evidence=tuple(item.span for item in items),
                        confidence=_CONFIDENCE,
                        unknown={
                            "state": "the words name what is given and nobody's act",
                            "donor": "the text does not name who gives",
                            "recipient": "the text does not name who gets it",
                            "when": "the text does not say when",
                        },
                    )
                )
    return found


def _sentences(text: str, span: Span) -> list[Span]:
    starts = [span.start, *(match.end() for match in SENTENCE.finditer(text, span.start, span.end))]
    return [Span(start, end) for start, end in zip(starts, [*starts[1:], span.end], strict=True) if start < end]


def _is_verbless(words: str) -> bool:
    if _FINITE.search(words):
        return False
    verbs = [VERBS[word] for word in _WORD.findall(words.lower()) if word in VERBS]
    return not any(verb.forms & {"s", "base"} or verb.forms == {"past", "participle"} for verb in verbs)
