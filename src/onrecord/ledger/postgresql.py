"""A ledger in a PostgreSQL database of its own."""

from __future__ import annotations

import contextlib
import os
import shutil
import subprocess
from collections.abc import Collection, Iterator, Sequence
from pathlib import Path
from typing import Any

from sqlalchemy import (
    BigInteger,
    Column,
    ColumnElement,
    Connection,
    create_engine,
    func,
    inspect,
    literal,
    select,
    text,
)
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.engine import URL
from sqlalchemy.exc import NoSuchModuleError, OperationalError

from onrecord.errors import RunError, UsageError
from onrecord.ledger import backends
from onrecord.ledger.backends import Shelf, explained, taken


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
        with explained(self.place), self.engine.connect():
            return True

    @contextlib.contextmanager
    def writing(self) -> Iterator[Connection]:
        """An advisory lock takes the one writer's place; PostgreSQL drops it with the transaction."""
        with explained(self.place), self.engine.connect() as connection, connection.begin():
            connection.execute(text(f"SET LOCAL lock_timeout = '{int(backends.WAIT_S * 1000)}ms'"))
            try:
                connection.execute(select(func.pg_advisory_xact_lock(self._LOCK)))
            except OperationalError as error:
                if "lock timeout" in str(error.orig):
                    raise taken(self.place) from None
                raise
            yield connection

    @contextlib.contextmanager
    def reading(self) -> Iterator[Connection]:
        """A snapshot."""
        with explained(self.place), self.engine.connect() as connection:
            # "repeatable read" is PostgreSQL's name for a snapshot: all queries see the ledger of one moment.
            yield connection.execution_options(isolation_level="REPEATABLE READ")

    def tables(self) -> set[str]:
        """Of the schema in which ours would be made."""
        with explained(self.place), self.engine.connect() as connection:
            return set(inspect(connection).get_table_names())

    def among(self, column: Column[Any], values: Collection[Any]) -> ColumnElement[bool]:
        """By ANY: one parameter, however many values."""
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
        with explained(self.place), self.engine.connect() as connection:
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
