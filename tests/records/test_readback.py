"""A reading survives its way through JSON whole."""

from __future__ import annotations

import json
from dataclasses import fields, replace
from datetime import date
from decimal import Decimal

import pytest

from onrecord.records import (
    Act,
    Amount,
    ChainLink,
    Condition,
    DateRange,
    Euro,
    Finding,
    Item,
    Party,
    Reading,
    Report,
    Span,
    Units,
)
from onrecord.records.objects import reading_object
from onrecord.records.readback import read_back
from tests.samples import READING

AT = Span(0, 7)
PARTY = Party("state:NL", "Norland", (AT,))
ITEM = Item("radars", "Corvus 3", "radar", Units((Decimal(12), Decimal("13.5")), True, AT, "sets"), AT)
ACT = Act(
    id="act1",
    kind="exchange",
    state="considered",
    factuality="PS+",
    attribution="a1",
    aid_type="military",
    forms=("weapons", "loan"),
    **dict.fromkeys(("donor", "buyer", "seller", "recipient", "beneficiary", "intermediary", "approver"), (PARTY,)),
    items=(ITEM, replace(ITEM, units=None, canonical=None)),
    amount=Amount((Decimal("40500000.07"), Decimal(50_000_000)), "EUR", AT, "up_to"),
    euro=Euro((Decimal("0.1"), Decimal("0.1")), date(2025, 3, 1)),
    in_return=(ITEM,),
    when=DateRange(date(2025, 3, 1), date(2025, 3, 31), "in March", AT),
    condition=Condition("if parliament agrees", AT),
    hedges=(AT,),
    evidence=(AT, Span(9, 12)),
    confidence=0.9,
    unknown={"currency": "the text names none"},
)
FULL = replace(
    READING,
    report=replace(READING.report, notes=("3 NUL characters replaced",), unread="a list of links"),
    attributions=(*READING.attributions, replace(READING.attributions[0], chain=(ChainLink(None, None, None),))),
    acts=(ACT, replace(ACT, id="act2", amount=None, euro=None, when=None, condition=None)),
    findings=(Finding("date_before_office", "He took office later", (AT,)),),
)


@pytest.mark.parametrize("reading", [FULL, Reading(Report(""), "r@0")], ids=["full", "empty"])
def test_a_reading_comes_back_as_it_was(reading):
    text = json.dumps(reading_object(reading))
    assert read_back(json.loads(text), reading.report.published) == reading


def test_the_sample_has_a_value_in_every_field():
    assert all(getattr(FULL, field.name) for field in fields(Reading))
    assert all(getattr(ACT, field.name) for field in fields(Act))
