"""The list: which reviews, in which order, how many, and what goes wrong."""

import json
from datetime import datetime, timezone
from typing import Any

import pytest
from django.test import Client
from wagtail.search.backends import get_search_backend

from tests.api import VERSIONS, Api
from tests.factories import card, make_author, make_section, score, work
from wagtail_reviews import conf
from wagtail_reviews.models import get_review_page_model
from wagtail_reviews.schema.query import list_parameters

pytestmark = pytest.mark.searches


@pytest.fixture(params=VERSIONS)
def api(request: pytest.FixtureRequest, client: Client) -> Api:
    return Api(request.param, client)


@pytest.fixture(scope="module")
def shelf(shared_db: None) -> None:
    """Six reviews: two of one score, one unscored, one undated."""
    section = make_section()
    ada, ben = make_author("Ada"), make_author("Ben")
    rows: list[tuple[str, Any, Any, list[str], str]] = [
        ("Alien", 1979, "9", ["Horror", "Science Fiction"], "2024-01-01"),
        ("Brazil", 1985, "8", ["Science Fiction"], "2024-02-01"),
        ("Cube", 1997, "5.5", ["Horror"], "2024-03-01"),
        ("Dune", 2021, "8", ["Science Fiction"], "2024-04-01"),
        ("Eraserhead", 1977, None, ["Horror"], "2024-05-01"),
        ("Flow", None, "7", [], "2024-06-01"),
    ]
    for title, year, value, genres, day in rows:
        kind = "TVSeries" if title == "Flow" else "Movie"
        credit = {"role": "director", "names": [f"Director of {title}"]}
        body = [work(title=title, year=year, genres=genres, work_type=kind, credits=[credit])]
        body += [score(value)] if value else []
        body += [card(ada if title < "D" else ben)]
        published = datetime.fromisoformat(day).replace(tzinfo=timezone.utc)
        page = get_review_page_model()(
            title=title,
            body=json.dumps(body),
            first_published_at=published,
            contains_spoilers=title == "Cube",
        )
        page.tags.add("classic" if year and year < 1990 else "recent")
        section.add_child(instance=page)
        get_search_backend().add(page)


ORDERS = [
    ("-published", "Flow Eraserhead Dune Cube Brazil Alien"),
    ("published", "Alien Brazil Cube Dune Eraserhead Flow"),
    ("score", "Cube Flow Brazil Dune Alien Eraserhead"),
    ("-score", "Alien Brazil Dune Flow Cube Eraserhead"),
    ("year", "Eraserhead Alien Brazil Cube Dune Flow"),
    ("-year", "Dune Cube Brazil Alien Eraserhead Flow"),
    ("title", "Alien Brazil Cube Dune Eraserhead Flow"),
    ("-title", "Flow Eraserhead Dune Cube Brazil Alien"),
]


@pytest.mark.usefixtures("shelf", "db")
@pytest.mark.parametrize(("order", "titles"), ORDERS)
def test_orders_with_what_has_no_value_last(api: Api, order: str, titles: str) -> None:
    assert api.titles(order=order) == titles.split()


@pytest.mark.usefixtures("shelf", "db")
def test_newest_come_first_by_default(api: Api) -> None:
    assert api.titles() == api.titles(order="-published")


FILTERS = [
    ("score_min=80", "Alien Brazil Dune"),
    ("score_max=70", "Cube Flow"),
    ("score_min=55&score_max=70", "Cube Flow"),
    ("scored=true", "Alien Brazil Cube Dune Flow"),
    ("scored=false", "Eraserhead"),
    ("contains_spoilers=true", "Cube"),
    ("year=1985", "Brazil"),
    ("year_min=1997", "Cube Dune"),
    ("year_max=1979", "Alien Eraserhead"),
    ("year_min=1979&year_max=1985", "Alien Brazil"),
    ("published_from=2024-05-01", "Eraserhead Flow"),
    ("published_to=2024-02-01", "Alien Brazil"),
    ("published_from=2024-02-01T00:00:00Z&published_to=2024-02-01T00:00:00Z", "Brazil"),
    ("genre=horror", "Alien Cube Eraserhead"),
    ("genre=horror,science-fiction", "Alien Brazil Cube Dune Eraserhead"),
    ("genre=horror&genre=science-fiction", "Alien"),
    ("genre=nothing", ""),
    ("work_type=TVSeries", "Flow"),
    ("work_type=Movie,TVSeries&scored=false", "Eraserhead"),
    ("author=ada", "Alien Brazil Cube"),
    ("author=ada,ben&year=2021", "Dune"),
    ("tag=classic", "Alien Brazil Eraserhead"),
    ("director=director-of-cube", "Cube"),
    ("genre=horror&score_min=60", "Alien"),
    ("locale=en", "Alien Brazil Cube Dune Eraserhead Flow"),
    ("locale=fr", ""),
]


@pytest.mark.usefixtures("shelf", "db")
@pytest.mark.parametrize(("query", "titles"), FILTERS)
def test_filters(api: Api, query: str, titles: str) -> None:
    assert api.titles(f"{query}&order=title") == titles.split()


@pytest.mark.usefixtures("shelf", "db")
def test_finds_by_ids(api: Api) -> None:
    ids = {item["title"]: item["id"] for item in api.get().json()["items"]}
    assert api.titles(f"id={ids['Dune']},{ids['Alien']}&order=title") == ["Alien", "Dune"]


@pytest.mark.usefixtures("shelf", "db")
def test_limit_and_offset_cut_a_page_out_of_the_whole(api: Api) -> None:
    assert api.titles(order="title", limit=2, offset=2) == ["Cube", "Dune"]
    assert api.count(order="title", limit=2, offset=2) == 6


@pytest.mark.usefixtures("shelf", "db")
def test_an_offset_past_the_end_is_an_empty_page(api: Api) -> None:
    assert api.titles(offset=100) == []


@pytest.mark.usefixtures("shelf", "db")
def test_the_count_obeys_the_filters(api: Api) -> None:
    assert api.count(genre="horror") == 3


@pytest.mark.usefixtures("shelf", "db")
def test_cards_have_no_body_and_no_structured_data(api: Api) -> None:
    item = api.get(limit=1).json()["items"][0]
    assert {"body", "json_ld"}.isdisjoint(item)


@pytest.mark.usefixtures("shelf", "db")
def test_all_fields_can_be_asked_for(api: Api) -> None:
    item = api.get(limit=1, fields="*").json()["items"][0]
    assert {"body", "json_ld", "score", "authors"} <= set(item)


@pytest.mark.usefixtures("shelf", "db")
def test_a_selection_has_its_fields_and_id_and_meta(api: Api) -> None:
    item = api.get(limit=1, fields="title,score").json()["items"][0]
    assert set(item) == {"id", "meta", "title", "score"}


BAD = [
    ("nonsense=1", "nonsense"),
    ("score_min=abc", "score_min"),
    ("score_max=101", "score_max"),
    ("score_min=5,5", "score_min"),
    ("score_min=1e999", "score_min"),
    ("score_min=NaN", "score_min"),
    ("year=12345", "year"),
    ("year=2017&year=2018", "year"),
    ("limit=0", "limit"),
    ("limit=21", "limit"),
    ("offset=-1", "offset"),
    ("offset=10001", "offset"),
    ("order=colour", "order"),
    ("scored=perhaps", "scored"),
    ("genre=%00", "genre"),
    ("genre=", "genre"),
    ("work_type=Film", "work_type"),
    ("published_from=yesterday", "published_from"),
    ("fields=password", "fields"),
    ("id=1,x", "id"),
    ("format=api", "format"),
]


@pytest.mark.django_db
@pytest.mark.parametrize(("query", "parameter"), BAD)
def test_an_error_names_the_parameter(api: Api, query: str, parameter: str) -> None:
    assert api.blamed(query) == parameter


@pytest.mark.django_db
def test_the_highest_limit_is_the_sites(api: Api, settings: Any) -> None:
    settings.WAGTAILAPI_LIMIT_MAX = 50
    assert api.get(limit=50).status_code == 200


SAME = [
    *(query for query, _ in FILTERS),
    *(f"order={order}" for order, _ in ORDERS),
    "fields=*",
    "fields=title,score",
    "limit=2",
    "limit=2&offset=3",
    "limit=2&order=score&cursor={cursor}",
    "id={ids[0]}",
    "search=alien",
    "search=alien+cube&search_operator=or",
    "search=alien+cube&search_operator=or&order=-year&genre=horror",
    "site=localhost",
    "child_of={section}",
    "descendant_of=root",
    "translation_of={ids[0]}",
    "score_min=50&genre=horror,science-fiction&author=ada&order=-score&fields=*",
]


def test_the_table_has_every_parameter() -> None:
    table = "&".join(SAME)
    roles = set(conf.credit_role_keys()) - {"director"}
    names = {parameter.name for parameter in list_parameters(["director"])}
    assert not [name for name in names - roles if f"{name}=" not in table]


@pytest.mark.usefixtures("shelf", "db")
@pytest.mark.skipif("v3" not in VERSIONS, reason="API v3 came with Wagtail 8.")
@pytest.mark.parametrize("query", SAME)
def test_both_versions_answer_the_same_items(client: Client, query: str) -> None:
    v2, v3 = (Api(version, client) for version in VERSIONS)
    answer = v2.get(order="score", limit=2).json()
    first = answer["items"][0]
    cursor, section = answer["meta"]["next_cursor"], first["meta"]["parent"]["id"]
    filled = query.format(cursor=cursor, section=section, ids=[first["id"]])
    answers = [api.get(query=filled).json()["items"] for api in (v2, v3)]
    assert answers[0] or "fr" in query or "nothing" in query or "translation_of" in query
    for item in [*answers[0], *answers[1]]:
        item["meta"].pop("detail_url")
    assert answers[0] == answers[1]
