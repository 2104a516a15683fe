"""What a speaker does with a content: asserts, denies, declines to confirm, asks, offers, promises, warns.

The cue decides wherever it can, with the first words of the content where tagger and annotators cut differently
("declined | to comment", "declined to comment | on"). Only a cue that is neutral by itself ("said", "told") lets the
content speak, and only where its grammar is plain; a will or a never in it is the speaker's claim and no stance.
Order of reasoning:

1. not saying: refusals and negations of speech verbs ("declined to confirm", "did not rule out", "no comment");
2. the first word of the cue that carries a stance, unless it is negated ("did not promise" asserts);
3. calling a claim untrue;
4. the content's own opening under a neutral cue ("said he was ready to", "said it could not confirm").
"""

from __future__ import annotations

import re
from typing import Final

from onrecord.reading import stance_words as words
from onrecord.reading.wordlists import word_set
from onrecord.records import Stance

_WORD = re.compile(r"n't|[^\W\d_]+(?:-[^\W\d_]+)*")
_REACH = 6
"""Words of the content that may complete a cue."""


def _forms(lemma: str) -> set[str]:
    irregular = words.INFLECTED.get(lemma, "").split()
    stem = lemma[:-1] if lemma.endswith("e") else lemma
    if lemma.endswith("y") and lemma[-2] not in "aeiou":
        regular = {lemma, lemma[:-1] + "ies", lemma[:-1] + "ied", lemma + "ing"}
    else:
        third = lemma + ("es" if lemma.endswith(("s", "sh", "ch", "x")) else "s")
        regular = {lemma, third, stem + "ed", stem + "ing"}
    return regular | set(irregular)


def _lexicon(entries: dict[Stance, str]) -> dict[str, Stance]:
    return {form: stance for stance, lemmas in entries.items() for lemma in lemmas.split() for form in _forms(lemma)}


def _any_of(lemmas: str) -> frozenset[str]:
    return frozenset(form for lemma in lemmas.split() for form in _forms(lemma))


_VERBS: Final = _lexicon(words.VERBS)
_NOUNS: Final = _lexicon(words.NOUNS)
_CARRIES: Final = _NOUNS | _VERBS
_REFUSALS: Final = _any_of(words.REFUSALS) | {"refusal", "unwilling"}
_SPEECH: Final = _any_of(words.SPEECH)
_UNSAID: Final = _any_of(words.UNSAID)
_UNTRUE: Final = frozenset(words.UNTRUE.split())
_OFFERS: Final = _any_of("offer")
_COURTESIES: Final = word_set(words.COURTESIES)
_PHRASES: Final = [(_forms(p.split()[0]), p.split()[1:], stance) for p, stance in words.PHRASES]
_SILENCES: Final = [(_forms(p.split()[0]), p.split()[1:]) for p in words.SILENCES]
_PHRASE_HEADS: Final = frozenset(form for head, _, _ in _PHRASES for form in head)
_SILENCE_HEADS: Final = frozenset(form for head, _ in _SILENCES for form in head)
_CALLS: Final = _any_of(
    "call describe label brand denounce decry condemn characterise characterize deem term"
) | word_set("is was were are")
_UNSAYING: Final = frozenset(["not", "n't", "never", "neither", "cannot", "unable", "no", "nobody"])
_FILLERS: Final = word_set(
    """be been to immediately yet publicly available able directly want wish wished like in position independently have had
    explicitly fully reached for either outright quite a"""
)
_SUBJECTS: Final = word_set("i we he she it they")
_WILL: Final = word_set("will would shall ll")


def words_of(text: str) -> list[str]:
    """Lower-case words, with "n't" split off and other marks left out."""
    return _WORD.findall(text.lower().replace("\u2019", "'").replace("n't", " n't"))


def stance_of(cue: str, content: str, *, source: str = "") -> Stance:
    """The stance that `cue` takes to `content`; `source` only matters where it negates ("nobody wished to comment")."""
    cue_words = words_of(cue)
    opening = words_of(content[:160])
    if words_of(source)[:1] in (["nobody"], ["none"], ["neither"], ["no"]):
        cue_words = ["not", *cue_words]
    return (
        _unsaid(cue_words, opening)
        or _from_cue(cue_words, opening)
        or _calls_untrue(cue_words, content)
        or _from_content(content, cue_words)
        or "asserts"
    )


def _unsaid(cue: list[str], opening: list[str]) -> Stance | None:
    """Whether something is left unsaid; a refusal to do anything else than speak denies."""
    joined = cue + opening[:_REACH]
    for at, word in enumerate(cue):
        following = joined[at + 1 : at + 1 + _REACH]
        if word in _REFUSALS and not _negated(cue, at):
            if "to" not in following:
                return "declines_to_confirm"
            after = [w for w in following[following.index("to") + 1 :] if w != "to" and not w.endswith("ly")]
            return "declines_to_confirm" if not after or after[0] in _SPEECH else "denies"
        if word in _UNSAYING and _names_unsaid(following, cue, never=word == "never"):
            return "declines_to_confirm"
        if word in _SILENCE_HEADS and _phrase_here(_SILENCES, word, following) and not _negated(cue, at):
            return "declines_to_confirm"
    return None


def _names_unsaid(following: list[str], cue: list[str], *, never: bool) -> bool:
    """Whether a speech verb follows within a few auxiliaries and adverbs ("not immediately available to comment")."""
    for word in following:
        if word in _UNSAID:
            return not never or word in _DENIALS
        if word not in _FILLERS and not word.endswith("ly"):
            return False
    return cue[-2:] in (["would", "not"], ["could", "not"])


def _from_cue(cue: list[str], opening: list[str]) -> Stance | None:
    for at, word in enumerate(cue):
        stance = _CARRIES.get(word)
        if word in _PHRASE_HEADS:
            following = cue[at + 1 :] + opening[: _REACH - 2]
            stance = next((s for forms, rest, s in _PHRASES if word in forms and _follows(rest, following)), stance)
        if stance is None:
            continue
        if (word in _OFFERS and _COURTESIES & {*cue[at + 1 :], *opening[:3]}) or cue[at + 1 : at + 2] == ["guilty"]:
            continue
        if not _negated(cue, at):
            return stance
        if word in _DENIALS:
            return "declines_to_confirm"
        return "asserts"
    return None


_DENIALS: Final = _any_of("deny dispute rule exclude contradict")


def _follows(rest: list[str], following: list[str]) -> bool:
    """Whether `rest` follows, its first word after at most three others."""
    if not rest:
        return True
    for at, word in enumerate(following[:4]):
        if word.startswith(rest[0]) and (word == rest[0] or word == rest[0] + "s"):
            return following[at + 1 : at + len(rest)] == rest[1:]
    return False


def _phrase_here(phrases: list[tuple[set[str], list[str]]], word: str, following: list[str]) -> bool:
    return any(
        word in forms and all(any(f.startswith(r) for f in following[: 3 + n]) for n, r in enumerate(rest))
        for forms, rest in phrases
    )


def _negated(cue: list[str], at: int) -> bool:
    return any(word in words.NEGATIONS for word in cue[max(0, at - 4) : at])


def _calls_untrue(cue: list[str], content: str) -> Stance | None:
    if not any(word in _CALLS for word in cue):
        return None
    return "denies" if not _UNTRUE.isdisjoint(cue) or not _UNTRUE.isdisjoint(words_of(content[:400])) else None


def _from_content(content: str, cue: list[str]) -> Stance | None:
    """What the content's own opening does, where the cue is neutral; None where it simply says something."""
    opening = words_of(content[:160])
    if opening[:1] == ["to"]:
        return "asks" if _DIRECTS & set(cue) else None
    opening = opening[1:] if opening[:1] == ["that"] else opening
    if len(opening) <= 4 and len(content) < 60 and (opening[:1] == ["not"] or _UNTRUE & set(opening)):
        return "denies"
    return _first_verb(opening) or _denial(opening)


def _first_verb(opening: list[str]) -> Stance | None:
    """The stance of the content's main verb, as far as the first dozen words show it."""
    for at, word in enumerate(opening[:12]):
        rest = [w for w in opening[at + 1 : at + 6] if not w.endswith("ly")]
        if (word in _COMMENTS and _negated(opening[:at], at)) or (word == "unable" and _COMMENTS & set(rest[:3])):
            return "declines_to_confirm" if opening[0] in _OWN else None
        if word in _READINESS and at <= _FEW and rest[:1] == ["to"] and not _negated(opening[:at], at):
            return "offers"
        if not at:
            continue
        if word in _READY and rest[:1] == ["to"] and opening[at - 1] not in words.NEGATIONS:
            return "offers"
        if word in _VERBS and opening[:at] in (["i"], ["we"]):
            return _VERBS[word]
        if word in _WILL:
            return None  # "said it would send boats" asserts: a promise is what the report calls one
        if word in ("should", "must"):
            return "asks" if word == "should" else None
    return None


def _denial(opening: list[str]) -> Stance | None:
    if opening[:2] == ["no", "comment"] or ("no" in opening[:3] and "information" in opening[:4]):
        return "declines_to_confirm"
    if ("no" in opening[:8] and "such" in opening[:9]) or (_CLAIMS & set(opening[:4]) and _UNTRUE & set(opening)):
        return "denies"
    return None


_DIRECTS: Final = _any_of("tell order instruct direct recommend encourage advise invite remind") | {"told"}
_COMMENTS: Final = word_set("confirm comment verify elaborate discuss")
_READY: Final = word_set("ready willing prepared")
_READINESS: Final = word_set("willingness readiness")
_FEW: Final = 3
"""Words that may stand before a noun of offering ("indicated European willingness to fund")."""
_OWN: Final = _SUBJECTS | {"her", "his", "its", "their", "our", "the"}
_CLAIMS: Final = word_set("claim claims accusation accusations allegation allegations report reports charge charges")
