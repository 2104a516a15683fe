"""What `onrecord show` and `onrecord search` print."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import datetime
from typing import Any, Literal

import typer
from rich.text import Text

from onrecord.cli import tables
from onrecord.cli.objects import dossier_object, found_object
from onrecord.cli.terminal import harmless
from onrecord.ledger import Dossier, Found
from onrecord.records import FIELDS, Commitment, Days, Decided, Decision, Euro, Evidence, Sum

Form = Literal["text", "json"]


def print_dossier(dossier: Dossier, form: Form) -> None:
    """A row with everything that it rests on."""
    if form == "json":
        typer.echo(json.dumps(dossier_object(dossier), ensure_ascii=False, indent=2))
        return
    out = tables.console()
    for line in _dossier(dossier):
        out.print(line, soft_wrap=True)


def print_found(found: Found, form: Form) -> None:
    """What a search found."""
    if form == "json":
        typer.echo(json.dumps(found_object(found), ensure_ascii=False, indent=2))
        return
    out = tables.console()
    for line in _found(found):
        out.print(line, soft_wrap=True)


def passage_name(evidence: Evidence) -> str:
    """How a passage is named on the command line: the beginning of the version's hash, and the characters."""
    assert evidence.span is not None
    return f"{evidence.version[:8]}:{evidence.span.start}-{evidence.span.end}"


def _dossier(dossier: Dossier) -> Iterator[Text]:
    row = dossier.commitment
    if row is None:
        yield _line(f"{dossier.asked} shows nothing at that moment.", "bold")
    else:
        yield from _row(row, dossier.asked)
    if dossier.passages:
        yield Text()
        yield _line("Passages", "bold")
    for passage in dossier.passages:
        words = passage.evidence.words
        yield _line(f"  {passage_name(passage.evidence)}  {passage.tells} ({passage.factuality})")
        yield _line(f"    {'“' + words + '”' if words is not None else 'forgotten'}", "cyan")
        place = [passage.outlet or "outlet not known", _moment(passage.published), passage.url]
        yield _line(f"    {' · '.join(filter(None, place))} · report {passage.evidence.report}", "dim")
    if dossier.decisions:
        yield Text()
        yield _line("Decisions", "bold")
    for decision in dossier.decisions:
        yield _line(f"  {_decision(decision)}")
    for finding in dossier.findings:
        yield _line(f"  {finding}", "yellow")


def _row(row: Commitment, asked: str) -> Iterator[Text]:
    moved = "" if row.id == asked else f" (asked for as {asked}, which is part of it)"
    yield _line(f"{row.id}{moved} · {row.status}", "bold")
    decided = {it.field: it for it in row.decided}
    for field in FIELDS:
        value = _value(getattr(row, field))
        if not value and field in row.unknown:
            value = f"not known: {row.unknown[field]}"
        if value or field in decided:
            yield _line(f"  {field.replace('_', ' ') + ':':<14}{value or 'empty'}{_mark(decided.get(field))}")
    for flag in row.flags:
        yield _line(f"  {flag}", "yellow")
    if row.history:
        yield Text()
        yield _line("History", "bold")
    for step in row.history:
        source = (
            f"decision {step.decision}" if step.decision else f"report {step.evidence.report if step.evidence else ''}"
        )
        sure = f" ({step.factuality})" if step.factuality else ""
        yield _line(f"  {step.on}  {step.state.replace('_', ' ')}{sure} · {source}")


def _mark(decided: Decided | None) -> str:
    if decided is None:
        return ""
    by = f"  [decision {decided.decision}, {decided.who}]"
    return f"{by} reports now say: {_value(decided.machine)}" if decided.disagrees else by


def _value(value: Any) -> str:
    match value:
        case None | ():
            return ""
        case Sum():
            return tables.money(value)
        case Euro():
            return f"{tables.number_range(value.value)} at the rate of {value.rate_date}"
        case Days():
            return str(value.from_) if value.from_ == value.to else f"{value.from_} to {value.to}"
        case tuple():
            if hasattr(value[0], "units"):
                return tables.goods(value)
            return tables.parties(value) if hasattr(value[0], "id") else ", ".join(map(str, value))
        case _:
            return str(value).replace("_", " ")


def _decision(it: Decision) -> str:
    words = f"{it.id}  {_moment(it.when)}  {it.who}: {it.kind} {it.commitment}"
    if it.field:
        words += f" {it.field}"
    if it.kind == "edit":
        words += f", from {_value(it.seen) or 'empty'} to {_value(it.value) or 'empty'}"
    if it.other:
        words += f" {'with' if it.kind == 'merge' else 'into'} {it.other}"
    if it.undoes:
        words += f", decision {it.undoes}"
    return f"{words} ({it.why})" if it.why else words


def _found(found: Found) -> Iterator[Text]:
    if not (found.reports or found.statements or found.rows):
        yield Text("Nothing holds all of these words.")
    for heading, lines in (
        ("Rows", [_row_line(row) for row in found.rows]),
        ("Statements", [_said(it) for it in found.statements]),
        ("Reports", [_report(it) for it in found.reports]),
    ):
        if lines:
            yield _line(heading, "bold")
            yield from (_line(f"  {line}") for line in lines)


def _row_line(row: Commitment) -> str:
    parts = [tables.parties(row.donor or row.buyer), tables.goods(row.items), (row.state or "").replace("_", " ")]
    return f"{row.id}  {' · '.join(filter(None, parts))}"


def _said(it: Any) -> str:
    return f"{it.speaker or 'Nobody named'}: “{it.words}” · {it.outlet or 'outlet not known'} · report {it.report}"


def _report(it: Any) -> str:
    parts = [it.title or "untitled", it.outlet, _moment(it.published), it.url]
    return f"{it.report}  {' · '.join(filter(None, parts))}"


def _moment(at: datetime | None) -> str:
    return "" if at is None else at.strftime("%Y-%m-%d %H:%M UTC")


def _line(words: str, style: str = "") -> Text:
    return Text(" ".join(harmless(words).splitlines()), style=style)
