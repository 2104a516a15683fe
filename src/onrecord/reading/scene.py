"""What is known about one report while its speakers are resolved; shared by the parts of `Cast`."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.knowledge import Knowledge
from onrecord.reading.actors import Actor, Actors
from onrecord.reading.names import NameMention, NameScanner
from onrecord.reading.people import People, Person
from onrecord.reading.pronouns import Weigher
from onrecord.reading.tokens import Tokens
from onrecord.records import Report, Span

_HEADLINE_LIMIT = 250


@dataclass(frozen=True, slots=True)
class Unknown:
    """Why words name nobody in particular."""

    reason: str
    """In words an editor can read."""


class Scene:
    """One report's words, names, people and speakers so far."""

    def __init__(self, report: Report, knowledge: Knowledge, contents: Sequence[Span]) -> None:
        self.report = report
        self.knowledge = knowledge
        self.tokens = Tokens(report.text, knowledge)
        self.names = NameScanner(self.tokens, knowledge)
        self.mentions = [mention for mention in self.names.scan() if self._is_read(mention.span)]
        self.headline_end = _headline_end(report)
        """Where the headline ends, 0 where there is none."""
        self.people = People(self.mentions, knowledge, self.headline_end)
        self.actors = Actors()
        self._owners: dict[Span, str | None] = {}
        self._said: list[tuple[int, str]] = []
        self._starts = [mention.span.start for mention in self.mentions]
        subjects: dict[int, Span] = {}
        for mention in self.mentions:
            if self.people.at(mention.span):
                subjects.setdefault(self.tokens.sentence(mention.span.start), mention.span)
        first_named = frozenset(subjects.values())
        self.weigher = Weigher(self.tokens, contents, first_named.__contains__)

    def mentions_in(self, span: Span) -> list[NameMention]:
        """The name mentions that lie in `span`."""
        found = self.mentions[bisect_left(self._starts, span.start) : bisect_left(self._starts, span.end)]
        return [mention for mention in found if mention.span.end <= span.end]

    def note_speaker(self, at: int, id: str) -> None:
        """Remember that the speaker spoke at `at`."""
        insort(self._said, (at, id))

    def spoke_before(self, at: int) -> list[Actor]:
        """Who spoke before `at`, the last first; one entry per attribution."""
        return [self.actors[id] for _, id in reversed(self._said[: bisect_left(self._said, (at, ""))])]

    def owner_id(self, span: Span) -> str | None:
        """The knowledge id, else the name, of whoever the words of a title's owner mean."""
        if span not in self._owners:
            self._owners[span] = self._find_owner(span)
        return self._owners[span]

    def _find_owner(self, span: Span) -> str | None:
        t = self.tokens
        first, stop = t.inside(span)
        while first < stop and (t.lower[first] in ("the", "a", "an") or self.knowledge.honorific(t.words[first])):
            first += 1
        words = t.phrase(first, stop)
        if not words or t.lower[first] in ("his", "her", "its", "their", "our", "my"):
            return None
        person = self.people.named(tuple(t.words[first:stop]), near=span.start)
        if person and (person.sure or len(person.words) > 1):
            return self._behalf(person)
        match = self.knowledge.lookup(("the " if first and t.lower[first - 1] == "the" else "") + words)
        if match and match.entity.kind == "place":
            return match.entity.name
        return match.entity.id if match else words

    def _behalf(self, person: Person) -> str:
        """The state or body that a person's own title belongs to, else the person's name."""
        for title in person.titles:
            if title.owner and title.noun.kind == "office":
                first, stop = self.tokens.inside(title.owner)
                match = self.knowledge.lookup(self.tokens.phrase(first, stop))
                if match:
                    return match.entity.id
        return person.name

    def _is_read(self, span: Span) -> bool:
        regions = self.report.regions
        if not regions:
            return True
        return any(region.kind in ("headline", "body") and region.span.contains(span) for region in regions)


def _headline_end(report: Report) -> int:
    """Where the headline ends: by its region, else the first line where an empty one follows it."""
    for region in report.regions:
        if region.kind == "headline":
            return region.span.end
    if report.regions:
        return 0
    line, _, rest = report.text.partition("\n")
    return len(line) if rest.startswith("\n") and len(line) < _HEADLINE_LIMIT else 0
