"""Days and times of day around publication: today, on Monday morning, last night, 9:30 a.m. EST Friday."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from onrecord.reading.numbers import number_of
from onrecord.reading.times.dates import on
from onrecord.reading.times.scene import Found, Hit, Scene
from onrecord.reading.times.values import shifted
from onrecord.reading.times.vocabulary import DAY_PARTS, WEEKDAYS

_STEPS = {
    "today": 0, "tonight": 0, "yesterday": -1, "tomorrow": 1, "the day before yesterday": -2, "the day after tomorrow": 2,
    "last night": -1, "last evening": -1, "overnight": -1,
}  # fmt: skip
_PARTS = {"tonight": "night", "last night": "night", "last evening": "evening", "overnight": "night"}
_NOT_WHEN = re.compile(r"(?:rate|success|sensation|star|loan|lending|delivery|stay|bag|train|trip|flight|camp|guest)")
_SAME_STORY_CHARS = 300
_TO_DAY = re.compile(r"(?:[ \n]?\([^()\n]{0,20}\)|\))?,?[ \n](?:on |of )?(?:\(|local time,? ?(?:on )?)?")
_CLOCK_VALUE = re.compile(r"T\d\d:\d\d$")
_HAS_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_CLOCK_FOLLOWS = (
    "at",
    "by",
    "until",
    "from",
    "before",
    "after",
    "around",
    "about",
    "since",
    "to",
    "till",
    "and",
    "between",
)


def relative_day(hit: Hit, scene: Scene) -> Sequence[Found]:
    """today, yesterday morning, late tomorrow, tonight, the day after tomorrow, last night, this evening, overnight."""
    word = hit.word("word")
    if scene.ends_a_name(hit.start(), hit.end()):
        return ()
    if word == "overnight" and not _says_when(hit, scene):
        return ()
    part = hit["part"] or (word[5:] if word.startswith("this ") else _PARTS.get(word))
    return with_part(hit, shifted(scene.published, _STEPS.get(word, 0), "day"), part)


def _says_when(hit: Hit, scene: Scene) -> bool:
    """Only "struck overnight", not "an overnight success" or "the overnight rate"."""
    return scene.word_before(hit.start()) not in ("an", "the", "a", "almost") and not _NOT_WHEN.match(
        scene.after(hit.end())
    )


def with_part(hit: Hit, day: date | None, part: str | None) -> Sequence[Found]:
    """The day, or its morning, noon, evening, night."""
    if day is None:
        return ()
    if part is None:
        return on(hit, day.isoformat())
    code = DAY_PARTS[part]
    return (Found("TIME", day.isoformat() + (code if code.startswith("T") else "T" + code), hit.start(), hit.end()),)


def weekday(hit: Hit, scene: Scene) -> Sequence[Found]:
    """Monday, on Monday morning, next Friday, last Sunday, this coming Tuesday, Thursday of last week, Mondays."""
    number, which = WEEKDAYS[hit.word("weekday")], hit.word("which")
    if not scene.text[hit.start("weekday")].isupper():
        return ()
    if which in ("every", "each") or hit["many"] or (hit["plural"] and not hit["part"]):
        part = "T" + DAY_PARTS[hit.word("part")].lstrip("T") if hit["part"] else ""
        return (Found("SET", f"XXXX-WXX-{number + 1}{part}", hit.start(), hit.end()),)
    return with_part(hit, _weekday_date(hit, scene, number, which), "dawn" if hit["hours"] else hit["part"])


def _weekday_date(hit: Hit, scene: Scene, number: int, which: str) -> date | None:
    day = scene.published
    if hit["week"]:
        step = {"last": -7, "next": 7, "this": 0}[hit.word("week").split()[0]]
        if day.weekday() == 6 and step < 0:
            step = 0  # told on a Sunday, "last week" is the week that ends
        return shifted(day, step - day.weekday() + number, "day")
    base = scene.anchor("day", hit.start())
    if which in ("following", "the following") and base:
        return shifted(base, (number - base.weekday() - 1) % 7 + 1, "day")
    if which in ("previous", "the previous") and base:
        return shifted(base, -((base.weekday() - number - 1) % 7 + 1), "day")
    if which in ("next", "coming", "this coming", "following", "the following", "the coming"):
        return shifted(day, (number - day.weekday() - 1) % 7 + 1, "day")
    if which in ("last", "past", "this past", "the past", "previous", "the previous"):
        return shifted(day, -((day.weekday() - number - 1) % 7 + 1), "day")
    hint = scene.direction(hit.start(), hit.end())
    if which == "this" and hint != "future":
        return shifted(day, number - day.weekday(), "day")
    return scene.weekday(number, hint)


def clock(hit: Hit, scene: Scene) -> Sequence[Found]:
    """9:30 a.m. EST, noon Saturday, 0900 GMT, 4 in the morning. The zone is in the span and not in the value."""
    words = hit.word("clock")
    time = clock_value(words)
    bare = re.fullmatch(r"\d?\d:\d\d(?::\d\d)?", words)
    if time is None or (bare and not _is_clock(hit, scene)):
        return ()
    if words in ("noon", "midday", "midnight") and scene.word_before(hit.start()) in ("high", "the", "of"):
        return ()
    if hit["weekday"]:
        day: date | None = scene.weekday(WEEKDAYS[hit.word("weekday")], scene.direction(hit.start(), hit.end()))
    elif hit["relative"]:
        day = shifted(scene.published, _STEPS[hit.word("relative")], "day")
    else:
        day = _day_beside(hit, scene)
    return (Found("TIME", f"{day.isoformat()}T{time}", hit.start(), hit.end()),) if day else ()


def _is_clock(hit: Hit, scene: Scene) -> bool:
    """A bare "16:42" is a time after a preposition or with a zone or day; "a 2:1 vote" and "John 3:16" are not."""
    return bool(hit["zone"] or hit["weekday"] or hit["relative"] or scene.word_before(hit.start()) in _CLOCK_FOLLOWS)


def with_day_after(found: Sequence[Found], low: str) -> list[Found]:
    """Clock times take the day that follows them: "10:35 a.m. (0735 GMT) Friday", "at 9 a.m. on 10 February"."""
    result = list(found)
    for at in range(len(result) - 2, -1, -1):
        time, day = result[at], result[at + 1]
        if time.type != "TIME" or not time.value or not _CLOCK_VALUE.search(time.value) or not day.value:
            continue
        if _TO_DAY.fullmatch(low, time.end, day.start) or low[time.end : day.start] == " (":
            result[at] = replace(time, value=day.value[:10] + time.value[10:]) if _HAS_DAY.match(day.value) else time
    return result


def clock_value(words: str) -> str | None:
    """ "9:30 p.m." → "21:30", "noon" → "12:00", "0735" → "07:35", "four o'clock" → "04:00"."""
    fixed = {"noon": "12:00", "midday": "12:00", "midnight": "24:00"}.get(words)
    if fixed:
        return fixed
    numbers = re.findall(r"\d\d?(?=\d\d\b|\D|$)", re.sub(r"\b(\d\d)(\d\d)\b", r"\1:\2", words))
    hour_word = number_of(re.split(r"\s", words)[0]) if not numbers else None
    if not numbers and hour_word is None:
        return None
    hour = int(numbers[0]) if numbers else int(hour_word or 0)
    if re.search(r"p\.?m|afternoon|evening", words):
        hour = hour % 12 + 12
    elif re.search(r"a\.?m|morning", words):
        hour %= 12
    return f"{hour:02d}:{numbers[1] if len(numbers) > 1 else '00'}"


def _day_beside(hit: Hit, scene: Scene) -> date | None:
    """The day of a bare clock time: the last one named in the paragraph, else publication.

    A day that stands after the clock time is seen to by `with_day_after`.
    """
    told = scene.low[scene.last_end : hit.start()]
    if scene.last and len(scene.last_value or "") >= 10 and len(told) < _SAME_STORY_CHARS and "\n\n" not in told:
        return scene.last
    return scene.published
