"""What `onrecord trace` does, once its arguments are understood."""

from __future__ import annotations

import sys
from pathlib import Path

from onrecord.cli import output
from onrecord.cli import read as reading
from onrecord.cli.exits import DONE, SOME_FAILED, say
from onrecord.cli.progress import Progress
from onrecord.cli.story_output import Form, write_stories
from onrecord.cli.wording import counted
from onrecord.records import Reading, SetAside


def trace_reports(options: reading.ReadOptions, form: Form, out: Path | None) -> int:
    """Read every input, find the stories among them and write these. Returns the exit code."""
    from onrecord.knowledge import Knowledge
    from onrecord.tracing.trace import story_of

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
    stories = [story_of(list(readings.values()), knowledge)] if readings else []
    write_stories(stories, {id: it.report for id, it in readings.items()}, form, out)
    if out:
        written = counted(len(stories), "story", "stories")
        say(f'Wrote {written} of {counted(len(readings), "report")} to "{out}".')
    reading.say_set_aside(set_aside, progress.done)
    return SOME_FAILED if set_aside else DONE
