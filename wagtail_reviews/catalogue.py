"""Which reviews: a query and a reader -> public pages, filtered, ordered, counted, cut."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import F, Q, QuerySet
from django.http import Http404
from django.urls import Resolver404, resolve
from django.utils import timezone, translation
from wagtail.models import Page

from wagtail_reviews.access import Reader
from wagtail_reviews.models import Term, get_review_page_model
from wagtail_reviews.schema.query import Groups, ReviewQuery

ORDER_COLUMNS = {
    "published": "review_published_at",
    "score": "review_percent",
    "year": "review_year",
    "title": "review_sort_title",
}


@dataclass(frozen=True)
class Slice:
    """A part of the catalogue: its pages, and how many the query has in all."""

    count: int
    pages: Sequence[Any]


def browse(query: ReviewQuery, reader: Reader) -> Slice:
    """The reviews that ``query`` asks for, of those that ``reader`` may see."""
    found = reader.pages(get_review_page_model()).filter(matches(query))
    ordered = found.order_by(*ordering(query.order)).select_related("locale")
    return Slice(found.count(), list(ordered[query.offset : query.offset + query.limit]))


def get(pk: int, reader: Reader) -> Any | None:
    """The review with that id, None if there is none that ``reader`` may see."""
    return _one(reader, pk)


def find(html_path: str, reader: Reader) -> Any | None:
    """The review whose page has that path, None if there is none that ``reader`` may see."""
    page = _route(html_path, reader)
    return _one(reader, page.pk) if page else None


def _one(reader: Reader, pk: int) -> Any | None:
    pages: QuerySet[Any] = reader.pages(get_review_page_model())
    return pages.filter(pk=pk).select_related("locale").first()


def _route(html_path: str, reader: Reader) -> Page | None:
    """The page that Wagtail would serve at that path, wherever its URLs are mounted."""
    if reader.site is None:
        return None
    language = translation.get_language_from_path(html_path) or translation.get_language()
    with translation.override(language):
        parts = [part for part in _served(html_path).split("/") if part]
        root = reader.site.root_page.localized.specific
        try:
            page: Page = root.route(reader.request, parts).page
        except Http404:
            return None
    return page


def _served(html_path: str) -> str:
    """What is left of a path for Wagtail to serve, without what its URLs are mounted under."""
    try:
        match = resolve("/" + html_path.lstrip("/"))
    except Resolver404:
        return html_path
    return match.args[0] if match.url_name == "wagtail_serve" and match.args else html_path


def ordering(order: str) -> list[Any]:
    """How to order: what has no score, year or date comes last in both directions; then by id."""
    column = F(ORDER_COLUMNS[order.lstrip("-")])
    primary = column.desc(nulls_last=True) if order.startswith("-") else column.asc(nulls_last=True)
    return [primary, "pk"]


def matches(query: ReviewQuery) -> Q:
    """The filters of ``query``, together."""
    return _ranges(query) & _exact(query) & _terms(query.terms) & _work_types(query.work_type)


def _ranges(query: ReviewQuery) -> Q:
    return _given(
        review_percent__gte=query.score_min,
        review_percent__lte=query.score_max,
        review_year__gte=query.year_min,
        review_year__lte=query.year_max,
        review_published_at__gte=_aware(query.published_from),
        review_published_at__lte=_aware(query.published_to),
    )


def _exact(query: ReviewQuery) -> Q:
    return _given(
        review_percent__isnull=None if query.scored is None else not query.scored,
        review_year=query.year,
        contains_spoilers=query.contains_spoilers,
        locale__language_code=query.locale,
        pk__in=query.id,
    )


def _given(**lookups: Any) -> Q:
    return Q(**{lookup: value for lookup, value in lookups.items() if value is not None})


def _aware(moment: datetime | None) -> datetime | None:
    """A moment without a time zone is one of the site's."""
    return timezone.make_aware(moment) if moment and timezone.is_naive(moment) else moment


def _work_types(groups: Groups) -> Q:
    found = Q()
    for group in groups:
        found &= Q(review_work_type__in=group)
    return found


def _terms(terms: Mapping[str, Groups]) -> Q:
    found = Q()
    for vocabulary, groups in terms.items():
        for group in groups:
            having = Term.objects.filter(vocabulary=vocabulary, slug__in=group)
            found &= Q(pk__in=having.values("page"))
    return found
