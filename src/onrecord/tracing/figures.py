"""Counts, shares, sums and days that reports tell otherwise."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from onrecord.records import Answer, Conflict
from onrecord.tracing.pages import Page
from onrecord.tracing.same_question import Answers, Match, Weights, compare, group, in_dispute, kin, likeness
from onrecord.tracing.same_values import in_another_currency, round_the_same, same_day, with_own_dollars
from onrecord.tracing.slips import A_DAY_APART, slip_of_days, slip_of_numbers
from onrecord.tracing.told import Told, ToldKind
from onrecord.tracing.verdicts import favoured_of, type_of, what_of


def find_figures(pages: Sequence[Page], told: Mapping[str, Sequence[Told]], weights: Weights) -> Iterator[Conflict]:
    """Questions of number, money and day, each once, with every report that answers it.

    pages: in order of publication. told: what each of them tells, by report id.
    """
    desk = _Desk(pages, told, weights)
    asked: set[frozenset[object]] = set()
    for question in desk.questions():
        values = frozenset(answers.first.value for answers in (question.main, *(r.answers for r in question.rivals)))
        if values not in asked:  # "24 vehicles" and a bare "twenty-four" are one question
            asked.add(values)
            yield desk.conflict(question)


@dataclass(frozen=True, slots=True)
class _Rival:
    """An answer that cannot be true beside the main one."""

    answers: Answers
    slip: str | None
    """What may have happened between the two."""
    disputed: bool
    """Whether a report says that they differ."""
    strength: float


@dataclass(slots=True)
class _Question:
    main: Answers
    """What most reports answer; of equals the one published first."""
    rivals: list[_Rival]


class _Desk:
    """What the reports of one story tell, laid side by side."""

    def __init__(self, pages: Sequence[Page], told: Mapping[str, Sequence[Told]], weights: Weights) -> None:
        self._pages = {page.id: page for page in pages}
        self._weights = weights
        self._groups = group(with_own_dollars([one for page in pages for one in told[page.id]]))
        self._numbers: dict[object, dict[str, Told]] = defaultdict(dict)
        """Number to the reports that tell it, of whatever it is."""
        for page in pages:
            for one in told[page.id]:
                if one.kind in ("count", "bare"):
                    self._numbers[one.value].setdefault(page.id, one)

    def questions(self) -> Iterator[_Question]:
        """Every main answer that has rivals, counts before bare numbers."""
        found: dict[int, _Question] = {}
        for at, answers in enumerate(self._groups):
            options = [
                (rival.strength, -other, rival)
                for other, main in enumerate(self._groups)
                if other != at and self._leads(main, other, answers, at) and (rival := self._rival(main, answers))
            ]
            if options:
                _, other, rival = max(options, key=lambda option: option[:2])
                found.setdefault(-other, _Question(self._groups[-other], [])).rivals.append(rival)
        yield from sorted(found.values(), key=lambda question: question.main.first.kind == "bare")

    def _leads(self, main: Answers, at: int, other: Answers, place: int) -> bool:
        if main.first.kind != other.first.kind and not {main.first.kind, other.first.kind} <= {"count", "bare"}:
            return False
        return (len(main.reports), -at) > (len(other.reports), -place)

    def _rival(self, main: Answers, other: Answers) -> _Rival | None:
        money = in_another_currency(main, other)
        if not money and (
            main.first.value == other.first.value or round_the_same(main, other) or same_day(main, other)
        ):
            return None
        match = compare(main, other, self._weights, any_currency=money)
        if match is None:
            return None
        both = self._who_tells(main) & self._who_tells(other)
        apart = bool(other.reports - both and main.reports - both)
        disputed = apart and self._is_disputed(both, main, other)
        if not disputed and (
            len(main.reports & other.reports) > 1 or any(self._has_two_things(report, main, other) for report in both)
        ):
            return None
        slip = "only the currency differs" if money else _slip(main, other)
        if main.first.kind in ("count", "bare") and not slip and not _near_enough(main.first, other.first, _MOST_TIMES):
            return None
        if _is_one_question(main, other, match, slip, disputed) or self._is_the_news(main, other, match):
            return _Rival(other, slip, disputed, match.sentence + match.around + match.kin)
        return None

    def _who_tells(self, answers: Answers) -> set[str]:
        return set(answers.reports) | set(self._as_number(answers))

    def _as_number(self, answers: Answers) -> Mapping[str, Told]:
        """The reports that tell the number, of whatever it is; of sums, shares and days none."""
        return self._numbers.get(answers.first.value, {}) if answers.first.kind in ("count", "bare") else {}

    def _has_two_things(self, report: str, main: Answers, other: Answers) -> bool:
        """Whether a report that tells both values tells each of its own thing, as the other reports do.

        Where one of its two mentions is plainly of a third thing ("six vessels built in India"), it has only the other.
        """
        own = {answers: self._mention(report, answers) for answers in (main, other)}
        first, second = own[main], own[other]
        if first is None or second is None or main.first.kind not in ("count", "bare"):
            return True
        if "of them" in first.marks ^ second.marks:
            return True
        if self._pages[report].sentence(first.span.start) == self._pages[report].sentence(second.span.start):
            return True
        to_main = [self._nearest(one, main, report) for one in (first, second)]
        to_other = [self._nearest(one, other, report) for one in (first, second)]
        if _PLAINLY_LESS * to_main[0] < to_main[1]:
            return False
        return to_other[1] >= _SAME_THING or not any(to_other)

    def _mention(self, report: str, answers: Answers) -> Told | None:
        own = next((told for told in answers.told if told.report == report), None)
        return own or self._as_number(answers).get(report)

    def _nearest(self, one: Told, answers: Answers, report: str) -> float:
        """How like the mention is to those of other reports."""
        rest = [told.context for told in answers.told if told.report != report]
        return max((likeness(one.context, context, self._weights) for context in rest), default=0.0)

    def _is_disputed(self, both: Iterable[str], main: Answers, other: Answers) -> bool:
        """Whether reports that tell both say that they differ: of counts that are near each other one report will do."""
        said = [self._in_dispute(report, main, other) for report in both]
        if all(len(str(it.first.value)) == len("2031") for it in (main, other)):
            return False  # a report has many years, and differences are said of much
        if main.first.kind in ("count", "bare"):
            return any(said) and _near_enough(main.first, other.first, _MOST_TIMES_DISPUTED)
        return bool(said) and all(said)

    def _in_dispute(self, report: str, main: Answers, other: Answers) -> bool:
        one, two = (self._mention(report, answers) for answers in (main, other))
        return one is not None and two is not None and in_dispute(self._pages[report], one, two)

    def _is_the_news(self, main: Answers, other: Answers, match: Match) -> bool:
        """Whether both are the one count of such things among the first sentences, and most reports have the main one."""
        if main.first.kind != "count" or match.kin < 1 or not match.early or len(main.reports) < _MOST:
            return False
        rest = {
            report
            for answers in self._groups
            if answers not in (main, other) and kin(answers.first, main.first) == 1
            for report in answers.reports
        }
        sole = not (rest & other.reports) and len(main.reports) >= 2 * len(other.reports)
        return sole and match.sentence + match.around >= _ALIKE_NEWS

    def conflict(self, question: _Question) -> Conflict:
        """The question as it is shown."""
        sides = [question.main, *(rival.answers for rival in question.rivals)]
        answers = [answer for report in self._pages for answer in self._answers(report, sides)]
        slips = [rival.slip for rival in question.rivals if rival.slip]
        disputed = any(rival.disputed for rival in question.rivals)
        favoured, why = favoured_of(sides, slips, disputed, self._pages)
        return Conflict(what_of(question.main.first), type_of(sides, slips, disputed), tuple(answers), favoured, why)

    def _answers(self, report: str, sides: Iterable[Answers]) -> Iterator[Answer]:
        for side in sides:
            one = next((told for told in side.told if told.report == report), None)
            if one is None and side.first.kind == "count":
                one = self._numbers.get(side.first.value, {}).get(report)
            if one:
                yield Answer(report, one.shown, self._pages[report].passage(one.span))


_LEAST: Final[Mapping[ToldKind, tuple[float, float]]] = {
    "count": (0.16, 0.25),
    "bare": (0.24, 0.40),
    "share": (0.28, 0.42),
    "sum": (0.15, 0.36),
    "day": (0.21, 0.48),
    "length": (0.35, 0.35),
}
"""How alike the sentences must be, where a slip or a dispute explains the difference and where nothing does. Chosen on the
stories of examples/stories: raise a figure there and look at what is wrongly raised and what is missed."""
_PLAINLY_LESS: Final = 1.5
_SAME_THING: Final = 0.25
_ALIKE_NEWS: Final = 0.12
_SAME_LIMIT: Final = 0.22
"""Deadlines in like sentences ("before the end of May") are seldom of two things."""
_IN_DISPUTE: Final = 0.12
_MOST: Final = 2
_LOOSE_KIN: Final = 0.6
_LOOSE: Final = 0.5
_LOOSE_SLIP: Final = 0.3


def _is_one_question(main: Answers, other: Answers, match: Match, slip: str | None, disputed: bool) -> bool:
    with_cause, without = max(_LEAST[main.first.kind], _LEAST[other.first.kind])
    if match.kin < _LOOSE_KIN:
        return match.sentence >= (_LOOSE_SLIP if slip else _LOOSE)
    if slip == A_DAY_APART:
        return match.sentence >= 0.3 or match.sentence + match.around >= 0.4
    if disputed and match.kin >= _LOOSE_KIN and match.sentence + match.around >= _IN_DISPUTE:
        return True
    if match.limits and match.sentence >= _SAME_LIMIT and len(main.reports) > len(other.reports):
        return True
    if slip or disputed:
        return match.sentence >= with_cause or (match.around >= with_cause and match.sentence > 0.05)
    return match.sentence >= without


def _near_enough(one: Told, other: Told, times: int) -> bool:
    """Whether two counts are of a size: who has 112 and who has 95,000 count different things."""
    if isinstance(one.value, str) or isinstance(other.value, str):
        return False
    small, large = sorted((one.value[0], other.value[0]))
    return large <= times * small


_MOST_TIMES: Final = 4
_MOST_TIMES_DISPUTED: Final = 2


def _slip(main: Answers, rival: Answers) -> str | None:
    one, other = main.first, rival.first
    if isinstance(one.value, str) or isinstance(other.value, str):
        slip = slip_of_days(str(one.value), str(other.value))
        in_figures = all(
            any(re.search(r"\d", told.noun) or len(str(told.value)) < len("2031-03-05") for told in answers.told)
            for answers in (main, rival)
        )
        return slip if in_figures or slip == A_DAY_APART else None
    return slip_of_numbers(one.value[0], other.value[0])
