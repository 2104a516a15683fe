"""The words in which a statement is told to a person: who, how, where, when, how sure. Plain strings, no terminal."""

from __future__ import annotations

import calendar
import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date, timedelta
from decimal import Decimal

from onrecord.records import (
    Act,
    Attribution,
    DateRange,
    Item,
    Medium,
    MediumKind,
    Money,
    Party,
    Published,
    Speaker,
    Stance,
    TimeExpression,
)

STANCES: Mapping[Stance, str] = {
    "asserts": "said",
    "denies": "denied",
    "declines_to_confirm": "declined to confirm",
    "asks": "asked",
    "offers": "offered",
    "promises": "promised",
    "warns": "warned",
}

_NAMED: Mapping[MediumKind, str] = {
    "outlet": "speaking to {}",
    "interview": "in an interview with {}",
    "statement": "in a statement to {}",
    "post": "in a post on {}",
    "press_conference": "at a press conference of {}",
    "speech": "in a speech at {}",
    "broadcast": "on {}",
    "document": "in {}",
    "letter": "in a letter to {}",
    "call": "in a call with {}",
    "meeting": "at a meeting with {}",
}
_UNNAMED: Mapping[MediumKind, str] = {
    "outlet": "speaking to a news outlet",
    "interview": "in an interview",
    "statement": "in a statement",
    "post": "in a post",
    "press_conference": "at a press conference",
    "speech": "in a speech",
    "broadcast": "on air",
    "document": "in a document",
    "letter": "in a letter",
    "call": "in a call",
    "meeting": "at a meeting",
}


def who(speaker: Speaker, *, name_of: Callable[[str], str | None]) -> tuple[str, str]:
    """The speaker's name, and who that is: office and whose, what kind of speaker, how many. `name_of` knows ids."""
    details = []
    if speaker.office:
        whose = name_of(speaker.of) if speaker.of else None
        details.append(
            speaker.office + (f" ({whose})" if whose and whose.lower() not in speaker.office.lower() else "")
        )
    if speaker.anonymous:
        details.append(f"anonymous, {_people(speaker.count)}")
    elif speaker.kind in ("outlet", "document"):
        details.append(speaker.kind)
    return speaker.name or "Unnamed", ", ".join(details)


def how(attribution: Attribution) -> str:
    """What the speaker did, to whom or where, and when: "said in a post on X, on 3 May 2025 (“on Saturday”)"."""
    words = STANCES[attribution.stance]
    if attribution.medium:
        words = _with_medium(words, attribution.medium)
    if attribution.said_on:
        words += f", {when(attribution.said_on)}"
    return words


def when(dates: DateRange) -> str:
    """The resolved days, and the report's own words where they say less or other than that."""
    words, text = on_days(dates.from_, dates.to), " ".join(dates.text.split())
    return words if words.lower().endswith(text.lower()) else f"{words} (“{text}”)"


def sure(confidence: float) -> str:
    """How sure the reader is; below one half it says so."""
    return f"{'only ' if confidence < 0.5 else ''}{round(confidence * 100)}% sure"


def days(first: date, last: date) -> str:
    """A range of days as people write it: "10 February 2025", "10–16 February 2025", "January 2024", "2024"."""
    if first == last:
        return f"{first.day} {_month(first)} {first.year}"
    whole_months = first.day == 1 and last.day == calendar.monthrange(last.year, last.month)[1]
    if whole_months and (first.month, last.month, first.year) == (1, 12, last.year):
        return f"{first.year}"
    if whole_months and (first.year, first.month) == (last.year, last.month):
        return f"{_month(first)} {first.year}"
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{last.day} {_month(first)} {first.year}"
    if first.year == last.year:
        return f"{first.day} {_month(first)} – {last.day} {_month(last)} {first.year}"
    return f"{days(first, first)} – {days(last, last)}"


def published(when: Published) -> str:
    """Publication time, as precisely as it was stated."""
    day = days(when.local_day, when.local_day)
    if when.precision == "day":
        return day
    offset = when.at.strftime("%z")
    zone = "UTC" if offset in ("+0000", "") else f"UTC{offset[:3]}:{offset[3:5]}"
    return f"{day}, {when.at:%H:%M} {zone}"


def time(expression: TimeExpression) -> str | None:
    """The days that a resolved date stands for; None for durations, repetitions and references without a date."""
    found = _days_of(expression.value or "") if expression.type in ("DATE", "TIME") else None
    return days(*found) if found else None


def money(sum_: Money) -> str:
    """A sum in figures: "about 1.5–2 billion USD", "40,000 EUR"."""
    return f"{'about ' if sum_.approx else ''}{figures(sum_.value)} {sum_.currency or '(currency not known)'}"


def figures(value: tuple[Decimal, Decimal]) -> str:
    """A number or a range, the big ones in words: "1.5–2 billion", "40,000"."""
    low, high = value
    unit, scale = _scale(low)
    shown = _figure(low / unit) if low == high else f"{_figure(low / unit)}–{_figure(high / unit)}"
    return f"{shown} {scale}" if scale else shown


def counted(number: int, singular: str, plural: str | None = None) -> str:
    """The number and the word that goes with it: "1 statement", "1,000 statements"."""
    return f"{number:,} {singular if number == 1 else plural or singular + 's'}"


def runs(numbers: Sequence[int]) -> str:
    """Numbers in ascending order with runs drawn together: "1, 3–5"."""
    found: list[list[int]] = []
    for number in numbers:
        if found and number == found[-1][-1] + 1:
            found[-1].append(number)
        else:
            found.append([number])
    return ", ".join(f"{run[0]}–{run[-1]}" if len(run) > 2 else ", ".join(map(str, run)) for run in found)


def _people(count: int | None) -> str:
    return "number not stated" if count is None else counted(count, "person", "people")


def _with_medium(words: str, medium: Medium) -> str:
    if medium.kind == "outlet" and medium.name and words == STANCES["asserts"]:
        return f"told {medium.name}"
    where = _NAMED[medium.kind].format(medium.name) if medium.name else _UNNAMED[medium.kind]
    return f"{words}, {where}" if medium.kind == "outlet" else f"{words} {where}"


def on_days(first: date, last: date) -> str:
    """The same with its preposition: "on 10 February 2025", "in January 2024"."""
    if first == last:
        return f"on {days(first, last)}"
    words = days(first, last)
    return words if "–" in words else f"in {words}"


def _month(day: date) -> str:
    # Not calendar.month_name, which speaks the language of the user's locale.
    names = "January February March April May June July August September October November December"
    return names.split()[day.month - 1]


def _scale(value: Decimal) -> tuple[Decimal, str]:
    for unit, scale in ((Decimal(10**12), "trillion"), (Decimal(10**9), "billion"), (Decimal(10**6), "million")):
        if value >= unit:
            return unit, scale
    return Decimal(1), ""


def _figure(value: Decimal) -> str:
    return f"{value.normalize():,f}"


def _days_of(value: str) -> tuple[date, date] | None:
    """First and last day of a TIMEX3 value that names a day, a week, a month or a year."""
    try:
        if match := re.fullmatch(r"(\d{4}-\d{2}-\d{2})(T.*)?", value):
            day = date.fromisoformat(match[1])
            return day, day
        if match := re.fullmatch(r"(\d{4})-W(\d{2})", value):
            monday = date.fromisocalendar(int(match[1]), int(match[2]), 1)
            return monday, monday + timedelta(days=6)
        if match := re.fullmatch(r"(\d{4})-(\d{2})", value):
            year, month = int(match[1]), int(match[2])
            return date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1])
        if re.fullmatch(r"\d{4}", value):
            return date(int(value), 1, 1), date(int(value), 12, 31)
    except ValueError:  # a day or week that the calendar does not have
        return None
    return None


FACTUALITIES = {
    "CT+": "certain",
    "PR+": "probable",
    "PS+": "possible",
    "CT-": "certainly not",
    "PR-": "probably not",
    "PS-": "possibly not",
    "Uu": "not said either way",
}
"""How sure an act is, according to whoever tells it."""


def act_title(act: Act) -> str:
    """Kind and state: "pledge, pledged", "purchase, considered"; the state alone where it says both."""
    if act.state is None:
        return f"{act.kind}, state not told"
    state = act.state.replace("_", " ")
    return (
        state
        if state in ("pledged", "delivered", "suspended", "withdrawn", "requested", "approved")
        and (state.startswith(act.kind[:5]))
        else f"{act.kind}, {state}"
    )


def act_parties(act: Act) -> str:
    """Who gives, buys and gets: "Norway → Ukraine", "Denmark buys from United States for Ukraine"."""
    to = _names((*act.recipient, *act.beneficiary))
    if act.buyer or act.seller:
        words = _names((*act.buyer, *act.donor)) or "buyer not told"
        words += f" from {_names(act.seller)}" if act.seller else ""
        words += f" for {to}" if to else ""
    else:
        words = f"{_names(act.donor) or 'giver not told'} → {to or 'recipient not told'}"
    if act.intermediary:
        words += f", through {_names(act.intermediary)}"
    return words + (f", approved by {_names(act.approver)}" if act.approver else "")


def act_things(act: Act) -> str:
    """What is given, how much, when, on what condition."""
    parts = [", ".join(_item(item) for item in act.items)] if act.items else []
    if act.amount:
        bound = {"up_to": "up to ", "at_least": "at least ", "about": "about "}.get(act.amount.bound or "", "")
        low, high = act.amount.value
        value = f"{low:,}" if low == high else f"{low:,}–{high:,}"
        sum_ = f"{bound}{value} {act.amount.currency or '(currency not told)'}"
        if act.euro and act.amount.currency != "EUR":
            sum_ += f" (€{act.euro.value[0]:,.0f} at the rate of {days(act.euro.rate_date, act.euro.rate_date)})"
        parts.append(sum_)
    if act.in_return:
        parts.append("in return for " + ", ".join(_item(item) for item in act.in_return))
    if act.when:
        parts.append(when(act.when))
    if act.condition:
        parts.append(f"“{' '.join(act.condition.text.split())}”")
    return " · ".join(parts)


def act_certainty(act: Act, text: str) -> str:
    """The factuality in words, with the hedges it rests on."""
    hedges = ", ".join(f"“{' '.join(span.of(text).split())}”" for span in act.hedges)
    return FACTUALITIES[act.factuality] + (f" ({hedges})" if hedges else "")


def _names(parties: tuple[Party, ...]) -> str:
    names = [party.name for party in parties]
    return " and ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)


def _item(item: Item) -> str:
    if item.units is None:
        return item.name
    low, high = item.units.value
    number = f"{low:,}" if low == high else f"{low:,}–{high:,}"
    return f"{'about ' if item.units.approx else ''}{number} {item.units.unit + ' of ' if item.units.unit else ''}{item.name}"
