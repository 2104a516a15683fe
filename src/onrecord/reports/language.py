"""Which language a report is in, without asking anyone: the detector's model comes with its package.

English is recognised by its function words first, which spares most runs the 0.7 s and 100 MB of loading the detector
(py3langid, Lui & Baldwin 2012). A report that is surely not English is kept, unread; a doubtful one is read.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Any

_SAMPLE = 20_000
_LETTERS_NEEDED = 80
"""Under this many letters names outweigh words ("Trump envoy Kellogg in Kyiv"): detectors then guess."""
_FOREIGN_LETTERS_NEEDED = 15
"""Letters of another script than Latin speak for themselves."""
_SURE = 0.95
"""Probability from which a text counts as not English; below, the doubt goes to reading it."""
_WORD = re.compile(r"[^\W\d_]+")
_FUNCTION_WORDS = frozenset(
    _WORD.findall(
        "the and of to that with for was said which from have has been they this would were their will by are is on "
        "not it its had who what when there about after because could should"
    )
)
_UNMISTAKABLE = frozenset(_WORD.findall("the and of that with said which have been they would their"))
_ENGLISH_SHARE = 0.15
"""Share of function words from which a text is English without asking the detector: all but four of PolNeAR's 924
articles; German and Dutch, which share "is", "was" and "of", stay under it."""
_LANGUAGE_NAMES = {
    "ar": "Arabic", "be": "Belarusian", "bg": "Bulgarian", "cs": "Czech", "da": "Danish", "de": "German",
    "el": "Greek", "es": "Spanish", "et": "Estonian", "fa": "Persian", "fi": "Finnish", "fr": "French",
    "he": "Hebrew", "hi": "Hindi", "hr": "Croatian", "hu": "Hungarian", "it": "Italian", "ja": "Japanese",
    "ka": "Georgian", "ko": "Korean", "lt": "Lithuanian", "lv": "Latvian", "nl": "Dutch", "no": "Norwegian",
    "pl": "Polish", "pt": "Portuguese", "ro": "Romanian", "ru": "Russian", "sk": "Slovak", "sl": "Slovenian",
    "sr": "Serbian", "sv": "Swedish", "tr": "Turkish", "uk": "Ukrainian", "zh": "Chinese",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Language:
    """What a text's language is, and what follows from it."""

    code: str | None
    """ISO 639-1, or None when it could not be told."""
    unread: str | None = None
    """Why the report is not read, or None."""
    notes: tuple[str, ...] = ()


def identify(text: str, *, stated: str | None = None) -> Language:
    """Tell the language of a text. stated: what its metadata say ("en-GB"), believed where the text is doubtful."""
    sample = text[:_SAMPLE]
    words = _WORD.findall(sample.lower())
    if _is_english(words):
        return Language("en")
    code = _detected(" ".join(words))
    if code not in (None, "en"):
        return Language(code, unread=f"the text is {_name(code)}; onrecord reads English")
    code = code or _code(stated)
    note = () if code else ("the text is too short or mixed to tell its language; it was read as English",)
    return Language(code, notes=note)


def _is_english(words: list[str]) -> bool:
    if len(words) < 12:
        return False
    share = sum(word in _FUNCTION_WORDS for word in words) / len(words)
    return share >= _ENGLISH_SHARE and len(_UNMISTAKABLE.intersection(words)) >= 2


def _detected(text: str) -> str | None:
    """The detector's answer where it is sure and has enough to go by."""
    letters = text.replace(" ", "")
    foreign = sum(letter > "\u024f" for letter in letters)
    if len(letters) < _LETTERS_NEEDED and foreign < max(_FOREIGN_LETTERS_NEEDED, len(letters) / 2):
        return None
    code, probability = _detector().classify(text)
    return str(code) if probability >= _SURE else None


@cache
def _detector() -> Any:
    """The detector, limited to languages with a two-letter code: its Pidgin and Scots are English to us."""
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    detector = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    detector.set_languages([code for code in set(detector.nb_classes) if len(code) == 2])
    return detector


def _code(stated: str | None) -> str | None:
    """The two-letter code of a stated language tag (BCP 47); None when it has none."""
    found = re.match(r"([a-z]{2})(?![a-z])", (stated or "").strip().lower())
    return found[1] if found else None


def _name(code: str | None) -> str:
    return _LANGUAGE_NAMES.get(code or "", f'in another language ("{code}")')
