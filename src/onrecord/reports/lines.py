"""What a line of a report is when it is not body: bylines, captions, related lists, share bars.

Long tables of wordings, and one function for each kind. They judge a whole line, never a part of one: a sentence that
begins like a label stays body.
"""

from __future__ import annotations

import re

AGENCIES = (
    "AFP", "AP", "dpa", "Reuters", "UPI", "PA", "EFE", "ANSA", "PAP", "TASS", "Interfax", "Ukrinform", "Bloomberg",
    "Kyodo", "Xinhua", "ANP", "NTB", "TT", "Ritzau", "STT", "KNA", "epd", "SID", "RFE/RL", "DPA", "Belga", "CTK",
    "MTI", "AAP", "CP", "PTI", "IANS", "Unian", "UNIAN", "ATA", "SITA", "Lusa", "APA", "Anadolu", "Yonhap",
)  # fmt: skip
"""Agencies as bylines name them."""

BULLET = re.compile(r"[ \t]*(?:[-*•·‣▪◦–—→»]|\d{1,2}[.)])[ \t]+(?=\S)")
"""What stands before an item of a list."""

_AGENCY = "|".join(re.escape(agency) for agency in sorted(AGENCIES, key=len, reverse=True))
_NAME = r"[^\W\d_a-z][\w.'’\-]*"
_NAMES = rf"{_NAME}(?: (?:{_NAME}|and|in|de|van|von|der|del|bin|al|la|le|di|&|with|for)|,(?= ))*"

_AGENCIES_LINE = re.compile(
    rf"\W{{0,2}}(?:(?:With|Sources?|Via|from|with)[: ]+)?(?:(?:{_AGENCY})(?:[/,;\s&+|]|and|with)*){{1,5}}\W{{0,2}}"
)
_SIGNED = re.compile(rf"[a-z]{{2,4}}(?:/[a-z]{{2,4}})+\s*\((?:(?:{_AGENCY})[/,;\s&]*)+\)\W?")
"""Initials of writer and editor, then the agencies: "km/rt (AFP, dpa)"."""
_BY = re.compile(rf"(?:By|BY|Written by|Story by|Text by|From)\s+{_NAMES}(?:\s*[|,;•·–—-]\s*[^.!?]{{1,60}})?")
_CREDITS = re.compile(
    r"\W?(?:(?:Additional |Further )?(?:reporting|writing|editing|compiled|edited|written)"
    r"(?:,? and (?:reporting|writing|editing))?\s+by\b).{2,300}",
    re.IGNORECASE,
)
_STAMP = re.compile(
    r"(?:(?:First |Last )?(?:published|updated|posted|modified)(?: on| at)?\b[ :,]*)"
    r"[^.!?“”\"]{0,60}\d[^.!?“”\"]{0,60}",
    re.IGNORECASE,
)
_CAPTION = re.compile(
    r"\W?(?:(?:File |Archive )?(?:photo|picture|image|illustration)s?(?: by| credit| courtesy| illustration)?\s*[:|(]"
    r"|(?:photo|image|picture)s? (?:by|courtesy of)\b|caption:|photograph:)\s*\S.*|!\[[^\]]*\]\([^)]*\)",
    re.IGNORECASE,
)
_LABEL = re.compile(
    r"(?:related(?: (?:articles?|stor(?:y|ies)|news|coverage|topics?|headlines|posts?|reading|content|links|reports?))?"
    r"|(?:also read|read also|read more|read next|see also|see more|watch also|also on \w+|further reading|recommended"
    r"|recommended (?:reading|for you|stories)|you (?:may|might) also (?:like|be interested in)|keep reading|up next"
    r"|more on this(?: story| topic)?|more (?:stories|news|headlines|coverage|from [\w .]{2,30})|most (?:read|popular)"
    r"|latest (?:news|stories|headlines)|in other news|don['’]t miss|editors?['’]?s? picks?|top stories))\s*[:>»]*",
    re.IGNORECASE,
)
_INLINE_RELATED = re.compile(
    r"(?:\W{0,3})(?P<label>(?:also read|read also|read more|read next|see also|related|related (?:article|story|news)"
    r"|more on this|recommended|watch also|further reading|don['’]t miss)\s*[:>»|]\s*)(?P<title>\S.{5,200})",
    re.IGNORECASE,
)
_FURNITURE = re.compile(
    r"(?:share(?: this)?(?: (?:article|story|post|page|on [\w, ]+|via [\w, ]+|with friends))?|tweet(?: this)?"
    r"|(?:(?:facebook|twitter|x|whatsapp|telegram|linkedin|reddit|e-?mail|print|copy link|share|save|bluesky|threads"
    r"|link|pinterest|messenger|viber|sms|bookmark|gift article)(?:\s*[|·•,/]\s*|\s+|$)){1,12}|advertise?ment"
    r"|sponsored(?: content)?"
    r"|skip to (?:main )?content|listen to (?:this )?(?:article|story).{0,20}|\d+[- ]min(?:ute)?s?(?: read)?|load more"
    r"|(?:\d+ )?comments?(?: \(\d+\))?|leave a (?:comment|reply)|show comments|sign (?:in|up)|log in|subscribe(?: now)?"
    r"|(?:accept|reject|manage) (?:all )?cookies|cookie (?:policy|settings|preferences)|privacy (?:policy|settings)"
    r"|back to top|menu|search|home|newsletter|topics:.{0,100}|tags:.{0,100}|-\s*30\s*-|ends?|all rights reserved\.?"
    r"|(?:©|\(c\)|copyright\b).{0,120}|this content is (?:protected|copyright).{0,120})\W{0,2}",
    re.IGNORECASE,
)
_APPEAL = re.compile(
    r"(?:sign up (?:for|to)\b.*\b(?:newsletters?|briefing|e-?mails?|inbox|alerts?|updates)"
    r"|subscribe to (?:our|the|my)\b.*|get (?:the|our) (?:latest|daily|best|top)\b.*\b(?:inbox|newsletters?|e-?mails?)"
    r"|(?:like|follow) us on\b.*|(?:this|our) (?:web)?site uses cookies\b.*"
    r"|we (?:and our partners )?(?:use|value)\b.*\bcookies\b.*"
    r"|by (?:clicking|signing up|subscribing|continuing)\b.*|enter your e-?mail\b.*|click here (?:to|for)\b.*"
    r"|(?:join|follow) (?:us|our (?:channel|community|telegram))\b.*|download (?:the|our) app\b.*"
    r"|(?:please )?support (?:our|independent) (?:journalism|reporting|work)\b.*"
    r"|become a (?:member|patron|subscriber)\b.*"
    r"|stay (?:informed|up to date|ahead)\b.*\b(?:newsletters?|inbox)\b.*|thank you for (?:reading|subscribing)\b.*"
    r"|you can unsubscribe\b.*|please enable javascript\b.*|your subscription\b.*)",
    re.IGNORECASE,
)
_LONGEST_LINE = 300
"""Above, a line is a paragraph. It also bounds the work that the patterns can do."""


def is_byline(line: str) -> bool:
    """Whether the line says who wrote the report or when it was put up, and nothing else."""
    line = line.strip()
    if not line or len(line) > _LONGEST_LINE:
        return False
    short = len(line) <= 120 and any(pattern.fullmatch(line) for pattern in (_AGENCIES_LINE, _SIGNED, _BY, _STAMP))
    return short or _CREDITS.fullmatch(line) is not None


def is_caption(line: str) -> bool:
    """Whether the line describes or credits a picture."""
    line = line.strip()
    return len(line) <= _LONGEST_LINE and _CAPTION.fullmatch(line) is not None


def is_related_label(line: str) -> bool:
    """Whether the line heads a list of other reports."""
    line = line.strip().lstrip("#").strip("*_ ").strip()
    return len(line) <= 60 and _LABEL.fullmatch(line) is not None


def inline_related(line: str) -> tuple[int, int] | None:
    """Where the title stands in a line like "Read also: Town votes on bridge", as [start, end) of the line."""
    if len(line) > _LONGEST_LINE:
        return None
    found = _INLINE_RELATED.fullmatch(line.rstrip())
    return found.span("title") if found else None


def is_furniture(line: str) -> bool:
    """Whether the line belongs to the page: share bars, newsletter boxes, cookie notices, copyright."""
    line = line.strip()
    if not line or len(line) > _LONGEST_LINE:
        return False
    return _FURNITURE.fullmatch(line) is not None or (len(line) <= 220 and _APPEAL.fullmatch(line) is not None)
