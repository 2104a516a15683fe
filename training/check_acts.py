"""Check a file of labelled acts: every quoted word stands in the text, every value is in the vocabulary.

    python -m training.check_acts FILE.jsonl [...]

Prints each problem with its line; exit code 1 when there is one. The format is described in `training/ACTS.md`.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any, get_args

from onrecord.records import ROLES, ActKind, ActState, AidType, Factuality, Form

KEYS = {
    "trigger", "kind", "state", "factuality", "aid_type", "forms", "items", "amount", "in_return", "when",
    "condition", "hedges", *ROLES,
}  # fmt: skip


def problems(row: dict[str, Any]) -> list[str]:
    """What is wrong with one labelled passage, in words."""
    text, found = row.get("text", ""), []
    if not isinstance(row.get("id"), str) or not text or not isinstance(row.get("acts"), list):
        return ["needs id, text and acts"]
    for number, act in enumerate(row["acts"]):
        where = f"act {number}"
        found += [f"{where}: unknown key {key!r}" for key in act.keys() - KEYS]
        for key, allowed in (("kind", ActKind), ("state", ActState), ("factuality", Factuality)):
            if act.get(key) not in get_args(allowed) and not (key == "state" and act.get(key) is None):
                found.append(f"{where}: {key} {act.get(key)!r} is not one of {get_args(allowed)}")
        if act.get("aid_type") not in (*get_args(AidType), None):
            found.append(f"{where}: aid_type {act.get('aid_type')!r}")
        found += [f"{where}: form {form!r}" for form in act.get("forms", []) if form not in get_args(Form)]
        quoted = [act.get("trigger"), act.get("when"), act.get("condition"), act.get("amount")]
        quoted += act.get("hedges", []) + [words for role in ROLES for words in act.get(role, [])]
        for item in [*act.get("items", []), *act.get("in_return", [])]:
            quoted += [item.get("name"), item.get("units")]
            if item.keys() - {"name", "units"} or not item.get("name"):
                found.append(f"{where}: an item is {{name, units}}, got {item}")
        if not act.get("trigger"):
            found.append(f"{where}: no trigger")
        for words in quoted:
            if words is not None and (not isinstance(words, str) or not words or words not in text):
                found.append(f"{where}: {words!r} does not stand in the text")
    return found


def main() -> int:
    """Check every file named."""
    bad = 0
    for path in map(Path, sys.argv[1:]):
        seen: set[str] = set()
        acts = rows = 0
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            try:
                row = json.loads(line)
            except ValueError as error:
                print(f"{path}:{number}: {error}")
                bad += 1
                continue
            wrong = problems(row)
            if row.get("id") in seen:
                wrong.append("the id stands twice")
            seen.add(row.get("id", ""))
            for problem in wrong:
                print(f"{path}:{number}: {problem}")
            bad += len(wrong)
            rows += 1
            acts += len(row.get("acts", []))
        print(f"{path}: {rows} passages, {acts} acts")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
