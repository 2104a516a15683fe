"""A time limit for work on hostile input, on any thread and any system."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import TypeVar

from onrecord.errors import InputError

T = TypeVar("T")


class TookTooLongError(InputError):
    """The work was not done in time."""


class _TimeUp(BaseException):
    """Raised inside the late work; no `except Exception` on its way can swallow it."""


def within(seconds: float, work: Callable[[], T]) -> T:
    """The result of `work`, or TookTooLongError when it takes longer.

    The work runs on a thread of its own, so that the caller goes on even if it cannot be stopped. Late work is told to
    stop by an exception, which Python code meets at its next step; a call into C meets it when it returns.
    """
    results: list[T] = []
    errors: list[BaseException] = []

    def run() -> None:
        try:
            results.append(work())
        except BaseException as error:
            errors.append(error)

    thread = threading.Thread(target=run, name="onrecord-time-limit", daemon=True)
    thread.start()
    thread.join(seconds)
    if thread.is_alive():
        _stop(thread)
        raise TookTooLongError(f"reading it took more than {seconds:g} seconds", "Save its text as a .txt file.")
    if errors:
        raise errors[0]
    return results[0]


def _stop(thread: threading.Thread) -> None:
    import ctypes

    if thread.ident is not None:
        ctypes.pythonapi.PyThreadState_SetAsyncExc(ctypes.c_ulong(thread.ident), ctypes.py_object(_TimeUp))
