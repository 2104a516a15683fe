"""Vocabularies: categories that are misspelt or stand in the wrong place, and currency codes that do not exist."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import chain

from onrecord.checks.wording import distance, finding, looks_misspelt
from onrecord.knowledge.currencies import currencies
from onrecord.records import Cell, Entry, SheetFinding, Workbook

_FIELDS = ("aid_type", "form", "measure", "item_type", "item_subtype", "value_basis", "delivery_basis", "state")
KNOWN = {
    "aid_type": ("Military", "Humanitarian", "Financial"),
    "form": ("Weapons", "Equipment", "Weapons and equipment", "Military equipment", "Equipment and assistance", "Assistance",
             "Weapons and assistance", "Weapons, equipment and assistance", "Training", "Grant", "Loan", "Guarantee",
             "Reconstruction", "Swap line", "Central bank swap line", "Funding", "Medicines", "Food"),
    "measure": ("Commitment", "Allocation"),
    "item_type": ("Military equipment", "Humanitarian", "Heavy weapon", "Portable defence system", "Ammunition for heavy weapon",
                  "Light armaments & infantry", "Aviation and drones", "Ammunition for light infantry",
                  "Ammunition for portable defence system"),
}  # fmt: skip
"""The categories of the Kiel tracker; any other vocabulary is taken from the sheet itself."""
_WITHDRAWN = frozenset(
    "ATS BEF CYP DEM EEK ESP FIM FRF GRD HRK IEP ITL LTL LUF LVL MTL NLG PTE SIT SKK BGN XDR XAF XCD XOF XPF".split()
)
"""Codes of ISO 4217 that news hardly writes any more, or that are no state's own."""
_SCALE = r"(?:thousand|million|billion|mn|m|bn)"
_CODE_IN_TEXT = re.compile(
    rf"\b\d[\d.,]*\s(?P<a>[A-Z]{{3}})\s{_SCALE}\b|\b\d[\d.,]*\s{_SCALE}\s(?P<b>[A-Z]{{3}})\b|\b(?P<c>[A-Z]{{3}})\s\d[\d.,]*\s{_SCALE}\b"
)


def check_categories(workbook: Workbook) -> Iterator[SheetFinding]:
    """Categories written otherwise than everywhere else, or filed where they cannot belong."""
    words_of_notes = _usual_words(workbook)
    for name in _FIELDS:
        cells = [cell for entry in workbook.entries if getattr(entry, name) and (cell := entry.cell(name))]
        yield from _misspelt(cells, workbook, KNOWN.get(name, ()), words_of_notes)
    yield from chain.from_iterable(
        _misspelt(cells, workbook, (), words_of_notes) for cells in _other_vocabularies(workbook)
    )
    yield from _misplaced(workbook)
    for entry in workbook.entries:
        numbers = [
            n for n in ("aid_type", "form", "item_type", "item_subtype") if isinstance(_value(entry, n), int | float)
        ]
        if numbers:
            yield finding("wrong_category", "a number stands where a category belongs", entry, (*numbers, "item"))
        elif _is_no_ammunition(entry):
            message = f"“{entry.item_subtype}” is filed under “{entry.item_type}”, which is not for ammunition"
            yield finding("wrong_category", message, entry, ("item_subtype", "item_type", "item"))


def _misspelt(
    cells: list[Cell], workbook: Workbook, known: tuple[str, ...], words_of_notes: Counter[str]
) -> Iterator[SheetFinding]:
    counts = Counter(_plain(cell.words) for cell in cells)
    usual = {_plain(word): word for word in known}
    for cell in cells:
        counts.setdefault(_plain(cell.words), 0)
    for words, count in list(counts.items()):
        if words in usual:
            continue
        # A word list of our own settles it; in the sheet's own vocabulary a rare spelling must stand against a usual one.
        meant = [known_word for known_word in usual.values() if looks_misspelt(words, known_word)] or [
            other for other, often in counts.items() if often >= max(5, 8 * count) and looks_misspelt(words, other)
        ]
        if meant and not _only_numbers_differ(words, meant[0]):
            best = next((cell.words for cell in cells if _plain(cell.words) == _plain(meant[0])), meant[0])
            for cell in cells:
                if _plain(cell.words) == words:
                    yield _of_cell(
                        "misspelt_category", f"“{cell.words}” is written “{best.strip()}” elsewhere", cell, workbook
                    )
        elif typo := _misspelt_word(words, words_of_notes):
            for cell in [cell for cell in cells if _plain(cell.words) == words][:1]:
                message = f"“{cell.words}” holds “{typo[0]}”, which is written “{typo[1]}” elsewhere"
                yield _of_cell("misspelt_category", message, cell, workbook)


def _misspelt_word(words: str, usual: Counter[str]) -> tuple[str, str] | None:
    """A word of a category that no explanation has, beside which the explanations have one that is nearly the same."""
    for word in re.findall(r"[a-z]{6,}", words):
        if usual[word] == 0:
            near = [other for other, count in usual.items() if count >= 5 and _is_slip(word, other)]
            if near:
                return word, max(near, key=lambda other: usual[other])
    return None


def _is_slip(word: str, other: str) -> bool:
    """Whether a letter was left out, doubled or swapped inside the word; endings ("s", "ed") are grammar."""
    return (
        len(other) >= 6 and word[:2] == other[:2] and word[-1] == other[-1] and looks_misspelt(word, other)
        and distance(word, other, 1) == 1 and {word, other} != {word, word + "s"}
    )  # fmt: skip


def _usual_words(workbook: Workbook) -> Counter[str]:
    """How often each word stands in the explanations, each of which counts once."""
    texts = {entry.explanation for entry in workbook.entries if entry.explanation}
    return Counter(word for text in texts for word in re.findall(r"[a-z]+", text.lower()))


def _other_vocabularies(workbook: Workbook) -> Iterator[list[Cell]]:
    """Columns that are not recognised but plainly hold categories: many cells, few different words."""
    columns: dict[int, list[Cell]] = {}
    for entry in workbook.entries:
        for cell in entry.others:
            if isinstance(cell.value, str) and re.search(r"[^\W\d_]{3}", cell.value):
                columns.setdefault(cell.column, []).append(cell)
    for cells in columns.values():
        if len(cells) >= 40 and len({_plain(cell.words) for cell in cells}) <= 0.15 * len(cells):
            yield cells


def _misplaced(workbook: Workbook) -> Iterator[SheetFinding]:
    """A general type of aid in the column of specific types, or the other way round, where hardly any other row does so."""
    general = Counter(_plain(entry.aid_type) for entry in workbook.entries if entry.aid_type)
    specific = Counter(_plain(entry.form) for entry in workbook.entries if entry.form)
    for name, own, other in (("form", specific, general), ("aid_type", general, specific)):
        for entry in workbook.entries:
            words = _plain(getattr(entry, name) or "")
            if words and own[words] <= 2 < 8 * own[words] <= other[words]:
                message = (
                    f"“{getattr(entry, name)}” belongs in the column beside it, where it stands {other[words]} times"
                )
                yield finding("wrong_category", message, entry, (name, "aid_type" if name == "form" else "form"))


def _is_no_ammunition(entry: Entry) -> bool:
    kind, detail = (entry.item_type or "").lower(), (entry.item_subtype or "").lower()
    return detail.endswith("ammunition") and bool(kind) and "ammunition" not in kind


def check_currencies(workbook: Workbook) -> Iterator[SheetFinding]:
    """Currency codes that do not exist, in the column and beside sums in the explanations."""
    used = Counter(entry.currency.upper() for entry in workbook.entries if entry.currency)
    known = currencies().codes | _WITHDRAWN | workbook.rates.keys()
    for entry in workbook.entries:
        if entry.currency and not _is_currency(entry.currency, known):
            near = [
                code
                for code, count in used.most_common()
                if code in known and distance(entry.currency.upper(), code, 1) <= 1
            ]
            hint = f"; “{near[0]}” is near" if near else ""
            yield finding(
                "currency_code", f"there is no currency “{entry.currency}”{hint}", entry, ("currency", "amount")
            )
    for rows in workbook.activities().values():
        told: set[str] = set()
        for entry in rows:
            for match in _CODE_IN_TEXT.finditer(entry.explanation or ""):
                code = match["a"] or match["b"] or match["c"]
                meant = entry.currency or ""
                if code not in known and code not in told and meant in known and distance(code, meant, 1) <= 1:
                    told.add(code)
                    message = f"the explanation states a sum in “{code}”, which is no currency; the row has “{meant}”"
                    yield finding("currency_code", message, entry, ("explanation", "currency"))


def _is_currency(words: str, known: frozenset[str] | set[str]) -> bool:
    named: Mapping[str, object] = {**currencies().units, **currencies().signs}
    return (
        words.upper() in known or words in named or words.lower() in named or not re.fullmatch(r"[A-Za-z]{2,4}", words)
    )


def _of_cell(kind: str, message: str, cell: Cell, workbook: Workbook) -> SheetFinding:
    entry = next(entry for entry in workbook.entries if entry.row == cell.row)
    return SheetFinding(kind, message, (cell,), entry.id)


def _only_numbers_differ(one: str, other: str) -> bool:
    return re.sub(r"\d", "", one.lower()) == re.sub(r"\d", "", other.lower())


def _plain(words: str) -> str:
    return " ".join(words.lower().split())


def _value(entry: Entry, name: str) -> object:
    cell = entry.cell(name)
    return cell.value if cell and not isinstance(cell.value, bool) else None
