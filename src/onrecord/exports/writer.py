"""What every export can do: take readings one by one, and finish."""

from __future__ import annotations

from typing import Protocol

from onrecord.records import Reading


class Writer(Protocol):
    """Writes readings in one form."""

    def add(self, reading: Reading) -> None:
        """Write one reading."""

    def finish(self) -> None:
        """Write what follows the last reading. Closing the file is its opener's business."""
