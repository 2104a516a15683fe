"""Time expressions: finds them in text and resolves them against the publication's day (TIMEX3, ISO-TimeML).

In: text and when it was published. Out: `TimeExpression`s; `days_of` gives the days that a value stands for.
"""

from onrecord.reading.times.finder import find_times
from onrecord.reading.times.values import days_of

__all__ = ["days_of", "find_times"]
