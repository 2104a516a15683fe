"""The commands for hand-kept trackers."""

import json
from datetime import datetime

import pytest
from openpyxl import load_workbook
from typer.testing import CliRunner

from benchmarks.sheets import Row, write_workbook
from onrecord.cli.app import app, run


def sound(text="More."):
    return Row("NOM2", "Norway", datetime(2023, 5, 9), "Military", "Grant", text, "EUR", 7)


@pytest.fixture
def book(tmp_path):
    spoilt = Row("NOM1", "Norway", datetime(2203, 5, 4), "Military", "Grant", "Money for the army.", "EUR", 100)
    write_workbook(tmp_path / "t.xlsx", [[spoilt], [sound()]])
    return tmp_path / "t.xlsx"


def invoke(*arguments):
    return CliRunner().invoke(app, [str(it) for it in arguments])


def test_audit_shows_reason_and_cells_and_exits_with_3(book):
    result = invoke("audit", book)
    assert result.exit_code == 3
    assert (
        "row 2 · NOM1 · impossible date\n  The year 2203 is impossible.\n    C2 Announcement Date: 2203-05-04"
        in result.stdout
    )
    assert "1 finding in 2 rows" in result.stdout


def test_audit_of_a_sound_tracker_exits_with_0(tmp_path):
    write_workbook(tmp_path / "t.xlsx", [[sound()]])
    result = invoke("audit", tmp_path / "t.xlsx")
    assert (result.exit_code, result.stdout) == (0, "Nothing found in 1 rows of “Bilateral Assistance, MAIN DATA”.\n")


def test_audit_as_json(book):
    found = json.loads(invoke("audit", book, "--format", "json").stdout)
    (finding,) = found["findings"]
    assert (finding["kind"], finding["row"], finding["cells"][0]["cell"]) == ("impossible_date", 2, "C2")
    assert found["unread"][0]["reason"] == "the year 2203 is impossible"


def test_a_file_that_is_no_tracker_exits_with_1(tmp_path):
    (tmp_path / "t.csv").write_text("a,b\n1,2\n")
    result = invoke("audit", tmp_path / "t.csv")
    assert result.exit_code == 1 and "no sheet has the columns of a tracker" in result.stderr


@pytest.mark.parametrize("command", ["audit", "import"])
def test_a_file_that_is_not_there_is_wrong_usage_and_makes_no_ledger(capsys, tmp_path, command):
    ledger = tmp_path / "desk.db"
    arguments = [command, str(tmp_path / "none.xlsx"), *(["--db", str(ledger)] if command == "import" else [])]
    assert run(arguments) == 2
    error = capsys.readouterr().err
    assert "none.xlsx' does not exist" in error and "space left" not in error
    assert not ledger.exists()


def test_import_then_export(book, tmp_path):
    db = tmp_path / "desk.db"
    assert (
        invoke("import", book, "--db", db, "--dry-run").exit_code == 2
    )  # there is no ledger yet, and a dry run makes none
    result = invoke("import", book, "--db", db)
    assert (result.exit_code, result.stdout) == (0, "Rows: 2 added.\n")
    assert "C2 Announcement Date: the year 2203 is impossible" in result.stderr
    assert invoke("import", book, "--db", db).stdout == "Rows: 2 unchanged.\n"
    result = invoke("export", "--db", db, "--format", "xlsx", "-o", tmp_path / "out.xlsx", "--donor", "Norway")
    assert (result.exit_code, result.stderr) == (0, f'Wrote 2 rows to "{tmp_path}/out.xlsx".\n')
    assert load_workbook(tmp_path / "out.xlsx").worksheets[0]["A3"].value == "NOM2"


def test_import_says_per_row_what_changed(book, tmp_path):
    db = tmp_path / "desk.db"
    invoke("import", book, "--db", db)
    write_workbook(tmp_path / "later.xlsx", [[sound("Less.")]])
    result = invoke("import", tmp_path / "later.xlsx", "--db", db, "--dry-run")
    assert 'changed: NOM2 (row 2, C-0002)\n  note: "More." → "Less."' in result.stdout
    assert "gone: NOM1 (no longer there, C-0001)" in result.stdout
    assert result.stdout.endswith("Would be: 1 changed, 1 gone.\n")
    changes = json.loads(invoke("import", tmp_path / "later.xlsx", "--db", db, "--format", "json").stdout)["changes"]
    assert [(it["fate"], it["id"]) for it in changes] == [("changed", "NOM2"), ("gone", "NOM1")]
