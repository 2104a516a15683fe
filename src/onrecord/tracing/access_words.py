"""The words by which a report says how it came by its news: own eyes and ears, a public occasion, a paper, or hearsay.

Data only; `access` and `evidence` have the reasoning. All patterns but the last two look at one sentence.
"""

from __future__ import annotations

import re
from typing import Final

_SELF: Final = (
    r"(?:[Tt]his|[Oo]ur) (?:news)?(?:paper|station|channel|website|site|agency|magazine|newsletter|newsroom"
    r"|reporters?|correspondents?"
    r"|broadcaster|outlet|publication|programme|desk)"
)
FOUND: Final = (
    r"(?:(?:has|have|had|was|were|been|also|exclusively|first|able to|itself|then|later)\s+)*(?:seen|saw|read"
    r"|learn(?:ed|t)|obtained"
    r"|gone through|checked|reviewed|counted|travelled|traveled|witnessed|established|understands?|verified"
    r"|found out|accompanied"
    r"|been told|told by)\b"
)
"""What a newsroom does that finds something out itself."""
ATTENDS: Final = (
    r"(?:(?:has|have|had|was|were|been|also)\s+)*(?:attended|present|heard|watched|visited|received"
    r"|spoke(?:n)? (?:to|with)|interviewed"
    r"|reached|asked|met)\b"
)
"""What a newsroom does that is there when others speak."""
SEEN_BY: Final = r"\b(?:seen|obtained|reviewed|viewed|read|heard|verified|reached) by\s+(?:the\s+)?"
TOLD_SELF: Final = re.compile(
    rf"\b(?:told|tells|to|asked by|answer to|with|contacted by|interview with)\s+(?:{_SELF}|us\b|me\b)"
    r"|\bI (?:asked|met|spoke|saw|watched)\b|\b(?:we|We) (?:asked|met|spoke|have read|have seen|have asked)\b"
    rf"|\b{_SELF}\s+(?:{FOUND}|{ATTENDS})|\b[Ii]nterview by\b|\b[Tt]his (?:interview|conversation) was (?:held"
    rf"|conducted)\b|\b[Ff]rom our reporter\b"
    rf"|\b(?:seen|obtained|learned|learnt) by {_SELF}",
)
OUTLET_SELF: Final = re.compile(rf"\b(?:[Ww]e|I|{_SELF})\s+{FOUND}")

ATTENDED: Final = re.compile(
    r"\b(?:told|tells?|speaking to|spoke to|said to|address(?:ed|ing)|informed)\s+(?:the |a |an |local |foreign "
    r"|and |other |packed |joint )*"
    r"(?:reporters|journalists|news conference|press conference|press briefing|media|delegates|parliament|lawmakers"
    r"|MPs|deputies"
    r"|hall|committee|\w+ committee|audience|conference|press|briefing|senators|parliamentary committee)\b"
    r"|\b(?:news|press) (?:conference|briefing)\b|\bat (?:a|the|his|her|its|their)(?: \w+){0,2} briefing\b"
    r"|\bbriefing\b|\bkeynote\b"
    r"|\b(?:in|during|at) (?:a|an|the|his|her)(?: \w+){0,2} (?:speech|address|ceremony|sitting|session|hearing)\b"
    r"|\bon the steps\b|\bdoorstep\b|\btelevised\b|\bin parliament\b",
    re.IGNORECASE,
)
"""A public occasion: whoever was there heard the same."""

DOCUMENT: Final = re.compile(
    r"\b(?:in|according to|by|from|of|on|reads?|dated)\s+(?:a|an|the|its|his|her|their"
    r"|this)?\s?(?:[\w'\u2019-]+ ){0,3}?(?:statement"
    r"|(?:press |news )?release|post|posts|communiqu[e\u00e9]|news item|readout|notice|website|web site|memo|filing"
    r"|decree|bulletin"
    r"|remarks|papers)\b"
    r"|\b(?:wrote|posted|post|published|announced|said|writes|statement) (?:\w+ ){0,3}?on (?:X|Telegram|Facebook"
    r"|Twitter|Instagram|Truth Social"
    r"|LinkedIn|Bluesky|social media|its website|the website|the internet)\b"
    r"|\bthe (?:statement|release|document|text|post) (?:names?|says?|reads?|puts?|lists?|gives?|breaks?|quotes?"
    r"|adds?)\b"
    r"|\b(?:evening|nightly|video|televised|online|recorded) (?:video )?(?:address|message|speech|remarks)\b"
    r"|\bpublished by (?:her|his|its|their|the) \w+|\bthe text of\b|\btranscript\b"
    r"|\b(?:has|have) published\b|\bpost(?:ed)? (?:by|reads)\b|\bset out a\b|\bposted\b",
    re.IGNORECASE,
)
"""A paper that anybody can read."""

PUBLISHED: Final = re.compile(r"\b(?:issued|published|posted|released|put (?:out|online)|uploaded)\b", re.IGNORECASE)
"""Said of a paper that somebody has put before all: who reads it has found out nothing of their own."""

ANNOUNCED: Final = re.compile(
    r"\b(?:announc\w+|unveil\w+|presented|made (?:it |the \w+ )?public|declared|confirm(?:s|ed)|disclosed|signed)\b",
    re.IGNORECASE,
)
"""Words for what is said to all, without saying where."""

HEARSAY: Final = re.compile(
    r"\b(?:(?:was|were|is|are|been) (?:\w+ )?quoted (?:as|in|by)|(?:is|are|was|were) said to (?:have|be)"
    r"|(?:it )?(?:has )?emerged"
    r"|came to light|(?:it )?bec[ao]mes? known|as (?:was )?reported|according to reports|is being reported)\b",
    re.IGNORECASE,
)
"""Words by which a report shows that it was not there."""

REACTION: Final = re.compile(
    r"\b(?:welcom\w+|thank\w*|prais\w+|hail\w+|critici[sz]\w+|condemn\w+|slam\w+|urg(?:e[ds]?|ing)|respond\w+ to"
    r"|react\w+|comment(?:ed|ing)? on"
    r"|commented|called (?:for|on|it|the)|asked (?:about|if|whether)|hopes?|hoped|fum(?:es|ed)|played down"
    r"|dismiss\w+|reject\w+)\b",
    re.IGNORECASE,
)
"""What those do who only comment on the news."""

TOLD: Final = re.compile(
    r"\b(?:told|tells?|telling|interview\w*|conversation|spoke (?:to|with)|speaking (?:to|with)|comments? to"
    r"|said to|answer\w* to)\b",
    re.IGNORECASE,
)
"""Words for what somebody says to one in particular."""

SAID: Final = re.compile(r"\b(?:sa(?:ys|id)|told|according|announced|confirmed|stated|reported|declared|wrote)\b")
"""Cues by which a state itself is said to have spoken, and not only to plan or to act."""

NEGATED: Final = re.compile(
    r"\b(?:not|no|never|nor|neither|nothing|den(?:y|ies|ied)|ruled out|rejects?|rejected|n[o\u2019']t|unaware)\b"
    r"|n['\u2019]t\b",
    re.IGNORECASE,
)

SOURCING: Final = re.compile(
    r"\b(?:first (?:reported|to report|wrote|published|revealed|on)|(?:was|were) (?:the )?first|exclusive\w*|broke"
    r"|citing|with reference to|referring to|on the strength of|on the basis of|based on|bases|according to its sources"
    r"|has (?:seen|learned|learnt|obtained)|had (?:seen|learned|learnt|obtained)|got acquainted|seen by|found out"
    r"|learned from|spoke (?:to|with)"
    r"|quoting|sources|scoop|had (?:it|the story)|people familiar|unnamed|began with|revealed|reported the plan"
    r"|its own)\b",
    re.IGNORECASE,
)
"""Words for an outlet that had the news itself."""

UNCONFIRMED: Final = re.compile(
    r"\b(?:declin\w+|refus\w+|would not|wouldn['\u2019]t|did not|didn['\u2019]t|do(?:es)? not|could not"
    r"|couldn['\u2019]t|neither|not|won['\u2019]t)\b"
    r".{0,25}?\b(?:confirm|comment)",
    re.IGNORECASE,
)
"""Said of somebody who leaves the claim open."""

ANONYMITY: Final = re.compile(
    r"\b(?:(?:condition|cover|promise) of anonymity|(?:granted|requested|given|asked for|sought) anonymity"
    r"|anonymous because"
    r"|(?:not|declined|asked not|refused) to be (?:named|identified|quoted)|not authori[sz]ed to|names? (?:be |was "
    r"|were )?withheld)\b",
    re.IGNORECASE,
)
"""What a newsroom says of its own sources' wish, and a retelling leaves out."""

ANONYMOUS_STATEMENT: Final = re.compile(
    r"\b(?:statement|e-?mail(?:ed)?|handed|circulated|sent to|distributed|background briefing|newsrooms|message)\b",
    re.IGNORECASE,
)
"""Words for what somebody without a name hands to many."""

INTERVIEW: Final = re.compile(
    r"^Interview(?:ed)? by\b|\b(?:this|the) (?:interview|conversation) was (?:held|conducted)\b"
    r"|\bthe (?:full )?interview is\b",
    re.IGNORECASE | re.MULTILINE,
)
RELEASE: Final = re.compile(
    r"\b(?:news release|press release|for immediate release|immediate release|press contact|media contacts?"
    r"|press enquiries"
    r"|notes? to editors|check against delivery|attributable to|responsible under press law|media relations|news item\b"
    r"|for (?:further|more) information\b|forward-looking statements|about the (?:ministry|department)"
    r"|equally authentic"
    r"|questions and answers are not included)"
    r"|^(?:SOURCE [A-Z]|###|-?\s?ENDS\s?-?$|Contacts?$|Quick facts|We, the )|\b(?:We|we) have decided\b",
    re.IGNORECASE | re.MULTILINE,
)
