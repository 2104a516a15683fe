"""Takes the words of a source apart: determiner, number, head noun, and where the head's own words end."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.knowledge import Knowledge, Noun
from onrecord.reading.speaker_words import DETERMINERS, ENDS_HEAD, ENDS_MAIN, PARTITIVES, VAGUE
from onrecord.reading.tokens import Tokens
from onrecord.records import Span

_NUMBERS = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
    "eleven": 11, "twelve": 12, "dozen": 12, "both": 2, "couple": 2, "pair": 2, "duo": 2, "trio": 3,
}  # fmt: skip
_EMPHATIC = frozenset({"himself", "herself", "itself", "themselves", "alone", "too", "also"})
_POSTPOSED = frozenset({"first", "seen", "shown", "sent", "held", "written", "made", "known", "taken", "there", "here"})
_BODY_KINDS = frozenset({"body", "government", "crowd", "outlet"})
_DEFINITE = frozenset({"the", "that", "this", "these", "those"})
_INDEFINITE = frozenset({"a", "an", "another", "one"})


@dataclass(frozen=True, slots=True)
class Phrase:
    """A source's noun phrase, as token indices."""

    first: int
    """First token, edge punctuation aside."""
    stop: int
    main_stop: int
    """One past the words before the first comma, relative clause or bracket."""
    head: int
    """First token behind determiner and number."""
    head_stop: int
    """One past the head noun: where "of", "for", "with knowledge of" begin."""
    determiner: str | None
    noun: Noun | None
    """What the head noun stands for; of a partitive ("one of the officials") the noun behind "of"."""
    count: int | None
    """How many, where words, digits or a singular say so."""

    @property
    def definite(self) -> bool:
        """Whether it points at something already known ("the envoy")."""
        return self.determiner in _DEFINITE

    @property
    def indefinite(self) -> bool:
        """Whether it brings in somebody new ("a diplomat")."""
        return self.determiner in _INDEFINITE

    @property
    def plural(self) -> bool:
        """Whether it stands for several people."""
        return bool(self.noun and (self.noun.plural or self.noun.kind == "crowd")) and self.count != 1


def read_phrase(tokens: Tokens, knowledge: Knowledge, span: Span) -> Phrase | None:
    """The noun phrase at `span`, None where it holds no word."""
    first, stop = tokens.inside(span)
    while first < stop and not tokens.words[first][0].isalnum():
        first += 1
    while stop > first and not tokens.words[stop - 1][0].isalnum():
        stop -= 1
    if first < stop and tokens.lower[first] in ("by", "to", "from", "per") and stop - first > 1:
        first += 1
    if stop - first > 1 and tokens.lower[stop - 1] in _EMPHATIC:
        stop -= 1
    if first >= stop:
        return None
    main_stop = next((at for at in range(first + 1, stop) if tokens.words[at].lower() in ENDS_MAIN), stop)
    head, determiner, count = _read_determiner(tokens, first, main_stop)
    head_stop = next((at for at in range(head + 1, main_stop) if _ends_head(tokens, at)), main_stop)
    found = knowledge.head_noun(tokens.lower[head:head_stop])
    quoted = next((at for at in range(head + 1, head_stop) if tokens.words[at] in ('"', "“")), None)
    if found is None and quoted and (found := knowledge.head_noun(tokens.lower[head:quoted])):
        head_stop = quoted
    if found is None:
        found, head_stop = _before_participle(tokens, knowledge, head, head_stop)
    noun = found[0] if found else None
    if noun is None and tokens.lower[head_stop - 1].endswith("year-old"):
        noun = Noun("year-old", "person", None, plural=False)
    if head_stop < main_stop and tokens.lower[head_stop] == "of" and tokens.lower[head_stop - 1] in PARTITIVES:
        one_of = tokens.lower[head_stop - 1] in ("member", "one")
        count = count if count is not None and (one_of or count > 1) else _NUMBERS.get(tokens.lower[head_stop - 1])
        inner_stop = next((at for at in range(head_stop + 2, main_stop) if _ends_head(tokens, at)), main_stop)
        inner = knowledge.head_noun(tokens.lower[head_stop + 1 : inner_stop])
        noun = inner[0] if inner else noun
        if tokens.lower[head_stop - 1] in ("member", "members") and (noun is None or noun.kind in _BODY_KINDS):
            noun = Noun("member", "person", None, plural=tokens.lower[head_stop - 1] == "members")
    elif count is None and noun and not noun.plural and noun.kind != "crowd":
        count = 1
    return Phrase(first, stop, main_stop, head, head_stop, determiner, noun, count)


def _ends_head(tokens: Tokens, at: int) -> bool:
    """Whether the head's own words end before token `at`; "close" does so in "close to", not in "close friends"."""
    word = tokens.lower[at]
    following = tokens.lower[at + 1] if at + 1 < len(tokens) else ""
    return (
        word in ENDS_HEAD
        and (word != "close" or following == "to")
        and (word != "present" or following in ("at", "in"))
    )


def _read_determiner(tokens: Tokens, first: int, stop: int) -> tuple[int, str | None, int | None]:
    """Where the head begins, the determiner before it, and the number before it."""
    at, determiner, count = first, None, None
    while at < stop - 1:
        word = tokens.lower[at]
        if word in DETERMINERS and at == first:
            determiner = word
            count = 1 if word in ("a", "an", "another", "one") else None
        elif word in _NUMBERS:
            if tokens.lower[at + 1] == "of":
                return at, determiner, _NUMBERS[word]
            count = _NUMBERS[word]
            determiner = determiner or word
        elif word.isdigit() and len(word) < 7 and word.isascii():
            count = int(word)
        elif word not in VAGUE:
            break
        at += 1
    return at, determiner, count


def _before_participle(
    tokens: Tokens, knowledge: Knowledge, head: int, head_stop: int
) -> tuple[tuple[Noun, int] | None, int]:
    """The head noun before a participle ("a lawsuit | first obtained by"), and where it ends."""
    for at in range(head + 1, head_stop):
        word = tokens.lower[at]
        if word in _POSTPOSED or (word.endswith(("ed", "ing")) and len(word) > 4):
            found = knowledge.head_noun(tokens.lower[head:at])
            if found:
                return found, at
    return None, head_stop
