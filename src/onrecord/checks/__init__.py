"""Says what cannot be right, by itself or by a known fact, and why.

In: a `Reading` and `Knowledge` (`checks.reading.check`), or a hand-kept `Workbook` (`audit`). Out: findings, each with the
words or the cells that show it. A check stays silent where there is an innocent reading: who meets three false alarms in a
row stops reading.
"""

from onrecord.checks.audit import KINDS, audit

__all__ = ["KINDS", "audit"]
