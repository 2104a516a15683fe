"""What differs between SQLite and PostgreSQL, in one class each. Everything else is written once, in SQLAlchemy Core.

Both give the same promise: one writer at a time, who sees what the last one committed; readers are never held up.
"""

from __future__ import annotations

import contextlib
from collections.abc import Collection, Iterator, Sequence
from pathlib import Path
from typing import Any, Literal, Protocol

from sqlalchemy import Column, ColumnElement, Connection, Engine
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, OperationalError

from onrecord.errors import RunError, UsageError

Shelf = Literal["reports", "statements", "documents"]
"""What can be searched: texts of report versions, statements of readings, documents of tracker rows."""

SHELVES: tuple[Shelf, ...] = ("reports", "statements", "documents")

WAIT_S = 60.0
"""How long a writer waits for another. A batch takes well under a second; a restore or a forget some more."""


class Backend(Protocol):
    """One database, and what it does in its own way."""

    engine: Engine
    place: str
    """What to call the ledger in a message: a path, or a URL without its password."""

    def exists(self) -> bool:
        """Whether there is a database to connect to, be it empty."""

    def tables(self) -> set[str]:
        """The names of the tables that are there, found out without changing anything."""

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
    from onrecord.ledger.postgresql import PostgreSQL
    from onrecord.ledger.sqlite import SQLite

    if isinstance(place, Path) or "://" not in place:
        return SQLite(_file(place))
    try:
        url = make_url(place)
    except ArgumentError:
        raise UsageError(f'Cannot understand "{place}" as a ledger', PLACES) from None
    if url.drivername == "sqlite" and url.database:
        return SQLite(_file(url.database))
    if url.drivername in ("postgresql", "postgres", "postgresql+psycopg"):
        return PostgreSQL(url)
    raise UsageError(f'Cannot keep a ledger in "{url.drivername}"', PLACES)


def _file(place: str | Path) -> Path:
    if not str(place).strip():
        raise UsageError("The place of the ledger is empty", PLACES)
    path = Path(place)
    if path.is_dir():
        raise UsageError(f'"{path}" is a folder, and a ledger is a file', f"For instance: {path / 'onrecord.db'}")
    return path


PLACES = "Give the path of an SQLite file, or postgresql://user@host/database."


def taken(place: str) -> RunError:
    """The error for a writer that has waited WAIT_S for another."""
    return RunError(
        f'Another process has been writing to "{place}" for {WAIT_S:.0f} seconds',
        "Wait until it is done, then try again.",
    )


@contextlib.contextmanager
def explained(place: str) -> Iterator[None]:
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
        raise UsageError(f'"{place}" is not a ledger: {error.orig}', PLACES) from None
