"""Count in how many texts each word stands, and write `src/onrecord/tracing/data/common_words.csv`.

    python -m tools.common_words POLNEAR_TRAIN.jsonl.gz

Counted over our own labelled passages (the words of support) and over PolNeAR's training part (the words of politics);
of the two shares the larger one counts. Counts only: no text of either goes into the file.
"""

from __future__ import annotations

import csv
import gzip
import json
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path

from onrecord.tracing.common_words import stem_of
from onrecord.tracing.subjects import WORD

ROOT = Path(__file__).parent.parent
OUT = ROOT / "src" / "onrecord" / "tracing" / "data" / "common_words.csv"
OURS = ("training/acts_*.jsonl", "training/hard.jsonl", "training/chains.jsonl", "benchmarks/*/half_?.jsonl")
TEXTS, LEAST, SEEN = 10_000, 12, 4
"""Per so many texts; from so many of them; and seen in at least so many texts of one source, or it is chance."""


def main() -> None:
    """Write the file."""
    shares = [share(texts) for texts in (ours(), polnear(Path(sys.argv[1])))]
    counts = {word: round(TEXTS * max(one.get(word, 0) for one in shares)) for one in shares for word in one}
    rows = sorted((word, count) for word, count in counts.items() if count >= LEAST)
    with OUT.open("w", encoding="utf-8", newline="") as out:
        out.write("# In how many of 10,000 texts a word stands, words without their inflection (tracing/stems.py).\n")
        out.write("# Source: counted by tools/common_words.py over our labelled passages and PolNeAR's training part\n")
        out.write(f"# Date: {date.today().isoformat()}\n")
        writer = csv.writer(out, lineterminator="\n")
        writer.writerows([("word", "texts"), *rows])
    print(f"{len(rows)} words in {OUT.relative_to(ROOT)}")


def share(texts: Iterable[str]) -> dict[str, float]:
    """The share of texts in which each word stands."""
    counts: Counter[str] = Counter()
    number = 0
    for text in texts:
        number += 1
        counts.update({stem_of(word) for word in WORD.findall(text) if word[0].isalpha()})
    return {word: count / number for word, count in counts.items() if count >= SEEN}


def ours() -> Iterator[str]:
    """Our passages and hand-written reports; not the stories, which are there to measure on."""
    for pattern in OURS:
        for path in sorted(ROOT.glob(pattern)):
            for row in map(json.loads, path.read_text(encoding="utf-8").splitlines()):
                yield row["text"] if "text" in row else row["report"]["text"]


def polnear(path: Path) -> Iterator[str]:
    """The articles of PolNeAR."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)["text"]


if __name__ == "__main__":
    main()
