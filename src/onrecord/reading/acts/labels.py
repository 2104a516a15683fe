"""What the act model tells apart. The order is the order of its scores: training and reading share it."""

from __future__ import annotations

from typing import get_args

from onrecord import records
from onrecord.records import ActKind, ActState, AidType, Factuality, Form

PARTY_ROLES = records.ROLES
ROLES = (*PARTY_ROLES, "item", "in_return", "amount", "when", "condition", "hedge")
"""What a word can be to an act; each gives two labels, its first word and the rest, after 0 for nothing."""
KINDS: tuple[ActKind, ...] = get_args(ActKind)
STATES: tuple[ActState | None, ...] = (*get_args(ActState), None)
FACTUALITIES: tuple[Factuality, ...] = get_args(Factuality)
AID_TYPES: tuple[AidType | None, ...] = (*get_args(AidType), None)
FORMS: tuple[Form, ...] = get_args(Form)

N_ROLE_LABELS = 1 + 2 * len(ROLES)
GROUPS = (len(KINDS), len(STATES), len(FACTUALITIES), len(AID_TYPES), len(FORMS))
"""How the scores of one act are divided: one choice each, except forms, where each is a yes or no."""

LEFT_PIECES, RIGHT_PIECES = 96, 112
"""Word pieces that an act can reach to the left and right of its trigger."""
REACH = LEFT_PIECES + RIGHT_PIECES
