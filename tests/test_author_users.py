"""The user whom an author is: chosen by few, told to nobody, and the author of what they write."""

from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Permission
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse
from wagtail.models import Locale, Page
from wagtail.signals import init_new_page
from wagtail.test.utils.form_data import nested_form_data, rich_text, streamfield

from tests.api import VERSIONS
from tests.factories import card, make_author, make_editor, make_review, make_superuser, make_user
from wagtail_reviews.compat import CHANGE_USERS
from wagtail_reviews.models import Author, get_review_page_model

pytestmark = pytest.mark.django_db


def url(view: str, *args: Any) -> str:
    return reverse(Author.snippet_viewset.get_url_name(view), args=args)


@pytest.fixture
def french(db: None) -> Locale:
    return Locale.objects.create(language_code="fr")


# In the form


def form_data(author: Author, **values: Any) -> dict[str, Any]:
    fields = {name: getattr(author, name) for name in ("name", "slug", "type", "job_title", "url")}
    data: dict[str, Any] = nested_form_data(
        {**fields, "image": "", "bio": rich_text(""), "links": streamfield([]), **values}
    )
    return {**data, "action-publish": "1"}


@pytest.fixture
def mia(section: Page) -> Any:
    """An editor without permission on users."""
    return make_editor("mia", section, "add_page", "change_page")


def test_who_may_manage_users_says_which_user_an_author_is(
    admin_client: Client, author: Author, mia: Any
) -> None:
    admin_client.post(url("edit", author.pk), form_data(author, user=mia.pk))
    assert Author.objects.get().user == mia
    assert "mia" in admin_client.get(url("list")).content.decode()


def test_only_users_who_may_enter_the_admin_can_be_chosen(
    admin_client: Client, author: Author, mia: Any
) -> None:
    make_user("reader")
    form = admin_client.get(url("edit", author.pk)).context["form"]
    admin = get_user_model().objects.get(is_superuser=True)
    assert set(form.fields["user"].queryset) == {admin, mia}


def test_an_editor_neither_sees_nor_changes_which_user_an_author_is(
    client: Client, author: Author, mia: Any
) -> None:
    boss = make_superuser()
    Author.objects.update(user=boss)
    client.force_login(mia)
    for view in (url("list"), url("edit", author.pk), url("history", author.pk)):
        assert "boss" not in client.get(view).content.decode()
    client.post(url("edit", author.pk), form_data(author, user=mia.pk, job_title="Editor"))
    author.refresh_from_db()
    assert (author.job_title, author.user) == ("Editor", boss)


def test_an_editor_who_may_change_users_may_choose_one(
    client: Client, author: Author, mia: Any
) -> None:
    mia.user_permissions.add(Permission.objects.get(codename=CHANGE_USERS.partition(".")[2]))
    client.force_login(mia)
    assert "user" in client.get(url("edit", author.pk)).context["form"].fields


def test_a_user_is_one_author_of_a_locale(author: Author, mia: Any, french: Locale) -> None:
    author.user = mia
    author.save()
    make_author("Ada", locale=french, user=mia).full_clean()
    with pytest.raises(ValidationError, match="Another author is this user"):
        make_author("Ben", user=mia).full_clean()


def test_an_author_outlives_their_user(author: Author, mia: Any) -> None:
    Author.objects.update(user=mia)
    mia.delete()
    author.refresh_from_db()
    assert author.user is None


def test_a_translation_does_not_keep_a_user_of_its_own(
    author: Author, mia: Any, french: Locale
) -> None:
    author.user = mia
    author.save()
    assert author.copy_for_translation(french).user is None


def translated(author: Author, locale: Locale, **values: Any) -> Author:
    translation: Author = author.copy_for_translation(locale)
    translation.name, translation.live = "Ada (fr)", values.get("live", True)
    translation.save()
    return translation


@pytest.mark.parametrize(("live", "name"), [(True, "Ada (fr)"), (False, "Ada Lindqvist")])
def test_a_user_is_the_live_author_of_the_locale_if_there_is_one(
    mia: Any, french: Locale, live: bool, name: str
) -> None:
    translated(make_author(user=mia), french, live=live)
    found = Author.of_user(mia, french)
    assert found is not None
    assert found.name == name


def test_who_is_no_live_author_is_none(mia: Any) -> None:
    make_author("Ben")
    assert Author.of_user(mia, Locale.get_default()) is None
    make_author("Mia", user=mia, live=False)
    assert Author.of_user(mia, Locale.get_default()) is None


# A new review


def new_review(owner: Any, locale: Locale | None = None) -> Any:
    page = get_review_page_model()(owner=owner, locale=locale or Locale.get_default())
    init_new_page.send(sender=None, page=page, parent=None)
    return page


def card_of(page: Any) -> Any:
    (found,) = page.body.blocks_by_name("author_card")
    return found.value["author"]


def test_a_new_review_starts_with_the_card_of_the_user(mia: Any, french: Locale) -> None:
    author = make_author("Mia", user=mia)
    translation = translated(author, french)
    assert card_of(new_review(mia)) == author
    assert card_of(new_review(mia, french)) == translation


def test_a_new_review_by_anybody_else_starts_with_an_empty_card(mia: Any, author: Author) -> None:
    assert card_of(new_review(mia)) is None
    assert card_of(new_review(None)) is None


def test_the_editor_opens_with_the_card_filled_in(client: Client, section: Page, mia: Any) -> None:
    author = make_author("Mia Tan", user=mia)
    client.force_login(mia)
    model = get_review_page_model()._meta
    args = (model.app_label, model.model_name, section.pk)
    page = client.get(reverse("wagtailadmin_pages:add", args=args)).context["form"].instance
    assert (page.owner, card_of(page)) == (mia, author)


# No answer tells who a user is

OUTPUTS = [
    *(
        f"/api/{version}/{path}"
        for version in VERSIONS
        for path in (
            "reviews/?fields=*",
            "reviews/{pk}/",
            "reviews/facets/",
            "reviews/authors/",
            "reviews/authors/ada-lindqvist/",
            "pages/{pk}/",
        )
    ),
    "/reviews/a-city-without-an-end/",
    "/reviews.atom",
]


def test_no_answer_tells_which_user_an_author_is(client: Client, section: Page, mia: Any) -> None:
    page = make_review(section, body=[card(make_author(user=mia))], owner=mia)
    for output in OUTPUTS:
        response = client.get(output.format(pk=page.pk))
        answer = b"".join(response) if response.streaming else response.content
        assert response.status_code == 200, output
        assert b"mia" not in answer, output
        assert b"secret.example" not in answer, output
