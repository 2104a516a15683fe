"""Time expressions: what is found, and what day, month, quarter or length it stands for.

The publication is Wednesday, 12 February 2025, unless a test says otherwise.
"""

import time
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.reading.times import find_times
from onrecord.records import Published, Span


def published(day: str) -> Published:
    return Published(datetime.fromisoformat(day).replace(tzinfo=UTC), "day")


WEDNESDAY = published("2025-02-12")


def values(text: str, when: Published | None = WEDNESDAY) -> list[tuple[str, str | None]]:
    return [(t.span.of(text), t.value) for t in find_times(text, published=when)]


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        # days that publication places
        pytest.param("He spoke on Monday.", "Monday", "2025-02-10", id="weekday in the past"),
        pytest.param("He spoke on Wednesday.", "Wednesday", "2025-02-12", id="weekday of publication"),
        pytest.param("Talks will resume on Friday.", "Friday", "2025-02-14", id="weekday after will"),
        pytest.param("Talks resume on Friday.", "Friday", "2025-02-14", id="weekday after a schedule verb"),
        pytest.param("Envoy to visit Kyiv on Friday", "Friday", "2025-02-14", id="weekday after a headline's infinitive"),
        pytest.param("A ruling is expected on Thursday.", "Thursday", "2025-02-13", id="weekday expected"),
        pytest.param("They have until Friday to leave.", "Friday", "2025-02-14", id="weekday as a limit"),
        pytest.param("On Tuesday he said they would go.", "Tuesday", "2025-02-11", id="first verb after a leading day"),
        pytest.param("He travels there next Tuesday.", "next Tuesday", "2025-02-18", id="next weekday"),
        pytest.param("He left last Friday.", "last Friday", "2025-02-07", id="last weekday"),
        pytest.param("It was signed Friday last week.", "Friday last week", "2025-02-07", id="weekday of last week"),
        pytest.param("late on Sunday", "late on Sunday", "2025-02-09", id="late on"),
        pytest.param("It fell on Monday morning.", "Monday morning", "2025-02-10TMO", id="part of a day"),
        pytest.param("She arrived yesterday.", "yesterday", "2025-02-11", id="yesterday"),
        pytest.param("He spoke last night.", "last night", "2025-02-11TNI", id="last night"),
        pytest.param("Drones struck overnight.", "overnight", "2025-02-11TNI", id="overnight"),
        pytest.param("They met over the weekend.", "the weekend", "2025-W06-WE", id="the weekend before"),
        pytest.param("every Monday", "every Monday", "XXXX-WXX-1", id="a weekday repeated"),
        # dates
        pytest.param("on 10 February", "10 February", "2025-02-10", id="day and month"),
        pytest.param("It opened on Nov. 25.", "Nov. 25", "2024-11-25", id="month and day before the turn of the year"),
        pytest.param("Payable March 31.", "March 31", "2025-03-31", id="month and day ahead"),
        pytest.param("on the 14th of February, 2025", "the 14th of February, 2025", "2025-02-14", id="ordinal day"),
        pytest.param("Friday, Oct. 13", "Friday, Oct. 13", "2023-10-13", id="the weekday decides the year"),
        pytest.param("since 13/02/2025", "13/02/2025", "2025-02-13", id="only one way round"),
        pytest.param("am 10.02.2025", "10.02.2025", "2025-02-10", id="dots: day first"),
        pytest.param("on 2025-02-10", "2025-02-10", "2025-02-10", id="ISO"),
        pytest.param("before New Year's Eve", "New Year's Eve", "2024-12-31", id="a holiday"),
        pytest.param("on Good Friday 2025", "Good Friday 2025", "2025-04-18", id="a holiday that moves"),
        # clock
        pytest.param("at 9:30 a.m. EST", "9:30 a.m. EST", "2025-02-12T09:30", id="clock with zone"),
        pytest.param("at 10pm local time on Monday", "10pm local time on Monday", "2025-02-10T22:00", id="clock and weekday"),
        pytest.param("by noon Friday", "noon Friday", "2025-02-14T12:00", id="noon"),
        pytest.param("at four in the morning", "four in the morning", "2025-02-12T04:00", id="clock in words"),
        # months, quarters, years
        pytest.param("In January it paid.", "January", "2025-01", id="month in the past"),
        pytest.param("in mid-March", "mid-March", "2025-03", id="mid-month"),
        pytest.param("He may go in May.", "May", "2025-05", id="May the month"),
        pytest.param("in June last year", "June last year", "2024-06", id="month of last year"),
        pytest.param("by the end of the month", "the end of the month", "2025-02", id="end of the month"),
        pytest.param("by year-end", "year-end", "2025-12-31", id="year-end"),
        pytest.param("in the third quarter", "the third quarter", "2024-Q3", id="quarter"),
        pytest.param("in Q1 2024", "Q1 2024", "2024-Q1", id="short quarter"),
        pytest.param("the first half of 2025", "the first half of 2025", "2025-H1", id="half"),
        pytest.param("in early 2024", "early 2024", "2024", id="early in a year"),
        pytest.param("in fiscal year 2026", "fiscal year 2026", "2026", id="fiscal year"),
        pytest.param("the summer of 2023", "the summer of 2023", "2023-SU", id="season"),
        pytest.param("in the 1990s", "the 1990s", "199", id="decade"),
        pytest.param("in the mid-'80s", "the mid-'80s", "198", id="short decade"),
        pytest.param("in the 19th century", "the 19th century", "18", id="century"),
        pytest.param("She left last week.", "last week", "2025-W06", id="last week"),
        pytest.param("later this year", "later this year", "2025", id="later this year"),
        pytest.param("two years ago", "two years ago", "2023", id="years ago"),
        pytest.param("five months ago", "five months ago", "2024-09", id="months ago"),
        pytest.param("10 days ago", "10 days ago", "2025-02-02", id="days ago"),
        # lengths, sets, references
        pytest.param("for two days", "two days", "P2D", id="days"),
        pytest.param("over the past three years", "the past three years", "P3Y", id="past years"),
        pytest.param("a 30-day truce", "30-day", "P30D", id="hyphened length"),
        pytest.param("for 5 1/2 hours", "5 1/2 hours", "PT5H30M", id="half an hour more"),
        pytest.param("in the next few days", "the next few days", "PXD", id="uncounted length"),
        pytest.param("It must be paid in five years.", "five years", "2030", id="in, ahead"),
        pytest.param("its first win in five years", "five years", "P5Y", id="in, not ahead"),
        pytest.param("each month", "each month", "P1M", id="set"),
        pytest.param("a daily flight", "daily", "P1D", id="daily"),
        pytest.param("It is now closed.", "now", "PRESENT_REF", id="now"),
        pytest.param("It recently closed.", "recently", "PAST_REF", id="recently"),
        pytest.param("in the near future", "the near future", "FUTURE_REF", id="the future"),
    ],
)  # fmt: skip
def test_expressions_are_resolved(text: str, words: str, value: str) -> None:
    assert values(text) == [(words, value)]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Theresa May said so. It may rain.", id="May the person, may the verb"),
        pytest.param("They march on. The March of the Penguins.", id="march"),
        pytest.param("a second time, the second", id="second"),
        pytest.param("the fall of Kabul", id="fall"),
        pytest.param("a 32-year-old man, 45 years old", id="ages"),
        pytest.param("as soon as he comes, now that it rains", id="as soon as, now that"),
        pytest.param("USA Today reported", id="a title"),
        pytest.param("2000 people and $1995", id="numbers that are no years"),
        pytest.param("Unit 8200 and Flight 1549", id="numbers in names"),
        pytest.param("32/13/2025", id="no such day"),
        pytest.param("a quarter of the seats", id="a fraction"),
    ],
)
def test_words_that_are_no_time_are_left(text: str) -> None:
    assert values(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Feb. 10-12", [("Feb. 10", "2025-02-10"), ("12", "2025-02-12")], id="days after the month"),
        pytest.param("10 to 12 February 2025", [("10", "2025-02-10"), ("12 February 2025", "2025-02-12")],
                     id="days before the month"),
        pytest.param("from 2015-19", [("2015", "2015"), ("19", "2019")], id="years"),
    ],
)  # fmt: skip
def test_a_range_gives_both_its_ends(text: str, expected: list[tuple[str, str]]) -> None:
    assert values(text) == expected


def test_a_clock_time_takes_the_day_that_follows() -> None:
    text = "It struck at 10:35 a.m. (0735 GMT) on 10 February."
    assert [v for _, v in values(text)] == ["2025-02-10T10:35", "2025-02-10T07:35", "2025-02-10"]


def test_a_year_earlier_among_figures_is_the_quarter_compared_with() -> None:
    text = "Sales in the third quarter rose to $5 million from $4 million a year earlier."
    assert values(text)[-1] == ("a year earlier", "2023-Q3")


def test_later_counts_from_the_date_before() -> None:
    assert values("It was signed on 3 March 2022. Two days later it failed.")[-1] == ("Two days later", "2022-03-05")


def test_without_publication_only_what_needs_it_is_unknown() -> None:
    text = "On Monday, on 10 February and since 3 March 2022, for two days"
    found = find_times(text, published=None)
    assert [(t.span.of(text), t.value) for t in found] == [
        ("Monday", None), ("10 February", None), ("3 March 2022", "2022-03-03"), ("two days", "P2D"),
    ]  # fmt: skip
    assert [bool(t.unknown) for t in found] == [True, True, False, False]


def test_a_date_that_reads_two_ways_says_so() -> None:
    (found,) = find_times("on 10/02/2025", published=WEDNESDAY)
    assert found.value is None
    assert found.unknown == "day and month could be either way round"


def test_only_the_given_stretches_are_read() -> None:
    text = "Monday\nTuesday"
    found = find_times(text, published=WEDNESDAY, spans=[Span(7, 14)])
    assert [t.span.of(text) for t in found] == ["Tuesday"]


def test_the_local_day_of_publication_counts() -> None:
    late = Published(datetime.fromisoformat("2025-02-12T23:30:00-05:00"), "minute")
    assert values("He spoke today.", late) == [("today", "2025-02-12")]


_FORMS = ["{d} {B} {Y}", "{B} {d}, {Y}", "{b}. {d}, {Y}", "{d} {b} {Y}", "the {o} of {B} {Y}", "{Y}-{m:02d}-{d:02d}",
          "{d:02d}.{m:02d}.{Y}", "{A}, {d} {B} {Y}", "{A}, {b}. {d}, {Y}", "{B} {o}, {Y}"]  # fmt: skip


@given(
    day=st.dates(date(1600, 1, 1), date(2099, 12, 31)),
    form=st.sampled_from(_FORMS),
    around=st.sampled_from(["", "on ", "“"]),
)
def test_any_date_in_any_usual_notation(day: date, form: str, around: str) -> None:
    suffix = "th" if 10 < day.day < 20 else {1: "st", 2: "nd", 3: "rd"}.get(day.day % 10, "th")
    words = form.format(
        d=day.day, m=day.month, Y=day.year, B=f"{day:%B}", b=f"{day:%b}", A=f"{day:%A}", o=f"{day.day}{suffix}"
    )
    text = f"{around}{words.replace('May.', 'May')} it began"
    assert [v for _, v in values(text)] == [day.isoformat()]


@given(when=st.dates(date(1950, 1, 1), date(2090, 1, 1)), days=st.integers(min_value=0, max_value=100))
def test_a_date_without_year_near_publication_is_found_again(when: date, days: int) -> None:
    day = when - timedelta(days=days)
    text = f"It was signed on {day.day} {day:%B}."
    found = find_times(text, published=Published(datetime(when.year, when.month, when.day, tzinfo=UTC), "day"))
    assert [t.value for t in found] == [day.isoformat()]


@given(when=st.dates(date(1950, 1, 1), date(2090, 1, 1)), days=st.integers(min_value=0, max_value=6))
def test_a_weekday_in_the_past_is_one_of_the_last_seven_days(when: date, days: int) -> None:
    day = when - timedelta(days=days)
    found = find_times(
        f"He spoke on {day:%A}.", published=Published(datetime(when.year, when.month, when.day, tzinfo=UTC), "day")
    )
    assert [t.value for t in found] == [day.isoformat()]


_TIME_WORDS = (
    "the last next of two 31 30 0 1999 Monday Feb. May week years ago earlier quarter first at 9 a.m. half end century weekend "
    "12 - , every fall 99999999999 million second later from now past few 1990s summer Christmas in and to".split()
)
_ALPHABET = "0123456789 ,./:-–'’\nMondayFebruarythelastnextweekyearsagoQ"


@given(
    st.text(max_size=300) | st.text(alphabet=_ALPHABET, max_size=200)
    | st.lists(st.sampled_from(_TIME_WORDS), max_size=30).map(" ".join),
    st.sampled_from([None, WEDNESDAY, published("0001-01-01"), published("9999-12-31")]),
)  # fmt: skip
def test_any_text_gives_times_in_order_with_offsets_that_hold(text: str, when: Published | None) -> None:
    found = find_times(text, published=when)
    assert all(a.span.end <= b.span.start for a, b in zip(found, found[1:], strict=False))
    assert all(0 <= t.span.start < t.span.end <= len(text) for t in found)
    assert all((t.value is None) == (t.unknown is not None) for t in found)


@pytest.mark.parametrize("piece", ["1", " ", "1 ", "1,234,", "\n", "of the first "], ids=repr)
def test_a_megabyte_of_digits_and_blanks_takes_less_than_two_seconds(piece: str) -> None:
    began = time.perf_counter()
    find_times(piece * (1_000_000 // len(piece)), published=WEDNESDAY)
    assert time.perf_counter() - began < 2
