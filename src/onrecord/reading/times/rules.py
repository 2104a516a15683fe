"""The rules for time expressions: a name, a pattern over lower-cased text, what resolves it. The first that fits wins."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from onrecord.reading.times import dates, days, lengths, periods, quarters
from onrecord.reading.times.patterns import (
    CLOCK,
    DASH,
    DAY,
    DECADE_WORD,
    END,
    FREQUENCY,
    FUTURE_WORDS,
    GAP,
    HOLIDAY,
    JOIN,
    LONG_UNIT,
    MANY_UNITS,
    MONTH,
    MONTH_ANY,
    NEAR,
    NUMBER,
    ONE_UNIT,
    ORDINAL,
    PART,
    PAST_WORDS,
    PHASE,
    PRESENT_WORDS,
    SEASON,
    UNIT,
    WEEKDAY,
    WEEKDAY_ANY,
    YEAR,
    ZONE,
    S,
)
from onrecord.reading.times.scene import Found, Hit, Scene

Resolve = Callable[[Hit, Scene], Sequence[Found]]


@dataclass(frozen=True, slots=True)
class Rule:
    """One kind of time expression."""

    name: str
    pattern: re.Pattern[str]
    resolve: Resolve


_WHICH = (
    r"(?:this past|this coming|the coming|the following|the previous|the past|last|next|this|past|coming|following|"
    r"previous|every|each)"
)
_WHICH_UNIT = (
    r"(?:(?:the )?(?:current|latest|most recent|last|next|past|previous|prior|preceding|coming|upcoming|following|same)"
    r"|this past|this coming|this|last|next|that same|that)"
)
_AGO = r"(?P<how>ago|earlier|later|from now|hence|from today)"

_LATE = rf"(?:(?:late|early|earlier|later){S}(?:on{S})?)?"
_THE = rf"(?:the{S})?"
_YEARLY = "(?:last|this|next|prior|previous|preceding|current)"
_OF_YEAR = (
    rf"(?:{S}(?:of{S})?(?:the{S})?(?:fiscal{S})?(?:year{S})?(?P<year>{YEAR})"
    rf"|{S}(?:of{S}(?:the{S})?)?(?P<which_year>{_YEARLY}{S}(?:fiscal{S})?year)"
    rf"|{S}(?P<year_back>a{S}year{S}(?:ago|earlier)))?"
)
_WHOSE_YEAR = rf"(?:(?P<which_year>{_YEARLY}{S}year)[’']s|(?:fiscal{S})?(?P<year>{YEAR})(?:[’']s)?){S}"
_NTH = r"(?P<ordinal>first|second|third|fourth|last|final|1st|2nd|3rd|4th)"
_FULL = (
    r"(?:(?:full|trading|business|working|calendar|consecutive|straight|more|fiscal|whole|long|additional|extra|further)"
    rf"{JOIN})?"
)
_AND_HALF = rf"(?P<half>{JOIN}and{JOIN}(?:a|one){JOIN}half)?"
_RANGE = rf"(?:{GAP}{DASH}{GAP}|{S}(?:and|to|or){S})"
_OR_MORE = rf"(?:{S}or{S}(?:so|two|more))?"

_TABLE: tuple[tuple[str, str, Resolve], ...] = (
    # dates with their numbers
    ("iso", r"(?P<year>\d{4})-(?P<month>[01]\d)-(?P<day>[0-3]\d)"
            r"(?:[t ](?P<clock>[0-2]\d:[0-5]\d(?::[0-5]\d)?)(?:\.\d{1,6})?(?:z|[+-]\d\d:?\d\d)?)?", dates.iso),
    ("slashed", r"(?P<first>\d{1,2})/(?P<second>\d{1,2})/(?P<year>\d{4}|\d\d)", dates.slashed),
    ("dotted", r"(?P<day>\d{1,2})\.(?P<month>\d{1,2})\.(?P<year>\d{4})", dates.dotted),
    ("clock", rf"(?P<clock>{CLOCK})(?:{S}?(?P<zone>{ZONE}))?"
              rf"(?:,?{S}(?:on{S})?(?:(?P<weekday>{WEEKDAY})|(?P<relative>today|tomorrow|yesterday))"
              rf"{END})?", days.clock),
    ("month_first", rf"{PHASE}?(?:(?P<weekday>{WEEKDAY_ANY}),?{S})?(?P<month>{MONTH_ANY}){GAP}{_THE}(?P<day>{DAY})"
                    rf"(?:{_RANGE}(?P<day2>{DAY})(?!{S}?(?:{MONTH_ANY}|{UNIT}|percent|per cent|%)))?(?![:%]|[,.]\d)"
                    rf"(?:,?{S}(?P<year>{YEAR}))?", dates.month_day),
    ("days_first", rf"{_THE}(?P<day>{DAY}){_RANGE}(?P<day2>{DAY})(?:{S}of)?{S}(?P<month>{MONTH_ANY}){END}"
                   rf"(?:,?{S}(?P<year>{YEAR}))?", dates.month_day),
    ("day_first", rf"{PHASE}?(?:(?P<weekday>{WEEKDAY_ANY}),?{S})?{_THE}(?P<day>{DAY})(?:{S}of)?(?:{S}|-)"
                  rf"(?P<month>{MONTH_ANY}){END}(?:(?:,?{S}|-)(?P<year>{YEAR}))?", dates.month_day),
    ("every_name", rf"(?:every|each){S}(?P<name>{MONTH}|{SEASON}|morning|evening|afternoon|night)", lengths.every_name),
    ("month", rf"(?P<phase>{PHASE})?(?:(?P<which>this past|this coming|last|next|this|past|coming){S})?(?P<month>"
              rf"{MONTH_ANY})"
              rf"(?!\w)(?:{S}?(?:,|of)?{S}?(?P<year>{YEAR})|{S}(?:of{S})?(?P<which_year>(?:last|this|next)"
              rf"{S}year))?", dates.month_year),
    ("holiday", rf"{PHASE}?(?:(?P<which>last|next|this){S})?(?P<name>{HOLIDAY})(?!\w)(?:,?{S}(?P<year>"
                rf"{YEAR}))?", dates.holiday),
    # quarters, and what a company's results compare with
    ("whose_quarter", rf"{PHASE}?{_THE}{_WHOSE_YEAR}(?:fiscal{S})?{_NTH}{JOIN}"
                      rf"(?P<part>quarter|half|period)", quarters.quarter),
    ("quarter", rf"{PHASE}?{_THE}(?:fiscal{S})?{_NTH}(?:{JOIN}fiscal)?{JOIN}(?P<part>quarter|half|period)(?P<plural>s)?(?!\w)"
                rf"{_OF_YEAR}", quarters.quarter),
    ("quarter_pair", rf"{_THE}(?P<ordinal>first|second|third)(?={S}(?:and|or|to){S}(?:second|third|fourth){S}"
                     rf"(?P<part>quarter)(?P<plural>s))", quarters.quarter),
    ("short_quarter", rf"(?P<letter>[qh])(?P<ordinal>[1-4])(?:{S}?(?:of{S})?[’']?(?P<year>{YEAR}|\d\d"
                      rf"(?!\d)))?", quarters.quarter),
    ("short_quarter_year_first", rf"(?P<year>{YEAR}){S}?(?P<letter>[qh])(?P<ordinal>[1-4])", quarters.quarter),
    ("short_quarter_number_first", rf"(?P<ordinal>[1-4])(?P<letter>[qh]){S}?[’']?(?P<year>{YEAR}|\d\d)"
                                   rf"(?!\d)", quarters.quarter),
    ("comparable", rf"{_THE}(?:corresponding|comparable|same|similar){S}(?:period|quarter|month|(?:three{S})?months){S}"
                   rf"(?:last{S}year|a{S}year{S}(?:ago|earlier)|the{S}(?:previous|prior){S}year|of{S}last"
                   rf"{S}year)", quarters.year_earlier),
    ("prior_year", rf"(?:the{S})?(?:prior|previous)[- ]year{S}(?:period|quarter)", quarters.year_earlier),
    ("year_earlier", rf"(?:the{S}|an?{S})?year[- ](?:earlier|(?P<ago>ago)){END}"
                     rf"(?:{S}(?:period|(?P<month>month)|(?:(?P<ordinal>first|second|third|fourth){JOIN})?quarter))?"
                     rf"(?!{S}(?:{NUMBER}{S})?months)",
     quarters.year_earlier),
    ("latest", rf"the{S}(?:latest|most{S}recent){S}(?:quarter|period)", quarters.latest_period),
    ("year_quarter", rf"{_THE}(?:same|corresponding|comparable|like){S}(?:quarter|period){S}(?:of|in){S}"
                     rf"(?P<year>{YEAR})", quarters.year_quarter),
    ("year_quarter_bare", rf"(?:{_THE}(?:(?:same|corresponding|comparable|similar|like){S})?(?P<year>{YEAR})"
                          rf"|last{S}year[’']s){S}(?:quarter|period)", quarters.year_quarter),
    ("season", rf"(?P<phase>{PHASE})?(?:"
               rf"(?P<which>this past|this coming|the past|the coming|last|next|this|past|coming){S})?(?P<the>the{S})?"
               rf"(?:(?:early|late|mid){JOIN})?(?P<season>{SEASON})(?!\w)(?:{S}?(?:,|of)?{S}?(?P<year>"
               rf"{YEAR}))?", periods.season),
    # days around publication
    ("day_after", r"(?P<word>the day before yesterday|the day after tomorrow)", days.relative_day),
    ("relative_day", rf"{_LATE}(?P<word>today|yesterday|tomorrow|tonight|last{S}(?:night|evening)|this{S}"
                     rf"(?:morning|afternoon|evening)|overnight)(?!\w)"
                     rf"(?:{S}(?:late{S}|early{S})?(?P<part>morning|afternoon|evening|night)"
                     rf"(?!\w))?", days.relative_day),
    ("weekday_pair", rf"(?P<weekday>{WEEKDAY})(?={S}(?:and|or){S}(?:{WEEKDAY}){S}(?P<part>{PART})(?P<many>s)"
                     rf"(?!\w))", days.weekday),
    ("weekday", rf"(?:{_LATE}|(?P<hours>{_THE}early{S}hours{S}of{S}))"
                rf"(?:(?P<which>{_WHICH}){S})?(?P<weekday>{WEEKDAY})(?P<plural>s)?(?!\w)"
                rf"(?:,?{S}(?:in{S}the{S})?(?:late{S}|early{S})?(?P<part>{PART})(?P<many>s)?(?!\w)|{S}(?:of{S})?"
                rf"(?P<week>(?:last|next|this){S}week))?", days.weekday),
    ("weekend", rf"{_LATE}the{S}weekend", periods.weekend),
    # repetition, ends of units, counts
    ("frequency", rf"(?P<frequency>{FREQUENCY})", lengths.repeated),
    ("repeated", rf"(?:every|each|once{S}an?|twice{S}an?|per){S}(?:(?:passing|single|other){S})?(?:(?P<count>{NUMBER})"
                 rf"{S})?(?P<unit>{UNIT})", lengths.repeated),
    ("the_end", rf"{PHASE}(?:(?P<which>this|last|next|past|coming|current){S})?(?:(?:fiscal|calendar){S})?(?P<unit>"
                rf"{LONG_UNIT})(?!\w)", periods.end_of_unit),
    ("unit_end", rf"{_THE}(?P<unit>year|month)(?:[’']s)?{JOIN}end", periods.unit_end),
    ("end_unit", rf"end{DASH}(?:(?P<unit>year|month)|(?P<year>{YEAR}))", periods.unit_end),
    ("ago", rf"{NEAR}?(?P<count>{NUMBER}|an?|(?:a{S})?couple{S}of|several|many|(?:a{S})?few|some){JOIN}{_FULL}"
            rf"(?P<unit>{UNIT}){_OR_MORE}{S}{_AGO}", lengths.ago),
    ("units_ago", rf"(?P<unit>{MANY_UNITS}){S}(?P<how>ago|later|earlier)", lengths.ago),
    ("rolling", rf"{NEAR}?(?:each{S}of{S})?(?:(?:the|these|those|its|their|his|her){S})?"
                r"(?:last|past|next|first|coming|final|previous|preceding|following|another|latest|year-earlier|opening)"
                rf"{S}(?P<count>{NUMBER}|couple{S}of|couple)(?:{S}(?:{DASH}|to|or){S}{NUMBER})?{_AND_HALF}"
                rf"{JOIN}{_FULL}(?P<unit>"
                rf"{UNIT})", lengths.length),
    ("several", rf"{NEAR}?{_THE}(?P<which>(?:next|past|last|coming|first|previous|following){S}"
                rf"(?:few|several)|several|a{S}few|few|(?:tens|dozens|scores|hundreds|thousands|millions){S}of"
                rf"|a{S}number{S}of|many|some|recent|past|coming|early|numerous|countless)"
                rf"(?:{S}(?:more|long|short))?{S}(?P<unit>{MANY_UNITS})(?:{S}(?:and|or){S}(?:"
                rf"{MANY_UNITS}))?", lengths.several),
    ("ahead", rf"the{S}(?P<unit>{MANY_UNITS}){S}(?:ahead|to{S}come)", lengths.uncounted),
    ("which_unit", rf"(?:{PHASE}|(?:late|early|earlier|later){S})?(?P<which>{_WHICH_UNIT}){S}(?:"
                   rf"(?:fiscal|calendar|financial|business|trading){S})?(?P<unit>{UNIT})(?!\w)", periods.which_unit),
    ("unit_before", rf"the{S}(?P<unit>day|week|month|year){S}(?P<how>before|after)", periods.unit_before),
    ("the_unit", rf"the{S}(?:full{S})?(?P<unit>year|quarter|week|month)(?!\w)(?!-)", periods.the_unit),
    # years, decades, centuries
    ("decade", rf"{PHASE}?{_THE}(?:(?:early|late|mid){JOIN})?(?:(?P<digits>(?:1[5-9]|20)\d0)[’']?s|[’']"
               rf"(?P<short>[1-9]0)s|(?P<late_short>[1-9]0)[’']s|(?P<word>{DECADE_WORD}))", periods.decade),
    ("century", rf"{PHASE}?{_THE}(?:(?:early|late|mid){JOIN})?(?P<ordinal>{ORDINAL}){JOIN}century", periods.century),
    ("fiscal", rf"{PHASE}?{_THE}(?P<fiscal>fiscal|financial){S}(?:year{S})?(?P<year>{YEAR})", periods.years),
    ("fy", rf"{PHASE}?(?P<fiscal>fy){S}?[’']?(?P<year>{YEAR}|\d\d(?!\d))", periods.years),
    ("half_unit", rf"{NEAR}?half(?:{S}an?{S}|-an?-|-)(?P<unit>{ONE_UNIT})", lengths.half),
    ("length", rf"{NEAR}?(?:(?:the|these|those|full){S})?(?P<count>(?:{NUMBER}|a{S}couple{S}of|couple{S}of|an?))(?:(?:"
               rf"{DASH}|{S}(?:to|or){S}){NUMBER})?"
               rf"{_AND_HALF}{JOIN}{_FULL}(?P<unit>{UNIT})(?P<half_after>{S}and{S}a{S}half)?{_OR_MORE}"
               rf"(?P<old>{JOIN}old)?(?:{JOIN}"
               rf"(?:long|period))?", lengths.length),
    ("unit_long", rf"(?P<unit>hour|day|week|month|year|decade|century){DASH}?long", lengths.unit_long),
    ("units_long", rf"(?P<unit>{MANY_UNITS}){DASH}long", lengths.uncounted),
    ("bare_units", rf"(?P<unit>{MANY_UNITS})(?:{S}(?:or|and){S}(?:{MANY_UNITS}))?", lengths.bare_units),
    ("year", rf"(?P<phase>{PHASE})?(?:the{S}year{S})?(?P<year>{YEAR})(?:(?:{DASH}|/)(?P<year2>{YEAR}|\d\d"
             rf"(?!\d)))?", periods.years),
    # now, the past, the future
    ("present", PRESENT_WORDS, lengths.present),
    ("past", PAST_WORDS, lengths.past),
    ("future", FUTURE_WORDS, lengths.future),
    ("then", "then", lengths.then),
)  # fmt: skip

RULES = {name: Rule(name, re.compile(pattern + END), resolve) for name, pattern, resolve in _TABLE}

ANY = re.compile(
    r"(?<![\w])(?:"
    + "|".join(rf"(?P<{name}>{re.sub(r'[(][?]P<[a-z_0-9]+>', '(?:', pattern)}){END}" for name, pattern, _ in _TABLE)
    + ")"
)
