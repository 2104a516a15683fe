"""A stretch of text as words that can be compared: one spelling, contractions written out, numbers as numbers."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from onrecord.records import Span
from onrecord.tracing.likeness import place
from onrecord.tracing.numerals import ORDINALS, number_at
from onrecord.tracing.stems import folded, spelled, stem
from onrecord.tracing.turning_words import LIGHT, PHRASES, SAME_PHRASE, SHUT, STEMS_OF_PHRASES

_TOKEN = re.compile(
    r"(?:[A-Z]\.){2,}|\d+(?:[.,\u00a0]\d+)*|[^\W\d_]+(?:['’ʼ][^\W\d_]+)*|[%$€£¥₴]|\[\s*(?:\.\s*){0,2}(?:\.{3}|…|\.)\s*\]|\.{3}|…|[\[\]]|[.!?;:,—–()]"
)
_ELLIPSIS = re.compile(r"\[?[\s.…]+\]?")
_CONTRACTED = {"'ll": "will", "'re": "are", "'ve": "have", "'m": "am", "'d": "would"}
_STATES_SHORT = {"US": "usa", "U.S.": "usa", "U.S.A.": "usa", "UK": "uk", "U.K.": "uk"}
_IS = frozenset("it he she that there what who here where how this everything nobody everyone".split())
_CURRENCIES = {"$": "dollars", "€": "euros", "£": "pounds", "¥": "yen", "₴": "hryvnia"}
_LONGEST_NUMBER = 9
_ORDINAL_ENDINGS = frozenset(("st", "nd", "rd", "th"))
_CLAUSE_MARKS = frozenset(".!?;:,—–()")
_SENTENCE_END = re.compile(r"(?<=[.!?…])[\"”’»')\]]*\s+(?=[\"“‘«'(\[]*[^\W\d_a-z])|\n+")
_ABBREVIATED = re.compile(r"\b(?:Mr|Mrs|Ms|Dr|Gen|Lt|Col|Sgt|Adm|Sen|Rep|Gov|Prof|St|No|[A-Z])\.$")


_LIGHT = frozenset(stem(spelled(word)) for word in LIGHT)


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
    number: Decimal | None = None
    """The value of a number; None for words."""
    capital: bool = False
    """Written with a capital where no sentence begins."""
    clause: int = 0
    """Number of the clause it stands in: clauses are parted by marks."""
    sentence: int = 0
    """Number of its sentence."""
    editorial: bool = False
    """Whether it stands in square brackets: an editor's word."""
    gap: bool = False
    """Whether words were left out before it (an ellipsis)."""

    @property
    def shut(self) -> bool:
        """Whether it carries little by itself."""
        return self.number is None and not self.capital and (self.form in SHUT or self.stem in SHUT)

    @property
    def weight(self) -> float:
        """How much it says that two texts share it; frozen, so that a pair's likeness rests on the pair alone."""
        if self.shut:
            return 0.1
        return 0.5 if self.stem in _LIGHT else 1.0


def read_words(text: str, span: Span | None = None) -> list[Word]:
    """The words of `text` at `span`, in order."""
    start, end = span or Span(0, len(text))
    words: list[Word] = []
    clause, sentence, bracket, gap, opens = 0, 0, False, False, True
    for found in _TOKEN.finditer(text, start, end):
        token = found.group()
        if token == "[":
            bracket = True
        elif token == "]":
            bracket = False
        elif _ELLIPSIS.fullmatch(token) and token != ".":
            gap, clause = True, clause + 1
        elif token in _CLAUSE_MARKS:
            clause += 1
            if token in ".!?":
                opens, sentence = True, sentence + 1
        else:
            for form in _forms(token):
                capital = token[0].isupper() and (not opens or place(form) is not None)
                words.append(Word(form, "", found.start(), found.end(), None, capital, clause, sentence, bracket, gap))
                gap = opens = False
    return [word if word.stem else replace(word, stem=stem(word.form)) for word in _numbers(_phrases(words))]


def _forms(token: str) -> list[str]:
    if token in _STATES_SHORT:
        return [_STATES_SHORT[token]]
    word = folded(token).replace(".", "")
    if word in _CURRENCIES:
        return [_CURRENCIES[word]]
    if "'" not in word:
        return ["can", "not"] if word == "cannot" else [spelled(word)]
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


def _phrases(words: list[Word]) -> list[Word]:
    """Words with those that make a phrase taken as one."""
    out: list[Word] = []
    at = 0
    while at < len(words):
        for length in (3, 2):
            if at + length <= len(words):
                phrase = PHRASES.get(" ".join(word.form for word in words[at : at + length]))
                if phrase:
                    break
        else:
            phrase, length = None, 1
        if phrase == "going_to" and at + 2 < len(words) and words[at + 2].form in ("the", "a"):
            phrase, length = None, 1
        if phrase and len({word.clause for word in words[at : at + length]}) == 1:
            phrase = SAME_PHRASE.get(phrase, phrase)
            out.append(
                replace(
                    words[at], form=phrase, stem=STEMS_OF_PHRASES.get(phrase, phrase), end=words[at + length - 1].end
                )
            )
        else:
            length = 1
            form = SAME_PHRASE.get(words[at].form, words[at].form)
            out.append(replace(words[at], form=form))
        at += length
    return out


def _numbers(words: list[Word]) -> list[Word]:
    """Words with every number, however it is written, taken as one word in digits."""
    forms = [word.form for word in words]
    out: list[Word] = []
    at = 0
    while at < len(words):
        word = words[at]
        found = number_at([other.form for other in words[at : at + _LONGEST_NUMBER] if other.clause == word.clause], 0)
        if found is None:
            if word.form in ORDINALS:
                word = replace(word, form=f"{ORDINALS[word.form]}th")
            out.append(word)
            at += 1
            continue
        value, length = found
        form = f"{value.normalize():f}"
        end = at + length
        ordinal = end < len(words) and words[end].form in _ORDINAL_ENDINGS and words[end].start == words[end - 1].end
        vague = {"dozen", "half"}.intersection(forms[at:end])
        number = replace(
            word,
            form=form + ("th" if ordinal else "dozen" if vague else ""),
            stem=form,
            end=words[end - 1].end,
            number=value,
            capital=False,
        )
        if out and out[-1].form in _CURRENCIES.values() and out[-1].end - out[-1].start == 1:
            out.insert(len(out) - 1, number)
        else:
            out.append(number)
        at = end + ordinal
    return out


def sentence_around(text: str, span: Span) -> Span:
    """The sentence, or sentences, in which `span` stands."""
    start, end = 0, len(text)
    for found in _SENTENCE_END.finditer(text):
        if _ABBREVIATED.search(text, max(0, found.start() - 6), found.start()):
            continue
        if found.end() <= span.start:
            start = found.end()
        elif found.start() >= span.end:
            end = found.start()
            break
    return Span(start, end)


def neighbourhood(text: str, span: Span) -> Span:
    """The sentence of `span` with the ones before and behind it."""
    own = sentence_around(text, span)
    before = sentence_around(text, Span(own.start - 1, own.start)) if own.start else own
    after = sentence_around(text, Span(own.end, own.end + 1)) if own.end < len(text) else own
    return Span(min(own.start, before.start), max(own.end, after.end))


@dataclass(frozen=True, slots=True)
class Wording:
    """What somebody is given as saying in one report, and the report's own words around it."""

    text: str
    """The report's text."""
    words: tuple[Word, ...]
    """The words of the speaker."""
    left: tuple[Word, ...]
    """The report's own words before them in their sentence."""
    around: tuple[Word, ...]
    """The report's other words in the sentences of the speaker's words, and in the ones before and behind."""
    quoted: bool
    """Whether the words stand inside quotation marks."""
    translated: bool = False
    """Whether they went through a translation, as far as the report shows."""

    def phrase(self, first: int, stop: int) -> str:
        """The text of words `first` to `stop` on one line."""
        return " ".join(self.text[self.words[first].start : self.words[stop - 1].end].split()) if stop > first else ""


def wording_of(text: str, spans: Sequence[Span], *, quoted: bool, translated: bool = False) -> Wording:
    """The wording at `spans`, which are one utterance broken by the report's own words where they are several."""
    words: list[Word] = []
    for span in spans:
        clause, sentence = (words[-1].clause + 1, words[-1].sentence) if words else (0, 0)
        more = read_words(text, span)
        if words and more:
            more[0] = replace(more[0], gap=True)
            sentence += text[span.start : more[0].end].lstrip("\"'“”‘«„")[:1].isupper()
        words += [replace(word, clause=word.clause + clause, sentence=word.sentence + sentence) for word in more]
    whole = Span(spans[0].start, spans[-1].end)
    sentences, region = sentence_around(text, whole), neighbourhood(text, whole)
    around = [word for word in read_words(text, region) if not any(s.start <= word.start < s.end for s in spans)]
    left = read_words(text, Span(sentences.start, whole.start)) if sentences.start < whole.start else []
    return Wording(text, tuple(words), tuple(left), tuple(around), quoted, translated)
