"""Says what cannot be right, by itself or by a known fact, and why.

In: a hand-kept `Workbook`. Out: `SheetFinding`s, each with a reason and the cells that show it. A check stays silent where
the cells allow an innocent reading: an analyst who meets three false alarms in a row stops reading.
"""

from onrecord.checks.audit import KINDS, audit

__all__ = ["KINDS", "audit"]
