"""Who said an utterance, of all whom its reports name for it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import replace

from onrecord.records import Speaker
from onrecord.tracing.identity import names_in
from onrecord.tracing.stretches import Stretch

_TRUST = {
    "name": 1.5,
    "anonymous": 1.0,
    "document": 0.8,
    "description": 0.7,
    "institution": 0.7,
    "state": 0.6,
    "outlet": 0.3,
}
"""What a report's word counts by the sort of speaker it names: an outlet or a state often stands for somebody who speaks."""
_UNSURE = 0.4
"""What it counts where only its surroundings suggest the speaker."""
_NAMED, _ANONYMOUS, _DESCRIBED = ("name", ""), ("anonymous", ""), ("description", "")


def speaker_of(members: Sequence[Stretch]) -> Speaker | None:
    """Whom most reports name, people before bodies, papers and outlets; then the fullest name.

    members: the stretches of the utterance, the nearest to the speaker first. A description ("the envoy", "a deputy")
    yields to the name that another report gives.
    """
    told = _outlets_as_such([member for member in members if member.speaker is not None])
    if not told:
        return None
    votes: defaultdict[tuple[str, str], float] = defaultdict(float)
    for report in dict.fromkeys(member.report for member, _ in told):
        member, speaker = max(
            ((m, s) for m, s in told if m.report == report),
            key=lambda own: (own[0].sure, own[0].quoted, own[0].confidence),
        )
        sort = _sort(speaker)
        votes[sort] += _TRUST[sort[0]] * (1 if member.sure else _UNSURE)
    if _NAMED in votes:
        votes[_NAMED] += votes.get(_DESCRIBED, 0.0)
    winner = max(votes, key=lambda sort: (votes[sort], sort))
    found = [(member, speaker) for member, speaker in told if _sort(speaker) == winner]
    spoken = Counter(_key(speaker) for _, speaker in found)

    def rank(own: tuple[Stretch, Speaker]) -> tuple[object, ...]:
        member, speaker = own
        name = speaker.name or ""
        if winner == _ANONYMOUS:  # the nearest report's description, if it tells anything
            return (not member.sure, -min(2, len(name.split()) // 3))
        return (not member.sure, -spoken[_key(speaker)], -len(name))

    return min(found, key=rank)[1]


def _outlets_as_such(members: Sequence[Stretch]) -> list[tuple[Stretch, Speaker]]:
    """Every stretch with its speaker; what one report knows as an outlet is one where another takes it for a person."""
    speakers = [(member, member.speaker) for member in members if member.speaker is not None]
    outlets = {speaker.name for _, speaker in speakers if speaker.kind == "outlet"}
    return [(member, replace(s, kind="outlet") if s.name in outlets else s) for member, s in speakers]


def _sort(speaker: Speaker) -> tuple[str, str]:
    """The sort of speaker; bodies and papers with their names, since one is no vote for another."""
    if speaker.kind in ("outlet", "document", "state", "institution"):
        return (speaker.kind, _key(speaker))
    if speaker.anonymous:
        return _ANONYMOUS
    return _NAMED if speaker.kind == "person" and names_in(speaker.name or "") else _DESCRIBED


def _key(speaker: Speaker) -> str:
    return speaker.id if ":" in speaker.id else (names_in(speaker.name or "") or (speaker.name or "",))[-1]
