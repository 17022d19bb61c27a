"""Filters by place: the site, the section, and what a review is a translation of."""

import json
from typing import Any

import pytest
from django.test import Client
from wagtail.models import Locale, Page, PageViewRestriction, Site

from tests.api import VERSIONS, Api
from tests.factories import make_section
from wagtail_reviews.models import ReviewIndexPage, get_review_page_model

pytestmark = pytest.mark.django_db


@pytest.fixture(params=VERSIONS)
def api(request: pytest.FixtureRequest, client: Client) -> Api:
    return Api(request.param, client)


def add(parent: Page, title: str, **values: Any) -> Any:
    return parent.add_child(
        instance=get_review_page_model()(title=title, body=json.dumps([]), **values)
    )


@pytest.fixture(scope="module", autouse=True)
def places(shared_db: None) -> dict[str, Any]:
    """Two sections, one within the other and one private, another site, and a translation."""
    films = make_section("films", "Films")
    horror = films.add_child(instance=ReviewIndexPage(title="Horror", slug="horror"))
    hidden = make_section("hidden", "Hidden")
    PageViewRestriction.objects.create(page=hidden, restriction_type="login")
    english = add(films, "Film")
    add(horror, "Horror film")
    add(hidden, "Hidden film")
    french = Locale.objects.create(language_code="fr")
    add(films, "Le film", locale=french, translation_key=english.translation_key)
    root = Page.get_first_root_node().add_child(instance=Page(title="Other", slug="other"))
    other = root.add_child(instance=ReviewIndexPage(title="Reviews", slug="reviews"))
    for port in (80, 8001):
        Site.objects.create(hostname="other.example", port=port, root_page=root)
    add(other, "Elsewhere")
    return {"films": films, "horror": horror, "hidden": hidden, "film": english, "other": other}


def test_child_of_is_right_below(api: Api, places: dict[str, Any]) -> None:
    assert api.titles(child_of=places["films"].pk, order="title") == ["Film", "Le film"]


def test_descendant_of_is_anywhere_below(api: Api, places: dict[str, Any]) -> None:
    titles = api.titles(descendant_of=places["films"].pk, order="title")
    assert titles == ["Film", "Horror film", "Le film"]


def test_root_is_that_of_the_site(api: Api) -> None:
    assert len(api.titles(descendant_of="root")) == 3
    assert api.titles(child_of="root") == []


def test_translation_of_leaves_the_page_itself_out(api: Api, places: dict[str, Any]) -> None:
    assert api.titles(translation_of=places["film"].pk) == ["Le film"]


@pytest.mark.parametrize("parameter", ["child_of", "descendant_of", "translation_of"])
@pytest.mark.parametrize("place", ["hidden", "other"])
def test_a_page_that_the_reader_may_not_see_is_an_error(
    api: Api, places: dict[str, Any], parameter: str, place: str
) -> None:
    assert api.blamed(f"{parameter}={places[place].pk}") == parameter


def test_another_site_shows_its_own_reviews_as_it_would_itself(api: Api) -> None:
    item = api.get(site="other.example:8001").json()["items"][0]
    assert item["title"] == "Elsewhere"
    assert item["meta"]["parent"]["title"] == "Reviews"
    assert item["meta"]["html_path"] == "/reviews/elsewhere/"


def test_a_review_of_another_site_is_where_it_says(api: Api) -> None:
    url = api.get(site="other.example:8001").json()["items"][0]["meta"]["detail_url"]
    review = api.client.get(url.removeprefix("http://localhost")).json()
    assert (review["title"], review["meta"]["detail_url"]) == ("Elsewhere", url)


def test_a_path_is_one_of_the_site_asked_for(api: Api) -> None:
    path = "/reviews/elsewhere/"
    found = api.get("find/", html_path=path, site="other.example:80")
    assert found.json()["title"] == "Elsewhere"
    assert api.get("find/", html_path=path).status_code == 404


def test_facets_are_of_the_site_asked_for(api: Api) -> None:
    assert api.get("facets/", site="other.example:80").json()["count"] == 1


@pytest.mark.parametrize(
    ("query", "parameter"),
    [
        ("site=nowhere.example", "site"),
        ("site=other.example", "site"),
        ("site=other.example:x", "site"),
        ("site=other.example:99999999999", "site"),
        ("child_of=abc", "child_of"),
        ("child_of=0", "child_of"),
        ("child_of=root&descendant_of=root", "descendant_of"),
        ("translation_of=999999", "translation_of"),
    ],
)
def test_an_error_names_the_parameter(api: Api, query: str, parameter: str) -> None:
    assert api.blamed(query) == parameter
