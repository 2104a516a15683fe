"""A story as plain values, ready for JSON. `story.schema.json` beside this file describes every field."""

from __future__ import annotations

from collections.abc import Mapping

from onrecord.records import (
    Answer,
    Claim,
    Conflict,
    Credit,
    Days,
    Derivation,
    Good,
    Mention,
    Origin,
    Party,
    Passage,
    Quotation,
    Report,
    Retelling,
    Stand,
    Step,
    Story,
    Sum,
    Variant,
)
from onrecord.records.objects import Object, published_text, stated

STORY_SCHEMA = 1
"""Raised when a field changes its meaning or goes; a new field does not raise it."""


def story_object(story: Story, reports: Mapping[str, Report]) -> Object:
    """One story as JSON values: dicts, lists, strings, numbers, booleans and None.

    reports: by id. Of one that is not there (it was forgotten) only the id is given.
    """
    return {
        "schema": STORY_SCHEMA,
        "id": story.id,
        "reports": [_report(id, reports.get(id)) for id in story.reports],
        "core": story.core,
        "claims": [claim_object(claim) for claim in story.claims],
        "origins": [_origin(origin) for origin in story.origins],
        "retellings": [_retelling(retelling) for retelling in story.retellings],
        "derivations": [_derivation(derivation) for derivation in story.derivations],
        "quotations": [_quotation(quotation) for quotation in story.quotations],
        "conflicts": [_conflict(conflict) for conflict in story.conflicts],
        "stands": [_stand(stand) for stand in story.stands],
        "storyline": [_step(step) for step in story.storyline],
    }


def claim_object(claim: Claim) -> Object:
    """One claim as JSON values, as it stands in `story_object`."""
    return {
        "id": claim.id,
        "kind": claim.kind,
        "state": claim.state,
        "factuality": claim.factuality,
        "aid_type": claim.aid_type,
        "donor": [_party(party) for party in claim.donor],
        "buyer": [_party(party) for party in claim.buyer],
        "seller": [_party(party) for party in claim.seller],
        "recipient": [_party(party) for party in claim.recipient],
        "beneficiary": [_party(party) for party in claim.beneficiary],
        "items": [_good(good) for good in claim.items],
        "amount": _sum(claim.amount),
        "when": _days(claim.when),
        "mentions": [_mention(mention) for mention in claim.mentions],
        "confidence": claim.confidence,
    }


def _report(id: str, report: Report | None) -> Object:
    published = report.published if report else None
    return {
        "id": id,
        "outlet": report.outlet if report else None,
        "title": report.title if report else None,
        "published": published_text(published) if published else None,
        "language": report.language if report else None,
        "url": report.url if report else None,
        "path": report.path if report else None,
    }


def _origin(origin: Origin) -> Object:
    return {
        "id": origin.id,
        "name": origin.name,
        "kind": origin.kind,
        "people": list(origin.people),
        "anonymous": [_credit(credit) for credit in origin.anonymous],
        "carriers": list(origin.carriers),
        "passages": _passages(origin.passages),
    }


def _retelling(retelling: Retelling) -> Object:
    return {
        "report": retelling.report,
        "first_hand": retelling.first_hand,
        "credits": [_credit(credit) for credit in retelling.credits],
        "origins": list(retelling.origins),
        "why": retelling.why,
    }


def _credit(credit: Credit) -> Object:
    return {
        "name": credit.name,
        "id": credit.id,
        "kind": credit.kind,
        "via": credit.via,
        "count": credit.count,
        "passages": _passages(credit.passages),
    }


def _derivation(derivation: Derivation) -> Object:
    return {
        "report": derivation.report,
        "kind": derivation.kind,
        "source": derivation.source,
        "why": derivation.why,
        "passages": _passages(derivation.passages),
    }


def _quotation(quotation: Quotation) -> Object:
    return {
        "speaker": quotation.speaker,
        "id": quotation.id,
        "canonical": _passage(quotation.canonical),
        "variants": [_variant(variant) for variant in quotation.variants],
    }


def _variant(variant: Variant) -> Object:
    return {
        "passage": _passage(variant.passage),
        "drift": variant.drift,
        "changes": [{"before": change.before, "after": change.after} for change in variant.changes],
        "why": variant.why,
        "translated": variant.translated,
    }


def _conflict(conflict: Conflict) -> Object:
    return {
        "what": conflict.what,
        "type": conflict.type,
        "answers": [_answer(answer) for answer in conflict.answers],
        "favoured": conflict.favoured,
        "why": conflict.why,
    }


def _answer(answer: Answer) -> Object:
    return {
        "report": answer.report,
        "value": answer.value,
        "passage": _passage(answer.passage) if answer.passage else None,
    }


def _stand(stand: Stand) -> Object:
    return {
        "speaker": stand.speaker,
        "id": stand.id,
        "anonymous": stand.anonymous,
        "count": stand.count,
        "stance": stand.stance,
        "via": stand.via,
        "on_core": stand.on_core,
        "passages": _passages(stand.passages),
    }


def _step(step: Step) -> Object:
    return {
        "at": step.at.isoformat() if step.at else None,
        "what": step.what,
        "claim": step.claim,
        "passage": _passage(step.passage),
    }


def _mention(mention: Mention) -> Object:
    return {"report": mention.report, "act": mention.act, "passage": _passage(mention.passage)}


def _passages(passages: tuple[Passage, ...]) -> list[Object]:
    return [_passage(passage) for passage in passages]


def _passage(passage: Passage) -> Object:
    return {"report": passage.report, "span": list(passage.span), "words": passage.words}


def _party(party: Party) -> Object:
    return {"id": party.id, "name": party.name}


def _good(good: Good) -> Object:
    units = good.units
    return {
        "name": good.name,
        "canonical": good.canonical,
        "class": good.class_,
        "units": units and {"value": stated(units.value), "approx": units.approx, "unit": units.unit},
    }


def _sum(amount: Sum | None) -> Object | None:
    if amount is None:
        return None
    return {"value": stated(amount.value), "currency": amount.currency, "bound": amount.bound}


def _days(days: Days | None) -> Object | None:
    return None if days is None else {"from": days.from_.isoformat(), "to": days.to.isoformat()}
