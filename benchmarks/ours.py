"""Speakers, chains, stances, dates, money and quantities on our own hand-written reports.

    python -m benchmarks.ours benchmarks/gold/half_a.jsonl [--misses]

A statement of the gold and an attribution that was read are paired where their contents share at least half of their
words (one to one, best pairs first). Each field's accuracy is the share of *paired* statements in which the field is
right; beside it stands the share of *all* gold statements, in which a statement that was not found counts as wrong.
Intervals (95 %) are from 1,000 resamples of the reports. What counts as right:

speaker     the same name (case, titles' articles and punctuation aside), the same anonymity and count; for people without a
            name, descriptions that share half of their words. Two names that the knowledge files list for the same state,
            institution or outlet are the same ("AFP", "Agence France-Presse"), in chain and medium too
chain       every link the same, in order
stance, said-on, medium    equal; a null must be null; a medium by kind and name
money, quantities    F1 over items with the same value (and currency, or approximation) at overlapping places
"""

from __future__ import annotations

import argparse
import functools
import random
import re
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from benchmarks.measure import nearest, read_rows
from onrecord import Reader
from onrecord.knowledge import Knowledge
from onrecord.records import Attribution, Reading, Report, SetAside, Span
from onrecord.reports import LoadOptions, load, parse_published

FIELDS = ("speaker", "chain", "stance", "said_on", "medium")
Counts = dict[str, list[float]]


def main() -> None:
    """Score the file named on the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path)
    parser.add_argument("--model", type=Path)
    parser.add_argument("--misses", action="store_true", help="list every statement with a wrong field")
    given = parser.parse_args()
    reader = Reader(given.model)
    counts = []
    for row in read_rows(given.gold):
        counts.append(score(row, reader.read(report_of(row)), print if given.misses else None))
    show(counts)


def report_of(row: dict[str, Any]) -> Report:
    """The gold row's report, loaded the way a user's text file is."""
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "report.txt"
        path.write_text(row["text"], encoding="utf-8", newline="")
        options = LoadOptions(published=parse_published(row["published"]), outlet=row["outlet"])
        (report,) = load(path, options=options)
    if isinstance(report, SetAside):
        raise SystemExit(f"{row['id']}: {report.reason}")
    return report


def score(row: dict[str, Any], reading: Reading, tell: Callable[[str], None] | None) -> Counts:
    """Count what is right in one report: for each field [right, paired, gold]; for items [right, found, gold]."""
    text = row["text"]
    spans = content_spans(text, row["statements"])
    pairs = paired(text, spans, reading.attributions)
    counts: Counts = {field: [0, len(pairs), len(spans)] for field in FIELDS}
    counts["found"] = [len(pairs), len(reading.attributions), len(spans)]
    names = {speaker.id: speaker for speaker in reading.speakers}
    for number, statement in enumerate(row["statements"]):
        if number not in pairs:
            if tell:
                tell(f"{row['id']} not found: {statement['cue']!r} {' ... '.join(statement['content'])[:90]!r}")
            continue
        found = reading.attributions[pairs[number]]
        for field, (is_right, said, meant) in compared(statement, found, names).items():
            counts[field][0] += is_right
            if tell and not is_right:
                tell(f"{row['id']} {field}: read {said!r}, gold {meant!r} | {statement['source']} {statement['cue']}")
    money = [(s.span, (*map(float, s.value), s.currency)) for s in reading.money]
    gold_money = [(m["text"], (*_ends(m["value"]), m["currency"])) for m in row.get("money", ())]
    counted = [(q.span, (*map(float, q.value), q.approx)) for q in reading.quantities]
    gold_counted = [(q["text"], (*_ends(q["value"]), q["approx"])) for q in row.get("quantities", ())]
    counts["money"] = _items(row["id"], "money", text, money, gold_money, tell)
    counts["quantities"] = _items(row["id"], "quantity", text, counted, gold_counted, tell)
    return counts


def content_spans(text: str, statements: Sequence[dict[str, Any]]) -> list[list[Span]]:
    """Where each statement's pieces of content stand: the occurrence nearest its cue; cues are taken in text order."""
    found, position = [], 0
    for statement in statements:
        cue = max(text.find(statement["cue"], position), 0)
        found.append([Span(*nearest(text, piece, cue)) for piece in statement["content"]])
        position = cue
    return found


def paired(text: str, gold: Sequence[Sequence[Span]], found: Sequence[Attribution]) -> dict[int, int]:
    """Gold statement to attribution, where their contents share half of their words; best pairs first."""
    ours = [_words(text, a.content) for a in found]
    theirs = [_words(text, spans) for spans in gold]
    scored = sorted((-len(a & b) / len(a | b), j, i) for i, a in enumerate(ours) for j, b in enumerate(theirs) if a & b)
    pairs: dict[int, int] = {}
    for value, j, i in scored:
        if -value >= 0.5 and j not in pairs and i not in pairs.values():
            pairs[j] = i
    return pairs


def compared(statement: dict[str, Any], found: Attribution, names: dict[str, Any]) -> dict[str, tuple[bool, Any, Any]]:
    """For each field: whether it is right, what was read, what is meant."""
    speaker = names.get(found.speaker or "")
    meant = statement["speaker"]
    if meant is None or speaker is None:
        is_speaker = meant is None and speaker is None
    else:
        is_speaker = (
            _same_name(speaker.name, meant["name"], meant["anonymous"])
            and speaker.anonymous == meant["anonymous"]
            and (speaker.count == meant["count"] or not meant["anonymous"])
        )
    chain = [names[link.speaker].name if link.speaker else None for link in found.chain]
    loose = bool(meant and meant["anonymous"])
    is_chain = len(chain) == len(statement["chain"]) and all(
        _same_name(a, b, loose and number == len(chain) - 1)
        for number, (a, b) in enumerate(zip(chain, statement["chain"], strict=True))
    )
    said = found.said_on and (found.said_on.from_.isoformat(), found.said_on.to.isoformat())
    meant_on = statement["said_on"] and (statement["said_on"]["from"], statement["said_on"]["to"])
    medium = (found.medium.kind, found.medium.name) if found.medium else None
    meant_medium = statement["medium"] and (statement["medium"]["kind"], statement["medium"]["name"])
    is_medium = (medium is None) == (meant_medium is None) and (
        medium is None or (medium[0] == meant_medium[0] and _same_name(medium[1], meant_medium[1], False))
    )
    shown = speaker and (speaker.name, speaker.anonymous, speaker.count)
    return {
        "speaker": (is_speaker, shown, meant and (meant["name"], meant["anonymous"], meant["count"])),
        "chain": (is_chain, chain, statement["chain"]),
        "stance": (found.stance == statement["stance"], found.stance, statement["stance"]),
        "said_on": (said == meant_on, said, meant_on),
        "medium": (is_medium, medium, meant_medium),
    }


def show(counts: Sequence[Counts]) -> None:
    """Print every measure with its 95 % interval."""
    rng = random.Random(1)
    draws = [[rng.choice(counts) for _ in counts] for _ in range(1000)]

    def line(name: str, measure: Callable[[Sequence[Counts]], float]) -> str:
        values = sorted(measure(drawn) for drawn in draws)
        return f"{name:12} {measure(counts):.3f}  [{values[25]:.3f}, {values[974]:.3f}]"

    def ratio(field: str, over: int) -> Callable[[Sequence[Counts]], float]:
        return lambda some: sum(c[field][0] for c in some) / max(sum(c[field][over] for c in some), 1)

    def f1(field: str) -> Callable[[Sequence[Counts]], float]:
        return lambda some: 2 * sum(c[field][0] for c in some) / max(sum(c[field][1] + c[field][2] for c in some), 1)

    total = {field: [sum(c[field][n] for c in counts) for n in range(3)] for field in counts[0]}
    print(
        f"{len(counts)} reports, {total['found'][2]} statements, {total['found'][1]} read, {total['found'][0]} paired"
    )
    print(line("statements", f1("found")), " F1")
    for field in FIELDS:
        print(line(field, ratio(field, 1)), f" of paired; {ratio(field, 2)(counts):.3f} of all")
    for field in ("money", "quantities"):
        print(
            line(field, f1(field)),
            f" F1 ({total[field][0]:.0f} right of {total[field][1]} read, {total[field][2]} in gold)",
        )


def _items(
    name: str, what: str, text: str, found: Sequence[Any], gold: Sequence[Any], tell: Callable[[str], None] | None
) -> list[float]:
    left = list(found)
    right = 0
    for words, value in gold:
        start = text.find(words)
        places = [Span(m.start(), m.end()) for m in re.finditer(re.escape(words), text)] or [Span(start, start + 1)]
        hit = next((f for f in left if f[1] == value and any(f[0].overlaps(p) for p in places)), None)
        if hit:
            left.remove(hit)
            right += 1
        elif tell:
            tell(f"{name} {what} missed: {words!r} {value}")
    if tell:
        for span, value in left:
            tell(f"{name} {what} too many: {span.of(text)!r} {value}")
    return [right, len(found), len(gold)]


def _ends(value: Any) -> tuple[float, float]:
    low, high = value if isinstance(value, list) else (value, value)
    return float(low), float(high)


def _words(text: str, spans: Sequence[Span]) -> frozenset[int]:
    return frozenset(
        m.start() for m in re.finditer(r"\w+", text) if any(s < m.end() and m.start() < e for s, e in spans)
    )


def _plain(name: str) -> list[str]:
    words = re.findall(r"\w+", name.replace("’s", "").replace("'s", "").casefold())
    return words[1:] if words[:1] in (["the"], ["a"], ["an"]) else words


def _same_name(ours: str | None, theirs: str | None, is_description: bool) -> bool:
    if ours is None or theirs is None:
        return ours is theirs
    left, right = _plain(ours), _plain(theirs)
    if is_description:
        return len(set(left) & set(right)) >= 0.5 * len(set(left) | set(right))
    return left == right or _same_entity(ours, theirs)


@functools.cache
def _same_entity(ours: str, theirs: str) -> bool:
    one, other = (Knowledge.load().lookup(name) for name in (ours, theirs))
    return one is not None and other is not None and one.entity.id == other.entity.id


if __name__ == "__main__":
    main()
