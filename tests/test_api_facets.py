"""The facets: counts under the filters of the list, equal to counting by hand."""

import json
from collections import Counter
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.api import VERSIONS, Api
from tests.factories import card, make_author, make_section, score, work
from wagtail_reviews.models import get_review_page_model

pytestmark = pytest.mark.django_db

GENRES = ["Drama", "Horror", "Science Fiction"]
DIRECTORS = ["Ines Falk", "Otto Brandt"]
KINDS = ["Movie", "Book"]
TAGS = ["classic", "Recent"]


@pytest.fixture(scope="module", autouse=True)
def shelf(shared_db: None) -> None:
    """Sixteen reviews whose values are all mixed, some without a score, a year or a work."""
    section = make_section()
    authors = [make_author("Ada"), make_author("Ben")]
    for number in range(16):
        body = [card(authors[number % 2])]
        if number % 8 != 7:
            credit = {"role": "director", "names": DIRECTORS[: number % 3]}
            genres, year = GENRES[number % 4 :], [None, 1999, 2001][number % 3]
            kind = KINDS[number % 2]
            body.append(
                work(title=f"{number}", work_type=kind, year=year, genres=genres, credits=[credit])
            )
        body += [score(str(number % 11))] if number % 5 else []
        page = get_review_page_model()(title=f"Review {number}", body=json.dumps(body))
        page.tags.add(TAGS[number % 2])
        section.add_child(instance=page)


@pytest.fixture(params=VERSIONS)
def api(request: pytest.FixtureRequest, client: Client) -> Api:
    return Api(request.param, client)


def counted_by_hand(cards: list[Any]) -> dict[str, Counter[str]]:
    """How many of the cards have which value of which facet."""
    found: dict[str, Counter[str]] = {name: Counter() for name in READERS}
    for review in cards:
        for name, read in READERS.items():
            found[name].update(set(read(review)))
    return found


def of_work(read: Any) -> Any:
    return lambda review: read(review["metadata"]) if review["metadata"] else []


READERS: dict[str, Any] = {
    "genre": of_work(lambda work: [genre["slug"] for genre in work["genres"]]),
    "director": of_work(
        lambda work: [
            name["slug"]
            for credit in work["credits"]
            if credit["role"] == "director"
            for name in credit["names"]
        ]
    ),
    "year": of_work(lambda work: [str(work["year"])] if work["year"] else []),
    "work_type": of_work(lambda work: [work["type"]]),
    "tag": lambda review: [tag["slug"] for tag in review["tags"]],
    "author": lambda review: [author["slug"] for author in review["authors"]],
}
FILTERS = {
    "genre": ["drama", "horror,science-fiction"],
    "director": ["ines-falk"],
    "year": ["1999"],
    "work_type": ["Book", "Book,Movie"],
    "tag": ["classic"],
    "author": ["ada"],
    "score_min": ["40"],
    "scored": ["true", "false"],
    "year_min": ["2000"],
}
QUERIES = st.fixed_dictionaries(
    {}, optional={name: st.sampled_from(values) for name, values in FILTERS.items()}
)


@pytest.mark.thorough
@settings(
    max_examples=12,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(QUERIES)
def test_facets_are_what_counting_by_hand_gives(client: Client, query: dict[str, str]) -> None:
    api = Api("v2", client)
    answer = api.get("facets/", **query).json()
    assert answer["count"] == api.count(**query)
    for name, values in answer["facets"].items():
        if name in READERS:
            others = {key: value for key, value in query.items() if key != name}
            by_hand = counted_by_hand(api.get(**others).json()["items"])[name]
            assert {value["slug"]: value["count"] for value in values} == by_hand


def test_both_versions_answer_alike(client: Client) -> None:
    answers = [Api(version, client).get("facets/").json() for version in VERSIONS]
    assert answers[0] == answers[-1]


def test_values_come_by_count_and_then_by_name(api: Api) -> None:
    values = api.get("facets/", facets="genre").json()["facets"]["genre"]
    assert values == sorted(values, key=lambda value: (-value["count"], value["name"]))
    assert values[0] == {"slug": "science-fiction", "name": "Science Fiction", "count": 12}


def test_scores_are_averaged_and_spread_over_ten_ranges(api: Api) -> None:
    found = api.get("facets/").json()["score"]
    percents = [item["score"]["percent"] for item in api.get().json()["items"] if item["score"]]
    total = sum(map(Decimal, map(str, percents)), Decimal(0))
    average = (total / len(percents)).quantize(Decimal("0.1"), ROUND_HALF_UP)
    assert (found["scored"], found["average_percent"]) == (len(percents), float(average))
    buckets = Counter(min(int(percent // 10), 9) for percent in percents)
    assert [bucket["count"] for bucket in found["histogram"]] == [buckets[n] for n in range(10)]
    assert found["histogram"][9] == {"from": 90, "to": 100, "count": buckets[9]}


def test_nothing_found_has_no_average(api: Api) -> None:
    answer = api.get("facets/", genre="nothing").json()
    assert (answer["count"], answer["score"]["average_percent"]) == (0, None)
    assert answer["facets"]["tag"] == []


def test_only_the_facets_asked_for_are_answered(api: Api) -> None:
    assert list(api.get("facets/", facets="year,genre").json()["facets"]) == ["genre", "year"]


def test_by_default_every_facet_is_answered(api: Api) -> None:
    facets = api.get("facets/").json()["facets"]
    assert {"genre", "tag", "author", "work_type", "year", "director", "studio"} <= set(facets)


def test_the_most_frequent_values_come_up_to_the_limit(api: Api) -> None:
    facets = api.get("facets/", facet_limit=1).json()["facets"]
    assert [value["slug"] for value in facets["genre"]] == ["science-fiction"]
    assert [len(facets[name]) for name in ("tag", "year", "work_type")] == [1, 1, 1]


def test_the_limit_holds_for_a_facet_with_a_filter_on_itself(api: Api) -> None:
    facets = api.get("facets/", facet_limit=1, genre="drama", tag="classic").json()["facets"]
    assert (len(facets["genre"]), len(facets["tag"])) == (1, 1)


@pytest.mark.parametrize(
    ("query", "parameter"),
    [
        ("facets=colour", "facets"),
        ("facets=", "facets"),
        ("facet_limit=0", "facet_limit"),
        ("facet_limit=1001", "facet_limit"),
        ("limit=5", "limit"),
        ("order=score", "order"),
        ("year=abc", "year"),
    ],
)
def test_an_error_names_the_parameter(api: Api, query: str, parameter: str) -> None:
    assert api.blamed(query, "facets/") == parameter


@pytest.mark.parametrize("query", ["", "genre=drama&director=ines-falk&tag=classic&year=1999"])
def test_facets_take_few_queries(api: Api, query: str) -> None:
    api.get("facets/", query)
    with CaptureQueriesContext(connection) as captured:
        api.get("facets/", query)
    assert len(captured) <= 12


def test_facets_look_up_places_once(api: Api) -> None:
    plain, placed = "genre=drama&year=1999&author=ada", "&child_of=root&search=review"
    counts = []
    for query in (plain, plain + placed):
        api.get("facets/", query)
        with CaptureQueriesContext(connection) as captured:
            api.get("facets/", query)
        counts.append(len(captured))
    assert counts[1] <= counts[0] + 1


def test_what_is_cut_off_comes_last_in_the_whole(api: Api) -> None:
    whole = api.get("facets/").json()["facets"]
    for limit in (1, 2):
        cut = api.get("facets/", facet_limit=limit).json()["facets"]
        assert cut == {name: values[:limit] for name, values in whole.items()}


def test_facets_take_as_many_queries_for_one_as_for_all(api: Api) -> None:
    counts = []
    for query in ("id=1", ""):
        api.get("facets/", query)
        with CaptureQueriesContext(connection) as captured:
            api.get("facets/", query)
        counts.append(len(captured))
    assert counts[0] == counts[1]
