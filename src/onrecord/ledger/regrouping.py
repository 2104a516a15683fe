"""Groups reports into stories as they come, change and go; looks only at the reports that it may concern.

Which reports make a story is for tracing to say, by a rule that does not know in which order they came. The ids are ours:
minted once and never used again. Where stories turn out to be one, the older id stays and the others lead to it; where one
falls apart, the part with its oldest report keeps the id.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, bindparam, func, insert, select, update

from onrecord.ledger import filing, linking
from onrecord.ledger.backends import Backend
from onrecord.ledger.filing import StoredIndex
from onrecord.ledger.instants import FOREVER
from onrecord.ledger.linking import hanging_together, relink
from onrecord.ledger.numbers import Numbers
from onrecord.ledger.recall import recall
from onrecord.ledger.schema import digests, readings, reports, stories, story_reports, versions
from onrecord.ledger.when import NOW
from onrecord.tracing.digests import Digest, digest
from onrecord.tracing.grouping import cut, place

_CHUNK = 500
"""Digests whose surroundings are looked at together when all are."""

Homes = dict[str, int]
"""Report to the number of the story in which it lies."""


@dataclass(frozen=True, slots=True)
class Settled:
    """In which stories some reports lie, and in which they should."""

    before: Homes
    stories: list[tuple[int | None, tuple[str, ...]]]
    """The story of each group of reports; None where it has to be minted."""
    moved: dict[int, int]
    """Stories that are a part of another one now, to that one."""

    @property
    def strays(self) -> list[str]:
        """The reports that lie in another story than they should."""
        return [it for number, part in self.stories for it in part if number is None or self.before.get(it) != number]


def refile(
    connection: Connection,
    backend: Backend,
    numbers: Numbers,
    fresh: Iterable[Digest],
    at: int,
    *,
    gone: Collection[str] = (),
) -> None:
    """Keep these digests, take out those of reports that are gone, and regroup whatever that may concern."""
    changed, taken = filing.file(connection, backend, numbers, fresh, gone)
    if changed or taken:
        left = homes(connection, backend, gone)
        _close(connection, left, at)
        index = StoredIndex(connection, backend)
        concerned = relink(connection, backend, index, changed, taken)
        _write(connection, numbers, _around(connection, backend, index, concerned, set(left.values())), at)


def rebuild(connection: Connection, backend: Backend, numbers: Numbers, at: int) -> int:
    """Make every digest anew from what is stored and group all reports. Gives how many digests or places were wrong."""
    count = 0
    last = ""
    while some := _following(connection, last):
        last = some[-1]
        fresh = {it.reading.report.id: digest(it.reading, it.at) for it in recall(connection, backend, some)}
        changed, taken = filing.file(connection, backend, numbers, fresh.values(), set(some) - fresh.keys())
        count += len(changed) + len(taken)
    filing.repair(connection)
    linking.repair(connection, backend)
    adrift = list(connection.execute(_ADRIFT).scalars())
    _close(connection, adrift, at)
    for wrong in _misplaced(connection, backend):
        _write(connection, numbers, wrong, at)
        count += len(wrong.strays)
    return count + len(adrift)


def faults(connection: Connection, backend: Backend) -> Iterator[str]:
    """Reports without a digest, or that do not lie in the story in which they should."""
    unfiled = (
        select(versions.c.report)
        .join(readings, readings.c.version == versions.c.id)
        .outerjoin(digests, digests.c.report == versions.c.report)
        .where(NOW.stands(), NOW.counts(), readings.c.content.is_not(None), digests.c.id.is_(None))
    )
    for report in connection.execute(unfiled).scalars():
        yield f"Report {report} has no digest; run: onrecord ledger rebuild"
    yield from filing.faults(connection)
    yield from linking.faults(connection, backend)
    for wrong in _misplaced(connection, backend):
        for report in wrong.strays:
            yield f"Report {report} does not lie in the story to which it belongs; run: onrecord ledger rebuild"
    for report in connection.execute(_ADRIFT).scalars():
        yield f"Report {report} lies in two stories, or in one without a digest; run: onrecord ledger rebuild"


_ADRIFT = (
    select(story_reports.c.report)
    .outerjoin(digests, digests.c.report == story_reports.c.report)
    .where(story_reports.c.recorded_to == FOREVER)
    .group_by(story_reports.c.report)
    .having((func.count() > 1) | (func.count(digests.c.id) == 0))
)


def _following(connection: Connection, last: str) -> list[str]:
    query = select(reports.c.id).where(reports.c.id > last).order_by(reports.c.id).limit(_CHUNK)
    return list(connection.execute(query).scalars())


def homes(connection: Connection, backend: Backend, reports: Iterable[str]) -> Homes:
    """The stories in which these reports lie now, for those that lie in one."""
    query = select(story_reports.c.report, story_reports.c.story).where(
        backend.among(story_reports.c.report, list(reports)), story_reports.c.recorded_to == FOREVER
    )
    return {report: story for report, story in connection.execute(query)}


def settle(parts: Iterable[Sequence[Digest]], before: Homes) -> Settled:
    """Which id goes to which group of reports. parts: the digests of each, oldest first."""
    ordered = sorted(parts, key=lambda part: place(part[0]))
    heirs: dict[int, int] = {}
    for one, number in sorted(
        ((one, n) for n, part in enumerate(ordered) for one in part), key=lambda it: place(it[0])
    ):
        if one.report in before:
            heirs.setdefault(before[one.report], number)
    claims: dict[int, list[int]] = {}
    for story, number in sorted(heirs.items()):
        claims.setdefault(number, []).append(story)
    found = [
        (claims[number][0] if number in claims else None, tuple(one.report for one in part))
        for number, part in enumerate(ordered)
    ]
    return Settled(before, found, {other: stays for stays, *others in claims.values() for other in others})


def _misplaced(connection: Connection, backend: Backend) -> Iterator[Settled]:
    """Wherever a report does not lie in the story in which it should, by the links that there are."""
    seen: set[str] = set()
    last = connection.execute(select(func.max(digests.c.id))).scalar_one() or 0
    for start in range(1, last + 1, _CHUNK):
        index = StoredIndex(connection, backend)
        some = index.numbered(range(start, start + _CHUNK))
        around = _around(connection, backend, index, [it for it, one in some.items() if one.report not in seen])
        seen.update(report for _, part in around.stories for report in part)
        if around.strays:
            yield around


def _around(
    connection: Connection, backend: Backend, index: StoredIndex, some: Iterable[int], left: Collection[int] = ()
) -> Settled:
    """Where all reports should lie that hang together with these digests. left: stories that a report has left for good."""
    numbers = set(some)
    while True:
        parts = hanging_together(connection, backend, numbers)
        near = {it.report: it for part in parts for it in index.numbered(part).values()}
        whole = members(connection, backend, {*homes(connection, backend, near).values(), *left})
        # In a sound ledger a story hangs together, so that this adds nothing; but one that is being repaired may not.
        more = {it.number for it in filing.kept(connection, backend, whole.keys() - near.keys()).values()} - numbers
        if not more:
            break
        numbers |= more
    return settle([it for part in parts for it in cut(sorted(index.numbered(part).values(), key=place))], whole)


def members(connection: Connection, backend: Backend, numbers: Collection[int]) -> Homes:
    """The reports that lie in these stories now, each with its story."""
    query = select(story_reports.c.report, story_reports.c.story).where(
        backend.among(story_reports.c.story, numbers), story_reports.c.recorded_to == FOREVER
    )
    return {report: story for report, story in connection.execute(query)}


def _write(connection: Connection, numbers: Numbers, settled: Settled, at: int) -> None:
    minted, opened = [], []
    for number, part in settled.stories:
        if number is None:
            number = numbers.new(stories)
            minted.append({"number": number, "recorded": at})
        opened += [(number, report) for report in part if settled.before.get(report) != number]
    if minted:
        connection.execute(insert(stories), minted)
    _close(connection, [report for _, report in opened if report in settled.before], at)
    if opened:
        connection.execute(
            insert(story_reports),
            [
                {
                    "id": numbers.new(story_reports),
                    "story": number,
                    "report": report,
                    "recorded_from": at,
                    "recorded_to": FOREVER,
                }
                for number, report in opened
            ],
        )
    if settled.moved:
        connection.execute(
            update(stories).where(stories.c.number == bindparam("story")).values(moved_to=bindparam("to"), moved=at),
            [{"story": story, "to": to} for story, to in settled.moved.items()],
        )


def _close(connection: Connection, reports: Iterable[str], at: int) -> None:
    ending = [{"it": report} for report in reports]
    if ending:
        query = update(story_reports).where(
            story_reports.c.report == bindparam("it"), story_reports.c.recorded_to == FOREVER
        )
        connection.execute(query.values(recorded_to=at), ending)
