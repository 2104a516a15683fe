"""The stretches of a report that are somebody's words, quoted or rendered."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property, lru_cache

from onrecord.reading.quotes import quoted_spans
from onrecord.records import Attribution, Passage, Reading, Span, Speaker
from onrecord.tracing.likeness import GROUPS, place
from onrecord.tracing.translated import reads_translated
from onrecord.tracing.voices import Voices
from onrecord.tracing.wording import ReportWords, Wording
from onrecord.tracing.words import Word

_EDGES = " \t\n\r\u00a0\"'“”‘’„‟«»`,;:.!?–—-"
_CLOSING = "!?"
_MIN_QUOTED, _MIN_ALONE, _MIN_RENDERED = 3, 4, 4
"""Words from which a stretch is an utterance's: quoted by a known speaker, quoted by nobody known, and rendered."""
_LONG = 20
"""Words from which several quoted sentences are compared one by one."""
_ENDED = re.compile(r"\n|[.!?][\"”’»]*\s+\w|.{150}")
"""Between two quoted stretches: the first one's sentence is over."""
_LEFT_OUT = " [...] "


@dataclass(frozen=True, eq=False)
class Stretch:
    """Words of a speaker in one report."""

    report: str
    order: int
    """The report's place in the order of publication."""
    published: datetime | None
    spans: tuple[Span, ...]
    """Without their marks; several where the report's own words break it."""
    wording: Wording
    full: Wording
    """All that the report quotes with it from the same breath; `wording` where it stands alone."""
    speaker: Speaker | None
    sure: bool
    """Whether the report itself names the speaker."""
    second_hand: bool
    """Whether the report has the words from another outlet, by its own account."""
    confidence: float

    @property
    def quoted(self) -> bool:
        """Whether the words stand in quotation marks."""
        return self.wording.quoted

    @cached_property
    def keys(self) -> frozenset[str]:
        """What its words may be found by: stems, groups of like words, states."""
        return frozenset(key for word in self.carrying for key in keys_of(word))

    @cached_property
    def carrying(self) -> tuple[Word, ...]:
        """The words that carry what is said."""
        return tuple(word for word in self.wording.words if not word.shut)

    @cached_property
    def full_keys(self) -> frozenset[str]:
        """The keys of everything quoted with it."""
        return frozenset(key for word in self.full.words if not word.shut for key in keys_of(word))

    @cached_property
    def letters(self) -> str:
        """Its words in one spelling, one behind the other."""
        return " ".join(word.form for word in self.wording.words)

    @cached_property
    def weight(self) -> float:
        """How much its words say."""
        return sum(word.weight for word in self.carrying)

    def passage(self) -> Passage:
        """Its place in the report; what breaks it is shown as left out."""
        whole = Span(self.spans[0].start, self.spans[-1].end)
        return Passage(self.report, whole, _LEFT_OUT.join(span.of(self.wording.report.text) for span in self.spans))


def keys_of(word: Word) -> tuple[str, ...]:
    """The keys of one word, the closest first."""
    return _keys(word.stem, word.form if word.capital else "")


@lru_cache(maxsize=1 << 15)
def _keys(stem: str, name: str) -> tuple[str, ...]:
    state = place(name) if name else None
    return (stem, *(f"#{group}" for group in sorted(GROUPS.get(stem, ()))), *([f"@{state}"] if state else ()))


def stretches_of(reading: Reading, order: int, words: ReportWords) -> list[Stretch]:
    """Every stretch of a report, in text order."""
    text = reading.report.text
    voices = Voices(reading, words)
    quotes = [quote for quote in map(lambda span: _trimmed(text, span), quoted_spans(text)) if quote]
    translated = reads_translated(text, reading.report.language)
    found: list[Stretch] = []

    def add(
        spans: Sequence[Span], full: Sequence[Span], *, quoted: bool = True, attribution: Attribution | None = None
    ) -> None:
        wording = words.wording(spans, quoted=quoted, translated=translated)
        least = _MIN_ALONE if attribution is None else _MIN_QUOTED if quoted else _MIN_RENDERED
        if len(wording.words) < least:
            return
        voice = voices.of(attribution, spans if quoted else ()) if attribution else voices.around(spans[0].start)
        alone = tuple(full) == tuple(spans)
        found.append(
            Stretch(
                report=reading.report.id,
                order=order,
                published=reading.report.published.at if reading.report.published else None,
                spans=tuple(spans),
                wording=wording,
                full=wording if alone else words.wording(full, quoted=quoted, translated=translated),
                speaker=voice.speaker,
                sure=voice.sure,
                second_hand=attribution is not None and _from_another_outlet(attribution, reading),
                confidence=attribution.confidence if attribution else 0.0,
            )
        )

    used: set[Span] = set()
    for attribution in reading.attributions:
        inside = [quote for quote in quotes if any(quote.overlaps(span) for span in attribution.content)]
        used.update(inside)
        for spans in _joined(text, inside) if attribution.kind == "direct" else [[quote] for quote in inside]:
            for part in _sentences(words, spans):
                add(part, inside, attribution=attribution)
        rendered = [span for span in map(lambda span: _trimmed(text, span), attribution.content) if span]
        if rendered and attribution.kind != "direct" and not _is_refused(attribution, text):
            add(rendered, rendered, quoted=False, attribution=attribution)
    for quote in quotes:
        if quote not in used:
            for part in _sentences(words, [quote]):
                add(part, [quote])
    return sorted(found, key=lambda stretch: stretch.spans)


def _is_refused(attribution: Attribution, text: str) -> bool:
    """Whether the content is what somebody refused to do ("declined *to confirm any plan*"): nobody's words."""
    return attribution.stance == "declines_to_confirm" and attribution.content[0].of(text).lower().startswith("to ")


def _trimmed(text: str, span: Span) -> Span | None:
    """The span without the marks around it; a question or exclamation mark stays."""
    start, end = span
    while start < end and text[start] in _EDGES:
        start += 1
    while end > start and text[end - 1] in _EDGES and text[end - 1] not in _CLOSING:
        end -= 1
    return Span(start, end) if end > start else None


def _joined(text: str, quotes: Sequence[Span]) -> list[list[Span]]:
    """Quoted stretches of one attribution, those together that a cue breaks in the middle of a sentence."""
    out: list[list[Span]] = []
    for quote in quotes:
        if out and not text[quote.start].isupper() and not _ENDED.search(text, out[-1][-1].end, quote.start):
            out[-1].append(quote)
        else:
            out.append([quote])
    return out


def _sentences(words: ReportWords, spans: list[Span]) -> list[list[Span]]:
    """A long quotation sentence by sentence; a short one, or one that is broken, as it is."""
    text = words.text
    if len(spans) > 1 or len(words.at(spans[0])) < _LONG:
        return [spans]
    out: list[Span] = []
    at = spans[0].start
    while at < spans[0].end:
        end = min(words.sentence(Span(at, at + 1)).end, spans[0].end)
        sentence = _trimmed(text, Span(at, end))
        if sentence and out and len(words.at(sentence)) < _MIN_ALONE:
            out[-1] = Span(out[-1].start, sentence.end)
        elif sentence:
            out.append(sentence)
        at = end + 1
    return [[sentence] for sentence in out]


def _from_another_outlet(attribution: Attribution, reading: Reading) -> bool:
    """Whether a link of the chain between the publisher and the speaker is another outlet."""
    speakers = {speaker.id: speaker for speaker in reading.speakers}
    links = [speakers[link.speaker] for link in attribution.chain[1:-1] if link.speaker in speakers]
    return any(link.kind == "outlet" for link in links)
