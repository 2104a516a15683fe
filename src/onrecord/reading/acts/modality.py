"""State and factuality where grammar settles them: "will send", "has not delivered", "is considering buying", "refused to give".

The words right before a verb of giving, buying or withholding say how far the act has come. Where they are of a known
pattern, the pattern decides and not the model, since a plan taken for a pledge, or a pledge for a delivery, is the mistake
that costs a tracker most. Factuality follows FactBank (Saurí and Pustejovsky 2009): modals and plans lower it, a negation
turns it.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from onrecord.reading.acts.verbs import VERBS, VerbWord
from onrecord.records import ActKind, ActState, Factuality, Span


class Told(NamedTuple):
    """What the grammar before a verb says."""

    kind: ActKind | None
    """None where the model's kind stands."""
    state: ActState
    factuality: Factuality
    hedges: tuple[Span, ...]


_ADVERB = (
    r"(?:(?:already|now|also|since|soon|again|then|just|recently|finally|even|still|jointly|together"
    r"|immediately|eventually|quietly|only|later|first"
    r"|formally|in turn|instead|today|however|therefore|initially|previously|reportedly|allegedly|apparently"
    r"|probably|likely|possibly|certainly)[ \u00a0\n]+)*"
)
_S = r"[ \u00a0\n]+"


def _end(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-])(?:{pattern}){_S}{_ADVERB}$")


_REFUSES = _end(
    r"(?:refus(?:e|es|ed|ing)|declin(?:e|es|ed|ing)) to|rul(?:e|es|ed|ing) out(?: the)?(?: idea of"
    r"| possibility of)?|(?:is|are|was|were) not (?:ready|willing|prepared|able) to"
    r"|reject(?:s|ed|ing)?(?: the| a)?(?: idea of| calls? to| requests? to| proposals? to)?|(?:has|have"
    r"|had) no (?:plans?|intention) (?:to|of)"
    r"|(?:will|would|shall|does|do|did) not(?: be)?|won['’]t(?: be)?|wouldn['’]t(?: be)?|unwilling to"
    r"|opposed to|(?:is|are) not going to"
)
_DENIED = _end(
    r"den(?:y|ies|ied|ying)(?: that| having| ever having)?(?: \w+){0,4}?(?: ha[ds]| having)?(?: been)?"
    r"|den(?:y|ies|ied|ying)"
)
_NOT_DONE = _end(
    r"(?:has|have|had) not(?: yet)?(?: been)?|(?:hasn|haven|hadn)['’]t(?: yet)?(?: been)?|(?:has|have"
    r"|had) (?:yet|still) to(?: be)?|did not|didn['’]t|(?:has|have|had) never(?: been)?|(?:was|were) not"
    r"|(?:was|were) never|is yet to(?: be)?|are yet to(?: be)?"
)
_UNDECIDED = re.compile(
    r"(?:not (?:yet )?(?:been )?(?:decided|clear|known)|unclear|unknown|undecided|no decision|not decided"
    r"|did not say|has not said|would not say|not settled)[^.;]{0,60}?\b(?:whether|if|when|on)\b[^.;]*$"
)
_MAY = _end(r"(?P<hedge>may|might|could|can)(?: also| yet| soon)?(?: be| have(?: been)?)?")
_CONSIDERS = _end(
    r"(?P<hedge>(?:(?:is|are|was|were|has been|have been)[ ](?:\w+ly )?)?(?:consider(?:s|ed|ing)?|weigh(?:s"
    r"|ed|ing)?(?: up)?|discuss(?:es|ed|ing)?|mull(?:s|ed|ing)?(?: over)?|explor(?:e|es|ed|ing)|examin(?:e|es"
    r"|ed|ing)|study|studies|studied|studying"
    r"|debat(?:e|es|ed|ing)|think(?:s|ing)? (?:about|of)|look(?:s|ing)? (?:at|into)|float(?:s|ed|ing)?"
    r"|open to|talks (?:on|about))(?: the idea of| the possibility of| whether to| a plan to| plans to"
    r"| options for)?(?: be)?)"
)
_PLANS = _end(
    r"(?P<hedge>plan(?:s|ned|ning)?(?: to| on)|intend(?:s|ed|ing)? to|aim(?:s|ed|ing)? to|hop(?:e|es|ed"
    r"|ing) to|want(?:s|ed|ing)? to|expect(?:s|ed|ing)? to|prepar(?:e|es|ed|ing)(?: to| for)"
    r"|(?:is|are|was|were|be)(?: \w+ly)? (?:expected|set|due|likely|planned|scheduled|ready|prepared|willing"
    r"|poised|slated|supposed|about|preparing|inclined|going) to|get(?:ting|s)? ready to|stands? ready to"
    r"|would like to|would consider|offer(?:s|ed|ing)? to"
    r"|(?:is|are|was|were) to|(?:a |the |its |their )?(?:plan|plans|proposal|bill|intention) to|seek(?:s"
    r"|ing)? to|propos(?:e|es|ed|ing)(?: to)?)(?: be)?"
)
_PROMISES = _end(
    r"(?:pledg(?:e|es|ed|ing)|promis(?:e|es|ed|ing)|vow(?:s|ed|ing)?|undert(?:ook|ake|akes|aken|aking)"
    r"|commit(?:s|ted|ting)?(?: itself| themselves)?|agree(?:s|d|ing)?|decid(?:e|es|ed|ing)|announc(?:e|es|ed"
    r"|ing)(?: plans| a decision)?|(?:decision|commitment|promise|pledge))"
    r"(?: (?:on|last|this|earlier)(?: \w+){1,2})? to(?: be)?|will(?: also)?(?: be)?|shall(?: be)?|['’]ll(?: be)?"
)
_ASKS = _end(
    r"(?:ask(?:s|ed|ing)?|urg(?:e|es|ed|ing)|call(?:s|ed|ing)? (?:on|upon)|appeal(?:s|ed|ing)? to|plead(?:s"
    r"|ed|ing)? with|press(?:es|ed|ing)?|implor(?:e|es|ed|ing)|beg(?:s|ged|ging)?"
    r"|requested)(?: [\w’'.-]+){1,6} (?:to|for)"
)
_LETS = _end(
    r"(?:allow(?:s|ed|ing)?|permit(?:s|ted|ting)?|let|lets|authori[sz](?:e|es|ed|ing)|clear(?:s|ed|ing)?"
    r"|licens(?:e|es|ed|ing))(?: [\w’'.-]+){1,5} to"
)
_DONE = _end(r"(?:has|have|had|having)(?: been)?|(?:was|were|got)")
_DOING = _end(
    r"(?:is|are|was|were|keeps?|kept|continu(?:e|es|ed|ing)|began|begun|started|has been|have been"
    r"|resumed)(?: being| to(?: be)?)?"
)
_PART = re.compile(
    r"\b(?:first|second|third|initial|the last|the next)\b[^.;]{0,60}$|\b(?:one|two|three|four|five|six|seven"
    r"|eight|nine|ten|half|some|part|most|\d[\d,.]*)(?: of (?:them|these|which|the \w+))?"
    r"(?: (?:have|has|had))(?: (?:already|now|since|so far))?(?: been)?[ \u00a0\n]+$"
)
"""Only a part has come: whether the whole is under way or this was all is for the model."""
_HEDGE = re.compile(
    r"\b(?:reportedly|allegedly|apparently|probably|likely|(?:is|are) (?:said|believed|thought) to have)[ \u00a0\n]+$"
)


_FREE = re.compile(r"[\w’'”\")][ \u00a0\n]+$")
_BOUND = re.compile(
    r"\b(?:be|being|been|to|by|of|the|a|an|and|newly|recently|will|would|not|never|no|nothing)[ \u00a0\n]+$"
)
"""Before a form that may be a past tense or a participle, these make it the latter, or turn it."""


_NOBODY = re.compile(r"\b(?:no|none|nothing|nobody|neither|nor|not (?:a|an|one|a single|all))\b")


_GRANTING = frozenset("granted presented extended armed equipped released".split())
"""Pasts of giving that grant, show or enlarge as often as they hand over."""
_SETTLED: tuple[tuple[re.Pattern[str], ActKind | None, ActState, Factuality], ...] = (
    (_DENIED, None, "denied", "CT-"),
    (_NOT_DONE, None, "denied", "CT-"),
    (_REFUSES, None, "denied", "CT-"),
    (_ASKS, "request", "requested", "CT+"),
    (_LETS, "approval", "approved", "CT+"),
    (_MAY, None, "considered", "PS+"),
    (_CONSIDERS, None, "considered", "PS+"),
    (_PLANS, None, "considered", "PR+"),
)
"""Tried in this order; None as a kind leaves the model's."""


def told_at(text: str, trigger: Span, sentence: int) -> Told | None:
    """What the grammar before the verb at `trigger` says, or None where its pattern is not known.

    sentence: where the trigger's sentence begins.
    """
    word = VERBS.get(trigger.of(text).lower())
    if word is None:
        return None
    start = max(sentence, trigger.start - 110)
    before = text[start : trigger.start].lower()
    if _UNDECIDED.search(before):
        return Told(None, "considered", "Uu", ())
    if _NOBODY.search(before):
        return None
    for pattern, kind, state, factuality in _SETTLED:
        found = pattern.search(before)
        if found:
            return Told(kind, state, factuality, _hedges(found, start, factuality))
    if _PROMISES.search(before):
        return Told("pledge", "pledged", "CT+", ()) if word.group in ("give", "get") else None
    return _plain(word, before, text, trigger)


def _hedges(found: re.Match[str], start: int, factuality: str) -> tuple[Span, ...]:
    if factuality == "CT+":
        return ()
    name = "hedge" if "hedge" in found.re.groupindex else 0
    low, high = found.span(name)
    words = found.string[low:high]
    return (Span(start + low, start + low + len(words.rstrip())),)


def _plain(word: VerbWord, before: str, text: str, trigger: Span) -> Told | None:
    """A past tense or participle of giving with nothing before it that lowers it."""
    forms = word.forms
    if word.group not in ("give", "get") or "base" in forms or not forms & {"past", "participle"}:
        return None
    is_past = "past" in forms and _FREE.search(before) and not _BOUND.search(before)
    is_past = is_past and not text.startswith(" by ", trigger.end)
    if not (_DONE.search(before) or is_past) or _PART.search(before) or _HEDGE.search(before):
        return None
    if trigger.of(text).lower() in _GRANTING:
        return None
    return Told("delivery", "delivered", "CT+", ())
