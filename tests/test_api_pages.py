"""Wagtail's own ``pages`` endpoints: the raw body, writable in v3, and the typed review."""

import json
import re
from typing import Any

import pytest
from django.test import Client
from wagtail.models import Page

from tests.api import VERSIONS
from tests.factories import blame_body, make_image, make_superuser
from tests.settings import HAS_V3
from wagtail_reviews.models import Author, ReviewPage

needs_v3 = pytest.mark.skipif(not HAS_V3, reason="API v3 came with Wagtail 8.")


@pytest.fixture
def editor(db: None, client: Client) -> Client:
    """A client with the token of a superuser."""
    from wagtail.models import APIToken

    user = make_superuser("editor")
    _, token = APIToken.create_token(user=user, name="tests")
    client.defaults["HTTP_AUTHORIZATION"] = f"Bearer {token}"
    return client


@pytest.mark.parametrize("version", VERSIONS)
def test_shows_the_raw_body_and_the_typed_review(client: Client, blame: Any, version: str) -> None:
    page = client.get(f"/api/{version}/pages/{blame.pk}/").json()
    assert page["body"][4]["value"]["value"] == "5.5"
    assert page["review"]["score"]["value"] == 5.5


@needs_v3
def test_openapi_types_the_review(client: Client, db: None) -> None:
    document = client.get("/api/v3/openapi.json").json()
    review = document["components"]["schemas"]["ReviewPageSchema"]["properties"]["review"]
    assert {"$ref": "#/components/schemas/Review"} in review["anyOf"]


@needs_v3
def test_posts_a_whole_review(editor: Client, section: Page, author: Author) -> None:
    lead = make_image("Lead")
    data = {
        "meta": {
            "type": "wagtail_reviews.ReviewPage",
            "parent_id": section.pk,
            "action": "publish",
        },
        "title": "Posted",
        "summary": "By a program.",
        "image_id": lead.pk,
        "body": blame_body(author, make_image("Poster")),
        "tags": ["Netflix"],
    }
    response = editor.post("/api/v3/pages/", json.dumps(data), content_type="application/json")
    assert response.status_code == 201, response.content
    page = ReviewPage.objects.get(slug="posted")
    assert page.live
    assert (page.review.score.value, page.review.tags[0].name) == (5.5, "Netflix")
    assert len(page.review.body) == 6
    assert page.review.metadata.image.title == "Poster"
    assert page.review.image.id == lead.pk


@needs_v3
def test_a_number_in_json_is_a_score(editor: Client, section: Page) -> None:
    score = {"scale": "points-10", "overall": "manual", "value": 7.5, "label": "", "criteria": []}
    data = {
        "meta": {"type": "wagtail_reviews.ReviewPage", "parent_id": section.pk},
        "title": "Posted",
        "body": [{"type": "score", "value": score}],
    }
    response = editor.post("/api/v3/pages/", json.dumps(data), content_type="application/json")
    assert response.status_code == 201, response.content
    assert response.json()["review"]["score"]["value"] == 7.5


@needs_v3
def test_a_wrong_value_is_refused_and_named(editor: Client, section: Page) -> None:
    score = {"scale": "points-10", "overall": "manual", "value": "11", "label": "", "criteria": []}
    data = {
        "meta": {"type": "wagtail_reviews.ReviewPage", "parent_id": section.pk},
        "title": "Posted",
        "body": [{"type": "score", "value": score}],
    }
    response = editor.post("/api/v3/pages/", json.dumps(data), content_type="application/json")
    assert response.status_code == 422
    assert not ReviewPage.objects.filter(slug="posted").exists()


# All but the lead picture, which is read as an object and written as image_id.
WRITABLE = (
    "title",
    "summary",
    "disclosure",
    "contains_spoilers",
    "body",
    "tags",
    "image_alt",
    "image_credit",
)


@needs_v3
def test_what_was_read_can_be_written_back(editor: Client, blame: Any) -> None:
    first = write_back(editor, blame)
    second = write_back(editor, blame)
    assert without_keys(second["body"]) == without_keys(first["body"])
    assert without_dates(second["review"]) == without_dates(first["review"])
    assert second["review"]["score"]["value"] == 5.5


def write_back(editor: Client, page: Any) -> Any:
    """What a page reads as after it was written as it was read."""
    url = f"/api/v3/pages/{page.pk}/"
    read = editor.get(url).json()
    written = {name: read[name] for name in WRITABLE}
    data = {"meta": {"type": read["meta"]["type"], "action": "publish"}, **written}
    response = editor.patch(url, json.dumps(data), content_type="application/json")
    assert response.status_code == 200, response.content
    return editor.get(url).json()


def without_keys(body: Any) -> str:
    """A raw body without the keys that Draftail gives paragraphs anew at each writing."""
    return re.sub(r' data-block-key=\\"\w+\\"', "", json.dumps(body))


def without_dates(review: Any) -> Any:
    """A review without what publishing changes."""
    meta = {**review["meta"], "last_published_at": None}
    return {**review, "meta": meta, "json_ld": {**review["json_ld"], "dateModified": None}}
