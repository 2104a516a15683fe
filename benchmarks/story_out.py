"""A traced story in the form that `score_stories.py` reads."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from benchmarks.acts_out import day_text
from onrecord.records import Claim, Credit, Origin, Party, Story
from onrecord.records.objects import number

SURE = 0.5
"""Confidence from which a story's account lists a claim."""


def story_out(name: str, story: Story, files: Mapping[str, Sequence[str]]) -> dict[str, Any]:
    """name: the story's folder; files: the files that hold each report, by report id."""
    reports = [
        {
            "file": file,
            "independent": retelling.first_hand,
            "cites": [_cited(credit) for credit in retelling.credits if credit.via is None],
        }
        for retelling in story.retellings
        for file in files[retelling.report]
    ]
    quotes = [
        {
            "speaker": quotation.speaker,
            "canonical": quotation.canonical.words,
            "variants": [
                {"file": file, "wording": variant.passage.words, "drift": variant.drift}
                for variant in quotation.variants
                for file in files[variant.passage.report]
            ],
        }
        for quotation in story.quotations
    ]
    conflicts = [
        {
            "what": conflict.what,
            "type": conflict.type,
            "values": [
                {"file": file, "value": answer.value} for answer in conflict.answers for file in files[answer.report]
            ],
        }
        for conflict in story.conflicts
    ]
    return {
        "story": name,
        "independent_origins": len(story.origins),
        "origin": {"outlets": [_voice(origin) for origin in story.origins]},
        "reports": reports,
        "quotes": quotes,
        "conflicts": conflicts,
        "acts": [_act(claim) for claim in story.claims if claim.confidence >= SURE],
        "statements": [{"speaker": stand.speaker, "polarity": stand.stance} for stand in story.stands],
    }


def _cited(credit: Credit) -> str:
    """The credit by its usual name, an institution with the words of the report in brackets ("Pentagon")."""
    words = credit.passages[0].words.removeprefix("the ").removeprefix("The ") if credit.passages else ""
    other = credit.kind == "institution" and words[:1].isupper() and words != credit.name
    return f"{credit.name} ({words})" if other else credit.name


def _voice(origin: Origin) -> str:
    """The voice with those who spoke for it, in the brackets that hold other names of one voice."""
    return f"{origin.name} ({', '.join(origin.people)})" if origin.people else origin.name


def _act(claim: Claim) -> dict[str, Any]:
    item = claim.items[0] if claim.items else None
    found: dict[str, Any] = {
        "kind": claim.kind,
        "state": claim.state.replace("_", " ") if claim.state else "",
        "donor": _names(claim.donor),
        "seller": _names(claim.seller),
        "buyer": _names(claim.buyer),
        "recipient": _names((*claim.recipient, *claim.beneficiary)),
        "item": item.name if item else None,
        "quantity": number(item.units.value[0]) if item and item.units else None,
        "amount": number(claim.amount.value[0]) if claim.amount else None,
        "currency": claim.amount.currency if claim.amount else None,
        "date": day_text(claim.when.from_, claim.when.to) if claim.when else None,
        "factuality": claim.factuality,
    }
    return {key: value for key, value in found.items() if value not in (None, [], "")}


def _names(parties: Sequence[Party]) -> list[str]:
    return [party.name for party in parties]
