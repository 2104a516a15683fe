"""The ledger as its users see it: open it, put readings in, take decisions, ask."""

from __future__ import annotations

import gc
import itertools
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from onrecord.errors import UsageError
from onrecord.ledger import decisions, forget, migrations, regrouping, sources, store, stories, tracker, upkeep
from onrecord.ledger import search as search_
from onrecord.ledger.backends import Backend, backend
from onrecord.ledger.documents import name_of
from onrecord.ledger.drafts import Draft
from onrecord.ledger.matching import Matcher, RuleMatcher
from onrecord.ledger.numbers import Numbers, moment
from onrecord.ledger.prepare import prepare
from onrecord.ledger.recall import recall
from onrecord.ledger.store import Stored
from onrecord.ledger.when import NOW, When
from onrecord.records import Decision, Reading, Report, Story

BATCH = 200
"""Reports in one transaction when many are stored: a fifth of a second or so, and one wait for the disk."""


class Ledger:
    """A ledger in an SQLite file or a PostgreSQL database. Open it with `Ledger.open`; threads may share it.

    Every method that writes is one transaction, all or nothing, and waits for other writers; when it returns, what it
    wrote is on the disk. Methods raise UsageError for what makes no sense, ConflictError where somebody was there first,
    RunError where the database cannot go on.
    """

    def __init__(self, database: Backend, *, matcher: Matcher | None = None) -> None:
        self._backend = database
        self._matcher = matcher or RuleMatcher()

    @classmethod
    def open(cls, place: str | Path, *, create: bool = False, matcher: Matcher | None = None) -> Ledger:
        """The ledger at a path or URL. create: make one where there is none.

        Raises UsageError where there is none, where another program's database is, or where the ledger is of another
        schema than this version writes.
        """
        database = backend(place)
        if not database.exists() and not create:
            raise UsageError(f'There is no ledger at "{database.place}"', "`onrecord read --db` makes a new one.")
        _require_ours(database)
        if create:
            with database.writing() as connection:
                if migrations.current(connection) is None:
                    migrations.upgrade(connection)
        ledger = cls(database, matcher=matcher)
        with database.reading() as connection:
            migrations.require_newest(connection, database.place)
        return ledger

    @staticmethod
    def upgrade(place: str | Path) -> tuple[str | None, str]:
        """Bring a ledger to the newest schema. Gives the schema it had and the one it has."""
        database = backend(place)
        if not database.exists():
            raise UsageError(f'There is no ledger at "{database.place}"', "Check the name.")
        _require_ours(database)
        with database.writing() as connection:
            before = migrations.current(connection)
            if before is None or before not in migrations.known():
                migrations.require_newest(connection, database.place)
            migrations.upgrade(connection)
            if before != migrations.newest():
                regrouping.rebuild(connection, database, Numbers(connection), moment(connection))
        return before, migrations.newest()

    @property
    def place(self) -> str:
        """The path, or the URL without its password."""
        return self._backend.place

    def mark(self) -> str | None:
        """What tells this ledger's row ids from those of another ("ledger-…"); copies share it. None while it is empty."""
        with self._backend.reading() as connection:
            return tracker.mark(connection)

    def close(self) -> None:
        """Let go of the database's connections; the next call makes new ones."""
        self._backend.engine.dispose()

    # Storing

    def add(self, readings: Sequence[Reading]) -> list[Stored]:
        """Store readings, all of them or none. What is there already is not stored again."""
        now = datetime.now(UTC)
        with _without_collection():
            batch = [prepare(reading, now) for reading in readings]
            with self._backend.writing() as connection:
                return store.store(connection, self._backend, self._matcher, batch, moment(connection))

    def add_all(self, readings: Iterable[Reading], *, batch: int = BATCH) -> Iterator[Stored]:
        """Store readings as they come, in batches; each is given out once its batch is on the disk."""
        for some in _batched(readings, batch):
            yield from self.add(some)

    def forget(self, report: str, *, who: str, why: str) -> list[str]:
        """Take a report out for good; gives the rows that rested on it. See `forget.py` for what goes and what stays."""
        with self._backend.writing() as connection:
            touched = forget.forget(
                connection, self._backend, self._matcher, report, who=who, why=why, at=moment(connection)
            )
        self._backend.scrub()
        return [name_of(number) for number in touched]

    # Sources

    def keep_source(self, name: str, content: bytes, *, mapping: str | None = None) -> str:
        """Keep a file that rows rest on (a workbook); gives its sha256. What is there already is left as it is."""
        with self._backend.writing() as connection:
            return sources.keep(connection, name, content, mapping)

    def sources(self) -> list[sources.Source]:
        """The files that were kept, in the order in which they came."""
        with self._backend.reading() as connection:
            return sources.kept(connection)

    def decisions_on_rows_of(self, who: str) -> list[Decision]:
        """Every decision on the rows that somebody whose name begins so ("import:") decided on, in their order."""
        with self._backend.reading() as connection:
            return sources.decided_by(connection, self._backend, who)

    # Deciding

    def decide(self, *drafts: Draft, who: str, why: str = "", force: bool = False) -> list[Decision]:
        """Take decisions in turn, all of them or none. `drafts` has a function for each kind.

        Raises ConflictError where a draft says what was seen and the row no longer shows it; force: decide even so.
        """
        with self._backend.writing() as connection:
            return decisions.decide(connection, self._backend, self._matcher, drafts, who=who, why=why, force=force)

    # Asking

    def rows(
        self,
        query: tracker.Query | None = None,
        *,
        sort: tracker.Sort = "id",
        descending: bool = False,
        limit: int | None = None,
    ) -> tracker.Listing:
        """The rows that a query wants: all that are not rejected, where there is none."""
        with self._backend.reading() as connection:
            return tracker.listing(
                connection, self._backend, query or tracker.Query(), sort=sort, descending=descending, limit=limit
            )

    def totals(self, by: tracker.Group, query: tracker.Query | None = None) -> list[tracker.Total]:
        """Sums of the rows that a query wants, for each donor, kind, month or state."""
        with self._backend.reading() as connection:
            return tracker.totals(connection, query or tracker.Query(), by)

    def show(self, commitment: str, when: When = NOW, *, traced: bool = True) -> tracker.Dossier:
        """One row with every passage that it rests on, every decision, and what a person should look at.

        traced: also on whose word it rests, for which every story that tells it is traced: some milliseconds a report.
        """
        with self._backend.reading() as connection:
            return tracker.dossier(connection, self._backend, commitment, when, traced=traced)

    def stories(self, query: stories.StoryQuery | None = None, *, limit: int | None = None) -> list[stories.StoryLine]:
        """The stories that a query wants, those with the newest report first: all, where there is none."""
        with self._backend.reading() as connection:
            return stories.listing(connection, self._backend, query or stories.StoryQuery(), limit=limit)

    def story(self, id: str, when: When = NOW) -> Story:
        """What the reports of a story tell, on whose word, and where they differ. Ids merged away lead to the one that stays."""
        with self._backend.reading() as connection:
            return stories.story(connection, self._backend, id, when)

    def reports(self, ids: Iterable[str], when: When = NOW) -> dict[str, Report]:
        """Reports by their ids, as they stood at that moment; those that were forgotten or not known then are not there."""
        with self._backend.reading() as connection:
            return {it.reading.report.id: it.reading.report for it in recall(connection, self._backend, ids, when)}

    def search(self, words: str, *, when: When = NOW, limit: int | None = None) -> search_.Found:
        """Reports, statements and rows that hold all of the words."""
        with self._backend.reading() as connection:
            return search_.search(connection, self._backend, words, when=when, limit=limit)

    def decisions(self, who: str = "") -> list[Decision]:
        """The log, oldest first, of those whose name begins with `who`: "import:" has all rows that came from workbooks."""
        with self._backend.reading() as connection:
            return decisions.decisions_by(connection, self._backend, who)

    # Upkeep

    def check(self) -> list[str]:
        """What is wrong with the ledger, one line each: nothing, if it is sound."""
        with self._backend.reading() as connection:
            return list(upkeep.faults(connection, self._backend, self._matcher))

    def rebuild(self) -> int:
        """Compute stories and rows anew; gives how many rows, and reports in stories, were not as they should be."""
        with self._backend.writing() as connection:
            return upkeep.rebuild(connection, self._backend, self._matcher, moment(connection))

    def backup(self, target: Path) -> None:
        """Copy the ledger, consistent also while others write, to a file that is not there yet."""
        self._backend.backup(target)

    @staticmethod
    def restore(source: Path, place: str | Path) -> None:
        """Make a ledger of a backup, in a place where there is none."""
        backend(place).restore(source)


def _require_ours(database: Backend) -> None:
    """Raise UsageError for another program's database, before anything is written to it."""
    tables = database.tables()
    if tables and not tables >= _OURS:
        raise UsageError(
            f'"{database.place}" holds tables of another program, and no ledger: it was left as it is',
            "Name a new place, or a ledger.",
        )


_OURS = {"alembic_version", "commitments", "decisions"}
"""Tables by which every ledger is known, whatever its schema."""


@contextmanager
def _without_collection() -> Iterator[None]:
    """Hold back the collector of reference cycles. A batch makes none, and hundreds of thousands of lists and dicts that
    stay until its end: looking through them again and again took a third of the time of storing (benchmarks.ledger).
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _batched(readings: Iterable[Reading], size: int) -> Iterator[list[Reading]]:
    source = iter(readings)
    while some := list(itertools.islice(source, size)):
        yield some
