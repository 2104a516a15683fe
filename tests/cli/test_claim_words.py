from dataclasses import replace
from decimal import Decimal
from typing import get_args

import pytest

from onrecord.cli.claim_words import claim_sentence
from onrecord.records import ActKind, ActState, Count, Good, Party, Sum
from tests.stories import BRIDGES, CLAIM, ESTMARK, EUROS, NORLAND, OTHER, VESLAND

GIFT = replace(OTHER, kind="pledge", state="pledged", items=(BRIDGES,), amount=None)
EUROPE = Party("group:european-countries", "European countries")
STATES = Party("state:US", "United States")


@pytest.mark.parametrize(
    ("claim", "sentence"),
    [
        (CLAIM, "Norland considers buying twelve field bridges from Estmark for Vesland"),
        (replace(CLAIM, factuality="CT+", state="contracted"), "Norland orders twelve field bridges from Estmark for Vesland"),
        (replace(CLAIM, state="contracted"), "Norland may order twelve field bridges from Estmark for Vesland"),
        (
            replace(CLAIM, factuality="CT+", state="suspended"),
            "Norland's purchase of twelve field bridges from Estmark for Vesland is suspended",
        ),
        (
            replace(CLAIM, factuality="CT-"),
            "Norland does not consider buying twelve field bridges from Estmark for Vesland",
        ),
        (
            replace(CLAIM, buyer=(EUROPE,), seller=(STATES,), items=(Good("weapons"),)),
            "European countries consider buying weapons from the United States for Vesland",
        ),
        (
            replace(CLAIM, buyer=(), donor=(NORLAND, EUROPE), items=(Good("weapons"),)),
            "Norland and European countries consider buying weapons from Estmark for Vesland",
        ),
        (
            replace(CLAIM, kind="sale", buyer=(), state="contracted", factuality="CT+"),
            "Estmark has sold twelve field bridges to Vesland",
        ),
        (
            replace(CLAIM, kind="approval", state="approved", factuality="CT+", beneficiary=()),
            "Estmark approves the sale of twelve field bridges to Norland",
        ),
        (GIFT, "Norland promises twelve field bridges to Vesland"),
        (replace(GIFT, amount=EUROS), "Norland promises twelve field bridges worth about 90 million EUR to Vesland"),
        (replace(GIFT, items=(), amount=EUROS), "Norland promises about 90 million EUR in military aid to Vesland"),
        (replace(GIFT, items=(), aid_type=None), "Norland promises aid to Vesland"),
        (replace(GIFT, factuality="PS-"), "Norland may not promise twelve field bridges to Vesland"),
        (replace(GIFT, factuality="PR+"), "Norland will probably promise twelve field bridges to Vesland"),
        (replace(GIFT, state="delivered", factuality="PR+"), "Norland has probably delivered twelve field bridges to Vesland"),
        (replace(GIFT, state="delivered", factuality="CT-"), "Norland has not delivered twelve field bridges to Vesland"),
        (
            replace(GIFT, kind="delivery", state="suspended", donor=(NORLAND, ESTMARK)),
            "Norland and Estmark have suspended the delivery of twelve field bridges to Vesland",
        ),
        (replace(GIFT, kind="request", state="requested"), "Vesland asks Norland for twelve field bridges"),
        (replace(GIFT, kind="request", state="requested", recipient=()), "Norland is asked for twelve field bridges"),
        (replace(GIFT, donor=()), "Twelve field bridges for Vesland: pledge, pledged, by whom is not told"),
        (replace(GIFT, kind="meeting", state=None), "Norland and Vesland meet"),
        (
            replace(GIFT, kind="exchange", state="considered", donor=(STATES,), items=(Good("minerals"),)),
            "The United States and Vesland consider an exchange of minerals",
        ),
        (
            replace(GIFT, items=(Good("shells", units=Count((Decimal(5000), Decimal(6000)), True, "rounds")),)),
            "Norland promises about 5,000–6,000 rounds of shells to Vesland",
        ),
        (
            replace(GIFT, items=(Good("tanks"), Good("boats")), amount=Sum((Decimal(5), Decimal(5)), None, "up_to")),
            "Norland promises tanks and boats worth up to 5 (currency not told) to Vesland",
        ),
    ],
)  # fmt: skip
def test_a_claim_is_told_in_one_plain_sentence(claim, sentence):
    assert claim_sentence(claim) == sentence


@pytest.mark.parametrize("claim", [CLAIM, GIFT, replace(CLAIM, buyer=()), replace(GIFT, donor=(), recipient=())])
def test_every_kind_and_state_has_a_sentence_with_the_thing_in_it(claim):
    for kind in get_args(ActKind):
        for state in (None, *get_args(ActState)):
            sentence = claim_sentence(replace(claim, kind=kind, state=state))
            assert "{" not in sentence and "  " not in sentence and sentence == sentence.strip()
            assert kind == "meeting" or "welve field bridges" in sentence


@pytest.mark.parametrize("kind", get_args(ActKind))
def test_nobody_is_made_up(kind):
    alone = replace(CLAIM, kind=kind, buyer=(), seller=(), donor=(), beneficiary=(VESLAND,))
    assert "Norland" not in claim_sentence(alone) and "Estmark" not in claim_sentence(alone)
