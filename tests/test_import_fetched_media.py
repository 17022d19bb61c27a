"""Pictures fetched from the web, of public addresses alone."""

import ipaddress
import socket
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

import pytest

from tests.pictures import a_picture, code_of, image
from wagtail_reviews.importers.media import FetchedMedia
from wagtail_reviews.importers.media.addresses import is_public


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1",
        "0.0.0.0",
        "10.1.2.3",
        "172.16.0.1",
        "192.168.1.1",
        "169.254.169.254",
        "100.64.0.1",
        "224.0.0.1",
        "255.255.255.255",
        "::1",
        "::",
        "fe80::1",
        "fc00::1",
        "ff02::1",
        "::ffff:127.0.0.1",
        "::ffff:10.0.0.1",
        "2002:7f00:1::",
        "64:ff9b::a00:1",
    ],
)
def test_an_address_of_a_private_network_is_not_public(address: str) -> None:
    assert not is_public(ipaddress.ip_address(address))


@pytest.mark.parametrize("address", ["93.184.215.14", "2606:2800:21f:cb07::1"])
def test_an_address_of_the_internet_is_public(address: str) -> None:
    assert is_public(ipaddress.ip_address(address))


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1/a.jpg",
        "http://[::1]/a.jpg",
        "http://[::ffff:127.0.0.1]/a.jpg",
        "http://2130706433/a.jpg",
        "http://0x7f.1/a.jpg",
        "http://localhost/a.jpg",
        "http://169.254.169.254/latest/meta-data/a.jpg",
        "http://user:secret@93.184.215.14/a.jpg",
        "file:///etc/passwd",
        "ftp://93.184.215.14/a.jpg",
        "gopher://93.184.215.14/a.jpg",
        "/a.jpg",
        "http://",
        "http://[::1/a.jpg",
    ],
)
def test_only_what_is_public_is_fetched(url: str) -> None:
    assert code_of(FetchedMedia(), url) == "media-refused"


class Handler(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        getattr(self, f"answer_{self.path.rpartition('/')[2].partition('.')[0]}")()

    def answer(self, content: bytes, kind: str = "image/jpeg", status: int = 200) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.end_headers()
        self.wfile.write(content)

    def answer_still(self) -> None:
        self.answer(a_picture())

    def answer_page(self) -> None:
        self.answer(a_picture(), "text/html")

    def answer_gone(self) -> None:
        self.answer(b"", status=404)

    def answer_fake(self) -> None:
        self.answer(b"<html>")

    def answer_endless(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "image/jpeg")
        self.send_header("Transfer-Encoding", "chunked")
        self.end_headers()
        part = b"0" * 1024 * 1024
        for _ in range(22):
            self.wfile.write(b"%x\r\n%b\r\n" % (len(part), part))

    def answer_trickle(self) -> None:
        self.wfile.write(b"HTTP/1.0 200 OK\r\n")
        for _ in range(100):
            self.wfile.write(b"X")
            time.sleep(0.05)

    def answer_slow(self) -> None:
        self.answer(b"")
        for _ in range(100):
            self.wfile.write(b"X")
            time.sleep(0.05)

    def answer_moved(self) -> None:
        self.redirect("/still.jpg")

    def answer_turning(self) -> None:
        self.redirect("/turning.jpg")

    def answer_inside(self) -> None:
        self.redirect("http://169.254.169.254/still.jpg")

    def answer_disk(self) -> None:
        self.redirect("file:///etc/passwd")

    def redirect(self, location: str) -> None:
        self.send_response(302)
        self.send_header("Location", location)
        self.end_headers()

    def handle_one_request(self) -> None:
        try:
            super().handle_one_request()
        except ConnectionError:
            self.close_connection = True

    def log_message(self, *args: object) -> None:
        pass


@contextmanager
def served() -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    with served() as url:
        yield url


def near() -> FetchedMedia:
    return FetchedMedia(is_allowed=lambda address: str(address) == "127.0.0.1")


@pytest.mark.parametrize("path", ["/2017/still.jpg", "/moved.jpg"])
def test_a_picture_is_fetched(server: str, path: str) -> None:
    assert near().open(image(server + path)).read() == a_picture()


@pytest.mark.parametrize(
    ("path", "code"),
    [
        ("page", "media-invalid"),
        ("fake", "media-invalid"),
        ("gone", "media-missing"),
        ("endless", "media-too-large"),
        ("turning", "media-refused"),
        ("inside", "media-refused"),
        ("disk", "media-refused"),
    ],
)
def test_what_cannot_be_fetched_is_a_finding(server: str, path: str, code: str) -> None:
    assert code_of(near(), f"{server}/{path}.jpg") == code


@pytest.mark.parametrize("path", ["trickle", "slow"])
def test_what_takes_too_long_is_given_up(server: str, path: str) -> None:
    start = time.monotonic()
    media = FetchedMedia(is_allowed=lambda address: True, seconds=0.2)
    assert code_of(media, f"{server}/{path}.jpg") == "media-unreachable"
    assert time.monotonic() - start < 2


def test_a_host_that_does_not_answer_is_a_finding() -> None:
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{unused.getsockname()[1]}/still.jpg"
        assert code_of(near(), url) == "media-unreachable"


def test_the_host_is_named_to_the_server_that_was_checked(
    server: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9")
    port = server.rpartition(":")[2]
    url = f"http://localhost:{port}/still.jpg"
    media = FetchedMedia(is_allowed=lambda address: address.is_loopback)
    assert media.open(image(url)).name == "still.jpg"
