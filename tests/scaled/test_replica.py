"""Servers that read the primary and its standby, on one Redis."""

from typing import Any

import pytest
from django.test import Client

from tests.changes import publish, rename_site
from tests.scaled.conftest import Ports
from tests.scaled.servers import changed, get
from tests.scaled.standby import held_up


def test_one_behind_gives_the_old_under_the_old_version(ports: Ports, path: str) -> None:
    old = get(ports.first, path)
    with held_up():
        publish()
        new = get(ports.first, path)
        behind = get(ports.behind, path)
    assert (behind.body, behind.version) == (old.body, old.version)
    assert (new.body, new.version) != (old.body, old.version)


def test_one_behind_has_nothing_newer_than_what_it_gave(ports: Ports, path: str) -> None:
    old = get(ports.behind, path)
    with held_up():
        publish()
        assert changed(ports.behind, path, old.etag).status == 304
        assert changed(ports.first, path, old.etag).status == 200
    assert changed(ports.behind, path, old.etag).status == 200


def test_what_one_behind_kept_is_never_given_under_the_new_version(ports: Ports, path: str) -> None:
    with held_up():
        publish()
        old = get(ports.behind, path)
    caught_up, new = get(ports.behind, path), get(ports.first, path)
    assert (caught_up.body, caught_up.version) == (new.body, new.version)
    assert new.version != old.version
    assert new.body != old.body


def test_one_that_has_caught_up_gives_what_the_primary_kept(ports: Ports, path: str) -> None:
    with held_up():
        publish()
        new = get(ports.first, path)
        get(ports.behind, path)
    assert get(ports.behind, path) == new


def test_nothing_that_one_behind_has_read_is_in_the_addresses_of_others(
    ports: Ports, path: str
) -> None:
    with held_up():
        rename_site()
        get(ports.behind, path)
        new = get(ports.first, path)
    assert b"http://localhost:8080/reviews/blame/" in new.body


def told(answer: Any) -> Any:
    return answer["Reviews-Version"], answer.json()["items"][0]["title"]


@pytest.fixture
def either(world: Any, settings: Any) -> None:
    """Each request may be read from the primary or from the standby."""
    settings.REPLICAS = ["default", "replica"]


@pytest.mark.usefixtures("either")
def test_what_one_request_reads_is_of_one_database(client: Client) -> None:
    with held_up():
        publish()
        urls = [f"/api/v2/reviews/?limit=1&offset=0&score_min={least}" for least in range(30)]
        seen = {told(client.get(url)) for url in urls}
    assert len(seen) == len({version for version, _ in seen}) == 2
