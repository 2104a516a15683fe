"""Whether a report reads like a translation: its language, a note that says so, or turns of phrase that English has not."""

from __future__ import annotations

import re
from functools import lru_cache

_NOTE = re.compile(
    r"\b(?:machine[- ]translat(?:ed|ion)|translated (?:automatically |by machine )?(?:from|by|into)|automatic(?:ally)? translat\w+|"
    r"auto-?translated|google translate|deepl)\b",
    re.IGNORECASE,
)
_FOREIGN = re.compile(
    r"""\b(?:
    with\ (?:the\ )?references?\ to\ (?!the\ (?:law|treaty|article|charter))
    | (?:about|of)\ (?:this|it|that)\ (?:informs?|reports?|writes?|communicates?|declared|stated|told|said)\b
    | about\ what\ (?:informs|reports|writes|wrote)
    | (?:informs?|informed|passes\ on|transmits|communicates)\ (?:the\ )?(?:agency|edition|portal|press|newspaper|channel|[A-Z])
    | (?:portal|agency|edition|newspaper|channel|press\ service|correspondent)\ (?:informs|passes\ on|transmits|communicates)
    | (?:informs|communicates|passes\ on)\ (?:with|the|on)\b
    | on\ (?:the\ )?words\ of | by\ (?:the\ )?words\ of | on\ his\ words | on\ her\ words
    | (?:the\ )?speech\ goes\ about | the\ talk\ is\ about | it\ goes\ about
    | in\ the\ air\ of\ (?:the\ )?(?:tele|radio|channel|[A-Z])
    | be\ in\ the\ course\ of | subscribe\ (?:on|to)\ our\ channel
    | head\ of\ the\ (?:diplomacy|foreign\ policy\ department|military\ department|defen[cs]e\ department)
    | (?:declared|specified|underlined|communicated|informed|emphasi[sz]ed|noted|told|added)\ the\ (?:diplomat|politician|minister|official|head|
      president|general|deputy|speaker|source|driver|interlocutor|military)
    | to\ the\ question,?\ (?:whether|if) | has\ avoided\ the\ answer
    | the\ ukraine\b | the\ armed\ forces\ of\ the\ ukraine
    | since\ (?:two|three|four|five|six)\ years | see\ too\b | we\ remind\b | as\ it\ was\ reported\ earlier
    | (?:he|she)\ also\ communicated | also\ (?:he|she)\ (?:communicated|noted|declared|underlined)
    | (?:underlined|has\ underlined)\ that | (?:in|at)\ the\ (?:interview|comment)\ to\ (?:the\ )?(?:edition|agency|portal)
    | in\ this\ connection\ | conducted\ (?:a\ )?(?:telephone\ )?conversation\ | special\ messenger | militaries\b | the\ edition\ (?:writes|notes)
    )""",
    re.IGNORECASE | re.VERBOSE,
)
_RECALL = re.compile(r"(?:^|\n)(?:Recall|We recall|We remind|Let us recall|Let us remind)[,:]? ")
_LOOSE_COMMA = re.compile(
    r"\b(?:love|like|know|think|hope|say|said|stated|believe|communicated|declared|noted|informed|told|underlined|"
    r"emphasi[sz]ed|contract|question|fact|condition|opinion), (?:that|when|what|which|if|whether|as)\b"
)
_ENOUGH = 2
"""So many foreign turns make a report a translation; one can be a slip."""


@lru_cache(maxsize=4096)
def reads_translated(text: str, language: str | None = None) -> bool:
    """Whether the words of a report seem to have gone through a translation into English.

    language: the report's, ISO 639; a report in another language translates what an English speaker said.
    """
    if language is not None and not language.lower().startswith("en"):
        return True
    if _NOTE.search(text):
        return True
    found = len(_FOREIGN.findall(text)) + len(_RECALL.findall(text)) + len(_LOOSE_COMMA.findall(text))
    return found >= (_ENOUGH if len(text) > _SHORT else 1)


_SHORT = 400
"""Characters up to which one foreign turn is enough."""
