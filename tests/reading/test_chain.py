"""Who told whom. Every text is our own; people are invented."""

from __future__ import annotations

import time

import pytest

from tests.reading.marked import Marked

MINISTER = "Foreign Minister Ilse Brandvold"
CASES = [
    pytest.param(f"[1s {MINISTER}] [1q said] [1c the port is open].", ["Ilse Brandvold"], id="nobody between"),
    pytest.param(
        f"[1c The port is open], [1s {MINISTER}] [1q told] TV2 on Thursday.", ["TV2", "Ilse Brandvold"], id="told"
    ),
    pytest.param(
        f"[1s {MINISTER}] [1q told Reuters] [1c the port is open].", ["Reuters", "Ilse Brandvold"], id="in the cue"
    ),
    pytest.param(
        f"In an interview with Reuters on 10 March, [1s {MINISTER}] [1q said],\n[1c “The port is open.”]",
        ["Reuters", "Ilse Brandvold"],
        id="interview, before the source",
    ),
    pytest.param(
        "[1c The port may close], [1s Reuters] [1q reports], citing two officials in Oslo.",
        ["Reuters", "two officials in Oslo"],
        id="agency citing people",
    ),
    pytest.param(
        "[1s Reuters], citing the Financial Times, which spoke to two officials, [1q reported] [1c that the port may close].",
        ["Reuters", "Financial Times", "two officials"],
        id="third hand",
    ),
    pytest.param(
        f"[1s Xinhua] [1q quoted] {MINISTER} as saying [1c the port is open].",
        ["Xinhua", "Ilse Brandvold"],
        id="quoted as saying",
    ),
    pytest.param(
        f"[1c “The port is open,”] [1s {MINISTER}] [1q said], as quoted by Interfax.",
        ["Interfax", "Ilse Brandvold"],
        id="as quoted by",
    ),
    pytest.param(
        f"[1c “The port is open,”] [1s {MINISTER}] [1q told] TV2, Reuters reported.",
        ["Reuters", "TV2", "Ilse Brandvold"],
        id="a relay at the end",
    ),
    pytest.param(
        f"[1s {MINISTER}] [1q said] in comments carried by TASS [1c that the port is open].",
        ["TASS", "Ilse Brandvold"],
        id="comments carried by",
    ),
    pytest.param(
        "[1c The port closed in May], [1q according to] [1s a report in Der Spiegel].",
        ["Der Spiegel"],
        id="report in an outlet",
    ),
    pytest.param(
        "[1c The port may close], [1s the Handelsblatt] [1q has learned from] three bankers.",
        ["Handelsblatt", "three bankers"],
        id="learned from, the outlet as source",
    ),
    pytest.param(
        "[1c The port may close], the Handelsblatt has [1q learned from] [1s three bankers].",
        ["Handelsblatt", "three bankers"],
        id="learned from, the people as source",
    ),
    pytest.param(
        f"[1s {MINISTER}] [1q said] in a statement seen by Reuters [1c that the port is open].",
        ["Reuters", "Ilse Brandvold"],
        id="seen by",
    ),
    pytest.param(f"[1s {MINISTER}] [1q told] this newspaper [1c the port is open].", ["Ilse Brandvold"], id="told us"),
    pytest.param(
        f"[1s {MINISTER}] [1q told] the Courier [1c the port is open].", ["Ilse Brandvold"], id="told the publisher"
    ),
    pytest.param(
        f"[1s {MINISTER}] [1q told] parliament [1c the port is open], while Reuters moved offices.",
        ["Ilse Brandvold"],
        id="an outlet in passing",
    ),
    pytest.param(
        f"[1s {MINISTER}] [1q accused] [1c the BBC of lying to Reuters].",
        ["Ilse Brandvold"],
        id="outlets in the content",
    ),
    pytest.param("[1q It is feared] [1c that the port may close].", [], id="nobody is credited"),
]


@pytest.mark.parametrize(("marked", "inner"), CASES)
def test_chain_runs_from_the_publisher_inwards(marked: str, inner: list[str]) -> None:
    read = Marked(marked)
    assert read.chain(read.attributions[0]) == ["The Harbour Courier", *inner]


@pytest.mark.parametrize(("marked", "inner"), CASES)
def test_the_innermost_link_is_the_speaker(marked: str, inner: list[str]) -> None:
    attribution = Marked(marked).attributions[0]
    assert (attribution.speaker is None) == (not inner)
    if inner:
        assert attribution.chain[-1].speaker == attribution.speaker
        assert attribution.chain[-1].medium == attribution.medium


def test_unnamed_sources_keep_the_agency_that_brought_them_in() -> None:
    read = Marked(
        "[1c The port may close], [1s Reuters] [1q reports], citing two sources “with knowledge of the matter.” It is old.\n"
        "[2c Ministers will meet on Friday], [2q according to] [2s the sources].\n"
        "[3s The mayor] [3q said] [3c he knew nothing]."
    )
    chains = [read.chain(attribution) for attribution in read.attributions]
    assert chains[1] == chains[0]
    assert read.attributions[1].speaker == read.attributions[0].speaker
    assert len(chains[2]) == 2
    unnamed = [speaker for speaker in read.cast.speakers() if speaker.kind == "group"]
    assert [speaker.id for speaker in unnamed] == [read.attributions[0].speaker]
    assert len(unnamed[0].spans) == 2


def test_she_added_keeps_the_outlet_she_told() -> None:
    read = Marked(f"[1s {MINISTER}] [1q told] TV2 [1c the port is open]. [2c “For now,”] [2s she] [2q added].")
    assert read.chain(read.attributions[1]) == ["The Harbour Courier", "TV2", "Ilse Brandvold"]


@pytest.mark.parametrize(
    ("second", "inner"),
    [
        ("Brandvold promised boats", ["Ilse Brandvold"]),
        ("She added more", ["TV2", "Ilse Brandvold"]),
        ("Brandvold continued at length", ["TV2", "Ilse Brandvold"]),
    ],
)
def test_a_new_paragraph_goes_on_only_where_it_says_so(second: str, inner: list[str]) -> None:
    source, cue, content = second.split(" ", 2)
    read = Marked(
        f"[1s {MINISTER}] [1q told] TV2 [1c the port is open].\n\n[2s {source}] [2q {cue}] [2c {content}].",
    )
    assert read.chain(read.attributions[1]) == ["The Harbour Courier", *inner]
    assert read.attributions[1].medium is None


def test_a_paragraph_before_the_interview_is_no_part_of_it() -> None:
    read = Marked(
        f"[1s {MINISTER}] [1q promised] [1c boats] on Monday.\n\n[2c “They are cheap,”] [2s Brandvold] [2q told] TV2."
    )
    assert read.chain(read.attributions[0]) == ["The Harbour Courier", "Ilse Brandvold"]


def test_a_state_is_not_the_paper_named_after_its_capital() -> None:
    read = Marked("[1s Oslo] [1q promised] [1c boats].", outlet="Oslo Evening Post")
    assert read.chain(read.attributions[0]) == ["Oslo Evening Post", "Norway"]


def test_a_court_is_no_outlet() -> None:
    read = Marked(f"[1s {MINISTER}] [1q told] the High Court [1c that it was over].")
    assert read.chain(read.attributions[0]) == ["The Harbour Courier", "Ilse Brandvold"]


def test_the_citing_phrase_may_have_slipped_into_the_content() -> None:
    read = Marked("[1s Reuters] [1q reports] [1c that the port may close, citing two officials in Oslo].")
    assert read.chain(read.attributions[0]) == ["The Harbour Courier", "Reuters", "two officials in Oslo"]


def test_links_name_their_words() -> None:
    read = Marked(f"[1c The port is open], [1s {MINISTER}] [1q told] TV2 on Thursday.")
    links = read.attributions[0].chain
    assert [link.span and link.span.of(read.report.text) for link in links] == [None, "TV2", MINISTER]


def test_an_unknown_publisher_is_left_out_with_a_reason() -> None:
    read = Marked(f"[1s {MINISTER}] [1q said] [1c the port is open].", outlet=None)
    attribution = read.attributions[0]
    assert read.chain(attribution) == ["Ilse Brandvold"]
    assert attribution.unknown["chain"] == "the publishing outlet is unknown, so the chain begins inside it"


@pytest.mark.parametrize(
    "unit", ["according to ", "citing Reuters, ", "x, y told ", "in an interview with the ", "on X ", "told "]
)
def test_hostile_repetition_costs_linear_time(unit: str) -> None:
    begun = time.perf_counter()
    Marked(f"{unit * 1500}[1s he] [1q said] [1c so] {unit * 1500}")
    assert time.perf_counter() - begun < 4


def test_whom_an_agency_cites_may_have_been_tagged_as_a_statement() -> None:
    read = Marked("[1c The port may close], [1s Reuters] [1q reports], [2q citing] [2c two officials in Oslo].")
    assert read.chain(read.attributions[0]) == ["The Harbour Courier", "Reuters", "two officials in Oslo"]


def test_a_report_that_is_cited_is_cited_whole() -> None:
    read = Marked("[1s Swedish Radio] [1q writes], with reference to a police report, [1c that the cable was cut].")
    assert read.chain(read.attributions[0])[-1] == "police report"


def test_whom_a_paper_cites_in_a_clause_within_the_content() -> None:
    read = Marked("[1q According to] [1s Le Monde], [1c which cited two officials in Oslo, the port may close].")
    assert read.chain(read.attributions[0]) == ["The Harbour Courier", "Le Monde", "two officials in Oslo"]
