"""Weeks to centuries: last week, the weekend, year-end, the summer of 2024, 2014, the 1990s."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta
from decimal import Decimal

from onrecord.reading.times.dates import on
from onrecord.reading.times.quarters import day_ended, latest_quarter, ordinal, quarter_ended
from onrecord.reading.times.scene import Found, Hit, Scene
from onrecord.reading.times.values import Unit, at_unit, duration, shifted, week
from onrecord.reading.times.vocabulary import DECADE_WORDS, PLURAL_UNITS, SEASON_MIDDLE, SEASONS, UNITS

_BACK = ("last", "past", "previous", "this past", "preceding", "latest", "most recent")
_AHEAD = ("next", "coming", "following", "upcoming", "this coming")
_ROLLING = ("the last", "the next", "past", "the past")


def unit_of(word: str) -> Unit:
    """ "weeks" → "week"."""
    return UNITS.get(word) or PLURAL_UNITS[word]


def which_unit(hit: Hit, scene: Scene) -> Sequence[Found]:
    """last week, this month, next year, the coming quarter, earlier this year, the following day, the same day."""
    unit, which = unit_of(hit.word("unit")), hit.word("which").removeprefix("the ")
    if (unit == "day" and which == "this") or scene.is_quoted_title(hit.start(), hit.start("unit")):
        return ()
    if which in ("same", "that", "that same", "following", "previous", "prior", "preceding"):
        return _beside_last(hit, scene, unit, which)
    if unit == "quarter" and which in ("latest", "most recent", "last"):
        return on(hit, latest_quarter(scene))
    if unit == "week" and scene.published.weekday() == 6:
        return on(hit, _week_on_sunday(hit, scene, which)) if hit.word("which") not in _ROLLING else _one(hit, unit)
    if unit == "day" and hit.word("which") == "the next" and scene.anchor(unit, hit.start()):
        return _beside_last(hit, scene, unit, "following")
    step = -1 if which in _BACK else 1 if which in _AHEAD else 0
    if unit == "weekend":
        return on(hit, _weekend(hit, scene, step))
    if which == "past" or (hit.word("which") in _ROLLING and unit != "day"):
        return _one(hit, unit)
    moved = shifted(scene.published, step, unit)
    return on(hit, at_unit(moved, unit)) if moved else ()


def _one(hit: Hit, unit: Unit) -> Sequence[Found]:
    return (Found("DURATION", duration(Decimal(1), unit), hit.start(), hit.end()),)


def _week_on_sunday(hit: Hit, scene: Scene, which: str) -> str:
    """Told on a Sunday, "last week" is the week that ends and "next week" the one that begins."""
    ahead = which in _AHEAD or (which not in _BACK and scene.direction(hit.start(), hit.end()) == "future")
    return week(scene.published + timedelta(days=int(ahead)))


def _beside_last(hit: Hit, scene: Scene, unit: Unit, which: str) -> Sequence[Found]:
    """Counted from the date before: "that year", "the following day"; nothing where no date stands before."""
    last = scene.anchor(unit, hit.start())
    if unit == "quarter" and scene.quarter and scene.quarter[-2] == "Q":
        last = date(int(scene.quarter[:4]), int(scene.quarter[-1]) * 3, 1)
    if last is None and which in ("previous", "prior", "preceding") and unit != "day":
        before = shifted(scene.published, -1, unit)
        return on(hit, at_unit(before, unit)) if before else ()
    if last is None:
        return ()
    moved = shifted(last, {"following": 1, "previous": -1, "prior": -1, "preceding": -1}.get(which, 0), unit)
    return on(hit, at_unit(moved, unit)) if moved else ()


_AFTER_BEFORE = re.compile(r"[^\w\s(]|(?:and|but|when)\b|$")


def unit_before(hit: Hit, scene: Scene) -> Sequence[Found]:
    """The year before, the week after: from the date before; not "the day before the vote"."""
    if not _AFTER_BEFORE.match(scene.after(hit.end())):
        return ()
    return _beside_last(
        hit, scene, unit_of(hit.word("unit")), {"before": "previous", "after": "following"}[hit.word("how")]
    )


def the_unit(hit: Hit, scene: Scene) -> Sequence[Found]:
    """For the year, in the quarter, for the week: the one that is being reported on."""
    unit = unit_of(hit.word("unit"))
    ended = day_ended(scene, hit.end())
    spoken = unit == "quarter" and (scene.quarter or scene.word_before(hit.start()) in ("for", "in", "during"))
    if not (ended or spoken or scene.word_before(hit.start()) == "for"):
        return ()
    if re.match(r"(?:of|when|in which|he|she|they|it|to come|ahead|long)\b", scene.after(hit.end())):
        return ()
    if unit == "quarter":
        return on(hit, quarter_ended(scene, hit.end()) or latest_quarter(scene))
    if unit == "year":
        scene.years_from = hit.end()
    day = ended or scene.published
    if not ended and unit == "week" and day.weekday() == 0:
        day -= timedelta(days=1)  # a Monday's "for the week" sums up the week that is over
    return on(hit, at_unit(day, unit))


def weekend(hit: Hit, scene: Scene) -> Sequence[Found]:
    """The weekend: the last one before publication unless the verb lies ahead."""
    return on(hit, _weekend(hit, scene, 0))


def _weekend(hit: Hit, scene: Scene, step: int) -> str:
    day = scene.published
    if step == 0:
        ahead = day.weekday() >= 4 or scene.direction(hit.start(), hit.end()) == "future"
        return week(day if ahead else day - timedelta(days=7)) + "-WE"
    # "next weekend" on a Wednesday is taken as the coming one
    weeks = step if step < 0 or day.weekday() >= 4 else 0
    return week(day + timedelta(days=7 * weeks)) + "-WE"


def end_of_unit(hit: Hit, scene: Scene) -> Sequence[Found]:
    """By the end of the month, early in the year, the end of next week: the month, year or week itself."""
    unit = unit_of(hit.word("unit"))
    if unit == "day" and "in the day" in " ".join(hit.words.split()):
        return ()
    step = {"last": -1, "past": -1, "next": 1, "coming": 1}.get(hit.word("which"), 0)
    quarter_told = unit == "quarter" and scene.reported and not hit["which"]
    if quarter_told and scene.direction(hit.start(), hit.end()) == "past":
        return on(hit, latest_quarter(scene, spoken=False))
    moved = shifted(scene.published, step, unit)
    return on(hit, at_unit(moved, unit)) if moved else ()


def unit_end(hit: Hit, scene: Scene) -> Sequence[Found]:
    """year-end, month's end, end-2025: the last day."""
    if hit.word("unit") == "month":
        following = shifted(scene.published.replace(day=1), 1, "month")
        return on(hit, (following - timedelta(days=1)).isoformat()) if following else ()
    year = int(hit.word("year")) if hit["year"] else scene.published.year
    return on(hit, f"{year:04d}-12-31")


_SEASON_FOLLOWS = (
    "in",
    "by",
    "during",
    "since",
    "of",
    "until",
    "over",
    "before",
    "after",
    "through",
    "this",
    "late",
    "early",
)


def season(hit: Hit, scene: Scene) -> Sequence[Found]:
    """Last fall, the summer of 2024, this winter, in spring."""
    word = hit.word("season")
    code, which = SEASONS[word], hit.word("which")
    if hit["year"]:
        return on(hit, f"{hit['year']}-{code}")
    if not which and not hit["phase"] and not _is_season(hit, scene, word):
        return ()
    day = scene.published
    number, middle = SEASON_MIDDLE[code]
    middles = [(date(year, number, middle), year - (code == "WI")) for year in scene.years_around()]
    if which in ("last", "past", "this past", "the past"):
        middles = [c for c in middles if (day - c[0]).days > 45]
    elif which in ("next", "coming", "this coming", "the coming"):
        middles = [c for c in middles if c[0] > day]
    if which == "this" and code != "WI":
        return on(hit, f"{day.year:04d}-{code}")
    hint = scene.direction(hit.start(), hit.end()) if not which else None
    year = scene.nearest(middles, hint)
    return on(hit, f"{year if year is not None else day.year:04d}-{code}")


def _is_season(hit: Hit, scene: Scene, word: str) -> bool:
    """ "in the fall", not "the fall of Kabul", "prices fall", "spring a leak"."""
    if scene.word_before(hit.start()) not in _SEASON_FOLLOWS:
        return False
    return word not in ("fall", "spring") or not re.match(r"(?:of|in|from)\b", scene.after(hit.end(), 6))


_YEAR_FOLLOWS = (
    "in", "since", "by", "of", "from", "until", "till", "to", "during", "after", "before", "between", "and",
    "through", "for",
    "mid", "early", "late", "than", "the", "around", "about", "circa",
)  # fmt: skip
_NOT_BEFORE_YEAR = ("no.", "number", "room", "flight", "resolution", "rs", "nearly", "almost", "over", "some", "least", "boeing",
                    "airbus", "article", "section")  # fmt: skip
_COUNTED = re.compile(
    r"(?:people|troops|soldiers|men|women|children|tons|tonnes|miles|km|kilomet|feet|metres|meters|points|barrels|shares|"
    r"dollars|euros|pounds|yen|rubles|roubles|jobs|workers|employees|votes|homes|houses|vehicles|tanks|hours|rounds|"
    r"shells|percent|per cent|%|million|billion|families|units|acres|hectares|vessels|prisoners|refugees|others|more|gmt|"
    r"hrs|mm|kg|mw|cc|calories|copies|of the|of them|a year|a day|students|members|delegates|civilians|places|seats)\b"
)


def years(hit: Hit, scene: Scene) -> Sequence[Found]:
    """2014, mid-1996, fiscal 2025, the end of 1994; "2015-2019" gives two."""
    word = hit.word("year")
    if hit["fiscal"]:
        return on(hit, word if len(word) == 4 else f"20{word}")
    if not _is_year(hit, scene, int(word)):
        return ()
    if not hit["year2"]:
        return on(hit, word)
    second = hit.word("year2") if len(hit.word("year2")) == 4 else word[:2] + hit.word("year2")
    if int(second) <= int(word):
        return ()
    return (
        Found("DATE", word, hit.start(), hit.end("year")),
        Found("DATE", second, hit.start("year2"), hit.end("year2")),
    )


def _is_year(hit: Hit, scene: Scene, number: int) -> bool:
    """A bare four-digit number is a year unless a counted thing, a currency, "No." or a model name says otherwise."""
    touching = scene.text[hit.start() - 1 : hit.start()] if hit.start() else ""
    if (touching and touching in "$£€¥#/.,+:@&=_-") or _COUNTED.match(scene.after(hit.end())):
        return False
    word = scene.word_before(hit.start())
    if hit["phase"] or hit["year2"] or word in _YEAR_FOLLOWS:
        return 1500 <= number <= 2100
    return word not in _NOT_BEFORE_YEAR and 1900 <= number <= 2060


def decade(hit: Hit, scene: Scene) -> Sequence[Found]:
    """The 1990s, the '80s, the mid-nineties; "the 1800s" is the century."""
    digits = hit.word("digits")
    if hit["word"]:
        value = f"19{DECADE_WORDS[hit.word('word')]}"
    elif digits:
        value = digits[:2] if digits.endswith("00") and digits != "2000" else digits[:3]
    else:
        short = hit.word("short") or hit.word("late_short")
        value = ("20" if int(short) < 20 else "19") + short[0]
    return on(hit, value)


def century(hit: Hit, scene: Scene) -> Sequence[Found]:
    """The 19th century, the twenty-first century."""
    number = ordinal(hit.word("ordinal"))
    return on(hit, f"{number - 1:02d}") if 1 <= number <= 30 else ()
