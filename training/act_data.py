"""Our own passages with their acts, as training examples: word pieces, labels, and what the encoder makes of them."""

from __future__ import annotations

import random
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks.measure import read_rows
from onrecord.knowledge import Knowledge
from onrecord.knowledge.files import rows as table
from onrecord.knowledge.files import split
from onrecord.reading.acts.labels import AID_TYPES, FACTUALITIES, FORMS, KINDS, PARTY_ROLES, ROLES, STATES
from onrecord.reading.acts.marks import know, marks
from onrecord.reading.money import find_money
from onrecord.reading.pieces import Cutter, IntArray, Pieces, Window, windows
from onrecord.reading.quantities import find_quantities
from onrecord.reading.times import find_times
from onrecord.records import ActKind, ActState, Factuality, Span
from training.check_acts import problems

HERE = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class LabelledAct:
    """One act of a text."""

    trigger: int
    """Its first word."""
    choices: tuple[int, int, int, int]
    """Kind, state, factuality, aid type: indexes into the tables of `onrecord.reading.acts.labels`."""
    forms: tuple[int, ...]
    """One 0 or 1 for each form."""
    roles: IntArray
    """Role label of each word of the text, shape (words,)."""


@dataclass(frozen=True, slots=True)
class ActExample:
    """One text: one passage, or several as paragraphs of one."""

    text: str
    pieces: Pieces
    windows: list[Window]
    marks: IntArray
    """Mark of each word, shape (words,)."""
    acts: list[LabelledAct]


def own_passages() -> list[dict[str, Any]]:
    """Every labelled passage in `training/acts_*.jsonl` that `training.check_acts` finds nothing wrong with."""
    return [row for path in sorted(HERE.glob("acts_*.jsonl")) for row in read_rows(path) if not problems(row)]


def act_example(rows: list[dict[str, Any]], cutter: Cutter, knowledge: Knowledge) -> ActExample:
    """One example from passages that follow each other as paragraphs."""
    text = "\n\n".join(row["text"] for row in rows)
    span = Span(0, len(text))
    pieces = cutter.cut(text, [span])
    acts, offset = [], 0
    for row in rows:
        acts += _acts(row, offset, pieces)
        offset += len(row["text"]) + 2
    times = find_times(text, published=None, spans=[span])
    money = find_money(text, [span])
    taken = [*(time.span for time in times), *(sum_.span for sum_ in money)]
    known = know(text, [span], knowledge, money, find_quantities(text, taken=taken, spans=[span]), times)
    return ActExample(text, pieces, windows(pieces), marks(pieces, known), acts)


def _acts(row: dict[str, Any], offset: int, pieces: Pieces) -> list[LabelledAct]:
    text, position, found = row["text"], 0, []
    for act in row["acts"]:
        at = _find_word(text, act["trigger"], position)
        if at < 0:
            at = _find_word(text, act["trigger"], 0)
        position = at + 1
        trigger = int(np.searchsorted(pieces.ends, offset + at, side="right"))
        roles = np.zeros(len(pieces.first), dtype=np.int64)

        def paint(
            words: str | None,
            role: str,
            at: int = at,
            roles: IntArray = roles,
            end: int = at + len(act["trigger"]),
        ) -> None:
            if not words:
                return
            span = _nearest(text, words, at, end)
            first = int(np.searchsorted(pieces.ends, offset + span[0], side="right"))
            stop = int(np.searchsorted(pieces.starts, offset + span[1], side="left"))
            label = 1 + 2 * ROLES.index(role)
            roles[first] = label
            roles[first + 1 : stop] = label + 1

        paint(act.get("condition"), "condition")
        paint(act.get("when"), "when")
        for words in act.get("hedges", []):
            paint(words, "hedge")
        for item in act.get("in_return", []):
            paint(item["name"], "in_return")
        for item in act.get("items", []):
            paint(item["name"], "item")
        paint(act.get("amount"), "amount")
        for role in PARTY_ROLES:
            for words in act.get(role, []):
                paint(words, role)
        kind, state, factuality = settled(act["kind"], act.get("state"), act["factuality"])
        choices = (
            KINDS.index(kind),
            STATES.index(state),
            FACTUALITIES.index(factuality),
            AID_TYPES.index(act.get("aid_type")),
        )
        forms = tuple(int(form in act.get("forms", [])) for form in FORMS)
        found.append(LabelledAct(trigger, choices, forms, _mended(roles)))
    return found


def settled(
    kind: ActKind, state: ActState | None, factuality: Factuality
) -> tuple[ActKind, ActState | None, Factuality]:
    """One label for what labellers wrote in two ways; see the end of ACTS.md."""
    if factuality == "CT-" and state in ("delivered", "in_delivery", "pledged", "contracted"):
        state = "denied"
    if kind == "delivery" and state in ("pledged", "considered"):
        kind = "pledge"
    return kind, state, factuality


def _mended(roles: IntArray) -> IntArray:
    """A label inside another cuts it in two; its second part begins anew."""
    previous = 0
    for word, label in enumerate(roles.tolist()):
        if label and label % 2 == 0 and previous not in (label, label - 1):
            roles[word] = label - 1
        previous = int(roles[word])
    return roles


def _find_word(text: str, words: str, start: int) -> int:
    found = re.compile(rf"(?<!\w){re.escape(words)}(?!\w)").search(text, start)
    return found.start() if found else text.find(words, start)


def _nearest(text: str, words: str, start: int, end: int) -> tuple[int, int]:
    """The occurrence nearest to `[start, end)`, whole words before parts, one in the same sentence before one outside."""
    found = [match.span() for match in re.finditer(rf"(?<!\w){re.escape(words)}(?!\w)", text)]
    found = found or [match.span() for match in re.finditer(re.escape(words), text)]

    def far(span: tuple[int, int]) -> tuple[int, int]:
        low, high = min(span[0], start), max(span[1], end)
        return len(re.findall(r"[.!?]\s", text[low:high])), max(span[0] - end, start - span[1], 0)

    return min(found, key=far)


def swapped(row: dict[str, Any], knowledge: Knowledge, rng: random.Random) -> dict[str, Any]:
    """The passage with some of its states exchanged for others, in text and labels alike; as it was where that fails."""
    text = row["text"]
    found = [match for match in knowledge.find(text) if match.entity.kind == "state" and match.form != "metonym"]
    present = sorted({match.entity.country or "" for match in found})
    table = _state_words()
    new = {code: rng.choice(sorted(table)) for code in present if code in table and rng.random() < 0.7}
    new = {code: other for code, other in new.items() if other not in present}
    pairs: dict[str, str] = {}
    for match in found:
        other = table.get(new.get(match.entity.country or "", ""), {}).get(match.form)
        if other:
            pairs[text[match.start : match.end]] = other
    if not pairs:
        return row
    pattern = re.compile(
        "|".join(rf"(?<!\w){re.escape(words)}(?!\w)" for words in sorted(pairs, key=len, reverse=True))
    )

    def change(value: Any) -> Any:
        if isinstance(value, str):
            return pattern.sub(lambda match: pairs[match.group()], value)
        if isinstance(value, list):
            return [change(part) for part in value]
        return {key: change(part) for key, part in value.items()} if isinstance(value, dict) else value

    kept = ("kind", "state", "factuality", "aid_type", "forms")
    acts = [{key: (value if key in kept else change(value)) for key, value in act.items()} for act in row["acts"]]
    changed = {"id": row["id"], "text": change(text), "acts": acts}
    return row if problems(changed) else changed


_COMMON = """
    US GB FR DE IT ES PT NL BE LU IE DK NO SE FI IS EE LV LT PL CZ SK HU RO BG GR HR SI AT CH CA AU NZ JP KR TW TR UA MD GE AM
    AZ IL EG JO LB IQ SY SA AE QA KW IN PK BD CN VN PH ID TH NG KE ET SO SD ZA MA TN BR AR CL CO MX RS AL XK ME BA MK CY MT KZ
    UZ
""".split()
"""States that news often names as donor or recipient."""


@cache
def _state_words() -> dict[str, dict[str, str]]:
    """The words of each common state by form."""
    return {
        row["code"]: {
            "name": row["name"],
            "demonym": split(row["adjectives"])[0],
            "capital": split(row["capital"])[0],
            "people": (split(row["people"]) or [""])[-1],
        }
        for row in table("states")
        if row["code"] in _COMMON and row["adjectives"] and row["capital"]
    }
