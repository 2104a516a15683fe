"""Rows and values as JSON, the form in which the ledger stores, compares and computes them.

Equal values have equal JSON: numbers are text without idle zeros, parties are in their order, empty fields are left out.
A document is a commitment without its id; `read` makes the record of it.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any, cast, get_args

from onrecord.errors import UsageError
from onrecord.knowledge.currencies import currencies
from onrecord.ledger.instants import instant
from onrecord.ledger.parties import party_typed
from onrecord.ledger.schema import WHOLE_DIGITS, digits, plain
from onrecord.records import (
    FIELDS,
    ActKind,
    ActState,
    AidType,
    Commitment,
    Count,
    Days,
    Decided,
    Euro,
    Evidence,
    Factuality,
    Form,
    Good,
    Party,
    Span,
    StateChange,
    Sum,
)

Json = Any
"""A value of JSON; which one, the field says."""

Document = dict[str, Json]

PARTIES = ("donor", "buyer", "seller", "recipient", "beneficiary")

VOCABULARIES: Mapping[str, tuple[str, ...]] = {
    "kind": get_args(ActKind),
    "state": get_args(ActState),
    "factuality": get_args(Factuality),
    "aid_type": get_args(AidType),
    "forms": get_args(Form),
}
"""The fields that hold words of a closed list, and the list."""


def name_of(number: int) -> str:
    """The id that people see: 12 is C-0012."""
    return f"C-{number:04d}"


def number_of(name: str) -> int:
    """The number behind an id. Raises UsageError where it is none."""
    prefix, _, digits_ = name.strip().upper().partition("-")
    if prefix != "C" or not digits_.isascii() or not digits_.isdigit():
        raise UsageError(f'"{name}" is not the id of a row', 'Ids look like "C-0012"; `onrecord tracker` lists them.')
    return int(digits_)


def dump(value: Json) -> str:
    """JSON text, short; the same for the same value."""
    return _ENCODER.encode(value)


# Made once: json.dumps makes a new encoder at every call, and looks for circles that documents cannot have.
_ENCODER = json.JSONEncoder(ensure_ascii=False, check_circular=False, separators=(",", ":"))


def number(value: Decimal) -> str:
    """An exact number as text. Raises UsageError where the ledger cannot keep all of it."""
    text = str(value)
    if text.isdecimal() and len(text) <= WHOLE_DIGITS and text[0] != "0":
        return text  # nearly every sum and count: whole and positive
    digits(value)
    return plain(value)


def value_json(field: str, value: Any) -> Json:
    """A field's value as JSON; None and empty tuples are None. Raises UsageError for a field or value there is not."""
    if field not in FIELDS:
        raise UsageError(f'Unknown field "{field}"', f"Known: {', '.join(FIELDS)}.")
    if value is None or value == ():
        return None
    if field in VOCABULARIES:
        for word in value if field == "forms" else (value,):
            if word not in VOCABULARIES[field]:
                raise UsageError(f'Unknown {field} "{word}"', f"Known: {', '.join(VOCABULARIES[field])}.")
        return list(value) if field == "forms" else value
    try:
        return _WRITERS[field](value)
    except (AttributeError, TypeError, ValueError) as error:
        raise UsageError(f"Cannot set {field} to {value!r}: {error}", "See onrecord.records for its type.") from None


def json_value(field: str, value: Json) -> Any:
    """The value that `value_json` made JSON of."""
    if value is None:
        return () if field in (*PARTIES, "items", "forms") else None
    reader = _READERS.get(field)
    return reader(value) if reader else value


def read(number_: int, document: Document, known_from: int, versions: Mapping[int, tuple[str, str]]) -> Commitment:
    """The commitment that a document holds. versions: (report id, version) of each version number its history names."""
    first = document.get("first")
    return Commitment(
        id=name_of(number_),
        status=document.get("status", "proposed"),
        **{field: json_value(field, document.get(field)) for field in FIELDS},
        first_mentioned=None if first is None else instant(first),
        history=tuple(_change(step, versions) for step in document.get("history", ())),
        decided=tuple(_decided(field, it) for field, it in sorted(document.get("decided", {}).items(), key=_shown)),
        flags=tuple(document.get("flags", ())),
        known_from=instant(known_from),
        unknown=document.get("unknown", {}),
    )


def versions_named(document: Document) -> set[int]:
    """The numbers of the report versions that a document's history names."""
    return {step[3] for step in document.get("history", ()) if step[3] is not None}


def _shown(item: tuple[str, Json]) -> int:
    return FIELDS.index(item[0])


def _change(step: Json, versions: Mapping[int, tuple[str, str]]) -> StateChange:
    state, factuality, day, version, start, end, decision = step
    evidence = None
    if version is not None:
        report, sha = versions[version]
        evidence = Evidence(report, sha, Span(start, end))
    return StateChange(state, factuality, date.fromisoformat(day), evidence, decision)


def _decided(field: str, it: Json) -> Decided:
    return Decided(field, it["by"], it["who"], json_value(field, it.get("machine")), "machine" in it and it["differs"])


def _parties(value: tuple[Party, ...]) -> Json:
    return [[party.id, party.name] for party in value]


def _goods(value: tuple[Good, ...]) -> Json:
    return [[good.name, good.canonical, good.class_, _count(good.units)] for good in value]


def _count(units: Count | None) -> Json:
    return None if units is None else [number(units.value[0]), number(units.value[1]), bool(units.approx), units.unit]


def _good(it: Json) -> Good:
    units = it[3] and Count((Decimal(it[3][0]), Decimal(it[3][1])), it[3][2], it[3][3])
    return Good(it[0], it[1], it[2], units)


def _sum_json(value: Sum) -> Json:
    return [number(value.value[0]), number(value.value[1]), value.currency, value.bound]


def _euro_json(value: Euro) -> Json:
    return [number(value.value[0]), number(value.value[1]), value.rate_date.isoformat()]


def _days_json(value: Days) -> Json:
    return [value.from_.isoformat(), value.to.isoformat()]


_WRITERS: Mapping[str, Callable[[Any], Json]] = {
    **dict.fromkeys(PARTIES, _parties),
    "items": _goods,
    "amount": _sum_json,
    "euro": _euro_json,
    "when": _days_json,
    "announced": date.isoformat,
    "condition": str,
    "note": str,
}

_READERS: Mapping[str, Callable[[Json], Any]] = {
    **dict.fromkeys(PARTIES, lambda value: tuple(Party(id_, name) for id_, name in value)),
    "forms": tuple,
    "items": lambda value: tuple(map(_good, value)),
    "amount": lambda value: Sum((Decimal(value[0]), Decimal(value[1])), value[2], value[3]),
    "euro": lambda value: Euro((Decimal(value[0]), Decimal(value[1])), date.fromisoformat(value[2])),
    "when": lambda value: Days(date.fromisoformat(value[0]), date.fromisoformat(value[1])),
    "announced": date.fromisoformat,
}


def brief(field: str, value: Json) -> str:
    """A field's value in a few words, for a message."""
    if value is None:
        return "empty"
    match field:
        case "amount":
            return f"{value[0]} {value[2]}" if value[0] == value[1] else f"{value[0]}-{value[1]} {value[2]}"
        case "items":
            return "; ".join(f"{units[0]} {name}" if units else name for name, _, _, units in value)
        case "forms":
            return ", ".join(value)
        case _ if field in PARTIES:
            return ", ".join(name for _, name in value)
        case _:
            return value if isinstance(value, str) else " to ".join(value)


def parse(field: str, text: str) -> Any:
    """A field's value from the words of a person at a keyboard; empty text is no value. Raises UsageError.

    Parties and forms are separated by commas, goods by semicolons. A party that the knowledge files name gets its id.
    Goods are "18 Leopard 2 (tank)", sums "1500000 EUR" or "1.5-2 USD", days "2025-03-01" or "2025-03-01..2025-03-31".
    """
    if field not in FIELDS:
        raise UsageError(f'Unknown field "{field}"', f"Known: {', '.join(FIELDS)}.")
    text = text.strip()
    if not text:
        return json_value(field, None)
    try:
        value = _PARSERS.get(field, str)(text)
    except (ValueError, InvalidOperation, IndexError):
        raise UsageError(
            f'Cannot understand "{text}" as {field}', f"For instance: {_EXAMPLES.get(field, 'words')}"
        ) from None
    value_json(field, value)
    return value


def _range(text: str) -> tuple[Decimal, Decimal]:
    low, dash, high = text.replace(",", "").partition("-")
    return Decimal(low), Decimal(high if dash else low)


def _parse_good(text: str) -> Good:
    words = text.strip()
    class_ = None
    if words.endswith(")") and "(" in words:
        words, _, class_ = words[:-1].rpartition("(")
    first, _, rest = words.strip().partition(" ")
    units = None
    if rest and first.lstrip("~").replace("-", "").replace(",", "").isdigit():
        units, words = Count(_range(first.lstrip("~")), first.startswith("~")), rest
    return Good(words.strip(), words.strip() if class_ else None, class_, units)


def _parse_sum(text: str) -> Sum:
    amount, _, currency = text.partition(" ")
    if amount.startswith("-"):
        raise UsageError(f'Cannot use "{text}": a sum cannot be negative', "Write it as 1500000 EUR.")
    if currency and not (len(currency) == 3 and currency.isalpha()):
        raise ValueError(currency)
    if currency and currency.upper() not in currencies().codes:
        raise UsageError(f'"{currency}" is no currency that is known', "Codes are those of ISO 4217: EUR, USD, SEK.")
    return Sum(_range(amount), currency.upper() or None)


def _parse_euro(text: str) -> Euro:
    amount, _, day = text.partition(" ")
    return Euro(_range(amount), date.fromisoformat(day))


def _parse_days(text: str) -> Days:
    first, dots, last = text.partition("..")
    days = Days(date.fromisoformat(first), date.fromisoformat(last if dots else first))
    if days.to < days.from_:
        raise ValueError(text)
    return days


_PARSERS: Mapping[str, Callable[[str], Any]] = {
    **dict.fromkeys(PARTIES, lambda text: tuple(map(party_typed, text.split(",")))),
    "forms": lambda text: tuple(cast("Form", word.strip()) for word in text.split(",")),
    "items": lambda text: tuple(map(_parse_good, text.split(";"))),
    "amount": _parse_sum,
    "euro": _parse_euro,
    "when": _parse_days,
    "announced": date.fromisoformat,
}

_EXAMPLES = {
    "items": "18 Leopard 2 (tank); 40 Marder",
    "amount": "1500000 EUR",
    "euro": "1500000 2025-03-01",
    "when": "2025-03-01..2025-03-31",
    "announced": "2025-03-01",
    **dict.fromkeys(PARTIES, "Germany, state:DK"),
}
