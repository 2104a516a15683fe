"""Everything in a report that another may tell otherwise, each value with the words around it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from onrecord.knowledge.items import Items, singular
from onrecord.reading.numbers import SCALED, lowered, number_of
from onrecord.records import Money, Quantity, Span
from onrecord.tracing.marks import bound_of, marks_of
from onrecord.tracing.pages import Page
from onrecord.tracing.sentence_stems import stem
from onrecord.tracing.telling_times import tell_day, tell_length
from onrecord.tracing.told import Told, number_text, plain_number


def tell(page: Page, items: Items) -> tuple[Told, ...]:
    """Everything that the report tells, in text order."""
    reading = page.reading
    taken = [time.span for time in reading.times] + [money.span for money in reading.money]
    found = [_count(page, it, items) for it in reading.quantities if not _INDEFINITE.match(it.span.of(page.text))]
    found += list(_compounds(page, items))
    found += [_sum(page, money) for money in reading.money if not _INDEFINITE.match(money.span.of(page.text))]
    said = {it.said_on.span for it in reading.attributions if it.said_on}
    found += [
        day for time in reading.times if (day := tell_day(page, time, any(time.span.overlaps(span) for span in said)))
    ]
    found += [length for time in reading.times if (length := tell_length(page, time))]
    shares = list(_shares(page))
    taken += [quantity.span for quantity in reading.quantities] + [share.span for share in shares]
    found += shares
    found += _bare(page, taken)
    related = [region.span for region in reading.report.regions if region.kind in ("related", "boilerplate", "caption")]
    kept = (told for told in found if not any(span.contains(told.span) for span in related))
    return _with_values(page, sorted(kept, key=lambda told: told.span))


def _with_values(page: Page, found: Sequence[Told]) -> tuple[Told, ...]:
    """With the other values of the sentence, and of its neighbours, among the words around each."""
    by_sentence: dict[int, list[Told]] = defaultdict(list)
    for told in found:
        by_sentence[page.sentence_number(told.span.start)].append(told)
    done: list[Told] = []
    for number, several in by_sentence.items():
        near = [other for at in (number - 1, number + 1) for other in by_sentence.get(at, ())]
        around = page.beside(number) | {_value_stem(other): 1.0 for other in near}
        for told in several:
            values = {_value_stem(other): 1.0 for other in several if other is not told}
            done.append(replace(told, context={**told.context, **values}, around=around))
    return tuple(done)


def _value_stem(told: Told) -> str:
    value = told.value if isinstance(told.value, str) else number_text(told.value)
    return f"#{value}{told.unit[0] if told.kind == 'sum' and told.unit else ''}"


def _count(page: Page, quantity: Quantity, items: Items) -> Told:
    words = quantity.unit.split()
    known = items.find(quantity.unit)
    start = quantity.span.end - len(quantity.unit)
    return Told(
        report=page.id,
        kind="count",
        value=quantity.value,
        shown=number_text(quantity.value),
        span=quantity.span,
        context=page.around(quantity.span),
        around={},
        marks=marks_of(page, quantity.span, Span(quantity.span.start, start)),
        noun=quantity.unit,
        unit=tuple(stem(word) or singular(word.lower()) for word in words),
        designations=frozenset(word.rstrip("s") for word in words if re.search(r"\d", word)),
        item=known[-1].item.class_.name if known else None,
        approx=quantity.approx,
        bound=bound_of(page.text, _number_start(quantity, page.text)),
        early=page.is_early(quantity.span),
    )


_COMPOUND: Final = re.compile(
    rf"(?<![\w.,-])(?P<number>{SCALED})-(?P<noun>bed|seat|tent|truck|vehicle|soldier|person|member|ship|boat|aircraft|tank|gun|page)"
    r"(?= (?:[a-z]|[A-Z]))"
)


def _compounds(page: Page, items: Items) -> Iterator[Told]:
    """Counts in front of what they are part of: "a 60-bed hospital" has 60 beds."""
    for match in _COMPOUND.finditer(lowered(page.text)):
        value, span = number_of(match["number"]), Span(*match.span())
        if value is not None and value > 1 and not any(span.overlaps(it.span) for it in page.reading.quantities):
            counted = Quantity(value=(value, value), unit=match["noun"], span=span, approx=False)
            yield replace(_count(page, counted, items), noun=f"{match['noun']}s")


_FIRST_FIGURE: Final = re.compile(
    r"\d|\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|\w+ty|a|half|dozens?)\b", re.IGNORECASE
)


def _number_start(quantity: Quantity, text: str) -> int:
    """Where the number begins behind its "up to" or "more than"."""
    found = _FIRST_FIGURE.search(text, quantity.span.start, quantity.span.end)
    return found.start() if found else quantity.span.start


def _sum(page: Page, money: Money) -> Told:
    return Told(
        report=page.id,
        kind="sum",
        value=money.value,
        shown=_money_text(money, page.text),
        span=money.span,
        context=page.around(money.span),
        around={},
        marks=marks_of(page, money.span, Span(money.span.start, money.span.start)),
        unit=(_currency(money, page.text),),
        bare_sign=money.currency == "USD" and bool(_BARE_DOLLAR.match(money.span.of(page.text))),
        approx=money.approx,
        bound=bound_of(page.text, money.span.start),
        early=page.is_early(money.span),
    )


_APPROX: Final = re.compile(
    r"^(?:(?:about|around|some|nearly|almost|roughly|approximately|up to|more than|over|at least)\s+)+", re.I
)
_DOLLARS: Final = re.compile(r"\b(?!US\b|U\.S|American)[A-Z][a-z]+ dollars?\b")


def _money_text(money: Money, text: str) -> str:
    """The report's words, with the currency's code where a "dollar" alone would mislead."""
    words = " ".join(_APPROX.sub("", money.span.of(text)).split())
    return f"{words} ({money.currency})" if money.currency and _DOLLARS.search(words) else words


_BARE_DOLLAR: Final = re.compile(r"(?:[a-z ]+)?\$", re.IGNORECASE)


def _currency(money: Money, text: str) -> str:
    if money.currency:
        return money.currency
    return stem(re.sub(r"[^\w]+$", "", money.span.of(text)).split()[-1].lower()) or ""


_INDEFINITE: Final = re.compile(
    r"(?:about |some |many |several )?(?:tens|dozens|scores|hundreds|thousands|millions)\b", re.IGNORECASE
)
"""Counts that are none: the reading takes them at their least."""


_SHARE: Final = re.compile(rf"(?<![\w.,-])(?P<number>{SCALED})\s?-?(?:%|per\s?cents?\b|percent\b|pc\b)")


def _shares(page: Page) -> Iterator[Told]:
    for match in _SHARE.finditer(lowered(page.text)):
        value, span = number_of(match["number"]), Span(*match.span())
        if value is not None:
            yield Told(
                report=page.id,
                kind="share",
                value=(value, value),
                shown=f"{plain_number(value)} percent",
                span=span,
                context=page.around(span),
                around={},
                marks=marks_of(page, span, span),
                early=page.is_early(span),
            )


_BARE: Final = re.compile(rf"(?<![\w.,:/$£€¥#@+’'–—-])(?P<number>{SCALED})(?![\w:/%’'°-]|[.,]\d|\.\d)")
_NAMED: Final = re.compile(
    r"[ -](?:[A-Z]|mm\b|km\b|cm\b|kg\b|kilomet|millimet|miles?\b|met(?:re|er)s?\b|tonnes?\b|o.clock|[ap]\.?m\b)"
    r"|(?:[ -][\w-]+){0,2}[ -](?:sources?|people|persons?|officials?|diplomats?|aides?|insiders?|interlocutors?|informants?)\b"
)
"""Names with numbers, measures, and people who are quoted (`sourcing` compares those)."""
_PART_BEFORE: Final = re.compile(
    r"\b(?:article|page|part|section|paragraph|point|phase|chapter|annex|aged?|channel)\s$", re.IGNORECASE
)
_LABEL_BEFORE: Final = re.compile(
    r"(?:[A-Z][\w-]*|\b(?:no|nr|article|page|part|section|paragraph|point|phone|channel|group|phase|aged?|number))\.?\s$"
)


def _bare(page: Page, taken: Sequence[Span]) -> Iterator[Told]:
    """Numbers that count something named elsewhere: "four of them", "the first 8,000"."""
    low = lowered(page.text)
    for match in _BARE.finditer(low):
        span, words = Span(*match.span("number")), match["number"]
        value = number_of(words)
        if value is None or value < 2 or value != int(value) or any(span.overlaps(other) for other in taken):
            continue
        if (
            re.fullmatch(r"(?:19|20)\d\d", words)
            or _NAMED.match(page.text, span.end)
            or (
                _PART_BEFORE.search(page.text, max(0, span.start - 14), span.start)
                or (words.isdigit() and _LABEL_BEFORE.search(page.text, max(0, span.start - 14), span.start))
            )
        ):
            continue
        yield Told(
            report=page.id,
            kind="bare",
            value=(value, value),
            shown=plain_number(value),
            span=span,
            context=page.around(span),
            around={},
            marks=marks_of(page, span, Span(span.start, span.start)),
            early=page.is_early(span),
        )
