"""The noun phrase that a number counts, found without a tagger: from the number over modifiers to the first plural."""

from __future__ import annotations

import re

from onrecord.records import Span as Unit

MOST_WORDS = 6
"""Modifiers and noun together: "new long-range surface-to-air missile systems" has five."""

_ZERO_PLURALS = frozenset(
    "people men women children aircraft troops personnel cattle salmon sheep fish police staff crew spacecraft hovercraft "
    "artillery infantry offspring deer bison cod trout shrimp poultry percent series species barracks headquarters teeth feet "
    "geese mice oxen lice dice criteria phenomena bacteria media data alumni fungi nuclei stimuli cacti firemen policemen "
    "policewomen servicemen servicewomen fishermen gunmen businessmen businesswomen congressmen congresswomen clergymen "
    "lawmen crewmen seamen airmen guardsmen militiamen watchmen horsemen spokesmen spokeswomen statesmen noblemen salesmen "
    "cameramen craftsmen sportsmen englishmen frenchmen irishmen dutchmen welshmen workmen tradesmen chairmen fathom hertz "
    "km kg mw gw kw mwh gwh kwh twh hectare lb lbs tn tons".split()
)
"""Plurals that do not end in s, and short forms of measures."""
_NOT_PLURAL = frozenset(
    "is was has does his its this us as thus yes plus various previous serious dangerous numerous anonymous religious famous "
    "enormous hazardous poisonous indigenous mysterious prestigious ambitious suspicious precious outrageous nervous obvious "
    "continuous rigorous vigorous generous humorous monstrous disastrous infectious contagious autonomous amphibious heinous "
    "less unless across perhaps always besides nevertheless towards afterwards sometimes overseas press process progress "
    "success access stress class mass glass grass gas bus virus status crisis basis analysis business illness witness campus "
    "corps census consensus focus bonus bias canvas chaos christmas paris texas arkansas kansas brussels athens naples wales "
    "reuters politics economics physics athletics homeless wireless stainless jobless countless useless cross loss boss "
    "congress fitness wilderness address express dress mess kiss pass miss chess happiness weakness awareness times says "
    "comes goes makes takes gives means needs wants remains includes hours degrees anti-gas s".split()
)
_MODIFIER_PLURALS = frozenset(
    "arms sports sales communications goods customs weapons logistics operations savings news electronics "
    "explosives emergency-services forces systems special-forces".split()
)
"""Plurals that often stand before the noun counted ("sports cars", "arms deals", "weapons systems")."""
_STOPS = frozenset(
    "of in on at by for with from to into onto over under after before since until as than that which who whom whose when where "
    "while because if though although but and or nor so yet the a an this these those their its his her our your my is are was "
    "were be been being am has have had having do does did will would shall should can could may might must not no also then "
    "there here it he she they we you i him them me said says say told added according per each every all both either neither "
    "about around against between among within without during through via amid near off out up down away ago later earlier "
    "today yesterday tomorrow now still just only even already almost nearly remain remained killed wounded injured died dead "
    "came went took made got gave left right percent percentage per cent point points odd hundred thousand million billion "
    "dozen one two three four five six seven eight nine ten what how why times time degrees o'clock am pm a.m p.m mm cm calibre "
    "caliber th st nd rd".split()
)
_SKIPPED = frozenset("more other others additional further extra new-look another".split())
"""Words after the number that are no part of the unit ("five more vehicles")."""
_SPEAKERS = frozenset(
    "source sources official officials diplomat diplomats aide aides insider insiders spokesman spokesmen "
    "spokeswoman spokeswomen spokesperson spokespersons spokespeople".split()
)
_NOT_COUNTED = frozenset(
    "times points point degrees thirds quarters fifths halves ways fold decades centuries percent years months "
    "weeks days hours minutes seconds nights weekends mornings evenings afternoons cents basis".split()
)
_WHO_SPOKE = re.compile(
    r"[ \n](?:familiar with|with (?:direct )?knowledge|briefed on|close to|who (?:asked|spoke|requested|declined))"
    r"|(?:[ \n](?:who(?: were| was| are)?|of|in|at|from|on|with|inside|for|near)"
    r"(?:[ \n](?!were|was|are|is|have|has|had|and|or|killed|died|after|before|when)[\w’'-]+){1,7}?)?"
    r"[ \n](?:said|told|says|described|insisted|recalled|warned that|confirmed that)\b"
)
"""What follows a count of people whose word is reported: they are speakers, not counted things."""
_SPOKEN_TO = re.compile(
    r"\b(?:according to|citing|cited|conversations with|interviews with|spoke (?:to|with)|quoting|quoted|told by)[ \n](?:the )?$"
)
_WORD = re.compile(r"([ \u00a0\n]|-(?=[a-z]{3,}\b(?!-)))((?:[^\W\d_]|[’'&.](?=\w))(?:[\w&]|[-’'.](?=\w))*)")
_DESIGNATION = re.compile(r"[ \u00a0](?:\d{1,3}[a-z]{0,3}\d?|[ivx]{1,4})(?=[ \u00a0][a-z])")
"""A model number inside the unit: "30 Leopard | 2 | tanks"."""
_LEAD = re.compile(r"(?:-odd(?![a-z]))?(?:[ \u00a0]\d{1,3}(?:\.\d{1,2})?(?: |-)?mm(?![a-z]))?")
"""What may stand between number and noun: "50-odd lorries", "500 155mm shells" (a calibre)."""
_VERBISH = re.compile(r"(?:ly|n[’']t)$")
_TAIL = re.compile(r" of war(?![a-z])")


def find_unit(text: str, low: str, number: int, start: int, end: int, *, one: bool) -> Unit | None:
    """The span of the counted words that follow a number, or None where it counts nothing that is named, or speakers.

    number, start: where the number begins and ends. one: the noun is a singular, so that nothing shows where its phrase
    ends: left out ("one ship" is seldom a count that matters, "one" seldom a number).
    """
    if one:
        return None
    lead = _LEAD.match(low, start, end)
    at, first, count, capital = lead.end() if lead else start, None, 0, False
    while count < MOST_WORDS:
        word = _WORD.match(low, at, end)
        if word is None:
            designation = _DESIGNATION.match(low, at, end) if capital else None
            if designation is None:
                return None
            at = designation.end()
            continue
        name = word[2]
        if name in _SKIPPED and first is None and name != "others":
            at = word.end()
            continue
        if name in _STOPS or (_VERBISH.search(name) and first is not None and not text[word.start(2)].isupper()):
            return None
        capital = text[word.start(2)].isupper()
        first = word.start(2) if first is None else first
        count += 1
        if _is_plural(name) and not _modifies(text, low, word, end):
            return _accepted(low, number, first, word)
        at = word.end()
    return None


def _is_plural(name: str) -> bool:
    if name in _ZERO_PLURALS:
        return True
    return (
        name.endswith("s")
        and not name.endswith(("ss", "’s", "'s", "ous"))
        and name not in _NOT_PLURAL
        and len(name) > 2
    )


def _modifies(text: str, low: str, word: re.Match[str], end: int) -> bool:
    """Whether a plural only describes the plural after it: "sports cars"."""
    following = _WORD.match(low, word.end(), end)
    if following is None or following[2] in _STOPS:
        return False
    if text[word.start(2)].isupper() and text[following.start(2)].islower() and _is_plural(following[2]):
        return True  # "Abrams tanks", "Taurus missiles"
    return (word[2] in _MODIFIER_PLURALS and _is_plural(following[2])) or word[2] in (
        "police",
        "artillery",
        "infantry",
        "crew",
        "staff",
    )


def _accepted(low: str, number: int, first: int, word: re.Match[str]) -> Unit | None:
    name = word[2]
    if name in _NOT_COUNTED or name in _SPEAKERS:
        return None
    if _WHO_SPOKE.match(low, word.end()) or _SPOKEN_TO.search(low[max(0, number - 30) : number]):
        return None
    tail = _TAIL.match(low, word.end()) if name == "prisoners" else None
    return Unit(first, tail.end() if tail else word.end(2))
