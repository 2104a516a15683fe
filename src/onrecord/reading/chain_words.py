"""Patterns by which words are passed on. Data only; `chain` has the reasoning.

Every pattern starts with literal words and repeats nothing without a bound, so that matching stays linear.
"""

from __future__ import annotations

from typing import Final

from onrecord.reading.wordlists import word_set

CITING: Final = (
    r"\b(?:(?P<by>(?:has |had |have )?(?:been|was|were) told (?:so )?by)"
    r"|citing|quoting|cites|cited(?! by\b)|quotes|quoted(?! (?:[\w ]{1,20} )?by\b)|referencing"
    r"|refer(?:s|red|ring) to|with reference to"
    r"|rel(?:ies|ied|ying) on|attribut(?:es|ed|ing) (?:the |this |that )?\w+ to|on the strength of"
    r"|(?:(?:which|who|whose \w+) (?:(?:has|had|have) )?(?:sp(?:oke|oken) (?:to|with)|interviewed|reached))"
    r"|(?:(?:which|who|it|paper|agency) (?:in turn )?(?:had|has|have) "
    r"(?:access to|seen|obtained|reviewed|(?:it|(?:the|a|this) \w+) from))"
    r"|it (?:names|named) as its sources?"
    r"|(?:which|who) (?:had|has)(?= an? (?:list|copy|draft|transcript|recording|note)\b)|(?P<which>to (?:which|whom))"
    r"|learn(?:ed|t) (?:on \w+ )?from|heard from|on the basis of|based on)"
    r"(?: (?:in turn|in its turn|from))?\s+"
)
"""Who leans on whom: what follows is further in ("Reuters, citing ...")."""

DEEPER: Final = (
    r"\b(?:in turn|in its turn|in their turn|who had it|who attributed|who cited|who quoted|who referred|who heard)\b"
)
"""Under which even a person is followed by somebody further in."""

SAYING: Final = r",?\s+as\s+(?:having\s+)?(?P<verb>\w+(?:ing|told|said))\s*"
"""What somebody quoted does ("quoted X as denying")."""

PASSED_ON: Final = (
    r"\b(?P<act>quoted|cited|reported|carried|published|seen|obtained|reviewed|viewed|read|aired|broadcast|rebroadcast|relayed"
    r"|summari[sz]ed|republished|released|distributed|run|accessed|leaked)"
    r"\s+(?:as\s+\w+ing\s+)?(?:(?:on|in|separately|exclusively|first|later|earlier|also)\s+)?(?:\w+day\s+|\w+\s+)?by\s+"
)
"""Who passed words on: what follows is further out ("as quoted by Interfax")."""

SHOWN: Final = (
    r"\b(?:sent|shown|showed|leaked|provided|given|gave|played|forwarded|shared|passed)\s+(?:\w+\s+){0,3}?(?:to|with)\s+"
    r"|\b(?<!also )(?:picked up|taken up) by\s+"
)

SHOWING: Final = word_set("sent shown showed leaked provided given gave played forwarded shared passed picked taken")
"""Words of which `SHOWN` needs one."""

TOLD: Final = (
    r"\b(?P<told>told|tells?|telling)\s+"
    r"|\b(?P<interview>interviews?|conversation|chat)\s+(?:[\w\u2019'-]+\s+){0,4}?(?:with|to|for|by|in|on)\s+"
    r"|\b(?P<to>said|says|say|confirmed|confirms|spoke|speaking|speaks|spoken|comment|comments|commented|commenting|remarks|talked|talking|statement|"
    r"explained|admitted|replied|responded|complained|assurances|message|discuss|reply|answer)\s+(?:[\w-]+\s+){0,3}?(?:to|with|for)\s+"
    r"|\b(?P<asked>asked|pressed|reached|contacted|interviewed|questioned|approached)\s+(?:[\w-]+\s+){0,4}?by\s+"
    r"|\b(?P<piece>op-ed|column|article|essay|commentary)\s+(?:\w+\s+)?(?:in|for)\s+"
    r"|\b(?P<wrote>wrote|writes|writing|warned|argued|argues|said|says|warns)\s+(?:[\w-]+\s+){0,1}?(?:in|for)\s+"
    r"|\bthrough\s+"
    r"|\b(?P<assured>assured|informed|reminded|promised)\s+"
    r"|\ue000['\"\u201d\u2019\u00bb.,]*\s+(?:to|with)\s+"
    r"|\b(?P<on>on|On)\s+"
)
"""Whom the speaker told: an outlet here carried the words to us."""

REPORTS: Final = word_set(
    "reported reports report says said writes wrote notes noted told quoted adds added citing understands learned"
)
"""Verbs after which the subject passes on what stands before ("..., TASS said")."""

INSIDE_SOURCE: Final = (
    r"\b(?:report|article|story|interview|piece|account|investigation|survey|poll|reporting)s?"
    r"\s+(?:in|by|from|on|published by|published in)\s+"
)
"""An outlet named within the words for its own work ("a report in Der Spiegel")."""

CARRIED: Final = (
    r"(?:an?\s+|the\s+|its\s+|his\s+|her\s+)?(?:[\w\u2019'-]+\s+){0,3}?"
    r"(?P<noun>letter|post|tweet|statement|e-?mail|message|speech|interview|press release|video|comments|remarks|notice"
    r"|note)s?"
    r"\s+(?:from|by|with|of|to \w+ by)\s+"
)
"""A voice behind words of its own ("a letter from the minister")."""

VOICES: Final = word_set("""
    source sources person people official officials diplomat diplomats aide aides adviser advisers advisor
    minister ministry spokesman spokeswoman spokesperson report document documents letter filing memo relatives
    firefighters traders witness witnesses doctors police officers insiders executives bankers lawyer lawyers
    assessment minutes data figures records intelligence analysts experts residents department agency office
    media newspaper newspapers broadcaster statement post employees workers families family circles e-mail email
    note draft bill poll survey study lawmaker lawmakers members investigators prosecutors authorities
    government emails messages recording transcript complaint governor mayor
    """)
"""Words that mark what follows "citing" as somebody or something that speaks (and no "safety concerns")."""
