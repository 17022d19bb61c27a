"""An nginx before the site, set up and purged as docs/how-to/caching.md says."""

from collections.abc import Callable, Iterator
from typing import Any
from urllib.parse import quote

import pytest
from django.db import transaction
from wagtail.contrib.frontend_cache.backends.base import BaseBackend
from wagtail.contrib.frontend_cache.backends.dummy import DummyBackend
from wagtail.models import APIToken
from wagtail.signals import page_published, page_unpublished

from tests.api import VERSIONS
from tests.changes import publish, review
from tests.factories import make_superuser
from tests.scaled.servers import Answer, get, wait_until
from tests.test_docs import shown_in

HOST = "https://example.org"


class Noted(DummyBackend):
    """Wagtail's dummy, which cannot be made out of settings, with one list for all."""

    noted: list[str] = []

    def __init__(self, params: Any) -> None:
        BaseBackend.__init__(self, params)
        self.urls = self.noted


@pytest.fixture
def purging(cdn: int, world: Any, settings: Any) -> Iterator[None]:
    """The code of the how-to at work, with nginx as the CDN."""
    settings.WAGTAILFRONTENDCACHE = {
        "nginx": {
            "BACKEND": "wagtail.contrib.frontend_cache.backends.HTTPBackend",
            "LOCATION": f"http://127.0.0.1:{cdn}",
        },
        "noted": {"BACKEND": f"{__name__}.Noted"},
    }
    Noted.noted.clear()
    caching = shown_in("docs/how-to/caching.md", "caching.py")
    caching["connect"]()
    yield
    page_published.disconnect(caching["purge_review"])
    page_unpublished.disconnect(caching["purge_review"])


def paths(pk: int) -> set[str]:
    """What the how-to purges of the review."""
    found = f"find/?html_path={quote('/reviews/blame/', safe='')}"
    each = ("", "?limit=12", "facets/", "authors/", f"{pk}/", found)
    return {f"/api/{version}/reviews/{path}" for version in VERSIONS for path in each}


def until(condition: Callable[[Answer], bool], port: int, path: str) -> list[Answer]:
    """The answers to the same request, made over and over, up to the first of that kind."""
    answers = [get(port, path)]

    def met() -> bool:
        answers.append(get(port, path))
        return condition(answers[-1])

    wait_until(met)
    return answers


def test_it_answers_by_itself(cdn: int, path: str) -> None:
    first, again = get(cdn, path), get(cdn, path)
    assert (first.cache, again.cache) == ("MISS", "HIT")
    assert again.body == first.body


def test_it_gives_the_old_while_it_fetches_the_new(cdn: int, path: str) -> None:
    old = get(cdn, path)
    publish()
    answers = until(lambda answer: answer.body != old.body, cdn, path)
    assert {answer.body for answer in answers[:-1]} == {old.body}
    kinds = {answer.cache for answer in answers}
    assert {"STALE"} <= kinds <= {"HIT", "STALE", "UPDATING"}


def test_cookies_make_no_difference(cdn: int, path: str) -> None:
    get(cdn, path)
    assert get(cdn, path, Cookie="sessionid=x").cache == "HIT"


def test_who_has_credentials_passes_by(cdn: int, world: Any) -> None:
    page = review()
    page.title = "A draft"
    page.save_revision()
    path = f"/api/v3/reviews/{page.pk}/"
    token = APIToken.create_token(user=make_superuser(), name="tests")[1]
    public = get(cdn, path)
    draft = get(cdn, f"{path}?version=draft", Authorization=f"Bearer {token}")
    assert (draft.status, draft.cache, draft.cache_control) == (200, "BYPASS", "private, no-store")
    assert b"A draft" in draft.body
    assert get(cdn, f"{path}?version=draft").status != 200
    assert get(cdn, path).body == public.body


@pytest.mark.usefixtures("purging")
def test_what_is_published_is_purged(cdn: int, world: Any) -> None:
    for path in paths(world.pk):
        get(cdn, path)
    publish()
    assert {get(cdn, path).cache for path in paths(world.pk)} == {"MISS"}


@pytest.mark.usefixtures("purging")
def test_it_is_told_the_addresses_of_the_review_and_the_lists(world: Any) -> None:
    publish()
    assert set(Noted.noted) == {HOST + path for path in paths(world.pk)}


@pytest.mark.usefixtures("purging")
def test_it_is_purged_when_the_new_can_be_read(cdn: int, path: str) -> None:
    with transaction.atomic():
        publish()
        old = get(cdn, path)
    assert get(cdn, path).body != old.body
