"""Tracker cells from explanations, through the acts that `onrecord read` prints.

    python -m benchmarks.tracker predict IN.jsonl OUT.jsonl         # IN {"id", "explanation"}, OUT for score_tracker.py
    python -m benchmarks.tracker halves SHARED_FOLDER [--misses]    # data/tracker/dev.jsonl by bench/score_tracker.py

The halves are told apart by a hash of the activity's id: rules were tuned on `tune`; nobody has read `held`. Nothing is
learned from either. Only the explanation is read; days without a year are those before the release that it stands in.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import re
import runpy
from collections import Counter
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from benchmarks.measure import Throughput, read_rows, write_rows
from onrecord import Reader, Reading, Report
from onrecord.reading.times import days_of
from onrecord.records import Act, Published, Region, Span
from onrecord.records.objects import number

RELEASE = Published(datetime(2022, 10, 3, tzinfo=UTC), "day")
"""The day up to which the release goes that the explanations stand in: what they were published with."""


def main() -> None:
    """Run the command named on the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--workers", type=int, default=os.cpu_count() or 1)
    commands = parser.add_subparsers(required=True)
    predicting = commands.add_parser("predict", help="write predictions for score_tracker.py")
    predicting.add_argument("input", type=Path)
    predicting.add_argument("output", type=Path)
    predicting.set_defaults(run=lambda given: write_rows(given.output, predict(read_rows(given.input), given.workers)))
    halving = commands.add_parser("halves", help="score both halves of the dev file")
    halving.add_argument("shared", type=Path)
    halving.add_argument("--misses", action="store_true", help="list what the tune half misses")
    halving.set_defaults(run=lambda given: halves(given.shared, given.workers, misses=given.misses))
    given = parser.parse_args()
    given.run(given)


def halves(shared: Path, workers: int, *, misses: bool) -> None:
    """Print the scorer's table for the half that rules were tuned on, the half kept apart, and both."""
    scorer = runpy.run_path(str(shared / "bench" / "score_tracker.py"))
    gold = {row["id"]: row for row in read_rows(shared / "data" / "tracker" / "dev.jsonl")}
    stripped = [{"id": row["id"], "explanation": row["explanation"]} for row in gold.values()]
    said = {row["id"]: row for row in predict(stripped, workers)}
    parts = {
        "tune": {id: row for id, row in gold.items() if is_tuned(row["activity_id"])},
        "held": {id: row for id, row in gold.items() if not is_tuned(row["activity_id"])},
        "both": gold,
    }
    for name, rows in parts.items():
        figures, missed = scorer["evaluate"](rows, {id: said[id] for id in rows}, True)
        print(f"\n== {name}\n{scorer['table'](figures)}")
        for id, lines in missed if misses and name == "tune" else ():
            if lines:
                print(f"--- {id}: {gold[id]['explanation']}", *lines, sep="\n    ")


def is_tuned(activity: str) -> bool:
    """Whether an activity is in the half that rules may be tuned on."""
    return hashlib.sha256(activity.encode()).digest()[0] % 2 == 0


def predict(rows: Sequence[dict[str, Any]], workers: int) -> list[dict[str, Any]]:
    """One prediction a row. Prints the throughput."""
    reader = Reader(workers=workers)
    predictions = []
    with Throughput(reader.name, workers) as throughput:
        texts = (row["explanation"] for row in rows)
        for row, reading in zip(rows, reader.read_many(report_of(text) for text in texts), strict=True):
            predictions.append(throughput.count({"id": row["id"], **cells(reading)}, row["explanation"]))
    throughput.show()
    return predictions


def report_of(text: str) -> Report:
    """The explanation as a report of which everything is body."""
    body = (Region("body", Span(0, len(text))),) if text.strip() else ()
    return Report(text=text, regions=body, published=RELEASE, language="en")


def cells(reading: Reading) -> dict[str, Any]:
    """The tracker's columns, as the acts of one explanation fill them."""
    acts = reading.acts
    main_act = _main(acts)
    days = _days(reading)
    found: dict[str, Any] = {
        "donor": _donor(acts, main_act),
        "aid_type": _most([act.aid_type for act in acts if act.aid_type]),
        "forms": sorted({_form(form) for act in acts if _belongs(act, main_act) for form in act.forms}),
        "amounts": [
            {"value": number(value[0]), "currency": sum_.currency}
            for sum_ in reading.money
            if sum_.currency
            for value in {(sum_.value[0], sum_.value[0]), (sum_.value[1], sum_.value[1])}
        ],
        "items": _items(acts),
        "delivered": _delivered(acts),
        "announced_from": days[0] if days else None,
        "announced_to": days[-1] if days else None,
    }
    if main_act and main_act.amount and main_act.amount.currency:
        found["headline"] = {"value": number(main_act.amount.value[0]), "currency": main_act.amount.currency}
    return found


def _main(acts: Sequence[Act]) -> Act | None:
    """The act an explanation is about: the first with a sum or a thing of its own, else the first."""
    told = [act for act in acts if act.kind not in ("meeting", "plan", "request") and (act.amount or act.items)]
    return next(iter([*told, *acts]), None)


def _donor(acts: Sequence[Act], main_act: Act | None) -> str | None:
    order = ([main_act] if main_act else []) + list(acts)
    for act in order:
        for party in (*act.donor, *act.buyer):
            if party.id:
                return party.name
    return None


def _items(acts: Sequence[Act]) -> list[dict[str, Any]]:
    found = []
    for act in acts:
        for item in act.items:
            units = number(item.units.value[0]) if item.units else None
            found.append({"name": item.name[:100], "units": units, "subtype": item.class_})
    return found


def _delivered(acts: Sequence[Act]) -> bool | None:
    states = [act.state for act in acts if act.factuality != "CT-"]
    if "delivered" in states:
        return True
    return False if states else None


def _form(form: str) -> str:
    return "assistance" if form == "training" else form


def _belongs(act: Act, main_act: Act | None) -> bool:
    """Whether an act is the one an explanation is about, or gives things in the same field."""
    return act is main_act or (main_act is not None and bool(act.items) and act.aid_type == main_act.aid_type)


def _most(values: Sequence[str]) -> str | None:
    return Counter(values).most_common(1)[0][0] if values else None


def _days(reading: Reading) -> list[str]:
    """The first day that the text names, and the last of the same expression."""
    for time in reading.times:
        value = time.value or ""
        days = days_of(value) if re.fullmatch(r"\d{4}-\d\d-\d\d", value) else None
        if days:
            return [day.isoformat() for day in days]
    return []


if __name__ == "__main__":
    main()
