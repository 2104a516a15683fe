"""What kind of conflict the answers to a question make, and which of them the reports favour."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from onrecord.records import ConflictType
from onrecord.tracing.pages import Page
from onrecord.tracing.same_question import Answers
from onrecord.tracing.told import Told

_TOLL: Final = frozenset({"kill", "wound", "miss", "disappear"})
_PEOPLE: Final = frozenset({"people", "soldier", "child", "children", "women", "men", "wom", "pati", "victim", "body"})
"""Stems beside a count of people that grows by the hour."""


def _is_toll(told: Told) -> bool:
    return bool(told.unit and told.unit[-1] in _PEOPLE and _TOLL & told.context.keys())


def type_of(sides: Sequence[Answers], slips: Sequence[str], disputed: bool) -> ConflictType:
    """Whether a side is wrong, sources disagree, or the number grew. slips: what may have happened between the sides."""
    if all(any(_is_toll(told) for told in side.told) for side in sides):
        return "time"
    if disputed or (not slips and min(len(side.reports) for side in sides) > 1):
        return "live"
    return "slip"


def favoured_of(
    sides: Sequence[Answers], slips: Sequence[str], disputed: bool, pages: Mapping[str, Page]
) -> tuple[str | None, str]:
    """The value that the evidence favours, where it favours one, and why. pages: in order of publication."""
    main, rest = sides[0], sides[1:]
    told = sum(len(side.reports) for side in sides)
    count = f"{len(main.reports)} of {told} reports say {main.first.shown}"
    others = ", ".join(side.first.shown for side in rest)
    cause = f"; {slips[0]}" if slips else ""
    if disputed:
        return None, f"{count}; a report says itself that the answers differ, and the texts do not settle it"
    if len(main.reports) > sum(len(side.reports) for side in rest):
        first = next(report for report in pages if any(report in side.reports for side in sides))
        earliest = ", the one published first among them" if first in main.reports else ""
        return main.first.shown, f"{count}{earliest}, against {others}{cause}"
    return None, f"as many reports say {main.first.shown} as {others}{cause}"


def what_of(told: Told) -> str:
    """The question to which the value is an answer."""
    match told.kind:
        case "count":
            return f"how many {told.noun}"
        case "sum":
            return "the amount of money"
        case "share":
            return "the percentage"
        case "length":
            return "how long it lasts"
        case "day":
            return f"the date (“{told.noun}”)"
    return "the number"
