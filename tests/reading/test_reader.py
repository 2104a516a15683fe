"""The reader with the weights that ship: pure, total, and right on plain news sentences."""

from __future__ import annotations

import random
from datetime import UTC, datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import onrecord
from onrecord import Reader, Report, UsageError
from onrecord.records import Published, Reading, Region, Span

SENTENCES = [
    "Foreign Minister Ilse Brandvold said on Tuesday that Norden would send 40 ambulances.",
    "“We will not wait,” she added. “The winter will not wait either.”",
    "According to the Harbour Courier, citing two officials, the talks have stalled.",
    "The defence ministry declined to comment on the figures.",
    "A spokesman for the port authority denied that any cargo had been held back.",
    "The bridge was closed for repairs.",
    "Critics fear the plan, worth €1.2 billion, will be delayed until next year.",
    "In a letter to staff, Mr Okonjo wrote: “Nobody will lose a job.",
]


def report(text: str) -> Report:
    when = Published(datetime(2025, 3, 14, 9, 30, tzinfo=UTC), "second")
    regions = (Region("body", Span(0, len(text))),) if text else ()
    return Report(text, regions, outlet="The Harbour Courier", published=when)


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader()


def random_reports(count: int) -> list[Report]:
    rng = random.Random(7)
    return [report("\n\n".join(rng.choices(SENTENCES, k=rng.randint(1, 14)))) for _ in range(count)]


def test_a_plain_statement_is_read(reader: Reader) -> None:
    reading = reader.read(report(SENTENCES[0]))
    (attribution,) = reading.attributions
    text = reading.report.text
    assert [span.of(text) for span in attribution.cue] == ["said"]
    assert "Ilse Brandvold" in attribution.source[0].of(text)
    assert "Norden would send 40 ambulances" in attribution.content[0].of(text)
    assert attribution.kind == "indirect"


def test_reading_is_the_same_alone_in_any_order_and_in_any_number_of_workers(reader: Reader) -> None:
    reports = random_reports(24)
    alone = [reader.read(r) for r in reports]
    assert list(reader.read_many(reversed(reports))) == alone[::-1]
    assert [Reader().read(r) for r in reports[:3]] == alone[:3]
    with_workers = Reader(workers=2)
    assert with_workers.name == reader.name
    assert list(with_workers.read_many(reports)) == alone


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(st.sampled_from([*SENTENCES, "\n", "\n\n", " ", "“", "🙂", "\u200b", "x" * 400]), max_size=12),
    st.text(max_size=40),
)
def test_every_span_of_any_text_is_in_the_text_and_the_confidences_are_rounded(
    reader: Reader, parts: list[str], tail: str
) -> None:
    text = "".join([*parts, "".join("\ufffd" if 0xD800 <= ord(c) < 0xE000 else c for c in tail)])
    reading = reader.read(report(text))
    for attribution in reading.attributions:
        for spans in (attribution.source, attribution.cue, attribution.content):
            assert all(0 <= s < e <= len(text) for s, e in spans)
            assert all(left.end <= right.start for left, right in zip(spans, spans[1:], strict=False))
        assert attribution.cue and attribution.content
        assert attribution.confidence == round(attribution.confidence, 2) and 0 <= attribution.confidence <= 1
    known = {speaker.id for speaker in reading.speakers}
    assert {a.speaker for a in reading.attributions if a.speaker} <= known
    assert {link.speaker for a in reading.attributions for link in a.chain if link.speaker} <= known


def test_regions_that_are_no_body_are_not_read(reader: Reader) -> None:
    text = SENTENCES[0] + "\nRelated:\n- Minister says ferry will sail"
    cut = len(SENTENCES[0])
    regions = (Region("body", Span(0, cut)), Region("related", Span(cut + 1, len(text))))
    reading = reader.read(Report(text, regions))
    assert all(span.end <= cut for a in reading.attributions for span in a.content)


def test_a_report_kept_unread_gives_an_empty_reading(reader: Reader) -> None:
    kept = Report("Guten Tag", (Region("body", Span(0, 9)),), unread="the text is German; onrecord reads English")
    assert reader.read(kept) == Reading(kept, reader.name)


def test_a_folder_without_a_model_is_named(tmp_path) -> None:
    with pytest.raises(UsageError, match=r"No model at .*encoder\.onnx"):
        Reader(tmp_path)


def test_a_users_knowledge_changes_the_version_and_reaches_every_worker(reader: Reader, tmp_path) -> None:
    (tmp_path / "institutions.csv").write_text("id,name,country,aliases\nharbour-watch,Harbour Watch,NO,\n")
    text = "Harbour Watch said on Monday that the pier is closed."
    alone = Reader(knowledge=tmp_path)
    together = Reader(knowledge=tmp_path, workers=2)
    assert alone.name == together.name != reader.name
    for reading in (alone.read(report(text)), *together.read_many([report(text)] * 2)):
        assert [attribution.speaker for attribution in reading.attributions] == ["institution:harbour-watch"]
    assert [attribution.speaker for attribution in reader.read(report(text)).attributions] != [
        "institution:harbour-watch"
    ]


def test_no_workers_is_refused() -> None:
    with pytest.raises(UsageError, match="0 workers"):
        Reader(workers=0)


def test_read_takes_a_file(tmp_path) -> None:
    path = tmp_path / "report.txt"
    path.write_text(SENTENCES[0])
    reading = onrecord.read(path, published="2025-03-14", outlet="The Harbour Courier")
    assert reading.report.outlet == "The Harbour Courier"
    assert len(reading.attributions) == 1
