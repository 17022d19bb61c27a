"""What an export shows: what everybody may see, or all there is on all sites."""

import json
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError
from wagtail.images import get_image_model
from wagtail.models import Collection, CollectionViewRestriction, Page, Site

from tests.exporting import authors, lines, reviews, run, titles
from tests.factories import block, card, make_author, make_image, make_review
from tests.hidden import HIDDEN, hidden_review, restrict
from wagtail_reviews.models import ReviewIndexPage

pytestmark = [pytest.mark.django_db, pytest.mark.thorough]

CLOSED = [kind for kind in HIDDEN if kind != "other_site"]


@pytest.mark.parametrize("kind", CLOSED)
def test_what_is_hidden_is_exported_on_demand_alone(section: Page, kind: str) -> None:
    page = hidden_review(kind, section)
    page.body = json.dumps([card(make_author("Ada"))])
    page.save()
    assert run() == ""
    assert (titles("--drafts"), authors("--drafts")[0]["name"]) == (["Hidden"], "Ada")


def test_a_draft_is_as_it_was_last_edited(section: Page) -> None:
    page = make_review(section, "First words", live=False)
    page.title = "Last words"
    page.save_revision()
    (review,) = reviews("--drafts")
    assert (review["title"], review["meta"]["draft"]) == ("Last words", True)


@pytest.mark.parametrize("options", [[], ["--drafts"]])
def test_what_is_live_stays_as_it_is_published(section: Page, options: list[str]) -> None:
    page = make_review(section, "Published")
    page.title = "Not yet"
    page.save_revision()
    (review,) = reviews(*options)
    assert (review["title"], review["meta"]["draft"]) == ("Published", False)
    assert "Not yet" not in run(*options) + run("--format", "csv", *options)


def test_an_author_who_is_not_live_is_never_exported(section: Page) -> None:
    make_review(section, "Anonymous", body=[card(make_author("Nobody", live=False))])
    assert "Nobody" not in run() + run("--drafts")


def test_a_hidden_parent_is_exported_on_demand_alone(section: Page) -> None:
    make_review(section)
    section.specific.unpublish()
    assert reviews()[0]["meta"]["parent"] is None
    assert reviews("--drafts")[0]["meta"]["parent"]["title"] == "Reviews"


def test_a_link_to_a_hidden_page_is_exported_on_demand_alone(section: Page) -> None:
    hidden = make_review(section, "Hidden", live=False, slug="hidden")
    link = f'<p><a linktype="page" id="{hidden.pk}">there</a></p>'
    page = make_review(section, "Open", body=[block("paragraph", link)])
    shown = [reviews(*options, "--filter", f"id={page.pk}")[0] for options in ([], ["--drafts"])]
    assert ["/hidden/" in review["body"][0]["value"] for review in shown] == [False, True]


@pytest.fixture
def private_pictures(section: Page) -> None:
    """A review whose picture, and the photo of its author, lie in a closed collection."""
    vault = Collection.get_first_root_node().add_child(name="Vault")
    CollectionViewRestriction.objects.create(collection=vault, restriction_type="login")
    face, still = make_image("Face", collection=vault), make_image("Still", collection=vault)
    body = [
        block("image", image={"image": still.pk}),
        card(make_author(image=face)),
    ]
    make_review(section, image=still, body=body)


def test_private_pictures_are_exported_on_demand_alone(
    private_pictures: None, tmp_path: Path
) -> None:
    assert [each["image"] for each in lines("--media", tmp_path)] == [None, None]
    assert list(tmp_path.iterdir()) == []
    assert None not in [each["image"] for each in lines("--drafts", "--media", tmp_path)]
    assert len(list(tmp_path.iterdir())) == get_image_model().objects.count() == 2


@pytest.mark.parametrize("kind", CLOSED)
def test_pictures_of_what_is_hidden_are_not_copied(
    section: Page, kind: str, tmp_path: Path
) -> None:
    page = hidden_review(kind, section)
    page.image = make_image()
    page.save()
    run("--media", tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_drafts_cannot_be_searched(db: None) -> None:
    with pytest.raises(CommandError, match=r"^search: Drafts cannot be searched\."):
        run("--drafts", "--filter", "search=fog")


# Several sites


@pytest.fixture
def elsewhere(section: Page) -> Page:
    """The root of another site, with a review; there is one on the default site as well."""
    make_review(section, "Near", slug="near")
    root = Page.get_first_root_node().add_child(instance=Page(title="Other", slug="other"))
    Site.objects.create(hostname="other.example", root_page=root)
    make_review(root, "Far", slug="far")
    return root


def test_all_sites_are_exported_each_at_its_own_addresses(elsewhere: Page) -> None:
    assert {review["title"]: review["meta"]["html_url"] for review in reviews()} == {
        "Near": "http://localhost/reviews/near/",
        "Far": "http://other.example/far/",
    }


@pytest.mark.parametrize(("host", "found"), [("other.example", "Far"), ("localhost", "Near")])
def test_a_site_is_exported_alone(elsewhere: Page, host: str, found: str) -> None:
    asked = [["--site", host], ["--site", host, "--drafts"], ["--filter", f"site={host}"]]
    assert [titles(*args) for args in asked] == [[found]] * 3


@pytest.mark.parametrize("host", ["nowhere.example", "", "localhost:8000", "localhost:x"])
def test_an_unknown_site_is_refused(elsewhere: Page, host: str) -> None:
    with pytest.raises(CommandError, match=r"^site: "):
        run("--site", host)


def test_a_site_is_asked_for_once(elsewhere: Page) -> None:
    with pytest.raises(CommandError, match=r"^site: This parameter may be given once only\."):
        run("--site", "localhost", "--filter", "site=localhost")


def test_a_place_is_one_of_any_site(elsewhere: Page) -> None:
    assert titles("--filter", f"child_of={elsewhere.pk}") == ["Far"]


def test_a_hidden_place_is_none(elsewhere: Page) -> None:
    restrict(elsewhere, "login")
    with pytest.raises(CommandError, match=r"^child_of: There is no such page\."):
        run("--filter", f"child_of={elsewhere.pk}")
    assert titles("--filter", f"child_of={elsewhere.pk}", "--drafts") == ["Far"]


def test_a_review_of_two_sites_is_exported_once_where_its_address_is(elsewhere: Page) -> None:
    inner = elsewhere.add_child(instance=ReviewIndexPage(title="Inner", slug="inner"))
    Site.objects.create(hostname="inner.example", root_page=inner)
    page = make_review(inner, "Within", slug="within")
    urls = [each["meta"]["html_url"] for each in reviews() if each["id"] == page.pk]
    assert urls == ["http://inner.example/within/"]
    assert titles("--site", "other.example", "--filter", "order=title") == ["Far", "Within"]


@pytest.mark.parametrize("options", [[], ["--drafts"]])
def test_what_stands_on_no_site_is_exported_on_demand_alone(
    elsewhere: Page, options: list[Any]
) -> None:
    Site.objects.filter(hostname="other.example").delete()
    assert titles(*options) == (["Near", "Far"] if options else ["Near"])
