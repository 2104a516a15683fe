"""Who asserts, denies, declines to confirm, asks or offers what a story tells.

One stand for each speaker and stance, however many reports tell it. Who only passes on the words of others (an outlet that cites
two people) takes none; nor does who is nobody ("some", "media"). Who says that their own side will give makes an offer.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from onrecord.records import Act, Attribution, Claim, Passage, Reading, Span, Stance, Stand
from onrecord.tracing.speakers import Voice, Voices

_SURE = 0.6
"""Confidence from which an attribution counts for a stand; from which it counts where it is on a claim, see `_SURE_ON_CLAIM`."""
_SURE_ON_CLAIM = 0.45
_GIVES = frozenset(["pledge", "delivery", "approval", "sale", "purchase", "exchange", "plan"])
_AHEAD = frozenset(["pledged", "considered", "approved", "contracted"])
_TAKES_STANDS = frozenset(["person", "body", "state", "unnamed"])


@dataclass(frozen=True, slots=True)
class _Statement:
    place: int
    voice: Voice
    stance: Stance
    attribution: Attribution
    passage: Passage
    on_core: bool


def find_stands(readings: Sequence[Reading], core: Claim | None) -> tuple[Stand, ...]:
    """One for each speaker and stance, however many reports tell it, in order of first publication.

    readings: in the order of `order.in_order`.
    """
    voices = Voices(readings)
    told: dict[tuple[int, Stance], list[_Statement]] = {}
    for place, reading in enumerate(readings):
        for statement in _statements(place, reading, voices, core):
            told.setdefault((id(statement.voice), statement.stance), []).append(statement)
    return tuple(_stand(statements) for statements in told.values())


def _stand(statements: Sequence[_Statement]) -> Stand:
    first = statements[0]
    voice = first.voice
    passages: dict[str, Passage] = {}
    for statement in statements:
        passages.setdefault(statement.passage.report, statement.passage)
    return Stand(
        speaker=voice.name,
        id=voice.id,
        anonymous=voice.sort == "unnamed",
        count=voice.count if voice.sort == "unnamed" else None,
        stance=first.stance,
        via=min(voice.via, default=None),
        on_core=any(statement.on_core for statement in statements),
        passages=tuple(passages.values()),
    )


def _statements(place: int, reading: Reading, voices: Voices, core: Claim | None) -> Iterator[_Statement]:
    acts: dict[str, list[Act]] = {}
    for act in reading.acts:
        if act.attribution:
            acts.setdefault(act.attribution, []).append(act)
    of_core = {mention.act for mention in core.mentions if mention.report == reading.report.id} if core else set()
    for attribution in reading.attributions:
        voice = voices.of(place, attribution.speaker) if attribution.speaker else None
        if voice is None or voice.sort not in _TAKES_STANDS or not attribution.content:
            continue
        said = acts.get(attribution.id, [])
        if attribution.confidence < (_SURE_ON_CLAIM if said else _SURE):
            continue
        span = Span(attribution.content[0].start, attribution.content[-1].end)
        passage = Passage(reading.report.id, span, span.of(reading.report.text))
        on_core = any(act.id in of_core for act in said)
        yield _Statement(place, voice, _stance(attribution, voice, said), attribution, passage, on_core)


def _stance(attribution: Attribution, voice: Voice, said: Sequence[Act]) -> Stance:
    """What the speaker does with the words: who tells of a gift of their own that is still ahead promises it."""
    if attribution.stance == "asserts" and any(_own_gift(act, voice) for act in said):
        return "promises"
    return attribution.stance


def _own_gift(act: Act, voice: Voice) -> bool:
    if act.kind not in _GIVES or act.state not in _AHEAD or not act.factuality.endswith("+"):
        return False
    return voice.of is not None and any(party.id == voice.of for party in (*act.donor, *act.seller, *act.buyer))
