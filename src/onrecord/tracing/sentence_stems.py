"""Words as they are compared across reports: without endings, and what newsrooms use for one another as one.

Crude on purpose: a stem is only ever compared with another stem of the same story, never shown.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from onrecord.knowledge import Knowledge
from onrecord.reading.numbers import COLLECTIVES, ONES, ORDINALS, SCALES, TENS

WORD: Final = re.compile(r"[^\W\d_]+(?:[’'.&-](?=[^\W\d_])[^\W\d_]+)*")

_STOPS: Final = frozenset(
    "a an the of in on at by for with from to into onto over under after before as than that which who whom whose when where "
    "while because if though although but and or nor so yet this these those their its his her our your my is are was were be "
    "been being am has have had having do does did will would shall should can could may might must not no also then there here "
    "it he she they we you i him them me us about around up out off down more most some any all both each other such only just "
    "very too even still already now one s t re ll ve d m said says say told tells tell added adds according report reports "
    "reported reporting reportedly per cent percent".split()
)
"""Words that tell no sentence from another."""
_NUMBERS: Final = frozenset((*ONES, *TENS, *SCALES, *COLLECTIVES, *ORDINALS))
"""Numbers are what is compared, not what they are compared by."""

_SAME: Final = (
    "give donate hand transfer provide supply deliver send grant gift present contribute allocate pass ship dispatch "
    "gave given sent handed turn furnish receive get got receipt handover delivery donation supplies shipment transferral",
    "buy purchase order acquire procure bought procurement acquisition",
    "sell sale sold",
    "sign conclude signed ink seal sealed signature signing",
    "contract deal agreement accord pact",
    "pledge promise vow commit commitment announce announcement unveil undertake",
    "worth value cost price estimate total bill tag sum valued amount priced costing package",
    "kill die dead death perish slain killed fatality fatalities lose",
    "wound injure hurt wounded injured",
    "soldier troop serviceman servicemen trooper personnel fighter",
    "shell round projectile grenade ammunition munition",
    "vehicle car machine truck lorry",
    "gun howitzer cannon tube artillery",
    "plane jet aircraft fighter-jet warplane",
    "drone uav uncrewed unmanned",
    "talk negotiation discussion consultation discuss negotiate",
    "meet meeting gather summit",
    "draft memorandum document paper text",
    "date dated",
    "minister ministry",
    "leave depart shipped exit",
    "last final",
    "factory plant works",
    "month monthly",
    "year yearly annual",
    "crew operator",
    "train training instruct instruction course lesson schooling",
    "arrive reach come",
    "begin start commence open",
    "loan credit lend",
    "ambulance medevac",
    "defence defense",
    "armour armor armoured armored",
    "calibre caliber",
    "metre meter",
    "company firm manufacturer maker producer",
    "parliament lawmaker deputy legislature assembly",
    "refusal refuse",
    "ask request seek",
    "people person civilian resident",
    "house home household",
    "fund finance money funding",
    "boat vessel ship",
    "missile rocket interceptor",
    "tonne ton",
    "share part portion",
    "output extraction production",
    "army armed force military",
)
"""Each line stands for one thing where reports tell the same story."""

_ENDINGS: Final = re.compile(r"(?:ings?|edly|ed|ers?|ions?|ments?|ly|es|s|e)$")


def _crude(word: str) -> str:
    if len(word) > 3 and word.endswith("ies"):
        word = word[:-3] + "y"
    for _ in range(2):
        cut = _ENDINGS.sub("", word)
        if len(cut) < 3 or cut == word:
            break
        word = cut
    return word[:-1] if len(word) > 4 and word[-1] == word[-2] else word


_CLASS: Final = {_crude(word): line.split()[0] for line in _SAME for word in line.split()}


@lru_cache(maxsize=50_000)
def stem(word: str) -> str | None:
    """The stem of a word as written; None for a word that tells nothing. A state's names and people are one stem."""
    low = word.lower().replace("’", "'")
    low = low.removesuffix("'s").replace("'", "")
    if low in _STOPS or len(low) < 2 or all(part in _NUMBERS for part in low.split("-")):
        return None
    if word[0].isupper() and (country := _country(word)):
        return country
    crude = _crude(low.replace("-", "").replace(".", ""))
    return _CLASS.get(crude, crude)


def _country(word: str) -> str | None:
    match = Knowledge.load().lookup(word, kinds=("state",))
    return match.entity.id if match else None


@lru_cache(maxsize=20_000)
def skeleton(name: str) -> str:
    """What a name keeps through transliterations: "Terzyan" and "Terzian", "Vahan" and "Vagan" are the same."""
    low = re.sub(r"[^a-z]", "", _plain_letters(name.lower()))
    low = re.sub(r"kh|gh|g", "h", low)
    low = re.sub(r"ck|c(?=[aoukr])|q", "k", low)
    low = low.replace("w", "v").replace("ph", "f").replace("x", "ks").replace("tz", "ts").replace("z", "s")
    return re.sub(r"(.)\1+", r"\1", low[:1] + re.sub(r"[aeiouyjh]", "", low[1:]))


def _plain_letters(text: str) -> str:
    import unicodedata

    return "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
