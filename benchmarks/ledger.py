"""A ledger of many reports: how fast it stores, how fast it answers, how big it gets.

python -m benchmarks.ledger [--reports 100000] [--db FILE] [--keep]

The reports are made up: packages of aid from one state to another are pledged, approved, contracted, delivered and
recalled over three years, ten acts of one donor a report and a hundred a package, in about 3,000 characters of text. Five
reports tell the same story, each with the same acts and most of the same sentences, of words as frequent as in news and
a few that are made up; twenty stories run at a time. One report in fifty arrives late and one in a hundred is a second
version. Only the ledger's own work is timed, in one process, not the making of reports.
"""

from __future__ import annotations

import argparse
import csv
import random
import resource
import sqlite3
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from importlib import resources
from itertools import accumulate, cycle, islice, product
from pathlib import Path

from benchmarks.measure import machine
from onrecord.ledger import Ledger, Query, When
from onrecord.records import (
    Act,
    Amount,
    Attribution,
    Euro,
    Item,
    Party,
    Published,
    Reading,
    Region,
    Report,
    Span,
    Speaker,
    Units,
)

START = datetime(2022, 2, 24, 6, 0, tzinfo=UTC)
DAYS = 1100
ACTS = 10

RUNNING, TOLD_BY = 20, 5
"""Stories that run at a time, and reports that tell each."""

DONORS = [
    Party(f"state:D{n}", name)
    for n, name in enumerate(
        "Albania Australia Austria Belgium Brazil Bulgaria Canada Chile Croatia Cyprus Denmark Estonia Finland France Germany "
        "Greece Hungary Iceland India Ireland Italy Japan Kenya Latvia Lithuania Luxembourg Malta Mexico Netherlands Norway "
        "Poland Portugal Qatar Romania Slovakia Slovenia Spain Sweden Switzerland Turkey".split()
    )
]
RECIPIENTS = [
    Party(f"state:R{n}", name) for n, name in enumerate("Armenia Georgia Lebanon Moldova Philippines Ukraine".split())
]
CLASSES = "tank howitzer air_defence drone ammunition vehicle medical shelter energy food".split()
SYLLABLES = "ba do ki lo mu na po ri sa ti vu ze".split()
MODELS = ["".join(parts).capitalize() for parts in product(SYLLABLES, SYLLABLES, SYLLABLES[:5])]
GOODS = [(f"{model} {class_}s", model, class_) for class_, model in zip(cycle(CLASSES), MODELS, strict=False)]
LIFE = (
    ("pledge", "pledged", "will give", 0),
    ("approval", "approved", "has approved the gift of", 30),
    ("purchase", "contracted", "has signed the contract for", 60),
    ("delivery", "in_delivery", "has begun to hand over", 120),
    ("delivery", "delivered", "has delivered", 180),
)


@dataclass(frozen=True, slots=True)
class Package:
    """One thing that is promised and followed up."""

    begins: float
    """Day of the pledge."""
    donor: Party
    recipient: Party
    good: tuple[str, str, str]
    units: int
    amount: Decimal


def packages(count: int, source: random.Random) -> list[Package]:
    """Packages in the order in which they are pledged."""
    begins = sorted(source.uniform(-150, DAYS) for _ in range(count))
    return [
        Package(
            begin,
            source.choice(DONORS),
            source.choice(RECIPIENTS),
            source.choice(GOODS),
            source.randint(2, 400),
            Decimal(source.randint(10, 99_999)) * 10_000,
        )
        for begin in begins
    ]


def readings(count: int, seed: int = 1) -> Iterator[Reading]:
    """Readings of made-up reports in the order in which they arrive."""
    source = random.Random(seed)
    promised = packages(max(count // 10, 60), source)
    last = 0
    words = _Words(source)
    stories: dict[int, tuple[list[Package], list[str]]] = {}
    for number in range(count):
        now = number * DAYS / count
        story = number // (RUNNING * TOLD_BY) * RUNNING + number % RUNNING
        while last < len(promised) - 1 and promised[last + 1].begins < now:
            last += 1
        first = max(0, last - len(promised) * 200 // DAYS)
        if story not in stories:
            donor = promised[source.randint(first, max(last, first))].donor
            theirs = [it for it in promised[first : max(last, first) + 1] if it.donor == donor]
            told = [source.choice(theirs) for _ in range(ACTS)]
            stories = {it: kept for it, kept in stories.items() if it > story - 2 * RUNNING}
            stories[story] = told, [words.sentence() for _ in range(14)]
        late = source.uniform(1, 20) if source.random() < 0.02 else 0
        reading = _reading(number, now - late, *stories[story], source)
        yield reading
        if source.random() < 0.01:
            at = reading.report.published
            assert at is not None
            later = Published(at.at + timedelta(hours=3), "minute")
            yield replace(reading, report=replace(reading.report, published=later))


class _Words:
    """Words that tracing counted in news, as frequent as there, and made-up ones that hardly any other report has."""

    def __init__(self, source: random.Random) -> None:
        self._source = source
        text = resources.files("onrecord.tracing").joinpath("data", "common_words.csv").read_text(encoding="utf-8")
        rows = list(csv.DictReader(line for line in text.splitlines() if not line.startswith("#")))
        self._common = [row["word"] for row in rows]
        self._frequent = list(accumulate(int(row["texts"]) for row in rows))

    def sentence(self) -> str:
        """Twenty-five words, two of them made up."""
        rare = ["".join(self._source.choices(SYLLABLES, k=4)).capitalize() for _ in range(2)]
        return " ".join(self._source.choices(self._common, cum_weights=self._frequent, k=23) + rare) + "."


def _reading(number: int, now: float, told: list[Package], sentences: list[str], source: random.Random) -> Reading:
    parts: list[str] = []
    length = 0
    sentences = source.sample(sentences, ACTS)
    acts, attributions = [], []
    for position, package in enumerate(told):
        kind, state, words, _ = [step for step in LIFE if package.begins + step[3] <= max(now, package.begins)][-1]
        name, canonical, class_ = package.good
        head = f"{package.donor.name} "
        core = f"{words} {package.units} {name} to {package.recipient.name}"
        tail = f", worth {package.amount} euros, a spokesman said. {sentences[position]}\n"
        begin = length + len(head)
        span = Span(begin, begin + len(core))
        donor = Span(length, length + len(head) - 1)
        parts += [head, core, tail]
        length += len(head) + len(core) + len(tail)
        day = (START + timedelta(days=now)).date()
        acts.append(
            Act(
                id=f"act{position + 1}",
                kind=kind,  # type: ignore[arg-type]
                state=state,  # type: ignore[arg-type]
                factuality="CT+",
                attribution=f"a{position + 1}",
                aid_type="military",
                forms=("equipment",),
                donor=(replace(package.donor, spans=(donor,)),),
                recipient=(replace(package.recipient, spans=(span,)),),
                items=(Item(name, canonical, class_, _units(package.units, span), span),),
                amount=Amount((package.amount, package.amount), "EUR", span),
                euro=Euro((package.amount, package.amount), date(day.year, day.month, 1)),
                evidence=(span,),
                confidence=0.9,
            )
        )
        attributions.append(
            Attribution(
                f"a{position + 1}", "indirect", (donor,), (span,), (span,), "s1", None, (), "asserts", None, 0.9
            )
        )
    text = "".join(parts)
    report = Report(
        text=text,
        regions=(Region("body", Span(0, len(text))),),
        outlet=f"Outlet {number % 300}",
        url=f"https://outlet{number % 300}.example/{number}",
        title=f"Report {number}",
        published=Published(START + timedelta(days=now), "minute"),
        language="en",
    )
    return Reading(
        report,
        "benchmark@1",
        speakers=(Speaker("s1", "a spokesman", "person", anonymous=True, count=1),),
        attributions=tuple(attributions),
        acts=tuple(acts),
    )


def _units(count: int, span: Span) -> Units:
    return Units((Decimal(count), Decimal(count)), False, span)


def store(ledger: Ledger, count: int, batch: int) -> tuple[int, float, float]:
    """Store the reports; gives how many, in how many seconds, and in how many of the processor."""
    source = readings(count)
    stored, seconds, busy, said = 0, 0.0, 0.0, 0
    while some := list(islice(source, batch)):
        begun, spent = time.perf_counter(), time.process_time()
        ledger.add(some)
        seconds += time.perf_counter() - begun
        busy += time.process_time() - spent
        stored += len(some)
        if stored // 10_000 != said:
            said = stored // 10_000
            print(f"  {stored:,} reports · {stored / seconds:.0f}/s, {stored / busy:.0f} per CPU second", flush=True)
    return stored, seconds, busy


def bare(path: Path, database: Path) -> float:
    """Seconds to insert the bytes of the database, row by row, into tables without index, check or projection."""
    with closing(sqlite3.connect(database)) as theirs, closing(sqlite3.connect(path, isolation_level=None)) as ours:
        ours.execute("PRAGMA journal_mode = WAL")
        ours.execute("PRAGMA synchronous = FULL")
        seconds = 0.0
        for table in ("bodies", "versions", "readings", "acts", "documents", "rows", "blocks", "commitments"):
            cursor = theirs.execute(f"SELECT * FROM {table}")
            names = ", ".join(column[0] if column[0] != "end" else '"end"' for column in cursor.description)
            ours.execute(f"CREATE TABLE {table} ({names})")
            marks = ", ".join("?" * len(cursor.description))
            while some := cursor.fetchmany(2_000):
                begun = time.perf_counter()
                ours.execute("BEGIN IMMEDIATE")
                ours.executemany(f"INSERT INTO {table} VALUES ({marks})", some)
                ours.execute("COMMIT")
                seconds += time.perf_counter() - begun
    return seconds


def questions(ledger: Ledger) -> dict[str, Callable[[], object]]:
    """What is asked of the tracker, by name."""
    middle = When(as_of=date(2023, 9, 1))
    early = When(as_of=date(2022, 6, 1), recorded_by=datetime.now(UTC))
    return {
        "first 50 rows": lambda: ledger.rows(limit=50),
        "50 biggest": lambda: ledger.rows(sort="euro", descending=True, limit=50),
        "50 newest of one donor": lambda: ledger.rows(Query(donor="state:D7"), sort="day", descending=True, limit=50),
        "one donor's tanks, delivered": lambda: ledger.rows(
            Query(donor="state:D7", class_="tank", state="delivered"), limit=50
        ),
        "act dates of one month": lambda: ledger.rows(
            Query(day_from=date(2023, 3, 1), day_to=date(2023, 3, 31)), sort="amount", limit=50
        ),
        "as of 2023-09-01, 50 biggest": lambda: ledger.rows(Query(when=middle), sort="euro", descending=True, limit=50),
        "as of 2023-09-01, one recipient": lambda: ledger.rows(Query(recipient="state:R2", when=middle), limit=50),
        "as of 2022-06-01 as recorded by now": lambda: ledger.rows(Query(when=early), sort="day", limit=50),
        "sums by donor": lambda: ledger.totals("donor"),
        "sums by month as of 2023-09-01": lambda: ledger.totals("month", Query(when=middle)),
        "one row with its passages": lambda: ledger.show("C-0100", traced=False),
        "one row with its backing": lambda: ledger.show("C-0100"),
        "50 newest stories": lambda: ledger.stories(limit=50),
        "one story": lambda: ledger.story("S-0100"),
        "search for two words": lambda: ledger.search("hospitals Denmark", limit=50),
    }


def main() -> None:
    """Store, ask, weigh."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--reports", type=int, default=100_000)
    parser.add_argument("--batch", type=int, default=500, help="reports in one transaction")
    parser.add_argument("--db", type=Path, help="keep the ledger here; asked only, where it is there already")
    given = parser.parse_args()
    print(machine())
    print(f"SQLite {sqlite3.sqlite_version}")
    with tempfile.TemporaryDirectory(prefix="onrecord-ledger-") as folder:
        place = given.db or Path(folder) / "desk.db"
        fresh = not place.exists()
        ledger = Ledger.open(place, create=True)
        if fresh:
            stored, seconds, busy = store(ledger, given.reports, given.batch)
            print(f"stored {stored:,} reports with {stored * ACTS:,} acts in {seconds:.0f} s: {stored / seconds:.0f}/s")
            print(f"  in {busy:.0f} s of one processor: {stored / busy:.0f} reports per CPU second")
        print(f"peak memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")
        print(f"file {place.stat().st_size / 1e6:,.0f} MB")
        _count(place)
        for name, ask in questions(ledger).items():
            times = []
            for _ in range(7):
                begun = time.perf_counter()
                ask()
                times.append((time.perf_counter() - begun) * 1000)
            print(f"  {name}: {statistics.median(times):.0f} ms median, {max(times):.0f} worst of 7")
        print(f"  one more report: {_one_more(ledger):.0f} ms median of 20")
        if fresh:
            plain = bare(Path(folder) / "bare.db", place)
            print(f"bare inserts of the same rows: {plain:.0f} s; the ledger takes {seconds / plain:.1f} times as long")


def _one_more(ledger: Ledger) -> float:
    """Milliseconds to store one more report, told as the last ones are, in a transaction of its own."""
    times = []
    for reading in islice(readings(100, seed=2), 20):
        late = replace(reading.report, published=Published(START + timedelta(days=DAYS), "minute"))
        begun = time.perf_counter()
        ledger.add([replace(reading, report=late)])
        times.append((time.perf_counter() - begun) * 1000)
    return statistics.median(times)


def _count(place: Path) -> None:
    with closing(sqlite3.connect(place)) as connection:
        for table in ("versions", "acts", "commitments", "rows", "documents", "digest_keys", "stories"):
            print(f"  {table}: {connection.execute(f'SELECT count(*) FROM {table}').fetchone()[0]:,}")


if __name__ == "__main__":
    main()
