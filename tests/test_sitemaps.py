"""A sitemap of the reviews that everybody may see."""

from typing import Any

import pytest
from django.test import Client
from wagtail.models import Page, Site

from tests.factories import make_superuser
from tests.hidden import HIDDEN, hidden_review
from tests.syndication import sitemap_urls

pytestmark = pytest.mark.django_db
URL = "/sitemap.xml"


def test_lists_reviews_by_their_absolute_addresses(client: Client, blame: Any, site: Site) -> None:
    site.hostname, site.port = "second-look.example", 443
    site.save()
    urls = sitemap_urls(client.get(URL))
    assert list(urls) == ["https://second-look.example/reviews/blame/"]


def test_lists_nothing_but_reviews(client: Client, section: Page) -> None:
    assert sitemap_urls(client.get(URL)) == {}


def test_says_when_a_review_was_last_published(client: Client, blame: Any) -> None:
    response = client.get(URL)
    assert f"<lastmod>{blame.last_published_at:%Y-%m-%d}</lastmod>" in response.content.decode()
    assert response["Last-Modified"].endswith(f"{blame.last_published_at:%H:%M:%S} GMT")


@pytest.mark.parametrize("kind", HIDDEN)
def test_does_not_list_a_hidden_review(client: Client, section: Page, kind: str) -> None:
    hidden_review(kind, section)
    assert sitemap_urls(client.get(URL)) == {}


def test_a_session_does_not_widen_it(client: Client, section: Page) -> None:
    hidden_review("login", section)
    client.force_login(make_superuser())
    assert sitemap_urls(client.get(URL)) == {}


def test_a_page_type_may_leave_itself_out(
    client: Client, blame: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(type(blame), "get_sitemap_urls", lambda page, request: [])
    assert sitemap_urls(client.get(URL)) == {}


def test_a_review_without_an_address_is_not_listed(
    client: Client, blame: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(type(blame), "get_full_url", lambda page, request=None: None)
    assert sitemap_urls(client.get(URL)) == {}


def test_each_site_has_its_own(client: Client, blame: Any) -> None:
    other = hidden_review("other_site", blame.get_parent())
    response = client.get(URL, headers={"host": "elsewhere.example"})
    assert list(sitemap_urls(response)) == [other.full_url]
