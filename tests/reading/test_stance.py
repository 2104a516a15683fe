"""What speakers do with what they say."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.reading.stance import stance_of
from onrecord.records import Stance

CUES: list[tuple[Stance, str, str]] = [
    ("asserts", "said", "the bridge is open"),
    ("asserts", "told", "that turnout would decide it"),
    ("asserts", "according to", "the tunnel will cost more"),
    ("asserts", "confirmed", "that the ship had sailed"),
    ("asserts", "expects", "prices to fall"),
    ("asserts", "supports", "the plan"),
    ("asserts", "said", "she would never resign"),
    ("asserts", "did not promise", "to send the engines"),
    ("asserts", "offered his condolences", "to the families"),
    ("asserts", "added:", "“We are tired.”"),
    ("asserts", "pleaded guilty", "to two counts"),
    ("offers", "indicated", "Nordic willingness to pay for boats"),
    ("offers", "signalled", "readiness to host the talks"),
    ("asserts", "reported", "no willingness to pay"),
    ("denies", "denied", "that a convoy had left"),
    ("denies", "rejected claims", "that it had known"),
    ("denies", "dismissed", "the report"),
    ("denies", "ruled out", "a second vote"),
    ("denies", "called", "the report “pure fiction”"),
    ("denies", "described", "the claim as baseless"),
    ("denies", "refuted", "it"),
    ("denies", "brushed aside", "the accusation"),
    ("denies", "pushed back on", "the figure"),
    ("denies", "issued a denial", "of the story"),
    ("denies", "refused", "to sign the deal"),
    ("denies", "said", "no such order had been given"),
    ("asserts", "said", "“I never met them”"),
    ("denies", "quoted as denying", "that any soldier had crossed"),
    ("declines_to_confirm", "declined to comment", "on the talks"),
    ("declines_to_confirm", "declined", "to confirm specific plans"),
    ("declines_to_confirm", "While declining", "to give a date"),
    ("declines_to_confirm", "refused to rule out", "a merger"),
    ("declines_to_confirm", "did not rule out", "a devaluation"),
    ("declines_to_confirm", "neither confirmed nor denied", "the report"),
    ("declines_to_confirm", "would neither confirm nor deny", "it"),
    ("declines_to_confirm", "would not say", "who had paid"),
    ("declines_to_confirm", "did not deny", "the meeting"),
    ("declines_to_confirm", "never denied", "the meeting"),
    ("declines_to_confirm", "won't discuss", "it"),
    ("declines_to_confirm", "could not independently verify", "the footage"),
    ("declines_to_confirm", "was unable", "to confirm the figure"),
    ("declines_to_confirm", "did not immediately respond to", "a request for comment"),
    ("declines_to_confirm", "had no comment", "on the arrest"),
    ("declines_to_confirm", "said", "she could not confirm the wording"),
    ("declines_to_confirm", "would not be drawn", "on the price"),
    ("asks", "asked", "why nobody had come"),
    ("asks", "urged", "both sides to hold back"),
    ("asks", "demanded", "an inquiry"),
    ("asks", "has called for", "a truce"),
    ("asks", "called on", "Berlin to act"),
    ("asks", "appealed", "for calm"),
    ("asks", "questioned", "the figures"),
    ("asks", "request", "that the files be opened"),
    ("offers", "offered", "to host a second round"),
    ("offers", "said", "he was ready to mediate"),
    ("offers", "is willing", "to lend two ferries"),
    ("offers", "made an offer", "to pay half"),
    ("promises", "pledged", "ten more engines"),
    ("promises", "vowed", "to rebuild"),
    ("promises", "promised", "that no school would close"),
    ("promises", "plans", "to visit in May"),
    ("promises", "undertook", "to publish the list"),
    ("promises", "agreed", "to release the funds"),
    ("asserts", "said", "he would send two ships"),
    ("asserts", "said", "the party would appeal"),
    ("warns", "warned", "of a cold winter"),
    ("warns", "cautioned", "that talks could fail"),
    ("warns", "threatened", "to cut the cable"),
    ("warns", "fears", "that the roof will not hold"),
    ("warns", "It is feared", "that two are missing"),
    ("warns", "expressed concern", "about the delay"),
    ("warns", "raised the alarm", "over the dam"),
]


@pytest.mark.parametrize(("stance", "cue", "content"), CUES, ids=[f"{cue} | {content}" for _, cue, content in CUES])
def test_stance_of_cue_and_content(stance: Stance, cue: str, content: str) -> None:
    assert stance_of(cue, content) == stance


def test_nobody_as_source_negates() -> None:
    assert stance_of("wished to comment", "on the matter", source="Nobody at the ministry") == "declines_to_confirm"


@given(st.text(), st.text(), st.text())
def test_every_text_has_a_stance(cue: str, content: str, source: str) -> None:
    assert stance_of(cue, content, source=source)
