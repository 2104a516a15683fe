"""A ledger in one SQLite file."""

from __future__ import annotations

import contextlib
import json
import random
import sqlite3
import time
from collections.abc import Collection, Iterator, Sequence
from contextlib import closing
from pathlib import Path
from typing import Any

from sqlalchemy import BigInteger, Column, ColumnElement, Connection, create_engine, event, func, select, text
from sqlalchemy.engine import URL
from sqlalchemy.exc import DBAPIError, OperationalError

from onrecord.errors import RunError, UsageError
from onrecord.ledger import backends
from onrecord.ledger.backends import SHELVES, Shelf, explained, taken

_CACHE_KIB = 64 * 1024
"""SQLite's page cache for one connection: enough for the upper levels of every index of a million acts."""

_CHECKPOINT_PAGES = 16_384
"""Pages of 4 KiB that the write-ahead log may hold before they are copied to the file: a batch of reports changes pages all
over a large file, and most of them again in the next batch."""


class SQLite:
    """A ledger in one file, with SQLite's write-ahead log beside it."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.place = str(path)
        # Connections are kept: with them their page caches, and the write-ahead log, which the last one to close would
        # have to copy to the file.
        self.engine = create_engine(URL.create("sqlite", database=str(path)))
        event.listen(self.engine, "connect", self._set_up)

    def exists(self) -> bool:
        """Whether the file is there."""
        return self.path.exists()

    def tables(self) -> set[str]:
        """By a connection that only reads: the pragmas of ours would change the file."""
        if not self.path.exists():
            return set()
        try:
            with closing(sqlite3.connect(f"{self.path.resolve().as_uri()}?mode=ro", uri=True)) as connection:
                found = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
        except sqlite3.OperationalError:
            return set()  # not allowed, or busy: opening it for good says which
        except sqlite3.DatabaseError as error:
            raise UsageError(f'"{self.place}" is not a ledger: {error}', backends.PLACES) from None
        return {name for (name,) in found}

    @staticmethod
    def _set_up(connection: sqlite3.Connection, _: object) -> None:
        connection.isolation_level = None  # transactions begin where we say so, not where sqlite3 thinks they should
        for pragma in (
            "busy_timeout = 0",  # `writing` waits by itself: with jitter, and to an end
            "journal_mode = WAL",
            # A report is announced once it is committed, and that has to survive a power cut too. NORMAL would lose the
            # last commits then; the price is one fsync for each batch of reports.
            "synchronous = FULL",
            f"wal_autocheckpoint = {_CHECKPOINT_PAGES}",
            "foreign_keys = ON",
            "secure_delete = FAST",
            f"cache_size = -{_CACHE_KIB}",
        ):
            _patiently(lambda pragma=pragma: connection.execute(f"PRAGMA {pragma}"))

    @contextlib.contextmanager
    def writing(self) -> Iterator[Connection]:
        """BEGIN IMMEDIATE takes the one writer's place at once, so that nothing can fail half-way for being late."""
        with explained(self.place), self.engine.connect() as connection:
            try:
                _patiently(lambda: connection.exec_driver_sql("BEGIN IMMEDIATE"))
            except (sqlite3.OperationalError, OperationalError) as error:
                if not _busy(error):
                    raise
                raise taken(self.place) from None
            try:
                yield connection
            except BaseException:
                connection.exec_driver_sql("ROLLBACK")
                raise
            connection.exec_driver_sql("COMMIT")

    @contextlib.contextmanager
    def reading(self) -> Iterator[Connection]:
        """A deferred transaction: the write-ahead log keeps its state for as long as it lasts."""
        with explained(self.place), self.engine.connect() as connection:
            connection.exec_driver_sql("BEGIN")
            try:
                yield connection
            finally:
                connection.exec_driver_sql("ROLLBACK")

    def among(self, column: Column[Any], values: Collection[Any]) -> ColumnElement[bool]:
        """By json_each: one parameter, however many values."""
        each = func.json_each(json.dumps(list(values))).table_valued("value")
        return column.in_(select(each.c.value))

    def put_words(self, connection: Connection, shelf: Shelf, entries: Sequence[tuple[int, list[str]]]) -> None:
        """Into a contentless FTS5 table."""
        if entries:
            connection.exec_driver_sql(
                f"INSERT INTO words_of_{shelf} (rowid, words) VALUES (?, ?)",
                [(number, " ".join(found)) for number, found in entries],
            )

    def drop_words(self, connection: Connection, shelf: Shelf, entries: Sequence[tuple[int, list[str]]]) -> None:
        """FTS5 finds what to delete by the words; merging its segments afterwards makes it forget them."""
        table = f"words_of_{shelf}"
        if entries:
            connection.exec_driver_sql(
                f"INSERT INTO {table} ({table}, rowid, words) VALUES ('delete', ?, ?)",
                [(number, " ".join(found)) for number, found in entries],
            )
            connection.exec_driver_sql(f"INSERT INTO {table} ({table}) VALUES ('optimize')")

    def with_words(self, shelf: Shelf, wanted: list[str]) -> Any:
        """An FTS5 query."""
        query = " AND ".join(f'"{word}"' for word in wanted)  # words hold letters and digits only: nothing to escape
        return (
            text(f"SELECT rowid AS id FROM words_of_{shelf} WHERE words_of_{shelf} MATCH :query")
            .bindparams(query=query)
            .columns(id=BigInteger())
        )

    def indexed(self, connection: Connection, shelf: Shelf) -> int:
        """Counted in FTS5's own table of sizes."""
        # A contentless table's own count reads its index from end to end; the sizes are one row an entry.
        return int(connection.exec_driver_sql(f"SELECT count(*) FROM words_of_{shelf}_docsize").scalar_one())

    def scrub(self) -> None:
        """VACUUM, then empty the write-ahead log."""
        with explained(self.place), self.engine.connect() as connection:
            _patiently(lambda: connection.exec_driver_sql("VACUUM"))
            connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")

    def faults(self, connection: Connection) -> list[str]:
        """SQLite's integrity checks, of the file, of foreign keys and of the index of words."""
        found = [str(row[0]) for row in connection.exec_driver_sql("PRAGMA integrity_check")]
        found += [f"foreign key: {tuple(row)}" for row in connection.exec_driver_sql("PRAGMA foreign_key_check")]
        for shelf in SHELVES:
            try:
                connection.exec_driver_sql(
                    f"INSERT INTO words_of_{shelf} (words_of_{shelf}) VALUES ('integrity-check')"
                )
            except DBAPIError as error:
                found.append(f"index of {shelf}: {error.orig}")
        return [fault for fault in found if fault != "ok"]

    def backup(self, target: Path) -> None:
        """SQLite's online backup: a snapshot, into a file that appears only when it is whole."""
        if target.exists():
            raise UsageError(f'Cannot back up to "{target}": it is there already', "Name a new file.")
        partial = target.with_name(target.name + ".partial")
        try:
            with closing(sqlite3.connect(self.path)) as ours, closing(sqlite3.connect(partial)) as theirs:
                ours.backup(theirs)
                theirs.execute("PRAGMA journal_mode = DELETE")
            partial.replace(target)
        except (sqlite3.Error, OSError) as error:
            partial.unlink(missing_ok=True)
            raise RunError(
                f'Cannot back up "{self.path}" to "{target}": {error}', "Check the path and the space left."
            ) from None

    def restore(self, source: Path) -> None:
        """The same, the other way round."""
        if self.path.exists():
            raise UsageError(
                f'Cannot restore to "{self.path}": it is there already', "Move it away first, or name a new file."
            )
        partial = self.path.with_name(self.path.name + ".partial")
        try:
            uri = f"{source.resolve().as_uri()}?mode=ro"
            with closing(sqlite3.connect(uri, uri=True)) as theirs, closing(sqlite3.connect(partial)) as ours:
                theirs.backup(ours)
            partial.replace(self.path)
        except (sqlite3.Error, OSError) as error:
            partial.unlink(missing_ok=True)
            raise RunError(
                f'Cannot restore from "{source}": {error}', "Check that it is a backup of a ledger."
            ) from None


def _busy(error: Exception) -> bool:
    return "locked" in str(error) or "busy" in str(error)


def _patiently(act: Any) -> Any:
    """Do it, again and again while another process holds the file: after longer and longer pauses, none alike."""
    end = time.monotonic() + backends.WAIT_S
    pause = 0.002
    while True:
        try:
            return act()
        except (sqlite3.OperationalError, OperationalError) as error:
            if not _busy(error) or time.monotonic() > end:
                raise
        time.sleep(pause * random.uniform(0.5, 1.5))
        pause = min(pause * 2, 0.1)
