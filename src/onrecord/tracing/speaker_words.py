"""Words by which speakers of several reports are told apart or joined."""

from __future__ import annotations

import re

from onrecord.tracing.same_names import plain_words

OFFICE = re.compile(
    r"\b(?:prime minister|premier|chancellor|(?:vice[ -])?president|minister|secretary(?: of \w+)?"
    r"|spokes(?:man|woman|person)|ambassador|envoy|commissioner|commander|governor|mayor|chief executive"
    r"|secretary[ -]general|speaker|general|admiral|colonel|chair(?:man|woman|person)?|head of [\w ]+|press secretary"
    r"|chief of (?:staff|defen[cs]e))\b",
    re.IGNORECASE,
)
_SPOKES = r"(?:spokes(?:man|woman|person)|spokespeople|press (?:office|service|secretary))"
SPOKES = re.compile(rf"\b{_SPOKES}\b", re.IGNORECASE)
SPOKES_FOR = re.compile(rf"(?:^an? |^the )?\b{_SPOKES}\b(?: (?:for|of|at|from) (?:the )?)?", re.IGNORECASE)
BODY = re.compile(
    r"\b(?:ministry|department|government|office|embassy|command|army|navy|air force|armed forces|general staff|parliament"
    r"|committee|commission|council|cabinet|agency|administration|presidency|chancellery|bank|company|group|authority|service"
    r"|operator|party|union|court|police|mission|delegation|directorate|staff)\b",
    re.IGNORECASE,
)
IS_BODY = re.compile(rf"{BODY.pattern}$", re.IGNORECASE)
"""A description whose last word is a body: "the President's Office"."""
SOURCES = re.compile(
    r"\b(?:sources?|people|persons?|officials?|diplomats?|aides?|insiders?|interlocutors?|someone|somebody|individuals?"
    r"|circles|informants?|functionar(?:y|ies)|executives?|employees?|officers?|lawmakers?|advisers?|bankers?|traders?)\b",
    re.IGNORECASE,
)
AGAIN = re.compile(
    r"(?:the )?(?:one|two|three|four|some|both|another|others?|a second|a third|all|each|either|neither|most|several) of "
    r"(?:them|the|these|those|its|their)\b"
    r"|(?:the|these|those|both|the same) (?:[\w-]+ )?(?:sources?|people|persons?|two|three|four|diplomats?|officials?|insiders?"
    r"|interlocutors?)$"
    r"|(?:the )?(?:second|third|other|another)(?: \w+)?$",
    re.IGNORECASE,
)
"""People spoken of again: of them, or some of them."""
COUNTED = re.compile(r"(?:two|three|four|five|six|seven|eight|nine|ten|\d+) ", re.IGNORECASE)
OWN_NAME = re.compile(r"[A-Z][a-z]{4,}")
"""One word by which a body goes ("Pentagon")."""
IN_PLACE = re.compile(r"\s+in (?:the )?[A-Z][\w’'-]*(?: [A-Z][\w’'-]*)*$")
FIRM = re.compile(r"\b(?:company|firm|manufacturer|maker|group|contractor)$", re.IGNORECASE)
FIRM_NAME = re.compile(r"(?<=[a-z,] )(?:[A-Z][\w&-]+)(?: (?:[A-Z][\w&-]+|&))+")
"""A name of two words or more within a sentence."""
WHEN = re.compile(r"\s+(?:on|by|late|early|earlier|today|yesterday|this|last|at|in a)\b(?: \w+)*$", re.IGNORECASE)
"""When somebody did not answer, behind the words that name them."""
_SORTS = {
    "ministry": "ministry", "department": "ministry", "secretariat": "ministry", "committee": "committee",
    "commission": "committee", "parliament": "parliament", "senate": "parliament", "bundestag": "parliament",
    "assembly": "parliament", "army": "army", "forces": "army", "command": "army", "navy": "navy", "force": "air force",
    "staff": "staff", "embassy": "embassy", "bank": "bank", "union": "union", "government": "government", "office": "office",
    "council": "council",
}  # fmt: skip
OWNED = re.compile(r"(?:its|their|his|her|our|your|my|whose)\b", re.IGNORECASE)
DETERMINER = re.compile(r"^(?:the|an?)\s+", re.IGNORECASE)
NOBODY = re.compile(
    r"(?:nobody|no one|both|neither|some|many|most|others?|several|few|a few\b.*|people|everyone|anyone|they|them|we|i"
    r"|he|she|it|so|the|who"
    r"|the public|readers?|critics|observers?\b.*|experts?|analysts?|the world|(?:[\w-]+ )?media(?: \w+)?|reports?|offices?"
    r"|governments?|(?:federal|national) government|ministry|department|parliament|committee|operator|first|second|third|one"
    r"|the author|the footer|[\w -]+ (?:there|here)"
    r"|(?:[\w-]+ )*(?:version|wording|clip|footage|caption)s?|opposition|the opposition|europe(?:ans)?|the west|countries\b.*"
    r"|(?:the )?(?:previous|former|last|new|current) \w+)$",
    re.IGNORECASE,
)
"""Descriptions that name nobody in particular, or nobody whom another report could name too."""
_PLAIN = frozenset(
    "the a an of for and in on at to with who by its his her their our from into as about over two three four five six seven "
    "eight nine ten one several some senior former unnamed anonymous familiar direct knowledge matter matters talks discussions "
    "plan plans close briefed involved person people persons source sources official officials diplomat diplomats aide aides "
    "insider insiders individual individuals interlocutor interlocutors someone somebody condition anonymity speaking not "
    "be named asked because were was allowed talk speak publicly has have had worked works working ministry department office "
    "government federal national administration functionary functionaries circles".split()
)
"""Words of a description that do not tell whose people they are."""


def telling(name: str) -> frozenset[str]:
    """The words of a description that tell whose people or which body it is."""
    return frozenset("defence" if word == "defense" else word for word in plain_words(name)) - _PLAIN


def sorts(name: str) -> frozenset[str]:
    """What sorts of body a name says it is."""
    return frozenset(_SORTS[word] for word in plain_words(name) if word in _SORTS)
