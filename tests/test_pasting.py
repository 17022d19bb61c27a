"""A pasted old review becomes a draft, for those who may make one."""

import re
from typing import Any

import pytest
from django.contrib.auth.models import Permission
from django.test import Client
from django.urls import reverse
from wagtail.models import Page

from tests import importing
from tests.factories import make_editor, make_section
from tests.old_review import TEXT
from wagtail_reviews.models import Author

pytestmark = pytest.mark.django_db


def paste(client: Client, section: Page, text: str, title: str = "The Lamp Room") -> Any:
    values = {"title": title, "text": text, "parent_page": section.pk}
    return client.post(reverse("paste_review:index"), values, follow=True)


def types(page: Any) -> list[str]:
    return [block["type"] for block in page.body.raw_data]


def login(client: Client, section: Page, *permissions: str) -> Any:
    user = make_editor("ed", section, *permissions)
    client.force_login(user)
    return user


@pytest.fixture
def editor(client: Client, section: Page) -> Any:
    return login(client, section, "add_page")


def test_it_becomes_a_structured_draft_in_the_editor(
    client: Client, section: Page, editor: Any
) -> None:
    response = paste(client, section, TEXT)
    [page] = importing.pages()
    assert response.redirect_chain == [(reverse("wagtailadmin_pages:edit", args=[page.pk]), 302)]
    assert types(page) == [
        "metadata",
        "synopsis",
        "paragraph",
        "paragraph",
        "paragraph",
        "verdict",
        "score",
        "author_card",
    ]
    assert (page.live, page.owner, page.title) == (False, editor, "The Lamp Room")


def test_what_is_to_be_known_is_told(client: Client, section: Page, editor: Any) -> None:
    shown = paste(client, section, "Rating – 7\n\nFog.").content.decode()
    assert "The draft “The Lamp Room” has been made." in shown
    assert re.search(r"messages.*Rating – 7", shown, re.DOTALL)


def test_html_is_understood_too(client: Client, section: Page, editor: Any) -> None:
    paste(client, section, "<h1>Fog</h1><p>Grey <script>x()</script>all over.</p>", title="")
    [page] = importing.pages()
    assert (page.title, page.body.raw_data[0]["value"]) == ("Fog", "<p>Grey all over.</p>")


def test_a_headline_is_asked_for_where_there_is_none(
    client: Client, section: Page, editor: Any
) -> None:
    shown = paste(client, section, "Fog.", title="").content.decode()
    assert "Enter a headline: the text has none." in shown
    assert importing.pages() == []


def test_nothing_is_made_of_nothing(client: Client, section: Page, editor: Any) -> None:
    assert "This field is required." in paste(client, section, "  ").content.decode()
    assert importing.pages() == []


@pytest.mark.parametrize("text", ["<p></p>", "<p>a</p>" * 600])
def test_what_is_no_review_is_told(client: Client, section: Page, editor: Any, text: str) -> None:
    assert "A review has words" in paste(client, section, text).content.decode()
    assert importing.pages() == []


def test_only_where_the_user_may_add(client: Client, section: Page, editor: Any) -> None:
    shown = paste(client, make_section("other", "Other"), TEXT).content.decode()
    assert "The draft could not be made." in shown
    assert importing.pages() == []


def test_who_may_add_nothing_is_turned_away(client: Client, section: Page) -> None:
    login(client, section, "change_page")
    assert client.get(reverse("paste_review:index")).status_code == 302
    shown = client.get(reverse("wagtailadmin_home")).content.decode()
    assert "Paste an old review" not in shown


def test_an_author_is_only_added_by_who_may(client: Client, section: Page, editor: Any) -> None:
    for codename in ("add_author", "publish_author"):
        editor.groups.get().permissions.remove(Permission.objects.get(codename=codename))
    shown = paste(client, section, TEXT).content.decode()
    assert Author.objects.count() == 0
    assert "you may not add one" in shown


def test_an_author_whom_the_user_may_not_publish_is_a_draft(
    client: Client, section: Page, editor: Any
) -> None:
    editor.groups.get().permissions.remove(Permission.objects.get(codename="publish_author"))
    shown = paste(client, section, TEXT).content.decode()
    assert [author.live for author in Author.objects.all()] == [False]
    assert "The author is a draft" in shown
