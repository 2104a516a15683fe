"""Lengths, counts and repetition: two days, three weeks ago, in five years, every month; and now, the past, the future."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from onrecord.reading.numbers import number_of
from onrecord.reading.times.dates import on
from onrecord.reading.times.patterns import NUMBER
from onrecord.reading.times.periods import unit_of
from onrecord.reading.times.quarters import quarter_ended, year_before
from onrecord.reading.times.scene import Found, Hit, Scene
from onrecord.reading.times.values import Unit, at_unit, duration, shifted
from onrecord.reading.times.vocabulary import DAY_PARTS, FREQUENCIES, MONTH_NUMBERS, PLURAL_UNITS, SEASONS

_SHORT_UNITS = ("hour", "minute", "second")
_LENGTH_FOLLOWS = ("for", "within", "over", "after", "in", "took", "take", "lasted", "spent")


def _lasting(hit: Hit, count: Decimal | None, unit: Unit) -> Sequence[Found]:
    return (Found("DURATION", duration(count, unit), hit.start(), hit.end()),)


def count_of(words: str) -> Decimal | None:
    """How many: a number, 1 for "a", 2 for "a couple of", None for "several"."""
    if words in ("a", "an"):
        return Decimal(1)
    if "couple" in words:
        return Decimal(2)
    return number_of(words if re.search(r"\d", words) else words.replace("-", " "))


def ago(hit: Hit, scene: Scene) -> Sequence[Found]:
    """Two years ago, five months earlier, three days later, ten days from now."""
    unit, how, words = unit_of(hit.word("unit")), hit.word("how"), hit.word("count")
    if unit == "year" and words in ("a", "one") and how in ("ago", "earlier"):
        return on(hit, year_before(hit, scene, from_last=how == "earlier"))
    count = count_of(words)
    if count is None:
        if how in ("later", "earlier"):
            return _lasting(hit, None, unit)
        return on(hit, "PAST_REF" if how == "ago" else "FUTURE_REF")
    from_publication = how in ("ago", "from now", "hence", "from today")
    base = scene.published if from_publication else scene.anchor(unit, hit.start())
    if base is None and how == "earlier" and count == 1:
        base = scene.published  # figures: "from a week earlier"
    if base is None or unit in _SHORT_UNITS:
        return _lasting(hit, count, unit)
    return _counted(hit, base, -count if how in ("ago", "earlier") else count, unit)


def _counted(hit: Hit, base: date, count: Decimal, unit: Unit) -> Sequence[Found]:
    if abs(count) > 10**6:
        return _lasting(hit, abs(count), unit)
    moved = shifted(base, int(count), unit)
    return on(hit, at_unit(moved, unit)) if moved else ()


def length(hit: Hit, scene: Scene) -> Sequence[Found]:
    """Two days, a month, the past 20 years, 5 1/2 hours; "in five years" is a date where the verb lies ahead. Ages are none."""
    unit, words = unit_of(hit.word("unit")), hit.word("count")
    if unit == "quarter" and (
        words == "a" or (hit.words.endswith("quarters") and re.match(r"of\b", scene.after(hit.end())))
    ):
        return ()
    if (
        hit["old"]
        or re.match(r"(?:-| )?olds?\b", scene.after(hit.end(), 6))
        or (unit == "second" and words in ("a", "one"))
    ):
        return ()
    many = words in ("a", "an") and hit.word("unit") in PLURAL_UNITS  # "a months-long siege"
    count = None if many else count_of(words)
    if count is not None and (hit["half"] or hit["half_after"]):
        count += Decimal("0.5")
    if unit == "month" and count == 3:
        quarter_ended(scene, hit.end())  # what "a year earlier" compares with
    if _is_date_ahead(hit, scene, unit, count):
        return _counted(hit, scene.published, count or Decimal(0), unit)
    return _lasting(hit, count, unit)


def _is_date_ahead(hit: Hit, scene: Scene, unit: Unit, count: Decimal | None) -> bool:
    if scene.day is None or count is None or count != int(count) or unit in _SHORT_UNITS:
        return False
    if (
        not re.match(r"\d|[a-z]", hit.words)
        or scene.word_before(hit.start()) != "in"
        or hit.words.startswith(("the", "its"))
    ):
        return False
    return scene.direction(hit.start(), hit.end()) == "future"


def unit_long(hit: Hit, scene: Scene) -> Sequence[Found]:
    """Month-long, weeklong."""
    return _lasting(hit, Decimal(1), unit_of(hit.word("unit")))


def half(hit: Hit, scene: Scene) -> Sequence[Found]:
    """Half an hour, half a year, a half-day."""
    unit = unit_of(hit.word("unit"))
    if unit == "year":
        return _lasting(hit, Decimal(6), "month")
    return _lasting(hit, Decimal(50), "year") if unit == "century" else _lasting(hit, Decimal("0.5"), unit)


def several(hit: Hit, scene: Scene) -> Sequence[Found]:
    """Several years, the next few days: how many is not said. "recent years" points into the past."""
    if hit.word("which") in ("recent", "past"):
        return on(hit, "PAST_REF")
    return _lasting(hit, None, unit_of(hit.word("unit")))


def uncounted(hit: Hit, scene: Scene) -> Sequence[Found]:
    """The weeks ahead, decades-long."""
    return _lasting(hit, None, unit_of(hit.word("unit")))


def bare_units(hit: Hit, scene: Scene) -> Sequence[Found]:
    """For years, within weeks, after months of talks."""
    if scene.word_before(hit.start()) not in _LENGTH_FOLLOWS:
        return ()
    return _lasting(hit, None, unit_of(hit.word("unit")))


def repeated(hit: Hit, scene: Scene) -> Sequence[Found]:
    """Daily, every month, each year, every two weeks, twice a week."""
    if hit["frequency"]:
        value = FREQUENCIES[hit.word("frequency")]
    else:
        value = duration(number_of(hit.word("count")) if hit["count"] else Decimal(1), unit_of(hit.word("unit")))
    return (Found("SET", value, hit.start(), hit.end()),)


def every_name(hit: Hit, scene: Scene) -> Sequence[Found]:
    """Every January, each summer, every evening."""
    word = hit.word("name")
    if word in MONTH_NUMBERS:
        value = f"XXXX-{MONTH_NUMBERS[word]:02d}"
    elif word in DAY_PARTS:
        value = f"XXXX-XX-XXT{DAY_PARTS[word]}"
    else:
        value = f"XXXX-{SEASONS[word]}"
    return (Found("SET", value, hit.start(), hit.end()),)


def present(hit: Hit, scene: Scene) -> Sequence[Found]:
    """Now, currently, these days; not "now that"."""
    if hit.words == "now" and re.match(r"that\b|-", scene.after(hit.end(), 6)):
        return ()
    return on(hit, "PRESENT_REF")


_COUNTS = re.compile(rf"{NUMBER}\b")
_NAMED_DATE = re.compile(r"(?:in|on|last|this|at)\b")


def past(hit: Hit, scene: Scene) -> Sequence[Found]:
    """Recently, recent, the past; "previously" where it opens a sentence."""
    if hit.words == "the past" and _COUNTS.match(scene.after(hit.end())):
        return ()
    if hit.words == "previously" and not scene.text[hit.start()].isupper():
        return ()
    if hit.words == "most recently" and _NAMED_DATE.match(scene.after(hit.end())):
        return ()
    return on(hit, "PAST_REF")


def future(hit: Hit, scene: Scene) -> Sequence[Found]:
    """Soon (not "as soon as", "soon after"), the future."""
    if hit.words == "soon" and (
        scene.word_before(hit.start()) in ("as", "how", "too", "very")
        or re.match(r"after|as\b|thereafter", scene.after(hit.end()))
    ):
        return ()
    return on(hit, "FUTURE_REF")


def then(hit: Hit, scene: Scene) -> Sequence[Found]:
    """Until then, by then: the date before."""
    if scene.word_before(hit.start()) not in ("until", "by") or scene.last_value is None:
        return ()
    return on(hit, scene.last_value)
