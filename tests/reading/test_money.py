"""Sums of money: notations, ranges, currencies and what is no money."""

import time
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.reading.money import find_money
from onrecord.records import Span


def read(text: str) -> list[tuple[str, str, str, str | None]]:
    return [(m.span.of(text), str(m.value[0]), str(m.value[1]), m.currency) for m in find_money(text)]


def one(words: str, low: str, currency: str | None, high: str | None = None) -> list[tuple[str, str, str, str | None]]:
    return [(words, low, high or low, currency)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("It cost $61bn.", one("$61bn", "61000000000", "USD"), id="dollar sign and letters"),
        pytest.param("a €500m fund", one("€500m", "500000000", "EUR"), id="euro and m"),
        pytest.param("US$3 billion", one("US$3 billion", "3000000000", "USD"), id="US$"),
        pytest.param("paid C$35 million", one("C$35 million", "35000000", "CAD"), id="C$"),
        pytest.param("paid A$3.2 million", one("A$3.2 million", "3200000", "AUD"), id="A$"),
        pytest.param("valued at RM860mil", one("RM860mil", "860000000", "MYR"), id="mil"),
        pytest.param("a £1.2tn debt", one("£1.2tn", "1200000000000", "GBP"), id="pounds and tn"),
        pytest.param("SEK 3.5bn", one("SEK 3.5bn", "3500000000", "SEK"), id="code first"),
        pytest.param("5 million USD", one("5 million USD", "5000000", "USD"), id="code last"),
        pytest.param("2.2 billion euros", one("2.2 billion euros", "2200000000", "EUR"), id="name last"),
        pytest.param("half a billion dollars", one("half a billion dollars", "500000000", "USD"), id="in words"),
        pytest.param("a million dollars", one("a million dollars", "1000000", "USD"), id="article"),
        pytest.param("3.5 billion Swedish kronor", one("3.5 billion Swedish kronor", "3500000000", "SEK"), id="state word"),
        pytest.param("12.5 million Norwegian kr", one("12.5 million Norwegian kr", "12500000", "NOK"), id="kr with its state"),
        pytest.param("15 lakh Nepali rupees", one("15 lakh Nepali rupees", "1500000", "NPR"), id="lakh"),
        pytest.param("Rs 500 crore", one("Rs 500 crore", "5000000000", "INR"), id="crore"),
        pytest.param("500 billions of dollars", one("500 billions of dollars", "500000000000", "USD"), id="plural scale, of"),
        pytest.param("5 crores of rupees", one("5 crores of rupees", "50000000", "INR"), id="plural crores"),
        pytest.param("5 millions euros", one("5 millions euros", "5000000", "EUR"), id="plural scale"),
        pytest.param("$5 millions", one("$5 millions", "5000000", "USD"), id="sign and plural scale"),
        pytest.param("In 2024 millions of dollars", one("millions of dollars", "2000000", "USD"), id="year before a plural"),
        pytest.param("1,5 million euros", one("1,5 million euros", "1500000", "EUR"), id="decimal comma"),
        pytest.param("€1,25bn", one("€1,25bn", "1250000000", "EUR"), id="decimal comma and letters"),
        pytest.param("1,500 million euros", one("1,500 million euros", "1500000000", "EUR"), id="a group, not decimals"),
        pytest.param("a $500-million deal", one("$500-million", "500000000", "USD"), id="hyphened"),
        pytest.param("a $2.5-billion-a-year plan", one("$2.5-billion", "2500000000", "USD"), id="a-year stays outside"),
        pytest.param("a 10-million-euro package", one("10-million-euro", "10000000", "EUR"), id="hyphened name"),
        pytest.param("1 500 000 euros", one("1 500 000 euros", "1500000", "EUR"), id="blanks as separators"),
        pytest.param("18 cents a share", one("18 cents", "0.18", "USD"), id="cents"),
        pytest.param("4.6 pence", one("4.6 pence", "0.046", "GBP"), id="pence"),
        pytest.param("tens of millions of dollars", one("tens of millions of dollars", "20000000", "USD"), id="bare plurals"),
        pytest.param("$1.5-2bn", one("$1.5-2bn", "1500000000", "USD", "2000000000"), id="range, one sign, one scale"),
        pytest.param("£400,000-450,000", one("£400,000-450,000", "400000", "GBP", "450000"), id="range without scale"),
        pytest.param("$20-30,000", one("$20-30,000", "20000", "USD", "30000"), id="range with shared thousands"),
        pytest.param("between £3m and £4m", one("between £3m and £4m", "3000000", "GBP", "4000000"), id="between opens the span"),
        pytest.param("between $1 and $2 billion", one("between $1 and $2 billion", "1000000000", "USD", "2000000000"),
                     id="scale shared"),
        pytest.param("$10 million to $12 million", one("$10 million to $12 million", "10000000", "USD", "12000000"), id="to"),
        pytest.param("$10 to 12 million", one("$10 to 12 million", "10000000", "USD", "12000000"), id="to, one sign"),
        pytest.param("20 to 30 million euros", one("20 to 30 million euros", "20000000", "EUR", "30000000"), id="named range"),
        pytest.param("a multi-million-dollar deal", [], id="no number"),
        pytest.param("200 pounds of flour", [], id="weight"),
        pytest.param("The party won 3 and real wages fell", [], id="words that are units elsewhere"),
        pytest.param("The 2023 World CUP 2027", [], id="a code that is a word"),
    ],
)  # fmt: skip
def test_sums_are_read(text: str, expected: list[tuple[str, str, str, str | None]]) -> None:
    assert read(text) == expected


def test_a_change_is_two_sums_and_no_range() -> None:
    assert [words for words, *_ in read("It rose from $10 million to $12 million.")] == ["$10 million", "$12 million"]


def test_a_count_after_a_sum_is_not_money() -> None:
    assert read("$5 million and 3 million people") == one("$5 million", "5000000", "USD")


@pytest.mark.parametrize("before", ["about", "up to", "nearly", "more than", "an estimated"])
def test_approximation_is_flagged_and_stays_outside_the_span(before: str) -> None:
    text = f"It cost {before} $300M."
    (sum_,) = find_money(text)
    assert (sum_.span.of(text), sum_.approx) == ("$300M", True)


@pytest.mark.parametrize(
    ("text", "currency"),
    [
        pytest.param("It gave 55 million kroner.", None, id="nothing beside it"),
        pytest.param("Denmark gave 55 million kroner.", "DKK", id="the state of the sentence"),
        pytest.param("Oslo gave 55 million kroner.", "NOK", id="the capital"),
        pytest.param("Norway and Denmark gave 55 million kroner.", None, id="two states"),
        pytest.param("500 rupees in Lahore, Pakistan", "PKR", id="rupees by state"),
        pytest.param("A peso costs little: 40 pesos", None, id="pesos"),
    ],
)
def test_a_shared_name_needs_its_state(text: str, currency: str | None) -> None:
    (sum_,) = find_money(text)
    assert sum_.currency == currency
    assert (sum_.unknown is None) == (currency is not None)
    if sum_.unknown:
        assert "could be" in sum_.unknown


def test_a_state_once_said_holds_for_the_same_unit() -> None:
    assert [c for *_, c in read("Cairo paid 20 million Egyptian pounds, then 5 million pounds.")] == ["EGP", "EGP"]


def test_only_the_given_stretches_are_read() -> None:
    text = "$1m here\nand $2m there"
    assert [m.span.of(text) for m in find_money(text, [Span(9, len(text))])] == ["$2m"]


@given(
    value=st.integers(min_value=1, max_value=999_999),
    scale=st.sampled_from([("", 1), (" million", 10**6), ("m", 10**6), ("bn", 10**9), (" billion", 10**9),
                           ("-trillion", 10**12)]),
    sign=st.sampled_from([("$", "USD"), ("€", "EUR"), ("£", "GBP"), ("US$", "USD"), ("C$", "CAD"),
                          ("PLN ", "PLN"), ("₴", "UAH")]),
    before=st.sampled_from(["", "It cost ", "\n", "(", "“"]),
)  # fmt: skip
def test_one_value_in_many_notations(value: int, scale: tuple[str, int], sign: tuple[str, str], before: str) -> None:
    text = f"{before}{sign[0]}{value:,}{scale[0]} in all"
    (sum_,) = find_money(text)
    assert sum_.value == (Decimal(value) * scale[1],) * 2
    assert sum_.currency == sign[1]
    assert sum_.span.of(text) == f"{sign[0]}{value:,}{scale[0]}"


@given(
    cents=st.integers(min_value=1, max_value=10**9),
    unit=st.sampled_from(["euros", "dollars", "zloty", "yen", "hryvnias"]),
)
def test_decimals_stay_exact(cents: int, unit: str) -> None:
    text = f"{cents // 100}.{cents % 100:02d} {unit}"
    (sum_,) = find_money(text)
    assert sum_.value[0] == Decimal(cents) / 100


@given(st.text(max_size=300) | st.text(alphabet="$€£ 0123456789.,-–mbnk andtoeurosRs", max_size=200))
def test_any_text_gives_sums_in_order_with_offsets_that_hold(text: str) -> None:
    found = find_money(text)
    assert all(a.span.end <= b.span.start for a, b in zip(found, found[1:], strict=False))
    assert all(0 <= m.span.start < m.span.end <= len(text) and m.value[0] <= m.value[1] for m in found)


@pytest.mark.parametrize("piece", ["1", " ", "1 ", "1,234,", "\n"], ids=repr)
def test_a_megabyte_of_digits_and_blanks_takes_less_than_two_seconds(piece: str) -> None:
    began = time.perf_counter()
    find_money(piece * (1_000_000 // len(piece)))
    assert time.perf_counter() - began < 2
