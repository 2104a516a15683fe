"""How well drift is told, on pairs of wordings of our own: `gold/drift_pairs.jsonl`, and `drift_check.jsonl` kept apart.

    python -m benchmarks.drift [--misses] [--check]     # --check: on the pairs first looked at when the rest was done

Each pair has the canonical wording, a report that quotes it, and its drift as `stories.md` defines it. The variant is
what the report has in double brackets, else its quotations.
"""

from __future__ import annotations

import argparse
import json
import re
from collections import Counter
from pathlib import Path

from onrecord.reading.quotes import quoted_spans
from onrecord.records import Drift, Span
from onrecord.tracing.drift import Judgement, judge
from onrecord.tracing.translated import reads_translated
from onrecord.tracing.wording import ReportWords

_GOLD = Path(__file__).parent / "gold"
_DRIFTS: tuple[Drift, ...] = ("none", "minor", "meaning")


def main() -> None:
    """Print the F1 of each drift and their mean."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--misses", action="store_true", help="list the pairs judged otherwise")
    parser.add_argument("--check", action="store_true", help="use the pairs kept apart")
    given = parser.parse_args()
    rows = pairs("drift_check" if given.check else "drift_pairs")
    wanted: list[tuple[Drift, Drift]] = []
    for row in rows:
        judged = judge_pair(row["canonical"], row["report"])
        wanted.append((row["drift"], judged.drift))
        if given.misses and judged.drift != row["drift"]:
            print(f"{row['drift']} judged {judged.drift} ({judged.why})\n  {row['canonical']}\n  {row['report']}")
    for drift in _DRIFTS:
        print(f"{drift:8} F1 {f1(wanted, drift):.3f}  of {sum(gold == drift for gold, _ in wanted)}")
    print(f"macro-F1 {macro_f1(wanted):.3f} on {len(rows)} pairs; {dict(Counter(wanted))}")


def pairs(name: str) -> list[dict[str, str]]:
    """The pairs of a gold file."""
    return [json.loads(line) for line in (_GOLD / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()]


def judge_pair(canonical: str, report: str) -> Judgement:
    """What drift is told of a report's wording."""
    marks = re.search(r"\[\[.*?\]\]", report)
    if marks:
        spans = [Span(marks.start(), marks.end() - 4)]
        quoted = report[: marks.start()].endswith(('"', "“"))
        report = report.replace("[[", "").replace("]]", "")
    else:
        spans, quoted = list(quoted_spans(report)), True
    variant = ReportWords(report).wording(spans, quoted=quoted, translated=reads_translated(report))
    return judge(ReportWords(canonical).wording([Span(0, len(canonical))], quoted=True), variant)


def f1(pairs_of_labels: list[tuple[Drift, Drift]], drift: Drift) -> float:
    """Of one drift, from (gold, judged)."""
    hits = sum(gold == judged == drift for gold, judged in pairs_of_labels)
    said = sum(judged == drift for _, judged in pairs_of_labels) + sum(gold == drift for gold, _ in pairs_of_labels)
    return 2 * hits / said if said else 0.0


def macro_f1(pairs_of_labels: list[tuple[Drift, Drift]]) -> float:
    """The mean over the three drifts."""
    return sum(f1(pairs_of_labels, drift) for drift in _DRIFTS) / len(_DRIFTS)


if __name__ == "__main__":
    main()
