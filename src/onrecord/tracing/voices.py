"""Whose words a quoted stretch is, where the reading names only an outlet, a paper, "one of them", "the minister" or nobody."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from onrecord.knowledge import Knowledge
from onrecord.records import Attribution, Reading, Span, Speaker
from onrecord.tracing.identity import names_in
from onrecord.tracing.wording import ReportWords

_AS_SAYING = re.compile(
    r"(?:^|\b(?:quot|cit)(?:ed|es|ing)\s+)(?P<who>[^.“\"]{2,90}?),?\s+as\s+(?:saying|telling|writing|stating|having said)\b"
)
_REPORTED_AS = re.compile(
    r"\b(?:quot|cit|report)(?:ed|es|ing|s)\s+(?P<who>[^.,“\"]{2,80}?),?\s+as\s+(?:saying|telling|writing|stating)\b"
)
_QUOTES = re.compile(r"\b(?:quotes|quoted|quoting|cites|cited)\s+(?P<who>[^.“\"]{2,90})")
_OWNER = re.compile(
    r"(?P<who>[^\W\d_][\w .’'-]*?)['’]s?\s+(?:\w+\s+)?"
    r"(?:post|statement|comment|letter|message|tweet|article|column|words|speech|remark|caption)\b"
)
_MEMBERS = r"(?:people|sources|officials|diplomats|persons|insiders|individuals|aides)"
_OF_GROUP = re.compile(
    rf"""(?:(?:one|another|a\ second|a\ third|the\ other|the\ first|the\ second)
          \ of\ (?:them|those|the|these)\b (?:\ (?:two|three|four|five|six))? (?:\ {_MEMBERS})?
      | (?P<both>both|the\ two|all\ three) (?:\ of\ them|\ {_MEMBERS})?
      | (?:that|the|this|the\ same)\ (?:person|source|individual))\b""",
    re.IGNORECASE | re.VERBOSE,
)
_DEFINITE = re.compile(r"(?:the|her|his|its|this)\s", re.IGNORECASE)
_SPOKESPERSON = re.compile(r"(?:a|the|its|his|her)\s+(?:\w+\s+)?spokes(?:man|woman|person)$", re.IGNORECASE)
_MARKS = " “”‘’\"'"
_FULL_NAME = re.compile(r"\b[A-ZÀ-ÞŠŽČŁ][\w’'-]+(?: (?:de|da|van|von|der|al|el|bin))* [A-ZÀ-ÞŠŽČŁ][\w’'-]+")
_CLOSES = re.compile(r"[»“”«\"]")
_NAMED_BEHIND = re.compile(
    r",?\s+(?:[^\W\d_]+\s+){1,3}?(?P<who>[A-ZÀ-ÞŠŽČŁ][\w’'-]+(?: [A-ZÀ-ÞŠŽČŁ][\w’'-]+){0,2})(?=\s*[,.;]|\s+[a-zß-ÿ])"
)
"""Behind a quotation in another language: a verb or two, then a name."""
_OPENS = frozenset("\"“„«‘'")
_PAPER = frozenset(("document", "outlet", "group"))
_BY_SOMEBODY = re.compile(r"\b(?:statement|post|letter|message|tweet|comment|release|e-?mail|note)s?$", re.IGNORECASE)
_SAYS = re.compile(
    r"\b(?:says?|said|adds|added|writes|wrote|explains|explained|told|insists|insisted|replied|according to)\b"
)
_NOUN = 12
"""Characters behind a source's words in which its noun may stand: the reader sometimes takes only "that" of "that person"."""
_NUMBERS = {2: "two", 3: "three", 4: "four", 5: "five", 6: "six", 7: "seven", 8: "eight", 9: "nine", 10: "ten"}
_PARAGRAPH = re.compile(r"\n\s*\n?")


@dataclass(frozen=True, slots=True)
class Voice:
    """Who speaks."""

    speaker: Speaker | None
    sure: bool
    """Whether the report itself says so; otherwise its surroundings suggest it."""


class Voices:
    """The voices of one report."""

    def __init__(self, reading: Reading, words: ReportWords) -> None:
        self._words = words
        self._text = reading.report.text
        self._english = (reading.report.language or "en").startswith("en")
        self._speakers = {speaker.id: speaker for speaker in reading.speakers}
        self._attributions = reading.attributions
        self._people = [
            speaker
            for speaker in reading.speakers
            if speaker.kind == "person" and not speaker.anonymous and _named(speaker)
        ]

    def of(self, attribution: Attribution, quotes: Sequence[Span]) -> Voice:
        """Whose words the quoted stretches of an attribution are; without stretches, its content's."""
        speaker = self._speakers.get(attribution.speaker or "")
        inner = self._inside(attribution, quotes)
        if inner:
            return Voice(inner, True)
        at = min(span.start for span in (*attribution.cue, *attribution.content))
        if speaker is None:
            return self.around(at)
        source = next((self._text[span.start : span.end + _NOUN] for span in attribution.source), "")
        member = _OF_GROUP.match(source)
        if member:
            return Voice(self._of_group(speaker, member, at), True)
        name = speaker.name or ""
        if speaker.kind in ("outlet", "institution"):
            return Voice(self._beside(quotes, speaker.kind == "outlet") or speaker, True)
        owner = _OWNER.match(name) if speaker.kind != "person" or not _named(speaker) else None
        if owner or (speaker.kind == "document" and _BY_SOMEBODY.search(name)):
            return Voice(self._author(owner["who"] if owner else "", at) or speaker, True)
        if _SPOKESPERSON.match(name) and not speaker.of:
            return Voice(self._for_whom(speaker, at), True)
        if speaker.kind == "person" and not _named(speaker) and (not speaker.anonymous or _DEFINITE.match(name)):
            known = self._before(at)
            return Voice(known or speaker, known is None)
        return Voice(speaker, True)

    def around(self, at: int) -> Voice:
        """Who is likeliest to have said what stands at a place where nobody is named: who spoke last in the paragraph."""
        announced = self._announced(at)
        if announced:
            return Voice(announced, True)
        start = max((found.end() for found in _PARAGRAPH.finditer(self._text, 0, at)), default=0)
        if not self._english:
            return Voice(self._named_with(start, at), False)
        spoken = [
            (attribution.content[0].start, self._speakers[attribution.speaker])
            for attribution in self._attributions
            if attribution.speaker in self._speakers and start <= attribution.content[0].start < at
        ]
        if spoken:
            return Voice(max(spoken, key=lambda found: found[0])[1], False)
        named = self._named_between(start, at)
        if named:
            return Voice(named, False)
        if len(self._people) == 1:
            return Voice(self._people[0], False)
        return Voice(self._before(at), False)

    def _named_with(self, start: int, at: int) -> Speaker | None:
        """Who is named with a quotation in a language that the reader does not read: right behind it, else before it.

        start: where its paragraph begins.
        """
        is_first_name = Knowledge.load().is_first_name
        people = [found for found in _FULL_NAME.finditer(self._text) if is_first_name(found.group().split()[0])]
        closing = _CLOSES.search(self._text, at)
        behind = _NAMED_BEHIND.match(self._text, closing.end()) if closing else None
        meant = [found for found in people if behind and found.group().split()[-1] == behind["who"].split()[-1]]
        meant = meant or [found for found in people if start <= found.start() < at]
        name = meant[-1].group() if meant else None
        return Speaker(f"?{name}", name, "person", count=1) if name else None

    def _named_between(self, start: int, end: int) -> Speaker | None:
        """The person last named between two places, whether the reading knows them or not."""
        is_first_name = Knowledge.load().is_first_name
        for found in reversed(list(_FULL_NAME.finditer(self._text, start, end))):
            name = found.group()
            known = next((speaker for speaker in self._people if (speaker.name or "").endswith(name)), None)
            if known or is_first_name(name.split()[0]):
                return known or Speaker(f"?{name}", name, "person", count=1)
        return None

    def _announced(self, at: int) -> Speaker | None:
        """Whom the line before a quotation, or before the paragraphs that it goes on from, names: "Statement by Ada Lind:"."""
        for line in reversed(self._text[:at].rstrip(_MARKS + "„«\n").split("\n")):
            if line.rstrip().endswith(":"):
                places = [
                    (self._text.rfind(word, 0, at), speaker)
                    for speaker in self._people
                    for word in [(speaker.name or "").split()[-1]]
                    if word in line
                ]
                return max(places, key=lambda found: found[0])[1] if places else self._described(line[:-1])
            if line.strip() and line.lstrip()[:1] not in _OPENS:
                return None
        return None

    def _inside(self, attribution: Attribution, quotes: Sequence[Span]) -> Speaker | None:
        """Whom the attribution's own words name as the one who is quoted: "quoted a diplomat as saying"."""
        words = self._text[
            min(span.start for span in attribution.content) : max(span.end for span in attribution.content)
        ]
        for quote in quotes:
            words = words.replace(quote.of(self._text), "“")
        cues = " ".join(span.of(self._text) for span in attribution.cue)
        found = _AS_SAYING.search(words)
        if found is None and re.search(r"\b(?:quot|cit)", cues):
            found = _QUOTES.search(f"{cues} {words.strip(_MARKS)}")
        return self._described(found["who"]) if found else None

    def _described(self, who: str) -> Speaker | None:
        who = who.strip(' ,“”"')
        names = names_in(who)
        if not names:
            if who.lower() in ("him", "her", "them"):
                return None
            return (
                Speaker(f"?{who}", who, "person", anonymous=True, count=1)
                if re.match(r"(?:an?|one|two|the)\s", who)
                else None
            )
        for speaker in self._people:
            if set(names_in(speaker.name or "")) & set(names):
                return speaker
        words = [word for word in re.findall(r"[^\W\d_]+(?:[’'-][^\W\d_]+)*", who) if word[0].isupper()]
        known = [word for word in words if names_in(word)]
        return Speaker(f"?{' '.join(known)}", " ".join(known), "person", count=1)

    def _author(self, owner: str, at: int) -> Speaker | None:
        """Whose post or statement it is: who is named with it, or who was last said to have made one."""
        if names_in(owner):
            return self._described(self._full(owner))
        made = [
            (other.content[0].start, self._speakers[other.speaker])
            for other in self._attributions
            if other.medium is not None
            and other.medium.kind in ("statement", "post", "letter", "document")
            and other.speaker in self._speakers
            and self._speakers[other.speaker].kind not in _PAPER
            and other.content[0].start < at
        ]
        if made:
            return max(made, key=lambda found: found[0])[1]
        return self._before(at) if owner else None

    def _full(self, surname: str) -> str:
        found = re.search(rf"\b[A-ZÀ-Þ][\w’'-]+ {re.escape(surname.strip())}\b", self._text)
        return found.group() if found else surname

    def _beside(self, quotes: Sequence[Span], named_too: bool) -> Speaker | None:
        """Whom the sentence of a quotation names with the body that has it: "NNA reported her as saying".

        named_too: whether a person behind "says" counts too ("the Courier stands by it, says its editor Ada Lind").
        """
        if not quotes:
            return None
        sentence = self._words.sentence(quotes[-1])
        after = self._text[quotes[-1].end : sentence.end]
        start = self._words.sentence(quotes[0]).start
        found = _REPORTED_AS.search(after) or _REPORTED_AS.search(self._text, start, quotes[0].start)
        if found:
            pronoun = found["who"].lower() in ("him", "her", "them")
            return self._before(start) if pronoun else self._described(found["who"])
        said = list(_SAYS.finditer(self._text, start, quotes[0].start)) if named_too else []
        who = self._text[said[-1].end() : quotes[0].start] if said else ""
        return self._described(who) if len(names_in(who)) > 1 else None

    def _of_group(self, speaker: Speaker, member: re.Match[str], at: int) -> Speaker:
        """ "one of them" with what the group is: "one of two people with direct knowledge of the talks"."""
        groups = [
            (span.start, other)
            for other in self._speakers.values()
            for span in other.spans
            if span.start < at and other.anonymous and other.count != 1 and not _OF_GROUP.match(other.name or "")
        ]
        if not groups:
            return replace(
                speaker, id=f"?{member.group()}", name=member.group(), kind="person", anonymous=True, count=1
            )
        group = min(groups, key=lambda found: (-_telling(found[1]), -found[0]))[1]
        if group.count is None:
            counted = {other.count for _, other in groups if other.count}
            number = _NUMBERS.get(min(counted)) if len(counted) == 1 else None
            group = replace(group, name=f"{number} {group.name}") if number else group
        name = re.sub(r"^(?:the|both|all)\s+", "", group.name or "", flags=re.IGNORECASE)
        if member["both"]:
            return group
        name = f"one of {name[:1].lower() + name[1:]}"
        return replace(group, id=f"?{name}", name=name, count=1)

    def _for_whom(self, speaker: Speaker, at: int) -> Speaker:
        """A spokesperson with the body last named before."""
        bodies = [
            (span.start, other.name)
            for other in self._speakers.values()
            if other.kind in ("institution", "state") and other.name
            for span in other.spans
            if at - 400 < span.start < at
        ]
        if not bodies:
            return speaker
        return replace(speaker, name=f"{speaker.name} for the {max(bodies)[1]}")

    def _before(self, at: int) -> Speaker | None:
        """The person last named, or meant by a pronoun, before a place."""
        places = [(span.start, speaker.id) for speaker in self._people for span in speaker.spans if span.start < at]
        return self._speakers[max(places)[1]] if places else None


def _named(speaker: Speaker) -> bool:
    return bool(names_in(speaker.name or ""))


def _telling(speaker: Speaker) -> int:
    """How much a description tells: "two people with knowledge of the talks" more than "sources"."""
    return min(2, len((speaker.name or "").split()) // 3) + (speaker.count is not None)
