"""Answers that are kept: made once, and given to everybody but who has credentials."""

import logging
from time import time
from typing import Any

import pytest
from django.core.cache import caches
from django.core.cache.backends.base import BaseCache
from django.core.cache.backends.locmem import LocMemCache
from django.db import connection
from django.test import Client, override_settings
from django.test.utils import CaptureQueriesContext

from tests.api import VERSIONS
from tests.changes import make_world
from wagtail_reviews import cache
from wagtail_reviews.api import keeping

pytestmark = [pytest.mark.django_db, pytest.mark.committed]

PATHS = [
    "",
    "?fields=*",
    "?limit=1&author=ada-lindqvist",
    "?search=city",
    "find/?html_path=/reviews/blame/",
    "find/?html_path=/reviews/gone/",
    "facets/",
    "authors/",
    "authors/ada-lindqvist/",
]


@pytest.fixture(scope="module")
def world(shared_db: None) -> Any:
    return make_world()


@pytest.fixture(params=VERSIONS)
def base(request: pytest.FixtureRequest) -> str:
    return f"/api/{request.param}/reviews/"


def queries(client: Client, url: str, **headers: str) -> int:
    with CaptureQueriesContext(connection) as captured:
        client.get(url, headers=headers)
    return len(captured)


@pytest.mark.parametrize("path", [*PATHS[:5], *PATHS[6:]])
def test_the_second_answer_costs_one_query(
    client: Client, world: Any, base: str, path: str
) -> None:
    first = client.get(base + path)
    with CaptureQueriesContext(connection) as captured:
        again = client.get(base + path)
    assert (len(captured), again.content, again.headers) == (1, first.content, first.headers)


def test_a_conditional_request_costs_one_query(client: Client, world: Any, base: str) -> None:
    etag = client.get(base)["ETag"]
    caches["default"].clear()
    with CaptureQueriesContext(connection) as captured:
        again = client.get(base, headers={"if-none-match": etag})
    assert (again.status_code, len(captured)) == (304, 1)


def test_304_says_where_what_was_found_is(client: Client, world: Any, base: str) -> None:
    first = client.get(f"{base}{PATHS[4]}")
    again = client.get(f"{base}{PATHS[4]}", headers={"if-none-match": first["ETag"]})
    assert again.status_code == 304
    assert again["Content-Location"] == first["Content-Location"]


@pytest.mark.parametrize(
    "headers", [{"cookie": "sessionid=x"}, {"authorization": "Bearer x"}, {"authorization": "x"}]
)
def test_who_has_credentials_is_never_given_what_is_kept(
    client: Client, world: Any, base: str, headers: dict[str, str]
) -> None:
    client.get(base)
    assert queries(client, base, **headers) != 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("?limit=1&order=title", "?order=title&limit=1"),
        (
            "?genre=action&genre=science-fiction&limit=1",
            "?limit=1&genre=action&genre=science-fiction",
        ),
        ("?fields=title,%20summary", "?fields=title,+summary"),
    ],
)
def test_the_order_of_parameters_makes_no_difference(
    client: Client, world: Any, base: str, one: str, other: str
) -> None:
    client.get(base + one)
    assert queries(client, base + other) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [("?limit=1", "?limit=2"), ("?order=title", "?order=-title"), ("", "?fields=*")],
)
def test_other_parameters_make_one(
    client: Client, world: Any, base: str, one: str, other: str
) -> None:
    client.get(base + one)
    assert queries(client, base + other) > 1


@pytest.mark.parametrize("headers", [{"host": "other.example"}, {"host": "testserver:81"}])
def test_each_host_has_answers_of_its_own(
    client: Client, world: Any, base: str, headers: dict[str, str]
) -> None:
    client.get(base)
    assert queries(client, base, **headers) > 1


def test_other_settings_make_other_answers(client: Client, world: Any, base: str) -> None:
    client.get(base)
    with override_settings(WAGTAILAPI_BASE_URL="https://other.example"):
        assert b"https://other.example" in client.get(base).content


@pytest.mark.parametrize("path", ["0/", "?nonsense=1", "find/?html_path=/nowhere/"])
def test_errors_are_not_kept(
    client: Client, world: Any, base: str, path: str, settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    use(settings, monkeypatch, "Noting")
    monkeypatch.setattr(Noting, "timeouts", [])
    assert client.get(base + path).status_code in (400, 404, 422)
    assert Noting.timeouts == []


def test_what_is_too_large_is_not_kept(
    client: Client, world: Any, base: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keeping, "LARGEST", 100)
    client.get(base)
    assert queries(client, base) > 1


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("WAGTAIL_REVIEWS_CACHE", None),
        ("WAGTAIL_REVIEWS_CACHE_SECONDS", 0),
        ("WAGTAIL_REVIEWS_MEDIA_URL_LIFETIME", 1),
    ],
)
def test_can_be_switched_off(
    client: Client, world: Any, base: str, name: str, value: Any, settings: Any
) -> None:
    setattr(settings, name, value)
    client.get(base)
    assert queries(client, base) > 1


def test_can_be_in_another_cache(client: Client, world: Any, base: str, settings: Any) -> None:
    settings.WAGTAIL_REVIEWS_CACHE = "renditions"
    client.get(base)
    caches["default"].clear()
    assert queries(client, base) == 1


@pytest.mark.parametrize("seconds", [None, 600])
def test_is_kept_no_longer_than_addresses_of_media_hold(
    client: Client,
    world: Any,
    base: str,
    settings: Any,
    monkeypatch: pytest.MonkeyPatch,
    seconds: int | None,
) -> None:
    use(settings, monkeypatch, "Noting")
    settings.WAGTAIL_REVIEWS_MEDIA_URL_LIFETIME = seconds
    client.get(base)
    assert Noting.timeouts[-1] == (300 if seconds else 3600)


def test_304_is_not_said_beyond_the_life_of_addresses(
    client: Client, world: Any, base: str, settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.WAGTAIL_REVIEWS_MEDIA_URL_LIFETIME = 600
    first = client.get(base)
    monkeypatch.setattr(keeping, "time", lambda: time() + 300)
    assert client.get(base)["Reviews-Version"] != first["Reviews-Version"]


@pytest.mark.parametrize(
    ("one", "other"),
    [("?limit=1", "?order=title"), ("?limit=1&author=x", "?author=x&offset=0")],
)
def test_reviews_are_counted_once(
    client: Client, world: Any, base: str, one: str, other: str
) -> None:
    client.get(base + one)
    with CaptureQueriesContext(connection) as captured:
        client.get(base + other)
    assert not any("COUNT(" in query["sql"] for query in captured)


def test_each_filter_is_counted_by_itself(client: Client, world: Any, base: str) -> None:
    def count(query: str) -> Any:
        answer = client.get(base + query).json()
        return answer.get("count", answer.get("meta", {}).get("total_count"))

    assert [count(""), count("?scored=true"), count("?scored=false")] == [2, 1, 1]


class Noting(LocMemCache):
    """Remembers for how long it was to keep things."""

    timeouts: list[Any] = []

    def __init__(self, name: str, params: dict[str, Any]) -> None:
        super().__init__("noting", params)

    def set(self, key: Any, value: Any, timeout: Any = None, version: Any = None) -> None:
        self.timeouts.append(timeout)
        super().set(key, value, timeout, version)


class Down(BaseCache):
    """A cache whose server cannot be reached."""

    def __init__(self, name: str, params: dict[str, Any]) -> None:
        super().__init__(params)

    def get(self, *args: Any, **kwargs: Any) -> Any:
        raise ConnectionError("refused")

    set = get


class Slow(LocMemCache):
    """A cache that takes longer than an answer."""

    asked = 0

    def __init__(self, name: str, params: dict[str, Any]) -> None:
        super().__init__("slow", params)

    def get(self, *args: Any, **kwargs: Any) -> Any:
        Slow.asked += 1
        return super().get(*args, **kwargs)


def use(settings: Any, monkeypatch: pytest.MonkeyPatch, backend: str) -> None:
    monkeypatch.setattr(cache, "_rests_until", {})
    settings.CACHES = {**settings.CACHES, "own": {"BACKEND": f"tests.test_keeping.{backend}"}}
    settings.WAGTAIL_REVIEWS_CACHE = "own"


def test_a_cache_that_is_down_costs_a_warning(
    client: Client,
    world: Any,
    base: str,
    settings: Any,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    use(settings, monkeypatch, "Down")
    assert [client.get(base).status_code for _ in range(3)] == [200] * 3
    warnings = [record for record in caplog.records if record.name == "wagtail_reviews"]
    assert [record.levelno for record in warnings] == [logging.WARNING]


def test_a_cache_that_is_slow_is_left_alone(
    client: Client, world: Any, base: str, settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    use(settings, monkeypatch, "Slow")
    monkeypatch.setattr(cache, "SLOW", -1)
    monkeypatch.setattr(Slow, "asked", 0)
    assert [client.get(base).status_code for _ in range(3)] == [200] * 3
    assert Slow.asked == 1


def test_the_first_use_of_a_cache_may_take_long(
    settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    use(settings, monkeypatch, "Slow")
    monkeypatch.setattr(cache, "_met", set())
    monkeypatch.setattr(cache, "SLOW", -1)
    cache.get("anything")
    assert cache._rests_until == {}


def test_a_cache_that_has_recovered_is_used_again(
    client: Client, world: Any, base: str, settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    use(settings, monkeypatch, "Slow")
    monkeypatch.setattr(cache, "_rests_until", {"own": 0.0})
    client.get(base)
    assert queries(client, base) == 1


def test_the_list_of_a_site_of_its_own_authentication_is_not_kept(world: Any) -> None:
    from rest_framework.permissions import IsAuthenticated

    from wagtail_reviews.api.v2 import ReviewsAPIViewSet

    class Closed(ReviewsAPIViewSet):
        permission_classes = [IsAuthenticated]

    assert (Closed._is_for_everybody(), ReviewsAPIViewSet._is_for_everybody()) == (False, True)
