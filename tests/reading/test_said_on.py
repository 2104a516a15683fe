"""On which day it was said; the report is of Friday, 14 March 2025."""

from __future__ import annotations

import pytest

from tests.reading.marked import Marked

DATED = [
    ("[1s Ms Brandvold] [1q told] TV2 on Thursday [1c it was over].", "2025-03-13"),
    ("[1s Ms Brandvold] [1q said on Monday] [1c it was over].", "2025-03-10"),
    ("[1c It was over], [1s Ms Brandvold] [1q said] late on Wednesday.", "2025-03-12"),
    ("In an interview with Reuters on 10 March, [1s Ms Brandvold] [1q said] [1c it was over].", "2025-03-10"),
    ("On Tuesday, [1s Ms Brandvold] [1q said] [1c it was over].", "2025-03-11"),
]
UNDATED = [
    "[1s Ms Brandvold] [1q said] [1c the talks had ended on Monday].",
    "[1s Ms Brandvold], who was elected on Monday, [1q said] [1c it was over].",
    "[1s Ms Brandvold] visited on Monday and [1q said] [1c it was over].",
    "[1s Ms Brandvold] has [1q said] since Monday [1c that it was over].",
]


@pytest.mark.parametrize(("marked", "day"), DATED, ids=[case[0] for case in DATED])
def test_day_of_the_saying(marked: str, day: str) -> None:
    said_on = Marked(marked).attributions[0].said_on
    assert said_on is not None
    assert (said_on.from_.isoformat(), said_on.to.isoformat()) == (day, day)


@pytest.mark.parametrize("marked", UNDATED)
def test_other_days_do_not_date_the_saying(marked: str) -> None:
    attribution = Marked(marked).attributions[0]
    assert attribution.said_on is None
    assert attribution.unknown["said_on"] == "the text does not say when"


def test_a_day_keeps_the_words_it_comes_from() -> None:
    read = Marked("[1c It was over], [1s Ms Brandvold] [1q said] late on Wednesday.")
    said_on = read.attributions[0].said_on
    assert said_on is not None
    assert said_on.text == said_on.span.of(read.report.text) == "late on Wednesday"


def test_a_relative_day_without_publication_time_stays_unknown() -> None:
    attribution = Marked("[1s Ms Brandvold] [1q said] on Monday [1c it was over].", published=None).attributions[0]
    assert attribution.said_on is None
    assert "Monday" in attribution.unknown["said_on"]


def test_what_is_only_carried_on_has_no_day_of_its_own() -> None:
    read = Marked("[1s Ms Brandvold] [1q said] on Monday [1c it was over]. [2c “For now,”] [2s she] [2q added].")
    assert read.attributions[1].said_on is None


def test_a_committee_that_is_testified_before_does_not_hide_the_day() -> None:
    read = Marked("[1c “I signed it,”] [1s Ms Brandvold] [1q testified] before a budget committee on Wednesday.")
    said_on = read.attributions[0].said_on
    assert said_on and said_on.from_.isoformat() == "2025-03-12"
