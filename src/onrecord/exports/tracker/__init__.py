"""The tracker in the forms that people use: from a workbook into the ledger, and from the ledger into a file.

In: a `Ledger`, and a workbook or a query. Out: an `ImportReport`, or XLSX, CSV, Parquet, JSON lines, W3C annotations.
"""

from onrecord.exports.tracker.importing import Change, Fate, ImportReport, RowReport, import_workbook
from onrecord.exports.tracker.writing import FORMATS, Format, export

__all__ = ["FORMATS", "Change", "Fate", "Format", "ImportReport", "RowReport", "export", "import_workbook"]
