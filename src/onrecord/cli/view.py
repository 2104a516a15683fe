"""A reading as a page for a person: the statements of one report, in text order.

Each statement has three parts: who (and who that is), how (and when, and how sure), and the exact words. What could not
be resolved stands under the statement, or once at the end where several statements share the reason.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import BinaryIO

from rich.text import Text

from onrecord.cli import wording
from onrecord.cli.setting import STYLES, Setter, printed, styled
from onrecord.cli.terminal import harmless, one_line
from onrecord.records import Attribution, Reading, Span, Speaker

_SHARED_BY = 2
"""A reason that as many statements share is told once, at the end; fewer carry it themselves."""
_WORDS_SHOWN = 60
"""Longest source that is quoted beside a resolved name."""


class TextWriter:
    """Writes readings as text, one page under the other. `name_of` gives the name behind a knowledge id, or None."""

    def __init__(
        self,
        stream: BinaryIO,
        *,
        width: int,
        colour: bool,
        name_of: Callable[[str], str | None],
        encoding: str = "utf-8",
    ) -> None:
        self._stream = stream
        self._encoding = encoding
        self._name_of = name_of
        self._width = width
        self._colour = colour
        self._first = True

    def add(self, reading: Reading) -> None:
        """Write one page."""
        lines = [] if self._first else [Text(), Text()]
        lines += page(reading, width=self._width, name_of=self._name_of)
        self._first = False
        words = printed(lines, width=self._width, colour=self._colour)
        self._stream.write(words.encode(self._encoding, "replace"))

    def finish(self) -> None:
        """Nothing follows the last page."""


def page(reading: Reading, *, width: int, name_of: Callable[[str], str | None]) -> list[Text]:
    """The lines of one report's page, none wider than `width` cells."""
    return list(_Page(reading, width, name_of).lines())


class _Page:
    def __init__(self, reading: Reading, width: int, name_of: Callable[[str], str | None]) -> None:
        self._reading = reading
        self._report = reading.report
        self._width = width
        self._speakers = {speaker.id: speaker for speaker in reading.speakers}
        self._name_of = name_of
        self._gutter = len(str(len(reading.attributions))) + 4
        self._block = Setter(width, self._gutter).block
        self._shared = _shared_reasons(reading.attributions)

    def lines(self) -> Iterator[Text]:
        yield from self._header()
        if self._report.unread:
            yield from self._block(styled(f"Kept, not read: {self._report.unread}.", "doubt"))
        elif not self._reading.attributions:
            yield from self._block(styled("No statements found.", "aside"))
        for number, attribution in enumerate(self._reading.attributions, start=1):
            yield Text()
            yield from self._statement(number, attribution)
        yield from self._unresolved()
        yield from self._acts()
        yield from self._findings()
        yield from self._related()
        yield from self._notes()

    # The head of the page

    def _header(self) -> Iterator[Text]:
        report = self._report
        when = wording.published(report.published) if report.published else "publication time not known"
        yield from self._block(styled(f"{report.outlet or 'Outlet not known'} · {when}"))
        yield from self._block(styled(report.title or report.path or "Untitled", "title"))
        parts = [] if report.unread else [_counts(self._reading)]
        if report.path and report.title:
            parts.append(report.path)
        yield from self._block(styled(" · ".join(parts), "aside"))
        yield Text("─" * self._width, STYLES["aside"])

    # A statement

    def _statement(self, number: int, attribution: Attribution) -> Iterator[Text]:
        yield from self._block(self._who(attribution), label=str(number))
        yield from self._how(attribution)
        yield from self._block(self._words(attribution), indent=self._gutter)
        if meant := self._meant(attribution):
            yield from self._block(styled(f"= {meant}", "aside"), indent=self._gutter)
        for field, reason in _reasons(attribution):
            if (field, reason) not in self._shared:
                yield from self._block(styled(f"? {reason}", "doubt"), indent=self._gutter)

    def _who(self, attribution: Attribution) -> Text:
        words = _joined(attribution.source, self._report.text)
        speaker = self._speakers.get(attribution.speaker or "")
        if speaker is None:
            line = styled(f"“{words}”", "who") if words else styled("Nobody named", "who")
            line.append_text(styled(", not resolved to a speaker" if words else ""))
        else:
            name, details = wording.who(speaker, name_of=self._name)
            line = styled(name, "who").append_text(styled(f", {details}" if details else ""))
            if shown := _other_words(words, speaker):
                line.append_text(styled(f" · “{shown}”", "aside"))
        return line.append_text(styled(self._via(attribution)))

    def _via(self, attribution: Attribution) -> str:
        """Who stands between the publishing outlet and the speaker: " · via Reuters, citing Interfax"."""
        told = attribution.medium.span if attribution.medium else None  # "told NRX radio" says it already
        between = [
            link.speaker
            for link in attribution.chain
            if link.span and link.speaker and link.speaker != attribution.speaker
            if not (told and told.overlaps(link.span))
        ]
        names = [self._name(speaker) or speaker for speaker in between]
        return " · via " + ", citing ".join(names) if names else ""

    def _how(self, attribution: Attribution) -> Iterator[Text]:
        style = attribution.stance if attribution.stance in STYLES else "asserts"
        *lines, last = self._block(styled(wording.how(attribution), style), indent=self._gutter)
        yield from lines
        sure = styled(wording.sure(attribution.confidence), "doubt" if attribution.confidence < 0.5 else "aside")
        if last.cell_len + sure.cell_len + 3 <= self._width:
            yield last.append_text(styled(" · ", "aside")).append_text(sure)
        else:  # "98%" alone at the end of a line would be a riddle
            yield last
            yield from self._block(sure, indent=self._gutter)

    def _words(self, attribution: Attribution) -> Text:
        """The exact words. The end of a paragraph stays; the end of a line is where some file was broken, no more."""
        text = self._report.text
        pieces = [_paragraphs(span.of(text)) for span in attribution.content]
        return styled(" … ".join(pieces), keep_lines=True)

    def _meant(self, attribution: Attribution) -> str:
        """What dates and sums in the words come to, where the words do not say it themselves."""
        found: list[tuple[Span, str | None]] = [(time.span, wording.time(time)) for time in self._reading.times]
        found += [(sum_.span, wording.money(sum_)) for sum_ in self._reading.money]
        inside = [(span, words) for span, words in sorted(found) if _within(span, attribution.content) and words]
        told = [(span.of(self._report.text), words) for span, words in inside]
        return "; ".join(f"“{said}”: {words}" for said, words in told if words not in said)

    # Acts of support

    def _acts(self) -> Iterator[Text]:
        if self._reading.acts:
            yield Text()
            yield from self._block(styled("Acts of support", "title"))
        numbers = {attribution.id: number for number, attribution in enumerate(self._reading.attributions, start=1)}
        for label, act in enumerate(self._reading.acts, start=1):
            yield Text()
            head = styled(wording.act_title(act), "who").append_text(styled(f" · {wording.act_parties(act)}"))
            yield from self._block(head, label=_letters(label))
            if what := wording.act_things(act):
                yield from self._block(styled(what), indent=self._gutter)
            told = numbers.get(act.attribution or "")
            by = f"by statement {told}" if told else "by the report itself"
            style = (
                "asserts"
                if act.factuality == "CT+"
                else "denies"
                if act.factuality[-1] == "-"
                else "declines_to_confirm"
            )
            line = styled(wording.act_certainty(act, self._report.text), style)
            line.append_text(styled(f" · {by} · {wording.sure(act.confidence)}", "aside"))
            yield from self._block(line, indent=self._gutter)

    # The foot of the page

    def _unresolved(self) -> Iterator[Text]:
        if self._shared:
            yield Text()
            yield from self._block(styled("Not known", "title"))
        for (_, reason), numbers in self._shared.items():
            words = f"{reason} (statements {wording.runs(numbers)})"
            yield from self._block(styled(words, "doubt"), label="?")

    def _findings(self) -> Iterator[Text]:
        if self._reading.findings:
            yield Text()
            yield from self._block(styled("Findings", "title"))
        for finding in self._reading.findings:
            yield from self._block(styled(finding.message, "denies"), label="!")
            words = " … ".join(f"“{span.of(self._report.text)}”" for span in finding.evidence)
            yield from self._block(styled(words, "aside"), indent=self._gutter)

    def _related(self) -> Iterator[Text]:
        if self._report.related:
            yield Text()
            yield from self._block(styled("Headlines listed with this report (not read)", "title"))
        for headline in self._report.related:
            yield from self._block(styled(headline.title), label="-")

    def _notes(self) -> Iterator[Text]:
        if self._report.notes:
            yield Text()
        for note in self._report.notes:
            yield from self._block(styled(f"Note: {note}", "aside"))

    # Names

    def _name(self, id: str | None) -> str | None:
        if speaker := self._speakers.get(id or ""):
            return speaker.name
        return self._name_of(id) or id if id else None


def _letters(number: int) -> str:
    """Labels that cannot be taken for a statement's: A, B, ... Z, AA."""
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def _paragraphs(words: str) -> str:
    return "\n".join(one_line(paragraph) for paragraph in re.split(r"\n\s*\n", harmless(words)))


def _joined(spans: Sequence[Span], text: str) -> str:
    return " … ".join(one_line(span.of(text)) for span in spans)


def _within(span: Span, spans: Iterable[Span]) -> bool:
    return any(whole.contains(span) for whole in spans)


def _other_words(words: str, speaker: Speaker) -> str | None:
    """The source as written, where a reader would not see from it who is meant ("he", "Kyiv"); cut if it is long."""
    last = (speaker.name or "").split()[-1:] or [""]
    if not words or last[0].lower() in words.lower():
        return None
    return words if len(words) <= _WORDS_SHOWN else words[:_WORDS_SHOWN].rsplit(" ", 1)[0] + " …"


def _counts(reading: Reading) -> str:
    who = {attribution.speaker for attribution in reading.attributions if attribution.speaker}
    hidden = sum(1 for speaker in reading.speakers if speaker.id in who and speaker.anonymous)
    parts = [wording.counted(len(reading.attributions), "statement"), wording.counted(len(who), "speaker")]
    return " · ".join(parts) + (f", {hidden} anonymous" if hidden else "")


def _reasons(attribution: Attribution) -> list[tuple[str, str]]:
    """Field and reason of what is not known; "Nobody named" needs none."""
    return [
        (field, reason) for field, reason in attribution.unknown.items() if field != "speaker" or attribution.source
    ]


def _shared_reasons(attributions: Sequence[Attribution]) -> dict[tuple[str, str], list[int]]:
    """Field and reason to the numbers of the statements that share them, where these are enough to tell it once."""
    found: dict[tuple[str, str], list[int]] = defaultdict(list)
    for number, attribution in enumerate(attributions, start=1):
        for field, reason in _reasons(attribution):
            found[field, reason].append(number)
    return {key: numbers for key, numbers in found.items() if len(numbers) >= _SHARED_BY}
