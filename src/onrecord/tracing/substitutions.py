"""Names that one report has where the others have another: places, makers, the states that act together."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from onrecord.knowledge import Knowledge, Match
from onrecord.records import Answer, Conflict, Span
from onrecord.tracing.pages import Context, Page
from onrecord.tracing.same_question import Weights, group, likeness
from onrecord.tracing.sentence_stems import skeleton
from onrecord.tracing.told import Told

_EARLY: Final = 5
"""So many sentences tell a report's news; further down, other news has other places."""
_NAME: Final = r"[A-Z][\w’'-]+(?: (?:de |of |la |el |do |da )?[A-Z][\w’'-]+){0,3}"


@dataclass(frozen=True, slots=True)
class _Named:
    """One mention of a name in a slot."""

    name: str
    span: Span
    context: Context


Slots = Mapping[str, Sequence[_Named]]
"""Report to its mentions."""


def find_places(pages: Sequence[Page], weights: Weights, knowledge: Knowledge) -> Iterator[Conflict]:
    """Capitals in which the same thing is said to have happened; of other places `odd_names` asks more."""
    slots = {page.id: list(_capitals(page, knowledge)) for page in pages}
    if found := _odd_one_out(slots, pages, weights, least=_LIKE_CAPITAL, most=3):
        main, odd = found
        yield _conflict("where it happened", main, odd, slots, pages)


_IN: Final = re.compile(rf"\b(?:in|at)\s+(?:the\s+)?(?P<name>{_NAME})")
_LIKE_CAPITAL: Final = 0.12
"""Low, as two capitals in one slot are rarely anything else: on examples/stories every pair from 0.08 on was a conflict."""
_LIKE_MAKER: Final = 0.0


def _capitals(page: Page, knowledge: Knowledge) -> Iterator[_Named]:
    end = page.sentences[min(_EARLY, len(page.sentences)) - 1].end if page.sentences else 0
    quoted = [span for it in page.reading.attributions if it.kind != "indirect" for span in it.content]
    for match in _IN.finditer(page.text, 0, end):
        span = Span(*match.span("name"))
        known = knowledge.lookup(match["name"])
        if known and known.form == "capital" and not any(span.overlaps(other) for other in quoted):
            yield _Named(match["name"], span, page.around(span))


def find_makers(pages: Sequence[Page], weights: Weights) -> Iterator[Conflict]:
    """Companies that are said to make the same thing."""
    slots = {page.id: list(_makers(page)) for page in pages}
    if found := _odd_one_out(slots, pages, weights, least=_LIKE_MAKER, most=2):
        main, odd = found
        yield _conflict("who makes it", main, odd, slots, pages)


_MAKER: Final = re.compile(
    rf"\b(?:made|built|manufactured|produced|designed|supplied) by (?:the )?(?:[a-z]+ (?:company|firm|group"
    rf"|manufacturer|maker) )?(?P<by>{_NAME})"
    rf"|(?P<app>{_NAME}), (?:the|its|their) (?:\w+ )?(?:manufacturer|maker|producer|builder)\b"
    rf"|\b(?:manufacturer|maker|producer|arms group|defen[cs]e group) (?P<of>{_NAME})"
)


def _makers(page: Page) -> Iterator[_Named]:
    for match in _MAKER.finditer(page.text):
        group = match.lastgroup or "by"
        span = Span(*match.span(group))
        yield _Named(match[group], span, page.around(span))


def _odd_one_out(
    slots: Slots, pages: Sequence[Page], weights: Weights, *, least: float, most: int
) -> tuple[str, str] | None:
    """The name that most reports have, and one that a report has in its stead.

    The report with the odd name never has the other, no other report has the odd one, and they tell it in like words.
    """
    reports: dict[str, set[str]] = defaultdict(set)
    for report, several in slots.items():
        for one in several:
            reports[one.name].add(report)
    texts = {page.id: page.text for page in pages}
    ranked = sorted(reports, key=lambda name: (-len(reports[name]), name))
    for main in ranked:
        for odd in ranked:
            if (
                len(reports[odd]) != 1
                or len(reports[main]) < most
                or odd in main
                or main in odd
                or skeleton(odd) == skeleton(main)
            ):
                continue
            (report,) = reports[odd]
            if main in texts[report] or any(
                one.name == odd for other in slots if other != report for one in slots[other]
            ):
                continue
            own = [one.context for one in slots[report] if one.name == odd]
            rest = [one.context for other in reports[main] for one in slots[other] if one.name == main]
            if max((likeness(a, b, weights) for a in own for b in rest), default=0.0) >= least:
                return main, odd
    return None


def _conflict(what: str, main: str, odd: str, slots: Slots, pages: Sequence[Page]) -> Conflict:
    answers = []
    for page in pages:
        own = next((one for one in slots[page.id] if one.name in (main, odd)), None)
        if own:
            answers.append(Answer(page.id, own.name, page.passage(own.span)))
    most = sum(answer.value == main for answer in answers)
    return Conflict(
        what, "slip", tuple(answers), main, f"{most} of {len(answers)} reports have {main}, one alone has {odd}"
    )


def find_joint_parties(pages: Sequence[Page], knowledge: Knowledge) -> Iterator[Conflict]:
    """States that act together, where a report names one more or one fewer."""
    lists = {page.id: found for page in pages if (found := _first_list(page, knowledge))}
    counts: dict[frozenset[str], set[str]] = defaultdict(set)
    for report, (states, _) in lists.items():
        counts[states].add(report)
    if len(counts) < 2:
        return
    main = max(counts, key=lambda states: (len(counts[states]), sorted(states)))
    like = {
        report: own
        for report, own in lists.items()
        if own[0] == main or 2 * len(own[0] & main) >= max(len(own[0]), len(main)) > 1
    }
    if len(counts[main]) < 2 or len(like) == len(counts[main]):
        return
    names = {
        report: ", ".join(sorted(knowledge.entity(id).name for id in states)) for report, (states, _) in like.items()
    }
    answers = [Answer(page.id, names[page.id], page.passage(like[page.id][1])) for page in pages if page.id in like]
    favoured = names[next(iter(counts[main]))]
    why = f"{len(counts[main])} of {len(answers)} reports name {favoured}"
    yield Conflict("which states do it together", "slip", tuple(answers), favoured, why)


_CAPITALS: Final = re.compile(r"\b[A-Z]{4,}\b")
"""A country in a heading or for effect: "FRANCE AND ITALY"."""
_JOINT: Final = re.compile(r"(?:, (?:and |the )?| and (?:the )?| & )", re.IGNORECASE)
_OPEN_BEFORE: Final = re.compile(
    r"\b(?:including|such as|among(?: them| others)?|like|notably|led by|especially|e\.g\.|between|from)[ ,:]*(?:the )?$"
)
_OPEN_AFTER: Final = re.compile(
    r"(?:,| and|, and) (?:others?|their|its|several|some|more|other|neighbo|\w+ (?:other|more))|'s\b|’s\b| [a-z]+ministers?"
)


def _first_list(page: Page, knowledge: Knowledge) -> tuple[frozenset[str], Span] | None:
    """The first closed list of two states or more among the first sentences."""
    if not page.sentences:
        return None
    end = page.sentences[min(_EARLY, len(page.sentences)) - 1].end
    text = _CAPITALS.sub(lambda match: match.group().title(), page.text[:end])
    states = [match for match in knowledge.find(text) if match.entity.kind == "state" and match.form == "name"]
    run: list[Match] = []
    for match in states:
        if run and _JOINT.fullmatch(page.text[run[-1].end : match.start]):
            run.append(match)
            continue
        if found := _closed(page, run):
            return found
        run = [match]
    return _closed(page, run)


def _closed(page: Page, run: Sequence[Match]) -> tuple[frozenset[str], Span] | None:
    ids = frozenset(match.entity.id for match in run)
    if len(ids) < 2:
        return None
    before = page.text[max(0, run[0].start - 30) : run[0].start]
    if _OPEN_BEFORE.search(before) or _OPEN_AFTER.match(page.text, run[-1].end):
        return None
    return ids, Span(run[0].start, run[-1].end)


def find_swapped_states(
    pages: Sequence[Page], told: Mapping[str, Sequence[Told]], knowledge: Knowledge
) -> Iterator[Conflict]:
    """The same things of another state: one report's state is in no other report, and theirs is not in it."""
    everywhere = {page.id: {token.stem for token in page.tokens if token.stem.startswith("state:")} for page in pages}
    asked: set[tuple[str, str]] = set()
    for answers in group(one for page in pages for one in told[page.id] if one.item and one.early):
        beside: dict[str, set[str]] = defaultdict(set)
        for one in answers.told:
            beside[one.report].update(stem for stem in (*one.context, *one.unit) if stem.startswith("state:"))
        for report, states in beside.items():
            rest = [other for other in beside if other != report]
            odd = [
                it
                for it in sorted(states)
                if not any(it in everywhere[other] for other in everywhere if other != report)
            ]
            shared = set.intersection(*(beside[other] for other in rest)) if len(rest) > 1 else set()
            main = sorted(shared - everywhere[report])
            if len(odd) == len(main) == 1 and (main[0], odd[0]) not in asked:
                asked.add((main[0], odd[0]))
                yield _state_conflict(answers.first, main[0], odd[0], beside, pages, knowledge)


def _state_conflict(
    thing: Told, main: str, odd: str, beside: Mapping[str, set[str]], pages: Sequence[Page], knowledge: Knowledge
) -> Conflict:
    answers = []
    for page in pages:
        state = next((it for it in (main, odd) if it in beside.get(page.id, ())), None)
        if state:
            token = next(token for token in page.tokens if token.stem == state)
            answers.append(
                Answer(page.id, knowledge.name_of(state) or state, page.passage(Span(token.start, token.end)))
            )
    name, other = knowledge.name_of(main), knowledge.name_of(odd)
    why = f"{len(answers) - 1} of {len(answers)} reports that count the {thing.noun} name {name}, one alone {other} in its stead"
    return Conflict(f"which state it is, beside the {thing.noun}", "slip", tuple(answers), name, why)
