"""Whether a report reads like a translation: its language, a note that says so, or turns of phrase that English has not."""

from __future__ import annotations

import re
from functools import lru_cache

_NOTE = re.compile(
    r"\b(?:machine[- ]translat(?:ed|ion)|translated (?:automatically |by machine )?(?:from|by|into)|"
    r"automatic(?:ally)? translat\w+|"
    r"auto-?translated|google translate|deepl)\b",
    re.IGNORECASE,
)
_FOREIGN = re.compile(
    r"""\b(?:
    with\ (?:the\ )?references?\ to\ (?:the\ )?(?:agency|edition|portal|newspaper|channel|press|media|own\ sources?|sources?)
    | (?:about|of)\ (?:this|it)\ (?:informs?|reports?|writes?|communicates?|declared|stated|told|said)\b
    | about\ what\ (?:informs|reports|writes|wrote)
    | (?:informs?|transmits|communicates|passes\ on)\ (?:the\ )?(?:agency|edition|portal|press|newspaper|channel)
    | (?:portal|agency|edition|newspaper|channel|press\ service|correspondent)\ (?:informs|passes\ on|transmits|communicates)
    | (?:on|by)\ (?:the\ |his\ |her\ )?words\ of | on\ (?:his|her)\ words
    | (?:the\ )?speech\ goes\ about | it\ goes\ about
    | in\ the\ air\ of\ (?:the\ )?(?:tele|radio|channel)
    | be\ in\ the\ course\ of | subscribe\ on\ our
    | head\ of\ the\ (?:diplomacy|foreign\ policy\ department|military\ department|defen[cs]e\ department)
    | (?:declared|specified|underlined|communicated|informed|emphasi[sz]ed)\ the\ (?:diplomat|politician|minister|official|
      head|president|general|deputy|speaker|source|interlocutor|military)
    | to\ the\ question,?\ (?:whether|if) | avoided\ the\ answer | special\ messenger | militaries | interlocutors
    | (?:in|to|of|for|from|into)\ the\ ukraine
      (?!\ (?:war|conflict|crisis|fund|package|contact|defen[cs]e|support|aid|invasion|peace))
    | since\ (?:two|three|four|five|six)\ years | see\ too | as\ it\ was\ reported\ earlier
    | also\ (?:he|she)\ (?:communicated|noted|declared|underlined) | (?:he|she)\ also\ communicated
    | (?:in|at)\ the\ (?:interview|comment)\ to\ (?:the\ )?(?:edition|agency|portal)
    | conducted\ (?:a\ )?telephone\ conversation | the\ edition\ (?:writes|notes)
    | (?:in|for|of|by)\ (?:interview|newspaper|portal|edition|press-conference)\b | at\ \d{1,2}\ hours
    | according\ to\ the\ report\ of | regarding\ this, | extended\ reading | editor\ in\ charge | the\ analysis\ thinks
    | disposes?\ (?:with|of)\ \d | not\ excluded\ that | does\ not\ exclude
    )""",
    re.IGNORECASE | re.VERBOSE,
)
_RECALL = re.compile(r"(?:^|\n)(?:Recall|We recall|We remind|Let us recall|Let us remind)[,:]? ")
_LOOSE_COMMA = re.compile(
    r"\b(?:love|like|know|think|hope|say|said|stated|believe|communicated|declared|noted|informed|told|underlined|"
    r"emphasi[sz]ed|contract|question|fact|condition|opinion), (?:that|when|what|which|if|whether|as)\b"
)
_STRONG, _ENOUGH = 2, 2
"""What a turn of phrase counts that English does not have, and what makes a report a translation; the others may be slips."""


@lru_cache(maxsize=4096)
def reads_translated(text: str, language: str | None = None) -> bool:
    """Whether the words of a report seem to have gone through a translation into English.

    language: the report's, ISO 639; a report in another language translates what an English speaker said.
    """
    if language is not None and not language.lower().startswith("en"):
        return True
    if _NOTE.search(text):
        return True
    return (
        _STRONG * len(_FOREIGN.findall(text)) + len(_RECALL.findall(text)) + len(_LOOSE_COMMA.findall(text)) >= _ENOUGH
    )
