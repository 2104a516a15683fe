"""Reading hand-kept trackers: what people type, where columns stand, and files that mean harm."""

import io
import zipfile
from datetime import date, datetime
from decimal import Decimal

import pytest
from openpyxl import Workbook as Book

from onrecord.errors import InputError, UsageError
from onrecord.records import Figure, When
from onrecord.reports.workbooks import Mapping, read_mapping, read_workbook
from onrecord.reports.workbooks.values import Missing, Unreadable, date_order, figure_of, when_of


def number(text):
    return Figure(Decimal(text), Decimal(text))


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        (5, number("5")),
        (0.1, number("0.1")),
        ("1.500.000", number("1500000")),
        ("1,500,000", number("1500000")),
        ("1,500", number("1500")),
        ("500 000", number("500000")),
        ("1'250'000", number("1250000")),
        ("1,5 mio", number("1500000")),
        ("2.25 bn", number("2250000000")),
        ("EUR 3 million", number("3000000")),
        ("12 units", number("12")),
        ("1.234,5", number("1234.5")),
        ("1,234.5", number("1234.5")),
        ("-3", number("-3")),
        ("~500", Figure(Decimal(500), Decimal(500), approx=True)),
        ("up to 20", Figure(Decimal(20), Decimal(20), approx=True)),
        ("10-20", Figure(Decimal(10), Decimal(20))),
        ("10 to 20 million", Figure(Decimal(10_000_000), Decimal(20_000_000))),
    ],
)
def test_numbers_are_read_as_people_type_them(typed, meant):
    assert figure_of(typed) == meant


@pytest.mark.parametrize("typed", ["1.500", "dozens", "20-10", "12 or so tanks", True, datetime(2023, 5, 1), "#REF!"])
def test_what_is_no_number_or_could_be_two_is_unreadable(typed):
    assert isinstance(figure_of(typed), Unreadable)


def test_the_decimal_sign_of_the_mapping_settles_it():
    assert figure_of("1.500", ",") == number("1500")
    assert figure_of("1,500", ",") == number("1.500")


@pytest.mark.parametrize(
    "typed", [None, "", " ", ".", "-", "Not given", "undisclosed", "n/a", "No price", "TBD", "unspecified"]
)
def test_ways_to_say_nothing_are_no_numbers_and_no_errors(typed):
    assert isinstance(figure_of(typed), Missing)
    assert isinstance(when_of(typed), Missing)


DAY = date(2023, 7, 8)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        (datetime(2023, 7, 8), When("day", DAY, DAY)),
        ("2023-07-08", When("day", DAY, DAY)),
        ("7/8/2023", When("day", DAY, DAY)),
        ("8.7.2023", When("day", DAY, DAY)),
        ("8 July 2023", When("day", DAY, DAY)),
        ("July 8, 2023", When("day", DAY, DAY)),
        (45115, When("day", DAY, DAY)),
        ("until  7/8/2023", When("until", None, DAY)),
        ("since 8 July 2023", When("since", DAY, None)),
        ("between 7/8/2023 and 7/27/2023", When("between", DAY, date(2023, 7, 27))),
        ("7/8/2023 - 7/27/2023", When("between", DAY, date(2023, 7, 27))),
        ("unclear, 07/2023", When("month", date(2023, 7, 1), date(2023, 7, 31))),
        ("not specified, 02/23", When("month", date(2023, 2, 1), date(2023, 2, 28))),
        ("July 2023", When("month", date(2023, 7, 1), date(2023, 7, 31))),
        ("2023", When("year", date(2023, 1, 1), date(2023, 12, 31))),
    ],
)
def test_dates_are_read_as_people_type_them(typed, meant):
    assert when_of(typed) == meant


@pytest.mark.parametrize(
    ("typed", "reason"),
    [
        (datetime(2922, 2, 9), "the year 2922 is impossible"),
        ("until 2/30/2023", "the calendar has no day 30 in month 2 of 2023"),
        ("13/32/2023", "the calendar has no day 13 in month 32 of 2023"),
        ("between 7/27/2023 and 7/8/2023", "the stretch of days ends before it begins"),
        ("shortly after Easter", "“shortly after Easter” is no date that onrecord reads"),
    ],
)
def test_impossible_dates_say_why(typed, reason):
    assert when_of(typed) == Unreadable(reason)


def test_the_order_of_day_and_month_is_told_from_the_column():
    assert date_order(["7/8/2023", "until 7/27/2023"]) == "month_first"
    assert date_order(["7/8/2023", "27/7/2023"]) == "day_first"


SEVEN = ("ID", "countries", "Announcement Date", "Explanation", "Original Currency", "Monetary Value as Given by Source", None,
         "Type of item", "No. of Units")  # fmt: skip
THIRTEEN = ("Activity ID", "donor", "announcement_date", "explanation", "reporting_currency", "source_reported_value", "item",
            "item_type", "item_numb")  # fmt: skip
LINE = ("ZZM1", "Norway", datetime(2023, 7, 8), "Two sheds.", "NOK", 400, "shed", "Shelter", 2)


def made(path, rows, *, sheet="Bilateral Assistance, MAIN DATA", right=0, down=0, more=lambda book: None):
    book = Book()
    book.active.title = sheet
    for place, row in enumerate(rows, start=1 + down):
        for column, value in enumerate(row, start=1 + right):
            book.active.cell(place, column, value)
    more(book)
    book.save(path)
    return path


@pytest.mark.parametrize(
    "headers", [SEVEN, THIRTEEN, tuple(str(h or "Item").upper() for h in SEVEN)], ids=["7", "13", "upper"]
)
@pytest.mark.parametrize(("right", "down"), [(0, 0), (2, 3)], ids=["at the corner", "below blanks"])
def test_known_layouts_are_recognised_wherever_they_stand(tmp_path, headers, right, down):
    book = read_workbook(made(tmp_path / "t.xlsx", [headers, LINE], right=right, down=down))
    (entry,) = book.entries
    assert (entry.id, entry.donor, entry.item, entry.currency) == ("ZZM1", "Norway", "shed", "NOK")
    assert entry.announced == When("day", DAY, DAY)
    assert entry.amount == number("400") and entry.units == number("2")
    assert entry.row == 2 + down and entry.cells["item"].value == "shed"


def test_the_tracker_is_found_among_other_sheets_whatever_their_case(tmp_path):
    def more(book):
        book.create_sheet("Totals").append(
            ["donor", "date", "amount", "explanation", "item", "units", "currency", "id", "measure"]
        )

    path = made(tmp_path / "t.xlsx", [SEVEN, LINE], sheet="BILATERAL ASSISTANCE, main data", more=more)
    assert read_workbook(path).sheet == "BILATERAL ASSISTANCE, main data"


def test_nothing_is_dropped_in_silence(tmp_path):
    line = ("ZZM1", "Norway", "some day", "Two sheds.", "NOK", "a lot", "shed", "Shelter", 2, "extra")
    book = read_workbook(made(tmp_path / "t.xlsx", [(*SEVEN, "Remarks"), line]))
    assert [(it.cell.address, it.field, it.reason) for it in book.unread] == [
        ("C2", "announced", "“some day” is no date that onrecord reads"),
        ("F2", "amount", "“a lot” is no number"),
    ]
    assert [cell.value for cell in book.entries[0].others] == ["extra"]
    assert "Remarks" in book.notes[0]


def test_a_cell_merged_downwards_stands_in_every_row(tmp_path):
    path = made(tmp_path / "t.xlsx", [SEVEN, LINE, (None, None, None, None, None, None, "hut", "Shelter", 3)],
                more=lambda book: [book.active.merge_cells(ref) for ref in ("A2:A3", "B2:B3")])  # fmt: skip
    (activity,) = read_workbook(path).activities().values()
    assert [(it.donor, it.item) for it in activity] == [("Norway", "shed"), ("Norway", "hut")]


def test_a_formula_counts_with_its_stored_result_and_one_without_is_listed(tmp_path):
    path = made(tmp_path / "t.xlsx", [SEVEN, (*LINE[:5], "=200*2", *LINE[6:])])
    (unread,) = read_workbook(path).unread
    assert unread.reason == "the cell holds a formula, and the file does not hold its result"


def test_rows_of_totals_are_no_entries(tmp_path):
    book = read_workbook(made(tmp_path / "t.xlsx", [SEVEN, LINE, ("Total", None, None, None, None, 400)]))
    assert len(book.entries) == 1 and book.totals[0].amount == number("400")


MAP = """
sheet = "given"
decimal = ","
date_order = "day_first"
recipient = "Ukraine"
[columns]
donor = "Wer"
announced = "Wann"
amount = "Wie viel"
aid_type = "Art"
[values.aid_type]
mil = "Military"
"""


def test_a_mapping_reads_any_table(tmp_path):
    path = made(
        tmp_path / "t.xlsx",
        [("Wer", "Wann", "Wie viel", "Art"), ("Denmark", "8/7/2023", "1.500", "MIL")],
        sheet="Given",
    )
    (tmp_path / "m.toml").write_text(MAP)
    (entry,) = read_workbook(path, read_mapping(tmp_path / "m.toml")).entries
    assert (entry.donor, entry.aid_type, entry.recipient) == ("Denmark", "Military", "Ukraine")
    assert entry.amount == number("1500") and entry.announced == When("day", DAY, DAY)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("sheet = 3", '"sheet" holds 3'),
        ("colums = {}", 'it has no key "colums"'),
        ('[columns]\nwho = "x"', 'there is no field "who"'),
        ("decimal = ';'", "\"decimal\" is ';'"),
        ("[rates]\nEUR = 0", '"rates.EUR" holds 0'),
        ("not toml", "it is no TOML"),
    ],
)
def test_a_wrong_mapping_says_what_is_wrong(tmp_path, text, message):
    (tmp_path / "m.toml").write_text(text)
    with pytest.raises(UsageError, match=message):
        read_mapping(tmp_path / "m.toml")


def test_a_csv_file_is_a_tracker_too(tmp_path):
    (tmp_path / "t.csv").write_text("id;donor;date;amount;currency\nA1;Spain;2023-07-08;1.500.000;EUR\n")
    (entry,) = read_workbook(tmp_path / "t.csv").entries
    assert (entry.donor, entry.amount) == ("Spain", number("1500000"))


def packed(parts):
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return data.getvalue()


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "the file is empty"),
        (b"\xd0\xcf\x11\xe0rest", "old kind"),
        (b"PK\x03\x04 nothing", "zip container is damaged"),
        (packed({"word/document.xml": "<x/>"}), "no Excel workbook"),
        (packed({"xl/workbook.xml": "<x/>", "xl/sheet.xml": "\0" * 50_000_000}), "times its size"),
        (packed({"xl/workbook.xml": "<workbook"}), "structure is damaged"),
        (b"\x89PNG\x00\x00\x00\x01", "neither a workbook"),
        (b"a,b\n1,2\n", "no sheet has the columns of a tracker"),
    ],
    ids=["empty", "xls", "no zip", "docx", "bomb", "damaged", "picture", "other table"],
)
def test_what_is_no_tracker_says_so(tmp_path, data, message):
    (tmp_path / "t.xlsx").write_bytes(data)
    with pytest.raises(InputError, match=message):
        read_workbook(tmp_path / "t.xlsx")


def test_a_declared_dimension_is_not_believed(tmp_path):
    path = made(tmp_path / "t.xlsx", [SEVEN, LINE])
    parts = {it.filename: zipfile.ZipFile(path).read(it) for it in zipfile.ZipFile(path).infolist()}
    sheet = parts["xl/worksheets/sheet1.xml"]
    parts["xl/worksheets/sheet1.xml"] = sheet.replace(b'<dimension ref="A1:I2"', b'<dimension ref="A1:XFD1048576"')
    assert parts["xl/worksheets/sheet1.xml"] != sheet
    path.write_bytes(packed(parts))
    assert len(read_workbook(path).entries) == 1


def test_a_named_sheet_that_is_not_there_is_named(tmp_path):
    with pytest.raises(InputError, match='no sheet "Other"; sheets: "Bilateral Assistance, MAIN DATA"'):
        read_workbook(made(tmp_path / "t.xlsx", [SEVEN, LINE]), Mapping(sheet="Other"))
