"""Which commitment the claim of an act has already: the act of its story that other reports tell, by tracing's account."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from sqlalchemy import Connection, insert, select

from onrecord.knowledge import Knowledge
from onrecord.ledger import families
from onrecord.ledger.backends import Backend
from onrecord.ledger.documents import name_of
from onrecord.ledger.numbers import Numbers
from onrecord.ledger.recall import recall
from onrecord.ledger.regrouping import homes, members
from onrecord.ledger.schema import acts, digests, findings, readings, versions
from onrecord.ledger.stories import name_of as story_name
from onrecord.ledger.when import NOW
from onrecord.tracing.claims import find_claims
from onrecord.tracing.order import in_order

_NEAREST = 24
"""Reports of its story, those nearest in time, among which the claims of a report are looked for: a story that all the world
tells has hundreds, and what a new one retells stands in the last of them."""

_Act = tuple[str, str]
"""Report.id and Act.id."""


class StoryClaims:
    """Answers for the acts of one transaction, as they are placed. Stories are looked at only when somebody asks."""

    def __init__(self, connection: Connection, backend: Backend) -> None:
        self._connection = connection
        self._backend = backend
        self._near: dict[str, frozenset[str]] = {}
        self._stories: dict[str, int] = {}
        self._times: dict[int, dict[str, int]] = {}
        self._claims: dict[frozenset[str], dict[_Act, tuple[_Act, ...]]] = {}
        self._placed: dict[_Act, int] = {}
        self._apart: dict[frozenset[int], int] = {}

    def homes(self, report: str, act: str) -> Mapping[int, int]:
        """The commitments of the other acts of its claim, and how many are at each. Of the report as it is read now."""
        near = self._reports_near(report)
        if near not in self._claims:
            self._claims[near] = self._find(near)
        others = (it for it in self._claims[near].get((report, act), ()) if it != (report, act))
        found = Counter(self._placed[it] for it in others if it in self._placed)
        if len(found) > 1:
            self._apart[frozenset(found)] = self._stories[report]
        return found

    def place(self, report: str, act: str, commitment: int) -> None:
        """Note where an act has been put."""
        self._placed[report, act] = commitment

    def say_apart(self, numbers: Numbers, at: int) -> None:
        """Leave a finding where a claim lies in several commitments that no person has merged or split: nothing is moved
        that was placed, and nothing that somebody decided on changes in silence.
        """
        told = {
            (commitment, _told_as_one(story, rows))
            for rows, story in self._apart.items()
            if len(families.families(self._connection, self._backend, rows)) > 1
            for commitment in rows
        }
        query = select(findings.c.commitment, findings.c.message).where(
            self._backend.among(findings.c.commitment, [commitment for commitment, _ in told])
        )
        known = {(commitment, message) for commitment, message in self._connection.execute(query)}
        rows_ = [
            {
                "id": numbers.new(findings),
                "kind": "one_claim",
                "commitment": commitment,
                "report": None,
                "message": message,
                "recorded": at,
            }
            for commitment, message in sorted(told - known)
        ]
        if rows_:
            self._connection.execute(insert(findings), rows_)

    def _reports_near(self, report: str) -> frozenset[str]:
        if report not in self._near:
            self._stories |= homes(self._connection, self._backend, [report])
            times = self._times_in(self._stories[report])
            ranked = sorted(times, key=lambda it: (abs(times[it] - times[report]), it))
            self._near[report] = frozenset(ranked[:_NEAREST])
        return self._near[report]

    def _times_in(self, story: int) -> dict[str, int]:
        """When each report of a story was published."""
        if story not in self._times:
            reports = members(self._connection, self._backend, [story])
            query = select(digests.c.report, digests.c.at).where(self._backend.among(digests.c.report, reports))
            self._times[story] = {report: at for report, at in self._connection.execute(query)}
        return self._times[story]

    def _find(self, near: frozenset[str]) -> dict[_Act, tuple[_Act, ...]]:
        query = (
            select(versions.c.report, acts.c.name, acts.c.commitment)
            .join(readings, readings.c.id == acts.c.reading)
            .join(versions, versions.c.id == readings.c.version)
            .where(self._backend.among(versions.c.report, near), NOW.stands(), NOW.counts())
        )
        stored = {(report, name): commitment for report, name, commitment in self._connection.execute(query)}
        self._placed = stored | self._placed
        told = in_order(it.reading for it in recall(self._connection, self._backend, near))
        found = [tuple((it.report, it.act) for it in claim.mentions) for claim in find_claims(told, Knowledge.load())]
        return {act: claim for claim in found for act in claim}


def _told_as_one(story: int, rows: Iterable[int]) -> str:
    return f"{story_name(story)} tells as one act what {' and '.join(map(name_of, sorted(rows)))} keep apart"
