"""Whom words after "citing" name, and through what: an outlet, a person, a paper, a letter from a minister."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from onrecord.reading import chain_words as words
from onrecord.reading.cast import Cast
from onrecord.reading.frames import SAID
from onrecord.reading.outlets import Outlets
from onrecord.records import Medium, MediumKind, Span

_DAYS: Final = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_STOP: Final = re.compile(
    rf"[;:!?\n{SAID}]|\.(?=\s|$|[\"'\u201d\u2019])|,|\s[\u2013\u2014-]\s"
    r"|\s+as\s+(?:having\s+)?\w+(?:ing|told|said)\b|\s+to the effect\b"
    rf"|\s+reports?(?=\s+(?:that\s+)?{SAID})"
    r"|\s+(?:reported|said|says|writes?|wrote|carried|published|confirmed)\b|(?<!was)(?<!were)(?<!been)\s+told\b"
    r"|\s+by\s+(?:radio|phone|telephone|text|email|satellite)\b|\s+(?:it|they|he|she|which it)\s+(?:has|had|have)\b"
    rf"|\s+(?:and\s+)?(?:citing|quoting)\b|\s+that\s*(?={SAID})"
    rf"|\s+(?:late |early )?on\s+{_DAYS}\b|\s+{_DAYS}\b|\s+at\s+(?:\w+\s+){{0,2}}press conference"
)
_APPOSITION: Final = re.compile(r",\s+(?:[A-Z\u00c0-\u017f][\w\u2019'.-]*\s?){1,5}(?=[,.:;\ue000]|\s+as\s|\s+to\s|$)")
_CARRIED: Final = re.compile(words.CARRIED)
_CHANNEL: Final = re.compile(
    r"(?:'s|\u2019s)\s+(?P<platform>Telegram|Facebook|X|Twitter|Instagram|YouTube|VK|Truth Social)\b"
)
_ON_PLATFORM: Final = re.compile(
    r"\s+on\s+(?P<platform>Telegram|Facebook|X|Twitter|Instagram|YouTube|VK|Truth Social)\b"
)
_OF_OUTLET: Final = re.compile(r"(?:'s|\u2019s)?\s+interview\s+with\s+")
_ITS_SOURCE: Final = re.compile(r"\s+sources?\b")
_WHICH: Final = re.compile(r",?\s+(?:which|whose|to which|citing|quoting)\b")
_LONGEST: Final = 300
"""Characters of the longest noun phrase that is looked for; it keeps hostile text linear."""
_KINDS: Final[dict[str, MediumKind]] = {
    "letter": "letter", "email": "letter", "e-mail": "letter", "note": "letter", "post": "post", "tweet": "post",
    "video": "post", "message": "post", "statement": "statement", "press release": "statement", "notice": "statement",
    "speech": "speech", "interview": "interview", "comments": "statement", "remarks": "speech",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Voice:
    """Somebody who is leaned on."""

    id: str | None
    """Speaker id."""
    span: Span
    words: str
    is_outlet: bool = False
    medium: Medium | None = None
    """Through what their words came, where the phrase says ("a letter from")."""


def noun_phrase(text: str, start: int, end: int) -> Span | None:
    """The noun phrase from `start`, a name in apposition included; None where there is none."""
    end = min(end, start + _LONGEST)
    stop = _STOP.search(text, start, end)
    last = stop.start() if stop else end
    if stop and stop.group() == ",":
        apposition = _APPOSITION.match(text, stop.start(), end)
        if (apposition and text[start : start + 1].islower()) or (apposition and "\u2019s" in text[start:last]):
            last = apposition.end() if apposition else last
    if (
        stop
        and stop.group() == "."
        and text.startswith(('"', "\u201d", "'", "\u2019"), stop.end())
        and re.search('["\u201c]', text[start:last])
    ):
        last = stop.end() + 1
    while last > start and (text[last - 1].isspace() or text[last - 1] == SAID):
        last -= 1
    while start < last and text[start].isspace():
        start += 1
    return Span(start, last) if last > start and not text.startswith("as ", start) else None


def voices(text: str, phrase: Span, outlets: Outlets, cast: Cast) -> Iterable[Voice]:
    """Those whom the phrase names, outermost first."""
    outlet = outlets.at(phrase.start, phrase.end, sure=_WHICH.match(text, phrase.end) is not None)
    its_source = outlet and _ITS_SOURCE.match(text, outlet.span.end)
    if outlet and its_source:
        yield Voice(outlet.id, outlet.span, outlet.span.of(text), is_outlet=True)
        yield _voice(text, phrase, cast, None)
        return
    if outlet and not outlet.staff:
        yield Voice(outlet.id, outlet.span, outlet.span.of(text), is_outlet=True)
        interview = _OF_OUTLET.match(text, outlet.span.end, phrase.end)
        rest = Span(interview.end(), phrase.end) if interview else None
        if rest and rest.end > rest.start:
            name = cast.speaker(outlet.id).name
            yield _voice(text, rest, cast, Medium(name, "interview", outlet.span))
        return
    medium = None
    carried = _CARRIED.match(text, phrase.start, phrase.end)
    if carried:
        platform = _ON_PLATFORM.search(text, carried.end(), phrase.end)
        kind = _KINDS[carried["noun"].lower().replace("\u2019", "'")]
        medium = Medium(
            platform["platform"] if platform else None, "post" if platform else kind, Span(*carried.span("noun"))
        )
        phrase = Span(carried.end(), platform.start() if platform else phrase.end)
    channel = _CHANNEL.search(text, phrase.start, phrase.end)
    if channel:
        medium = Medium(channel["platform"], "post", Span(*channel.span("platform")))
        phrase = Span(phrase.start, channel.start())
    yield _voice(text, phrase, cast, medium)


def _voice(text: str, phrase: Span, cast: Cast, medium: Medium | None) -> Voice:
    return Voice(cast.resolve(phrase), phrase, phrase.of(text), medium=medium)


def quoted(content: str) -> bool:
    """Whether the words open with a quotation mark."""
    return content.lstrip()[:1] in tuple("\"'\u201c\u2018\u00ab\u201e`")
