"""How well `onrecord audit` finds what is wrong in a hand-kept tracker, and how often it cries wolf.

python -m benchmarks.audit [--seed N] [--seeds N] [--misses] [--keep FOLDER]

Makes a workbook of 1,000 sound rows (benchmarks/sheets.py), audits it, which must find nothing; then plants 60 errors of
12 kinds, audits again, and prints recall and precision for each kind. A finding counts as right where it is on the activity
of a planted error.
"""

from __future__ import annotations

import argparse
import copy
import random
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

from benchmarks.measure import machine
from benchmarks.sheets import DONORS, ITEMS, Activity, Office, write_workbook
from onrecord.checks import audit
from onrecord.records import SheetFinding
from onrecord.reports.workbooks import read_workbook

ROWS, PER_KIND = 1_000, 5


@dataclass
class Planted:
    """An error and where it was put."""

    kind: str
    ids: tuple[str, ...]
    """A finding on any of these activities finds it."""
    what: str


Planter = Callable[[random.Random, Activity, list[Activity]], Planted | None]


def _impossible_date(pick: random.Random, activity: Activity, _: list[Activity]) -> Planted | None:
    row = activity[0]
    typed = pick.choice(
        (datetime(2203, 3, 14), datetime(1923, 5, 2), "until 2/30/2023", "until 13/32/2023", "until 6/31/2023")
    )
    for each in activity:
        each.announced = typed
    return Planted("impossible date", (row.id,), str(typed))


def _other_day(pick: random.Random, activity: Activity, _: list[Activity]) -> Planted | None:
    """Day and month the other way round, or the wrong year."""
    day = activity[0].announced
    if not isinstance(day, datetime):
        return None
    if pick.random() < 0.5 and day.day <= 12 and abs(day.day - day.month) >= 4:
        wrong = datetime(day.year, day.day, day.month)
    else:
        wrong = datetime(day.year + pick.choice((-1, 1, 10)), day.month, min(day.day, 28))
    for each in activity:
        each.announced = wrong
    return Planted("date out of place", (activity[0].id,), f"{day.date()} → {wrong.date()}")


def _more_delivered(pick: random.Random, activity: Activity, _: list[Activity]) -> Planted | None:
    rows = [row for row in activity if isinstance(row.units, int) and isinstance(row.delivered, int)]
    if not rows:
        return None
    row = pick.choice(rows)
    before, row.delivered = row.delivered, row.units + pick.choice((1, 10, row.units))
    return Planted("more delivered", (row.id,), f"{before} → {row.delivered} of {row.units}")


def _stated(activity: Activity, words: str | None = None) -> bool:
    """Whether the text gives the amount, so that a reader of the row could see that it is wrong."""
    row = activity[0]
    if not isinstance(row.amount, int):
        return False
    forms = (f"{row.amount / 1e6:,.3f}".rstrip("0").rstrip(".") + " million", f"{row.amount:,.0f}")
    return any(form in row.text for form in forms) and (words is None or words in row.text)


def _amount(pick: random.Random, activity: Activity, _: list[Activity]) -> Planted | None:
    if not _stated(activity):
        return None
    before = activity[0].amount
    digits = str(before)
    swapped = int(digits[1] + digits[0] + digits[2:]) if digits[1] != "0" and digits[0] != digits[1] else before * 10
    wrong = pick.choice((before * 10, before // 10, before * 1000, swapped))
    for row in activity:
        row.amount = wrong
    return Planted("amount", (activity[0].id,), f"{before} → {wrong}: {activity[0].text}")


def _currency(pick: random.Random, activity: Activity, _: list[Activity]) -> Planted | None:
    before = activity[0].currency
    if not _stated(activity):
        return None
    wrong = pick.choice([code for code in ("EUR", "USD", DONORS[activity[0].id[:2]][2]) if code != before])
    for row in activity:
        row.currency = wrong
    return Planted("currency", (activity[0].id,), f"{before} → {wrong}: {activity[0].text}")


def _units(pick: random.Random, activity: Activity, _: list[Activity]) -> Planted | None:
    rows = [row for row in activity if isinstance(row.units, int) and f"{row.units:,} {ITEMS[row.item][3]}" in row.text]
    if not rows:
        return None
    row = pick.choice(rows)
    before = row.units
    row.units = pick.choice((before * 10, before + 2, before + before // 2))
    if isinstance(row.delivered, int):
        row.delivered = 0
    return Planted("units", (row.id,), f"{before} → {row.units}: {row.text}")


def _price(pick: random.Random, activity: Activity, _: list[Activity]) -> Planted | None:
    rows = [row for row in activity if isinstance(row.units, int) and isinstance(row.price, int | float)]
    if not rows:
        return None
    row = pick.choice(rows)
    right = round(row.units * row.price, 4)
    row.fixed["value"] = pick.choice((right * 10, right / 10, right + row.price * 5, round(right * 1.3)))
    return Planted("units × price", (row.id,), f"{right} → {row.fixed['value']}")


def _total(pick: random.Random, activity: Activity, _: list[Activity]) -> Planted | None:
    values = [
        row.units * row.price for row in activity if isinstance(row.units, int) and isinstance(row.price, int | float)
    ]
    first = activity[0]
    right = first.amount if isinstance(first.amount, int) else sum(values)
    if not right:
        return None
    first.fixed["total"] = pick.choice(
        (right * 10, round(right * 0.8), right + 250_000, values[0] if len(values) > 1 else right * 2)
    )
    if first.fixed["total"] == right:
        return None
    first.fixed["total_eur"] = first.fixed["total"] / _rate(first.currency)  # the sheet's formula follows
    return Planted("total", (first.id,), f"{right} → {first.fixed['total']}")


def _conversion(pick: random.Random, activity: Activity, _: list[Activity]) -> Planted | None:
    first = activity[0]
    if not isinstance(first.amount, int) or first.currency == "EUR":
        return None
    other = pick.choice([code for code in ("EUR", "USD", "GBP", "SEK") if code != first.currency])
    first.fixed["total_eur"] = first.amount / _rate(other)
    return Planted("conversion", (first.id,), f"{first.currency} by the rate of {other}")


def _twice(pick: random.Random, activity: Activity, activities: list[Activity]) -> Planted | None:
    """The package entered again under a new id, or one of its rows pasted twice."""
    first = activity[0]
    if len(first.text) < 45 or (len(activity) == 1 and not isinstance(first.amount, int)):
        return None
    if len(activity) > 1 and isinstance(activity[-1].units, int) and pick.random() < 0.4:
        activity.append(copy.deepcopy(activity[-1]))
        return Planted("counted twice", (first.id,), f"row of {activity[-1].item}")
    again = copy.deepcopy(activity)
    new = f"{first.id[:3]}{max(int(a[0].id[3:]) for a in activities if a[0].id[:3] == first.id[:3]) + 1}"
    for row in again:
        row.id, row.sources = new, (row.sources[0], ".", row.sources[2])
        row.text = row.text.rstrip(".") + "." if pick.random() < 0.5 else f"{row.text} "
    activities.insert(activities.index(activity) + 1 + pick.randrange(3), again)
    return Planted("counted twice", (first.id, new), f"{first.id} again as {new}")


def _category(pick: random.Random, activity: Activity, _: list[Activity]) -> Planted | None:
    row = pick.choice(activity)
    name = pick.choice(("aid_type", "form", "item_type", "item_subtype"))
    right = getattr(row, name)
    if len(right) < 6 or right in ("Medical treatment", "Seeds and tools"):
        return None
    place = pick.randrange(2, len(right) - 2)
    if not (right[place].isalpha() and right[place + 1].isalpha() and right[place].lower() != right[place + 1].lower()):
        return None
    slips = (right[:place] + right[place + 1 :], right[:place] + right[place] + right[place:],
             right[:place] + right[place + 1] + right[place] + right[place + 2 :])  # fmt: skip
    setattr(row, name, pick.choice(slips))
    return Planted("category", (row.id,), f"{right} → {getattr(row, name)}")


def _donor(pick: random.Random, activity: Activity, _: list[Activity]) -> Planted | None:
    """A donor misspelt, another donor picked from the list, or a currency that does not exist."""
    row = activity[0]
    which = pick.choice(("spelling", "other", "code"))
    if which == "code":
        if row.currency == ".":
            return None
        wrong: Any = {"EUR": "ERU", "USD": "UDS", "GBP": "GBR", "NOK": "NKO", "SEK": "SKE", "DKK": "DDK", "CZK": "CKZ",
                      "PLN": "PNL", "CAD": "CDA", "CHF": "CFH"}[row.currency]  # fmt: skip
        for each in activity:
            each.currency = wrong
        return Planted("donor or code", (row.id,), wrong)
    if which == "other":
        wrong = pick.choice([name for name, _, _ in DONORS.values() if name != row.donor])
    else:
        wrong = (
            row.donor[:3] + row.donor[4:]
            if pick.random() < 0.5
            else row.donor[:2] + row.donor[3] + row.donor[2] + row.donor[4:]
        )
        if wrong == row.donor:
            return None
    for each in activity:
        each.donor = wrong
    return Planted("donor or code", (row.id,), f"{row.id}: {wrong}")


def _rate(code: str) -> float:
    from benchmarks.sheets import RATES

    return RATES.get(code, 1)


PLANTERS: tuple[Planter, ...] = (
    _impossible_date, _other_day, _more_delivered, _amount, _currency, _units, _price, _total, _conversion, _twice, _category,
    _donor,
)  # fmt: skip


def plant(activities: list[Activity], seed: int) -> list[Planted]:
    """Put five errors of each kind into activities that have none yet."""
    pick = random.Random(seed)
    planted: list[Planted] = []
    used: set[str] = set()
    for planter in PLANTERS:
        done = 0
        while done < PER_KIND:
            activity = pick.choice(activities)
            if activity[0].id in used:
                continue
            error = planter(pick, activity, activities)
            if error:
                planted.append(error)
                used.update(error.ids)
                done += 1
    return planted


def measure(
    seed: int, folder: Path
) -> tuple[list[Planted], list[Planted], list[SheetFinding], list[SheetFinding], int, float]:
    """Planted errors, those found, all findings, the false ones, the number of those on the clean workbook, and seconds."""
    activities = Office(seed).activities(ROWS)
    clean, spoilt = folder / f"clean-{seed}.xlsx", folder / f"spoilt-{seed}.xlsx"
    write_workbook(clean, copy.deepcopy(activities))
    on_clean = audit(read_workbook(clean), today=date(2026, 1, 1))
    for it in on_clean:
        print(f"  on the clean workbook: row {it.row} {it.id} {it.kind}: {it.message}")
    planted = plant(activities, seed)
    write_workbook(spoilt, activities)
    begun = time.perf_counter()
    findings = list(audit(read_workbook(spoilt), today=date(2026, 1, 1)))
    took = time.perf_counter() - begun
    hit = {it.id for it in findings}
    found = [error for error in planted if hit & set(error.ids)]
    wrong = {id for error in planted for id in error.ids}
    false = [it for it in findings if it.id not in wrong]
    return planted, found, findings, false, len(on_clean), took


def main() -> None:
    """Print recall for each kind, precision over all, and what the clean workbook gives."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--seeds", type=int, default=1, help="how many workbooks, from --seed on")
    parser.add_argument("--misses", action="store_true", help="print what was missed and every false finding")
    parser.add_argument("--keep", type=Path, help="leave the workbooks in this folder")
    given = parser.parse_args()
    sown, reaped, kinds, clean, false_kinds = Counter[str](), Counter[str](), Counter[str](), 0, Counter[str]()
    total = wrong = 0
    took = 0.0
    with tempfile.TemporaryDirectory() as temporary:
        for seed in range(given.seed, given.seed + given.seeds):
            planted, found, findings, false, on_clean, seconds = measure(seed, given.keep or Path(temporary))
            sown.update(error.kind for error in planted)
            reaped.update(error.kind for error in found)
            kinds.update(it.kind for it in findings)
            false_kinds.update(it.kind for it in false)
            total, wrong, clean, took = total + len(findings), wrong + len(false), clean + on_clean, took + seconds
            if given.misses:
                for error in planted:
                    if error not in found:
                        print(f"  missed {error.kind} in {', '.join(error.ids)}: {error.what}")
                for it in false:
                    print(f"  false: row {it.row} {it.id} {it.kind}: {it.message}")
    print(machine())
    print(
        f"{given.seeds} workbook(s) of {ROWS:,} rows, {sum(sown.values())} planted errors; audit takes {took / given.seeds:.2f} s"
    )
    for kind, number in sown.items():
        print(f"  recall {kind:18} {reaped[kind]:4} of {number:4}  {reaped[kind] / number:.2f}")
    for kind, number in sorted(kinds.items()):
        print(
            f"  precision {kind:24} {number - false_kinds[kind]:4} of {number:4}  {1 - false_kinds[kind] / number:.2f}"
        )
    recall, precision = sum(reaped.values()) / sum(sown.values()), 1 - wrong / max(1, total)
    print(f"recall {recall:.3f}, precision {precision:.3f}; findings on the clean workbooks: {clean}")


if __name__ == "__main__":
    main()
