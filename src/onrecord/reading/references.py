"""Whom words mean that point back: pronouns, "who", "the envoy", "the two officials", "the ministry"."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from onrecord.knowledge import Gender, NounClass
from onrecord.reading.actors import Actor
from onrecord.reading.people import Person
from onrecord.reading.phrases import Phrase
from onrecord.reading.pronouns import PRONOUNS, QUOTATION_MARKS, Candidate
from onrecord.reading.scene import Scene, Unknown
from onrecord.reading.speaker_words import ANY_BODY, DETERMINERS, NO_PART, NOT_TELLING
from onrecord.records import Span

_BACK_TO_ANYBODY = frozenset({"source", "person", "official", "insider", "two", "three"})
_PERSONS: frozenset[NounClass] = frozenset({"office", "person", "spokesperson"})
_BODIES: frozenset[NounClass] = frozenset({"body", "government"})
_FAR = 4
"""Sentences back in which somebody only described is looked for."""
_FARTHEST_WORD = 150


class References:
    """Resolves what points back to somebody already met."""

    def __init__(
        self,
        scene: Scene,
        resolve: Callable[[Span], Actor | None],
        owner_of: Callable[[int], Actor | None],
        next_source: Callable[[int], Actor | None],
    ) -> None:
        """resolve: resolves a noun phrase elsewhere. owner_of: who speaks the content that holds a position.

        next_source: the next source after a position, unless it is a pronoun.
        """
        self._s = scene
        self._t = scene.tokens
        self._resolve = resolve
        self._owner_of = owner_of
        self._next = next_source

    def pronoun(self, index: int, content: Sequence[Span]) -> Actor | Unknown:
        """Whom the pronoun at token `index` means; people named only in `content` are not meant."""
        word, at = self._t.lower[index], self._t.starts[index]
        kind, gender = PRONOUNS[word]
        # "The bank will close, it said": unquoted content before the pronoun may name its owner. A quotation may not.
        content = [span for span in content if span.end > at or self._t.text[span.start] in QUOTATION_MARKS]
        match kind:
            case "personal":
                found = self._he_or_she(at, gender, content)
            case "thing":
                found = self._it(at, content)
            case "plural":
                found = self._they(at)
            case "relative":
                found = self._who(index) or (None if word == "who" else self._it(at, content))
            case "first":
                found = self._owner_of(at)
                return found or Unknown(f'"{word}" stands outside any quotation, so it may be the author')
            case _:
                return Unknown(f'"{word}" addresses the reader')
        return found or Unknown(f'nobody named before "{word}" fits it')

    def nominal(self, phrase: Phrase) -> Actor | None:
        """Somebody already met whom a description without a name means, or None."""
        noun, at = phrase.noun, self._t.starts[phrase.first]
        bare = phrase.determiner is None and phrase.count is None
        if noun is None or phrase.indefinite:
            return self._several(phrase, at) if noun is None and phrase.definite else None
        if noun.kind in ("office", "spokesperson", "person") and not noun.plural and phrase.count == 1:
            return self._title_holder(phrase, at) or (self._single(phrase, at) if phrase.definite else None)
        if noun.plural and noun.kind in ("office", "spokesperson", "person"):
            return self._several(phrase, at) if phrase.definite or (bare and self._is_sources(phrase)) else None
        if noun.kind in ("body", "outlet", "document") and phrase.definite and not noun.plural:
            return self._thing_again(phrase, at)
        return None

    def _is_sources(self, phrase: Phrase) -> bool:
        return phrase.stop - phrase.first == 1 and self._t.lower[phrase.first] == "sources"

    def _he_or_she(self, at: int, gender: Gender | None, content: Sequence[Span]) -> Actor | None:
        spoke = self._s.spoke_before(at)
        last = next((actor for actor in spoke[:2] if actor.kind == "person"), None)
        candidates = [*self._person_candidates(), *self._anonymous_candidates(spoke)]
        chosen = self._s.weigher.pick(
            at, candidates, last_speaker=(last.person or last) if last else None, gender=gender, outside=content
        )
        if chosen is None:
            return self._described_before(at, gender)
        if isinstance(chosen.id, Person):
            chosen.id.gender = chosen.id.gender or gender
            return self._s.actors.person(chosen.id)
        return chosen.id if isinstance(chosen.id, Actor) else None

    def _person_candidates(self) -> Iterable[Candidate]:
        for person in self._s.people.all():
            yield Candidate(person, person.mentions, person.gender, person.sure, frozenset(person.possessive))

    @staticmethod
    def _anonymous_candidates(spoke: Iterable[Actor]) -> Iterable[Candidate]:
        for actor in dict.fromkeys(spoke):
            if actor.kind == "person" and actor.person is None:
                yield Candidate(actor, sorted(actor.spans), actor.noun.gender if actor.noun else None)

    def _described_before(
        self, at: int, gender: Gender | None, lemma: str | None = None, kinds: frozenset[NounClass] = _PERSONS
    ) -> Actor | None:
        """Somebody who was never named nor quoted, only described ("the mill's new owner"), in the nearest sentence."""
        t, found = self._t, None
        now = t.sentence(at)
        here = t.at(at)
        for stop in range(here, max(0, here - _FARTHEST_WORD), -1):
            sentence = t.sentence(t.starts[stop - 1])
            if now - sentence > _FAR or (found and sentence < t.sentence(t.starts[found[0]])):
                break
            noun = self._s.knowledge.head_noun(t.lower[max(0, stop - 4) : stop])
            if not noun or noun[0].plural or noun[0].kind not in kinds or t.possessive[stop - 1]:
                continue
            if (lemma and noun[0].lemma != lemma) or (gender and noun[0].gender not in (None, gender)):
                continue
            first = self._phrase_start(stop - noun[1])
            if (first < stop - noun[1] and t.lower[first] in DETERMINERS | {"one"}) or t.possessive[first]:
                found = (first, stop)
        return self._resolve(t.span(*found)) if found else None

    def _phrase_start(self, first: int) -> int:
        """Where the noun phrase begins whose noun begins at `first`: its determiner, number or genitive."""
        t, stop = self._t, first
        while first > 0 and stop - first < 8 and t.adjacent(first - 1) and t.lower[first] not in DETERMINERS:
            word = t.lower[first - 1]
            if word in DETERMINERS or (word.isalpha() and stop - first < 4 and word not in NO_PART):
                first -= 1
            else:
                break
        return first

    def _it(self, at: int, content: Sequence[Span]) -> Actor | None:
        spoke = self._s.spoke_before(at)
        things = [
            actor for actor in dict.fromkeys(spoke) if actor.kind in ("institution", "state", "outlet", "document")
        ]
        last = things[0] if things and spoke and spoke[0] is things[0] else None
        candidates = [Candidate(actor, sorted(actor.spans)) for actor in things]
        spans: dict[str, list[Span]] = {}
        for match in self._t.matches:
            if match.form == "name" and match.entity.kind != "platform" and match.end <= at:
                spans.setdefault(match.entity.id, []).append(Span(match.start, match.end))
        candidates += [Candidate(id, found, sure=False) for id, found in spans.items()]
        chosen = self._s.weigher.pick(at, candidates, last_speaker=last, outside=content)
        if chosen is None:
            return self._taken_for_a_person(spoke)
        return (
            chosen.id
            if isinstance(chosen.id, Actor)
            else self._s.actors.entity(self._s.knowledge.entity(str(chosen.id)))
        )

    def _taken_for_a_person(self, spoke: Sequence[Actor]) -> Actor | None:
        """Who spoke last under a name that no first name, courtesy or gender bears out: "it" says that it is a body."""
        last = next(iter(spoke), None)
        if last is None or last.person is None or last.person.gender or len(last.person.words) < 2:
            return None
        if self._s.knowledge.is_first_name(last.person.words[0]):
            return None
        last.kind, last.count, last.person = "institution", None, None
        return last

    def _they(self, at: int) -> Actor | None:
        spoke = self._s.spoke_before(at)[:4]
        for fits in (_is_several, _is_body, _is_nameless):
            for actor in spoke:
                if fits(actor):
                    return actor
        return None

    def _who(self, index: int) -> Actor | None:
        """The antecedent of "who": the name or noun phrase that stands right before it."""
        t = self._t
        last = index - 1 - (index > 0 and t.words[index - 1] in (",", "—", "–", "("))
        if last < 0:
            return None
        for mention in reversed(self._s.mentions_in(Span(max(0, t.starts[last] - 120), t.ends[last]))):
            if mention.span.end == t.ends[last] and (mention.sure or self._s.people.at(mention.span)):
                return self._s.actors.person(self._s.people.take(mention))
        for end in range(last + 1, max(0, last - 8), -1):
            if not t.words[end - 1][0].isalnum():
                break
            found = self._s.knowledge.head_noun(t.lower[max(0, end - 4) : end])
            if found:
                return self._noun_phrase_before(end, found[1], last)
        names = self._s.mentions_in(Span(max(0, t.starts[index] - 200), t.starts[index]))
        near = [name for name in names if t.sentence(name.span.start) == t.sentence(t.starts[index]) and name.sure]
        return self._s.actors.person(self._s.people.take(near[-1])) if near else None

    def _noun_phrase_before(self, stop: int, length: int, last: int) -> Actor | None:
        t, first = self._t, stop - length
        while first > 0 and stop - first < 9 and t.adjacent(first - 1) and t.lower[first] not in DETERMINERS:
            word = t.lower[first - 1]
            known = word in DETERMINERS or first - 1 in t.entity or self._s.knowledge.is_modifier(word)
            named = t.capital[first - 1] and self._s.knowledge.capitalised(t.words[first - 1]) != "start"
            if not (known or t.possessive[first - 1] or named or word.isdigit() or word in ("two", "three", "four")):
                break
            first -= 1
        before = first - 2
        if before >= 0 and t.words[first - 1] == ",":
            for mention in reversed(self._s.mentions_in(Span(max(0, t.starts[before] - 60), t.ends[before]))):
                if mention.span.end == t.ends[before] and (mention.sure or len(mention.words) > 1):
                    return self._s.actors.person(self._s.people.take(mention))
        return self._resolve(t.span(first, last + 1))

    def _title_holder(self, phrase: Phrase, at: int) -> Actor | None:
        """The named person who bears the title: "the envoy" after "envoy Keith Kellogg"."""
        holders = [person for person in self._s.people.all() if self._holds(person, phrase)]
        candidates = [Candidate(person, person.mentions, person.gender) for person in holders]
        last = next(iter(self._s.spoke_before(at)), None)
        chosen = self._s.weigher.pick(at, candidates, last_speaker=last.person if last else None)
        if chosen and isinstance(chosen.id, Person):
            return self._s.actors.person(chosen.id)
        owned = self._owner(phrase) is not None and len(holders) == 1
        return self._s.actors.person(holders[0]) if owned else None

    def _holds(self, person: Person, phrase: Phrase, *, loosely: bool = False) -> bool:
        """Whether the person bears the title. loosely: whatever else the phrase says, as headlines put party or place
        before it ("GOP senator").
        """
        t, noun = self._t, phrase.noun
        if noun is None:
            return False
        owner = self._owner(phrase)
        telling = {
            t.lower[at] for at in range(phrase.head, phrase.head_stop) if at not in t.entity and not t.possessive[at]
        } - NOT_TELLING
        for title in person.titles:
            one, other = title.noun.lemma.split()[-1], noun.lemma.split()[-1]
            chairs = one.startswith("chair") and other.startswith("chair")
            same = one == other or chairs or title.noun.kind == noun.kind == "spokesperson"
            if not same or (noun.gender and person.gender and noun.gender != person.gender):
                continue
            held = {*title.words.lower().split(), noun.lemma.split()[-1]}
            if title.owner:
                held.update(title.owner.of(t.text).lower().split())
            if noun.kind != "spokesperson" and not telling <= held and not loosely:
                continue
            theirs = self._s.owner_id(title.owner) if title.owner else None
            if owner is None or theirs is None or owner == theirs:
                return True
        return False

    def ahead(self, phrase: Phrase) -> Actor | None:
        """Whom a description means that is named only later: "owner insists" in a headline, "the minister has said".

        Somebody with that office, where there is one; else the next source, where that is a name without any office that
        the report has not mentioned before.
        """
        noun, at = phrase.noun, self._t.starts[phrase.first]
        in_headline = at < self._s.headline_end and phrase.determiner is None
        if noun is None or noun.plural or noun.kind not in ("office", "person") or phrase.count != 1:
            return None
        if not (phrase.definite or in_headline) or noun.lemma in _BACK_TO_ANYBODY:
            return None
        holders = [person for person in self._s.people.all() if self._holds(person, phrase, loosely=in_headline)]
        if len(holders) == 1:
            return self._s.actors.person(holders[0])
        following = None if holders else self._next(at)
        if following is None or following.person is None:
            return None
        person = following.person
        unseen = len(person.words) > 1 and not person.titles and min(person.mentions).start > at
        fits = not (noun.gender and person.gender and noun.gender != person.gender)
        return following if unseen and fits else None

    def _owner(self, phrase: Phrase) -> str | None:
        """Whose office the phrase speaks of ("Estonia's prosecutor general"), None where it does not say."""
        t = self._t
        for at in range(phrase.first, phrase.head_stop):
            match = t.entity.get(at)
            if match and match.entity.kind in ("state", "institution"):
                return match.entity.id
            if t.possessive[at]:
                return self._s.owner_id(t.span(at, at + 1))
        if phrase.head_stop < phrase.main_stop and t.lower[phrase.head_stop] == "of":
            return self._s.owner_id(t.span(phrase.head_stop + 1, phrase.main_stop))
        return None

    def _single(self, phrase: Phrase, at: int) -> Actor | None:
        """One person met before: "the official" after "a senior official", "the billionaire" after who just spoke."""
        noun = phrase.noun
        spoke = self._s.spoke_before(at)
        for actor in spoke:
            if noun and actor.noun and actor.kind == "person" and actor.noun.lemma == noun.lemma:
                return actor
        if not noun or phrase.head_stop < phrase.stop:
            return None
        before = self._described_before(at, None, noun.lemma)
        if before:
            return before
        named = any(
            self._t.capital[index] and index not in self._t.entity for index in range(phrase.head, phrase.head_stop)
        )
        if noun.kind != "person" or noun.lemma in _BACK_TO_ANYBODY or named:
            return None
        last = next(iter(spoke), None)
        if last is None or last.person is None or (noun.gender and last.person.gender not in (None, noun.gender)):
            return None
        near = max((span.start for span in last.spans if span.start < at), default=-1)
        return last if near >= 0 and self._t.sentence(at) - self._t.sentence(near) <= 1 else None

    def _several(self, phrase: Phrase, at: int) -> Actor | None:
        """People met before: "the sources" after "two people with knowledge of the matter"."""
        lemma = phrase.noun.lemma if phrase.noun else self._t.lower[phrase.head_stop - 1]
        groups = [actor for actor in self._s.spoke_before(at) if actor.kind == "group" and actor.anonymous]
        for actor in groups:
            if actor.noun and actor.noun.lemma == lemma and phrase.count in (None, actor.count):
                return actor
        if not groups or lemma not in _BACK_TO_ANYBODY or phrase.count not in (None, groups[0].count):
            return None
        last = groups[0]
        people_again = lemma == "source" and last.noun is not None and last.noun.lemma == "person"
        return last if phrase.definite or people_again else None

    def _thing_again(self, phrase: Phrase, at: int) -> Actor | None:
        """What was met before: "the ministry" after "Poland's defence ministry", "the report" after "a report"."""
        noun = phrase.noun
        if noun is None:
            return None
        words = self._t.phrase(phrase.head, phrase.main_stop).lower()
        field = self._s.knowledge.ministry_field(words)
        kind = {"body": "institution", "outlet": "outlet", "document": "document"}[noun.kind]
        for actor in dict.fromkeys(self._s.spoke_before(at)):
            if actor.kind != kind:
                continue
            if (actor.noun is noun and phrase.head_stop - phrase.head == 1) or f" {actor.name.lower()}".endswith(
                f" {words}"
            ):
                return actor
            if field and actor.id.endswith(f"-{field}-ministry"):
                return actor
            generic = noun.lemma in ANY_BODY or noun.kind == "outlet" or f" {noun.lemma}" in f" {actor.name.lower()}"
            if generic and phrase.main_stop - phrase.head == 1 and actor.name.lower() != noun.lemma:
                return actor
        named_so = self._named_so_before(noun.lemma, at) if phrase.main_stop - phrase.head == 1 else None
        if named_so:
            return named_so
        newsy = noun.kind == "outlet" or noun.lemma == "agency"
        return self._named_outlet_before(at) if newsy and phrase.stop - phrase.head == 1 else None

    def _named_so_before(self, lemma: str, at: int) -> Actor | None:
        """The body whose name ends in the noun, though it has not spoken: "the agency" after "Sandby Water Agency"."""
        t, noun = self._t, lemma.capitalize()
        for last in range(t.at(at) - 1, 0, -1):
            if t.words[last] != noun or not t.adjacent(last - 1) or not t.capital[last - 1]:
                continue
            first = last
            while first > 0 and last - first < 6 and t.adjacent(first - 1) and t.capital[first - 1]:
                if t.possessive[first - 1] or self._s.knowledge.capitalised(t.words[first - 1]) == "start":
                    break
                first -= 1
            found = self._resolve(t.span(first, last + 1)) if first < last else None
            return found if found and found.kind in ("institution", "outlet") else None
        return None

    def _named_outlet_before(self, at: int) -> Actor | None:
        for match in reversed(self._t.matches):
            if match.end <= at and match.entity.kind in ("outlet", "agency"):
                return self._s.actors.entity(match.entity)
        return None


def _is_several(actor: Actor) -> bool:
    return actor.kind == "group"


def _is_body(actor: Actor) -> bool:
    return actor.kind in ("institution", "state", "outlet")


def _is_nameless(actor: Actor) -> bool:
    return actor.anonymous
