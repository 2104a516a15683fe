"""Which outlet words name where somebody passes something on: by knowledge, by what is said about it, or by its slot.

A name is an outlet when the knowledge files list it, when the words around it say so ("the Danish daily Politiken"),
when it looks like one ("KTRV-TV", "Khmer Times"), or, in a slot where outlets stand ("told Vijesti"), when nothing speaks
against it. Outlets named in passing are never looked at: only slots are.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from onrecord.knowledge import Knowledge
from onrecord.reading import outlet_words as words
from onrecord.reading.cast import Cast
from onrecord.records import Report, Span

_TOKEN = re.compile(r"[\w&][\w&.\u2019'+-]*[\w+]|[\w&]")
_LEAD = re.compile(r"[\"\u201c\u2018]?(?:(?:the|an?|its|his|her|their|both)\s+)?", re.IGNORECASE)
_GENERIC = re.compile(words.GENERIC)
_PUBLISHER = re.compile(words.PUBLISHER, re.IGNORECASE)
_POSSESSIVE = re.compile(r"(?:'s|\u2019s|(?<=s)['\u2019])$")
_PROGRAMME = re.compile(
    r"\s+(?:[\"\u201c\u2018](?P<quoted>[^\"\u201d\u2019\ue000]{2,40})[\"\u201d\u2019]|(?P<name>[A-Z][\w\u2019]+(?:\s+(?:(?:of|the|and|with|to)\s+){0,2}[A-Z]\w+){0,5}))"
)
_CALLSIGN = re.compile(r"[A-Z]{2,6}\d{0,2}(?:-(?:TV|FM))?|[A-Z]\w{0,3}\d{1,2}|[A-Z]{1,2}\d\d?")
_NEWS_AGENCY = re.compile(r"\b(?:News|Press|Information|Telegraph|Telegraphic|Broadcasting|Media) Agency$")
_STATION = re.compile(r"(?:the )?(?!US |UK |EU |UAE )[A-Z]{2,5}\d* radio\b")
_STAFF = re.compile(r"\s+(?:reporter|correspondent|journalist|crew|team|columnist)s?\b")
_NOUN_AFTER = re.compile(r"(?:-\w+)?\s+(?:hearing|panel|committee|session|court|jury|trial|audience|crowd)\b|-style")
_WORK_AFTER = re.compile(
    r"\s+(?:report|story|stories|article|coverage|photographer|building|bureau|editor|lawyers?|employees?|executives?|headquarters"
    r"|interviewer|subscribers?|readers?)\b(?!\s+(?:by|that|said|reporter))"
)
_LONGER = re.compile(
    r" (?:am Sonntag|of (?!the\b)[A-Z]\w+|Sport|Ukraine|Asia|Europe|Africa|Arabic|Russian|Burmese|Persian"
    r"|Radio (?:\d|(?!\w+day\b)[A-Z]\w+))\b|(?<=Radio) (?!\w+day\b)[A-Z]\w+\b"
)
_WORD_PIECES = words.ANAPHORS | words.DESCRIPTORS | words.LOWER_CASE | {"media", "us"}
"""Lower-case words of which one must be there for lower-case words to name an outlet."""
_TITLED = re.compile(r"[a-z]+-(?:run|owned|backed|based|funded|language|controlled)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class OutletMention:
    """An outlet named in a slot."""

    id: str
    """Speaker id."""
    span: Span
    """The words that name it, without determiner and description."""
    programme: Span | None = None
    """The programme named with it ("BBC Radio 4's Today programme")."""
    staff: bool = False
    """Whether only its people are meant ("a Herald reporter")."""


class Outlets:
    """The outlets of one report, found where they are asked for."""

    def __init__(self, report: Report, knowledge: Knowledge, cast: Cast) -> None:
        self._text = report.text
        self._knowledge = knowledge
        self._cast = cast
        self.publisher = cast.resolve_outlet(report.outlet) if report.outlet else None
        self._publisher_words = _name_words(report.outlet or "")
        self._seen: dict[int, str] = {}

    def possible(self, words_: str) -> bool:
        """Whether the words can name an outlet at all; most sources ("he", "officials") cannot, and it is cheap to see."""
        return not words_.islower() or not _WORD_PIECES.isdisjoint(words_.split())

    def saw(self, position: int, id: str) -> None:
        """Note an outlet found otherwise, such as one that is a source, so that "the paper" can mean it later."""
        self._seen[position] = id

    def at(self, start: int, end: int, *, sure: bool) -> OutletMention | None:
        """The outlet that the words from `start` name, looking no further than `end`.

        sure: whether outlets usually stand here ("told ..."); then an unknown name will do.
        """
        text = self._text
        start = _skip_space(text, start, end)
        own = _PUBLISHER.match(text, start, end)
        if own:
            return self._publisher_at(own.start(), own.end())
        generic = _GENERIC.match(text, start, end)
        if generic and not _STATION.match(text, start, end):
            return OutletMention(self._cast.resolve_outlet(generic.group()), Span(*generic.span()))
        lead = _LEAD.match(text, start, end)
        first = lead.end() if lead else start
        tokens = _tokens(text, first, end)
        return self._anaphor(text, start, first, tokens) or self._named(tokens, end, sure=sure)

    def _publisher_at(self, start: int, end: int) -> OutletMention | None:
        return OutletMention(self.publisher, Span(start, end)) if self.publisher else None

    def _anaphor(self, text: str, start: int, first: int, tokens: list[Span]) -> OutletMention | None:
        if first == start or not text[start:first].strip().lower().startswith(("the", "both")):
            return None
        at = 1 if tokens and tokens[0].of(text) in words.ADJECTIVES else 0
        if len(tokens) <= at or tokens[at].of(text) not in words.ANAPHORS:
            return None
        if (
            len(tokens) > at + 1
            and tokens[at + 1].of(text)[:1].isupper()
            and tokens[at + 1].start == tokens[at].end + 1
        ):
            return None
        before = [position for position in self._seen if position < start]
        return OutletMention(self._seen[max(before)], Span(start, tokens[at].end)) if before else None

    def _named(self, tokens: list[Span], end: int, *, sure: bool) -> OutletMention | None:
        text = self._text
        described = False
        at = self._past_owner(tokens)
        while at < len(tokens):
            word = tokens[at].of(text)
            if self._lookup(tokens, at) and not self._owns_next(tokens, at):
                break
            if word in words.DESCRIPTORS:
                described = True
            elif (
                _TITLED.fullmatch(word)
                or word in words.ADJECTIVES
                or (word[:1].isupper() and self._leads_in(tokens, at))
            ):
                pass
            else:
                break
            at += 1
        if at >= len(tokens):
            return None
        known = self._lookup(tokens, at)
        run = known or self._run(tokens, at)
        if run is None:
            return None
        return self._judge(run, end, sure=sure, described=described, known=known is not None)

    def _owns_next(self, tokens: list[Span], at: int) -> bool:
        """Whether the listed outlet only says whose the next one is ("NBC affiliate KXAN")."""
        text = self._text
        return (
            at + 2 < len(tokens)
            and tokens[at + 1].of(text) in ("affiliate", "partner")
            and _capital(tokens[at + 2].of(text))
        )

    def _past_owner(self, tokens: list[Span]) -> int:
        """The token after a possessive that says whose outlet it is ("South Africa's News24"), else the first."""
        for at, token in enumerate(tokens[:3]):
            if _POSSESSIVE.search(token.of(self._text)):
                name = _POSSESSIVE.sub("", self._text[tokens[0].start : token.end])
                follows = at + 1 < len(tokens) and self._knowledge.lookup(name, kinds=("state",)) is not None
                return at + 1 if follows else 0
        return 0

    def _leads_in(self, tokens: list[Span], at: int) -> bool:
        """Whether a capitalised word only describes the outlet that follows ("Romanian agency", "Oslo's VG")."""
        text = self._text
        if at + 1 >= len(tokens):
            return False
        word, following = tokens[at].of(text), tokens[at + 1].of(text)
        if _POSSESSIVE.search(word) and following[:1].isupper():
            return not self._is_outlet_name(_POSSESSIVE.sub("", word))
        step = at + 1
        while step < len(tokens) and (
            tokens[step].of(text) in words.ADJECTIVES or tokens[step].of(text) in words.DESCRIPTORS
        ):
            step += 1
        if step > at + 1 and step < len(tokens):
            named = tokens[step].of(text)
            return (named[:1].isupper() and named not in words.NOT_OUTLETS) or bool(self._lookup(tokens, step))
        if not (following[:1].isupper() and self._demonym(word)) or following in words.HEADS:
            return False
        return self._lookup(tokens, at + 1) == self._run(tokens, at + 1) or not self._ends_as_outlet(tokens, at + 1)

    def _ends_as_outlet(self, tokens: list[Span], at: int) -> bool:
        """Whether the capitalised words from here end as outlets' names do ("National Radio")."""
        run = self._run(tokens, at)
        return run is not None and " " in run.of(self._text) and run.of(self._text).split()[-1] in words.HEADS

    def _demonym(self, word: str) -> bool:
        match = self._knowledge.lookup(word, kinds=("state",))
        return match is not None and match.form in ("demonym", "people")

    def _is_outlet_name(self, name: str) -> bool:
        return self._knowledge.lookup(name, kinds=("outlet", "agency")) is not None

    def _lookup(self, tokens: list[Span], at: int) -> Span | None:
        """The longest listed name that begins with this token."""
        word = tokens[at].of(self._text)
        if word[0].islower() and word not in words.LOWER_CASE and word[1:2] not in ("'", "\u2019"):
            return None
        for length in range(min(6, len(tokens) - at), 0, -1):
            span = Span(tokens[at].start, tokens[at + length - 1].end)
            words_ = _POSSESSIVE.sub("", span.of(self._text))
            if self._is_outlet_name(words_):
                longer = _LONGER.match(self._text, span.end)
                return Span(
                    span.start, longer.end() if longer and words_ == span.of(self._text) else span.start + len(words_)
                )
        return None

    def _run(self, tokens: list[Span], at: int) -> Span | None:
        """The capitalised words from here, connectors inside a name included."""
        text = self._text
        if not _capital(tokens[at].of(text)):
            return None
        last = at
        step = at + 1
        while step < len(tokens) and text[tokens[step - 1].end : tokens[step].start] == " ":
            word = tokens[step].of(text)
            if _POSSESSIVE.search(tokens[step - 1].of(text)):
                break
            if word in words.TITLES:
                return None
            if (_capital(word) and word not in words.NOT_OUTLETS) or (word.isdigit() and last == step - 1):
                last = step
            elif word in words.BODIES and last == step - 1:
                return None
            elif word not in words.CONNECTORS:
                break
            step += 1
        name = Span(tokens[at].start, tokens[last].end)
        return Span(name.start, name.start + len(_POSSESSIVE.sub("", name.of(text))))

    def _judge(self, name: Span, end: int, *, sure: bool, described: bool, known: bool) -> OutletMention | None:
        text = self._text
        after = text[name.end : min(end, name.end + 60)]
        possessive = re.match(r"['\u2019]s\b", after) or (
            text[name.end - 1] == "s" and re.match(r"['\u2019](?=\s)", after)
        )
        programme = None
        if possessive:
            found = _PROGRAMME.match(text, name.end + possessive.end(), end)
            if not found and not re.match(
                r"['\u2019]s?\s+(?:interview|(?:\w+ )?(?:reporter|correspondent|editor|host|anchor)s?|report|news service|website"
                r"|audience)\b",
                after,
            ):
                return None
            programme = Span(*(found.span("quoted") if found["quoted"] else found.span("name"))) if found else None
        staff = _STAFF.match(text, name.end, end) is not None
        words_ = name.of(text)
        if not known and (_NOUN_AFTER.match(after) or self._knowledge.lookup(words_, kinds=("platform",))):
            return None
        if _WORK_AFTER.match(after):
            return None
        if self._is_publisher(words_):
            return OutletMention(self.publisher or "", name, _trimmed(text, programme), staff)
        described = described or self._described_after(after)
        if not (known or described or staff or self._looks_like_one(words_) or (sure and self._may_be_one(words_))):
            return None
        id = self._cast.resolve(name) if known and self._is_outlet_name(words_) else self._cast.resolve_outlet(words_)
        if id is None:
            id = self._cast.resolve_outlet(words_)
        self._seen[name.start] = id
        return OutletMention(id, name, _trimmed(text, programme), staff)

    def _described_after(self, after: str) -> bool:
        following = re.match(r"\s+(?:news\s+)?([a-z]+)\b", after)
        return following is not None and following[1] in words.DESCRIPTORS

    def _is_publisher(self, name: str) -> bool:
        if not self.publisher:
            return False
        match = self._knowledge.lookup(name, kinds=("outlet", "agency"))
        if match is not None and match.entity.id == self.publisher:
            return True
        parts = _name_words(name)
        own = self._publisher_words
        other = self._knowledge.lookup(name) if len(parts) < len(own) else None
        if match is None and other is not None:
            return False
        return (
            bool(parts)
            and (own[: len(parts)] == parts or own[-len(parts) :] == parts)
            and (match is None or len(parts) == len(own) or match.entity.name.lower().split()[-1] in own)
        )

    def _looks_like_one(self, name: str) -> bool:
        last = name.split()[-1].split("-")[-1]
        if last == "Agency" and not _NEWS_AGENCY.search(name):
            return False
        if last in words.HEADS and (len(name.split()) > 1 or "-" in name or last in ("Politico", "Bloomberg", "Axios")):
            return True
        return bool(re.fullmatch(r"[WK][A-Z]{2,3}(?:-(?:TV|FM))?", name)) or bool(
            re.search(r"-(?:TV|FM)$| (?:FM|TV)$|^TV ?\d$", name)
        )

    def _may_be_one(self, name: str) -> bool:
        parts = name.split()
        if any(part.rstrip(".") in words.NOT_OUTLETS for part in parts) or parts[0][0].islower():
            return False
        match = self._knowledge.lookup(name)
        if match is not None and match.entity.kind not in ("outlet", "agency"):
            return False
        if self._knowledge.gender(parts[0]) and not self._looks_like_one(name):
            return False
        return len(parts) > 1 or not re.search(rf"\b[A-Z][a-z\u00e0-\u017f]+ {re.escape(parts[0])}\b", self._text)


def _capital(word: str) -> bool:
    return word[:1].isupper() or (word[:1] in "lL" and word[1:2] in "'\u2019" and word[2:3].isupper())


def _tokens(text: str, start: int, end: int) -> list[Span]:
    """Up to ten words on one line, as long as nothing but single spaces and quotation marks divides them."""
    found: list[Span] = []
    while len(found) < 10 and start < end:
        match = _TOKEN.match(text, start, end)
        if not match:
            break
        found.append(Span(*match.span()))
        start = match.end()
        if text[start : start + 1] == " ":
            start += 1
        else:
            break
    return found


def _trimmed(text: str, span: Span | None) -> Span | None:
    if span is None:
        return None
    words_ = span.of(text).rstrip()
    return Span(span.start, span.start + len(words_.rstrip(",.")))


def _skip_space(text: str, start: int, end: int) -> int:
    while start < end and text[start].isspace():
        start += 1
    return start


def _name_words(name: str) -> list[str]:
    return [word for word in re.sub(r"[^\w\s]", " ", name.lower()).split() if word != "the"]
