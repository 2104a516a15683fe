from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal

import pytest

from onrecord.cli import wording
from onrecord.records import Attribution, DateRange, Medium, Money, Published, Span, Speaker, TimeExpression

SPAN = Span(0, 1)


def attribution(stance="asserts", medium=None, said_on=None):
    return Attribution("a1", "indirect", (), (), (SPAN,), None, medium, (), stance, said_on, 0.9)


@pytest.mark.parametrize(
    ("stance", "medium", "expected"),
    [
        ("asserts", None, "said"),
        ("asserts", Medium("NBC News", "outlet", SPAN), "told NBC News"),
        ("denies", Medium("NBC News", "outlet", SPAN), "denied, speaking to NBC News"),
        ("asserts", Medium("Reuters", "interview", SPAN), "said in an interview with Reuters"),
        ("warns", Medium(None, "statement", SPAN), "warned in a statement"),
        ("declines_to_confirm", None, "declined to confirm"),
        ("asserts", Medium("X", "post", SPAN), "said in a post on X"),
    ],
)
def test_how_tells_stance_and_medium(stance, medium, expected):
    assert wording.how(attribution(stance, medium)) == expected


def test_every_medium_has_words_with_and_without_a_name():
    from typing import get_args

    from onrecord.records import MediumKind, Stance

    for kind in get_args(MediumKind):
        for name in ("Corvid", None):
            words = wording.how(attribution("denies", Medium(name, kind, SPAN)))
            assert words.startswith("denied") and "{" not in words and "None" not in words
    assert set(wording.STANCES) == set(get_args(Stance))


@pytest.mark.parametrize(
    ("first", "last", "text", "expected"),
    [
        (date(2025, 2, 10), date(2025, 2, 10), "on Monday", "on 10 February 2025 (“on Monday”)"),
        (date(2025, 2, 10), date(2025, 2, 10), "10 February 2025", "on 10 February 2025"),
        (date(2024, 1, 1), date(2024, 1, 31), "in January 2024", "in January 2024"),
        (date(2024, 1, 1), date(2024, 12, 31), "last year", "in 2024 (“last year”)"),
        (date(2025, 2, 10), date(2025, 2, 16), "this week", "10–16 February 2025 (“this week”)"),
        (date(2024, 12, 30), date(2025, 1, 5), "this week", "30 December 2024 – 5 January 2025 (“this week”)"),
        (date(2025, 1, 27), date(2025, 2, 2), "this\nweek", "27 January – 2 February 2025 (“this week”)"),
    ],
)
def test_when_gives_the_days_and_the_words_they_come_from(first, last, text, expected):
    assert wording.when(DateRange(first, last, text, SPAN)) == expected


@pytest.mark.parametrize(
    ("confidence", "expected"), [(0.97, "97% sure"), (0.5, "50% sure"), (0.42, "only 42% sure"), (1.0, "100% sure")]
)
def test_sure_says_when_it_is_not(confidence, expected):
    assert wording.sure(confidence) == expected


@pytest.mark.parametrize(
    ("low", "high", "approx", "currency", "expected"),
    [
        ("1500000000", "2000000000", False, "USD", "1.5–2 billion USD"),
        ("40000", "40000", True, "EUR", "about 40,000 EUR"),
        ("12.5", "12.5", False, None, "12.5 (currency not known)"),
        ("2200000000000", "2200000000000", False, "JPY", "2.2 trillion JPY"),
        ("800000", "1200000", False, "GBP", "800,000–1,200,000 GBP"),
    ],
)
def test_money_in_figures(low, high, approx, currency, expected):
    assert wording.money(Money(SPAN, (Decimal(low), Decimal(high)), currency, approx)) == expected


@pytest.mark.parametrize(
    ("value", "type_", "expected"),
    [
        ("2025-02-10", "DATE", "10 February 2025"),
        ("2025-02-10T14:00", "TIME", "10 February 2025"),
        ("2025-W07", "DATE", "10–16 February 2025"),
        ("2025-02", "DATE", "February 2025"),
        ("2025", "DATE", "2025"),
        ("2025-02-30", "DATE", None),
        ("2025-W99", "DATE", None),
        ("P3D", "DURATION", None),
        ("PRESENT_REF", "DATE", None),
        (None, "DATE", None),
    ],
)
def test_time_gives_days_only_where_a_value_has_them(value, type_, expected):
    assert wording.time(TimeExpression(SPAN, type_, value)) == expected


@pytest.mark.parametrize(
    ("published", "expected"),
    [
        (Published(datetime(2025, 2, 11, tzinfo=UTC), "day"), "11 February 2025"),
        (Published(datetime(2025, 2, 11, 9, 5, tzinfo=UTC), "minute"), "11 February 2025, 09:05 UTC"),
        (
            Published(datetime(2025, 2, 11, 9, 5, 7, tzinfo=timezone(timedelta(hours=5, minutes=30))), "second"),
            "11 February 2025, 09:05 UTC+05:30",
        ),
    ],
)
def test_publication_time_as_precise_as_stated(published, expected):
    assert wording.published(published) == expected


def test_who_adds_office_and_number():
    names = {"state:NL": "Norland"}.get
    minister = Speaker("s1", "Ada Brandt", "person", office="Defence Minister", of="state:NL")
    people = Speaker("s2", "sources in the ministry", "person", anonymous=True)
    assert wording.who(minister, name_of=names) == ("Ada Brandt", "Defence Minister (Norland)")
    assert wording.who(people, name_of=names) == ("sources in the ministry", "anonymous, number not stated")
    assert wording.who(Speaker("s3", None, "person"), name_of=names) == ("Unnamed", "")
