"""Statements whose tagged source credits nobody: "it is feared that", "residents were told to leave"."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from onrecord.reading.flat import FlatAttribution

_BE: Final = r"(?:is|are|was|were|be|been|being|has been|have been|had been|is being|are being|will be)"
_EXPLETIVE: Final = re.compile(rf"(?:also |now |still )?{_BE} (?:\w+ly |also |now |still |widely )?\w+(?:ed|n|t|d)\b")
_ADDRESSED: Final = "told|urged|ordered|advised|warned|instructed|reminded|asked|begged|called on"
_PASSIVE: Final = re.compile(rf"(?:\w+ )?{_BE} (?:\w+ly |also |again )?(?:{_ADDRESSED})(?: not)?", re.IGNORECASE)
_HEADLINE_PASSIVE: Final = re.compile(r"told|urged|ordered|advised|warned|instructed|reminded", re.IGNORECASE)


def credited(text: str, flat: FlatAttribution) -> FlatAttribution:
    """The attribution without its source where that is nobody who speaks: an "it" that stands for the content, or those
    who were told.
    """
    return replace(flat, source=()) if _credits_nobody(text, flat) else flat


def _credits_nobody(text: str, flat: FlatAttribution) -> bool:
    if len(flat.source) != 1 or len(flat.cue) != 1 or flat.source[0].end > flat.cue[0].start:
        return False
    source, cue = flat.source[0].of(text).strip(), flat.cue[0].of(text).strip()
    if source.lower() == "it":
        return _EXPLETIVE.fullmatch(cue) is not None
    if text[flat.source[0].end : flat.cue[0].start].strip():
        return False
    follows = text[flat.cue[0].end : flat.cue[0].end + 5].lower()
    if not follows.startswith((" to ", " not ")):
        return False
    return _PASSIVE.fullmatch(cue) is not None or _HEADLINE_PASSIVE.fullmatch(cue) is not None
