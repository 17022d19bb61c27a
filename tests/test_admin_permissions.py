"""Who is told of which reviews in the admin: one table of all its outputs.

What each of them shows apart from that, the tests of its own module tell.
"""

from typing import Any

import pytest
from django.contrib.auth.models import Group, Permission
from django.test import Client
from django.urls import reverse
from wagtail.models import (
    Collection,
    CollectionViewRestriction,
    GroupPagePermission,
    Page,
)

from tests.factories import (
    card,
    make_author,
    make_image,
    make_review,
    make_section,
    make_superuser,
    make_user,
    score,
    work,
)
from wagtail_reviews.models import Author
from wagtail_reviews.slugs import FACT

pytestmark = pytest.mark.django_db

# All names on the reviews of a section begin with its word. Slugs, which addresses echo, do not.
OURS, THEIRS = "Lucid", "Umbra"
PAGE_ACTIONS = {"editor": ("add", "change"), "moderator": ("publish",)}
AUTHOR_ACTIONS = ("add", "change", "delete")
TERMS = "/admin/reviews/composing/terms/?typed=&vocabulary="
BULK = "/admin/bulk/wagtail_reviews/reviewpage"
AUTHOR = "/admin/snippets/wagtail_reviews/author"

# What each output tells: "-" refuses, "0" tells nothing, "1" of our section, "2" of both.
USERS = ("nobody", "archivist", "editor", "moderator", "superuser")
TABLE = [
    ("/admin/", "00112"),
    ("/admin/reviews/results/", "--112"),
    ("/admin/reviews/results/?genre=umbra-genre&genre=lucid-genre", "--112"),
    ("/admin/reviews/?export=csv", "--112"),
    (f"{BULK}/delete/?id={{ours}}&id={{theirs}}", "--112"),
    (f"{BULK}/publish/?id=all", "--112"),
    ("/admin/reviews/appearance/report/results/", "--112"),
    ("/admin/reviews/appearance/report/?export=csv", "--112"),
    ("/admin/reviews/appearance/{ours}/", "--1-1"),
    ("/admin/reviews/appearance/{theirs}/", "----2"),
    (f"{TERMS}genre", "00112"),
    (f"{TERMS}director", "00112"),
    (f"{TERMS}{FACT}", "00112"),
    (f"{AUTHOR}/usage/{{author}}/", "-0--2"),
]


def review_of(section: Page, word: str, author: Author, **values: Any) -> Any:
    """A review with names of every kind."""
    metadata = work(
        title=f"{word} Work",
        genres=[f"{word} Genre"],
        credits=[{"role": "director", "names": [f"{word} Name"]}],
        facts=[{"key": "", "label": f"{word} Label", "value": f"{word} Fact"}],
    )
    body = [metadata, score("5", label=f"{word} Verdict"), card(author)]
    return make_review(section, f"{word} Headline", body=body, **values)


def make_member(name: str, section: Page) -> Any:
    """The user of that name: an archivist may change authors, others pages of the section."""
    if name == "superuser":
        return make_superuser(name)
    group = Group.objects.create(name=name)
    group.permissions.add(Permission.objects.get(codename="access_admin"))
    if name == "archivist":
        codenames = [f"{action}_author" for action in AUTHOR_ACTIONS]
        group.permissions.add(*Permission.objects.filter(codename__in=codenames))
    for action in PAGE_ACTIONS.get(name, ()):
        permission = Permission.objects.get(codename=f"{action}_page")
        GroupPagePermission.objects.create(group=group, page=section, permission=permission)
    return make_user(name, group)


class Newsroom:
    """Two sections with a live review and a draft each, all by one author."""

    def __init__(self) -> None:
        ours, theirs = make_section("ours", "Ours"), make_section("theirs", "Theirs")
        self.author = make_author("Ada", image=closed_picture())
        reviews = {}
        for name, section, word in (("ours", ours, OURS), ("theirs", theirs, THEIRS)):
            reviews[name] = review_of(section, word, self.author).pk
            review_of(section, word, self.author, slug="draft", live=False)
        self.ids = {"author": self.author.pk, **reviews}
        self.users = {name: make_member(name, ours) for name in USERS}

    def get(self, name: str, path: str) -> Any:
        """What a user is answered."""
        client = Client()
        if name in self.users:
            client.force_login(self.users[name])
        return client.get(path.format(**self.ids))


def closed_picture() -> Any:
    """A picture that only superusers may change, and others see with a password alone."""
    collection = Collection.get_first_root_node().add_child(name="Closed")
    CollectionViewRestriction.objects.create(collection=collection, restriction_type="password")
    return make_image("Closed", collection=collection)


@pytest.fixture(scope="module")
def newsroom(shared_db: None) -> Newsroom:
    return Newsroom()


def told(answer: Any) -> str:
    """What an answer tells, as in the table."""
    if answer.status_code in (302, 403, 404):
        return "-"
    assert answer.status_code == 200
    html = answer.getvalue().decode()
    return {(): "0", (OURS,): "1"}.get(tuple(w for w in (OURS, THEIRS) if w in html), "2")


@pytest.mark.parametrize(("path", "expected"), TABLE)
def test_each_is_told_of_the_reviews_that_they_find(
    path: str, expected: str, newsroom: Newsroom
) -> None:
    assert "".join(told(newsroom.get(name, path)) for name in USERS) == expected
    assert told(newsroom.get("anonymous", path)) == "-"


@pytest.mark.parametrize(
    ("name", "shown"),
    [("nobody", False), ("archivist", False), ("editor", False), ("superuser", True)],
)
def test_photos_of_a_closed_collection_show_to_those_who_may_change_them(
    name: str, shown: bool, newsroom: Newsroom
) -> None:
    viewset = Author.snippet_viewset.chooser_viewset
    answer = newsroom.get(name, reverse(viewset.get_url_name("choose_results")))
    assert "Ada" in answer.content.decode()
    assert ("/media/" in answer.content.decode()) is shown
