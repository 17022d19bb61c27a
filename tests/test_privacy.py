"""Who may see what: hidden is 404, in lists, details, paths, counts and nested objects alike."""

from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.test import Client
from wagtail.documents import get_document_model
from wagtail.models import (
    Collection,
    CollectionViewRestriction,
    Page,
)

from tests.api import VERSIONS, Api
from tests.factories import block, card, make_author, make_image, make_review
from tests.hidden import HIDDEN, hidden_review
from tests.settings import HAS_V3


@pytest.fixture(params=VERSIONS)
def api(request: pytest.FixtureRequest, client: Client) -> Api:
    return Api(request.param, client)


@pytest.mark.parametrize("kind", HIDDEN)
def test_a_hidden_review_is_404(api: Api, section: Page, kind: str) -> None:
    assert api.get(f"{hidden_review(kind, section).pk}/").status_code == 404


@pytest.mark.parametrize("kind", HIDDEN)
def test_a_hidden_review_is_not_listed_and_not_counted(api: Api, section: Page, kind: str) -> None:
    hidden_review(kind, section)
    assert (api.titles(), api.count()) == ([], 0)


@pytest.mark.parametrize("kind", HIDDEN)
def test_a_hidden_review_is_not_found(api: Api, section: Page, kind: str) -> None:
    page = hidden_review(kind, section)
    path = (page.get_url_parts() or (0, "", ""))[2]
    assert api.get("find/", html_path=path).status_code == 404


@pytest.mark.parametrize("kind", HIDDEN)
def test_a_link_to_a_hidden_page_loses_its_target(api: Api, section: Page, kind: str) -> None:
    other = section.get_parent().add_child(instance=Page(title="Open", slug="open"))
    hidden = hidden_review(kind, section)
    html = f'<p><a linktype="page" id="{hidden.pk}">a page</a></p>'
    page = make_review(other, title="Open", body=[block("paragraph", html)])
    value = api.get(f"{page.pk}/").json()["body"][0]["value"]
    assert value == "<p><a>a page</a></p>"


@pytest.mark.parametrize("kind", HIDDEN)
def test_each_site_shows_what_wagtail_would(section: Page, kind: str, rf: Any) -> None:
    from django.contrib.auth.models import AnonymousUser

    from wagtail_reviews.access import Reader

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


def test_v2_shows_a_visitor_what_their_session_opens(section: Page, client: Client) -> None:
    page = hidden_review("login", section)
    client.force_login(get_user_model().objects.create_user("reader", password="x"))
    assert client.get(f"/api/v2/reviews/{page.pk}/").status_code == 200


@pytest.mark.skipif(not HAS_V3, reason="API v3 came with Wagtail 8.")
def test_v3_does_not_trust_a_session(section: Page, client: Client) -> None:
    page = hidden_review("login", section)
    client.force_login(get_user_model().objects.create_superuser("boss", password="x"))
    assert client.get(f"/api/v3/reviews/{page.pk}/").status_code == 404


def token_client(user: Any) -> Client:
    """A client with the user's token."""
    from wagtail.models import APIToken

    _, token = APIToken.create_token(user=user, name="tests")
    return Client(headers={"authorization": f"Bearer {token}"})


@pytest.mark.skipif(not HAS_V3, reason="API v3 came with Wagtail 8.")
def test_a_token_widens_what_is_seen(section: Page, blame: Any) -> None:
    hidden = hidden_review("login", section)
    client = token_client(get_user_model().objects.create_superuser("boss", password="x"))
    assert client.get(f"/api/v3/reviews/{hidden.pk}/").status_code == 200
    assert client.get(f"/api/v3/reviews/{blame.pk}/").status_code == 200


@pytest.mark.skipif(not HAS_V3, reason="API v3 came with Wagtail 8.")
def test_a_token_without_rights_sees_what_is_public(section: Page, blame: Any) -> None:
    hidden = hidden_review("login", section)
    client = token_client(get_user_model().objects.create_user("nobody", password="x"))
    assert client.get(f"/api/v3/reviews/{hidden.pk}/").status_code == 404
    assert client.get(f"/api/v3/reviews/{blame.pk}/").status_code == 200


@pytest.mark.skipif(not HAS_V3, reason="API v3 came with Wagtail 8.")
def test_a_token_never_narrows_where_nothing_is_restricted(blame: Any) -> None:
    client = token_client(get_user_model().objects.create_user("nobody", password="x"))
    assert client.get("/api/v3/reviews/").json()["count"] == 1


@pytest.mark.skipif(not HAS_V3, reason="API v3 came with Wagtail 8.")
def test_a_token_does_not_show_drafts_as_live(section: Page) -> None:
    draft = hidden_review("draft", section)
    client = token_client(get_user_model().objects.create_superuser("boss", password="x"))
    assert client.get(f"/api/v3/reviews/{draft.pk}/").status_code == 404


@pytest.fixture
def vault(db: None) -> Collection:
    """A collection below a private one."""
    private = Collection.get_first_root_node().add_child(name="Private")
    CollectionViewRestriction.objects.create(collection=private, restriction_type="login")
    return private.add_child(name="Below")


def test_private_pictures_are_null(api: Api, section: Page, vault: Collection) -> None:
    image = make_image(collection=vault)
    value = {"image": image.pk, "alt_text": "x", "decorative": False}
    body = [block("image", image=value, caption="Seen", credit=""), block_of_work(value)]
    author = make_author("Ben", image=image)
    page = make_review(section, image=image, body=[*body, card(author)])
    review = api.get(f"{page.pk}/").json()
    assert review["image"] is None
    assert review["metadata"]["image"] is None
    assert review["body"][0]["value"] == {"image": None, "caption": "Seen"}
    assert review["authors"][0]["image"] is None


def block_of_work(image: dict[str, Any]) -> dict[str, Any]:
    return block("metadata", work_type="Movie", title="A film", image=image)


def test_a_link_to_a_private_document_loses_its_target(
    api: Api, section: Page, vault: Collection
) -> None:
    from django.core.files.base import ContentFile

    file = ContentFile(b"x", "x.txt")
    document = get_document_model().objects.create(title="x", file=file, collection=vault)
    html = f'<p><a linktype="document" id="{document.pk}">a file</a></p>'
    page = make_review(section, body=[block("paragraph", html)])
    assert api.get(f"{page.pk}/").json()["body"][0]["value"] == "<p><a>a file</a></p>"


def test_a_parent_that_is_not_public_is_null(api: Api, section: Page) -> None:
    page = make_review(section)
    section.specific.unpublish()
    review = api.get(f"{page.pk}/").json()
    assert review["meta"]["parent"] is None


def test_an_author_who_is_not_live_is_not_shown(api: Api, section: Page) -> None:
    author = make_author("Draft", live=False)
    page = make_review(section, body=[card(author)])
    assert api.get(f"{page.pk}/").json()["authors"] == []
    assert api.titles(author="draft") == []


def test_a_draft_edit_shows_nothing_of_itself(api: Api, blame: Any) -> None:
    blame.title = "Secret"
    blame.save_revision()
    assert b"Secret" not in api.get(f"{blame.pk}/").content
    assert b"Secret" not in api.get().content
