"""How many people without a name an outlet has, where the reports that retell it do not agree."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import Final, NamedTuple

from onrecord.reading.numbers import ONES
from onrecord.records import Answer, Conflict, Span
from onrecord.tracing.pages import Page
from onrecord.tracing.sentence_stems import stem

_NUMBERS: Final = {word: value for word, value in ONES.items() if 2 <= value <= 12}
_PEOPLE: Final = re.compile(
    rf"\b(?P<number>{'|'.join(_NUMBERS)}|[2-9]|1[0-2])\s+(?:[\w’'.-]+\s+){{0,4}}?"
    r"(?P<who>people|persons|sources|officials|diplomats|officers|aides|insiders|interlocutors|informants|individuals|executives"
    r"|advisers|lawmakers|ministers|employees|informed (?:people|sources))\b",
    re.IGNORECASE,
)
_CUE: Final = re.compile(
    r"\b(?:familiar|knowledge|briefed|close to|acquainted|informed|insight|involved in|said|told|citing|cites?"
    r"|cited|quoting|quotes"
    r"|according to|reference to|referring to|anonym\w+|not (?:to )?be (?:named|identified)|unnamed|sources?|spoke (?:with|to)"
    r"|spill(?:s|ed)?|reveal(?:s|ed)|disclosed?|vouch(?:es|ed)?|confirm(?:s|ed)?|strength of"
    r"|bases? its|conversations? with|from)\b",
    re.IGNORECASE,
)
_NAMED: Final = re.compile(
    r"\s+(?:[A-Z][\w’'-]+\s+and\s+[A-Z]|were (?:killed|wounded|injured)|killed|wounded|injured|died|of (?:them|the))"
)
_OUT_OF: Final = re.compile(r"\b(?:one|two|some|both) of (?:the |its |their )?$", re.IGNORECASE)
_WITHIN: Final = timedelta(days=4)
"""An outlet that comes back to a story later may have other sources."""


class _Group(NamedTuple):
    """People without a name, counted."""

    number: int
    words: str
    of: str
    """The state whose people they are; empty where it is not said."""
    span: Span


def find_source_counts(pages: Sequence[Page], outlets: Sequence[str]) -> Iterator[Conflict]:
    """For each outlet whose people without a name are counted differently. pages: in order of publication."""
    credited: dict[tuple[str, str], dict[str, _Group]] = defaultdict(dict)
    without: dict[str, _Group] = {}
    for page in pages:
        for group in _groups(page):
            near = _outlets_near(page, group.span, outlets)
            for outlet in near:
                credited[outlet, group.of].setdefault(page.id, group)
            if not near and _credits_media(page, group.span):
                without.setdefault(page.id, group)
    if credited:  # "media report": the outlet that most reports credit
        _, most = max(credited.items(), key=lambda item: len(item[1]))
        for report, group in without.items():
            most.setdefault(report, group)
    told: set[frozenset[str]] = set()
    for (outlet, _), groups in credited.items():
        if (found := _conflict(outlet, _at_one_time(groups, pages), pages)) and (key := frozenset(groups)) not in told:
            told.add(key)
            yield found


_ALONE: Final = re.compile(
    r"\b(?:an?|one)\s+(?:(?!of\b)[\w’'.-]+\s+){0,3}?(?P<who>source|official|diplomat|person|officer|insider|aide)\b(?!s)",
    re.IGNORECASE,
)


def _groups(page: Page) -> Iterator[_Group]:
    """Groups of two and more; where there are none, one person alone who is said to have told it."""
    several = list(_several(page))
    yield from several or _alone(page)


def _alone(page: Page) -> Iterator[_Group]:
    for match in _ALONE.finditer(page.text):
        sentence = page.sentence(match.start())
        if _TELLS.search(sentence.of(page.text)):
            states = [token.stem for token in page.in_span(Span(*match.span())) if token.stem.startswith("state:")]
            yield _Group(1, f"one {match['who']}".lower(), states[0] if states else "", Span(*match.span()))
            return


_TELLS: Final = re.compile(
    r"\b(?:told|citing|quoting|cites|quotes?|quoted|according to|familiar with|knowledge of|briefed on|close to)\b"
)


def _several(page: Page) -> Iterator[_Group]:
    for match in _PEOPLE.finditer(page.text):
        sentence = page.sentence(match.start())
        rest = page.text[match.end() : sentence.end]
        before = page.text[sentence.start : match.start()]
        if _NAMED.match(rest) or _OUT_OF.search(before) or not _CUE.search(before[-60:] + " | " + rest):
            continue
        number = _NUMBERS.get(match["number"].lower()) or int(match["number"])
        states = [token.stem for token in page.in_span(Span(*match.span())) if token.stem.startswith("state:")]
        words = f"{match['number']} {match['who']}".lower()
        yield _Group(number, words, states[0] if states else "", Span(*match.span()))


_GENERIC: Final = re.compile(
    r"^(?:the |local |foreign |international |several |other )*(?:media|press|newspapers?|agency|outlets?|reports?|paper|it)\b",
    re.I,
)


def outlets_of(pages: Sequence[Page]) -> list[str]:
    """The names of outlets that the reports credit, as they stand in the texts; the longer ones first."""
    found: set[str] = set()
    for page in pages:
        for speaker in page.reading.speakers:
            if speaker.kind == "outlet" and speaker.name:
                found.add(speaker.name)
        for attribution in page.reading.attributions:
            media = [attribution.medium, *(link.medium for link in attribution.chain)]
            found.update(medium.name for medium in media if medium and medium.kind == "outlet" and medium.name)
    named = {
        name
        for name in found
        if name[0].isupper() and not _GENERIC.match(name) and not (stem(name) or "").startswith("state:")
    }
    return sorted(named, key=lambda name: (-len(name), name))


def _outlets_near(page: Page, span: Span, outlets: Sequence[str]) -> list[str]:
    """The outlets named in the sentence at `span`, else in the one before it; none where the report has them itself."""
    number = page.sentence_number(span.start)
    for at in (number, number - 1):
        stretch = page.sentences[at].of(page.text) if at >= 0 else ""
        found = [outlet for outlet in outlets if re.search(rf"(?<!\w){re.escape(outlet)}(?!\w)", stretch)]
        if found or _OWN.search(stretch):
            return found
    return []


_OWN: Final = re.compile(
    r"\b(?:told|tells) (?:us|me|this|the (?:news)?paper)\b|\bthis newspaper\b|\bour (?:newspaper|reporter|correspondent)\b"
)


_MEDIA: Final = re.compile(
    r"\b(?:media|press|newspapers?|reports?|outlets?)\b(?: reports?)? (?:say|said|report\w*|quot\w+|cit\w+|claim\w*"
    r"|write|wrote)\b"
    r"|\b(?:according to|citing|quoted by) (?:\w+ ){0,2}(?:media|press|newspapers?|outlets?)\b",
    re.IGNORECASE,
)


def _credits_media(page: Page, span: Span) -> bool:
    """Whether the sentence at `span`, or the one before it, credits media without a name."""
    number = page.sentence_number(span.start)
    start = page.sentences[max(0, number - 1)].start
    return bool(_MEDIA.search(page.text, start, page.sentences[number].end))


def _at_one_time(groups: dict[str, _Group], pages: Sequence[Page]) -> dict[str, _Group]:
    days: dict[str, date | None] = {}
    for page in pages:
        published = page.reading.report.published
        days[page.id] = published.local_day if published else None
    known = [day for report in groups if (day := days[report])]
    first = min(known, default=None)
    return {
        report: group
        for report, group in groups.items()
        if first is None or (day := days[report]) is None or day - first <= _WITHIN
    }


def _conflict(outlet: str, groups: dict[str, _Group], pages: Sequence[Page]) -> Conflict | None:
    counts = Counter(group.number for group in groups.values())
    if len(counts) < 2:
        return None
    answers = [
        Answer(page.id, groups[page.id].words, page.passage(groups[page.id].span))
        for page in pages
        if page.id in groups
    ]
    (number, most), (_, second) = counts.most_common(2)
    favoured = next(group.words for group in groups.values() if group.number == number) if most > second else None
    why = f"{most} of {len(groups)} reports that credit {outlet} count {number}"
    return Conflict(f"how many people told {outlet}", "attribution", tuple(answers), favoured, why)
