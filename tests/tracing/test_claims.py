"""Acts that several reports tell: which are one, and what is made of their values. Written by hand, in invented states."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from itertools import permutations
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.knowledge import Knowledge
from onrecord.records import Act, Claim, Party, Reading
from onrecord.tracing.claims import core_of, find_claims
from onrecord.tracing.order import in_order
from tests.ledger.readings import DELIVERY_TEXT, NORLAND, OSTLAND, PLEDGE_TEXT, RADARS, SUDLAND, act, day, reading

KNOWLEDGE = Knowledge.load()
SHELLS = ("artillery shells", None, "ammunition")


def told(*, at: int = 0, name: str = "Courier", text: str = PLEDGE_TEXT, **fields: Any) -> Reading:
    """A report that tells one act, a pledge of 12 radars unless said otherwise."""
    return of(told_act(text=text, **fields), at=at, name=name, text=text)


def told_act(*, text: str = PLEDGE_TEXT, **fields: Any) -> Act:
    return act(text, text.partition(".")[0], **{"item": RADARS, "units": 12, **fields})


def of(*acts: Act, at: int = 0, name: str = "Courier", text: str = PLEDGE_TEXT) -> Reading:
    return reading(text, *acts, published=day(at), outlet=name)


def claims_of(*readings: Reading) -> tuple[Claim, ...]:
    return find_claims(in_order(readings), KNOWLEDGE)


def names(parties: tuple[Party, ...]) -> list[str]:
    return [party.name for party in parties]


def test_a_pledge_retold_is_one_claim_with_the_values_of_most_reports() -> None:
    (claim,) = claims_of(
        told(name="A", amount=("40500000", "EUR"), when=date(2025, 3, 1)),
        told(name="B", units=21),
        told(name="C", item=("air-defence radars", None, "air_defence"), donor=()),
        told(name="D", kind="delivery", state="in_delivery"),
    )
    assert len(claim.reports) == 4
    assert (claim.kind, claim.state) == ("pledge", "pledged")
    assert (names(claim.donor), names(claim.recipient)) == (["Norland"], ["Sudland"])
    assert claim.items[0].units is not None
    assert claim.items[0].units.value == (Decimal(12), Decimal(12))
    assert claim.amount is not None
    assert claim.amount.value[0] == Decimal(40500000)


def test_a_later_delivery_of_what_was_pledged_is_another_claim() -> None:
    delivered = {"text": DELIVERY_TEXT, "kind": "delivery", "state": "delivered", "at": 40}
    pledge, delivery = claims_of(
        told(name="A"), told(name="B"), told(name="C"), told(name="A", **delivered), told(name="B", **delivered)
    )
    assert [pledge.state, delivery.state] == ["pledged", "delivered"]
    assert [len(pledge.reports), len(delivery.reports)] == [3, 2]


def test_two_packages_told_apart_by_the_same_reports_stay_two() -> None:
    both = [told_act(units=12), told_act(units=30)]
    claims = claims_of(*(of(*both, name=name) for name in "ABC"))
    assert [len(claim.reports) for claim in claims] == [3, 3]


@pytest.mark.parametrize(
    "fields",
    [
        pytest.param({"item": SHELLS, "units": 12}, id="another thing"),
        pytest.param({"donor": (OSTLAND,)}, id="another giver"),
        pytest.param({"recipient": (OSTLAND,)}, id="another receiver"),
        pytest.param({"kind": "request", "state": "requested"}, id="a request for it"),
        pytest.param({"kind": "suspension", "state": "suspended"}, id="a stop of it"),
        pytest.param({"donor": (SUDLAND,), "recipient": (NORLAND,)}, id="the other way round"),
    ],
)
def test_what_differs_in_kind_party_or_thing_is_another_act(fields: dict[str, Any]) -> None:
    assert len(claims_of(told(name="A"), told(name="B"), told(name="C", **fields))) == 2


def test_the_package_is_what_its_report_told_before() -> None:
    package = told_act(item=("package", None, None), units=None)
    (claim,) = claims_of(of(told_act(), package, name="A"), told(name="B"))
    assert len(claim.mentions) == 3


def test_a_misread_party_does_not_split_a_claim() -> None:
    readings = [told(name=name) for name in "ABCDE"]
    wrong = told(name="F", donor=(replace(OSTLAND, id=None, name="the"),))
    assert len(claims_of(*readings, wrong)[0].reports) == 6


def test_more_reports_make_a_claim_surer_and_one_of_many_less() -> None:
    alone = claims_of(told(name="A", confidence=0.6))[0].confidence
    shared = claims_of(*(told(name=name, confidence=0.6) for name in "ABC"))[0].confidence
    background = told_act(item=SHELLS, units=400, confidence=0.6)
    claims = claims_of(of(told_act(), background, name="A"), told(name="B"), told(name="C"), told(name="D"))
    odd = next(claim for claim in claims if len(claim.reports) == 1)
    assert odd.confidence < alone < shared < 1


def test_who_gives_is_filled_in_from_the_claim_on_the_same_thing() -> None:
    rest = told_act(units=3, donor=(), when=date(2025, 9, 1), kind="delivery", state="delivered")
    claims = claims_of(told(name="A"), told(name="B"), told(name="C"), of(told_act(), rest, name="D"))
    assert {name for claim in claims for name in names(claim.donor)} == {"Norland"}


def test_who_approves_gives_where_nobody_else_is_said_to() -> None:
    approval = {"kind": "approval", "state": "approved", "donor": ()}
    bundestag = Party("institution:de-bundestag", "Bundestag")
    (claim,) = claims_of(told(name="A", approver=(bundestag,), **approval))
    assert [party.id for party in claim.donor] == ["state:DE"]


def test_a_name_in_capitals_is_the_state_that_it_names() -> None:
    (claim,) = claims_of(told(name="A", recipient=(Party(None, "UKRAINE"),)))
    assert [party.id for party in claim.recipient] == ["state:UA"]


def test_dollars_are_those_that_a_report_names() -> None:
    bare = [told(name=name, amount=("310000000", "USD")) for name in "ABC"]
    (claim,) = claims_of(*bare, told(name="D", amount=("310000000", "AUD")))
    assert claim.amount is not None
    assert claim.amount.currency == "AUD"


def test_the_core_is_what_most_files_tell_and_the_first_published_of_equals() -> None:
    shells = {"item": SHELLS, "units": 400}
    readings = in_order([told(name="A", at=1), told(name="B", at=0, **shells)])
    core = core_of(find_claims(readings, KNOWLEDGE), readings)
    assert core is not None
    assert core.items[0].name == "artillery shells"
    assert core_of((), readings) is None


VARIED = [
    told(name="A", amount=("40500000", "EUR")),
    told(name="B", at=1, units=21),
    told(name="C", at=1, donor=(), item=("radars", None, "air_defence")),
    told(name="D", at=2, kind="delivery", state="in_delivery"),
    of(told_act(item=SHELLS, units=400), told_act(units=None), name="E", at=3),
    told(name="F", at=3, item=SHELLS, units=400, donor=()),
]


@settings(max_examples=25, deadline=None)
@given(st.permutations(VARIED))
def test_the_order_in_which_reports_come_does_not_matter(readings: list[Reading]) -> None:
    assert claims_of(*readings) == claims_of(*VARIED)


def test_each_telling_is_in_one_claim() -> None:
    for some in permutations(VARIED, 3):
        mentions = [(m.report, m.act) for claim in claims_of(*some) for m in claim.mentions]
        assert sorted(mentions) == sorted((r.report.id, it.id) for r in some for it in r.acts)
