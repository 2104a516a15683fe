"""State and factuality where grammar settles them: "will send", "has not delivered", "is considering buying", "refused to give".

The words right before a verb of giving, buying or withholding say how far the act has come. Where they are of a known pattern, the
pattern decides and not the model, since a plan taken for a pledge, or a pledge for a delivery, is the mistake that costs a tracker most.
Factuality follows FactBank (Saurí and Pustejovsky 2009): modals and plans lower it, a negation turns it.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from onrecord.reading.acts.verbs import VERBS, VerbGroup
from onrecord.records import ActKind, ActState, Factuality, Span


class Told(NamedTuple):
    """What the grammar before a verb says."""

    kind: ActKind | None
    """None where the model's kind stands."""
    state: ActState
    factuality: Factuality
    hedges: tuple[Span, ...]


_ADVERB = (
    r"(?:(?:already|now|also|since|soon|again|then|just|recently|finally|even|still|jointly|together|immediately|eventually|quietly|only|later|first"
    r"|formally|in turn|instead|today|however|therefore|initially|previously|reportedly|allegedly|apparently|probably|likely|possibly|certainly)[ \u00a0\n]+)*"
)
_NOT = r"(?P<not>not[ \u00a0\n]+(?:yet[ \u00a0\n]+)?|never[ \u00a0\n]+)?"
_S = r"[ \u00a0\n]+"
_NEGATED_AUX = r"(?:won['’]t|wouldn['’]t|hasn['’]t|haven['’]t|hadn['’]t|didn['’]t|doesn['’]t|don['’]t|isn['’]t|aren['’]t|can['’]t|cannot|couldn['’]t)"


def _end(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-])(?:{pattern}){_S}{_ADVERB}$")


_REFUSES = _end(
    r"(?:refus(?:e|es|ed|ing)|declin(?:e|es|ed|ing)) to|rul(?:e|es|ed|ing) out(?: the)?(?: idea of| possibility of)?|(?:is|are|was|were) not (?:ready|willing|prepared|able) to"
    r"|reject(?:s|ed|ing)?(?: the| a)?(?: idea of| calls? to| requests? to| proposals? to)?|(?:has|have|had) no (?:plans?|intention) (?:to|of)"
    r"|(?:will|would|shall|does|do|did) not(?: be)?|won['’]t(?: be)?|wouldn['’]t(?: be)?|unwilling to|opposed to|(?:is|are) not going to"
)
_DENIED = _end(
    r"den(?:y|ies|ied|ying)(?: that| having| ever having)?(?: \w+){0,4}?(?: ha[ds]| having)?(?: been)?|den(?:y|ies|ied|ying)"
)
_NOT_DONE = _end(
    r"(?:has|have|had) not(?: yet)?(?: been)?|(?:hasn|haven|hadn)['’]t(?: yet)?(?: been)?|(?:has|have|had) (?:yet|still) to(?: be)?|did not|didn['’]t|(?:has|have|had) never(?: been)?|(?:was|were) not|(?:was|were) never|is yet to(?: be)?|are yet to(?: be)?"
)
_UNDECIDED = re.compile(
    r"(?:not (?:yet )?(?:been )?(?:decided|clear|known)|unclear|unknown|undecided|no decision|not decided|did not say|has not said|would not say|not settled)[^.;]{0,60}?\b(?:whether|if|when|on)\b[^.;]*$"
)
_MAY = _end(r"(?P<hedge>may|might|could|can)(?: also| yet| soon)?(?: be| have(?: been)?)?")
_CONSIDERS = _end(
    r"(?P<hedge>(?:(?:is|are|was|were|has been|have been)[ ](?:\w+ly )?)?(?:consider(?:s|ed|ing)?|weigh(?:s|ed|ing)?(?: up)?|discuss(?:es|ed|ing)?|mull(?:s|ed|ing)?(?: over)?|explor(?:e|es|ed|ing)|examin(?:e|es|ed|ing)|study|studies|studied|studying"
    r"|debat(?:e|es|ed|ing)|think(?:s|ing)? (?:about|of)|look(?:s|ing)? (?:at|into)|float(?:s|ed|ing)?|open to|talks (?:on|about))(?: the idea of| the possibility of| whether to| a plan to| plans to| options for)?(?: be)?)"
)
_PLANS = _end(
    r"(?P<hedge>plan(?:s|ned|ning)?(?: to| on)|intend(?:s|ed|ing)? to|aim(?:s|ed|ing)? to|hop(?:e|es|ed|ing) to|want(?:s|ed|ing)? to|expect(?:s|ed|ing)? to|prepar(?:e|es|ed|ing)(?: to| for)"
    r"|(?:is|are|was|were|be)(?: \w+ly)? (?:expected|set|due|likely|planned|scheduled|ready|prepared|willing|poised|slated|supposed|about|preparing|inclined|going) to|get(?:ting|s)? ready to|stands? ready to|would like to|would consider|offer(?:s|ed|ing)? to"
    r"|(?:is|are|was|were) to|(?:a |the |its |their )?(?:plan|plans|proposal|bill|intention) to|seek(?:s|ing)? to|propos(?:e|es|ed|ing)(?: to)?)(?: be)?"
)
_PROMISES = _end(
    r"(?:pledg(?:e|es|ed|ing)|promis(?:e|es|ed|ing)|vow(?:s|ed|ing)?|undert(?:ook|ake|akes|aken|aking)|commit(?:s|ted|ting)?(?: itself| themselves)?|agree(?:s|d|ing)?|decid(?:e|es|ed|ing)|announc(?:e|es|ed|ing)(?: plans| a decision)?|(?:decision|commitment|promise|pledge))"
    r"(?: (?:on|last|this|earlier)(?: \w+){1,2})? to(?: be)?|will(?: also)?(?: be)?|shall(?: be)?|['’]ll(?: be)?"
)
_ASKS = _end(
    r"(?:ask(?:s|ed|ing)?|urg(?:e|es|ed|ing)|call(?:s|ed|ing)? (?:on|upon)|appeal(?:s|ed|ing)? to|plead(?:s|ed|ing)? with|press(?:es|ed|ing)?|implor(?:e|es|ed|ing)|beg(?:s|ged|ging)?|requested)(?: [\w’'.-]+){1,6} (?:to|for)"
)
_LETS = _end(
    r"(?:allow(?:s|ed|ing)?|permit(?:s|ted|ting)?|let|lets|authori[sz](?:e|es|ed|ing)|clear(?:s|ed|ing)?|licens(?:e|es|ed|ing))(?: [\w’'.-]+){1,5} to"
)
_DONE = _end(r"(?:has|have|had|having)(?: been)?|(?:was|were|got)")
_DOING = _end(
    r"(?:is|are|was|were|keeps?|kept|continu(?:e|es|ed|ing)|began|begun|started|has been|have been|resumed)(?: being| to(?: be)?)?"
)
_PART = re.compile(
    r"\b(?:first|second|third|initial|the last|the next)\b[^.;]{0,60}$|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|half|some|part|most|\d[\d,.]*)(?: of (?:them|these|which|the \w+))?"
    r"(?: (?:have|has|had))(?: (?:already|now|since|so far))?(?: been)?[ \u00a0\n]+$"
)
"""Only a part has come: whether the whole is under way or this was all is for the model."""
_HEDGE = re.compile(
    r"\b(?:reportedly|allegedly|apparently|is said to have|are said to have|is believed to have|are believed to have|probably|likely)\b"
)


_FREE = re.compile(r"[\w’'”\")][ \u00a0\n]+$")
_BOUND = re.compile(
    r"\b(?:be|being|been|to|by|of|the|a|an|and|newly|recently|will|would|not|never|no|nothing)[ \u00a0\n]+$"
)
"""Before a form that may be a past tense or a participle, these make it the latter, or turn it."""


_NOBODY = re.compile(r"\b(?:no|none|nothing|nobody|neither|nor|not (?:a|an|one|a single|all))\b")


def told_at(text: str, trigger: Span, sentence: int) -> Told | None:
    """What the grammar before the verb at `trigger` says, or None where its pattern is not known.

    sentence: where the trigger's sentence begins.
    """
    word = VERBS.get(trigger.of(text).lower())
    if word is None:
        return None
    start = max(sentence, trigger.start - 110)
    before = text[start : trigger.start].lower()
    group = word.group
    if _UNDECIDED.search(before):
        return Told(None, "considered", "Uu", ())
    if _NOBODY.search(before):
        return None
    for pattern, make in (
        (_DENIED, lambda g: (None, "denied", "CT-")),
        (_NOT_DONE, _not_done),
        (_REFUSES, lambda g: (None, "denied", "CT-")),
        (_ASKS, lambda g: ("request", "requested", "CT+")),
        (_LETS, lambda g: ("approval", "approved", "CT+")),
        (_MAY, lambda g: (None, "considered", "PS+")),
        (_CONSIDERS, lambda g: (None, "considered", "PS+")),
        (_PLANS, lambda g: (None, "considered", "PR+")),
        (_PROMISES, _promised),
    ):
        found = pattern.search(before)
        if found is None:
            continue
        made = make(group)  # type: ignore[operator]
        if made is None:
            return None
        kind, state, factuality = made
        return Told(kind, state, factuality, _hedges(found, start, factuality))
    return _plain(word.forms, group, before, text, trigger)


def _hedges(found: re.Match[str], start: int, factuality: str) -> tuple[Span, ...]:
    if factuality == "CT+":
        return ()
    name = "hedge" if "hedge" in found.re.groupindex else 0
    low, high = found.span(name)
    words = found.string[low:high]
    return (Span(start + low, start + low + len(words.rstrip())),)


def _not_done(group: VerbGroup) -> tuple[ActKind | None, ActState, Factuality] | None:
    return None, "denied", "CT-"


def _promised(group: VerbGroup) -> tuple[ActKind | None, ActState, Factuality] | None:
    return ("pledge", "pledged", "CT+") if group in ("give", "get") else None


def _plain(forms: frozenset[str], group: VerbGroup, before: str, text: str, trigger: Span) -> Told | None:
    """A verb without anything before it that lowers it: done, or being done."""
    if group in ("give", "get") and (("past" in forms or "participle" in forms) and "base" not in forms):
        if _DONE.search(before) or (
            "past" in forms
            and _FREE.search(before)
            and not _BOUND.search(before)
            and not text.startswith(" by ", trigger.end)
        ):
            hedged = _HEDGE.search(before)
            if hedged and before.rstrip().endswith(hedged.group()):
                return None
            if group == "give" and text[trigger.start : trigger.end].lower() in (
                "granted",
                "presented",
                "extended",
                "funded",
                "financed",
                "armed",
                "equipped",
                "released",
            ):
                return None
            return None if _PART.search(before) else Told("delivery", "delivered", "CT+", ())
    return None
