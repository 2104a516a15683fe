"""Support that goes on: "previously approved shipments continue flowing to Vesland" is a delivery under way."""

from __future__ import annotations

import re
from collections.abc import Sequence

from onrecord.reading.acts.parties import SENTENCE, Parties
from onrecord.records import Act, Span

_FLOWS = re.compile(
    r"\b(?:shipments?|deliver(?:y|ies)|supplies|transfers?|(?:military |humanitarian |financial )?(?:aid"
    r"|assistance)|weapons?|arms|convoys?)\b"
    r"[^.;\n]{0,40}?\b(?:(?:continues?|keeps?|kept|continued|go(?:es)? on) (?:to )?(?:flow(?:ing)?|arriv(?:e"
    r"|ing)|com(?:e|ing)|mov(?:e|ing))"
    r"|(?:is|are|was|were) still (?:flowing|arriving|coming|moving|under way))\b",
    re.IGNORECASE,
)
_CONFIDENCE = 0.5
"""Of a pattern that says that it goes on, and not always what."""


def flows(text: str, spans: Sequence[Span], parties: Parties, acts: Sequence[Act]) -> list[Act]:
    """A delivery for each sentence that says that support goes on and that no act in `acts` tells already."""
    found = []
    for span in spans:
        for match in _FLOWS.finditer(text, span.start, span.end):
            at = Span(*match.span())
            if any(act.kind == "delivery" and at.overlaps(act.evidence[0]) for act in acts):
                continue
            start = max((end.end() for end in SENTENCE.finditer(text, span.start, at.start)), default=span.start)
            following = SENTENCE.search(text, at.end, span.end)
            sentence = Span(start, following.start() + 1 if following else span.end)
            verb = Span(at.end - 1, at.end)
            recipient = parties.beside("to", sentence, verb, ())
            found.append(
                Act(
                    id="",
                    kind="delivery",
                    state="in_delivery",
                    factuality="CT+",
                    attribution=None,
                    aid_type=None,
                    recipient=recipient,
                    approver=parties.licensed(sentence),
                    evidence=(Span(at.start, max([at.end, *(s.end for party in recipient for s in party.spans)])),),
                    confidence=_CONFIDENCE,
                    unknown={
                        "donor": "the text does not name who gives",
                        "items": "the text does not say what goes on being sent",
                        "when": "the text does not say when",
                    },
                )
            )
    return found
