"""Sections that hold reviews."""

from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.models import Page, PageViewRestriction

from tests import factories
from wagtail_reviews.models import ReviewIndexPage, ReviewIndexPageMixin, ReviewPage
from wagtail_reviews.models.index import NEWEST


@pytest.fixture
def shown(client: Client, section: Page) -> Callable[..., list[str]]:
    """The titles of the reviews that a section shows."""

    def get(page: Page = section) -> list[str]:
        response = client.get(page.url)
        assert response.status_code == 200
        return [review.title for review in response.context["reviews"]]

    return get


def test_a_section_holds_reviews_and_sections() -> None:
    assert ReviewIndexPage.allowed_subpage_models() == [ReviewPage, ReviewIndexPage]


class AnySection(ReviewIndexPageMixin, Page):
    """A section of the site's own."""

    class Meta:
        abstract = True


class Shelf(ReviewIndexPageMixin, Page):
    """A section that holds reviews alone."""

    subpage_types = ["wagtail_reviews.ReviewPage"]

    class Meta:
        abstract = True


@pytest.mark.parametrize(
    ("section", "holds"), [(AnySection, [ReviewPage, AnySection]), (Shelf, [ReviewPage])]
)
def test_a_section_of_the_site_may_say_what_it_holds(section: Any, holds: list[Any]) -> None:
    assert section.clean_subpage_models() == holds


def test_the_editor_offers_what_a_section_holds(admin_client: Client, section: Page) -> None:
    response = admin_client.get(reverse("wagtailadmin_pages:add_subpage", args=[section.pk]))
    offered = {model for model, *_ in response.context["page_types"]}
    assert offered == {"review", "review section"} or offered == {"Review", "Review section"}


def test_a_section_shows_its_title_and_introduction(client: Client, section: Any) -> None:
    section.introduction = "<p>What to see.</p>"
    section.save()
    html = client.get(section.url).content.decode()
    assert "<h1>Reviews</h1>" in html
    assert "<p>What to see.</p>" in html


def test_a_section_shows_title_score_and_summary_of_a_review(
    client: Client, blame: ReviewPage, section: Page
) -> None:
    html = client.get(section.url).content.decode()
    assert f'<a href="{blame.url}">A city without an end</a>' in html
    assert "5.5 / 10" in html
    assert "Grey on grey." in html


def test_an_empty_section_shows_nothing(shown: Callable[..., list[str]]) -> None:
    assert shown() == []


def test_the_newest_review_comes_first(section: Page, shown: Callable[..., list[str]]) -> None:
    for title in ("Older", "Newer"):
        factories.make_review(section, title)
    assert shown() == ["Newer", "Older"]


def test_a_section_shows_a_page_of_reviews(section: Page, shown: Callable[..., list[str]]) -> None:
    titles = [f"Review {number}" for number in range(NEWEST + 2)]
    for title in titles:
        factories.make_review(section, title)
    assert shown() == titles[: -NEWEST - 1 : -1]


def test_drafts_are_not_shown(section: Page, shown: Callable[..., list[str]]) -> None:
    factories.make_review(section, live=False)
    assert shown() == []


def test_private_reviews_are_not_shown(blame: ReviewPage, shown: Callable[..., list[str]]) -> None:
    PageViewRestriction.objects.create(page=blame, restriction_type=PageViewRestriction.LOGIN)
    assert shown() == []


def test_private_reviews_are_shown_to_those_who_logged_in(
    blame: ReviewPage, section: Page, admin_client: Client
) -> None:
    PageViewRestriction.objects.create(page=blame, restriction_type=PageViewRestriction.LOGIN)
    assert admin_client.get(section.url).context["reviews"][0].id == blame.pk


def test_reviews_below_are_shown_and_those_beside_are_not(
    section: Any, shown: Callable[..., list[str]]
) -> None:
    below = section.add_child(instance=ReviewIndexPage(title="Films"))
    beside = section.add_sibling(instance=ReviewIndexPage(title="Other"))
    factories.make_review(below, "Below")
    factories.make_review(beside, "Beside")
    assert shown() == ["Below"]
    assert shown(below) == ["Below"]


def test_a_section_is_previewed_before_it_is_saved(rf: Any, site: Any) -> None:
    request = rf.get("/")
    assert ReviewIndexPage(title="New").get_context(request)["reviews"] == []


def test_a_section_costs_the_same_for_few_reviews_and_many(client: Client, section: Page) -> None:
    def queries_with(reviews: int) -> int:
        while ReviewPage.objects.count() < reviews:
            author = factories.make_author()
            factories.make_review(section, body=factories.blame_body(author))
        client.get(section.url)
        with CaptureQueriesContext(connection) as queries:
            client.get(section.url)
        return len(queries)

    assert queries_with(2) == queries_with(12) <= 15


def test_a_link_to_a_private_page_loses_its_target(section: Any, client: Client) -> None:
    hidden = factories.make_review(section, title="Hidden secret")
    PageViewRestriction.objects.create(page=hidden, restriction_type="login")
    section.introduction = f'<p><a linktype="page" id="{hidden.pk}">a page</a></p>'
    section.save()
    html = client.get("/reviews/").content.decode()
    assert "<a>a page</a>" in html
    assert "hidden-secret" not in html
