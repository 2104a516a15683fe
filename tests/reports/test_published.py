"""Publication times are read as exactly as they are stated."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from onrecord.records import Published
from onrecord.reports import parse_published
from onrecord.reports.published import published_as_found, published_from

CET = timezone(timedelta(hours=1))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2025-02-11", Published(datetime(2025, 2, 11, tzinfo=UTC), "day")),
        ("20250211", Published(datetime(2025, 2, 11, tzinfo=UTC), "day")),
        ("2025-02-11T14:05", Published(datetime(2025, 2, 11, 14, 5, tzinfo=UTC), "minute")),
        ("2025-02-11 14:05", Published(datetime(2025, 2, 11, 14, 5, tzinfo=UTC), "minute")),
        ("2025-02-11T14:05Z", Published(datetime(2025, 2, 11, 14, 5, tzinfo=UTC), "minute")),
        ("2025-02-11T14:05+01:00", Published(datetime(2025, 2, 11, 14, 5, tzinfo=CET), "minute")),
        ("2025-02-11T14:05:09+0100", Published(datetime(2025, 2, 11, 14, 5, 9, tzinfo=CET), "second")),
        (" 2025-02-11T14:05:09.25Z ", Published(datetime(2025, 2, 11, 14, 5, 9, 250000, tzinfo=UTC), "second")),
    ],
)
def test_parse_published_reads_iso_8601(text: str, expected: Published) -> None:
    assert parse_published(text) == expected


def test_the_offset_is_kept_since_the_local_day_hangs_on_it() -> None:
    late = parse_published("2025-02-11T23:30-05:00")
    assert late.local_day == date(2025, 2, 11)
    assert late.at.astimezone(UTC).date() == date(2025, 2, 12)


@pytest.mark.parametrize(
    "text", ["", "yesterday", "11.02.2025", "2025-02", "02/11/2025", "1739282700", "2025-02-30T10:00"]
)
def test_parse_published_says_what_it_expects(text: str) -> None:
    with pytest.raises(ValueError, match="write it as 2025-02-11"):
        parse_published(text)


def test_parse_published_refuses_days_that_are_none() -> None:
    with pytest.raises(ValueError, match="not a day of the calendar"):
        parse_published("2025-02-30")


@pytest.mark.parametrize("text", ["0001-01-01", "1066-10-14T12:00", "9999-12-31"])
def test_parse_published_refuses_years_without_news(text: str) -> None:
    with pytest.raises(ValueError, match="between 1600 and 2200 expected"):
        parse_published(text)


def test_metadata_may_use_email_dates() -> None:
    expected = Published(datetime(2025, 2, 11, 14, 5, tzinfo=CET), "second")
    assert published_as_found("Tue, 11 Feb 2025 14:05:00 +0100") == expected
    assert published_as_found("last Tuesday") is None


def test_cells_of_tables_may_be_dates() -> None:
    assert published_from(date(2025, 2, 11)) == parse_published("2025-02-11")
    assert published_from(datetime(2025, 2, 11, 14, 5)) == Published(datetime(2025, 2, 11, 14, 5, tzinfo=UTC), "second")
    assert published_from(1739282700) is None


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("Published on 5 March 2031", "2031-03-05"),
        ("Wed 5 Mar 2031 at 1:05pm", "2031-03-05"),
        ("March 5th, 2031", "2031-03-05"),
        ("05.03.2031 16:44", "2031-03-05"),
        ("2031-03-05 (live blog)", "2031-03-05"),
    ],
)
def test_pages_may_name_the_day_in_words(words: str, day: str) -> None:
    published = published_as_found(words)
    assert published is not None
    assert (published.local_day.isoformat(), published.precision) == (day, "day")


@pytest.mark.parametrize("words", ["5/3/2031", "31.31.2031", "2031-03 (in URL)", "5 March 2031 and 6 March 2031"])
def test_a_day_that_is_not_clear_is_none(words: str) -> None:
    assert published_as_found(words) is None


def test_a_remark_in_brackets_leaves_the_time() -> None:
    assert published_as_found("2031-03-05T15:02:00Z [time of the entry]") == parse_published("2031-03-05T15:02:00Z")
