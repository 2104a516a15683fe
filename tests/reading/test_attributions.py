"""Every flat attribution comes out once, whatever it looks like."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.knowledge import Knowledge
from onrecord.reading.attributions import complete
from onrecord.reading.cast import Cast
from onrecord.reading.flat import FlatAttribution
from onrecord.records import Region, Report, Span
from tests.reading.marked import Marked

WORDS = st.sampled_from(
    """Reuters told said citing quoted by , . “ ” ' the two sources who Kellogg Mr in an interview with X on Monday according to
    reported that TV2 which spoke \n as saying ; (Reuters) US state TV's Dr. 10 ’s not declined""".split(" ")
)
TEXTS = st.lists(WORDS, min_size=3, max_size=60).map(" ".join)


@st.composite
def reports(draw: st.DrawFn) -> tuple[str, list[FlatAttribution]]:
    text = draw(TEXTS)
    place = st.tuples(st.integers(0, len(text) - 1), st.integers(1, 40)).map(
        lambda pair: Span(pair[0], min(len(text), pair[0] + pair[1]))
    )
    some = st.lists(place, max_size=2).map(tuple)
    flat = st.builds(FlatAttribution, some, st.lists(place, min_size=1, max_size=1).map(tuple), some, st.floats(0, 1))
    return text, draw(st.lists(flat, max_size=5))


@settings(deadline=None)
@given(reports())
def test_no_attribution_is_dropped_and_every_span_lies_in_the_text(case: tuple[str, list[FlatAttribution]]) -> None:
    text, flats = case
    report = Report(text=text, regions=(Region("body", Span(0, len(text))),), outlet="Kestrel News")
    knowledge = Knowledge.load()
    found = complete(report, flats, (), Cast(report, knowledge, flats), knowledge)
    assert [attribution.id for attribution in found] == [f"a{number}" for number in range(1, len(flats) + 1)]
    assert sorted((a.source, a.cue, a.content) for a in found) == sorted((f.source, f.cue, f.content) for f in flats)
    for attribution in found:
        spans = [link.span for link in attribution.chain if link.span] + [
            value.span for value in (attribution.medium, attribution.said_on) if value
        ]
        assert all(0 <= span.start < span.end <= len(text) for span in spans)
        assert (attribution.speaker is None) == ("speaker" in attribution.unknown)
        assert (attribution.said_on is None) == ("said_on" in attribution.unknown)


def test_attributions_come_in_text_order() -> None:
    read = Marked("[2c It is over], [2s Ms Brandvold] [2q said]. [1s Mr Tveit] [1q denied] [1c it].")
    assert [attribution.stance for attribution in read.attributions] == ["asserts", "denies"]


def test_confidence_is_rounded_to_two_places() -> None:
    report = Report(text="He said so.", outlet="Kestrel News")
    flat = FlatAttribution((Span(0, 2),), (Span(3, 7),), (Span(8, 10),), 0.98765)
    knowledge = Knowledge.load()
    assert complete(report, [flat], (), Cast(report, knowledge, [flat]), knowledge)[0].confidence == 0.99
