"""Outlets named where a sentence says what outlets do: report, learn, publish, are told.

An outlet is known by the knowledge files, by the reading, by what is said about it ("the French daily Le Relais"), or
because other reports of the story credit it. A past job ("a former BBC reporter") or a company's shares are no credit.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from onrecord.knowledge import Knowledge
from onrecord.records import Report, Span
from onrecord.tracing.sentences import Sentence

_ACTS: Final = re.compile(
    r"\b(?:reports?|reported|reporting|writes?|wrote|written|sa(?:ys|id)|tells?|told|telling|according to|citing"
    r"|cit(?:es|ed)"
    r"|quot(?:es?|ed|ing)|interview(?:s|ed)?|learn(?:s|ed|t)|seen by|obtained|reviewed|publish(?:es|ed)|publication"
    r"|broke|carried"
    r"|broadcast|aired|bulletin|inform(?:s|ed)|communicat(?:es|ed)|transmit(?:s|ted)|refer(?:s|red|ring|ence)"
    r"|reveal(?:s|ed)"
    r"|f(?:inds?|ound)(?: out)?|investigation|exclusive|spoke|asked|contacted by|on(?: the)? air|in the air|studio"
    r"|account|story"
    r"|scoop|first|began with|understands|conversation|comments? to|data of)\b",
    re.IGNORECASE,
)
_DESCRIBED: Final = re.compile(
    r"\b(?:news ?papers?|dail(?:y|ies)|weekl(?:y|ies)|magazine|(?:news |press )?agency|broadcaster|station"
    r"|television|radio|(?P<channel>TV|Radio)"
    r"|(?:TV |television |radio )?channel|(?:news |trade )?(?:site|website|portal|outlet)|tabloid|wire service|podcast"
    r"|publication|news service|broadsheet|bulletin)\s+(?:of )?"
    r"(?P<name>[\"\u201c\u2018]?[^\W\d_a-z][\w\u2019'.&-]*(?:[ -](?:(?:du|de|la|le|les|of|the|des|del|do|da|am|der"
    r"|and)[ ]){0,2}"
    r"[^\W_a-z][\w\u2019'&-]*){0,3}[\"\u201d\u2019]?)"
)
_NAMES_NOBODY: Final = re.compile(
    r"(?:He|She|It|They|We|The|This|In|On|At|Mr|Mrs|Ms|Dr|Minister|President|Prime|Monday|Tuesday|Wednesday"
    r"|Thursday|Friday"
    r"|Saturday|Sunday|English|[A-Z]\w+day)\b"
)
_BEFORE_JOB: Final = re.compile(r"(?:former|ex-|formerly (?:of|with|at))\W*$", re.IGNORECASE)
_AFTER_JOB: Final = re.compile(
    r"['\u2019]s?\s+(?:(?:\w+ )?(?:shares?|owner|building|stock|licen[cs]e|bureau|offices?|headquarters))"
    r"|\s+(?:terminal|poll)\b"
)


@dataclass(frozen=True, slots=True)
class Mention:
    """An outlet named in a sentence that credits it."""

    name: str
    """Its usual name where it is known, else as written."""
    id: str | None
    """A knowledge id where resolved."""
    span: Span
    sentence: int
    """Index of its sentence."""


def find_mentions(
    report: Report, sentences: tuple[Sentence, ...], names: Iterable[tuple[str, str | None]], knowledge: Knowledge
) -> Iterator[Mention]:
    """The outlets that a report's sentences credit, in text order, one for each place. names: outlets known otherwise,
    with their ids.
    """
    names = tuple(names)
    for index, sentence in enumerate(sentences):
        words = sentence.span.of(report.text)
        if not _ACTS.search(words):
            continue
        taken: list[Span] = []
        for mention in _in_sentence(report.text, sentence.span, words, names, knowledge):
            name, id, span = mention
            if not _is_job(report.text, span) and not any(span.overlaps(other) for other in taken):
                taken.append(span)
                yield Mention(name, id, span, index)


def _in_sentence(
    text: str, span: Span, words: str, names: tuple[tuple[str, str | None], ...], knowledge: Knowledge
) -> Iterator[tuple[str, str | None, Span]]:
    for match in knowledge.find(text, start=span.start, end=span.end):
        if match.entity.kind in ("outlet", "agency"):
            yield match.entity.name, match.entity.id, Span(match.start, match.end)
    for name, id in names:
        at = words.find(name)
        if at >= 0 and not (
            words[at + len(name) : at + len(name) + 1].isalnum() or words[max(0, at - 1) : at].isalnum()
        ):
            yield name, id, Span(span.start + at, span.start + at + len(name))
    for described in _DESCRIBED.finditer(words):
        name = described["name"].strip("\"\u201c\u201d\u2018\u2019'")
        name = re.sub(r"['\u2019]s$", "", name)
        if _NAMES_NOBODY.match(name) or knowledge.lookup(name.split()[0], kinds=("state", "platform")):
            continue
        at = words.find(name, described.start("name"))
        if described["channel"]:
            at, name = described.start("channel"), words[described.start("channel") : at + len(name)]
        yield name, None, Span(span.start + at, span.start + at + len(name))


def _is_job(text: str, span: Span) -> bool:
    """Whether the outlet is named for something else than its reports: a past job, its shares."""
    return bool(_BEFORE_JOB.search(text, max(0, span.start - 30), span.start) or _AFTER_JOB.match(text, span.end))
