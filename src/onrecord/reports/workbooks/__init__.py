"""Reads hand-kept trackers: workbooks and CSV files, in the layouts of the Kiel tracker or by a mapping of one's own.

In: a file and, where its columns are not known, a `Mapping`. Out: a `Workbook` of typed rows, in which every value leads back
to its cell and every cell that could not be read is listed with the reason.
"""

from onrecord.reports.workbooks.layouts import HEADERS
from onrecord.reports.workbooks.mapping import Mapping, read_mapping
from onrecord.reports.workbooks.reader import read_workbook

__all__ = ["HEADERS", "Mapping", "read_mapping", "read_workbook"]
