"""What it costs to publish a review, in queries."""

import pytest

from tests.benchmarks.writes import BY_TITLE, REVIEW, STOCK, cost, make_pages

pytestmark = pytest.mark.django_db
MOST = 1.3


def test_a_review_costs_little_more_than_a_stock_page_with_the_same_body() -> None:
    pages = make_pages()
    queries = {}
    for kind, page in pages.items():
        cost(kind, page, 1)  # fills caches
        queries[kind] = cost(kind, page, 2)["queries"]
    assert queries[REVIEW] <= MOST * queries[STOCK]
    assert queries[REVIEW] <= MOST * queries[BY_TITLE]
