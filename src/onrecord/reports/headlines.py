"""Whether a plain text begins with its headline.

When unsure the first line is body: a headline is read for statements too, so neither error loses words.
"""

from __future__ import annotations

import re

from onrecord.reports.lines import is_byline

_LONGEST = 200
_QUOTES = "\"'“”‘’«»"
_WORD = re.compile(r"[^\W\d_][\w'’.\-]*")
_DATELINE = re.compile(r"[A-Z][A-Z .,'’\-]{2,40}(?:,[^—–-]{2,60})?(?:\([A-Za-z/ ]{2,20}\))?\s*[—–-]{1,2}\s")
"""A place in capitals and a dash: what follows is the first sentence of a report ("OSLO, March 3 (Wire) -")."""
_SENTENCE_LIKE = re.compile(
    r"\b(?:said|told|has been|have been|had been|was|were|according to|on (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b"
    r"|^(?:The|A|An|In|On|At|It|This|That|There|He|She|They|We|I|But|And)\s"
)
"""Wordings of running prose: headlines drop articles and auxiliaries and stand in the present tense."""
_SMALL = frozenset(
    re.findall(r"\w+", "a an and as at but by for from in into is of off on or over per the to up vs via with")
)


def is_headline(line: str, below: str, following: str, *, title: str | None = None) -> bool:
    """Judge the first line of a text.

    below: the line directly under it, empty when that is blank; following: the next line that is not blank.
    title: the headline where metadata give one; a first line equal to it is a headline whatever its looks.
    """
    line, following = line.strip(), following.strip()
    if not line or not following or len(line) > _LONGEST or _WORD.search(line) is None:
        return False
    if title and _plain(title) == _plain(line):
        return True
    if line[-1] in ":,-–—" or is_byline(line):
        return False
    if below.strip():
        return _stands_over_paragraph(line, below.strip())
    if _DATELINE.match(following) or is_byline(following):
        return not _is_sentence(line) or len(line) <= 120
    return not _is_sentence(line) or _is_title_case(line) or _reads_like_headline(line, following)


def _plain(text: str) -> str:
    """The text without the differences that do not matter between a title and the headline in the text."""
    return " ".join(text.split()).strip(" ." + _QUOTES).casefold()


def _is_sentence(line: str) -> bool:
    """Whether the line ends like a sentence of running text."""
    return line.rstrip(_QUOTES + ")]").endswith(".") or line[-1] in '"”' or line[0] in '"“'


def _stands_over_paragraph(line: str, below: str) -> bool:
    """No blank line under it: then only an unmistakable case, a short line without full stop over a long paragraph."""
    if line.endswith(";"):  # "Council weighs bridge; " over its second deck
        return True
    wrapped = len(below) <= 120
    return len(line) <= 110 and not wrapped and not _is_sentence(line) and line[-1].isalnum() and below[0].isupper()


def _is_title_case(line: str) -> bool:
    """Whether the words but the small ones are capitalised, as American headlines are."""
    words = [word for word in _WORD.findall(line) if word.lower() not in _SMALL]
    capitalised = sum(word[0].isupper() for word in words)
    return len(words) >= 3 and capitalised >= 0.85 * len(words)


def _reads_like_headline(line: str, following: str) -> bool:
    """A sentence-case headline to which an archive added a full stop, over a paragraph that is clearly longer."""
    quoted = line[0] in _QUOTES
    return (
        not quoted
        and len(_WORD.findall(line)) <= 16
        and _SENTENCE_LIKE.search(line) is None
        and len(following) >= 1.3 * len(line)
    )
