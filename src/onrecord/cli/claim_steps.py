"""Which verb tells which act in which state, as data."""

from __future__ import annotations

from typing import Literal, NamedTuple

from onrecord.records import ActKind, ActState


class Step(NamedTuple):
    """How one kind of act in one state is told."""

    who: Literal["payer", "giver", "getter", "all"]
    """Whose deed it is."""
    auxiliary: Literal["", "be", "have"]
    verb: str
    """Bare, or the participle behind the auxiliary."""
    rest: str
    """What follows the verb; with a `deed`, what follows the deed."""
    deed: str = ""
    """Where it is told of a deed and not of the doer ("Norland's purchase of ... is approved"): the noun."""


_FOR = "{things}{for_}"
_TO = "{things}{to}"
_BOUGHT = "{things}{from_}{for_}"

_BUYING: dict[ActState | None, Step] = {
    None: Step("payer", "", "buy", _BOUGHT),
    "considered": Step("payer", "", "consider", f"buying {_BOUGHT}"),
    "requested": Step("payer", "", "ask", f"to buy {_BOUGHT}"),
    "pledged": Step("payer", "", "promise", f"to buy {_BOUGHT}"),
    "approved": Step("payer", "be", "approved", f"of {_BOUGHT}", "purchase"),
    "contracted": Step("payer", "", "order", _BOUGHT),
    "in_delivery": Step("payer", "be", "receiving", "{things} bought{from_}{for_}"),
    "delivered": Step("payer", "have", "received", "{things} bought{from_}{for_}"),
    "suspended": Step("payer", "be", "suspended", f"of {_BOUGHT}", "purchase"),
    "withdrawn": Step("payer", "be", "called off", f"of {_BOUGHT}", "purchase"),
    "denied": Step("payer", "be", "denied", f"of {_BOUGHT}", "purchase"),
}

_SELLING: dict[ActState | None, Step] = {
    None: Step("giver", "", "sell", _TO),
    "considered": Step("giver", "", "consider", f"selling {_TO}"),
    "requested": Step("giver", "be", "asked", f"to sell {_TO}"),
    "pledged": Step("giver", "", "promise", f"to sell {_TO}"),
    "approved": Step("giver", "", "approve", f"the sale of {_TO}"),
    "contracted": Step("giver", "have", "sold", _TO),
    "in_delivery": Step("giver", "be", "delivering", _TO),
    "delivered": Step("giver", "have", "delivered", _TO),
    "suspended": Step("giver", "have", "suspended", f"the sale of {_TO}"),
    "withdrawn": Step("giver", "have", "called off", f"the sale of {_TO}"),
    "denied": Step("giver", "be", "denied", f"of {_TO}", "sale"),
}

_LICENSING = Step("giver", "", "approve", "the sale of {things} to {payer}{for_}")

_GIVING: dict[ActState | None, Step] = {
    "considered": Step("giver", "", "consider", f"giving {_TO}"),
    "requested": Step("getter", "", "ask", "{giver} for {things}"),
    "pledged": Step("giver", "", "promise", _TO),
    "approved": Step("giver", "", "approve", _FOR),
    "contracted": Step("giver", "", "order", _FOR),
    "in_delivery": Step("giver", "be", "delivering", _TO),
    "delivered": Step("giver", "have", "delivered", _TO),
    "suspended": Step("giver", "have", "suspended", _FOR),
    "withdrawn": Step("giver", "have", "withdrawn", _FOR),
    "denied": Step("giver", "be", "denied", f"of {_TO}", "offer"),
}

_OWN: dict[tuple[ActKind, ActState | None], Step] = {
    ("approval", "considered"): Step("giver", "", "consider", f"approving {_FOR}"),
    ("delivery", "considered"): Step("giver", "", "consider", f"delivering {_TO}"),
    ("delivery", "pledged"): Step("giver", "", "promise", f"to deliver {_TO}"),
    ("delivery", "approved"): Step("giver", "", "approve", f"the delivery of {_TO}"),
    ("delivery", "contracted"): Step("giver", "be", "to deliver", _TO),
    ("delivery", "suspended"): Step("giver", "have", "suspended", f"the delivery of {_TO}"),
    ("delivery", "withdrawn"): Step("giver", "have", "called off", f"the delivery of {_TO}"),
    ("delivery", "denied"): Step("giver", "be", "denied", f"of {_TO}", "delivery"),
    ("suspension", "considered"): Step("giver", "", "consider", f"suspending {_FOR}"),
    ("resumption", "considered"): Step("giver", "", "consider", f"resuming {_FOR}"),
    ("resumption", "in_delivery"): Step("giver", "", "resume", _FOR),
    ("resumption", "delivered"): Step("giver", "have", "resumed", _FOR),
    ("withdrawal", "considered"): Step("giver", "", "consider", f"withdrawing {_FOR}"),
    ("request", "considered"): Step("getter", "", "consider", "asking {giver} for {things}"),
    ("plan", "considered"): Step("giver", "", "consider", f"a plan: {_FOR}"),
    ("plan", None): Step("giver", "", "plan", _FOR),
    ("resumption", None): Step("giver", "", "resume", _FOR),
}
"""Where a kind is not told as a plain gift."""

_OWN_STATE: dict[ActKind, ActState] = {
    "pledge": "pledged",
    "approval": "approved",
    "delivery": "delivered",
    "suspension": "suspended",
    "withdrawal": "withdrawn",
    "request": "requested",
}

_MEETING: dict[ActState | None, Step] = {
    "considered": Step("all", "", "consider", "a meeting"),
    "pledged": Step("all", "be", "to meet", ""),
    "approved": Step("all", "be", "to meet", ""),
    "requested": Step("all", "be", "asked", "to meet"),
    "suspended": Step("all", "be", "put off", "", "meeting"),
    "withdrawn": Step("all", "be", "called off", "", "meeting"),
    "denied": Step("all", "be", "denied", "", "meeting"),
}

_EXCHANGE: dict[ActState | None, Step] = {
    None: Step("all", "", "consider", "an exchange of {things}"),
    "considered": Step("all", "", "consider", "an exchange of {things}"),
    "requested": Step("all", "be", "asked", "for an exchange of {things}"),
    "pledged": Step("all", "", "promise", "an exchange of {things}"),
    "suspended": Step("all", "be", "suspended", "of {things}", "exchange"),
    "withdrawn": Step("all", "be", "called off", "of {things}", "exchange"),
    "denied": Step("all", "be", "denied", "of {things}", "exchange"),
}


def step_of(
    kind: ActKind, state: ActState | None, *, trade: bool, paid_by_somebody: bool, gone_to_somebody: bool
) -> Step:
    """The step that tells this kind of act in this state. trade: somebody buys or sells."""
    if kind == "meeting":
        return _MEETING.get(state, Step("all", "", "meet", ""))
    if kind == "exchange":
        return _EXCHANGE.get(state, Step("all", "have", "agreed", "on an exchange of {things}"))
    if trade:
        if not paid_by_somebody:
            return _SELLING[state]
        return _LICENSING if kind == "approval" else _BUYING[state]
    step = _OWN.get((kind, state)) or _GIVING.get(state or _OWN_STATE.get(kind), _GIVING["considered"])
    if step.who == "getter" and not gone_to_somebody:
        return Step("giver", "be", "asked", "for {things}")
    return step
