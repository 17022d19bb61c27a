"""Searching the listing of reviews, by relevance."""

import pytest
from django.test import Client
from wagtail.search.backends import get_search_backend

from tests.factories import make_review, make_section

pytestmark = [pytest.mark.django_db, pytest.mark.searches]


@pytest.fixture(scope="module", autouse=True)
def _shelf(shared_db: None) -> None:
    section = make_section()
    for title in ("Fog and much more of what is not about it", "Fog"):
        get_search_backend().add(make_review(section, title))


def test_the_more_relevant_come_first(admin_client: Client) -> None:
    listed = admin_client.get("/admin/reviews/?q=fog").context["object_list"]
    assert [page.title for page in listed] == ["Fog", "Fog and much more of what is not about it"]
