"""Hands out the numbers of new rows, and moments, to the one transaction that writes.

Since there is one writer at a time, the next number of a table is one past its highest, on both engines and without a
round trip for each row. Nothing that is numbered is ever deleted but rows and documents, which no one refers to by number.
"""

from __future__ import annotations

from sqlalchemy import Connection, Table, func, insert, select, update

from onrecord.ledger import instants
from onrecord.ledger.schema import clock


class Numbers:
    """The next free number of each table, within one transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._next: dict[str, int] = {}

    def new(self, table: Table) -> int:
        """A number that no row of the table has had."""
        if table.name not in self._next:
            (key,) = table.primary_key.columns
            self._next[table.name] = (self._connection.execute(select(func.max(key))).scalar_one() or 0) + 1
        number = self._next[table.name]
        self._next[table.name] += 1
        return number


def moment(connection: Connection, count: int = 1) -> int:
    """The first of `count` moments for what this transaction records: now, and later than all that is recorded already.

    So a clock that is set back, or differs between two machines, cannot put a decision before the one it answers.
    """
    before = connection.execute(select(clock.c.at)).scalar_one_or_none()
    first = instants.now() if before is None else max(instants.now(), before + 1)
    if before is None:
        connection.execute(insert(clock).values(id=1, at=first + count - 1))
    else:
        connection.execute(update(clock).values(at=first + count - 1))
    return first
