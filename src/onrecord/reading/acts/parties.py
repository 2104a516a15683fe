"""Who the words of a role mean: a state, an institution, a group of states, or nobody that can be known.

A ministry, a minister and a capital stand for their state; an international body stands for itself. Whoever approves keeps the
name of the body that did. Pronouns and "the country" look back for whom they mean.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from onrecord.knowledge import Knowledge, Match
from onrecord.reading.acts.marks import Known
from onrecord.records import Attribution, Party, Span, Speaker

_ANAPHOR = re.compile(
    r"(?:it|its|itself|they|their|them|he|she|his|her|who|which|that"
    r"|(?:the|this|that|its|their|both|these|his|her)(?: \w+)? (?:country|countries|government|governments"
    r"|ministry|minister|prime minister|president|kingdom"
    r"|republic|state|states|nation|nations|bloc|alliance|union|bank|fund|lender|agency|capital|cabinet"
    r"|parliament|neighbour|neighbor|armed forces"
    r"|military|army|air force|navy|donor|recipient|ally|allies|organisation|organization|institution"
    r"|administration|authorities|body|island|sides))",
    re.IGNORECASE,
)
_FIRM = re.compile(
    r"(?:(?:the|a|an|its|their)\s+)?(?:[\w’'-]+\s+){0,4}?(?:firm|company|companies|maker|manufacturer"
    r"|producer|shipbuilder|shipyard|yard|supplier|start-up|arms group)"
    r",?\s+(?P<name>[A-Z][\w&-]*(?:\s+(?:[A-Z][\w&-]*|&))*)"
)
"""A firm by its kind and name ("the Ohio firm Brightwell Power"): it sells in its own name and not in its state's."""
_US = re.compile(r"(?:we|our|us|ours|i|my|me)$", re.IGNORECASE)
_NAMES = re.compile(r"[^\W\d_]{3,}(?<!\bthe)(?<!\bThe)", re.IGNORECASE)
"""Words that can name somebody: "the" and bare numbers cannot."""
Place = Literal["subject", "object", "by", "from", "to"]
_PLACES = {
    "by": re.compile(r"\bby\s+(?:the\s+)?(?:governments?\s+of\s+(?:the\s+)?)?$", re.IGNORECASE),
    "from": re.compile(r"\bfrom\s+(?:the\s+)?(?:governments?\s+of\s+(?:the\s+)?)?$", re.IGNORECASE),
    "to": re.compile(
        r"\b(?:to|for)\s+(?:the\s+)?(?:people\s+of\s+|(?:[\w-]+\s+){0,2}?(?:in|of)\s+)?(?:the\s+)?$", re.IGNORECASE
    ),
}
_NO_SUBJECT = re.compile(
    r"\b(?:to|for|in|at|into|against|with|on|near|inside|across|of|than|between|via|through|within|under"
    r"|during|after|outside|from)\s+(?:the\s+|its\s+|a\s+)?$",
    re.IGNORECASE,
)
_TITLE_REACH = 60
_TITLE = re.compile(
    r"(?:['’]s?)?\s+(?:[\w’'-]+\s+){0,5}?(?:minister|secretary|president|chancellor|premier|ministry"
    r"|government|ambassador|commissioner|envoy|parliament)"
    r"(?:\s+(?:for|of|to)(?:\s+[\w-]+){1,3})?\s*,?\s*",
    re.IGNORECASE,
)
_LICENSED = re.compile(
    r"(?<![\w-])([A-Z][\w.]*(?: [A-Z][\w.]*)?)-(?:approved|authori[sz]ed|licensed|cleared|sanctioned)\b"
)
LISTED = re.compile(
    r"[\s,/&–-]*(?:(?:and|or|as well as|plus|along with|together with)\s+)?(?:the\s+|its\s+)?", re.IGNORECASE
)
SENTENCE = re.compile(r"[.!?][”\"’')]*\s+(?=[\W]*[A-Z0-9])|\n+")
"""What stands between two sentences."""
_BODIES = re.compile(r"\b(?:bank|fund|lender|agency|organisation|organization|institution|body)\b", re.IGNORECASE)
_STATE = re.compile(
    r"\b(?:country|countries|government|governments|ministry|minister|president|kingdom|republic|state|nation"
    r"|cabinet|parliament|army|island)\b",
    re.IGNORECASE,
)
_BLOC = re.compile(r"\b(?:bloc|union)\b", re.IGNORECASE)
_ALLIANCE = re.compile(r"\balliance\b", re.IGNORECASE)

_APART = ("PS",)
"""Territories whose parts are helped under their own names ("Gaza")."""


@dataclass(frozen=True, slots=True)
class _Mention:
    id: str
    name: str
    span: Span


class Parties:
    """Resolves the parties of one report's acts."""

    def __init__(
        self,
        text: str,
        known: Known,
        knowledge: Knowledge,
        speakers: Sequence[Speaker],
        attributions: Sequence[Attribution],
        on: date | None,
    ) -> None:
        self._text = text
        self._known = known
        self._knowledge = knowledge
        self._speakers = {speaker.id: speaker for speaker in speakers}
        self._people = [speaker for speaker in speakers if speaker.kind == "person" and speaker.of]
        self._attributions = attributions
        self._on = on
        self._mentions = self._all_mentions()

    def resolve(self, span: Span, *, keep_body: bool = False, not_these: Sequence[str] = ()) -> tuple[Party, ...]:
        """The parties that the words at `span` name; none where they are no name at all.

        keep_body: give the institution rather than its state. not_these: ids that a pronoun cannot mean, since they play
        another role in the same act.
        """
        firm = _FIRM.match(self._text, span.start)
        if firm and firm.start("name") < span.end + 2:
            return (Party(None, firm["name"], (Span(*firm.span("name")),)),)
        if keep_body and (who := self._by_name(span)):
            return (who,)
        named = self._named(span, keep_body)
        if named:
            return tuple(Party(mention.id, mention.name, (mention.span,)) for mention in named)
        words = span.of(self._text)
        ministry = self._knowledge.lookup(words, kinds=("institution", "state"))
        if ministry:
            id, name = self._stands_for(ministry, keep_body)
            return (Party(id, name, (span,)),)
        person = self._person(span) or self._titled(span)
        if person:
            return (Party(*person, (span,)),)
        if _US.fullmatch(words):
            speaker = self._whose_words(span)
            return (Party(*speaker, (span,)),) if speaker else (Party(None, words, (span,)),)
        if _ANAPHOR.fullmatch(words) and not any(word[0].isupper() for word in words.split()[1:]):
            meant = self._before(span, words, not_these)
            if meant:
                return (Party(meant.id, meant.name, (span, meant.span)),)
        return (Party(None, " ".join(words.split()), (span,)),) if _NAMES.search(words) else ()

    def licensed(self, sentence: Span) -> tuple[Party, ...]:
        """Who approved what the sentence speaks of, told by an adjective: "Biden-approved shipments"."""
        for found in _LICENSED.finditer(self._text, sentence.start, sentence.end):
            parties = self.resolve(Span(*found.span(1)), keep_body=True)
            if parties and (parties[0].id or self._by_name(Span(*found.span(1)))):
                return parties
        return ()

    def _by_name(self, span: Span) -> Party | None:
        """A holder of an office under their own name: what a person approved is theirs when they are long out of office."""
        for match in self._known.people:
            if span.start <= match.start and match.end <= span.end:
                return Party(None, match.name, (Span(match.start, match.end),))
        return None

    def beside(self, place: Place, sentence: Span, trigger: Span, not_these: Sequence[str]) -> tuple[Party, ...]:
        """The party that stands in a grammatical place to the trigger, for a role that nothing was pointed at for.

        "subject": the first before the trigger that follows no preposition. "by", "from": after the trigger and that
        word. "to": after the trigger and "to" or "for". "object": the first after the trigger that follows no other
        preposition. not_these: ids that have another role in the act.
        """
        for mention in self._mentions:
            if not sentence.contains(mention.span) or mention.id in not_these:
                continue
            is_after = mention.span.start > trigger.start
            before = self._text[sentence.start : mention.span.start]
            fits = not _NO_SUBJECT.search(before) if place in ("subject", "object") else _PLACES[place].search(before)
            if fits and is_after == (place != "subject"):
                return (Party(mention.id, mention.name, (mention.span,)),)
        return ()

    def _named(self, span: Span, keep_body: bool) -> list[_Mention]:
        groups = [g for g in self._known.groups if span.start <= g.start and g.end <= span.end]
        found = [_Mention(g.group.id, g.group.name, Span(g.start, g.end)) for g in groups]
        for match in self._known.names:
            here = Span(match.start, match.end)
            if span.contains(here) and not any(other.span.overlaps(here) for other in found):
                id, name = self._stands_for(match, keep_body)
                found.append(_Mention(id, name, here))
        found.sort(key=lambda mention: mention.span)
        joined: list[_Mention] = []
        for mention in found:
            if joined and not LISTED.fullmatch(self._text, joined[-1].span.end, mention.span.start):
                break
            if all(mention.id != other.id for other in joined):
                joined.append(mention)
        return joined

    def _stands_for(self, match: Match, keep_body: bool) -> tuple[str, str]:
        entity = match.entity
        stays = entity.country in _APART if entity.kind == "place" else keep_body and entity.kind == "institution"
        if entity.country and entity.kind != "state" and not stays:
            state = self._knowledge.entity(f"state:{entity.country}")
            return state.id, state.name
        return entity.id, entity.name

    def _person(self, span: Span) -> tuple[str, str] | None:
        """The state or body whose office a named person holds: by the report's own word, else by the knowledge files."""
        words = set(re.findall(r"[^\W\d_]{3,}", span.of(self._text)))
        for speaker in self._people:
            last = (speaker.name or "").split()[-1:]
            if any(span.overlaps(other) for other in speaker.spans) or (last and last[0] in words):
                return self._owner(speaker)
        for match in self._known.people:
            if span.start <= match.start and match.end <= span.end:
                owner = self._knowledge.offices.state_of(match.name, self._on)
                if owner:
                    return owner, self._knowledge.name_of(owner) or owner
        return None

    def _titled(self, span: Span) -> tuple[str, str] | None:
        """The state named in the title that the span is cut from ("Ireland's Minister for European | Affairs")."""
        for mention in reversed(self._mentions):
            if mention.span.end <= span.start and span.start - mention.span.end < _TITLE_REACH:
                if _TITLE.fullmatch(self._text, mention.span.end, span.start):
                    return mention.id, mention.name
                return None
        return None

    def _owner(self, speaker: Speaker) -> tuple[str, str] | None:
        if not speaker.of:
            return None
        try:
            entity = self._knowledge.entity(speaker.of)
        except KeyError:
            found = self._knowledge.lookup(speaker.of)
            if found is None:
                return None
            entity = found.entity
        if entity.country and entity.kind != "state":
            entity = self._knowledge.entity(f"state:{entity.country}")
        return entity.id, entity.name

    def _whose_words(self, span: Span) -> tuple[str, str] | None:
        """The state that speaks, for "we" inside a statement."""
        for attribution in self._attributions:
            if attribution.speaker and any(content.contains(span) for content in attribution.content):
                speaker = self._speakers.get(attribution.speaker)
                if speaker is None:
                    return None
                if speaker.kind in ("state", "institution"):
                    found = self._knowledge.lookup(speaker.name or "")
                    return self._stands_for(found, False) if found else None
                return self._owner(speaker)
        return None

    def _before(self, span: Span, words: str, not_these: Sequence[str]) -> _Mention | None:
        """Whom a pronoun means: the first party of its own sentence before it, else of the sentence before."""
        earlier = [m for m in self._mentions if m.span.end <= span.start and m.id not in not_these]
        if _BLOC.search(words):
            earlier = [m for m in earlier if m.id in ("institution:eu", "institution:european-commission")]
        elif _ALLIANCE.search(words):
            earlier = [m for m in earlier if m.id == "institution:nato"]
        elif _BODIES.search(words):
            earlier = [m for m in earlier if m.id.startswith("institution:")]
        elif _STATE.search(words):
            earlier = [m for m in earlier if m.id.startswith("state:")]
        if not earlier:
            return None
        starts = [0, *(match.end() for match in SENTENCE.finditer(self._text, 0, span.start))]
        for start, end in zip(reversed(starts), [span.start, *reversed(starts)], strict=False):
            here = [m for m in earlier if start <= m.span.start < end]
            if here:
                return here[0]
        return None

    def _all_mentions(self) -> list[_Mention]:
        found = [_Mention(g.group.id, g.group.name, Span(g.start, g.end)) for g in self._known.groups]
        for person in self._known.people:
            owner = self._knowledge.offices.state_of(person.name, self._on)
            if owner:
                name = self._knowledge.name_of(owner) or owner
                found.append(_Mention(owner, name, Span(person.start, person.end)))
        for match in self._known.names:
            here = Span(match.start, match.end)
            if match.entity.kind != "place" and not any(other.span.overlaps(here) for other in found):
                found.append(_Mention(*self._stands_for(match, False), here))
        return sorted(found, key=lambda mention: mention.span)
