"""Reviews on a base page of the site's own. Runs by ``.ci/run``, with settings of its own."""

import json
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.core.management import call_command
from django.test import Client
from wagtail.models import Site, get_page_models
from wagtail.test.basepage.models import BasePage

from tests import importing
from tests.custom_page.models import Interview, SiteReview, SiteSection
from tests.factories import PARAGRAPH, blame_body, make_author
from tests.indexes import filtered_by, has_index, sorted_by
from wagtail_reviews.headless import HeadlessPreview
from wagtail_reviews.models import ReviewPage, Term, get_review_page_model


@pytest.fixture
def review(db: None) -> Any:
    root = BasePage.get_first_root_node() or BasePage.add_root(title="Root", slug="root")
    home = root.add_child(instance=BasePage(title="Home", slug="our-home"))
    Site.objects.update_or_create(
        is_default_site=True, defaults={"hostname": "localhost", "root_page": home}
    )
    section = home.add_child(instance=SiteSection(title="Reviews", slug="reviews"))
    body = json.dumps(blame_body(make_author()))
    page = section.add_child(instance=SiteReview(title="BLAME!", slug="blame", body=body))
    page.tags.add("Netflix")
    page.save_revision().publish()
    return page


def test_the_project_is_in_order(db: None) -> None:
    call_command("check", fail_level="WARNING")


def test_no_migration_is_missing(db: None) -> None:
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)


def test_the_sites_own_model_takes_the_place_of_ours() -> None:
    assert get_review_page_model() is SiteReview


@pytest.mark.parametrize("column", sorted(sorted_by() | filtered_by() - {"locale"}))
def test_its_own_table_has_the_indexes(db: None, column: str) -> None:
    assert has_index(SiteReview, column, "basepage_ptr") == column.startswith("review_")


def test_ours_is_offered_to_nobody() -> None:
    assert ReviewPage not in get_page_models()
    assert SiteReview in SiteSection.clean_subpage_models()
    assert ReviewPage not in SiteSection.clean_subpage_models()


def test_columns_and_terms_are_derived(review: Any) -> None:
    review.refresh_from_db()
    assert review.review_percent == 55
    assert Term.objects.filter(page=review, vocabulary="tag", slug="netflix").exists()


@pytest.mark.parametrize("version", ["v2", "v3"])
def test_both_versions_show_it(client: Client, review: Any, version: str) -> None:
    shown = client.get(f"/api/{version}/reviews/{review.pk}/").json()
    assert shown["meta"]["type"] == "custom_page.SiteReview"
    assert shown["score"]["value"] == 5.5
    assert shown["tags"] == [{"name": "Netflix", "slug": "netflix"}]


@pytest.mark.parametrize("version", ["v2", "v3"])
def test_both_versions_list_it(client: Client, review: Any, version: str) -> None:
    listed = client.get(f"/api/{version}/reviews/?genre=action&order=-score").json()
    assert [item["id"] for item in listed["items"]] == [review.pk]


@pytest.mark.parametrize("version", ["v2", "v3"])
def test_a_draft_is_previewed(client: Client, review: Any, version: str) -> None:
    review.title = "Typed"
    token = HeadlessPreview(review).create_page_preview().token
    query = {"content_type": "custom_page.sitereview", "token": token}
    shown = client.get(f"/api/{version}/reviews/preview/", query).json()
    assert (shown["id"], shown["title"]) == (review.pk, "Typed")


def test_openapi_has_the_sites_own_credit_roles(client: Client, db: None) -> None:
    paths = client.get("/api/v3/openapi.json").json()["paths"]
    parameters = {found["name"]: found for found in paths["/api/v3/reviews/"]["get"]["parameters"]}
    assert parameters["choreographer"]["schema"] == {"type": "array", "items": {"type": "string"}}


def test_the_admin_lists_it(client: Client, review: Any) -> None:
    client.force_login(get_user_model().objects.create_superuser("admin", password="x"))
    shown = client.get("/admin/reviews/?genre=action&q=").content.decode()
    assert "5.5 / 10" in shown
    assert "/custom_page/sitereview/unpublish/" in shown


def test_an_old_review_is_imported(review: Any, tmp_path: Path) -> None:
    line = importing.line("Fog", PARAGRAPH, html_url="https://old.example/fog/")
    path = importing.write(tmp_path / "old.ndjson", line)
    section = review.get_parent()
    assert "created" in importing.run(path, "--parent", section.pk, "--publish")
    assert SiteReview.objects.get(title="Fog").live


def test_one_of_a_page_type_below_another_is_imported_whole(review: Any, tmp_path: Path) -> None:
    line = importing.line("Fog", PARAGRAPH, tags=["Harbour"])
    line["meta"]["type"] = "custom_page.Interview"
    path = importing.write(tmp_path / "old.ndjson", line)
    importing.run(path, "--parent", review.get_parent().pk, "--publish")
    page = Interview.objects.get(title="Fog")
    assert (page.changed_at is None, page.hours) == (False, 1)
    assert (page.tags.count(), len(page.body)) == (1, 1)
