"""Whom a report credits: outlets and agencies, persons and institutions, people without a name.

Three places name them. **Attributions**: the outlet through which the words came, and the speaker. **Marks**: datelines,
bylines and last lines ("AFP/dpa", "with material from dpa"). **Mentions** in sentences that are no attribution: "first
reported by", "citing", "the FT was first to report". The report's own newsroom is never a credit. A speaker behind an outlet
is kept with that outlet (`Credit.via`): the report credits the outlet, and the outlet had the words. A spokesperson without a
name stands for the house.

"Media reports say" credits nobody in particular: it is kept as unresolved, so that nobody guesses whose they are.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from onrecord.knowledge import Knowledge
from onrecord.records import Credit, CreditKind, Passage, Reading, Span, Speaker
from onrecord.tracing.account import Account
from onrecord.tracing.same_names import NAME_AT_END, same_outlet, same_person
from onrecord.tracing.speaking_for import names_body
from onrecord.tracing.testimony import Testimony, is_generic, known_id, speaks_for_a_house

LEAST_SURE: Final = 0.4
"""Confidence from which an attribution counts."""
_AGAIN: Final = re.compile(
    r"(?:the|that|this|these|those|both|one|(?:two|three|four|some|several|most|all|none) of|another|some"
    r"|others?)\b",
    re.IGNORECASE,
)
_OWNED: Final = re.compile(r"(?:his|her|its|their|our|my|whose|your)\b", re.IGNORECASE)
_VAGUE: Final = re.compile(
    r"^(?:previous|former|last|same|opposition|government|defen[cs]e|europe|company|operator|manufacturer"
    r"|lawmakers?|mps|readers?|side)\b$"
    r"|\b(?:previous|former|last)\b|\bside$|^neither\b",
    re.IGNORECASE,
)
"""Names that say too little of who speaks."""
_CROWD: Final = re.compile(
    r"\b(?:experts|analysts|observers|pilots|readers|residents|lawmakers|mps|traders|critics|commentators"
    r"|researchers|economists|members"
    r"|socialists|liberals|greens|conservatives|politicians|supporters|users|ministers|media|voters|they)$",
    re.IGNORECASE,
)
"""People in general, whom nobody has as a source."""
_SOURCE: Final = re.compile(
    r"\b(?:source|official|person|people|insider|diplomat|aide|informant|interlocutor|circle)s?\b", re.IGNORECASE
)
_UNNAMED: Final = re.compile(r"\b(?:source|person|informant|interlocutor|insider)\b", re.IGNORECASE)
_BARE_OFFICE: Final = re.compile(
    r"(?:[a-z]+ ){0,2}(?:minister|president|chief|secretary|premier|spokesperson|ambassador)", re.IGNORECASE
)
"""An office without a name or an article, as headlines and appositions have it."""
_NAMED_PAPER: Final = re.compile(r"\b(?:of|by|from)\s+(?:the\s+)?[A-Z]|\b[A-Z]\w+['\u2019]s?\s")
_PRONOUNS: Final = frozenset("it they he she we i who which that this those these both one so".split())
_MEDIA_REPORTS: Final = re.compile(
    r"\b(?:(?i:media|press|news(?:paper)?|unconfirmed|some|several|earlier|local) reports(?= (?:say|said|suggest"
    r"|claim|state))"
    r"|(?<=according to )(?:the )?(?:(?:media|press|local|news) )?(?:reports|media|press)\b|reports(?= (?:say|said"
    r"|suggest|claim))"
    r"|(?:[A-Z]\w+n|local|state|foreign|western|national|the) media(?= (?:say|said|reported|report|write|wrote))"
    r"|an? (?:regional|local|national|foreign|[A-Z]\w+) (?:newspaper|daily|broadcaster|paper|tv station|magazine"
    r"|website)\b)"
)


def find_credits(reading: Reading, knowledge: Knowledge) -> tuple[Credit, ...]:
    """Whom the report itself names as having what it tells, in text order, each once."""
    return credits_of(Account(reading, knowledge), knowledge)


def credits_of(told: Account, knowledge: Knowledge) -> tuple[Credit, ...]:
    """As `find_credits`, for a report that was looked at already."""
    found = [*_from_attributions(told, knowledge), *_from_marks(told), *_from_mentions(told)]
    return _each_once(sorted(found, key=lambda credit: credit.passages[0].span))


def _from_attributions(told: Account, knowledge: Knowledge) -> Iterator[Credit]:
    introduced: list[str] = []
    for testimony in told.testimonies:
        if testimony.attribution.confidence < LEAST_SURE or not testimony.said:
            continue
        for outlet in testimony.outlets:
            if not is_generic(outlet.name):
                yield Credit(outlet.name, outlet.id, "outlet", None, passages=(_passage(told, outlet.span),))
        if testimony.by not in ("outlet", "nobody"):
            yield from _speaker(told, testimony, introduced, knowledge)


def _speaker(told: Account, testimony: Testimony, introduced: list[str], knowledge: Knowledge) -> Iterator[Credit]:
    """The speaker as a credit; none for people spoken of again, and for a paper that nobody is behind."""
    speaker = testimony.speaker
    if speaker is None or not speaker.name or speaker.name.lower() in _PRONOUNS:
        return
    via = testimony.outlets[-1].name if testimony.outlets else told.carried
    passages = (_passage(told, testimony.span),)
    name, id, kind = speaker.name, known_id(speaker.id), _kind(testimony)
    if speaks_for_a_house(speaker):
        house = _house(speaker, knowledge)
        if house:
            yield Credit(house, known_id(speaker.of), "institution", via, passages=passages)
        return
    if kind == "anonymous":
        person = NAME_AT_END.search(name)
        if person:
            yield Credit(person["name"], None, "person", via, passages=passages)
        elif not _again(speaker, introduced) and not (
            _CROWD.search(name) or _VAGUE.search(name) or _BARE_OFFICE.fullmatch(name)
        ):
            introduced.append(name.lower())
            yield Credit(name, None, "anonymous", via, speaker.count, passages)
        return
    if kind == "institution":
        resolved = _institution(told, testimony, speaker, knowledge)
        if resolved is None:
            return
        name, id = resolved
        if is_generic(name) or _CROWD.search(name):
            return
    elif kind == "document" and not _NAMED_PAPER.search(name):
        return
    introduced.append(f"{speaker.office or ''} {name}".lower())
    yield Credit(name, id, kind, via, passages=passages)


def _kind(testimony: Testimony) -> CreditKind:
    if testimony.by in ("anonymous", "document", "person"):
        return testimony.by
    return "institution"


def _again(speaker: Speaker, introduced: list[str]) -> bool:
    """Whether a description speaks of people introduced before ("the sources"), or of a person by their office alone."""
    name = speaker.name or ""
    if not _AGAIN.match(name):
        return _OWNED.match(name) is not None and not _SOURCE.search(name)
    if not _SOURCE.search(name):
        return True
    if name.lower().startswith("the ") and speaker.count == 1 and not _UNNAMED.search(name):
        return True
    head = name.lower().split()[-1].rstrip("s")
    return " of " in name or any(head in known or _SOURCE.search(known) for known in introduced)


def _house(speaker: Speaker, knowledge: Knowledge) -> str | None:
    """Whom a spokesperson without a name speaks for."""
    if not speaker.of:
        found = re.search(r"\b(?:for|of|at|from) (?:the )?(.{3,60})$", speaker.name or "")
        return found[1] if found else None
    return knowledge.name_of(speaker.of) or speaker.of


def _institution(
    told: Account, testimony: Testimony, speaker: Speaker, knowledge: Knowledge
) -> tuple[str, str | None] | None:
    """Name and id of an institution; that of the last one named where only "the ministry" stands there."""
    name, words = speaker.name or "", testimony.span.of(told.text)
    if words.lower() in _PRONOUNS or _OWNED.match(words):
        return None
    if speaker.kind in ("state", "group") or _VAGUE.search(name):
        return None
    if known_id(speaker.id):
        return knowledge.name_of(speaker.id) or name, speaker.id
    found = knowledge.lookup(words, kinds=("institution",)) or knowledge.lookup(name, kinds=("institution",))
    if found:
        return found.entity.name, found.entity.id
    if name.islower() and len(name.split()) == 1:
        before = knowledge.find(told.text, end=testimony.span.start)
        last = next(
            (m for m in reversed(before) if m.entity.kind == "institution" and name in m.entity.name.lower()), None
        )
        return (last.entity.name, last.entity.id) if last else None
    return (name, None) if names_body(name, knowledge) else None


def _from_marks(told: Account) -> Iterator[Credit]:
    for mark in told.marks:
        if told.is_publisher(mark.name):
            continue
        kind: CreditKind = "unresolved" if mark.name == "agencies" else "outlet"
        yield Credit(mark.name, mark.id, kind, None, passages=(_passage(told, mark.span),))


def _from_mentions(told: Account) -> Iterator[Credit]:
    """Outlets named in a sentence that says what outlets do, and reports that are nobody's."""
    for mention in told.mentions:
        yield Credit(mention.name, mention.id, "outlet", None, passages=(_passage(told, mention.span),))
    for sentence in told.sentences:
        for reports in _MEDIA_REPORTS.finditer(told.text, sentence.span.start, sentence.span.end):
            yield Credit(reports.group(), None, "unresolved", None, passages=(_passage(told, Span(*reports.span())),))


def _each_once(credits: list[Credit]) -> tuple[Credit, ...]:
    """The credits with every place at which each is named; the fuller name of a person kept."""
    found: list[Credit] = []
    for credit in credits:
        at = next((index for index, known in enumerate(found) if _same(known, credit)), None)
        if at is None:
            found.append(credit)
            continue
        known = found[at]
        name = max(known.name, credit.name, key=len) if credit.kind == "person" else known.name
        spans = {passage.span: passage for passage in (*known.passages, *credit.passages)}
        found[at] = Credit(
            name, known.id or credit.id, known.kind, known.via, known.count or credit.count,
            tuple(spans[span] for span in sorted(spans)),
        )  # fmt: skip
    return tuple(found)


def _same(one: Credit, other: Credit) -> bool:
    if one.kind != other.kind or (one.via is None) != (other.via is None):
        return False
    if one.id and other.id:
        return one.id == other.id
    if one.kind == "outlet":
        return same_outlet(one.name, other.name)
    if one.kind == "person":
        return same_person(one.name, other.name)
    return one.name.lower() == other.name.lower()


def _passage(told: Account, span: Span) -> Passage:
    return Passage(told.report.id, span, span.of(told.text))
