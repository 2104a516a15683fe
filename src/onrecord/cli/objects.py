"""Rows of the tracker, passages and decisions as plain values for JSON. Exact numbers are strings: JSON's are floats."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from onrecord.ledger import Dossier, Found, Total
from onrecord.records import Commitment


def row_object(row: Commitment) -> dict[str, Any]:
    """A row, its fields under their own names."""
    return dict(_plain(asdict(row)))


def dossier_object(dossier: Dossier) -> dict[str, Any]:
    """A row with all that it rests on."""
    return {
        "asked": dossier.asked,
        "row": row_object(dossier.commitment) if dossier.commitment else None,
        "passages": [
            {
                **_plain(asdict(passage.evidence)),
                "outlet": passage.outlet,
                "url": passage.url,
                "published": _plain(passage.published),
                "tells": passage.tells,
                "factuality": passage.factuality,
            }
            for passage in dossier.passages
        ],
        "decisions": [_plain(asdict(decision)) for decision in dossier.decisions],
        "findings": list(dossier.findings),
    }


def found_object(found: Found) -> dict[str, Any]:
    """What a search found."""
    return {
        "reports": [_plain(asdict(report)) for report in found.reports],
        "statements": [_plain(asdict(statement)) for statement in found.statements],
        "rows": [row_object(row) for row in found.rows],
    }


def total_object(total: Total) -> dict[str, Any]:
    """A line of sums."""
    return dict(_plain({field: getattr(total, field) for field in Total.__slots__}))


def _plain(value: Any) -> Any:
    match value:
        case Decimal():
            return format(value, "f")
        case datetime() | date():
            return value.isoformat()
        case dict():
            # A row's parties carry no spans; its good's "class_" and its days' "from_" go by their plain names.
            return {key.rstrip("_"): _plain(it) for key, it in value.items() if (key, it) != ("spans", ())}
        case tuple() | list():
            return [_plain(it) for it in value]
        case _:
            return value
