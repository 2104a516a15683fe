"""The things an act gives: each on its own, with its number, its usual name and its class.

The model says where an item stands; from there the enumeration is followed to both sides over the items that the knowledge files
name, so that a list is taken whole: "helmets, some 200 radios and a field hospital".
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from decimal import Decimal

from onrecord.knowledge.items import ItemMatch
from onrecord.reading.acts.marks import Known
from onrecord.reading.numbers import (
    INDEFINITE,
    SCALED,
    alternatives,
    approximation_before,
    lowered,
    number_of,
)
from onrecord.records import Item, Quantity, Span, Units

_MEASURES = (
    "tons|ton|tonnes|tonne|metric tons|metric tonnes|kilograms|kilogrammes|kg|litres|liters|cubic metres"
    "|cubic meters|barrels|gallons|kilometres|kilometers"
    "|metres|meters|megawatts|mw|sets|set|pieces|units|pairs|boxes|pallets|packs|packages|parcels|crates"
    "|containers|truckloads|lorryloads|loads"
    "|planeloads|trucks|lorries|doses|bottles|cans|batches|batch|tranches|types|kits|rolls|square metres"
    "|sq m|consignments|shipments|items|rounds"
    "|batteries|squadrons|battalions|examples|systems|vehicles"
)
_MANY = alternatives(INDEFINITE)
_NUMBER = (
    rf"(?<![\w.,$£€-])(?P<number>(?P<many>(?:(?:{_MANY})(?: of |-))?(?:{_MANY}))(?: of)?|(?P<only>{SCALED})"
    rf"|(?P<half>a dozen|half a dozen|a couple of|a pair of)|(?P<one>an?|one|a single|another))"
    rf"(?:[ \u00a0\n-]+(?:more|additional|further|other|extra))?[ \u00a0\n-]+"
    rf"(?:(?P<measure>{_MEASURES})(?: worth)? of[ \u00a0\n]+(?:the[ \u00a0\n]+)?)?"
)
_COUNT = re.compile(rf"{_NUMBER}(?:(?!and\b|or\b|of\b|for\b|to\b|the\b|with\b|in\b)[\w’'.\"“”/-]+[ \u00a0\n]+){{0,3}}$")
"""A number before an item, over at most three words that describe it."""
_COUNT_INSIDE = re.compile(_NUMBER)
"""A number that the item's own stretch begins with."""
_LEADING_NUMBER = re.compile(r"[\s\d,.-]+\s+")
_MEASURE_OF = re.compile(rf"(?:{_MEASURES})(?: worth)? of\s+", re.IGNORECASE)
_GOES_ON = re.compile(r"[ -](?!(?:and|or|to|for|in|from|with|by|on|at|of|that|which|as|will|is|was|has)\b)[a-z]{3,}")
"""The words go on as one phrase, so that "a" counts its last noun and not the item: "a rare-earth mineral | deal"."""
_PART_OF = re.compile(
    rf"(?<![\w.,])(?P<part>{SCALED}) (?:out )?of (?:the|its|their|these|those) {SCALED}[ \u00a0\n][^.;,]{{0,40}}$"
)
"""A part of a counted whole: "six of the 19 jets"."""
_AFTER = re.compile(
    rf"\s*\((?:of (?:them|which) )?(?P<number>{SCALED})(?: (?:units?|pieces?|pcs\.?|sets?|x))?\)"
    rf"|\s*[:x×-]\s*(?P<number2>{SCALED})(?: (?:units?|pieces?|pcs\.?|sets?))?(?=\s*(?:[,;.)]|$))"
)
_LEAD = re.compile(
    r"(?:the|its|their|his|her|our|these|those|some|any|several|various|many|more|additional|further|other"
    r"|extra|a|an|of|first|new batch of"
    r"|including|such as|as well as|and|with|a batch of|a number of|a further|another)[ \u00a0\n]+",
    re.IGNORECASE,
)
_LINK = re.compile(
    r"(?:[ \u00a0\n]*\([^()]{1,40}\))?[ \u00a0\n]*(?:,|;|/)?[ \u00a0\n]*(?:(?:and|or|as well as|plus"
    r"|along with|together with|including|such as|like|incl\.|namely|&|\+)(?: also)?,?[ \u00a0\n]+)?"
    r"(?:the[ \u00a0\n]+|other[ \u00a0\n]+|various[ \u00a0\n]+|several[ \u00a0\n]+"
    r"|different[ \u00a0\n]+types of[ \u00a0\n]+)?"
)
_INCLUDING = re.compile(
    r"[^.;\n]{0,60}?\b(?:including|includes?|such as|among them|namely|consisting of|comprising)\b", re.IGNORECASE
)
_PEOPLE = re.compile(
    r"\b(?:people|persons?|patients?|refugees?|women|children|elderly|families|soldiers|civilians|residents"
    r"|students|victims|households|inhabitants|orphans)$",
    re.IGNORECASE,
)
"""Who is helped is no thing that is given."""
_OF = re.compile(r"[ \u00a0\n-]*(?:(?:worth )?of[ \u00a0\n]+(?:the[ \u00a0\n]+)?)?")
_THOUSANDS_POINT = re.compile(r"(?<![\d.,])\d{1,3}\.\d{3}$")
_CODE = re.compile(r"[A-Z]{2,4}\d+(?:[-–]\w+)?\)?")
_FRAGMENTS = frozenset(
    "direct humanitarian financial military emergency health economic civilian medical support various other".split()
)
"""Adjectives that the model sometimes takes for a thing when it misses their noun."""
_NO_THINGS = ("cash", "aid")
"""Money and help as such are no things, unless they are weighed ("16 tonnes of aid")."""
_NOUN_AFTER = re.compile(
    r"[ -](?:sets?|kits?|systems?|devices?|equipment|gear|units?|machines?|vehicles?|launchers?|missiles?|rounds?"
    r"|ammunition|shells?"
    r"|engines?|supplies|products?|goods|packages?|plants?|stations?|batteries|parts?|items?|tanks?"
    r"|helicopters?|aircraft|jets?|boats?|trucks?)\b"
)
_NO_GOODS = ("cash", "services", "training", "intelligence", "aid")
_MODIFIERS = 4
"""Words that may stand between the link of a list and the known name that ends the item ("and 40 used off-road vehicles")."""


def goods(text: str, spans: Iterable[Span], known: Known, *, follow: bool = True) -> tuple[Item, ...]:
    """The items at `spans`, and those listed with them, in text order.

    follow: whether the list is followed past the spans.
    """
    low = lowered(text)
    parts = [part for span in _whole(text, spans) for part in _split(text, _grown(span, known), known)]
    if follow and parts:
        parts = _followed(text, [*parts, *_exemplified(text, parts, known)], known)
    merged: list[Span] = []
    for part in sorted(set(parts)):
        if merged and merged[-1].overlaps(part):
            merged[-1] = Span(merged[-1].start, max(merged[-1].end, part.end))
        else:
            merged.append(part)
    return tuple(item for span in merged if (item := _item(text, low, span, known)) is not None)


def listed(text: str, sentence: Span, known: Known) -> tuple[Item, ...]:
    """The first list of known things in a sentence: what an act gives where nothing was pointed at. Empty without any."""
    named = [
        match
        for match in inside(known.items, sentence)
        if not match.item.generic and match.item.class_.name not in _NO_GOODS
    ]
    return goods(text, [Span(named[0].start, named[0].end)], known) if named else ()


def _grown(span: Span, known: Known) -> Span:
    """The stretch with the rest of a known name that it cuts ("sleeping" of "sleeping bags")."""
    start, end = span
    for match in known.items:
        if match.start < end and start < match.end:
            start, end = min(start, match.start), max(end, match.end)
    return Span(start, end)


def _with_noun(text: str, span: Span) -> Span:
    """The stretch with the plain noun that its name only describes ("infusion | sets")."""
    noun = _NOUN_AFTER.match(text, span.end)
    return Span(span.start, noun.end()) if noun else span


def _whole(text: str, spans: Iterable[Span]) -> list[Span]:
    """The stretches, those that are one phrase drawn together ("rounds" and "of mortar ammunition")."""
    whole: list[Span] = []
    for span in sorted(spans):
        if whole and _OF.fullmatch(text, whole[-1].end, span.start):
            whole[-1] = Span(whole[-1].start, span.end)
        else:
            whole.append(span)
    return whole


def inside(matches: Sequence[ItemMatch], span: Span) -> list[ItemMatch]:
    """The known items that stand within `span`."""
    first = bisect_left(matches, span.start, key=lambda match: match.start)
    found = []
    for match in matches[first:]:
        if match.start >= span.end:
            break
        if match.end <= span.end:
            found.append(match)
    return found


def _split(text: str, span: Span, known: Known) -> list[Span]:
    """A stretch that names several known things as several stretches ("howitzers and shells")."""
    matches = inside(known.items, span)
    parts, start = [], span.start
    for one, two in zip(matches, matches[1:], strict=False):
        between = text[one.end : two.start]
        cut = re.search(r",|;|\band\b|\bor\b|\bas well as\b", between)
        if cut and not re.search(r"\bfor\b|\bof\b", between):
            parts.append(Span(start, one.end))
            start = one.end + cut.end()
            while start < two.start and text[start].isspace():
                start += 1
    return [*parts, Span(start, span.end)]


def _exemplified(text: str, parts: Sequence[Span], known: Known) -> list[Span]:
    """The first thing of a list that goes on after "including" or "such as" in the same sentence."""
    last = max(parts)
    opened = _INCLUDING.match(text, last.end)
    named = opened and next((match for match in known.items if match.start >= opened.end()), None)
    if (
        not opened
        or not named
        or len(text[opened.end() : named.start].split()) > _MODIFIERS
        or "." in text[opened.end() : named.start]
    ):
        return []
    return [Span(named.start, named.end)]


def _followed(text: str, parts: list[Span], known: Known) -> list[Span]:
    """The parts and, on from each, what the list goes on with."""
    found = list(parts)
    taken = sorted(parts)
    starts = [match.start for match in known.items]
    for part in taken:
        end = part.end
        while True:
            link = _LINK.match(text, end)
            if link is None or not link.group().strip():
                break
            at = bisect_left(starts, link.end())
            if at >= len(known.items):
                break
            match = known.items[at]
            between = text[link.end() : match.start]
            if len(between.split()) > _MODIFIERS or re.search(
                r"[.,;:!?()\n]|\b(?:to|for|with|from|by|will|has|have|is|was|were|are|that|which|in|on|at|of the)\b",
                between,
            ):
                break
            stop = match.end
            while at + 1 < len(known.items) and re.fullmatch(r"[ \u00a0-]", text[stop : known.items[at + 1].start]):
                at += 1
                stop = known.items[at].end
            if match.item.generic and known.items[at].item.generic and match.item.class_.name == "aid":
                break
            found.append(Span(link.end(), stop))
            end = stop
    return found


def _item(text: str, low: str, span: Span, known: Known) -> Item | None:
    line_end = text.find("\n\n", span.start, span.end)
    span = _with_noun(text, Span(span.start, line_end) if line_end > span.start else span)
    units = _units(text, low, span, known)
    start, end = span
    if units is not None and units.span.end > start and units.span.start <= start:
        start = units.span.end
    while lead := (_LEAD.match(text, start, end) or _LEADING_NUMBER.match(text, start, end)):
        start = lead.end()
    while start < end and text[start] in " \u00a0\n,;:(-":
        start += 1
    while end > start and text[end - 1] in " \u00a0\n,;:.":
        end -= 1
    measure = _MEASURE_OF.match(text, start, end)
    start = measure.end() if measure else start
    if start >= end or not re.search(r"[^\W\d_]{2,}", text[start:end]):
        return None
    shown = Span(start, end)
    matches = inside(known.items, Span(min(span.start, start), end))
    named = [*((who.start, who.end) for who in known.people), *((name.start, name.end) for name in known.names)]
    is_somebody = not matches and any(start < stop and begin < end for begin, stop in named)
    if is_somebody or not _is_thing(shown.of(text), matches, units):
        return None
    if "-" in text[shown.end - 1 : shown.end]:
        return None
    close = [match for match in matches if not match.item.generic] or matches
    designated = [match for match in close if match.item.canonical[:1].isupper() or match.item.canonical[:1].isdigit()]
    head = close[-1] if close else None
    chosen = head if head and head.item.class_.name == "ammunition" else designated[-1] if designated else head
    return Item(
        shown.of(text),
        chosen.item.canonical if chosen and not chosen.item.generic else None,
        chosen.item.class_.name if chosen else None,
        units,
        shown,
    )


def _is_thing(words: str, matches: Sequence[ItemMatch], units: Units | None) -> bool:
    """Whether the words name something that can be given, and not only aid as such, a fragment or a reference ("ESH6")."""
    if matches:
        return any(match.item.class_.name not in _NO_THINGS or (units and units.unit) for match in matches)
    if units is None and all(word[:1].isupper() and word.isalpha() for word in words.split()):
        return False  # a name that no file knows is somebody's or somewhere's before it is a thing's
    if _CODE.fullmatch(words) or _PEOPLE.search(words) or words.lower() in _FRAGMENTS:
        return False
    return units is not None or len(words) > 5


def _units(text: str, low: str, span: Span, known: Known) -> Units | None:
    """The number that counts the thing at `span`: a count that holds or touches it, else a number right before it."""
    quantity = _counted(known.quantities, span)
    before = max(0, span.start - 70)
    while True:
        found = _COUNT.search(low, before, span.start) or _COUNT_INSIDE.match(low, span.start, span.end)
        if found is None or not re.search(r"[.!?;:]\s", text[found.start() : found.end()]):
            break
        before = found.end()
    if found is not None and found.end() < span.start:
        found = None
    part = _PART_OF.search(low, max(0, span.start - 60), quantity.span.end if quantity else span.start)
    if part is not None and (value := number_of(part["part"])) is not None:
        return Units((value, value), False, Span(*part.span("part")))
    if quantity is not None and (found is None or not found["measure"] or quantity.span.start > found.start()):
        number_end = quantity.span.end - len(quantity.unit)
        words = text[quantity.span.start : number_end].rstrip()
        measure = re.match(rf"(?:{_MEASURES})$", quantity.unit.lower())
        unit = quantity.unit if measure and quantity.span.end <= span.start else None
        ends = quantity.value if unit else _whole_pieces(words, quantity.value)
        return Units(ends, quantity.approx, Span(quantity.span.start, quantity.span.start + len(words)), unit)
    if found is None:
        after = _AFTER.match(low, span.end)
        if after is None:
            return None
        group = "number" if after["number"] else "number2"
        value = number_of(after[group])
        return None if value is None else Units((value, value), False, Span(*after.span(group)))
    value = _value(found)
    if found["one"] and not found["one"].startswith("one") and _GOES_ON.match(low, span.end):
        return None
    if value is None or _in_money(found.start(), known):
        return None
    start = approximation_before(low, found.start())
    approx = start is not None or bool(found["many"]) or bool(found["half"] and "couple" in found["half"])
    first = found.start() if start is None else start
    end = found.end("number")
    return Units((value, value), approx, Span(first, end), found["measure"])


def _whole_pieces(words: str, value: tuple[Decimal, Decimal]) -> tuple[Decimal, Decimal]:
    """Pieces come whole: "1.680 blankets" is written with a thousands point, as in most of Europe."""
    return (value[0] * 1000, value[1] * 1000) if _THOUSANDS_POINT.search(words) and value[0] == value[1] else value


def _counted(quantities: Sequence[Quantity], span: Span) -> Quantity | None:
    for quantity in quantities:
        counted = Span(quantity.span.end - len(quantity.unit), quantity.span.end)
        if counted.overlaps(span):
            return quantity
    return None


def _in_money(at: int, known: Known) -> bool:
    return any(sum_.span.start <= at < sum_.span.end for sum_ in known.money) or any(
        time.span.start <= at < time.span.end for time in known.times
    )


def _value(found: re.Match[str]) -> Decimal | None:
    if found["only"]:
        return number_of(found["only"])
    if found["one"]:
        return Decimal(1)
    if found["half"]:
        return {"a dozen": Decimal(12), "half a dozen": Decimal(6)}.get(found["half"], Decimal(2))
    parts = found["many"].replace("-", " of ").split(" of ")
    value = Decimal(INDEFINITE[parts[0]])
    for part in parts[1:]:
        value *= Decimal(INDEFINITE[part]) / 2
    return value
