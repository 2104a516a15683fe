"""Web pages: what they say about themselves, and what on them is body."""

from __future__ import annotations

import pytest

from onrecord.errors import InputError
from onrecord.records import Report
from onrecord.reports.html import draft_html, fragment_text
from onrecord.reports.published import parse_published
from tests.reports.invariants import check_report

HEAD = """<title>Ferries sail again | The Sable Courier</title>
<meta property="og:site_name" content="The Sable Courier">
<link rel="canonical" href="https://courier.example/ferries">"""
BODY = """<p>The harbour office said on Monday that the ferries would sail again, after a week in which nobody could cross.</p>
<p>“We have waited long enough,” said its head, <b>Ana Maro</b>.<br>She named no date.</p>
<p>Two captains, who asked not to be named, said that the boats had been ready since Friday.</p>"""


def draft(head: str = HEAD, body: str = BODY, attributes: str = 'lang="en"', **where: str) -> Report:
    """The page's draft as a report, its invariants checked."""
    page = f"<!DOCTYPE html><html {attributes}><head><meta charset=utf-8>{head}</head><body>{body}</body></html>"
    drafted = draft_html(page.encode(), **where)
    report = Report(
        drafted.text,
        drafted.regions,
        outlet=drafted.outlet,
        url=drafted.url,
        title=drafted.title,
        published=drafted.published,
        language=drafted.language,
        related=drafted.related,
        notes=drafted.notes,
    )
    check_report(report)
    return report


def parts(report: Report, kind: str) -> list[str]:
    return [region.span.of(report.text) for region in report.regions if region.kind == kind]


def test_a_page_gives_headline_and_paragraphs() -> None:
    report = draft(body=f"<article><h1>Ferries sail again</h1>{BODY}</article>")
    assert report.text.startswith("Ferries sail again\n\nThe harbour office said on Monday")
    assert "“We have waited long enough,” said its head, Ana Maro.\nShe named no date.\n\nTwo captains" in report.text
    assert parts(report, "headline") == ["Ferries sail again"]
    assert len(parts(report, "body")) == 1


def test_a_page_says_who_published_it_and_where() -> None:
    report = draft()
    assert (report.title, report.outlet) == ("Ferries sail again", "The Sable Courier")
    assert (report.url, report.language) == ("https://courier.example/ferries", "en")


@pytest.mark.parametrize(
    "head",
    [
        '<meta property="article:published_time" content="2025-03-04T18:20:00+01:00">',
        '<meta name="date" content="2025-03-04"><meta property="article:published_time" content="2025-03-04T18:20:00+01:00">',
        '<script type="application/ld+json">{"@type":"NewsArticle","datePublished":"2025-03-04T18:20:00+01:00"}</script>',
        '<script type="application/ld+json">[{"@graph":[{"@type":["ReportageNewsArticle"],'
        '"datePublished":"2025-03-04T18:20:00+01:00"}]}]</script>',
        '<meta itemprop="datePublished" content="2025-03-04T18:20:00+01:00">',
    ],
    ids=["open graph", "before a bare day", "json-ld", "json-ld graph", "microdata"],
)
def test_the_publication_time_is_read_with_its_time_of_day_and_offset(head: str) -> None:
    assert draft(head=HEAD + head).published == parse_published("2025-03-04T18:20:00+01:00")


def test_the_publication_day_is_taken_from_the_address_where_nothing_else_says() -> None:
    head = '<link rel="canonical" href="https://courier.example/2025/03/04/ferries">'
    assert draft(head=head).published == parse_published("2025-03-04")


def test_an_unknown_publication_time_stays_unknown() -> None:
    assert draft(body=BODY + "<footer>© 2019. Last changed on 3 May 2020.</footer>").published is None


def test_captions_bylines_and_boxes_are_regions_of_their_own() -> None:
    extra = """<p class="article-byline">By Ines Valadão, <a rel="author" href="/t">Norpress</a></p>
    <figure><img src="x"><figcaption>A ferry in port. Photo: Tom Ashby</figcaption></figure>
    <div class="social-share"><a>Facebook</a><a>X</a></div>"""
    box = '<aside class="newsletter-signup"><p>Sign up for our morning briefing.</p></aside>'
    report = draft(body=f"<article><h1>Ferries sail again</h1>{extra}{BODY}{box}</article>")
    assert parts(report, "byline") == ["By Ines Valadão, Norpress"]
    assert parts(report, "caption") == ["A ferry in port. Photo: Tom Ashby"]
    assert parts(report, "boilerplate") == ["Facebook X", "Sign up for our morning briefing."]
    assert not set("Valadão Ashby Facebook briefing".split()) & set(parts(report, "body")[0].split())


@pytest.mark.parametrize(
    "markup",
    [
        '<div class="related-stories"><h3>Related</h3><ul><li><a href="https://x.example/1">{title}</a></li></ul></div>',
        '<h3>Read also</h3><ul><li><a href="https://x.example/1">{title}</a></li></ul>',
        '<p><strong>Related:</strong></p><ul><li><a href="https://x.example/1">{title}</a></li></ul>',
        '<p>Read more: <a href="https://x.example/1">{title}</a></p>',
    ],
    ids=["by class", "by heading", "by label", "in one line"],
)
def test_related_headlines_are_kept_apart_with_their_url(markup: str) -> None:
    title = "Storm closes the northern road again"
    report = draft(body=f"<article>{BODY}{markup.format(title=title)}</article>")
    assert [(item.title, item.url) for item in report.related] == [(title, "https://x.example/1")]
    assert title not in parts(report, "body")[0]


def test_a_mark_on_a_wrapper_does_not_take_the_body_away() -> None:
    report = draft(body=f'<div class="has-newsletter social related"><div id="share-root">{BODY * 12}</div></div>')
    assert "Two captains" in parts(report, "body")[0]


def test_a_mark_on_the_header_does_not_take_the_heading_away() -> None:
    header = '<header class="author-header"><h1>Ferries sail again</h1><p class="byline">By Tom Ashby</p></header>'
    report = draft(body=f"<article>{header}{BODY}</article>")
    assert (parts(report, "headline"), parts(report, "byline")) == (["Ferries sail again"], ["By Tom Ashby"])


def test_a_short_page_at_hand_is_read_whole() -> None:
    assert parts(draft(head="", body="<div>Ana Maro said so.</div>"), "body") == ["Ana Maro said so."]


def test_entities_that_a_page_defines_are_not_expanded() -> None:
    page = b"<!DOCTYPE html [<!ENTITY a SYSTEM 'file:///etc/hostname'>]><html><body><p>Ana Maro said &a; so.</p></body></html>"
    assert "&a;" in draft_html(page).text


@pytest.mark.parametrize("charset", ["windows-1251", "koi8-r", "utf-8"])
def test_the_charset_that_a_page_states_is_used(charset: str) -> None:
    page = (
        f'<html><head><meta charset="{charset}"></head><body><p>Министр сказал, что корабли придут.</p></body></html>'
    )
    assert "Министр сказал" in draft_html(page.encode(charset)).text


def test_a_page_of_markup_beyond_the_limit_is_refused() -> None:
    with pytest.raises(InputError, match="bytes of markup"):
        draft_html(b"<html>" + b" " * 15_000_001)
    with pytest.raises(InputError, match="more than 60,000 elements"):
        draft_html(b"<html><body>" + b"<p>x</p>" * 60_001)


def test_a_fragment_gives_its_blocks_as_paragraphs() -> None:
    assert fragment_text("<p>One&nbsp;<b>bold</b>.</p><ul><li>Two</li></ul>Three") == "One\xa0bold.\n\nTwo\n\nThree"
