"""Where a claim comes from, in stories of invented newsrooms, read by the shipped reader."""

from __future__ import annotations

from itertools import permutations

from onrecord.records import Reading
from onrecord.tracing.credits import find_credits
from onrecord.tracing.order import in_order
from onrecord.tracing.origins import Provenance, find_origins
from onrecord.tracing.reuse import find_reuse
from tests.newsrooms import read, the_reader

WIRE = """\
BRUSSELS, May 5 (Reuters) - Norway and Finland are considering buying twelve field bridges from Poland for Moldova, two people \
with direct knowledge of the talks said.

The bridges would cost about 90 million euros, the people said, asking not to be named because the talks are confidential.

"Nobody has signed anything, and Warsaw can still say no," one of the people said.

Poland's special envoy, Jan Kowal, declined to confirm that a sale was in preparation."""

RETELLING = """\
Norway and Finland may buy twelve Polish field bridges for Moldova, Reuters reports, citing two people familiar with the talks.

The price is put at 90 million euros. Asked by the agency, Poland's envoy Jan Kowal would not confirm the plan."""

REWRITE = """\
Twelve Polish bridges for Moldova: that is what Norway and Finland want to buy, for 90 million euros.

"Nobody's signed anything and Warsaw can still say no," an insider said."""

SHARED = "We are pausing and reviewing our aid to ensure that it is contributing to a solution"


def trace(*readings: Reading) -> Provenance:
    """The provenance of a story of which nobody has told the claims apart."""
    told = in_order(readings)
    knowledge = the_reader().knowledge
    credits = {reading.report.id: find_credits(reading, knowledge) for reading in told}
    return find_origins(told, None, credits, find_reuse(told), knowledge)


def first_hand(story: Provenance, *readings: Reading) -> list[bool]:
    """Whether each of the reports is first-hand."""
    by_report = {retelling.report: retelling.first_hand for retelling in story.retellings}
    return [by_report[reading.report.id] for reading in readings]


def names(story: Provenance) -> list[str]:
    return [origin.name for origin in story.origins]


def wire_and_echoes() -> list[Reading]:
    return [
        read("Reuters", "2031-05-05T07:00:00Z", WIRE),
        read("Fjord Post", "2031-05-05T10:00:00Z", RETELLING),
        read("Daily Gull", "2031-05-05T12:00:00Z", REWRITE),
        read("Coast Herald", "2031-05-05T09:00:00Z", WIRE),
    ]


def test_an_agency_with_sources_is_one_voice_however_many_retell_it() -> None:
    readings = wire_and_echoes()
    story = trace(*readings)
    (origin,) = story.origins
    assert (origin.name, origin.kind, origin.carriers) == ("Reuters", "wire", (readings[0].report.id,))
    assert [people.count for people in origin.anonymous][:1] == [2]
    assert first_hand(story, *readings) == [True, False, False, False]
    assert all(retelling.origins == (origin.id,) for retelling in story.retellings)


def test_every_step_has_a_reason_that_can_be_checked() -> None:
    wire, retelling, rewrite, copy = wire_and_echoes()
    edges = {edge.report: edge for edge in trace(wire, retelling, rewrite, copy).derivations}
    assert edges[wire.report.id].kind == "had_primary_source"
    assert edges[copy.report.id].why == "100% of its word sequences stand in Reuters"
    assert edges[retelling.report.id].why == "credits Reuters"
    assert "quotes nothing new" in edges[rewrite.report.id].why
    sources = {edges[reading.report.id].source for reading in (copy, retelling, rewrite)}
    assert sources == {wire.report.id}


def test_the_order_in_which_reports_come_does_not_matter() -> None:
    readings = wire_and_echoes()
    expected = trace(*readings)
    assert all(trace(*order) == expected for order in permutations(readings))


def test_a_claim_that_is_denied_keeps_its_origin() -> None:
    paper = read(
        "Correio Azul",
        "2031-05-05T06:00:00Z",
        "Portugal will give Moldova eight jets in April. So it says in a planning document that Correio Azul has seen.\n\n"
        "A person in the government confirmed its content to this newspaper.",
    )
    denial = read(
        "Reuters",
        "2031-05-05T15:00:00Z",
        "LISBON, May 5 (Reuters) - Portugal is not planning to give Moldova jets, its defence minister said on Monday, "
        "rejecting a report in the newspaper Correio Azul that eight would be handed over in April.\n\n"
        '"Portugal is not going to send jets to Moldova," Duarte Reis told a parliamentary committee.',
    )
    story = trace(paper, denial)
    assert names(story) == ["Correio Azul"]
    assert first_hand(story, paper, denial) == [True, False]


def test_a_public_statement_is_one_voice_and_all_who_heard_it_are_first_hand() -> None:
    release = read(
        "Norwegian government",
        "2031-05-05T08:00:00Z",
        "Press release\n\nNorway will lend Moldova four field bridges worth 12 million euros.\n\n"
        '"They will be in place before the floods," says Minister of Defence Ada Brandt.\n\nPress contact: duty officer',
    )
    agency = read(
        "dpa",
        "2031-05-05T11:00:00Z",
        "Oslo (dpa) - Norway will lend Moldova four field bridges, Defence Minister Ada Brandt said on Monday.\n\n"
        '"The first one leaves on Friday," she told reporters in Oslo.',
    )
    tabloid = read(
        "Daily Gull",
        "2031-05-06T07:00:00Z",
        "Norway is lending Moldova four whopping bridges worth 12 million euros.\n\n"
        '"They will be in place before the floods," defence chief Ada Brandt was quoted as saying.',
    )
    story = trace(release, agency, tabloid)
    (origin,) = story.origins
    assert (origin.id, origin.kind, origin.people) == ("state:NO", "statement", ("Ada Brandt",))
    assert first_hand(story, release, agency, tabloid) == [True, True, False]


def test_one_statement_without_a_name_handed_to_many_is_one_voice() -> None:
    ap = read(
        "AP",
        "2031-03-03T18:00:00Z",
        "WASHINGTON (AP) — The United States is pausing deliveries of weapons to Moldova, a White House official said Monday.\n\n"
        f'"{SHARED}," the official said, speaking on condition of anonymity.',
    )
    cnn = read(
        "CNN",
        "2031-03-03T18:30:00Z",
        "The United States is halting military aid to Moldova, a White House official told CNN on Monday, after a heated "
        f'meeting.\n\n"The president is focused on peace. {SHARED}," the official said.',
    )
    story = trace(ap, cnn)
    (origin,) = story.origins
    assert (origin.name, origin.kind) == ("a White House official", "anonymous")
    assert first_hand(story, ap, cnn) == [True, True]


def test_two_newsrooms_with_sources_of_their_own_are_two_voices() -> None:
    paper = read(
        "Financial Times",
        "2031-05-05T05:00:00Z",
        "Poland is in talks to give Moldova 14 jets, according to three people familiar with the discussions.",
    )
    agency = read(
        "Reuters",
        "2031-05-05T11:00:00Z",
        "WARSAW, May 5 (Reuters) - Poland may give Moldova its last jets, two government sources told Reuters on Monday, "
        "confirming a report by the Financial Times.\n\nOne of the sources said up to 14 jets could be handed over.",
    )
    echo = read(
        "Nistru Herald",
        "2031-05-05T16:00:00Z",
        "Poland could hand over 14 jets to Moldova, the Financial Times reported, citing three unnamed sources.",
    )
    story = trace(paper, agency, echo)
    assert sorted(names(story)) == ["Financial Times", "Reuters"]
    assert first_hand(story, paper, agency, echo) == [True, True, False]


def test_an_outlet_without_a_report_of_its_own_can_be_the_origin() -> None:
    echo = read(
        "Nistru Herald",
        "2031-05-05T16:00:00Z",
        "Poland could hand over 14 jets to Moldova, the Financial Times reported, citing three unnamed sources.",
    )
    story = trace(echo)
    (origin,) = story.origins
    assert (origin.id, origin.kind, origin.carriers) == ("outlet:ft", "outlet", ())
    assert [people.count for people in origin.anonymous] == [3]
    assert first_hand(story, echo) == [False]


def test_the_one_who_gets_it_and_the_one_who_gives_are_two_voices() -> None:
    address = read(
        "Ukrinform",
        "2031-09-10T17:30:00Z",
        "Germany will transfer two more radar systems to Ukraine by the end of the year.\n\n"
        'President Oleh Marchenko said this in his evening video address.\n\n"There is an agreement with Germany: two more '
        'radar systems this year," the head of state said.',
    )
    agency = read(
        "Reuters",
        "2031-09-11T10:30:00Z",
        "BERLIN, Sept 11 (Reuters) - Germany will supply Ukraine with two further radar systems this year, a government "
        "spokesman said on Thursday, confirming remarks by Ukrainian President Oleh Marchenko.\n\n"
        '"We stand by our commitments," spokesman Lars Ahrens told a regular news conference in Berlin.',
    )
    story = trace(address, agency)
    assert [origin.id for origin in story.origins] == ["state:UA", "state:DE"]
    assert story.origins[0].people == ("Oleh Marchenko",)
    assert first_hand(story, address, agency) == [True, True]


def test_a_newsroom_that_keeps_its_sources_names_has_sources_of_its_own() -> None:
    first = read(
        "Politico",
        "2031-07-01T19:30:00Z",
        "The Pentagon has halted shipments of interceptors to Moldova, according to two people familiar with the issue.",
    )
    second = read(
        "New York Times",
        "2031-07-01T21:00:00Z",
        "The Pentagon has halted shipments of interceptors to Moldova because stockpiles are low, according to three U.S. "
        "officials, who spoke on condition of anonymity to discuss internal matters.",
    )
    rewrite = read(
        "Daily Gull",
        "2031-07-02T07:00:00Z",
        "The Pentagon has stopped shipping interceptors to Moldova, insiders say.",
    )
    story = trace(first, second, rewrite)
    assert sorted(names(story)) == ["New York Times", "Politico"]
    assert first_hand(story, first, second, rewrite) == [True, True, False]


def test_media_reports_lead_nowhere() -> None:
    echo = read(
        "Nistru Herald",
        "2031-05-05T16:00:00Z",
        "Poland could hand over 14 jets to Moldova, according to media reports.",
    )
    statement = read(
        "Warsaw Wire",
        "2031-05-06T09:00:00Z",
        "WARSAW (WAW) - Poland will hand over 14 jets to Moldova, Prime Minister Marek Zawada told reporters on Tuesday.",
    )
    story = trace(echo, statement)
    assert [origin.id for origin in story.origins] == ["state:PL"]
    place = next(retelling for retelling in story.retellings if retelling.report == echo.report.id)
    assert (place.first_hand, place.origins) == (False, ())
    assert [credit.kind for credit in place.credits] == ["unresolved"]
