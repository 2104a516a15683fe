"""Which reports tell the same story, whatever the order in which they came, and without comparing all with all.

1. A report is *linked* to the closest report before it and to the closest of all, of those that share a key with it and lie
   within `WINDOW`. So few links that strangers seldom hang together: of a story only its first report can be linked to an
   earlier story.
2. What hangs together by links is cut by average linkage (`linkage.clusters`), so that two packages of one donor do not
   become one story because a report of the second mentions the first.

A report's links depend on the reports it is close to alone, and its story on what hangs together with it. `neighbourhood`
finds all of that through an index; `group` over it gives the stories that `group` over everything would give.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Final, Protocol, TypeVar

import numpy as np

from onrecord.tracing.closeness import closeness
from onrecord.tracing.digests import Digest
from onrecord.tracing.linkage import clusters

WINDOW: Final = 10 * 86_400_000_000
"""Microseconds between two reports that are linked, at most."""
_LINKED: Final = 0.16
"""Closeness from which two reports are linked."""
_ONE_STORY: Final = 0.1
"""Average closeness from which two parts are one story. Both were chosen on the first half of examples/stories, all put into
one week: from 0.09 to 0.11 the stories are whole, below they run together, above they fall apart."""


Node = TypeVar("Node", str, int)

Close = tuple[float, Digest]
"""How close a report is, and which."""


class Index(Protocol):
    """Reports' digests, filed under their keys and times."""

    def sharing(self, keys: Collection[int], first: int, last: int) -> Iterable[Digest]:
        """The digests filed under one of the keys, published within [first, last], each once, in any order."""
        ...


class MemoryIndex:
    """An index in memory."""

    def __init__(self, digests: Iterable[Digest] = ()) -> None:
        self._filed: dict[int, list[Digest]] = defaultdict(list)
        for digest in digests:
            self.add(digest)

    def add(self, digest: Digest) -> None:
        """File a digest. A report may be there once."""
        for key in digest.keys:
            self._filed[key].append(digest)

    def sharing(self, keys: Collection[int], first: int, last: int) -> Iterable[Digest]:
        """The digests filed under one of the keys, published within [first, last], each once."""
        found = {it.report: it for key in keys for it in self._filed.get(key, ()) if first <= it.at <= last}
        return found.values()


def likeness(a: Digest, b: Digest) -> float:
    """How close two reports are, 0 to 1; the same both ways."""
    return float(closeness(a, [b])[0])


def group(digests: Collection[Digest]) -> list[tuple[str, ...]]:
    """The stories, each as the ids of its reports by time, in the order of their first reports.

    A report whose digest is not among `digests` counts as not there. Each report is there once.
    """
    links = _Links(MemoryIndex(digests))
    linked: dict[str, set[str]] = {digest.report: set() for digest in digests}
    for digest in digests:
        for other in links.of(digest):
            linked[digest.report].add(other.report)
            linked[other.report].add(digest.report)
    ordered = sorted(digests, key=place)
    by_report = {digest.report: digest for digest in ordered}
    seen: set[str] = set()
    stories = []
    for digest in ordered:
        if digest.report not in seen:
            whole = reached(digest.report, linked)
            seen |= whole
            stories += cut(sorted((by_report[report] for report in whole), key=place))
    stories.sort(key=lambda story: place(story[0]))
    return [tuple(digest.report for digest in story) for story in stories]


def neighbourhood(digest: Digest, index: Index) -> list[Digest]:
    """All reports whose story can be another one with this report than without it, itself among them, by time.

    The index may hold the report already, or not yet. Where the digest takes the place of another one of the same report,
    the neighbourhoods of both are concerned; where a report is taken away, its own.
    """
    without = _Links(index, apart_from=digest.report)
    around = without.around(digest)
    found = {digest.report: digest}
    waiting = [*without.of(digest), *(it for it in around if digest.report in _reports(without.of(it, beside=digest)))]
    while waiting:
        one = waiting.pop()
        if one.report not in found:
            found[one.report] = one
            waiting += without.of(one)
            waiting += (it for it in without.around(one) if one.report in _reports(without.of(it)))
    return sorted(found.values(), key=place)


class _Links:
    """The links between the reports of an index, each looked up once."""

    def __init__(self, index: Index, apart_from: str | None = None) -> None:
        self._index = index
        self._apart_from = apart_from
        self._around: dict[str, list[Close]] = {}

    def around(self, digest: Digest) -> Iterator[Digest]:
        """The reports that this one could be linked to."""
        return (other for _, other in self._close(digest))

    def of(self, digest: Digest, beside: Digest | None = None) -> list[Digest]:
        """The reports that this one is linked to: the closest before it and the closest of all.

        beside: a report that counts as if the index held it.
        """
        close = self._close(digest)
        if beside is not None:
            close = [*close, *closest_first(digest, [beside])]
            close.sort(key=rank)
        return list({link[1].report: link[1] for link in links_among(digest, close) if link is not None}.values())

    def _close(self, digest: Digest) -> list[Close]:
        if digest.report not in self._around:
            found = self._index.sharing(digest.keys, digest.at - WINDOW, digest.at + WINDOW)
            others = [other for other in found if other.report not in (digest.report, self._apart_from)]
            self._around[digest.report] = closest_first(digest, others)
        return self._around[digest.report]


def links_among(digest: Digest, close: Sequence[Close]) -> tuple[Close | None, Close | None]:
    """To which of the reports that are close to it one is linked: the closest before it, and the closest of all.

    close: the closest first.
    """
    before = next((it for it in close if place(it[1]) < place(digest)), None)
    return before, close[0] if close else None


def closest_first(digest: Digest, others: Sequence[Digest]) -> list[Close]:
    """Those of the others to which it can be linked."""
    close = closeness(digest, others, _LINKED)
    return sorted(((float(close[at]), others[at]) for at in np.flatnonzero(close).tolist()), key=rank)


def rank(found: Close) -> tuple[float, int, str]:
    """Of equally close reports the earlier one."""
    return (-found[0], *place(found[1]))


def place(digest: Digest) -> tuple[int, str]:
    """What puts reports in the order of their publication."""
    return (digest.at, digest.report)


def _reports(digests: Iterable[Digest]) -> set[str]:
    return {digest.report for digest in digests}


def reached(start: Node, linked: Mapping[Node, set[Node]]) -> set[Node]:
    """All that hangs together with this one."""
    found, waiting = {start}, [start]
    while waiting:
        fresh = linked[waiting.pop()] - found
        found |= fresh
        waiting += fresh
    return found


def cut(whole: Sequence[Digest]) -> list[list[Digest]]:
    """The stories of what hangs together by links. whole: by time."""
    if len(whole) == 1:
        return [list(whole)]
    close = np.array([closeness(digest, whole) for digest in whole])
    return [[whole[row] for row in rows] for rows in clusters(close, _ONE_STORY)]
