"""The commands on a ledger, from their arguments to what they print."""

from __future__ import annotations

import csv
import io
import json
from datetime import date
from decimal import Decimal

import pytest
from typer.testing import CliRunner

from onrecord.cli import read as read_module
from onrecord.cli.app import app
from onrecord.ledger import Ledger, Query, add, edit, parse
from onrecord.records import Euro, Sum
from tests.ledger.readings import RADARS, act, day, delivery, pledge, reading


@pytest.fixture
def place(tmp_path):
    place = str(tmp_path / "desk.db")
    Ledger.open(place, create=True).add([pledge(), delivery(said="has handed over all 12 Corvus radars")])
    return place


@pytest.fixture
def run(place):
    def invoke(*arguments, code=0):
        environment = {"ONRECORD_DB": place, "ONRECORD_WHO": "ann", "NO_COLOR": "1"}
        result = CliRunner().invoke(app, list(map(str, arguments)), env=environment)
        assert result.exit_code == code, result.output
        return result

    return invoke


def lines(result) -> list[list[str]]:
    return [line.split() for line in result.stdout.splitlines() if line.strip()]


def test_the_tracker_is_a_table(run):
    result = run("tracker")
    assert lines(result)[0] == ["id", "donor", "recipient", "what", "amount", "euro", "state", "day", "status"]
    assert lines(result)[2][:6] == ["C-0001", "Norland", "Sudland", "12", "Corvus", "3"]
    assert result.stderr == "1 row\n"


def test_filters_and_as_of(run):
    for arguments, state in (
        ((), "delivered"),
        (("--as-of", "2025-03-20"), "pledged"),
        (("--donor", "state:NO", "--class", "air_defence"), "delivered"),
        (("--donor", "norland", "--recipient", "Sudland"), "delivered"),
        (("--act-from", "2025-02-01", "--act-to", "2025-03-31"), "delivered"),
        (("--amount-from", "40,000,000"), "delivered"),
    ):
        assert [row["state"] for row in json.loads(run("tracker", "--format", "json", *arguments).stdout)] == [state]
    for arguments in (
        ("--donor", "state:SU"),
        ("--as-of", "2025-02-01"),
        ("--act-from", "2026-01-01"),
        ("--status", "rejected"),
        ("--currency", "USD"),
        ("--recorded-by", "2020-01-01"),
    ):
        assert json.loads(run("tracker", "--format", "json", *arguments).stdout) == []


def test_json_keeps_numbers_exact_and_names_plain(run):
    (row,) = json.loads(run("tracker", "--format", "json").stdout)
    assert row["amount"] == {"value": ["40500000", "40500000"], "currency": "EUR", "bound": None}
    assert row["donor"] == [{"id": "state:NO", "name": "Norland"}]
    assert row["items"][0]["class"] == "air_defence"


def test_csv_can_be_read_back_and_holds_no_formula(run, place):
    ledger = Ledger.open(place)
    ledger.decide(edit("C-0001", "note", '=HYPERLINK("http://x")'), who="ann")
    (row,) = csv.DictReader(io.StringIO(run("tracker", "--format", "csv").stdout))
    assert (row["id"], row["amount_low"], row["units"]) == ("C-0001", "40500000", "12")
    assert row["note"] == '\'=HYPERLINK("http://x")'


def test_csv_cells_are_one_line_without_control_characters(run, place):
    Ledger.open(place).decide(edit("C-0001", "note", "one\r\ntwo\x1b[31m\x85three"), who="ann")
    (row,) = csv.DictReader(io.StringIO(run("tracker", "--format", "csv").stdout))
    assert row["note"] == "one two\u241b three"


def test_sums(run):
    (total,) = json.loads(run("tracker", "--sum", "donor", "--format", "json").stdout)
    assert total == {
        "group": "state:NO",
        "rows": 1,
        "euro": "40500000",
        "without_euro": 0,
        "amounts": {"EUR": "40500000"},
        "pledged": "40500000",
        "delivered": "40500000",
    }
    assert lines(run("tracker", "--sum", "month"))[2][:3] == ["2025-03", "1", "40,500,000"]


def test_a_party_that_nobody_is_gets_a_note(run):
    assert 'Note: "nobody" is in no knowledge file and in no row.' in run("tracker", "--donor", "nobody").stderr
    for known in ("Germany", "state:DE", "norland"):
        assert "Note" not in run("tracker", "--donor", known).stderr


def test_a_limit_holds_for_sums_too(run, place):
    Ledger.open(place).decide(add({"kind": "pledge", "state": "pledged"}), who="ann")
    result = run("tracker", "--sum", "state", "--limit", "1", "--format", "json")
    assert [total["group"] for total in json.loads(result.stdout)] == ["delivered"]
    assert result.stderr == "1 of 2 groups\n"
    assert len(json.loads(run("tracker", "--sum", "state", "--limit", "0", "--format", "json").stdout)) == 2


def test_tables_break_no_number_and_show_whole_euros(run, place):
    values = {
        "amount": Sum((Decimal("151265712550000"), Decimal("161265712550000")), "USD"),
        "euro": Euro((Decimal("151265712.55183574"), Decimal("151265712.55183574")), date(2025, 3, 1)),
        "items": parse("items", "12 long-named amphibious bridging vehicles of the second generation"),
    }
    Ledger.open(place).decide(add({"kind": "pledge", "state": "pledged"} | values), who="ann")
    page = run("tracker").stdout
    assert "151,265,712,550,000-161,265,712,550,000 USD" in page and " 151,265,713 " in page
    sums = run("tracker", "--sum", "state").stdout
    assert "151,265,712,550,000" in sums and " 151,265,713 " in sums
    assert "151265712.55183574" in run("tracker", "--format", "csv").stdout


def test_show_has_row_history_passages_and_decisions(run):
    run("decide", "edit", "C-0001", "state", "contracted", "--seen", "delivered", "--why", "the ministry's list")
    page = run("show", "C-0001").stdout
    for words in (
        "C-0001 · edited",
        "state:        contracted  [decision 1, ann] reports now say: delivered",
        "2025-03-01  pledged (CT+) · report",
        "“has handed over all 12 Corvus radars”",
        "ann: edit C-0001 state, from delivered to contracted (the ministry's list)",
    ):
        assert " ".join(words.split()) in " ".join(page.split()), words


def test_every_decision_from_the_command_line(run, place):
    passage = json.loads(run("show", "C-0001", "--format", "json").stdout)["passages"][1]
    name = f"{passage['version'][:8]}:{passage['span'][0]}-{passage['span'][1]}"
    steps = [
        (("accept", "C-0001", "--field", "amount"), "1: accept C-0001 amount"),
        (("edit", "C-0001", "items", "~18 Leopard 2 (tank); 40 Marder"), "2: edit C-0001 items"),
        (("split", "C-0001", "--passage", name), "3: split C-0001, new row C-0002"),
        (("add", "kind=pledge", "donor=state:DE=Germany", "amount=1.5 USD"), "4: add C-0003"),
        (("merge", "C-0001", "C-0003"), "5: merge C-0001 with C-0003"),
        (("reject", "C-0002"), "6: reject C-0002"),
        (("undo", "6"), "7: undo C-0002, decision 6"),
    ]
    for arguments, said in steps:
        assert run("decide", *arguments).stdout == f"{said}\n"
    ledger = Ledger.open(place)
    assert [row.id for row in ledger.rows().rows] == ["C-0001", "C-0002"]
    assert [good.name for good in ledger.rows(Query()).rows[0].items] == ["Leopard 2", "Marder"]
    assert run("ledger", "check").stderr == "The ledger is sound.\n"


def test_parties_typed_by_hand_get_their_ids(run):
    said = run("decide", "add", "kind=pledge", "donor=Germany, state:DK, Fernland", "buyer=europeans").stderr
    assert said == (
        'Note: "Fernland" is in no knowledge file and is kept as written; no id (such as state:DE) will find it.\n'
    )
    run("decide", "edit", "C-0001", "donor", "germany")
    rows = json.loads(run("tracker", "--donor", "state:DE", "--format", "json").stdout)
    assert [[(it["id"], it["name"]) for it in row["donor"]] for row in rows] == [
        [("state:DE", "Germany")],
        [("state:DE", "Germany"), ("state:DK", "Denmark"), (None, "Fernland")],
    ]
    assert rows[1]["buyer"] == [{"id": "group:european-countries", "name": "European countries"}]
    refused = run("decide", "add", "donor=state:ZZ=Zedland", code=2).stderr
    assert refused.startswith('Error: There is no "state:ZZ" in the knowledge files. ')


def test_an_edit_leaves_a_rejected_row_rejected_and_says_so(run):
    run("decide", "reject", "C-0001")
    for arguments in (("edit", "C-0001", "note", "seen"), ("accept", "C-0001", "--field", "amount")):
        assert run("decide", *arguments).stderr.startswith("C-0001 stays rejected: ")
    assert run("decide", "accept", "C-0001").stderr == ""
    assert run("ledger", "check").stderr == "The ledger is sound.\n"


def test_a_conflict_is_one_line_and_exit_code_1(run):
    run("decide", "edit", "C-0001", "state", "contracted")
    result = run("decide", "edit", "C-0001", "state", "approved", "--seen", "delivered", code=1)
    assert result.stderr == (
        "Error: state of C-0001 has changed since you looked: it was delivered, it is contracted. "
        "Look again (onrecord show C-0001), then decide; --force decides all the same.\n"
    )
    run("decide", "edit", "C-0001", "state", "approved", "--seen", "delivered", "--force")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["tracker", "--as-of", "Monday"], 'Cannot use --as-of "Monday": a day expected'),
        (["tracker", "--zone", "Mars/Base"], 'Unknown --zone "Mars/Base"'),
        (["tracker", "--amount-from", "many"], 'Cannot use --amount-from "many": a number expected'),
        (["tracker", "--kind", "gift"], 'Unknown kind "gift". Known: purchase, sale, pledge'),
        (["tracker", "--status", "done"], 'Unknown status "done". Known: proposed, accepted, edited, rejected, added.'),
        (["tracker", "--class", "tnak"], 'Unknown class "tnak". Did you mean "tank"?'),
        (["tracker", "--limit", "-1"], "Cannot use --limit -1"),
        (["show", "C-9"], "There is no row C-0009"),
        (["search", "--", "..."], 'There is no word in "..."'),
        (["decide", "add", "kind"], 'Cannot understand "kind": FIELD=VALUE expected'),
        (
            ["decide", "edit", "C-0001", "amount", "lots"],
            'Cannot understand "lots" as amount. For instance: 1500000 EUR',
        ),
        (["decide", "edit", "C-0001", "amount", "-5 EUR"], 'Cannot use "-5 EUR": a sum cannot be negative'),
        (["decide", "edit", "C-0001", "amount", "--", "-5 EUR"], 'Cannot use "-5 EUR": a sum cannot be negative'),
        (["decide", "split", "C-0001", "--passage", "1"], 'C-0001 does not rest on a passage "1". It has: '),
        (["decide", "edit", "C-0001", "amount", "5 XYZ"], '"XYZ" is no currency that is known. Codes are those of'),
        (["decide", "add", "note=so far"], "A row needs more than a note"),
        (["tracker", "--db", "no.db"], 'There is no ledger at "no.db"'),
    ],
)
def test_wrong_usage_is_one_line_with_a_remedy(run, arguments, message):
    result = run(*arguments, code=2)
    assert result.stderr.startswith(f"Error: {message}")
    assert (result.stdout, result.stderr.count("\n")) == ("", 1)


def test_search_shows_rows_statements_and_reports(run):
    page = run("search", "radars", "corvus").stdout
    assert "Rows\n  C-0001  Norland · 12 Corvus 3 · delivered" in page
    assert "Statements\n  Ada Brandt: “has handed over all 12 Corvus radars”" in page
    assert page.count("The Norland Courier") == 3
    assert run("search", "nothing").stdout == "Nothing holds all of these words.\n"


def test_words_of_a_report_cannot_write_to_the_terminal(tmp_path):
    place = str(tmp_path / "hostile.db")
    text = "Nor\x1b[31mland gives \x1b]0;owned\x07kites."
    told = act(text, "gives \x1b]0;owned\x07kites", item=("kites\x1b[2J", None, "drone"))
    Ledger.open(place, create=True).add([reading(text, told, said=text, outlet="Evil\x1b[1mPost")])
    for command in (["tracker"], ["show", "C-0001"], ["search", "kites"]):
        page = CliRunner().invoke(app, [*command, "--db", place], env={"NO_COLOR": "1"}).stdout
        assert "kites" in page and not {"\x1b", "\x07"} & set(page)


def test_check_has_exit_code_3_for_what_it_finds(run, place):
    ledger = Ledger.open(place)
    with ledger._backend.writing() as connection:
        connection.exec_driver_sql("UPDATE rows SET state = 'withdrawn'")
    assert "column state holds 'withdrawn'" in run("ledger", "check", code=3).stdout
    assert run("ledger", "rebuild").stderr.startswith("Rebuilt; rows that were not as they should be: ")
    run("ledger", "check")


def test_backup_restore_forget_and_upgrade(run, tmp_path):
    copy, other = tmp_path / "copy", str(tmp_path / "other.db")
    assert run("backup", copy).stderr == f'Backed up to "{copy}".\n'
    assert run("restore", copy, "--db", other).stderr == f'Restored "{copy}" to "{other}".\n'
    report = pledge().report.id
    said = run("forget", report, "--why", "court order", "--db", other).stderr
    assert said == f"Forgot report {report}. Rows that rested on it: C-0001.\n"
    assert "forgotten" in run("show", "C-0001", "--db", other).stdout
    assert run("ledger", "upgrade").stderr == "The ledger is at schema 0003, as it was.\n"


class StubReader:
    """Gives the readings of these tests, whatever it is given to read."""

    def read_many(self, reports):
        list(reports)
        yield from [pledge(), delivery(published=day(50)), pledge()]


def test_read_stores_and_prints_only_when_asked(monkeypatch, tmp_path):
    monkeypatch.setattr(read_module, "make_reader", lambda options: StubReader())
    (tmp_path / "a.txt").write_text("Norland talks on and on about the bridge and about the radars.")
    place = str(tmp_path / "new.db")
    arguments = ["read", str(tmp_path / "a.txt"), "--db", place]
    first = CliRunner().invoke(app, arguments)
    assert (first.exit_code, first.stdout) == (0, "")
    assert first.stderr == f'2 stored, 1 known in "{place}".\n'
    again = CliRunner().invoke(app, [*arguments, "--format", "jsonl"])
    assert (len(again.stdout.splitlines()), again.stderr) == (3, f'3 known in "{place}".\n')
    assert Ledger.open(place).rows().rows[0].items[0].canonical == RADARS[1]
