"""From a workbook into the ledger and back: the same data, no formula, no edit overwritten, no half a file."""

import csv
import io
import json
import os
import shutil
import subprocess
from datetime import date, datetime
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook as Book
from openpyxl import load_workbook

from benchmarks.sheets import Office, Row, write_workbook
from onrecord.exports.tracker import export, import_workbook
from onrecord.exports.tracker.sheets import EVIDENCE_SHEET, MAIN_SHEET
from onrecord.ledger import Ledger, Query, add, edit, merge, reject, undo
from onrecord.records import FIELDS, Count, Days, Euro, Good, Party, Sum
from tests.ledger.readings import PLEDGE_TEXT, RADARS, act, reading
from tests.reports.test_workbooks import LINE, SEVEN, made


@pytest.fixture
def ledger(tmp_path):
    return Ledger.open(tmp_path / "desk.db", create=True)


def values(ledger):
    """Every row as its fields, in order."""
    return [{name: getattr(row, name) for name in FIELDS} for row in ledger.rows().rows]


def fates(report):
    return [row.fate for row in report.rows]


def test_each_row_becomes_an_add_decision_with_its_cells(ledger, tmp_path):
    report = import_workbook(ledger, made(tmp_path / "t.xlsx", [SEVEN, LINE]))
    (row,) = ledger.rows().rows
    assert fates(report) == ["added"] and report.rows[0].commitment == row.id
    assert (row.status, row.state, row.announced, row.note) == ("added", "pledged", date(2023, 7, 8), "Two sheds.")
    assert row.donor == (Party("state:NO", "Norway"),) and row.recipient == (Party("state:UA", "Ukraine"),)
    assert row.amount == Sum((Decimal(400), Decimal(400)), "NOK")
    assert row.items == (Good("shed", units=Count((Decimal(2), Decimal(2)))),)
    (decision,) = ledger.show(row.id).decisions
    assert decision.who == f"import:t.xlsx@{report.workbook.sha256}"
    assert ("Bilateral Assistance, MAIN DATA!R2C7", "shed") in [(it.cell, it.words) for it in decision.evidence]
    assert [(it.name, it.sha256) for it in ledger.sources()] == [("t.xlsx", report.workbook.sha256)]


def test_a_dry_run_changes_nothing(ledger, tmp_path):
    report = import_workbook(ledger, made(tmp_path / "t.xlsx", [SEVEN, LINE]), dry=True)
    assert fates(report) == ["added"] and report.dry
    assert ledger.rows().rows == [] and ledger.sources() == []


def test_the_sum_of_an_activity_counts_once(ledger, tmp_path):
    write_workbook(tmp_path / "t.xlsx", [[Row("NOM1", "Norway", datetime(2023, 5, 4), "Military", "Grant", "x", "EUR", 900, item)
                                          for item in ("shed", "hut")]])  # fmt: skip
    import_workbook(ledger, tmp_path / "t.xlsx")
    assert [row.amount and row.amount.value[0] for row in ledger.rows().rows] == [Decimal(900), None]


def test_delivered_units_make_the_state(ledger, tmp_path):
    write_workbook(tmp_path / "t.xlsx", [[Row("NOM1", "Norway", datetime(2023, 5, 4), "Military", "Grant", "x", "USD",
                                              "Not given", "shed", units=4, delivered=came)
                                          for came in (".", 0, 2, 4)]])  # fmt: skip
    import_workbook(ledger, tmp_path / "t.xlsx")
    assert [row.state for row in ledger.rows().rows] == ["pledged", "pledged", "in_delivery", "delivered"]


def test_a_later_release_says_what_was_added_changed_or_gone(ledger, tmp_path):
    import_workbook(ledger, made(tmp_path / "7.xlsx", [SEVEN, LINE, ("ZZM2", *LINE[1:]), ("ZZM3", *LINE[1:])]))
    again = import_workbook(
        ledger, made(tmp_path / "8.xlsx", [SEVEN, LINE, ("ZZM2", *LINE[1:5], 500, *LINE[6:]), ("ZZM4", *LINE[1:])])
    )
    assert fates(again) == ["unchanged", "changed", "added", "gone"]
    (change,) = again.rows[1].changes
    assert (change.field, change.before.value[0], change.after.value[0], change.by) == ("amount", 400, 500, None)
    assert [row.amount.value[0] for row in ledger.rows().rows] == [400, 500, 400, 400]
    assert fates(import_workbook(ledger, tmp_path / "8.xlsx")) == ["unchanged", "unchanged", "unchanged", "gone"]


def test_a_later_release_never_overwrites_what_a_person_decided(ledger, tmp_path):
    first = import_workbook(ledger, made(tmp_path / "7.xlsx", [SEVEN, LINE]))
    id = first.rows[0].commitment
    ledger.decide(edit(id, "amount", Sum((Decimal(450), Decimal(450)), "NOK")), who="ada", why="the ministry says so")
    later = import_workbook(ledger, made(tmp_path / "8.xlsx", [SEVEN, (*LINE[:5], 500, *LINE[6:])]))
    assert fates(later) == ["kept"]
    assert (later.rows[0].changes[0].kept.value[0], later.rows[0].changes[0].by) == (450, "ada")
    assert ledger.rows().rows[0].amount.value[0] == 450


def test_an_edit_that_was_undone_is_no_persons_any_more(ledger, tmp_path):
    first = import_workbook(ledger, made(tmp_path / "7.xlsx", [SEVEN, LINE]))
    (edited,) = ledger.decide(edit(first.rows[0].commitment, "note", "Three sheds."), who="ada")
    ledger.decide(undo(edited.id), who="ada")
    later = import_workbook(ledger, made(tmp_path / "8.xlsx", [SEVEN, (*LINE[:3], "Four sheds.", *LINE[4:])]))
    assert fates(later) == ["changed"] and ledger.rows().rows[0].note == "Four sheds."


# There and back


@pytest.mark.parametrize("form", ["xlsx", "csv"])
def test_a_whole_tracker_comes_back_as_it_was(ledger, tmp_path, form):
    write_workbook(tmp_path / "t.xlsx", Office(5).activities(80))
    import_workbook(ledger, tmp_path / "t.xlsx")
    export(ledger, tmp_path / f"out.{form}", form)
    other = Ledger.open(tmp_path / "other.db", create=True)
    import_workbook(other, tmp_path / f"out.{form}")
    assert values(other) == values(ledger)
    assert set(fates(import_workbook(ledger, tmp_path / f"out.{form}"))) == {"unchanged"}


@pytest.fixture
def mixed(ledger):
    """C-0001 from a report, C-0002 by hand."""
    told = act(PLEDGE_TEXT, PLEDGE_TEXT[:-1], item=RADARS, units=12, amount=(900, "EUR"))
    ledger.add([reading(PLEDGE_TEXT, told)])
    ledger.decide(add({"kind": "pledge", "note": "a\x00b", "items": (Good("huts"), Good("sheds"))}), who="ada")
    return ledger


def retyped(path, header, text, row=2):
    """Put another value into a cell of an exported workbook."""
    book = load_workbook(path)
    column = next(cell.column for cell in book[MAIN_SHEET][1] if cell.value == header)
    book[MAIN_SHEET].cell(row, column).value = text
    book.save(path)


@pytest.mark.parametrize("form", ["xlsx", "csv"])
def test_an_export_changes_nothing_in_the_ledger_it_came_from(mixed, tmp_path, form):
    export(mixed, tmp_path / f"out.{form}", form)
    before = values(mixed)
    for _ in range(2):
        assert fates(import_workbook(mixed, tmp_path / f"out.{form}")) == ["unchanged", "unchanged"]
    assert values(mixed) == before and len(mixed.decisions()) == 1


def test_a_cell_changed_in_an_export_is_an_edit_unless_a_person_made_one(mixed, tmp_path):
    export(mixed, tmp_path / "out.xlsx", "xlsx")
    retyped(tmp_path / "out.xlsx", "onrecord state", "delivered")
    retyped(tmp_path / "out.xlsx", "onrecord condition", "if it rains")
    mixed.decide(edit("C-0001", "condition", "if it snows"), who="ada")
    report = import_workbook(mixed, tmp_path / "out.xlsx")
    assert fates(report) == ["changed", "unchanged"]
    assert [(it.field, it.before, it.after, it.by) for it in report.rows[0].changes] == [
        ("state", "pledged", "delivered", None), ("condition", "if it snows", "if it rains", "ada")]  # fmt: skip
    row = mixed.rows().rows[0]
    assert (row.state, row.condition) == ("delivered", "if it snows")
    assert fates(import_workbook(mixed, tmp_path / "out.xlsx")) == ["kept", "unchanged"]


def test_a_row_that_a_person_rejected_or_merged_does_not_come_back(mixed, tmp_path):
    mixed.decide(add({"kind": "delivery"}), who="ada")
    export(mixed, tmp_path / "out.xlsx", "xlsx")
    mixed.decide(reject("C-0001"), merge("C-0002", "C-0003"), who="ada")
    assert fates(import_workbook(mixed, tmp_path / "out.xlsx")) == ["kept", "unchanged", "kept"]
    assert [row.id for row in mixed.rows().rows] == ["C-0002"]


def test_an_id_of_another_ledger_is_another_row(mixed, tmp_path):
    export(mixed, tmp_path / "out.xlsx", "xlsx")
    other = Ledger.open(tmp_path / "other.db", create=True)
    other.decide(add({"kind": "delivery"}), who="bob")
    export(other, tmp_path / "theirs.xlsx", "xlsx")
    assert fates(import_workbook(other, tmp_path / "out.xlsx")) == ["added", "added"]
    assert fates(import_workbook(other, tmp_path / "out.xlsx")) == ["unchanged", "unchanged"]
    third = Ledger.open(tmp_path / "third.db", create=True)
    for name in ("out.xlsx", "theirs.xlsx"):
        assert set(fates(import_workbook(third, tmp_path / name))) == {"added"}


def test_a_sorted_sheet_has_the_same_rows(mixed, tmp_path):
    mixed.decide(add({"kind": "delivery"}), who="ada")
    export(mixed, tmp_path / "out.csv", "csv")
    head, radars, huts, sheds, delivery = (tmp_path / "out.csv").read_bytes().splitlines(keepends=True)
    (tmp_path / "out.csv").write_bytes(head + huts + delivery + radars + sheds)
    assert set(fates(import_workbook(mixed, tmp_path / "out.csv"))) == {"unchanged"}


def test_untouched_cells_go_back_as_they_were_typed(ledger, tmp_path):
    import_workbook(ledger, made(tmp_path / "t.xlsx", [SEVEN, (*LINE[:2], "until  7/8/2023", *LINE[3:])]))
    export(ledger, tmp_path / "out.xlsx", "xlsx")
    assert load_workbook(tmp_path / "out.xlsx")[MAIN_SHEET]["C2"].value == "until  7/8/2023"


_WORDS = st.text(st.characters(codec="utf-8", exclude_categories=("Cs", "Cc", "Cn", "Co")), min_size=1, max_size=40)
_RISKY = st.builds(str.__add__, st.sampled_from(["=", "+", "-", "@", "\t", "'", "'=", "=cmd|' /C calc'!A0"]), _WORDS)
_TEXT = (_WORDS | _RISKY).filter(lambda it: it.strip())
_NUMBER = st.decimals(min_value=0, max_value=10**12, places=3, allow_nan=False) | st.integers(0, 10**9).map(Decimal)
_ENDS = st.tuples(_NUMBER, _NUMBER).map(lambda it: (min(it), max(it))) | _NUMBER.map(lambda it: (it, it))
_DAY = st.dates(date(2014, 1, 1), date(2030, 1, 1))
_PARTY = st.sampled_from(
    [Party("state:NO", "Norway"), Party("institution:eu", "European Union"),
     Party("group:european-countries", "European countries"),
     Party(None, "A club of friends"), Party("state:US", "the White House")]
)  # fmt: skip
_PARTIES = st.lists(_PARTY, max_size=2, unique=True).map(tuple)
_GOOD = st.builds(
    Good, _TEXT, st.none() | st.just("Leopard 2"), st.none() | st.just("tank"),
    st.none() | st.builds(Count, _ENDS, st.booleans(), st.none() | st.just("rounds")),
)  # fmt: skip
_ROW = st.fixed_dictionaries(
    {"kind": st.sampled_from(["pledge", "delivery", "exchange"])},
    optional={
        "state": st.sampled_from(["pledged", "in_delivery", "denied"]), "factuality": st.sampled_from(["CT+", "PS-"]),
        "aid_type": st.sampled_from(["military", "financial"]),
        "forms": st.sampled_from([("weapons", "equipment"), ("swap_line",)]),
        "donor": _PARTIES, "buyer": _PARTIES, "seller": _PARTIES, "recipient": _PARTIES, "beneficiary": _PARTIES,
        "items": st.lists(_GOOD, max_size=3).map(tuple),
        "amount": st.builds(Sum, _ENDS, st.sampled_from(["EUR", "NOK", None]), st.sampled_from([None, "up_to", "about"])),
        "euro": st.builds(Euro, _ENDS.map(lambda it: tuple(round(end, 2) for end in it)), _DAY),
        "announced": _DAY, "when": st.tuples(_DAY, _DAY).map(lambda it: Days(min(it), max(it))), "condition": _TEXT,
        "note": _TEXT,
    },
)  # fmt: skip


@given(st.lists(_ROW, min_size=1, max_size=4), st.sampled_from(["xlsx", "csv"]))
@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_row_comes_back_as_it_was(tmp_path_factory, rows, form):
    folder = tmp_path_factory.mktemp("back")
    ledger = Ledger.open(folder / "a.db", create=True)
    ledger.decide(*(add(row) for row in rows), who="ada")
    export(ledger, folder / f"out.{form}", form)
    other = Ledger.open(folder / "b.db", create=True)
    import_workbook(other, folder / f"out.{form}")
    assert values(other) == values(ledger)


HOSTILE = ["=1+1", "+49 30", "-cash-", "@SUM(A1)", "\tx", "\rx", '=HYPERLINK("http://x")', "'=1", "a\x00b", "plain"]


def test_no_text_becomes_a_formula(ledger, tmp_path):
    ledger.decide(*(add({"kind": "pledge", "note": text, "items": (Good(text),)}) for text in HOSTILE), who="=evil()")
    export(ledger, tmp_path / "out.xlsx", "xlsx")
    book = load_workbook(tmp_path / "out.xlsx")
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row if isinstance(cell.value, str)]
    assert {cell.data_type for cell in cells} == {"s"}
    assert all(cell.quotePrefix for cell in cells if cell.value[0] in "=+-@\t\r")
    export(ledger, tmp_path / "out.csv", "csv")
    rows = list(csv.reader(io.StringIO((tmp_path / "out.csv").read_bytes().decode("utf-8-sig"), newline="")))
    assert not [cell for row in rows for cell in row if cell[:1] in tuple("=+-@\t\r") and cell]
    for form in ("xlsx", "csv"):
        other = Ledger.open(tmp_path / f"{form}.db", create=True)
        import_workbook(other, tmp_path / f"out.{form}")
        assert [row.note for row in other.rows().rows] == [text.replace("\x00", "\ufffd") for text in HOSTILE]


def test_the_sheet_is_ready_to_work_with(ledger, tmp_path):
    import_workbook(ledger, made(tmp_path / "t.xlsx", [SEVEN, LINE]))
    assert export(ledger, tmp_path / "out.xlsx", "xlsx") == 1
    book = load_workbook(tmp_path / "out.xlsx")
    sheet = book[MAIN_SHEET]
    assert sheet.freeze_panes == "C2" and sheet.auto_filter.ref.startswith("A1:")
    assert sheet["C2"].value == datetime(2023, 7, 8) and sheet["H2"].value == 400
    assert [cell.value for cell in book[EVIDENCE_SHEET][2]][:2] == ["C-0001", "add"]


def test_a_failed_export_leaves_the_old_file(ledger, tmp_path, monkeypatch):
    (tmp_path / "out.jsonl").write_text("old")
    ledger.decide(add({"kind": "pledge"}), who="ada")
    monkeypatch.setattr("onrecord.exports.tracker.writing.write_jsonl", lambda *_: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        export(ledger, tmp_path / "out.jsonl", "jsonl")
    assert (tmp_path / "out.jsonl").read_text() == "old" and len(list(tmp_path.glob("*.part"))) == 0


def test_filters_choose_the_rows(ledger, tmp_path):
    ledger.decide(add({"kind": "pledge"}), add({"kind": "delivery"}), who="ada")
    assert export(ledger, tmp_path / "out.jsonl", "jsonl", Query(kind="delivery")) == 1
    (line,) = (tmp_path / "out.jsonl").read_text().splitlines()
    assert json.loads(line)["kind"] == "delivery"


def test_parquet_keeps_decimals_and_days(ledger, tmp_path):
    parquet = pytest.importorskip("pyarrow.parquet", reason="pyarrow is not installed")
    amount = Sum((Decimal("0.1"), Decimal("12345678901234567890.5")), "EUR", "about")
    ledger.decide(add({"kind": "pledge", "amount": amount, "announced": date(2023, 5, 4)}), who="ada")
    export(ledger, tmp_path / "out.parquet", "parquet")
    (row,) = parquet.read_table(tmp_path / "out.parquet").to_pylist()
    assert (row["amount_low"], row["amount_high"], row["announced"]) == (*amount.value, date(2023, 5, 4))


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice (soffice) is not installed")
@pytest.mark.slow
def test_libreoffice_reads_the_same_cells(ledger, tmp_path):
    write_workbook(tmp_path / "t.xlsx", Office(5).activities(20))
    import_workbook(ledger, tmp_path / "t.xlsx")
    ledger.decide(*(add({"kind": "pledge", "note": text}) for text in ("=1+1", "-x", "@y", "ü 🚀")), who="ada")
    export(ledger, tmp_path / "out.xlsx", "xlsx")
    (tmp_path / "lo").mkdir()
    command = ["soffice", "--headless", f"-env:UserInstallation=file://{tmp_path}/profile", "--convert-to", "xlsx", "--outdir",
               str(tmp_path / "lo"), str(tmp_path / "out.xlsx")]  # fmt: skip
    subprocess.run(command, check=True, capture_output=True, timeout=180, env=os.environ | {"HOME": str(tmp_path)})
    ours, theirs = (load_workbook(path) for path in (tmp_path / "out.xlsx", tmp_path / "lo" / "out.xlsx"))
    for sheet in (MAIN_SHEET, EVIDENCE_SHEET):
        one, other = ([[cell.value for cell in row] for row in book[sheet].iter_rows()] for book in (ours, theirs))
        assert len(one) == len(other)
        for ours_, theirs_ in zip(one, other, strict=True):  # LibreOffice writes 15 digits of a number
            assert ours_ == [pytest.approx(it, rel=1e-13) if isinstance(it, float) else it for it in theirs_]


def test_a_foreign_book_does_not_need_to_be_closed(tmp_path):
    Book().save(tmp_path / "empty.xlsx")
    ledger = Ledger.open(tmp_path / "x.db", create=True)
    from onrecord.errors import InputError

    with pytest.raises(InputError, match="no sheet has the columns of a tracker"):
        import_workbook(ledger, tmp_path / "empty.xlsx")
    assert ledger.sources() == []
