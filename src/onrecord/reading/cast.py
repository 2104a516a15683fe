"""Who speaks in one report: resolves words to speakers, the same person to the same speaker."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.knowledge import Knowledge
from onrecord.reading.flat import FlatAttribution
from onrecord.records import Report, Span, Speaker


class Cast:
    """Who speaks in one report: resolves words to speakers, the same person to the same speaker."""

    def __init__(self, report: Report, knowledge: Knowledge, flats: Sequence[FlatAttribution] = ()) -> None:
        self._report = report
        self._knowledge = knowledge
        self._flats = flats

    def resolve(self, span: Span, *, content: Sequence[Span] = ()) -> str | None:
        """The id of the speaker that the words at `span` name, a new one where nobody matches; None if it can't be known."""
        raise NotImplementedError

    def resolve_outlet(self, name: str) -> str:
        """The id of an outlet that has no words in the text, such as the publishing one."""
        raise NotImplementedError

    def why_unknown(self, span: Span) -> str:
        """Why `resolve` gave None for `span`, in words an editor can read."""
        raise NotImplementedError

    def speaker(self, id: str) -> Speaker:
        """The speaker with this id. Raises KeyError for an id that `resolve` never gave."""
        raise NotImplementedError

    def speakers(self) -> tuple[Speaker, ...]:
        """Every speaker, in order of first mention; those without words in the text come first."""
        raise NotImplementedError
