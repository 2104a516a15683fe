"""The command as a whole, with a stub in place of the trained reader."""

import json
import os
import signal
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

import pytest
from typer.testing import CliRunner

from onrecord.cli import read as read_module
from onrecord.cli.app import app, run
from onrecord.errors import RunError
from onrecord.reading.times import find_times
from onrecord.records import Attribution, Reading, Report, Span
from onrecord.version import __version__

ENGLISH = "The minister said on Monday that the bridge will open in May, and that nobody will have to pay for it.\n"


class StubReader:
    """Takes the first ten characters of every report for a statement."""

    def read_many(self, reports):
        for report in reports:
            assert isinstance(report, Report)
            content = (Span(0, 10),)
            yield Reading(
                report,
                "stub@0",
                attributions=(Attribution("a1", "indirect", (), (), content, None, None, (), "asserts", None, 0.9),),
            )


@pytest.fixture
def stub(monkeypatch):
    """Every run reads with the stub; the options it was made from are kept."""
    seen = []

    def make_reader(options):
        seen.append(options)
        return StubReader()

    monkeypatch.setattr(read_module, "make_reader", make_reader)
    return seen


@pytest.fixture
def report_file(tmp_path):
    path = tmp_path / "bridge.txt"
    path.write_text(ENGLISH)
    return path


def invoke(*arguments, **options):
    return CliRunner().invoke(app, ["read", *map(str, arguments)], **options)


def test_results_go_to_stdout_and_nothing_to_stderr(stub, report_file):
    result = invoke(report_file)
    assert result.exit_code == 0
    assert "  1  Nobody named\n     said · 90% sure\n     The minist\n" in result.stdout
    assert result.stderr == ""


def test_findings_are_shown_and_are_no_failure(monkeypatch, tmp_path):
    class FindsTimes(StubReader):
        def read_many(self, reports):
            for reading in super().read_many(reports):
                yield replace(reading, times=find_times(reading.report.text, published=None))

    monkeypatch.setattr(read_module, "make_reader", lambda options: FindsTimes())
    path = tmp_path / "bridge.txt"
    path.write_text(ENGLISH + "It was opened on Tuesday, 5 March 2025.")
    result = invoke(path)
    assert result.exit_code == 0
    assert "Findings\n  !  5 March 2025 was a Wednesday: either" in result.stdout
    (reading,) = json.loads(invoke(path, "--format", "json").stdout)
    assert [finding["kind"] for finding in reading["findings"]] == ["weekday_of_date"]


def test_knowledge_files_of_ones_own_reach_the_reader(stub, report_file, tmp_path):
    (tmp_path / "groups.csv").write_text("id,name,names\nlake-states,Lake states,lake states\n")
    assert invoke(report_file, "--knowledge", tmp_path).exit_code == 0
    assert stub[-1].knowledge == tmp_path


def test_a_mistake_in_a_knowledge_file_is_wrong_usage(stub, report_file, tmp_path):
    (tmp_path / "groups.csv").write_text("id,name\n")
    result = invoke(report_file, "--knowledge", tmp_path)
    assert result.exit_code == 2
    assert 'its columns are "id,name"' in result.stderr
    assert result.stdout == "" and stub == []


def test_a_failed_input_stops_nothing_and_is_told_at_the_end(stub, report_file):
    result = invoke("missing.txt", report_file, "--format", "jsonl")
    assert result.exit_code == 1
    assert len(result.stdout.splitlines()) == 1
    assert result.stderr == "\nSet aside: 1 of 2\n  missing.txt: there is no such file or folder\n    Check the name.\n"


def test_standard_input(stub):
    result = invoke("-", "--format", "jsonl", input=ENGLISH)
    assert json.loads(result.stdout)["report"]["path"] == "-"


def test_options_reach_loader_and_reader(stub, report_file):
    result = invoke(
        report_file,
        *(
            "--published",
            "2025-02-11",
            "--outlet",
            "The Gull",
            "--workers",
            "3",
            "--model",
            "other",
            "--device",
            "cuda",
        ),
        *("--column", "text=body text", "--column", "title=head", "--allow-private", "--format", "jsonl"),
    )
    (options,) = stub
    assert (options.workers, options.model, options.device) == (3, Path("other"), "cuda")
    assert options.columns == {"text": "body text", "title": "head"} and options.allow_private
    report = json.loads(result.stdout)["report"]
    assert (report["published"], report["outlet"]) == ("2025-02-11", "The Gull")


def test_json_is_one_array_also_for_one_report(stub, report_file):
    assert [it["reader"] for it in json.loads(invoke(report_file, "--format", "json").stdout)] == ["stub@0"]
    assert json.loads(invoke("missing.txt", "--format", "json").stdout) == []


def test_output_file_is_written_and_said(stub, report_file, tmp_path):
    out = tmp_path / "out.jsonl"
    result = invoke(report_file, "--format", "jsonl", "-o", out)
    assert result.stdout == ""
    assert result.stderr == f'Wrote 1 reading to "{out}".\n'
    assert json.loads(out.read_text())["schema"] == 1


def test_output_file_stays_as_it_was_when_a_run_breaks_off(monkeypatch, report_file, tmp_path):
    class Breaks:
        def read_many(self, reports):
            yield from StubReader().read_many(reports)
            raise RunError("The disk is full", "Make room.")

    monkeypatch.setattr(read_module, "make_reader", lambda options: Breaks())
    out = tmp_path / "out.jsonl"
    out.write_text("old")
    result = invoke(report_file, "--format", "jsonl", "-o", out)
    assert (result.exit_code, out.read_text()) == (1, "old")
    assert result.stderr == "Error: The disk is full. Make room.\n"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["bridge.txt", "out.jsonl"]


def test_brat_pairs_go_into_a_folder(stub, report_file, tmp_path):
    result = invoke(report_file, "--format", "brat", "-o", tmp_path / "brat")
    assert result.exit_code == 0
    names = sorted(path.suffix for path in (tmp_path / "brat").iterdir())
    assert names == [".ann", ".conf", ".txt"]


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (["--format", "brat"], "brat writes two files for each report. Name a folder for them: -o FOLDER."),
        (["-o", "no/out"], 'Cannot write to "no/out": its folder is not there. First: mkdir -p no'),
        (["-o", "."], 'Cannot write to ".": it is a folder. Name a file: -o FILE.'),
        (["--workers", "0"], "Cannot read with 0 workers. Give 1 or more."),
        (["-", "-"], 'Standard input ("-") was named twice. It can be read once: name it once.'),
        (["--column", "text"], 'Cannot use --column "text": FIELD=NAME expected. For instance: --column text=article'),
        (["--column", "body=x"], 'Unknown field "body" in the column mapping. Known: text, title, outlet, published, '),
        (["--published", "Monday"], 'Cannot use --published: "Monday" is not a date: write it as 2025-02-11, or with'),
    ],
)  # fmt: skip
def test_wrong_usage_is_one_line_with_a_remedy(stub, report_file, arguments, expected):
    result = invoke(report_file, *arguments)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith(f"Error: {expected}")
    assert result.stderr.count("\n") == 1


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (["read"], "Error: Missing argument 'PATH'. See: onrecord read --help\n"),
        (["read", "a.txt", "--format", "xml"], "Error: Invalid value for '--format': 'xml' is not one of 'text',"),
        (
            ["decide", "undo", "abc", "--db", "x.db", "--who", "ann"],
            "Error: Invalid value for 'N': a whole number expected. See: onrecord decide undo --help\n",
        ),
        (["write"], "Error: No such command 'write'. See: onrecord --help\n"),
        (["read", "a.txt", "--no-such"], "Error: No such option: --no-such"),
    ],
)
def test_unknown_words_name_the_help(capsys, arguments, expected):
    assert run(arguments) == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err.startswith(expected)
    assert captured.err.count("\n") == 1


@pytest.mark.parametrize("arguments", [[], ["decide"], ["ledger"]])
def test_a_command_of_commands_alone_prints_its_help(capsys, arguments):
    assert run(arguments) == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err.startswith(f"Usage: {' '.join(['onrecord', *arguments])} [OPTIONS] COMMAND")
    assert "Error" not in captured.err and "See:" not in captured.err


def test_version(capsys):
    assert run(["--version"]) == 0
    assert capsys.readouterr().out == f"onrecord {__version__}\n"


def test_a_fault_of_ours_is_one_line_and_debug_shows_where(monkeypatch, report_file):
    def faulty(options):
        raise KeyError("tagger")

    monkeypatch.setattr(read_module, "make_reader", faulty)
    short, long = invoke(report_file), invoke(report_file, "--debug")
    assert short.exit_code == long.exit_code == 1
    assert short.stderr == (
        "Error: KeyError: 'tagger'. This is a fault of onrecord: run again with --debug and report what it shows.\n"
    )
    assert "Traceback" in long.stderr and "in faulty" in long.stderr


def test_control_sequences_in_names_never_reach_the_terminal(stub):
    result = invoke("\x1b]0;owned\x07.txt")
    assert "\x1b" not in result.stderr and "\x07" not in result.stderr
    assert "owned" in result.stderr


def test_no_colour_where_there_is_no_terminal(stub, report_file):
    assert "\x1b" not in invoke(report_file).stdout
    assert "\x1b[" in invoke(report_file, env={"FORCE_COLOR": "1"}).stdout
    assert "\x1b" not in invoke(report_file, env={"FORCE_COLOR": "1", "NO_COLOR": "1"}).stdout


# Real processes: what only shows outside of this one.

STUBBED = """
import os, sys, time
from onrecord.cli import read
from tests.cli.test_read import StubReader
class Slow(StubReader):
    def read_many(self, reports):
        for reading in super().read_many(reports):
            yield reading
            time.sleep(float(os.environ.get("SLEEP_S", 0)))
read.make_reader = lambda options: Slow()
from onrecord.cli.app import run
sys.exit(run())
"""


def process(*arguments, SLEEP_S="0", **options):
    root = Path(__file__).parents[2]
    environment = {
        **os.environ,
        "PYTHONPATH": f"{root / 'src'}{os.pathsep}{root}",
        "PYTHONUTF8": "1",
        "SLEEP_S": SLEEP_S,
    }
    return subprocess.Popen([sys.executable, "-c", *arguments], env=environment, cwd=root, text=True, **options)


def test_a_closed_pipe_ends_the_run_quietly(tmp_path):
    for number in range(300):
        (tmp_path / f"{number:03}.txt").write_text(ENGLISH * 40)
    running = process(
        *(STUBBED, "read", str(tmp_path), "--format", "jsonl"), stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    assert running.stdout.readline().startswith("{")
    running.stdout.close()
    assert running.stderr.read() == ""
    assert running.wait(30) == 141


def test_ctrl_c_ends_the_run_in_one_line_and_leaves_no_half_file(tmp_path):
    for number in range(3):
        (tmp_path / f"{number}.txt").write_text(ENGLISH)
    out = tmp_path / "out.jsonl"
    running = process(
        *(STUBBED, "read", str(tmp_path), "--format", "jsonl", "-o", str(out)), stderr=subprocess.PIPE, SLEEP_S="60"
    )
    deadline = time.monotonic() + 30
    while not list(tmp_path.glob(".out.jsonl.*.part")) and time.monotonic() < deadline:
        time.sleep(0.05)
    running.send_signal(signal.SIGINT)
    assert running.stderr.read() == "Stopped before the end; nothing more was written.\n"
    assert running.wait(30) == 130
    assert not out.exists() and not list(tmp_path.glob(".*.part"))


def test_importing_the_command_line_loads_nothing_heavy():
    heavy = ["typer", "rich", "numpy", "onnxruntime", "tokenizers", "trafilatura", "httpx", "lxml"]
    code = f"import sys, onrecord.cli; print([name for name in {heavy} if name in sys.modules])"
    assert process(code, stdout=subprocess.PIPE).communicate()[0] == "[]\n"
    code = f"import sys, onrecord.cli.app; print([name for name in {heavy[2:]} if name in sys.modules])"
    assert process(code, stdout=subprocess.PIPE).communicate()[0] == "[]\n"


def test_python_dash_m_is_the_command():
    code = "import runpy, sys; sys.argv[1:] = ['--version']; runpy.run_module('onrecord', run_name='__main__')"
    assert process(code, stdout=subprocess.PIPE).communicate()[0] == f"onrecord {__version__}\n"
