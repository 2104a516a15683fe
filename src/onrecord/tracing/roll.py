"""The roll of the voices of one story: who can be an origin, under one key however the reports name them.

A newsroom is one voice with everybody it has; a public voice is one with everybody who speaks for it. Two cases lie
between. What an office holder told one newsroom alone, with no public occasion in any report, is that newsroom's. And the
same words from somebody without a name in two newsrooms that do not have them from each other were handed to both: they are
one voice, and neither newsroom's.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Final

from onrecord.knowledge import Knowledge
from onrecord.records import Credit, Origin, Passage, Span
from onrecord.records.stories import OriginKind
from onrecord.tracing.access_words import ANONYMOUS_STATEMENT, TOLD
from onrecord.tracing.account import Account
from onrecord.tracing.derivation import COPIED, Derivations
from onrecord.tracing.evidence import Evidence
from onrecord.tracing.hearing import Heard
from onrecord.tracing.same_names import outlet_words, plain_words, same_outlet, same_person
from onrecord.tracing.testimony import Outlet, Testimony, known_id

_PENDING: Final = "pending:"


class Roll:
    """Every voice of one story that a report brings or that an outlet rests on."""

    def __init__(self, evidence: Sequence[Evidence], derived: Derivations, knowledge: Knowledge) -> None:
        """evidence: in the order of the reports."""
        self._evidence = evidence
        self._derived = derived
        self._knowledge = knowledge
        self._newsrooms: list[str] = []
        self._unconfirmed = sorted(frozenset().union(*(one.unconfirmed for one in evidence)))
        self._private = self._told_to_one()
        self._handed = self._handed_out()

    # -- which voices

    def own(self, evidence: Evidence) -> frozenset[str]:
        """The voices that the report brings itself."""
        keys = {self._public(heard) for heard in evidence.heard if self._states(heard)}
        handed = self._handed.get(evidence.told.report.id)
        if handed:
            keys.add(handed)
        elif evidence.nameless or evidence.own_findings:
            keys.add(self.newsroom(evidence.told.newsroom or evidence.told.report.id))
        silent = not keys and evidence.focus.tells and not evidence.credited
        if silent and evidence.is_public_paper and not evidence.doubted:
            keys |= {_giver(id) for id in evidence.givers}
        return frozenset(keys)

    def rests_on(self, outlet: Outlet) -> frozenset[str]:
        """The voices behind an outlet of which the story has no report of its own, by what others say it had."""
        passed = [
            (testimony, heard)
            for evidence in self._evidence
            for other, testimony, heard in evidence.passed_on
            if same_outlet(other.name, outlet.name)
        ]
        if any(testimony.by == "anonymous" for testimony, _ in passed):
            return frozenset({self.newsroom(outlet.name)})
        public = frozenset(self._public(heard) for _, heard in passed if heard and self._states(heard))
        if public:
            return public
        if any(same_outlet(name, outlet.name) for evidence in self._evidence for name in evidence.sourcing):
            return frozenset({self.newsroom(outlet.name)})
        return frozenset({_PENDING + self.newsroom(outlet.name)})

    def newsroom(self, name: str) -> str:
        """The key of a newsroom, the same for every way in which it is named."""
        known = next((other for other in self._newsrooms if same_outlet(other, name)), None)
        if known is None:
            self._newsrooms.append(name)
            known = name
        return f"newsroom:{known}"

    @staticmethod
    def pending(key: str) -> str | None:
        """The newsroom of which it is not known whether it had the news itself; None for a voice that is sure."""
        return key.removeprefix(_PENDING) if key.startswith(_PENDING) else None

    def _public(self, heard: Heard) -> str:
        outlet = self._private.get(heard.voice.key)
        return self.newsroom(outlet) if outlet else heard.voice.key

    def _states(self, heard: Heard) -> bool:
        """Whether the voice states the claim, and is not that of somebody who leaves it open when asked."""
        speaker = heard.testimony.speaker
        if heard.public or speaker is None or not speaker.name:
            return True
        name = speaker.name
        if speaker.anonymous:
            return name not in self._unconfirmed
        return not any(same_person(name, other) for other in self._unconfirmed)

    def _told_to_one(self) -> dict[str, str]:
        """Public voices that no report heard in public, with the newsroom they told."""
        in_public: set[str] = set()
        told: dict[str, str] = {}
        for evidence in self._evidence:
            passed = [(outlet.name, heard) for outlet, _, heard in evidence.passed_on if heard]
            here = [
                (evidence.told.newsroom or "", heard)
                for heard in evidence.heard
                if evidence.hearing.told_here(heard.testimony)
            ]
            for heard in [*evidence.heard, *(heard for _, heard in passed)]:
                if heard.public:
                    in_public.add(heard.voice.key)
            for outlet, heard in [*passed, *here]:
                if outlet and TOLD.search(evidence.hearing.around(heard.testimony)):
                    told.setdefault(heard.voice.key, outlet)
            if evidence.hearing.access.is_release:
                in_public |= {_giver(id) for id in evidence.givers}
        return {key: outlet for key, outlet in told.items() if key not in in_public}

    def _handed_out(self) -> dict[str, str]:
        """Reports that have the same words from somebody without a name, and not from each other."""
        found: dict[str, str] = {}
        bringing = [one for one in self._evidence if one.nameless]
        for index, one in enumerate(bringing):
            for other in bringing[index + 1 :]:
                if self._handed_to(one) and self._handed_to(other) and self._same_words(one, other):
                    key = found.get(one.told.report.id) or f"handed:{one.told.report.id}"
                    found[one.told.report.id] = found[other.told.report.id] = key
        return found

    @staticmethod
    def _handed_to(one: Evidence) -> bool:
        """Whether the newsroom had its nameless source itself: it says so, its copy does, or it tells of a statement."""
        told = one.told.copy_of is not None or any(one.hearing.told_here(testimony) for testimony in one.nameless)
        return told or ANONYMOUS_STATEMENT.search(one.nameless_words) is not None

    def _same_words(self, one: Evidence, other: Evidence) -> bool:
        copied = max(self._derived.share(one.told, other.told), self._derived.share(other.told, one.told)) >= COPIED
        return not copied and bool(self._derived.shared_quotes(one.told, other.told))

    # -- what is known of each

    def origin(self, key: str, carriers: Sequence[str]) -> Origin:
        """The voice as an origin. carriers: the reports that bring it first-hand."""
        people: list[str] = []
        nameless: dict[str, Credit] = {}
        passages: list[Passage] = []
        names: list[str] = []
        for evidence in self._evidence:
            told = evidence.told
            for heard in (*evidence.heard, *(heard for _, _, heard in evidence.passed_on if heard)):
                if self._public(heard) == key:
                    names.append(heard.voice.name)
                    speaker = heard.testimony.speaker
                    if speaker and speaker.kind == "person" and speaker.name and not speaker.anonymous:
                        _add_person(people, speaker.name)
                    passages.append(_passage(told, heard.testimony.span))
            for testimony in self._nameless_of(key, evidence):
                credit = _nameless(told, testimony)
                nameless.setdefault(f"{credit.count}", credit)
                passages.append(credit.passages[0])
            if key == self.newsroom(told.newsroom or told.report.id):
                passages += [_passage(told, span) for span in evidence.own_findings]
        kind = self._kind(key, bool(people), bool(nameless))
        name = self._name(key, names, nameless)
        return Origin(
            id=self._id(key), name=name, kind=kind, people=tuple(people), anonymous=tuple(nameless.values()),
            carriers=tuple(carriers), passages=tuple(passages),
        )  # fmt: skip

    def _nameless_of(self, key: str, evidence: Evidence) -> Iterable[Testimony]:
        handed = self._handed.get(evidence.told.report.id)
        if key == (handed or self.newsroom(evidence.told.newsroom or evidence.told.report.id)):
            yield from evidence.nameless
        for outlet, testimony, _ in evidence.passed_on:
            if testimony.by == "anonymous" and key == self.newsroom(outlet.name):
                yield testimony

    def _name(self, key: str, names: Sequence[str], nameless: dict[str, Credit]) -> str:
        group, _, rest = key.partition(":")
        if group == "newsroom":
            return _tidy(rest)
        if group == "handed":
            return next(iter(nameless.values())).name
        institutions = [name for name in names if len(name.split()) > 1]
        if institutions:
            return max(institutions, key=lambda name: (names.count(name), -names.index(name)))
        return names[0] if names else self._knowledge.name_of(key if group == "institution" else rest) or rest

    def _kind(self, key: str, people: bool, nameless: bool) -> OriginKind:
        group, _, rest = key.partition(":")
        if group == "handed":
            return "anonymous"
        if group != "newsroom":
            return "statement"
        if people and not nameless:
            return "interview"
        found = self._knowledge.lookup(rest, kinds=("agency",))
        marked = any(e.told.copy_of and same_outlet(e.told.copy_of.name, rest) for e in self._evidence)
        return "wire" if found or marked else "outlet"

    def _id(self, key: str) -> str:
        group, _, rest = key.partition(":")
        if group == "newsroom":
            found = self._knowledge.lookup(rest, kinds=("agency", "outlet"))
            return found.entity.id if found else "outlet-" + "-".join(outlet_words(rest))
        return known_id(rest) or known_id(key if group == "institution" else None) or "-".join(plain_words(key))


def _giver(id: str) -> str:
    """The key of a giver's voice: a state's government, or a body of no state."""
    return f"government:{id}" if id.startswith("state:") else id


def _tidy(label: str) -> str:
    """An outlet's label as a name: without what stands in brackets, words for underscores."""
    bare = re.sub(r"\s*\([^)]*\)", "", label.replace("_", " ")).strip()
    return bare.title() if bare.islower() and len(bare) > 4 else bare or label


def _add_person(people: list[str], name: str) -> None:
    at = next((index for index, known in enumerate(people) if same_person(known, name)), None)
    if at is None:
        people.append(name)
    elif len(name.split()) > len(people[at].split()):
        people[at] = name


def _nameless(told: Account, testimony: Testimony) -> Credit:
    speaker = testimony.speaker
    name = (speaker.name if speaker else None) or testimony.span.of(told.text)
    return Credit(name, None, "anonymous", None, speaker.count if speaker else None, (_passage(told, testimony.span),))


def _passage(told: Account, span: Span) -> Passage:
    return Passage(told.report.id, span, span.of(told.text))
