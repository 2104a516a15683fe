"""Parties: states for their capitals, ministries and ministers; bodies for themselves; pronouns for whom they mean."""

from __future__ import annotations

import pytest

from onrecord.knowledge import Knowledge
from onrecord.reading.acts.marks import know
from onrecord.reading.acts.parties import Parties
from onrecord.records import Party, Span, Speaker


def parties(text: str, words: str, *, speakers: tuple[Speaker, ...] = (), **how: object) -> tuple[Party, ...]:
    known = know(text, [Span(0, len(text))], Knowledge.load(), (), (), ())
    at = text.rindex(words)
    resolver = Parties(text, known, Knowledge.load(), speakers, (), None)
    return resolver.resolve(Span(at, at + len(words)), **how)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "words", "ids"),
    [
        ("Oslo will send boats.", "Oslo", ["state:NO"]),
        ("the Dutch government will send boats.", "the Dutch government", ["state:NL"]),
        ("The Pentagon will send boats.", "The Pentagon", ["state:US"]),
        ("Denmark and Norway will send boats.", "Denmark and Norway", ["state:DK", "state:NO"]),
        (
            "Denmark, Norway and the Netherlands will pay.",
            "Denmark, Norway and the Netherlands",
            ["state:DK", "state:NO", "state:NL"],
        ),
        ("European countries may pay.", "European countries", ["group:european-countries"]),
        ("The European Union will lend.", "The European Union", ["institution:eu"]),
        ("The World Bank will lend.", "The World Bank", ["institution:world-bank"]),
        ("Poland’s defence ministry will send boats.", "Poland’s defence ministry", ["state:PL"]),
        ("boats for Kharkiv", "Kharkiv", ["state:UA"]),
        ("flour for Gaza", "Gaza", ["place:gaza"]),
        ("Ukrainian refugees in Moldova got tents.", "Ukrainian refugees in Moldova", ["state:UA"]),
        ("Kallavesi Vehicles builds them.", "Kallavesi Vehicles", [None]),
    ],
)
def test_names_resolve_to_states_and_bodies(text: str, words: str, ids: list[str | None]) -> None:
    assert [party.id for party in parties(text, words)] == ids


@pytest.mark.parametrize(
    ("text", "words", "id"),
    [
        ("Sweden sold ten trucks last year. It will now give five to Moldova.", "It", "state:SE"),
        ("The EU met in Brussels. The bloc will lend a billion.", "The bloc", "institution:eu"),
        ("Japan is a member of NATO's partnership. The alliance will pay.", "The alliance", "institution:nato"),
        ("The IMF likes Ukraine's budget. The fund will lend more.", "The fund", "institution:imf"),
        ("Estonia said the country would give boats.", "the country", "state:EE"),
    ],
)
def test_pronouns_and_the_country_look_back(text: str, words: str, id: str) -> None:
    assert parties(text, words)[0].id == id


def test_a_pronoun_is_not_the_other_party_of_its_act() -> None:
    text = "Ukraine thanked Finland. It sent 20 boats to Ukraine."
    assert parties(text, "It", not_these=["state:UA"])[0].id == "state:FI"


def test_a_pronoun_without_anyone_before_it_is_nobody() -> None:
    assert parties("It will send boats.", "It") == ()


def test_a_government_of_nobody_known_is_nobody_else() -> None:
    (party,) = parties("Norway paid. The Vesland government asked for boats.", "The Vesland government")
    assert (party.id, party.name) == (None, "The Vesland government")


def test_a_minister_stands_for_the_state_that_the_report_gives() -> None:
    text = "Defence Minister Kari Lund was tired. Lund promised ten boats."
    lund = Speaker("s1", "Kari Lund", "person", office="Defence Minister", of="state:NO", spans=(Span(17, 26),))
    assert parties(text, "Lund", speakers=(lund,))[0].id == "state:NO"


def test_who_approves_keeps_the_name_of_the_body() -> None:
    (party,) = parties("The State Department cleared it.", "The State Department", keep_body=True)
    assert party.id == "institution:us-state"


def test_a_person_approves_under_their_own_name() -> None:
    text = "Shipments that Joe Biden approved go on; other Biden-approved shipments too."
    assert parties(text, "Joe Biden", keep_body=True)[0].name == "Joe Biden"
    known = know(text, [Span(0, len(text))], Knowledge.load(), (), (), ())
    (party,) = Parties(text, known, Knowledge.load(), (), (), None).licensed(Span(0, len(text)))
    assert (party.name, [span.of(text) for span in party.spans]) == ("Joe Biden", ["Biden"])


def test_every_party_names_its_words() -> None:
    text = "Denmark and Norway will send boats."
    assert [span.of(text) for party in parties(text, "Denmark and Norway") for span in party.spans] == [
        "Denmark",
        "Norway",
    ]
