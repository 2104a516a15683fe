"""Whom the words of a source name: people, states, institutions, outlets, documents, joint and anonymous sources."""

from __future__ import annotations

from dataclasses import replace

from onrecord.knowledge import Match
from onrecord.reading.actors import Actor
from onrecord.reading.names import NameMention
from onrecord.reading.people import Person
from onrecord.reading.phrases import Phrase, read_phrase
from onrecord.reading.references import References
from onrecord.reading.scene import Scene, Unknown
from onrecord.reading.speaker_words import ENDS_HEAD
from onrecord.records import Span, SpeakerKind

_PEOPLE_NOUNS = frozenset({"office", "person", "spokesperson"})
_JOINTS = frozenset({"and", "&", ","})
_PERSONAL_ENDINGS = ("er", "or", "ist", "ian", "ant", "ee", "eer", "man", "woman", "mate")
_UNNAMED_WORDS = frozenset(
    "anonymous anonymity anonymously unnamed named name names identified identify authorised authorized".split()
)
"""Words of a clause that says why somebody is not named, which describes nobody."""
_COMPLEMENTS = frozenset({"of", "by", "from", "for"})


class Sources:
    """Resolves noun phrases; asks `References` where they point back."""

    def __init__(self, scene: Scene, references: References) -> None:
        self._s = scene
        self._t = scene.tokens
        self._k = scene.knowledge
        self._references = references

    def resolve(self, span: Span) -> Actor | Unknown:
        """The actor that the noun phrase at `span` names, made where there is none yet."""
        phrase = read_phrase(self._t, self._k, span)
        if phrase is None:
            return Unknown("the source has no words")
        return self._joint(phrase) or self._named(phrase) or self._described(phrase)

    def person(self, mention: NameMention) -> Actor:
        """The actor of a name mention that is a person's."""
        return self._s.actors.person(self._s.people.take(mention))

    def _named(self, phrase: Phrase) -> Actor | None:
        return (
            self._own_outlet(phrase)
            or self._person_of_one_name(phrase)
            or self._entity(phrase)
            or self._person(phrase)
            or self._entity_behind_noun(phrase)
            or self._unlisted_name(phrase)
        )

    def _own_outlet(self, phrase: Phrase) -> Actor | None:
        """The publishing outlet under a part of its name: "the Courier" in The Harbour Courier."""
        own = (self._s.report.outlet or "").split()
        words = self._t.words[phrase.head : phrase.head_stop]
        if not own or not words or words != own[-len(words) :]:
            return None
        return self.outlet(" ".join(own)) if len(words) > 1 or phrase.determiner == "the" else None

    def outlet(self, name: str) -> Actor:
        """The actor of an outlet by its name."""
        match = self._k.lookup(name, kinds=("outlet", "agency"))
        return self._s.actors.entity(match.entity) if match else self._s.actors.named(_without_article(name), "outlet")

    def _person_of_one_name(self, phrase: Phrase) -> Actor | None:
        """A person whose surname is also a place or a word: "Jordan" where the report names Amina Jordan."""
        if phrase.main_stop - phrase.first != 1:
            return None
        person = self._s.people.named((self._t.words[phrase.first],), near=self._t.starts[phrase.first])
        return self._s.actors.person(person) if person and (person.sure or len(person.words) > 1) else None

    def _entity(self, phrase: Phrase) -> Actor | None:
        words = self._t.phrase(phrase.first, phrase.main_stop)
        match = self._k.lookup(words)
        if match is None:
            return None
        entity = match.entity
        if match.form in ("people", "demonym") and phrase.determiner != "the":
            return self._s.actors.named(words, "group") if match.form == "people" and words.endswith("s") else None
        if entity.kind == "state":
            return self._s.actors.entity(entity)
        if entity.kind in ("outlet", "agency") and phrase.determiner == "the":
            entity = self._fuller_outlet(match).entity
        return self._s.actors.entity(
            entity, self._t.phrase(phrase.head, phrase.main_stop) if _is_ministry(entity.id) else None
        )

    def _fuller_outlet(self, match: Match) -> Match:
        """For "the Times", the outlet that the report has already named in full and that ends in Times."""
        last = match.entity.name.split()[-1]
        for other in self._t.matches:
            if (
                other.entity.kind == "outlet"
                and other.entity.name.split()[-1] == last
                and other.end - other.start > len(last)
            ):
                return other
        return match

    def _person(self, phrase: Phrase) -> Actor | None:
        t = self._t
        if t.words[phrase.main_stop : phrase.main_stop + 2] == [",", "which"]:
            return None
        mentions = self._s.mentions_in(Span(t.starts[phrase.first], t.ends[phrase.stop - 1]))
        head_start, head_end = t.starts[phrase.head], t.ends[phrase.head_stop - 1]
        for mention in mentions:
            ends_phrase = mention.span.end == t.ends[phrase.stop - 1]
            if mention.possessive and not ends_phrase:
                continue
            in_head = (
                head_start <= mention.span.start < head_end or mention.whole.start <= head_start < mention.whole.end
            )
            if in_head and self._is_head(phrase, mention):
                if self._is_person(mention) and not self._is_labelled(phrase, mention):
                    return self.person(self._with_whole_title(phrase, mention))
                return None
            if not in_head and self._is_apposition(phrase, mention):
                return self.person(mention)
        if self._is_bare_name(phrase):
            bare = self._s.names.name_at(phrase.head, phrase.head_stop)
            person = bare and self._s.people.named(bare.words, near=bare.span.start)
            return self._s.actors.person(person) if person else None
        return None

    def _with_whole_title(self, phrase: Phrase, mention: NameMention) -> NameMention:
        """The mention with a title as long as the source has it: "former warehouse manager", not "manager"."""
        t, title = self._t, mention.title
        before = range(phrase.head, t.at(mention.whole.start))
        if not title or not before or t.at(mention.whole.start) >= t.at(mention.span.start):
            return mention
        if not all(t.words[at].islower() and not t.possessive[at] for at in before) or t.lower[before[-1]] in ENDS_HEAD:
            return mention
        words = t.phrase(phrase.head, t.at(mention.span.start))
        return replace(mention, title=replace(title, words=words))

    def _is_head(self, phrase: Phrase, mention: NameMention) -> bool:
        """Whether the name is what the phrase is about: nothing but its own words end the head."""
        if mention.span.end >= self._t.ends[phrase.head_stop - 1]:
            return True
        after = self._t.at(mention.span.start) + len(mention.words)
        return after < len(self._t) and self._t.words[after] in (",", "(", "—", "–")

    def _is_apposition(self, phrase: Phrase, mention: NameMention) -> bool:
        """Whether the name says who the person before the comma is: "the mayor of Sète, Blandine Roux-Ferrand,"."""
        if phrase.noun and (phrase.noun.plural or phrase.noun.kind not in _PEOPLE_NOUNS):
            return False
        if phrase.noun is None and not (phrase.determiner and phrase.head_stop - phrase.head < 4):
            return False
        before = self._t.at(mention.whole.start) - 1
        while before > phrase.main_stop and self._t.words[before].islower() and self._t.lower[before] not in ENDS_HEAD:
            before -= 1
        return before >= phrase.main_stop and self._t.words[before] == "," and (mention.sure or len(mention.words) > 1)

    def _is_person(self, mention: NameMention) -> bool:
        if mention.sure or self._s.people.at(mention.span) or len(mention.words) > 1:
            return True
        word = mention.words[0]
        at = self._t.at(mention.span.start)
        if word.endswith("s") and self._t.opens(at) and not mention.possessive and self._t.words.count(word) == 1:
            return False
        shouted = word.isupper() and len(word) > 1
        return not shouted and self._k.capitalised(word) in (None, "start") and not self._k.head_noun([word.lower()])

    def _is_labelled(self, phrase: Phrase, mention: NameMention) -> bool:
        """Whether the words before the name say that it is nobody's: "the outlet Novosti", "the Statesman"."""
        t = self._t
        first = t.at(mention.whole.start)
        if mention.title is None and first == phrase.head and phrase.determiner == "the":
            return not self._s.people.named(mention.words[-1:]) or len(mention.words) > 1
        before = None if mention.title else self._k.head_noun(t.lower[phrase.head : first])
        genitive = first > phrase.first and t.possessive[first - 1] and not mention.sure
        return genitive or (before is not None and before[0].kind in ("outlet", "body"))

    def _is_bare_name(self, phrase: Phrase) -> bool:
        if self._t.possessive[phrase.head_stop - 1] and phrase.head_stop < phrase.stop:
            return False
        return phrase.determiner is None and all(self._t.capital[at] for at in range(phrase.head, phrase.head_stop))

    def _entity_behind_noun(self, phrase: Phrase) -> Actor | None:
        """A name behind what it is: "state news agency KCNA", "Lithuania's LRT", "a station, Mosaïque FM,"."""
        t, last = self._t, phrase.head_stop - 1
        if phrase.noun and phrase.noun.kind in ("outlet", "body") and last not in t.entity:
            while last > phrase.head and last not in t.entity and t.words[last].islower():
                last -= 1
            if last in t.entity and t.entity[last].entity.kind not in ("outlet", "agency"):
                last = phrase.head_stop - 1
        match = t.entity.get(last)
        if match and match.form in ("name", "capital", "metonym") and match.end == t.ends[last]:
            first = t.at(match.start)
            before = self._k.head_noun(t.lower[phrase.head : first])
            led = first == phrase.head or t.possessive[first - 1] or before is not None
            if led or all(self._k.is_modifier(word) for word in t.lower[phrase.head : first]):
                return self._s.actors.entity(match.entity)
        if not phrase.noun or phrase.noun.kind not in ("outlet", "body"):
            return None
        after = phrase.main_stop + 1
        if (
            phrase.main_stop < phrase.stop
            and t.words[phrase.main_stop] == ","
            and t.capital[min(after, phrase.stop - 1)]
        ):
            stop = next(
                (at for at in range(after, phrase.stop) if not t.capital[at] and at not in t.entity), phrase.stop
            )
            return (
                self._name(after, stop, "outlet" if phrase.noun.kind == "outlet" else "institution")
                if stop > after
                else None
            )
        return None

    def _unlisted_name(self, phrase: Phrase) -> Actor | None:
        """A capitalised name that no file lists: "Lakeside Electric", "the maritime agency UKMTO"."""
        t, first = self._t, phrase.head_stop
        while (
            first > phrase.head and t.capital[first - 1] and (first == phrase.head_stop or not t.possessive[first - 1])
        ):
            first -= 1
        if first == phrase.head_stop:
            return None
        called = (
            self._k.capitalised(t.words[phrase.head_stop - 1]) in ("outlet", "organisation")
            and first < phrase.head_stop - 1
        )
        if phrase.noun and phrase.noun.kind in (_PEOPLE_NOUNS | {"crowd", "document"}) and not called:
            return None
        before = self._k.head_noun(t.lower[phrase.head : first])
        kind: SpeakerKind = "institution"
        if self._k.capitalised(t.words[phrase.head_stop - 1]) == "outlet" or (before and before[0].kind == "outlet"):
            kind = "outlet"
        if phrase.noun and phrase.noun.kind in ("body", "government"):
            return (
                None
                if first == phrase.head + 0 and phrase.head_stop - first == 1 and phrase.definite
                else self._body(phrase)
            )
        return self._name(
            first,
            phrase.main_stop if t.lower[phrase.head_stop : phrase.head_stop + 1] == ["of"] else phrase.head_stop,
            kind,
        )

    def _name(self, first: int, stop: int, kind: SpeakerKind) -> Actor:
        match = self._k.lookup(self._t.phrase(first, stop))
        if match and match.form == "name":
            return self._s.actors.entity(match.entity)
        return self._s.actors.named(self._t.phrase(first, stop), kind)

    def _joint(self, phrase: Phrase) -> Actor | None:
        """Several named sources in one: "Reuters and AFP"; None where a part names nobody."""
        t = self._t
        if not any(word in ("and", "&") for word in t.lower[phrase.first : phrase.stop]):
            return None
        parts: list[Phrase] = []
        begin = phrase.first + (t.lower[phrase.first] == "both")
        for at in range(begin, phrase.stop + 1):
            if at == phrase.stop or t.lower[at] in _JOINTS:
                part = read_phrase(t, self._k, Span(t.starts[begin], t.ends[at - 1])) if at > begin else None
                if part:
                    parts.append(part)
                begin = at + 1
            elif t.lower[at] in ("who", "which", "whose", "that"):
                return None
        if len(parts) < 2 or not all(self._is_plainly_named(part) for part in parts):
            return None
        members = [self._member(part) for part in parts]
        if any(member is None for member in members):
            return None
        several = list(dict.fromkeys(member for member in members if member))
        if len(several) == 1:
            return several[0]
        names = [member.name for member in several]
        joint = self._s.actors.named(", ".join(names[:-1]) + " and " + names[-1], "group")
        joint.count, joint.members = len(several), tuple(member.id for member in several)
        return joint

    def _member(self, part: Phrase) -> Actor | None:
        if part.stop - part.first == 1 and self._t.lower[part.first] in ("he", "she"):
            found = self._references.pronoun(part.first, ())
            return found if isinstance(found, Actor) else None
        return self._named(part)

    def _is_plainly_named(self, part: Phrase) -> bool:
        """Whether the part names somebody by itself, so that splitting there cannot cut one name in two."""
        t = self._t
        if part.stop - part.first == 1 and t.lower[part.first] in ("he", "she"):
            return True
        if self._k.lookup(t.phrase(part.first, part.stop)):
            return True
        span = Span(t.starts[part.first], t.ends[part.stop - 1])
        for mention in self._s.mentions_in(span):
            known: Person | None = self._s.people.at(mention.span)
            if mention.span.end == span.end and not mention.possessive:
                return mention.sure or len(mention.words) > 1 or bool(known and (known.sure or len(known.words) > 1))
        return False

    def _described(self, phrase: Phrase) -> Actor | Unknown:
        noun = phrase.noun
        known = self._references.nominal(phrase) or self._references.ahead(phrase)
        if known:
            return known
        match noun.kind if noun else None:
            case "body" | "government":
                return self._body(phrase)
            case "document" | "outlet":
                stop = (
                    phrase.main_stop
                    if self._t.lower[phrase.head_stop : phrase.head_stop + 1] != ["in"]
                    else phrase.head_stop
                )
                if phrase.head_stop < len(self._t) and self._t.lower[phrase.head_stop] not in _COMPLEMENTS:
                    stop = phrase.head_stop
                kind: SpeakerKind = "document" if noun and noun.kind == "document" else "outlet"
                return self._s.actors.named(self._t.phrase(phrase.head, stop), kind, noun)
        return self._anonymous(phrase)

    def _body(self, phrase: Phrase) -> Actor:
        """An institution by its description; a government by its state."""
        t = self._t
        if phrase.noun and phrase.noun.kind == "government":
            if phrase.noun.plural:
                return self._s.actors.named(t.phrase(phrase.head, phrase.main_stop), "group", phrase.noun)
            owner = next((t.entity[at] for at in range(phrase.first, phrase.main_stop) if at in t.entity), None)
            if owner and owner.entity.kind == "state":
                return self._s.actors.entity(owner.entity)
        first = self._proper_start(phrase)
        return self._s.actors.named(t.phrase(first, phrase.main_stop), "institution", phrase.noun)

    def _proper_start(self, phrase: Phrase) -> int:
        """Where the body's own name begins: behind what it is called in small letters ("the opposition Centre
        Alliance"), and at the first of its capitalised words where the source was cut short ("North | Moor Trust").
        """
        t, first, stop = self._t, phrase.head, phrase.head_stop
        capitals = [at for at in range(first, stop) if t.capital[at]]
        capital, last = (capitals[0], capitals[-1]) if capitals else (stop, stop)
        named = all(t.capital[at] or t.lower[at] in ("and", "of", "for", "the") for at in range(capital, last))
        if len(capitals) > 1 and named and stop - last < 3:
            described = range(first, capital)
            if not any(t.possessive[at] or at in t.entity for at in described):
                first = capital
        while (
            first == phrase.first
            and first > 0
            and t.capital[first]
            and t.adjacent(first - 1)
            and t.capital[first - 1]
            and not t.possessive[first - 1]
            and self._k.capitalised(t.words[first - 1]) != "start"
        ):
            first -= 1
            if first < phrase.first - 3:
                break
            phrase = replace(phrase, first=first)
        return first

    def _as_written(self, phrase: Phrase) -> str:
        """The phrase's words, with the closing quotation mark of a name at its end."""
        stop = self._description_end(phrase)
        words = self._t.phrase(phrase.first, stop)
        after = self._t.original[self._t.ends[stop - 1] :][:2].lstrip(".,")[:1]
        if after == "%":
            return words + after
        opened = words.count('"') % 2 == 1 if after == '"' else words.count("“") > words.count("”")
        return words + after if after in ('"', "”") and opened else words

    def _description_end(self, phrase: Phrase) -> int:
        """Where a description ends: before a clause set off by a comma, and before one on why there is no name."""
        t, stop = self._t, phrase.main_stop
        if stop >= phrase.stop:
            return phrase.stop
        if t.words[stop] == "," and t.lower[stop + 1 : stop + 2] in (["who"], ["whose"], ["which"]):
            return stop
        clause = t.lower[stop : phrase.stop]
        return (
            stop if clause[0] in ("who", "whose", "speaking") and not _UNNAMED_WORDS.isdisjoint(clause) else phrase.stop
        )

    def _anonymous(self, phrase: Phrase) -> Actor:
        """People without a name, called by the words as written."""
        t, noun = self._t, phrase.noun
        description = self._as_written(phrase)
        if noun is None and phrase.count is None:
            last = t.lower[phrase.head_stop - 1]
            if last.isdigit():
                return self._s.actors.anonymous(description, noun, None, again=False)
            if last.endswith(_PERSONAL_ENDINGS):
                return self._s.actors.anonymous(description, noun, 1, again=phrase.definite)
            if not (last.endswith("s") and not last.endswith(("ss", "us", "is"))) and phrase.determiner in (
                None,
                "the",
            ):
                return self._s.actors.named(t.phrase(phrase.head, phrase.main_stop), "institution")
        count = phrase.count
        if noun and count is None and not phrase.plural:
            count = 1
        return self._s.actors.anonymous(description, noun, count, again=count != 1 or phrase.definite)


def _is_ministry(id: str) -> bool:
    return id.endswith("-ministry")


def _without_article(name: str) -> str:
    return name.strip() or "unnamed outlet"
