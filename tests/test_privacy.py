"""The rules of visibility where the matrix does not reach: against Wagtail's own, one by one."""

from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser, Group
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from wagtail.images import get_image_model
from wagtail.models import Collection, CollectionViewRestriction, Page

from tests.api import VERSIONS, Api, token_client
from tests.factories import make_image, make_review, make_superuser, make_user
from tests.hidden import HIDDEN, hidden_review, restrict
from tests.settings import HAS_V3
from wagtail_reviews.access import Reader


@pytest.fixture(params=VERSIONS)
def api(request: pytest.FixtureRequest, client: Client) -> Api:
    return Api(request.param, client)


@pytest.mark.parametrize("kind", HIDDEN)
def test_each_site_shows_what_wagtail_would(section: Page, kind: str, rf: Any) -> None:
    hidden_review(kind, section)
    make_review(section.get_parent(), title="Open")
    request = rf.get("/")
    request.user, request.session = AnonymousUser(), {}
    stock = stock_public_pages(request)
    assert set(Reader(request).pages(Page)) == set(stock)


def stock_public_pages(request: Any) -> Any:
    """What Wagtail's own API shows."""
    if HAS_V3:
        from wagtail.api.querysets import get_public_pages_queryset

        return get_public_pages_queryset(request)
    from wagtail.api.v2.views import PagesAPIViewSet

    view = PagesAPIViewSet()
    view.request = request
    return view.get_base_queryset()


@pytest.mark.parametrize("role", ["visitor", "editor"])
def test_what_a_user_may_see_is_not_remembered_for_everybody(
    section: Page, rf: Any, role: str
) -> None:
    page = make_review(section)
    restrict(page, "login")
    image = make_image()
    collection = Collection.get_first_root_node().add_child(name="Members")
    CollectionViewRestriction.objects.create(collection=collection, restriction_type="login")
    get_image_model().objects.filter(pk=image.pk).update(collection=collection)

    def sees(**reader: Any) -> tuple[bool, bool]:
        request = rf.get("/")
        request.content_version = f"that of {role}"  # a view may find who it is later
        found = Reader(request, **reader)
        images = found.only_seen(get_image_model().objects.filter(pk=image.pk))
        return found.pages(Page).filter(pk=page.pk).exists(), images.exists()

    user = {role: make_superuser()}
    assert [sees(**each) for each in (user, {}, user)] == [
        (True, True),
        (False, False),
        (True, True),
    ]


@pytest.mark.parametrize("logged_in", [False, True])
def test_restrictions_to_groups_take_no_queries_each(
    section: Page, client: Client, logged_in: bool
) -> None:
    if logged_in:
        client.force_login(make_user("reader"))
    counts = []
    for number in (1, 3):
        for _ in range(number):
            restrict(make_review(section), "groups").groups.add(Group.objects.first())
        client.get("/api/v2/reviews/")
        with CaptureQueriesContext(connection) as captured:
            client.get("/api/v2/reviews/")
        counts.append(len(captured))
    assert counts[0] == counts[1]


@pytest.mark.skipif(not HAS_V3, reason="API v3 came with Wagtail 8.")
def test_a_token_never_narrows_where_nothing_is_restricted(blame: Any) -> None:
    client = token_client(make_user("nobody"))
    assert client.get("/api/v3/reviews/").json()["count"] == 1


def test_a_parent_that_is_not_public_is_null(api: Api, section: Page) -> None:
    page = make_review(section)
    section.specific.unpublish()
    review = api.get(f"{page.pk}/").json()
    assert review["meta"]["parent"] is None


def test_a_draft_edit_shows_nothing_of_itself(api: Api, blame: Any) -> None:
    blame.title = "Secret"
    blame.save_revision()
    assert b"Secret" not in api.get(f"{blame.pk}/").content
    assert b"Secret" not in api.get().content
