"""Searching the list: by Wagtail's backend, together with every filter, order and the facets."""

import json
from typing import Any

import pytest
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from wagtail.models import Page, PageViewRestriction
from wagtail.search.backends import get_search_backend

from tests.api import VERSIONS, Api
from tests.factories import PARAGRAPH, block, make_section, score, work
from wagtail_reviews.models import get_review_page_model

pytestmark = [pytest.mark.django_db, pytest.mark.searches]


def add(section: Page, title: str, *body: Any, **values: Any) -> Any:
    page = get_review_page_model()(title=title, body=json.dumps(list(body)), **values)
    section.add_child(instance=page)
    get_search_backend().add(page)
    return page


@pytest.fixture(scope="module", autouse=True)
def section(shared_db: None) -> Page:
    section = make_section()
    fog = block("paragraph", "<p>Fog and more fog over the harbour.</p>")
    secret = block("spoiler", label="", text="<p>The lighthouse did it.</p>")
    add(section, "Fog fog fog", work(title="A", year=1999, genres=["Drama"]), score("4"), fog)
    add(section, "A harbour", work(title="B", year=2001), score("9"), fog)
    add(section, "Nothing", work(title="C", year=2001), PARAGRAPH, secret)
    add(section, "Draft of fog", fog, live=False)
    private = add(section, "Private fog", fog)
    PageViewRestriction.objects.create(page=private, restriction_type="login")
    return section


@pytest.fixture(params=VERSIONS)
def api(request: pytest.FixtureRequest, client: Client) -> Api:
    return Api(request.param, client)


def test_finds_what_the_reader_may_see_and_counts_it(api: Api) -> None:
    assert sorted(api.titles(search="fog")) == ["A harbour", "Fog fog fog"]
    assert api.count(search="fog") == 2


def test_the_most_relevant_come_first(api: Api) -> None:
    assert api.titles(search="fog") == ["Fog fog fog", "A harbour"]


@pytest.mark.parametrize(
    ("query", "titles"),
    [
        ("year=2001", "A harbour"),
        ("genre=drama", "Fog fog fog"),
        ("score_min=50", "A harbour"),
        ("order=-score", "A harbour,Fog fog fog"),
        ("order=score", "Fog fog fog,A harbour"),
        ("limit=1&offset=1&order=score", "A harbour"),
        ("descendant_of=root&order=title", "Fog fog fog,A harbour"),
    ],
)
def test_goes_with_filters_and_orders(api: Api, query: str, titles: str) -> None:
    assert api.titles(f"search=fog&{query}") == titles.split(",")


@pytest.mark.parametrize(("operator", "count"), [("and", 0), ("or", 2)])
def test_the_operator_asks_for_all_words_or_any(api: Api, operator: str, count: int) -> None:
    assert api.count(search="fog absent", search_operator=operator) == count


def test_facets_count_what_is_found(api: Api) -> None:
    answer = api.get("facets/", search="fog").json()
    assert answer["count"] == 2
    assert answer["facets"]["year"] == [
        {"slug": "1999", "name": "1999", "count": 1},
        {"slug": "2001", "name": "2001", "count": 1},
    ]


def test_a_spoiler_is_not_found(api: Api) -> None:
    assert api.titles(search="lighthouse") == []


def test_goes_on_by_cursor_where_an_order_is_named(api: Api) -> None:
    answer = api.get(search="fog", order="score", limit=1).json()
    cursor = answer.get("meta", answer)["next_cursor"]
    assert api.titles(search="fog", order="score", limit=1, cursor=cursor) == ["A harbour"]


def test_relevance_has_no_cursor(api: Api) -> None:
    answer = api.get(search="fog", limit=1).json()
    assert answer.get("meta", answer)["next_cursor"] is None
    assert api.blamed("search=fog&cursor=x") == "cursor"


@pytest.mark.parametrize(
    ("query", "parameter"),
    [
        ("search=", "search"),
        ("search=%00", "search"),
        ("search=fog&search=more", "search"),
        ("search=" + "fog+" * 21, "search"),
        ("search=fog&search_operator=not", "search_operator"),
        ("search_operator=and", "search_operator"),
    ],
)
def test_an_error_names_the_parameter(api: Api, query: str, parameter: str) -> None:
    assert api.blamed(query) == parameter


def test_a_site_may_switch_search_off(api: Api, settings: Any) -> None:
    settings.WAGTAILAPI_SEARCH_ENABLED = False
    assert api.blamed("search=fog") == "search"


@settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(st.text(min_size=1, max_size=40))
def test_any_words_can_be_searched_for(client: Client, words: str) -> None:
    assert Api("v2", client).get(search=words).status_code in (200, 400)


@pytest.mark.parametrize("words", ['"fog"', "fog*", "-fog", "(fog", "fog:", "fog%", "fog & fog"])
def test_signs_have_no_meaning(api: Api, words: str) -> None:
    assert api.count(search=words) == 2


@pytest.mark.parametrize("words", ['"', "***", "%s", "--", "' OR 1"])
def test_signs_alone_find_nothing(api: Api, words: str) -> None:
    assert api.count(search=words) == 0


def test_many_words_can_be_searched_for(api: Api) -> None:
    assert api.count(search="fog " * 20) == 2


def test_a_page_that_is_saved_again_is_indexed_with_its_last_words(section: Page) -> None:
    page = add(section, "Changed", work(title="Anchor"), block("paragraph", "<p>Chains.</p>"))
    page.body = json.dumps([work(title="Buoy"), block("paragraph", "<p>Bells.</p>")])
    page.save()
    indexed = {field.field_name: field.get_value(page) for field in page.get_search_fields()}
    assert "Bells." in indexed["body"]
    assert "Buoy" in indexed["review_words"]
    assert "Anchor" not in str(indexed)
    assert "Chains" not in str(indexed)
