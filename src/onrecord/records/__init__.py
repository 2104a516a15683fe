"""The vocabulary of onrecord, as types.

Every other room takes and gives these records; none of them holds behaviour that needs another room.
"""

from onrecord.records.reading import (
    Attribution,
    AttributionKind,
    ChainLink,
    DateRange,
    Finding,
    Medium,
    MediumKind,
    Money,
    Quantity,
    Reading,
    Speaker,
    SpeakerKind,
    Stance,
    TimeExpression,
    TimeType,
)
from onrecord.records.report import (
    Published,
    Region,
    RegionKind,
    RelatedHeadline,
    Report,
    SetAside,
)
from onrecord.records.spans import Span

__all__ = [
    "Attribution",
    "AttributionKind",
    "ChainLink",
    "DateRange",
    "Finding",
    "Medium",
    "MediumKind",
    "Money",
    "Published",
    "Quantity",
    "Reading",
    "Region",
    "RegionKind",
    "RelatedHeadline",
    "Report",
    "SetAside",
    "Span",
    "Speaker",
    "SpeakerKind",
    "Stance",
    "TimeExpression",
    "TimeType",
]
