"""Whatever is asked, either version answers by its contract: data of the schema, or an error that
names a parameter. API v3 is fuzzed by its OpenAPI document too, in ``.ci/fuzz``.
"""

import json
from typing import Any
from urllib.parse import quote, urlencode

import pytest
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.api import VERSIONS, Api
from tests.factories import blame_body, make_author, make_image, make_section
from wagtail_reviews.models import get_review_page_model
from wagtail_reviews.schema import Review
from wagtail_reviews.schema.facets import Facets
from wagtail_reviews.schema.lists import CardList, CardListV2
from wagtail_reviews.schema.profiles import AuthorList, AuthorListV2, AuthorProfile
from wagtail_reviews.schema.query import (
    author_list_parameters,
    author_parameters,
    detail_parameters,
    facet_parameters,
    find_parameters,
    list_parameters,
)

pytestmark = [pytest.mark.django_db, pytest.mark.thorough]

ROLES = ("director", "studio")
PARAMETERS = {
    "": list_parameters(ROLES, 20),
    "facets/": facet_parameters(ROLES),
    "authors/": author_list_parameters(20),
    "authors/ada-lindqvist/": author_parameters(),
    "find/": find_parameters(),
    "{}/": detail_parameters(),
}
LISTS: dict[str, dict[str, Any]] = {
    "v2": {"": CardListV2, "authors/": AuthorListV2},
    "v3": {"": CardList, "authors/": AuthorList},
}
OBJECTS = {
    "facets/": Facets,
    "authors/ada-lindqvist/": AuthorProfile,
    "find/": Review,
    "{}/": Review,
}
LIKELY = [
    *("0", "1", "20", "55", "5.5", "-1", "true", "false", "2017", "2017-06-01", "root", "en", "*"),
    *("Movie", "Movie,Book", "action", "action,drama", "title,score", "-score", "score", "and"),
    *(
        "2017-06-01T12:00:00Z",
        "localhost",
        "localhost:80",
        "/reviews/blame/",
        "draft",
        "genre,year",
    ),
]
UNLIKELY = [
    *(
        "",
        "abc",
        "NaN",
        "Infinity",
        "-Infinity",
        "1e999",
        "5,5",
        "1e5",
        "0x10",
        "\u0661",
        "\0",
        ",",
    ),
    *("9" * 30, "x" * 1001, "2017-13-45", "0001-01-01", "9999-12-31", "2017-06-01T99:00", "\ud7ff"),
    *("WyJ4Il0:abc", "__class__", "'; DROP TABLE x --", "../../etc/passwd", "%00", "%ff", "<svg>"),
]
VALUES = st.one_of(st.sampled_from(LIKELY), st.sampled_from(UNLIKELY), st.text(max_size=20))
OFTEN = settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


@pytest.fixture(scope="module", autouse=True)
def blame(shared_db: None) -> Any:
    """One whole review."""
    author, image = make_author(), make_image("Poster", size=(32, 24))
    body = json.dumps(blame_body(author, image))
    page = get_review_page_model()(title="A city", slug="blame", summary="Grey.", body=body)
    return make_section().add_child(instance=page)


@st.composite
def queries(draw: st.DrawFn) -> tuple[str, str]:
    """A path, and a query string of its parameters with any values."""
    path = draw(st.sampled_from(list(PARAMETERS)))
    names = st.sampled_from([*(one.name for one in PARAMETERS[path]), "nonsense"])
    pairs = draw(st.lists(st.tuples(names, VALUES), max_size=4))
    return path, urlencode(pairs, errors="surrogatepass")


@pytest.mark.parametrize("version", VERSIONS)
@OFTEN
@given(asked=queries())
def test_any_query_is_answered_or_refused(
    client: Client, blame: Any, version: str, asked: tuple[str, str]
) -> None:
    path, query = asked
    response = Api(version, client).get(path.format(blame.pk), query)
    if response.status_code == 200:
        check(response, version, path, query)
    else:
        assert response.status_code in (400 if version == "v2" else 422, 404)
        assert says_what_is_wrong(response, version)


def check(response: Any, version: str, path: str, query: str) -> None:
    """The answer is of the schema; one with a selection has at least what always comes."""
    if "fields=" in query:
        answer: Any = response.json()
        for item in answer.get("items", [answer]):
            assert {"id", "meta"} <= set(item) <= set(Review.model_fields)
        return
    model: Any = LISTS[version].get(path) or OBJECTS[path]
    model.model_validate_json(response.content)


def says_what_is_wrong(response: Any, version: str) -> bool:
    """Whether there is a message, and the name of a parameter where one is to blame."""
    answer: Any = response.json()
    if response.status_code == 404:
        return bool(answer["message"] if version == "v2" else answer["detail"])
    if version == "v2":
        return ": " in answer["message"]
    return bool(answer["errors"][0]["loc"][0] == "query")


@pytest.mark.parametrize("version", VERSIONS)
@settings(OFTEN, max_examples=25)
@given(slug=st.text(min_size=1, max_size=30))
def test_any_slug_and_path_is_answered(client: Client, version: str, slug: str) -> None:
    api = Api(version, client)
    for found in (api.get("find/", html_path=slug), api.get(f"authors/{quote(slug, safe='')}/")):
        assert found.status_code in (200, 400, 404, 422)
