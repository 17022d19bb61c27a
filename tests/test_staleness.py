"""Nothing stale is ever answered: what is kept is what would be answered anew."""

from collections.abc import Iterator
from contextlib import suppress
from typing import Any
from unittest.mock import patch

import pytest
from django.db import transaction
from django.test import Client, override_settings
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.api import VERSIONS, token_client
from tests.changes import CHANGES, Change, make_world, open_media, open_section, publish
from tests.conftest import committed
from tests.factories import make_review, make_superuser
from tests.test_keeping import PATHS
from wagtail_reviews import access
from wagtail_reviews.memo import Memo

pytestmark = pytest.mark.usefixtures("transactional_db")


@pytest.fixture
def world(transactional_db: None) -> Any:
    return make_world()


@pytest.fixture(params=VERSIONS)
def base(request: pytest.FixtureRequest) -> str:
    return f"/api/{request.param}/reviews/"


def seen(client: Client, url: str) -> tuple[int, bytes, dict[str, str]]:
    """All that a client gets, but what hangs on the settings of the cache."""
    response = client.get(url)
    headers = {**response.headers, "ETag": "", "Reviews-Version": ""}
    return response.status_code, response.content, headers


def everything(pk: int) -> Iterator[str]:
    for version in VERSIONS:
        yield from (f"/api/{version}/reviews/{path}" for path in [*PATHS, f"{pk}/"])


def answers(pk: int) -> dict[str, Any]:
    return {url: seen(Client(), url) for url in everything(pk)}


def uncached_answers(pk: int) -> dict[str, Any]:
    """The answers of a process that has just been started, and that has no cache."""
    knows_nothing = patch.object(access, "_memo", Memo(1))
    with knows_nothing, override_settings(WAGTAIL_REVIEWS_CACHE=None):
        return answers(pk)


@pytest.mark.thorough
@pytest.mark.parametrize("change", CHANGES)
def test_nothing_stale_is_answered_after_a_change(world: Any, change: Change) -> None:
    answers(world.pk)
    change()
    assert answers(world.pk) == uncached_answers(world.pk)


REPEATABLE = st.sampled_from([*CHANGES, open_media, open_section])


@pytest.mark.thorough
@settings(max_examples=10, deadline=None, suppress_health_check=list(HealthCheck))
@given(changes=st.lists(REPEATABLE, min_size=2, max_size=5))
def test_nothing_stale_is_answered_after_any_changes(changes: list[Change]) -> None:
    with committed():
        pk = make_world().pk
        for change in changes:
            answers(pk)
            attempt(change)
            assert answers(pk) == uncached_answers(pk)


def attempt(change: Change) -> None:
    """Make a change that others may have made impossible."""
    with suppress(Exception):
        change()


def test_a_change_of_something_else_leaves_304(client: Client, world: Any, base: str) -> None:
    url = f"{base}{world.pk}/"
    etag = client.get(url)["ETag"]
    make_review(world.get_parent(), title="Unrelated")
    again = client.get(url, headers={"if-none-match": etag})
    assert (again.status_code, again["ETag"]) == (304, etag)


def test_the_version_is_told_and_changes_with_anything(
    client: Client, world: Any, base: str
) -> None:
    first, again = client.get(base), client.get(f"{base}facets/")
    assert first["Reviews-Version"] == again["Reviews-Version"]
    make_review(world.get_parent(), title="Unrelated")
    changed = client.get(base, headers={"if-none-match": first["ETag"]})
    assert changed["Reviews-Version"] != first["Reviews-Version"]


def test_what_an_editor_sees_is_not_kept(client: Client, world: Any) -> None:
    editor = token_client(make_superuser()) if "v3" in VERSIONS else client
    url = f"/api/{VERSIONS[-1]}/reviews/{world.pk}/"
    world.unpublish()
    editor.get(f"{url}?version=draft")
    assert client.get(f"{url}?version=draft").status_code != 200
    assert client.get(url).status_code == 404


def test_within_a_transaction_nothing_is_kept(client: Client, world: Any, base: str) -> None:
    with transaction.atomic():
        publish()
        first = client.get(base).content
        publish()
        assert client.get(base).content != first
