"""Quarters and halves of a year, and what a company's figures are compared with: a year earlier, the 2024 quarter."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta

from onrecord.reading.numbers import ORDINALS
from onrecord.reading.times.dates import on
from onrecord.reading.times.patterns import MONTH_ANY, YEAR
from onrecord.reading.times.scene import Found, Hit, Scene
from onrecord.reading.times.values import quarter_of, shifted, valid_day
from onrecord.reading.times.vocabulary import MONTH_NUMBERS


def ordinal(word: str) -> int:
    """The number of "third" or "3rd"; 0 for no ordinal."""
    return ORDINALS.get(word) or int(re.sub(r"\D", "", word) or 0)


_RESULTS = re.compile(
    r"[$£€#¥]\d|\d ?%|cents|pence|a share|percent|quarter|sales|profit|revenue|earnings|\bloss|\bnet\b|income|results|period"
)


_IN_A_ROW = re.compile(r"in a row|in succession|running")
_OF = re.compile(r"of\b")
_HABITUAL = re.compile(r"usual|typical|general|normal|always|often|every|each|traditional|season|tend")
""" "business is usually slow in the second and third quarters" speaks of every year's."""
_AHEAD_AFTER = re.compile(r"[a-z]+(?: [a-z]+)? (?:will|would|should|may|might|could|(?:is|are) (?:expected|likely))\b")
""" "first-quarter results will improve": the verb of which the quarter's results are the subject."""
_REPORTED_DAYS = 100
"""Companies report a quarter within about three months of its end; until then "will report third-quarter results" means it."""


def quarter(hit: Hit, scene: Scene) -> Sequence[Found]:
    """The third quarter, third-quarter, Q3 2024, this year's third quarter, the first half of 2025."""
    letter = "H" if (hit["part"] or hit["letter"] or "q")[0] == "h" else "Q"
    last = 4 if letter == "Q" else 2
    number = last if hit["ordinal"] in ("last", "final") else ordinal(hit.word("ordinal"))
    if not 1 <= number <= last or _IN_A_ROW.match(scene.after(hit.end())):
        return ()
    if (
        hit["ordinal"] == "last"
        and hit["part"] == "quarter"
        and not (_OF.match(scene.after(hit.end())) or _year_named(hit))
    ):
        return on(hit, latest_quarter(scene))
    if hit["plural"] and _HABITUAL.search(scene.around(hit.start(), hit.end())):
        return (Found("SET", f"XXXX-{letter}{number}", hit.start(), hit.end()),)
    if (letter == "H" or hit["part"] == "period") and not (
        _year_named(hit) or _RESULTS.search(scene.around(hit.start(), hit.end()))
    ):
        return ()  # the first half of a match, the second period of a game
    value = f"{_quarter_year(hit, scene, number, 12 // last):04d}-{letter}{number}"
    _speak_of(scene, value)
    return on(hit, value)


def _speak_of(scene: Scene, value: str) -> None:
    """Remember the quarter for what is compared with it."""
    scene.quarter, scene.years_from = value, None
    if scene.reported is None and _ended(scene, 2) <= value <= quarter_of(scene.published):
        scene.reported = value


def _ended(scene: Scene, ago: int = 1) -> str:
    """The last quarter that ended, or an earlier one."""
    return quarter_of(shifted(scene.published, -ago, "quarter") or scene.published)


def _year_named(hit: Hit) -> bool:
    return bool(hit["year"] or hit["which_year"] or hit["year_back"])


def _quarter_year(hit: Hit, scene: Scene, number: int, months: int) -> int:
    """The last one that has begun; the next one where the verb lies ahead and the last one's results have long been out."""
    if hit["year"]:
        return int(hit.word("year")) + (2000 if len(hit.word("year")) == 2 else 0)
    if hit["which_year"]:
        return scene.published.year + {"next": 1, "this": 0, "current": 0}.get(hit.word("which_year").split()[0], -1)
    day = scene.published
    started = date(day.year, (number - 1) * months + 1, 1)
    year = day.year - (started > day)
    if hit["year_back"]:
        return year - 1
    over = shifted(date(year, started.month, 1), months, "month") or day
    if (day - over).days > _REPORTED_DAYS and (
        scene.direction(hit.start(), hit.end()) == "future" or _AHEAD_AFTER.match(scene.after(hit.end(), 60))
    ):
        return year + 1
    return year


def latest_period(hit: Hit, scene: Scene) -> Sequence[Found]:
    """The latest quarter, the latest period."""
    return on(hit, latest_quarter(scene, spoken=hit.words.endswith("quarter")))


def latest_quarter(scene: Scene, *, spoken: bool = True) -> str:
    """The quarter that the story reports on, else the last one that ended; if spoken, what comes next compares with it."""
    value = scene.reported or _ended(scene)
    if spoken:
        _speak_of(scene, value)
    return value


_ENDED = re.compile(
    rf"(?:that )?(?:ended|ending|to|through)\s(?P<month>{MONTH_ANY})(?!\w)"
    rf"\s?(?P<day>\d\d?(?!\d))?(?:,?\s(?P<year>{YEAR}))?"
)


def day_ended(scene: Scene, end: int) -> date | None:
    """The day, or the middle of the month, that the words after an expression end it on: "the week ended Oct. 18"."""
    words = _ENDED.match(scene.after(end, 60))
    if words is None or scene.day is None:
        return None
    number = MONTH_NUMBERS[words["month"].rstrip(".")]
    year = int(words["year"] or scene.day.year - (number > scene.day.month))
    return valid_day(year, number, int(words["day"] or 15))


def quarter_ended(scene: Scene, end: int) -> str | None:
    """The quarter that the words after an expression end: "the quarter ended Sept. 30", "three months to March 2024"."""
    day = day_ended(scene, end)
    if day is None:
        return None
    # many a company's quarter ends some days into the next month
    value = quarter_of(day - timedelta(days=10) if day.day <= 7 else day)
    _speak_of(scene, value)
    return value


def year_quarter(hit: Hit, scene: Scene) -> Sequence[Found]:
    """The 1988 quarter, last year's quarter: the quarter spoken of, in that year."""
    spoken = scene.quarter or (latest_quarter(scene) if "quarter" in hit.words else None)
    if spoken is None:
        return on(hit, hit.word("year")) if hit["year"] else ()
    return on(hit, (hit["year"] or f"{int(spoken[:4]) - 1:04d}") + spoken[4:])


def year_earlier(hit: Hit, scene: Scene) -> Sequence[Found]:
    """A year earlier, year-ago, the corresponding period last year: among a company's figures, the quarter compared with."""
    if hit["month"]:
        month = scene.last if scene.last_value and re.fullmatch(r"\d{4}-\d\d", scene.last_value) else None
        return on(hit, f"{month.year - 1:04d}-{month.month:02d}" if month else f"{scene.published.year - 1:04d}")
    if hit.words.endswith("quarter"):
        spoken = scene.quarter or latest_quarter(scene)
        if hit["ordinal"] and spoken[-1] != str(ordinal(hit.word("ordinal"))):
            spoken = f"{_quarter_year(hit, scene, ordinal(hit.word('ordinal')), 3):04d}-Q{ordinal(hit.word('ordinal'))}"
        return on(hit, f"{int(spoken[:4]) - 1:04d}{spoken[4:]}")
    return on(hit, year_before(hit, scene, from_last=not hit["ago"]))


def year_before(hit: Hit, scene: Scene, *, from_last: bool) -> str:
    """The quarter a year before the one spoken of, where figures stand around; else the year before."""
    in_results = _RESULTS.search(scene.around(hit.start(), hit.end()))
    if scene.quarter and in_results and not scene.compares_years(hit.start()):
        return f"{int(scene.quarter[:4]) - 1:04d}{scene.quarter[4:]}"
    base = scene.last if from_last and scene.last and not in_results else scene.published
    return f"{base.year - 1:04d}"
