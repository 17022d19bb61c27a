"""Drafts on the front end: the preview mode, and the endpoint that answers to its token."""

import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import pytest
from django.apps import apps
from django.test import Client
from django.urls import reverse
from wagtail.models import Page, PageViewRestriction
from wagtail.test.utils.form_data import nested_form_data, rich_text, streamfield

from tests.api import VERSIONS, Api
from tests.factories import block, make_review, score, work
from wagtail_reviews.headless import TOKEN_AGE, HeadlessPreview
from wagtail_reviews.models import ReviewPage

PACKAGE = "wagtail_headless_preview"
ROOT = Path(__file__).parent.parent


@pytest.fixture(params=VERSIONS)
def api(request: pytest.FixtureRequest, client: Client) -> Api:
    return Api(request.param, client)


def previewed(page: Any) -> dict[str, str]:
    """What the front end is told of the preview of a page."""
    preview = HeadlessPreview(page)
    return {
        "content_type": preview.get_content_type_str(),
        "token": preview.create_page_preview().token,
    }


def told(response: Any) -> dict[str, str]:
    """What the front end is told by the address that a preview leads to."""
    address = urlsplit(response["Location"])
    assert (address.netloc, address.path) == ("front.example", "/preview/")
    return dict(parse_qsl(address.query))


@pytest.fixture
def create_url(section: Page) -> str:
    """The preview of a review that has not been saved."""
    args = ["wagtail_reviews", "reviewpage", section.pk]
    return reverse("wagtailadmin_pages:preview_on_add", args=args)


def typed(client: Client, url: str, title: str = "Typed", tags: str = "") -> dict[str, str]:
    """What the front end is told after an editor has typed."""
    body = streamfield([("paragraph", rich_text("<p>Fog.</p>"))])
    comments = {"TOTAL_FORMS": 0, "INITIAL_FORMS": 0}
    form = {"title": title, "slug": "", "tags": tags, "body": body, "comments": comments}
    client.post(url, nested_form_data(form))
    return told(client.get(url))


# The mode


def test_the_front_end_is_what_a_preview_opens_on(blame: ReviewPage) -> None:
    assert [name for name, _ in blame.preview_modes] == ["headless", "page", "card"]
    assert blame.default_preview_mode == "headless"


def test_an_editor_sees_what_has_not_been_saved(
    api: Api, admin_client: Client, create_url: str
) -> None:
    review = api.get("preview/", **typed(admin_client, create_url, tags="noir")).json()
    assert review["title"] == "Typed"
    assert [block["value"] for block in review["body"]] == ["<p>Fog.</p>"]
    assert [tag["name"] for tag in review["tags"]] == ["noir"]


def test_a_review_that_was_never_saved_has_neither_id_nor_address(
    api: Api, admin_client: Client, create_url: str
) -> None:
    review = api.get("preview/", **typed(admin_client, create_url)).json()
    addresses = [review["meta"][name] for name in ("detail_url", "html_url", "html_path")]
    assert [review["id"], *addresses] == [None] * 4
    assert review["meta"]["parent"]["title"] == "Reviews"


def test_an_unsaved_edit_of_a_live_review_is_a_draft_and_stays_one(
    api: Api, admin_client: Client, blame: ReviewPage
) -> None:
    url = reverse("wagtailadmin_pages:preview_on_edit", args=[blame.pk])
    review = api.get("preview/", **typed(admin_client, url)).json()
    assert (review["id"], review["title"], review["meta"]["draft"]) == (blame.pk, "Typed", True)
    assert b"Typed" not in api.get(f"{blame.pk}/").content + api.get().content


def test_a_revision_is_previewed(api: Api, blame: ReviewPage) -> None:
    blame.title = "Saved"
    revision = blame.save_revision().as_object()
    assert api.get("preview/", **previewed(revision)).json()["title"] == "Saved"


# The endpoint


def test_answers_for_the_page_type_and_token_that_the_package_makes(
    api: Api, blame: ReviewPage
) -> None:
    query = previewed(blame)
    assert query["content_type"] == "wagtail_reviews.reviewpage"
    assert api.get("preview/", **query).json()["meta"]["detail_url"].endswith(f"/{blame.pk}/")


@pytest.mark.parametrize(
    "body",
    [
        [],
        [work(work_type="", title="", image=None, genres=[None], credits=None)],
        [score(None), score(""), block("author_card", author=None)],
        [block("verdict", pros=[None, ""], cons=[], summary=None), block("quote", text=None)],
        [block("image", image=None, caption=None), block("paragraph", ""), block("embed", "")],
    ],
)
def test_a_draft_may_lack_anything(api: Api, section: Page, body: list[dict[str, Any]]) -> None:
    page = make_review(section, live=False, body=body)
    assert api.get("preview/", **previewed(page)).json()["title"] == page.title


@pytest.mark.parametrize("name", ["content_type", "token"])
def test_names_the_parameter_that_is_missing(db: None, api: Api, name: str) -> None:
    query = {"content_type": "x.y", "token": "x"}
    del query[name]
    response = api.get("preview/", **query)
    assert response.status_code in (400, 422)
    assert name in response.content.decode()


def test_takes_fields_and_nothing_else(api: Api, blame: ReviewPage) -> None:
    query = previewed(blame)
    assert set(api.get("preview/", **query, fields="title").json()) == {"id", "meta", "title"}
    assert api.get("preview/", **query, html_path="/").status_code in (400, 422)


@pytest.mark.parametrize(
    "change",
    [
        {"token": "id=1:1:x"},
        {"token": "\u00fc"},
        {"content_type": "wagtail_reviews.reviewindexpage"},
        {"content_type": "wagtailcore.page"},
        {"content_type": "nonsense"},
    ],
)
def test_what_opens_nothing_is_404(api: Api, blame: ReviewPage, change: dict[str, str]) -> None:
    assert api.get("preview/", **{**previewed(blame), **change}).status_code == 404


def test_a_token_that_was_tampered_with_is_404(api: Api, blame: ReviewPage) -> None:
    query = previewed(blame)
    forged = query["token"].replace("id=", "id=1")
    assert api.get("preview/", **{**query, "token": forged}).status_code == 404


@pytest.mark.parametrize(("margin", "status"), [(60, 200), (-60, 404)])
def test_a_token_expires(
    api: Api, blame: ReviewPage, monkeypatch: pytest.MonkeyPatch, margin: int, status: int
) -> None:
    made_at = time.time() - TOKEN_AGE.total_seconds() + margin
    with monkeypatch.context() as patch:
        patch.setattr("django.core.signing.time.time", lambda: made_at)
        query = previewed(blame)
    assert api.get("preview/", **query).status_code == status


def test_a_draft_shows_nothing_else_that_is_hidden(api: Api, section: Page) -> None:
    hidden = make_review(section, title="Hidden")
    PageViewRestriction.objects.create(page=hidden, restriction_type="login")
    html = f'<p><a linktype="page" id="{hidden.pk}">there</a></p>'
    page = make_review(section, title="Open", live=False, body=[block("paragraph", html)])
    review = api.get("preview/", **previewed(page)).json()
    assert review["body"][0]["value"] == "<p><a>there</a></p>"


def test_a_session_opens_no_more_than_the_token(admin_client: Client, section: Page) -> None:
    PageViewRestriction.objects.create(page=section, restriction_type="login")
    page = make_review(section)
    review = Api("v2", admin_client).get("preview/", **previewed(page)).json()
    assert review["meta"]["parent"] is None


@pytest.mark.parametrize("change", [{}, {"token": "x"}, {"nonsense": "1"}])
def test_nobody_keeps_what_was_answered_to_a_token(
    api: Api, blame: ReviewPage, change: dict[str, str]
) -> None:
    response = api.get("preview/", **{**previewed(blame), **change})
    assert response["Cache-Control"] == "private, no-store"


def test_a_draft_whose_section_is_gone_is_no_error(
    api: Api, admin_client: Client, create_url: str, section: Page
) -> None:
    query = typed(admin_client, create_url)
    section.delete()
    response = api.get("preview/", **query)
    assert response.status_code == 200


# Without the package


@pytest.fixture
def _without_the_package() -> Iterator[None]:
    apps.set_available_apps(
        [config.name for config in apps.get_app_configs() if config.name != PACKAGE]
    )
    yield
    apps.unset_available_apps()


@pytest.mark.usefixtures("_without_the_package")
def test_there_is_no_mode_where_the_package_is_not_installed(blame: ReviewPage, rf: Any) -> None:
    assert [name for name, _ in blame.preview_modes] == ["page", "card"]
    assert blame.serve_preview(rf.get("/"), "headless").status_code == 200


def test_there_is_no_draft_where_the_package_is_not_installed(
    api: Api, blame: ReviewPage, request: pytest.FixtureRequest
) -> None:
    query = previewed(blame)
    request.getfixturevalue("_without_the_package")
    assert api.get("preview/", **query).status_code == 404


SCRIPT = """
import sys

import django
from django.conf import settings
from django.core.management import call_command

from tests import settings as standard

sys.modules["wagtail_headless_preview"] = None
values = {name: getattr(standard, name) for name in dir(standard) if name.isupper()}
values["INSTALLED_APPS"].remove("wagtail_headless_preview")
settings.configure(**values)
django.setup()
call_command("check", fail_level="WARNING")
call_command("makemigrations", check=True, dry_run=True)
"""


@pytest.mark.thorough
def test_a_site_without_the_package_stands() -> None:
    command = [sys.executable, "-c", SCRIPT]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert "No changes detected" in done.stdout
