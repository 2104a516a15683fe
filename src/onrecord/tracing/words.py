"""A text as words that can be compared: one spelling, contractions written out, numbers as numbers."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from onrecord.tracing.likeness import place
from onrecord.tracing.numerals import BEGINS_NUMBER, ORDINALS, number_at
from onrecord.tracing.stems import folded, spelled, stem
from onrecord.tracing.turning_words import LIGHT, PHRASES, SAME_PHRASE, SHUT, STEMS_OF_PHRASES

_TOKEN = re.compile(
    r"(?:[A-Z]\.){2,}|\d+(?:[.,\u00a0]\d+)*|[^\W\d_]+(?:['’ʼ][^\W\d_]+)*|[%$€£¥₴]"
    r"|\[\s*(?:\.\s*){0,2}(?:\.{3}|…|\.)\s*\]|\.{3}|…|[\[\]]|[.!?;:,—–()]|\n\s*\n"
)
_ELLIPSIS = re.compile(r"\[?[\s.…]+\]?")
_CONTRACTED = {"'ll": "will", "'re": "are", "'ve": "have", "'m": "am", "'d": "would"}
_STATES_SHORT = {"US": "usa", "U.S.": "usa", "U.S.A.": "usa", "UK": "uk", "U.K.": "uk"}
_IS = frozenset("it he she that there what who here where how this everything nobody everyone".split())
_TWO_WORDS = {"cannot": ["can", "not"], "unless": ["if", "not"]}
_CURRENCIES = {"$": "dollars", "€": "euros", "£": "pounds", "¥": "yen", "₴": "hryvnia"}
_LONGEST_NUMBER = 9
_ORDINAL_ENDINGS = frozenset(("st", "nd", "rd", "th"))
_ENDS_SENTENCE = frozenset(".!?")
_CLAUSE_MARKS = frozenset(".!?;:,—–()")
_QUOTE_MARKS = frozenset("\"“„«‘'`")
_TITLES = frozenset("mr mrs ms dr gen lt col sgt adm sen rep gov prof st no".split())
_LIGHT = frozenset(stem(spelled(word)) for word in LIGHT)
_SHUT_WEIGHT, _LIGHT_WEIGHT = 0.1, 0.5


@dataclass(frozen=True, slots=True)
class Word:
    """One word, or one phrase or number that counts as one."""

    form: str
    """In one spelling and small letters; numbers as digits. Equal forms are the same word."""
    stem: str
    """Without inflection."""
    start: int
    """First character in the text it was read from."""
    end: int
    number: Decimal | None
    """The value of a number; None for words."""
    capital: bool
    """Written with a capital where no sentence begins, or known as a place's name."""
    clause: int
    """Number of the clause it stands in: clauses are parted by marks."""
    sentence: int
    """Number of its sentence."""
    editorial: bool
    """Whether it stands in square brackets: an editor's word."""
    gap: bool
    """Whether words were left out before it (an ellipsis)."""
    shut: bool
    """Whether it carries little by itself."""
    weight: float
    """How much it says that two texts share it; frozen, so that a pair's likeness rests on the pair alone."""


@dataclass(slots=True)
class _Draft:
    form: str
    stem: str
    start: int
    end: int
    number: Decimal | None
    capital: bool
    clause: int
    sentence: int
    editorial: bool
    gap: bool

    def word(self) -> Word:
        base = self.stem or stem(self.form)
        shut = self.number is None and not self.capital and (self.form in SHUT or base in SHUT)
        weight = _SHUT_WEIGHT if shut else _LIGHT_WEIGHT if base in _LIGHT else 1.0
        return Word(
            self.form,
            base,
            self.start,
            self.end,
            self.number,
            self.capital,
            self.clause,
            self.sentence,
            self.editorial,
            self.gap,
            shut,
            weight,
        )


def read_words(text: str) -> list[Word]:
    """The words of `text`, in order."""
    drafts: list[_Draft] = []
    clause, sentence, bracket, gap, opens = 0, 0, False, False, True
    for found in _TOKEN.finditer(text):
        token = found.group()
        if token[0] == "\n":
            clause, sentence, opens = clause + 1, sentence + 1, True
        elif token == "[":
            bracket = True
        elif token == "]":
            bracket = False
        elif token != "." and _ELLIPSIS.fullmatch(token):
            gap, clause = True, clause + 1
        elif token in _CLAUSE_MARKS:
            if token == "." and drafts and drafts[-1].form in _TITLES and drafts[-1].end == found.start():
                continue
            clause += 1
            if token in _ENDS_SENTENCE:
                opens, sentence = True, sentence + 1
        else:
            start, end = found.span()
            opens = opens or text[start - 1 : start] in _QUOTE_MARKS
            for at, form in enumerate(_forms(token)):
                capital = not at and token[0].isupper() and (not opens or place(form) is not None)
                drafts.append(_Draft(form, "", start, end, None, capital, clause, sentence, bracket, gap and not at))
            gap = opens = False
    return [draft.word() for draft in _numbers(_phrases(drafts))]


def _forms(token: str) -> list[str]:
    """A token as the one or two words that it stands for."""
    if token in _STATES_SHORT:
        return [_STATES_SHORT[token]]
    word = folded(token) if token[0].isdigit() else folded(token).replace(".", "")
    if word in _CURRENCIES:
        return [_CURRENCIES[word]]
    if "'" not in word:
        return _TWO_WORDS.get(word) or [spelled(word)]
    if word.endswith("n't"):
        return [{"wo": "will", "ca": "can", "sha": "shall", "ai": "is"}.get(word[:-3], word[:-3]), "not"]
    for ending, full in _CONTRACTED.items():
        if word.endswith(ending) and len(word) > len(ending):
            return [spelled(word[: -len(ending)]), full]
    if word.endswith("'s"):
        base = word[:-2]
        if base == "let":
            return ["let", "us"]
        return [base, "is"] if base in _IS else [spelled(base)]
    return [spelled(word.replace("'", ""))]


def _phrases(drafts: list[_Draft]) -> list[_Draft]:
    """Drafts with those that make a phrase taken as one."""
    out: list[_Draft] = []
    at = 0
    while at < len(drafts):
        phrase, length = _phrase_at(drafts, at)
        draft = drafts[at]
        if phrase:
            draft.form = SAME_PHRASE.get(phrase, phrase)
            draft.stem = STEMS_OF_PHRASES.get(draft.form, draft.form)
            draft.end = drafts[at + length - 1].end
        else:
            draft.form = SAME_PHRASE.get(draft.form, draft.form)
        out.append(draft)
        at += length
    return out


def _phrase_at(drafts: list[_Draft], at: int) -> tuple[str | None, int]:
    for length in (3, 2):
        part = drafts[at : at + length]
        phrase = PHRASES.get(" ".join(draft.form for draft in part)) if len(part) == length else None
        if phrase is None or part[0].clause != part[-1].clause:
            continue
        if phrase.endswith("_up") and "to" in [draft.form for draft in drafts[at + length : at + length + 1]]:
            continue  # "gave up to 36 guns"
        if phrase == "going_to" and drafts[at + 2 : at + 3] and drafts[at + 2].form in ("the", "a"):
            continue
        return phrase, length
    return None, 1


def _numbers(drafts: list[_Draft]) -> list[_Draft]:
    """Drafts with every number, however it is written, taken as one in digits."""
    forms = [draft.form for draft in drafts]
    out: list[_Draft] = []
    at = 0
    while at < len(drafts):
        draft = drafts[at]
        found = None
        if draft.form in BEGINS_NUMBER or draft.form[0].isdigit():
            near = [other.form for other in drafts[at : at + _LONGEST_NUMBER] if other.clause == draft.clause]
            found = number_at(near, 0)
        if found is None:
            draft.form = f"{ORDINALS[draft.form]}th" if draft.form in ORDINALS else draft.form
            out.append(draft)
            at += 1
            continue
        value, length = found
        end = at + length
        ordinal = (
            end < len(drafts) and drafts[end].form in _ORDINAL_ENDINGS and drafts[end].start == drafts[end - 1].end
        )
        vague = {"dozen", "half"}.intersection(forms[at:end])
        digits = f"{value.normalize():f}"
        draft.form = digits + ("th" if ordinal else "dozen" if vague else "")
        draft.stem, draft.end, draft.number, draft.capital = digits, drafts[end - 1].end, value, False
        sign = bool(out) and out[-1].end - out[-1].start == 1 and out[-1].form in _CURRENCIES.values()
        out.insert(len(out) - sign, draft)
        at = end + ordinal
    return out
