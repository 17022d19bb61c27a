"""Indexes, as the database in use has them, for everything that is sorted and filtered by."""

import pytest
from wagtail.models import Page

from tests.indexes import filtered_by, has_index, sorted_by
from wagtail_reviews.models import Author, Term, get_review_page_model

pytestmark = pytest.mark.django_db

# Two values, of which an index would find half of the table.
UNINDEXED = {"contains_spoilers"}
OF_THE_PAGE = {"locale", "path", "translation_key"}


@pytest.mark.parametrize("column", sorted(sorted_by()))
def test_an_order_has_an_index_that_ends_in_the_id(column: str) -> None:
    assert has_index(get_review_page_model(), column, "page_ptr")


@pytest.mark.parametrize("column", sorted(filtered_by() - OF_THE_PAGE - UNINDEXED))
def test_a_filter_has_an_index(column: str) -> None:
    assert has_index(get_review_page_model(), column)


@pytest.mark.parametrize("column", sorted(OF_THE_PAGE))
def test_what_is_of_every_page_has_an_index_of_wagtails(column: str) -> None:
    assert has_index(Page, column)


def test_every_filter_is_looked_at() -> None:
    assert filtered_by() == {
        "contains_spoilers",
        "locale",
        "review_percent",
        "review_published_at",
        "review_work_type",
        "review_year",
    }


@pytest.mark.parametrize(
    "fields", [("vocabulary", "slug", "page"), ("vocabulary", "source_id"), ("page",)]
)
def test_terms_are_found_by_slug_by_source_and_by_page(fields: tuple[str, ...]) -> None:
    assert has_index(Term, *fields)


@pytest.mark.parametrize("field", ["slug", "user", "translation_key"])
def test_authors_are_found_by_slug_by_user_and_by_translation(field: str) -> None:
    assert has_index(Author, field)
