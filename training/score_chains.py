"""Score kind of chain, speaker, stance, medium and day on hand-labelled reports, given the right spans.

    python training/score_chains.py [FILE] [--show FIELD]

FILE is JSON Lines as `benchmarks/gold/BRIEF.md` describes (default: training/chains.jsonl). The gold source, cue and
content are handed to the reader as flat attributions, so the figures are those of `onrecord.reading.attributions` and the
cast alone. Names are compared without case and leading article, those that the knowledge files list as what they name
("FT", "Financial Times"); `chain (as written)` does without the latter, `chain (shape)` compares the number of links.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections import Counter
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

from onrecord.knowledge import Knowledge
from onrecord.reading.attributions import complete
from onrecord.reading.cast import Cast
from onrecord.reading.flat import FlatAttribution
from onrecord.reading.times import find_times
from onrecord.records import Attribution, Published, Region, Report, Span

FIELDS = (
    "chain",
    "chain (as written)",
    "chain (shape)",
    "speaker",
    "stance",
    "medium",
    "medium kind",
    "said_on",
    "said_on (given)",
)
DEFAULT = Path(__file__).with_name("chains.jsonl")


def report_of(row: dict[str, Any]) -> Report:
    """The labelled row as a report."""
    published = Published(datetime.fromisoformat(row["published"]), "second") if row.get("published") else None
    text = row["text"]
    return Report(
        text=text,
        regions=(Region("body", Span(0, len(text))),),
        outlet=row.get("outlet"),
        published=published,
        language="en",
    )


def flats_of(row: dict[str, Any]) -> list[FlatAttribution]:
    """The labelled spans: cues in text order, everything else at the occurrence nearest its cue."""
    text, position = row["text"], 0
    flats = []
    for statement in row["statements"]:
        cue = _cue_after(text, statement, position)
        position = cue.start
        near = [_nearest(text, piece, cue) for piece in statement["content"]]
        source = [_nearest(text, statement["source"], cue)] if statement["source"] else []
        flats.append(FlatAttribution(tuple(source), (cue,), tuple(sorted(near)), 1.0))
    return flats


def _cue_after(text: str, statement: dict[str, Any], position: int) -> Span:
    """The occurrence of the cue, from `position` on, that lies nearest to its content and source."""
    cue = statement["cue"]
    places = [Span(at, at + len(cue)) for at in _occurrences(text, cue) if at >= position] or [
        Span(at, at + len(cue)) for at in _occurrences(text, cue)
    ]
    others = [*statement["content"], *([statement["source"]] if statement["source"] else [])]
    return min(places, key=lambda place: sum(_distance(_nearest(text, other, place), place) for other in others))


def _nearest(text: str, words: str, cue: Span) -> Span:
    places = [Span(at, at + len(words)) for at in _occurrences(text, words)]
    apart = [place for place in places if not place.overlaps(cue)]
    return min(apart or places, key=lambda place: _distance(place, cue))


def _occurrences(text: str, words: str) -> Iterator[int]:
    at = text.find(words)
    while at >= 0:
        yield at
        at = text.find(words, at + 1)


def _distance(one: Span, other: Span) -> int:
    return 1000 if one.overlaps(other) else max(one.start - other.end, other.start - one.end)


def compare(
    gold: dict[str, Any], found: Attribution, cast: Cast, knowledge: Knowledge
) -> dict[str, tuple[object, object]]:
    """Gold and found value of each field, in a form in which equal means right."""
    names = [cast.speaker(link.speaker).name if link.speaker else None for link in found.chain]
    speaker = cast.speaker(found.speaker) if found.speaker else None
    gold_speaker = gold["speaker"]
    medium, gold_medium = found.medium, gold["medium"]
    said, gold_said = found.said_on, gold["said_on"]
    chain = gold["chain"]
    return {
        "chain": (_known(chain, knowledge), _known(names, knowledge)),
        "chain (as written)": ([_plain(name) for name in chain], [_plain(name) for name in names]),
        "chain (shape)": (len(chain), len(names)),
        "speaker": (
            _known([gold_speaker["name"] if gold_speaker else None], knowledge),
            _known([speaker.name if speaker else None], knowledge),
        ),
        "stance": (gold["stance"], found.stance),
        "medium": (
            (*_known([gold_medium["name"]], knowledge), gold_medium["kind"]) if gold_medium else None,
            (*_known([medium.name], knowledge), medium.kind) if medium else None,
        ),
        "medium kind": (gold_medium["kind"] if gold_medium else None, medium.kind if medium else None),
        "said_on": _days(gold_said, said),
        **({"said_on (given)": _days(gold_said, said)} if gold_said else {}),
    }


def _days(gold: dict[str, str] | None, found: Any) -> tuple[object, object]:
    return (
        (gold["from"], gold["to"]) if gold else None,
        (found.from_.isoformat(), found.to.isoformat()) if found else None,
    )


def _known(names: list[str | None], knowledge: Knowledge) -> list[str | None]:
    """The names, those that the knowledge files list replaced by what they name."""
    matches = [knowledge.lookup(name) if name else None for name in names]
    return [_plain(match.entity.name if match else name) for match, name in zip(matches, names, strict=True)]


def _plain(name: str | None) -> str | None:
    if name is None:
        return None
    name = name.replace("\u2019", "'").casefold().strip(" ,.")
    for article in ("the ", "a ", "an "):
        name = name.removeprefix(article)
    return name


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file", nargs="?", type=Path, default=DEFAULT)
    parser.add_argument("--show", choices=FIELDS, help="print the statements whose value of this field is wrong")
    arguments = parser.parse_args()
    knowledge = Knowledge.load()
    right, total = Counter[str](), Counter[str]()
    spent = 0.0
    for line in arguments.file.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        report, flats = report_of(row), flats_of(row)
        times = find_times(
            report.text, published=report.published, spans=tuple(region.span for region in report.regions)
        )
        cast = Cast(report, knowledge, flats)
        begun = time.perf_counter()
        found = complete(report, flats, times, cast, knowledge)
        spent += time.perf_counter() - begun
        by_spans = {(a.source, a.cue, a.content): a for a in found}
        for statement, flat in zip(row["statements"], flats, strict=True):
            values = compare(statement, by_spans[flat.source, flat.cue, flat.content], cast, knowledge)
            for field, (wanted, got) in values.items():
                total[field] += 1
                right[field] += wanted == got
                if field == arguments.show and wanted != got:
                    print(f"{row['id']} {statement['source']!r} {statement['cue']!r}: wanted {wanted}, found {got}")
    for field in FIELDS:
        print(f"{field:16} {right[field] / max(total[field], 1):.3f}  ({right[field]} of {total[field]})")
    print(f"{1000 * spent / max(total['chain'], 1):.3f} ms a statement, cast included")
    return 0


if __name__ == "__main__":
    sys.exit(main())
