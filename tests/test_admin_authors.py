"""Authors in the admin: their listing and their chooser."""

from typing import Any

import pytest
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.models import Locale
from wagtail.search.backends import get_search_backend

from tests.factories import card, make_author, make_editor, make_image, make_review, make_section
from wagtail_reviews.admin import links
from wagtail_reviews.models import Author

pytestmark = [pytest.mark.django_db, pytest.mark.searches]


def url(view: str, *args: Any) -> str:
    return reverse(Author.snippet_viewset.get_url_name(view), args=args)


def chooser_url(view: str) -> str:
    return reverse(Author.snippet_viewset.chooser_viewset.get_url_name(view))


def listed(client: Client, **query: str) -> list[Any]:
    return list(client.get(url("list_results"), query).context["object_list"])


def names(client: Client, **query: str) -> list[str]:
    return [author.name for author in listed(client, **query)]


# Listing


@pytest.fixture(scope="module")
def desk(shared_db: None) -> list[Author]:
    """Three authors with two, one and no reviews, and the pages of the site."""
    section = make_section()
    ada = make_author("Ada Lindqvist", job_title="Film editor", image=make_image("Face"))
    ben = make_author("Ben Okri")
    cleo = make_author("Cleo Marsh", type="Organization", live=False)
    make_review(section, "One", body=[card(ada), card(ada)])
    make_review(section, "Two", body=[card(ada), card(ben)], live=False)
    call_command("update_index", verbosity=0)
    return [ada, ben, cleo]


def test_the_listing_counts_the_reviews_of_each_author(
    admin_client: Client, desk: list[Author]
) -> None:
    assert [author.review_count for author in listed(admin_client)] == [2, 1, 0]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ({"ordering": "-review_count"}, ["Ada Lindqvist", "Ben Okri", "Cleo Marsh"]),
        ({"ordering": "review_count"}, ["Cleo Marsh", "Ben Okri", "Ada Lindqvist"]),
        ({"ordering": "-name"}, ["Cleo Marsh", "Ben Okri", "Ada Lindqvist"]),
        ({"q": "qvist"}, ["Ada Lindqvist"]),
        ({"q": "film", "ordering": "review_count"}, ["Ada Lindqvist"]),
        ({"type": "Organization"}, ["Cleo Marsh"]),
        ({"live": "1"}, ["Ada Lindqvist", "Ben Okri"]),
        ({"live": "0"}, ["Cleo Marsh"]),
    ],
)
def test_the_listing_is_sorted_searched_and_filtered(
    admin_client: Client, desk: list[Author], query: dict[str, str], found: list[str]
) -> None:
    assert names(admin_client, **query) == found


def test_the_listing_is_filtered_by_locale_where_there_are_several(
    admin_client: Client, desk: list[Author], settings: Any
) -> None:
    settings.WAGTAIL_I18N_ENABLED = True
    make_author("Zoé", locale=Locale.objects.create(language_code="fr"))
    assert names(admin_client, locale="fr") == ["Zoé"]


def test_only_reviews_that_the_user_finds_in_the_admin_are_counted(
    client: Client, desk: list[Author]
) -> None:
    elsewhere = make_section("elsewhere", "Elsewhere")
    make_review(elsewhere, body=[card(desk[0])])
    client.force_login(make_editor("mia", elsewhere, "change_page"))
    assert [one.review_count for one in listed(client)] == [1, 0, 0]
    assert "1 review" in client.get(chooser_url("choose_results")).content.decode()


def test_a_photo_says_nothing_that_the_name_does_not(
    admin_client: Client, desk: list[Author]
) -> None:
    html = admin_client.get(url("list")).content.decode()
    assert html.count('<img alt="" height="48" loading="lazy"') == 1
    assert html.count('class="avatar w-shrink-0"') == 3


def test_the_number_of_queries_does_not_depend_on_that_of_authors(
    admin_client: Client, desk: list[Author]
) -> None:
    def queries(address: str) -> int:
        admin_client.get(address)
        with CaptureQueriesContext(connection) as captured:
            assert admin_client.get(address).status_code == 200
        return len(captured)

    addresses = [url("list_results"), chooser_url("choose_results")]
    before = [queries(address) for address in addresses]
    for number in range(4):
        make_author(
            f"A {number}", image=make_image(f"Face {number}"), user=make_editor(f"user-{number}")
        )
    assert [queries(address) for address in addresses] == before


# Links to the listing of reviews


def test_reviews_of_an_author_are_linked_to_where_they_are_listed(
    desk: list[Author], db: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(links, "LISTING", "wagtailadmin_home")
    found = [links.by_author(author) for author in desk]
    assert found == ["/admin/?author=ada-lindqvist", "/admin/?author=ben-okri", None]


def test_there_is_no_link_where_reviews_are_not_listed(
    desk: list[Author], db: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(links, "LISTING", "nowhere:index")
    assert links.by_author(desk[0]) is None


# Chooser


def test_the_chooser_shows_what_tells_authors_apart(
    admin_client: Client, desk: list[Author]
) -> None:
    html = admin_client.get(chooser_url("choose_results")).content.decode()
    for text in ("Ada Lindqvist", '<img alt=""', "Film editor", "2 reviews"):
        assert text in html


def test_the_chooser_tells_drafts_from_live_authors(
    admin_client: Client, desk: list[Author]
) -> None:
    html = admin_client.get(chooser_url("choose_results")).content.decode()
    rows = {name: row for row in html.split("<tr") for name in ("Ben", "Cleo") if name in row}
    assert ("draft" in rows["Cleo"], "draft" in rows["Ben"]) == (True, False)


def test_an_author_is_found_by_name(desk: list[Author]) -> None:
    assert list(get_search_backend().search("Lindqvist", Author)) == [desk[0]]


def test_the_chooser_searches(admin_client: Client, desk: list[Author]) -> None:
    html = admin_client.get(chooser_url("choose_results"), {"q": "lindq"}).content.decode()
    assert ("Ada Lindqvist" in html, "Ben Okri" in html, "2 reviews" in html) == (True, False, True)
