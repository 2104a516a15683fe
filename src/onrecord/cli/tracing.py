"""What `onrecord trace` and `onrecord story` do, once their arguments are understood."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from onrecord.cli import output, tables
from onrecord.cli import read as reading
from onrecord.cli.exits import DONE, SOME_FAILED, say
from onrecord.cli.progress import Progress
from onrecord.cli.story_output import Form, write_stories
from onrecord.cli.wording import counted
from onrecord.records import Reading, SetAside

if TYPE_CHECKING:
    from onrecord.ledger import When
    from onrecord.ledger.stories import StoryLine, StoryQuery


def trace_reports(options: reading.ReadOptions, form: Form, out: Path | None) -> int:
    """Read every input, find the stories among them and write these. Returns the exit code."""
    from onrecord.knowledge import Knowledge
    from onrecord.tracing.trace import trace

    output.check("text", out)
    reading.check_inputs(options)
    knowledge = Knowledge.load(options.knowledge)
    reader = reading.make_reader(options)
    set_aside: list[SetAside] = []
    readings: dict[str, Reading] = {}
    visible = output.is_terminal(sys.stderr)
    with Progress(total=reading.total_of(options.paths) if visible else None, visible=visible) as progress:
        for it in reading.readings_of(options, reader, knowledge, set_aside, progress):
            readings.setdefault(it.report.id, it)
            progress.report_done()
    if twice := progress.done - len(readings):
        say(f"Left out {counted(twice, 'report')} that came before.")
    stories = trace(readings.values(), knowledge)
    write_stories(stories, {id: it.report for id, it in readings.items()}, form, out)
    if out:
        written = counted(len(stories), "story", "stories")
        say(f'Wrote {written} of {counted(len(readings), "report")} to "{out}".')
    reading.say_set_aside(set_aside, progress.done)
    return SOME_FAILED if set_aside else DONE


def list_stories(place: str, query: StoryQuery, limit: int | None, form: Form, out: Path | None) -> None:
    """The stories of a ledger: in text a line for each, else the stories themselves."""
    from onrecord.ledger import Ledger

    output.check("text", out)
    book = Ledger.open(place)
    lines = book.stories(query, limit=limit)
    if form == "text" and out is None:
        if lines:
            tables.print_table(_COLUMNS, map(_cells, lines))
        say(counted(len(lines), "story", "stories"))
        return
    stories = [book.story(line.id, query.when) for line in lines]
    ids = [id for story in stories for id in story.reports]
    write_stories(stories, book.reports(ids, query.when), form, out)
    if out:
        say(f'Wrote {counted(len(stories), "story", "stories")} to "{out}".')


def show_story(place: str, id: str, when: When, form: Form, out: Path | None) -> None:
    """One story of a ledger."""
    from onrecord.ledger import Ledger

    output.check("text", out)
    book = Ledger.open(place)
    story = book.story(id, when)
    write_stories([story], book.reports(story.reports, when), form, out)


_COLUMNS = (("id", False), ("reports", True), ("first", False), ("last", False), ("first headline", False))


def _cells(line: StoryLine) -> list[str]:
    days = (f"{at:%Y-%m-%d}" for at in (line.first, line.last))
    return [line.id, str(line.reports), *days, line.title or "untitled"]
