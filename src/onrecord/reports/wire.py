"""The fetcher's connections: to checked addresses only, with one deadline over connecting, handshake and reading.

httpx's own transport resolves names when it connects and applies its time limits to each read alone. This one hands
httpcore a network backend that does neither; Host header, SNI and the certificate check keep the name.
"""

from __future__ import annotations

import ssl
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from time import monotonic
from typing import Any

import httpcore
import httpx

Addresses = Callable[[str, int, float], list[str]]
"""Host, port and seconds to the addresses that may be connected to."""

_ERRORS: tuple[tuple[type[Exception], type[httpx.TransportError]], ...] = (
    (httpcore.TimeoutException, httpx.ReadTimeout),
    (httpcore.ConnectError, httpx.ConnectError),
    (httpcore.ProtocolError, httpx.RemoteProtocolError),
    (httpcore.UnsupportedProtocol, httpx.UnsupportedProtocol),
    (httpcore.NetworkError, httpx.ReadError),
)


class CheckedTransport(httpx.BaseTransport):
    """An httpx transport whose every connection goes to an address that `addresses` allowed."""

    def __init__(self, addresses: Addresses, *, deadline: float, step_s: float) -> None:
        backend = _CheckedBackend(addresses, deadline, step_s)
        self._pool = httpcore.ConnectionPool(
            ssl_context=httpx.create_ssl_context(trust_env=False), network_backend=backend, http2=False, retries=0
        )

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """Send one request; the body is read through the same deadline."""
        assert isinstance(request.stream, httpx.SyncByteStream)
        url = httpcore.URL(
            scheme=request.url.raw_scheme,
            host=request.url.raw_host,
            port=request.url.port,
            target=request.url.raw_path,
        )
        sent = httpcore.Request(request.method, url, headers=request.headers.raw, content=request.stream)
        with _translated():
            answer = self._pool.handle_request(sent)
        return httpx.Response(
            answer.status, headers=answer.headers, stream=_Stream(answer), extensions=dict(answer.extensions)
        )

    def close(self) -> None:
        """Close all connections."""
        self._pool.close()


class _Stream(httpx.SyncByteStream):
    """A response's body, httpcore's errors given as httpx's."""

    def __init__(self, answer: httpcore.Response) -> None:
        self._answer = answer

    def __iter__(self) -> Iterator[bytes]:
        with _translated():
            yield from self._answer.iter_stream()

    def close(self) -> None:
        self._answer.close()


@contextmanager
def _translated() -> Iterator[None]:
    try:
        yield
    except Exception as error:
        for theirs, ours in _ERRORS:
            if isinstance(error, theirs):
                raise ours(str(error) or type(error).__name__) from error
        raise


class _CheckedBackend(httpcore.NetworkBackend):
    def __init__(self, addresses: Addresses, deadline: float, step_s: float) -> None:
        self._addresses = addresses
        self._deadline = deadline
        self._step_s = step_s
        self._plain = httpcore.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.NetworkStream:
        """Connect to the first of the host's addresses that answers."""
        failure: Exception | None = None
        for address in self._addresses(host, port, self._left()):
            try:
                stream = self._plain.connect_tcp(address, port, timeout=self._left(), socket_options=socket_options)
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                failure = error
            else:
                return _TimedStream(stream, self._left)
        raise failure or httpcore.ConnectError(f"no address of {host} could be connected to")

    def _left(self) -> float:
        """Seconds for the next step. The deadline is one for the whole fetch."""
        left = min(self._step_s, self._deadline - monotonic())
        if left <= 0:
            raise httpcore.ReadTimeout("the time for the whole page is up")
        return left


class _TimedStream(httpcore.NetworkStream):
    """A connection each of whose steps ends at the deadline."""

    def __init__(self, stream: httpcore.NetworkStream, left: Callable[[], float]) -> None:
        self._stream = stream
        self._left = left

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._stream.read(max_bytes, timeout=self._left())

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._stream.write(buffer, timeout=self._left())

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        secured = self._stream.start_tls(ssl_context, server_hostname=server_hostname, timeout=self._left())
        return _TimedStream(secured, self._left)

    def get_extra_info(self, info: str) -> Any:
        return self._stream.get_extra_info(info)
