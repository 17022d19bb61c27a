"""Pages that have gone elsewhere, by wagtail.contrib.redirects."""

from typing import Any

import pytest
from django.test import Client
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import PageViewRestriction

from tests.api import VERSIONS, Api
from tests.factories import make_review


@pytest.fixture(params=VERSIONS)
def api(request: pytest.FixtureRequest, client: Client) -> Api:
    return Api(request.param, client)


def test_leads_to_the_new_path(api: Api, blame: Any) -> None:
    Redirect.add_redirect("/old/blame/", blame)
    response = api.get("find/", html_path="/old/blame/", fields="title")
    assert response.status_code == 301
    assert response["Location"].startswith(f"http://localhost/api/{api.version}/reviews/find/?")
    followed = api.client.get(response["Location"].removeprefix("http://localhost"))
    assert set(followed.json()) == {"id", "meta", "title"}


def test_leads_to_a_path_with_any_letters(api: Api, section: Any) -> None:
    page = make_review(section, title="Émile", slug="émile")
    Redirect.add_redirect("/vieux/", page)
    location = api.get("find/", html_path="/vieux/")["Location"]
    followed = api.client.get(location.removeprefix("http://localhost"))
    assert followed.json()["title"] == "Émile"


def test_leads_to_the_address_of_what_is_no_review(api: Api, section: Any) -> None:
    Redirect.add_redirect("/old/", section)
    assert api.get("find/", html_path="/old/")["Location"] == "http://localhost/reviews/"


def test_one_that_leads_back_is_404(api: Api, db: None) -> None:
    Redirect.add_redirect("/loop/", "/loop/")
    assert api.get("find/", html_path="/loop/").status_code == 404


def test_one_by_path_to_what_the_reader_may_not_see_is_404(api: Api, section: Any) -> None:
    page = make_review(section, title="Private", slug="private")
    PageViewRestriction.objects.create(page=page, restriction_type="login")
    Redirect.add_redirect("/old/", "/reviews/private/")
    assert api.get("find/", html_path="/old/").status_code == 404


def test_leads_elsewhere(api: Api, db: None) -> None:
    Redirect.add_redirect("/old/", "https://example.org/new/")
    response = api.get("find/", html_path="/old/")
    assert (response.status_code, response["Location"]) == (301, "https://example.org/new/")


def test_the_new_path_is_the_sites_wherever_the_api_is(api: Api, blame: Any, settings: Any) -> None:
    settings.WAGTAILAPI_BASE_URL = "https://api.example.org"
    Redirect.add_redirect("/old/", blame)
    location = api.get("find/", html_path="/old/")["Location"]
    assert location.endswith("/reviews/find/?html_path=%2Freviews%2Fblame%2F")


def test_one_of_the_site_goes_before_one_of_all(api: Api, blame: Any) -> None:
    Redirect.add_redirect("/old/", "https://example.org/all/")
    Redirect.add_redirect("/old/", "https://example.org/here/", site=blame.get_site())
    assert api.get("find/", html_path="/old/")["Location"] == "https://example.org/here/"


def test_one_that_is_not_for_ever_is_302(api: Api, blame: Any) -> None:
    Redirect.add_redirect("/old/", blame, is_permanent=False)
    assert api.get("find/", html_path="/old/").status_code == 302


def test_one_to_a_page_that_the_reader_may_not_see_is_404(api: Api, blame: Any) -> None:
    Redirect.add_redirect("/old/", blame)
    PageViewRestriction.objects.create(page=blame, restriction_type="login")
    assert api.get("find/", html_path="/old/").status_code == 404


@pytest.mark.parametrize("path", ["/[", "//[::1/", "/é/", "/%C3%A9/", "/a?b=c", "/a;b", "/#x"])
def test_any_path_can_be_asked_for(api: Api, db: None, path: str) -> None:
    assert api.get("find/", html_path=path).status_code == 404
