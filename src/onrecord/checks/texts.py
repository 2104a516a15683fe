"""Units, donors and deliveries against what the explanation says of them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from onrecord.checks.wording import figure, finding, sentences, sums
from onrecord.knowledge import Knowledge, Match
from onrecord.reading.quantities import find_quantities
from onrecord.reading.times import find_times
from onrecord.records import Entry, Quantity, SheetFinding, Workbook

_NOT_THIS = re.compile(
    r"\b[A-Z]{2,4}\d{1,3}\b|\b(?:not|each|per|total|only|already|previous\w*|earlier|first|second|third|further|"
    r"additional|another|assum\w*|"
    r"includ\w+ in|up to|at least|more than|capacity|mention\w*|instead|in return|in exchange|receive\w*|of which|among|"
    r"out of)\b",
    re.IGNORECASE,
)
"""Words beside which a count need not be this row's."""
_GENERIC = frozenset(
    "ton tonne liter litre piece set pair unit item round system vehicle equipment package pack kit box other military "
    "medical various type model new old".split()
)
"""Words that do not tell one item from another."""


def check_units(workbook: Workbook) -> Iterator[SheetFinding]:
    """A number of units that the explanation gives otherwise, where both plainly speak of the same thing."""
    for rows in workbook.activities().values():
        by_text: dict[str, list[Entry]] = {}
        for row in rows:
            if row.explanation:
                by_text.setdefault(row.explanation, []).append(row)
        for text, several in by_text.items():
            counts = _quantities(text)
            for row in several:
                if found := _check_units(row, several, text, counts):
                    yield found


_POINTED = re.compile(r"(?<![\d.,])(\d{1,3})\.(\d{3})(?![\d.,])(?! (?:thousand|million|billion|tons?|tonnes?)\b)")


def _quantities(text: str) -> list[Quantity]:
    grouped = _POINTED.sub(r"\1,\2", text)  # "1.680 blankets" are no fraction of a blanket; of the same length
    taken = [*(t.span for t in find_times(text, published=None)), *(m.span for m in sums(text))]
    return list(find_quantities(grouped, taken=taken))


def _check_units(row: Entry, rows: Sequence[Entry], text: str, counts: Sequence[Quantity]) -> SheetFinding | None:
    units = row.units.exact if row.units else None
    if units is None or not row.item:
        return None
    named = [count for count in counts if _names(count, row.item)]
    rivals = [
        other for other in rows if other is not row and other.item and any(_names(count, other.item) for count in named)
    ]
    if len(named) != 1 or rivals or named[0].approx or named[0].value[0] != named[0].value[1]:
        return None
    told = named[0]
    start, end = next(((s, e) for s, e in sentences(text) if s <= told.span.start < e), (0, len(text)))
    near = text[max(start, told.span.start - 60) : min(end, told.span.end + 40)]
    if told.value[0] == units or _NOT_THIS.search(near):
        return None
    if row.units_delivered and row.units_delivered.exact == told.value[0]:
        return None  # the text counts what has arrived
    message = f"the explanation says “{told.span.of(text)}”, the row {figure(units)}"
    return finding("units_against_text", message, row, ("units", "item", "explanation"))


def _names(count: Quantity, item: str) -> bool:
    """Whether the counted words name the item: their last word, and every other word that tells items apart, is in its name."""
    unit, words = _stems(count.unit or ""), set(_stems(item))
    if not unit or unit[-1] not in words:
        return False
    return unit[-1] not in _GENERIC or bool(set(unit[:-1]) & words - _GENERIC)


def _stems(words: str) -> list[str]:
    low = [word for word in re.findall(r"[^\W_]+", words.lower())]
    return [re.sub(r"(?<=[a-z]{3})(?:ies)$", "y", word) if word.endswith("ies") else word.rstrip("s") for word in low]


_GIVES = (
    r"(?:(?:has|have|had|will|would|is|are|was|also|further|today|recently|officially)\s+){0,3}"
    r"(?:contribut\w+|donat\w+|provid\w+|sen[dt]\w*|pledg\w+|deliver\w+|commit\w+|announc\w+|grant\w*|suppl\w+|hand\w*|allocat\w+|approv\w+|gift\w+)"
)
_GIVER = re.compile(
    rf"(?:[’']s?\s+(?:\w+\s+){{0,3}})?\s*(?:government|parliament|cabinet|ministry(?: of \w+)?)?\s*{_GIVES}\b",
    re.IGNORECASE,
)


def check_donors(workbook: Workbook) -> Iterator[SheetFinding]:
    """An explanation that begins with another state's giving and does not name the donor at all."""
    for rows in workbook.activities().values():
        entry = next((row for row in rows if row.donor and row.explanation), None)
        if entry and (found := _check_donor(entry, entry.donor or "", entry.explanation or "")):
            yield found


def _check_donor(entry: Entry, donor: str, text: str) -> SheetFinding | None:
    knowledge = Knowledge.load()
    own = knowledge.lookup(donor, kinds=("state", "institution"))
    if own is None:
        return None
    matches = [m for m in knowledge.find(text) if m.entity.kind in ("state", "institution", "place")]
    if any(_belongs(match, own) for match in matches) or re.search(rf"\b{re.escape(donor)}\b", text):
        return None
    start, end = sentences(text)[0]
    for match in matches:
        if match.end > end or match.entity.kind != "state" or match.form not in ("name", "demonym"):
            break
        lead = text[start : match.start].strip().lower()
        if lead in ("", "the", "the government of") and _GIVER.match(text, match.end):
            message = f"the explanation tells what {match.entity.name} gives and does not name {donor}"
            return finding("donor_against_text", message, entry, ("donor", "explanation"))
        break
    return None


def _belongs(match: Match, donor: Match) -> bool:
    if match.entity.id == donor.entity.id:
        return True
    return match.entity.country is not None and match.entity.country == donor.entity.country


_NOT_YET = re.compile(
    r"\b(?:ha(?:s|ve) not (?:yet )?been (?:delivered|sent|shipped|handed over|disbursed)"
    r"|not yet (?:been )?(?:delivered|shipped|disbursed)"
    r"|no deliver(?:y|ies) ha(?:s|ve) (?:yet )?(?:been|taken)|none of \w+(?: \w+){0,4} ha(?:s|ve) (?:yet )?been delivered"
    r"|nothing has (?:yet )?been delivered|(?:is|are) yet to be delivered"
    r"|deliver(?:y|ies) (?:has|have) not (?:yet )?(?:begun|started|taken place))\b",
    re.IGNORECASE,
)
_HAS_SENT = re.compile(
    r"\bha(?:s|ve) (?:already |now |since |so far )?(?:sent|delivered|handed over|transferred|shipped|supplied)(?: all| the)*\s*$"
)
_ARRIVED = re.compile(
    r"\b(?:sent|deliver(?:ed|ies)|provided|disbursed|transferred|donated|gave|given|received|paid|arrived|handed|shipped|granted|released)\b",
    re.IGNORECASE,
)
_TO_COME = re.compile(
    r"\b(?:will|might|may|plans? to|intends? to|is going to|are going to|to be (?:paid|issued|delivered|provided))\b"
)


def check_deliveries(workbook: Workbook) -> Iterator[SheetFinding]:
    """Deliveries that the explanation denies, or that it tells and the row does not count.

    A row that names a source of its own for the delivery knows more than its explanation, which was written earlier.
    """
    for rows in workbook.activities().values():
        by_text: dict[str, list[Entry]] = {}
        for row in rows:
            if row.explanation:
                by_text.setdefault(row.explanation, []).append(row)
        for text, several in by_text.items():
            yield from _check_delivery(text, several)


def _check_delivery(text: str, rows: Sequence[Entry]) -> Iterator[SheetFinding]:
    counted = [row for row in rows if row.units_delivered and row.units_delivered.low > 0]
    denied = _NOT_YET.search(text)
    for row in counted[:1] if denied else ():
        if len(rows) == 1 and not row.delivery_source and denied:
            message = (
                f"the explanation says “{denied[0]}”, the row counts {figure(row.units_delivered.low)} as delivered"  # type: ignore[union-attr]
            )
            yield finding("delivery_against_text", message, row, ("units_delivered", "units", "explanation"))
    for row in rows:
        if found := _told_but_not_counted(text, row, rows):
            yield found
    first = rows[0]
    total, arrived = first.total_eur, first.delivered_eur
    only_to_come = _TO_COME.search(text) and not _ARRIVED.search(text)
    if arrived and arrived.low > 0 and total and not first.delivery_source and not counted and only_to_come:
        counts = f"EUR {figure(arrived.low)} count as delivered"
        message = f"{counts}, but the explanation speaks of what is to come and names no delivery"
        yield finding("delivery_against_text", message, first, ("delivered_eur", "total_eur", "explanation"))


def _told_but_not_counted(text: str, row: Entry, rows: Sequence[Entry]) -> SheetFinding | None:
    delivered = row.units_delivered.exact if row.units_delivered else None
    if delivered is None or row.item is None:
        return None
    named = [count for count in _quantities(text) if _names_loosely(count, row.item)]
    if any(
        other is not row and other.item and any(_names_loosely(count, other.item) for count in named) for other in rows
    ):
        return None
    for count in named:
        exact = count.value[0] == count.value[1] and not count.approx
        if (
            exact
            and count.value[0] > delivered
            and _HAS_SENT.search(text[: count.span.start])
            and count.value[0] <= _most(row)
        ):
            told = f"the explanation says that “{count.span.of(text)}” have been sent"
            message = f"{told}, the row counts {figure(delivered)} as delivered"
            return finding("delivery_against_text", message, row, ("units_delivered", "units", "item", "explanation"))
    return None


def _names_loosely(count: Quantity, item: str) -> bool:
    """Any word of the counted words that tells items apart is in the item's name ("T-72 tanks": "modified T-72 tank")."""
    return bool((set(_stems(count.unit or "")) - _GENERIC) & set(_stems(item)))


def _most(row: Entry) -> Decimal:
    return row.units.high if row.units else Decimal("Infinity")
