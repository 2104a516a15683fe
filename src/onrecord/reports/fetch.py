"""The one fetcher, for this and every later room: what it will connect to, for how long, and how much it takes."""

from __future__ import annotations

import socket
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from time import monotonic
from typing import TYPE_CHECKING

from onrecord.errors import InputError
from onrecord.reports.addresses import why_refused

if TYPE_CHECKING:
    import httpx

Resolve = Callable[[str, int], list[str]]
"""Host name and port to addresses. OSError when there are none."""

MAX_FETCHED_BYTES = 20_000_000
_REDIRECTS = frozenset((301, 302, 303, 307, 308))
_SUFFIXES = {
    "text/html": ".html", "application/xhtml+xml": ".html", "text/plain": ".txt", "text/markdown": ".md",
    "application/pdf": ".pdf", "application/json": ".json", "application/x-ndjson": ".jsonl", "text/csv": ".csv",
}  # fmt: skip
_REMEDIES = {
    401: "The page needs a login: open it in a browser, save it, and read the saved file.",
    402: "The page needs a subscription: open it in a browser, save it, and read the saved file.",
    403: "The site refuses programs: open it in a browser, save it, and read the saved file.",
    404: "Check the address.",
    410: "The page was taken down; an archive may have it.",
    429: "The site asks for fewer requests: wait and try again.",
}
_SAVE_IT = "Open it in a browser, save it, and read the saved file."
_TRY_LATER = "Try again later, or save the page in a browser and read the saved file."


@dataclass(frozen=True, slots=True)
class Fetched:
    """What a server gave."""

    url: str
    """Where it came from in the end, after redirects."""
    body: bytes
    """Unpacked."""
    charset: str | None = None
    """The encoding that the server stated."""
    suffix: str = ""
    """A file name's ending that fits its stated type (".html"), or ""."""


def resolve(host: str, port: int) -> list[str]:
    """Ask the system for the addresses of a host."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetcher:
    """Gets pages over http and https, from public addresses only, within limits. Safe to share between threads.

    A host name is resolved once and the connection goes to the address that was checked, so that a name cannot be
    public when asked and private when connected to. Redirects are followed one by one, each checked like the first.
    The environment's proxies, credentials and cookies are not used.
    """

    allow_private: bool = False
    """Also connect to private, loopback and link-local addresses, where a newsroom keeps its own systems."""
    total_s: float = 30.0
    """Seconds for a page with all its redirects."""
    read_s: float = 10.0
    """Seconds to wait for a connection or for the next bytes."""
    max_bytes: int = MAX_FETCHED_BYTES
    """Largest page, in bytes after unpacking."""
    max_redirects: int = 8
    resolve: Resolve = resolve
    """How host names are looked up; tests put their own here."""

    def get(self, url: str) -> Fetched:
        """Fetch one page. InputError with reason and remedy when it cannot or may not be had."""
        import httpx

        from onrecord.reports.wire import CheckedTransport

        deadline = monotonic() + self.total_s
        transport = CheckedTransport(self._addresses, deadline=deadline, step_s=self.read_s)
        try:
            with httpx.Client(transport=transport, trust_env=False, headers=_headers()) as client:
                return self._follow(client, url, deadline)
        except httpx.TimeoutException:
            raise InputError(f"no answer came within {self._limit(deadline):g} seconds", _TRY_LATER) from None
        except httpx.HTTPError as error:
            raise InputError(f"the page could not be fetched: {error}", _TRY_LATER) from error

    def _follow(self, client: httpx.Client, url: str, deadline: float) -> Fetched:
        for _ in range(self.max_redirects + 1):
            address = _checked_url(url)
            with client.stream("GET", address, follow_redirects=False) as response:
                if response.status_code not in _REDIRECTS or "location" not in response.headers:
                    return self._received(response, str(address), deadline)
                url = _joined(address, response.headers["location"])
        raise InputError(f"more than {self.max_redirects} redirects, one after the other", _SAVE_IT)

    def _received(self, response: httpx.Response, url: str, deadline: float) -> Fetched:
        if response.status_code != 200:
            remedy = _REMEDIES.get(response.status_code, _TRY_LATER)
            raise InputError(f"the server answered {response.status_code} {response.reason_phrase}".strip(), remedy)
        body = bytearray()
        for chunk in _unpacked(response, self.max_bytes + 1):
            body += chunk
            if len(body) > self.max_bytes:
                raise InputError(f"the page is larger than {self.max_bytes:,} bytes", _SAVE_IT)
            if monotonic() > deadline:
                raise InputError(f"the page took more than {self.total_s:g} seconds", _TRY_LATER)
        kind = response.headers.get("content-type", "").split(";")[0].strip().lower()
        return Fetched(url, bytes(body), response.charset_encoding, _SUFFIXES.get(kind, ""))

    def _addresses(self, host: str, port: int, timeout_s: float) -> list[str]:
        """The addresses of a host, all of them allowed. InputError otherwise."""
        from onrecord.reports.time_limit import TookTooLongError, within

        try:
            addresses = within(timeout_s, lambda: self.resolve(host, port))
        except TookTooLongError:
            raise InputError(f'looking up "{host}" took more than {timeout_s:.0f} seconds', _TRY_LATER) from None
        except (OSError, UnicodeError):
            raise InputError(f'there is no host named "{host}"', "Check the address and the connection.") from None
        for address in addresses:
            kind = None if self.allow_private else why_refused(address)
            if kind is not None:
                raise InputError(
                    f'"{host}" leads to {address}, a {kind} address, which is not fetched from',
                    "If this is a system of your own, add --allow-private.",
                )
        if not addresses:
            raise InputError(f'there is no host named "{host}"', "Check the address and the connection.")
        return addresses

    def _limit(self, deadline: float) -> float:
        return self.total_s if monotonic() >= deadline else self.read_s


def _headers() -> dict[str, str]:
    from importlib.metadata import PackageNotFoundError, version

    try:
        release = version("onrecord")
    except PackageNotFoundError:
        release = "0"
    return {
        "User-Agent": f"onrecord/{release} (reads single news reports on a person's request)",
        "Accept": "text/html, application/xhtml+xml, application/pdf, application/json, text/plain;q=0.8, */*;q=0.1",
        "Accept-Encoding": "gzip",
        "Accept-Language": "en",
    }


def _checked_url(url: str) -> httpx.URL:
    import httpx

    try:
        address = httpx.URL(url)
    except (httpx.InvalidURL, ValueError, UnicodeError) as error:
        raise InputError(f"the address cannot be read: {error}", "Check the address.") from None
    if address.scheme not in ("http", "https") or not address.host:
        raise InputError(f'it leads to "{address.scheme}:", only http and https are fetched', "Check the address.")
    if address.userinfo:
        raise InputError("the address holds a user name or password, which is not sent", "Give it without them.")
    return address


def _joined(base: httpx.URL, location: str) -> str:
    import httpx

    try:
        return str(base.join(location))
    except (httpx.InvalidURL, ValueError, UnicodeError):
        raise InputError("it redirects to an address that cannot be read", _SAVE_IT) from None


def _unpacked(response: httpx.Response, limit: int) -> Iterator[bytes]:
    """The body, piece by piece, never unpacked further than the limit: httpx itself unpacks a whole chunk at once."""
    packing = response.headers.get("content-encoding", "identity").strip().lower()
    if packing in ("", "identity"):
        yield from response.iter_raw()
        return
    if packing not in ("gzip", "x-gzip"):
        raise InputError(f'the server packs the page as "{packing}", which was not asked for', _SAVE_IT)
    unpacker = zlib.decompressobj(wbits=31)
    try:
        for chunk in response.iter_raw():
            piece = unpacker.decompress(chunk, limit)
            limit -= len(piece)
            yield piece
            if limit <= 0:
                return
    except zlib.error as error:
        raise InputError(f"the page's packing is damaged: {error}", _TRY_LATER) from None
