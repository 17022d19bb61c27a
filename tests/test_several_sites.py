"""Several sites in one installation: each API answers for its own."""

import json
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

import pytest
from django.test import Client
from django.test.utils import override_script_prefix
from django.urls import clear_script_prefix, include, path, set_script_prefix
from django.utils import timezone
from wagtail import urls as wagtail_urls
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page, Site

from tests.api import VERSIONS, Api
from tests.factories import card, make_author, make_section, score, work
from tests.syndication import Feed, sitemap_urls
from tests.urls import urlpatterns as standard
from wagtail_reviews.models import ReviewIndexPage, get_review_page_model

pytestmark = pytest.mark.django_db

urlpatterns = [*standard[:-1], path("blog/", include(wagtail_urls))]

# Each site by its host, with the paths of its reviews. The games have a site of their own, the root
# of which is a page of another.
OTHER, GAMES = "other.example:8001", "games.example"
PATHS = {
    "localhost": {"First": "/reviews/first/"},
    OTHER: {"Second": "/reviews/second/", "Third": "/games/third/"},
    GAMES: {"Third": "/third/"},
}
HOSTS = pytest.mark.parametrize("host", PATHS)


def review(parent: Page, title: str, author: Any, genre: str) -> Any:
    body = json.dumps([work(title=title, genres=[genre]), score("7"), card(author)])
    now = timezone.now()
    values = {"slug": title.lower(), "first_published_at": now, "last_published_at": now}
    return parent.add_child(instance=get_review_page_model()(title=title, body=body, **values))


@pytest.fixture(scope="module", autouse=True)
def reviews(shared_db: None) -> dict[str, Any]:
    """A review on the default site; one on another, by the same author; and one below a page of
    that, by an author who writes nowhere else.
    """
    shared, gamer, _ = make_author("Shared"), make_author("Gamer"), make_author("New")
    first = review(make_section(), "First", shared, "Drama")
    home = Page.get_first_root_node().add_child(instance=Page(title="Other", slug="other"))
    section = home.add_child(instance=ReviewIndexPage(title="Reviews", slug="reviews"))
    games = home.add_child(instance=ReviewIndexPage(title="Games", slug="games"))
    Site.objects.create(hostname="other.example", port=8001, root_page=home, site_name="Other")
    Site.objects.create(hostname=GAMES, root_page=games, site_name="Games")
    second, third = (
        review(section, "Second", shared, "Horror"),
        review(games, "Third", gamer, "Puzzle"),
    )
    return {"First": first, "Second": second, "Third": third}


def client_of(host: str) -> Client:
    return Client(headers={"host": host}, SERVER_PORT=host.partition(":")[2] or "80")


@pytest.fixture(params=VERSIONS)
def version(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def api(version: str) -> Api:
    """The API as it is on the default site."""
    return Api(version, client_of("localhost"))


@HOSTS
def test_a_list_has_the_reviews_of_its_site_at_their_addresses(version: str, host: str) -> None:
    items = Api(version, client_of(host)).get(order="title", fields="*").json()["items"]
    urls = {item["title"]: item["meta"]["html_url"] for item in items}
    assert urls == {title: f"http://{host}{path}" for title, path in PATHS[host].items()}
    assert {item["json_ld"]["url"] for item in items} == set(urls.values())
    assert all(item["meta"]["detail_url"].startswith(f"http://{host}/api/") for item in items)
    assert all(item["meta"]["parent"]["html_url"].startswith(f"http://{host}/") for item in items)


@HOSTS
@pytest.mark.parametrize("asked_at", PATHS)
def test_a_site_that_is_asked_for_answers_as_it_would_itself(
    version: str, host: str, asked_at: str
) -> None:
    api = Api(version, client_of(asked_at))
    items = api.get(site=host, order="title", fields="meta,title,json_ld").json()["items"]
    assert {item["title"]: item["meta"]["html_path"] for item in items} == PATHS[host]
    for item in items:
        assert item["meta"]["html_url"] == f"http://{host}{item['meta']['html_path']}"
        assert item["json_ld"]["publisher"]["url"] == f"http://{host}"
        found = api.get("find/", html_path=item["meta"]["html_path"], site=host)
        assert found.json()["title"] == item["title"]


@HOSTS
def test_a_review_is_served_where_it_says(host: str) -> None:
    for path_ in PATHS[host].values():
        assert client_of(host).get(path_).status_code == 200


@HOSTS
def test_nothing_is_answered_of_another_site(
    version: str, host: str, reviews: dict[str, Any]
) -> None:
    api = Api(version, client_of(host))
    for title in reviews.keys() - PATHS[host].keys():
        page = reviews[title]
        assert api.get(f"{page.pk}/").status_code == 404
        assert api.blamed(f"translation_of={page.pk}") == "translation_of"
        assert api.count(id=page.pk) == 0
    assert api.count() == api.get("facets/").json()["count"] == len(PATHS[host])


def test_facets_count_what_is_on_the_site(version: str) -> None:
    facets = {
        host: Api(version, client_of(host)).get("facets/", facets="genre,author").json()["facets"]
        for host in PATHS
    }
    genres = {host: {one["slug"] for one in found["genre"]} for host, found in facets.items()}
    assert genres == {"localhost": {"drama"}, OTHER: {"horror", "puzzle"}, GAMES: {"puzzle"}}
    assert [(one["slug"], one["count"]) for one in facets[GAMES]["author"]] == [("gamer", 1)]


@pytest.mark.parametrize(
    ("host", "counts"),
    [
        ("localhost", {"gamer": 0, "new": 0, "shared": 1}),
        (OTHER, {"gamer": 1, "new": 0, "shared": 1}),
        (GAMES, {"gamer": 1, "new": 0, "shared": 0}),
    ],
)
def test_authors_are_those_of_all_sites_with_what_they_wrote_for_each(
    version: str, host: str, counts: dict[str, int]
) -> None:
    items = Api(version, client_of(host)).get("authors/").json()["items"]
    assert {item["slug"]: item["review_count"] for item in items} == counts
    assert {item["slug"] for item in items if item["average_percent"] is not None} == {
        slug for slug, count in counts.items() if count
    }


def test_an_unknown_host_is_the_default_site(version: str) -> None:
    api = Api(version, client_of("unknown.example"))
    assert api.titles() == ["First"]
    assert api.get().json()["items"][0]["meta"]["html_url"] == "http://localhost/reviews/first/"


def test_without_a_default_site_an_unknown_host_has_nothing(version: str) -> None:
    Site.objects.update(is_default_site=False)
    api = Api(version, client_of("unknown.example"))
    assert (api.titles(), api.get("authors/shared/").json()["review_count"]) == ([], 0)
    assert api.get("find/", html_path="/reviews/first/").status_code == 404
    assert api.titles(site=GAMES) == ["Third"]


def test_a_cursor_of_one_site_shows_nothing_of_it_on_another(version: str) -> None:
    cursor = Api(version, client_of(OTHER)).get(limit=1, order="-title").json()
    cursor = cursor.get("next_cursor") or cursor["meta"]["next_cursor"]
    here = Api(version, client_of("localhost"))
    assert here.titles(cursor=cursor, order="-title") == ["First"]


def test_a_redirect_is_one_of_its_site(version: str, reviews: dict[str, Any]) -> None:
    site = Site.objects.get(hostname="other.example")
    Redirect.add_redirect("/old/", reviews["Second"], site=site)
    found = {
        host: Api(version, client_of(host)).get("find/", html_path="/old/").status_code
        for host in PATHS
    }
    assert found == {"localhost": 404, OTHER: 301, GAMES: 404}


def test_addresses_follow_the_site_at_once(api: Api) -> None:
    site = Site.objects.get(hostname="localhost")
    site.hostname, site.port = "moved.example", 443
    site.save()
    assert (
        api.get().json()["items"][0]["meta"]["html_url"] == "https://moved.example/reviews/first/"
    )


@HOSTS
def test_feed_and_sitemap_are_those_of_the_site(host: str) -> None:
    urls = {f"http://{host}{path}" for path in PATHS[host].values()}
    assert set(sitemap_urls(client_of(host).get("/sitemap.xml"))) == urls
    feed = Feed(client_of(host).get("/reviews.atom"))
    assert {feed.link(entry, "alternate") for entry in feed.entries} == urls
    assert feed.link(feed.root, "self") == f"http://{host}/reviews.atom"


# Below a path


@pytest.fixture
def script(settings: Any) -> Iterator[None]:
    """The whole project is served below a path, as by a proxy."""
    settings.FORCE_SCRIPT_NAME = "/cms"
    set_script_prefix("/cms/")  # as Django does for each request but those of its test client
    yield
    clear_script_prefix()


@pytest.mark.parametrize("form", ["/cms/reviews/first/", "cms/reviews/first", "/reviews/first/"])
def test_a_project_below_a_path_says_where_it_is(api: Api, script: None, form: str) -> None:
    meta = api.get("find/", html_path=form).json()["meta"]
    assert meta["html_path"] == "/cms/reviews/first/"
    assert meta["html_url"] == "http://localhost/cms/reviews/first/"
    assert meta["detail_url"].startswith(f"http://localhost/cms/api/{api.version}/reviews/")
    assert meta["parent"]["html_url"] == "http://localhost/cms/reviews/"


def test_a_page_may_be_called_as_the_path_of_the_project(api: Api, reviews: Any) -> None:
    with override_script_prefix("/reviews/"):
        meta = api.get("find/", html_path="/reviews/reviews/first/").json()["meta"]
    assert meta["slug"] == "first"


def test_a_redirect_stays_below_the_path(api: Api, script: None, reviews: dict[str, Any]) -> None:
    Redirect.add_redirect("/cms/old/", reviews["First"])
    url = api.get("find/", html_path="/cms/old/")["Location"]
    assert url.startswith(f"http://localhost/cms/api/{api.version}/reviews/find/?")
    assert api.get("find/", query=urlsplit(url).query).json()["title"] == "First"


def test_feed_and_sitemap_stay_below_the_path(script: None) -> None:
    client = client_of("localhost")
    assert list(sitemap_urls(client.get("/sitemap.xml"))) == ["http://localhost/cms/reviews/first/"]
    feed = Feed(client.get("/reviews.atom"))
    assert feed.link(feed.entries[0], "alternate") == "http://localhost/cms/reviews/first/"


def test_pages_may_be_served_below_a_path(version: str, settings: Any) -> None:
    settings.ROOT_URLCONF = "tests.test_several_sites"
    api = Api(version, client_of(OTHER))
    urls = [item["meta"]["html_url"] for item in api.get(order="title").json()["items"]]
    assert urls == [f"http://{OTHER}/blog{path}" for path in PATHS[OTHER].values()]
    assert api.get("find/", html_path="/blog/games/third/").json()["title"] == "Third"
