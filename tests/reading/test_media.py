"""Through what words came."""

from __future__ import annotations

import pytest

from tests.reading.marked import Marked

CASES = [
    ("[1s Ms Brandvold] [1q told] Reuters [1c it was over].", "Reuters", "outlet"),
    ("In an interview with Reuters, [1s Ms Brandvold] [1q said] [1c it was over].", "Reuters", "interview"),
    ("[1s Ms Brandvold] [1q wrote on X] [1c that it was over].", "X", "post"),
    ("[1s Ms Brandvold] [1q said] in a Telegram post [1c that it was over].", "Telegram", "post"),
    ("[1s Ms Brandvold] [1q tweeted] [1c that it was over].", "X", "post"),
    ("[1s Ms Brandvold] [1q said in a statement] [1c that it was over].", None, "statement"),
    ("[1c It was over], [1s Ms Brandvold] [1q said] at a press conference.", None, "press_conference"),
    ("[1c It was over], [1s Ms Brandvold] [1q told] reporters at a briefing in Oslo.", None, "press_conference"),
    ("[1s Ms Brandvold] [1q told] the Supreme Court [1c it was over].", None, "speech"),
    ("[1s Ms Brandvold] [1q told] BBC Radio Leeds [1c it was over].", "BBC Radio Leeds", "outlet"),
    ("[1s Ms Brandvold] [1q said on] DZRH radio [1c that it was over].", "DZRH", "broadcast"),
    ("[1s Ms Brandvold] [1q told] Bulgarian National Radio [1c it was over].", "Bulgarian National Radio", "outlet"),
    ("[1c It was over], [1s Ms Brandvold] [1q said] on Fox News’ “Evening Table.”", "Evening Table", "broadcast"),
    ("[1s The Sandby Energy Agency] [1q said] in a statement [1c it was over].", None, "statement"),
    ("[1s Ms Brandvold] [1q warned on LINE] [1c that it was over].", "LINE", "post"),
    ("[1s Ms Brandvold] [1q said] on our evening programme Quayside [1c that it was over].", "Quayside", "broadcast"),
    ("Speaking on Harbour Tonight, [1s Ms Brandvold] [1q said] [1c it was over].", "Harbour Tonight", "broadcast"),
    (
        "[1s Reuters] [1q said], citing Le Monde, which had interviewed a sailor, [1c it was over].",
        "Le Monde",
        "interview",
    ),
    ("[1s Ms Brandvold] [1q told] parliament [1c it was over].", None, "speech"),
    ("[1c It was over], [1s Ms Brandvold] [1q said] in a speech to students.", None, "speech"),
    ("[1s Ms Brandvold] [1q testified] before a committee [1c that it was over].", None, "speech"),
    ("In a letter to the board, [1s Ms Brandvold] [1q wrote] [1c that it was over].", None, "letter"),
    ("[1c It was over], [1s Ms Brandvold] [1q said] in a phone call with her staff.", None, "call"),
    ("[1c It was over], [1s Ms Brandvold] [1q said] at Monday night’s meeting.", None, "meeting"),
    ("[1s Ms Brandvold] [1q told] councillors [1c it was over].", None, "meeting"),
    ("Speaking on the BBC’s Today programme, [1s Ms Brandvold] [1q said] [1c it was over].", "Today", "broadcast"),
    ("[1c It was over], [1s Ms Brandvold] [1q wrote] in an op-ed in Le Monde.", "Le Monde", "outlet"),
]


@pytest.mark.parametrize(("marked", "name", "kind"), CASES, ids=[case[0] for case in CASES])
def test_medium_of_a_statement(marked: str, name: str | None, kind: str) -> None:
    medium = Marked(marked).attributions[0].medium
    assert medium is not None
    assert (medium.name, medium.kind) == (name, kind)


@pytest.mark.parametrize(
    "marked",
    [
        "[1s Ms Brandvold] [1q said] [1c it was over].",
        "[1s Ms Brandvold] [1q said] [1c the letter she wrote on X had reached Reuters].",
        "[1s Ms Brandvold] [1q criticised] [1c the statement].",
        "[1s The letter] [1q says] [1c it was over].",
        "[1s Ms Brandvold] [1q told] reporters in Oslo [1c it was over].",
        "[1s A clerk, who may not talk to the press], [1q said] [1c it was over].",
        "Speaking on Ukraine Peace Talks, [1s Ms Brandvold] [1q said] [1c it was over].",
        "Speaking on Monday Morning, [1s Ms Brandvold] [1q said] [1c it was over].",
    ],
)
def test_words_of_the_content_are_no_medium(marked: str) -> None:
    assert Marked(marked).attributions[0].medium is None


def test_the_medium_is_not_carried_on() -> None:
    read = Marked(
        "[1s Ms Brandvold] [1q told] a hearing [1c the port is open]. [2s She] [2q added] [2c that it was over].\n\n"
        "[3s She] [3q said] [3c more]."
    )
    kinds = [attribution.medium and attribution.medium.kind for attribution in read.attributions]
    assert kinds == ["speech", None, None]
