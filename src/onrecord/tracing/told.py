"""What a report tells that another may tell otherwise: counts, shares, sums and days, each with the words around it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Final, Literal

from onrecord.knowledge.items import Items, singular
from onrecord.reading.numbers import DIGITS, SCALED, lowered, number_of
from onrecord.records import Money, Quantity, Span, TimeExpression
from onrecord.tracing.pages import Context, Page
from onrecord.tracing.sentence_stems import stem

ToldKind = Literal["count", "bare", "share", "sum", "day"]


@dataclass(frozen=True, slots=True)
class Told:
    """One value in one report."""

    report: str
    """`Report.id`."""
    kind: ToldKind
    value: tuple[Decimal, Decimal] | str
    """Both ends of a number; a day, month, season or year as TIMEX3 writes it."""
    shown: str
    """The value in few words, as the report says it."""
    span: Span
    context: Context
    """The words of its sentence, and the other values in it."""
    around: Context
    """The same of the sentences before and after, where the thing it belongs to is often named."""
    marks: frozenset[str]
    """What tells it from a like one: "more", "first", "each", "of them", "asked", "before"."""
    noun: str = ""
    """The counted words as written; of a day the words of the date."""
    unit: tuple[str, ...] = ()
    """Stems of the counted words, the noun last; of a sum its ISO 4217 code, or the stem of its name ("kron")."""
    designations: frozenset[str] = frozenset()
    """Types among the counted words ("K9", "M109")."""
    item: str | None = None
    """Class of the counted thing in the knowledge files."""
    bare_sign: bool = False
    """Whether the currency is a bare "$", which means a country's own dollar in its own papers."""
    yearless: bool = False
    """Whether the year of a day is not in its words."""
    approx: bool = False
    early: bool = False
    """Whether it stands among the first sentences, where a report tells its news."""


def tell(page: Page, items: Items) -> tuple[Told, ...]:
    """Everything that the report tells, in text order."""
    reading = page.reading
    taken = [time.span for time in reading.times] + [money.span for money in reading.money]
    found = [_count(page, quantity, items) for quantity in reading.quantities]
    found += [_sum(page, money) for money in reading.money]
    found += [day for time in reading.times if (day := _day(page, time))]
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


_EARLY_SENTENCES: Final = 4


def _is_early(page: Page, span: Span) -> bool:
    return page.sentence_number(span.start) < _EARLY_SENTENCES


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
        early=_is_early(page, quantity.span),
    )


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
        early=_is_early(page, money.span),
    )


_APPROX: Final = re.compile(r"^(?:(?:about|around|some|nearly|almost|roughly|approximately|up to|more than|over|at least)\s+)+", re.I)
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


_DAY_VALUE: Final = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?|-(?:SP|SU|FA|WI))")
_SEASONS: Final = {"SP": "spring", "SU": "summer", "FA": "autumn", "WI": "winter"}


def _day(page: Page, time: TimeExpression) -> Told | None:
    if time.type not in ("DATE", "TIME") or not time.value:
        return None
    value = time.value.partition("T")[0]
    words = time.span.of(page.text)
    if not _DAY_VALUE.fullmatch(value) or _FROM_TODAY.search(words):
        return None
    year, _, rest = value.partition("-")
    return Told(
        report=page.id,
        kind="day",
        value=value,
        noun=words,
        yearless=not re.search(r"\d{4}|\byear\b", words),
        shown=f"{_SEASONS[rest]} {year}" if rest in _SEASONS else value,
        span=time.span,
        context=page.around(time.span),
        around={},
        marks=_limits(page.text, time.span),
        early=_is_early(page, time.span),
    )


_FROM_TODAY: Final = re.compile(r"\b(?:today|tonight|overnight|now|this|current|morning|afternoon|evening|noon|midnight|night|ago|last|next|weekend)\b", re.IGNORECASE)
"""Times that count from the day of publication, or of speaking, which differ with the report."""
_LIMIT: Final = re.compile(r"\b(since|until|till|by|before|after|from|to|and|between)\s+(?:the\s+|late\s+|early\s+|mid-|end of\s+|the end of\s+)*$", re.I)
_LIMITS: Final = {"since": "since", "until": "until", "till": "until", "by": "until", "before": "until", "to": "until", "after": "since", "from": "since"}


def _limits(text: str, span: Span) -> frozenset[str]:
    found = _LIMIT.search(text, max(0, span.start - 30), span.start)
    mark = found and _LIMITS.get(found[1].lower())
    return frozenset([mark]) if mark else frozenset()


_SHARE: Final = re.compile(rf"(?<![\w.,-])(?P<number>{SCALED})\s?-?(?:%|per\s?cents?\b|percent\b|pc\b)")


def _shares(page: Page) -> Iterator[Told]:
    for match in _SHARE.finditer(lowered(page.text)):
        value, span = number_of(match["number"]), Span(*match.span())
        if value is not None:
            yield Told(
                report=page.id,
                kind="share",
                value=(value, value),
                shown=f"{_plain(value)} percent",
                span=span,
                context=page.around(span),
                around={},
                marks=marks_of(page, span, span),
                early=_is_early(page, span),
            )


_BARE: Final = re.compile(
    rf"(?<![\w.,:/$£€¥#@+’'–—-])(?P<number>{SCALED})(?![\w:/%’'°-]|[.,]\d|\.\d)"
)
_NAMED: Final = re.compile(
    r"[ -](?:[A-Z]|mm\b|km\b|cm\b|kg\b|kilomet|millimet|miles?\b|met(?:re|er)s?\b|tonnes?\b|o.clock|[ap]\.?m\b)"
    r"|(?:[ -][\w-]+){0,2}[ -](?:sources?|people|persons?|officials?|diplomats?|aides?|insiders?|interlocutors?|informants?)\b"
)
"""Names with numbers, measures, and people who are quoted (`sourcing` compares those)."""
_PART_BEFORE: Final = re.compile(r"\b(?:article|page|part|section|paragraph|point|phase|chapter|annex|aged?|channel)\s$", re.IGNORECASE)
_LABEL_BEFORE: Final = re.compile(r"(?:[A-Z][\w-]*|\b(?:no|nr|article|page|part|section|paragraph|point|phone|channel|group|phase|aged?|number))\.?\s$")


def _bare(page: Page, taken: Sequence[Span]) -> Iterator[Told]:
    """Numbers that count something named elsewhere: "four of them", "the first 8,000"."""
    low = lowered(page.text)
    for match in _BARE.finditer(low):
        span, words = Span(*match.span("number")), match["number"]
        value = number_of(words)
        if value is None or value < 2 or value != int(value) or any(span.overlaps(other) for other in taken):
            continue
        if re.fullmatch(r"(?:19|20)\d\d", words) or _NAMED.match(page.text, span.end) or (
            _PART_BEFORE.search(page.text, max(0, span.start - 14), span.start)
            or words.isdigit() and _LABEL_BEFORE.search(page.text, max(0, span.start - 14), span.start)
        ):
            continue
        yield Told(
            report=page.id,
            kind="bare",
            value=(value, value),
            shown=_plain(value),
            span=span,
            context=page.around(span),
            around={},
            marks=marks_of(page, span, Span(span.start, span.start)),
            early=_is_early(page, span),
        )


_BEFORE: Final = re.compile(
    r"\b(?P<mark>first|initial|opening|next|last|final|remaining|second|third|fourth|fifth|other|another|further|additional|extra|"
    r"previous|earlier|others|older|every|each|per|extra|a further)\s+(?:batch of\s+|group of\s+|lot of\s+|of\s+|the\s+)?(?:some\s+|about\s+|up to\s+)?$",
    re.IGNORECASE,
)
_WITHIN: Final = re.compile(r"\b(?:more|other|others|further|additional|extra|another)\b", re.IGNORECASE)
_AFTER_MORE: Final = re.compile(r"\s*(?:more|others?|further|additional|extra)\b", re.IGNORECASE)
_RATE: Final = re.compile(r"\s*(?:[\w-]+\s+){0,3}?(?:a|per|each|every)\s+(?:day|week|month|year|piece|unit|round|gun|shell|head|person)\b|\s*(?:daily|monthly|yearly|annually|apiece|each)\b", re.I)
_PART: Final = re.compile(r"\s*(?:of|from|out of|among)\s+(?:them|which|whom|these|those|the\b(?! (?:type|kind|same|class|model|sort)))", re.IGNORECASE)
_ASKED: Final = re.compile(r"\b(?:ask(?:s|ed|ing)?|requests?|requested|requesting|needs?|needed|wants?|wanted|demands?|demanded|call(?:s|ed|ing)? for|seeks?|sought|wish(?:es|ed)?|lacks?)\b(?! to\b)", re.I)
_TOTAL: Final = re.compile(r"\b(?:since|so far|already|in total|overall|altogether|to date|cumulative(?:ly)?|brings?|bringing|until now|all told|combined)\b", re.I)
_PAST: Final = re.compile(r"\b(?:last (?:year|month|week|spring|summer|autumn|winter|january|february|march|april|may|june|july|august|september|october|november|december)|(?:years?|months?|weeks?) ago|previous(?:ly)?|earlier(?! (?:today|this|on))|recall|reminder|remind)\b", re.I)
_CLAUSE_END: Final = re.compile(r"[;:()\n]| - | – | — ")


def marks_of(page: Page, span: Span, lead: Span) -> frozenset[str]:
    """What tells the number at `span` from a like one. lead: the stretch of it before the counted words."""
    text = page.text
    sentence = page.sentence(span.start)
    before = text[max(sentence.start, span.start - 40) : span.start]
    after = text[span.end : min(sentence.end, span.end + 40)]
    found: set[str] = set()
    if match := _BEFORE.search(before):
        found.add(_kind_of_mark(match["mark"].lower()))
    if _WITHIN.search(lead.of(text)) or _AFTER_MORE.match(after):
        found.add("more")
    if _RATE.match(after):
        found.add("each")
    if _PART.match(after):
        found.add("of them")
    clause = _clause(text, sentence, span)
    for mark, words in (("asked", _ASKED), ("total", _TOTAL), ("before", _PAST)):
        if words.search(clause):
            found.add(mark)
    return frozenset(found)


def _kind_of_mark(word: str) -> str:
    if word in ("first", "initial", "opening"):
        return "first"
    if word in ("last", "final", "remaining"):
        return "rest"
    if word in ("each", "every", "per"):
        return "each"
    if word in ("previous", "earlier", "older"):
        return "before"
    return "more"


def _clause(text: str, sentence: Span, span: Span) -> str:
    start = max((m.end() for m in _CLAUSE_END.finditer(text, sentence.start, span.start)), default=sentence.start)
    stop = _CLAUSE_END.search(text, span.end, sentence.end)
    return text[start : stop.start() if stop else sentence.end]


def number_text(value: tuple[Decimal, Decimal]) -> str:
    """ "24,000", "20 to 30"."""
    return _plain(value[0]) if value[0] == value[1] else f"{_plain(value[0])} to {_plain(value[1])}"


def _plain(value: Decimal) -> str:
    return f"{value:,.0f}" if value == value.to_integral_value() else f"{value.normalize():f}"
