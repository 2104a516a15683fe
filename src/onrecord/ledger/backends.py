"""What differs between SQLite and PostgreSQL, in one class each. Everything else is written once, in SQLAlchemy Core.

Both give the same promise: one writer at a time, who sees what the last one committed; readers are never held up.
"""

from __future__ import annotations

import contextlib
import json
import os
import random
import shutil
import sqlite3
import subprocess
import time
from collections.abc import Collection, Iterator, Sequence
from contextlib import closing
from pathlib import Path
from typing import Any, Literal, Protocol

from sqlalchemy import (
    BigInteger,
    Column,
    ColumnElement,
    Connection,
    Engine,
    create_engine,
    event,
    func,
    literal,
    select,
    text,
)
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError, OperationalError

from onrecord.errors import RunError, UsageError

Shelf = Literal["reports", "statements", "documents"]
"""What can be searched: texts of report versions, statements of readings, documents of tracker rows."""

SHELVES: tuple[Shelf, ...] = ("reports", "statements", "documents")

WAIT_S = 60.0
"""How long a writer waits for another. A batch takes well under a second; a restore or a forget some more."""

_CACHE_KIB = 64 * 1024
"""SQLite's page cache for one connection: enough for the upper levels of every index of a million acts."""


_CHECKPOINT_PAGES = 16_384
"""Pages of 4 KiB that the write-ahead log may hold before they are copied to the file: a batch of reports changes pages all
over a large file, and most of them again in the next batch."""


class Backend(Protocol):
    """One database, and what it does in its own way."""

    engine: Engine
    place: str
    """What to call the ledger in a message: a path, or a URL without its password."""

    def exists(self) -> bool:
        """Whether there is a database to connect to, be it empty."""

    def writing(self) -> contextlib.AbstractContextManager[Connection]:
        """A transaction that is the only one to write until it ends; waits its turn, at most WAIT_S."""

    def reading(self) -> contextlib.AbstractContextManager[Connection]:
        """A transaction that sees one state of the ledger, whatever others write meanwhile."""

    def among(self, column: Column[Any], values: Collection[Any]) -> ColumnElement[bool]:
        """That the column holds one of the values, as a statement that is the same for any number of them."""

    def put_words(self, connection: Connection, shelf: Shelf, entries: Sequence[tuple[int, list[str]]]) -> None:
        """Index new entries by their words."""

    def drop_words(self, connection: Connection, shelf: Shelf, entries: Sequence[tuple[int, list[str]]]) -> None:
        """Take entries out of the index; their words must be those that were put in."""

    def with_words(self, shelf: Shelf, wanted: list[str]) -> Any:
        """A select of the ids of the entries that hold every one of the words."""

    def indexed(self, connection: Connection, shelf: Shelf) -> int:
        """How many entries the index holds."""

    def scrub(self) -> None:
        """Leave nothing behind of what was deleted."""

    def faults(self, connection: Connection) -> list[str]:
        """What the engine itself finds wrong with its files."""

    def backup(self, target: Path) -> None:
        """A consistent copy, also while others write."""

    def restore(self, source: Path) -> None:
        """Put a backup in this place, which must be empty."""


def backend(place: str | Path) -> Backend:
    """The backend for a path (SQLite) or a URL (postgresql://..., sqlite:///...). Connects to nothing yet."""
    if isinstance(place, Path) or "://" not in place:
        return SQLite(Path(place))
    try:
        url = make_url(place)
    except ArgumentError:
        raise UsageError(f'Cannot understand "{place}" as a ledger', _PLACES) from None
    if url.drivername == "sqlite" and url.database:
        return SQLite(Path(url.database))
    if url.drivername in ("postgresql", "postgres", "postgresql+psycopg"):
        return PostgreSQL(url)
    raise UsageError(f'Cannot keep a ledger in "{url.drivername}"', _PLACES)


_PLACES = "Give the path of an SQLite file, or postgresql://user@host/database."


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
        with _explained(self.place), self.engine.connect() as connection:
            try:
                _patiently(lambda: connection.exec_driver_sql("BEGIN IMMEDIATE"))
            except (sqlite3.OperationalError, OperationalError) as error:
                if not _busy(error):
                    raise
                raise _taken(self.place) from None
            try:
                yield connection
            except BaseException:
                connection.exec_driver_sql("ROLLBACK")
                raise
            connection.exec_driver_sql("COMMIT")

    @contextlib.contextmanager
    def reading(self) -> Iterator[Connection]:
        """A deferred transaction: the write-ahead log keeps its state for as long as it lasts."""
        with _explained(self.place), self.engine.connect() as connection:
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
        with _explained(self.place), self.engine.connect() as connection:
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


class PostgreSQL:
    """A ledger in a PostgreSQL database of its own."""

    _LOCK = 0x6F6E7265636F7264
    """The advisory lock that writers take in turn: "onrecord" in ASCII."""

    def __init__(self, url: URL) -> None:
        self.url = url.set(drivername="postgresql+psycopg")
        self.place = url.render_as_string(hide_password=True)
        try:
            self.engine = create_engine(self.url, pool_pre_ping=True)
        except (ModuleNotFoundError, NoSuchModuleError):
            raise UsageError("A ledger on PostgreSQL needs psycopg", 'pip install "onrecord[postgres]"') from None

    def exists(self) -> bool:
        """True, or RunError where the server cannot be reached."""
        with _explained(self.place), self.engine.connect():
            return True

    @contextlib.contextmanager
    def writing(self) -> Iterator[Connection]:
        """An advisory lock takes the one writer's place; PostgreSQL drops it with the transaction."""
        with _explained(self.place), self.engine.connect() as connection, connection.begin():
            connection.execute(text(f"SET LOCAL lock_timeout = '{int(WAIT_S)}s'"))
            try:
                connection.execute(select(func.pg_advisory_xact_lock(self._LOCK)))
            except OperationalError as error:
                if "lock timeout" in str(error.orig):
                    raise _taken(self.place) from None
                raise
            yield connection

    @contextlib.contextmanager
    def reading(self) -> Iterator[Connection]:
        """A snapshot."""
        with _explained(self.place), self.engine.connect() as connection:
            # "repeatable read" is PostgreSQL's name for a snapshot: all queries see the ledger of one moment.
            yield connection.execution_options(isolation_level="REPEATABLE READ")

    def among(self, column: Column[Any], values: Collection[Any]) -> ColumnElement[bool]:
        """By ANY: one parameter, however many values."""
        from sqlalchemy.dialects.postgresql import ARRAY

        return column == func.any(literal(list(values), ARRAY(column.type)))

    def put_words(self, connection: Connection, shelf: Shelf, entries: Sequence[tuple[int, list[str]]]) -> None:
        """As lexemes, past PostgreSQL's own parsers and stemmers."""
        if entries:
            connection.exec_driver_sql(
                f"INSERT INTO words_of_{shelf} (id, words) VALUES (%s, array_to_tsvector(%s::text[]))",
                [(number, found) for number, found in entries],
            )

    def drop_words(self, connection: Connection, shelf: Shelf, entries: Sequence[tuple[int, list[str]]]) -> None:
        """By id."""
        if entries:
            connection.exec_driver_sql(
                f"DELETE FROM words_of_{shelf} WHERE id = %s", [(number,) for number, _ in entries]
            )

    def with_words(self, shelf: Shelf, wanted: list[str]) -> Any:
        """A tsquery of quoted lexemes."""
        query = " & ".join(f"'{word}'" for word in wanted)
        return (
            text(f"SELECT id FROM words_of_{shelf} WHERE words @@ CAST(:query AS tsquery)")
            .bindparams(query=query)
            .columns(id=BigInteger())
        )

    def indexed(self, connection: Connection, shelf: Shelf) -> int:
        """Counted."""
        return int(connection.exec_driver_sql(f"SELECT count(*) FROM words_of_{shelf}").scalar_one())

    def scrub(self) -> None:
        """VACUUM FULL writes every table anew. Archived WAL and base backups are the administrator's to expire."""
        with _explained(self.place), self.engine.connect() as connection:
            alone = connection.execution_options(isolation_level="AUTOCOMMIT")
            alone.execute(text("VACUUM FULL"))

    def faults(self, connection: Connection) -> list[str]:
        """None: PostgreSQL checks its pages as it reads them, and its constraints hold or the commit fails."""
        return []

    def backup(self, target: Path) -> None:
        """pg_dump, which sees one snapshot."""
        if target.exists():
            raise UsageError(f'Cannot back up to "{target}": it is there already', "Name a new file.")
        self._run("pg_dump", "--format=custom", f"--file={target}", f"--dbname={self._libpq()}")

    def restore(self, source: Path) -> None:
        """pg_restore, in one transaction."""
        if not source.is_file():
            raise UsageError(
                f'Cannot restore from "{source}": there is no such file', "Name a file of onrecord backup."
            )
        self._run("pg_restore", "--exit-on-error", "--single-transaction", f"--dbname={self._libpq()}", str(source))

    def _libpq(self) -> str:
        return self.url.set(drivername="postgresql", password=None).render_as_string(hide_password=False)

    def _run(self, program: str, *arguments: str) -> None:
        """Run one of PostgreSQL's own programs; the password goes by the environment, where no other user sees it."""
        if shutil.which(program) is None:
            raise RunError(
                f'{program} is not on this machine, and only it copies "{self.place}" whole',
                f"Install PostgreSQL's client programs, or run where they are: {program} {' '.join(arguments)}",
            )
        secret = {"PGPASSWORD": str(self.url.password)} if self.url.password else {}
        done = subprocess.run(
            [program, *arguments], env=os.environ | secret, stderr=subprocess.PIPE, text=True, check=False
        )
        if done.returncode:
            raise RunError(f'{program} failed for "{self.place}": {" ".join(done.stderr.split())}', "See its manual.")


def _busy(error: Exception) -> bool:
    return "locked" in str(error) or "busy" in str(error)


def _patiently(act: Any) -> Any:
    """Do it, again and again while another process holds the file: after longer and longer pauses, none alike."""
    end = time.monotonic() + WAIT_S
    pause = 0.002
    while True:
        try:
            return act()
        except (sqlite3.OperationalError, OperationalError) as error:
            if not _busy(error) or time.monotonic() > end:
                raise
        time.sleep(pause * random.uniform(0.5, 1.5))
        pause = min(pause * 2, 0.1)


def _taken(place: str) -> RunError:
    return RunError(
        f'Another process has been writing to "{place}" for {WAIT_S:.0f} seconds',
        "Wait until it is done, then try again.",
    )


@contextlib.contextmanager
def _explained(place: str) -> Iterator[None]:
    """Turn what the driver says about the database as a whole into an error with a next move."""
    try:
        yield
    except OperationalError as error:
        raise RunError(
            f'Cannot use the ledger at "{place}": {" ".join(str(error.orig).split())}',
            "Check the path or URL, its permissions and the space left.",
        ) from error
    except DBAPIError as error:
        if "not a database" not in str(error.orig):
            raise
        raise UsageError(f'"{place}" is not a ledger: {error.orig}', _PLACES) from None
