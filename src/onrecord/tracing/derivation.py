"""From which other report of the story a report has its text: by copying, or by telling again what another one had.

**Copies** share long stretches: from two fifths of its word sequences on, a report is a carrier of the other's text, with or
without a credit. Which of two is the original is said by the texts first (an agency's own file before its carriers, a
marked carrier before one that hides its source), then by the time of publication.

**Rewrites** keep no stretch, yet all that they quote stands in reports that were there before, and they say nothing of a
way of their own to the source: no occasion, no paper, no interview. A report that has even one quotation of the claim's
voices that no earlier report has was there itself.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, timedelta
from typing import Final

from onrecord.records import Report
from onrecord.tracing.account import Account
from onrecord.tracing.reuse import Reuse, Words, quoted_words, same_quote
from onrecord.tracing.same_names import same_outlet

COPIED: Final = 0.4
"""Share of a report's word sequences from which it is another one's text."""
_LAST: Final = datetime.max.replace(tzinfo=UTC)


class Derivations:
    """The reports of one story and what they have of each other."""

    def __init__(self, tolds: Sequence[Account], reuse: Reuse) -> None:
        """tolds: in the order of `order.in_order`."""
        self._tolds = tolds
        self._order = {told.report.id: number for number, told in enumerate(tolds)}
        self._reuse = reuse
        self.quotes: Mapping[str, tuple[Words, ...]] = {told.report.id: quoted_words(told.report) for told in tolds}

    def share(self, one: Account, other: Account) -> float:
        """The share of the first one's word sequences that stand in the other."""
        return self._reuse.get((one.report.id, other.report.id), 0.0)

    def copied_from(self, told: Account) -> tuple[Account, float] | None:
        """The report whose text this one is, and the share of its word sequences that stand there; None where it is none."""
        found = [
            (share, other)
            for other in self._tolds
            if other is not told and (share := self.share(told, other)) >= COPIED
        ]
        above = [(share, other) for share, other in found if self._before(other, told)]
        if not above:
            return None
        share, other = max(above, key=lambda pair: (self._standing(pair[1]), pair[0], -self._order[pair[1].report.id]))
        return other, share

    def _before(self, one: Account, other: Account) -> bool:
        """Whether `one` is the original of two that share a text."""
        first, second = self._standing(one), self._standing(other)
        return first > second or (first == second and self._order[one.report.id] < self._order[other.report.id])

    def _standing(self, told: Account) -> int:
        if told.copy_of is None:
            return 0
        return 1 if told.carried else 2

    def of_newsroom(self, name: str, apart_from: Account) -> list[Account]:
        """The reports whose text is this newsroom's own, in order, the given one left out."""
        return [
            told
            for told in self._tolds
            if told is not apart_from and told.newsroom is not None and same_outlet(told.newsroom, name)
        ]

    def earlier(self, told: Account) -> list[Account]:
        """Every other report that can have been there before this one, in order."""
        return [other for other in self._tolds if other is not told and earliest(other.report) <= latest(told.report)]

    def nothing_new(self, quotes: Sequence[Words], among: Sequence[Account]) -> bool:
        """Whether all of the quotations stand in those reports; so they do where there are none."""
        others = [quote for other in among for quote in self.quotes[other.report.id]]
        return all(any(same_quote(quote, other) for other in others) for quote in quotes)

    def nearest(self, told: Account, among: Sequence[Account]) -> Account:
        """The one of several reports with which it shares most quotations, then most words; the first of equals."""

        def nearness(other: Account) -> tuple[int, float, int]:
            shared = sum(
                any(same_quote(quote, theirs) for theirs in self.quotes[other.report.id])
                for quote in self.quotes[told.report.id]
            )
            return shared, self.share(told, other), -self._order[other.report.id]

        return max(among, key=nearness)

    def shared_quotes(self, one: Account, other: Account) -> list[Words]:
        """The quotations of `one` that stand in `other` too."""
        theirs = self.quotes[other.report.id]
        return [quote for quote in self.quotes[one.report.id] if any(same_quote(quote, words) for words in theirs)]


def earliest(report: Report) -> datetime:
    """The first instant at which the report can have been there: of a bare day its beginning, anywhere on earth. One without
    a time counts as the last: nothing is taken to come from it.
    """
    if report.published is None:
        return _LAST
    return report.published.at - (timedelta(hours=14) if report.published.precision == "day" else timedelta())


def latest(report: Report) -> datetime:
    """The last instant at which it can have come."""
    if report.published is None:
        return _LAST
    return report.published.at + (timedelta(hours=36) if report.published.precision == "day" else timedelta())
