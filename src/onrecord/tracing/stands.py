"""Who asserts, denies, declines to confirm, asks or offers what a story tells.

One stand for each speaker and stance, however many reports tell it. Who only passes on the words of others (an outlet that cites
two people) takes none; nor does who is nobody ("some", "media"). Who tells of a gift of their own side promises it, and who
says that they know nothing of a thing denies it.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from onrecord.knowledge import Knowledge
from onrecord.reading.stance import stance_of
from onrecord.records import Act, Attribution, Claim, Party, Passage, Reading, Span, Stance, Stand
from onrecord.tracing.actors import Actor
from onrecord.tracing.cast import Cast
from onrecord.tracing.silences import is_silence, silences

_SURE = 0.6
"""Confidence from which an attribution counts for a stand."""
_SURE_ON_CLAIM = 0.45
"""The same where its content tells an act."""
_LEAST_WORDS = 3
"""Words of a content from which it says something by itself ("that", "him" and "to comment" do not)."""
_GIVES = frozenset(["pledge", "delivery", "approval", "sale", "purchase", "exchange", "plan"])
_AHEAD = frozenset(["pledged", "considered", "approved", "contracted"])
_STATES_SAY = frozenset(["denies", "declines_to_confirm", "asks"])
"""What a state as such is taken to do: "Copenhagen has announced" tells an act, and nobody's words."""
_ABOUT_A_QUESTION = frozenset(["denies", "declines_to_confirm"])
"""Stances that answer what a report asked, whoever takes them."""
_EXECUTIVE = re.compile(r"\b(?:minister|president|premier|chancellor|secretary)\b", re.IGNORECASE)
_OUT_OF_POWER = re.compile(r"\b(?:opposition|shadow|former|ex-)", re.IGNORECASE)
_KNOWS_NOTHING = re.compile(
    r"\b(?:no information|no knowledge|(?:do|does|did)(?: not|n['’]t) know|kn(?:ow|ows|ew) nothing|(?:not |un)aware"
    r"|(?:have|has|had)(?: not|n['’]t) (?:yet )?(?:received|been (?:asked|informed|told|notified|approached))"
    r"|received no (?:\w+ )?(?:notification|request|notice|word|information|papers?))\b",
    re.IGNORECASE,
)
_ASKS = re.compile(
    r"\b(?:i|we) (?:\w+ )?(?:ask|urge|call (?:on|for|upon)|appeal|request|plead|beg|need|want)\b", re.IGNORECASE
)
"""Words that ask for something whatever they are introduced by."""
_NEGATED = re.compile(
    r"\b(?:will|would|shall|is|are|does|do)(?: not|n['’]t)\b|\bnever\b|\bno (?:plans?|decision)\b", re.IGNORECASE
)
_DETAIL = re.compile(
    r"\b(?:how (?:many|much|long|far)|when|where|which|numbers?|figures?|prices?|costs?|sums?|amounts?|dates?|timing"
    r"|timetables?|schedules?|details?|names?|value|sizes?|quantit(?:y|ies)|types?|models?|routes?)\b",
    re.IGNORECASE,
)
"""What is refused of a claim and leaves it standing. A refusal without it, beside the claim, is of the claim: "declined to
comment" tells no act by which it could be known."""
_UNNAMED = re.compile(r"\bto be (?:named|identified|quoted)\b|\banonymity\b", re.IGNORECASE)
"""A wish not to be named is no stand on what is told."""


@dataclass(frozen=True, slots=True)
class _Statement:
    """One report's telling of a stand."""

    actor: Actor
    stance: Stance
    passage: Passage
    on_core: bool
    denies_core: bool = False
    """Whether it asserts that the core claim is not so."""


def find_stands(readings: Sequence[Reading], core: Claim | None, knowledge: Knowledge) -> tuple[Stand, ...]:
    """One for each speaker and stance, however many reports tell it, in order of first publication.

    readings: in the order of `order.in_order`.
    """
    cast = Cast(readings, knowledge, frozenset(party.id for party in _parties(core) if party.id))
    owners = _owners(readings, cast)
    statements = [
        statement
        for place, reading in enumerate(readings)
        for statement in (*_statements(place, reading, cast, owners, core), *_silences(place, reading, cast, core))
    ]
    promising = {id(statement.actor) for statement in statements if statement.stance == "promises"}
    told: dict[tuple[int, Stance], list[_Statement]] = {}
    for statement in statements:
        denies = statement.denies_core and id(statement.actor) not in promising
        told.setdefault((id(statement.actor), "denies" if denies else statement.stance), []).append(statement)
    return tuple(_stand(stance, statements) for (_, stance), statements in told.items())


def _stand(stance: Stance, statements: Sequence[_Statement]) -> Stand:
    actor = statements[0].actor
    passages: dict[str, Passage] = {}
    for statement in statements:
        passages.setdefault(statement.passage.report, statement.passage)
    return Stand(
        speaker=actor.name,
        id=actor.id,
        anonymous=actor.sort == "unnamed",
        count=actor.count if actor.sort == "unnamed" else None,
        stance=stance,
        via=min(actor.via, default=None),
        on_core=any(statement.on_core for statement in statements),
        passages=tuple(passages.values()),
    )


def _owners(readings: Sequence[Reading], cast: Cast) -> dict[int, str]:
    """For each actor the state on whose behalf they speak, by id.

    A minister whom no report says to be any state's is taken to be the one's whose gifts at least half of the reports that
    quote them tell as their words: the press of a country does not say whose minister its own is.
    """
    found = {id(actor): actor.of for actor in cast.all() if actor.of}
    gifts: dict[int, Counter[str]] = defaultdict(Counter)
    quoted: Counter[int] = Counter()
    for place, reading in enumerate(readings):
        said = {attribution.id: attribution.speaker for attribution in reading.attributions}
        quoted.update({id(actor) for speaker in said.values() if speaker and (actor := cast.of(place, speaker))})
        givers = {
            (said.get(act.attribution or ""), party.id) for act in reading.acts for party in act.donor if party.id
        }
        for speaker, giver in givers:
            actor = cast.of(place, speaker) if speaker else None
            if actor is not None and giver is not None and id(actor) not in found and _in_power(actor):
                gifts[id(actor)][giver] += 1
    for key, counts in gifts.items():
        (giver, times), *others = counts.most_common()
        if times > 1 and times * 2 >= quoted[key] and not (others and others[0][1] == times):
            found[key] = giver
    return found


def _in_power(actor: Actor) -> bool:
    return bool(_EXECUTIVE.search(actor.offices)) and not _OUT_OF_POWER.search(actor.offices)


def _statements(
    place: int, reading: Reading, cast: Cast, owners: dict[int, str], core: Claim | None
) -> Iterator[_Statement]:
    text = reading.report.text
    acts: dict[str, list[Act]] = {}
    for act in reading.acts:
        if act.attribution:
            acts.setdefault(act.attribution, []).append(act)
    of_core = {mention.act for mention in core.mentions if mention.report == reading.report.id} if core else set()
    concerned = {party.id for party in _parties(core)}
    for attribution in reading.attributions:
        actor = cast.of(place, attribution.speaker) if attribution.speaker else None
        if actor is None or not attribution.content:
            continue
        said = acts.get(attribution.id, [])
        content = " ".join(span.of(text) for span in attribution.content)
        cue = " ".join(span.of(text) for span in attribution.cue)
        own = [act for act in said if _is_own(act, actor, owners.get(id(actor)))]
        stance = _stance(attribution, cue, content, own)
        if not _takes_stand(actor, stance) or _UNNAMED.search(f"{cue} {content}"):
            continue
        if attribution.confidence < (_SURE_ON_CLAIM if said else _SURE):
            continue
        if stance == "asserts" and len(content.split()) < _LEAST_WORDS:
            continue
        span = Span(attribution.content[0].start, attribution.content[-1].end)
        passage = Passage(reading.report.id, span, span.of(text))
        on_core = [act for act in said if act.id in of_core]
        if not on_core and stance not in _ABOUT_A_QUESTION and _is_stranger(actor, concerned):
            continue
        is_concerned = owners.get(id(actor)) in concerned
        denies = stance == "asserts" and is_concerned and bool(on_core) and all(_is_denied(act) for act in on_core)
        refuses = stance == "declines_to_confirm" and bool(of_core) and not said and not _DETAIL.search(content)
        yield _Statement(actor, stance, passage, bool(on_core) or refuses, denies)


def _is_stranger(actor: Actor, concerned: Collection[str | None]) -> bool:
    """Whether it is a body or state that has no part in the core claim, as other news in a report brings them in."""
    known = {it for it in (actor.id, actor.home) if it}
    return actor.sort in ("body", "state") and bool(known) and known.isdisjoint(concerned)


def _is_denied(act: Act) -> bool:
    return act.state == "denied" or act.factuality.endswith("-")


def _takes_stand(actor: Actor, stance: Stance) -> bool:
    return actor.sort in ("person", "body", "unnamed") or (actor.sort == "state" and stance in _STATES_SAY)


def _stance(attribution: Attribution, cue: str, content: str, own: Sequence[Act]) -> Stance:
    """What the speaker does, by the attribution; by the content where the cue is neutral. own: acts of their side in it."""
    stance = attribution.stance
    if stance in ("asserts", "declines_to_confirm") and _KNOWS_NOTHING.search(f"{cue} {content}"):
        return "denies"
    if stance == "asserts" and is_silence(content):
        return "declines_to_confirm"
    if stance == "asks" and stance_of(cue, "") == "asserts" and not _ASKS.search(content):
        return "asserts"  # what others should do is an opinion
    if stance == "asserts" and any(_is_gift_ahead(act) for act in own) and not _NEGATED.search(content):
        return "promises"
    return stance


def _is_own(act: Act, actor: Actor, owner: str | None) -> bool:
    """Whether it is the speaker's own side that gives: their state by name, or "we" in the mouth of who is in power."""
    givers = (*act.donor, *act.seller, *act.buyer)
    if owner is not None and any(party.id == owner for party in givers):
        return True
    return _in_power(actor) and any(party.name.lower() in _WE for party in givers)


def _is_gift_ahead(act: Act) -> bool:
    return act.kind in _GIVES and act.state in _AHEAD and act.factuality.endswith("+")


def _parties(core: Claim | None) -> tuple[Party, ...]:
    return (*core.donor, *core.seller, *core.buyer, *core.recipient, *core.beneficiary) if core else ()


_WE = frozenset(["we", "i", "us"])
_PRONOUNS = frozenset(["he", "she", "they", "it", "who"])


def _silences(place: int, reading: Reading, cast: Cast, core: Claim | None) -> Iterator[_Statement]:
    """Those who did not answer, in sentences that are no attribution."""
    text = reading.report.text
    for silence in silences(text):
        if silence.subject.lower() in _PRONOUNS:
            actor = _last_named(place, reading, cast, silence.span.start)
        else:
            actor = cast.called(place, silence.subject)
        if actor is not None and _takes_stand(actor, "declines_to_confirm"):
            passage = Passage(reading.report.id, silence.span, silence.span.of(text))
            tells_core = core is not None and reading.report.id in core.reports
            yield _Statement(actor, "declines_to_confirm", passage, tells_core and not _DETAIL.search(passage.words))


def _last_named(place: int, reading: Reading, cast: Cast, at: int) -> Actor | None:
    """The person who is spoken of last before a place in the text."""
    before = [
        (span, speaker.id)
        for speaker in reading.speakers
        if speaker.kind == "person"
        for span in speaker.spans
        if span.end <= at
    ]
    return cast.of(place, max(before)[1]) if before else None
