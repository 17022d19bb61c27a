"""The number of queries does not depend on how much there is."""

from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from wagtail.documents import get_document_model
from wagtail.embeds.embeds import get_embed_hash
from wagtail.embeds.models import Embed
from wagtail.models import Collection, CollectionViewRestriction, Page, PageViewRestriction

from tests.api import VERSIONS
from tests.factories import blame_body, block, make_author, make_image, make_review, make_section

MOST = 12


pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def document(shared_db: None) -> Any:
    file = ContentFile(b"x", "x.txt")
    return get_document_model().objects.create(title="x", file=file)


def small_image(title: str) -> Any:
    return make_image(title, size=(32, 24))


def rich_review(section: Page, number: int, document: Any) -> Any:
    """A review with something of everything, and none of it shared with another."""
    author = make_author(f"Author {number}", image=small_image(f"Face {number}"))
    image = small_image(f"Still {number}")
    picture = {"image": image.pk, "alt_text": "x", "decorative": False}
    url = f"https://video.example/{number}"
    Embed.objects.create(url=url, hash=get_embed_hash(url), type="video", html="<iframe></iframe>")
    html = f'<p><a linktype="page" id="{section.pk}">up</a> '
    html += f'<a linktype="document" id="{document.pk}">file</a></p>'
    body = [
        *blame_body(author, small_image(f"Poster {number}")),
        block("image", image=picture, caption="", credit=""),
        block("embed", url),
        *[block("paragraph", html)] * number,
    ]
    page = make_review(section, title=f"Review {number}", body=body, image=image)
    page.tags.add(f"Tag {number}", "all")
    page.save()
    return page


def queries(client: Client, url: str) -> list[str]:
    """The queries of a second reading of ``url``: their beginnings, for they hold ids."""
    client.get(url)
    with CaptureQueriesContext(connection) as captured:
        assert client.get(url).status_code == 200
    return [query["sql"][:60] for query in captured]


@pytest.fixture(scope="module")
def twenty_reviews(document: Any) -> list[Any]:
    """Reviews that share nothing but a tag, and restrictions elsewhere that have to be read."""
    section = make_section()
    other = section.add_child(instance=Page(title="Private", slug="private"))
    PageViewRestriction.objects.create(page=other, restriction_type="login")
    private = Collection.get_first_root_node().add_child(name="Private")
    CollectionViewRestriction.objects.create(collection=private, restriction_type="login")
    return [rich_review(section, number, document) for number in range(1, 21)]


@pytest.mark.parametrize("version", VERSIONS)
@pytest.mark.parametrize(
    ("path", "translated"),
    [("reviews/?", False), ("reviews/?fields=*&", False), ("reviews/?fields=*&", True)],
)
def test_a_list_takes_as_many_queries_for_two_as_for_twenty(
    client: Client,
    twenty_reviews: list[Any],
    version: str,
    translated: bool,
    path: str,
    settings: Any,
) -> None:
    settings.WAGTAIL_I18N_ENABLED = translated
    two = queries(client, f"/api/{version}/{path}limit=2")
    twenty = queries(client, f"/api/{version}/{path}limit=20")
    assert two == twenty
    assert len(twenty) <= MOST


@pytest.mark.parametrize("version", VERSIONS)
def test_a_review_takes_no_more_than_a_list(
    client: Client, twenty_reviews: list[Any], version: str
) -> None:
    url = f"/api/{version}/reviews/{twenty_reviews[4].pk}/"
    assert len(queries(client, url)) <= MOST


@pytest.mark.parametrize("version", VERSIONS)
@pytest.mark.parametrize("path", ["facets/", "authors/", "authors/author-5/"])
def test_counts_take_few_queries(
    client: Client, twenty_reviews: list[Any], version: str, path: str
) -> None:
    assert len(queries(client, f"/api/{version}/reviews/{path}")) <= MOST


def test_a_feed_takes_as_many_queries_for_two_as_for_twenty(
    client: Client, twenty_reviews: list[Any]
) -> None:
    two = queries(client, "/reviews.atom?limit=2")
    twenty = queries(client, "/reviews.atom?limit=20")
    assert two == twenty
    assert len(twenty) <= MOST


def test_a_sitemap_takes_fewer_queries_than_it_has_reviews(
    client: Client, twenty_reviews: list[Any]
) -> None:
    assert len(queries(client, "/sitemap.xml")) <= MOST
