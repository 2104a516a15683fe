"""Who takes which stand, in reports of invented newsrooms that the shipped reader reads."""

from __future__ import annotations

from itertools import permutations

from onrecord.records import Reading, Stand
from onrecord.tracing.claims import core_of, find_claims
from onrecord.tracing.order import in_order
from onrecord.tracing.stands import find_stands
from tests.newsrooms import read, the_reader

AGENCY = """\
HELSINKI, May 5 (Reuters) - Finland is considering giving Moldova twelve field bridges, two people with direct knowledge of the \
talks said.

"Nobody has signed anything," one of the people said.

Finnish Defence Minister Aino Lehtonen declined to confirm the plan. The Moldovan government did not respond to a request for \
comment."""

RETELLING = """\
Finland may give Moldova twelve field bridges, Reuters reported, citing two people familiar with the talks.

Asked about it, Lehtonen would not say how many bridges were meant.

Moldova's deputy prime minister Ion Rusu said he had received no information about such a gift."""

BRIEFING = """\
Finland will give Moldova twelve field bridges, Defence Minister Aino Lehtonen said on Friday.

"The first bridges will leave in June," the minister told reporters. "Others should follow our example."

Rusu thanked Helsinki and asked for engineers to train his crews."""


def stands(*readings: Reading) -> list[Stand]:
    told = in_order(readings)
    knowledge = the_reader().knowledge
    return list(find_stands(told, core_of(find_claims(told, knowledge), told), knowledge))


def story() -> list[Reading]:
    return [
        read("Reuters", "2031-05-05T07:00:00Z", AGENCY),
        read("Fjord Post", "2031-05-05T10:00:00Z", RETELLING),
        read("Coast Herald", "2031-05-09T10:00:00Z", BRIEFING),
    ]


def taken(found: list[Stand], name: str) -> set[str]:
    return {stand.stance for stand in found if name in stand.speaker}


def test_people_without_a_name_are_one_through_whatever_outlet_and_words() -> None:
    people = [stand for stand in stands(*story()) if stand.anonymous and stand.stance == "asserts"]
    assert [(stand.count, len(stand.passages)) for stand in people] == [(2, 2)]


def test_an_outlet_that_passes_words_on_takes_no_stand() -> None:
    assert not taken(stands(*story()), "Reuters")


def test_a_person_is_one_by_full_name_surname_and_office() -> None:
    assert {stand.speaker for stand in stands(*story()) if "Lehtonen" in stand.speaker} == {"Aino Lehtonen"}
    assert not taken(stands(*story()), "the minister")


def test_who_promises_a_gift_of_their_own_state_offers_it() -> None:
    assert {"promises", "declines_to_confirm"} <= taken(stands(*story()), "Lehtonen")


def test_who_does_not_answer_declines_to_confirm() -> None:
    assert "declines_to_confirm" in taken(stands(*story()), "Moldova")


def test_who_knows_nothing_of_it_denies() -> None:
    assert "denies" in taken(stands(*story()), "Rusu")


def test_what_others_should_do_is_an_opinion_and_no_request() -> None:
    assert "asks" not in taken(stands(*story()), "Lehtonen")


def test_the_order_in_which_reports_come_does_not_matter() -> None:
    readings = story()
    assert {tuple(stands(*some)) for some in permutations(readings)} == {tuple(stands(*readings))}
