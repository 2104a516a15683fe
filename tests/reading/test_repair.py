"""Content that the look from the cue left out."""

import numpy as np

from onrecord.reading.decode import Roles
from onrecord.reading.pieces import Pieces
from onrecord.reading.repair import repair

CERTAINTY = (0.9, 0.9, 0.9, 0.0, 0.0, 0.0, 1.0, 1.0)


def pieces_of(text: str) -> Pieces:
    """Words divided by blanks; a line end begins a paragraph."""
    starts, ends, paragraph = [], [], []
    position = 0
    for number, line in enumerate(text.split("\n")):
        for word in line.split(" "):
            starts.append(position)
            ends.append(position + len(word))
            paragraph.append(number)
            position += len(word) + 1
    count = np.arange(len(starts))
    return Pieces(count, count, count, np.array(starts), np.array(ends), np.array(paragraph))


def tags_of(labels: list[int]) -> np.ndarray:
    table = np.full((len(labels), 7), -6.0, dtype=np.float32)
    table[np.arange(len(labels)), labels] = -0.05
    return table


def words(text: str, roles: Roles) -> list[str]:
    pieces = pieces_of(text)
    return [text[pieces.starts[s] : pieces.ends[e - 1]] for s, e in roles.content]


def test_a_cue_above_a_quotation_takes_it() -> None:
    text = "Kellner said :\n“ We will wait . ”\nNobody did ."
    tags = tags_of([1, 3, 4, 5, 6, 6, 6, 6, 6, 0, 0, 0])
    (found,) = repair(text, pieces_of(text), tags, np.array([[1, 3]]), [Roles(((0, 1),), (), CERTAINTY, False)])
    assert words(text, found) == ["“ We will wait . ”"]
    assert found.certainty[3] > 0.9


def test_content_that_another_cue_governs_is_left_to_it() -> None:
    text = "Kellner said : Aru wrote that it rains"
    tags = tags_of([1, 3, 4, 1, 3, 5, 6, 6])
    cues = np.array([[1, 3], [4, 5]])
    given = [Roles(((0, 1),), (), CERTAINTY, False), Roles(((3, 4),), ((5, 8),), CERTAINTY, False)]
    assert repair(text, pieces_of(text), tags, cues, given) == given


def test_a_cue_far_away_takes_nothing() -> None:
    text = "Kellner said a b c d e f\n“ We will wait"
    tags = tags_of([1, 3, 0, 0, 0, 0, 0, 0, 5, 6, 6, 6])
    given = [Roles(((0, 1),), (), CERTAINTY, False)]
    assert repair(text, pieces_of(text), tags, np.array([[1, 2]]), given) == given


def test_the_whole_sentence_before_a_trailing_cue_is_reported() -> None:
    text = "It rained . Nations may buy boats as part of plans to wait , Aru reports"
    labels = [0] * 11 + [5, 6, 0, 1, 3]
    given = [Roles(((14, 15),), ((11, 13),), CERTAINTY, False)]
    (found,) = repair(text, pieces_of(text), tags_of(labels), np.array([[15, 16]]), given)
    assert words(text, found) == ["Nations may buy boats as part of plans to wait"]


def test_a_quotation_before_a_trailing_cue_is_not_widened() -> None:
    text = "Nations may “ wait a year ” , Aru reports"
    given = [Roles(((8, 9),), ((2, 7),), CERTAINTY, False)]
    assert repair(text, pieces_of(text), tags_of([0] * 10), np.array([[9, 10]]), given) == given


def test_a_participle_shares_the_source_of_its_sentence() -> None:
    text = "While declining to confirm it , she said boats sail"
    cues = np.array([[1, 3], [7, 8]])
    given = [Roles((), ((3, 5),), CERTAINTY, False), Roles(((6, 7),), ((8, 10),), CERTAINTY, False)]
    first, _ = repair(text, pieces_of(text), tags_of([0] * 10), cues, given)
    assert first.source == ((6, 7),)


def test_a_participle_shares_nothing_across_sentences() -> None:
    text = "Denying it is hard . She said boats sail"
    cues = np.array([[0, 1], [6, 7]])
    given = [Roles((), ((1, 2),), CERTAINTY, False), Roles(((5, 6),), ((7, 9),), CERTAINTY, False)]
    assert repair(text, pieces_of(text), tags_of([0] * 9), cues, given) == given


def test_a_name_between_comma_and_cue_is_the_source_and_statements_inside_are_its_to_report() -> None:
    text = "Nations may buy boats as Lorn plans to wait , Aru News reports"
    cues = np.array([[6, 7], [12, 13]])
    given = [Roles(((5, 6),), ((7, 9),), CERTAINTY, False), Roles((), ((7, 9),), CERTAINTY, False)]
    inner, outer = repair(text, pieces_of(text), tags_of([0] * 13), cues, given)
    assert outer.source == ((10, 12),)
    assert words(text, outer) == ["Nations may buy boats as Lorn plans to wait"]
    assert inner.content == ()


def test_whom_a_report_cites_is_no_statement() -> None:
    text = "Boats sail , Aru reports , citing two sources"
    given = [Roles(((3, 4),), ((0, 2),), CERTAINTY, False), Roles((), ((7, 9),), CERTAINTY, False)]
    outer, citing = repair(text, pieces_of(text), tags_of([0] * 9), np.array([[4, 5], [6, 7]]), given)
    assert words(text, outer) == ["Boats sail"]
    assert citing.content == ()
