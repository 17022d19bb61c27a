"""The filters of a query, as conditions."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db.models import Q
from django.utils import timezone

from wagtail_reviews.models import Term
from wagtail_reviews.schema.query import Groups, ReviewQuery


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
