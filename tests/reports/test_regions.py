"""Regions of plain texts: what is headline, byline, caption, related list, page furniture, and what is body."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.records import Report
from onrecord.reports.lines import inline_related, is_byline, is_caption, is_furniture, is_related_label
from onrecord.reports.regions import lay_out
from tests.reports.invariants import check_report

PARAGRAPH = (
    "The harbour office said on Monday that the ferries would sail again, after a week in which nobody could cross, "
    "and that fares would stay as they were."
)


def kinds(text: str, **hints: str) -> list[tuple[str, str]]:
    return [(region.kind, region.span.of(text)) for region in lay_out(text, **hints).regions]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "headline",
    [
        "Ferries sail again after a week of storm",
        "Ferries sail again after a week of storm.",
        "Ferries Sail Again, but Fares Are to Stay as They Were.",
        "‘Nobody could cross’: a week without ferries",
        "Will the ferries sail?",
        "Minister: 'We did not know.'",
    ],
)
def test_a_short_first_line_over_a_paragraph_is_the_headline(headline: str) -> None:
    assert kinds(f"{headline}\n\n{PARAGRAPH}") == [("headline", headline), ("body", PARAGRAPH)]


@pytest.mark.parametrize(
    "first",
    [
        PARAGRAPH,
        "The ferries sail again.",
        "He resigned on Monday.",
        "“We did not know,” the minister said.",
        "Officials were told in May.",
        "In an interview with Norpress, Okafor said,",
    ],
)
def test_a_first_line_that_reads_like_prose_is_body(first: str) -> None:
    assert kinds(f"{first}\n\n{PARAGRAPH}") == [("body", f"{first}\n\n{PARAGRAPH}")]


def test_a_title_from_metadata_settles_what_the_headline_is() -> None:
    first = "The ferries sail again."
    assert kinds(f"{first}\n\n{PARAGRAPH}", title="The ferries sail again")[0] == ("headline", first)


def test_a_headline_needs_no_blank_line_where_it_is_unmistakable() -> None:
    assert kinds(f"Ferries sail again\n{PARAGRAPH}")[0] == ("headline", "Ferries sail again")


def test_a_wrapped_paragraph_has_no_headline() -> None:
    wrapped = "The harbour office said on Monday that\nThe Ferry would sail again, after a\nweek of storm."
    assert kinds(wrapped) == [("body", wrapped)]


def test_a_dateline_stays_in_the_sentence_it_opens() -> None:
    body = "PORT SABLE, March 3 (Norpress) - The ferries will sail again, the harbour office said."
    assert kinds(f"Ferries sail again\n\n{body}") == [("headline", "Ferries sail again"), ("body", body)]


@pytest.mark.parametrize(
    "line",
    ["By Jane Doe", "By Ines Valadão and Tom Ashby", "AFP/dpa", "(AFP, dpa)", "With Reuters", "km/rt (AFP, dpa)",
     "Reporting by Ana Maro in Lorn; editing by Tom Ashby", "Published: 11 February 2025, 14:05", "By Jane Doe, Norpress",
     "Additional reporting by Ana Maro."],
)  # fmt: skip
def test_bylines(line: str) -> None:
    assert is_byline(line)
    assert kinds(f"Ferries sail again\n\n{line}\n\n{PARAGRAPH}")[1] == ("byline", line)


@pytest.mark.parametrize(
    "line",
    ["By Friday the ferries had sailed.", "AFP said that the ferries would sail.", "Reuters reports that they sailed.",
     "By then, Jane Doe was told, nobody could cross the sound.", "Published figures show that 12 ferries sailed.",
     "Reporting from Lorn for a panel that agreed on little, she said so."],
)  # fmt: skip
def test_sentences_are_no_bylines(line: str) -> None:
    assert not is_byline(line)


def test_a_byline_in_the_middle_of_a_long_text_is_body() -> None:
    text = "\n\n".join([PARAGRAPH] * 8 + ["By Night Alone"] + [PARAGRAPH] * 8)
    assert [kind for kind, _ in kinds(text)] == ["body"]


@pytest.mark.parametrize("mark", ["- ", "* ", "• ", "1. "])
def test_related_lists_are_apart_and_each_item_is_a_headline(mark: str) -> None:
    text = f"{PARAGRAPH}\nRelated:\n{mark}Ferries stay in port\n{mark}Norpress: Storm is over"
    layout = lay_out(text)
    assert [region.kind for region in layout.regions] == ["body", "related"]
    assert [item.title for item in layout.related] == ["Ferries stay in port", "Norpress: Storm is over"]


@pytest.mark.parametrize("label", ["Related:", "RELATED ARTICLES", "Read also:", "More on this story", "See also"])
def test_related_lists_may_have_no_bullets(label: str) -> None:
    layout = lay_out(f"{PARAGRAPH}\n\n{label}\nFerries stay in port\nStorm is over\n\n{PARAGRAPH}")
    assert [region.kind for region in layout.regions] == ["body", "related", "body"]
    assert [item.title for item in layout.related] == ["Ferries stay in port", "Storm is over"]


def test_a_related_line_in_the_middle_is_apart() -> None:
    layout = lay_out(f"{PARAGRAPH}\n\nRead also: Storm is over, forecasters say\n\n{PARAGRAPH}")
    assert [region.kind for region in layout.regions] == ["body", "related", "body"]
    assert layout.related[0].title == "Storm is over, forecasters say"


def test_markdown_links_in_related_lists_keep_their_url() -> None:
    layout = lay_out(f"{PARAGRAPH}\n\nRelated:\n- [Storm is over](https://fjord.example/storm)")
    assert (layout.related[0].title, layout.related[0].url) == ("Storm is over", "https://fjord.example/storm")


@pytest.mark.parametrize(
    "line", ["Related talks were put off, she said.", "More on this was to follow on Monday, he said."]
)
def test_sentences_that_begin_like_labels_are_body(line: str) -> None:
    assert not is_related_label(line) and inline_related(line) is None


@pytest.mark.parametrize(
    "line",
    ["Share this article", "Facebook | X | WhatsApp", "ADVERTISEMENT", "Sign up for our daily newsletter",
     "This website uses cookies to improve your visit.", "© 2025 The Sable Courier. All rights reserved.", "3 min read"],
)  # fmt: skip
def test_page_furniture(line: str) -> None:
    assert is_furniture(line)


@pytest.mark.parametrize(
    "line",
    ["Facebook said on Monday that it would comply.", "Share prices fell.", "Search teams found them.",
     "Sign up, they were told, or leave.", "Email records show that she knew.", "Ends are not met, he said."],
)  # fmt: skip
def test_sentences_are_no_page_furniture(line: str) -> None:
    assert not is_furniture(line)


@pytest.mark.parametrize(
    "line", ["Photo: Tom Ashby", "(Photo by Tom Ashby/Norpress)", "Image courtesy of the ministry"]
)
def test_captions(line: str) -> None:
    assert is_caption(line)


LINES = st.sampled_from(
    ["", " ", PARAGRAPH, "Ferries sail again", "Related:", "- Storm is over", "Read also: Storm is over", "By Jane Doe", "Share",
     "Photo: Tom Ashby", "AFP/dpa", "# Title", "* ", "\u200b", "[a](b)", "\u2028", "Advertisement", "x;", "“", "ENDS"]
)  # fmt: skip


@given(st.lists(LINES | st.text(max_size=30), max_size=25), st.none() | st.text(max_size=10))
def test_regions_cover_any_text_in_order_and_apart(lines: list[str], title: str | None) -> None:
    text = "\n".join(lines).replace("\0", "")
    layout = lay_out(text, title=title)
    check_report(Report(text, regions=layout.regions, related=layout.related))
