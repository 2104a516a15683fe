"""Words beside a number or a day that tell the thing apart from a like one: another ten, the first ten, ten a month."""

from __future__ import annotations

import re
from typing import Final, Literal

from onrecord.records import Span
from onrecord.tracing.pages import Page

_BEFORE: Final = re.compile(
    r"\b(?P<mark>first|initial|opening|next|last|final|remaining|second|third|fourth|fifth|other|another|further|additional|extra|"
    r"previous|earlier|others|older|every|each|per|extra|a further)\s+(?:batch of\s+|group of\s+|lot of\s+"
    r"|of\s+|the\s+)?(?:some\s+|about\s+|up to\s+)?$",
    re.IGNORECASE,
)
_WITHIN: Final = re.compile(r"\b(?:more|other|others|further|additional|extra|another)\b", re.IGNORECASE)
_AFTER_MORE: Final = re.compile(r"\s*(?:more|others?|further|additional|extra)\b", re.IGNORECASE)
_RATE: Final = re.compile(
    r"\s*(?:[\w-]+\s+){0,3}?(?:a|per|each|every)\s+(?:day|week|month|year|piece|unit|round|gun|shell|head|person)\b|\s*(?:daily|monthly|yearly|annually|apiece|each)\b",
    re.I,
)
_PART: Final = re.compile(
    r"\s*(?:of|from|out of|among)\s+(?:them|which|whom|these|those|\d+\b|(?:two|three|four|five|six|seven"
    r"|eight|nine|ten|eleven|twelve|\w+teen|\w+ty)\b|the\b(?! (?:type|kind|same|class|model|sort)))",
    re.IGNORECASE,
)
_ASKED: Final = re.compile(
    r"\b(?:ask(?:s|ed|ing)?|requests?|requested|requesting|needs?|needed|wants?|wanted|demands?|demanded"
    r"|call(?:s|ed|ing)? for|seeks?|sought|wish(?:es|ed)?|lacks?)\b(?! to\b)",
    re.I,
)
_TOTAL: Final = re.compile(
    r"\b(?:since|so far|already|in total|overall|altogether|to date|cumulative(?:ly)?|brings?|bringing"
    r"|until now|all told|combined)\b",
    re.I,
)
_PAST: Final = re.compile(
    r"\b(?:last (?:year|month|week|spring|summer|autumn|winter|january|february|march|april|may|june|july"
    r"|august|september|october|november|december)|(?:years?|months?|weeks?) ago|previous(?:ly)?"
    r"|earlier(?! (?:today|this|on))|recall|reminder|remind)\b",
    re.I,
)
_HAS: Final = re.compile(
    r"\b(?:has|have|had|owns?|operates?|possesses|fields?|keeps?)\s+(?:got\s+)?(?:about\s+|some\s+|only\s+|just\s+|around\s+)?$",
    re.I,
)
_OWN: Final = re.compile(
    r"\s*(?:of (?:its|their) own|in (?:its|their) (?:inventory|fleet|possession|own)|in service|in stock)\b", re.I
)
_PACKAGE: Final = re.compile(
    r"\b(?:second|third|fourth|fifth|another|further|additional|next)\s+(?:[\w-]+\s+){0,2}?(?:package|batch|tranche|delivery|shipment|instal\w+|round|lot)\b",
    re.IGNORECASE,
)
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
    if _HAS.search(before) or _OWN.match(after):
        found.add("has")
    if _PACKAGE.search(text, sentence.start, sentence.end):
        found.add("another")
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


_LIMIT: Final = re.compile(
    r"\b(since|until|till|by|before|after|from|to|and|between)\s+(?:the\s+|late\s+|early\s+|mid-|end of\s+|the end of\s+)*$",
    re.I,
)
_LIMITS: Final = {
    "since": "since",
    "until": "until",
    "till": "until",
    "by": "until",
    "before": "until",
    "to": "until",
    "after": "since",
    "from": "since",
}


def limits_of(text: str, span: Span) -> frozenset[str]:
    """Whether the day at `span` ends something ("until") or begins it ("since")."""
    found = _LIMIT.search(text, max(0, span.start - 30), span.start)
    mark = found and _LIMITS.get(found[1].lower())
    return frozenset([mark]) if mark else frozenset()


_MOST: Final = re.compile(
    r"\b(?:up to|as many as|as much as|at most|no more than|a maximum of|less than|fewer than|under)\s+$", re.I
)
_LEAST: Final = re.compile(
    r"\b(?:at least|more than|(?<!hand )(?<!handed )(?<!handing )(?<!turn )(?<!turned )(?<!hands )over"
    r"|no (?:less|fewer) than|upwards of|in excess of|a minimum of)\s+$",
    re.I,
)
_BOUND_CHARS: Final = 20


def bound_of(text: str, number: int) -> Literal["most", "least"] | None:
    """Whether the words before the number at `number` make it a limit."""
    start = max(0, number - _BOUND_CHARS)
    if _MOST.search(text, start, number):
        return "most"
    return "least" if _LEAST.search(text, start, number) else None
