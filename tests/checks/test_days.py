"""Dates against the calendar and against the day of publication. All sentences are our own."""

from __future__ import annotations

import pytest

from onrecord.checks.days import check_days
from onrecord.reading.times import find_times
from onrecord.records import Finding, Reading, Report
from onrecord.reports import parse_published


def findings(text: str, published: str | None = "2025-03-12") -> list[Finding]:
    when = parse_published(published) if published else None
    report = Report(text, published=when)
    return list(check_days(Reading(report, "stub@0", times=find_times(text, published=when))))


WRONG_WEEKDAY = [
    ("They signed on Tuesday, 5 March 2025.", "Tuesday, 5 March 2025", "5 March 2025 was a Wednesday"),
    ("They signed on Tues. March 4, 2026.", "Tues. March 4, 2026", "4 March 2026 was a Wednesday"),
    ("The talks of Tuesday (March 5, 2025) failed.", "Tuesday (March 5, 2025", "5 March 2025 was a Wednesday"),
    ("She left Friday morning, March 5, 2024.", "Friday morning, March 5, 2024", "5 March 2024 was a Tuesday"),
    ("Holm met the envoy on Monday, 11 March.", "Monday, 11 March", "11 March 2025 was a Tuesday"),
]


@pytest.mark.parametrize(("text", "words", "message"), WRONG_WEEKDAY, ids=[case[1] for case in WRONG_WEEKDAY])
def test_a_weekday_that_its_date_never_had_is_found(text: str, words: str, message: str) -> None:
    (found,) = findings(text)
    assert found.kind == "weekday_of_date"
    assert [span.of(text) for span in found.evidence] == [words]
    assert found.message == f"{message}: either the weekday or the date is wrong"


TOLD_AS_PAST = [
    ("The deal was signed on 5 May 2026.", "was signed on 5 May 2026"),
    ("The deal was quietly signed in Harbour Town on 5 May 2026.", "was quietly signed in Harbour Town on 5 May 2026"),
    ("Brandt took office in June 2027, the ministry said.", "took office in June 2027"),
    ("Holm resigned May 3, 2025", "Holm resigned May 3, 2025"),
    ("He had been elected on 3 May 2025.", "had been elected on 3 May 2025"),
]


@pytest.mark.parametrize(("text", "words"), TOLD_AS_PAST, ids=[case[1] for case in TOLD_AS_PAST])
def test_a_date_after_publication_told_as_past_is_found(text: str, words: str) -> None:
    (found,) = findings(text)
    assert found.kind == "past_after_publication"
    assert [span.of(text) for span in found.evidence] == [words]
    assert "but the report was published on 12 March 2025" in found.message


SOUND = [
    "They signed on Wednesday, 5 March 2025.",
    "They met on Tuesday. 5 March 2025 was the day after.",
    "Talks on Tuesday 11 March and Wednesday 12 March failed.",
    "It was a Sunday in March 2025.",
    "He was born on Friday, 3 July.",  # some year in which it was one
    "The deal will be signed on 5 May 2026.",
    "The vote was scheduled on 5 May 2026.",
    "The vote was postponed in May 2026, Holm said.",
    "Brandt faced a vote in May 2026.",
    "Brandt said on 5 May 2026 the bridge would open.",
    "The budget was cut by 2027 and grew in 2030.",
    "He was elected to take office on 20 January 2026.",
    "Once it is signed on 5 May 2026, work begins.",
    "The deal was signed on 13 March 2025.",  # already tomorrow, somewhere
    "The deal was signed on 5 May 2024.",
]


@pytest.mark.parametrize("text", SOUND)
def test_what_can_be_innocent_is_left_alone(text: str) -> None:
    assert findings(text) == []


def test_without_a_day_of_publication_only_full_dates_are_checked() -> None:
    text = "On Monday, 11 March, after Tuesday, 5 March 2025, it was signed on 5 May 2026."
    assert [found.kind for found in findings(text, None)] == ["weekday_of_date"]
