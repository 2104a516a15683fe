"""From the ledger into a file: which rows, in which form, whole or not at all."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Literal, get_args

from onrecord.exports.files import whole_file
from onrecord.exports.tracker.columns import Value, table_rows
from onrecord.exports.tracker.importing import row_of, workbook_of
from onrecord.exports.tracker.records import write_annotations, write_jsonl, write_parquet
from onrecord.exports.tracker.sheets import write_csv, write_xlsx
from onrecord.exports.tracker.values import Proposed, proposals
from onrecord.ledger import Dossier, Ledger, Query

Format = Literal["xlsx", "csv", "parquet", "jsonl", "w3c"]
FORMATS: tuple[Format, ...] = get_args(Format)


def export(ledger: Ledger, path: Path, form: Format, query: Query | None = None) -> int:
    """Write the rows that a query wants; gives how many. A file that is there is replaced only by a whole new one."""
    query = query or Query()
    rows = ledger.rows(query).rows
    dossiers = [ledger.show(row.id, query.when, traced=False) for row in rows]
    origins = _origins(ledger, dossiers) if form in ("xlsx", "csv") else {}
    with whole_file(path) as stream:
        if form == "xlsx":
            write_xlsx(stream, _lines(dossiers, origins, ledger.mark()), _evidence(dossiers))
        elif form == "csv":
            write_csv(stream, _lines(dossiers, origins, ledger.mark()))
        elif form == "parquet":
            write_parquet(stream, rows)
        elif form == "jsonl":
            write_jsonl(stream, dossiers)
        else:
            write_annotations(stream, dossiers)
    return len(rows)


def _origins(ledger: Ledger, dossiers: Sequence[Dossier]) -> dict[str, Proposed]:
    """Commitment to the row of the workbook that it came from, read again from the kept file."""
    by_place = {
        (source.sha256, entry.row): proposed
        for source in ledger.sources()
        for proposed in proposals(workbook_of(source.name, source.content, source.mapping))
        for entry in proposed.entries
    }
    found: dict[str, Proposed] = {}
    for dossier in dossiers:
        for decision in dossier.decisions:
            if decision.who.startswith("import:") and dossier.commitment:  # the latest import wins
                place = next(((it.version, row_of(it.cell)) for it in decision.evidence if it.cell), None)
                if place in by_place:
                    found[dossier.commitment.id] = by_place[place]
    return found


def _lines(dossiers: Sequence[Dossier], origins: dict[str, Proposed], mark: str | None) -> Iterator[list[Value]]:
    for dossier in dossiers:
        if dossier.commitment:
            links = tuple(passage.url for passage in dossier.passages if passage.url)
            yield from table_rows(dossier.commitment, origins.get(dossier.commitment.id), links, mark)


def _evidence(dossiers: Sequence[Dossier]) -> Iterator[list[Value]]:
    """Passages of reports first, then what people decided and the cells they had before them."""
    for dossier in dossiers:
        if dossier.commitment is None:
            continue
        id = dossier.commitment.id
        for passage in dossier.passages:
            span = passage.evidence.span
            where = f"characters {span.start}–{span.end}" if span else passage.evidence.cell
            tells = f"{passage.tells} ({passage.factuality})"
            named = passage.outlet or passage.evidence.report
            yield [id, tells, None, None, named, passage.url, passage.published, where, passage.evidence.words]
        for decision in dossier.decisions:
            what = f"{decision.kind} {decision.field or ''}".strip()
            for evidence in decision.evidence or (None,):
                file = evidence.report if evidence else None
                where = evidence.cell if evidence else None
                words = evidence.words if evidence else decision.why or None
                yield [id, what, decision.who, decision.when, file, None, None, where, words]
