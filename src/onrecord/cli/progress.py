"""How far a long run is, on standard error: `4,000 of 51,200 reports · 212/s · 38 set aside`."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from types import TracebackType
from typing import TYPE_CHECKING, TextIO

if TYPE_CHECKING:
    from rich.progress import Progress as Bar
    from rich.progress import TaskID

_AFTER_S = 2.0
"""A run that is over sooner needs no bar."""
_AFTER_REPORTS = 20
_EVERY_S = 0.1


class Progress:
    """Counts reports, and shows the count while the run is long and somebody is looking.

    total: reports to come, None where it cannot be known beforehand (tables, pages of a feed).
    """

    def __init__(
        self,
        *,
        total: int | None,
        visible: bool,
        stream: TextIO | None = None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self.done = 0
        self.set_aside = 0
        self._total = total
        self._visible = visible
        self._stream = stream or sys.stderr
        self._clock = clock
        self._started = self._shown = clock()
        self._bar: Bar | None = None
        self._task: TaskID | None = None

    def __enter__(self) -> Progress:
        """Start counting."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        """Take the bar away: what remains on the screen are results and reasons."""
        if self._bar is not None:
            self._bar.stop()

    def report_done(self) -> None:
        """One more report is read and written."""
        self.done += 1
        self._show()

    def input_set_aside(self) -> None:
        """One more input gave no report."""
        self.set_aside += 1
        self._show()

    def words(self) -> str:
        """The line as it stands."""
        seconds = self._clock() - self._started
        parts = [f"{self.done:,} of {self._total:,} reports" if self._total else f"{self.done:,} reports"]
        if seconds > 0 and self.done:
            speed = self.done / seconds
            parts.append(f"{speed:,.0f}/s" if speed >= 10 else f"{speed:.1f}/s")
        if self.set_aside:
            parts.append(f"{self.set_aside:,} set aside")
        return " · ".join(parts)

    def _show(self) -> None:
        now = self._clock()
        long = now - self._started >= _AFTER_S or self.done + self.set_aside >= _AFTER_REPORTS
        if not self._visible or not long or (self._bar and now - self._shown < _EVERY_S):
            return
        self._shown = now
        bar, task = self._started_bar()
        bar.update(task, completed=self.done + self.set_aside, description=self.words())

    def _started_bar(self) -> tuple[Bar, TaskID]:
        if self._bar is None or self._task is None:
            from rich.console import Console
            from rich.progress import BarColumn, TextColumn
            from rich.progress import Progress as Bar

            columns = BarColumn(bar_width=30), TextColumn("{task.description}", markup=False)
            console = Console(file=self._stream)
            self._bar = Bar(*columns, console=console, transient=True, redirect_stdout=False, redirect_stderr=False)
            self._task = self._bar.add_task("", total=self._total)
            self._bar.start()
        return self._bar, self._task
