"""Through what words came: a post, a statement, a speech. Outlets that were told are found by `chain`.

A medium is looked for in the cue and in what the sentence has beside the content, never in the content.
"""

from __future__ import annotations

import re
from typing import Final

from onrecord.knowledge import Knowledge
from onrecord.reading import media_words as words
from onrecord.reading.frames import Frames
from onrecord.records import Medium, MediumKind, Span

_SETTINGS: Final = [
    (kind, frozenset(triggers.split()), re.compile(pattern, re.IGNORECASE))
    for kind, triggers, pattern in words.SETTINGS
]
_LEAD: Final = re.compile(r"(?:the|his|her|its|their|an?)\s+", re.IGNORECASE)
_NOUN: Final = re.compile(r"[\w-]+")
_AUDIENCES: Final = {noun: kind for kind, nouns in words.AUDIENCES for noun in nouns.split()}
_ADDRESSES: Final = re.compile(
    r"\b(?:told|tells?|telling|assured?|assures|promised|pledged to|to|informed|warned|reminded|urged)\s+",
    re.IGNORECASE,
)
_PLATFORM: Final = re.compile(
    r"\b(?:on|via|through|to|in an?|in his|in her|in its|their|his|her|its)\s+"
    r"(?:social (?:media|network)(?: (?:platform|site))?\s+)?([A-Z]\w*(?: [A-Z]\w+)?)"
)
_PROGRAMME_NAME: Final = r"(?P<name>[A-Z][\w\u2019'-]*(?: (?:(?:of|the|and|with|in|to) ){0,2}[A-Z][\w\u2019'-]*){%s})"
_ON_PROGRAMME: Final = re.compile(
    r"\b[Oo]n\s+(?:our|its|his|her|their|the|an?)\s+(?:[\w-]+\s+){0,3}?(?:programme|program|show),?\s+[\"\u201c\u2018]?"
    + _PROGRAMME_NAME % "0,4"
)
_SPEAKING_ON: Final = re.compile(
    r"\b(?:[Ss]peaking|[Aa]ppearing|[Ii]nterviewed)\s+(?:live\s+)?on\s+" + _PROGRAMME_NAME % "1,4"
)
_PODCAST_NAME: Final = re.compile(r"podcast,?\s+[\"\u201c]?((?:[A-Z]\w+\s?){1,5})")


class Media:
    """Finds the setting of a statement in the words around it."""

    def __init__(self, frames: Frames, knowledge: Knowledge) -> None:
        self._frames = frames
        self._masked = frames.masked
        self._knowledge = knowledge

    def find(self, start: int, end: int, cue: Span | None) -> Medium | None:
        """The medium that `masked[start:end]` names, None where it names none."""
        return (
            self._post(start, end)
            or self._programme(start, end)
            or self._setting(start, end)
            or (self._audience(cue, end) if cue else None)
        )

    def _post(self, start: int, end: int) -> Medium | None:
        for match in self._frames.find(_PLATFORM, start, end):
            for name in (match[1], match[1].split()[0]):
                found = self._knowledge.lookup(name, kinds=("platform",))
                if found:
                    return Medium(found.entity.name, "post", Span(match.start(1), match.start(1) + len(name)))
        return None

    def _programme(self, start: int, end: int) -> Medium | None:
        """A named programme that is no outlet: "on our breakfast programme Daybreak", "speaking on Harbour Tonight"."""
        for match in self._frames.find(_ON_PROGRAMME, start, end):
            return Medium(match["name"], "broadcast", Span(*match.span("name")))
        for match in self._frames.find(_SPEAKING_ON, start, end):
            name = match["name"]
            first = name.split()[0]
            if self._knowledge.capitalised(first) not in ("word", "start") and not (
                self._knowledge.lookup(first) or self._knowledge.lookup(name)
            ):
                return Medium(name, "broadcast", Span(*match.span("name")))
        return None

    def _setting(self, start: int, end: int) -> Medium | None:
        present = self._frames.words(start, end)
        for kind, triggers, pattern in _SETTINGS:
            if not triggers.isdisjoint(present):
                match = next(self._frames.find(pattern, start, end), None)
                if match:
                    return self._named(kind, Span(*match.span()), end)
        return None

    def _named(self, kind: MediumKind, span: Span, end: int) -> Medium:
        name = None
        if "tweet" in span.of(self._masked).lower():
            found = self._knowledge.lookup("Twitter", kinds=("platform",))
            name = found.entity.name if found else None
        elif kind == "broadcast":
            called = _PODCAST_NAME.search(self._masked, span.start, end)
            name = called[1].strip() if called else None
        return Medium(name, kind, span)

    def _audience(self, cue: Span, end: int) -> Medium | None:
        """The audience, which names the setting ("told delegates"); it follows the cue's verb at once."""
        for match in _ADDRESSES.finditer(self._masked, cue.start, min(end, cue.end + 4)):
            lead = _LEAD.match(self._masked, match.end(), end)
            start = lead.end() if lead else match.end()
            for word in list(_NOUN.finditer(self._masked, start, min(end, start + 60)))[:4]:
                kind = _AUDIENCES.get(word.group().lower())
                if kind:
                    return Medium(None, kind, Span(match.end(), word.end()))
                if self._masked[word.end() : word.end() + 1] != " ":
                    break
        return None
