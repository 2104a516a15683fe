"""Offsets: whatever is pointed at, every span that comes back lies in the text and says what it claims to say."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.knowledge import Knowledge
from onrecord.reading.acts.goods import goods
from onrecord.reading.acts.marks import know
from onrecord.reading.acts.modality import told_at
from onrecord.reading.acts.parties import Parties
from onrecord.reading.money import find_money
from onrecord.reading.quantities import find_quantities
from onrecord.records import Span

WORDS = (
    "Norway Oslo the Dutch government will send not may has delivered 14 two dozens of 155mm shells Leopard 2 tanks helmets , "
    "and including tonnes of rice $3 million worth ( 400 pieces ) to Ukraine Kyiv it the bloc EU 🚑 ambulances – “drones” . \n\n "
    "Müller’s firm, Acme Works, 1,500 refused to"
).split(" ")
TEXTS = st.lists(st.sampled_from(WORDS), min_size=1, max_size=40).map(" ".join)


@st.composite
def texts_with_spans(draw: st.DrawFn) -> tuple[str, list[Span]]:
    text = draw(TEXTS)
    ends = st.integers(0, len(text) - 1)
    spans = [Span(*sorted((a, b + 1))) for a, b in draw(st.lists(st.tuples(ends, ends), max_size=4))]
    return text, [span for span in spans if span.start < span.end]


@settings(deadline=None, max_examples=150)
@given(texts_with_spans())
def test_items_say_the_words_at_their_span(case: tuple[str, list[Span]]) -> None:
    text, spans = case
    for item in goods(text, spans, _known(text)):
        assert item.span.of(text) == item.name
        if item.units:
            assert 0 <= item.units.span.start < item.units.span.end <= len(text)
            assert item.units.value[0] <= item.units.value[1]


@settings(deadline=None, max_examples=150)
@given(texts_with_spans())
def test_parties_name_words_of_the_text(case: tuple[str, list[Span]]) -> None:
    text, spans = case
    resolver = Parties(text, _known(text), Knowledge.load(), (), (), None)
    for span in spans:
        for party in resolver.resolve(span):
            assert party.spans
            assert all(0 <= s.start < s.end <= len(text) for s in party.spans)


@settings(deadline=None, max_examples=150)
@given(texts_with_spans())
def test_hedges_stand_before_their_verb(case: tuple[str, list[Span]]) -> None:
    text, spans = case
    for span in spans:
        told = told_at(text, span, 0)
        assert told is None or all(hedge.end <= span.start for hedge in told.hedges)


def _known(text: str):  # type: ignore[no-untyped-def]
    whole = [Span(0, len(text))]
    money = find_money(text, whole)
    quantities = find_quantities(text, taken=[sum_.span for sum_ in money], spans=whole)
    return know(text, whole, Knowledge.load(), money, quantities, ())
