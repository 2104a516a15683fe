"""Makes text of unknown origin safe to print. Nothing from a report, a file name or an error goes out any other way."""

from __future__ import annotations

import re

_SEQUENCE = re.compile(r"\x1b\[[0-?]{0,64}[ -/]{0,8}[@-~]|\x9b[0-?]{0,64}[ -/]{0,8}[@-~]")
"""A terminal's control sequence (ECMA-48 CSI). It holds no words, so it goes as a whole; the others (titles, links,
device strings) may hold some, and only their control characters are taken from them."""

_ESC = "\u241b"
_UNSAFE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f"  # C0 but tab and line feed; C1
    "\u061c\u200e\u200f\u202a-\u202e\u2066-\u206f"  # direction
    "\u00ad\u200b\u2060-\u2065\ufeff\ufff9-\ufffb\U000e0000-\U000e007f"  # not to be seen
    "\u2028\u2029\ud800-\udfff]"  # line ends of Unicode's own; halves of characters
)
_UNSEEN = re.compile("[\u00ad\u061c\u200b\u200e\u200f\u2060-\u2065\ufeff\U000e0000-\U000e007f]")
"""Soft hyphens, zero-width blanks, direction marks, tags: honest typography that a terminal may draw as a stain."""
_LINE_ENDS = "\r\x85\u2028\u2029"


def harmless(text: str) -> str:
    """The text without anything that a terminal would obey or that would hide or reorder words.

    Line feeds and tabs stay. A control sequence or character leaves a visible sign, so that a reader sees that there
    was something: U+241B for ESC, its control picture for any other of C0, ⟨U+202E⟩ for C1 and overrides of direction.
    """
    return _UNSAFE.sub(_sign, _SEQUENCE.sub(_ESC, text.replace("\r\n", "\n")))


def one_line(text: str) -> str:
    """The same, with every run of blanks and line ends as one blank: for names, titles and labels."""
    return " ".join(harmless(text).split())


def _sign(match: re.Match[str]) -> str:
    character = match[0]
    code = ord(character)
    if _UNSEEN.match(character):
        return ""
    if character in _LINE_ENDS:
        return "\n"
    if code < 0x20:
        return chr(0x2400 + code)
    if code == 0x7F:
        return "\u2421"
    return "\ufffd" if 0xD800 <= code <= 0xDFFF else f"\u27e8U+{code:04X}\u27e9"
