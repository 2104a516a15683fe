"""Where a report says that somebody did not answer: "did not respond to a request", "had no immediate comment".

These sentences hold no content and are often no attribution; still they tell who was asked and declined to confirm.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.records import Span

_ADVERBS = r"(?: (?:immediately|directly|yet|also|initially|publicly|at once|readily|otherwise))*"
_VERBS = (
    r"(?:"
    rf"(?:did|do|does|has|have|had|would|could|was|were|is|are)(?: not|n['’]t){_ADVERBS} (?:"
    r"respond(?:ed)?|repl(?:y|ied)|answer(?:ed)?|comment(?:ed)?|return(?:ed)? (?:calls|messages|requests|a request)"
    r"|be reached|reachable|available (?:for|to) comment|elaborate|confirm(?:ed)?|disclose|specify"
    r"|sa(?:y|id) (?:how|when|which|whether|where|what|if)|say\b(?! that)"
    r"|give (?:a |an |any |the )?(?:number|figure|date|detail|answer|name)s?)\b"
    rf"|(?:has|have|had){_ADVERBS} no (?:immediate |further )?comment\b"
    r"|(?:has|have|had) (?:nothing|not(?:hing)? much) (?:more |further |new |else )?to (?:add|say|offer|announce|share|report)\b"
    r"|(?:will|would|can|could)(?: not|n['’]t)"
    rf"{_ADVERBS} (?:comment|discuss|go into|be drawn|say\b(?! that)|elaborate|disclose|speculate|confirm or deny)\b"
    rf"|cannot{_ADVERBS} (?:comment|discuss|go into|disclose|confirm or deny)\b"
    r"|(?:do|does|did|would|could|can) neither confirm\b|neither confirm(?:s|ed)? nor den(?:y|ies|ied)\b"
    r"|(?:would|should)(?: like| prefer| rather)? (?:to )?(?:refrain from|not to?|rather not)"
    r" (?:comment|commenting|discuss|say)\b"
    r"|(?:will )?refrain(?:s|ed)? from comment(?:ing)?\b"
    r"|(?:am|is|are|was|were)(?: not|n['’]t)(?: here to| going to)? (?:comment(?:ing)?|discuss(?:ing)?)\b"
    r"|declined to (?!be (?:named|identified|quoted))\w+"
    r"|refused (?:to (?:say|comment|confirm|answer|give|name|discuss|disclose|be drawn)\b|comment)"
    r"|gave (?:nothing away|no (?:answer|details?|dates?|figures?|comment|reasons?|number|timetable|indication))\b"
    r"|left (?:[\w’'-]+ ){1,6}unanswered\b|answered none\b|remained silent\b|kept silent\b)"
)
_SILENCE = re.compile(rf"\b{_VERBS}", re.IGNORECASE)
_SENTENCE = re.compile(r"[.!?][”\"’')]*\s+(?=[\W]*[A-Z0-9])|\n+")
_LINK = re.compile(r"^(?:and|but|though|although|while|yet|so|when asked|asked|also|however)\b\s*", re.IGNORECASE)
_TRAIL = re.compile(
    r"\s+(?:sa(?:id|ys)|told [\w ]+?)(?: that)?(?: (?:it|he|she|they))?$|[\s,–—-]+$"
    r"|\s+(?:also|both|itself|himself|herself|immediately|initially|again)$",
    re.IGNORECASE,
)
_RELATIVE = re.compile(r"^(?:(?:to|of|from|for|with|by) )?(?:which|whom|whose)\b|^who\b", re.IGNORECASE)
_LONGEST = 12
"""Words a subject has at most."""


@dataclass(frozen=True, slots=True)
class Silence:
    """That somebody was asked, or might have spoken, and did not say."""

    subject: str
    """The words that name who; a pronoun too."""
    span: Span
    """From the subject to the end of the sentence."""


_OWN_SILENCE = re.compile(
    rf"\W*(?:that )?(?P<who>he|she|it|they|we|i|the \w+)(?: \w+ly| also)? {_VERBS}", re.IGNORECASE
)


_QUOTES = ('"', "“", "'", "‘", "«", "„")
"""Between them the speaker is "I" or "we", and "they" are others."""
_NOTHING_TO_SAY = re.compile(
    r"^\W*(?:that )?(?:there (?:is|was) (?:nothing|not much) (?:\w+ )?(?:i|we|he|she|it|they) (?:can|could|will|would) "
    r"(?:say|add|tell|offer)\b|no (?:further )?comment\b)|\bi(?:['’]d| would)(?: like| prefer) to refrain from comment",
    re.IGNORECASE,
)


def is_silence(content: str) -> bool:
    """Whether reported words say that their speaker says nothing ("that it had nothing to add")."""
    own = _OWN_SILENCE.match(content)
    if own is not None and (not content.startswith(_QUOTES) or own["who"].lower() in ("i", "we")):
        return True
    return _NOTHING_TO_SAY.search(content) is not None


def silences(text: str) -> Iterator[Silence]:
    """Every such sentence of a text, in text order; those whose subject can not be told are left out."""
    starts = [0, *(match.end() for match in _SENTENCE.finditer(text))]
    for match in _SILENCE.finditer(text):
        start = max(at for at in starts if at <= match.start())
        subject = _subject(text[start : match.start()])
        if subject is not None:
            end = next((at for at in starts if at > match.start()), len(text))
            at = text.index(subject, start)
            yield Silence(subject, Span(at, max(match.end(), at + len(text[at:end].rstrip()))))


def _subject(before: str) -> str | None:
    """The last noun phrase before the verb: an apposition where commas enclose it, the sentence's first where "and" goes on."""
    chunks = [chunk.strip(' "“”') for chunk in re.split(r",|;|:|\s[–—-]\s", before)]
    chunks = [chunk for chunk in chunks if chunk]
    while chunks and _RELATIVE.match(chunks[-1]):
        chunks.pop()
    while chunks:
        chunk = _TRAIL.sub("", _LINK.sub("", chunks.pop()))
        if chunk:
            break
    else:
        return None
    if re.match(r"^(?:and|but)\b", before.rsplit(",", 1)[-1].strip()) and not chunk:
        return None
    words = chunk.split()
    return chunk if words and len(words) <= _LONGEST and not words[0].lower().endswith("ing") else None
