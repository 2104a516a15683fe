"""Settings in which words are spoken or written, as patterns. Data only; `media` has the reasoning.

Each pattern is anchored on literal words and repeats nothing without a bound, so that matching stays linear.
"""

from __future__ import annotations

from typing import Final

from onrecord.records import MediumKind

_DET = r"(?:an?|the|his|her|its|their|this|that|(?:\w+\s+)?\w+['\u2019]s)\s+"
_FEW = r"(?:[\w\u2019'-]+\s+){0,3}?"


def _at(leads: str, nouns: str, *, bare: bool = False) -> str:
    """A preposition, a determiner (or none, if `bare`), up to three words, a noun."""
    return rf"\b(?:{'|'.join(leads.split())})\s+{f'(?:{_DET})?' if bare else _DET}{_FEW}(?:{'|'.join(nouns.split())})\b"


_LETTERS = "letter letters email emails e-mail e-mails"
_STATEMENTS = "statement statements release communique communiqu\u00e9 readout notice"
_SPEECHES = """
    speech address sermon testimony hearing rally keynote lecture pulpit eulogy toast debate podium stage steps
    inauguration
"""
_MEETINGS = "meeting breakfast lunch dinner reception talks"
_STAGES = "conference summit forum convention congress ceremony commemoration graduation"
_DOCUMENTS = """
    report indictment resolution ruling filing complaint lawsuit affidavit judgment judgement memo memoir book
    paper study dossier decree order brief verdict audit
"""
_CHAMBERS = (
    "court tribunal judge jury parliament congress committee senate panel inquiry commons lords bundestag knesset"
)

SETTINGS: Final[tuple[tuple[MediumKind, str, str], ...]] = (
    ("post", "tweet tweets tweeted tweeting retweeted", r"\b(?:re)?tweet(?:s|ed|ing)?\b"),
    ("post", "blog thread post", _at("in on to", "blog thread post")),
    ("post", "social", r"\bon social media\b"),
    ("letter", _LETTERS + " e mail mails", _at("in by with", _LETTERS, bare=True) + r"(?!\s+statement)"),
    (
        "letter",
        "letter email mail",
        r"\b(?:his|her|its|their|the)\s+(?:letter|e-?mail)\s+(?:said|says|read|warn|ask|urg|call)",
    ),
    ("statement", _STATEMENTS, _at("in by through to", _STATEMENTS, bare=True)),
    (
        "statement",
        "statement",
        r"\b(?:issu|releas|publish|read)\w*\s+(?:out\s+)?(?:an?|the)\s+(?:\w+\s+){0,2}statement\b",
    ),
    ("statement", "statement release", r"\b(?:statement|press release)\s+(?:said|says|read|added)\b"),
    (
        "press_conference",
        "conference briefing presser",
        r"\b(?:press|news|media) (?:conference|briefing)\b|\bbriefing\b|\bpresser\b",
    ),
    ("call", "call conversation", _at("in during on over", "call conversation", bare=True)),
    ("meeting", _MEETINGS, _at("at in during", _MEETINGS)),
    (
        "meeting",
        "meeting",
        r"\b\w+(?:['\u2019]s)?(?:\s+night['\u2019]s)?\s+(?:board|council|cabinet|committee)\s+meeting\b",
    ),
    ("speech", _SPEECHES, _at("in during at from", _SPEECHES, bare=True)),
    ("speech", "town", r"\b(?:at|in|during) (?:an?|the) (?:\w+ )?town hall\b"),
    ("speech", "told", rf"\b(?:{'|'.join(_CHAMBERS.split())}|hearing) (?:was|were|has been|had been) told\b"),
    ("speech", "testify testifies testified testifying", r"\btestif(?:y|ies|ied|ying)\b"),
    ("speech", "floor", r"\bon the (?:house|senate|commons|chamber) floor\b|\bon the floor of the\b"),
    ("speech", "remarks", r"\bin (?:his|her|their) (?:\w+ )?remarks (?:at|to|before)\b"),
    ("speech", _CHAMBERS, rf"\bbefore (?:the |a )?(?:\w+ )?(?:{'|'.join(_CHAMBERS.split())})\b"),
    ("speech", _STAGES, _at("at to", _STAGES)),
    ("speech", _CHAMBERS, rf"\bin (?:the )?(?:{'|'.join(_CHAMBERS.split())})\b"),
    ("broadcast", "podcast", r"\b(?:in|on) (?:an?|his|her|the) (?:\w+ ){0,2}podcast\b"),
    (
        "broadcast",
        "air television tv radio news",
        r"\bon air\b|\bon (?:the )?(?:(?:live|state|national|public|evening|local) )?(?:television|TV|radio|news)\b",
    ),
    ("document", _DOCUMENTS, _at("in", _DOCUMENTS)),
    ("document", "court", r"\b(?:in|from) court (?:papers|documents|filings)\b"),
    ("call", "phone telephone", r"\bby (?:tele)?phone\b|\bover the phone\b"),
)
"""The first that is found counts; those that name the act closely come first."""

AUDIENCES: Final[tuple[tuple[MediumKind, str], ...]] = (
    (
        "meeting",
        """
    board committee council councillors councilors councilmen cabinet staff colleagues employees investors
    shareholders commissioners counterpart counterparts
    """,
    ),
    (
        "speech",
        """
    parliament lawmakers legislators congress congressmen commons lords senator senators senate bundestag
    knesset duma rada sejm storting mps meps deputies assembly chamber court courtroom jury tribunal judge
    judges inquiry hearing crowd crowds audience rally delegates hall faithful supporters gathering students
    graduates congregation conference summit forum worshippers mourners residents parents winegrowers voters
    gymnasium protesters veterans troops soldiers nation them
    """,
    ),
    ("statement", "exchange regulator"),
)
"""Whom people speak to, after "told" and its like; up to three words may stand before."""
