"""No list and no detail reads a whole table, as PostgreSQL means to answer them."""

import pytest
from django.db import connection
from django.test import Client
from wagtail.models import Page

from tests.benchmarks.reviews import fill
from tests.factories import make_section
from tests.plans import scanned
from wagtail_reviews.models import Term, get_review_page_model
from wagtail_reviews.models.derived import Derived

pytestmark = [
    pytest.mark.thorough,
    pytest.mark.django_db,
    pytest.mark.skipif(connection.vendor != "postgresql", reason="It is PostgreSQL's plans."),
]

MANY = 20_000
# They hold as many rows as there are reviews, or more. Others have a few rows for the whole site,
# which no index finds faster: sites, locales, restrictions, collections; and the authors, tags and
# pictures of the generator, of which there are fifty, two hundred and sixty.
LARGE = {model._meta.db_table for model in (Page, Term, get_review_page_model())}

ORDERS = [sign + order for order in ("published", "score", "year", "title") for sign in ("", "-")]
FILTERS = [
    "score_min=95",
    "score_max=20",
    "score_min=50&score_max=60",
    "scored=true",
    "scored=false",
    "contains_spoilers=true",
    "contains_spoilers=false",
    "year=1999",
    "year_min=1990",
    "year_max=1960",
    "published_from=2010-01-10",
    "published_to=2010-01-02",
    "work_type=Movie,Book",
    "genre=genre-3",
    "genre=genre-3,genre-4",
    "genre=genre-3&genre=genre-9",
    "tag=tag-9",
    "author=author-7",
    "director=director-5",
    "studio=nobody",
    "id=100,101",
    "locale=en",
    "child_of={section}",
    "descendant_of={section}",
    "translation_of={review}",
    "genre=genre-3&score_min=50",
]


@pytest.fixture(scope="module", autouse=True)
def filled(shared_db: None) -> dict[str, int]:
    """The ids of what filters ask for, in a database with many reviews."""
    section = make_section()
    fill(section, MANY)
    connection.check_constraints()  # or each test would check all these rows anew
    with connection.cursor() as cursor:
        # As for disks without moving parts: by default, tables of so few rows are read whole.
        cursor.execute("SET LOCAL random_page_cost = 1.1")
    return {"section": section.pk, "review": Page.objects.child_of(section)[MANY // 2].pk}


def scans(client: Client, query: str) -> dict[str, str]:
    """The large tables that a list reads whole, and the query that does."""
    found = scanned(client, f"/api/v2/reviews/{query}")
    return {table: query for table, query in found.items() if table in LARGE}


@pytest.mark.parametrize("order", ORDERS)
def test_an_order_finds_its_first_page_in_an_index(client: Client, order: str) -> None:
    assert scans(client, f"?order={order}") == {}


@pytest.mark.parametrize("order", ORDERS)
def test_a_cursor_finds_its_place_in_an_index(client: Client, order: str) -> None:
    cursor = client.get(f"/api/v2/reviews/?order={order}").json()["meta"]["next_cursor"]
    assert scans(client, f"?order={order}&cursor={cursor}") == {}


@pytest.mark.parametrize("query", FILTERS)
@pytest.mark.parametrize("order", ["-published", "-score", "title"])
def test_a_filter_is_found_in_an_index(
    client: Client, filled: dict[str, int], query: str, order: str
) -> None:
    assert scans(client, f"?{query.format(**filled)}&order={order}") == {}


def test_an_offset_is_found_in_an_index(client: Client) -> None:
    assert scans(client, "?offset=200") == {}


def test_a_detail_is_found_in_an_index(client: Client, filled: dict[str, int]) -> None:
    assert scans(client, f"{filled['review']}/") == {}


def test_a_scan_is_told(client: Client) -> None:
    assert scans(client, "facets/").keys() >= {Term._meta.db_table}


def test_generated_pages_stand_in_the_tree_as_others_do() -> None:
    assert not any(Page.find_problems())


def test_generated_reviews_have_all_that_saving_derives(filled: dict[str, int]) -> None:
    page = get_review_page_model().objects.get(pk=filled["review"])
    assert Derived(page).drift() == []
