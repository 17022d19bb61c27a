"""Several languages on one site, and pages that are served below a prefix."""

import json
from typing import Any

import pytest
from django.conf.urls.i18n import i18n_patterns
from django.test import Client
from django.urls import include, path
from wagtail import urls as wagtail_urls
from wagtail.models import Locale, Page, Site

from tests.api import VERSIONS, Api
from tests.factories import blame_body, make_review
from tests.syndication import XML_LANG, Feed, sitemap_urls
from tests.urls import urlpatterns as standard
from wagtail_reviews.models import Author
from wagtail_reviews.sitemaps import ReviewSitemap

urlpatterns = [*standard[:-1], *i18n_patterns(path("site/", include(wagtail_urls)))]


@pytest.fixture
def languages(settings: Any) -> None:
    settings.WAGTAIL_I18N_ENABLED = True
    settings.ROOT_URLCONF = "tests.test_languages"
    settings.MIDDLEWARE = ["django.middleware.locale.LocaleMiddleware", *settings.MIDDLEWARE]


@pytest.fixture(params=VERSIONS)
def api(request: pytest.FixtureRequest, client: Client, languages: None) -> Api:
    return Api(request.param, client)


@pytest.fixture
def french(languages: None, blame: Any, author: Author, site: Site) -> Any:
    """The French translation of a review, live below a live French section."""
    locale = Locale.objects.create(language_code="fr")
    for page in (site.root_page, blame.get_parent()):
        page.specific.copy_for_translation(locale).save_revision().publish()
    translation = blame.copy_for_translation(locale)
    translation.body = json.dumps(blame_body(author))
    translation.save_revision().publish()
    Site.clear_site_root_paths_cache()
    return translation


def test_translations_name_each_other(api: Api, blame: Any, french: Any) -> None:
    (there,) = api.get(f"{blame.pk}/").json()["meta"]["translations"]
    (back,) = api.get(f"{french.pk}/").json()["meta"]["translations"]
    assert (there["locale"], there["id"]) == ("fr", french.pk)
    assert (back["locale"], back["id"]) == ("en", blame.pk)
    assert there["html_url"] == api.get(f"{french.pk}/").json()["meta"]["html_url"]


def test_a_translation_that_is_not_live_is_not_named(api: Api, blame: Any, french: Any) -> None:
    type(french).objects.get(pk=french.pk).unpublish()
    assert api.get(f"{blame.pk}/").json()["meta"]["translations"] == []
    assert api.get(f"{french.pk}/").status_code == 404


def test_lists_hold_every_language_and_filter_by_one(api: Api, blame: Any, french: Any) -> None:
    assert api.count() == 2
    assert [item["id"] for item in api.get(locale="fr").json()["items"]] == [french.pk]


def test_numbers_are_written_in_the_reviews_language(api: Api, blame: Any, french: Any) -> None:
    url = f"/api/{api.version}/reviews/"
    items = api.client.get(url, headers={"accept-language": "fr"}).json()["items"]
    shown = {item["id"]: item["score"]["display"] for item in items}
    assert shown == {french.pk: "5,5/10", blame.pk: "5.5 / 10"}


@pytest.mark.parametrize("form", ["/{}/", "/{}", "{}/"])
def test_finds_by_the_path_that_it_gives(api: Api, blame: Any, french: Any, form: str) -> None:
    for page in (blame, french):
        html_path = api.get(f"{page.pk}/").json()["meta"]["html_path"]
        assert html_path.startswith(f"/{page.locale.language_code}/site/reviews/")
        found = api.get("find/", html_path=form.format(html_path.strip("/")))
        assert found.json()["id"] == page.pk


def test_a_translation_knows_its_section(api: Api, section: Page, french: Any) -> None:
    assert api.get(f"{french.pk}/").json()["meta"]["parent"]["title"] == section.title


def test_a_sitemap_says_what_is_a_translation_of_what(
    client: Client, section: Page, blame: Any, french: Any
) -> None:
    make_review(section, "English only")
    urls = sitemap_urls(client.get("/sitemap.xml"))
    both = {"en": blame.full_url, "fr": french.full_url}
    assert [urls.pop(url) for url in both.values()] == [both, both]
    assert list(urls.values()) == [{}]


def test_a_sitemap_does_not_name_a_translation_that_is_not_live(
    client: Client, blame: Any, french: Any
) -> None:
    type(french).objects.get(pk=french.pk).unpublish()
    assert sitemap_urls(client.get("/sitemap.xml")) == {blame.full_url: {}}


def test_translations_on_another_page_of_a_sitemap_are_named_too(
    client: Client, blame: Any, french: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ReviewSitemap, "limit", 1)
    both = {"en": blame.full_url, "fr": french.full_url}
    pages = [sitemap_urls(client.get(f"/sitemap.xml?p={page}")) for page in (1, 2)]
    assert sorted(pages, key=list) == [{url: both} for url in sorted(both.values())]


def test_a_feed_tells_the_language_of_each_entry(client: Client, blame: Any, french: Any) -> None:
    feed = Feed(client.get("/reviews.atom", headers={"accept-language": "fr"}))
    assert feed.root.get(XML_LANG) == "en"
    scores = {entry.get(XML_LANG): feed.text(entry, "summary")[:6] for entry in feed.entries}
    assert scores == {"fr": "<p>5,5", "en": "<p>5.5"}


def test_translations_have_ids_of_their_own_in_a_feed(
    client: Client, blame: Any, french: Any
) -> None:
    assert len(set(Feed(client.get("/reviews.atom")).texts("id"))) == 2
