"""Things that cannot both be so, which reports tell in plain opposites: armed or unarmed, by sea or by rail."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from onrecord.records import Answer, Conflict, ConflictType, Span
from onrecord.tracing.pages import Page
from onrecord.tracing.same_question import Weights, likeness, says_they_differ

_WAY: Final = "by which way it goes"
"""Shown by its answer's name, as "military trains" does not say it."""
_QUESTIONS: Final[Mapping[str, Mapping[str, str]]] = {
    "whether it is armed": {
        "armed": r"armed with|(?:will be|are|is|come|comes|fitted) (?:with )?(?:machine )?guns|(?:is|are"
            r"|will be|boats|ships|drones), armed",
        "unarmed": r"unarmed|without (?:any )?(?:weapons|arms|armament|guns)|no (?:guns|weapons)|not armed"
            r"|weapons removed|disarmed",
    },
    _WAY: {
        "by sea": r"by (?:sea|ship|ferry|boat)|aboard a (?:ship|freighter)|on a cargo ship",
        "by rail": r"by (?:rail|train)|railway|military trains?",
        "by road": r"by (?:road|lorry|lorries|trucks?)",
        "by air": r"by (?:air|plane)|flown (?:in|to)|airlift\w*|cargo planes?",
    },
    "where the goods come from": {
        "from stocks": r"from (?:(?:the |its |their |army |existing |own |\w+ )){0,3}(?:stocks?|stockpiles?"
            r"|depots?|reserves|inventor\w+|holdings)(?! exchange)",
        "newly made": r"newly (?:made|built|produced)|new(?:-| )build|brand[- ]new|(?:straight "
            r"|fresh )?from (?:the )?(?:factor\w+|plants?|production line)|"
        r"(?:will|to) be (?:made|built|produced|manufactured)|have not been made",
    },
    "whether all or only some of it": {
        "all": r"\ball (?:\w+ ){0,2}(?:deliveries|shipments|aid|assistance|military aid|supplies|weapons)\b|everything",
        "some": r"\b(?:some|certain|part of|parts of|several|a few) (?:\w+ ){0,3}(?:deliveries|shipments|aid"
            r"|assistance|supplies|weapons)\b",
    },
    "whether the vote was unanimous": {
        "unanimous": r"unanimous\w*|without a single vote against|without dissent",
        "not unanimous": r"vot(?:ed|ing) (?:no|against)|votes against|abstain\w*|against the votes",
    },
    "whether it is new money": {
        "new money": r"new money|fresh money|money is (?:new|fresh)|on top of|additional to|in addition to",
        "money already promised": r"not new money|no new money|already (?:announced|pledged|promised"
            r"|in the (?:budget|package))|old money|repackag\w+",
    },
    "whether it is temporary": {
        "paused": r"paus(?:e|ed|es|ing)|on hold|suspend\w*|suspension",
        "ended for good": r"cancel\w*|scrapp?ed|terminat\w+|ended for good|called off|(?:has|have"
            r"|had) ended (?:its|their|all|the)|for good",
    },
}  # fmt: skip
_WORDS: Final = {
    question: {value: re.compile(rf"\b(?:{words})", re.IGNORECASE) for value, words in values.items()}
    for question, values in _QUESTIONS.items()
}
_NEGATED: Final = re.compile(r"\b(?:not|never|no longer|nor|n[’']t)(?: \w+)?\s$", re.IGNORECASE)
_ALIKE: Final = 0.12
_EARLY: Final = 8


class _Said(NamedTuple):
    value: str
    span: Span

    def words(self, page: Page) -> str:
        return " ".join(self.span.of(page.text).lower().split())


def find_opposites(pages: Sequence[Page], weights: Weights) -> Iterator[Conflict]:
    """Questions that one report answers with the opposite of what at least two others say in like sentences."""
    for question, values in _WORDS.items():
        said = {page.id: found for page in pages if (found := _said(page, values))}
        if conflict := _conflict(question, said, pages, weights):
            yield conflict


def _said(page: Page, values: Mapping[str, re.Pattern[str]]) -> dict[str, _Said]:
    """Every answer among the first sentences, each where it first stands."""
    end = page.sentences[min(_EARLY, len(page.sentences)) - 1].end if page.sentences else 0
    found: dict[str, _Said] = {}
    for value, words in values.items():
        for match in words.finditer(page.text, 0, end):
            if not _NEGATED.search(page.text, max(0, match.start() - 20), match.start()):
                found[value] = _Said(value, Span(*match.span()))
                break
    return found


def _conflict(
    question: str, said: Mapping[str, Mapping[str, _Said]], pages: Sequence[Page], weights: Weights
) -> Conflict | None:
    by_id = {page.id: page for page in pages}
    alone = {report: next(iter(own)) for report, own in said.items() if len(own) == 1}
    ranked = Counter(alone.values()).most_common()
    if not ranked or ranked[0][1] < 2:
        return None
    main = min(value for value, count in ranked if count == ranked[0][1])
    disputed = [
        value
        for report, own in said.items()
        if main in own and len(own) > 1 and says_they_differ(by_id[report], [one.span for one in own.values()])
        for value in own
        if value != main
    ]
    others = [value for value, _ in ranked if value != main] or disputed
    if not others or (not disputed and any(_is_in_parts(by_id[report], own) for report, own in said.items())):
        return None
    odd = others[0]
    most, few = ([report for report, own in said.items() if side in own] for side in (main, odd))
    if not disputed and not any(
        a != b and _likeness(by_id[a], said[a][main].span, by_id[b], said[b][odd].span, weights) >= _ALIKE
        for a in most
        for b in few
    ):
        return None
    answers = [
        Answer(page.id, value if question == _WAY else one.words(page), page.passage(one.span))
        for page in pages
        for value, one in said.get(page.id, {}).items()
        if value in (main, odd)
    ]
    kind: ConflictType = "live" if len(few) > 1 or disputed else "slip"
    why = f"{len(most)} reports have “{main}”, {len(few)} “{odd}”"
    return Conflict(question, kind, tuple(answers), main if kind == "slip" else None, why)


def _is_in_parts(page: Page, own: Mapping[str, _Said]) -> bool:
    """Whether a report has some of the one and some of the other: both in one sentence, or half of it."""
    numbers = [page.sentence_number(one.span.start) for one in own.values()]
    stretches = (page.sentences[number].of(page.text) for number in numbers)
    return len(set(numbers)) < len(numbers) or any(_PARTLY.search(stretch) for stretch in stretches)


_PARTLY: Final = re.compile(r"\b(?:half|partly|in part|the other|the rest|of them)\b", re.IGNORECASE)


def _likeness(page: Page, span: Span, other: Page, place: Span, weights: Weights) -> float:
    return likeness(page.around(span), other.around(place), weights)
