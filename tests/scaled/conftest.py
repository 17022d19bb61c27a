"""Fixtures of the site on several servers."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from django.db import connections

from tests.changes import make_world
from tests.scaled.servers import nginx, worker
from tests.scaled.standby import catch_up


class Ports(NamedTuple):
    """Of two servers that read the primary, and one that reads the standby."""

    first: int
    second: int
    behind: int


@pytest.fixture(scope="session")
def ports(django_db_setup: None, django_db_blocker: Any) -> Iterator[Ports]:
    """The ports of the servers, each a process of its own."""
    with django_db_blocker.unblock(), ExitStack() as stack:
        catch_up()
        workers = [worker(), worker(), worker(SCALED_REPLICAS="replica")]
        with ThreadPoolExecutor() as pool:
            started = pool.map(stack.enter_context, workers)
        yield Ports(*(server.port for server in started))
    connections["replica"].close()


@pytest.fixture
def cdn(ports: Ports, tmp_path: Path) -> Iterator[int]:
    """The port of an nginx before the first server, which has nothing yet."""
    with nginx(ports.first, tmp_path) as port:
        yield port


@pytest.fixture
def world(transactional_db: None) -> Any:
    """A review that everybody sees."""
    page = make_world()
    catch_up()
    return page


@pytest.fixture(params=["/api/v2/reviews/{}/", "/api/v3/reviews/"], ids=["v2", "v3"])
def path(request: pytest.FixtureRequest, world: Any) -> str:
    """The path of a review, or of a list with it."""
    return str(request.param).format(world.pk)
