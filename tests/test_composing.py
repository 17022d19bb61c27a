"""What the page editor is told while an editor types: words of other reviews, names of sites."""

from typing import Any

import pytest
from django.contrib.auth.models import Group, Permission
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.models import GroupPagePermission, Page

from tests.api import VERSIONS, Api
from tests.factories import make_review, make_section, make_user, work
from wagtail_reviews.models import Term

TERMS, PROFILE = "/admin/reviews/composing/terms/", "/admin/reviews/composing/profile/"
REFUSED = {"v2": 400, "v3": 422}


@pytest.fixture(scope="module")
def shelf(shared_db: None) -> Page:
    """A section with published reviews, one draft of another section, and their words."""
    section, hidden = make_section(), make_section("hidden", "Hidden")
    for title, genres in [
        ("One", ["Science Fiction", "Drama"]),
        ("Two", ["Science Fiction", "Élégie"]),
        ("Three", ["science fiction", "Noir"]),
    ]:
        make_review(section, title, body=[reviewed(genres)])
    make_review(hidden, "Draft", live=False, body=[reviewed(["Secret Genre"])])
    return section


def reviewed(genres: list[str]) -> dict[str, Any]:
    return work(
        genres=genres,
        credits=[{"role": "director", "names": ["Amélie Ozu"]}],
        facts=[
            {"key": "duration", "label": "", "value": "105 min"},
            {"key": "", "label": "Shot on", "value": "35 mm"},
        ],
    )


def ask(client: Client, vocabulary: str = "genre", typed: str = "", **others: str) -> Any:
    """The answer to what was typed."""
    response = client.get(TERMS, {"vocabulary": vocabulary, "typed": typed, **others})
    assert response.status_code == 200
    return response.json()


def spelling(client: Client, *asked: str, **others: str) -> str | None:
    found = ask(client, *asked, **others)["spelling"]
    return found["name"] if found else None


def editor_of(section: Page) -> Client:
    """A client of somebody who may edit one section."""
    group = Group.objects.create(name="Some editors")
    group.permissions.add(Permission.objects.get(codename="access_admin"))
    change = Permission.objects.get(codename="change_page", content_type__app_label="wagtailcore")
    GroupPagePermission.objects.create(group=group, page=section, permission=change)
    user = make_user("some", group)
    client = Client()
    client.force_login(user)
    return client


@pytest.mark.parametrize(
    ("vocabulary", "typed", "names"),
    [
        ("genre", "", ["Science Fiction", "Drama", "Noir", "Secret Genre", "Élégie"]),
        ("genre", "FICT", ["Science Fiction"]),
        ("genre", "western", []),
        ("director", "ozu", ["Amélie Ozu"]),
        ("fact:", "", ["Shot on"]),
        ("fact:duration", "10", ["105 min"]),
        ("fact:isbn", "", []),
        ("nonsense", "", []),
        ("genre", "\0", ["Science Fiction", "Drama", "Noir", "Secret Genre", "Élégie"]),
    ],
)
@pytest.mark.usefixtures("shelf", "db")
def test_names_complete_the_most_frequent_first(
    admin_client: Client, vocabulary: str, typed: str, names: list[str]
) -> None:
    assert ask(admin_client, vocabulary, typed)["names"] == names


@pytest.mark.parametrize(
    ("vocabulary", "typed", "known"),
    [
        ("genre", "science fiction", "Science Fiction"),
        ("genre", "Science-Fiction", "Science Fiction"),
        ("genre", " NOIR ", "Noir"),
        ("genre", "elegie", "Élégie"),
        ("genre", "Science Fiction", None),
        ("genre", "Science", None),
        ("genre", "", None),
        ("director", "amelie ozu", "Amélie Ozu"),
        ("director", "Àmelie Ozu", "Amélie Ozu"),
        ("studio", "amelie ozu", None),
    ],
)
@pytest.mark.usefixtures("shelf", "db")
def test_a_name_is_spelt_as_it_mostly_is(
    admin_client: Client, vocabulary: str, typed: str, known: str | None
) -> None:
    assert spelling(admin_client, vocabulary, typed) == known


@pytest.mark.usefixtures("shelf", "db")
def test_another_spelling_is_told(admin_client: Client) -> None:
    found = ask(admin_client, "genre", "noir")["spelling"]
    assert found == {"name": "Noir", "hint": "Spelt as on other reviews: Noir."}


@pytest.mark.usefixtures("db")
def test_the_page_being_edited_has_no_say(shelf: Page, admin_client: Client) -> None:
    page = shelf.get_children().get(title="Three")
    path = reverse("wagtailadmin_pages:edit", args=[page.pk])
    assert spelling(admin_client, "genre", "noir") == "Noir"
    assert spelling(admin_client, "genre", "noir", editing=path) is None


@pytest.mark.usefixtures("db")
def test_words_come_from_pages_that_the_editor_finds(shelf: Page) -> None:
    client = editor_of(shelf)
    assert ask(client, typed="secret") == {"names": [], "spelling": None}
    assert ask(client, typed="secret genre") == {"names": [], "spelling": None}
    assert ask(client, typed="noir")["names"] == ["Noir"]


@pytest.mark.usefixtures("shelf", "db")
@pytest.mark.parametrize("url", [TERMS, PROFILE])
def test_nobody_else_is_told_anything(client: Client, url: str) -> None:
    assert client.get(url).status_code == 302


@pytest.mark.usefixtures("shelf", "db")
@pytest.mark.parametrize("vocabulary", ["author", "tag"])
def test_authors_and_tags_are_no_words(admin_client: Client, vocabulary: str) -> None:
    page = Term.objects.latest("pk").page_id
    Term.objects.create(page_id=page, vocabulary=vocabulary, name="Ada", slug="ada")
    assert ask(admin_client, vocabulary, "ada") == {"names": [], "spelling": None}


def many_reviews(section: Page) -> None:
    for number in range(30):
        make_review(section, f"More {number}", body=[work(genres=[f"More {number}"])])


@pytest.mark.usefixtures("db")
def test_neither_names_nor_queries_grow(shelf: Page, admin_client: Client) -> None:
    ask(admin_client, typed="more")
    with CaptureQueriesContext(connection) as few:
        ask(admin_client, typed="more")
    many_reviews(shelf)
    with CaptureQueriesContext(connection) as many:
        assert len(ask(admin_client, typed="more")["names"]) == 20
    assert len(many) == len(few)


@pytest.mark.parametrize("version", VERSIONS)
@pytest.mark.parametrize("name", ["fact", "fact:", "fact:duration"])
@pytest.mark.usefixtures("shelf", "db")
def test_facts_are_no_filter_and_no_facet(client: Client, version: str, name: str) -> None:
    api = Api(version, client)
    assert api.get(query=f"{name}=105-min").status_code == REFUSED[version]
    assert api.blamed(f"facets={name}", "facets/") == "facets"
    assert name not in api.get("facets/").json()["facets"]


@pytest.mark.usefixtures("db")
@pytest.mark.parametrize(
    ("url", "label", "kind"),
    [
        ("https://en.wikipedia.org/wiki/Blame!", "Wikipedia", "same_as"),
        ("https://mastodon.example/@ada", "Mastodon", ""),
        ("javascript:alert(1)", "", ""),
        ("", "", ""),
    ],
)
def test_a_link_is_recognised(admin_client: Client, url: str, label: str, kind: str) -> None:
    found = admin_client.get(PROFILE, {"url": url}).json()
    assert (found["label"], found["kind"]) == (label, kind)
    assert bool(found["hint"]) == bool(kind)
