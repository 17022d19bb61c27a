"""Starts the site, reads some of its pages, and prints as JSON what that took."""

import gc
import json
import time
from collections.abc import Iterator
from typing import Any

import django

ADMIN = {"home page": "/admin/", "editor of a page": "/admin/pages/{pk}/edit/"}
AGAIN = 10


def main() -> None:
    """Milliseconds of the processor from nothing to the first answer, and of pages after that."""
    collecting = Collecting()
    begun = time.process_time()
    django.setup()
    ready = time.process_time()
    client = anonymous()
    read(client, "/")
    answered = time.process_time()
    figures: dict[str, float] = {
        "`django.setup()`, ms": (ready - begun) * 1000,
        "first answer, ms": (answered - ready) * 1000,
        "start, ms": (answered - begun) * 1000,
        "start without collecting garbage, ms": (answered - begun - collecting.seconds) * 1000,
    }
    print(json.dumps({**figures, **dict(visits(client))}))


class Collecting:
    """Seconds that Python collects garbage: full passes come in steps, and whose start the next
    one falls into is chance.
    """

    def __init__(self) -> None:
        self.begun = self.seconds = 0.0
        gc.callbacks.append(self.time)

    def time(self, phase: str, info: Any) -> None:
        """Add up, from each start of a pass to its stop."""
        if phase == "start":
            self.begun = time.process_time()
        else:
            self.seconds += time.process_time() - self.begun


def anonymous() -> Any:
    """A visitor."""
    from django.test import Client

    return Client(SERVER_NAME="localhost")


def visits(client: Any) -> Iterator[tuple[str, float]]:
    """Milliseconds and queries of a page, of the admin's home page and of its page editor."""
    from django.contrib.auth import get_user_model
    from wagtail.models import Page

    yield from cost(client, "a page", "/")
    users = get_user_model().objects
    user = users.filter(is_superuser=True).first() or users.create_superuser("boss", password="x")
    client.force_login(user)
    page = Page.objects.get(depth=2)
    for name, address in ADMIN.items():
        yield from cost(client, name, address.format(pk=page.pk))


def cost(client: Any, name: str, address: str) -> Iterator[tuple[str, float]]:
    """The milliseconds and the queries of an address that has been read before."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    read(client, address)
    with CaptureQueriesContext(connection) as captured:
        read(client, address)
    queries = len(captured)  # further requests empty Django's log
    begun = time.process_time()
    for _ in range(AGAIN):
        read(client, address)
    yield f"{name}, ms", (time.process_time() - begun) * 1000 / AGAIN
    yield f"{name}, queries", queries


def read(client: Any, address: str) -> None:
    """Read a page that there is."""
    assert client.get(address).status_code == 200, address


if __name__ == "__main__":
    main()
