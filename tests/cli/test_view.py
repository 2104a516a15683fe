import io
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from onrecord.cli.view import TextWriter
from onrecord.records import (
    Attribution,
    ChainLink,
    DateRange,
    Finding,
    Medium,
    Reading,
    Region,
    RelatedHeadline,
    Report,
    Span,
    Speaker,
)
from tests.samples import MONDAY, READING, REPORT, span

NAMES = {"state:NL": "Norland"}.get

PAGE = """\
The Norland Courier · 12 March 2025, 09:30 UTC
Norland weighs a second order of radars 🛰️
3 statements · 2 speakers, 1 anonymous · examples/radars.txt
────────────────────────────────────────────────────────────────────────────────

  1  two people briefed on the talks, anonymous, 2 people · via Corvid
     said · 94% sure
     Norland may buy more radars for its neighbour

  2  Ada Brandt, Defence Minister (Norland)
     promised, speaking to Channel Nine, on 10 March 2025 (“on Monday”)
     98% sure
     “We will pay our share,” … “and we will pay it this year.”
     = “this year”: 2025

  3  Ada Brandt, Defence Minister (Norland) · “She”
     declined to confirm · only 46% sure
     a price of $1.5-2bn
     = “$1.5-2bn”: 1.5–2 billion USD

Not known
  ?  the text does not say when (statements 1, 3)

Headlines listed with this report (not read)
  -  Talks on radars resume
"""


def shown(*readings, width=80, colour=False):
    stream = io.BytesIO()
    writer = TextWriter(stream, width=width, colour=colour, name_of=NAMES)
    for reading in readings:
        writer.add(reading)
    writer.finish()
    return stream.getvalue().decode()


def test_a_page_shows_who_how_when_how_sure_and_the_words():
    assert shown(READING) == PAGE


def test_pages_are_set_apart():
    assert shown(READING, READING) == PAGE + "\n\n" + PAGE


def test_colour_changes_no_words():
    coloured = shown(READING, colour=True)
    assert "\x1b[" in coloured
    import re

    assert re.sub(r"\x1b\[[\d;]*m", "", coloured) == PAGE


@pytest.mark.parametrize("width", [20, 40, 80, 100])
def test_no_line_is_wider_than_the_terminal(width):
    assert max(cell_len(line) for line in shown(READING, width=width).splitlines()) <= width


def test_a_reason_that_statements_share_is_told_once():
    first = READING.attributions[0]
    same = tuple(replace(first, id=f"a{number}") for number in range(1, 6))
    page = shown(replace(READING, attributions=(*same[:3], READING.attributions[1], same[3])))
    assert page.count("the text does not say when") == 1
    assert "  ?  the text does not say when (statements 1–3, 5)\n" in page


def test_a_source_without_a_speaker_is_quoted_with_the_reason():
    attribution = replace(
        READING.attributions[2], speaker=None, chain=(), unknown={"speaker": "“She” may be either of two women"}
    )
    page = shown(replace(READING, attributions=(attribution,)))
    assert "  1  “She”, not resolved to a speaker\n" in page
    assert "     ? “She” may be either of two women\n" in page


def test_nobody_named_says_so():
    attribution = replace(READING.attributions[0], source=(), speaker=None, chain=())
    assert "  1  Nobody named\n" in shown(replace(READING, attributions=(attribution,)))


def test_a_chain_names_every_link_between_outlet_and_speaker():
    first = READING.attributions[0]
    chain = (*first.chain[:2], ChainLink("outlet:gull", None, Span(0, 3)), first.chain[2])
    gull = Speaker("outlet:gull", "Gull", "outlet")
    page = shown(replace(READING, speakers=(*READING.speakers, gull), attributions=(replace(first, chain=chain),)))
    assert "via Corvid, citing Gull" in " ".join(page.split())


def test_an_outlet_that_was_told_is_not_named_twice():
    second = READING.attributions[1]
    channel = Speaker("outlet:nine", "Channel Nine", "outlet")
    chain = (second.chain[0], ChainLink("outlet:nine", None, second.medium.span), second.chain[1])
    page = shown(replace(READING, speakers=(*READING.speakers, channel), attributions=(replace(second, chain=chain),)))
    assert page.count("Channel Nine") == 1


def test_an_unread_report_is_kept_with_its_reason():
    report = replace(REPORT, unread="the text is German; onrecord reads English", related=())
    page = shown(Reading(report, "onrecord-reader@0"))
    assert page.endswith("\nKept, not read: the text is German; onrecord reads English.\n")
    assert "statement" not in page


def test_findings_stand_below_with_their_words():
    words = (span("Norland"), span("radars"))
    finding = Finding(
        "office_not_held", "Ada Brandt left office on 3 May 2024: either the date or the title is wrong", words
    )
    page = shown(replace(READING, findings=(finding,)))
    assert (
        "\nFindings\n"
        "  !  Ada Brandt left office on 3 May 2024: either the date or the title is wrong\n"
        "     “Norland” … “radars”\n"
    ) in page


def test_no_findings_are_not_mentioned():
    assert "Findings" not in shown(READING)


def test_no_statements_is_said():
    report = Report("Rain.", path="rain.txt")
    assert shown(Reading(report, "onrecord-reader@0")) == (
        "Outlet not known · publication time not known\nrain.txt\n0 statements · 0 speakers\n"
        + "─" * 80
        + "\nNo statements found.\n"
    )


def test_broken_lines_are_joined_and_paragraphs_kept():
    text = "He said: “One\nline.\n\nTwo.”"
    attribution = replace(
        READING.attributions[0], source=(), speaker=None, chain=(), unknown={}, content=(Span(9, len(text)),)
    )
    page = shown(Reading(Report(text), "r@0", attributions=(attribution,)))
    assert "     “One line.\n     Two.”\n" in page


HOSTILE = "[red]x[/red] \x1b[31mESC\x1b]0;title\x07 \x9b2J \u202eevil\u2066 \r\x00\x08\x7f \ud800 {name} :smile:"


def hostile_reading(words):
    text = words + " end"
    spans = (Span(0, len(text)),)
    medium = Medium(words, "interview", spans[0])
    report = Report(
        text,
        (Region("body", spans[0]),),
        path=words,
        outlet=words,
        title=words,
        related=(RelatedHeadline(words, spans[0]),),
        notes=(words,),
    )
    speaker = Speaker("s1", words, "person", office=words, of=words)
    between = Speaker("s2", words, "outlet")
    chain = (ChainLink(None, None, None), ChainLink("s2", None, spans[0]), ChainLink("s1", medium, spans[0]))
    said_on = DateRange(MONDAY.from_, MONDAY.to, words, spans[0])
    attribution = Attribution(
        "a1",
        "direct",
        spans,
        spans,
        spans,
        "s1",
        medium,
        chain,
        "asserts",
        said_on,
        0.9,
        {"chain": words, words: words},
    )
    unnamed = replace(attribution, speaker=None)
    finding = Finding(words, words, spans)
    return Reading(report, "r@0", (speaker, between), attributions=(attribution, unnamed), findings=(finding,))


def assert_harmless(page):
    # Line feeds are ours; besides them nothing that a terminal acts on, and no character that hides or reorders words.
    for character in page.replace("\n", ""):
        assert character.isprintable() or character in "\u200c\u200d" or not ord(character) < 0xA0, repr(character)
        assert character not in "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f\u061c\u2028\u2029"


def test_hostile_text_is_shown_and_not_obeyed():
    page = shown(hostile_reading(HOSTILE))
    assert_harmless(page)
    words = " ".join(page.split())
    assert "[red]x[/red] ␛ESC␛]0;title␇ ␛ ⟨U+202E⟩evil⟨U+2066⟩" in words
    assert ":smile:" in words and "{name}" in words


@given(st.text(st.characters(codec=None), min_size=1, max_size=60))
def test_no_text_reaches_the_terminal_unchecked(words):
    assert_harmless(shown(hostile_reading(words), width=60))
