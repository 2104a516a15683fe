"""What the audit finds in a tracker, and what it must leave alone."""

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

import pytest
from openpyxl import Workbook as Book

from benchmarks.sheets import HEADERS, RATES, Office, Row, write_workbook
from onrecord.checks import KINDS, audit
from onrecord.reports.workbooks import read_workbook

TODAY = date(2026, 1, 1)


@dataclass
class Sheet:
    """A tracker of a few rows, as the benchmark writes it."""

    path: Any
    activities: list = field(default_factory=list)

    def add(self, *rows, **more):
        base = dict(id="NOM1", donor="Norway", announced=datetime(2023, 5, 4), aid_type="Military", form="Equipment",
                    text="Some goods from the stores of the army.", currency="USD", amount="Not given")  # fmt: skip
        self.activities.append([Row(**(base | more | row)) for row in (rows or ({},))])
        return self

    def found(self):
        write_workbook(self.path, self.activities)
        return [(it.kind, it.row) for it in audit(read_workbook(self.path), today=TODAY)]


@pytest.fixture
def sheet(tmp_path):
    return Sheet(tmp_path / "t.xlsx")


CRATES = dict(item="crate", item_type="Military equipment", units=10, price=5)


@pytest.mark.parametrize(
    ("kind", "row"),
    [
        ("impossible_date", dict(announced=datetime(2203, 5, 4))),
        ("impossible_date", dict(announced="until 2/30/2023")),
        ("date_out_of_place", dict(announced=datetime(2029, 5, 4))),
        (
            "date_out_of_place",
            dict(announced=datetime(2023, 4, 5), text="On May 4, the minister announced some goods."),
        ),
        ("more_delivered", CRATES | dict(delivered=11)),
        ("units_times_price", CRATES | dict(fixed={"value": 60})),
        ("total", CRATES | dict(fixed={"total": 60, "total_eur": 60 / RATES["USD"]})),
        ("conversion", dict(amount=1000, currency="NOK", fixed={"total_eur": 1000 / RATES["SEK"]})),
        ("amount_against_text", dict(amount=30_000_000, currency="EUR", text="The government grants 3 million euros.")),
        ("amount_against_text", dict(amount=31_000_000, currency="EUR", text="The government grants EUR 13 million.")),
        (
            "currency_against_text",
            dict(amount=3_000_000, currency="USD", text="The government grants 3 million euros."),
        ),
        ("units_against_text", CRATES | dict(text="The army gives 12 crates.")),
        ("donor_against_text", dict(text="Sweden has donated the goods.")),
        ("delivery_against_text", CRATES | dict(delivered=10, text="Ten crates. They have not yet been delivered.")),
        ("delivery_against_text", CRATES | dict(delivered=4, text="The army has sent 10 crates.")),
        ("currency_code", dict(amount=1000, currency="NKO")),
        ("wrong_category", CRATES | dict(item_subtype="Crate ammunition")),
        ("misspelt_category", dict(aid_type="Miltary")),
    ],
    ids=lambda it: it if isinstance(it, str) else "",
)
def test_a_contradiction_is_found(sheet, kind, row):
    assert (kind, 2) in sheet.add(row).found()


@pytest.mark.parametrize(
    "row",
    [
        dict(announced="unclear, 04/2023"),
        dict(announced=datetime(2023, 5, 4), text="On May 3, the minister announced some goods."),
        dict(text="On May 20, the minister announced more; see also what was announced before June 3."),
        CRATES | dict(delivered=10),
        CRATES | dict(units="undisclosed", delivered=4),
        dict(amount=20_000_000, currency="EUR", text="Of the 25 million euros, 5 million euros go to neighbours."),
        dict(amount=20_000_000, currency="EUR", text="The package is part of a larger one of 200 million euros."),
        dict(amount=20_000_000, currency="EUR", text="Grant of 20 million euros (about 21 million dollars)."),
        dict(amount=3_000_000, currency="EUR", text="Up to 4 million euros were under discussion."),
        dict(amount=52_000_000, currency="CAD", text="Canada and Norway give 52 CAD million."),
        CRATES | dict(text="After the 12 crates of NOM4, more crates follow."),
        CRATES | dict(text="Up to 12 crates."),
        CRATES | dict(text="1.010 crates were asked for, 10 crates are given."),
        dict(text="As Sweden has announced too, Norway will help."),
        dict(text="Germany and Norway have donated the goods."),
        CRATES
        | dict(delivered=10, text="Ten crates, not yet delivered.", sources=("x", ".", "https://example.org/arrived")),
        dict(form="Seeds and tools"),
        dict(amount=5, currency="€"),
    ],
    ids=lambda it: str(it.get("text", it))[:50],
)
def test_an_innocent_row_is_left_alone(sheet, row):
    assert sheet.add(row).found() == []


def test_a_date_that_only_fits_its_neighbours_the_other_way_round_is_found(sheet):
    for number, day in enumerate((datetime(2023, 3, 1), datetime(2023, 11, 3), datetime(2023, 3, 20)), start=1):
        sheet.add(id=f"NOM{number}", announced=day, text=f"Goods of lot {number}.")
    assert sheet.found() == [("date_out_of_place", 3)]


def test_the_same_words_about_the_same_sum_under_two_ids_are_one_package(sheet):
    text = "The government grants 3 million euros to the hospitals of two towns."
    sheet.add(amount=3_000_000, currency="EUR", text=text)
    sheet.add(id="NOM2", amount=3_000_000, currency="EUR", text=text, announced=datetime(2023, 9, 4))
    assert sheet.found() == [("counted_twice", 3)]


def test_equal_sums_for_two_towns_are_two_packages(sheet):
    for number, town in enumerate(("Sumy", "Izium"), start=1):
        text = f"Donation of 400,000 USD to the town of {town} for shelters and water."
        sheet.add(id=f"NOM{number}", amount=400_000, text=text)
    assert sheet.found() == []


def test_two_like_deliveries_on_two_days_are_two(sheet):
    for number, day in enumerate((4, 9), start=1):
        row = CRATES | dict(
            id=f"NOM{number}", announced=datetime(2023, 5, day), text="Norway has sent another ten crates of goods."
        )
        sheet.add(row)
    assert sheet.found() == []


def test_an_item_pasted_twice_is_found(sheet):
    assert sheet.add(CRATES, CRATES).found() == [("counted_twice", 3)]


def test_an_id_of_another_donor_is_found(sheet):
    for number in range(1, 4):
        sheet.add(id=f"NOM{number}", text=f"Lot {number} of the goods.")
        sheet.add(id=f"SEM{number}", donor="Sweden", text=f"Swedish lot {number}.")
    assert sheet.add(id="NOM9", donor="Sweden", text="Another lot.").found() == [("wrong_id", 8)]


def test_a_donor_spelt_otherwise_is_found(sheet):
    for number in range(1, 5):
        sheet.add(id=f"X{number}", donor="Czech Republic", text=f"Lot {number} of the goods.")
    assert sheet.add(id="X9", donor="Czechia", text="The last lot.").found() == [("donor_spelling", 6)]


def test_a_row_of_totals_must_add_up(tmp_path):
    book = Book()
    for line in (HEADERS, *([f"NOM{n}", "Norway", datetime(2023, 5, n), "Military", "Grant", f"Lot {n}.", "EUR", 100]
                   for n in (1, 2)),
                 ("Total", None, None, None, None, None, None, 300)):  # fmt: skip
        book.active.append(list(line))
    book.save(tmp_path / "t.xlsx")
    found = audit(read_workbook(tmp_path / "t.xlsx"), today=TODAY)
    assert [(it.kind, it.row, it.message) for it in found] == [
        ("total", 4, "the rows above add up to 200, the row of totals says 300")
    ]


def test_prices_are_held_against_the_price_list(tmp_path):
    activities = [[Row(f"NOM{n}", "Norway", datetime(2023, 5, n), "Military", "Equipment", f"Lot {n} of crates.", "USD",
                       "Not given", "crate", "Military equipment", ".", n, ".", 5 if n != 7 else 6)]
                  for n in range(1, 13)]  # fmt: skip
    write_workbook(tmp_path / "t.xlsx", activities)
    from openpyxl import load_workbook

    book = load_workbook(tmp_path / "t.xlsx")
    prices = book.create_sheet("Price list, goods")
    prices.append(["Item", "Type of item", "Sub-type of item", "Unit Price", "Currency"])
    prices.append(["crate", "Military equipment", ".", 5, "USD"])
    book.save(tmp_path / "t.xlsx")
    found = audit(read_workbook(tmp_path / "t.xlsx"), today=TODAY)
    assert [(it.kind, it.row) for it in found] == [("price_list", 8)]


def test_every_finding_is_of_a_documented_kind_and_shows_its_cells(tmp_path):
    write_workbook(
        tmp_path / "t.xlsx", [[Row("NOM1", "Norway", datetime(2203, 5, 4), "Miltary", "Grant", ".", "NKO", 5)]]
    )
    found = audit(read_workbook(tmp_path / "t.xlsx"), today=TODAY)
    assert found and all(it.kind in KINDS and it.cells and it.row == 2 for it in found)


def test_a_sound_tracker_of_a_thousand_rows_gives_nothing(tmp_path):
    write_workbook(tmp_path / "t.xlsx", Office(11).activities(1_000))
    assert audit(read_workbook(tmp_path / "t.xlsx"), today=TODAY) == ()
