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
    ("[1c It was over], [1s Ms Brandvold] [1q told] reporters in Oslo.", None, "press_conference"),
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
    ],
)
def test_words_of_the_content_are_no_medium(marked: str) -> None:
    assert Marked(marked).attributions[0].medium is None
