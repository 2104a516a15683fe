"""What holds for every report, whatever it was made from."""

from __future__ import annotations

from onrecord.records import Report, SetAside


def check_report(report: Report) -> None:
    """Regions in order, apart, on visible characters, over all of them; related headlines where they say they are."""
    position = 0
    covered = bytearray(len(report.text))
    for region in report.regions:
        start, end = region.span
        assert position <= start < end <= len(report.text), region
        assert not report.text[start].isspace() and not report.text[end - 1].isspace(), region
        covered[start:end] = b"\1" * (end - start)
        position = end
    left_out = [character for character, seen in zip(report.text, covered, strict=True) if not seen]
    assert not "".join(left_out).strip(), "a visible character is in no region"
    related = [region.span for region in report.regions if region.kind == "related"]
    for item in report.related:
        assert item.span.of(report.text) == item.title
        assert any(span.contains(item.span) for span in related)
    assert "\0" not in report.text
    urls = [item.url for item in report.related]
    for words in (report.text, report.title, report.outlet, report.url, report.path, *report.notes, *urls):
        (words or "").encode("utf-8")  # no lone surrogates
    assert report.id and report.version


def check_set_aside(aside: SetAside) -> None:
    """A reason and a remedy, one line each, safe to print."""
    for words in (aside.reason, aside.remedy, aside.path):
        assert words and words.isprintable(), aside
