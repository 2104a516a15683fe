"""What the model tags in one report, before anyone is resolved."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.records import Span


@dataclass(frozen=True, slots=True)
class FlatAttribution:
    """One attribution as the model tags it, before anyone is resolved."""

    source: tuple[Span, ...]
    """Words that name who is credited; empty where nobody is."""
    cue: tuple[Span, ...]
    """Words that signal the attribution; one unbroken span."""
    content: tuple[Span, ...]
    """What is credited to the source, in text order; several where the cue breaks it."""
    confidence: float
    """Probability, 0 to 1, that this is an attribution with this content and source."""
