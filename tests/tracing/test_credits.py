"""Whom a report credits."""

from __future__ import annotations

from onrecord.records import Credit
from onrecord.tracing.credits import find_credits
from tests.newsrooms import read, the_reader

RETELLING = """\
Nordic governments may buy field bridges for Moldova, Reuters reports, citing two people familiar with the plan.

The bridges would cost about 90 million euros, according to the agency's sources.

"We will decide before the winter," Norwegian Defence Minister Ada Brandt told broadcaster NRK on Sunday.

The Finnish defence ministry declined to comment.

Media reports say that Sweden has asked for time."""


def credits_of(text: str, outlet: str = "Fjord Post") -> tuple[Credit, ...]:
    return find_credits(read(outlet, "2031-05-05", text), the_reader().knowledge)


def own(credits: tuple[Credit, ...]) -> dict[str, str]:
    """Those without an outlet between, with their kinds."""
    return {credit.name: credit.kind for credit in credits if credit.via is None}


def test_a_retelling_credits_its_outlets_and_whom_it_heard_itself() -> None:
    credits = credits_of(RETELLING)
    assert own(credits) == {
        "Reuters": "outlet",
        "NRK": "outlet",
        "Finnish defence ministry": "institution",
        "Media reports": "unresolved",
    }
    (people,) = (credit for credit in credits if credit.kind == "anonymous" and credit.count)
    assert (people.count, people.via) == (2, "Reuters")
    (minister,) = (credit for credit in credits if credit.kind == "person")
    assert (minister.name, minister.via) == ("Ada Brandt", "NRK")


def test_every_credit_shows_its_words() -> None:
    reading = read("Fjord Post", "2031-05-05", RETELLING)
    for credit in find_credits(reading, the_reader().knowledge):
        for passage in credit.passages:
            assert passage.span.of(reading.report.text) == passage.words


def test_what_somebody_told_the_newsroom_is_its_own() -> None:
    text = (
        'Norway will lend Moldova four bridges. "They leave in May," Defence Minister Ada Brandt told Fjord Post.\n\n'
        "Fjord Post has seen the contract."
    )
    assert own(credits_of(text)) == {"Ada Brandt": "person"}


def test_an_agencys_people_are_the_agencys_in_whoever_carries_its_copy() -> None:
    text = (
        "OSLO, May 5 (Reuters) - Norway will lend Moldova four bridges, two officials told Reuters on Monday.\n\n"
        "The defence ministry declined to comment."
    )
    assert own(credits_of(text)) == {"Reuters": "outlet"}
    assert "two officials" in own(credits_of(text, "Reuters"))


def test_outlets_named_in_passing_are_no_credit() -> None:
    text = 'A former BBC journalist, Ida Lunde, said the bridges were late. "Very late," she said.'
    assert set(own(credits_of(text))) == {"Ida Lunde"}
