"""Authors: their slugs, and what editors do with them."""

from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse
from wagtail.models import Locale, ReferenceIndex
from wagtail.test.utils.form_data import nested_form_data, rich_text, streamfield

from tests import factories
from tests.api import VERSIONS
from wagtail_reviews.compat import HAS_V8
from wagtail_reviews.models import Author, ReviewPage
from wagtail_reviews.slugs import LONGEST_SLUG, term_slug

pytestmark = pytest.mark.django_db


@pytest.fixture
def french() -> Locale:
    """A second locale."""
    return Locale.objects.create(language_code="fr")


# Slugs


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("Ada Lindqvist", "ada-lindqvist"),
        ("  Ada   Lindqvist ", "ada-lindqvist"),
        ("Zoë O'Brien", "zoë-obrien"),
        ("宮崎 駿", "宮崎-駿"),
        ("_ada_", "ada"),
        ("???", term_slug("???")),
        ("x" * 255, "x" * LONGEST_SLUG),
    ],
)
def test_a_slug_is_made_from_the_name(name: str, slug: str) -> None:
    assert factories.make_author(name).slug == slug


@pytest.mark.parametrize("name", ["Ada Lindqvist", "???", "x" * 200])
def test_authors_of_one_name_have_slugs_of_their_own(name: str) -> None:
    authors = [factories.make_author(name) for _ in range(3)]
    assert len({author.slug for author in authors}) == 3
    assert max(len(author.slug) for author in authors) <= LONGEST_SLUG


def test_slugs_of_namesakes_are_numbered() -> None:
    slugs = [factories.make_author("Ada").slug for _ in range(3)]
    assert slugs == ["ada", "ada-2", "ada-3"]


def test_a_name_without_letters_has_a_slug_of_letters_and_digits() -> None:
    assert factories.make_author("!!!").slug.isalnum()


def test_a_slug_that_was_given_stays() -> None:
    author = factories.make_author("Ada", slug="countess")
    author.name = "Ada L."
    author.save()
    assert author.slug == "countess"


def test_a_slug_is_unique_within_its_locale(french: Locale) -> None:
    assert factories.make_author("Ada").slug == "ada"
    assert factories.make_author("Ada", locale=french).slug == "ada"


def test_the_database_refuses_a_second_author_of_a_slug(author: Author) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        factories.make_author("Another", slug=author.slug)


def test_validation_fills_the_slug_too() -> None:
    author = Author(name="Ada", locale=Locale.get_default())
    author.full_clean()
    assert author.slug == "ada"


def test_an_author_has_a_name() -> None:
    with pytest.raises(ValidationError, match="name"):
        Author(name="", locale=Locale.get_default()).full_clean()


# In reviews


def test_an_author_who_is_not_live_is_no_author_of_the_review(
    blame: ReviewPage, author: Author
) -> None:
    author.unpublish()
    assert blame.review.authors == []


def test_the_draft_of_an_author_stays_out_of_the_review(blame: ReviewPage, author: Author) -> None:
    author.name = "Secret"
    author.save_revision()
    assert [one.name for one in blame.review.authors] == ["Ada Lindqvist"]


def test_a_card_has_what_its_author_has(section: Any) -> None:
    links = [{"type": "link", "value": {"label": "", "url": "https://example.social/@ada"}}]
    author = factories.make_author(job_title="Editor", bio="<p>Cuts.</p>", links=links)
    card = factories.card(author, heading="Who am I?", bio="")
    (found,) = factories.make_review(section, body=[card]).review.authors
    assert (found.job_title, found.bio, found.heading) == ("Editor", "<p>Cuts.</p>", "Who am I?")
    assert found.links[0].label == "Mastodon"


def test_a_card_may_have_a_biography_of_its_own(section: Any) -> None:
    author = factories.make_author(bio="<p>Cuts.</p>")
    page = factories.make_review(section, body=[factories.card(author, bio="<p>Here.</p>")])
    assert page.review.authors[0].bio == "<p>Here.</p>"


def test_a_byline_names_each_author_once_in_the_order_of_the_cards(section: Any) -> None:
    ben, ada = factories.make_author("Ben"), factories.make_author("Ada")
    cards = [factories.card(one) for one in (ben, ada, ben)]
    review = factories.make_review(section, body=cards).review
    assert [one.name for one in review.authors] == ["Ben", "Ada"]


# In the admin


def url(view: str, *args: Any) -> str:
    viewset = Author.snippet_viewset
    return reverse(viewset.get_url_name(view), args=args)


def form_data(name: str, *links: str, **values: str) -> dict[str, str]:
    stream = streamfield([("link", {"label": "", "url": link}) for link in links])
    fields = {"name": name, "slug": "", "type": "Person", "job_title": "", "url": "", "image": ""}
    data: dict[str, str] = nested_form_data(
        {**fields, "bio": rich_text("<p>Cuts.</p>"), "links": stream, **values}
    )
    return data


PUBLISH = {"action-publish": "1"}


@pytest.mark.parametrize("view", ["list", "add"])
def test_a_page_of_the_admin_opens(admin_client: Client, author: Author, view: str) -> None:
    assert admin_client.get(url(view)).status_code == 200


@pytest.mark.parametrize("view", ["edit", "delete", "usage", "history", "unpublish"])
def test_a_page_of_an_author_opens(admin_client: Client, author: Author, view: str) -> None:
    response = admin_client.get(url(view, author.pk))
    assert response.status_code == 200
    assert author.name in response.content.decode()


def test_the_list_shows_authors_and_filters_them(admin_client: Client, author: Author) -> None:
    factories.make_author("Harbour Desk", type="Organization")
    everyone = admin_client.get(url("list")).content.decode()
    people = admin_client.get(url("list"), {"type": "Person"}).content.decode()
    assert ("Harbour Desk" in everyone, "Harbour Desk" in people) == (True, False)


def test_the_chooser_offers_authors(admin_client: Client, author: Author) -> None:
    chooser = Author.snippet_viewset.chooser_viewset
    response = admin_client.get(reverse(chooser.get_url_name("choose")))
    assert author.name in response.json()["html"]


def test_an_author_is_added_and_published(admin_client: Client) -> None:
    admin_client.post(url("add"), {**form_data("Ada", "https://example.org/"), **PUBLISH})
    author = Author.objects.get()
    assert (author.name, author.slug, author.live) == ("Ada", "ada", True)
    assert author.links[0].value["url"] == "https://example.org/"


def test_a_link_to_a_script_is_refused(admin_client: Client) -> None:
    data = {**form_data("Ada", "javascript:alert(1)"), **PUBLISH}
    assert "Enter a valid URL." in admin_client.post(url("add"), data).content.decode()
    assert not Author.objects.exists()


def test_a_slug_that_is_taken_is_an_error_of_the_form(admin_client: Client, author: Author) -> None:
    data = {**form_data("Another", slug=author.slug), **PUBLISH}
    response = admin_client.post(url("add"), data)
    assert response.status_code == 200
    assert list(response.context["form"].errors) == ["slug"]


def test_an_author_is_edited_as_a_draft_and_published(admin_client: Client, author: Author) -> None:
    data = form_data("Ada L.", slug=author.slug)
    admin_client.post(url("edit", author.pk), data)
    assert Author.objects.get().name == "Ada Lindqvist"
    admin_client.post(url("edit", author.pk), {**data, **PUBLISH})
    assert Author.objects.get().name == "Ada L."


def test_the_usage_of_an_author_lists_the_reviews(
    admin_client: Client, blame: ReviewPage, author: Author
) -> None:
    assert blame.title in admin_client.get(url("usage", author.pk)).content.decode()
    assert url("usage", author.pk) in admin_client.get(url("delete", author.pk)).content.decode()
    assert ReferenceIndex.get_references_to(author).exists()


@pytest.mark.skipif(not HAS_V8, reason="the registry is new in Wagtail 8.0")
def test_the_permission_policy_of_authors_is_registered() -> None:
    from wagtail.permissions import policy_registry

    policy = policy_registry.get_by_type(Author, fallback=False)
    assert policy.model is Author


def test_an_author_is_translatable(author: Author, french: Locale) -> None:
    translation = author.copy_for_translation(french)
    translation.save()
    assert (translation.slug, translation.locale) == (author.slug, french)
    assert set(author.get_translations(inclusive=True)) == {author, translation}


# Deleting


def delete_one(client: Client, author: Author) -> None:
    client.post(url("delete", author.pk))


def delete_in_bulk(client: Client, author: Author) -> None:
    args = ("wagtail_reviews", "author", "delete")
    client.post(f"{reverse('wagtail_bulk_action', args=args)}?id={author.pk}")


@pytest.mark.parametrize("delete", [delete_one, delete_in_bulk])
def test_reviews_outlive_their_author(
    admin_client: Client, blame: ReviewPage, author: Author, delete: Any
) -> None:
    delete(admin_client, author)
    assert not Author.objects.exists()
    edit = reverse("wagtailadmin_pages:edit", args=[blame.pk])
    paths = [f"/api/{version}/reviews/{path}" for version in VERSIONS for path in ("", blame.pk)]
    for path in (edit, *paths, "/api/v2/reviews/facets/", "/reviews.atom", blame.url):
        assert admin_client.get(path, follow=True).status_code == 200, path
    review = ReviewPage.objects.get().review
    assert (review.authors, review.json_ld) == ([], None)


@pytest.mark.parametrize(
    ("number", "says"),
    [
        (0, "Are you sure"),
        (1, "1 review names this author. It stays, but without the author. Are you sure"),
        (2, "2 reviews name this author. They stay, but without the author. Are you sure"),
    ],
)
def test_who_deletes_an_author_is_told_of_the_reviews(
    admin_client: Client, section: Any, author: Author, number: int, says: str
) -> None:
    for _ in range(number):
        factories.make_review(section, body=[factories.card(author)])
    view = admin_client.get(url("delete", author.pk)).context["view"]
    assert view.confirmation_message.startswith(says)


def test_the_usage_of_an_author_hides_what_the_user_may_not_edit(
    client: Client, section: Any, author: Author
) -> None:
    factories.make_review(section, "Ours", body=[factories.card(author)])
    factories.make_review(
        factories.make_section("elsewhere"), "Theirs", body=[factories.card(author)]
    )
    client.force_login(factories.make_editor("mia", section, "change_page"))
    html = client.get(url("usage", author.pk)).content.decode()
    assert ("Ours" in html, "Theirs" in html, "(Private page)" in html) == (True, False, True)
