"""What happens to a tracker when a newer reader reads a version again: its proposals take the place of the old ones.

A new act belongs to the commitment of the old act whose words it shares, where kind and parties are compatible; a decision's
evidence counts like an old act. What a person decided stands. A decided row whose passage no new act shares becomes a
finding, and stays.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from sqlalchemy import Connection, insert, or_, select, update

from onrecord.ledger.backends import Backend
from onrecord.ledger.documents import Document, name_of
from onrecord.ledger.gather import NewAct
from onrecord.ledger.instants import FOREVER
from onrecord.ledger.matching import compatible
from onrecord.ledger.numbers import Numbers
from onrecord.ledger.projection import Passage, rests_on
from onrecord.ledger.rows import held
from onrecord.ledger.schema import acts, decision_evidence, decisions, findings, readings, versions


class Anchor(NamedTuple):
    """Words of a version that belong to a commitment, by an older reading or by a decision."""

    commitment: int
    passages: list[Passage]
    tells: Document
    """What the words were read as, or what the row shows: kind and parties of the two must go together."""
    current: bool
    """Whether the reading that is now replaced rests on it."""


def anchors(connection: Connection, backend: Backend, version: int) -> list[Anchor]:
    """The anchors in a version: of the newest reading first, then of older ones, then of decisions."""
    query = (
        select(acts.c.commitment, acts.c.proposal, readings.c.superseded)
        .join(readings, readings.c.id == acts.c.reading)
        .where(readings.c.version == version)
        .order_by(readings.c.recorded.desc(), acts.c.id)
    )
    found = []
    for commitment, text, superseded in connection.execute(query):
        proposal = json.loads(text)
        passages = [Passage(version, start, end) for start, end in proposal["evidence"]]
        found.append(Anchor(commitment, passages, proposal, superseded == FOREVER))
    return found + _decided(connection, backend, version)


def _decided(connection: Connection, backend: Backend, version: int) -> list[Anchor]:
    goes_to = decisions.c.commitment
    query = (
        select(goes_to, decision_evidence.c.start, decision_evidence.c.end)
        .join(decisions, decisions.c.id == decision_evidence.c.decision)
        .join(
            versions,
            (versions.c.version == decision_evidence.c.version) & (versions.c.report == decision_evidence.c.report),
        )
        .where(versions.c.id == version, decision_evidence.c.start.is_not(None), decisions.c.kind != "split")
        .order_by(decisions.c.id.desc(), decision_evidence.c.position)
    )
    places = [(number, Passage(version, start, end)) for number, start, end in connection.execute(query)]
    shown = held(connection, backend, {number for number, _ in places})
    return [
        Anchor(number, [passage], shown[number][-1].document, False) for number, passage in places if number in shown
    ]


def attached(fresh: Sequence[NewAct], known: Sequence[Anchor]) -> list[NewAct]:
    """The acts with the commitments of the anchors that they share words with; the others are left for matching."""
    result = []
    for act in fresh:
        home = next(
            (
                anchor.commitment
                for anchor in known
                if rests_on(act.told, anchor.passages) and compatible(act.told.proposal, anchor.tells)
            ),
            0,
        )
        result.append(replace(act, told=act.told._replace(commitment=home)) if home else act)
    return result


def supersede(connection: Connection, version: int, at: int) -> None:
    """Close the reading of this version that counted until now."""
    connection.execute(
        update(readings).where(readings.c.version == version, readings.c.superseded == FOREVER).values(superseded=at)
    )


def say_lost(
    connection: Connection, backend: Backend, numbers: Numbers, report: str, reader: str, lost: set[int], at: int
) -> None:
    """Leave a finding for each of these commitments that somebody decided on: the new reading no longer tells it."""
    query = select(decisions.c.commitment, decisions.c.other).where(
        or_(backend.among(decisions.c.commitment, lost), backend.among(decisions.c.other, lost))
    )
    decided = {number for pair in connection.execute(query) for number in pair} & lost
    rows = [
        {
            "id": numbers.new(findings),
            "kind": "passage_lost",
            "commitment": number,
            "report": report,
            "message": f"{reader} no longer reads in report {report} what {name_of(number)} rests on",
            "recorded": at,
        }
        for number in sorted(decided)
    ]
    if rows:
        connection.execute(insert(findings), rows)
