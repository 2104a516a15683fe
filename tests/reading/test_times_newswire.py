"""Values in company results, weekly figures and retold stories: what TIMEX3's guidelines give, in sentences of our own.

Each case names the day of publication. Fridays, quarters' ends and Sundays are chosen on purpose.
"""

from datetime import UTC, datetime

import pytest

from onrecord.reading.times import find_times
from onrecord.records import Published


def value_of(words: str, text: str, day: str) -> str | None:
    """The value of the last expression whose words are these."""
    published = Published(datetime.fromisoformat(day).replace(tzinfo=UTC), "day")
    found = {t.span.of(text): t.value for t in find_times(text, published=published)}
    assert words in found, found
    return found[words]


@pytest.mark.parametrize(
    ("day", "text", "words", "value"),
    [
        # the quarter reported on
        pytest.param(
            "2024-10-29",
            "Revenue in the quarter ended Sept. 30 was $5 million, against $4 million a year ago.",
            "a year ago",
            "2023-Q3",
            id="a quarter named by its last day is compared with the same one",
        ),
        pytest.param(
            "2024-08-13",
            "Profit for the quarter ended 30 June fell 4%.",
            "the quarter",
            "2024-Q2",
            id="a quarter is the one that ends on the day named",
        ),
        pytest.param(
            "2024-11-14",
            "Sales for the three months ended March 31, 2024, were $9 million, up from $8 million a year earlier.",
            "a year earlier",
            "2023-Q1",
            id="three months are a quarter to compare with",
        ),
        pytest.param(
            "2025-11-05",
            "Fourth-quarter profit fell 9%, the grocer said. Sales in the latest period were $2 billion.",
            "the latest period",
            "2025-Q4",
            id="the latest period is the one that the story opens with",
        ),
        pytest.param(
            "2025-10-30",
            "Third-quarter profit rose 5%. The strike will hurt fourth-quarter sales. In the latest "
            "quarter it sold 40 ships.",
            "the latest quarter",
            "2025-Q3",
            id="not the one to come",
        ),
        pytest.param(
            "2025-10-30",
            "In the 2024 third quarter it lost $2 million. In the latest quarter it earned $1 million.",
            "the latest quarter",
            "2025-Q3",
            id="not the one compared with",
        ),
        pytest.param(
            "2025-10-30",
            "Third-quarter sales were $20 million, up 2% from the previous quarter.",
            "the previous quarter",
            "2025-Q2",
            id="the quarter before the one spoken of",
        ),
        pytest.param(
            "2025-10-30",
            "Third-quarter net was $3 million. For the year, it expects $9 million, up from $8 million a year earlier.",
            "a year earlier",
            "2024",
            id="a year's figures compare with a year, not a quarter",
        ),
        pytest.param(
            "2025-10-30",
            "For the nine months, net was $9 million. Third-quarter net was $3 million, against "
            "$2 million a year earlier.",
            "a year earlier",
            "2024-Q3",
            id="a quarter again after nine months",
        ),
        pytest.param(
            "2025-10-30",
            "The chain said first-quarter results will improve.",
            "first-quarter",
            "2026-Q1",
            id="the verb after a quarter's results",
        ),
        pytest.param(
            "2025-10-30",
            "The maker posted third-quarter profit and will pay a dividend.",
            "third-quarter",
            "2025-Q3",
            id="the verb before it wins where both stand",
        ),
        pytest.param(
            "2025-02-04",
            "The bank said fourth-quarter profit doubled.",
            "fourth-quarter",
            "2024-Q4",
            id="a fourth quarter in the new year",
        ),
        pytest.param(
            "2025-10-30",
            "Profit fell to $3 million from $4 million in the year-earlier quarter.",
            "the year-earlier quarter",
            "2024-Q3",
            id="the year-earlier quarter where none was named",
        ),
        pytest.param(
            "2025-10-30", "The nine months brought in $9 million.", "The nine months", "P9M", id="nine months"
        ),
        pytest.param(
            "2025-10-30",
            "It earned $2 million, against $1 million in the year-earlier second quarter.",
            "the year-earlier second quarter",
            "2024-Q2",
            id="the year-earlier quarter by its number",
        ),
        pytest.param(
            "2025-10-30",
            "Net was $3 million, against $2 million in the 2024 quarter.",
            "the 2024 quarter",
            "2024-Q3",
            id="a year's quarter where none was named",
        ),
        pytest.param(
            "2025-10-30", "Guidance for 3Q25 is unchanged.", "3Q25", "2025-Q3", id="number and year about the Q"
        ),
        pytest.param(
            "2025-10-30",
            "Third-quarter profit rose to $5 million. It was $4 million in the comparable 2024 quarter.",
            "the comparable 2024 quarter",
            "2024-Q3",
            id="the comparable quarter of a year",
        ),
        pytest.param(
            "2025-10-30",
            "Third-quarter profit rose to $5 million. The quarter included a charge.",
            "The quarter",
            "2025-Q3",
            id="the quarter is the one spoken of",
        ),
        pytest.param(
            "2025-10-30",
            "Third-quarter profit rose to $5 million. It had cash of $3 million at the end of the quarter.",
            "the end of the quarter",
            "2025-Q3",
            id="the end of the quarter reported",
        ),
        pytest.param(
            "2025-10-30",
            "Third-quarter profit rose to $5 million. It sold 40 ships last quarter.",
            "last quarter",
            "2025-Q3",
            id="last quarter is not the fourth",
        ),
        pytest.param(
            "2025-10-30",
            "Third-quarter profit rose to $5 million. It lost $2 million in the prior year's third quarter.",
            "the prior year's third quarter",
            "2024-Q3",
            id="a prior year's quarter",
        ),
        pytest.param(
            "2025-10-30",
            "Third-quarter profit rose to $5 million. It had lost money in the third quarter a year ago.",
            "the third quarter a year ago",
            "2024-Q3",
            id="a quarter a year ago",
        ),
        pytest.param(
            "2025-10-30",
            "Third-quarter profit rose to $5 million. It hopes to break even by the end of next year's first quarter.",
            "the end of next year's first quarter",
            "2026-Q1",
            id="end of next year's quarter",
        ),
        pytest.param(
            "2025-10-30",
            "Third-quarter profit rose to $5 million. Losses shrank in the second and third quarters.",
            "third quarters",
            "2025-Q3",
            id="two quarters",
        ),
        pytest.param(
            "2025-10-30",
            "Third-quarter profit rose to $5 million. Orders are usually thin in the second and third quarters.",
            "third quarters",
            "XXXX-Q3",
            id="two quarters of any year",
        ),
        pytest.param(
            "2025-10-30",
            "Profit for the quarter ended Oct. 1 fell.",
            "the quarter",
            "2025-Q3",
            id="a quarter that ends some days late",
        ),
        pytest.param(
            "2025-10-30", "Assets rose in the week ended Oct. 15.", "the week", "2025-W42", id="a week by its last day"
        ),
        pytest.param(
            "2025-10-30",
            "Yields fell to 4% from 5% a week earlier.",
            "a week earlier",
            "2025-W43",
            id="a week earlier counts from publication",
        ),
        pytest.param(
            "2025-10-30",
            "Profit was $3 million in the year ended June 30, 2024.",
            "the year",
            "2024",
            id="a year by its last day",
        ),
        pytest.param(
            "2025-11-03",
            "Shares fell 3% on Friday. For the week, they lost 5%.",
            "the week",
            "2025-W44",
            id="for the week, told on a Monday",
        ),
        # weeks
        pytest.param(
            "2025-10-29",
            "Stocks rose to 3 million barrels in the latest week.",
            "the latest week",
            "2025-W43",
            id="the latest week is over",
        ),
        pytest.param(
            "2025-10-29",
            "In the most recent month, prices fell.",
            "the most recent month",
            "2025-09",
            id="the most recent month is over",
        ),
        pytest.param(
            "2025-10-29",
            "The firm was founded in 1985. Shares had risen the previous week.",
            "the previous week",
            "2025-W43",
            id="a year is no anchor for a week",
        ),
        pytest.param(
            "2025-10-29",
            "It closed on 8 October. Sales had slumped the previous week.",
            "the previous week",
            "2025-W40",
            id="a day is an anchor for a week",
        ),
        pytest.param(
            "2025-10-29",
            "Claims fell last week, after rising the week before.",
            "the week before",
            "2025-W42",
            id="the week before last week",
        ),
        pytest.param(
            "2025-11-02", "The minister resigned last week.", "last week", "2025-W44", id="last week, told on a Sunday"
        ),
        pytest.param(
            "2025-11-02", "Talks resume this week.", "this week", "2025-W45", id="this week ahead, told on a Sunday"
        ),
        pytest.param(
            "2025-11-02",
            "The army said it struck twice this week.",
            "this week",
            "2025-W44",
            id="this week behind, told on a Sunday",
        ),
        pytest.param(
            "2025-11-02", "They will meet next week.", "next week", "2025-W45", id="next week, told on a Sunday"
        ),
        pytest.param(
            "2025-11-03", "The minister resigned last week.", "last week", "2025-W44", id="last week, told on a Monday"
        ),
        pytest.param(
            "2025-10-29",
            "It is due in the last week of January.",
            "the last week of January",
            "2026-01",
            id="a week of a month keeps the month's value",
        ),
        pytest.param(
            "2025-10-29", "Later in the week it rained.", "Later in the week", "2025-W44", id="later in the week"
        ),
        # days in a story
        pytest.param(
            "2025-10-29",
            "It crashed on 9 October. The following Monday it flew again.",
            "The following Monday",
            "2025-10-13",
            id="the following weekday counts from the date before",
        ),
        pytest.param(
            "2025-10-29",
            "Drones struck in the early hours of Tuesday.",
            "the early hours of Tuesday",
            "2025-10-28TMO",
            id="the early hours",
        ),
        pytest.param("2025-10-29", "He was to leave Friday.", "Friday", "2025-10-31", id="was to lies ahead"),
        pytest.param("2025-11-21", "She has been in office since March.", "March", "2025-03", id="since looks back"),
        pytest.param(
            "2025-11-21",
            "It happened on the night of 7 March.",
            "7 March",
            "2025-03-07",
            id="a verb in the past, eight months back",
        ),
        pytest.param(
            "2025-11-21",
            "The vote on Dec. 7 was announced.",
            "Dec. 7",
            "2025-12-07",
            id="a date near ahead wins against its verb",
        ),
        pytest.param(
            "2025-11-21",
            "By Wednesday evening, 20 homes had burned.",
            "Wednesday evening",
            "2025-11-19TEV",
            id="by, with had",
        ),
        pytest.param(
            "2025-11-21", "Prices fell this spring.", "this spring", "2025-SP", id="this spring is this year's"
        ),
        pytest.param(
            "2025-11-21",
            "The race is next weekend.",
            "next weekend",
            "2025-W48-WE",
            id="next weekend, told on a Friday",
        ),
        pytest.param("2025-11-21", "a months-long siege", "a months-long", "PXM", id="months-long is not one month"),
        pytest.param(
            "2025-11-21",
            "He landed on 3 November. The next day he flew home.",
            "The next day",
            "2025-11-04",
            id="the next day of a story",
        ),
        # years, lengths, references
        pytest.param(
            "2025-10-29", "He won in 2021, having lost the year before.", "the year before", "2020", id="year before"
        ),
        pytest.param(
            "2025-10-29",
            "She was elected in 2015. Two months later she quit.",
            "Two months later",
            "P2M",
            id="a year is no anchor for months",
        ),
        pytest.param(
            "2025-10-29",
            "It was signed in March 2022. Two years later it lapsed.",
            "Two years later",
            "2024",
            id="a month is an anchor for years",
        ),
        pytest.param("2025-10-29", "a weeklong visit", "weeklong", "P1W", id="weeklong"),
        pytest.param("2025-10-29", "after a month-long siege", "a month-long", "P1M", id="month-long"),
        pytest.param("2025-10-29", "music of the '60s", "the '60s", "196", id="the sixties in short"),
        pytest.param(
            "2025-10-29", "music of the late 60's", "the late 60's", "196", id="the sixties with a late apostrophe"
        ),
        pytest.param(
            "2025-10-29", "It will close over the next decade.", "the next decade", "P1DE", id="the next decade"
        ),
        pytest.param(
            "2025-10-29",
            "over the past two-and-a-half years",
            "the past two-and-a-half years",
            "P2.5Y",
            id="two and a half in one word",
        ),
        pytest.param("2025-10-29", "for a year and a half", "a year and a half", "P1.5Y", id="a year and a half"),
        pytest.param("2025-10-29", "hundreds of years", "hundreds of years", "PXY", id="hundreds of years"),
        pytest.param("2025-10-29", "within minutes of the blast", "minutes", "PTXM", id="minutes"),
        pytest.param(
            "2025-10-29", "The unit lost $2 million in fiscal 2024.", "fiscal 2024", "2024", id="a fiscal year"
        ),
    ],
)
def test_values_of_news_sentences(day: str, text: str, words: str, value: str) -> None:
    assert value_of(words, text, day) == value


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("the day before the vote", id="a day counted from an event"),
        pytest.param("the week before it was signed", id="a week counted from an event"),
    ],
)
def test_what_counts_from_an_event_has_no_value_here(text: str) -> None:
    found = find_times(text, published=Published(datetime(2025, 10, 29, tzinfo=UTC), "day"))
    assert [t.value for t in found] == []
