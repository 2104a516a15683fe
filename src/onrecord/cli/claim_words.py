"""A claim as one plain sentence: "Norland considers buying twelve field bridges from Estmark for Vesland".

The sentence is put together from the claim's fields and holds nothing else: what is not known is left out. Kind and state
choose the verb (`claim_steps`), the factuality makes it "may", "probably" or "not".
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from decimal import Decimal

from onrecord.cli import wording
from onrecord.cli.claim_steps import Step, step_of
from onrecord.records import Claim, Count, Factuality, Good, Party, Sum

_WORDS = "no one two three four five six seven eight nine ten eleven twelve".split()
"""Numbers that a newspaper writes out."""

_ARTICLE = re.compile(
    r"(?:United|European (?!countries|states|allies)|International|Council|Court|Office|World|African Union|"
    r"White House|Pentagon|Kremlin|Netherlands|Philippines|Bahamas|Gambia|Maldives|Comoros|Coalition|Baltic states)\b"
    r"|.*\b(?:Republic|Republic of the Congo|Islands|Emirates|Union|Bank|Fund|Agency|Group|Ministry|Department)$"
)
"""Names that English sets behind "the"."""


def claim_sentence(claim: Claim) -> str:
    """What is claimed, as a headline without a full stop."""
    sentence = _sentence(_Cast(claim), claim)
    return sentence[:1].upper() + sentence[1:]


def sum_words(amount: Sum) -> str:
    """ "about 90 million EUR"."""
    bound = f"{amount.bound.replace('_', ' ')} " if amount.bound else ""
    return f"{bound}{wording.figures(amount.value)} {amount.currency or '(currency not told)'}"


def count_words(count: Count) -> str:
    """ "twelve", "about 200", "5,000 rounds of"."""
    low, high = count.value
    plain = low == high and not count.approx and low == low.to_integral_value() and 0 < low < len(_WORDS)
    number = _WORDS[int(low)] if plain else _number_range(low, high)
    unit = f" {count.unit} of" if count.unit else ""
    return f"{'about ' if count.approx else ''}{number}{unit}"


def joined_names(names: Sequence[str]) -> str:
    """ "A", "A and B", "A, B and C"."""
    return " and ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)


class _Cast:
    """Who does what in a claim, as a sentence has it."""

    def __init__(self, claim: Claim) -> None:
        self.trade = bool(claim.seller) or claim.kind in ("purchase", "sale")
        self.payer = claim.buyer or (claim.donor if claim.seller else ())
        self.giver = claim.seller if self.trade else claim.donor or claim.buyer
        others = (*claim.recipient, *claim.beneficiary)
        self.getter = _without(others, self.payer if self.trade else ())
        self.everybody = _without((*claim.donor, *claim.buyer, *claim.seller, *others), ())


def _sentence(cast: _Cast, claim: Claim) -> str:
    step = step_of(
        claim.kind, claim.state, trade=cast.trade, paid_by_somebody=bool(cast.payer), gone_to_somebody=bool(cast.getter)
    )
    actors = {"payer": cast.payer, "giver": cast.giver, "getter": cast.getter, "all": cast.everybody}[step.who]
    if not actors:
        return _without_actor(cast, claim)
    things = _things(claim)
    told = step.rest.format(
        things=things,
        payer=_names(cast.payer),
        giver=_names(cast.giver) or "nobody named",
        to=_with("to", cast.getter),
        from_=_with("from", cast.giver),
        for_=_with("for", cast.getter),
    )
    if step.deed:  # "Norland's purchase of ... is approved"
        parts = [_possessive(_names(actors)), step.deed, told, _conjugated(step, False, claim)]
    else:
        parts = [_names(actors), _conjugated(step, _is_plural(actors), claim), told]
    return " ".join(filter(None, parts))


def _without_actor(cast: _Cast, claim: Claim) -> str:
    """A claim of which nobody is known to be the doer: "frigates for Albania: pledge, pledged"."""
    state = f", {claim.state.replace('_', ' ')}" if claim.state else ""
    return f"{_things(claim)}{_with('for', cast.getter)}: {claim.kind}{state}, by whom is not told"


def _conjugated(step: Step, plural: bool, claim: Claim) -> str:
    factuality: Factuality = claim.factuality
    if claim.state == "considered" and factuality.endswith("+"):
        factuality = "CT+"  # "may consider" would hedge twice
    bare = f"{step.auxiliary} {step.verb}".strip()
    negated = factuality.endswith("-")
    match factuality[:2]:
        case "PS":
            return f"may {'not ' if negated else ''}{bare}"
        case "PR":
            if step.auxiliary:
                return _finite(step, plural, negated, "probably ")
            return f"will probably {'not ' if negated else ''}{bare}"
        case _:
            return _finite(step, plural, negated, "")


def _finite(step: Step, plural: bool, negated: bool, adverb: str) -> str:
    if step.auxiliary == "":
        if negated:
            return f"{'do' if plural else 'does'} not {step.verb}"
        return step.verb if plural else _third_person(step.verb)
    auxiliary = {"be": ("is", "are"), "have": ("has", "have")}[step.auxiliary][plural]
    return f"{auxiliary} {adverb}{'not ' if negated else ''}{step.verb}"


def _third_person(verb: str) -> str:
    first, _, rest = verb.partition(" ")
    ending = "es" if first.endswith(("s", "sh", "ch", "x")) else "s"
    return f"{first}{ending} {rest}".rstrip()


def _things(claim: Claim) -> str:
    goods = joined_names([_good(good) for good in claim.items])
    if goods:
        return f"{goods} worth {sum_words(claim.amount)}" if claim.amount else goods
    aid = f"{claim.aid_type} aid" if claim.aid_type else "aid"
    return f"{sum_words(claim.amount)} in {aid}" if claim.amount else "goods" if claim.buyer else aid


def _good(good: Good) -> str:
    return f"{count_words(good.units)} {good.name}" if good.units else good.name


def _number_range(low: Decimal, high: Decimal) -> str:
    return wording.figures((low, high)) if high >= 10**6 else f"{low:,f}" if low == high else f"{low:,f}–{high:,f}"


def _names(parties: Iterable[Party]) -> str:
    return joined_names([_with_article(party.name) for party in parties])


def _with_article(name: str) -> str:
    return f"the {name}" if _ARTICLE.match(name) else name


def _with(preposition: str, parties: Sequence[Party]) -> str:
    return f" {preposition} {_names(parties)}" if parties else ""


def _possessive(names: str) -> str:
    return f"{names}'" if names.endswith("s") else f"{names}'s"


def _is_plural(parties: Sequence[Party]) -> bool:
    """ "European countries" are many, "United States" one."""
    last = parties[-1].name.split()[-1:] or [""]
    return len(parties) > 1 or (last[0].islower() and last[0].endswith("s"))


def _without(parties: Iterable[Party], others: Sequence[Party]) -> tuple[Party, ...]:
    """Each party once, those of `others` left out."""
    left_out = {party.id or party.name for party in others}
    return tuple(
        {party.id or party.name: party for party in parties if (party.id or party.name) not in left_out}.values()
    )
