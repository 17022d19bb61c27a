"""Processes of a site, as the workers of a server are: they share a database, and a cache.

``python -m tests.processes`` is one. It reads a request a line, as JSON, and answers with a line.
"""

import json
import os
import sqlite3
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import django
from django.conf import settings

DATABASE, CACHE = "PROCESS_DATABASE", "PROCESS_CACHE"


def shared(folder: Path) -> str:
    """The name of a database that other processes can use: of SQLite's, which is in the memory of
    this one, they take a copy in ``folder``.
    """
    from django.db import connection

    if connection.vendor != "sqlite":
        return str(connection.settings_dict["NAME"])
    with sqlite3.connect(folder / "db.sqlite3") as copy:
        connection.connection.backup(copy)
    return str(folder / "db.sqlite3")


class Process:
    """Another process, with the database of that name and the cache of these settings."""

    def __init__(self, database: str, cache: Mapping[str, Any]) -> None:
        own = {DATABASE: database, CACHE: json.dumps(cache)}
        self._process = subprocess.Popen(  # this very interpreter
            [sys.executable, "-m", "tests.processes"],
            env={**os.environ, **own},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def __enter__(self) -> "Process":
        return self

    def __exit__(self, *error: object) -> None:
        self._process.communicate()

    def get(self, url: str, etag: str = "") -> Any:
        """The answer: ``status``, ``version``, ``etag``, ``text``, and ``queries`` that it took."""
        return self._ask(url=url, etag=etag)

    def rename(self, pk: int, title: str) -> None:
        """Publish the page under another title."""
        self._ask(pk=pk, title=title)

    def _ask(self, **request: Any) -> Any:
        to, back = self._process.stdin, self._process.stdout
        assert to is not None
        assert back is not None
        to.write(json.dumps(request) + "\n")
        to.flush()
        return json.loads(back.readline())


def main() -> None:
    """Answer what is asked for, until nothing is."""
    settings.DATABASES["default"]["NAME"] = os.environ[DATABASE]
    settings.CACHES["default"] = json.loads(os.environ[CACHE])
    django.setup()
    for line in sys.stdin:
        request = json.loads(line)
        answer: Any = (_read if "url" in request else _rename)(**request)
        sys.stdout.write(json.dumps(answer) + "\n")
        sys.stdout.flush()


def _read(url: str, etag: str) -> Any:
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(connection) as captured:
        response = Client().get(url, headers={"If-None-Match": etag} if etag else {})
    return {
        "status": response.status_code,
        "version": response.headers.get("Reviews-Version"),
        "etag": response.headers.get("ETag"),
        "text": response.content.decode(),
        "queries": len(captured),
    }


def _rename(pk: int, title: str) -> None:
    from wagtail.models import Page

    page = Page.objects.get(pk=pk).specific
    page.title = title
    page.save_revision().publish()


if __name__ == "__main__":
    main()
