"""The documentation: its examples are executed, and nothing that can be asked for is left out."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import pytest
from django.conf import settings as django_settings
from django.test import Client, override_settings
from django.urls import resolve
from wagtail.contrib.frontend_cache.backends import BaseBackend

from docs.screenshots import LARGEST
from docs.shots import SHOTS
from tests import markdown
from tests.api import VERSIONS
from tests.factories import make_superuser
from tests.markdown import BLOCK, Example, difference
from tests.settings import HAS_V3
from tests.shelf import fill_shelf
from wagtail_reviews import conf
from wagtail_reviews.api.v2 import ROUTES
from wagtail_reviews.headless import HeadlessPreview
from wagtail_reviews.models import get_review_page_model
from wagtail_reviews.schema import Review
from wagtail_reviews.schema.facets import Facets
from wagtail_reviews.schema.lists import CardList, CardListV2
from wagtail_reviews.schema.profiles import AuthorList, AuthorListV2
from wagtail_reviews.schema.query import (
    author_list_parameters,
    author_parameters,
    detail_parameters,
    facet_parameters,
    find_parameters,
    list_parameters,
    preview_parameters,
)
from wagtail_reviews.structured_data import FINDINGS

EXAMPLES = markdown.examples()
QUERIES = markdown.table("query", "finds")
ERRORS = markdown.table("request", "message")
REFERENCE = {page: page.read_text() for page in markdown.PAGES if page.parent.name == "reference"}

pytestmark = pytest.mark.searches


@pytest.fixture(scope="module", autouse=True)
def _shelf(shared_db: None) -> Iterator[None]:
    with override_settings():
        del django_settings.WAGTAIL_REVIEWS_RENDITIONS  # the answers show the default ones
        fill_shelf()
        yield


def marked(example: Example) -> Any:
    """The example as a parameter, skipped where there is no v3."""
    needs_v3 = example.path.startswith("/api/v3/") and not HAS_V3
    skipped = pytest.mark.skipif(needs_v3, reason="API v3 came with Wagtail 8.")
    return pytest.param(example, marks=skipped, id=example.place)


@pytest.mark.django_db
@pytest.mark.parametrize("example", [marked(example) for example in EXAMPLES])
def test_an_example_is_answered_as_it_says(example: Example) -> None:
    response = ask(example)
    answer = example.answer
    assert response.status_code == int(answer.start[1]), response.content
    assert {name: response.get(name) for name in answer.headers} == answer.headers
    if answer.body is not None:
        assert difference(answer.body, response.json()) == ""


def ask(example: Example) -> Any:
    """The response to the request of an example, with what stands for a secret filled in."""
    method, path = example.request.start[:2]
    headers = {name: filled(value, path) for name, value in example.request.headers.items()}
    body = json.dumps(example.request.body) if example.request.body else ""
    client = Client(SERVER_NAME="example.org", headers=headers)
    return client.generic(method, filled(path, path), body, "application/json", secure=True)


def filled(text: str, path: str) -> str:
    """A path, or the value of a header, with what its variables stand for."""
    for name, value in VARIABLES.items():
        text = text.replace(name, value(path)) if name in text else text
    return text


def token(path: str) -> str:
    from wagtail.models import APIToken

    user = make_superuser("editor")
    return str(APIToken.create_token(user=user, name="docs")[1])


def preview(path: str) -> str:
    page = get_review_page_model().objects.get(pk=8).get_latest_revision_as_object()
    return str(HeadlessPreview(page).create_page_preview().token)


def cursor(path: str) -> str:
    """The cursor that the same query gives without one."""
    response = Client().get(path.replace("&cursor=$CURSOR", ""))
    return str(response.json()["next_cursor"])


def etag(path: str) -> str:
    return Client().get(path)["ETag"].strip('"')


VARIABLES = {"$TOKEN": token, "$PREVIEW": preview, "$CURSOR": cursor, "$ETAG": etag}


@pytest.mark.django_db
@pytest.mark.parametrize("version", VERSIONS)
@pytest.mark.parametrize(("query", "finds"), QUERIES)
def test_a_query_finds_what_it_says(client: Client, version: str, query: str, finds: str) -> None:
    answer = client.get(f"/api/{version}/reviews/?{query}").json()
    titles = [item["metadata"]["title"] for item in answer["items"]]
    assert (", ".join(titles) or "nothing") == finds


@pytest.mark.django_db
@pytest.mark.parametrize("version", VERSIONS)
@pytest.mark.parametrize(("path", "message"), ERRORS)
def test_an_error_says_what_it_says(client: Client, version: str, path: str, message: str) -> None:
    answer = client.get(f"/api/{version}/{path}").json()
    assert message == (
        answer["message"]
        if version == "v2"
        else f"{answer['errors'][0]['loc'][1]}: {answer['errors'][0]['msg']}"
    )


def asked() -> dict[str, set[str]]:
    """The parameters of each endpoint that an example asks for, by the endpoint's name in v2."""
    paths = [example.path for example in EXAMPLES]
    paths += [f"/api/v2/reviews/?{query}" for query, _ in QUERIES]
    found: dict[str, set[str]] = {}
    for url in map(urlsplit, paths):
        match = resolve(url.path.replace("/v3/", "/v2/"))
        if match.view_name.startswith("wagtailapi:reviews:"):
            found.setdefault(str(match.url_name), set()).update(dict(parse_qsl(url.query)))
    return found


PARAMETERS = {
    "listing": list_parameters(),
    "detail": detail_parameters(),
    "find": find_parameters(),
    "facets": [each for each in facet_parameters() if each.name.startswith("facet")],
    "authors": author_list_parameters(),
    "author": author_parameters(),
    "preview": preview_parameters(),
}


def test_every_endpoint_has_an_example() -> None:
    assert set(asked()) == {name for _, _, name in ROUTES} == set(PARAMETERS)


@pytest.mark.parametrize("endpoint", PARAMETERS)
def test_every_parameter_has_an_example(endpoint: str) -> None:
    names = {parameter.name for parameter in PARAMETERS[endpoint]}
    assert names - asked()[endpoint] == set()


@pytest.mark.parametrize("model", [Review, Facets, CardList, CardListV2, AuthorList, AuthorListV2])
def test_every_field_is_in_the_reference(model: Any) -> None:
    schema = model.model_json_schema(by_alias=True)
    objects = [schema, *schema["$defs"].values()]
    fields = {name for each in objects for name in each.get("properties", {})}
    assert fields - named(r"[`\"]{}[`\"]", fields) == set()


def test_every_credit_role_and_fact_is_in_the_reference() -> None:
    keys = {*conf.DEFAULT_CREDIT_ROLES, *conf.DEFAULT_FACTS}
    assert keys - named(r"^\| `{}` \|", keys) == set()


def test_every_setting_is_in_the_reference() -> None:
    source = Path(conf.__file__).read_text()
    settings = set(re.findall(r"\b(?:WAGTAIL_REVIEWS|WAGTAILAPI)_\w+", source))
    assert settings - named(r"\b{}\b", settings) == set()


def named(pattern: str, names: set[str]) -> set[str]:
    """Those of the names that stand somewhere in the reference, in the way of the pattern."""
    text = "\n".join(REFERENCE.values())
    return {name for name in names if re.search(pattern.format(name), text, re.MULTILINE)}


def shown_in(page: str, name: str) -> dict[str, Any]:
    """What a module that a page shows defines."""
    text = (markdown.ROOT / page).read_text()
    (code,) = (code for kind, code in BLOCK.findall(text) if code.startswith(f"# {name}\n"))
    module: dict[str, Any] = {}
    exec(code, module)
    return module


class Purged(BaseBackend):
    """A CDN that notes what it is told to purge."""

    urls: list[str] = []

    def purge(self, url: str) -> None:
        self.urls.append(url)


@pytest.mark.django_db
def test_the_caching_how_to_purges_what_the_api_answers(
    settings: Any, django_capture_on_commit_callbacks: Any
) -> None:
    settings.WAGTAILFRONTENDCACHE = {"default": {"BACKEND": f"{__name__}.Purged"}}
    page = get_review_page_model().objects.get(pk=7)
    with django_capture_on_commit_callbacks(execute=True):
        shown_in("docs/how-to/caching.md", "caching.py")["purge_review"](page)
    paths = [url.removeprefix("https://example.org").replace("v3", "v2") for url in Purged.urls]
    assert {Client().get(path).status_code for path in paths} == {200}
    assert Client().get(max(paths, key=len)).json()["id"] == 7


@pytest.mark.parametrize("page", markdown.PAGES, ids=lambda page: page.name)
def test_links_lead_somewhere(page: Path) -> None:
    wrong = [
        f"{target.name}{anchor}"
        for target, anchor in markdown.links(page)
        if not target.exists() or (anchor and anchor[1:] not in markdown.anchors(target))
    ]
    assert wrong == []


def test_every_page_is_in_the_contents() -> None:
    contents = markdown.ROOT / "docs" / "README.md"
    linked = {target for target, _ in markdown.links(contents)}
    pages = {page for page in markdown.PAGES if page.is_relative_to(contents.parent)}
    assert pages - linked == {contents}


IMAGES = markdown.ROOT / "docs" / "images"


def test_every_image_is_shown_somewhere() -> None:
    shown = {target for page in markdown.PAGES for target, _ in markdown.links(page)}
    assert set(IMAGES.rglob("*.png")) - shown == set()


def test_every_image_is_made_by_the_script() -> None:
    made = {IMAGES / f"{name}.png" for name in SHOTS}
    assert made == set(IMAGES.rglob("*.png"))


def test_every_image_is_described_and_small() -> None:
    texts = [page.read_text() for page in markdown.PAGES]
    assert [text for text in texts if "![](" in text] == []
    assert [path.name for path in IMAGES.rglob("*.png") if path.stat().st_size > LARGEST] == []


def test_the_guide_explains_every_finding() -> None:
    explained = [row[:2] for row in markdown.table("reason", "kind", "what to do")]
    assert explained == [(str(one.label), one.severity) for one in FINDINGS.values()]


@pytest.mark.parametrize(
    ("documented", "actual", "found"),
    [
        ({"a": 1}, {"a": 1}, ""),
        ({"a": 1}, {"a": 1.0}, ""),
        ({"a": 1}, {"a": True}, ".a: True"),
        ({"a": None}, {"a": 0}, ".a: 0"),
        ({"a": 1}, {"a": 1, "b": 2}, ": ['b'] in one, but not in the other"),
        ({"a": 1, "…": "…"}, {"a": 1, "b": 2}, ""),
        ({"b": 1, "…": "…"}, {"a": 1}, ": ['b'] in one, but not in the other"),
        ({"a": "…"}, {"a": [1]}, ""),
        ("Fog…", "Fog over", ""),
        ("Fog…", "Rain", ": 'Rain'"),
        ([1], [1, 2], ": 2 items"),
        ([1, "…"], [1, 2], ""),
        ([2, "…"], [1, 2], "[0]: 1"),
        ([1, 2, "…"], [1], ": 1 items"),
    ],
)
def test_an_answer_is_compared_but_for_what_was_left_out(
    documented: Any, actual: Any, found: str
) -> None:
    assert difference(documented, actual) == found
