"""Donors and ids: a donor spelled otherwise than elsewhere, an id that belongs to another donor or kind of aid."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping

from onrecord.checks.wording import finding, looks_misspelt
from onrecord.knowledge import Knowledge
from onrecord.records import Entry, SheetFinding, Workbook

_ID = re.compile(r"([A-Z]{2,3}?)([A-Z])(\d+)")
"""Two or three letters for the donor, one for the kind of aid, a number ("CZM7"); other ids are left alone."""


def check_donors(workbook: Workbook) -> Iterator[SheetFinding]:
    """Donors that are written in two ways, so that no sum per donor is whole."""
    counts = Counter(entry.donor for entry in workbook.entries if entry.donor)
    for donor, count in counts.items():
        usual = _usual_spelling(donor, count, counts)
        if usual:
            for entry in [entry for entry in workbook.entries if entry.donor == donor]:
                message = f"“{donor}” is written “{usual}” in {counts[usual]} other rows"
                yield finding("donor_spelling", message, entry, ("donor", "id"))


def _usual_spelling(donor: str, count: int, counts: Mapping[str, int]) -> str | None:
    """The spelling that the sheet uses for the same donor, where it is three times as frequent."""
    knowledge = Knowledge.load()
    match = knowledge.lookup(donor, kinds=("state", "institution"))
    for other, often in counts.items():
        if other == donor or often < max(2, 3 * count):
            continue
        theirs = knowledge.lookup(other, kinds=("state", "institution"))
        same = match and theirs and match.entity.id == theirs.entity.id
        if same or donor.lower() == other.lower() or (match is None and looks_misspelt(donor, other)):
            return other
    return None


def check_ids(workbook: Workbook) -> Iterator[SheetFinding]:
    """Ids whose letters stand for another donor or kind of aid than the columns say."""
    activities = [(match, rows) for id, rows in workbook.activities().items() if (match := _ID.fullmatch(id))]
    for part, name, what in ((1, "donor", "donor"), (2, "aid_type", "kind of aid")):
        meanings: dict[str, Counter[str]] = {}
        for match, rows in activities:
            if value := getattr(rows[0], name):
                meanings.setdefault(match[part], Counter())[value.lower()] += 1
        for match, rows in activities:
            yield from _check_id(match, part, rows[0], name, what, meanings)


def _check_id(
    match: re.Match[str], part: int, row: Entry, name: str, what: str, meanings: Mapping[str, Counter[str]]
) -> Iterator[SheetFinding]:
    value = getattr(row, name)
    if not value:
        return
    usual, often = meanings[match[part]].most_common(1)[0]
    others = sum(meanings[match[part]].values()) - often
    elsewhere = [letters for letters, meant in meanings.items() if meant.most_common(1)[0][0] == value.lower()]
    # The letters must be settled (two other activities, and hardly an exception), and the value must have letters of its own,
    # or be told apart from a mere other name by knowledge.
    settled = often >= 2 and others <= max(1, often // 8)
    own = bool(elsewhere) if name == "aid_type" else bool(elsewhere) or _are_two_donors(value, usual)
    if settled and usual != value.lower() and own:
        stands = f"“{match[part]}” in the id stands for the {what} “{usual.title()}” in {often} other activities"
        message = f"{stands}, here for “{value}”"
        yield finding("wrong_id", message, row, ("id", name))


def _are_two_donors(one: str, other: str) -> bool:
    lookup = Knowledge.load().lookup
    a, b = lookup(one, kinds=("state", "institution")), lookup(other.title(), kinds=("state", "institution"))
    return a is not None and b is not None and a.entity.id != b.entity.id
