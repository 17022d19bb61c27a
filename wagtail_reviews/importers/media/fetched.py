"""Pictures fetched from where the source has them."""

import socket
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from http.client import HTTPException
from pathlib import PurePosixPath
from threading import Timer
from time import monotonic
from typing import Any
from urllib.parse import unquote, urljoin, urlsplit

from django.core.files import File
from django.utils.translation import gettext_lazy as _
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.exceptions import HTTPError
from urllib3.response import BaseHTTPResponse

from wagtail_reviews.importers.media.addresses import (
    Address,
    NotAllowedError,
    Target,
    is_public,
    target,
)
from wagtail_reviews.importers.media.picture import (
    LARGEST,
    NO_PICTURE,
    TOO_LARGE,
    checked,
    failure,
    missing,
    refused,
)
from wagtail_reviews.schema import Image

MOST_REDIRECTS = 5
CHUNK = 64 * 1024
PATIENCE = 15
REDIRECTS = frozenset({301, 302, 303, 307, 308})
HEADERS = {"Accept": "image/*", "Accept-Encoding": "identity", "User-Agent": "wagtail-reviews"}
UNREACHABLE = _("The picture could not be fetched.")
TOO_SLOW = _("Fetching the picture took too long.")


class FetchedMedia:
    """Pictures from the web, of hosts that have public addresses only.

    The address that was checked is the one that is connected to, on each redirect anew, so that a
    host cannot answer with another one in between; proxies of the environment are not asked.
    ``is_allowed`` says which addresses there are; a picture has ``seconds`` to arrive.
    """

    def __init__(
        self, is_allowed: Callable[[Address], bool] = is_public, seconds: float = 60
    ) -> None:
        self.is_allowed = is_allowed
        self.seconds = seconds

    def open(self, image: Image) -> File[Any]:
        """As ``PictureSource`` has it."""
        try:
            content = self._fetched(image.url)
        except NotAllowedError as error:
            raise refused(image.url) from error
        except (OSError, ValueError, HTTPException, HTTPError) as error:
            raise failure("media-unreachable", UNREACHABLE, image.url) from error
        name = PurePosixPath(unquote(urlsplit(image.url).path)).name
        return checked(content, name, image.url)

    def _fetched(self, source: str) -> bytes:
        deadline = monotonic() + self.seconds
        url = source
        for _hop in range(MOST_REDIRECTS + 1):
            place = target(url, self.is_allowed)
            with (
                _open(place, deadline) as connection,
                closing(_asked(connection, place)) as response,
            ):
                _in_time(deadline, source)
                location = response.headers.get("Location")
                if response.status not in REDIRECTS or not location:
                    return _content(response, deadline, source)
                url = urljoin(url, location)
        raise NotAllowedError


def _connection(place: Target) -> HTTPConnection:
    """A connection to the address that was checked, by the name that was asked for."""
    if place.scheme == "http":
        return HTTPConnection(place.address, place.port, timeout=PATIENCE)
    return HTTPSConnection(
        place.address,
        place.port,
        timeout=PATIENCE,
        cert_reqs="CERT_REQUIRED",
        server_hostname=place.host,
        assert_hostname=place.host,
    )


@contextmanager
def _open(place: Target, deadline: float) -> Iterator[HTTPConnection]:
    """A connection that is hung up at a moment: its timeout begins anew with each byte."""
    with closing(_connection(place)) as connection:
        connection.connect()
        # The connection forgets its socket as soon as it knows that the response is the last.
        timer = Timer(max(0, deadline - monotonic()), _hang_up, [connection.sock])
        timer.daemon = True
        timer.start()
        try:
            yield connection
        finally:
            timer.cancel()


def _hang_up(opened: socket.socket) -> None:
    with suppress(OSError):
        opened.shutdown(socket.SHUT_RDWR)


def _asked(connection: HTTPConnection, place: Target) -> BaseHTTPResponse:
    headers = {**HEADERS, "Host": place.netloc}
    connection.request("GET", place.path, headers=headers, preload_content=False)
    return connection.getresponse()


def _content(response: BaseHTTPResponse, deadline: float, url: str) -> bytes:
    """The body of a response, counted as it comes: its headers may say what they like."""
    if response.status != 200:
        raise missing(url)
    if not response.headers.get("Content-Type", "").lower().startswith("image/"):
        raise failure("media-invalid", NO_PICTURE, url)
    content = bytearray()
    while chunk := response.read1(CHUNK, decode_content=False):
        content += chunk
        if len(content) > LARGEST:
            raise failure("media-too-large", TOO_LARGE, url)
    _in_time(deadline, url)
    return bytes(content)


def _in_time(deadline: float, url: str) -> None:
    """Raises MediaError at the end of the time: what was hung up on looks as if it had ended."""
    if monotonic() > deadline:
        raise failure("media-unreachable", TOO_SLOW, url)
