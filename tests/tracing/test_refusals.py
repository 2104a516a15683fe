"""Refusals to speak: whether they are about the core claim, which they seldom name, and that they are no quotations."""

import pytest

from onrecord.knowledge import Knowledge
from onrecord.records import Act, Attribution, Item, Party, Reading, Region, Report, Span, Speaker
from onrecord.tracing.claims import core_of, find_claims
from onrecord.tracing.stands import find_stands
from onrecord.tracing.stretches import stretches_of
from onrecord.tracing.wording import ReportWords

CLAIM = "Norway may buy ferries from Japan"
KNOWLEDGE = Knowledge.load()


def reading(refusal, content, *, tells=True):
    """A report in which Ada Lind refuses; where it tells the claim, two officials tell it."""
    text = f"{CLAIM}, two officials said. {refusal}"

    def span(words):
        at = text.index(words)
        return Span(at, at + len(words))

    def said(id, content, speaker, stance):
        return Attribution(id, "indirect", (), (), (span(content),), speaker, None, (), stance, None, 0.9)

    def party(id, name):
        return (Party(id, name, (span(name),)),)

    act = Act(
        "act1", "purchase", "considered", "PS+", "a1", "military", buyer=party("state:NO", "Norway"),
        seller=party("state:JP", "Japan"), items=(Item("ferries", None, None, None, span("ferries")),),
        evidence=(span(CLAIM),), confidence=0.9,
    )  # fmt: skip
    officials = Speaker("s1", "two officials", "person", anonymous=True, count=2, spans=(span("two officials"),))
    lind = Speaker("s2", "Ada Lind", "person", spans=(span("Ada Lind"),))
    refused = (said("a2", content, "s2", "declines_to_confirm"),) if content else ()
    return Reading(
        Report(text, (Region("body", Span(0, len(text))),), outlet="Gull"),
        "r@0",
        speakers=(officials, lind),
        attributions=(said("a1", CLAIM, "s1", "asserts"), *refused),
        acts=(act,) if tells else (),
    )


@pytest.mark.parametrize(
    ("refusal", "content", "on_core"),
    [
        ("Ada Lind declined to confirm the plan.", "the plan", True),
        ("Ada Lind declined to comment.", "comment", True),
        ("Ada Lind did not respond to a request for comment.", "", True),
        ("Ada Lind would not say how many ferries.", "how many ferries", False),
        ("Ada Lind declined to give the price.", "the price", False),
    ],
)
def test_a_refusal_beside_the_claim_is_of_the_claim_unless_it_is_of_a_detail(refusal, content, on_core):
    readings = [reading(refusal, content)]
    core = core_of(find_claims(readings, KNOWLEDGE), readings)
    (stand,) = [it for it in find_stands(readings, core, KNOWLEDGE) if it.stance == "declines_to_confirm"]
    assert (stand.speaker, stand.on_core) == ("Ada Lind", on_core)


def test_a_refusal_in_a_report_that_does_not_tell_the_claim_is_of_something_else():
    told, other = (
        reading("Ada Lind said no more.", ""),
        reading("Ada Lind declined to comment.", "comment", tells=False),
    )
    core = core_of(find_claims([told], KNOWLEDGE), [told])
    (stand,) = [it for it in find_stands([told, other], core, KNOWLEDGE) if it.stance == "declines_to_confirm"]
    assert not stand.on_core


def test_what_somebody_refused_to_do_is_nobodys_words():
    told = reading("Ada Lind declined to confirm the plan in any form.", "to confirm the plan in any form")
    said = reading("Ada Lind said the plan is not ours to confirm.", "the plan is not ours to confirm")
    words = {span.of(it.report.text) for it in (told, said) for one in stretches(it) for span in one.spans}
    assert words == {CLAIM, "the plan is not ours to confirm"}


def stretches(told):
    return stretches_of(told, 0, ReportWords(told.report.text))
