"""What an act proposes for a row of the tracker, as a document that is stored with the act.

Amounts and counts are exact; words of the report are kept only where they name something (an item, a party that is in no
knowledge file, a condition), and `without_words` takes those out when the report is forgotten.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from onrecord.ledger.documents import PARTIES, Document, number
from onrecord.records import Act, Attribution, Item, Reading, Units

FORGOTTEN = "(forgotten)"
"""Stands where the words of a forgotten report stood."""


def proposals(reading: Reading, recorded: date) -> list[Document]:
    """One document for each act of the reading. recorded: the day that counts where the report gives none."""
    attributions = {attribution.id: attribution for attribution in reading.attributions}
    published = reading.report.published
    day = (published.local_day if published else recorded).isoformat()
    found = [_proposal(act, attributions, day) for act in reading.acts]
    if published is None:
        for it in found:
            it["undated"] = True
    return found


def without_words(proposal: Document) -> Document:
    """The same without any words of the report: what is left are facts, known names and places in a text that is gone."""
    kept = {field: value for field, value in proposal.items() if field != "condition"}
    for role in PARTIES:
        if role in kept:
            kept[role] = [[id_, name if id_ else FORGOTTEN] for id_, name in kept[role]]
    if "items" in kept:
        kept["items"] = [
            [canonical or FORGOTTEN, canonical, class_, units and [*units[:3], None]]
            for _, canonical, class_, units in kept["items"]
        ]
    return kept


def _proposal(act: Act, attributions: Mapping[str, Attribution], day: str) -> Document:
    said = attributions.get(act.attribution) if act.attribution else None
    said_on = said.said_on if said else None
    it: Document = {
        "kind": act.kind,
        "state": act.state,
        "factuality": act.factuality,
        "day": said_on.from_.isoformat() if said_on else day,
        "evidence": [list(span) for span in act.evidence],
    }
    if act.aid_type:
        it["aid_type"] = act.aid_type
    if act.forms:
        it["forms"] = list(act.forms)
    for role in PARTIES:
        if parties := getattr(act, role):
            it[role] = [[party.id, party.name] for party in parties]
    if act.items:
        it["items"] = [_item(item) for item in act.items]
    if amount := act.amount:
        it["amount"] = [number(amount.value[0]), number(amount.value[1]), amount.currency, amount.bound]
    if euro := act.euro:
        it["euro"] = [number(euro.value[0]), number(euro.value[1]), euro.rate_date.isoformat()]
    if act.when:
        it["when"] = [act.when.from_.isoformat(), act.when.to.isoformat()]
    if act.condition:
        it["condition"] = act.condition.text
    return it


def _item(item: Item) -> list[Any]:
    return [item.name, item.canonical, item.class_, _units(item.units)]


def _units(units: Units | None) -> list[Any] | None:
    return None if units is None else [number(units.value[0]), number(units.value[1]), units.approx, units.unit]
