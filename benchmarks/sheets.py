"""A tracker as people keep it, made up: 1,000 sound rows in the layout of Kiel's release 7, and errors to plant in it.

Donors are real states; everything that they give here is invented, and so is every word. The sound rows are meant to be hard:
part deliveries, several currencies, activities of several items, explanations that argue with other packages' sums, ranges,
"up to", dates of other days, two like deliveries a week apart, equal sums for four towns, rare categories.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

HEADERS = (
    "ID", "countries", "Announcement Date", "Type of Aid General", "Type of Aid Specific", "Explanation", "Original Currency",
    "Monetary Value as Given by Source", None, "Type of item", "Sub-type of item", "No. of Units",
    "No. of Units delivered (in-kind military aid)", "Unit Price in USD", "Value committed (own estimate, in USD)",
    "Value delivered (own estimate, in USD)", "Total ", "Converted Value in EUR", "Total monetary value delivered in EUR",
    "Source of Aid 1", "Source of Aid 2", "Source for Delivery", "value_source_commitments", "value_source_deliveries",
)  # fmt: skip
RATES = {"EUR": 1, "USD": 1.0725, "GBP": 0.8614, "NOK": 11.482, "SEK": 11.615, "DKK": 7.4541, "CZK": 23.731, "PLN": 4.5372,
         "CAD": 1.4486, "CHF": 0.9722}  # fmt: skip
DONORS = {
    "NO": ("Norway", "Norwegian", "NOK"), "SE": ("Sweden", "Swedish", "SEK"), "DK": ("Denmark", "Danish", "DKK"),
    "FI": ("Finland", "Finnish", "EUR"), "EE": ("Estonia", "Estonian", "EUR"), "LV": ("Latvia", "Latvian", "EUR"),
    "PL": ("Poland", "Polish", "PLN"), "CZ": ("Czech Republic", "Czech", "CZK"), "DE": ("Germany", "German", "EUR"),
    "NL": ("Netherlands", "Dutch", "EUR"), "BE": ("Belgium", "Belgian", "EUR"), "ES": ("Spain", "Spanish", "EUR"),
    "PT": ("Portugal", "Portuguese", "EUR"), "CA": ("Canada", "Canadian", "CAD"), "UK": ("United Kingdom", "British", "GBP"),
    "CH": ("Switzerland", "Swiss", "CHF"), "US": ("United States", "American", "USD"), "IE": ("Ireland", "Irish", "EUR"),
}  # fmt: skip
ITEMS = {
    # name: (type, sub-type, price, words for several)
    "field ambulance": ("Humanitarian", ".", 61500, "field ambulances"),
    "sleeping bag": ("Humanitarian", ".", 74, "sleeping bags"),
    "wool blanket": ("Humanitarian", ".", 21.5, "wool blankets"),
    "diesel generator": ("Humanitarian", ".", 8200, "diesel generators"),
    "ton of wheat flour": ("Humanitarian", ".", 510, "tons of wheat flour"),
    "fire engine": ("Humanitarian", ".", 284000, "fire engines"),
    "hospital bed": ("Humanitarian", ".", 2150, "hospital beds"),
    "ballistic helmet": ("Military equipment", ".", 640, "helmets"),
    "ballistic vest": ("Military equipment", ".", 585, "ballistic vests"),
    "night-vision goggles": ("Military equipment", ".", 6900, "night-vision goggles"),
    "field ration": ("Military equipment", ".", 9.25, "field rations"),
    "Tarn 6x6 truck": ("Military equipment", ".", 118000, "Tarn trucks"),
    "shoulder-fired rocket": ("Portable defence system", "Light Anti-armor Weapon (LAW)", 3100, "shoulder-fired rockets"),
    "assault rifle": ("Light armaments & infantry", "Small Arms and Light Weapons (SALW)", 910, "assault rifles"),
    "rifle cartridge": ("Ammunition for light infantry", "Small Arms ammunition", 0.62, "rifle cartridges"),
    "155mm shell": ("Ammunition for heavy weapon", "155mm howitzer ammunition", 3300, "155mm shells"),
    "M109 howitzer": ("Heavy weapon", "155mm howitzer", 1480000, "M109 howitzers"),
    "Kestrel armoured carrier": ("Heavy weapon", "Armoured Personnel Carrier (APC)", 412000, "Kestrel carriers"),
    "T-72 tank": ("Heavy weapon", "Main Battle Tank (MBT)", 1350000, "T-72 tanks"),
    "surveillance drone": ("Aviation and drones", "Reconnaissance drone", 31000, "surveillance drones"),
}  # fmt: skip
TOWNS = ("Chernihiv", "Sumy", "Mykolaiv", "Zhytomyr", "Poltava", "Kherson", "Izium", "Bucha")


@dataclass
class Row:
    """One row, before its sums are worked out."""

    id: str
    donor: str
    announced: Any
    aid_type: str
    form: str
    text: str
    currency: str
    amount: Any
    item: str = "."
    item_type: str = "."
    item_subtype: str = "."
    units: Any = "."
    delivered: Any = "."
    price: Any = "."
    sources: tuple[str, str, str] = (".", ".", ".")
    fixed: dict[str, Any] = field(default_factory=dict)
    """Worked-out columns that hold something else than they should: value, value_delivered, total, total_eur."""


Activity = list[Row]


class Office:
    """People who type a tracker."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)
        self._numbers: dict[str, int] = {}
        self._days: dict[str, date] = {}
        self._told: set[str] = set()

    def activities(self, rows: int) -> list[Activity]:
        """Sound activities with so many rows in all, grouped by donor as in the real sheet."""
        made: list[Activity] = []
        makers: list[Callable[[str], list[Activity]]] = [
            self.money, self.money, self.money, self.goods, self.goods, self.goods, self.priced, self.priced, self.again,
            self.vague,
        ]  # fmt: skip
        for code in self.random.sample(list(DONORS), 4):
            made.extend(self.towns(code))
        while sum(map(len, made)) < rows:
            made.extend(self.random.choice(makers)(self.random.choice(list(DONORS))))
        while sum(map(len, made)) > rows:
            made[-1].pop() if len(made[-1]) > 1 else made.pop()
        return sorted(made, key=lambda activity: list(DONORS).index(activity[0].id[:2]))

    # Kinds of packages

    def money(self, code: str) -> list[Activity]:
        """A sum, told in one of many ways."""
        name, adjective, home = DONORS[code]
        pick = self.random
        kind = pick.choice(("Humanitarian", "Humanitarian", "Financial", "Military"))
        currency = pick.choice((home, home, home, "EUR", "USD"))
        amount = pick.choice((1, 2, 3, 5, 8, 12, 17, 25, 40, 60, 85, 120, 250)) * pick.choice(
            (100_000, 1_000_000, 1_000_000)
        )
        other = amount + pick.choice((3, 5, 20)) * 1_000_000
        id, day = self._next(code, kind)
        said, others = self.sum(amount, currency), self.sum(other, currency)
        rest = self.sum(other - amount, currency)
        foreign = self.sum(round(amount / RATES[currency] * RATES["USD"], -4), "USD")
        texts = (
            f"The {adjective} government grants {said} for repairs to the power grid. No details were published.",
            f"{name} will give {said} to the emergency fund. With the earlier tranche this brings its support to {others}.",
            f"A package of {others} was announced, but {rest} of it goes to neighbouring countries and is not counted here.",
            f"{said} for food, shelter and heating. The press release also names {self.sum(other * 3, currency)} that parliament "
            "approved for the armed forces, which is another package.",
            f"Parliament approved up to {said} in guarantees for exporters.",
            f"According to the minister the package is worth {said} (roughly {foreign}).",
            f"On {self.words(day)}, the prime minister announced {said} for schools and hospitals.",
            f"{said}. The money was first mentioned on {self.words(day - timedelta(days=40))}, when no sum was named yet.",
            f"Half of the {self.sum(amount * 2, currency)} that the {adjective} cabinet set aside goes there, namely {said}.",
            f"Reconstruction aid of {said}, in addition to the {others} from last year. The share of the regions is not known.",
            f"Under the agreement {name} pays {self.sum(amount / 4, currency)} in each of four years, {said} in all.",
            f"Budget support. Between {self.sum(amount / 2, currency)} and {self.sum(amount * 1.5, currency)} were discussed; "
            f"the final sum is {said}.",
            "The source gives the sum in a table only and does not say what it is meant for.",
            f"The ministry speaks of {said}, Germany of more, since it counts its own {self.sum(amount + 7e6, 'EUR')} in.",
        )  # fmt: skip
        form = {"Financial": pick.choice(("Grant", "Loan", "Guarantee", "Grant")),
                "Military": pick.choice(("Assistance", "Grant")),
                "Humanitarian": pick.choice(("Assistance", "Reconstruction", "Grant"))}[kind]  # fmt: skip
        return [
            [Row(id, name, self.typed(day), kind, form, self._new(name, texts), currency, amount, sources=self.links())]
        ]

    def _new(self, name: str, texts: tuple[str, ...]) -> str:
        """A text that was not told of this donor before: two packages in the same words would be one, typed twice."""
        text = self.random.choice([text for text in texts if name + text not in self._told])
        self._told.add(name + text)
        return text

    def goods(self, code: str) -> list[Activity]:
        """Goods without a stated sum: units times price."""
        name, adjective, _ = DONORS[code]
        pick = self.random
        kind = pick.choice(("Military", "Military", "Humanitarian"))
        names = [it for it, (group, *_rest) in ITEMS.items() if (group == "Humanitarian") == (kind == "Humanitarian")]
        chosen = pick.sample(names, pick.choice((1, 1, 2, 3, 4)))
        id, day = self._next(code, kind)
        rows, told = [], []
        for item in chosen:
            group, detail, price, several = ITEMS[item]
            units: Any = pick.choice((2, 3, 4, 6, 8, 10, 12, 14, 20, 36, 50, 120, 400, 1500, 25000))
            if price < 5:
                units *= 1000
            state = pick.random()
            delivered = units if state < 0.45 else pick.choice((0, units // 2, units // 3)) if state < 0.7 else "."
            if pick.random() < 0.12:
                told.append(f"an unknown number of {several}")
                units, delivered = "undisclosed", pick.choice((".", "undisclosed"))
            else:
                told.append(self.count(units, several))
            rows.append((item, group, detail, units, delivered, price))
        if kind == "Humanitarian":
            rows = [(item, group, detail, units, ".", price) for item, group, detail, units, _, price in rows]
        listed = told[0] if len(told) == 1 else ", ".join(told[:-1]) + " and " + told[-1]
        text = pick.choice(
            (
                f"{name} has announced {listed}.",
                f"{listed[0].upper()}{listed[1:]} from {adjective} stocks. The minister did not give a value.",
                f"The {adjective} ministry of defence confirmed that {listed} will be handed over in several lots.",
                f"On {self.words(day)}, {name} pledged {listed}. This is in addition to the goods listed in {code}M1.",
                f"The donation consists of {listed}. {pick.choice((5, 9, 30))} trucks were sent in the spring, see {code}M2.",
                "The ministry published a list of goods, see Source of Aid 2. Prices are ours.",
                f"{listed[0].upper()}{listed[1:]}; spare parts worth {self.sum(pick.choice((2, 6, 9)) * 100_000, 'EUR')} "
                "come from a private donor and are not counted.",
                f"As reported by the British defence minister, {name} is going to provide {listed}.",
            )
        )
        links = self.links(delivery=any(isinstance(row[4], int) for row in rows))
        form = pick.choice(("Weapons and equipment", "Weapons", "Equipment")) if kind == "Military" else "Equipment"
        return [[
            Row(id, name, self.typed(day), kind, form, text, "USD", "Not given", item, group, detail, units, delivered,
                price if pick.random() < 0.93 else ".", links)
            for item, group, detail, units, delivered, price in rows
        ]]  # fmt: skip

    def priced(self, code: str) -> list[Activity]:
        """A stated sum and a list of goods that comes to something else, as it mostly does."""
        (activity,) = self.goods(code)
        amount = self.random.choice((4, 9, 15, 30, 75, 190)) * 1_000_000
        currency = DONORS[code][2]
        extra = self.random.choice(
            (
                f" The package has a value of {self.sum(amount, currency)}.",
                f" The government puts its worth at {self.sum(amount, currency)}, which is less than our prices come to.",
                f" {self.sum(amount, currency)} in total; training worth {self.sum(amount / 5, currency)} is part of it.",
            )
        )
        for row in activity:
            row.text, row.currency, row.amount = row.text + extra, currency, amount
        return [activity]

    def towns(self, code: str) -> list[Activity]:
        """One sum for several towns on one day: like, but no repetition."""
        name, _, _ = DONORS[code]
        made = []
        day = None
        for town in self.random.sample(TOWNS, 3):
            id, day_ = self._next(code, "Humanitarian", day)
            day = day_
            text = f"Donation of 400,000 USD to the town of {town} for shelters and drinking water, handed over by the embassy."
            made.append(
                [Row(id, name, self.typed(day), "Humanitarian", "Grant", text, "USD", 400_000, sources=self.links())]
            )
        return made

    def again(self, code: str) -> list[Activity]:
        """Two like deliveries, some days apart, told in the same words."""
        name, _, _ = DONORS[code]
        made = []
        units = self.random.choice((2, 3, 4))
        town = self.random.choice(TOWNS)
        for later in (self.random.choice((2, 4)), self.random.choice((3, 6, 9))):
            day = self._days.get(f"{code}H", date(2023, 2, 1)) + timedelta(days=later)
            id, day = self._next(code, "Humanitarian", day)
            text = f"{name} has sent another {self.small(units)} field ambulances to the hospitals of {town}."
            row = Row(id, name, self.typed(day), "Humanitarian", "Equipment", text, "USD", "Not given", "field ambulance",
                      "Humanitarian", ".", units, ".", 61500, self.links())  # fmt: skip
            made.append([row])
        return made

    def vague(self, code: str) -> list[Activity]:
        """A row that says next to nothing."""
        name, _, _ = DONORS[code]
        kind = self.random.choice(("Military", "Humanitarian"))
        id, day = self._next(code, kind)
        text = self.random.choice(
            (
                "The government stated that it will not publish what the shipment holds.",
                "Treatment of wounded soldiers in hospitals at home. This cannot be put in money.",
                "Seeds and farm machinery. Between 200 and 300 farms are to be reached.",
                "Further weapons were promised; neither number nor kind was given. Dozens of vehicles are to follow.",
            )
        )
        when = self.random.choice(
            (f"until {day.month}/{day.day}/{day.year}", f"unclear, {day.month:02}/{day.year}", "unspecified")
        )
        form = (
            "Weapons"
            if kind == "Military"
            else self.random.choice(("Assistance", "Medical treatment", "Seeds and tools"))
        )
        return [[Row(id, name, when, kind, form, text, ".", "Not given", sources=self.links())]]

    # Ways of writing

    def sum(self, value: float, currency: str) -> str:
        """A sum as notes write it."""
        name = {
            "EUR": "euros",
            "USD": "US dollars",
            "GBP": "pounds",
            "NOK": "Norwegian kroner",
            "SEK": "Swedish kronor",
            "DKK": "Danish kroner",
            "CZK": "Czech crowns",
            "PLN": "zlotys",
            "CAD": "Canadian dollars",
            "CHF": "Swiss francs",
        }
        millions = f"{value / 1e6:,.3f}".rstrip("0").rstrip(".")
        if value < 1e6:
            return self.random.choice(
                (f"{value:,.0f} {currency}", f"{currency} {value:,.0f}", f"{value:,.0f} {name[currency]}")
            )
        return self.random.choice(
            (f"{millions} million {currency}", f"{currency} {millions} million", f"{millions} million {name[currency]}")
        )

    def count(self, units: int, several: str) -> str:
        """A number of things as notes write it."""
        return f"{self.small(units) if units < 13 and self.random.random() < 0.5 else f'{units:,}'} {several}"

    @staticmethod
    def small(units: int) -> str:
        """A small number in words."""
        return "no one two three four five six seven eight nine ten eleven twelve".split()[units]

    def words(self, day: date) -> str:
        """A day in words."""
        month = "January February March April May June July August September October November December".split()[
            day.month - 1
        ]
        return self.random.choice(
            (f"{month} {day.day}", f"{day.day} {month} {day.year}", f"{month} {day.day}, {day.year}")
        )

    def typed(self, day: date) -> Any:
        """A day as it is typed: mostly a real date."""
        return (
            f"until {day.month}/{day.day}/{day.year}"
            if self.random.random() < 0.06
            else datetime(day.year, day.month, day.day)
        )

    def links(self, *, delivery: bool = False) -> tuple[str, str, str]:
        """Addresses of sources."""
        number = self.random.randrange(10_000, 99_999)
        second = f"https://news.example.org/{number + 7}" if self.random.random() < 0.4 else "."
        arrived = f"https://news.example.org/{number + 50}" if delivery and self.random.random() < 0.8 else "."
        return f"https://gov.example.org/release/{number}", second, arrived

    def _next(self, code: str, kind: str, day: date | None = None) -> tuple[str, date]:
        series = code + kind[0]
        self._numbers[series] = self._numbers.get(series, 0) + 1
        before = self._days.get(series, date(2023, 1, 9) + timedelta(days=self.random.randrange(20)))
        day = day or before + timedelta(days=self.random.choice((0, 1, 3, 5, 8, 13)))
        self._days[series] = day
        return f"{series}{self._numbers[series]}", day


def write_workbook(path: Path, activities: list[Activity]) -> dict[int, Row]:
    """Write the tracker with its sums worked out, and its rates. Gives the rows by their number in the sheet."""
    from openpyxl import Workbook

    book = Workbook()
    sheet = book.active
    sheet.title = "Bilateral Assistance, MAIN DATA"
    sheet.append(list(HEADERS))
    numbered: dict[int, Row] = {}
    for activity in activities:
        for row, line in zip(activity, _lines(activity), strict=True):
            sheet.append(line)
            numbered[sheet.max_row] = row
    rates = book.create_sheet("Exchange rates")
    rates.append(["Currency", "1 EUR"])
    for code, rate in RATES.items():
        rates.append([code, rate])
    book.save(path)
    return numbered


def _lines(activity: Activity) -> list[list[Any]]:
    first = activity[0]
    values = [_product(row.units, row.price) for row in activity]
    arrived = [_product(row.delivered, row.price) for row in activity]
    for row, value, came in zip(activity, values, arrived, strict=True):
        row.fixed.setdefault("value", value)
        row.fixed.setdefault("value_delivered", came)
    committed = sum(v for v in values if v != ".")
    stated = first.amount != "Not given"
    total = first.amount if stated else committed or "."
    basis = (
        "Value is given by the source"
        if stated
        else f"Value is {'calculated with prices' if committed else 'not given at all'}"
    )
    rate = RATES.get(first.currency)
    euro = total / rate if total != "." and rate else "."
    came = sum(v for v in arrived if v != ".")
    came_euro = came / RATES["USD"] if came else "."
    lines = []
    for place, row in enumerate(activity):
        sums: list[Any] = [None, None, None]
        if place == 0:
            sums = [row.fixed.get("total", total), row.fixed.get("total_eur", euro), came_euro]
        lines.append(
            [row.id, row.donor, row.announced, row.aid_type, row.form, row.text, row.currency, row.amount, row.item,
             row.item_type, row.item_subtype, row.units, row.delivered, row.price, row.fixed["value"],
             row.fixed["value_delivered"], *sums,
             *row.sources, basis, "Value is calculated with prices" if came else "Value is not given at all"]
        )  # fmt: skip
    return lines


def _product(units: Any, price: Any) -> Any:
    return round(units * price, 4) if isinstance(units, int) and isinstance(price, int | float) else "."
