"""Utterances in stories of invented newsrooms, read by the shipped reader."""

from __future__ import annotations

from itertools import permutations

from onrecord.records import Quotation, Reading, Retelling, Variant
from onrecord.tracing.order import in_order
from onrecord.tracing.origins import Provenance
from onrecord.tracing.quotations import find_quotations
from tests.newsrooms import read

AGENCY = """\
OSLO, May 5 (Coast Wire) - Norway will decide in June whether to buy field bridges for Moldova, Defence Minister Ada Lindqvist \
told Coast Wire in an interview on Monday.

"If parliament agrees, we will decide on the twelve bridges before the winter," Lindqvist said. "Nobody should wait for us \
with folded hands."

A spokesman for the Polish maker said it had no comment."""

SHORT = """\
Norway may soon decide on bridges for Moldova.

"We will decide on the twelve bridges before the winter," defence minister Lindqvist told Coast Wire."""

CAREFUL = """\
Norway may soon buy bridges for Moldova, Coast Wire reports.

Should parliament agree, Ada Lindqvist told the agency, her country would "decide on the twelve bridges before the winter"."""

FOREIGN = """\
About this informs the agency Coast Wire.

"If the parliament will agree, we will solve about twelve bridges until the winter", declared the minister of defence of Norway \
Ada Lindkvist."""

WRONG = """\
Norwegian bridges for Moldova are near.

"If parliament agrees, we will deliver the twelve bridges before the winter," Defence Minister Ada Lindqvist said."""


def readings() -> list[Reading]:
    return [
        read("Coast Wire", "2031-05-05T07:00:00Z", AGENCY),
        read("Valley Post", "2031-05-05T09:00:00Z", SHORT),
        read("Harbour Herald", "2031-05-05T10:00:00Z", CAREFUL),
        read("Vesti Segodnya", "2031-05-05T11:00:00Z", FOREIGN),
        read("Daily Gull", "2031-05-05T12:00:00Z", WRONG),
    ]


def quotations(told: list[Reading], *first_hand: Reading) -> tuple[Quotation, ...]:
    """The quotations of a story of which it is known which reports are first-hand."""
    known = {reading.report.id for reading in first_hand}
    retellings = tuple(Retelling(r.report.id, r.report.id in known, (), (), "") for r in told)
    return find_quotations(in_order(told), Provenance((), retellings, ()))


def about(found: tuple[Quotation, ...], words: str) -> Quotation:
    (quotation,) = [q for q in found if words in q.canonical.words]
    return quotation


def variant(quotation: Quotation, reading: Reading) -> Variant:
    """The wording of a report, the longest where it has several."""
    own = [v for v in quotation.variants if v.passage.report == reading.report.id]
    return max(own, key=lambda v: len(v.passage.words))


def test_an_utterance_gathers_its_wordings_and_tells_how_they_drifted() -> None:
    agency, short, careful, foreign, wrong = told = readings()
    utterance = about(quotations(told, agency), "twelve bridges")
    assert utterance.speaker == "Ada Lindqvist"
    assert utterance.canonical.report == agency.report.id
    assert utterance.canonical.words == "If parliament agrees, we will decide on the twelve bridges before the winter"
    assert utterance.variants[0].passage == utterance.canonical
    drifts = {r.report.outlet: variant(utterance, r).drift for r in (agency, short, wrong)}
    assert drifts == {"Coast Wire": "none", "Valley Post": "meaning", "Daily Gull": "meaning"}
    quoted = [v for v in utterance.variants if v.passage.words == "decide on the twelve bridges before the winter"]
    assert [(v.passage.report, v.drift) for v in quoted] == [(careful.report.id, "none")]
    assert variant(utterance, foreign).drift != "none"
    assert variant(utterance, short).why == '"If parliament agrees" was left out'
    assert variant(utterance, wrong).why == '"decide" became "deliver"'
    assert variant(utterance, foreign).translated
    assert not variant(utterance, careful).translated


def test_every_passage_lies_in_its_report() -> None:
    told = readings()
    texts = {reading.report.id: reading.report.text for reading in told}
    for quotation in quotations(told, told[0]):
        for v in quotation.variants:
            first, *_, last = v.passage.words.split(" [...] ") * 2
            held = v.passage.span.of(texts[v.passage.report])
            assert held.startswith(first)
            assert held.endswith(last)


def test_the_order_of_reading_does_not_matter() -> None:
    told = readings()
    wanted = quotations(told, told[0])
    for shuffled in list(permutations(told))[::17]:
        assert quotations(list(shuffled), told[0]) == wanted


def test_without_a_first_hand_report_the_wording_that_most_share_is_canonical() -> None:
    echo = read(
        "Echo",
        "2031-05-05T08:00:00Z",
        '"The piers hold and the ferry will sail on Friday," said harbour master Keld Brandt.',
    )
    twice = read(
        "Twice",
        "2031-05-05T09:00:00Z",
        'Keld Brandt is calm. "The piers hold and the ferry will sail on Friday," he said.',
    )
    early = read(
        "Early",
        "2031-05-05T07:00:00Z",
        '"The piers stand and the ferry may sail on Friday," said harbour master Keld Brandt.',
    )
    utterance = about(quotations([early, echo, twice]), "ferry")
    assert utterance.canonical.report == echo.report.id
    assert variant(utterance, early).drift == "meaning"


def test_a_speech_without_marks_is_the_wording_nearest_to_its_speaker() -> None:
    speech = read(
        "Ministry",
        "2031-05-05T07:00:00Z",
        "Good morning. The first forty pumps will be in the flooded towns before the end of the week, provided that the "
        "roads are open. I trust our drivers. Thank you.",
    )
    paper = read(
        "Valley Post",
        "2031-05-05T09:00:00Z",
        '"The first forty pumps will be in the flooded towns before the end of the week," Interior Minister Jonas Kruse said.',
    )
    utterance = about(quotations([speech, paper], speech), "forty pumps")
    assert utterance.speaker == "Jonas Kruse"
    assert utterance.canonical.report == speech.report.id
    assert variant(utterance, paper).drift == "meaning"


def test_a_quotation_broken_by_its_cue_is_one_wording() -> None:
    story = read(
        "Harbour Herald",
        "2031-05-05T07:00:00Z",
        '"We like it when neighbours buy our cranes," envoy Mira Solheim said, '
        '"but I will not talk about a sale that does not exist."',
    )
    utterance = about(quotations([story]), "cranes")
    assert utterance.canonical.words == (
        "We like it when neighbours buy our cranes [...] but I will not talk about a sale that does not exist"
    )


def test_the_same_thing_said_twice_is_two_utterances() -> None:
    speech = (
        'In her speech Ada Lindqvist said: "We will give the coast guard six boats before the summer, '
        'and we will give them gladly."'
    )
    post = 'Later Lindqvist wrote on X: "Six boats for the coast guard before summer. We will give them, gladly and for good."'
    both = read("Valley Post", "2031-05-05T07:00:00Z", f"{speech}\n\n{post}")
    assert len(quotations([both])) == 2


def test_one_of_a_group_is_named_with_what_the_group_is() -> None:
    wire = read(
        "Coast Wire",
        "2031-05-05T07:00:00Z",
        "OSLO, May 5 (Coast Wire) - Norway considers buying bridges, two people with direct knowledge of the talks said.\n\n"
        '"Nobody has signed anything, and Warsaw can still say no," one of them said.',
    )
    utterance = about(quotations([wire], wire), "signed")
    assert utterance.speaker == "one of two people with direct knowledge of the talks"
