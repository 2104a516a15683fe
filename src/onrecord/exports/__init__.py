"""Writes readings and stories in the forms that people already use.

Readings come one at a time and go out as JSON lines, a JSON array, or brat's pairs of files; every writer has the two
methods of `Writer`, so a run can be written while it is being read. The provenance of stories goes out as W3C PROV-JSON,
as a graph for Graphviz, or as a drawing.
"""

from onrecord.exports.brat import BratWriter
from onrecord.exports.graph import dot, graph_of
from onrecord.exports.jsonl import JsonLinesWriter, JsonWriter
from onrecord.exports.prov import prov_document
from onrecord.exports.svg import svg
from onrecord.exports.writer import Writer
from onrecord.records.objects import SCHEMA, reading_object
from onrecord.records.story_objects import STORY_SCHEMA, story_object

__all__ = [
    "SCHEMA",
    "STORY_SCHEMA",
    "BratWriter",
    "JsonLinesWriter",
    "JsonWriter",
    "Writer",
    "dot",
    "graph_of",
    "prov_document",
    "reading_object",
    "story_object",
    "svg",
]
