"""The moment at which the ledger is looked at, and what that means for each of its tables."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, tzinfo

from sqlalchemy import Column, ColumnElement, and_, func, select, true

from onrecord.ledger.instants import FOREVER, last_of
from onrecord.ledger.schema import OPEN, readings, rows, versions


@dataclass(frozen=True, slots=True)
class When:
    """The moment in two times at which the ledger is looked at."""

    as_of: date | datetime | None = None
    """By publication and decision times; a date ends at 24:00 in `zone`. None: all that is known."""
    recorded_by: date | datetime | None = None
    """What the ledger showed then. None: what it shows now."""
    zone: tzinfo = UTC

    @property
    def valid(self) -> int | None:
        """`as_of` in microseconds."""
        return None if self.as_of is None else last_of(self.as_of, self.zone)

    @property
    def recorded(self) -> int | None:
        """`recorded_by` in microseconds."""
        return None if self.recorded_by is None else last_of(self.recorded_by, self.zone)

    def shows(self) -> ColumnElement[bool]:
        """That a row version is the one to be seen."""
        valid, recorded = self.valid, self.recorded
        if valid is None and recorded is None:
            return OPEN
        known = self.within(rows.c.recorded_from, rows.c.recorded_to)
        if valid is None:
            return and_(known, rows.c.valid_to == FOREVER)
        return and_(known, rows.c.valid_from <= valid, rows.c.valid_to > valid)

    def stands(self) -> ColumnElement[bool]:
        """That a version is the one that stood for its report, by the versions that the ledger had."""
        valid, recorded = self.valid, self.recorded
        if recorded is None:
            known_to: ColumnElement[int] = versions.c.known_to
            there: ColumnElement[bool] = true()
        else:
            known_to = known_to_then(recorded)
            there = versions.c.recorded <= recorded
        if valid is None:
            return and_(there, known_to == FOREVER)
        return and_(there, versions.c.known_from <= valid, known_to > valid)

    def counts(self) -> ColumnElement[bool]:
        """That a reading is the one that counted for its version."""
        return self.within(readings.c.recorded, readings.c.superseded)

    def within(self, recorded: Column[int], ended: Column[int]) -> ColumnElement[bool]:
        """That something counted in the ledger that was recorded at one moment and replaced at another."""
        if (moment := self.recorded) is None:
            return ended == FOREVER
        return and_(recorded <= moment, ended > moment)


NOW = When()


def known_to_then(recorded_by: int) -> ColumnElement[int]:
    """Until when a version stood for its report, by the versions that there were at that moment."""
    later = versions.alias()
    following = (
        select(func.min(later.c.known_from))
        .where(
            later.c.report == versions.c.report,
            later.c.known_from > versions.c.known_from,
            later.c.recorded <= recorded_by,
        )
        .correlate(versions)
        .scalar_subquery()
    )
    return func.coalesce(following, FOREVER)
