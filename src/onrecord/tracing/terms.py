"""On what terms a thing changes hands, and whether it has: given, lent or sold; delivered or yet to come."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Final, NamedTuple

from onrecord.records import Answer, Conflict, Span
from onrecord.tracing.pages import Page
from onrecord.tracing.same_question import Weights, group, likeness
from onrecord.tracing.told import Told

_EARLY: Final = 6
_ALIKE: Final = 0.2
"""So many sentences tell a report's news."""


class _Said(NamedTuple):
    """What one report says of the terms."""

    value: str
    span: Span


_TERMS: Final[Mapping[str, re.Pattern[str]]] = {
    "sold": re.compile(r"\b(?:sells?|selling|sold|sale of|offers? to sell|for sale)\b", re.IGNORECASE),
    "lent": re.compile(r"\b(?:lends?|lending|lent)\b|\bon loan\b", re.IGNORECASE),
    "loan": re.compile(r"\b(?:loans?|credits?|credit line)\b", re.IGNORECASE),
    "guarantee": re.compile(r"\b(?:guarantees?|guaranteed)\b", re.IGNORECASE),
    "gift": re.compile(r"\b(?:gifts?|gifted|presents? (?:of|for|to|worth)|as a present|donat\w+|free of charge"
        r"|for free|for nothing|gives? away|giveaway)\b", re.IGNORECASE),
    "grant": re.compile(r"\b(?:grants? (?:of|worth|to|for)|non-repayable|in grants|(?:a"
        r"|the) [\w.]+(?: [\w.]+)? grant)\b", re.IGNORECASE),
    "given": re.compile(r"\b(?:hand(?:s|ed|ing)? (?:\w+ ){0,3}?over|gives?|giving|gave|given|part with"
        r"|let go of)\b", re.IGNORECASE),
}  # fmt: skip
_AGAINST: Final[Mapping[str, frozenset[str]]] = {
    "sold": frozenset({"gift", "given", "grant"}),
    "lent": frozenset({"gift", "given"}),
    "gift": frozenset({"sold", "loan", "guarantee"}),
    "grant": frozenset({"loan", "guarantee"}),
    "loan": frozenset({"grant", "gift"}),
}
"""What each of these cannot be at the same time."""


def find_terms(pages: Sequence[Page], weights: Weights) -> Iterator[Conflict]:
    """One report that has the thing sold, lent or given where all others have it otherwise: at most one question."""
    told = {page.id: _terms(page) for page in pages}
    for page in pages:
        rest = [other for other in pages if other is not page and told[other.id]]
        for odd, against in _AGAINST.items():
            if odd not in told[page.id] or len(rest) < 2 or any(odd in told[other.id] for other in rest):
                continue
            common = _most_common(against, [told[other.id] for other in rest])
            if not common or _PLAINLY[common] & _terms(page, whole=True).keys():
                continue
            own = page.around(told[page.id][odd].span)
            theirs = (other.around(told[other.id][common].span) for other in rest if common in told[other.id])
            if any(likeness(own, context, weights) >= _ALIKE for context in theirs):
                yield _terms_conflict(page, odd, common, pages, told)
                return


_PLAINLY: Final[Mapping[str, frozenset[str]]] = {
    **dict.fromkeys(("gift", "given", "grant"), frozenset({"gift", "grant"})),
    **dict.fromkeys(("loan", "guarantee"), frozenset({"loan", "guarantee"})),
    "sold": frozenset({"sold"}),
}
"""What a report must not say anywhere if it is to contradict the term: "to give" alone is said of too much else."""


def _most_common(terms: frozenset[str], told: Sequence[Mapping[str, _Said]]) -> str | None:
    """The term that at least two thirds of the reports have."""
    counts = {term: sum(term in own for own in told) for term in terms}
    best = max(sorted(counts), key=lambda term: counts[term])
    return best if counts[best] >= 2 and 3 * counts[best] >= 2 * len(told) else None


def _terms(page: Page, *, whole: bool = False) -> dict[str, _Said]:
    """The terms in the first sentences, each where it first stands."""
    end = len(page.text) if whole or not page.sentences else page.sentences[min(_EARLY, len(page.sentences)) - 1].end
    found = {}
    for term, words in _TERMS.items():
        if match := words.search(page.text, 0, end):
            found[term] = _Said(match.group().lower(), Span(*match.span()))
    return found


_PARTICIPLES: Final = {"sold": "sold", "lent": "lent", "given": "given"}


def _terms_conflict(
    page: Page, odd: str, common: str, pages: Sequence[Page], told: Mapping[str, Mapping[str, _Said]]
) -> Conflict:
    answers = []
    for other in pages:
        term = odd if other is page else common
        if said := told[other.id].get(term):
            answers.append(Answer(other.id, _PARTICIPLES.get(term, said.value), other.passage(said.span)))
    most = len(answers) - 1
    return Conflict(
        "on what terms it is given",
        "slip",
        tuple(answers),
        common,
        f"{most} of {len(answers)} reports have it as {common}, one alone as {odd}",
    )


_DONE_VERBS: Final = (
    r"handed over|hand(?:ed)? .{0,40}? over|turned over|delivered|transferred|sent|shipped|supplied|donated|given|gave"
    r"|received|arrived"
)
_DONE: Final = re.compile(
    rf"\b(?:ha(?:s|ve|d) (?:\w+ ){{0,2}}?(?:{_DONE_VERBS})|(?:today |yesterday |on \w+day )(?:{_DONE_VERBS})"
    rf"|(?:was|were|been) (?:handed over|delivered|transferred|sent|shipped)"
    rf"|changed hands|(?<!be )(?<!is )(?<!are )(?<!was )(?<!were )(?<!been )(?:handed over|turned over"
    rf"|delivered|transferred|arrived|gave)\b)",
    re.IGNORECASE,
)
_TO_COME: Final = re.compile(
    r"\b(?:will|would|shall|(?:is|are|was|were) to|may|might|could|can|set to|going to|about to|plans? to"
    r"|intends? to|prepar\w+ to|ready to|wants? to)\s+(?:\w+\s+){0,3}?"
    r"(?:deliver|transfer|hand|give|send|supply|provide|donate|ship|leave|receive|go|sell|be (?:delivered"
    r"|transferred|handed|sent|given|supplied|shipped))\b"
    r"|\bto (?:deliver|transfer|hand over|give|send|supply|provide|donate)\b|set aside|earmarked",
    re.IGNORECASE,
)
_LATER: Final = timedelta(days=3)


def find_deliveries(pages: Sequence[Page], told: Mapping[str, Sequence[Told]]) -> Iterator[Conflict]:
    """The same things, in the same number, delivered in some reports and yet to come in others: at most one question."""
    counts = [one for page in pages for one in told[page.id] if one.kind == "count" and one.early and not one.marks]
    for answers in sorted(group(counts), key=lambda answers: -len(answers.reports)):
        things: dict[str, Told] = {}
        for one in answers.told:
            things.setdefault(one.report, one)
        states = {page.id: found for page in pages if page.id in things and (found := _state(page, things[page.id]))}
        if conflict := _state_conflict(things, states, pages):
            yield conflict
            return


def _state(page: Page, told: Told) -> tuple[str, Span] | None:
    """Whether the sentence that counts the things has them delivered or to come; None where it has both or neither."""
    sentence = page.sentence(told.span.start)
    done, ahead = (
        _DONE.search(page.text, sentence.start, sentence.end),
        _TO_COME.search(page.text, sentence.start, sentence.end),
    )
    if ahead and not (done and done.start() < ahead.start() and done.group().lower().startswith("ha")):
        return f"will be delivered ({ahead.group().lower()})", Span(*ahead.span())
    return (f"delivered ({done.group().lower()})", Span(*done.span())) if done else None


def _state_conflict(
    things: Mapping[str, Told], states: Mapping[str, tuple[str, Span]], pages: Sequence[Page]
) -> Conflict | None:
    done = [page for page in pages if page.id in states and states[page.id][0].startswith("delivered")]
    ahead = [page for page in pages if page.id in states and not states[page.id][0].startswith("delivered")]
    if not done or not ahead or len(states) < 3:
        return None
    if not (_goes_back(done, ahead) or (len(done) == 1 and len(ahead) > 2 and _at_one_time([*done, *ahead]))):
        return None  # true one after the other
    answers = [
        Answer(page.id, states[page.id][0], page.passage(states[page.id][1])) for page in pages if page.id in states
    ]
    favoured = "delivered" if len(done) >= len(ahead) else "yet to come"
    most = max(len(done), len(ahead))
    why = f"{most} of {len(states)} reports have it {favoured}; they do not follow one another in time"
    noun = next(iter(things.values())).noun
    return Conflict(f"whether the {noun} have been delivered", "slip", tuple(answers), favoured, why)


def _goes_back(done: Sequence[Page], ahead: Sequence[Page]) -> bool:
    """Whether a report has still to come what an earlier one has as delivered."""
    first = min((at for page in done if (at := _published(page))), default=None)
    last = max((at for page in ahead if (at := _published(page))), default=None)
    return first is not None and last is not None and last > first


def _at_one_time(pages: Sequence[Page]) -> bool:
    times = [at for page in pages if (at := _published(page))]
    return not times or max(times) - min(times) <= _LATER


def _published(page: Page) -> datetime | None:
    published = page.reading.report.published
    return published.at if published else None
