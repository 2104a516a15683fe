"""Writes readings in the forms that people already use.

In: `Reading`s, one at a time. Out: JSON lines, a JSON array, or brat's pairs of files. Every writer has the two methods
of `Writer`, so a run can be written while it is being read.
"""

from onrecord.exports.brat import BratWriter
from onrecord.exports.jsonl import JsonLinesWriter, JsonWriter
from onrecord.exports.writer import Writer
from onrecord.records.objects import SCHEMA, reading_object

__all__ = ["SCHEMA", "BratWriter", "JsonLinesWriter", "JsonWriter", "Writer", "reading_object"]
