"""The fetcher: what it refuses to connect to, and where it stops."""

from __future__ import annotations

import gzip
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from onrecord.errors import InputError
from onrecord.records import Report, SetAside
from onrecord.reports import Fetcher, LoadOptions, load
from onrecord.reports.addresses import why_refused

ARTICLE = (
    "<html lang='en'><head><title>Ferry crews end their strike</title>"
    "<meta property='og:site_name' content='The Example Post'></head>"
    "<body><article><h1>Ferry crews end their strike</h1>"
    + "".join(
        f"<p>Crew number {number} went back to work on Monday, the harbour office said, and the boats were full.</p>"
        for number in range(1, 9)
    )
    + "</article></body></html>"
)


class Pages(BaseHTTPRequestHandler):
    """A small site with a page for each way in which a server can misbehave."""

    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        path = self.path.split("?")[0]
        if path == "/article":
            self._send(ARTICLE.encode(), "text/html; charset=utf-8")
        elif path == "/login":
            self._send(b"<html><body><form>Log in to go on reading</form></body></html>", "text/html")
        elif path == "/packed":
            self._send(gzip.compress(ARTICLE.encode()), "text/html", packing="gzip")
        elif path == "/bomb":
            self._send(gzip.compress(b"0" * 50_000_000), "text/html", packing="gzip")
        elif path == "/odd":
            self._send(b"x", "text/html", packing="br")
        elif path == "/large":
            self._send(b"word " * 100_000, "text/plain")
        elif path == "/latin":
            self._send("Caf\xe9 owners in Lyon said so. ".encode("latin-1") * 20, "text/plain; charset=iso-8859-1")
        elif path == "/hop":
            self._redirect("/article")
        elif path == "/loop":
            self._redirect("/loop")
        elif path == "/inward":
            self._redirect(f"http://inside.example:{self.server.server_address[1]}/article")
        elif path == "/metadata":
            self._redirect("http://169.254.169.254/latest/meta-data/")
        elif path == "/file":
            self._redirect("file:///etc/hostname")
        elif path == "/drip":
            self._drip(b"HTTP/1.1 200 OK\r\nX-Slow: " + b"a" * 500)
        elif path == "/slow":
            self.send_response(200)
            self.send_header("Content-Length", "1000")
            self.end_headers()
            self._drip(b"b" * 1000)
        else:
            self.send_error(404)

    def _send(self, body: bytes, kind: str, packing: str | None = None) -> None:
        self.send_response(200)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        if packing:
            self.send_header("Content-Encoding", packing)
        self.end_headers()
        self.wfile.write(body)

    def _redirect(self, target: str) -> None:
        self.send_response(302)
        self.send_header("Location", target)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def _drip(self, words: bytes) -> None:
        for number in range(len(words)):
            self.wfile.write(words[number : number + 1])
            self.wfile.flush()
            time.sleep(0.1)

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""

    def handle(self) -> None:
        try:
            super().handle()
        except OSError:
            self.close_connection = True


@pytest.fixture(scope="module")
def port() -> Iterator[int]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Pages)
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield server.server_address[1]
    server.shutdown()


def to_loopback(host: str, port: int) -> list[str]:
    return ["127.0.0.1"]


def fetcher(**limits: float) -> Fetcher:
    return Fetcher(allow_private=True, resolve=to_loopback, **limits)  # type: ignore[arg-type]


def test_fetch_gives_the_page_with_its_charset(port: int) -> None:
    page = fetcher().get(f"http://post.example:{port}/article")
    assert page.body == ARTICLE.encode()
    assert (page.charset, page.suffix) == ("utf-8", ".html")


def test_fetch_follows_redirects_and_says_where_it_ended(port: int) -> None:
    assert fetcher().get(f"http://post.example:{port}/hop").url == f"http://post.example:{port}/article"


def test_fetch_unpacks_gzip(port: int) -> None:
    assert fetcher().get(f"http://post.example:{port}/packed").body == ARTICLE.encode()


@pytest.mark.parametrize(
    ("page", "reason"),
    [
        ("/bomb", "larger than 20,000,000 bytes"),
        ("/odd", 'packs the page as "br"'),
        ("/loop", "more than 8 redirects"),
        ("/file", "only http and https"),
        ("/missing", "answered 404"),
    ],
)
def test_fetch_refuses(port: int, page: str, reason: str) -> None:
    with pytest.raises(InputError, match=reason) as caught:
        fetcher().get(f"http://post.example:{port}{page}")
    assert caught.value.remedy


def test_fetch_stops_at_its_size(port: int) -> None:
    with pytest.raises(InputError, match="larger than 1,000 bytes"):
        fetcher(max_bytes=1_000).get(f"http://post.example:{port}/large")


@pytest.mark.parametrize("page", ["/drip", "/slow"])
def test_fetch_stops_at_its_time_even_while_bytes_keep_coming(port: int, page: str) -> None:
    started = time.monotonic()
    with pytest.raises(InputError, match="1 seconds"):
        fetcher(total_s=1.0).get(f"http://post.example:{port}{page}")
    assert time.monotonic() - started < 4


def test_fetch_refuses_a_name_that_leads_inside(port: int) -> None:
    with pytest.raises(InputError, match=r"leads to 127\.0\.0\.1, a loopback address"):
        Fetcher(resolve=to_loopback).get(f"http://post.example:{port}/article")


@pytest.mark.parametrize(
    "url", ["http://127.0.0.1/", "http://[::1]/", "http://localhost/", "http://2130706433/", "http://0x7f.1/"]
)
def test_fetch_refuses_loopback_however_it_is_written(url: str) -> None:
    with pytest.raises(InputError, match=r"not fetched from|no host named"):
        Fetcher().get(url)


def test_fetch_refuses_when_only_one_of_the_addresses_is_private() -> None:
    with pytest.raises(InputError, match=r"10\.1\.2\.3, a private address"):
        Fetcher(resolve=lambda host, port: ["93.184.216.34", "10.1.2.3"]).get("http://post.example/")


@pytest.mark.parametrize("page", ["/inward", "/metadata"])
def test_fetch_refuses_a_redirect_to_an_inner_address(port: int, page: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The first host is let through as if it were public; the redirect's host must be checked by itself."""
    import onrecord.reports.fetch as fetch

    asked: list[str] = []

    def names(host: str, port: int) -> list[str]:
        asked.append(host)
        return {"post.example": ["127.0.0.1"], "inside.example": ["192.168.1.1"]}.get(host, [host])

    def checked(address: str) -> str | None:
        return None if address == "127.0.0.1" else why_refused(address)

    monkeypatch.setattr(fetch, "why_refused", checked)
    with pytest.raises(InputError, match="not fetched from"):
        Fetcher(resolve=names).get(f"http://post.example:{port}{page}")
    assert asked[0] == "post.example" and len(asked) == 2


def test_fetch_does_not_wait_for_a_name_server_for_ever() -> None:
    def slow(host: str, port: int) -> list[str]:
        time.sleep(5)
        return ["127.0.0.1"]

    with pytest.raises(InputError, match="looking up"):
        Fetcher(resolve=slow, total_s=0.5).get("http://post.example/")


def test_fetch_resolves_once_and_connects_to_what_it_checked(port: int) -> None:
    asked: list[str] = []

    def rebinding(host: str, port: int) -> list[str]:
        asked.append(host)
        return ["127.0.0.1"] if len(asked) == 1 else ["10.0.0.1"]

    Fetcher(allow_private=True, resolve=rebinding).get(f"http://post.example:{port}/article")
    assert asked == ["post.example"]


def test_fetch_ignores_proxies_of_the_environment(port: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9")
    monkeypatch.setenv("ALL_PROXY", "http://127.0.0.1:9")
    assert fetcher().get(f"http://post.example:{port}/article").body


def test_fetch_sends_no_credentials() -> None:
    with pytest.raises(InputError, match="user name or password"):
        Fetcher().get("http://ana:secret@post.example/")


@pytest.mark.parametrize(
    ("address", "kind"),
    [
        ("127.0.0.1", "loopback"), ("127.255.0.1", "loopback"), ("::1", "loopback"), ("0.0.0.0", "this host"),
        ("::", "this host"), ("10.0.0.1", "private"), ("172.31.255.255", "private"), ("192.168.0.1", "private"),
        ("169.254.169.254", "link-local"), ("fe80::1%eth0", "link-local"), ("fd00::1", "private"),
        ("100.64.0.1", "shared (CGNAT)"), ("224.0.0.1", "multicast"), ("ff02::1", "multicast"),
        ("240.0.0.1", "reserved"), ("255.255.255.255", "reserved"), ("192.0.2.1", "documentation"),
        ("::ffff:127.0.0.1", "loopback"), ("::ffff:10.0.0.1", "private"), ("64:ff9b::7f00:1", "loopback"),
        ("2002:7f00:1::", "loopback"), ("2002:a00:1::1", "private"), ("::127.0.0.1", "reserved"),
        ("64:ff9b:1::1", "private"), ("2001:0:1::1", "reserved"), ("nonsense", "not an address"),
        ("93.184.216.34", None), ("172.32.0.1", None), ("2606:4700::1111", None), ("::ffff:93.184.216.34", None),
    ],
)  # fmt: skip
def test_addresses_that_are_not_public_are_refused(address: str, kind: str | None) -> None:
    assert why_refused(address) == kind


def test_load_reads_a_fetched_page(port: int) -> None:
    url = f"http://post.example:{port}/hop"
    (report,) = load(url, fetcher=fetcher())
    assert isinstance(report, Report)
    assert (report.path, report.outlet, report.title) == (url, "The Example Post", "Ferry crews end their strike")
    assert report.url == f"http://post.example:{port}/article"


def test_load_believes_the_charset_that_the_server_states(port: int) -> None:
    (report,) = load(f"http://post.example:{port}/latin", fetcher=fetcher())
    assert isinstance(report, Report) and report.text.startswith("Caf\xe9 owners")


def test_load_sets_a_login_page_aside_with_the_words_it_has(port: int) -> None:
    (aside,) = load(f"http://post.example:{port}/login", fetcher=fetcher())
    assert isinstance(aside, SetAside)
    assert "words left after cleaning the page, at least 60 needed" in aside.reason
    assert "login page" in aside.remedy


def test_load_can_lower_the_least_length_of_a_page(port: int) -> None:
    url = f"http://post.example:{port}/article"
    assert isinstance(next(load(url, fetcher=fetcher(), options=LoadOptions(min_fetched_words=500))), SetAside)
    assert isinstance(next(load(url, fetcher=fetcher(), options=LoadOptions(min_fetched_words=5))), Report)
