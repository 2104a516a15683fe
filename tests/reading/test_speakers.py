"""Whom the words of a source name; every sentence is our own and every person in it invented."""

from __future__ import annotations

from typing import NamedTuple

import pytest

from tests.reading.cast_marks import last_speaker, read


class Case(NamedTuple):
    """The text marks its sources [like this] and what they say {like this}; the last source is the one asked for."""

    text: str
    name: str | None
    kind: str = "person"
    count: int | None = 1
    anonymous: bool = False


CASES = {
    "title before a name": Case("[US National Security Adviser Mira Waltham] said no.", "Mira Waltham"),
    "genitive and title before a name": Case("[Norland’s envoy Keld Kallen] said no.", "Keld Kallen"),
    "title after a name": Case("[Keld Kallen, Norland’s envoy,] said no.", "Keld Kallen"),
    "name after its office": Case("[The mayor of Sandby, Ilse Brandvold,] said no.", "Ilse Brandvold"),
    "name after an office in the genitive": Case("[The firm’s finance chief, Anna Holm,] said no.", "Anna Holm"),
    "a body that begins like a title and a name": Case(
        "[The Independent Sailing Commission] said no.", "Independent Sailing Commission", "institution", None
    ),
    "a body with a first name inside": Case(
        "[The Sandby Rod Association] said no.", "Sandby Rod Association", "institution", None
    ),
    "members of a named body": Case(
        "[Three members of the council’s harbour mission] said no.",
        "Three members of the council’s harbour mission",
        "group",
        3,
        anonymous=True,
    ),
    "a clause behind a comma describes nobody": Case(
        "[A harbour clerk, who is new to the job,] said no.", "A harbour clerk", anonymous=True
    ),
    "a body under what it is called in small letters": Case(
        "[The opposition Harbour Alliance] said no.", "Harbour Alliance", "institution", None
    ),
    "a party under what it is called in small letters": Case(
        "[The opposition Land and Sea party] said no.", "Land and Sea party", "institution", None
    ),
    "the first word of a body's name cut off": Case(
        "North [Sandby Care Trust] said no.", "North Sandby Care Trust", "institution", None
    ),
    "letters behind a name": Case("[Fiona Harrow KC] said no.", "Fiona Harrow"),
    "foreign courtesies": Case("[Transport Minister Datuk Seri Azlan Karim] said no.", "Azlan Karim"),
    "a firm with a clause of its own": Case(
        "[Quayle Protein, which owns the farm,] said no.", "Quayle Protein", "institution", None
    ),
    "lower-case title": Case("[harbour master Giles Penhallow] said no.", "Giles Penhallow"),
    "of-office": Case("[Secretary of State Ana Rivera] said no.", "Ana Rivera"),
    "abbreviated title": Case("[Ohio Gov. Joan Applewhite] said no.", "Joan Applewhite"),
    "courtesy": Case("[Ms. Brandvold] said no.", "Brandvold"),
    "particles": Case("[Ursula van der Meer] said no.", "Ursula van der Meer"),
    "joined article": Case("[Omar al-Khatib] said no.", "Omar al-Khatib"),
    "initials": Case("[J.D. Harlow] said no.", "J.D. Harlow"),
    "junior": Case("[Robert Dunne Jr.] said no.", "Robert Dunne Jr."),
    "apostrophe and hyphen": Case("[Sean O’Malley-Roux] said no.", "Sean O’Malley-Roux"),
    "letters beyond ASCII": Case("[Łukasz Żak-Čapek] said no.", "Łukasz Żak-Čapek"),
    "surname of a full name": Case("[Keld Kallen] spoke first. [Kallen] said no.", "Keld Kallen"),
    "surname before the full name": Case("[Kallen] said no. Envoy Keld Kallen left. [Kallen] said no.", "Keld Kallen"),
    "surname in a shouting headline": Case("[KALLEN]: {no deal}\n\nKeld Kallen flew home.", "Keld Kallen"),
    "first name": Case("[Hillary Marsden] smiled. [Hillary] said no.", "Hillary Marsden"),
    "family name first": Case("[Xi Wenling] smiled. [Xi] said no.", "Xi Wenling"),
    "two people of one surname": Case("Jane Roe and Mark Roe came. [Mr Roe] said no.", "Mark Roe"),
    "a month for a surname": Case("[Theresa May] said no.", "Theresa May"),
    "a first name that is a state": Case("[Jordan Mayfield] said no.", "Jordan Mayfield"),
    "named spokesperson": Case("[Kremlin spokesman Igor Belov] said no.", "Igor Belov"),
    "spokesperson after a comma": Case("[A spokeswoman for the port, Anna Holm,] said no.", "Anna Holm"),
    "unnamed spokesperson": Case(
        "[A spokesman for the ministry] said no.", "A spokesman for the ministry", anonymous=True
    ),
    "unnamed spokesperson of a house": Case(
        "[the Kremlin’s spokesman] said no.", "the Kremlin’s spokesman", anonymous=True
    ),
    "holder of an office without a name": Case(
        "[Latvia’s interior minister] said no.", "Latvia’s interior minister", anonymous=True
    ),
    "one source": Case(
        "[a senior official who asked not to be named] said no.",
        "a senior official",
        anonymous=True,
    ),
    "two sources": Case(
        "citing [two people with knowledge of the matter]", "two people with knowledge of the matter", "group", 2, True
    ),
    "two sources, quoted": Case(
        "citing [two sources “with knowledge of the matter.”]",
        "two sources “with knowledge of the matter”",
        "group",
        2,
        True,
    ),
    "name behind a longer description": Case(
        "[one prominent critic, veteran radio host Anna Holm,] said no.", "Anna Holm"
    ),
    "both of two outlets": Case("[Both the FT and Reuters] reported it.", "Financial Times and Reuters", "group", 2),
    "three diplomats": Case("[three diplomats] said no.", "three diplomats", "group", 3, True),
    "a dozen": Case("[a dozen lawmakers] said no.", "a dozen lawmakers", "group", 12, True),
    "officials": Case("[officials] said no.", "officials", "group", None, True),
    "officials of a state": Case("[US officials] said no.", "US officials", "group", None, True),
    "sources": Case("[Sources] said no.", "Sources", "group", None, True),
    "one of several": Case("[one of the officials] said no.", "one of the officials", "person", 1, True),
    "most of many": Case("[a majority of voters] said no.", "a majority of voters", "group", None, True),
    "metonym of a state": Case("[Kyiv] said no.", "Ukraine", "state", None),
    "state": Case("[Norway] said no.", "Norway", "state", None),
    "people for their state": Case("[The Dutch] said no.", "Netherlands", "state", None),
    "a government": Case("[The Polish government] said no.", "Poland", "state", None),
    "metonym of an institution": Case(
        "[the Pentagon] said no.", "United States Department of Defense", "institution", None
    ),
    "a house": Case("[The White House] said no.", "White House", "institution", None),
    "a ministry": Case("[Russia’s Defence Ministry] said no.", "Russia’s Defence Ministry", "institution", None),
    "an institution that no file lists": Case(
        "[The Sandby Port Authority] said no.", "Sandby Port Authority", "institution", None
    ),
    "a described institution": Case("[Sudan’s army] said no.", "Sudan’s army", "institution", None),
    "a name behind its description": Case("[the maritime agency UKQTO] said no.", "UKQTO", "institution", None),
    "an agency": Case("[Reuters] reported it.", "Reuters", "outlet", None),
    "an agency behind its description": Case("[state news agency KCNA] said no.", "KCNA", "outlet", None),
    "an outlet after a comma": Case("[a radio station, Sandby FM,] reported it.", "Sandby FM", "outlet", None),
    "a report": Case("[The report] says no.", "report", "document", None),
    "a poll by somebody": Case("[a poll by Kestrel Research] shows it.", "poll by Kestrel Research", "document", None),
    "a document with a participle": Case("[a lawsuit first obtained by TMZ] says no.", "lawsuit", "document", None),
    "joint agencies": Case("[Reuters and AFP] reported it.", "Reuters and AFP", "group", 2),
    "joint people": Case("[Anna Holm and Keld Kallen] said no.", "Anna Holm and Keld Kallen", "group", 2),
    "joint surnames": Case(
        "Anna Holm met Keld Kallen. [Holm and Kallen] said no.", "Anna Holm and Keld Kallen", "group", 2
    ),
    "one body with and in its name": Case(
        "[the Ministry of Health and Welfare] said no.", "Ministry of Health and Welfare", "institution", None
    ),
}


@pytest.mark.parametrize("case", CASES.values(), ids=CASES.keys())
def test_source_names(case: Case) -> None:
    speaker = last_speaker(case.text)
    assert speaker is not None
    assert (speaker.name, speaker.kind, speaker.count, speaker.anonymous) == (
        case.name,
        case.kind,
        case.count,
        case.anonymous,
    )


OFFICES = {
    "topic, not owner": (
        "President Jon Tarn left. [Tarn’s Ukraine envoy Keld Kallen] said no.",
        "Ukraine envoy",
        "Jon Tarn",
    ),
    "owner through the owner’s own office": (
        "US President Jon Tarn left. [Tarn’s envoy Keld Kallen] said no.",
        "envoy",
        "state:US",
    ),
    "owner in the title": (
        "[NATO Secretary General Maarten Rutgers] said no.",
        "NATO Secretary General",
        "institution:nato",
    ),
    "adjective": ("[German Chancellor Franz Merten] said no.", "German Chancellor", "state:DE"),
    "apposition with of": (
        "[Maarten Rutgers, the secretary general of NATO,] said no.",
        "secretary general",
        "institution:nato",
    ),
    "apposition with genitive": ("[Behrouz Talebi, Iran’s foreign minister,] said no.", "foreign minister", "state:IR"),
    "apposition outside the source": (
        "[Petra Ilves], a spokeswoman for the European Commission, said no.",
        "spokeswoman",
        "institution:european-commission",
    ),
    "ambassador": (
        "[Jane Roe, the former US ambassador to Ukraine,] said no.",
        "former US ambassador to Ukraine",
        "state:US",
    ),
    "state of minister": ("[Minister of Defence Theo Vandam] said no.", "Minister of Defence", None),
    "longer than the lists know": (
        "[former warehouse manager Trent Okafor] said no.",
        "former warehouse manager",
        None,
    ),
    "abbreviated": ("[Sen. Blythe Amory] said no.", "senator", None),
    "abbreviated, with its state": ("[Ohio Gov. Joan Applewhite] said no.", "governor", "Ohio"),
    "learned later": ("[Kallen] said no. Keld Kallen, Norway’s envoy, left.", "envoy", "state:NO"),
    "none": ("[Keld Kallen] said no.", None, None),
}


@pytest.mark.parametrize("case", OFFICES.values(), ids=OFFICES.keys())
def test_office_and_whose_it_is(case: tuple[str, str | None, str | None]) -> None:
    marked, office, of = case
    speaker = last_speaker(marked)
    assert speaker is not None
    assert (speaker.office, speaker.of) == (office, of)


def test_the_publishing_outlet_under_half_its_name() -> None:
    cast, sources = read("[The Courier] has seen the letter.", outlet="The Harbour Courier")
    assert cast.resolve(sources[0]) == cast.resolve_outlet("The Harbour Courier")


def test_the_times_is_the_one_that_the_report_names_in_full() -> None:
    speaker = last_speaker("It was in the Los Angeles Times. [The Times] had it first.")
    assert speaker is not None
    assert speaker.id == "outlet:la-times"
    alone = last_speaker("[The Times] had it first.")
    assert alone is not None
    assert alone.id == "outlet:times-uk"


@pytest.mark.parametrize(
    ("text", "office"),
    [
        ("Nothing moved, the president's envoy, Daniel Roake, said Sunday.", "envoy"),
        ("“Go.”\n\n— Ayo Banda, member for Lusoke East\n\nThe report by the court is out.", "member"),
    ],
)
def test_an_owner_is_no_office_and_an_office_ends_with_its_line(text: str, office: str) -> None:
    from onrecord.knowledge import Knowledge
    from onrecord.reading.cast import Cast
    from onrecord.records import Region, Report, Span

    cast = Cast(Report(text, (Region("body", Span(0, len(text))),)), Knowledge.load())
    name = "Daniel Roake" if "Roake" in text else "Ayo Banda"
    start = text.index(name)
    speaker = cast.speaker(cast.resolve(Span(start, start + len(name))) or "")
    assert speaker.office == office
    assert "The" not in (speaker.of or "").split()
