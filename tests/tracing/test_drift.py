"""How far a wording has moved, and the reasons given for it."""

from __future__ import annotations

import pytest

from benchmarks.drift import judge_pair, macro_f1, pairs

FLOORS = {"drift_pairs": 0.95, "drift_check": 0.85}
"""Macro-F1 on our pairs below which something broke. The second file was first looked at when the rest was done: 0.876."""


@pytest.mark.parametrize(("name", "floor"), FLOORS.items())
def test_drift_of_our_pairs(name: str, floor: float) -> None:
    labels = [(row["drift"], judge_pair(row["canonical"], row["report"]).drift) for row in pairs(name)]
    assert macro_f1(labels) >= floor  # type: ignore[arg-type]


CONDITION = "If the council agrees, we will sell the twelve barges before the winter."
PLAIN = "We may send twenty trucks to Norland, and nobody has asked us for more."

REASONS = {
    "a number": (PLAIN, '"We may send thirty trucks to Norland," he said.', '"twenty" became "thirty"'),
    "a name": (PLAIN, '"We may send twenty trucks to Estonia and Norway," he said.', None),
    "a modal": (PLAIN, '"We will send twenty trucks to Norland," he said.', '"send" with "will", not with "may"'),
    "a modal cut away": (
        PLAIN,
        '"We send twenty trucks to Norland," he said.',
        '"send" with no such word, not with "may"',
    ),
    "a negation": (
        PLAIN,
        '"We may send twenty trucks to Norland, and they have asked us for more," he said.',
        '"asked" is no longer denied',
    ),
    "a thing": (
        PLAIN,
        '"We may send twenty tanks to Norland, and nobody has asked us for more," he said.',
        '"trucks" became "tanks"',
    ),
    "a condition": (
        CONDITION,
        '"We will sell the twelve barges before the winter," she said.',
        '"If the council agrees" was left out',
    ),
    "an act": (
        CONDITION,
        '"If the council agrees, we will lend the twelve barges before the winter," she said.',
        '"sell" became "lend"',
    ),
    "an opposite": (
        CONDITION,
        '"If the council agrees, we will sell the twelve barges after the winter," she said.',
        '"before" became "after"',
    ),
    "a limit": ("We gave up to 36 guns.", '"We gave 36 guns," he said.', '"up to" was left out'),
    "silence": (
        "We neither confirm nor deny the movement of trains.",
        '"We do not deny the movement of trains," he said.',
        'of "confirm" and "deny" only one is left',
    ),
    "a translation": (
        "These wagons have carried our own children.",
        'About this informs the agency. "These wagons wore our own children", declared the minister.',
        '"carried" became "wore", as in a translation that lost the sense',
    ),
}


@pytest.mark.parametrize(("canonical", "report", "why"), REASONS.values(), ids=REASONS.keys())
def test_a_change_of_meaning_says_why(canonical: str, report: str, why: str | None) -> None:
    judged = judge_pair(canonical, report)
    if why is None:
        assert judged.drift != "none"
    else:
        assert (judged.drift, judged.why) == ("meaning", why)


def test_a_condition_in_the_reports_own_words_is_kept() -> None:
    report = 'Should the council agree, she said, "[[we will sell the twelve barges before the winter]]".'
    assert judge_pair(CONDITION, report).drift == "none"


def test_a_coincidence_of_words_keeps_no_condition() -> None:
    report = (
        'The first barge is blue. "We will sell the twelve barges before the winter," she said. But the mood was good.'
    )
    assert judge_pair(CONDITION, report).drift == "meaning"


def test_minor_changes_are_listed() -> None:
    judged = judge_pair(PLAIN, '"We may dispatch twenty lorries to Norland," he said.')
    assert judged.drift == "minor"
    assert [(change.before, change.after) for change in judged.changes] == [("send", "dispatch"), ("trucks", "lorries")]
    assert judged.why == '"send" became "dispatch"; "trucks" became "lorries"'


def test_no_drift_has_no_reason() -> None:
    judged = judge_pair(PLAIN, 'They "[[may send 20 trucks]]" there, he said.')
    assert (judged.drift, judged.changes, judged.why) == ("none", (), "")


@pytest.mark.parametrize(
    ("canonical", "kept", "drift"),
    [
        (
            "The crews will stay as long as they are needed, up to nine weeks.",
            "stay as long as they are needed",
            "meaning",
        ),
        ("A second bridge is not on our list today.", "A second bridge is not on our list", "meaning"),
        ("We are not sending barges to frighten our neighbours.", "We are not sending barges", "meaning"),
        ("No paper has been sealed, but the barges are painted.", "The barges are painted", "meaning"),
        ("We were among the first to answer.", "We were the first to answer", "meaning"),
        ("Nobody here speaks of selling barges.", "Nobody here yet speaks of selling barges", "meaning"),
        ("We have painted the barges in the harbour.", "We have painted the barges", "none"),
    ],
)
def test_what_is_cut_away_at_the_edge_can_turn_the_meaning(canonical: str, kept: str, drift: str) -> None:
    assert judge_pair(canonical, f'"[[{kept}]]," she said.').drift == drift
