"""Whom words mean that point back, and what a cast promises whatever the text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.knowledge import Knowledge
from onrecord.reading.cast import Cast
from onrecord.reading.flat import FlatAttribution
from onrecord.records import Region, Report, Span
from tests.reading.cast_marks import last_speaker, read

knowledge = Knowledge.load()

POINTING_BACK = {
    "an office in the headline, its holder below": (
        "Lorries are late, [general] says\n\nThe retired general Hollis Brand spoke on Monday.",
        "Hollis Brand",
    ),
    "an owner in the headline, named without a title below": (
        "Kiosk stays open, [owner] insists\n\nThe kiosk is old. “No sale,” [Marta Krill] said.",
        "Marta Krill",
    ),
    "a minister before the name": (
        "{No levy is planned}, [the Minister for Finance] has said.\n\n{It is paid}, [Padraic Skally] said.",
        "Padraic Skally",
    ),
    "a district head by the name of the district": (
        "[The head of the Sandby district, Taras Krill,] denied {it}. [The district head] added {more}.",
        "Taras Krill",
    ),
    "who chairs a union": (
        "Dana Krill, who chairs the Carriers’ Union, came. [The chairwoman] said {so}.",
        "Dana Krill",
    ),
    "it, a firm that might be a person": (
        "[The builder, Gordan Infra,] denied {it}. [It] vowed {more}.",
        "Gordan Infra",
    ),
    "the agency that was only named": (
        "[Sandby Water Agency officials] met. Reuters was there. {All is well}, [the agency] said.",
        "Sandby Water Agency",
    ),
    "an envoy by the short name of who sent her": (
        "[EU envoy] rules it out\n\nThe European Union’s special envoy for the Caspian, Marta Krill, has spoken. "
        "{No}, [the EU envoy] said.",
        "Marta Krill",
    ),
    "a headline that puts the party first": (
        "[GOP senator] threatens {to sue}\n\nSen. Ray Krill threatened on Monday. {No}, [the senator] said.",
        "Ray Krill",
    ),
    "who chairs a committee in small letters": (
        "Dana Krill, who chairs the harbour relations committee, came. [The committee chair] said {so}.",
        "Dana Krill",
    ),
    "he continues": ("[Keld Kallen] said {so}. “More,” [he] added.", "Keld Kallen"),
    "she by first name": ("Keld Kallen met Anna Holm. {All went well}, [she] said.", "Anna Holm"),
    "he by first name": ("Anna Holm met Mark Dunne. {All went well}, [he] said.", "Mark Dunne"),
    "he by courtesy": ("Mr Zorl met Ms Krill. {All went well}, [he] said.", "Zorl"),
    "she by office": ("[Chairwoman Kadri Zorl] said {so}. [She] added {more}.", "Kadri Zorl"),
    "subject before object": ("Jonas Kallen met Mark Dunne on Monday. {All went well}, [he] said.", "Jonas Kallen"),
    "the last speaker before the last named": (
        "[Keld Kallen] said {Mark Dunne had left}. [He] added {more}.",
        "Keld Kallen",
    ),
    "not who is quoted about": ("Keld Kallen rose. {“Mark Dunne is a liar,”} [he] said.", "Keld Kallen"),
    "who is spoken of without quotation": ("{The Bundesbank expects little growth}, [it] said.", "Bundesbank"),
    "her letter": ("Anna Holm resigned. {Cuts are near}, [her] letter warned.", "Anna Holm"),
    "who behind a name": ("Keld Kallen, [who] said {so}, left.", "Keld Kallen"),
    "who behind a description": ("Mark Dunne met a diplomat [who] said {so}.", "a diplomat"),
    "who behind an apposition": ("Keld Kallen, the envoy, [who] said {so}, left.", "Keld Kallen"),
    "he, only described": ("The mill’s new owner came by boat. {No jobs will go}, [he] said.", "The mill’s new owner"),
    "it, an institution": ("[The Sandby Port Authority] said {so}. [It] added {more}.", "Sandby Port Authority"),
    "they, several": ("[Two diplomats] said {so}. [They] added {more}.", "Two diplomats"),
    "they, a body": ("[Greenpeace] said {so}. [They] added {more}.", "Greenpeace"),
    "the envoy": ("Envoy Keld Kallen met Mark Dunne. [The envoy] said {so}.", "Keld Kallen"),
    "the minister": (
        "Foreign Minister Ilse Brandvold met envoy Keld Kallen. [The minister] said {so}.",
        "Ilse Brandvold",
    ),
    "the president of another state": (
        "French President Luc Perrin met German President Uwe Stahl. [The German president] said {so}.",
        "Uwe Stahl",
    ),
    "the office before the name": (
        "[Estonia’s prosecutor general] said {so}. Estonian prosecutor general Kadri Maas left.",
        "Kadri Maas",
    ),
    "the spokesman": ("[Igor Belov, a spokesman for the port,] said {so}. [The spokesman] added {more}.", "Igor Belov"),
    "the official": ("[A senior official] said {so}. [The official] added {more}.", "A senior official"),
    "the sources": (
        "[Two people with knowledge of the matter] said {so}. {More}, according to [the sources].",
        "Two people with knowledge of the matter",
    ),
    "sources again": ("[Two people briefed on it] said {so}. [Sources] said {more}.", "Two people briefed on it"),
    "the two officials": (
        "[Two officials] said {so}. [A diplomat] agreed. [The two officials] added {more}.",
        "Two officials",
    ),
    "the ministry": (
        "[Poland’s defence ministry] said {so}. [The ministry] added {more}.",
        "Poland’s defence ministry",
    ),
    "the company": ("[Lakeside Electric] said {so}. [The company] added {more}.", "Lakeside Electric"),
    "the report": (
        "[A report by Kestrel Research] said {so}. [The report] added {more}.",
        "report by Kestrel Research",
    ),
    "the agency": ("[Reuters] said {so}. [The agency] added {more}.", "Reuters"),
    "the newspaper": ("[The Sandby Courier] said {so}. [The newspaper] added {more}.", "Sandby Courier"),
    "the billionaire": ("[Keld Kallen] said {so}. [The billionaire] added {more}.", "Keld Kallen"),
}


NOT_AHEAD = {
    "a next source with an office of its own": "[The minister] denied {it}.\n\n{No}, [opposition leader Marta Krill] said.",
    "a next source named before": "Marta Krill came.\n\n[The minister] denied {it}.\n\n{No}, [Marta Krill] said.",
    "a new description": "[A minister] denied {it}.\n\n{No}, [Marta Krill] said.",
}


@pytest.mark.parametrize("marked", NOT_AHEAD.values(), ids=NOT_AHEAD.keys())
def test_a_description_stays_one_where_nothing_ties_it_to_the_next_name(marked: str) -> None:
    cast, sources = read(marked)
    first = cast.resolve(sources[0])
    assert first and cast.speaker(first).anonymous


@pytest.mark.parametrize("case", POINTING_BACK.values(), ids=POINTING_BACK.keys())
def test_words_that_point_back(case: tuple[str, str]) -> None:
    speaker = last_speaker(case[0])
    assert speaker is not None
    assert speaker.name == case[1]


@pytest.mark.parametrize(
    ("marked", "reason"),
    [
        ("{More will come}, [he] said.", 'nobody named before "he" fits it'),
        ("{“Anna Holm lied,”} [he] said.", 'nobody named before "he" fits it'),
        ("[I] think {so}.", '"i" stands outside any quotation, so it may be the author'),
        ("[You] know {so}.", '"you" addresses the reader'),
        ("[...] said {so}.", "the source has no words"),
    ],
)
def test_why_nobody_is_known(marked: str, reason: str) -> None:
    cast, sources = read(marked)
    assert cast.resolve(sources[-1]) is None
    assert cast.why_unknown(sources[-1]) == reason


def test_i_in_a_quotation_is_whoever_speaks_it() -> None:
    text = "Keld Kallen said: “I think so.”"
    flat = FlatAttribution((Span(0, 11),), (Span(12, 16),), (Span(18, len(text)),), 0.9)
    cast = Cast(Report(text), knowledge, [flat])
    assert cast.resolve(Span(19, 20)) == cast.resolve(Span(0, 11))


def test_one_person_is_one_speaker_with_every_mention() -> None:
    marked = "KALLEN SAYS NO\n\n[Envoy Keld Kallen] said {so}. [He] met Anna Holm. [Kallen] left."
    cast, sources = read(marked)
    ids = {cast.resolve(source) for source in sources}
    assert len(ids) == 1
    (speaker,) = cast.speakers()
    text = marked.translate(str.maketrans("", "", "[]{}"))
    assert [span.of(text) for span in speaker.spans] == ["KALLEN", "Envoy Keld Kallen", "He", "Kallen"]


def test_speakers_come_in_order_of_first_mention() -> None:
    cast, _ = read("[Anna Holm] said {so}, and [Kyiv] agreed. [Two diplomats] did not. [Anna Holm] left.")
    assert [speaker.name for speaker in cast.speakers()] == ["Anna Holm", "Ukraine", "Two diplomats"]
    assert [speaker.id for speaker in cast.speakers()] == ["s1", "state:UA", "s2"]


def test_two_unnamed_officials_are_two_speakers_and_us_officials_one_group() -> None:
    cast, sources = read("[An official] said {so}. [An official] said {no}. [US officials] left. [US officials] came.")
    one, other, group, again = (cast.resolve(source) for source in sources)
    assert one != other
    assert group == again


def test_regions_that_are_not_read_name_nobody() -> None:
    text = "Keld Kallen said no. Related: Anna Kallen resigns"
    end = text.index("Related")
    report = Report(text, regions=(Region("body", Span(0, end)), Region("related", Span(end, len(text)))))
    cast = Cast(report, knowledge)
    id = cast.resolve(Span(0, 11))
    assert id is not None
    assert [span.of(text) for span in cast.speaker(id).spans] == ["Keld Kallen"]


def test_an_outlet_is_one_speaker_by_any_of_its_names() -> None:
    cast, sources = read("[The FT] reported {so}.")
    assert cast.resolve(sources[0]) == cast.resolve_outlet("Financial Times") == "outlet:ft"
    assert cast.resolve_outlet("The Harbour Courier") == cast.resolve_outlet("The Harbour Courier")


def test_an_unknown_id_is_an_error() -> None:
    with pytest.raises(KeyError):
        Cast(Report("Nothing."), knowledge).speaker("s9")


WORDS = st.sampled_from(
    "Keld Kallen Anna Holm envoy the The Minister of , . said he She they who US us Ukraine’s Kyiv two sources and Reuters “ ” "
    "\n\n Mr. it I officials ' - J. al-".split(" ")
)
TEXTS = st.one_of(st.text(max_size=80), st.lists(WORDS, max_size=40).map(" ".join))


@given(TEXTS, st.lists(st.tuples(st.integers(-5, 200), st.integers(-5, 200)), max_size=8))
def test_any_text_and_spans_give_speakers_that_hold(text: str, pairs: list[tuple[int, int]]) -> None:
    flats = [FlatAttribution((Span(a, b),), (), (Span(min(a, b), max(a, b)),), 0.5) for a, b in pairs]
    cast = Cast(Report(text, outlet="The Sandby Courier"), knowledge, flats)
    twin = Cast(Report(text, outlet="The Sandby Courier"), knowledge, list(reversed(flats)))
    for a, b in pairs:
        id = cast.resolve(Span(a, b))
        assert id == cast.resolve(Span(a, b))
        assert id is not None or cast.why_unknown(Span(a, b))
        if id is not None:
            assert cast.speaker(id).name
            assert all(0 <= span.start < span.end <= len(text) for span in cast.speaker(id).spans)
    if len({span for span, _ in pairs}) == len(pairs):
        assert cast.speakers() == twin.speakers()
