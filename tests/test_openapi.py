"""What API v3's OpenAPI document says of reviews, and whether the answers keep to it."""

from typing import Any, get_args

import jsonschema
import pytest
from django.test import Client

from tests import openapi
from tests.settings import HAS_V3
from wagtail_reviews import conf
from wagtail_reviews.schema.blocks import Block
from wagtail_reviews.schema.query import list_parameters

PROBLEM_JSON = "application/problem+json"

pytestmark = pytest.mark.skipif(not HAS_V3, reason="API v3 came with Wagtail 8.")


@pytest.fixture(scope="module")
def document() -> dict[str, Any]:
    return openapi.reviews_document()


@pytest.fixture(scope="module")
def schemas(document: dict[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = document["components"]["schemas"]
    return found


@pytest.fixture(scope="module")
def operations(document: dict[str, Any]) -> dict[str, Any]:
    """What can be asked, by the name of its operation."""
    return {item["get"]["operationId"]: item["get"] for item in document["paths"].values()}


def test_the_committed_document_is_what_the_command_prints() -> None:
    """Renew it: python -m tests.openapi > tests/snapshots/openapi.json."""
    assert openapi.dumps() == openapi.SNAPSHOT.read_text("utf-8")


def test_a_body_is_a_union_that_narrows_on_its_type(schemas: dict[str, Any]) -> None:
    union = schemas["Review"]["properties"]["body"]["items"]
    mapping = union["discriminator"]["mapping"]
    assert union["discriminator"]["propertyName"] == "type"
    assert {option["$ref"] for option in union["oneOf"]} == set(mapping.values())
    assert len(mapping) == len(get_args(get_args(Block)[0]))


def test_each_block_requires_a_type_of_its_own(schemas: dict[str, Any]) -> None:
    mapping = schemas["Review"]["properties"]["body"]["items"]["discriminator"]["mapping"]
    for kind, reference in mapping.items():
        block = schemas[reference.rpartition("/")[2]]
        assert block["properties"]["type"]["const"] == kind
        assert "type" in block["required"]


def test_numbers_are_numbers(schemas: dict[str, Any]) -> None:
    score = schemas["Score"]["properties"]
    assert {score[name]["type"] for name in ("value", "best", "worst", "percent")} == {"number"}
    assert score["step"]["anyOf"] == [{"type": "number"}, {"type": "null"}]


def test_every_parameter_is_documented(operations: dict[str, Any]) -> None:
    parameters = list_parameters(conf.credit_role_keys(), conf.limit_max(), conf.search_enabled())
    documented = [parameter["name"] for parameter in operations["reviews_list"]["parameters"]]
    assert documented == [parameter.name for parameter in parameters]
    assert "director" in documented


def test_errors_are_problems(operations: dict[str, Any]) -> None:
    for operation in operations.values():
        errors = {code: found for code, found in operation["responses"].items() if code >= "400"}
        assert "422" in errors
        assert {kind for found in errors.values() for kind in found["content"]} == {PROBLEM_JSON}


@pytest.mark.parametrize(
    ("operation", "path", "status"),
    [
        ("reviews_list", "", 200),
        ("reviews_list", "?nope=1", 422),
        ("reviews_find", "find/?html_path=/reviews/blame/", 200),
        ("reviews_find", "find/?html_path=/nowhere/", 404),
        ("reviews_find", "find/", 422),
        ("reviews_facets", "facets/", 200),
        ("reviews_facets", "facets/?nope=1", 422),
        ("reviews_authors", "authors/", 200),
        ("reviews_authors", "authors/?nope=1", 422),
        ("reviews_author", "authors/ada-lindqvist/", 200),
        ("reviews_author", "authors/nobody/", 404),
        ("reviews_author", "authors/ada-lindqvist/?nope=1", 422),
        ("reviews_preview", "preview/", 422),
        ("reviews_detail", "{id}/", 200),
        ("reviews_detail", "0/", 404),
        ("reviews_detail", "{id}/?nope=1", 422),
    ],
)
def test_answers_are_as_documented(
    client: Client,
    blame: Any,
    document: dict[str, Any],
    operations: dict[str, Any],
    operation: str,
    path: str,
    status: int,
) -> None:
    response = client.get(f"/api/v3/reviews/{path.format(id=blame.pk)}")
    assert response.status_code == status
    content = operations[operation]["responses"][str(status)]["content"]
    schema = {**content[response["Content-Type"]]["schema"], "components": document["components"]}
    jsonschema.Draft202012Validator(schema).validate(response.json())
