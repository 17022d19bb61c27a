"""The authors: who is listed, and what of their reviews is counted."""

import json
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from wagtail.models import Locale, Page, PageViewRestriction

from tests.api import VERSIONS, Api
from tests.factories import card, make_author, make_image, make_section, score
from wagtail_reviews.models import get_review_page_model

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module", autouse=True)
def section(shared_db: None) -> Page:
    """Ada has three public reviews, one without a score, and a private one; Ben has none."""
    section = make_section()
    ada = make_author("Ada", bio="<p>Sees all.</p>", image=make_image("Ada"))
    make_author("Ben", type="Organization")
    make_author("Cleo", live=False)
    for number, value in enumerate(["5", "8.5", None, "1"]):
        body = [card(ada, heading="Me", bio="<p>For once.</p>"), *([score(value)] if value else [])]
        page = get_review_page_model()(title=f"Review {number}", body=json.dumps(body))
        section.add_child(instance=page)
    PageViewRestriction.objects.create(page=page, restriction_type="login")
    return section


@pytest.fixture(params=VERSIONS)
def api(request: pytest.FixtureRequest, client: Client) -> Api:
    return Api(request.param, client)


def authors(api: Api, **params: Any) -> dict[str, Any]:
    return {item["name"]: item for item in api.get("authors/", **params).json()["items"]}


def test_live_authors_come_by_name(api: Api) -> None:
    assert list(authors(api)) == ["Ada", "Ben"]


def test_reviews_that_the_reader_may_see_are_counted(api: Api) -> None:
    ada = authors(api)["Ada"]
    assert (ada["review_count"], ada["average_percent"]) == (3, 67.5)


def test_who_has_no_review_has_no_average(api: Api) -> None:
    ben = authors(api)["Ben"]
    assert (ben["review_count"], ben["average_percent"]) == (0, None)


def test_an_author_has_a_profile_of_their_own(api: Api) -> None:
    ada = api.get("authors/ada/").json()
    assert (ada["bio"], ada["type"], ada["links"]) == ("<p>Sees all.</p>", "Person", [])
    assert ada["image"]["alt"] == "Ada"
    assert "heading" not in ada


def test_both_versions_answer_alike(client: Client) -> None:
    items = [Api(version, client).get("authors/").json()["items"] for version in VERSIONS]
    assert items[0] == items[-1]


def test_the_list_says_how_many_there_are(api: Api) -> None:
    answer = api.get("authors/", limit=1, offset=1).json()
    assert [item["name"] for item in answer["items"]] == ["Ben"]
    assert answer.get("meta", {}).get("total_count", answer.get("count")) == 2


@pytest.mark.parametrize("slug", ["cleo", "nobody", "a b", "%00"])
def test_an_author_who_is_not_live_is_404(api: Api, slug: str) -> None:
    assert api.get(f"authors/{slug}/").status_code == 404


def french_ada(section: Page) -> None:
    """Ada in French, with a review of her own, below a section that is not."""
    french = Locale.objects.create(language_code="fr")
    ada = make_author("Ada", slug="ada", locale=french, job_title="Critique")
    body = json.dumps([card(ada), score("10")])
    section.add_child(instance=get_review_page_model()(title="Fr", body=body, locale=french))


@pytest.mark.parametrize("query", ["", "locale=fr", "locale=en"])
def test_the_count_is_that_of_the_list(api: Api, section: Page, query: str) -> None:
    french_ada(section)
    item = api.get("authors/ada/", query).json()
    found = api.get(query=f"author=ada&{query}").json()["items"]
    facet = api.get("facets/", f"facets=author&{query}").json()["facets"]["author"]
    assert item["review_count"] == len(found) == facet[0]["count"]
    assert [one["slug"] for one in api.get("authors/", query).json()["items"]].count("ada") == 1


def test_a_locale_has_its_own_authors(api: Api, section: Page) -> None:
    french_ada(section)
    assert api.get("authors/ada/", locale="fr").json()["job_title"] == "Critique"
    assert api.get("authors/ada/").json()["job_title"] == ""
    assert list(authors(api, locale="fr")) == ["Ada"]


@pytest.mark.parametrize("query", ["limit=0", "limit=999", "nonsense=1", "site=nowhere.example"])
@pytest.mark.parametrize("path", ["authors/", "authors/ada/"])
def test_an_error_names_the_parameter(api: Api, query: str, path: str) -> None:
    assert api.blamed(query, path) == query.partition("=")[0]


def test_a_list_takes_as_many_queries_for_two_as_for_twenty(api: Api) -> None:
    for number in range(20):
        make_author(f"Author {number:02}", image=make_image(f"Face {number}", size=(32, 24)))
    counts = []
    for limit in (2, 20):
        api.get("authors/", limit=limit)
        with CaptureQueriesContext(connection) as captured:
            api.get("authors/", limit=limit)
        counts.append(len(captured))
    assert counts[0] == counts[1] <= 12
