"""Questions about stories: which there are, and what one of them tells; now, as of a day, as recorded by a day.

Which reports lie together is as the ledger groups them, now or at the moment of `recorded_by`; as of a day a story has
those of its reports that were published by then.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, func, select

from onrecord.errors import UsageError
from onrecord.knowledge import Knowledge
from onrecord.ledger.backends import Backend
from onrecord.ledger.instants import instant, last_of
from onrecord.ledger.recall import recall
from onrecord.ledger.schema import stories, story_reports, versions
from onrecord.ledger.when import NOW, When
from onrecord.records import Story
from onrecord.tracing.trace import story_of


@dataclass(frozen=True, slots=True)
class StoryQuery:
    """Which stories are wanted. What is left open lets everything pass."""

    at_least: int = 1
    """Reports that a story has."""
    report: str | None = None
    """Only the story in which this report lies, by `Report.id`."""
    day_from: date | None = None
    """Only stories with a report published on this day or later, in the zone of `when` ..."""
    day_to: date | None = None
    """... and with one published on this day or earlier."""
    when: When = NOW


@dataclass(frozen=True, slots=True)
class StoryLine:
    """A story in a list of them."""

    id: str
    """ "S-0012": minted once, never used again."""
    reports: int
    """How many there are."""
    first: datetime
    """When the oldest of them was published, in UTC; recorded where that is not known."""
    last: datetime
    """The same of the newest."""
    title: str | None
    """That of the oldest report."""


def name_of(number: int) -> str:
    """The id that people see: 12 is S-0012."""
    return f"S-{number:04d}"


def number_of(name: str) -> int:
    """The number behind an id. Raises UsageError where it is none."""
    prefix, _, digits = name.strip().upper().partition("-")
    if prefix != "S" or not digits.isascii() or not digits.isdigit():
        raise UsageError(
            f'"{name}" is not the id of a story', 'Ids look like "S-0012"; `onrecord trace --db` lists them.'
        )
    return int(digits)


def listing(
    connection: Connection, backend: Backend, query: StoryQuery, *, limit: int | None = None
) -> list[StoryLine]:
    """The stories that the query wants, those with the newest report first."""
    when = query.when
    first, last, count = func.min(versions.c.known_from), func.max(versions.c.known_from), func.count()
    having: list[ColumnElement[bool]] = [count >= query.at_least]
    if query.day_from is not None:
        having.append(last > last_of(query.day_from - timedelta(days=1), when.zone))
    if query.day_to is not None:
        having.append(first <= last_of(query.day_to, when.zone))
    told = _told(when)
    if query.report is not None:
        around = select(story_reports.c.story).where(story_reports.c.report == query.report, lies(when))
        told = told.where(story_reports.c.story.in_(around))
    lines = connection.execute(
        told.with_only_columns(story_reports.c.story, count, first, last)
        .group_by(story_reports.c.story)
        .having(*having)
        .order_by(last.desc(), story_reports.c.story.desc())
        .limit(limit)
    ).all()
    oldest = connection.execute(
        told.with_only_columns(story_reports.c.story, versions.c.title)
        .where(backend.among(story_reports.c.story, [number for number, *_ in lines]))
        .order_by(versions.c.known_from.desc(), versions.c.report.desc())
    )
    titles = {number: title for number, title in oldest}  # the last one counts: that of the oldest report
    return [
        StoryLine(name_of(number), reports, instant(begin), instant(end), titles[number])
        for number, reports, begin, end in lines
    ]


def story(connection: Connection, backend: Backend, name: str, when: When = NOW) -> Story:
    """What a story tells, made from its reports as they were read; under the id to which the one that was asked for leads.

    Raises UsageError where there never was a story of that id, or none of its reports was known then.
    """
    number = _led(connection, number_of(name), when)
    members = select(story_reports.c.report).where(story_reports.c.story == number, lies(when))
    readings = [it.reading for it in recall(connection, backend, connection.execute(members).scalars(), when)]
    if not readings:
        raise UsageError(
            f"Story {name_of(number)} has no report at that moment",
            "They were published or recorded later, forgotten, or changed so that they tell something else.",
        )
    return replace(story_of(readings, Knowledge.load()), id=name_of(number))


def _told(when: When) -> Select[Any]:
    """The reports of all stories with the versions that stood for them, without those that were forgotten."""
    return (
        select(story_reports)
        .join(versions, versions.c.report == story_reports.c.report)
        .where(lies(when), when.stands(), versions.c.body.is_not(None))
    )


def lies(when: When) -> ColumnElement[bool]:
    """That a report lay in a story at that moment."""
    return when.within(story_reports.c.recorded_from, story_reports.c.recorded_to)


def _led(connection: Connection, number: int, when: When) -> int:
    """The story that this one was a part of at that moment; itself where it was not."""
    while True:
        query = select(stories.c.moved_to, stories.c.moved).where(stories.c.number == number)
        row = connection.execute(query).one_or_none()
        if row is None:
            raise UsageError(f"There is no story {name_of(number)}", "`onrecord trace --db` lists the stories.")
        if row.moved_to is None or (when.recorded is not None and row.moved > when.recorded):
            return number
        number = row.moved_to
