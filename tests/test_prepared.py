"""Queries whose SQL is made once answer as Django's own do."""

from types import SimpleNamespace
from typing import Any

import pytest
from django.db import connection
from django.db.models.functions import Now
from django.test.utils import CaptureQueriesContext
from wagtail.models import Page, Site

from tests.factories import make_author, make_section
from wagtail_reviews.access import Bounds, Reader
from wagtail_reviews.models import Author
from wagtail_reviews.prepared import MOST, Prepared, concrete_names, is_plain, loaded

pytestmark = pytest.mark.django_db
made: list[int] = []


def by_id(model: Any, ids: Any, *names: str) -> Any:
    made.append(len(ids))
    return model.objects.filter(pk__in=ids).order_by("pk").values_list(*names)


def by_all(model: Any, ids: Any, slugs: Any, keys: Any) -> Any:
    found = model.objects.filter(pk__in=ids, slug__in=slugs, translation_key__in=keys)
    return found.order_by("pk").values_list("pk")


@pytest.fixture
def authors(db: None) -> list[Author]:
    return [make_author(f"Author {number}") for number in range(5)]


@pytest.fixture(autouse=True)
def _nothing_made() -> None:
    made.clear()


@pytest.mark.parametrize("count", range(6))
def test_as_many_rows_as_ids(authors: list[Author], count: int) -> None:
    ids = [author.pk for author in authors[:count]]
    rows = Prepared(by_id, "pk").rows(Author, ids, fixed=("pk", "name"))
    assert [tuple(row) for row in rows] == [(each.pk, each.name) for each in authors[:count]]


def test_lists_of_about_a_length_share_their_sql(authors: list[Author]) -> None:
    prepared, ids = Prepared(by_id, "pk"), [author.pk for author in authors]
    for few in (ids[:3], ids[1:5], ids[2:5]):
        prepared.rows(Author, few, fixed=("pk",))
    assert made == [4]


def test_more_than_most_are_asked_for_all_the_same(authors: list[Author]) -> None:
    ids = [*(author.pk for author in authors), *range(10_000, 10_000 + MOST)]
    assert len(Prepared(by_id, "pk").rows(Author, ids, fixed=("pk",))) == len(authors)


def test_ids_slugs_and_keys_are_told_apart(authors: list[Author]) -> None:
    one, other = authors[:2]
    prepared = Prepared(by_all, "pk", "slug", "translation_key")
    asked = [one.pk, other.pk], [one.slug, other.slug]
    assert len(prepared.rows(Author, *asked, [one.translation_key])) == 1
    assert len(prepared.rows(Author, *asked, [one.translation_key, other.translation_key])) == 2


def test_a_model_is_loaded_as_django_would(authors: list[Author]) -> None:
    names = concrete_names(Author)
    (row,) = Prepared(by_id, "pk").rows(Author, [authors[0].pk], fixed=tuple(names))
    author, stored = loaded(Author, row), Author.objects.get(pk=authors[0].pk)
    assert [getattr(author, name) for name in names] == [getattr(stored, name) for name in names]


def test_nothing_is_asked_where_nothing_can_be_found(db: None) -> None:
    with CaptureQueriesContext(connection) as queries:
        assert Prepared(by_id, "pk").rows(Author, [], fixed=("pk",)) == []
    assert not queries.captured_queries


def test_a_page_comes_with_its_locale(site: Site) -> None:
    section = make_section()
    page = Reader.anonymous(site).page(Page, section.pk)
    with CaptureQueriesContext(connection) as queries:
        assert page is not None
        assert page.locale == section.locale
    assert not queries.captured_queries


@pytest.mark.parametrize(
    ("roots", "closed", "seen"), [(("",), (), True), ((), (), False), (("",), ("0001",), False)]
)
def test_bounds_hold_for_what_was_made_before(
    site: Site, roots: Any, closed: Any, seen: bool
) -> None:
    reader = Reader.anonymous(site)
    assert reader.page(Page, site.root_page_id) is not None
    reader.bounds = Bounds(roots, closed)
    assert (reader.page(Page, site.root_page_id) is not None) == seen


@pytest.mark.parametrize(("of", "plain"), [("all", True), ("live", False), ("annotated", False)])
def test_what_a_manager_adds_is_asked_anew(of: str, plain: bool) -> None:
    managers = {
        "all": Author.objects,
        "live": Author.objects.filter(live=True),
        "annotated": Author.objects.annotate(due=Now()),
    }
    model = SimpleNamespace(_meta=SimpleNamespace(managers=[managers[of]]))
    assert is_plain.__wrapped__(model) is plain
