"""Who speaks in one report: resolves words to speakers, the same person to the same speaker."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.knowledge import Knowledge
from onrecord.reading.actors import Actor, speaker_of
from onrecord.reading.crediting import credited
from onrecord.reading.flat import FlatAttribution
from onrecord.reading.pronouns import PRONOUNS
from onrecord.reading.references import References
from onrecord.reading.scene import Scene, Unknown
from onrecord.reading.sources import Sources
from onrecord.records import Report, Span, Speaker


class Cast:
    """Who speaks in one report: resolves words to speakers, the same person to the same speaker.

    The sources of `flats` are resolved at once, in text order, because a pronoun leans on who spoke before it. Ids are
    knowledge ids ("state:UA", "outlet:reuters") or local ones ("s1") in the order in which speakers come up; they
    depend on report, knowledge and flats alone until `resolve` is asked for words that are no flat's source.
    """

    def __init__(self, report: Report, knowledge: Knowledge, flats: Sequence[FlatAttribution] = ()) -> None:
        flats = [credited(report.text, flat) for flat in flats]
        self._flats = sorted((flat for flat in flats if flat.source), key=lambda flat: flat.source[0])
        contents = [span for flat in flats for span in flat.content]
        self._scene = Scene(report, knowledge, contents)
        self._references = References(self._scene, self._elsewhere, self._speaker_around, self._next_source)
        self._sources = Sources(self._scene, self._references)
        self._resolved: dict[Span, Actor | Unknown] = {}
        self._open: set[Span] = set()
        self._flat_at = {span: flat for flat in self._flats for span in flat.source}
        for flat in self._flats:
            self._resolve(flat.source[0], flat.content)

    def resolve(self, span: Span, *, content: Sequence[Span] = ()) -> str | None:
        """The id of the speaker that the words at `span` name, made where there is none; None if it can't be known.

        content: what the speaker says; a pronoun never means somebody who is named only there.
        """
        found = self._resolve(span, content)
        return found.id if isinstance(found, Actor) else None

    def resolve_outlet(self, name: str) -> str:
        """The id of an outlet that has no words in the text, such as the publishing one."""
        return self._sources.outlet(name).id

    def join(self, id: str, into: str) -> None:
        """Let the people known as `id` be those known as `into`: "the sources" are the two people met before."""
        gone = self._scene.actors[id]
        kept = self._scene.actors.join(id, into)
        for span, found in self._resolved.items():
            if found is gone:
                self._resolved[span] = kept

    def why_unknown(self, span: Span) -> str:
        """Why `resolve` gave None for `span`, in words an editor can read; empty where it gave a speaker."""
        found = self._resolved.get(span)
        if found is None:
            return "these words were never looked at"
        return found.reason if isinstance(found, Unknown) else ""

    def speaker(self, id: str) -> Speaker:
        """The speaker with this id. Raises KeyError for an id that this cast never gave."""
        return speaker_of(self._scene.actors[id], self._scene.owner_id)

    def speakers(self) -> tuple[Speaker, ...]:
        """Every speaker, in order of first mention; those without words in the text come first."""
        speakers = [speaker_of(actor, self._scene.owner_id) for actor in self._scene.actors.all()]
        return tuple(sorted(speakers, key=lambda speaker: speaker.spans[0] if speaker.spans else Span(-1, -1)))

    def _resolve(self, span: Span, content: Sequence[Span]) -> Actor | Unknown:
        span = Span(*span)
        known = self._resolved.get(span)
        if known is not None:
            return known
        if span in self._open:
            return Unknown("the words point at each other")
        self._open.add(span)
        found = self._look_up(span, content)
        self._open.discard(span)
        self._resolved[span] = found
        if isinstance(found, Actor):
            found.spans.add(span)
            if span in self._flat_at:
                self._scene.note_speaker(span.start, found.id)
        return found

    def _look_up(self, span: Span, content: Sequence[Span]) -> Actor | Unknown:
        text = self._scene.tokens.text
        if not 0 <= span.start < span.end <= len(text):
            return Unknown("the source has no words")
        first, stop = self._scene.tokens.inside(span)
        words = [at for at in range(first, stop) if self._scene.tokens.words[at][0].isalnum()]
        if words and self._scene.tokens.lower[words[0]] in PRONOUNS and self._is_pronoun(words):
            return self._references.pronoun(words[0], content)
        return self._sources.resolve(span)

    def _is_pronoun(self, words: list[int]) -> bool:
        """Whether the words are a pronoun and no more ("he", "she herself"); "US" is none."""
        tokens = self._scene.tokens
        if tokens.words[words[0]] == "US" or (tokens.words[words[0]] == "IT" and len(words) > 1):
            return False
        rest = [tokens.lower[at] for at in words[1:]]
        return all(word in PRONOUNS or word in ("both", "all", "also", "too", "who") for word in rest)

    def _elsewhere(self, span: Span) -> Actor | None:
        found = self._resolve(span, ())
        return found if isinstance(found, Actor) else None

    def _next_source(self, at: int) -> Actor | None:
        """The next source after `at`, unless it is a pronoun."""
        for flat in self._flats:
            source = flat.source[0]
            if source.start > at:
                first, stop = self._scene.tokens.inside(source)
                if first >= stop or self._scene.tokens.lower[first] in PRONOUNS:
                    return None
                found = self._resolve(source, flat.content)
                return found if isinstance(found, Actor) else None
        return None

    def _speaker_around(self, at: int) -> Actor | None:
        """Who speaks the content that holds `at`."""
        for flat in self._flats:
            quotes_itself = any(span.start <= at < span.end for span in flat.source)
            if not quotes_itself and any(span.start <= at < span.end for span in flat.content):
                found = self._resolve(flat.source[0], flat.content)
                return found if isinstance(found, Actor) else None
        return None
