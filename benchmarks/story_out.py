"""A traced story in the form that `score_stories.py` reads."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from onrecord.records import Act, Claim, Credit, Origin, Party, Stand, Story
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
        "acts": [story_act(claim) for claim in story.claims if claim.confidence >= SURE],
        "statements": [_statement(stand) for stand in story.stands],
    }


def _cited(credit: Credit) -> str:
    """The credit by its usual name, an institution with the words of the report in brackets ("Pentagon")."""
    words = credit.passages[0].words.removeprefix("the ").removeprefix("The ") if credit.passages else ""
    other = credit.kind == "institution" and words[:1].isupper() and words != credit.name
    return f"{credit.name} ({words})" if other else credit.name


def _voice(origin: Origin) -> str:
    """The voice with those who spoke for it, in the brackets that hold other names of one voice."""
    return f"{origin.name} ({', '.join(origin.people)})" if origin.people else origin.name


def _statement(stand: Stand) -> dict[str, Any]:
    found = {"speaker": stand.speaker, "polarity": stand.stance, "outlet_medium": stand.via}
    return {key: value for key, value in found.items() if value is not None}


def story_act(act: Act | Claim) -> dict[str, Any]:
    """One act, of a report or of a story, in the words of `stories.md`."""
    item = act.items[0] if act.items else None
    found: dict[str, Any] = {
        "kind": act.kind,
        "state": act.state.replace("_", " ") if act.state else "",
        "donor": _names(act.donor),
        "seller": _names(act.seller),
        "buyer": _names(act.buyer),
        "recipient": _names((*act.recipient, *act.beneficiary)),
        "item": item.name if item else None,
        "quantity": number(item.units.value[0]) if item and item.units else None,
        "amount": number(act.amount.value[0]) if act.amount else None,
        "currency": act.amount.currency if act.amount else None,
        "date": day_text(act.when.from_, act.when.to) if act.when else None,
        "factuality": act.factuality,
    }
    return {key: value for key, value in found.items() if value not in (None, [], "")}


def _names(parties: Sequence[Party]) -> list[str]:
    return [party.name for party in parties]


def day_text(first: date, last: date) -> str:
    """A day, a month or a year in ISO, as far as the range is one of them; its first day where it is none."""
    if first != last:
        if (first.year, first.month) == (last.year, last.month) and first.day == 1 and last.day >= 28:
            return f"{first:%Y-%m}"
        if first.year == last.year and first.month != last.month:
            return f"{first:%Y}"
    return first.isoformat()
