"""The words of a report by index, with what finding names needs to know about each."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right

from onrecord.knowledge import Knowledge, Match, plain
from onrecord.records import Span

_ABBREVIATIONS = r"(?:Mr|Mrs|Ms|Mx|Dr|Prof|Sens?|Reps?|Govs?|Gen|Lt|Maj|Brig|Col|Capt|Cpl|Sgt|Adm|Cmdr|Pvt|Rev|Pres|Atty|Del|Hon|St|Fr|Supt|Det|Insp|Jr|Sr)\."  # noqa: E501
_TOKEN = re.compile(
    rf"(?=[^\W\d_a-z])(?:(?:[^\W\d_]\.){{2,}}|{_ABBREVIATIONS}|[^\W\d_]\.(?=\s?[^\W\d_]))"
    r"|[^\W_]+(?:['-][^\W_]+)*|[^\w\s]|_"
)
_ENDS_SENTENCE = frozenset(".!?:;•—–")
_QUOTES = frozenset("\"“”„«»'()[]")
_NAME_PREFIXES = frozenset({"al", "el", "an", "as", "ash", "at", "ad", "ar", "ul", "de"})
_SENTENCE_END = re.compile(r"[.!?][\"”')\]]*\s+(?=[\"“'(\[]*[^\W\d_a-z])|\n\s*\n?")
_AFTER_ABBREVIATION = re.compile(
    r"(?:\b[^\W\d_]|\b(?:Mr|Mrs|Ms|Dr|Sen|Rep|Gov|Gen|Lt|Col|Prof|St|Jr|Sr|No|vs|Inc|Co))\.$"
)


class Tokens:
    """The words and marks of one text; every list has one entry per token."""

    def __init__(self, text: str, knowledge: Knowledge) -> None:
        self.original = text
        self.text = plain(text)
        """With straight apostrophes and plain spaces; the offsets are those of `original`."""
        self.starts: list[int]
        self.ends: list[int]
        """Where the word ends; a possessive ending is outside."""
        self.words: list[str]
        """As written, without a possessive ending."""
        self.possessive: list[bool]
        self._read(self.text)
        self.lower = [word.lower() for word in self.words]
        self.capital = [word[0].isupper() or ("-" in word and _is_joined_name(word)) for word in self.words]
        self.matches: list[Match] = knowledge.find(self.text)
        """Every entity the text names."""
        self.entity: dict[int, Match] = {}
        """Token index to the entity match that covers it."""
        for match in self.matches:
            for index in range(self.at(match.start), self.at(match.end)):
                self.entity[index] = match
        self._sentences = _sentence_starts(text)
        self._paragraphs = [0, *(found.end() for found in re.finditer(r"\n\s*\n", text))]

    def __len__(self) -> int:
        return len(self.words)

    def at(self, position: int) -> int:
        """Index of the first token that starts at or after `position`."""
        return bisect_left(self.starts, position)

    def inside(self, span: Span) -> tuple[int, int]:
        """First index and one past the last of the tokens that lie in `span`."""
        return bisect_left(self.starts, span.start), bisect_left(self.starts, span.end)

    def adjacent(self, index: int) -> bool:
        """Whether only one space (or line end) stands between token `index` and the next."""
        if index < 0 or index + 1 >= len(self.words):
            return False
        gap = self.starts[index + 1] - self.ends[index] - (2 if self.possessive[index] else 0)
        return gap == 1 and self.text[self.starts[index + 1] - 1] == " "

    def opens(self, index: int) -> bool:
        """Whether token `index` may be capitalised only because a sentence, quotation or line begins with it."""
        before = index - 1
        while before >= 0 and self.words[before] in _QUOTES:
            before -= 1
        if before < 0 or before < index - 1 or self.words[before] in _ENDS_SENTENCE:
            return True
        return self.starts[index] - self.ends[before] > 2

    def sentence(self, position: int) -> int:
        """Number of the sentence that holds `position`, from 1 on."""
        return bisect_right(self._sentences, position)

    def paragraph(self, position: int) -> int:
        """Number of the paragraph that holds `position`, from 1 on."""
        return bisect_right(self._paragraphs, position)

    def span(self, first: int, stop: int) -> Span:
        """The characters of tokens `first` to `stop`, the last one's possessive ending left out."""
        return Span(self.starts[first], self.ends[stop - 1])

    def phrase(self, first: int, stop: int) -> str:
        """The text of tokens `first` to `stop` on one line."""
        return " ".join(self.original[self.starts[first] : self.ends[stop - 1]].split()) if stop > first else ""

    def _read(self, text: str) -> None:
        found = list(_TOKEN.finditer(text))
        self.starts = [match.start() for match in found]
        self.ends = [match.end() for match in found]
        self.words = words = [match.group() for match in found]
        self.possessive = [False] * len(words)
        for index, word in enumerate(words):
            if "'" not in word:
                continue
            if len(word) > 2 and word[-2] == "'" and word[-1] in "sS":
                words[index], self.ends[index], self.possessive[index] = word[:-2], self.ends[index] - 2, True
            elif word == "'" and index and self._ends_genitive(index - 1):
                self.possessive[index - 1] = True

    def _ends_genitive(self, index: int) -> bool:
        """Whether the apostrophe behind a word in s is a genitive's ("Reuters' Jane Doe") and closes no quotation."""
        word, end = self.words[index], self.ends[index]
        if (
            len(word) < 3
            or word[-1] not in "sS"
            or not (self.text[end : end + 2] == "' " and self.text[end + 2 : end + 3].isalpha())
        ):
            return False
        return self.text.rfind(" '", max(0, end - 200), end) < 0


def _sentence_starts(text: str) -> list[int]:
    starts = [0]
    for found in _SENTENCE_END.finditer(text):
        if "\n" in found.group() or not _AFTER_ABBREVIATION.search(text, max(0, found.start() - 6), found.start() + 1):
            starts.append(found.end())
    return starts


def _is_joined_name(word: str) -> bool:
    """Whether a lower-case word is a name with its article: "al-Sisi"."""
    prefix, _, name = word.partition("-")
    return prefix in _NAME_PREFIXES and name[:1].isupper()
