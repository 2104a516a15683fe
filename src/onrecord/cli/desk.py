"""The commands on a ledger and their arguments: tracker, show, search, decide, and its upkeep. Thin, like `app`."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, tzinfo
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal

import typer

from onrecord.cli.exits import one_line_errors, say
from onrecord.cli.inputs import Debug
from onrecord.errors import UsageError

if TYPE_CHECKING:
    from onrecord.ledger import Draft, When

decide = typer.Typer(
    help="Decide on a row of the tracker. A decision is added to the log and can be undone by another.",
    no_args_is_help=True,
    rich_markup_mode=None,
)
ledger = typer.Typer(help="Look after the ledger itself.", no_args_is_help=True, rich_markup_mode=None)

Db = Annotated[
    str,
    typer.Option(
        "--db",
        metavar="PLACE",
        envvar="ONRECORD_DB",
        help="The ledger: an SQLite file, or postgresql://user@host/database.",
        show_default=False,
    ),
]
Form = Annotated[Literal["text", "json", "csv"], typer.Option("--format", help="text: a table for a person.")]
ShowForm = Annotated[Literal["text", "json"], typer.Option("--format", help="text: a page for a person.")]
AsOf = Annotated[
    str | None,
    typer.Option(
        metavar="DATE",
        help="As it could be known on that day: reports published and decisions taken by then.",
        show_default=False,
    ),
]
RecordedBy = Annotated[
    str | None,
    typer.Option(metavar="DATE", help="As the ledger showed it at the end of that day.", show_default=False),
]
Zone = Annotated[str, typer.Option(metavar="ZONE", help="Where those days end at midnight, e.g. Europe/Oslo.")]
Id = Annotated[str, typer.Argument(metavar="ID", help='The row, e.g. "C-0012".', show_default=False)]
Who = Annotated[
    str, typer.Option(metavar="NAME", envvar="ONRECORD_WHO", help="Who takes the decision.", show_default=False)
]
Why = Annotated[str, typer.Option(metavar="WORDS", help="Why.", show_default=False)]
Force = Annotated[bool, typer.Option("--force", help="Decide even where the row has changed since it was looked at.")]


def register(app: typer.Typer) -> None:
    """Add the commands to the command `onrecord`."""
    for command in (tracker, show, search, backup, restore, forget):
        app.command()(command)
    app.add_typer(decide, name="decide")
    app.add_typer(ledger, name="ledger")


@contextmanager
def _command(debug: bool) -> Iterator[None]:
    with one_line_errors(debug=debug):
        yield


def day_of(option: str, text: str | None) -> date | None:
    """The day in an option, None where it was left out."""
    try:
        return None if text is None else date.fromisoformat(text)
    except ValueError:
        raise UsageError(f'Cannot use --{option} "{text}": a day expected', "Write it as 2025-02-11.") from None


def number_of(option: str, text: str | None) -> Decimal | None:
    """The number in an option, None where it was left out."""
    try:
        return None if text is None else Decimal(text.replace(",", ""))
    except InvalidOperation:
        raise UsageError(f'Cannot use --{option} "{text}": a number expected', "Write it as 1500000.") from None


def when_of(as_of: str | None, recorded_by: str | None, zone: str) -> When:
    """The moment, in two times, at which the tracker is looked at."""
    from onrecord.ledger import When

    return When(day_of("as-of", as_of), day_of("recorded-by", recorded_by), _zone(zone))


def _zone(name: str) -> tzinfo:
    from zoneinfo import ZoneInfo

    try:
        return ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        raise UsageError(f'Unknown --zone "{name}"', "Name it as in Europe/Oslo or UTC.") from None


def tracker(
    db: Db,
    donor: Annotated[
        str | None,
        typer.Option(metavar="WHO", help='Who gives or pays: a name, or an id such as "state:DE".', show_default=False),
    ] = None,
    recipient: Annotated[
        str | None, typer.Option(metavar="WHO", help="Who gets it, or for whose sake it is.", show_default=False)
    ] = None,
    kind: Annotated[str | None, typer.Option(help="pledge, purchase, delivery, ...", show_default=False)] = None,
    state: Annotated[str | None, typer.Option(help="pledged, delivered, ...", show_default=False)] = None,
    aid_type: Annotated[str | None, typer.Option(help="military, financial, humanitarian.", show_default=False)] = None,
    item_class: Annotated[
        str | None,
        typer.Option("--class", metavar="CLASS", help="Class of the item: tank, drone, ...", show_default=False),
    ] = None,
    status: Annotated[
        str | None,
        typer.Option(help="proposed, accepted, edited, added, rejected.", show_default="all but rejected"),
    ] = None,
    currency: Annotated[str | None, typer.Option(metavar="ISO", help="EUR, USD, ...", show_default=False)] = None,
    amount_from: Annotated[
        str | None, typer.Option(metavar="N", help="Amounts from, in the row's own currency.", show_default=False)
    ] = None,
    amount_to: Annotated[str | None, typer.Option(metavar="N", help="Amounts up to.", show_default=False)] = None,
    act_from: Annotated[
        str | None, typer.Option(metavar="DATE", help="Acts on or after that day.", show_default=False)
    ] = None,
    act_to: Annotated[
        str | None, typer.Option(metavar="DATE", help="Acts on or before that day.", show_default=False)
    ] = None,
    disagreements: Annotated[
        bool, typer.Option("--disagreements", help="Only rows in which a report says otherwise than a person decided.")
    ] = False,
    as_of: AsOf = None,
    recorded_by: RecordedBy = None,
    zone: Zone = "UTC",
    by: Annotated[
        Literal["donor", "kind", "month", "state"] | None,
        typer.Option("--sum", help="Sums instead of rows, in euros and as reported.", show_default=False),
    ] = None,
    sort: Annotated[
        Literal["id", "day", "amount", "euro", "donor", "recipient", "state"], typer.Option(help="What to sort by.")
    ] = "id",
    descending: Annotated[bool, typer.Option("--descending", help="The biggest or newest first.")] = False,
    limit: Annotated[int, typer.Option(metavar="N", help="Rows or sums at most; 0 for all.")] = 50,
    form: Form = "text",
    debug: Debug = False,
) -> None:
    """List the rows of the tracker, or sum them."""
    with _command(debug):
        from onrecord.cli.tracker import check_filters, print_rows, print_totals
        from onrecord.ledger import Ledger, Query

        if limit < 0:
            raise UsageError(f"Cannot use --limit {limit}", "Give 0 for all rows, or 1 or more.")
        query = Query(
            donor=donor,
            recipient=recipient,
            kind=kind,
            state=state,
            aid_type=aid_type,
            class_=item_class,
            status=status,
            currency=currency,
            amount_from=number_of("amount-from", amount_from),
            amount_to=number_of("amount-to", amount_to),
            day_from=day_of("act-from", act_from),
            day_to=day_of("act-to", act_to),
            disagreements=disagreements,
            when=when_of(as_of, recorded_by, zone),
        )
        book = Ledger.open(db)
        check_filters(book, query)
        if by is not None:
            print_totals(book.totals(by, query), by, form, limit or None)
        else:
            print_rows(book.rows(query, sort=sort, descending=descending, limit=limit or None), form)


def show(
    id: Id,
    db: Db,
    as_of: AsOf = None,
    recorded_by: RecordedBy = None,
    zone: Zone = "UTC",
    form: ShowForm = "text",
    debug: Debug = False,
) -> None:
    """Show one row: what it says, its history, every passage that it rests on, every decision."""
    with _command(debug):
        from onrecord.cli.show import print_dossier
        from onrecord.ledger import Ledger

        print_dossier(Ledger.open(db).show(id, when_of(as_of, recorded_by, zone)), form)


def search(
    words: Annotated[
        list[str], typer.Argument(metavar="WORD", help="All have to be there, in any order.", show_default=False)
    ],
    db: Db,
    as_of: AsOf = None,
    recorded_by: RecordedBy = None,
    zone: Zone = "UTC",
    limit: Annotated[int, typer.Option(metavar="N", help="Of each sort at most; 0 for all.")] = 20,
    form: ShowForm = "text",
    debug: Debug = False,
) -> None:
    """Search reports, statements and rows of the tracker for words. Words are whole: no endings are cut off."""
    with _command(debug):
        from onrecord.cli.show import print_found
        from onrecord.ledger import Ledger

        found = Ledger.open(db).search(" ".join(words), when=when_of(as_of, recorded_by, zone), limit=limit or None)
        print_found(found, form)


def backup(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A new file.", show_default=False)],
    db: Db,
    debug: Debug = False,
) -> None:
    """Copy the ledger to a file, consistent also while others write."""
    with _command(debug):
        from onrecord.ledger import Ledger

        Ledger.open(db).backup(file)
        say(f'Backed up to "{file}".')


def restore(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="What onrecord backup wrote.", show_default=False)],
    db: Db,
    debug: Debug = False,
) -> None:
    """Make a ledger of a backup, in a place where there is none."""
    with _command(debug):
        from onrecord.ledger import Ledger

        Ledger.restore(file, db)
        say(f'Restored "{file}" to "{Ledger.open(db).place}".')


def forget(
    report: Annotated[str, typer.Argument(metavar="REPORT", help="The id of the report.", show_default=False)],
    db: Db,
    why: Annotated[str, typer.Option(metavar="WORDS", help="The reason, kept with its hash.", show_default=False)],
    who: Who,
    debug: Debug = False,
) -> None:
    """Take a report out of the ledger for good: its text, its readings and every word quoted from it."""
    with _command(debug):
        from onrecord.ledger import Ledger

        rows = Ledger.open(db).forget(report, who=who, why=why)
        say(f"Forgot report {report}. Rows that rested on it: {', '.join(rows) or 'none'}.")


def _take(db: str, debug: bool, make: Callable[[], Draft], *, who: str, why: str, force: bool = False) -> None:
    with _command(debug):
        from onrecord.cli.decide import print_decision
        from onrecord.ledger import Ledger

        draft = make()
        book = Ledger.open(db)
        (decision,) = book.decide(draft, who=who, why=why, force=force)
        print_decision(decision)
        if decision.kind in ("accept", "edit"):
            shown = book.show(decision.commitment).commitment
            if shown is not None and shown.status == "rejected":
                say(f"{shown.id} stays rejected: accept it, or undo the rejection, to have it back.")


def _seen(field: str | None, text: str | None) -> Any:
    """What the person says they saw, in the field's own type."""
    from onrecord.ledger import UNSEEN, parse

    if text is None:
        return UNSEEN
    if field is None:
        raise UsageError("Cannot use --seen without a field", "Name the field too.")
    return parse(field, text)


@decide.command("accept")
def accept_command(
    id: Id,
    db: Db,
    who: Who,
    field: Annotated[
        str | None, typer.Option(metavar="FIELD", help="Take this value only.", show_default=False)
    ] = None,
    seen: Annotated[str | None, typer.Option(metavar="VALUE", help="What you saw there.", show_default=False)] = None,
    why: Why = "",
    force: Force = False,
    debug: Debug = False,
) -> None:
    """Take the row as it stands: no later reading changes what was taken."""

    def draft() -> Draft:
        from onrecord.ledger import accept

        return accept(id, field, seen=_seen(field, seen))

    _take(db, debug, draft, who=who, why=why, force=force)


@decide.command("edit", context_settings={"ignore_unknown_options": True})  # values may begin with "-"
def edit_command(
    id: Id,
    field: Annotated[str, typer.Argument(metavar="FIELD", help="What to set.", show_default=False)],
    value: Annotated[
        str,
        typer.Argument(
            metavar="VALUE",
            help='"" empties it. Amounts as "1500000 EUR", items as "18 Leopard 2 (tank); 40 Marder", '
            'parties as "Germany, state:DK", days as 2025-03-01 or 2025-03-01..2025-03-31.',
            show_default=False,
        ),
    ],
    db: Db,
    who: Who,
    seen: Annotated[str | None, typer.Option(metavar="VALUE", help="What you saw there.", show_default=False)] = None,
    why: Why = "",
    force: Force = False,
    debug: Debug = False,
) -> None:
    """Set a field of a row. With --seen it is refused where the row no longer shows that."""

    def draft() -> Draft:
        from onrecord.cli.decide import say_unknown
        from onrecord.ledger import edit, parse

        parsed = parse(field, value)
        say_unknown(parsed)
        return edit(id, field, parsed, seen=_seen(field, seen))

    _take(db, debug, draft, who=who, why=why, force=force)


@decide.command("reject")
def reject_command(id: Id, db: Db, who: Who, why: Why = "", debug: Debug = False) -> None:
    """Throw a row out. It is kept, and left out of lists and sums."""

    def draft() -> Draft:
        from onrecord.ledger import reject

        return reject(id)

    _take(db, debug, draft, who=who, why=why)


@decide.command("merge")
def merge_command(
    stays: Annotated[str, typer.Argument(metavar="ID", help="The row that stays.", show_default=False)],
    goes: Annotated[str, typer.Argument(metavar="OTHER", help="The row that goes into it.", show_default=False)],
    db: Db,
    who: Who,
    why: Why = "",
    debug: Debug = False,
) -> None:
    """Make two rows one. The id of the one that goes leads to the one that stays."""

    def draft() -> Draft:
        from onrecord.ledger import merge

        return merge(stays, goes)

    _take(db, debug, draft, who=who, why=why)


@decide.command("split")
def split_command(
    id: Id,
    passage: Annotated[
        list[str],
        typer.Option(metavar="PASSAGE", help="As onrecord show names it. Give it once for each.", show_default=False),
    ],
    db: Db,
    who: Who,
    why: Why = "",
    debug: Debug = False,
) -> None:
    """Give some of the passages of a row to a new row."""

    def draft() -> Draft:
        from onrecord.cli.decide import passages_named
        from onrecord.ledger import Ledger, split

        return split(id, passages_named(Ledger.open(db).show(id), passage))

    _take(db, debug, draft, who=who, why=why)


@decide.command("add")
def add_command(
    value: Annotated[
        list[str],
        typer.Argument(metavar="FIELD=VALUE", help="Values as for decide edit.", show_default=False),
    ],
    db: Db,
    who: Who,
    why: Why = "",
    debug: Debug = False,
) -> None:
    """Enter a row by hand."""

    def draft() -> Draft:
        from onrecord.cli.decide import values_named
        from onrecord.ledger import add

        return add(values_named(value))

    _take(db, debug, draft, who=who, why=why)


@decide.command("undo")
def undo_command(
    decision: Annotated[
        int, typer.Argument(metavar="N", help="Its number, as onrecord show gives it.", show_default=False)
    ],
    db: Db,
    who: Who,
    why: Why = "",
    debug: Debug = False,
) -> None:
    """Take a decision back; an undo too."""

    def draft() -> Draft:
        from onrecord.ledger import undo

        return undo(decision)

    _take(db, debug, draft, who=who, why=why)


@ledger.command("check")
def check_command(db: Db, debug: Debug = False) -> None:
    """Prove that what the ledger shows is what its log says. Exit code 3 where it is not."""
    with _command(debug):
        from onrecord.cli.exits import FINDINGS
        from onrecord.cli.terminal import one_line
        from onrecord.ledger import Ledger

        found = Ledger.open(db).check()
        for line in found:
            typer.echo(one_line(line))
        if found:
            raise typer.Exit(FINDINGS)
        say("The ledger is sound.")


@ledger.command("rebuild")
def rebuild_command(db: Db, debug: Debug = False) -> None:
    """Compute every row anew from proposals and decisions."""
    with _command(debug):
        from onrecord.ledger import Ledger

        say(f"Rebuilt; rows that were not as they should be: {Ledger.open(db).rebuild():,}.")


@ledger.command("upgrade")
def upgrade_command(db: Db, debug: Debug = False) -> None:
    """Bring the ledger to the schema of this version of onrecord. Back it up first."""
    with _command(debug):
        from onrecord.ledger import Ledger

        before, after = Ledger.upgrade(db)
        say(f"The ledger is at schema {after}" + (", as it was." if before == after else f"; it was at {before}."))
