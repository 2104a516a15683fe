"""Stores everything once and loses nothing; keeps the tracker, as it stands and as it stood on any day.

In: `Reading`s, and a person's decisions. Out: `Commitment`s with all the passages that they rest on, and the stories in which
reports lie.
"""

from onrecord.ledger.backing import Backing, ClaimPlace
from onrecord.ledger.documents import parse
from onrecord.ledger.drafts import UNSEEN, Draft, accept, add, edit, merge, reject, split, undo
from onrecord.ledger.ledger import Ledger
from onrecord.ledger.search import Found
from onrecord.ledger.sources import Source
from onrecord.ledger.store import Stored
from onrecord.ledger.stories import StoryLine, StoryQuery
from onrecord.ledger.tracker import Dossier, Listing, Passage, Query, Total
from onrecord.ledger.when import When

__all__ = [
    "UNSEEN",
    "Backing",
    "ClaimPlace",
    "Dossier",
    "Draft",
    "Found",
    "Ledger",
    "Listing",
    "Passage",
    "Query",
    "Source",
    "Stored",
    "StoryLine",
    "StoryQuery",
    "Total",
    "When",
    "accept",
    "add",
    "edit",
    "merge",
    "parse",
    "reject",
    "split",
    "undo",
]
