"""A report in the making: what a format's reader gives, before language and the user's options are added."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from onrecord.errors import InputError
from onrecord.records import Published, Region, RegionKind, RelatedHeadline, Report, Span
from onrecord.reports.decoding import clean, normalise_line_ends
from onrecord.reports.options import LoadOptions

_GAP = "\n\n"


@dataclass(frozen=True, slots=True)
class Draft:
    """One report as its file gives it. Fields as in `Report`; `language` only where the file states one."""

    text: str
    regions: tuple[Region, ...]
    related: tuple[RelatedHeadline, ...] = ()
    title: str | None = None
    outlet: str | None = None
    url: str | None = None
    published: Published | None = None
    language: str | None = None
    notes: tuple[str, ...] = ()


@dataclass(slots=True)
class Composer:
    """Puts a text together from pieces and keeps the regions' offsets, for formats whose text we make ourselves."""

    _parts: list[str] = field(default_factory=list)
    _length: int = 0
    regions: list[Region] = field(default_factory=list)
    related: list[RelatedHeadline] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        """The text so far."""
        return "".join(self._parts)

    def add(self, kind: RegionKind, text: str) -> Span | None:
        """Add a piece after a blank line; gives its span, or None when it is only whitespace."""
        text = self._cleaned(text).strip()
        if not text:
            return None
        start = self._append(text)
        span = Span(start, start + len(text))
        self.regions.append(Region(kind, span))
        return span

    def add_related(self, items: list[tuple[str, str | None]]) -> None:
        """Add one related list: (title, URL or None) each."""
        lines = [(title, url) for raw, url in items if (title := " ".join(self._cleaned(raw).split()))]
        if not lines:
            return
        span = self.add("related", "\n".join(title for title, _ in lines))
        start = span.start if span else 0
        for title, url in lines:
            self.related.append(RelatedHeadline(title, Span(start, start + len(title)), url))
            start += len(title) + 1

    def add_drafted(self, draft: Draft) -> None:
        """Add a text that has its own regions."""
        if not draft.text.strip():
            return
        start = self._append(draft.text)
        self.regions += [Region(region.kind, _moved(region.span, start)) for region in draft.regions]
        self.related += [replace(item, span=_moved(item.span, start)) for item in draft.related]

    def _append(self, text: str) -> int:
        if self._parts:
            self._parts.append(_GAP)
            self._length += len(_GAP)
        start = self._length
        self._parts.append(text)
        self._length += len(text)
        return start

    def _cleaned(self, text: str) -> str:
        cleaned, notes = clean(text)
        self.notes += notes
        return normalise_line_ends(cleaned)


def finish(draft: Draft, path: str, options: LoadOptions) -> Report:
    """Make the report: the user's options where the file says nothing, and the language.

    InputError when there is no text to speak of.
    """
    from onrecord.reports.language import identify

    if not any(character.isalnum() for character in draft.text):
        raise InputError("there is no text in it", "Check that the file was saved or copied whole.")
    language = identify(draft.text, stated=draft.language)
    return Report(
        text=draft.text,
        regions=draft.regions,
        path=clean(path)[0],  # a file name need not be text
        outlet=_sound(draft.outlet) or options.outlet,
        url=_sound(draft.url),
        title=_sound(draft.title),
        published=draft.published or options.published,
        language=language.code,
        related=tuple(replace(item, url=_sound(item.url)) for item in draft.related),
        notes=draft.notes + language.notes,
        unread=language.unread,
    )


def _sound(words: str | None) -> str | None:
    """Metadata without NUL and lone surrogates, so that it can be written anywhere."""
    return clean(words)[0] if words else None


def _moved(span: Span, by: int) -> Span:
    return Span(span.start + by, span.end + by)
