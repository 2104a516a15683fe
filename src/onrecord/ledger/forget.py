"""Takes a report out of the ledger: a publisher's takedown.

Its texts and readings go, with every word that was kept of them anywhere: in acts, in rows past and present, in the
evidence of decisions, in the index. What stays is a tombstone with the hashes, so that the report is known if it comes again,
and the bare facts of its acts, so that rows do not change in silence: they are flagged for a person.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, delete, insert, select, update

from onrecord.errors import UsageError
from onrecord.ledger import families, regrouping
from onrecord.ledger.backends import Backend
from onrecord.ledger.documents import PARTIES, Document, dump, name_of
from onrecord.ledger.matching import Matcher
from onrecord.ledger.numbers import Numbers
from onrecord.ledger.prepare import STATEMENTS_MAX, unpacked
from onrecord.ledger.proposals import without_words
from onrecord.ledger.rows import RowWriter, columns, refile, row_words
from onrecord.ledger.schema import (
    acts,
    bodies,
    decision_evidence,
    documents,
    findings,
    readings,
    reports,
    rows,
    tombstones,
    versions,
)
from onrecord.ledger.words import words


def forget(
    connection: Connection, backend: Backend, matcher: Matcher, report: str, *, who: str, why: str, at: int
) -> list[int]:
    """Take the report out; gives the commitments that rested on it. `Backend.scrub` has to follow, after the commit.

    Raises UsageError where there is no such report, where it is gone already, or without a reason.
    """
    if not why.strip():
        raise UsageError("A takedown needs a reason", "Give it: --why WORDS.")
    query = (
        select(versions.c.id, versions.c.version, versions.c.title, versions.c.body, bodies.c.sha256, bodies.c.text)
        .outerjoin(bodies, bodies.c.id == versions.c.body)
        .where(versions.c.report == report)
        .order_by(versions.c.id)
    )
    found = connection.execute(query).all()
    if not found:
        raise UsageError(
            f'There is no report "{report}"', "`onrecord search` and `onrecord show` give the ids of reports."
        )
    kept = [row for row in found if row.text is not None]
    if not kept:
        raise UsageError(f'Report "{report}" was forgotten before', "Nothing is left to do.")
    bare = _strip_acts(connection, [row.id for row in kept])
    touched = {number for number, _, _ in bare}
    members = {number for family in families.families(connection, backend, touched) for number in family.members}
    _strip_documents(connection, backend, members, [(before, after) for _, before, after in bare])
    _drop_readings(connection, backend, {row.id: row.text for row in kept})
    _drop_texts(connection, backend, report, kept)
    connection.execute(update(decision_evidence).where(decision_evidence.c.report == report).values(words=None))
    numbers = Numbers(connection)
    connection.execute(
        insert(tombstones),
        [
            {
                "id": numbers.new(tombstones),
                "report": report,
                "version": row.version,
                "body_sha256": row.sha256,
                "who": who,
                "at": at,
                "why": why,
            }
            for row in kept
        ],
    )
    regrouping.refile(connection, backend, numbers, (), at, gone=[report])
    _say(connection, numbers, report, touched, at)
    writer = RowWriter(connection, backend, matcher, numbers, at)
    families.write(connection, backend, writer, touched)
    writer.flush()
    refile(connection, backend, matcher, members)
    return sorted(touched)


def _strip_acts(connection: Connection, version_numbers: Sequence[int]) -> list[tuple[int, Document, Document]]:
    """Take the words out of the acts of these versions. Gives each one's commitment, and its proposal before and after."""
    query = (
        select(acts.c.id, acts.c.commitment, acts.c.proposal)
        .join(readings, readings.c.id == acts.c.reading)
        .where(readings.c.version.in_(version_numbers))
    )
    bare = []
    for number, commitment, text in connection.execute(query).all():
        before = json.loads(text)
        after = without_words(before)
        bare.append((commitment, before, after))
        connection.execute(update(acts).where(acts.c.id == number).values(forgotten=True, proposal=dump(after)))
    return bare


def _strip_documents(
    connection: Connection, backend: Backend, members: set[int], bare: Sequence[tuple[Document, Document]]
) -> None:
    """Take the words that came from those acts out of every row version, also of those that are closed."""
    query = (
        select(rows.c.commitment, documents.c.id, documents.c.document)
        .join(documents, documents.c.id == rows.c.document)
        .where(backend.among(rows.c.commitment, members))
        .distinct()
    )
    for commitment, number, text in connection.execute(query).all():
        before = json.loads(text)
        after = _without(before, bare)
        if after == before:
            continue
        connection.execute(update(documents).where(documents.c.id == number).values(document=dump(after)))
        connection.execute(update(rows).where(rows.c.document == number).values(**columns(after)))
        backend.drop_words(connection, "documents", [(number, row_words(commitment, before))])
        backend.put_words(connection, "documents", [(number, row_words(commitment, after))])


def _without(document: Document, bare: Sequence[tuple[Document, Document]]) -> Document:
    """The document with whatever it has from one of these proposals as the stripped proposal has it."""
    stripped = dict(document)
    marks = dict(document.get("decided", {}))
    for before, after in bare:
        for field in (*PARTIES, "items", "condition"):
            if field not in before or before[field] == after.get(field):
                continue
            if stripped.get(field) == before[field] and field not in marks:
                stripped[field] = after.get(field)
            if field in marks and marks[field].get("machine") == before[field]:
                marks[field] = {**marks[field], "machine": after.get(field)}
    if marks:
        stripped["decided"] = marks
    if "machine" in document:
        stripped["machine"] = _without(document["machine"], bare)
    return {field: value for field, value in stripped.items() if value is not None}


def _drop_readings(connection: Connection, backend: Backend, texts: dict[int, str]) -> None:
    query = select(readings.c.id, readings.c.version, readings.c.content).where(readings.c.version.in_(texts))
    for number, version, content in connection.execute(query).all():
        text = texts[version]
        said = [
            words(" ".join(text[start:end] for start, end in attribution["content"]))
            for attribution in unpacked(content, text)["attributions"][:STATEMENTS_MAX]
        ]
        entries = [(number * STATEMENTS_MAX + position, found) for position, found in enumerate(said)]
        backend.drop_words(connection, "statements", entries)
        connection.execute(update(readings).where(readings.c.id == number).values(content=None))


def _drop_texts(connection: Connection, backend: Backend, report: str, kept: Sequence[Any]) -> None:
    backend.drop_words(connection, "reports", [(row.id, words(f"{row.title or ''}\n{row.text}")) for row in kept])
    connection.execute(update(versions).where(versions.c.report == report).values(body=None, title=None))
    connection.execute(update(reports).where(reports.c.id == report).values(url=None, path=None))
    shared = select(versions.c.body).where(versions.c.body.is_not(None))
    # The text stays where another report has the very same: that one was not taken down.
    connection.execute(delete(bodies).where(bodies.c.id.in_([row.body for row in kept]), bodies.c.id.not_in(shared)))


def _say(connection: Connection, numbers: Numbers, report: str, touched: set[int], at: int) -> None:
    rows_ = [
        {
            "id": numbers.new(findings),
            "kind": "evidence_forgotten",
            "commitment": number,
            "report": report,
            "message": f"{name_of(number)} rests on report {report}, which was forgotten",
            "recorded": at,
        }
        for number in sorted(touched)
    ]
    if rows_:
        connection.execute(insert(findings), rows_)
