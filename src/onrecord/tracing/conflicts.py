"""Questions that reports, or a report and a known fact, answer differently."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Final

from onrecord.knowledge import Knowledge
from onrecord.records import Answer, Conflict, Passage, Reading, Span
from onrecord.tracing.contrasts import find_contrasts
from onrecord.tracing.conversions import find_conversions
from onrecord.tracing.denials import find_confirmations, find_denials
from onrecord.tracing.figures import find_figures
from onrecord.tracing.first_names import find_first_names
from onrecord.tracing.firsts import find_first_hands
from onrecord.tracing.lookalikes import find_lookalike_states
from onrecord.tracing.occasions import find_occasions
from onrecord.tracing.odd_names import find_odd_names
from onrecord.tracing.opposites import find_opposites
from onrecord.tracing.pages import Page
from onrecord.tracing.persons import find_persons
from onrecord.tracing.same_question import weights_of
from onrecord.tracing.sayings import find_speakers, utterances
from onrecord.tracing.sourcing import find_source_counts, outlets_of
from onrecord.tracing.substitutions import find_joint_parties, find_makers, find_places, find_swapped_states
from onrecord.tracing.telling import tell
from onrecord.tracing.terms import find_deliveries, find_terms
from onrecord.tracing.things import find_singulars, find_types
from onrecord.tracing.titles import find_offices
from onrecord.tracing.told import Told


def find_conflicts(
    readings: Sequence[Reading],
    knowledge: Knowledge,
) -> tuple[Conflict, ...]:
    """Each question once, with every report that answers it. readings: in the order of `order.in_order`."""
    pages = [Page(reading) for reading in readings]
    weights = weights_of(pages)
    told = {page.id: tell(page, knowledge.items) for page in pages}
    found = [*find_figures(pages, told, weights)]
    outlets = outlets_of(pages)
    named = [frozenset(outlet.split()) for outlet in outlets]
    persons = [it for it in find_persons(pages) if not any({it.first, it.last} <= words for words in named)]
    sayings = utterances(pages, persons, weights)
    found += find_offices(pages, persons, knowledge)
    found += find_first_names(pages, persons)
    found += find_speakers(sayings, pages, weights)
    found += find_occasions(sayings, pages, persons, outlets, knowledge)
    found += find_source_counts(pages, outlets)
    found += find_first_hands(pages, outlets, knowledge)
    found += find_joint_parties(pages, knowledge)
    found += find_swapped_states(pages, told, knowledge)
    found += find_lookalike_states(pages, weights, knowledge)
    found += find_places(pages, weights, knowledge)
    found += find_odd_names(pages, weights)
    found += find_makers(pages, weights)
    found += find_types(pages, weights, knowledge.items)
    found += find_singulars(pages, told, weights)
    found += find_terms(pages, weights)
    found += find_deliveries(pages, told)
    found += find_contrasts(pages)
    found += find_conversions(pages)
    found += find_opposites(pages, weights)
    found += find_denials(pages, weights)
    found += find_confirmations(pages, persons, weights)
    found = _each_once(found)
    asked = {answer.passage for conflict in found for answer in conflict.answers}
    for page in pages:
        found += [conflict for conflict in _known_facts(page, pages, told) if conflict.answers[0].passage not in asked]
    return tuple(found)


def _each_once(found: Sequence[Conflict]) -> list[Conflict]:
    """Without those whose passages all stand in one found before: the same question asked in another way."""
    kept: list[Conflict] = []
    seen: list[set[Passage | None]] = []
    for conflict in found:
        passages = {answer.passage for answer in conflict.answers}
        if not any(passages <= other for other in seen):
            kept.append(conflict)
            seen.append(passages)
    return kept


def _known_facts(page: Page, pages: Sequence[Page], told: Mapping[str, Sequence[Told]]) -> Iterator[Conflict]:
    """What `checks` found in one report against the calendar, a known fact or itself, and what other reports say to it."""
    for finding in page.reading.findings:
        passage = page.passage(finding.evidence[0])
        answers = [Answer(page.id, " ".join(passage.words.split()), passage)]
        if finding.kind == "weekday_of_date":
            answers += [answer for other in pages if other is not page for answer in _weekday_of(passage, page, other)]
        if finding.kind == "sum_of_parts" and (right := _made_of(page, finding.evidence[1:])):
            answers += [
                Answer(other.id, one.shown, other.passage(one.span))
                for other in pages
                if other is not page
                and (one := next((it for it in told[other.id] if (it.value, it.unit[:1]) == right), None))
            ]
        yield Conflict(finding.kind.replace("_", " "), "slip", tuple(answers), None, finding.message)


def _made_of(page: Page, parts: Sequence[Span]) -> tuple[tuple[Decimal, Decimal], tuple[str]] | None:
    """The sum of money that the parts at these spans make, with its currency; None for counts."""
    money = [it for it in page.reading.money if it.span in parts]
    total = sum((it.value[0] for it in money), Decimal())
    return ((total, total), (money[0].currency,)) if money and money[0].currency else None


_WEEKDAY: Final = re.compile(r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b")


def _weekday_of(passage: Passage, page: Page, other: Page) -> Iterator[Answer]:
    """The weekday that another report gives to the day at `passage`: at most one."""
    days = {time.value for time in page.reading.times if time.value and time.span.overlaps(passage.span)}
    for time in other.reading.times:
        found = time.value and _WEEKDAY.search(time.span.of(other.text))
        if found and time.value and time.value[4:10] in {day[4:10] for day in days} and len(time.value) >= 10:
            yield Answer(other.id, " ".join(time.span.of(other.text).split()), other.passage(time.span))
            return
