"""The closed vocabulary of time: names of days, months, seasons, parts of the day, holidays, units."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from onrecord.reading.times.values import Unit

WEEKDAYS = {"monday": 0, "tuesday": 1, "wednesday": 2, "thursday": 3, "friday": 4, "saturday": 5, "sunday": 6}
WEEKDAY_SHORT = {"mon": 0, "tue": 1, "tues": 1, "wed": 2, "weds": 2, "thu": 3, "thur": 3, "thurs": 3, "fri": 4, "sat": 5,
                 "sun": 6}  # fmt: skip
"""Read as a day only beside a date: "Fri., Oct. 13"."""

MONTHS = {
    "january": 1, "february": 2, "march": 3, "april": 4, "may": 5, "june": 6, "july": 7, "august": 8, "september": 9,
    "october": 10, "november": 11, "december": 12,
}  # fmt: skip
MONTH_SHORT = {
    "jan": 1, "feb": 2, "mar": 3, "apr": 4, "jun": 6, "jul": 7, "aug": 8, "sep": 9, "sept": 9, "oct": 10, "nov": 11,
    "dec": 12,
}  # fmt: skip
MONTH_NUMBERS = MONTHS | MONTH_SHORT

SEASONS = {"spring": "SP", "summer": "SU", "autumn": "FA", "fall": "FA", "winter": "WI"}
SEASON_MIDDLE = {"SP": (4, 15), "SU": (7, 15), "FA": (10, 15), "WI": (1, 15)}
"""Month and day in the middle of each season."""

DAY_PARTS = {
    "morning": "MO", "dawn": "MO", "noon": "T12:00", "midday": "MI", "lunchtime": "MI", "afternoon": "AF",
    "evening": "EV", "dusk": "EV", "night": "NI", "midnight": "T24:00",
}  # fmt: skip

UNITS: dict[str, Unit] = {
    "second": "second", "sec": "second", "minute": "minute", "min": "minute", "hour": "hour", "hr": "hour",
    "day": "day", "night": "day", "weekend": "weekend", "week": "week", "fortnight": "fortnight", "month": "month",
    "quarter": "quarter", "year": "year", "yr": "year", "decade": "decade", "century": "century",
}  # fmt: skip
PLURAL_UNITS: dict[str, Unit] = {("centuries" if u == "century" else f"{u}s"): v for u, v in UNITS.items()}

FREQUENCIES = {
    "hourly": "PT1H", "daily": "P1D", "nightly": "P1D", "weekly": "P1W", "biweekly": "P2W", "fortnightly": "P2W",
    "monthly": "P1M", "bimonthly": "P2M", "yearly": "P1Y", "annually": "P1Y",
}  # fmt: skip

DECADE_WORDS = {
    "twenties": 2, "thirties": 3, "forties": 4, "fifties": 5, "sixties": 6, "seventies": 7, "eighties": 8,
    "nineties": 9,
}  # fmt: skip

PRESENT = ("now", "right now", "currently", "at present", "at the moment", "nowadays", "these days", "at the present time",
           "presently", "as of now")  # fmt: skip
PAST = ("recently", "more recently", "most recently", "recent", "lately", "the past", "the recent past", "previously",
        "the distant past")  # fmt: skip
FUTURE = ("soon", "the future", "the near future", "the foreseeable future", "the not-too-distant future",
          "the distant future", "the immediate future")  # fmt: skip

ZONES = (
    "gmt", "utc", "bst", "est", "edt", "cst", "cdt", "mst", "mdt", "pst", "pdt", "cet", "cest", "eet", "eest", "msk",
    "ist", "jst", "kst", "hkt", "aest", "aedt", "et", "ct", "pt", "local time", "kyiv time", "moscow time",
    "eastern time", "central time", "london time", "paris time", "brussels time", "new york time", "beijing time",
)  # fmt: skip


def easter(year: int) -> date:
    """Western Easter Sunday (the anonymous Gregorian algorithm, Meeus 1991)."""
    a, b, c = year % 19, year // 100, year % 100
    h = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    k = (32 + 2 * (b % 4) + 2 * (c // 4) - h - c % 4) % 7
    m = (a + 11 * h + 22 * k) // 451
    month, day = divmod(h + k - 7 * m + 114, 31)
    return date(year, month, day + 1)


def _fixed(month: int, day: int) -> Callable[[int], date]:
    return lambda year: date(year, month, day)


def _nth(month: int, weekday: int, nth: int) -> Callable[[int], date]:
    """The nth such weekday of the month; -1 is the last."""

    def day(year: int) -> date:
        if nth > 0:
            first = date(year, month, 1)
            return first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * (nth - 1))
        last = date(year, month + 1, 1) - timedelta(days=1)
        return last - timedelta(days=(last.weekday() - weekday) % 7)

    return day


def _from_easter(days: int) -> Callable[[int], date]:
    return lambda year: easter(year) + timedelta(days=days)


HOLIDAYS: dict[str, Callable[[int], date]] = {
    "new year's day": _fixed(1, 1), "new year's eve": _fixed(12, 31), "new year": _fixed(1, 1),
    "orthodox christmas": _fixed(1, 7), "martin luther king day": _nth(1, 0, 3), "valentine's day": _fixed(2, 14),
    "presidents day": _nth(2, 0, 3), "presidents' day": _nth(2, 0, 3), "st. patrick's day": _fixed(3, 17),
    "st patrick's day": _fixed(3, 17), "good friday": _from_easter(-2), "easter": _from_easter(0),
    "easter sunday": _from_easter(0), "easter monday": _from_easter(1), "ash wednesday": _from_easter(-46),
    "palm sunday": _from_easter(-7), "whit monday": _from_easter(50), "april fools' day": _fixed(4, 1),
    "anzac day": _fixed(4, 25), "may day": _fixed(5, 1), "memorial day": _nth(5, 0, -1),
    "juneteenth": _fixed(6, 19), "canada day": _fixed(7, 1), "bastille day": _fixed(7, 14), "labor day": _nth(9, 0, 1),
    "labour day": _nth(9, 0, 1),
    "columbus day": _nth(10, 0, 2), "halloween": _fixed(10, 31), "veterans day": _fixed(11, 11),
    "armistice day": _fixed(11, 11), "thanksgiving": _nth(11, 3, 4), "thanksgiving day": _nth(11, 3, 4),
    "black friday": lambda year: _nth(11, 3, 4)(year) + timedelta(days=1), "christmas eve": _fixed(12, 24),
    "christmas": _fixed(12, 25), "christmas day": _fixed(12, 25), "boxing day": _fixed(12, 26),
    "international women's day": _fixed(3, 8), "australia day": _fixed(1, 26),
}  # fmt: skip
"""Name to day of the year. Days that differ from country to country (Mother's Day, Independence Day) are left out."""
