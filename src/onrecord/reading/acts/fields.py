"""Field and form of support: by the things that are given and the words that name it, else by the model.

A lorry of medicine is humanitarian and a lorry of shells is not; a loan is a loan whatever it is called for. What the
items' classes say goes first, then the words beside the act ("military aid", "budget support"), then what the model thinks.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from onrecord.knowledge.items import ItemMatch
from onrecord.records import AidType, Form

_AID = {
    "military": re.compile(
        r"\b(?:military|militaries|weapons?|weaponry|arms|armaments?|ammunition|munitions?|lethal"
        r"|defen[cs]e (?:aid|assistance|support|package|equipment|materiel)"
        r"|security assistance|armed forces|army|troops|soldiers|combat|air force|navy|battlefield|warfare"
        r"|war effort|demining|deminers?)\b",
        re.IGNORECASE,
    ),
    "financial": re.compile(
        r"\b(?:budget(?:ary)? (?:support|aid|assistance|needs|gap|financing)|state budget|macro-?financial|loans?"
        r"|lend(?:s|ing)?|lent|guarantees?|swap lines?|currency swap"
        r"|financial (?:aid|assistance|support|package|help|means|funds?)|liquidity|balance of payments|debt"
        r"|bonds?|pensions?|salaries|central bank|economic (?:aid|assistance|support|recovery)"
        r"|imf|international monetary fund|credit lines?|tranche)\b",
        re.IGNORECASE,
    ),
    "humanitarian": re.compile(
        r"\b(?:humanitarian|relief|refugees?|displaced|civilians?|medic(?:al|ines?|ation)|hospitals?|food"
        r"|shelters?|evacuat\w+|red cross|red crescent|unhcr|unicef|wfp|world food programme|ocha|iom"
        r"|children|families|orphan\w*|victims|earthquake|floods?|drought|cyclone|emergency (?:aid|assistance"
        r"|relief|supplies|services)|hygiene|heating|winter (?:aid|assistance|supplies)"
        r"|civil protection|firefight\w+|rescue\w*|schools?|health\w*|reconstruct\w+|rebuild\w*|energy)\b",
        re.IGNORECASE,
    ),
}
_FORMS: dict[Form, re.Pattern[str]] = {
    "loan": re.compile(
        r"\b(?:loans?|lend(?:s|ing)?|lent|credits?|credit lines?|lending|borrow\w*|macro-?financial assistance)\b",
        re.IGNORECASE,
    ),
    "guarantee": re.compile(r"\bguarantee(?:s|d|ing)?\b", re.IGNORECASE),
    "swap_line": re.compile(r"\b(?:swap lines?|currency swaps?)\b", re.IGNORECASE),
    "reconstruction": re.compile(
        r"\b(?:reconstruct\w*|rebuild\w*|rebuilt|restor(?:e|ing|ation)|repair(?:s|ing)?)\b", re.IGNORECASE
    ),
    "training": re.compile(r"\b(?:train(?:s|ed|ing)?|instruct(?:s|ed|ing|ors?)|courses?)\b", re.IGNORECASE),
    "grant": re.compile(
        r"\b(?:grants?|donat(?:e[sd]?|ion|ions|ing)|contribut(?:e[sd]?|ion|ions|ing)|budget(?:ary)? support"
        r"|fund(?:s|ed|ing)?|allocat(?:e[sd]?|ion|ing)|transfer(?:red)?|cash)\b",
        re.IGNORECASE,
    ),
}
_EQUIPMENT = re.compile(r"\bequipment\b", re.IGNORECASE)
_GRANT_ITSELF = re.compile(
    r"\b(?:grants?|granted|donat(?:ed|ions?) (?:of|worth)|budget(?:ary)? support|contribution|non-repayable)\b",
    re.IGNORECASE,
)
_ASSISTANCE = re.compile(
    r"\b(?:aid|assistance|support|help|relief|assist(?:s|ed|ing)?|evacuat\w+|treat(?:ed|ing|ment)|hosting"
    r"|host(?:s|ed)?|accommodat\w+|services?|package)\b",
    re.IGNORECASE,
)
_NO_THINGS = ("cash", "services", "training", "intelligence", "aid")


def aid_type(words: str, items: Sequence[ItemMatch], guess: AidType | None) -> AidType | None:
    """The field of support.

    words: the sentence that tells the act. items: the known things that it gives. guess: the model's.
    """
    by_things = Counter(match.item.class_.aid for match in items if match.item.class_.aid and not match.item.generic)
    by_words = {aid: len(pattern.findall(words)) for aid, pattern in _AID.items()}
    explicit = re.search(
        r"\b(military|humanitarian|financial|macro-financial|security|budget\w*"
        r"|defen[cs]e)\b[\w ,-]{0,24}\b(?:aid|assistance|support|help|package|relief|equipment)\b",
        words,
        re.IGNORECASE,
    )
    if by_things:
        best, count = by_things.most_common(1)[0]
        if count > by_things.total() / 2:
            return best
    if explicit:
        word = explicit[1].lower()
        return (
            "military"
            if word in ("military", "security", "defence", "defense")
            else "humanitarian"
            if word == "humanitarian"
            else "financial"
        )
    if any(_FORMS[form].search(words) for form in ("loan", "guarantee", "swap_line")):
        return "financial"
    best_words = max(by_words, key=lambda aid: by_words[aid])
    if by_words[best_words] and (guess is None or by_words[guess] == 0):
        return best_words  # type: ignore[return-value]
    return guess


def forms_of(
    words: str, items: Sequence[ItemMatch], aid: AidType | None, *, has_amount: bool, guess: Sequence[Form]
) -> tuple[Form, ...]:
    """The forms of support, in the order of the vocabulary; arguments as in `aid_type`.

    Money for a state's budget that is no loan, guarantee or swap is a grant.
    """
    found: set[Form] = set()
    things = [match for match in items if match.item.class_.name not in _NO_THINGS]
    found |= {match.item.class_.form for match in things if match.item.class_.form}
    for form in ("loan", "guarantee", "swap_line", "training"):
        if _FORMS[form].search(words):
            found.add(form)
    if things and _EQUIPMENT.search(words):
        found.add("equipment")
    if _FORMS["reconstruction"].search(words) and not things:
        found.add("reconstruction")
    if not found:
        if has_amount and (_GRANT_ITSELF.search(words) or aid == "financial"):
            found.add("grant")
        elif _ASSISTANCE.search(words):
            found.add("assistance")
        elif has_amount and _FORMS["grant"].search(words):
            found.add("grant")
    if not found:
        found |= set(guess)
    order: tuple[Form, ...] = (
        "weapons",
        "equipment",
        "assistance",
        "training",
        "grant",
        "loan",
        "guarantee",
        "reconstruction",
        "swap_line",
    )
    return tuple(form for form in order if form in found)
