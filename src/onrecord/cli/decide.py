"""What `onrecord decide` makes of its arguments, and what it says."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import typer

from onrecord.cli.exits import say
from onrecord.cli.show import passage_name
from onrecord.cli.terminal import one_line
from onrecord.errors import UsageError
from onrecord.ledger import Dossier, parse
from onrecord.records import Decision, Evidence, Party


def print_decision(decision: Decision) -> None:
    """One line: its number, what was done, to which row."""
    words = f"{decision.id}: {decision.kind} {decision.commitment}"
    if decision.field:
        words += f" {decision.field}"
    if decision.kind == "merge":
        words += f" with {decision.other}"
    if decision.kind == "split":
        words += f", new row {decision.other}"
    if decision.undoes:
        words += f", decision {decision.undoes}"
    typer.echo(one_line(words))


def passages_named(dossier: Dossier, names: Sequence[str]) -> list[Evidence]:
    """The passages of a row by their names. Raises UsageError for a name that it does not have."""
    known = {passage_name(passage.evidence): passage.evidence for passage in dossier.passages}
    for name in names:
        if name not in known:
            raise UsageError(
                f'{dossier.asked} does not rest on a passage "{name}"', f"It has: {', '.join(known) or 'none'}."
            )
    return [known[name] for name in names]


def say_unknown(parties: Any) -> None:
    """Say which of these parties (anything else is passed over) are kept as written, since we know no id for them."""
    for party in parties if isinstance(parties, tuple) else ():
        if isinstance(party, Party) and party.id is None:
            say(
                f'Note: "{one_line(party.name)}" is in no knowledge file and is kept as written; '
                "no id (such as state:DE) will find it."
            )


def values_named(assignments: Sequence[str]) -> dict[str, Any]:
    """FIELD=VALUE, one for each field. Raises UsageError."""
    values = {}
    for assignment in assignments:
        field, equals, text = assignment.partition("=")
        if not equals:
            raise UsageError(f'Cannot understand "{assignment}": FIELD=VALUE expected', "For instance: state=pledged")
        values[field.strip()] = parse(field.strip(), text)
    for value in values.values():
        say_unknown(value)
    return values
