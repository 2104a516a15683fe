"""What a report is about, as weighted terms: its words, parties, goods, sums and counts, and how much each says.

News puts what is new into headline and lead and what went before below ("the inverted pyramid"): a term counts most in
the headline and least below the lead, so that a package mentioned as background does not make two reports one story.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from math import log10
from typing import Final, NamedTuple

from onrecord.records import Act, Item, Party, Reading, Report, Span
from onrecord.tracing.common_words import RARE, is_common, stem_of, weight

WORD: Final = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*|\d[\d,.]*\d|\d")
_PARAGRAPH_END: Final = re.compile(r"\n\s*\n|\Z")
_OPENING: Final = re.compile(r"(?:^|[.!?:;•–—\n“\"‘(\[-])\s*$")
"""What stands before a word that may be capitalised only because a sentence, quotation or line begins with it."""

_LEAD: Final = 300
_LONGEST_LEAD: Final = 700
"""The lead ends with the paragraph in which the 300th character stands, and at the 700th at the latest."""
_HEADLINE, _IN_LEAD, _BELOW = 1.3, 1.0, 0.5
"""What a place makes of a term's weight. The figures of this module were chosen on the first half of examples/stories,
all put into one week: they change little between 1 and 1.4 for the headline and 0.3 and 0.6 below."""
_PARTY, _CLASS, _GOOD = 3.0, 3.0, 4.0
"""Weights of a giver or receiver, of a class of goods and of a named sort, beside those of the words that name them."""
_LEAST_COUNT: Final = 3
"""One and two are counted in every report."""
_LEAST_WEIGHT: Final = 1.0
"""Weight from which a term is kept: below are "said", "will" and "year"."""


class Term(NamedTuple):
    """One term of a report."""

    name: str
    """A stem; "#1100000000" for a number, "#6 boat" for a count; "+state:DK" gives, "-state:UA" gets; "=howitzer" goods."""
    weight: float
    """How much it says of this report: its rarity, and more or less by the place where it stands."""
    rarity: float
    """How much it says wherever it stands."""


@dataclass(frozen=True, slots=True)
class Subject:
    """What one report is about."""

    terms: tuple[Term, ...]
    """Each once, the weightiest first; equal weights in the order of their names."""
    parties: frozenset[str]
    """States and institutions that give, pay or get something in the lead."""
    numbers: frozenset[str]
    """Sums and counts of the lead."""
    goods: frozenset[str]
    """Classes of the goods of the lead; of those that the headline names, where it names any."""
    names: frozenset[str]
    """Stems of the other names, common ones left out."""


def subject_of(reading: Reading) -> Subject:
    """What the report is about: headline and body, without related headlines, bylines and boilerplate."""
    report = reading.report
    lead = _lead(report)
    found: dict[str, Term] = {}
    for name, start, rarity in (*_words(report), *_figures(reading), *_acts(reading)):
        placed = rarity * (_HEADLINE if start < 0 else _IN_LEAD if lead.start <= start < lead.end else _BELOW)
        if placed > (found[name].weight if name in found else _LEAST_WEIGHT):
            found[name] = Term(name, placed, rarity)
    terms = sorted(found.values(), key=lambda term: (-term.weight, term.name))
    return Subject(
        tuple(terms), _parties(reading, lead), _numbers(reading, lead), _goods(reading, lead), _names(reading)
    )


class _Found(NamedTuple):
    """A term where it stands."""

    name: str
    start: int
    """Character of the text; -1 for the headline."""
    rarity: float


def _lead(report: Report) -> Span:
    body = next((region.span for region in report.regions if region.kind == "body"), Span(0, len(report.text)))
    ends = (found.start() for found in _PARAGRAPH_END.finditer(report.text, body.start))
    end = next(end for end in ends if end - body.start >= _LEAD or end >= body.end)
    return Span(body.start, min(end, body.start + _LONGEST_LEAD))


def _words(report: Report) -> Iterator[_Found]:
    for match in WORD.finditer(report.title or ""):
        yield from _word(match.group(), -1)
    for region in report.regions:
        if region.kind in ("body", "headline"):
            for match in WORD.finditer(report.text, region.span.start, region.span.end):
                yield from _word(match.group(), -1 if region.kind == "headline" else match.start())


def _word(word: str, start: int) -> Iterator[_Found]:
    if word[0].isalpha():
        stem = stem_of(word)
        yield _Found(stem, start, weight(stem))


def _figures(reading: Reading) -> Iterator[_Found]:
    """Sums and counts. A round or small number says less: "6", "100" and "1,137" are told apart by their digits."""
    for sum_ in reading.money:
        yield _Found(f"#{_text(sum_.value[0])}", sum_.span.start, RARE)
    for count in reading.quantities:
        number = count.value[0]
        if number >= _LEAST_COUNT:
            digits = len(_text(number).replace(".", "").strip("0"))
            yield _Found(f"#{_text(number)}", count.span.start, min(RARE, 1.5 * digits + log10(number)))
            unit = count.unit.split()
            if unit:
                yield _Found(f"#{_text(number)} {stem_of(unit[-1])}", count.span.start, min(RARE, 1.5 + 1.5 * digits))


def _acts(reading: Reading) -> Iterator[_Found]:
    for act in reading.acts:
        start = _start(act)
        for party in givers(act):
            if party.id:
                yield _Found(f"+{party.id}", start, _PARTY)
        for party in receivers(act):
            if party.id:
                yield _Found(f"-{party.id}", start, _PARTY)
        for item in act.items:
            if item.class_:
                yield _Found(f"={item.class_}", start, _CLASS)
            if item.canonical:
                yield _Found(f"={item.canonical}", start, _GOOD)


def _parties(reading: Reading, lead: Span) -> frozenset[str]:
    acts = [act for act in reading.acts if lead.start <= _start(act) < lead.end]
    return frozenset(party.id for act in acts for party in (*givers(act), *receivers(act)) if party.id)


def givers(act: Act) -> tuple[Party, ...]:
    """Who gives or pays."""
    return (*act.donor, *act.seller, *act.buyer)


def receivers(act: Act) -> tuple[Party, ...]:
    """Who gets it."""
    return (*act.recipient, *act.beneficiary)


def _numbers(reading: Reading, lead: Span) -> frozenset[str]:
    found = [(sum_.span, sum_.value[0]) for sum_ in reading.money]
    found += [(count.span, count.value[0]) for count in reading.quantities if count.value[0] >= _LEAST_COUNT]
    return frozenset(_text(number) for span, number in found if lead.start <= span.start < lead.end)


def _goods(reading: Reading, lead: Span) -> frozenset[str]:
    headline = {stem_of(match.group()) for match in WORD.finditer(reading.report.title or "")}
    items = [item for act in reading.acts if lead.start <= _start(act) < lead.end for item in act.items if item.class_]
    named = [item for item in items if _head(item) in headline]
    return frozenset(item.class_ for item in named or items if item.class_)


def _head(item: Item) -> str:
    words = WORD.findall(item.name)
    return stem_of(words[-1]) if words else ""


def _names(reading: Reading) -> frozenset[str]:
    """Of persons, firms, places and things; those of the parties are compared by themselves."""
    report = reading.report
    spans = (
        span for act in reading.acts for party in (*givers(act), *receivers(act)) if party.id for span in party.spans
    )
    parties = {stem_of(match.group()) for span in spans for match in WORD.finditer(report.text, *span)}
    found = set()
    for region in report.regions:
        if region.kind == "body":
            for match in WORD.finditer(report.text, region.span.start, region.span.end):
                word = match.group()
                if word[0].isupper() and not word.isupper():
                    before = report.text[max(0, match.start() - 3) : match.start()]
                    stem = stem_of(word)
                    if not is_common(stem) and match.start() > region.span.start and not _OPENING.search(before):
                        found.add(stem)
    return frozenset(found - parties)


def _start(act: Act) -> int:
    return act.evidence[0].start if act.evidence else 0


def _text(number: Decimal) -> str:
    return f"{number.normalize():f}"
