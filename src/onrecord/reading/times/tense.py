"""Which way a time expression points: the verb nearest to it tells past from future.

No tagger: closed lists of auxiliaries and irregular pasts, "-ed", and the words after which an infinitive lies ahead.
"""

from __future__ import annotations

import re
from typing import Literal

from onrecord.reading.numbers import alternatives

Direction = Literal["past", "future"]

BEFORE_CHARS = 160
AFTER_CHARS = 60

_AHEAD = (
    "plan", "plans", "planned", "planning", "expect", "expects", "expected", "scheduled", "set", "due", "agree",
    "agrees",
    "agreed", "want", "wants", "hope", "hopes", "hoping", "intend", "intends", "vow", "vows", "vowed", "promise",
    "promises", "promised", "ready", "likely", "have", "has", "is", "are", "need", "needs", "prepare", "prepares",
    "preparing", "about", "going", "slated", "supposed", "forecast", "aim", "aims", "poised", "asked", "urged",
    "ordered",
    "told", "able", "threaten", "threatens", "threatened", "offer", "offers", "offered", "pledge", "pledges", "pledged",
    "decided", "was", "were", "wanted", "hoped", "intended", "sworn", "bound",
)  # fmt: skip
_SCHEDULED = (
    "start", "starts", "begin", "begins", "resume", "resumes", "expire", "expires", "convene", "convenes", "take effect",
    "takes effect", "come into force", "comes into force", "kick off", "kicks off", "reopen", "reopens",
)  # fmt: skip
"""Verbs that speak of the future in the present tense ("talks resume on Friday")."""
_IRREGULAR = (
    "was", "were", "had", "did", "said", "told", "went", "came", "took", "gave", "made", "met", "held", "left", "won",
    "lost", "fell", "rose", "began", "began", "broke", "brought", "built", "bought", "caught", "chose", "drew", "drove",
    "fought", "found", "flew", "got", "grew", "heard", "hit", "kept", "knew", "led", "paid", "put", "ran", "saw",
    "sent",
    "shot", "showed", "sold", "spoke", "spent", "stood", "struck", "swept", "thought", "wrote", "sought", "became",
    "been", "born", "forced", "sank", "shook", "tore", "threw", "withdrew", "overthrew", "hurt", "cut", "ate", "blew",
    "taken", "given", "seen", "known", "done", "gone", "written", "begun", "broken", "killed",
)  # fmt: skip
_NOT_PAST = ("united", "armed", "need", "indeed", "speed", "proceed", "exceed", "succeed", "agreed to", "feed", "seed",
             "hundred", "sacred", "embed", "unprecedented", "alleged", "so-called", "combined", "breed", "greed",
             "mohammed", "ahmed", "fed", "red", "bed", "shed", "med")  # fmt: skip

_SIGNAL = re.compile(
    r"(?<![a-z])(?:(?P<future>(?:(?:will|would|shall|won[’']t|wouldn[’']t|must|should|may|might|could|can)"
    rf"|(?:{alternatives(_AHEAD)})(?: (?:on )?[a-z]{{3,6}}day)? to)"
    r"(?: (?:not|also|be|have to|now|then|likely|probably))*(?: [a-z]+)?"
    r"|(?:expect|forecast|project|anticipate|predict)s?(?![a-z])|deadline|upcoming|effective|payable|forthcoming"
    r"|redeemable|(?:is|are) [a-z]{2,20}ing"
    r"|(?:expected|scheduled|due|planned|slated|set)(?: (?:for|on|in|by|at|later|early|this|next)(?![a-z]))"
    rf"|(?:{alternatives(_SCHEDULED)})(?![a-z]))"
    rf"|(?P<none>(?:{alternatives(_NOT_PAST)})(?![a-z]))"
    rf"|(?P<past>(?:{alternatives(dict.fromkeys(_IRREGULAR))}|[a-z]{{2,24}}ed)(?![a-z])))|[’'](?P<short>ll) [a-z]+"
)
_HEADLINE_INFINITIVE = re.compile(r"(?<![a-z])to [a-z]{3,}")
""" "Envoy to visit Kyiv on Friday", where no verb was found."""
_SENTENCE_END = re.compile(r"[.!?][\"”’')]{0,2}\s+(?=[A-Z\"“‘'(])|\n[ \t\r]*\n")
_LIMIT = re.compile(
    r"(?:by|until|till|no later than|as soon as|starting|beginning|from|effective|due|payable|ahead of)\s+(?:about |the )?$"
)

_HAD = re.compile(r"[^.;\n]{0,40}\bhad\b")
""" "By Wednesday 20 homes had burned"."""
_SINCE = re.compile(r"(?<![a-z])since\s+(?:about |the )?$")


def direction(text: str, low: str, start: int, end: int) -> Direction | None:
    """Past or future, by the nearest verb before `start` in the sentence, else the first after `end`; None without one.

    "by Friday", "until Friday", "effective Dec. 7" lie ahead whatever the verb.
    """
    left = max(0, start - BEFORE_CHARS)
    if _LIMIT.search(low, max(left, start - 30), start):
        return "past" if _HAD.match(low, end) else "future"
    if _SINCE.search(low, max(left, start - 30), start):
        return "past"
    for boundary in _SENTENCE_END.finditer(text, left, start):
        left = boundary.end()
    found: Direction | None = None
    for signal in _SIGNAL.finditer(low, left, start):
        found = _reads(signal) or found
    if found:
        return found
    stop = _SENTENCE_END.search(text, end, end + AFTER_CHARS)
    for signal in _SIGNAL.finditer(low, end, stop.start() if stop else end + AFTER_CHARS):
        after = _reads(signal)
        if after:
            return after
    return "future" if _HEADLINE_INFINITIVE.search(text, left, start) else None


def _reads(signal: re.Match[str]) -> Direction | None:
    if signal["future"] or signal["short"]:
        return "future"
    return "past" if signal["past"] else None
