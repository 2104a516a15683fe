"""Errors, split by what the caller does next: skip this input, stop the run, or fix the call.

The message says what we were doing, to what, and what was expected and found; the remedy is the next move.
"""

from __future__ import annotations


class OnrecordError(Exception):
    """Anything onrecord raises on purpose; catch this to catch them all."""

    def __init__(self, message: str, remedy: str) -> None:
        super().__init__(message, remedy)
        self.message = message
        """What went wrong, in one line without a full stop."""
        self.remedy = remedy
        """The next move, as a sentence."""

    def __str__(self) -> str:
        return f"{self.message}. {self.remedy}" if self.remedy else self.message


class InputError(OnrecordError):
    """This input gives no report: set it aside with its reason and go on with the next."""


class RunError(OnrecordError):
    """The run cannot go on: the model is damaged, the disk is full. Every later input would fail alike."""


class UsageError(OnrecordError):
    """The call or the settings are wrong: fix them and start again. Nothing was read."""


class ConflictError(OnrecordError):
    """Somebody else was there first: what was decided on has changed since it was looked at. Look again, then decide."""
