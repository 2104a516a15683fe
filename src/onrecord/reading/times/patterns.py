"""Building blocks of the patterns for time expressions; all read lower-cased text."""

from __future__ import annotations

from onrecord.reading.numbers import DIGITS, ORDINALS, WORDS, alternatives
from onrecord.reading.times.vocabulary import (
    DAY_PARTS,
    DECADE_WORDS,
    FREQUENCIES,
    FUTURE,
    HOLIDAYS,
    MONTH_SHORT,
    MONTHS,
    PAST,
    PLURAL_UNITS,
    PRESENT,
    SEASONS,
    UNITS,
    WEEKDAY_SHORT,
    WEEKDAYS,
    ZONES,
)

END = r"(?![\w])"
GAP = r"[ \t\u00a0]*\n?[ \t\u00a0]*"
"""Blanks inside an expression; a line may end in it, a paragraph may not."""
S = r"[ \t\u00a0]{1,3}\n?[ \t\u00a0]{0,3}|\n"
S = rf"(?:{S})"
DASH = r"[-–—‑]"
JOIN = rf"(?:{S}|{DASH})"

WEEKDAY = alternatives(WEEKDAYS)
WEEKDAY_ANY = rf"(?:{WEEKDAY}|(?:{alternatives(WEEKDAY_SHORT)})\.?)"
MONTH = alternatives(MONTHS)
MONTH_ANY = rf"(?:{MONTH}|(?:{alternatives(MONTH_SHORT)})(?:\.|(?![a-z])))"
SEASON = alternatives(SEASONS)
HOLIDAY = alternatives({**HOLIDAYS, **{name.replace("'", "’"): None for name in HOLIDAYS}})
PART = alternatives(DAY_PARTS)
UNIT = alternatives([*UNITS, *PLURAL_UNITS])
ONE_UNIT = alternatives(UNITS)
MANY_UNITS = alternatives(PLURAL_UNITS)
LONG_UNIT = r"(?:day|weekend|week|fortnight|month|quarter|year|decade|century)"
FREQUENCY = alternatives(FREQUENCIES)
DECADE_WORD = alternatives(DECADE_WORDS)
ZONE = rf"(?:\(?(?:{alternatives(ZONES)}){END}\)?)"
PRESENT_WORDS = alternatives(PRESENT)
PAST_WORDS = alternatives(PAST)
FUTURE_WORDS = alternatives(FUTURE)

DAY = r"(?:[0-2]?[1-9]|[123]0|31)(?:st|nd|rd|th)?(?![\d])"
YEAR = r"(?:1[0-9]|20|21)\d\d(?!\d)"
LATE = r"(?:early|late|mid|earlier|later|middle|very early|very late)"
PHASE = (
    rf"(?:(?:the{S})?(?:(?:very{S})?(?:early|late|mid|earlier|later)|"
    rf"(?:beginning|start|middle|end|close|latter part|early part"
    rf"|later part|(?:first|last|final) days|(?:first|second|third|fourth|last|final) week){S}of)"
    rf"{JOIN}(?:in{S}|on{S}|of{S})?(?:the{S})?)"
)
"""early/late/mid-, "the end of": kept in the span, not in the value (TIMEX3 keeps them in `mod`)."""
NEAR = (
    rf"(?:(?:about|around|nearly|almost|roughly|approximately|some|more than|less than|fewer than|at least|up to|over|under"
    rf"|just over|just under|well over|barely|only|just|an additional|another|at most|as long as){S}"
    rf"(?!(?:the|this|these|last|next){S}))"
)
NUMBER = rf"(?:{WORDS}|{DIGITS})"
ORDINAL = rf"(?:{alternatives(ORDINALS)}|\d{{1,3}}(?:st|nd|rd|th))"
CLOCK = (
    r"(?:(?:1[0-2]|0?[1-9])(?:[:.][0-5]\d){0,2} ?(?:a\.m\.?|p\.m\.?|am(?![a-z])|pm(?![a-z]))"
    r"|(?:[01]?\d|2[0-3]):[0-5]\d(?::[0-5]\d)?(?![\d:])"
    r"|(?:[01]\d|2[0-3])[0-5]\d ?(?:(?=gmt|utc)|hours|hrs)"
    r"|(?:1[0-2]|[1-9]|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve) o[’']clock"
    rf"|(?:1[0-2]|[1-9]|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve){S}in{S}the{S}"
    r"(?:morning|afternoon|evening)|noon|midday|midnight)"
)
