"""Servers of the site, an nginx before one of them, and what they answer."""

import os
import shutil
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from getpass import getuser
from http.client import HTTPConnection
from pathlib import Path
from time import monotonic, sleep
from typing import Any

from django.db import connection

from tests import markdown
from tests.benchmarks.server import Server
from tests.ports import free_port

HOST = "example.org"
SITE_CONFIGURATION = dict(markdown.shown(markdown.ROOT / "docs/how-to/caching.md"))["reviews.conf"]


@dataclass(frozen=True)
class Answer:
    """What a server has answered: ``cache`` is what nginx says of its cache."""

    status: int
    body: bytes
    version: str | None
    etag: str
    cache_control: str
    cache: str


def get(port: int, path: str, method: str = "GET", **headers: str) -> Answer:
    """The answer to a request to the site, as a load balancer hands it on."""
    forwarded = {"Host": HOST, "X-Forwarded-Port": "80"}
    client = HTTPConnection("127.0.0.1", port, timeout=30)
    try:
        client.request(method, path, headers=forwarded | headers)
        response = client.getresponse()
        told = response.headers
        return Answer(
            status=response.status,
            body=response.read(),
            version=told["Reviews-Version"],
            etag=told["ETag"] or "",
            cache_control=told["Cache-Control"] or "",
            cache=told["X-Cache-Status"] or "",
        )
    finally:
        client.close()


def changed(port: int, path: str, etag: str) -> Answer:
    """The answer to who has an answer with that ETag."""
    return get(port, path, **{"If-None-Match": etag})


def wait_until(condition: Callable[[], Any], seconds: float = 30) -> None:
    """Return as soon as the condition holds."""
    end = monotonic() + seconds
    while not condition():
        assert monotonic() < end, "It did not come to that."
        sleep(0.02)


def worker(**environment: str) -> Server:
    """One worker of the site, on the database of the tests."""
    return Server(
        workers=1,
        DJANGO_SETTINGS_MODULE="tests.settings_scaled",
        SCALED_DATABASE=str(connection.settings_dict["NAME"]),
        **environment,
    )


@contextmanager
def nginx(origin: int, folder: Path) -> Iterator[int]:
    """The port of an nginx that keeps what the server at a port answers."""
    port = free_port()
    configuration = folder / "nginx.conf"
    configuration.write_text(_configuration(origin, port, folder))
    command = shutil.which("nginx", path=f"{os.environ['PATH']}:/usr/sbin")
    assert command, "There is no nginx: apt-get install nginx libnginx-mod-http-cache-purge"
    process = subprocess.Popen([command, "-e", folder / "error.log", "-c", configuration])
    try:
        wait_until(lambda: process.poll() is not None or _is_open(port))
        assert process.poll() is None, "nginx did not start."
        yield port
    finally:
        process.terminate()
        process.wait()


def _is_open(port: int) -> bool:
    try:
        get(port, "/")
    except OSError:
        return False
    return True


def _configuration(origin: int, port: int, folder: Path) -> str:
    """The site's configuration in the documentation, with ports and a folder of the tests."""
    kinds = ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    folders = "\n".join(f"{kind}_temp_path {folder}/{kind};" for kind in kinds)
    site = SITE_CONFIGURATION
    for shown, own in (
        ("127.0.0.1:8000", f"127.0.0.1:{origin}"),
        ("listen 80;", f"listen 127.0.0.1:{port};"),
        ("/var/cache/nginx/reviews", f"{folder}/kept"),
    ):
        assert shown in site
        site = site.replace(shown, own)
    return f"""
        user {getuser()};
        daemon off;
        pid {folder}/pid;
        include /etc/nginx/modules-enabled/*.conf;
        events {{}}
        http {{
            access_log off;
            {folders}
            {site}
        }}
    """
