"""Fetching pages: the one fetcher for this and every later room (being written)."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Fetched:
    """What a server gave."""

    url: str
    body: bytes
    charset: str | None = None
    suffix: str = ""


class Fetcher:
    """Gets pages, within limits."""

    def __init__(self, *, allow_private: bool = False) -> None:
        self.allow_private = allow_private

    def get(self, url: str) -> Fetched:
        """The page at a URL."""
        raise NotImplementedError(url)
