"""Sentences that only say what is given: "Helmets and 20 night vision devices.", "The package includes ten generators."

A line without a verb names what is given and nobody's act, so its state is unknown and says so. What a package includes
belongs to the act told last before it, with its parties and state.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from onrecord.reading.acts.details import amount_of, is_total
from onrecord.reading.acts.fields import aid_type, forms_of
from onrecord.reading.acts.goods import inside, listed
from onrecord.reading.acts.marks import Known
from onrecord.reading.acts.parties import SENTENCE
from onrecord.reading.acts.verbs import VERBS
from onrecord.records import Act, Item, Money, Span

_LONGEST = 400
"""Characters; a longer stretch without a full stop is no line of goods."""
_FINITE = re.compile(
    r"\b(?:is|are|was|were|be|been|has|have|had|will|would|shall|may|might|can|could|must|should|do|does|did"
    r"|said|says|told|according"
    r"|he|she|they|it|we|who|which|that)\b",
    re.IGNORECASE,
)
_INCLUDES = re.compile(
    r"^(?:[^.;]{0,80}?\b)?(?:package|packages|shipment|shipments|aid|donation|donations|delivery|deliveries"
    r"|assistance|support|consignment|tranche|cargo|convoy|list|batch|it"
    r"|they|this|items)\b[^.;]{0,50}?\b(?:includ(?:es?|ed|ing)|consist(?:s|ed)?(?: mainly)? of|contain(?:s"
    r"|ed)?|compris(?:es?|ed)|cover(?:s|ed)?|also include[sd]?)\b",
    re.IGNORECASE,
)
_HELP = re.compile(
    r"\b(?:aid|assistance|support|donation|grant|loan|guarantee|help|relief|contribution|funding|funds?)\b",
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
            if len(words) > _LONGEST or any(sentence.overlaps(other) for other in covered):
                continue
            told = _INCLUDES.search(words)
            items = listed(text, Span(sentence.start + told.end(), sentence.end) if told else sentence, known)
            before = [act for act in acts if act.evidence[0].start < sentence.start]
            sums = [sum_ for sum_ in known.money if sentence.contains(sum_.span) and not is_total(text, sum_)]
            if told and items and before:
                found.append(_continued(before[-1], items))
            elif (items and told) or ((items or (sums and _HELP.search(words))) and _is_verbless(words)):
                found.append(_note(text, sentence, items, sums[0] if sums else None, known))
    return found


def _note(text: str, sentence: Span, items: tuple[Item, ...], sum_: Money | None, known: Known) -> Act:
    """An act of nobody's, with what a line says is given."""
    words = sentence.of(text)
    named = [match for item in items for match in inside(known.items, item.span)]
    aid = aid_type(words, named, None)
    return Act(
        id="",
        kind="pledge",
        state=None,
        factuality="CT+",
        attribution=None,
        aid_type=aid,
        forms=forms_of(words, named, aid, has_amount=sum_ is not None, guess=()),
        items=items,
        amount=amount_of(text, sum_) if sum_ else None,
        evidence=(sentence,),
        confidence=_CONFIDENCE,
        unknown={
            "state": "the words name what is given and nobody's act",
            "donor": "the text does not name who gives",
            "recipient": "the text does not name who gets it",
            "when": "the text does not say when",
        },
    )


def _continued(act: Act, items: tuple[Item, ...]) -> Act:
    """The act told before, with what a later sentence says it includes."""
    spans = tuple(item.span for item in items)
    return replace(
        act, items=items, evidence=(*spans, *act.evidence), amount=None, confidence=min(act.confidence, _CONFIDENCE)
    )


def _sentences(text: str, span: Span) -> list[Span]:
    starts = [span.start, *(match.end() for match in SENTENCE.finditer(text, span.start, span.end))]
    return [Span(start, end) for start, end in zip(starts, [*starts[1:], span.end], strict=True) if start < end]


def _is_verbless(words: str) -> bool:
    if _FINITE.search(words):
        return False
    verbs = [VERBS[word] for word in _WORD.findall(words.lower()) if word in VERBS]
    return not any("past" in verb.forms for verb in verbs)
