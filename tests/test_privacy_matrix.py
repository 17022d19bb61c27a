"""The privacy matrix: what each kind of reader sees of each kind of hidden thing, in each output.

One site holds a review of every kind; an output tells which kinds it shows, and each cell of the
matrix is compared with the rules: whose session opens what in v2, whose token in v3.
"""

import json
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth.models import Group
from django.core.files.base import ContentFile
from django.test import Client
from django.utils import timezone
from wagtail.documents import get_document_model
from wagtail.models import (
    Collection,
    CollectionViewRestriction,
    Page,
    PageViewRestriction,
    Site,
)
from wagtail.search.backends import get_search_backend

from tests import exporting
from tests.api import VERSIONS, Api, token_client
from tests.factories import (
    block,
    card,
    make_author,
    make_image,
    make_section,
    make_superuser,
    make_user,
    score,
    work,
)
from wagtail_reviews.models import ReviewIndexPage, get_review_page_model

pytestmark = [pytest.mark.django_db, pytest.mark.searches]

NEVER = frozenset({"draft", "unpublished", "expired", "scheduled", "other_site"})
RESTRICTED = frozenset({"login", "password", "group", "below"})
PUBLIC = frozenset({"open", "alias"})
KINDS = NEVER | RESTRICTED | PUBLIC

# What is open to whom. Who has logged in counts in v2 only, a token in v3 only; a page's password,
# which needs no user, in both.
SEEN = {
    "anonymous": {"v2": PUBLIC, "v3": PUBLIC},
    "logged_in": {"v2": PUBLIC | {"login", "below"}, "v3": PUBLIC},
    "in_group": {"v2": PUBLIC | {"login", "below", "group"}, "v3": PUBLIC},
    "with_password": {"v2": PUBLIC | {"password"}, "v3": PUBLIC | {"password"}},
    "token_without_rights": {"v2": PUBLIC, "v3": PUBLIC},
    "editor_token": {"v2": PUBLIC, "v3": PUBLIC | RESTRICTED},
}
READERS = [reader for reader in SEEN if "token" not in reader or "v3" in VERSIONS]


def body(kind: str, author: Any) -> str:
    """A body that every output can tell the kind from."""
    credit = {"role": "director", "names": [kind]}
    facts = work(title=f"Work {kind}", year=2000, genres=[kind], credits=[credit])
    return json.dumps([facts, score("7"), card(author), block("paragraph", f"<p>Mist {kind}.</p>")])


def add(parent: Page, kind: str, author: Any, **values: Any) -> Any:
    page = get_review_page_model()(
        title=f"Review {kind}", slug=kind.replace("_", "-"), body=body(kind, author), **values
    )
    parent.add_child(instance=page)
    page.tags.add(kind)
    page.save()
    return page


def restrict(page: Page, restriction: str) -> PageViewRestriction:
    return PageViewRestriction.objects.create(
        page=page, restriction_type=restriction, password="open sesame"
    )


@pytest.fixture(scope="module")
def world(shared_db: None) -> dict[str, Any]:
    """A review of every kind; each by an author of its own."""
    section = make_section()
    closed = section.add_child(instance=ReviewIndexPage(title="Closed", slug="closed"))
    elsewhere = Page(title="Elsewhere", slug="elsewhere")
    Page.get_first_root_node().add_child(instance=elsewhere)
    Site.objects.create(hostname="elsewhere.example", root_page=elsewhere)
    parents = {"below": closed, "other_site": elsewhere}
    later = timezone.now() + timedelta(days=1)
    values: dict[str, dict[str, Any]] = {
        "draft": {"live": False},
        "unpublished": {"live": False, "first_published_at": timezone.now()},
        "expired": {"live": False, "expired": True, "expire_at": later - timedelta(days=2)},
        "scheduled": {"live": False, "go_live_at": later},
    }
    pages = {
        kind: add(
            parents.get(kind, section), kind, make_author(f"Author {kind}"), **values.get(kind, {})
        )
        for kind in sorted(KINDS - {"alias"})
    }
    pages["scheduled"].save_revision(approved_go_live_at=later)
    restrictions = {"login": "login", "password": "password", "group": "groups"}
    made = {kind: restrict(pages[kind], name) for kind, name in restrictions.items()}
    restrict(closed, "login")
    group = Group.objects.create(name="Subscribers")
    made["group"].groups.add(group)
    source = add(closed, "source", make_author("Author source"))
    pages["alias"] = source.create_alias(parent=section, update_slug="alias")
    for page in pages.values():
        get_search_backend().add(page)
    return {**pages, "source": source, "group_of_readers": group, "made": made}


@pytest.fixture(params=VERSIONS)
def version(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(params=READERS)
def reader(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def api(version: str, reader: str, world: dict[str, Any], client: Client) -> Api:
    """The API as the reader meets it."""
    if reader == "logged_in":
        client.force_login(make_user("somebody"))
    elif reader == "in_group":
        client.force_login(make_user("member", world["group_of_readers"]))
    elif reader == "with_password":
        unlock(client, world["made"]["password"])
    elif reader == "token_without_rights":
        client = token_client(make_user("nobody"))
    elif reader == "editor_token":
        client = token_client(make_superuser("editor"))
    return Api(version, client)


def unlock(client: Client, restriction: PageViewRestriction) -> None:
    """Give the password of a page."""
    session = client.session
    session[PageViewRestriction.passed_view_restrictions_session_key] = [restriction.pk]
    session.save()


Output = Callable[[Api, dict[str, Any]], set[str]]


def kinds_of(items: list[Any]) -> set[str]:
    """The kinds of the cards; an alias is told by its slug, the rest is its source's."""
    return {item["meta"]["slug"].replace("-", "_") for item in items}


def in_list(api: Api, world: dict[str, Any]) -> set[str]:
    return kinds_of(api.get(limit=20).json()["items"])


def in_whole_list(api: Api, world: dict[str, Any]) -> set[str]:
    return kinds_of(api.get(limit=20, fields="*").json()["items"])


def in_order(api: Api, world: dict[str, Any]) -> set[str]:
    return kinds_of(api.get(limit=20, order="title").json()["items"])


def in_search(api: Api, world: dict[str, Any]) -> set[str]:
    return kinds_of(api.get(limit=20, search="mist").json()["items"])


def by_detail(api: Api, world: dict[str, Any]) -> set[str]:
    return {kind for kind in KINDS if api.get(f"{world[kind].pk}/").status_code == 200}


def by_path(api: Api, world: dict[str, Any]) -> set[str]:
    paths = {kind: (world[kind].get_url_parts() or ("", "", "/none/"))[2] for kind in KINDS}
    return {
        kind
        for kind, path in paths.items()
        if api.get("find/", html_path=path).json().get("id") == world[kind].pk
    }


def by_id(api: Api, world: dict[str, Any]) -> set[str]:
    ids = ",".join(str(world[kind].pk) for kind in KINDS)
    return kinds_of(api.get(id=ids, limit=20).json()["items"])


def by_genre(api: Api, world: dict[str, Any]) -> set[str]:
    genres = ",".join(SLUGS.get(kind, kind) for kind in KINDS)
    return kinds_of(api.get(genre=genres, limit=20).json()["items"])


# The facts of an alias are its source's.
SLUGS = {"alias": "source"}


def kinds_of_values(values: list[Any]) -> set[str]:
    found = {value["slug"].removeprefix("author-").replace("-", "_") for value in values}
    return {"alias" if kind == "source" else kind for kind in found}


def in_facet(name: str) -> Output:
    def output(api: Api, world: dict[str, Any]) -> set[str]:
        return kinds_of_values(api.get("facets/", facets=name).json()["facets"][name])

    return output


def in_author_counts(api: Api, world: dict[str, Any]) -> set[str]:
    items = api.get("authors/", limit=20).json()["items"]
    assert all((item["average_percent"] is None) == (not item["review_count"]) for item in items)
    return kinds_of_values([item for item in items if item["review_count"]])


OUTPUTS: dict[str, Output] = {
    "list": in_list,
    "whole list": in_whole_list,
    "order": in_order,
    "search": in_search,
    "detail": by_detail,
    "find": by_path,
    "ids": by_id,
    "filter": by_genre,
    "genre facet": in_facet("genre"),
    "director facet": in_facet("director"),
    "tag facet": in_facet("tag"),
    "author facet": in_facet("author"),
    "author counts": in_author_counts,
}


def expected(api: Api, reader: str, world: dict[str, Any]) -> frozenset[str]:
    """What is open to the reader. Who may see the source of the alias sees it as well: it has no
    kind of its own, and is left out.
    """
    return SEEN[reader][api.version]


@pytest.mark.parametrize("output", OUTPUTS)
def test_shows_what_is_open_to_the_reader(
    api: Api, reader: str, world: dict[str, Any], output: str
) -> None:
    shown = OUTPUTS[output](api, world) - {"source"}
    assert shown == expected(api, reader, world)


def test_counts_what_is_open_to_the_reader(api: Api, reader: str, world: dict[str, Any]) -> None:
    shown = len(api.get(limit=20).json()["items"])
    facets = api.get("facets/").json()
    years = [value["count"] for value in facets["facets"]["year"]]
    assert api.count() == facets["count"] == facets["score"]["scored"] == sum(years) == shown


def test_an_alias_says_nothing_of_its_source(
    world: dict[str, Any], client: Client, version: str
) -> None:
    answer = Api(version, client).get(f"{world['alias'].pk}/").json()
    assert answer["meta"]["parent"]["title"] == "Reviews"
    assert str(world["source"].pk) not in json.dumps(answer["meta"])
    assert "/closed/" not in json.dumps(answer)


# What stands within a review that everybody may see.


@pytest.fixture(scope="module")
def host(world: dict[str, Any]) -> Any:
    """A public review that shows a private picture, links to what is hidden, and names a draft
    author beside another whose photo is private.
    """
    vault = Collection.get_first_root_node().add_child(name="Vault")
    CollectionViewRestriction.objects.create(collection=vault, restriction_type="login")
    below = vault.add_child(name="Below")
    image = make_image("Private picture", collection=below)
    file = ContentFile(b"x", "private-document.txt")
    document = get_document_model().objects.create(title="x", file=file, collection=below)
    links = [f'<a linktype="page" id="{world[kind].pk}">to {kind}</a>' for kind in sorted(KINDS)]
    links.append(f'<a linktype="document" id="{document.pk}">to document</a>')
    picture = {"image": image.pk, "alt_text": "x", "decorative": False}
    raw = [
        work(title="Host", image=picture),
        score("7"),
        card(make_author("Shown", image=image)),
        card(make_author("Hidden author", live=False)),
        block("image", image=picture, caption="", credit=""),
        block("paragraph", f"<p>{' '.join(links)}</p>"),
    ]
    page = get_review_page_model()(
        title="Host", slug="host", summary="x", image=image, body=json.dumps(raw)
    )
    return world["open"].get_parent().add_child(instance=page)


SEES_PRIVATE_PICTURES = {("logged_in", "v2"), ("in_group", "v2"), ("editor_token", "v3")}


@pytest.mark.parametrize("path", ["{}/", "?id={}&fields=*", "find/?html_path=/reviews/host/"])
def test_a_private_picture_is_null_to_others(api: Api, reader: str, host: Any, path: str) -> None:
    answer = api.client.get(f"/api/{api.version}/reviews/{path.format(host.pk)}").json()
    review = answer["items"][0] if "items" in answer else answer
    shown = [
        review["image"],
        review["metadata"]["image"],
        review["authors"][0]["image"],
        review["body"][3]["value"]["image"],
        review["json_ld"].get("image"),
        review["json_ld"]["itemReviewed"].get("image"),
    ]
    sees = (reader, api.version) in SEES_PRIVATE_PICTURES
    assert [one is not None for one in shown] == [sees] * 6


def test_a_private_photo_is_null_to_others(api: Api, reader: str, host: Any) -> None:
    image = api.get("authors/shown/").json()["image"]
    assert (image is not None) == ((reader, api.version) in SEES_PRIVATE_PICTURES)


def test_links_lead_to_what_is_open_to_the_reader(
    api: Api, reader: str, host: Any, world: dict[str, Any]
) -> None:
    html = api.get(f"{host.pk}/").json()["body"][-1]["value"]
    dead = {kind for kind in KINDS if f"<a>to {kind}</a>" in html}
    assert KINDS - dead == expected(api, reader, world)
    sees = (reader, api.version) in SEES_PRIVATE_PICTURES
    assert ("<a>to document</a>" not in html) == sees
    assert all(f"to {kind}</a>" in html for kind in KINDS)


OUTPUTS_OF_HOST = [
    "reviews/?fields=*&limit=20",
    "reviews/{}/",
    "reviews/facets/",
    "reviews/authors/",
    "pages/{}/",
]


@pytest.mark.parametrize("path", OUTPUTS_OF_HOST)
def test_a_draft_author_is_nowhere(api: Api, host: Any, path: str) -> None:
    content = api.client.get(f"/api/{api.version}/{path.format(host.pk)}").content
    assert b"Hidden author" not in content
    assert b"hidden-author" not in content
    assert api.get("authors/hidden-author/").status_code == 404
    assert api.count(author="hidden-author") == 0


def test_the_review_of_the_pages_endpoint_is_the_anonymous_readers(
    api: Api, reader: str, host: Any
) -> None:
    response = api.client.get(f"/api/{api.version}/pages/{host.pk}/")
    if (reader, api.version) == ("token_without_rights", "v3"):  # which Wagtail narrows
        assert response.status_code == 404
        return
    review = response.json()["review"]
    assert (review["image"], review["authors"][0]["image"]) == (None, None)
    html = review["body"][-1]["value"]
    assert {kind for kind in KINDS if f"<a>to {kind}</a>" in html} == KINDS - PUBLIC
    assert "image" not in review["json_ld"]


@pytest.mark.parametrize("path", ["", "facets/", "authors/", "{}/"])
def test_no_user_is_named(api: Api, host: Any, path: str) -> None:
    user = make_user("owner-of-page")
    host.owner = user
    host.save()
    content = api.get(path.format(host.pk)).content
    assert b"owner" not in content


@pytest.mark.parametrize("kind", sorted(NEVER | RESTRICTED))
@pytest.mark.parametrize("parameter", ["child_of", "descendant_of", "translation_of"])
def test_a_hidden_page_is_no_place_to_filter_by(
    world: dict[str, Any], client: Client, version: str, kind: str, parameter: str
) -> None:
    assert Api(version, client).blamed(f"{parameter}={world[kind].pk}") == parameter


# Exports, which are of all sites.


@pytest.mark.parametrize(
    ("options", "kinds"),
    [
        ([], PUBLIC | {"other_site"}),
        (["--site", "localhost"], PUBLIC),
        (["--site", "localhost", "--drafts"], KINDS - {"other_site"} | {"source"}),
        (["--drafts"], KINDS | {"source"}),
    ],
)
def test_an_export_shows_what_everybody_may_see_or_all_there_is(
    world: dict[str, Any], options: list[str], kinds: frozenset[str]
) -> None:
    exported = exporting.reviews(*options, "--filter", "year=2000")
    assert kinds_of(exported) == kinds
    authors = exporting.authors(*options, "--filter", "year=2000")
    sources = {"source" if kind == "alias" else kind for kind in kinds}
    assert {author["name"] for author in authors} == {f"Author {kind}" for kind in sources}
    rows = exporting.rows(*options, "--filter", "year=2000")
    assert [row["Title"] for row in rows] == [review["title"] for review in exported]


def test_an_export_shows_nothing_hidden_within_a_review(host: Any) -> None:
    author, review = exporting.lines("--filter", f"id={host.pk}")
    assert (author["name"], author["image"], review["image"]) == ("Shown", None, None)
    html = review["body"][-1]["value"]
    assert {kind for kind in KINDS if f"<a>to {kind}</a>" in html} == KINDS - PUBLIC
    assert "<a>to document</a>" in html


def test_an_export_of_all_there_is_has_what_is_hidden_within_a_review(host: Any) -> None:
    author, review = exporting.lines("--drafts", "--filter", f"id={host.pk}")
    assert author["image"] == {**review["image"], "alt": "Shown"}
    html = review["body"][-1]["value"]
    assert {kind for kind in KINDS if f"<a>to {kind}</a>" in html} == {"other_site"}
    assert "<a>to document</a>" not in html
