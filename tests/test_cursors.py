"""Following ``next_cursor``: each review exactly once, under every order, at the same cost."""

import json
from datetime import datetime, timedelta, timezone
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from wagtail.models import Page

from tests.api import VERSIONS, Api
from tests.factories import make_section, score, work
from wagtail_reviews.models import get_review_page_model

ORDERS = [f"{sign}{name}" for name in ("published", "score", "year", "title") for sign in ("", "-")]
pytestmark = pytest.mark.django_db

DAY = datetime(2024, 1, 1, 12, 30, 15, 123456, tzinfo=timezone.utc)


@pytest.fixture(params=VERSIONS)
def api(request: pytest.FixtureRequest, client: Client) -> Api:
    return Api(request.param, client)


def add(section: Page, number: int) -> Any:
    """A review with a score, a year and a date that it shares with others, or lacks."""
    body = [work(title=f"Work {number % 3}", year=[None, 1999, 2001, 2017][number % 4])]
    body += [score(str(number % 3 * 2.5))] if number % 5 else []
    published = DAY + timedelta(days=number % 2) if number % 4 else None
    page = get_review_page_model()(
        title=f"Review {number}", body=json.dumps(body), first_published_at=published
    )
    return section.add_child(instance=page)


@pytest.fixture(scope="module")
def section(shared_db: None) -> Page:
    return make_section()


@pytest.fixture(scope="module")
def shelf(section: Page) -> list[Any]:
    return [add(section, number) for number in range(11)]


def follow(api: Api, query: str, cursor: str | None = None) -> list[int]:
    """The ids of all that comes from ``cursor`` on."""
    answer = api.get(query=query + (f"&cursor={cursor}" if cursor else "")).json()
    ids = [item["id"] for item in answer["items"]]
    cursor = next_cursor(answer)
    return ids + follow(api, query, cursor) if cursor else ids


def next_cursor(answer: Any) -> str | None:
    cursor: str | None = answer.get("meta", answer)["next_cursor"]
    return cursor


@pytest.mark.parametrize("order", ORDERS)
@pytest.mark.parametrize("limit", [1, 3])
def test_each_review_comes_once_and_in_order(
    api: Api, shelf: list[Any], order: str, limit: int
) -> None:
    whole = [item["id"] for item in api.get(order=order).json()["items"]]
    assert follow(api, f"order={order}&limit={limit}") == whole
    assert len(whole) == len(shelf)


@pytest.mark.thorough
@pytest.mark.parametrize("order", ORDERS)
@pytest.mark.parametrize("limit", [1, 3])
def test_offsets_cut_the_same_pages(api: Api, shelf: list[Any], order: str, limit: int) -> None:
    pages = [
        api.get(order=order, limit=limit, offset=offset).json()["items"]
        for offset in range(0, 12, limit)
    ]
    whole = [item["id"] for item in api.get(order=order).json()["items"]]
    assert [item["id"] for page in pages for item in page] == whole


def test_filters_go_with_the_cursor(api: Api, shelf: list[Any]) -> None:
    whole = [item["id"] for item in api.get(year="1999", order="score").json()["items"]]
    assert follow(api, "year=1999&order=score&limit=1") == whole


@pytest.mark.thorough
@pytest.mark.parametrize("order", ORDERS)
def test_the_rest_comes_once_when_one_is_published_and_one_unpublished(
    api: Api, section: Page, shelf: list[Any], order: str
) -> None:
    query = f"order={order}&limit=4"
    answer = api.get(query=query).json()
    seen = [item["id"] for item in answer["items"]]
    unseen = [page for page in shelf if page.pk not in seen]
    # Not the shared instance, which would stay unpublished in memory.
    get_review_page_model().objects.get(pk=unseen[0].pk).unpublish()
    new = add(section, 20)
    rest = follow(api, query, next_cursor(answer))
    assert sorted(set(rest) - {new.pk}) == sorted(page.pk for page in unseen[1:])
    assert len(rest) == len(set(rest))


def test_the_count_is_null_with_a_cursor(api: Api, shelf: list[Any]) -> None:
    cursor = next_cursor(api.get(limit=2).json())
    answer = api.get(limit=2, cursor=cursor).json()
    assert answer["count" if api.version == "v3" else "meta"] in (
        None,
        {"total_count": None, "next_cursor": next_cursor(answer)},
    )


def test_the_last_page_has_no_next_cursor(api: Api, shelf: list[Any]) -> None:
    assert next_cursor(api.get(limit=11).json()) is None


def test_a_page_costs_the_same_at_any_depth(api: Api, shelf: list[Any]) -> None:
    cursors, cursor = [], next_cursor(api.get(limit=1, order="year").json())
    while cursor:
        cursors.append(cursor)
        cursor = next_cursor(api.get(limit=1, order="year", cursor=cursor).json())
    counts = set()
    for cursor in cursors:
        with CaptureQueriesContext(connection) as captured:
            api.get(limit=1, order="year", cursor=cursor)
        counts.add(len(captured))
        assert not [query for query in captured if "OFFSET" in query["sql"]]
    # One more where a page goes on from reviews of one year to those of the next, and two at the
    # end of those that have a year.
    assert max(counts) - min(counts) <= 2


def cursor_of(api: Api) -> str:
    return next_cursor(api.get(limit=1).json()) or ""


def test_a_cursor_of_another_query_is_refused(api: Api, shelf: list[Any]) -> None:
    assert api.blamed(f"cursor={cursor_of(api)}&limit=1&year=1999") == "cursor"
    assert api.blamed(f"cursor={cursor_of(api)}&limit=1&order=score") == "cursor"


def test_another_limit_is_the_same_query(api: Api, shelf: list[Any]) -> None:
    assert api.get(cursor=cursor_of(api), limit=5).status_code == 200


@pytest.mark.parametrize("cursor", ["", "x", "WyJ4Il0:abc", "%00", "a" * 2000])
def test_a_malformed_cursor_is_refused(api: Api, shelf: list[Any], cursor: str) -> None:
    assert api.blamed(f"cursor={cursor}") == "cursor"


def test_a_cursor_that_was_tampered_with_is_refused(api: Api, shelf: list[Any]) -> None:
    cursor = cursor_of(api)
    assert api.blamed(f"cursor=A{cursor[1:]}&limit=1") == "cursor"


def test_a_cursor_cannot_be_combined_with_offset(api: Api, shelf: list[Any]) -> None:
    assert api.blamed(f"cursor={cursor_of(api)}&limit=1&offset=0") == "cursor"
