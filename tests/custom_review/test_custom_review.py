"""Reviews of the site's own on Wagtail's base page. Runs by ``.ci/run``, with its own settings."""

from typing import Any

import pytest
from django.core.management import call_command
from django.db import connection
from django.test import Client
from wagtail.models import Page, get_page_models

from tests.api import VERSIONS
from tests.custom_review.models import MagazineReview
from tests.factories import blame_body, make_image, make_review, make_superuser
from wagtail_reviews.models import Author, ReviewPage, Term, get_review_page_model, review_models

pytestmark = pytest.mark.django_db


@pytest.fixture
def review(section: Page, author: Author) -> Any:
    page = make_review(section, issue=7, slug="blame", body=blame_body(author, make_image()))
    page.tags.add("Netflix")
    page.save_revision().publish()
    return page


def test_the_project_is_in_order() -> None:
    call_command("check", fail_level="WARNING")
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)


def test_the_sites_own_model_is_the_only_one() -> None:
    assert get_review_page_model() is MagazineReview
    assert review_models() == [MagazineReview]
    assert ReviewPage not in get_page_models()


def test_ours_has_no_table() -> None:
    assert "wagtail_reviews_reviewpage" not in connection.introspection.table_names()


def test_columns_and_terms_are_derived(review: Any) -> None:
    review.refresh_from_db()
    assert review.review_percent == 55
    assert Term.objects.filter(page=review, vocabulary="tag", slug="netflix").exists()


@pytest.mark.parametrize("version", VERSIONS)
@pytest.mark.parametrize("query", ["tag=netflix&order=-score", "search=blame"])
def test_it_is_listed(client: Client, review: Any, version: str, query: str) -> None:
    call_command("update_index", verbosity=0)
    (item,) = client.get(f"/api/{version}/reviews/?{query}").json()["items"]
    assert (item["id"], item["meta"]["type"]) == (review.pk, "custom_review.MagazineReview")


@pytest.mark.parametrize("version", VERSIONS)
def test_the_pages_of_the_api_have_its_own_field(client: Client, review: Any, version: str) -> None:
    page = client.get(f"/api/{version}/pages/{review.pk}/").json()
    assert (page["issue"], page["review"]["score"]["value"]) == (7, 5.5)


def test_the_page_is_shown_by_our_template(client: Client, review: Any) -> None:
    assert "5.5 / 10" in client.get("/reviews/blame/").content.decode()


@pytest.mark.parametrize("path", ["/admin/reviews/", "/admin/pages/{}/edit/", "/admin/"])
def test_the_admin_shows_it(client: Client, review: Any, path: str) -> None:
    client.force_login(make_superuser())
    assert review.title in client.get(path.format(review.pk)).content.decode()
