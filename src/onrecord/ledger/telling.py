"""What a row shows once one more act is known: the machine's rules, few enough for a person to foresee them.

- What was told first stands, and what came later fills in what was open: parties, things, sum, condition. A name from the
  knowledge files replaces a bare description, an exact figure a vague one, a longer list of parties the shorter.
- The state moves forward only, on words that are at least probable; what is merely possible counts until something better
  is known. An old package recalled does not turn a delivery back into a pledge.
- Suspension and withdrawal stop a row; a resumption or a delivery told later starts it again.
- A denial never moves a state. It is flagged, and a person decides.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from onrecord.ledger.documents import PARTIES, Document, Json
from onrecord.ledger.instants import FOREVER, day_of

_STEPS = {
    state: step
    for step, state in enumerate(
        ("considered", "requested", "pledged", "approved", "contracted", "in_delivery", "delivered")
    )
}
_STOPS = ("suspended", "withdrawn")
_SURE = ("CT+", "PR+")
_POSSIBLE = ("PS+", "Uu")
_GOES_ON = ("resumption", "delivery")


class Told(NamedTuple):
    """One act, as it bears on a row."""

    known_from: int
    """When the version of the report that tells it was published."""
    act: int
    """Number of the act in the ledger; acts known at the same moment count in this order."""
    version: int
    """Number of the report version that tells it."""
    proposal: Document
    known_to: int = FOREVER
    """When another version of the report took its place."""
    commitment: int = 0
    """Where matching put it; merges and splits may move it on."""
    forgotten: bool = False
    """Whether the report was taken out of the ledger."""


def tell(shown: Document | None, told: Told) -> Document:
    """What a row shows once this act is known too. Gives `shown` itself, unchanged, where the act changes nothing."""
    proposal = told.proposal
    changes: Document = {}
    if shown is None:
        shown = {"status": "proposed", "kind": proposal["kind"], "first": told.known_from}
        changes = shown
    for role in PARTIES:
        if (parties := proposal.get(role)) and _names_more(parties, shown.get(role)):
            changes[role] = parties
    for field in ("aid_type", "condition"):
        if field in proposal and field not in shown:
            changes[field] = proposal[field]
    known = shown.get("forms", ())
    if new := [form for form in proposal.get("forms", ()) if form not in known]:
        changes["forms"] = [*known, *new]
    if (items := proposal.get("items")) and _better_things(items, shown.get("items"), proposal):
        changes["items"] = items
    if (amount := proposal.get("amount")) and _better_sum(amount, shown.get("amount")):
        changes["amount"] = amount
        changes["euro"] = proposal.get("euro")
    changes.update(moved := _moved(shown, told))
    changes.update(_announced(shown, proposal, moved="state" in moved))
    known = shown.get("flags", ())
    if new := [flag for flag in _flags(told) if flag not in known]:
        changes["flags"] = [*known, *new]
    if not changes:
        return shown
    return {field: value for field, value in {**shown, **changes}.items() if value is not None}


def _flags(told: Told) -> list[str]:
    """What a person should know about the act that its row does not show."""
    proposal, flags = told.proposal, []
    if _is_denied(proposal):
        flags.append(f"denied in a report of {day_of(told.known_from)}")
    if "undated" in proposal:
        flags.append("a report that tells it does not say when it was published")
    if told.forgotten:
        flags.append("a report that it rests on was forgotten")
    return flags


def _is_denied(proposal: Document) -> bool:
    return proposal["state"] == "denied" or str(proposal["factuality"]).endswith("-")


def fold(acts: Iterable[Told]) -> Document | None:
    """What a row shows once all these acts are known, with no decision; None for none. They come in their order."""
    shown = None
    for told in acts:
        shown = tell(shown, told)
    return shown


def _moved(shown: Document, told: Told) -> Document:
    """What the act's state and factuality change."""
    proposal = told.proposal
    state, factuality = proposal["state"], proposal["factuality"]
    if _is_denied(proposal):
        return {}
    changes: Document = {}
    if state is not None and _moves(shown, proposal):
        day = proposal["when"][0] if "when" in proposal else proposal["day"]
        start, end = proposal["evidence"][0] if proposal["evidence"] else (0, 0)
        step = [state, factuality, day, told.version, start, end, None]
        changes = {"state": state, "factuality": factuality, "history": [*shown.get("history", ()), step]}
    elif state is None and "factuality" not in shown:
        changes["factuality"] = factuality
    if "when" in proposal and proposal["when"] != shown.get("when") and ("when" not in shown or "state" in changes):
        changes["when"] = proposal["when"]
    return changes


def _announced(shown: Document, proposal: Document, *, moved: bool) -> Document:
    """When the row was announced, or why that is not known. moved: whether the act moves the state of the row.

    A pledge recalled gives its own day. A report's day counts only for what is its news: not for a delivery, which was
    announced before, nor for what an undated report tells.
    """
    state, when = proposal["state"], proposal.get("when")
    if "announced" in shown or proposal["factuality"] not in _SURE or _STEPS.get(state, 0) < _STEPS["pledged"]:
        return {}
    news = state in ("pledged", "approved")
    if news and when and when[1] < proposal["day"]:
        if when[0] == when[1]:
            return {"announced": when[0], "unknown": None}
        reason = f"told as of {when[0]} to {when[1]}, not of one day"
    elif not moved or "unknown" in shown:
        return {}
    elif "undated" in proposal:
        reason = "the report that tells it does not say when it was published"
    elif news:
        return {"announced": proposal["day"]}
    else:
        reason = f"first told as {state.replace('_', ' ')}; no report says when it was announced"
    return {} if "unknown" in shown else {"unknown": {"announced": reason}}


def _moves(shown: Document, proposal: Document) -> bool:
    state, factuality = proposal["state"], proposal["factuality"]
    before = shown.get("state")
    if before is None:
        return True
    sure = factuality in _SURE
    if not sure and shown.get("factuality") not in _POSSIBLE:
        return False
    if before in _STOPS:
        return sure and state != before and (state in _STOPS or proposal["kind"] in _GOES_ON)
    if state in _STOPS:
        return sure
    return (sure, _STEPS[state]) > (shown.get("factuality") in _SURE, _STEPS.get(before, -1))


def _names_more(told: Json, kept: Json) -> bool:
    """Whether the told parties are the kept ones and others besides."""
    if not kept or told == kept:
        return not kept
    names, known = ({id_ or name for id_, name in parties} for parties in (told, kept))
    return names > known


def _better_things(told: Json, kept: Json, proposal: Document) -> bool:
    if not kept or told == kept:
        return not kept
    if len(told) != 1 or len(kept) != 1:
        return False
    (_, name, _, units), (_, known, _, counted) = told[0], kept[0]
    if name and not known:
        return units is not None or counted is None
    if name != known or units is None or proposal["state"] in ("in_delivery", "delivered"):
        return False
    return counted is None or (counted[2] and not units[2])


def _better_sum(told: Json, kept: Json) -> bool:
    """A flat sum stands for good; "up to" and ranges stand until there is one."""
    return not kept or (_is_flat(told) and not _is_flat(kept))


def _is_flat(amount: Json) -> bool:
    return amount[3] is None and amount[0] == amount[1]
