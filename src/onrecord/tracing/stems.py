"""Words without their inflection and in one spelling, so that "honoured", "honors" and "honour" are one word.

Stems are for comparing and never shown: what counts is that the forms of one word fall together, not that they look well.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_LETTERS = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ß": "ss", "æ": "ae", "œ": "oe", "ı": "i", "’": "'", "ʼ": "'"})
_SPELLINGS = tuple(
    (re.compile(pattern), american)
    for pattern, american in (
        (r"(?<=[a-z]{2})our(?=(?:s|ed|ing|ite|able|less|ful|er|ers|hood|ly|al)?$)", "or"),
        (r"is(?=(?:e|es|ed|er|ers|ing|ation|ations)$)", "iz"),
        (r"ys(?=(?:e|es|ed|er|ers|ing)$)", "yz"),
        (r"(?<=[a-z][tb])re(?=s?$)", "er"),
        (r"(?<=def|off|lic)ence(?=s?$)", "ense"),
        (r"(?<=[aeiou])ll(?=(?:ed|ing|er|ers)$)", "l"),
        (r"ogue(?=s?$)", "og"),
        (r"gramme(?=s?$)", "gram"),
        (r"(?<=practi)s(?=e)", "c"),
        (r"dgement", "dgment"),
        (r"(?<=[a-z]{3})wards$", "ward"),
    )
)
_SPELLED = {
    "grey": "gray",
    "whilst": "while",
    "amongst": "among",
    "cheque": "check",
    "tyre": "tire",
    "tyres": "tires",
    "aluminium": "aluminum",
    "manoeuvre": "maneuver",
    "manoeuvres": "maneuvers",
    "sceptical": "skeptical",
    "mum": "mom",
    "kerb": "curb",
    "learnt": "learned",
    "burnt": "burned",
    "spelt": "spelled",
    "ageing": "aging",
    "enrol": "enroll",
    "fulfil": "fulfill",
    "skilful": "skillful",
    "storey": "story",
    "plough": "plow",
    "kyiv": "kiev",
    "zelenskyy": "zelensky",
    "zelenskiy": "zelensky",
    "ok": "okay",
    "okay": "okay",
}
_IRREGULAR = {
    form: base
    for line in """
be am is are was were been being
have has had having
do does did done doing
go goes went gone going
say says said saying
get got gotten getting
give gave given giving
take took taken taking
make made making
come came coming
see saw seen
know knew known
think thought
find found
tell told
become became
leave left leaving
feel felt
bring brought
begin began begun
keep kept
hold held
write wrote written writing
stand stood
hear heard
mean meant
meet met
run ran
pay paid
sit sat
speak spoke spoken
lead led
grow grew grown
lose lost
fall fell fallen
send sent
build built
understand understood
draw drew drawn
break broke broken
spend spent
rise rose risen
drive drove driven
buy bought
wear wore worn
choose chose chosen
seek sought
throw threw thrown
catch caught
deal dealt
win won
forget forgot forgotten
sell sold
fight fought
teach taught
eat ate eaten
sing sang sung
strike struck stricken
hang hung
shake shook shaken
fly flew flown
sink sank sunk
steal stole stolen
freeze froze frozen
lend lent
lie lay lain lying
die died dying
shoot shot
hide hid hidden
forbid forbade forbidden
forgive forgave forgiven
withdraw withdrew withdrawn
undertake undertook undertaken
overcome overcame
bear bore borne
bind bound
feed fed
flee fled
shrink shrank shrunk
swear swore sworn
tear tore torn
wake woke woken
weave wove woven
wind wound
ride rode ridden
shine shone
sleep slept
stick stuck
swim swam swum
agree agreed agreeing agrees
free freed frees freeing
guarantee guaranteed guarantees guaranteeing
offer offered offering
refer referred referring
cancel cancelled canceled
child children
man men
woman women
person people
foot feet
life lives
wife wives
half halves
shelf shelves
mouse mice
crisis crises
far further farther furthest
serviceman servicemen
spokesman spokesmen
evening evenings
morning mornings
nothing
everything
something
anything
during
need needs needed needing
news
series
us
thus
this
his
its
use uses used using
lens
promise promises promised promising
""".strip().splitlines()
    for base, *forms in [line.split()]
    for form in [base, *forms]
}
_VOWEL = re.compile("[aeiouy]")


def folded(word: str) -> str:
    """In small letters, without accents, apostrophes straight."""
    if word.isascii():
        return word.lower()
    apart = unicodedata.normalize("NFKD", word.lower().translate(_LETTERS))
    return "".join(letter for letter in apart if not unicodedata.combining(letter)).translate(_LETTERS)


@lru_cache(maxsize=1 << 16)
def spelled(word: str) -> str:
    """A folded word in American spelling."""
    known = _SPELLED.get(word)
    if known:
        return known
    if len(word) > 4:
        for pattern, american in _SPELLINGS:
            word = pattern.sub(american, word)
    return word


@lru_cache(maxsize=1 << 16)
def stem(word: str) -> str:
    """A spelled word without its inflection."""
    base = _IRREGULAR.get(word)
    if base is None:
        base = _cut(word)
    return base[:-1] if len(base) > 3 and base[-1] == "e" else base


def _cut(word: str) -> str:
    if len(word) < 4 or not word.isalpha():
        return word
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("sses", "xes", "ches", "shes", "zzes")):
        return word[:-2]
    if word[-1] == "s" and word[-2] not in "sui":
        return _cut(word[:-1]) if word[-2] in "gd" and len(word) > 6 else word[:-1]
    if word.endswith("ied") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith("ly") and len(word) > 5:
        return word[:-2]
    for ending in ("ing", "ed"):
        rest = word[: -len(ending)]
        if word.endswith(ending) and len(rest) > 2 and _VOWEL.search(rest) and rest[-1] != "e":
            return rest[:-1] if rest[-1] == rest[-2] and rest[-1] not in "lsz" else rest
    return word
