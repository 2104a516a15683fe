"""Verbs of giving, buying, promising, letting and withholding, with their forms; `modality` reads what stands before them."""

from __future__ import annotations

from typing import Literal, NamedTuple

VerbGroup = Literal["give", "get", "buy", "sell", "promise", "approve", "suspend", "withdraw", "resume", "request"]
VerbForm = Literal["base", "s", "past", "participle", "ing"]


class VerbWord(NamedTuple):
    """One form of a verb."""

    group: VerbGroup
    forms: frozenset[VerbForm]


_REGULAR: dict[VerbGroup, str] = {
    "give": "deliver donate provide supply transfer disburse release grant train contribute gift present"
    " equip fund finance furnish hand evacuate distribute extend channel arm credit",
    "get": "receive arrive reach land",
    "buy": "purchase order procure acquire",
    "sell": "export",
    "promise": "pledge promise commit allocate earmark vow announce reserve",
    "approve": "approve authorise authorize clear permit allow endorse ratify adopt greenlight license",
    "suspend": "suspend pause halt delay block stop",
    "withdraw": "cancel scrap revoke rescind end terminate abandon",
    "resume": "resume restart unfreeze reinstate",
    "request": "request ask urge appeal plead demand",
}
_IRREGULAR: dict[VerbGroup, str] = {
    # base third past participle ing
    "give": "send sends sent sent sending|give gives gave given giving|lend lends lent lent lending"
    "|bring brings brought brought bringing",
    "get": "get gets got got getting",
    "buy": "buy buys bought bought buying",
    "sell": "sell sells sold sold selling",
    "suspend": "freeze freezes froze frozen freezing|withhold withholds withheld withheld withholding",
    "withdraw": "withdraw withdraws withdrew withdrawn withdrawing|cut cuts cut cut cutting",
    "request": "seek seeks sought sought seeking",
}


def _third(base: str) -> str:
    if base.endswith(("s", "sh", "ch", "x")):
        return base + "es"
    return base[:-1] + "ies" if base.endswith("y") and base[-2] not in "aeiou" else base + "s"


_DOUBLED = {"ship": "shipp", "commit": "committ", "equip": "equipp", "transfer": "transferr", "permit": "permitt",
            "stop": "stopp", "scrap": "scrapp", "airlift": "airlift"}  # fmt: skip


def _table() -> dict[str, VerbWord]:
    found: dict[str, tuple[VerbGroup, set[VerbForm]]] = {}

    def enter(group: VerbGroup, word: str, form: VerbForm) -> None:
        found.setdefault(word, (group, set()))[1].add(form)

    for group, words in _REGULAR.items():
        for base in words.split():
            stem = _DOUBLED.get(base, base[:-1] if base.endswith("e") else base)
            past = base[:-1] + "ied" if base.endswith("y") and base[-2] not in "aeiou" else stem + "ed"
            for word, form in (
                (base, "base"),
                (_third(base), "s"),
                (past, "past"),
                (past, "participle"),
                (stem + "ing", "ing"),
            ):
                enter(group, word, form)  # type: ignore[arg-type]
    order: tuple[VerbForm, ...] = ("base", "s", "past", "participle", "ing")
    for group, lines in _IRREGULAR.items():
        for line in lines.split("|"):
            for word, form in zip(line.split(), order, strict=True):
                enter(group, word, form)
    return {word: VerbWord(group, frozenset(forms)) for word, (group, forms) in found.items()}


VERBS = _table()
"""Lower-case form to its verb's group and what form it is."""
