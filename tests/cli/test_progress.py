import io

from onrecord.cli.progress import Progress


class Clock:
    def __init__(self):
        self.now = 0.0

    def __call__(self):
        return self.now


class Terminal(io.StringIO):
    def isatty(self):
        return True


def test_words_count_what_people_care_about():
    clock = Clock()
    progress = Progress(total=51_200, visible=False, clock=clock)
    progress.done, progress.set_aside, clock.now = 4000, 38, 4000 / 212
    assert progress.words() == "4,000 of 51,200 reports · 212/s · 38 set aside"


def test_words_without_a_known_total():
    clock = Clock()
    progress = Progress(total=None, visible=False, clock=clock)
    assert progress.words() == "0 reports"
    progress.done, clock.now = 3, 2.0
    assert progress.words() == "3 reports · 1.5/s"


def test_a_short_run_shows_no_bar():
    stream = Terminal()
    with Progress(total=3, visible=True, stream=stream, clock=Clock()) as progress:
        for _ in range(3):
            progress.report_done()
    assert stream.getvalue() == ""


def test_a_long_run_shows_a_bar_and_takes_it_away():
    stream, clock = Terminal(), Clock()
    with Progress(total=30, visible=True, stream=stream, clock=clock) as progress:
        for _ in range(30):
            clock.now += 1
            progress.report_done()
    assert "of 30 reports · 1.0/s" in stream.getvalue()
    assert stream.getvalue().endswith("\x1b[1A\x1b[2K") or stream.getvalue().rstrip().endswith("\x1b[2K")


def test_nothing_is_shown_where_nobody_looks():
    stream, clock = Terminal(), Clock()
    with Progress(total=30, visible=False, stream=stream, clock=clock) as progress:
        for _ in range(30):
            clock.now += 1
            progress.report_done()
    assert stream.getvalue() == ""
