"""The tracker as data: JSON lines, Parquet, and W3C Web Annotations of the passages."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any, BinaryIO

from onrecord.errors import UsageError
from onrecord.ledger import Dossier
from onrecord.records import Commitment, Evidence, Good, Party

_LINE_ENDS = str.maketrans({"\x85": "\\u0085", "\u2028": "\\u2028", "\u2029": "\\u2029"})


def commitment_object(commitment: Commitment) -> dict[str, Any]:
    """A row as JSON. Numbers are text, so that no reader rounds them."""
    return {
        "id": commitment.id,
        "status": commitment.status,
        "kind": commitment.kind,
        "state": commitment.state,
        "factuality": commitment.factuality,
        "aid_type": commitment.aid_type,
        "forms": list(commitment.forms),
        **{role: _parties(getattr(commitment, role)) for role in ("donor", "buyer", "seller", "recipient", "beneficiary")},
        "items": [_good(good) for good in commitment.items],
        "amount": commitment.amount
        and {"value": _ends(commitment.amount.value), "currency": commitment.amount.currency, "bound": commitment.amount.bound},
        "euro": commitment.euro and {"value": _ends(commitment.euro.value), "rate_date": commitment.euro.rate_date.isoformat()},
        "announced": _iso(commitment.announced),
        "when": commitment.when and {"from": commitment.when.from_.isoformat(), "to": commitment.when.to.isoformat()},
        "condition": commitment.condition,
        "note": commitment.note,
        "first_mentioned": _iso(commitment.first_mentioned),
        "known_from": _iso(commitment.known_from),
        "flags": list(commitment.flags),
        "unknown": dict(commitment.unknown),
    }  # fmt: skip


def write_jsonl(stream: BinaryIO, dossiers: Iterable[Dossier]) -> None:
    """Write one object a line: the row, and what it rests on."""
    for dossier in dossiers:
        if dossier.commitment:
            line = commitment_object(dossier.commitment) | {"evidence": list(_evidence_objects(dossier))}
            text = json.dumps(line, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
            stream.write(text.translate(_LINE_ENDS).encode("utf-8", "backslashreplace") + b"\n")


def write_parquet(stream: BinaryIO, commitments: Iterable[Commitment]) -> None:
    """Write a table with exact decimals and real days. Raises UsageError where pyarrow is not installed."""
    try:
        import pyarrow as pa
        import pyarrow.parquet as parquet
    except ImportError:
        raise UsageError(
            "Cannot write Parquet: pyarrow is not installed", 'Install it: pip install "onrecord[tables]".'
        ) from None
    number, text = pa.decimal128(36, 16), pa.string()
    party = pa.list_(pa.struct([("id", text), ("name", text)]))
    goods = pa.list_(
        pa.struct(
            [("name", text), ("canonical", text), ("class", text), ("units_low", number), ("units_high", number),
             ("approx", pa.bool_()), ("unit", text)]
        )
    )  # fmt: skip
    roles = [(role, party) for role in ("donor", "buyer", "seller", "recipient", "beneficiary")]
    schema = pa.schema(
        [("id", text), ("status", text), ("kind", text), ("state", text), ("factuality", text), ("aid_type", text),
         ("forms", pa.list_(text)), *roles, ("items", goods), ("amount_low", number), ("amount_high", number),
         ("currency", text), ("bound", text), ("euro_low", number), ("euro_high", number), ("rate_date", pa.date32()),
         ("announced", pa.date32()), ("when_from", pa.date32()), ("when_to", pa.date32()), ("condition", text), ("note", text),
         ("first_mentioned", pa.timestamp("us", tz="UTC")), ("known_from", pa.timestamp("us", tz="UTC"))]
    )  # fmt: skip
    parquet.write_table(pa.Table.from_pylist([_flat(it) for it in commitments], schema=schema), stream)


def _flat(it: Commitment) -> dict[str, Any]:
    low, high = it.amount.value if it.amount else (None, None)
    euro_low, euro_high = it.euro.value if it.euro else (None, None)
    return {
        "id": it.id, "status": it.status, "kind": it.kind, "state": it.state, "factuality": it.factuality,
        "aid_type": it.aid_type, "forms": list(it.forms),
        **{role: _parties(getattr(it, role)) for role in ("donor", "buyer", "seller", "recipient", "beneficiary")},
        "items": [
            {"name": good.name, "canonical": good.canonical, "class": good.class_,
             "units_low": good.units.value[0] if good.units else None, "units_high": good.units.value[1] if good.units else None,
             "approx": good.units.approx if good.units else None, "unit": good.units.unit if good.units else None}
            for good in it.items
        ],
        "amount_low": low, "amount_high": high, "currency": it.amount.currency if it.amount else None,
        "bound": it.amount.bound if it.amount else None, "euro_low": euro_low, "euro_high": euro_high,
        "rate_date": it.euro.rate_date if it.euro else None, "announced": it.announced,
        "when_from": it.when.from_ if it.when else None, "when_to": it.when.to if it.when else None,
        "condition": it.condition, "note": it.note, "first_mentioned": it.first_mentioned, "known_from": it.known_from,
    }  # fmt: skip


def write_annotations(stream: BinaryIO, dossiers: Iterable[Dossier]) -> None:
    """Write the passages as W3C Web Annotations (JSON-LD): one AnnotationPage, an annotation for each passage of a row.

    Positions count Unicode code points of the stored text, as the model asks (TextPositionSelector) and as spans do here.
    """
    items = [annotation for dossier in dossiers for annotation in _annotations(dossier)]
    page = {"@context": "http://www.w3.org/ns/anno.jsonld", "type": "AnnotationPage", "items": items}
    stream.write(json.dumps(page, ensure_ascii=False, indent=1).encode("utf-8", "backslashreplace") + b"\n")


def _annotations(dossier: Dossier) -> Iterator[dict[str, Any]]:
    row = dossier.commitment
    for number, passage in enumerate(dossier.passages if row else (), start=1):
        evidence = passage.evidence
        if row is None or evidence.span is None:
            continue
        selectors: list[dict[str, Any]] = [
            {"type": "TextPositionSelector", "start": evidence.span.start, "end": evidence.span.end}
        ]
        if evidence.words is not None:
            selectors.append({"type": "TextQuoteSelector", "exact": evidence.words})
        source = passage.url or f"urn:onrecord:report:{evidence.report}"
        yield {
            "id": f"urn:onrecord:{row.id}:{number}",
            "type": "Annotation",
            "motivation": "identifying",
            "body": [
                {"type": "TextualBody", "value": row.id, "purpose": "identifying"},
                {"type": "TextualBody", "value": f"{passage.tells} ({passage.factuality})", "purpose": "classifying"},
            ],
            "target": {"source": source, "selector": selectors},
        }


def _evidence_objects(dossier: Dossier) -> Iterator[dict[str, Any]]:
    for passage in dossier.passages:
        yield _evidence_object(passage.evidence) | {
            "outlet": passage.outlet, "url": passage.url, "published": _iso(passage.published), "tells": passage.tells,
        }  # fmt: skip
    for decision in dossier.decisions:
        for evidence in decision.evidence:
            yield _evidence_object(evidence) | {"decision": decision.id, "who": decision.who}


def _evidence_object(evidence: Evidence) -> dict[str, Any]:
    return {
        "report": evidence.report,
        "version": evidence.version,
        "span": list(evidence.span) if evidence.span else None,
        "cell": evidence.cell,
        "words": evidence.words,
    }


def _parties(parties: Sequence[Party]) -> list[dict[str, Any]]:
    return [{"id": party.id, "name": party.name} for party in parties]


def _good(good: Good) -> dict[str, Any]:
    units = good.units
    counted = units and {"value": _ends(units.value), "approx": units.approx, "unit": units.unit}
    return {"name": good.name, "canonical": good.canonical, "class": good.class_, "units": counted}


def _ends(value: tuple[Decimal, Decimal]) -> list[str]:
    return [format(end, "f") for end in value]


def _iso(value: date | datetime | None) -> str | None:
    return value.isoformat() if value else None
