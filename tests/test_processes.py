"""Workers on one cache: each gives what another has kept, and none what another has changed."""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.db import connection
from django.test import override_settings

from tests.api import VERSIONS
from tests.changes import make_world
from tests.processes import Process, shared

pytestmark = [pytest.mark.thorough, pytest.mark.usefixtures("transactional_db")]

BACKENDS = "django.core.cache.backends"
TABLE = "kept_answers"
CACHES = ["filebased.FileBasedCache", "db.DatabaseCache"]
if "REDIS_URL" in os.environ:
    CACHES.append("redis.RedisCache")


@pytest.fixture(params=CACHES)
def cache(request: pytest.FixtureRequest, tmp_path: Path) -> dict[str, str]:
    places = {CACHES[0]: str(tmp_path / "cache"), CACHES[1]: TABLE}
    location = places.get(request.param) or f"{os.environ['REDIS_URL']}/15"
    return {"BACKEND": f"{BACKENDS}.{request.param}", "LOCATION": location}


@pytest.fixture
def world(cache: dict[str, str]) -> Iterator[Any]:
    with override_settings(CACHES={"default": cache}):
        call_command("createcachetable")
    yield make_world()
    with connection.cursor() as cursor:
        cursor.execute(f"DROP TABLE IF EXISTS {TABLE}")


@pytest.fixture
def database(world: Any, tmp_path: Path) -> str:
    return shared(tmp_path)


@pytest.fixture
def workers(database: str, cache: dict[str, str]) -> Iterator[tuple[Process, Process]]:
    with Process(database, cache) as one, Process(database, cache) as other:
        yield one, other


def test_workers_share_what_is_kept_and_nothing_stale(
    workers: tuple[Process, Process], world: Any
) -> None:
    one, other = workers
    urls = [f"/api/{version}/reviews/{world.pk}/" for version in VERSIONS]
    firsts = {url: one.get(url) for url in urls}
    for url, first in firsts.items():
        shared = other.get(url)
        assert shared["text"] == first["text"]
        # That for the version, and one of the cache if it is in the database.
        assert shared["queries"] <= 2 < first["queries"]
        assert other.get(url, etag=first["etag"])["status"] == 304

    one.rename(world.pk, "Renamed by a worker")

    for url, first in firsts.items():
        for worker in workers:
            changed = worker.get(url, etag=first["etag"])
            assert (changed["status"], "Renamed by a worker" in changed["text"]) == (200, True)
            assert changed["version"] != first["version"]
