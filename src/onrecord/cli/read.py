"""What `onrecord read` does, once its arguments are understood."""

from __future__ import annotations

import os
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from contextlib import nullcontext
from dataclasses import dataclass, field, replace
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Literal, Protocol

from onrecord.cli import output
from onrecord.cli.exits import DONE, SOME_FAILED, say
from onrecord.cli.progress import Progress
from onrecord.errors import UsageError
from onrecord.records import Published, Reading, Report, SetAside

if TYPE_CHECKING:
    from onrecord.knowledge import Knowledge
    from onrecord.ledger import Ledger


@dataclass(frozen=True, slots=True)
class ReadOptions:
    """The arguments of one run of `onrecord read`."""

    paths: tuple[str, ...]
    """Files, folders, http(s) URLs, or "-", as the user named them."""
    form: output.Form | None = None
    """None: text, and nothing where the readings go into a ledger."""
    out: Path | None = None
    """File (a folder for brat) to write to; None is standard output."""
    published: Published | None = None
    outlet: str | None = None
    columns: Mapping[str, str] = field(default_factory=dict)
    """Field to column name, for tables."""
    device: Literal["cpu", "cuda"] = "cpu"
    workers: int = 1
    model: Path | None = None
    knowledge: Path | None = None
    """Folder of a user's own knowledge files."""
    allow_private: bool = False
    db: str | None = None
    """The ledger to store in, by path or URL."""

    @property
    def prints(self) -> bool:
        """Whether readings are written out as well."""
        return self.db is None or self.form is not None or self.out is not None


class ReadsMany(Protocol):
    """What this command needs of a reader."""

    def read_many(self, reports: Iterable[Report]) -> Iterator[Reading]:
        """Read reports as they come, in order."""


def read_reports(options: ReadOptions) -> int:
    """Read every input, write the readings as they come, then say what was set aside. Returns the exit code."""
    from onrecord.knowledge import Knowledge

    output.check(options.form or "text", options.out)
    check_inputs(options)
    knowledge = Knowledge.load(options.knowledge)
    ledger = _ledger(options)
    reader = make_reader(options)
    set_aside: list[SetAside] = []
    outcomes: Counter[str] = Counter()
    visible = _shows_progress(options)
    with (
        output.opened(options.form or "text", options.out, name_of=knowledge.name_of)
        if options.prints
        else nullcontext() as writer,
        Progress(total=total_of(options.paths) if visible else None, visible=visible) as progress,
    ):
        for reading in _stored(ledger, readings_of(options, reader, knowledge, set_aside, progress), outcomes):
            if writer is not None:
                writer.add(reading)
            progress.report_done()
    if ledger is not None:
        say(f'{_outcomes(outcomes)} in "{ledger.place}".')
    if options.out:
        say(f'Wrote {_counted(progress.done)} to "{options.out}".')
    say_set_aside(set_aside, progress.done)
    return SOME_FAILED if set_aside else DONE


def make_reader(options: ReadOptions) -> ReadsMany:
    """The reader that the options ask for; tests put another in its place."""
    from onrecord.reading.reader import Reader

    return Reader(options.model, knowledge=options.knowledge, device=options.device, workers=options.workers)


def readings_of(
    options: ReadOptions, reader: ReadsMany, knowledge: Knowledge, set_aside: list[SetAside], progress: Progress
) -> Iterator[Reading]:
    """The readings of every input, with their findings, as they come. What gives no report is put on the list."""
    from onrecord.checks.reading import check

    for reading in reader.read_many(_reports(options, set_aside, progress)):
        yield replace(reading, findings=check(reading, knowledge))


def check_inputs(options: ReadOptions) -> None:
    """Raise UsageError if the inputs cannot be read like that, before any work is done."""
    if options.paths.count("-") > 1:
        raise UsageError('Standard input ("-") was named twice', "It can be read once: name it once.")
    if options.workers < 1:
        raise UsageError(f"Cannot read with {options.workers} workers", "Give 1 or more.")


_BATCH = 20
"""Reports in one transaction: a few seconds of reading, which is what a power cut may cost."""


def _ledger(options: ReadOptions) -> Ledger | None:
    if options.db is None:
        return None
    from onrecord.ledger import Ledger

    return Ledger.open(options.db, create=True)


def _stored(ledger: Ledger | None, readings: Iterator[Reading], outcomes: Counter[str]) -> Iterator[Reading]:
    """The readings; where there is a ledger, each of them only once it is on the disk."""
    if ledger is None:
        yield from readings
        return
    while batch := list(islice(readings, _BATCH)):
        outcomes.update(stored.outcome for stored in ledger.add(batch))
        yield from batch


def _outcomes(outcomes: Counter[str]) -> str:
    words = [f"{outcomes[outcome]:,} {outcome}" for outcome in ("stored", "read again", "known", "forgotten")]
    shown = [word for word in words if not word.startswith("0 ")]
    return ", ".join(shown).capitalize() if shown else "Nothing stored"


def _reports(options: ReadOptions, set_aside: list[SetAside], progress: Progress) -> Iterator[Report]:
    """The reports of every input in turn; what gives none is put on the list."""
    from onrecord.reports import Fetcher, LoadOptions, load

    how = LoadOptions(published=options.published, outlet=options.outlet, columns=options.columns)
    fetcher = Fetcher(allow_private=options.allow_private)
    for path in options.paths:
        for found in load(path, options=how, fetcher=fetcher):
            if isinstance(found, Report):
                yield found
            else:
                set_aside.append(found)
                progress.input_set_aside()


def say_set_aside(set_aside: list[SetAside], done: int) -> None:
    """Name every input that gave no report, why, and what to do about it."""
    if set_aside:
        say(f"\nSet aside: {len(set_aside):,} of {len(set_aside) + done:,}")
    for it in set_aside:
        say(f"  {it.path}: {it.reason}\n    {it.remedy}")


def _shows_progress(options: ReadOptions) -> bool:
    """Pages that scroll by are progress enough, and a bar would run through them."""
    pages_scroll_by = options.prints and options.out is None and output.is_terminal(sys.stdout)
    return output.is_terminal(sys.stderr) and not pages_scroll_by


_ONE_REPORT = frozenset([".txt", ".md", ".markdown", ".html", ".htm", ".xhtml", ".pdf"])


def total_of(paths: Iterable[str]) -> int | None:
    """How many reports to expect: known where every input is a file of a kind that holds exactly one."""
    from onrecord.reports.folders import files_in

    total = 0
    for path in paths:
        files = [path] if not os.path.isdir(path) else files_in(path)
        for file in files:
            if isinstance(file, str) and ("://" in file or Path(file).suffix.lower() not in _ONE_REPORT):
                return None
            total += 1
    return total


def _counted(readings: int) -> str:
    return f"{readings:,} reading{'' if readings == 1 else 's'}"
