"""Both versions of the API answer what the committed JSON Schema says."""

import json
from pathlib import Path
from typing import Any, get_args

import jsonschema
import pytest
from django.test import Client

import wagtail_reviews
from tests.api import VERSIONS, Api
from tests.factories import (
    blame_body,
    block,
    make_author,
    make_image,
    make_review,
    make_section,
)
from wagtail_reviews.schema.blocks import Block

SCHEMA = json.loads(
    (Path(wagtail_reviews.__file__).parent / "schema" / "review.schema.json").read_text("utf-8")
)


@pytest.fixture(scope="module")
def review(shared_db: None) -> Any:
    """A live review with a block of every kind, and with every field filled in."""
    author = make_author(job_title="Editor", url="https://example.org/ada", image=make_image("Ada"))
    image = make_image("A still")
    body = [
        *blame_body(author, image),
        block("heading", text="The city", level="3"),
        block("image", image={"image": image.pk, "alt_text": ""}, caption="A shaft", credit=""),
        block("quote", text="Nobody.", attribution="Killy", url="https://example.org/"),
        block("embed", "https://example.org/trailer"),
        block("spoiler", label="The end", text="<p>He lives.</p>"),
    ]
    page = make_review(make_section(), slug="blame", image=image, body=body)
    page.tags.add("Netflix")
    page.save_revision().publish()
    return page


@pytest.fixture(params=VERSIONS)
def api(request: pytest.FixtureRequest, client: Client, db: None) -> Api:
    return Api(request.param, client)


def check(name: str, answer: Any) -> None:
    jsonschema.Draft202012Validator({**SCHEMA, "$ref": f"#/$defs/{name}"}).validate(answer)


def test_the_review_has_a_block_of_every_kind(review: Any) -> None:
    blocks = get_args(get_args(Block)[0])
    kinds = {get_args(kind.model_fields["type"].annotation)[0] for kind in blocks}
    assert {found.type for found in review.review.body} == kinds - {"custom"}


@pytest.mark.parametrize(
    ("name", "query"), [("Card", {}), ("Review", {"fields": "*"}), ("Card", {"limit": "1"})]
)
def test_a_list_answers_cards_or_reviews(api: Api, review: Any, name: str, query: Any) -> None:
    (item,) = api.get(**query).json()["items"]
    check(name, item)


def test_one_review_is_whole(api: Api, review: Any) -> None:
    check("Review", api.get(f"{review.pk}/").json())
    check("Review", api.get(f"{review.pk}/", fields="*").json())


def test_a_review_that_is_found_is_whole(api: Api, review: Any) -> None:
    check("Review", api.get("find/", html_path="/reviews/blame/").json())
    check("Review", api.get("find/", html_path="/reviews/blame/", fields="*").json())


def test_an_empty_review_keeps_to_the_schema_too(api: Api, review: Any) -> None:
    empty = make_review(review.get_parent(), "Empty")
    check("Review", api.get(f"{empty.pk}/").json())


def test_a_selection_is_neither_card_nor_review(api: Api, review: Any) -> None:
    with pytest.raises(jsonschema.ValidationError, match="required property"):
        check("Card", api.get(f"{review.pk}/", fields="title").json())
